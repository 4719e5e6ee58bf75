//===- EmitLoops.cpp - Elementwise operations and reductions --------------===//

#include "mlir/Analysis/SliceAnalysis.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Linalg/Utils/Utils.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "passes/tiling/Cascade.h"
#include "passes/tiling/EmitNest.h"

using namespace mlir;
using namespace ttc;

int64_t ttc::lanesFor(const Nest &nest, const VectorTarget &target) {
  unsigned width = 32;
  auto isElement = [&](const Access *access) {
    return llvm::any_of(llvm::seq(nest.rank()), [&](unsigned dim) { return access->dependsOn(dim); });
  };
  // What all elements read is broadcast: its width doesn't matter.
  for (const Access *access : nest.accesses())
    if (!access->isScalar() && isElement(access) && access->elementType.isIntOrFloat())
      width = std::max(width, access->elementType.getIntOrFloatBitWidth());
  return target.bits / width;
}

bool ttc::sharesBlocks(const Nest &nest) {
  return llvm::any_of(nest.stages,
                      [](const Stage &stage) { return !stage.op.getBody()->getOps<arith::MulUIExtendedOp>().empty(); });
}

SmallVector<unsigned> ttc::parallelOrder(const Nest &nest, std::optional<unsigned> except) {
  SmallVector<unsigned> dims;
  for (unsigned dim = 0; dim < nest.rank(); ++dim)
    if (!nest.reduction[dim] && dim != except && nest.extents[dim] != 1)
      dims.push_back(dim);
  const Access &output = nest.root().outputs().front();
  llvm::stable_sort(dims, [&](unsigned a, unsigned b) { return output.stride(a) > output.stride(b); });
  return dims;
}

/// The operations that combine partial results, one per output; empty if some output has none.
static SmallVector<Operation *> combiners(const Stage &root) {
  SmallVector<Operation *> found;
  linalg::GenericOp op = root.op;
  for (unsigned i = 0; i < root.outputs().size(); ++i) {
    SmallVector<Operation *, 4> ops;
    if (!matchReduction(op.getRegionOutputArgs(), i, ops) || ops.size() != 1 || !linalg::getCombinerOpKind(ops.front()))
      return {};
    found.push_back(ops.front());
  }
  return found;
}

/// Accesses that vectors along `dim` would have to gather or scatter.
static unsigned stridedAccesses(const Nest &nest, unsigned dim) {
  unsigned count = 0;
  for (const Access *access : nest.accesses())
    count += !access->isScalar() && access->dependsOn(dim) && !access->isContiguous(dim);
  return count;
}

std::optional<unsigned> ttc::vectorDim(const Nest &nest, const VectorTarget &target) {
  std::optional<unsigned> best;
  unsigned bestStrided = ~0u;
  bool canReduce = !combiners(nest.root()).empty();
  for (unsigned dim = nest.rank(); dim-- > 0;) {
    if (nest.extents[dim] <= 1 || (nest.reduction[dim] && !canReduce))
      continue;
    bool usable = llvm::all_of(
        nest.accesses(), [&](const Access *access) { return access->isScalar() || access->strides[dim].has_value(); });
    if (!usable)
      continue;
    unsigned strided = stridedAccesses(nest, dim);
    const Access &output = nest.root().outputs().front();
    // Scattered stores cost more than gathered loads.
    if (!nest.reduction[dim] && !output.isContiguous(dim))
      strided += 2;
    bool longer = best && nest.extents[*best] < lanesFor(nest, target) && nest.extents[dim] > nest.extents[*best];
    if (strided < bestStrided || (strided == bestStrided && longer)) {
      best = dim;
      bestStrided = strided;
    }
  }
  return best;
}

