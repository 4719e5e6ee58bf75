//===- ScatterLinalg.cpp - Lowering of sums at chosen positions -----------===//
//
// Operands are seen as [outer, positions, inner]. No two tasks add to one element, and each element's terms are added
// in the source's order, by trees that follow from how many there are: the sums don't depend on the tasks. Where an
// element may get many terms, rows are listed by their positions first, then summed in stages; single elements are
// summed in f64.
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

/// Up to this many terms an element takes as they come.
constexpr int64_t maxRun = 64;

/// Whether sums of elements of `type` should be staged: they round, and may have many terms.
static bool needsStages(Type type, const Extents &e) { return isa<FloatType>(type) && e.source > 2 * maxRun; }

/// The type in which single elements are summed: a wider one where filling and rounding the sums is little against the
/// additions.
static Type sumType(Type element, const Extents &e) {
  bool isDense = e.source >= e.result / 4;
  return element.isF32() && isDense && needsStages(element, e) ? Float64Type::get(element.getContext()) : element;
}

/// Positions of the result in ranges, each of which one task owns for one outer position; `index` is [outer, source] or
/// [1, source], an index for each row.
struct RowRanges {
  int64_t cuts, perCut;
  bool shared;

  RowRanges(Value index, const Extents &e) : shared(shapeOf(index)[0] == 1) {
    constexpr int64_t maxTasks = 32, costPerTask = 16'384;
    int64_t wanted = std::clamp<int64_t>(e.outer * e.cost() / costPerTask, 1, maxTasks);
    // Looking through the indices must stay cheap against the additions.
    int64_t most = std::max<int64_t>(1, 2 * e.cost() / e.source);
    cuts = std::min({(wanted + e.outer - 1) / e.outer, most, e.result});
    perCut = (e.result + cuts - 1) / cuts;
    cuts = (e.result + perCut - 1) / perCut;
  }
};

/// One range of one outer position.
struct RowRange {
  const LoopsBuilder &b;
  const Extents &e;
  Value index;
  ScalarExpr outer, lower, upper;
  bool shared;

  RowRange(const LoopsBuilder &b, const Extents &e, const RowRanges &ranges, ScalarExpr row, Value index)
      : b(b), e(e), index(index), outer(row / b.index(ranges.cuts)),
        lower((row - outer * b.index(ranges.cuts)) * b.index(ranges.perCut)),
        upper(b.min(lower + b.index(ranges.perCut), b.index(e.result))), shared(ranges.shared) {}

  ScalarExpr positionOf(ScalarExpr j) const {
    Value row = shared ? b.index(0) : outer;
    return b.cast(b.load(index, {row, j}), b.getBuilder().getIndexType());
  }

  /// `body` for each source row of this range, in order, and its position.
  void forEachRow(function_ref<void(ScalarExpr, ScalarExpr)> body) const {
    b.loop(b.index(0), b.index(e.source), [&](ScalarExpr j) {
      ScalarExpr position = positionOf(j);
      b.ifThen(lower.lessEqual(position).logicalAnd(position.less(upper)), [&] { body(j, position); });
    });
  }
};

