//===- ConvLinalg.cpp - Lowering of convolutions --------------------------===//
//
// Each convolution is one linalg.generic on explicitly padded images. Groups
// become an iterator of their own, before the channels within a group.
//
//===----------------------------------------------------------------------===//

#include "dialect/conv/Conv.h"
#include "dialect/core/LinalgBuilders.h"

using namespace mlir;
using namespace ttc::ir;

FusionKind Conv2dOp::getFusionKind() { return FusionKind::Contraction; }
FusionKind Conv2dInputGradOp::getFusionKind() { return FusionKind::Contraction; }
FusionKind Conv2dWeightGradOp::getFusionKind() { return FusionKind::Contraction; }

namespace {
/// The iterators of a convolution: batch, position, group, output channel, window, input channel.
enum Iterator : int64_t { N, P, Q, G, F, R, S, C, kIterators };

/// Shapes and index maps of one convolution in one layout.
struct Convolution {
  OpBuilder &builder;
  Location loc;
  ImageLayout layout;
  int64_t groups;
  std::array<int64_t, 2> stride, dilation;

  /// A channel count split into groups; one number without groups.
  SmallVector<int64_t> split(int64_t channels) const {
    return groups == 1 ? SmallVector<int64_t>{channels} : SmallVector<int64_t>{groups, channels / groups};
  }
  SmallVector<int64_t> splitImage(ArrayRef<int64_t> shape) const {
    return layout.image<int64_t>(shape[0], shape[layout.spatial(0)], shape[layout.spatial(1)],
                                 split(shape[layout.channel()]));
  }
  SmallVector<int64_t> splitFilter(ArrayRef<int64_t> shape) const {
    return layout.filter<int64_t>(shape[layout.filterSpatial(0)], shape[layout.filterSpatial(1)],
                                  shape[layout.filterIn()], split(shape[layout.filterOut()]));
  }

  /// Sums products over the `reductions`, with `result` as the order of the parallel iterators.
  Value build(Value lhs, Value rhs, ArrayRef<int64_t> resultShape, ArrayRef<int64_t> splitShape, bool toFilter) {
    auto channels = [&](int64_t channel) {
      return groups == 1 ? SmallVector<int64_t>{channel} : SmallVector<int64_t>{G, channel};
    };
    SmallVector<int64_t> order =
        toFilter ? layout.filter<int64_t>(R, S, C, channels(F)) : layout.image<int64_t>(N, P, Q, channels(F));
    unsigned parallel = order.size();
    for (int64_t reduction : toFilter ? std::array<int64_t, 3>{N, P, Q} : std::array<int64_t, 3>{R, S, C})
      order.push_back(reduction);
    std::array<AffineExpr, kIterators> at;
    for (auto [position, iterator] : llvm::enumerate(order))
      at[iterator] = builder.getAffineDimExpr(position);

    auto exprs = [&](int64_t channel) {
      return groups == 1 ? SmallVector<AffineExpr>{at[channel]} : SmallVector<AffineExpr>{at[G], at[channel]};
    };
    auto map = [&](ArrayRef<AffineExpr> results) {
      return AffineMap::get(order.size(), 0, results, builder.getContext());
    };
    AffineMap input = map(layout.image<AffineExpr>(at[N], at[P] * stride[0] + at[R] * dilation[0],
                                                   at[Q] * stride[1] + at[S] * dilation[1], exprs(C)));
    AffineMap filter = map(layout.filter<AffineExpr>(at[R], at[S], at[C], exprs(F)));
    AffineMap output = map(layout.image<AffineExpr>(at[N], at[P], at[Q], exprs(F)));

    Value x = buildReshape(builder, loc, lhs, splitImage(shapeOf(lhs)));
    Value other = buildReshape(builder, loc, rhs, toFilter ? splitImage(shapeOf(rhs)) : splitFilter(shapeOf(rhs)));
    Value init = buildZeros(builder, loc, splitShape, elementType(lhs));
    Value result =
        buildGeneric(builder, loc, {x, other}, init,
                     toFilter ? ArrayRef<AffineMap>{input, output, filter} : ArrayRef<AffineMap>{input, filter, output},
                     parallel, 3, buildMultiplyAdd)
            .front();
    return buildReshape(builder, loc, result, resultShape);
  }

