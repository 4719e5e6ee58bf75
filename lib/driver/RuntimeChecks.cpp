//===- RuntimeChecks.cpp - Conditions on the indices of a run -------------===//

#include "lib/driver/RuntimeChecks.h"
#include "dialect/checks/Checks.h"
#include "passes/graph/Signature.h"
#include "ttc/Error.h"
#include <algorithm>
#include <fmt/format.h>

using namespace mlir;
using namespace ttc;
using namespace ttc::driver;

RuntimeChecks::Report RuntimeChecks::makeReport(DictionaryAttr attr) {
  Report report;
  report.message = attr.getAs<StringAttr>("message").str();
  attr.getAs<LocationAttr>("location").walk([&](mlir::Location inner) {
    auto line = dyn_cast<FileLineColLoc>(inner);
    if (!line)
      return WalkResult::advance();
    report.file = line.getFilename().str();
    report.line = line.getLine();
    return WalkResult::interrupt();
  });
  return report;
}

void RuntimeChecks::Report::raise(int64_t value, const std::string &place) const {
  throw Error(ir::withNumber(message, "value", value) + place, file, line);
}

void RuntimeChecks::describe(func::FuncOp main) {
  for (BlockArgument argument : main.getArguments()) {
    unsigned number = argument.getArgNumber();
    auto checks = main.getArgAttrOfType<ArrayAttr>(number, signature::checksAttr);
    if (!checks)
      continue;
    auto type = cast<RankedTensorType>(argument.getType());
    for (auto check : checks.getAsRange<DictionaryAttr>()) {
      auto integer = [&](StringRef name) { return check.getAs<IntegerAttr>(name).getInt(); };
      inputs.push_back({makeReport(check), signature::argumentName(main, number).str(), number,
                        type.getElementType().isInteger(32) ? DType::I32 : DType::I64, type.getNumElements(),
                        integer("lower"), integer("upper"),
                        check.contains("ignored") ? std::optional(integer("ignored")) : std::nullopt});
    }
  }
  for (unsigned number : llvm::seq(main.getNumResults()))
    if (auto check = main.getResultAttrOfType<DictionaryAttr>(number, signature::checkAttr))
      reports.push_back(makeReport(check));
}

RuntimeChecks::Offenders RuntimeChecks::makeOffenders() const {
  Offenders result;
  result.offenders.resize(reports.size());
  return result;
}

void *const *RuntimeChecks::Offenders::appendedTo(void *const *buffers, size_t count) {
  pointers.assign(buffers, buffers + count);
  for (Offender &offender : offenders)
    pointers.push_back(&offender.value);
  return pointers.data();
}

template <typename T> void RuntimeChecks::checkElements(const Input &input, const T *values) const {
  // A good value takes the place of the ignored one where there is none.
  const int64_t lower = input.lower, upper = input.upper, ignored = input.ignored.value_or(lower);
  auto isBad = [=](T value) {
    return static_cast<int>((value < lower) | (value >= upper)) & static_cast<int>(value != ignored);
  };
  // Without an exit the loop is one over vectors.
  int anyBad = 0;
  for (int64_t i = 0; i < input.count; ++i)
    anyBad |= isBad(values[i]);
  if (!anyBad)
    return;
  const T *bad = std::find_if(values, values + input.count, isBad);
  input.report.raise(*bad, fmt::format(" (element {} of '{}')", bad - values, input.name));
}

void RuntimeChecks::checkInputs(void *const *buffers) const {
  for (const Input &input : inputs) {
    if (input.dtype == DType::I32)
      checkElements(input, static_cast<const int32_t *>(buffers[input.argument]));
    else
      checkElements(input, static_cast<const int64_t *>(buffers[input.argument]));
  }
}

void RuntimeChecks::check(const Offenders &offenders) const {
  for (auto [report, offender] : llvm::zip(reports, offenders.offenders))
    if (offender.value != ir::noOffender)
      report.raise(offender.value, "");
}
