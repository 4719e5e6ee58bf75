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
  using Family = ConvFamily<ConvOp::axes>;
  OpBuilder &builder;
  ConvOp op;

  Value forward(Value x, Value weight) {
    return Family::Forward::create(builder, op.getLoc(), x, weight, op.getStride(), op.getPadding(), op.getDilation(),
                                   op.getGroups(), op.getDataFormat());
  }
  Value inputGrad(Value dy, Value weight, Value like) {
    ArrayRef<int64_t> size = ImageLayout(op.getDataFormat()).spatialOf(shapeOf(like));
    return Family::InputGrad::create(builder, op.getLoc(), dy, weight, size, op.getStride(), op.getPadding(),
                                     op.getDilation(), op.getGroups(), op.getDataFormat());
  }
  Value weightGrad(Value x, Value dy) {
    return Family::WeightGrad::create(builder, op.getLoc(), x, dy, ArrayRef<int64_t>(windowOf(op).kernel),
                                      op.getStride(), op.getPadding(), op.getDilation(), op.getGroups(),
                                      op.getDataFormat());
  }
};
} // namespace

template <typename ConvOp> static SmallVector<Value> forwardVjp(ConvOp op, OpBuilder &builder, ValueRange cotangents) {
  ConvBuilder<ConvOp> build{builder, op};
  return {build.inputGrad(cotangents[0], op.getWeight(), op.getX()), build.weightGrad(op.getX(), cotangents[0])};
}

template <typename ConvOp>
static SmallVector<Value> inputGradVjp(ConvOp op, OpBuilder &builder, ValueRange cotangents) {
  ConvBuilder<ConvOp> build{builder, op};
  return {build.forward(cotangents[0], op.getWeight()), build.weightGrad(cotangents[0], op.getDy())};
}

template <typename ConvOp>
static SmallVector<Value> weightGradVjp(ConvOp op, OpBuilder &builder, ValueRange cotangents) {
  ConvBuilder<ConvOp> build{builder, op};
  return {build.inputGrad(op.getDy(), cotangents[0], op.getX()), build.forward(op.getX(), cotangents[0])};
}

#define TTC_CONVOLUTION_VJPS(AXES)                                                                                     \
  SmallVector<Value> Conv##AXES##dOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {                            \
    return forwardVjp(*this, builder, cotangents);                                                                     \
  }                                                                                                                    \
  SmallVector<Value> Conv##AXES##dInputGradOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {                   \
    return inputGradVjp(*this, builder, cotangents);                                                                   \
  }                                                                                                                    \
  SmallVector<Value> Conv##AXES##dWeightGradOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {                  \
    return weightGradVjp(*this, builder, cotangents);                                                                  \
  }
TTC_CONVOLUTION_VJPS(1)
TTC_CONVOLUTION_VJPS(2)
TTC_CONVOLUTION_VJPS(3)