  Value forward(Value x, Value filter, ArrayRef<int64_t> shape) {
    return build(x, filter, shape, splitImage(shape), /*toFilter=*/false);
  }
  Value weightGrad(Value x, Value dy, ArrayRef<int64_t> shape) {
    return build(x, dy, shape, splitFilter(shape), /*toFilter=*/true);
  }

  /// An image with zeros between its elements and around them (cropped where negative).
  Value padded(Value image, ArrayRef<int64_t> low, ArrayRef<int64_t> high, ArrayRef<int64_t> interior) {
    auto spread = [&](ArrayRef<int64_t> values) { return layout.image<int64_t>(0, values[0], values[1], {0}); };
    Value zero = buildScalarConstant(builder, loc, elementType(image), 0);
    return buildPadded(builder, loc, image, spread(low), spread(high), spread(interior), zero);
  }

  /// The filter turned around in its window, with input and output channels exchanged within each group.
  Value turned(Value filter) {
    ArrayRef<int64_t> shape = shapeOf(filter);
    int64_t r = shape[layout.filterSpatial(0)], s = shape[layout.filterSpatial(1)];
    int64_t in = shape[layout.filterIn()], out = shape[layout.filterOut()] / groups;
    bool grouped = groups > 1;
    SmallVector<int64_t> splitShape = layout.filter<int64_t>(r, s, out, split(in * groups));
    // Iterators in the order of the result, whose output channels are the operand's input channels.
    SmallVector<int64_t> order =
        layout.filter<int64_t>(R, S, F, grouped ? SmallVector<int64_t>{G, C} : SmallVector<int64_t>{C});
    std::array<AffineExpr, kIterators> at;
    for (auto [position, iterator] : llvm::enumerate(order))
      at[iterator] = builder.getAffineDimExpr(position);
    SmallVector<AffineExpr> outExprs = grouped ? SmallVector<AffineExpr>{at[G], at[F]} : SmallVector<AffineExpr>{at[F]};
    SmallVector<AffineExpr> read = layout.filter<AffineExpr>(r - 1 - at[R], s - 1 - at[S], at[C], outExprs);
    AffineMap map = AffineMap::get(order.size(), 0, read, builder.getContext());
    Value source = buildReshape(builder, loc, filter, splitFilter(shape));
    Value result = buildRemap(builder, loc, source, splitShape, map);
    return buildReshape(builder, loc, result, layout.filter<int64_t>(r, s, out, {in * groups}));
  }
};
} // namespace

SmallVector<Value> Conv2dOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Window window = windowOf(*this);
  Convolution conv{builder,       getLoc(),       ImageLayout(getDataFormat()), static_cast<int64_t>(getGroups()),
                   window.stride, window.dilation};
  Value x = conv.padded(operands[0], window.padding, window.padding, {0, 0});
  return {conv.forward(x, operands[1], getType().getShape())};
}

SmallVector<Value> Conv2dInputGradOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  // dx[h] = sum over r of z[h + r dilation] turned[r], where z is the cotangent spread by the stride and
  // padded so that z's first element is dx[span - 1 - padding]'s last contribution.
  Window window = windowOf(*this);
  ImageLayout layout(getDataFormat());
  Convolution conv{builder, getLoc(), layout, static_cast<int64_t>(getGroups()), {1, 1}, window.dilation};
  SmallVector<int64_t> low, high, interior;
  for (int64_t axis : {0, 1}) {
    int64_t spread = (shapeOf(operands[0])[layout.spatial(axis)] - 1) * window.stride[axis] + 1;
    low.push_back(window.span(axis) - 1 - window.padding[axis]);
    high.push_back(getInputSize()[axis] + window.span(axis) - 1 - low[axis] - spread);
    interior.push_back(window.stride[axis] - 1);
  }
  Value dy = conv.padded(operands[0], low, high, interior);
  return {conv.forward(dy, conv.turned(operands[1]), getType().getShape())};
}

SmallVector<Value> Conv2dWeightGradOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Window window = windowOf(*this);
  Convolution conv{builder,       getLoc(),       ImageLayout(getDataFormat()), static_cast<int64_t>(getGroups()),
                   window.stride, window.dilation};
  Value x = conv.padded(operands[0], window.padding, window.padding, {0, 0});
  return {conv.weightGrad(x, operands[1], getType().getShape())};
}
