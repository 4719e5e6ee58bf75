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

namespace {
/// The iterators of a convolution: batch, group, output channel, input channel, then the position's axes and the
/// window's.
enum Iterator : int64_t { N, G, F, C, Position };

/// Shapes and index maps of one convolution in one layout.
struct Convolution {
  OpBuilder &builder;
  Location loc;
  ImageLayout layout;
  int64_t groups;
  SmallVector<int64_t, 3> stride, dilation;

  template <typename ConvOp>
  Convolution(OpBuilder &builder, ConvOp op, const Window &window)
      : builder(builder), loc(op.getLoc()), layout(op.getDataFormat()), groups(op.getGroups()), stride(window.stride),
        dilation(window.dilation) {}

  SmallVector<int64_t> position() const {
    return llvm::to_vector(llvm::seq<int64_t>(Position, Position + layout.axes));
  }
  SmallVector<int64_t> window() const {
    return llvm::to_vector(llvm::seq<int64_t>(Position + layout.axes, Position + 2 * layout.axes));
  }

  /// A channel count split into groups; one number without groups.
  SmallVector<int64_t> split(int64_t channels) const {
    return groups == 1 ? SmallVector<int64_t>{channels} : SmallVector<int64_t>{groups, channels / groups};
  }
  SmallVector<int64_t> splitImage(ArrayRef<int64_t> shape) const {
    return layout.image<int64_t>(shape[0], layout.spatialOf(shape), split(shape[layout.channel()]));
  }
  SmallVector<int64_t> splitFilter(ArrayRef<int64_t> shape) const {
    return layout.filter<int64_t>(layout.windowOf(shape), shape[layout.filterIn()], split(shape[layout.filterOut()]));
  }
  SmallVector<int64_t> channels(int64_t channel) const {
    return groups == 1 ? SmallVector<int64_t>{channel} : SmallVector<int64_t>{G, channel};
  }

  /// For each iterator its place in `order`.
  SmallVector<AffineExpr> placesIn(ArrayRef<int64_t> order) const {
    SmallVector<AffineExpr> at(Position + 2 * layout.axes);
    for (auto [place, iterator] : llvm::enumerate(order))
      at[iterator] = builder.getAffineDimExpr(place);
    return at;
  }
  static SmallVector<AffineExpr> pick(ArrayRef<AffineExpr> at, ArrayRef<int64_t> iterators) {
    return llvm::map_to_vector(iterators, [&](int64_t iterator) { return at[iterator]; });
  }

  /// Sums products over the reductions, with the result's order as that of the parallel iterators.
  Value build(Value lhs, Value rhs, ArrayRef<int64_t> resultShape, ArrayRef<int64_t> splitShape, bool toFilter) {
    SmallVector<int64_t> order =
        toFilter ? layout.filter<int64_t>(window(), C, channels(F)) : layout.image<int64_t>(N, position(), channels(F));
    unsigned parallel = order.size();
    if (toFilter)
      order.push_back(N);
    llvm::append_range(order, toFilter ? position() : window());
    if (!toFilter)
      order.push_back(C);
    SmallVector<AffineExpr> at = placesIn(order), p = pick(at, position()), r = pick(at, window()), read;
    for (int64_t axis = 0; axis < layout.axes; ++axis)
      read.push_back(p[axis] * stride[axis] + r[axis] * dilation[axis]);
    auto map = [&](ArrayRef<AffineExpr> results) {
      return AffineMap::get(order.size(), 0, results, builder.getContext());
    };
    AffineMap input = map(layout.image<AffineExpr>(at[N], read, pick(at, channels(C))));
    AffineMap filter = map(layout.filter<AffineExpr>(r, at[C], pick(at, channels(F))));
    AffineMap output = map(layout.image<AffineExpr>(at[N], p, pick(at, channels(F))));

    Value x = buildReshape(builder, loc, lhs, splitImage(shapeOf(lhs)));
    Value other = buildReshape(builder, loc, rhs, toFilter ? splitImage(shapeOf(rhs)) : splitFilter(shapeOf(rhs)));
    Value init = buildZeros(builder, loc, splitShape, elementType(lhs));
    Value result =
        buildGeneric(builder, loc, {x, other}, init,
                     toFilter ? ArrayRef<AffineMap>{input, output, filter} : ArrayRef<AffineMap>{input, filter, output},
                     parallel, layout.axes + 1, buildMultiplyAdd)
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
    Value zero = buildScalarConstant(builder, loc, elementType(image), 0);
    return buildPadded(builder, loc, image, layout.spread(low), layout.spread(high), layout.spread(interior), zero);
  }
  Value padded(Value image, ArrayRef<int64_t> padding) {
    return padded(image, padding, padding, SmallVector<int64_t>(layout.axes, 0));
  }

