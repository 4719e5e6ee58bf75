//===- Tasks.cpp - Cutting a kernel's work into tasks ---------------------===//

#include "passes/tiling/Tasks.h"
#include "dialect/core/Saturating.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace ttc;

/// A task should last long against the cost of claiming it (tens of nanoseconds) and short against the kernel.
constexpr int64_t flopsPerTask = 400'000;
constexpr int64_t pointsPerTask = 16'384;
constexpr int64_t maxTasks = 32;

static Cut cutDim(unsigned dim, int64_t extent, int64_t unit, int64_t wanted) {
  int64_t units = (extent + unit - 1) / unit;
  int64_t perPiece = std::max<int64_t>((units + wanted - 1) / std::max<int64_t>(wanted, 1), 1);
  // Equal pieces, of up to twice as much each, balance better than a few more of them.
  for (int64_t pieces = units / perPiece; pieces > 0 && units / pieces <= 2 * perPiece; --pieces)
    if (units % pieces == 0) {
      perPiece = units / pieces;
      break;
    }
  return {dim, perPiece * unit, (units + perPiece - 1) / perPiece};
}

/// The unit in which `dim` may be cut.
static int64_t unitOf(const PlannedNest &planned, unsigned dim, const VectorTarget &target) {
  if (planned.contraction) {
    if (dim == planned.contraction->vectorDim)
      return planned.contraction->columnsPerTile();
    for (auto [unrolled, factor] : planned.contraction->unrolled)
      if (dim == unrolled)
        return factor;
    return 1;
  }
  int64_t vectors = sharesBlocks(planned.nest) ? vectorsPerBlock : 2;
  return dim == vectorDim(planned.nest, target) ? vectors * lanesFor(planned.nest, target) : 1;
}

/// Work in units of points, heavier bodies counting more.
static int64_t weight(const Nest &nest) {
  int64_t cost = 1;
  for (const Stage &stage : nest.stages)
    stage.op->walk([&](Operation *op) { cost += isa_and_nonnull<math::MathDialect>(op->getDialect()) ? 8 : 0; });
  return ir::saturatingMultiply(nest.points(), cost);
}

int64_t ttc::tasksFor(const PlannedNest &planned) {
  int64_t tasks =
      planned.contraction ? planned.nest.points() / (flopsPerTask / 2) : weight(planned.nest) / pointsPerTask;
  return std::clamp<int64_t>(tasks, 1, maxTasks);
}

/// Cuts a contraction along its columns and one outer dimension.
static void cutContraction(PlannedNest &planned, int64_t wanted) {
  const Nest &nest = planned.nest;
  const ContractionPlan &plan = *planned.contraction;
  const Stage &root = nest.root();
  auto elements = [&](const Access &access) {
    int64_t count = 1;
    for (unsigned dim = 0; dim < nest.rank(); ++dim)
      count = ir::saturatingMultiply(count, access.dependsOn(dim) ? nest.extents[dim] : 1);
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
static void cutLoops(PlannedNest &planned, int64_t wanted, const VectorTarget &target) {
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

SmallVector<unsigned> ttc::sharedDims(ArrayRef<PlannedNest> nests) {
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

bool ttc::canCut(const PlannedNest &planned, unsigned dim, const VectorTarget &target) {
  if (!planned.contraction)
    return vectorDim(planned.nest, target) != dim;
  return llvm::is_contained(planned.contraction->outer, dim) && unitOf(planned, dim, target) == 1;
}

static void cutTogether(MutableArrayRef<PlannedNest> nests, const VectorTarget &target) {
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

std::vector<PlannedNest> ttc::planNests(func::FuncOp kernel, const VectorTarget &target) {
  std::vector<PlannedNest> planned;
  for (Nest &nest : collectNests(kernel)) {
    // Nothing to compute where a parallel extent is 0; an empty reduction still gives its initial value.
    bool empty = llvm::any_of(llvm::zip(nest.extents, nest.reduction),
                              [](auto dim) { return std::get<0>(dim) == 0 && !std::get<1>(dim); });
    if (empty)
      continue;
    std::optional<ContractionPlan> plan = planContraction(nest, target);
    planned.push_back({std::move(nest), plan, {}});
  }
  return planned;
}

void ttc::cutIntoTasks(MutableArrayRef<PlannedNest> nests, const VectorTarget &target) {
  if (nests.size() != 1) {
    cutTogether(nests, target);
    for (PlannedNest &each : nests)
      if (each.cuts.empty() && !each.contraction)
        collapseDims(each.nest);
    return;
  }
  PlannedNest &only = nests.front();
  int64_t wanted = tasksFor(only);
  if (only.contraction) {
    cutContraction(only, wanted);
  } else {
    collapseDims(only.nest);
    cutLoops(only, wanted, target);
  }
}
