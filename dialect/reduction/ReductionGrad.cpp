//===- ReductionGrad.cpp - Gradients of reductions ------------------------===//

#include "dialect/elementwise/TensorExpr.h"
#include "dialect/reduction/Reduction.h"

using namespace mlir;
using namespace ttc::ir;

/// A reduction's result or cotangent with the reduced dimensions as extents of 1, so that it broadcasts to the operand.
static TensorExpr withReducedDims(OpBuilder &builder, Location location, Value reduced, Value x,
                                  ArrayRef<int64_t> dims) {
  auto kept = inferReduction(std::nullopt, "", x.getType(), dims, /*keepdim=*/true);
  ArrayRef<int64_t> shape = kept->getShape();
  if (shapeOf(reduced) != shape)
    reduced = ReshapeOp::create(builder, location, reduced, shape, DimsAttr());
  return {builder, location, reduced};
}

static Value expandTo(TensorExpr value, Value x) { return value.apply<ExpandOp>(shapeOf(x), DimsAttr()); }

SmallVector<Value> SumOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return {expandTo(withReducedDims(builder, getLoc(), cotangents[0], getX(), getDims()), getX())};
}

SmallVector<Value> MeanOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  TensorExpr dy = withReducedDims(builder, getLoc(), cotangents[0], getX(), getDims());
  double count = cast<ShapedType>(getX().getType()).getNumElements() / std::max<int64_t>(1, getType().getNumElements());
  return {expandTo(dy / count, getX())};
}

SmallVector<Value> ProdOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  // The product of the other elements: with one zero it is the product of the rest there, and with
  // more it is zero everywhere.
  TensorExpr dy = withReducedDims(builder, getLoc(), cotangents[0], getX(), getDims());
  TensorExpr x(builder, getLoc(), getX());
  TensorExpr isZero = x == 0;
  TensorExpr nonzero = isZero.where(1, x);
  TensorExpr product = nonzero.apply<ProdOp>(getDims(), /*keepdim=*/true);
  TensorExpr zeros = isZero.apply<CastOp>(elementType(getX())).apply<SumOp>(getDims(), /*keepdim=*/true);
  TensorExpr atZero = (zeros == 1).where(product, 0), elsewhere = (zeros == 0).where(product, 0) / nonzero;
  return {dy * isZero.where(atZero, elsewhere)};
}

/// The cotangent shared evenly by the elements equal to the result; NaN is no element's equal.
static Value extremeVjp(OpBuilder &builder, Location location, Value cotangent, Value result, Value operand,
                        ArrayRef<int64_t> dims) {
  TensorExpr dy = withReducedDims(builder, location, cotangent, operand, dims);
  TensorExpr y = withReducedDims(builder, location, result, operand, dims);
  TensorExpr chosen = (TensorExpr(builder, location, operand) == y).apply<CastOp>(elementType(operand));
  return chosen * (dy / chosen.apply<SumOp>(dims, /*keepdim=*/true));
}

SmallVector<Value> AmaxOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return {extremeVjp(builder, getLoc(), cotangents[0], getResult(), getX(), getDims())};
}

SmallVector<Value> AminOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return {extremeVjp(builder, getLoc(), cotangents[0], getResult(), getX(), getDims())};
}
