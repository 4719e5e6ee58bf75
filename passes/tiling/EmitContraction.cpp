//===- EmitContraction.cpp - Register tiles for contractions --------------===//
//
// For each block of the outer reduction dimensions, for each tile of columns:
//   1. copy the block's columns to a contiguous panel (extending and transposing if need be);
//   2. for each tile of rows: extend the rows to a panel of their own, unless they have the type that is
//      multiplied; accumulators in registers over the inner reduction, then the elementwise stages on the
//      accumulators, then the stores.
// The accumulators take runs of the inner reduction in stages (Cascade.h). With an outer reduction each block's sums
// are added to the output, and the elementwise stages run over the finished output afterwards.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "passes/tiling/Cascade.h"
#include "passes/tiling/Contraction.h"
#include "passes/tiling/EmitNest.h"
#include "passes/tiling/Transpose.h"

using namespace mlir;
using namespace ttc;

namespace {

/// The products that one accumulator takes in a row: a run must be long against saving and clearing the tile's
/// accumulators.
constexpr int64_t runLength = 256;

class ContractionEmitter {
public:
  ContractionEmitter(VectorEmitter &emitter, const Nest &nest, const ContractionPlan &plan, ArrayRef<TaskRange> ranges)
      : e(emitter), b(emitter.builder()), nest(nest), plan(plan), ranges(ranges), rows(nest.root().inputs()[plan.rows]),
        columns(nest.root().inputs()[plan.columns]), output(nest.root().outputs().front()),
        rowExtension(extensionOf(nest.root().op, plan.rows)),
        columnExtension(extensionOf(nest.root().op, plan.columns)), blocked(!plan.outerReduction.empty()) {
    order = plan.outer;
    for (auto [dim, factor] : plan.unrolled)
      if (!llvm::is_contained(order, dim))
        order.push_back(dim);
    order.push_back(plan.vectorDim);
    for (unsigned dim : plan.outerReduction)
      order.push_back(dim);
    for (unsigned dim : plan.innerReduction)
      if (!llvm::is_contained(order, dim))
        order.push_back(dim);
  }

  void run() {
    for (unsigned dim : plan.innerReduction)
      reductionPoints *= innerExtent(dim);
    if (plan.packed)
      panel = e.stackBuffer(reductionPoints * plan.columnsPerTile(), output.elementType);
    planRowPanel();
    Point point(nest.rank());
    if (blocked)
      initializeOutput();
    walkOuterReduction(plan.outerReduction, point, [&] { walkColumns(point); });
    if (blocked && nest.stages.size() > 1)
      runLaterStages();
  }

private:
  /// Columns in the type that is multiplied.
  Value loadColumns(const Point &point, Lanes lanes) {
    return e.apply(columnExtension, e.load(columns, point, lanes, order));
  }

  Value lower(unsigned dim) { return ranges[dim].lower ? ranges[dim].lower : e.index(0); }
  Value upper(unsigned dim) { return ranges[dim].upper ? ranges[dim].upper : e.index(nest.extents[dim]); }

  bool isBlockDim(unsigned dim) const { return plan.reductionBlock && dim == plan.outerReduction.back(); }
  /// The extent of an inner reduction dimension within one block.
  int64_t innerExtent(unsigned dim) const { return isBlockDim(dim) ? plan.reductionBlock : nest.extents[dim]; }

  void initializeOutput() {
    Value initial = nest.root().initial.front();
    if (!initial)
      return;
    forEachOutputVector(
        [&](const Point &point, Lanes lanes) { e.store(e.broadcast(initial, lanes), output, point, lanes, order); });
  }

  void runLaterStages() {
    forEachOutputVector([&](const Point &point, Lanes lanes) {
      e.finish(nest, {e.load(output, point, lanes, order)}, point, lanes, order);
    });
  }

