//===- SortingLinalg.cpp - Selection and merge sort, row by row -----------===//
//
// A row's elements become items, integers in the order asked for, which are selected and
// sorted in scratch memory of the row's task:
//   1. Items below the bound enter a list. The bound is the k-th least of the items seen before.
//   2. When the list is full or the row at its end, the list is sorted and cut to k items.
//   3. After the row's end the list's first k items give the results.
// A list of at least two k makes the whole O(n log k). To sort a row is to select all of it.
//
// Elements of up to 32 bits make one 64-bit item each, the element's key above its index, so that no
// two are equal; wider ones a key and an index apart.
//
//===----------------------------------------------------------------------===//

#include "dialect/core/Saturating.h"
#include "dialect/kernel/LoopsBuilder.h"
#include "dialect/sorting/Sorting.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace ttc::ir;

FusionKind SortOp::getFusionKind() { return FusionKind::Opaque; }
FusionKind TopkOp::getFusionKind() { return FusionKind::Opaque; }

namespace {

/// Lists shorter than this are sorted by counting: fewer steps than merging, none of them a surprise.
constexpr int64_t blockSize = 8;
/// The shortest list that rows are selected into.
constexpr int64_t minCapacity = 64;

class Selection {
public:
  Selection(Type element, int64_t extent, int64_t k, bool descending)
      : element(element), extent(extent), k(k), descending(descending),
        isPacked(element.getIntOrFloatBitWidth() <= 32 && llvm::isUInt<32>(extent)),
        capacity(std::min(extent, std::max(2 * k, minCapacity))) {}

  /// Values of an item: what is compared, then what comes along.
  int64_t parts() const { return isPacked ? 1 : 2; }
  /// Items of scratch memory: two lists, between which merging goes back and forth.
  int64_t scratch() const { return 2 * capacity; }
  /// Steps for one row, about.
  int64_t cost() const {
    return saturatingAdd(extent, saturatingMultiply(k, llvm::Log2_64_Ceil(capacity + 1) + blockSize));
  }

  /// Selects among x[outer, :, inner] and writes values and indices at [outer, :k, inner], with the scratch
  /// buffers' row `task`.
  void emit(const LoopsBuilder &b, Value x, Value values, Value indices, ValueRange buffers, Value task, Value outer,
            Value inner) const {
    Value zero = b.index(0);
    ScalarExpr most =
        b(buildExtremeConstant(b.getBuilder(), b.getLoc(), b.getBuilder().getI64Type(), /*greatest=*/true));
    List list{b, buffers, task};

    // A row's place, the list's length, the bound, and the half of the scratch that the list is in.
    auto ended = [&](ValueRange state) -> Value { return b(state[0]).less(b.index(extent)); };
    SmallVector<Value> last = b.loopWhile({zero, zero, most, zero}, ended, [&](ValueRange state) -> SmallVector<Value> {
      auto room = [&](ValueRange scan) -> Value {
        return b(scan[0]).less(b.index(extent)).logicalAnd(b(scan[1]).less(b.index(capacity)));
      };
      SmallVector<Value> scanned = b.loopWhile({state[0], state[1]}, room, [&](ValueRange scan) -> SmallVector<Value> {
        ScalarExpr at = b(scan[0]), length = b(scan[1]);
        SmallVector<Value> item = makeItem(b, b.load(x, {outer, at, inner}), at);
        // Written in any case, and kept by the length if below the bound. The first k items are all kept.
        list.store(item, b(state[3]) + length);
        ScalarExpr kept = b(item[0]).less(b(state[2])).logicalOr(length.less(b.index(k)));
        ScalarExpr longer = length + b.index(1);
        return {at + b.index(1), kept.select(longer, length)};
      });
      ScalarExpr length = b(scanned[1]);
      Value half = sort(b, list, b(state[3]), length);
      ScalarExpr cut = b.min(length, b.index(k));
      ScalarExpr full = cut.equal(b.index(k));
      // An empty list has no last item: its bound is not read.
      ScalarExpr lastItem = cut.equal(b.index(0)).select(b.index(0), cut - b.index(1));
      Value bound = full.select(b(list.load(b(half) + lastItem)[0]), most);
      return {scanned[0], cut, bound, half};
    });

    b.loop(zero, b.index(k), [&](ScalarExpr rank) {
      ScalarExpr index = indexOf(b, list.load(b(last[3]) + rank));
      b.store(b.load(x, {outer, b.cast(index, b.getBuilder().getIndexType()), inner}), values, {outer, rank, inner});
      b.store(index, indices, {outer, rank, inner});
    });
  }

private:
  /// The scratch of one task as a list of items.
  struct List {
    const LoopsBuilder &b;
    ValueRange buffers;
    Value task;

