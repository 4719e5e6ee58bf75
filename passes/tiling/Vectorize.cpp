//===- Vectorize.cpp - A kernel's linalg operations become vector loops ---===//
//
// 1. Collect the kernel's nests; plan register tiles for those that are contractions.
// 2. Cut the work into tasks along parallel dimensions: with one nest, one or two of its
//    own; with several, one that all nests share and along which they exchange data.
// 3. Emit each nest for the ranges of one task, in a loop over the tasks asked for.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Affine/Utils.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "mlir/Transforms/LoopInvariantCodeMotionUtils.h"
#include "passes/Passes.h"
#include "passes/tiling/Contraction.h"
#include "passes/tiling/EmitNest.h"

namespace ttc {
#define GEN_PASS_DEF_VECTORIZE
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-vectorize"

using namespace mlir;
using namespace ttc;

namespace {

/// A task should last long against the cost of claiming it (tens of nanoseconds) and short against the kernel.
constexpr int64_t flopsPerTask = 400'000;
constexpr int64_t pointsPerTask = 16'384;
constexpr int64_t maxTasks = 32;

/// A dimension cut into `count` pieces of `step` (the last one may be shorter).
struct Cut {
  unsigned dim;
  int64_t step;
  int64_t count;
};

Cut cutDim(unsigned dim, int64_t extent, int64_t unit, int64_t wanted) {
  int64_t units = (extent + unit - 1) / unit;
  int64_t perPiece = std::max<int64_t>((units + wanted - 1) / std::max<int64_t>(wanted, 1), 1);
  // Equal pieces balance better than few more of them.
  for (int64_t candidate = perPiece; candidate <= 2 * perPiece && candidate <= units; ++candidate)
    if (units % candidate == 0) {
      perPiece = candidate;
      break;
    }
  return {dim, perPiece * unit, (units + perPiece - 1) / perPiece};
}

/// A nest with what was decided for it.
struct PlannedNest {
  Nest nest;
  std::optional<ContractionPlan> contraction;
  SmallVector<Cut> cuts;
};

/// The unit in which `dim` may be cut.
int64_t unitOf(const PlannedNest &planned, unsigned dim, const VectorTarget &target) {
  if (planned.contraction) {
    if (dim == planned.contraction->vectorDim)
      return planned.contraction->columnsPerTile();
    for (auto [unrolled, factor] : planned.contraction->unrolled)
      if (dim == unrolled)
        return factor;
    return 1;
  }
  return dim == vectorDim(planned.nest, target) ? 2 * lanesFor(planned.nest, target) : 1;
}

/// Work in units of points, heavier bodies counting more.
int64_t weight(const Nest &nest) {
  int64_t cost = 1;
  for (const Stage &stage : nest.stages)
    stage.op->walk([&](Operation *op) { cost += isa_and_nonnull<math::MathDialect>(op->getDialect()) ? 8 : 0; });
  return nest.points() * cost;
}

int64_t tasksFor(const PlannedNest &planned) {
  int64_t tasks = planned.contraction ? 2 * planned.nest.points() / flopsPerTask : weight(planned.nest) / pointsPerTask;
  return std::clamp<int64_t>(tasks, 1, maxTasks);
}

/// Cuts a contraction along its columns and one outer dimension.
void cutContraction(PlannedNest &planned, int64_t wanted) {
  const Nest &nest = planned.nest;
  const ContractionPlan &plan = *planned.contraction;
  const Stage &root = nest.root();
  auto elements = [&](const Access &access) {
    int64_t count = 1;
    for (unsigned dim = 0; dim < nest.rank(); ++dim)
      count *= access.dependsOn(dim) ? nest.extents[dim] : 1;
    return count;
  };
  std::optional<unsigned> outer;
  for (unsigned dim : plan.outer)
    if (!outer || nest.extents[dim] > nest.extents[*outer])
      outer = dim;
  Cut columns = cutDim(plan.vectorDim, nest.extents[plan.vectorDim], plan.columnsPerTile(), wanted);
  if (!outer) {
    planned.cuts = {columns};
    return;
  }
  int64_t unit = plan.unrolled.empty() || plan.unrolled.front().first != *outer ? 1 : plan.unrolled.front().second;
  // Threads that share the larger operand's part keep it in their caches: that cut goes first.
  if (elements(root.inputs()[plan.rows]) > elements(root.inputs()[plan.columns])) {
    Cut rows = cutDim(*outer, nest.extents[*outer], unit, wanted);
    Cut rest = cutDim(plan.vectorDim, nest.extents[plan.vectorDim], plan.columnsPerTile(), wanted / rows.count);
    planned.cuts = {rows, rest};
  } else {
    planned.cuts = {columns, cutDim(*outer, nest.extents[*outer], unit, wanted / columns.count)};
  }
}

/// Cuts any other nest along its outermost dimension, or the longest when that one is short.
void cutLoops(PlannedNest &planned, int64_t wanted, const VectorTarget &target) {
  const Nest &nest = planned.nest;
  std::optional<Cut> best;
  for (unsigned dim : parallelOrder(nest, std::nullopt)) {
    if (!nest.root().outputs().front().dependsOn(dim))
      continue;
    Cut cut = cutDim(dim, nest.extents[dim], unitOf(planned, dim, target), wanted);
    if (!best || (best->count < wanted / 2 && cut.count > best->count))
      best = cut;
  }
  if (best)
    planned.cuts = {*best};
}

/// The dimension of each nest along which all nests can be cut alike: buffers that several of them touch, at least one
/// writing, are then touched by one task only in a slice of their outermost extent. Empty if there is none.
SmallVector<unsigned> sharedDims(ArrayRef<PlannedNest> nests) {
  SmallVector<unsigned> dims;
  std::optional<int64_t> extent;
  for (const PlannedNest &planned : nests) {
    SmallVector<unsigned> order = parallelOrder(planned.nest, std::nullopt);
    if (order.empty() || (extent && planned.nest.extents[order.front()] != *extent))
      return {};
    extent = planned.nest.extents[order.front()];
    dims.push_back(order.front());
  }
  llvm::MapVector<Value, SmallVector<std::pair<unsigned, const Access *>>> touched;
  llvm::DenseSet<Value> written;
  for (auto [i, planned] : llvm::enumerate(nests))
    for (const Stage &stage : planned.nest.stages) {
      for (const Access &access : stage.operands)
        if (access.root)
          touched[access.root].push_back({i, &access});
      for (const Access &output : stage.outputs())
        written.insert(output.root);
    }
  for (auto &[root, accesses] : touched) {
    bool several = llvm::any_of(accesses, [&](auto &entry) { return entry.first != accesses.front().first; });
    if (!several || !written.contains(root))
      continue;
    std::optional<int64_t> slice;
    for (auto [i, access] : accesses) {
      const Nest &nest = nests[i].nest;
      unsigned dim = dims[i];
      if (!access->isLinear() || access->stride(dim) <= 0 || (slice && *slice != access->stride(dim)))
        return {};
      slice = access->stride(dim);
      SmallVector<AffineExpr> zeros(nest.rank(), getAffineConstantExpr(0, access->offset.getContext()));
      int64_t reach = cast<AffineConstantExpr>(access->offset.replaceDims(zeros)).getValue();
      for (unsigned other = 0; other < nest.rank(); ++other)
        if (other != dim)
          reach += access->stride(other) * (nest.extents[other] - 1);
      if (reach >= *slice)
        return {};
    }
  }
  return dims;
}

/// Whether `planned` can be cut along `dim` into single steps.
bool canCut(const PlannedNest &planned, unsigned dim, const VectorTarget &target) {
  if (!planned.contraction)
    return vectorDim(planned.nest, target) != dim;
  return llvm::is_contained(planned.contraction->outer, dim) && unitOf(planned, dim, target) == 1;
}

void cutTogether(MutableArrayRef<PlannedNest> nests, const VectorTarget &target) {
  SmallVector<unsigned> dims = sharedDims(nests);
  if (dims.empty())
    return;
  int64_t wanted = 1;
  for (auto [planned, dim] : llvm::zip(nests, dims)) {
    if (!canCut(planned, dim, target))
      return;
    wanted = std::max(wanted, tasksFor(planned));
  }
  for (auto [planned, dim] : llvm::zip(nests, dims)) {
    planned.cuts = {cutDim(dim, planned.nest.extents[dim], 1, wanted)};
    if (!planned.contraction)
      collapseDims(planned.nest, dim);
  }
}

/// Index arithmetic in bodies becomes arith operations, which work on vectors too.
void expandAffineApplies(func::FuncOp kernel) {
  SmallVector<affine::AffineApplyOp> applies;
  kernel.walk([&](affine::AffineApplyOp apply) { applies.push_back(apply); });
  for (affine::AffineApplyOp apply : applies) {
    OpBuilder builder(apply);
    auto values = affine::expandAffineMap(builder, apply.getLoc(), apply.getAffineMap(), apply.getMapOperands());
    apply.replaceAllUsesWith(values->front());
    apply.erase();
  }
}

struct VectorizePass : public ttc::impl::VectorizeBase<VectorizePass> {
  using Base::Base;

