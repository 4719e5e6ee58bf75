//===- PoolingLayout.cpp - Pooling in NHWC --------------------------------===//
//
// The preferred form is NHWC; that of max_pool2d has its padding made explicit
// as a ttc.pad with -inf.
//
//===----------------------------------------------------------------------===//

#include "dialect/elementwise/TensorExpr.h"
#include "dialect/pooling/Pooling.h"
#include "mlir/IR/IRMapping.h"
#include <limits>

using namespace mlir;
using namespace ttc::ir;

/// Moves an NCHW operation's operands to NHWC and its results back.
template <typename PoolingOp> static FailureOr<SmallVector<Value>> moveChannelsLast(OpBuilder &builder, PoolingOp op) {
  if (ImageLayout(op.getDataFormat()).channelsLast)
    return failure();
  IRMapping mapping;
  for (Value operand : op->getOperands())
    mapping.map(operand, toChannelsLast(builder, op.getLoc(), operand));
  Operation *clone = builder.clone(*op, mapping);
  cast<PoolingOp>(clone).setDataFormat("NHWC");
  SmallVector<Value> results;
  for (Value result : clone->getResults()) {
    auto type = cast<RankedTensorType>(result.getType());
    ArrayRef<int64_t> shape = type.getShape();
    result.setType(type.clone({shape[0], shape[2], shape[3], shape[1]}));
  }
  for (Value result : clone->getResults())
    results.push_back(toChannelsFirst(builder, op.getLoc(), result));
  return results;
}

FailureOr<SmallVector<Value>> MaxPool2dOp::buildPreferredLayout(OpBuilder &builder) {
  ImageLayout layout(getDataFormat());
  Window window = windowOf(*this);
  SmallVector<int64_t> high;
  for (int64_t axis : {0, 1}) {
    int64_t dim = layout.spatial(axis);
    high.push_back(std::max<int64_t>(0, window.highPadding(shapeOf(getX())[dim], axis, shapeOf(getValues())[dim])));
  }
  bool isPadded = !window.isUnpadded() || high[0] || high[1];
  if (layout.channelsLast && !isPadded)
    return failure();
  Location loc = getLoc();
  Value x = layout.channelsLast ? getX() : toChannelsLast(builder, loc, getX());
  x = buildImagePad(builder, loc, x, ImageLayout(true), window.padding, high, -std::numeric_limits<double>::infinity());
  auto pool = MaxPool2dOp::create(builder, loc, x, getKernelSize(), getStride(), ArrayRef<int64_t>{0, 0}, getDilation(),
                                  /*ceil_mode=*/false, "NHWC");
  Value index = pool.getIndex();
  if (!window.isUnpadded()) {
    // A window whose elements are all -inf has its maximum in the image, not in the padding.
    ArrayRef<int64_t> extents = layout.spatialOf(shapeOf(getValues()));
    SmallVector<int64_t> shape = {1, extents[0], extents[1], 1};
    Value first =
        ConstantOp::create(builder, loc, firstPlaces(builder.getContext(), window, extents[0], extents[1], shape));
    TensorExpr values(builder, loc, pool.getValues());
    index = (values == -std::numeric_limits<double>::infinity()).where(values.with(first), values.with(index));
  }
  if (layout.channelsLast)
    return SmallVector<Value>{pool.getValues(), index};
  return SmallVector<Value>{toChannelsFirst(builder, loc, pool.getValues()), toChannelsFirst(builder, loc, index)};
}

FailureOr<SmallVector<Value>> MaxPool2dGradOp::buildPreferredLayout(OpBuilder &builder) {
  return moveChannelsLast(builder, *this);
}
FailureOr<SmallVector<Value>> MaxPool2dGatherOp::buildPreferredLayout(OpBuilder &builder) {
  return moveChannelsLast(builder, *this);
}
FailureOr<SmallVector<Value>> AvgPool2dOp::buildPreferredLayout(OpBuilder &builder) {
  return moveChannelsLast(builder, *this);
}
FailureOr<SmallVector<Value>> AvgPool2dGradOp::buildPreferredLayout(OpBuilder &builder) {
  return moveChannelsLast(builder, *this);
}