    SmallVector<Value> load(Value at) const {
      return llvm::map_to_vector(buffers, [&](Value buffer) -> Value { return b.load(buffer, {task, at}); });
    }
    void store(ArrayRef<Value> item, Value at) const {
      for (auto [buffer, value] : llvm::zip(buffers, item))
        b.store(value, buffer, {task, at});
    }
  };

  /// An integer of the element's width (i64 for i64 and f64) that grows in the order asked for.
  ScalarExpr makeKey(ScalarExpr x) const {
    ScalarExpr key = x;
    if (x.isFloat()) {
      OpBuilder &builder = x.getBuilder();
      unsigned width = x.type().getIntOrFloatBitWidth();
      Type integer = builder.getIntegerType(width);
      // -0 becomes 0. The bits of a float are its magnitude under its sign: those of a negative one are turned
      // round to grow with its value.
      ScalarExpr bits = x.with(arith::BitcastOp::create(builder, x.getLoc(), integer,
                                                        arith::AddFOp::create(builder, x.getLoc(), x, x.constant(0))));
      ScalarExpr sign = x.with(arith::ShRSIOp::create(builder, x.getLoc(), bits, bits.constant(width - 1)));
      ScalarExpr greatest = x.with(buildExtremeConstant(builder, x.getLoc(), integer, /*greatest=*/true));
      ScalarExpr turned = x.with(arith::AndIOp::create(builder, x.getLoc(), sign, greatest));
      ScalarExpr ordered = x.with(arith::XOrIOp::create(builder, x.getLoc(), bits, turned));
      key = x.isNan().select(greatest, ordered);
    }
    return descending ? key.constant(-1) - key : key;
  }

  SmallVector<Value> makeItem(const LoopsBuilder &b, ScalarExpr x, ScalarExpr at) const {
    OpBuilder &builder = x.getBuilder();
    Type i64 = builder.getI64Type();
    ScalarExpr key = makeKey(x), index = b.cast(at, i64);
    Value high = key.type() == i64 ? key : arith::ExtSIOp::create(builder, x.getLoc(), i64, key).getResult();
    if (!isPacked)
      return {high, index};
    high = arith::ShLIOp::create(builder, x.getLoc(), high, b.constant(i64, 32));
    return {arith::OrIOp::create(builder, x.getLoc(), high, index)};
  }

  ScalarExpr indexOf(const LoopsBuilder &b, ArrayRef<Value> item) const {
    if (!isPacked)
      return b(item[1]);
    Value mask = b(item[0]).constant(0xffffffff);
    return b(arith::AndIOp::create(b.getBuilder(), b.getLoc(), item[0], mask));
  }