  /// Visits this task's part of the output in vectors.
  void forEachOutputVector(llvm::function_ref<void(const Point &, Lanes)> body) {
    Point point(nest.rank());
    SmallVector<unsigned> dims = parallelOrder(nest, plan.vectorDim);
    std::function<void(ArrayRef<unsigned>)> walk = [&](ArrayRef<unsigned> rest) {
      if (rest.empty()) {
        int64_t extent = nest.extents[plan.vectorDim], whole = extent / plan.lanes * plan.lanes;
        Value last = e.index(whole), end = upper(plan.vectorDim);
        Value stop =
            ranges[plan.vectorDim].upper ? arith::MinSIOp::create(b, e.location(), end, last).getResult() : last;
        e.loop(lower(plan.vectorDim), stop, plan.lanes, {}, [&](Value iv, ValueRange) {
          point.ivs[plan.vectorDim] = iv;
          body(point, full());
          return SmallVector<Value>();
        });
        if (extent > whole)
          ifReached(end, last, [&] {
            point.ivs[plan.vectorDim] = last;
            body(point, Lanes{plan.vectorDim, plan.lanes, extent - whole});
          });
        return;
      }
      e.loop(lower(rest.front()), upper(rest.front()), 1, {}, [&](Value iv, ValueRange) {
        point.ivs[rest.front()] = iv;
        walk(rest.drop_front());
        return SmallVector<Value>();
      });
    };
    walk(dims);
  }

  /// Emits `body` under the condition that this task's range reaches beyond `from`.
  void ifReached(Value end, Value from, llvm::function_ref<void()> body) {
    std::optional<int64_t> e0 = getConstantIntValue(end), f0 = getConstantIntValue(from);
    if (e0 && f0) {
      if (*e0 > *f0)
        body();
      return;
    }
    auto reached = arith::CmpIOp::create(b, e.location(), arith::CmpIPredicate::sgt, end, from);
    auto branch = scf::IfOp::create(b, e.location(), reached);
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPoint(branch.thenBlock()->getTerminator());
    body();
  }

  Lanes full() const { return {plan.vectorDim, plan.lanes, plan.lanes}; }

  void walkOuterReduction(ArrayRef<unsigned> dims, Point &point, llvm::function_ref<void()> body) {
    if (dims.empty())
      return body();
    unsigned dim = dims.front();
    int64_t step = isBlockDim(dim) ? plan.reductionBlock : 1;
    e.loop(e.index(0), e.index(nest.extents[dim]), step, {}, [&](Value iv, ValueRange) {
      point.ivs[dim] = iv;
      if (isBlockDim(dim)) {
        blockStart = iv;
        Value left = arith::SubIOp::create(b, e.location(), e.index(nest.extents[dim]), iv);
        blockLength = nest.extents[dim] % step == 0
                          ? e.index(step)
                          : arith::MinSIOp::create(b, e.location(), left, e.index(step)).getResult();
      }
      walkOuterReduction(dims.drop_front(), point, body);
      return SmallVector<Value>();
    });
  }

  /// Tiles of columns: whole ones, then the remainder with fewer vectors and a mask.
  void walkColumns(Point &point) {
    unsigned dim = plan.vectorDim;
    int64_t extent = nest.extents[dim], tile = plan.columnsPerTile(), whole = extent / tile * tile;
    Value last = e.index(whole), end = upper(dim);
    Value stop = ranges[dim].upper ? arith::MinSIOp::create(b, e.location(), end, last).getResult() : last;
    e.loop(lower(dim), stop, tile, {}, [&](Value iv, ValueRange) {
      point.ivs[dim] = iv;
      columnTile(point, tile);
      return SmallVector<Value>();
    });
    if (extent > whole)
      ifReached(end, last, [&] {
        point.ivs[dim] = last;
        columnTile(point, extent - whole);
      });
  }