  void runOnOperation() override {
    func::FuncOp kernel = getOperation();
    VectorTarget target{vectorBits, vectorRegisters};
    expandAffineApplies(kernel);
    std::vector<Nest> nests = collectNests(kernel);
    std::vector<PlannedNest> planned;
    for (Nest &nest : nests) {
      std::optional<ContractionPlan> plan = planContraction(nest, target);
      planned.push_back({std::move(nest), plan, {}});
    }
    if (planned.size() == 1) {
      PlannedNest &only = planned.front();
      int64_t wanted = tasksFor(only);
      if (only.contraction) {
        cutContraction(only, wanted);
      } else {
        collapseDims(only.nest);
        cutLoops(only, wanted, target);
      }
    } else {
      cutTogether(planned, target);
      for (PlannedNest &each : planned)
        if (each.cuts.empty() && !each.contraction)
          collapseDims(each.nest);
    }
    OpBuilder attributes(&getContext());
    int64_t flops = 0;
    for (const PlannedNest &each : planned)
      flops += (isContraction(each.nest.root().op) ? 2 : 1) * each.nest.points();
    kernel->setAttr("ttc.flops", attributes.getI64IntegerAttr(flops));
    emit(kernel, planned, target);
    eraseOldOps(kernel);
    eraseUnusedScratch(kernel);
    kernel.walk([](LoopLikeOpInterface loop) { moveLoopInvariantCode(loop); });
  }

private:
  void emit(func::FuncOp kernel, ArrayRef<PlannedNest> planned, const VectorTarget &target) {
    Block &block = kernel.getBody().front();
    OpBuilder attributes(kernel.getContext());
    Type index = attributes.getIndexType();
    for (int i = 0; i < 2; ++i)
      (void)kernel.insertArgument(kernel.getNumArguments(), index, {}, kernel.getLoc());
    Value begin = *std::prev(block.args_end(), 2), end = *std::prev(block.args_end());
    int64_t tasks = 1;
    if (!planned.empty())
      for (const Cut &cut : planned.front().cuts)
        tasks *= cut.count;
    kernel->setAttr("ttc.tasks", attributes.getI64IntegerAttr(tasks));

    VectorEmitter emitter(kernel, target);
    OpBuilder &b = emitter.builder();
    b.setInsertionPoint(block.getTerminator());
    auto loop = scf::ForOp::create(b, kernel.getLoc(), begin, end, emitter.index(1));
    b.setInsertionPoint(loop.getBody()->getTerminator());
    for (const PlannedNest &each : planned) {
      SmallVector<TaskRange> ranges(each.nest.rank());
      Value task = loop.getInductionVar();
      for (auto [i, cut] : llvm::enumerate(each.cuts)) {
        if (cut.count == 1)
          continue;
        Value position = task;
        if (each.cuts.size() == 2 && each.cuts[1 - i].count > 1) {
          Value inner = emitter.index(each.cuts[1].count);
          position = i == 0 ? arith::DivUIOp::create(b, kernel.getLoc(), task, inner).getResult()
                            : arith::RemUIOp::create(b, kernel.getLoc(), task, inner).getResult();
        }
        Value lower = emitter.multiply(position, cut.step), upper = emitter.add(lower, emitter.index(cut.step));
        if (each.nest.extents[cut.dim] % cut.step)
          upper = arith::MinSIOp::create(b, kernel.getLoc(), upper, emitter.index(each.nest.extents[cut.dim]));
        ranges[cut.dim] = {lower, upper};
      }
      if (each.contraction)
        emitContraction(emitter, each.nest, *each.contraction, ranges);
      else
        emitLoops(emitter, each.nest, ranges);
    }
  }

  /// Temporaries that now live in registers.
  static void eraseUnusedScratch(func::FuncOp kernel) {
    llvm::BitVector unused(kernel.getNumArguments());
    for (BlockArgument argument : kernel.getArguments())
      if (argument.use_empty() && kernel.getArgAttr(argument.getArgNumber(), "ttc.scratch"))
        unused.set(argument.getArgNumber());
    (void)kernel.eraseArguments(unused);
  }

  static void eraseOldOps(func::FuncOp kernel) {
    SmallVector<Operation *> old;
    kernel.walk([&](linalg::LinalgOp op) { old.push_back(op); });
    for (Operation *op : old)
      op->erase();
    // Views and constants that only they used.
    bool changed = true;
    while (changed) {
      changed = false;
      for (Operation &op : llvm::make_early_inc_range(llvm::reverse(kernel.getBody().front())))
        if (isOpTriviallyDead(&op)) {
          op.erase();
          changed = true;
        }
    }
  }
};

} // namespace