namespace {

/// Emits one nest; `order` is the order of its loops, outermost first.
class LoopEmitter {
public:
  LoopEmitter(VectorEmitter &emitter, const Nest &nest, ArrayRef<TaskRange> ranges)
      : e(emitter), nest(nest), ranges(ranges), vdim(vectorDim(nest, emitter.target())),
        width(lanesFor(nest, emitter.target())) {
    outer = parallelOrder(nest, vdim);
    for (unsigned dim = 0; dim < nest.rank(); ++dim)
      if (nest.reduction[dim] && dim != vdim && nest.extents[dim] != 1)
        reduced.push_back(dim);
    order = outer;
    if (vdim && !nest.reduction[*vdim])
      order.push_back(*vdim);
    llvm::append_range(order, reduced);
    if (vdim && nest.reduction[*vdim])
      order.push_back(*vdim);
    const Stage &root = nest.root();
    linalg::GenericOp op = root.op;
    for (unsigned i = 0; i < root.outputs().size(); ++i)
      readsOutput.push_back(op.payloadUsesValueFromOperand(op.getDpsInitOperand(i)));
    hasReduction = llvm::is_contained(nest.reduction, true);
    if (hasReduction)
      combining = combiners(root);
  }

  void run() {
    if (llvm::is_contained(nest.extents, 0) && !hasReduction)
      return;
    Point point(nest.rank());
    walk(outer, point, [&] {
      if (!vdim)
        tile(point, {Lanes()});
      else if (nest.reduction[*vdim])
        reduceAlongVectors(point);
      else
        walkVectors(point);
    });
  }

private:
  Value lower(unsigned dim) { return ranges[dim].lower ? ranges[dim].lower : e.index(0); }
  Value upper(unsigned dim) { return ranges[dim].upper ? ranges[dim].upper : e.index(nest.extents[dim]); }

  /// Loops over `dims`, setting them in `point`.
  void walk(ArrayRef<unsigned> dims, Point &point, llvm::function_ref<void()> body) {
    if (dims.empty())
      return body();
    unsigned dim = dims.front();
    e.loop(lower(dim), upper(dim), 1, {}, [&](Value iv, ValueRange) {
      point.ivs[dim] = iv;
      walk(dims.drop_front(), point, body);
      return SmallVector<Value>();
    });
  }

  /// Walks `loops`, outermost first, setting their dimensions in `point` and carrying accumulators of `lanes`.
  SmallVector<Value> reduce(ArrayRef<CascadeLoop> loops, Point &point, ArrayRef<Lanes> lanes,
                            SmallVector<Value> carried, llvm::function_ref<SmallVector<Value>(ArrayRef<Value>)> body) {
    if (loops.empty())
      return body(carried);
    const CascadeLoop &loop = loops.front();
    Value lower = e.index(0), upper = e.index(loop.extent);
    if (!loop.isOutermost()) {
      lower = point.ivs[loop.dim];
      Value end = e.add(lower, e.index(loop.span));
      upper = loop.extent % loop.span ? arith::MinSIOp::create(e.builder(), e.location(), end, upper).getResult() : end;
    }
    return e.loop(lower, upper, loop.step, carried, [&](Value iv, ValueRange inner) {
      point.ivs[loop.dim] = iv;
      SmallVector<Value> before(inner);
      SmallVector<Value> sums = reduce(loops.drop_front(), point, lanes, loop.fresh ? neutrals(lanes) : before, body);
      for (auto [i, sum] : llvm::enumerate(sums))
        if (loop.fresh)
          sum = combine(combining[i % combining.size()], before[i], sum);
      return sums;
    });
  }

  /// The accumulators that a reduction of `lanes` starts from.
  SmallVector<Value> neutrals(ArrayRef<Lanes> lanes) {
    SmallVector<Value> values;
    for (Lanes each : lanes)
      for (Operation *op : combining) {
        std::optional<TypedAttr> neutral = arith::getNeutralElement(op);
        values.push_back(e.broadcast(arith::ConstantOp::create(e.builder(), e.location(), *neutral), each));
      }
    return values;
  }

  /// Stages for sums that round; whatever else is reduced gives the same in any order.
  Cascade stages() const {
    constexpr int64_t runLength = 64;
    bool rounds = llvm::any_of(combining, llvm::IsaPred<arith::AddFOp>);
    return rounds ? Cascade(runLength) : Cascade::none();
  }

  /// The loops over the reduced dimensions other than the vectors', around what `cascade` has planned.
  SmallVector<CascadeLoop> loopsOver(ArrayRef<unsigned> dims, Cascade &cascade) const {
    SmallVector<CascadeLoop> loops;
    for (unsigned dim : llvm::reverse(dims)) {
      SmallVector<CascadeLoop> outer = cascade.around(dim, nest.extents[dim]);
      loops.insert(loops.begin(), outer.begin(), outer.end());
    }
    return loops;
  }