  /// The vectors that cover `width` columns.
  SmallVector<Lanes> lanesOf(int64_t width) const {
    SmallVector<Lanes> lanes;
    for (; width > 0; width -= plan.lanes)
      lanes.push_back({plan.vectorDim, plan.lanes, std::min(width, plan.lanes)});
    return lanes;
  }

  void columnTile(Point &point, int64_t width) {
    SmallVector<Lanes> lanes = lanesOf(width);
    // Columns that differ from one outer position to the next are packed inside of those loops.
    unsigned packAt = 0;
    for (unsigned i = 0; i < plan.outer.size(); ++i)
      if (columns.dependsOn(plan.outer[i]))
        packAt = i + 1;
    std::function<void(unsigned)> walk = [&](unsigned i) {
      if (plan.packed && i == packAt)
        pack(point, width);
      if (i == plan.outer.size())
        return rowTile(point, lanes, plan.unrolled);
      unsigned dim = plan.outer[i];
      bool tiled = !plan.unrolled.empty() && dim == plan.unrolled.front().first;
      if (!tiled) {
        e.loop(lower(dim), upper(dim), 1, {}, [&](Value iv, ValueRange) {
          point.ivs[dim] = iv;
          walk(i + 1);
          return SmallVector<Value>();
        });
        return;
      }
      int64_t factor = plan.unrolled.front().second, whole = nest.extents[dim] / factor * factor;
      Value last = e.index(whole), end = upper(dim);
      Value stop = ranges[dim].upper ? arith::MinSIOp::create(b, e.location(), end, last).getResult() : last;
      e.loop(lower(dim), stop, factor, {}, [&](Value iv, ValueRange) {
        point.ivs[dim] = iv;
        rowTile(point, lanes, plan.unrolled);
        return SmallVector<Value>();
      });
      if (nest.extents[dim] > whole)
        ifReached(end, last, [&] {
          point.ivs[dim] = last;
          SmallVector<std::pair<unsigned, int64_t>> rest = plan.unrolled;
          rest.front().second = nest.extents[dim] - whole;
          rowTile(point, lanes, rest);
        });
      point.ivs[dim] = nullptr;
    };
    walk(0);
  }

  /// Loops over dimensions of the inner reduction, carrying `carried`; the body gets the number of points before this.
  SmallVector<Value> reduce(ArrayRef<unsigned> dims, Point &point, Value index, SmallVector<Value> carried,
                            llvm::function_ref<SmallVector<Value>(Value, ArrayRef<Value>)> body) {
    if (dims.empty())
      return body(index, carried);
    unsigned dim = dims.front();
    int64_t inner = 1;
    for (unsigned other : dims.drop_front())
      inner *= innerExtent(other);
    Value count = isBlockDim(dim) ? blockLength : e.index(nest.extents[dim]);
    return e.loop(e.index(0), count, 1, carried, [&](Value iv, ValueRange next) {
      point.ivs[dim] = isBlockDim(dim) ? e.add(blockStart, iv) : iv;
      return reduce(dims.drop_front(), point, e.add(index, e.multiply(iv, inner)), SmallVector<Value>(next), body);
    });
  }

