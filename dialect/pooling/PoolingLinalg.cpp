//===- PoolingLinalg.cpp - Lowering of pooling ----------------------------===//
//
// Pooling reduces over the window; an empty tensor with the window's shape
// gives these iterators their extents. A gradient of windows side by side is
// one parallel operation over the image.
//
//===----------------------------------------------------------------------===//

#include "dialect/core/LinalgBuilders.h"
#include "dialect/elementwise/ScalarExpr.h"
#include "dialect/pooling/Pooling.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ttc::ir;

FusionKind MaxPool2dOp::getFusionKind() { return FusionKind::Reduction; }
FusionKind MaxPool2dGradOp::getFusionKind() { return FusionKind::Reduction; }
FusionKind MaxPool2dGatherOp::getFusionKind() { return FusionKind::Reduction; }
FusionKind AvgPool2dOp::getFusionKind() { return FusionKind::Reduction; }
FusionKind AvgPool2dGradOp::getFusionKind() { return FusionKind::Reduction; }

namespace {
/// The iteration space of pooling: an image's four dimensions in its layout, then the window's two.
struct Pooling {
  OpBuilder &builder;
  Location loc;
  ImageLayout layout;
  Window window;

  template <typename PoolingOp>
  Pooling(OpBuilder &builder, PoolingOp op)
      : builder(builder), loc(op.getLoc()), layout(op.getDataFormat()), window(windowOf(op)) {}

  AffineExpr dim(int64_t i) const { return builder.getAffineDimExpr(i); }
  int64_t extent(Value image, int64_t axis) const { return shapeOf(image)[layout.spatial(axis)]; }

  /// The map of the image itself, and that of a window's elements with the given strides.
  AffineMap positionMap(unsigned iterators = 6) const {
    return AffineMap::get(iterators, 0, {dim(0), dim(1), dim(2), dim(3)}, builder.getContext());
  }
  AffineMap elementMap(ArrayRef<int64_t> stride) const {
    SmallVector<AffineExpr> exprs = {dim(0), dim(1), dim(2), dim(3)};
    for (int64_t axis : {0, 1})
      exprs[layout.spatial(axis)] = dim(layout.spatial(axis)) * stride[axis] + dim(4 + axis) * window.dilation[axis];
    return AffineMap::get(6, 0, exprs, builder.getContext());
  }
  AffineMap windowMap() const { return AffineMap::get(6, 0, {dim(4), dim(5)}, builder.getContext()); }
  Value windowShape(Type element) const { return buildEmpty(builder, loc, window.kernel, element); }

  Value padded(Value image, ArrayRef<int64_t> low, ArrayRef<int64_t> high, ArrayRef<int64_t> interior,
               Value value) const {
    return buildPadded(builder, loc, image, layout.spread(low), layout.spread(high), layout.spread(interior), value);
  }
  /// The image padded so that `result`'s windows lie within it.
  Value paddedFor(Value image, Value result, Value value) const {
    SmallVector<int64_t> high;
    for (int64_t axis : {0, 1})
      high.push_back(std::max<int64_t>(0, window.highPadding(extent(image, axis), axis, extent(result, axis))));
    return padded(image, window.padding, high, {0, 0}, value);
  }

  /// The place in the window, i32: row times width plus column.
  Value place(OpBuilder &nested, Location where) const {
    Value r = linalg::IndexOp::create(nested, where, 4), s = linalg::IndexOp::create(nested, where, 5);
    return place(nested, where, r, s);
  }
  Value place(OpBuilder &nested, Location where, Value r, Value s) const {
    Type i32 = nested.getI32Type();
    ScalarExpr row(nested, where, arith::IndexCastOp::create(nested, where, i32, r));
    ScalarExpr column(nested, where, arith::IndexCastOp::create(nested, where, i32, s));
    return row * static_cast<double>(window.kernel[1]) + column;
  }