/// Tasks own ranges of the result's positions and look through all indices for those in their range.
static Value buildRowScatter(OpBuilder &builder, Location location, Value source, Value index, const Extents &e) {
  Type element = elementType(source), summed = sumType(element, e);
  RowRanges ranges(index, e);
  SmallVector<Value> inits = {buildEmpty(builder, location, {e.outer, e.result * e.inner}, element)};
  if (summed != element)
    inits.push_back(buildEmpty(builder, location, {e.outer, e.result * e.inner}, summed));
  auto body = [&](const LoopsBuilder &b, ScalarExpr, ScalarExpr row, ValueRange from, ValueRange to) {
    RowRange range(b, e, ranges, row, from[1]);
    ScalarExpr inner = b.index(e.inner), outer = range.outer;
    Value sums = to.back();
    b.fill(b.constant(summed, 0), sums, outer, range.lower * inner, range.upper * inner);
    range.forEachRow([&](ScalarExpr j, ScalarExpr position) {
      ScalarExpr begin = position * inner;
      b.vectors(b.index(0), inner, e.inner, lanesOf(element), [&](ScalarExpr i, int64_t lanes) {
        ScalarExpr term = b.convert(b.loadVector(from[0], {outer, j, i}, lanes), summed);
        b.storeVector(accumulate(b.loadVector(sums, {outer, begin + i}, lanes), term), sums, {outer, begin + i});
      });
    });
    if (summed != element)
      b.loop(range.lower * inner, range.upper * inner,
             [&](ScalarExpr at) { b.store(b.convert(b.load(sums, {outer, at}), element), to[0], {outer, at}); });
  };
  int64_t rows = e.outer * ranges.cuts;
  return buildRowLoops(builder, location, {source, index}, inits, rows, dealRows(rows, e.cost() / ranges.cuts),
                       e.outer * e.source * e.inner, body)
      .front();
}

/// The same in stages. Each task lists the rows of its range by their positions (a counting sort), then sums those of
/// each position in registers.
static Value buildStagedRowScatter(OpBuilder &builder, Location location, Value source, Value index, const Extents &e) {
  Type element = elementType(source), i64 = builder.getI64Type();
  RowRanges ranges(index, e);
  SmallVector<Value> inits = {buildEmpty(builder, location, {e.outer, e.result * e.inner}, element),
                              buildEmpty(builder, location, {e.outer, e.result}, i64),
                              buildEmpty(builder, location, {e.outer, e.source}, i64)};
  auto body = [&](const LoopsBuilder &b, ScalarExpr, ScalarExpr row, ValueRange from, ValueRange to) {
    RowRange range(b, e, ranges, row, from[1]);
    Value ends = to[1], list = to[2];
    ScalarExpr outer = range.outer, zero = b.index(0), one = b.index(1), inner = b.index(e.inner);
    Type indexType = builder.getIndexType();
    auto load = [&](Value buffer, ScalarExpr at) { return b.cast(b.load(buffer, {outer, at}), indexType); };
    auto store = [&](ScalarExpr value, Value buffer, ScalarExpr at) {
      b.store(b.cast(value, i64), buffer, {outer, at});
    };
    b.fill(b.constant(element, 0), to[0], outer, range.lower * inner, range.upper * inner);
    // Counts, and the rows of the ranges before, whose places in the list come first.
    b.fill(b.constant(i64, 0), ends, outer, range.lower, range.upper);
    range.forEachRow([&](ScalarExpr, ScalarExpr position) { store(load(ends, position) + one, ends, position); });
    Value first =
        b.loop(zero, b.index(e.source), ValueRange(zero), [&](ScalarExpr j, ValueRange count) -> SmallVector<Value> {
          ScalarExpr position = range.positionOf(j), before = b(count[0]);
          ScalarExpr isBefore = zero.lessEqual(position).logicalAnd(position.less(range.lower));
          return {isBefore.select(before + one, before)};
        })[0];
    // Where the rows of each position begin; a place moves on with each row that is listed, up to their end.
    b.loop(range.lower, range.upper, first, [&](ScalarExpr position, ValueRange begin) -> SmallVector<Value> {
      ScalarExpr count = load(ends, position);
      store(b(begin[0]), ends, position);
      return {b(begin[0]) + count};
    });
    range.forEachRow([&](ScalarExpr j, ScalarExpr position) {
      ScalarExpr place = load(ends, position);
      store(j, list, place);
      store(place + one, ends, position);
    });
    b.loop(range.lower, range.upper, first, [&](ScalarExpr position, ValueRange begin) -> SmallVector<Value> {
      ScalarExpr end = load(ends, position);
      b.ifThen(b(begin[0]).less(end), [&] {
        b.vectors(zero, inner, e.inner, 4 * lanesOf(element), [&](ScalarExpr i, int64_t lanes) {
          Value none = b.splat(b.constant(element, 0), lanes);
          // Runs of rows, runs of these, and the rest.
          std::function<Value(ScalarExpr, ScalarExpr, int64_t)> sum = [&](ScalarExpr lower, ScalarExpr upper,
                                                                          int64_t step) {
            return b.loop(
                lower, upper, none,
                [&](ScalarExpr at, ValueRange before) -> SmallVector<Value> {
                  Value term = step == 1 ? Value(b.loadVector(from[0], {outer, load(list, at), i}, lanes))
                                         : sum(at, b.min(at + b.index(step), upper), step / maxRun);
                  return {accumulate(b(before[0]), b(term))};
                },
                step)[0];
          };
          b.storeVector(sum(b(begin[0]), end, maxRun * maxRun), to[0], {outer, position * inner + i});
        });
      });
      return {end};
    });
  };
  int64_t rows = e.outer * ranges.cuts;
  return buildRowLoops(builder, location, {source, index}, inits, rows, dealRows(rows, e.cost() / ranges.cuts),
                       e.outer * e.source * e.inner, body)
      .front();
}

