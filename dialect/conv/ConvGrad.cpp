//===- ConvGrad.cpp - Gradients of convolutions ---------------------------===//
//
// The three operations are linear in both operands, and each is the gradient
// of the others.
//
//===----------------------------------------------------------------------===//

#include "dialect/conv/Conv.h"

using namespace mlir;
using namespace ttc::ir;

namespace {
/// Builds the three convolutions with the attributes of one of them.
template <typename ConvOp> struct ConvBuilder {
  OpBuilder &builder;
  ConvOp op;

  Value forward(Value x, Value weight) {
    return Conv2dOp::create(builder, op.getLoc(), x, weight, op.getStride(), op.getPadding(), op.getDilation(),
                            op.getGroups(), op.getDataFormat());
  }
  Value inputGrad(Value dy, Value weight, Value like) {
    ImageLayout layout(op.getDataFormat());
    ArrayRef<int64_t> shape = shapeOf(like);
    return Conv2dInputGradOp::create(
        builder, op.getLoc(), dy, weight, ArrayRef<int64_t>{shape[layout.spatial(0)], shape[layout.spatial(1)]},
        op.getStride(), op.getPadding(), op.getDilation(), op.getGroups(), op.getDataFormat());
  }
  Value weightGrad(Value x, Value dy) {
    return Conv2dWeightGradOp::create(builder, op.getLoc(), x, dy, ArrayRef<int64_t>(windowOf(op).kernel),
                                      op.getStride(), op.getPadding(), op.getDilation(), op.getGroups(),
                                      op.getDataFormat());
  }
};
} // namespace

SmallVector<Value> Conv2dOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  ConvBuilder<Conv2dOp> build{builder, *this};
  return {build.inputGrad(cotangents[0], getWeight(), getX()), build.weightGrad(getX(), cotangents[0])};
}

SmallVector<Value> Conv2dInputGradOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  ConvBuilder<Conv2dInputGradOp> build{builder, *this};
  return {build.forward(cotangents[0], getWeight()), build.weightGrad(cotangents[0], getDy())};
}

SmallVector<Value> Conv2dWeightGradOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  ConvBuilder<Conv2dWeightGradOp> build{builder, *this};
  return {build.inputGrad(getDy(), cotangents[0], getX()), build.forward(getX(), cotangents[0])};
}