  SmallVector<Value> loadInputs(const Point &point, Lanes lanes) {
    SmallVector<Value> values;
    for (const Access &input : nest.root().inputs())
      values.push_back(e.load(input, point, lanes, order));
    return values;
  }

  /// The root's initial results at `point`: what the outputs are filled with, or what they hold.
  SmallVector<Value> initials(const Point &point, Lanes lanes) {
    SmallVector<Value> values;
    for (auto [output, filled, read] : llvm::zip(nest.root().outputs(), nest.root().initial, readsOutput))
      values.push_back(filled ? e.broadcast(filled, lanes)
                       : read ? e.broadcast(e.load(output, point, lanes, order), lanes)
                              : Value());
    return values;
  }

  /// Several vectors (or one scalar) of results at once, reductions inside.
  void tile(Point point, ArrayRef<Lanes> tiles) {
    auto at = [&](unsigned i) {
      Point shifted = point;
      if (vdim)
        shifted.shift[*vdim] += i * width;
      return shifted;
    };
    unsigned outputs = nest.root().outputs().size();
    SmallVector<Value> carried;
    for (auto [i, lanes] : llvm::enumerate(tiles))
      llvm::append_range(carried, initials(at(i), lanes));
    SmallVector<Value> results;
    auto body = [&](ArrayRef<Value> accumulators) {
      SmallVector<Value> next;
      for (auto [i, lanes] : llvm::enumerate(tiles)) {
        SmallVector<Value> arguments = loadInputs(at(i), lanes);
        llvm::append_range(arguments, accumulators.slice(i * outputs, outputs));
        for (Value value : e.compute(nest.root(), arguments, at(i), lanes))
          next.push_back(hasReduction ? e.broadcast(value, lanes) : value);
      }
      return next;
    };
    Cascade cascade = stages();
    if (hasReduction)
      results = reduce(loopsOver(reduced, cascade), point, tiles, carried, body);
    else
      results = body(carried);
    // `reduce` has left loop variables in `point` that are out of scope now.
    for (unsigned dim : reduced)
      point.ivs[dim] = nullptr;
    for (auto [i, lanes] : llvm::enumerate(tiles))
      e.finish(nest, SmallVector<Value>(ArrayRef(results).slice(i * outputs, outputs)), at(i), lanes, order);
  }

  Lanes full() const { return {vdim, width, width}; }

  /// How many vectors to handle per step: enough to hide the latency of additions and loop overhead.
  int64_t unroll(int64_t vectors) const {
    int64_t most = hasReduction ? 4 : nest.root().op.getBody()->getOperations().size() > 24 ? 1 : 2;
    while (most > 1 && vectors % most)
      most /= 2;
    return std::max<int64_t>(most, 1);
  }

  void walkVectors(Point &point) {
    int64_t extent = nest.extents[*vdim], vectors = extent / width, tail = extent % width;
    // A range may cut the dimension at any multiple of the width.
    int64_t step = sharesBlocks(nest) ? vectorsPerBlock : ranges[*vdim].lower ? 1 : unroll(vectors);
    int64_t inLoop = vectors / step * step;
    Value end = upper(*vdim), last = e.index(inLoop * width);
    Value whole = ranges[*vdim].upper ? arith::MinSIOp::create(e.builder(), e.location(), end, last).getResult() : last;
    e.loop(lower(*vdim), whole, step * width, {}, [&](Value iv, ValueRange) {
      point.ivs[*vdim] = iv;
      tile(point, SmallVector<Lanes>(step, full()));
      return SmallVector<Value>();
    });
    SmallVector<Lanes> rest(vectors - inLoop, full());
    if (tail)
      rest.push_back({vdim, width, tail});
    if (rest.empty())
      return;
    auto emitTail = [&] {
      point.ivs[*vdim] = e.index(inLoop * width);
      tile(point, rest);
    };
    if (!ranges[*vdim].upper)
      return emitTail();
    auto reached = arith::CmpIOp::create(e.builder(), e.location(), arith::CmpIPredicate::sgt, end, last);
    auto branch = scf::IfOp::create(e.builder(), e.location(), reached);
    OpBuilder::InsertionGuard guard(e.builder());
    e.builder().setInsertionPoint(branch.thenBlock()->getTerminator());
    emitTail();
  }