  /// Walks `loops` over dimensions of the inner reduction, outermost first, adding to `carried` what `body` adds to its
  /// accumulators at the points of each run; the body gets the number of points before this.
  SmallVector<Value> accumulate(ArrayRef<CascadeLoop> loops, Point &point, Value index, SmallVector<Value> carried,
                                llvm::function_ref<SmallVector<Value>(Value, ArrayRef<Value>)> body) {
    if (loops.empty())
      return body(index, carried);
    const CascadeLoop &loop = loops.front();
    Value &start = runStart[loop.dim];
    Value count = isBlockDim(loop.dim) ? blockLength : e.index(loop.extent);
    Value lower = e.index(0), upper = count;
    if (!loop.isOutermost()) {
      lower = start;
      Value end = e.add(lower, e.index(loop.span));
      bool whole = loop.extent % loop.span == 0 && getConstantIntValue(count);
      upper = whole ? end : arith::MinSIOp::create(b, e.location(), end, count).getResult();
    }
    return e.loop(lower, upper, loop.step, carried, [&](Value iv, ValueRange inner) {
      runStart[loop.dim] = iv;
      Value at = index;
      if (loop.step == 1) {
        point.ivs[loop.dim] = isBlockDim(loop.dim) ? e.add(blockStart, iv) : iv;
        int64_t points = 1;
        for (unsigned dim : llvm::reverse(plan.innerReduction)) {
          if (dim == loop.dim)
            break;
          points *= innerExtent(dim);
        }
        at = e.add(index, e.multiply(iv, points));
      }
      SmallVector<Value> before(inner);
      if (!loop.fresh)
        return accumulate(loops.drop_front(), point, at, before, body);
      SmallVector<Value> sums = accumulate(loops.drop_front(), point, at, zeros(before.size()), body);
      for (auto [sum, other] : llvm::zip(sums, before))
        sum = arith::AddFOp::create(b, e.location(), other, sum);
      return sums;
    });
  }

  SmallVector<Value> zeros(size_t count) {
    Value zero = arith::ConstantOp::create(b, e.location(), b.getFloatAttr(output.elementType, 0));
    return SmallVector<Value>(count, e.broadcast(zero, full()));
  }

  /// Step 1. Lanes beyond `width` hold zeros.
  void pack(Point point, int64_t width) {
    if (!columns.isContiguous(plan.vectorDim) && packTransposed(point, width))
      return;
    reduce(plan.innerReduction, point, e.index(0), {}, [&](Value index, ArrayRef<Value>) {
      Value at = e.multiply(index, plan.columnsPerTile());
      for (auto [j, lanes] : llvm::enumerate(lanesOf(width))) {
        Point shifted = point;
        shifted.shift[plan.vectorDim] += j * plan.lanes;
        e.storeContiguous(loadColumns(shifted, lanes), panel, e.add(at, e.index(j * plan.lanes)), full());
      }
      return SmallVector<Value>();
    });
  }

  /// Packs squares of `lanes x lanes` through registers, where the columns are contiguous along a reduction dimension.
  bool packTransposed(Point point, int64_t width) {
    if (plan.innerReduction.empty())
      return false;
    unsigned along = plan.innerReduction.back();
    int64_t count = innerExtent(along), step = plan.lanes;
    if (!columns.isContiguous(along) || (isBlockDim(along) && nest.extents[along] % count != 0) || count % step != 0)
      return false;
    ArrayRef<unsigned> others = ArrayRef(plan.innerReduction).drop_back();
    int64_t rowSize = plan.columnsPerTile();
    auto squares = [&](Value at, ArrayRef<Value>) {
      e.loop(e.index(0), e.index(count), step, {}, [&](Value iv, ValueRange) {
        point.ivs[along] = isBlockDim(along) ? e.add(blockStart, iv) : iv;
        for (auto [j, lanes] : llvm::enumerate(lanesOf(width))) {
          SmallVector<Value> square;
          for (int64_t i = 0; i < step; ++i) {
            Point shifted = point;
            shifted.shift[plan.vectorDim] += j * step + std::min<int64_t>(i, lanes.active - 1);
            square.push_back(loadColumns(shifted, Lanes{along, step, step}));
          }
          transposeSquare(b, e.location(), square);
          Value base = e.add(at, e.multiply(iv, rowSize));
          for (int64_t i = 0; i < step; ++i)
            e.storeContiguous(square[i], panel, e.add(base, e.index(i * rowSize + j * step)), full());
        }
        return SmallVector<Value>();
      });
      return SmallVector<Value>();
    };
    // The panel index of the others counts whole rows of `along`.
    std::function<void(unsigned, Value)> walk = [&](unsigned i, Value at) {
      if (i == others.size()) {
        squares(at, {});
        return;
      }
      int64_t inner = rowSize * count;
      for (unsigned other : others.drop_front(i + 1))
        inner *= innerExtent(other);
      Value extent = isBlockDim(others[i]) ? blockLength : e.index(nest.extents[others[i]]);
      e.loop(e.index(0), extent, 1, {}, [&](Value iv, ValueRange) {
        point.ivs[others[i]] = isBlockDim(others[i]) ? e.add(blockStart, iv) : iv;
        walk(i + 1, e.add(at, e.multiply(iv, inner)));
        return SmallVector<Value>();
      });
    };
    walk(0, e.index(0));
    return true;
  }

