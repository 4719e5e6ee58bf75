//===- NormalizationGrad.cpp - Gradients of normalizations ----------------===//

#include "dialect/elementwise/TensorExpr.h"
#include "dialect/normalization/Normalization.h"
#include "dialect/reduction/Reduction.h"

using namespace mlir;
using namespace ttc::ir;

static TensorExpr sumAlong(TensorExpr value, int64_t dim) {
  return value.apply<SumOp>(ArrayRef<int64_t>{dim}, /*keepdim=*/true);
}

SmallVector<Value> SoftmaxOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  TensorExpr dy(builder, getLoc(), cotangents[0]), y(builder, getLoc(), getResult());
  return {y * (dy - sumAlong(dy * y, getDim()))};
}

SmallVector<Value> LogSoftmaxOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  TensorExpr dy(builder, getLoc(), cotangents[0]), y(builder, getLoc(), getResult());
  return {dy - exp(y) * sumAlong(dy, getDim())};
}
