//===- Specialize.cpp - Bind symbolic dimensions to numbers ---------------===//
//
// Types of arguments change first; then every result is inferred anew in program order,
// so that the checks which symbolic extents had left open happen here.
//
//===----------------------------------------------------------------------===//

#include "dialect/core/TTCDialect.h"
#include "passes/Passes.h"
#include "passes/graph/Signature.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;

namespace ttc {

#define GEN_PASS_DEF_SPECIALIZE
#include "passes/Passes.h.inc"

namespace {

using Bindings = llvm::MapVector<StringRef, int64_t>;

/// Parses "NAME=EXTENT" items.
LogicalResult parseBindings(ArrayRef<std::string> items, Location loc, Bindings &bindings) {
  for (StringRef item : items) {
    auto [name, text] = item.split('=');
    int64_t extent;
    if (name.empty() || text.getAsInteger(10, extent) || extent <= 0)
      return emitError(loc) << "expected a binding NAME=EXTENT with a positive extent, got \"" << item << "\"";
    auto [it, isNew] = bindings.insert({name, extent});
    if (!isNew && it->second != extent)
      return emitError(loc) << "dimension \"" << name << "\" is bound to both " << it->second << " and " << extent;
  }
  return success();
}

/// Looks extents up by name and remembers which names were asked for.
class Extents {
public:
  explicit Extents(const Bindings &bindings) : bindings(bindings) {}

  std::optional<int64_t> operator()(StringRef name) {
    auto bound = bindings.find(name);
    if (bound == bindings.end())
      return std::nullopt;
    used.insert(bound->first);
    return bound->second;
  }

  /// An error for the first binding that nothing asked for.
  LogicalResult checkAllUsed(func::FuncOp func) const {
    for (const auto &[name, extent] : bindings) {
      if (used.contains(name))
        continue;
      InFlightDiagnostic error = func.emitError()
                                 << "no argument of @" << func.getName() << " has a dimension \"" << name << "\"";
      if (!used.empty())
        error << ", expected \"" << llvm::join(used, "\", \"") << "\"";
      return error;
    }
    return success();
  }

private:
  const Bindings &bindings;
  llvm::SmallSetVector<StringRef, 4> used;
};

/// The static type of an argument.
FailureOr<RankedTensorType> bindType(BlockArgument arg, RankedTensorType type, Extents &extents) {
  SmallVector<int64_t> shape;
  for (auto [index, dim] : llvm::enumerate(ir::dimsOf(type))) {
    if (dim.isStatic()) {
      shape.push_back(dim.size);
      continue;
    }
    if (!dim.isNamed())
      return emitError(arg.getLoc()) << "dimension " << index << " of argument " << arg.getArgNumber()
                                     << " has neither an extent nor a name: " << ir::str(type);
    std::optional<int64_t> extent =
        ir::evaluateName(dim.name.getValue(), [&](StringRef name) { return extents(name); });
    if (!extent)
      return emitError(arg.getLoc()) << "dimension " << dim.name << " of argument " << arg.getArgNumber()
                                     << " is not bound to an extent";
    shape.push_back(*extent);
  }
  auto bound = RankedTensorType::get(shape, type.getElementType());
  if (failed(ir::verifySize(arg.getLoc(), "argument " + std::to_string(arg.getArgNumber()), bound)))
    return failure();
  return bound;
}

LogicalResult inferResults(Operation *op) {
  if (auto infer = dyn_cast<InferTypeOpInterface>(op)) {
    SmallVector<Type> types;
    if (failed(infer.inferReturnTypes(op->getContext(), op->getLoc(), op->getOperands(), op->getAttrDictionary(),
                                      op->getPropertiesStorage(), op->getRegions(), types)))
      return failure();
    for (auto [result, type] : llvm::zip_equal(op->getResults(), types))
      result.setType(type);
  }
  for (Value result : op->getResults())
    if (auto type = dyn_cast<RankedTensorType>(result.getType()); type && !type.hasStaticShape())
      return op->emitOpError() << "has the symbolic result " << type << " after all dimensions are bound";
  return ir::verifyResultSizes(op);
}

/// Binds the symbols of `op`, then the types within its region, then those of its results.
LogicalResult inferOperation(Operation *op, Extents &extents) {
  if (auto symbols = dyn_cast<ir::SymbolBinding>(op))
    symbols.bindSymbols([&](StringRef name) { return extents(name); });
  if (auto nested = dyn_cast<ir::RegionInference>(op)) {
    Block &block = op->getRegion(0).front();
    for (auto [argument, type] : llvm::zip_equal(block.getArguments(), nested.inferEntryTypes()))
      argument.setType(type);
    for (Operation &inner : block.without_terminator())
      if (failed(inferOperation(&inner, extents)))
        return failure();
  }
  return inferResults(op);
}

LogicalResult specialize(func::FuncOp func, const Bindings &bindings) {
  Extents extents(bindings);
  for (BlockArgument arg : func.getArguments()) {
    auto type = dyn_cast<RankedTensorType>(arg.getType());
    if (!type)
      continue;
    FailureOr<RankedTensorType> bound = bindType(arg, type, extents);
    if (failed(bound))
      return failure();
    arg.setType(*bound);
  }
  if (failed(extents.checkAllUsed(func)))
    return failure();

  for (Operation &op : func.getBody().front().without_terminator()) {
    if (failed(inferOperation(&op, extents)))
      return failure();
  }
  func.setType(FunctionType::get(func.getContext(), func.getBody().front().getArgumentTypes(),
                                 signature::returnOf(func).getOperandTypes()));
  return success();
}

struct Specialize : impl::SpecializeBase<Specialize> {
  using SpecializeBase::SpecializeBase;

  void runOnOperation() override {
    SmallVector<std::string> items(dims.begin(), dims.end());
    Bindings bindings;
    if (failed(parseBindings(items, getOperation().getLoc(), bindings)))
      return signalPassFailure();
    for (func::FuncOp func : getOperation().getOps<func::FuncOp>())
      if (signature::returnOf(func) && failed(specialize(func, bindings)))
        return signalPassFailure();
  }
};

} // namespace
} // namespace ttc
