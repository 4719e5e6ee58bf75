//===- ScatterLinalg.cpp - Lowering of sums at chosen positions -----------===//
//
// Operands are seen as [outer, positions, inner]. No two tasks add to one element, and each
// element's terms are added in the source's order: the sums don't depend on the tasks.
//
//===----------------------------------------------------------------------===//

#include "dialect/kernel/LoopsBuilder.h"
#include "dialect/shape/Shape.h"

using namespace mlir;
using namespace ttc::ir;

FusionKind ScatterAddOp::getFusionKind() { return FusionKind::Opaque; }
FusionKind IndexAddOp::getFusionKind() { return FusionKind::Opaque; }

namespace {

struct Extents {
  int64_t outer, source, inner, result;

  Extents(ArrayRef<int64_t> shape, int64_t dim, int64_t size)
      : outer(llvm::product_of(shape.take_front(dim))), source(shape[dim]),
        inner(llvm::product_of(shape.drop_front(dim + 1))), result(size) {}
  /// Elements written and read for each outer position.
  int64_t cost() const { return (source + result) * inner; }
};

} // namespace

/// `into + x`.
static Value accumulate(ScalarExpr into, ScalarExpr x) {
  if (into.isFloat())
    return arith::AddFOp::create(into.getBuilder(), into.getLoc(), into, x);
  return into + x;
}

/// Whether `index` is in [0, size).
static ScalarExpr isWithin(const LoopsBuilder &b, ScalarExpr index, int64_t size) {
  return index.with(arith::CmpIOp::create(b.getBuilder(), b.getLoc(), arith::CmpIPredicate::ult, index, b.index(size)));
}

/// Rows of `inner` elements, each with one index: `index` is [outer, source] or [1, source]. Tasks own ranges of the
/// result's positions and look through all indices for those in their range.
static Value buildRowScatter(OpBuilder &builder, Location location, Value source, Value index, const Extents &e) {
  Type element = elementType(source);
  constexpr int64_t maxTasks = 32, costPerTask = 16'384;
  int64_t wanted = std::clamp<int64_t>(e.outer * e.cost() / costPerTask, 1, maxTasks);
  // Looking through the indices must stay cheap against the additions.
  int64_t most = std::max<int64_t>(1, 2 * e.cost() / e.source);
  int64_t cuts = std::min({(wanted + e.outer - 1) / e.outer, most, e.result});
  int64_t perCut = (e.result + cuts - 1) / cuts;
  cuts = (e.result + perCut - 1) / perCut;

  bool shared = shapeOf(index)[0] == 1;
  Value init = buildEmpty(builder, location, {e.outer, e.result * e.inner}, element);
  auto body = [&](const LoopsBuilder &b, ScalarExpr, ScalarExpr row, ValueRange from, ValueRange to) {
    ScalarExpr outer = row / b.index(cuts), cut = row - outer * b.index(cuts), inner = b.index(e.inner);
    ScalarExpr lower = cut * b.index(perCut), upper = b.min(lower + b.index(perCut), b.index(e.result));
    b.fill(b.constant(element, 0), to[0], outer, lower * inner, upper * inner);
    Value indexRow = shared ? b.index(0) : outer;
    b.loop(b.index(0), b.index(e.source), [&](ScalarExpr j) {
      ScalarExpr position = b.cast(b.load(from[1], {indexRow, j}), b.getBuilder().getIndexType());
      ScalarExpr mine = lower.lessEqual(position).logicalAnd(position.less(upper));
      b.ifThen(mine, [&] {
        ScalarExpr begin = position * inner;
        b.vectors(b.index(0), inner, e.inner, lanesOf(element), [&](ScalarExpr i, int64_t lanes) {
          ScalarExpr sum = b.loadVector(to[0], {outer, begin + i}, lanes);
          b.storeVector(accumulate(sum, b.loadVector(from[0], {outer, j, i}, lanes)), to[0], {outer, begin + i});
        });
      });
    });
  };
  return buildRowLoops(builder, location, {source, index}, init, e.outer * cuts,
                       dealRows(e.outer * cuts, e.cost() / cuts), e.outer * e.source * e.inner, body)
      .front();
}

/// An index for each element. Tasks own outer positions, and where there are few ranges of inner ones.
static Value buildElementScatter(OpBuilder &builder, Location location, Value source, Value index, const Extents &e) {
  Type element = elementType(source);
  constexpr int64_t maxTasks = 32;
  int64_t pieces = std::clamp<int64_t>(maxTasks / e.outer, 1, (e.inner + 15) / 16);
  int64_t perPiece = (e.inner + pieces - 1) / pieces;
  pieces = (e.inner + perPiece - 1) / perPiece;

  Value init = buildEmpty(builder, location, {e.outer, e.result * e.inner}, element);
  auto body = [&](const LoopsBuilder &b, ScalarExpr, ScalarExpr row, ValueRange from, ValueRange to) {
    ScalarExpr outer = row / b.index(pieces), piece = row - outer * b.index(pieces), inner = b.index(e.inner);
    ScalarExpr lower = piece * b.index(perPiece), upper = b.min(lower + b.index(perPiece), inner);
    b.loop(b.index(0), b.index(e.result), [&](ScalarExpr position) {
      b.fill(b.constant(element, 0), to[0], outer, position * inner + lower, position * inner + upper);
    });
    b.loop(b.index(0), b.index(e.source), [&](ScalarExpr j) {
      b.loop(lower, upper, [&](ScalarExpr i) {
        ScalarExpr position = b.cast(b.load(from[1], {outer, j, i}), b.getBuilder().getIndexType());
        b.ifThen(isWithin(b, position, e.result), [&] {
          ScalarExpr at = position * inner + i;
          b.store(accumulate(b.load(to[0], {outer, at}), b.load(from[0], {outer, j, i})), to[0], {outer, at});
        });
      });
    });
  };
  return buildRowLoops(builder, location, {source, index}, init, e.outer * pieces,
                       dealRows(e.outer * pieces, e.cost() / pieces), e.outer * e.source * e.inner, body)
      .front();
}

SmallVector<Value> ScatterAddOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  ArrayRef<int64_t> shape = shapeOf(getSource()), result = getType().getShape();
  Extents e(shape, *normalizeDim(std::nullopt, "", getDim(), shape.size()), getSize());
  if (e.outer * e.source * e.inner == 0 || e.result == 0)
    return {buildZeros(builder, getLoc(), result, getType().getElementType())};
  Value source = buildReshape(builder, getLoc(), operands[0], {e.outer, e.source, e.inner});
  Value sums;
  if (e.inner == 1)
    sums = buildRowScatter(builder, getLoc(), source, buildReshape(builder, getLoc(), operands[1], {e.outer, e.source}),
                           e);
  else
    sums = buildElementScatter(builder, getLoc(), source,
                               buildReshape(builder, getLoc(), operands[1], {e.outer, e.source, e.inner}), e);
  return {buildReshape(builder, getLoc(), sums, result)};
}

SmallVector<Value> IndexAddOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  ArrayRef<int64_t> shape = shapeOf(getSource()), result = getType().getShape();
  Extents e(shape, *normalizeDim(std::nullopt, "", getDim(), shape.size()), getSize());
  if (e.outer * e.source * e.inner == 0 || e.result == 0)
    return {buildZeros(builder, getLoc(), result, getType().getElementType())};
  Value source = buildReshape(builder, getLoc(), operands[0], {e.outer, e.source, e.inner});
  Value index = buildReshape(builder, getLoc(), operands[1], {1, e.source});
  return {buildReshape(builder, getLoc(), buildRowScatter(builder, getLoc(), source, index, e), result)};
}