  /// Rows that need an extension are extended in vectors, along a reduction dimension or along the tile's rows,
  /// whichever is contiguous; else each element is extended where it is read.
  void planRowPanel() {
    if (rowExtension.empty() || plan.innerReduction.empty() || plan.unrolled.empty())
      return;
    int64_t count = 1;
    for (auto [dim, factor] : plan.unrolled)
      count *= factor;
    unsigned along = plan.innerReduction.back(), first = plan.unrolled.front().first;
    bool wholeBlocks = !isBlockDim(along) || nest.extents[along] % plan.reductionBlock == 0;
    if (rows.isContiguous(along) && wholeBlocks) {
      pointStep = 1;
      rowStep = reductionPoints;
    } else if (rows.isContiguous(first) && plan.unrolled.size() == 1 && count <= plan.lanes) {
      pointStep = count;
      rowStep = 1;
    } else {
      return;
    }
    rowPanel = e.stackBuffer(reductionPoints * count, output.elementType);
  }

  /// Extends the rows of `tile` to their panel.
  void packRows(Point point, ArrayRef<Point> tile) {
    auto extend = [&](const Point &at, Lanes lanes, Value index) {
      e.storeContiguous(e.apply(rowExtension, e.load(rows, at, lanes, order)), rowPanel, index, lanes);
    };
    if (rowStep == 1) {
      unsigned dim = plan.unrolled.front().first;
      Lanes lanes{dim, plan.lanes, static_cast<int64_t>(tile.size())};
      reduce(plan.innerReduction, point, e.index(0), {}, [&](Value index, ArrayRef<Value>) {
        extend(point, lanes, e.multiply(index, pointStep));
        return SmallVector<Value>();
      });
      return;
    }
    unsigned along = plan.innerReduction.back();
    int64_t count = innerExtent(along), whole = count / plan.lanes * plan.lanes;
    reduce(ArrayRef(plan.innerReduction).drop_back(), point, e.index(0), {}, [&](Value index, ArrayRef<Value>) {
      auto step = [&](Value iv, int64_t active) {
        point.ivs[along] = isBlockDim(along) ? e.add(blockStart, iv) : iv;
        for (auto [i, row] : llvm::enumerate(tile)) {
          Point from = point;
          from.shift = row.shift;
          extend(from, Lanes{along, plan.lanes, active},
                 e.add(e.add(e.multiply(index, count), iv), e.index(static_cast<int64_t>(i) * rowStep)));
        }
      };
      e.loop(e.index(0), e.index(whole), plan.lanes, {}, [&](Value iv, ValueRange) {
        step(iv, plan.lanes);
        return SmallVector<Value>();
      });
      if (count > whole)
        step(e.index(whole), count - whole);
      return SmallVector<Value>();
    });
  }

  /// The element of row `i` at `point`, `index` points into the reduction, in the type that is multiplied.
  Value loadRow(const Point &point, Value index, int64_t i) {
    if (!rowPanel)
      return e.apply(rowExtension, e.load(rows, point, Lanes(), order));
    Value at = e.add(e.multiply(index, pointStep), e.index(i * rowStep));
    return memref::LoadOp::create(b, e.location(), rowPanel, ValueRange{at});
  }

