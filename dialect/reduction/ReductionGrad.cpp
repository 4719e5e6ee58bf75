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

/// The product of all elements before (after, with `reverse`) each one along the last dimension of `x`, [m, n].
static TensorExpr productOfOthers(OpBuilder &builder, TensorExpr x, bool reverse) {
  SmallVector<int64_t> shape(shapeOf(x));
  // h[0] = 1, h[i] = x[i - 1] h[i - 1].
  Value first = IotaOp::create(builder, x.getLoc(), shape, 1, builder.getI64Type(), DimsAttr());
  TensorExpr start = (x.with(first) == (reverse ? shape[1] - 1 : 0)).apply<CastOp>(elementType(x));
  return x.with(buildShifted(builder, x.getLoc(), x, 1, reverse)).apply<LinearRecurrenceOp>(start, 1, reverse);
}

SmallVector<Value> ProdOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  // dy times the product of the other elements, without a division: it is right at zeros, and so is its derivative.
  int64_t rank = shapeOf(getX()).size();
  SmallVector<int64_t> reduced = *normalizeDims(std::nullopt, "", getDims(), rank, /*emptyIsAll=*/true), order;
  for (int64_t dim = 0; dim < rank; ++dim)
    if (!llvm::is_contained(reduced, dim))
      order.push_back(dim);
  llvm::append_range(order, reduced);
  TensorExpr x = TensorExpr(builder, getLoc(), getX()).apply<PermuteOp>(order);
  SmallVector<int64_t> permuted(shapeOf(x)), inverse(rank);
  int64_t kept = rank - reduced.size();
  SmallVector<int64_t> rows = {llvm::product_of(ArrayRef(permuted).take_front(kept)),
                               llvm::product_of(ArrayRef(permuted).drop_front(kept))};
  if (rows[0] * rows[1] == 0)
    return {buildFull(builder, getLoc(), getX().getType(), 0)};
  TensorExpr flat = x.apply<ReshapeOp>(rows, DimsAttr());
  TensorExpr others =
      productOfOthers(builder, flat, /*reverse=*/false) * productOfOthers(builder, flat, /*reverse=*/true);
  for (auto [i, dim] : llvm::enumerate(order))
    inverse[dim] = i;
  others = others.apply<ReshapeOp>(permuted, DimsAttr()).apply<PermuteOp>(inverse);
  return {withReducedDims(builder, getLoc(), cotangents[0], getX(), getDims()) * others};
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