/// Rows of `inner` elements, each with one index.
static Value buildScatterOfRows(OpBuilder &builder, Location location, Value source, Value index, const Extents &e) {
  Type element = elementType(source);
  bool isWide = e.inner >= lanesOf(element);
  return isWide && needsStages(element, e) ? buildStagedRowScatter(builder, location, source, index, e)
                                           : buildRowScatter(builder, location, source, index, e);
}

/// An index for each element. Tasks own outer positions, and where there are few ranges of inner ones.
static Value buildElementScatter(OpBuilder &builder, Location location, Value source, Value index, const Extents &e) {
  Type element = elementType(source), summed = sumType(element, e);
  constexpr int64_t maxTasks = 32;
  int64_t pieces = std::clamp<int64_t>(maxTasks / e.outer, 1, (e.inner + 15) / 16);
  int64_t perPiece = (e.inner + pieces - 1) / pieces;
  pieces = (e.inner + perPiece - 1) / perPiece;

  SmallVector<Value> inits = {buildEmpty(builder, location, {e.outer, e.result * e.inner}, element)};
  if (summed != element)
    inits.push_back(buildEmpty(builder, location, {e.outer, e.result * e.inner}, summed));
  auto body = [&](const LoopsBuilder &b, ScalarExpr, ScalarExpr row, ValueRange from, ValueRange to) {
    ScalarExpr outer = row / b.index(pieces), piece = row - outer * b.index(pieces), inner = b.index(e.inner);
    ScalarExpr lower = piece * b.index(perPiece), upper = b.min(lower + b.index(perPiece), inner);
    Value sums = to.back();
    b.loop(b.index(0), b.index(e.result), [&](ScalarExpr position) {
      b.fill(b.constant(summed, 0), sums, outer, position * inner + lower, position * inner + upper);
    });
    b.loop(b.index(0), b.index(e.source), [&](ScalarExpr j) {
      b.loop(lower, upper, [&](ScalarExpr i) {
        ScalarExpr position = b.cast(b.load(from[1], {outer, j, i}), b.getBuilder().getIndexType());
        b.ifThen(isWithin(b, position, e.result), [&] {
          ScalarExpr at = position * inner + i, term = b.convert(b.load(from[0], {outer, j, i}), summed);
          b.store(accumulate(b.load(sums, {outer, at}), term), sums, {outer, at});
        });
      });
    });
    if (summed == element)
      return;
    b.loop(b.index(0), b.index(e.result), [&](ScalarExpr position) {
      b.loop(position * inner + lower, position * inner + upper,
             [&](ScalarExpr at) { b.store(b.convert(b.load(sums, {outer, at}), element), to[0], {outer, at}); });
    });
  };
  return buildRowLoops(builder, location, {source, index}, inits, e.outer * pieces,
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
    sums = buildScatterOfRows(builder, getLoc(), source,
                              buildReshape(builder, getLoc(), operands[1], {e.outer, e.source}), e);
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
  return {buildReshape(builder, getLoc(), buildScatterOfRows(builder, getLoc(), source, index, e), result)};
}
