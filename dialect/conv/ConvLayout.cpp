//===- ConvLayout.cpp - Convolutions in NHWC with explicit padding --------===//
//
// The preferred form of conv2d and conv2d_weight_grad is NHWC without padding,
// after an explicit ttc.pad. That of conv2d_input_grad with stride 1 is a conv2d
// of the padded cotangent with the filter turned around and its channels
// exchanged; with greater strides it is the operation itself in NHWC.
//
//===----------------------------------------------------------------------===//

#include "dialect/conv/Conv.h"
#include "dialect/shape/Shape.h"

using namespace mlir;
using namespace ttc::ir;

static constexpr int64_t kNoPadding[] = {0, 0};
static constexpr int64_t kUnitStride[] = {1, 1};

FailureOr<SmallVector<Value>> Conv2dOp::buildPreferredLayout(OpBuilder &builder) {
  ImageLayout layout(getDataFormat());
  Window window = windowOf(*this);
  if (layout.channelsLast && window.isUnpadded())
    return failure();
  Location loc = getLoc();
  Value x = layout.channelsLast ? getX() : toChannelsLast(builder, loc, getX());
  Value filter = layout.channelsLast ? getWeight() : filterToChannelsLast(builder, loc, getWeight());
  x = buildImagePad(builder, loc, x, ImageLayout(true), window.padding, window.padding, 0);
  Value result = Conv2dOp::create(builder, loc, x, filter, getStride(), kNoPadding, getDilation(), getGroups(), "NHWC");
  return SmallVector<Value>{layout.channelsLast ? result : toChannelsFirst(builder, loc, result)};
}

FailureOr<SmallVector<Value>> Conv2dWeightGradOp::buildPreferredLayout(OpBuilder &builder) {
  ImageLayout layout(getDataFormat());
  Window window = windowOf(*this);
  if (layout.channelsLast && window.isUnpadded())
    return failure();
  Location loc = getLoc();
  Value x = layout.channelsLast ? getX() : toChannelsLast(builder, loc, getX());
  Value dy = layout.channelsLast ? getDy() : toChannelsLast(builder, loc, getDy());
  x = buildImagePad(builder, loc, x, ImageLayout(true), window.padding, window.padding, 0);
  Value result = Conv2dWeightGradOp::create(builder, loc, x, dy, getKernelSize(), getStride(), kNoPadding,
                                            getDilation(), getGroups(), "NHWC");
  return SmallVector<Value>{layout.channelsLast ? result : filterToChannelsFirst(builder, loc, result)};
}

/// A filter [R, S, C/G, F] turned around, [R, S, F/G, C].
static Value buildTurnedFilter(OpBuilder &builder, Location loc, Value filter, int64_t groups) {
  filter = FlipOp::create(builder, loc, filter, ArrayRef<int64_t>{0, 1});
  ArrayRef<int64_t> shape = shapeOf(filter);
  if (groups == 1)
    return PermuteOp::create(builder, loc, filter, ArrayRef<int64_t>{0, 1, 3, 2});
  int64_t r = shape[0], s = shape[1], c = shape[2], f = shape[3] / groups;
  Value split = ReshapeOp::create(builder, loc, filter, ArrayRef<int64_t>{r, s, c, groups, f}, DimsAttr());
  Value turned = PermuteOp::create(builder, loc, split, ArrayRef<int64_t>{0, 1, 4, 3, 2});
  return ReshapeOp::create(builder, loc, turned, ArrayRef<int64_t>{r, s, f, groups * c}, DimsAttr());
}

FailureOr<SmallVector<Value>> Conv2dInputGradOp::buildPreferredLayout(OpBuilder &builder) {
  ImageLayout layout(getDataFormat());
  Window window = windowOf(*this);
  // The cotangent's padding; where it would be negative, the operation stays what it is.
  SmallVector<int64_t> pad = {window.span(0) - 1 - window.padding[0], window.span(1) - 1 - window.padding[1]};
  bool isConvolution = window.stride == std::array<int64_t, 2>{1, 1} && pad[0] >= 0 && pad[1] >= 0;
  if (layout.channelsLast && !isConvolution)
    return failure();
  Location loc = getLoc();
  Value dy = layout.channelsLast ? getDy() : toChannelsLast(builder, loc, getDy());
  Value filter = layout.channelsLast ? getWeight() : filterToChannelsLast(builder, loc, getWeight());
  Value result;
  if (isConvolution) {
    dy = buildImagePad(builder, loc, dy, ImageLayout(true), pad, pad, 0);
    result = Conv2dOp::create(builder, loc, dy, buildTurnedFilter(builder, loc, filter, getGroups()), kUnitStride,
                              kNoPadding, getDilation(), getGroups(), "NHWC");
  } else {
    result = Conv2dInputGradOp::create(builder, loc, dy, filter, getInputSize(), getStride(), getPadding(),
                                       getDilation(), getGroups(), "NHWC");
  }
  return SmallVector<Value>{layout.channelsLast ? result : toChannelsFirst(builder, loc, result)};
}
