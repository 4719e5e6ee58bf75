//===- Sorting.cpp - Inference and gradients ------------------------------===//

#include "dialect/sorting/Sorting.h"
#include "dialect/shape/Shape.h"

using namespace mlir;
using namespace ttc::ir;

LogicalResult SortOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                       SmallVectorImpl<Type> &results) {
  auto type = cast<RankedTensorType>(adaptor.getX().getType());
  if (failed(normalizeDim(location, "sort", adaptor.getDim(), type.getRank())))
    return failure();
  results.append({type, type.clone(IntegerType::get(context, 64))});
  return success();
}

LogicalResult TopkOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                       SmallVectorImpl<Type> &results) {
  Dims dims = dimsOf(adaptor.getX().getType());
  FailureOr<int64_t> dim = normalizeDim(location, "topk", adaptor.getDim(), dims.size());
  if (failed(dim))
    return failure();
  auto k = static_cast<int64_t>(adaptor.getK());
  if (k < 0 || (dims[*dim].isStatic() && k > dims[*dim].size))
    return emitOptionalError(location, "topk: expected k in [0, ", str(dims[*dim]), "], got ", k);
  dims[*dim] = {k};
  RankedTensorType type = tensorOf(dims, elementType(adaptor.getX()));
  results.append({type, type.clone(IntegerType::get(context, 64))});
  return success();
}

/// The values' cotangent at the places that the values came from.
static SmallVector<Value> scatterBack(OpBuilder &builder, Operation *op, Value cotangent, int64_t dim) {
  Value x = op->getOperand(0);
  dim = *normalizeDim(std::nullopt, "", dim, cast<RankedTensorType>(x.getType()).getRank());
  return {ScatterAddOp::create(builder, op->getLoc(), cotangent, op->getResult(1), dim, shapeOf(x)[dim])};
}

SmallVector<Value> SortOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return scatterBack(builder, *this, cotangents[0], getDim());
}

SmallVector<Value> TopkOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return scatterBack(builder, *this, cotangents[0], getDim());
}

#define GET_OP_CLASSES
#include "dialect/sorting/Sorting.cpp.inc"
