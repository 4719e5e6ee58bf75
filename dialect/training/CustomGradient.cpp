//===- CustomGradient.cpp - Values with a gradient of one's own -----------===//

#include "dialect/kernel/Kernel.h"
#include "dialect/shape/Shape.h"
#include "dialect/training/Training.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace ttc::ir;

static bool isFloating(Type type) { return isa<FloatType>(getElementTypeOrSelf(type)); }

LogicalResult CustomGradientOp::inferReturnTypes(MLIRContext *, std::optional<Location> location, Adaptor adaptor,
                                                 SmallVectorImpl<Type> &results) {
  int64_t count = adaptor.getNumValues(), operands = adaptor.getInputs().size();
  if (count < 1 || count > operands)
    return emitOptionalError(location, "custom_gradient: expected between 1 and ", operands, " values, got ", count);
  llvm::append_range(results, adaptor.getInputs().take_front(count).getTypes());
  return success();
}

SmallVector<Type> CustomGradientOp::inferEntryTypes() {
  SmallVector<Type> types(getValues().getTypes());
  llvm::append_range(types, llvm::make_filter_range(getValues().getTypes(), isFloating));
  llvm::append_range(types, getSources().getTypes());
  return types;
}

bool CustomGradientOp::differentiatesRegion() { return false; }

SmallVector<Value> CustomGradientOp::getDifferentiatedOperands(const BitVector &) {
  return llvm::map_to_vector(getWrt(), [&](int64_t index) -> Value { return getSources()[index]; });
}

LogicalResult CustomGradientOp::verifyRegions() {
  int64_t sources = getSources().size();
  for (int64_t index : getWrt()) {
    if (index < 0 || index >= sources)
      return emitOpError("expected wrt to name one of ") << sources << " inputs, got " << index;
    if (!isFloating(getSources()[index].getType()))
      return emitOpError("expected wrt to name floating inputs, got input ")
             << index << " of type " << getSources()[index].getType();
  }
  auto arguments = getBackward().getArgumentTypes();
  SmallVector<Type> expected = inferEntryTypes();
  if (arguments.size() != expected.size() || !compatibleTypes(arguments, expected))
    return emitOpError("expected the region's arguments to be ") << expected << ", got " << arguments;
  auto yield = dyn_cast<YieldOp>(getBackward().front().getTerminator());
  if (!yield || yield.getNumOperands() != getWrt().size())
    return emitOpError("expected a region that ends with ttc.yield of ") << getWrt().size() << " cotangents";
  for (auto [index, cotangent] : llvm::zip_equal(getWrt(), yield.getValues()))
    if (Type type = getSources()[index].getType(); !compatibleTypes(type, cotangent.getType()))
      return emitOpError("expected a cotangent of input ")
             << index << " of type " << type << ", got " << cotangent.getType();
  return success();
}

SmallVector<Value> CustomGradientOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  SmallVector<Value> values(getResults());
  for (auto [result, cotangent] : llvm::zip_equal(getResults(), cotangents)) {
    auto type = cast<RankedTensorType>(result.getType());
    if (isFloating(type))
      values.push_back(
          cotangent ? cotangent : ConstantOp::create(builder, getLoc(), cast<ElementsAttr>(builder.getZeroAttr(type))));
  }
  llvm::append_range(values, getSources());
  Block &backward = getBackward().front();
  IRMapping mapping;
  mapping.map(backward.getArguments(), values);
  for (Operation &op : backward.without_terminator())
    builder.clone(op, mapping);

  SmallVector<Value> results(getNumOperands());
  Operation *yield = backward.getTerminator();
  for (auto [index, cotangent] : llvm::zip_equal(getWrt(), yield->getOperands()))
    results[getNumValues() + index] = mapping.lookup(cotangent);
  return results;
}