  /// Spreads a pooled image over windows side by side: `body` gets the elements of `pooled` at the window of each
  /// image element. Elements beyond the windows are zero.
  Value spreadOver(ArrayRef<int64_t> imageShape, ValueRange pooled, ElementBody body) const {
    SmallVector<int64_t> covered(imageShape), high;
    SmallVector<AffineExpr> exprs = {dim(0), dim(1), dim(2), dim(3)};
    for (int64_t axis : {0, 1}) {
      int64_t d = layout.spatial(axis);
      covered[d] = std::min(imageShape[d], extent(pooled.front(), axis) * window.stride[axis]);
      high.push_back(imageShape[d] - covered[d]);
      exprs[d] = dim(d).floorDiv(window.stride[axis]);
    }
    Type element = elementType(pooled.front());
    SmallVector<AffineMap> maps(pooled.size(), AffineMap::get(4, 0, exprs, builder.getContext()));
    maps.push_back(positionMap(4));
    Value init = buildEmpty(builder, loc, covered, element);
    Value result = buildGeneric(builder, loc, pooled, init, maps, 4, 0, body).front();
    return padded(result, {0, 0}, high, {0, 0}, buildScalarConstant(builder, loc, element, 0));
  }
};
} // namespace

/// The places of maxima; where no element exceeds the least number, the first one that isn't in the padding.
static Value buildIndexInImage(const Pooling &pool, Value values, Value index) {
  int64_t rows = pool.extent(values, 0), columns = pool.extent(values, 1);
  OpBuilder &builder = pool.builder;
  Value first = arith::ConstantOp::create(
      builder, pool.loc, firstPlaces(builder.getContext(), pool.window, rows, columns, {rows, columns}));
  AffineMap firstMap =
      AffineMap::get(4, 0, {pool.dim(pool.layout.spatial(0)), pool.dim(pool.layout.spatial(1))}, builder.getContext());
  auto body = [](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
    ScalarExpr value(nested, loc, elements[0]);
    ScalarExpr least = value.with(buildExtremeConstant(nested, loc, value.type(), /*greatest=*/false));
    return {value.equal(least).select(value.with(elements[2]), value.with(elements[1]))};
  };
  return buildGeneric(builder, pool.loc, {values, index, first},
                      buildEmpty(builder, pool.loc, shapeOf(index), elementType(index)),
                      {pool.positionMap(4), pool.positionMap(4), firstMap, pool.positionMap(4)}, 4, 0, body)
      .front();
}

SmallVector<Value> MaxPool2dOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Pooling pool(builder, *this);
  Type element = elementType(getX());
  ArrayRef<int64_t> shape = shapeOf(getValues());
  Value least = buildExtremeConstant(builder, getLoc(), element, /*greatest=*/false);
  Value x = pool.paddedFor(operands[0], getValues(), least);
  SmallVector<Value> inits = {buildFilled(builder, getLoc(), shape, least),
                              buildZeros(builder, getLoc(), shape, builder.getI32Type())};
  auto body = [&](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
    ScalarExpr value(nested, loc, elements[0]), best(nested, loc, elements[2]), at(nested, loc, elements[3]);
    ScalarExpr better = value.greater(best).logicalOr(value.isNan());
    return {better.select(value, best), better.select(at.with(pool.place(nested, loc)), at)};
  };
  SmallVector<Value> results = buildGeneric(
      builder, getLoc(), {x, pool.windowShape(element)}, inits,
      {pool.elementMap(pool.window.stride), pool.windowMap(), pool.positionMap(), pool.positionMap()}, 4, 2, body);
  if (!pool.window.isUnpadded())
    results[1] = buildIndexInImage(pool, results[0], results[1]);
  return results;
}

SmallVector<Value> MaxPool2dGatherOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Pooling pool(builder, *this);
  Type element = elementType(getX());
  Value x = pool.paddedFor(operands[0], getResult(), buildScalarConstant(builder, getLoc(), element, 0));
  Value init = buildZeros(builder, getLoc(), getType().getShape(), element);
  auto body = [&](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
    ScalarExpr value(nested, loc, elements[0]), index(nested, loc, elements[1]), sum(nested, loc, elements[3]);
    ScalarExpr here = index.equal(index.with(pool.place(nested, loc)));
    return {here.select(value, sum)};
  };
  return buildGeneric(builder, getLoc(), {x, operands[1], pool.windowShape(element)}, init,
                      {pool.elementMap(pool.window.stride), pool.positionMap(), pool.windowMap(), pool.positionMap()},
                      4, 2, body);
}