  /// Sorts the `length` items from `from` on, 0 or `capacity`; returns where they are afterwards, 0 or `capacity`.
  ///
  /// The list is cut into 2^levels blocks of equal length, up to one; each is sorted by counting, then neighbours are
  /// merged.
  Value sort(const LoopsBuilder &b, const List &list, ScalarExpr from, ScalarExpr length) const {
    ScalarExpr one = b.index(1), zero = b.index(0), both = b.index(capacity);
    // As many levels as the longest list needs, or fewer: the counting of longer blocks costs more than a level.
    SmallVector<Value> levels = b.loopWhile(
        {zero, length}, [&](ValueRange v) -> Value { return b.index(blockSize).less(b(v[1])); },
        [&](ValueRange v) -> SmallVector<Value> {
          ScalarExpr rounded = b(v[1]) + one;
          return {b(v[0]) + one, shiftRight(rounded, one)};
        });
    auto powerOfTwo = [&](Value exponent) {
      return arith::ShLIOp::create(b.getBuilder(), b.getLoc(), one, exponent).getResult();
    };
    ScalarExpr level = b(levels[0]);
    Value blocks = powerOfTwo(level);
    ScalarExpr to = both - from;
    b.loop(zero, blocks, [&](ScalarExpr block) {
      ScalarExpr begin = shiftRight(block * length, level), end = shiftRight((block + one) * length, level);
      count(b, list, from, to, begin, end);
    });
    // The list is at state[1] now; each level takes it to the other half.
    SmallVector<Value> sorted = b.loopWhile(
        {level, to}, [&](ValueRange state) -> Value { return zero.less(b(state[0])); },
        [&](ValueRange state) -> SmallVector<Value> {
          ScalarExpr at = b(state[0]), source = b(state[1]), target = both - source, next = at - one;
          b.loop(zero, powerOfTwo(next), [&](ScalarExpr pair) {
            ScalarExpr first = pair + pair;
            auto border = [&](int64_t block) { return shiftRight((first + b.index(block)) * length, at); };
            merge(b, list, source, target, border(0), border(1), border(2));
          });
          return {next, target};
        });
    return sorted[1];
  }

  static ScalarExpr shiftRight(ScalarExpr value, ScalarExpr bits) {
    return value.with(arith::ShRUIOp::create(value.getBuilder(), value.getLoc(), value, bits));
  }

  /// Puts each item of a block where it belongs in the target: after as many items as are less, or equal and before it.
  static void count(const LoopsBuilder &b, const List &list, ScalarExpr source, ScalarExpr target, ScalarExpr begin,
                    ScalarExpr end) {
    b.loop(begin, end, [&](ScalarExpr i) {
      SmallVector<Value> item = list.load(source + i);
      auto rank = [&](Value lower, Value upper, Value start, bool orEqual) {
        return b.loop(lower, upper, start, [&](ScalarExpr j, ValueRange counted) -> SmallVector<Value> {
          ScalarExpr other = b.load(list.buffers[0], {list.task, source + j}), own = b(item[0]);
          ScalarExpr before = orEqual ? other.lessEqual(own) : other.less(own);
          return {b(counted[0]) + widen(b, before)};
        })[0];
      };
      Value place = rank(begin, i, begin, /*orEqual=*/true);
      place = rank(i + b.index(1), end, place, /*orEqual=*/false);
      list.store(item, target + b(place));
    });
  }

  static ScalarExpr widen(const LoopsBuilder &b, ScalarExpr bit) {
    return b(arith::IndexCastUIOp::create(b.getBuilder(), b.getLoc(), b.getBuilder().getIndexType(), bit));
  }