  /// Step 2.
  void rowTile(Point &point, ArrayRef<Lanes> lanes, ArrayRef<std::pair<unsigned, int64_t>> unrolled) {
    SmallVector<Point> tile = {point};
    for (auto [dim, factor] : unrolled) {
      SmallVector<Point> grown;
      for (const Point &base : tile)
        for (int64_t i = 0; i < factor; ++i) {
          grown.push_back(base);
          grown.back().shift[dim] += i;
        }
      tile = grown;
    }
    auto column = [&](Point at, unsigned j) {
      at.shift[plan.vectorDim] += j * plan.lanes;
      return at;
    };
    SmallVector<Value> accumulators = zeros(tile.size() * lanes.size());
    Value initial = nest.root().initial.front();
    for (auto [i, row] : llvm::enumerate(tile))
      for (auto [j, lane] : llvm::enumerate(lanes))
        if (!blocked)
          accumulators[i * lanes.size() + j] =
              initial ? e.broadcast(initial, lane) : e.load(output, column(row, j), lane, order);
    if (rowPanel)
      packRows(point, tile);
    Cascade cascade(runLength);
    SmallVector<CascadeLoop> loops;
    for (unsigned dim : llvm::reverse(plan.innerReduction)) {
      SmallVector<CascadeLoop> outer = cascade.around(dim, innerExtent(dim));
      loops.insert(loops.begin(), outer.begin(), outer.end());
    }
    Point inner = point;
    accumulators = accumulate(loops, inner, e.index(0), accumulators, [&](Value index, ArrayRef<Value> carried) {
      SmallVector<Value> vectors, next;
      Value at = e.multiply(index, plan.columnsPerTile());
      for (auto [j, lane] : llvm::enumerate(lanes))
        vectors.push_back(plan.packed ? e.loadContiguous(panel, e.add(at, e.index(j * plan.lanes)), full())
                                      : loadColumns(column(inner, j), lane));
      for (auto [i, row] : llvm::enumerate(tile)) {
        Point from = inner;
        from.shift = row.shift;
        Value scalar = e.broadcast(loadRow(from, index, i), full());
        for (unsigned j = 0; j < lanes.size(); ++j)
          next.push_back(vector::FMAOp::create(b, e.location(), scalar, vectors[j], carried[i * lanes.size() + j]));
      }
      return next;
    });
    for (auto [i, row] : llvm::enumerate(tile))
      for (auto [j, lane] : llvm::enumerate(lanes)) {
        Value result = accumulators[i * lanes.size() + j];
        if (blocked) {
          Value before = e.load(output, column(row, j), lane, order);
          e.store(arith::AddFOp::create(b, e.location(), before, result), output, column(row, j), lane, order);
          continue;
        }
        e.finish(nest, {result}, column(row, j), lane, order);
      }
  }

  VectorEmitter &e;
  OpBuilder &b;
  const Nest &nest;
  const ContractionPlan &plan;
  ArrayRef<TaskRange> ranges;
  const Access &rows, &columns, &output;
  /// What extends the elements that are read to the type that is multiplied.
  SmallVector<Operation *> rowExtension, columnExtension;
  bool blocked;
  SmallVector<unsigned> order;
  Value panel, rowPanel, blockStart, blockLength;
  /// Where the run of an inner reduction dimension begins, counted from the block's start.
  llvm::DenseMap<unsigned, Value> runStart;
  /// The points of one block of the inner reduction.
  int64_t reductionPoints = 1;
  /// Steps in the panel of rows from one point of the reduction to the next, and from row to row.
  int64_t pointStep = 0, rowStep = 0;
};

} // namespace

void ttc::emitContraction(VectorEmitter &emitter, const Nest &nest, const ContractionPlan &plan,
                          ArrayRef<TaskRange> ranges) {
  emitter.setLocation(nest.root().op.getLoc());
  ContractionEmitter(emitter, nest, plan, ranges).run();
}