/// The gradient of windows side by side: each image element compares its place with its window's index.
static Value buildTiledMaxGrad(const Pooling &pool, ArrayRef<int64_t> shape, ValueRange operands) {
  auto body = [&](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
    auto within = [&](int64_t axis) -> Value {
      Value i = linalg::IndexOp::create(nested, loc, pool.layout.spatial(axis));
      Value extent = arith::ConstantIndexOp::create(nested, loc, pool.window.stride[axis]);
      return arith::RemUIOp::create(nested, loc, i, extent);
    };
    Value r = within(0), s = within(1);
    ScalarExpr index(nested, loc, elements[1]), dy(nested, loc, elements[0]);
    return {index.equal(index.with(pool.place(nested, loc, r, s))).select(dy, dy.constant(0))};
  };
  return pool.spreadOver(shape, operands, body);
}

/// The gradient of overlapping windows: for each place of the window, the position that has the element there.
static Value buildGatheredMaxGrad(const Pooling &pool, ArrayRef<int64_t> shape, Value dy, Value index) {
  Type element = elementType(dy);
  Value init = buildZeros(pool.builder, pool.loc, shape, element);
  auto body = [&](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
    auto number = [&](int64_t value) -> Value { return arith::ConstantIndexOp::create(nested, loc, value); };
    auto compare = [&](arith::CmpIPredicate predicate, Value a, Value b) -> Value {
      return arith::CmpIOp::create(nested, loc, predicate, a, b);
    };
    SmallVector<Value> at;
    for (int64_t i = 0; i < 4; ++i)
      at.push_back(linalg::IndexOp::create(nested, loc, i));
    Value isValid = arith::ConstantIntOp::create(nested, loc, 1, 1);
    for (int64_t axis : {0, 1}) {
      // position stride + place dilation - padding = element, where the division is exact.
      int64_t d = pool.layout.spatial(axis);
      Value place = linalg::IndexOp::create(nested, loc, 4 + axis);
      Value offset = arith::MulIOp::create(nested, loc, place, number(pool.window.dilation[axis]));
      Value shifted = arith::AddIOp::create(nested, loc, at[d], number(pool.window.padding[axis]));
      shifted = arith::SubIOp::create(nested, loc, shifted, offset);
      Value rest = arith::RemSIOp::create(nested, loc, shifted, number(pool.window.stride[axis]));
      Value position = arith::DivSIOp::create(nested, loc, shifted, number(pool.window.stride[axis]));
      Value last = number(pool.extent(dy, axis) - 1);
      for (Value check :
           {compare(arith::CmpIPredicate::sge, shifted, number(0)), compare(arith::CmpIPredicate::eq, rest, number(0)),
            compare(arith::CmpIPredicate::sle, position, last)})
        isValid = arith::AndIOp::create(nested, loc, isValid, check);
      position = arith::MaxSIOp::create(nested, loc, position, number(0));
      at[d] = arith::MinSIOp::create(nested, loc, position, last);
    }
    ScalarExpr chosen(nested, loc, tensor::ExtractOp::create(nested, loc, index, at));
    ScalarExpr term(nested, loc, tensor::ExtractOp::create(nested, loc, dy, at)), sum = term.with(elements[1]);
    ScalarExpr here = chosen.equal(chosen.with(pool.place(nested, loc))).logicalAnd(chosen.with(isValid));
    return {sum + here.select(term, term.constant(0))};
  };
  return buildGeneric(pool.builder, pool.loc, pool.windowShape(element), init, {pool.windowMap(), pool.positionMap()},
                      4, 2, body)
      .front();
}

SmallVector<Value> MaxPool2dGradOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Pooling pool(builder, *this);
  if (pool.window.isTiling())
    return {buildTiledMaxGrad(pool, getType().getShape(), operands)};
  return {buildGatheredMaxGrad(pool, getType().getShape(), operands[0], operands[1])};
}

