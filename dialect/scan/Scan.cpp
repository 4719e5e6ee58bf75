//===- Scan.cpp - Inference and verification of ttc.scan ------------------===//

#include "dialect/scan/Scan.h"
#include "dialect/shape/Shape.h"

using namespace mlir;
using namespace ttc::ir;

#define GET_OP_CLASSES
#include "dialect/scan/Scan.cpp.inc"

RankedTensorType ttc::ir::elementOf(Type stacked) {
  return tensorOf(ArrayRef<Dim>(dimsOf(stacked)).drop_front(), getElementTypeOrSelf(stacked));
}

RankedTensorType ttc::ir::stackOf(Dim times, Type element) {
  Dims dims = {times};
  llvm::append_range(dims, dimsOf(element));
  return tensorOf(dims, getElementTypeOrSelf(element));
}

/// The common extent of `xs` along dimension 0, or `length` where there are none.
static FailureOr<Dim> inferTimes(std::optional<Location> location, TypeRange xs, std::optional<int64_t> length) {
  if (xs.empty()) {
    if (!length)
      return emitOptionalError(location, "scan: expected xs or a length, got neither"), failure();
    if (*length < 0)
      return emitOptionalError(location, "scan: expected a length of at least 0, got ", *length), failure();
    return Dim{*length};
  }
  Dim times;
  for (Type x : xs) {
    Dims dims = dimsOf(x);
    if (dims.empty())
      return emitOptionalError(location, "scan: expected xs of rank 1 or more, got []"), failure();
    std::optional<Dim> common = unify(times, dims.front());
    if (!common)
      return emitOptionalError(location, "scan: xs have different extents along dimension 0: ", str(times), " and ",
                               str(dims.front())),
             failure();
    times = *common;
  }
  if (length && times.isStatic() && times.size != *length)
    return emitOptionalError(location, "scan: expected xs of the length ", *length, ", got ", times.size), failure();
  return times;
}

LogicalResult ScanOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, ScanOp::Adaptor adaptor,
                                       SmallVectorImpl<Type> &results) {
  std::optional<int64_t> length;
  if (auto attr = adaptor.getLengthAttr())
    length = attr.getInt();
  ValueRange inputs = adaptor.getInputs();
  if (std::optional<std::string> error = scanInputsError(adaptor.getNumCarries(), adaptor.getNumXs(), inputs.size()))
    return emitOptionalError(location, "scan: ", *error);
  size_t carries = adaptor.getNumCarries(), xs = adaptor.getNumXs();
  FailureOr<Dim> times = inferTimes(location, inputs.slice(carries, xs).getTypes(), length);
  if (failed(times))
    return failure();
  Region &region = adaptor.getBody();
  if (region.empty() || region.front().empty() || !isa<YieldOp>(region.front().back()))
    return emitOptionalError(location, "scan: expected a body that ends with ttc.yield");
  TypeRange init = inputs.take_front(carries).getTypes();
  auto yielded = region.front().back().getOperandTypes();
  if (yielded.size() < init.size())
    return emitOptionalError(location, "scan: expected the body to return ", init.size(), " carries, got ",
                             yielded.size());
  for (auto [i, before, after] : llvm::enumerate(init, yielded)) {
    if (!compatibleTypes(before, after))
      return emitOptionalError(location, "scan: carry ", i, " is ", str(before), " ",
                               dtypeName(getElementTypeOrSelf(before)), " before a step and ", str(after), " ",
                               dtypeName(getElementTypeOrSelf(after)), " after it");
    results.push_back(before);
  }
  for (Type y : llvm::drop_begin(yielded, init.size()))
    results.push_back(stackOf(*times, y));
  return success();
}

void ScanOp::build(OpBuilder &builder, OperationState &state, TypeRange types, ValueRange init, ValueRange xs,
                   ValueRange consts, bool reverse, std::optional<int64_t> length) {
  SmallVector<Value> inputs(init);
  llvm::append_range(inputs, xs);
  llvm::append_range(inputs, consts);
  build(builder, state, types, inputs, init.size(), xs.size(), reverse,
        length ? builder.getI64IntegerAttr(*length) : IntegerAttr());
}

SmallVector<Type> ScanOp::inferEntryTypes() {
  SmallVector<Type> types(getInit().getTypes());
  for (Value x : getXs())
    types.push_back(elementOf(x.getType()));
  llvm::append_range(types, getConsts().getTypes());
  return types;
}

bool ScanOp::differentiatesRegion() { return true; }

int64_t ScanOp::getTimes() {
  return getXs().empty() ? static_cast<int64_t>(*getLength())
                         : cast<RankedTensorType>(getXs().front().getType()).getDimSize(0);
}

SmallVector<Value> ScanOp::buildWithoutSteps(OpBuilder &builder) {
  SmallVector<Value> results(getInit());
  for (Value stack : getStacked())
    results.push_back(ConstantOp::create(
        builder, getLoc(), DenseElementsAttr::get(cast<RankedTensorType>(stack.getType()), ArrayRef<Attribute>())));
  return results;
}

LogicalResult ScanOp::verifyRegions() {
  auto arguments = getBody().getArgumentTypes();
  SmallVector<Type> expected = inferEntryTypes();
  if (arguments.size() != expected.size() || !compatibleTypes(arguments, expected))
    return emitOpError("expected the body's arguments to be ") << expected << ", got " << arguments;
  return success();
}