  /// Merges neighbours [begin, middle) and [middle, end), whose lengths differ by one at most, from both ends at once:
  /// half of the items from each end, so that neither way comes to the end of a neighbour and need look for it.
  /// (As the bidirectional merge of Rust's driftsort, by L. Bergdoll and O. Peters.)
  static void merge(const LoopsBuilder &b, const List &list, ScalarExpr source, ScalarExpr target, ScalarExpr begin,
                    ScalarExpr middle, ScalarExpr end) {
    ScalarExpr one = b.index(1), length = end - begin, half = shiftRight(length, one);
    Value low = source + begin, middleAt = source + middle, high = source + end - one, lastLow = b(middleAt) - one;
    auto choose = [&](ScalarExpr left, ArrayRef<Value> a, ArrayRef<Value> c) {
      SmallVector<Value> chosen;
      for (auto [x, y] : llvm::zip(a, c))
        chosen.push_back(left.select(b(x), b(y)));
      return chosen;
    };
    SmallVector<Value> ends = b.loop(
        b.index(0), half, {low, middleAt, lastLow, high}, [&](ScalarExpr i, ValueRange at) -> SmallVector<Value> {
          SmallVector<Value> a = list.load(at[0]), c = list.load(at[1]);
          // Of equal items the left one comes first: from the front it goes first, from the back last.
          ScalarExpr left = b(a[0]).lessEqual(b(c[0]));
          list.store(choose(left, a, c), target + begin + i);
          SmallVector<Value> d = list.load(at[2]), e = list.load(at[3]);
          ScalarExpr stays = b(d[0]).lessEqual(b(e[0]));
          list.store(choose(stays, e, d), target + end - one - i);
          ScalarExpr stepLeft = widen(b, left), stepRight = widen(b, stays);
          return {b(at[0]) + stepLeft, b(at[1]) + one - stepLeft, b(at[2]) - one + stepRight, b(at[3]) - stepRight};
        });
    // Of an odd number one is left, in the neighbour where front and back have not met.
    b.ifThen((half + half).less(length), [&] {
      ScalarExpr inLeft = b(ends[0]).lessEqual(b(ends[2]));
      list.store(list.load(inLeft.select(b(ends[0]), b(ends[1]))), target + begin + half);
    });
  }

  Type element;
  int64_t extent, k;
  bool descending, isPacked;
  int64_t capacity;
};

} // namespace

/// Values and indices of the first `k` elements of `x` along `dim` in the order asked for.
static SmallVector<Value> buildSelection(OpBuilder &builder, Location location, Value x, int64_t dim, int64_t k,
                                         bool descending) {
  ArrayRef<int64_t> shape = shapeOf(x);
  Type element = elementType(x), i64 = builder.getI64Type();
  dim = *normalizeDim(std::nullopt, "", dim, shape.size());
  int64_t outer = llvm::product_of(shape.take_front(dim)), inner = llvm::product_of(shape.drop_front(dim + 1));
  SmallVector<int64_t> result(shape);
  result[dim] = k;
  if (outer * k * inner == 0)
    return {buildEmpty(builder, location, result, element), buildEmpty(builder, location, result, i64)};

  Selection selection(element, shape[dim], k, descending);
  RowBlocks blocks = dealRows(outer * inner, selection.cost());
  SmallVector<Value> outputs = {buildEmpty(builder, location, {outer, k, inner}, element),
                                buildEmpty(builder, location, {outer, k, inner}, i64)};
  for (int64_t i = 0; i < selection.parts(); ++i)
    outputs.push_back(buildEmpty(builder, location, {blocks.tasks, selection.scratch()}, i64));
  SmallVector<Value> results =
      buildRowLoops(builder, location, buildReshape(builder, location, x, {outer, shape[dim], inner}), outputs,
                    outer * inner, blocks, saturatingMultiply(outer * inner, selection.cost()),
                    [&](const LoopsBuilder &b, ScalarExpr task, ScalarExpr row, ValueRange from, ValueRange to) {
                      ScalarExpr outerIndex = row / b.index(inner), innerIndex = row - outerIndex * b.index(inner);
                      selection.emit(b, from[0], to[0], to[1], to.drop_front(2), task, outerIndex, innerIndex);
                    });
  return {buildReshape(builder, location, results[0], result), buildReshape(builder, location, results[1], result)};
}

SmallVector<Value> SortOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  int64_t extent = shapeOf(getX())[*normalizeDim(std::nullopt, "", getDim(), shapeOf(getX()).size())];
  return buildSelection(builder, getLoc(), operands[0], getDim(), extent, getDescending());
}

SmallVector<Value> TopkOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  return buildSelection(builder, getLoc(), operands[0], getDim(), getK(), getLargest());
}
