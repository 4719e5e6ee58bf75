//===- ConvLayout.cpp - Convolutions in NHWC with explicit padding --------===//
//
// The preferred form of a convolution and of its gradient by the weight has the
// channels last (NLC, NHWC, NDHWC) and no padding, after an explicit ttc.pad.
// That of the gradient by the input with stride 1 is a convolution of the padded
// cotangent with the filter turned around and its channels exchanged; with
// greater strides it is the operation itself with the channels last.
//
//===----------------------------------------------------------------------===//

#include "dialect/conv/Conv.h"
#include "dialect/shape/Shape.h"

using namespace mlir;
using namespace ttc::ir;

using Preferred = FailureOr<SmallVector<Value>>;

template <typename ConvOp> static Preferred preferForward(ConvOp op, OpBuilder &builder) {
  ImageLayout layout(op.getDataFormat()), last(true, ConvOp::axes);
  Window window = windowOf(op);
  if (layout.channelsLast && window.isUnpadded())
    return failure();
  Location loc = op.getLoc();
  Value x = layout.channelsLast ? op.getX() : toChannelsLast(builder, loc, op.getX());
  Value filter = layout.channelsLast ? op.getWeight() : filterToChannelsLast(builder, loc, op.getWeight());
  x = buildImagePad(builder, loc, x, last, window.padding, window.padding, 0);
  SmallVector<int64_t> noPadding(ConvOp::axes, 0);
  Value result = ConvOp::create(builder, loc, x, filter, op.getStride(), noPadding, op.getDilation(), op.getGroups(),
                                last.format());
  return SmallVector<Value>{layout.channelsLast ? result : toChannelsFirst(builder, loc, result)};
}

template <typename ConvOp> static Preferred preferWeightGrad(ConvOp op, OpBuilder &builder) {
  ImageLayout layout(op.getDataFormat()), last(true, ConvOp::axes);
  Window window = windowOf(op);
  if (layout.channelsLast && window.isUnpadded())
    return failure();
  Location loc = op.getLoc();
  Value x = layout.channelsLast ? op.getX() : toChannelsLast(builder, loc, op.getX());
  Value dy = layout.channelsLast ? op.getDy() : toChannelsLast(builder, loc, op.getDy());
  x = buildImagePad(builder, loc, x, last, window.padding, window.padding, 0);
  SmallVector<int64_t> noPadding(ConvOp::axes, 0);
  Value result = ConvOp::create(builder, loc, x, dy, op.getKernelSize(), op.getStride(), noPadding, op.getDilation(),
                                op.getGroups(), last.format());
  return SmallVector<Value>{layout.channelsLast ? result : filterToChannelsFirst(builder, loc, result)};
}

/// A filter [kernel..., C/G, F] turned around, [kernel..., F/G, C].
static Value buildTurnedFilter(OpBuilder &builder, Location loc, Value filter, int64_t groups) {
  int64_t axes = shapeOf(filter).size() - 2;
  SmallVector<int64_t> order = llvm::to_vector(llvm::seq<int64_t>(axes));
  filter = FlipOp::create(builder, loc, filter, order);
  SmallVector<int64_t> shape(shapeOf(filter));
  if (groups == 1) {
    order.append({axes + 1, axes});
    return PermuteOp::create(builder, loc, filter, order);
  }
  int64_t f = shape.pop_back_val() / groups, c = shape.pop_back_val();
  SmallVector<int64_t> split(shape), joined(shape);
  split.append({c, groups, f});
  joined.append({f, groups * c});
  order.append({axes + 2, axes + 1, axes});
  Value apart = ReshapeOp::create(builder, loc, filter, split, DimsAttr());
  Value turned = PermuteOp::create(builder, loc, apart, order);
  return ReshapeOp::create(builder, loc, turned, joined, DimsAttr());
}

template <typename ConvOp> static Preferred preferInputGrad(ConvOp op, OpBuilder &builder) {
  ImageLayout layout(op.getDataFormat()), last(true, ConvOp::axes);
  Window window = windowOf(op);
  // The cotangent's padding; where it would be negative, the operation stays what it is.
  SmallVector<int64_t> pad, noPadding(ConvOp::axes, 0), unitStride(ConvOp::axes, 1);
  for (int64_t axis = 0; axis < ConvOp::axes; ++axis)
    pad.push_back(window.span(axis) - 1 - window.padding[axis]);
  bool isConvolution = ArrayRef<int64_t>(window.stride) == ArrayRef<int64_t>(unitStride) &&
                       llvm::all_of(pad, [](int64_t v) { return v >= 0; });
  if (layout.channelsLast && !isConvolution)
    return failure();
  Location loc = op.getLoc();
  Value dy = layout.channelsLast ? op.getDy() : toChannelsLast(builder, loc, op.getDy());
  Value filter = layout.channelsLast ? op.getWeight() : filterToChannelsLast(builder, loc, op.getWeight());
  Value result;
  if (isConvolution) {
    dy = buildImagePad(builder, loc, dy, last, pad, pad, 0);
    Value turned = buildTurnedFilter(builder, loc, filter, op.getGroups());
    result = ConvFamily<ConvOp::axes>::Forward::create(builder, loc, dy, turned, unitStride, noPadding,
                                                       op.getDilation(), op.getGroups(), last.format());
  } else {
    result = ConvOp::create(builder, loc, dy, filter, op.getInputSize(), op.getStride(), op.getPadding(),
                            op.getDilation(), op.getGroups(), last.format());
  }
  return SmallVector<Value>{layout.channelsLast ? result : toChannelsFirst(builder, loc, result)};
}

#define TTC_CONVOLUTION_LAYOUTS(AXES)                                                                                  \
  Preferred Conv##AXES##dOp::buildPreferredLayout(OpBuilder &builder) { return preferForward(*this, builder); }        \
  Preferred Conv##AXES##dInputGradOp::buildPreferredLayout(OpBuilder &builder) {                                       \
    return preferInputGrad(*this, builder);                                                                            \
  }                                                                                                                    \
  Preferred Conv##AXES##dWeightGradOp::buildPreferredLayout(OpBuilder &builder) {                                      \
    return preferWeightGrad(*this, builder);                                                                           \
  }
TTC_CONVOLUTION_LAYOUTS(1)
TTC_CONVOLUTION_LAYOUTS(2)
TTC_CONVOLUTION_LAYOUTS(3)