  /// The filter turned around in its window, with input and output channels exchanged within each group.
  Value turned(Value filter) {
    ArrayRef<int64_t> shape = shapeOf(filter), extents = layout.windowOf(shape);
    int64_t in = shape[layout.filterIn()], out = shape[layout.filterOut()] / groups;
    SmallVector<int64_t> splitShape = layout.filter<int64_t>(extents, out, split(in * groups));
    // Iterators in the order of the result, whose output channels are the operand's input channels.
    SmallVector<AffineExpr> at = placesIn(layout.filter<int64_t>(window(), F, channels(C))), reversed;
    for (auto [extent, iterator] : llvm::zip_equal(extents, window()))
      reversed.push_back(extent - 1 - at[iterator]);
    SmallVector<AffineExpr> read = layout.filter<AffineExpr>(reversed, at[C], pick(at, channels(F)));
    AffineMap map = AffineMap::get(splitShape.size(), 0, read, builder.getContext());
    Value source = buildReshape(builder, loc, filter, splitFilter(shape));
    Value result = buildRemap(builder, loc, source, splitShape, map);
    return buildReshape(builder, loc, result, layout.filter<int64_t>(extents, out, {in * groups}));
  }
};
} // namespace

template <typename ConvOp> static Value lowerForward(ConvOp op, OpBuilder &builder, ValueRange operands) {
  Window window = windowOf(op);
  Convolution conv(builder, op, window);
  return conv.forward(conv.padded(operands[0], window.padding), operands[1], op.getType().getShape());
}

template <typename ConvOp> static Value lowerInputGrad(ConvOp op, OpBuilder &builder, ValueRange operands) {
  // dx[h] = sum over r of z[h + r dilation] turned[r], where z is the cotangent spread by the stride and
  // padded so that z's first element is dx[span - 1 - padding]'s last contribution.
  Window window = windowOf(op);
  Convolution conv(builder, op, window);
  conv.stride.assign(ConvOp::axes, 1);
  SmallVector<int64_t> low, high, interior;
  for (int64_t axis = 0; axis < ConvOp::axes; ++axis) {
    int64_t spread = (shapeOf(operands[0])[conv.layout.spatial(axis)] - 1) * window.stride[axis] + 1;
    low.push_back(window.span(axis) - 1 - window.padding[axis]);
    high.push_back(op.getInputSize()[axis] + window.span(axis) - 1 - low[axis] - spread);
    interior.push_back(window.stride[axis] - 1);
  }
  Value dy = conv.padded(operands[0], low, high, interior);
  return conv.forward(dy, conv.turned(operands[1]), op.getType().getShape());
}

template <typename ConvOp> static Value lowerWeightGrad(ConvOp op, OpBuilder &builder, ValueRange operands) {
  Window window = windowOf(op);
  Convolution conv(builder, op, window);
  return conv.weightGrad(conv.padded(operands[0], window.padding), operands[1], op.getType().getShape());
}

#define TTC_CONVOLUTION_LINALG(OP, LOWER)                                                                              \
  FusionKind OP::getFusionKind() { return FusionKind::Contraction; }                                                   \
  SmallVector<Value> OP::buildLinalg(OpBuilder &builder, ValueRange operands) {                                        \
    return {LOWER(*this, builder, operands)};                                                                          \
  }
TTC_CONVOLUTION_LINALG(Conv1dOp, lowerForward)
TTC_CONVOLUTION_LINALG(Conv2dOp, lowerForward)
TTC_CONVOLUTION_LINALG(Conv3dOp, lowerForward)
TTC_CONVOLUTION_LINALG(Conv1dInputGradOp, lowerInputGrad)
TTC_CONVOLUTION_LINALG(Conv2dInputGradOp, lowerInputGrad)
TTC_CONVOLUTION_LINALG(Conv3dInputGradOp, lowerInputGrad)
TTC_CONVOLUTION_LINALG(Conv1dWeightGradOp, lowerWeightGrad)
TTC_CONVOLUTION_LINALG(Conv2dWeightGradOp, lowerWeightGrad)
TTC_CONVOLUTION_LINALG(Conv3dWeightGradOp, lowerWeightGrad)
