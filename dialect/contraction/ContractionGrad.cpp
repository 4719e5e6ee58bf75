//===- ContractionGrad.cpp - Gradients of matrix products -----------------===//

#include "dialect/contraction/Contraction.h"
#include "dialect/elementwise/TensorExpr.h"

using namespace mlir;
using namespace ttc::ir;

/// The matrix that a vector stands for: a row (column), or `value` itself.
static Value asMatrix(OpBuilder &builder, Location location, Value value, bool row) {
  ArrayRef<int64_t> shape = shapeOf(value);
  if (shape.size() > 1)
    return value;
  SmallVector<int64_t> matrix = row ? SmallVector<int64_t>{1, shape[0]} : SmallVector<int64_t>{shape[0], 1};
  return ReshapeOp::create(builder, location, value, matrix, DimsAttr());
}

static Value transposed(OpBuilder &builder, Location location, Value value) {
  int64_t rank = shapeOf(value).size();
  SmallVector<int64_t> dims = llvm::to_vector(llvm::seq<int64_t>(0, rank));
  std::swap(dims[rank - 1], dims[rank - 2]);
  return PermuteOp::create(builder, location, value, dims);
}

/// All dimensions but the last as one, so that a sum over batches becomes part of one contraction.
static Value flatRows(OpBuilder &builder, Location location, Value value) {
  ArrayRef<int64_t> shape = shapeOf(value);
  if (shape.size() == 2)
    return value;
  int64_t rows = ShapedType::getNumElements(shape.drop_back());
  return ReshapeOp::create(builder, location, value, ArrayRef<int64_t>{rows, shape.back()}, DimsAttr());
}

SmallVector<Value> MatmulOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  Location loc = getLoc();
  Value x = asMatrix(builder, loc, getX(), /*row=*/true), y = asMatrix(builder, loc, getY(), /*row=*/false);
  // The cotangent with the dimensions that vectors dropped.
  SmallVector<int64_t> shape(getType().getShape());
  if (shapeOf(getX()).size() == 1)
    shape.insert(shape.end() - (shapeOf(getY()).size() == 1 ? 0 : 1), 1);
  if (shapeOf(getY()).size() == 1)
    shape.push_back(1);
  Value dz = cotangents[0];
  if (shapeOf(dz) != ArrayRef<int64_t>(shape))
    dz = ReshapeOp::create(builder, loc, dz, shape, DimsAttr());

  Value dx = MatmulOp::create(builder, loc, dz, transposed(builder, loc, y));
  dx = sumTo(builder, loc, dx, x.getType());
  Value dy;
  if (shapeOf(y).size() == 2 && shapeOf(x).size() > 2)
    dy =
        MatmulOp::create(builder, loc, transposed(builder, loc, flatRows(builder, loc, x)), flatRows(builder, loc, dz));
  else
    dy = sumTo(builder, loc, MatmulOp::create(builder, loc, transposed(builder, loc, x), dz), y.getType());

  auto restore = [&](Value gradient, Value operand) {
    return gradient.getType() == operand.getType()
               ? gradient
               : Value(ReshapeOp::create(builder, loc, gradient, shapeOf(operand), DimsAttr()));
  };
  return {restore(dx, getX()), restore(dy, getY())};
}