/// Divides a pooled image by the counts of its windows' elements.
template <typename PoolingOp>
static Value divideByCounts(const Pooling &pool, PoolingOp op, Value pooled, ArrayRef<int64_t> imageShape) {
  std::array<SmallVector<int64_t>, 2> counts;
  for (int64_t axis : {0, 1}) {
    int64_t extent = imageShape[pool.layout.spatial(axis)], padding = pool.window.padding[axis];
    for (int64_t i = 0; i < pool.extent(pooled, axis); ++i) {
      int64_t begin = i * pool.window.stride[axis] - padding;
      int64_t end = std::min(begin + pool.window.kernel[axis], extent + padding);
      if (!op.getCountIncludePad())
        begin = std::max<int64_t>(begin, 0), end = std::min(end, extent);
      counts[axis].push_back(end - begin);
    }
  }
  OpBuilder &builder = pool.builder;
  Type element = elementType(pooled);
  bool isUniform = llvm::all_equal(counts[0]) && llvm::all_equal(counts[1]);
  if (op.getDivisorOverride() || isUniform) {
    double divisor = op.getDivisorOverride() ? static_cast<int64_t>(*op.getDivisorOverride())
                                             : counts[0].front() * counts[1].front();
    return buildPointwise(builder, pool.loc, pooled, element,
                          [&](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
                            return {ScalarExpr(nested, loc, elements[0]) / divisor};
                          });
  }
  SmallVector<Attribute> divisors;
  for (int64_t row : counts[0])
    for (int64_t column : counts[1])
      divisors.push_back(builder.getFloatAttr(element, static_cast<double>(row * column)));
  auto type = RankedTensorType::get({pool.extent(pooled, 0), pool.extent(pooled, 1)}, element);
  Value divisor = arith::ConstantOp::create(builder, pool.loc, DenseElementsAttr::get(type, divisors));
  AffineMap divisorMap =
      AffineMap::get(4, 0, {pool.dim(pool.layout.spatial(0)), pool.dim(pool.layout.spatial(1))}, builder.getContext());
  Value init = buildEmpty(builder, pool.loc, shapeOf(pooled), element);
  auto body = [](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
    return {ScalarExpr(nested, loc, elements[0]) / ScalarExpr(nested, loc, elements[1])};
  };
  return buildGeneric(builder, pool.loc, {pooled, divisor}, init,
                      {pool.positionMap(4), divisorMap, pool.positionMap(4)}, 4, 0, body)
      .front();
}

/// Sums the windows of an image.
static Value buildWindowSum(const Pooling &pool, Value image, ArrayRef<int64_t> stride, ArrayRef<int64_t> shape) {
  Type element = elementType(image);
  auto body = [](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
    return {ScalarExpr(nested, loc, elements[2]) + ScalarExpr(nested, loc, elements[0])};
  };
  return buildGeneric(pool.builder, pool.loc, {image, pool.windowShape(element)},
                      buildZeros(pool.builder, pool.loc, shape, element),
                      {pool.elementMap(stride), pool.windowMap(), pool.positionMap()}, 4, 2, body)
      .front();
}

SmallVector<Value> AvgPool2dOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Pooling pool(builder, *this);
  Value zero = buildScalarConstant(builder, getLoc(), elementType(getX()), 0);
  Value x = pool.paddedFor(operands[0], getResult(), zero);
  Value sum = buildWindowSum(pool, x, pool.window.stride, getType().getShape());
  return {divideByCounts(pool, *this, sum, shapeOf(getX()))};
}

SmallVector<Value> AvgPool2dGradOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Pooling pool(builder, *this);
  ArrayRef<int64_t> shape = getType().getShape();
  Value dy = divideByCounts(pool, *this, operands[0], shape);
  if (pool.window.isTiling())
    return {pool.spreadOver(
        shape, dy, [](OpBuilder &, Location, ValueRange elements) { return SmallVector<Value>{elements[0]}; })};
  // A sum over windows of the cotangent, spread by the stride, as in the gradient of a convolution.
  SmallVector<int64_t> low, high, interior;
  for (int64_t axis : {0, 1}) {
    int64_t spread = (pool.extent(dy, axis) - 1) * pool.window.stride[axis] + 1;
    low.push_back(pool.window.kernel[axis] - 1 - pool.window.padding[axis]);
    high.push_back(getInputSize()[axis] + pool.window.kernel[axis] - 1 - low[axis] - spread);
    interior.push_back(pool.window.stride[axis] - 1);
  }
  Value zero = buildScalarConstant(builder, getLoc(), elementType(dy), 0);
  return {buildWindowSum(pool, pool.padded(dy, low, high, interior, zero), {1, 1}, shape)};
}
