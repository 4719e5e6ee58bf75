//===- SignatureAttrs.cpp - Verification of the signature's attributes ----===//
//
// One table for each place where an attribute may stand: its name, and the check of
// its form. The driver and the passes read these attributes without further checks.
//
//===----------------------------------------------------------------------===//

#include "dialect/core/SignatureAttrs.h"
#include "dialect/training/OptimizerInterface.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;

namespace ttc::ir {

std::string boundedText(Attribute attribute) {
  constexpr size_t limit = 120;
  std::string text;
  llvm::raw_string_ostream(text) << attribute;
  if (text.size() > limit)
    text.replace(limit, std::string::npos, "...");
  return text;
}

namespace {

/// Where an attribute stands: the function, or an argument or result and its type.
struct Place {
  mutable FunctionOpInterface function;
  std::string what;
  Type type;
};

/// What the attribute was expected to be; nothing when it is that.
using Complaint = std::optional<std::string>;

Complaint unless(bool holds, const Twine &expected) { return holds ? std::nullopt : Complaint(expected.str()); }

Complaint checkName(const Place &, Attribute attribute) {
  auto text = dyn_cast<StringAttr>(attribute);
  return unless(text && !text.empty(), "a string that isn't empty");
}

Complaint checkKind(const Place &, Attribute attribute) {
  const SmallVector<StringRef> kinds = {signature::inputKind, signature::parameterKind, signature::stateKind,
                                        signature::carryKind, signature::outputKind};
  auto text = dyn_cast<StringAttr>(attribute);
  return unless(text && llvm::is_contained(kinds, text.getValue()), "one of \"" + llvm::join(kinds, "\", \"") + "\"");
}

Complaint checkUnit(const Place &, Attribute attribute) { return unless(isa<UnitAttr>(attribute), "unit"); }

Complaint checkCount(const Place &, Attribute attribute) {
  auto number = dyn_cast<IntegerAttr>(attribute);
  return unless(number && number.getType().isInteger(64) && number.getInt() >= 0, "an i64 of at least 0");
}

Complaint checkLayout(const Place &place, Attribute attribute) {
  auto shaped = dyn_cast<ShapedType>(place.type);
  int64_t rank = shaped && shaped.hasRank() ? shaped.getRank() : 0;
  auto order = dyn_cast<DenseI64ArrayAttr>(attribute);
  bool isPermutation = order && order.size() == rank;
  llvm::SmallVector<bool> seen(rank);
  for (int64_t i = 0; isPermutation && i < rank; ++i) {
    int64_t dim = order[i];
    isPermutation = dim >= 0 && dim < rank && !seen[dim];
    if (isPermutation)
      seen[dim] = true;
  }
  return unless(isPermutation, "an array<i64> that permutes the " + Twine(rank) + " dimensions");
}

Complaint checkOptimizer(const Place &, Attribute attribute) {
  return unless(isa<OptimizerAttrInterface>(attribute), "an optimizer");
}

Complaint checkInitial(const Place &, Attribute attribute) {
  auto number = dyn_cast<FloatAttr>(attribute);
  return unless(number && number.getType().isF64(), "an f64");
}

Complaint checkRange(const Place &, Attribute attribute) {
  auto bounds = dyn_cast<ArrayAttr>(attribute);
  auto isNumber = [](Attribute bound) {
    auto number = dyn_cast<TypedAttr>(bound);
    return isa<FloatAttr>(bound) || (isa<IntegerAttr>(bound) && number.getType().isSignlessInteger(64));
  };
  return unless(bounds && bounds.size() == 2 && llvm::all_of(bounds, isNumber), "[low, high]");
}

Complaint checkValues(const Place &, Attribute attribute) {
  return unless(isa<DenseIntOrFPElementsAttr>(attribute), "dense elements");
}

Complaint checkPositions(const Place &place, Attribute attribute) {
  int64_t count = place.function.getNumArguments();
  auto positions = dyn_cast<DenseI64ArrayAttr>(attribute);
  return unless(positions && llvm::all_of(positions.asArrayRef(), [&](int64_t i) { return i >= 0 && i < count; }),
                "an array<i64> of positions of arguments below " + Twine(count));
}

bool isReport(DictionaryAttr report) {
  return report && report.getAs<StringAttr>("message") && report.getAs<LocationAttr>("location");
}

bool isCheck(Attribute attribute) {
  auto check = dyn_cast<DictionaryAttr>(attribute);
  auto isNumber = [&](StringRef name) {
    auto number = check.getAs<IntegerAttr>(name);
    return number && number.getType().isSignlessInteger(64);
  };
  return isReport(check) && isNumber("lower") && isNumber("upper") &&
         (!check.contains("ignored") || isNumber("ignored"));
}

Complaint checkChecks(const Place &place, Attribute attribute) {
  // The driver reads the elements as i32 or i64.
  auto type = dyn_cast<RankedTensorType>(place.type);
  if (type && !type.getElementType().isInteger(32) && !type.getElementType().isInteger(64))
    return "an argument of i32 or i64 elements";
  auto checks = dyn_cast<ArrayAttr>(attribute);
  return unless(checks && llvm::all_of(checks, isCheck),
                "an array of dictionaries with message, location, lower, upper and perhaps ignored");
}

Complaint checkCheck(const Place &place, Attribute attribute) {
  // The driver gives it eight bytes.
  auto type = dyn_cast<RankedTensorType>(place.type);
  if (type && (type.getRank() != 0 || !type.getElementType().isSignlessInteger(64)))
    return "a result of type tensor<i64>";
  return unless(isReport(dyn_cast<DictionaryAttr>(attribute)), "a dictionary with message and location");
}

struct Rule {
  StringRef name;
  Complaint (*check)(const Place &, Attribute);
};

constexpr Rule functionRules[] = {
    {signature::optimizerAttr, checkOptimizer},
    {signature::lossAttr, checkName},
    {signature::momentumStateAttr, checkUnit},
    {signature::optimizerPrefixAttr, checkName},
    {"ttc.flops", checkCount},
    {"ttc.tasks", checkCount},
    {"ttc.launches", checkCount},
    {"ttc.arena_bytes", checkCount},
    {"ttc.buffer_bytes", checkCount},
};

constexpr Rule argumentRules[] = {
    {signature::nameAttr, checkName},
    {signature::kindAttr, checkKind},
    {signature::layoutAttr, checkLayout},
    {signature::frozenAttr, checkUnit},
    {signature::stepAttr, checkName},
    {signature::optimizerAttr, checkOptimizer},
    {signature::initialAttr, checkInitial},
    {signature::checksAttr, checkChecks},
    {"ttc.range", checkRange},
    {"ttc.values", checkValues},
    {"ttc.result", checkUnit},
    {"ttc.scratch", checkUnit},
    {"ttc.inplace", checkPositions},
    // Of outputs, once results have become arguments.
    {signature::gradientOfAttr, checkName},
    {signature::checkAttr, checkCheck},
};

constexpr Rule resultRules[] = {
    {signature::nameAttr, checkName},
    {signature::updatesAttr, checkName},
    {signature::gradientOfAttr, checkName},
    {signature::checkAttr, checkCheck},
};

LogicalResult verify(ArrayRef<Rule> rules, const Place &place, NamedAttribute attribute) {
  const Rule *rule = llvm::find_if(rules, [&](const Rule &each) { return each.name == attribute.getName(); });
  if (rule == rules.end())
    return place.function.emitError() << "unknown attribute " << attribute.getName() << " of " << place.what
                                      << ", expected one of "
                                      << llvm::join(llvm::map_range(rules, [](const Rule &r) { return r.name; }), ", ");
  if (Complaint complaint = rule->check(place, attribute.getValue()))
    return place.function.emitError() << "expected " << rule->name << " of " << place.what << " to be " << *complaint
                                      << ", got " << boundedText(attribute.getValue());
  return success();
}

} // namespace

LogicalResult verifyFunctionAttribute(Operation *op, NamedAttribute attribute) {
  auto function = dyn_cast<FunctionOpInterface>(op);
  if (!function)
    return op->emitOpError() << "has the attribute " << attribute.getName() << ", which only functions may have";
  return verify(functionRules, {function, "the function", {}}, attribute);
}

LogicalResult verifyArgumentAttribute(Operation *op, unsigned index, NamedAttribute attribute) {
  auto function = dyn_cast<FunctionOpInterface>(op);
  if (!function)
    return op->emitOpError() << "has an argument with " << attribute.getName() << ", which only functions may have";
  Place place = {function, "argument " + std::to_string(index), function.getArgumentTypes()[index]};
  return verify(argumentRules, place, attribute);
}

LogicalResult verifyResultAttribute(Operation *op, unsigned index, NamedAttribute attribute) {
  auto function = dyn_cast<FunctionOpInterface>(op);
  if (!function)
    return op->emitOpError() << "has a result with " << attribute.getName() << ", which only functions may have";
  Place place = {function, "result " + std::to_string(index), function.getResultTypes()[index]};
  return verify(resultRules, place, attribute);
}

/// Whether an attribute belongs to the dialect, which needn't be loaded.
static bool isOurs(NamedAttribute attribute) { return attribute.getName().strref().starts_with("ttc."); }

bool hasSignatureAttributes(FunctionOpInterface function) {
  auto has = [](ArrayAttr attributes) {
    return attributes && llvm::any_of(attributes, [](Attribute each) {
             auto dictionary = dyn_cast<DictionaryAttr>(each);
             return dictionary && llvm::any_of(dictionary, isOurs);
           });
  };
  return llvm::any_of(function->getDiscardableAttrs(), isOurs) || has(function.getArgAttrsAttr()) ||
         has(function.getResAttrsAttr());
}

LogicalResult verifySignatureAttributes(FunctionOpInterface function) {
  for (NamedAttribute attribute : function->getDiscardableAttrs())
    if (isOurs(attribute) && failed(verifyFunctionAttribute(function, attribute)))
      return failure();
  for (unsigned i = 0; i < function.getNumArguments(); ++i)
    for (NamedAttribute attribute : function.getArgAttrs(i))
      if (isOurs(attribute) && failed(verifyArgumentAttribute(function, i, attribute)))
        return failure();
  for (unsigned i = 0; i < function.getNumResults(); ++i)
    for (NamedAttribute attribute : function.getResultAttrs(i))
      if (isOurs(attribute) && failed(verifyResultAttribute(function, i, attribute)))
        return failure();
  return success();
}

} // namespace ttc::ir