  /// `a` combined with `b` by the operation that `combiner` is.
  Value combine(Operation *combiner, Value a, Value b) {
    return vector::makeArithReduction(e.builder(), e.location(), *linalg::getCombinerOpKind(combiner), a, b);
  }

  /// Vectors along a reduced dimension: accumulators start from the neutral element.
  void reduceAlongVectors(Point &point) {
    int64_t extent = nest.extents[*vdim], vectors = extent / width, tail = extent % width;
    int64_t wide = vectors >= 8 ? 4 : 1;
    OpBuilder &b = e.builder();
    unsigned outputs = combining.size();
    SmallVector<Lanes> accumulators(wide, full());
    auto step = [&](Point at, ArrayRef<Value> accumulators, Lanes lanes) {
      SmallVector<Value> arguments = loadInputs(at, lanes);
      llvm::append_range(arguments, accumulators);
      SmallVector<Value> results = e.compute(nest.root(), arguments, at, lanes);
      for (auto [result, accumulator] : llvm::zip(results, accumulators)) {
        result = e.broadcast(result, lanes);
        if (lanes.isMasked())
          result = arith::SelectOp::create(b, e.location(), e.mask(lanes), result, accumulator);
      }
      return results;
    };
    int64_t inLoop = vectors / wide * wide, rest = vectors - inLoop + (tail ? 1 : 0);
    Cascade cascade = stages();
    SmallVector<CascadeLoop> along = cascade.around(*vdim, inLoop * width, wide * width);
    cascade.addTerms(rest ? 1 : 0);
    auto body = [&](ArrayRef<Value> carried) {
      Point at = point;
      SmallVector<Value> sums =
          reduce(along, at, accumulators, SmallVector<Value>(carried), [&](ArrayRef<Value> inner) {
            SmallVector<Value> next;
            for (int64_t i = 0; i < wide; ++i) {
              Point shifted = at;
              shifted.shift[*vdim] += i * width;
              llvm::append_range(next, step(shifted, inner.slice(i * outputs, outputs), full()));
            }
            return next;
          });
      for (int64_t i = inLoop; i < inLoop + rest; ++i) {
        at.ivs[*vdim] = e.index(i * width);
        unsigned first = (i % wide) * outputs;
        SmallVector<Value> next = step(at, SmallVector<Value>(ArrayRef(sums).slice(first, outputs)),
                                       i < vectors ? full() : Lanes{vdim, width, tail});
        std::copy(next.begin(), next.end(), sums.begin() + first);
      }
      return sums;
    };
    SmallVector<Value> sums = reduce(loopsOver(reduced, cascade), point, accumulators, neutrals(accumulators), body);
    for (unsigned dim : reduced)
      point.ivs[dim] = nullptr;
    SmallVector<Value> before = initials(point, Lanes());
    SmallVector<Value> results;
    for (auto [i, op] : llvm::enumerate(combining)) {
      SmallVector<Value> parts;
      for (int64_t part = 0; part < wide; ++part)
        parts.push_back(sums[part * outputs + i]);
      while (parts.size() > 1) {
        SmallVector<Value> next;
        for (unsigned j = 0; j < parts.size(); j += 2)
          next.push_back(combine(op, parts[j], parts[j + 1]));
        parts = next;
      }
      Value total = vector::ReductionOp::create(b, e.location(), *linalg::getCombinerOpKind(op), parts.front(),
                                                arith::FastMathFlags::reassoc);
      results.push_back(before[i] ? combine(op, before[i], total) : total);
    }
    e.finish(nest, results, point, Lanes(), order);
  }

  VectorEmitter &e;
  const Nest &nest;
  ArrayRef<TaskRange> ranges;
  std::optional<unsigned> vdim;
  int64_t width;
  SmallVector<unsigned> outer, reduced, order;
  SmallVector<bool> readsOutput;
  /// What combines partial results, one per output of the root; empty where results can't be combined.
  SmallVector<Operation *> combining;
  bool hasReduction;
};

} // namespace

void ttc::emitLoops(VectorEmitter &emitter, const Nest &nest, ArrayRef<TaskRange> ranges) {
  emitter.setLocation(nest.root().op.getLoc());
  LoopEmitter(emitter, nest, ranges).run();
}
