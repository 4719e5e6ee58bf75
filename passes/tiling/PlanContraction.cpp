//===- PlanContraction.cpp - Choosing register tiles ----------------------===//
//
// A tile holds `rows x vectors` accumulators in registers over the inner reduction
// dimensions: each step loads `vectors` vectors of the columns and broadcasts one scalar
// per row. Two fused multiply-adds per cycle want at least 8 accumulators in flight;
// all accumulators, the columns and one broadcast must fit the register file.
//
//===----------------------------------------------------------------------===//

#include "dialect/core/Saturating.h"
#include "passes/tiling/Contraction.h"
#include "passes/tiling/EmitNest.h"

using namespace mlir;
using namespace ttc;

namespace {

/// A panel of columns and what is read beside it should stay in the second-level cache.
constexpr int64_t maxPanelBytes = 160 * 1024;

/// The tile factor for a dimension of `extent` with at most `most` rows. Tiles of more than half of `most` rows keep
/// the multipliers busy; a remainder costs a second body of code.
int64_t tileFactor(int64_t extent, int64_t most) {
  if (extent <= most)
    return extent;
  int64_t best = most;
  double bestCost = 1e30;
  for (int64_t factor = (most + 1) / 2; factor <= most; ++factor) {
    int64_t tiles = (extent + factor - 1) / factor;
    double cost = extent + 0.5 * tiles + (extent % factor ? 0.1 * extent : 0);
    if (cost < bestCost) {
      bestCost = cost;
      best = factor;
    }
  }
  return best;
}

/// A divisor of `extent` of at most `most`, or `most` if the divisors are all small.
int64_t blockFactor(int64_t extent, int64_t most) {
  for (int64_t factor = most; factor > most / 2; --factor)
    if (extent % factor == 0)
      return factor;
  return most;
}

} // namespace

std::optional<ContractionPlan> ttc::planContraction(const Nest &nest, const VectorTarget &target) {
  const Stage &root = nest.root();
  if (!isContraction(root.op))
    return std::nullopt;
  const Access &output = root.outputs().front();
  if (!isa<FloatType>(output.elementType) || output.elementType.getIntOrFloatBitWidth() < 32)
    return std::nullopt;
  for (const Access *access : nest.accesses())
    if (!access->isLinear())
      return std::nullopt;

  ContractionPlan plan;
  plan.lanes = target.bits / output.elementType.getIntOrFloatBitWidth();
  std::optional<unsigned> vectorDim;
  for (unsigned dim = 0; dim < nest.rank(); ++dim)
    if (!nest.reduction[dim] && nest.extents[dim] > 1 && output.isContiguous(dim))
      vectorDim = dim;
  if (!vectorDim)
    return std::nullopt;
  plan.vectorDim = *vectorDim;
  bool first = root.inputs()[0].dependsOn(*vectorDim), second = root.inputs()[1].dependsOn(*vectorDim);
  if (first == second)
    return std::nullopt;
  plan.columns = first ? 0 : 1;
  plan.rows = 1 - plan.columns;
  const Access &rows = root.inputs()[plan.rows], &columns = root.inputs()[plan.columns];

  int64_t vectors = (nest.extents[*vectorDim] + plan.lanes - 1) / plan.lanes;
  plan.vectors = vectors == 1 ? 1 : vectors == 3 ? 3 : 2;
  int64_t mostRows = std::min<int64_t>((target.registers - plan.vectors - 1) / plan.vectors, 14);

  SmallVector<unsigned> reuse, others;
  for (unsigned dim : parallelOrder(nest, vectorDim))
    (rows.dependsOn(dim) && !columns.dependsOn(dim) ? reuse : others).push_back(dim);
  int64_t rowPoints = 1;
  for (unsigned dim : reuse)
    rowPoints *= nest.extents[dim];
  // Without rows to share the columns, reading them strided or packing them costs more than it saves.
  if (rowPoints < 2 && !columns.isContiguous(*vectorDim))
    return std::nullopt;

  plan.outer = others;
  if (!reuse.empty()) {
    // The innermost of the longest dimensions is unrolled: its rows lie close together.
    unsigned pick = reuse.back();
    for (unsigned dim : llvm::reverse(reuse))
      if (nest.extents[dim] > nest.extents[pick] && nest.extents[pick] < 4)
        pick = dim;
    int64_t factor = tileFactor(nest.extents[pick], mostRows);
    plan.unrolled.push_back({pick, factor});
    int64_t product = factor;
    if (factor == nest.extents[pick])
      for (unsigned dim : llvm::reverse(reuse))
        if (dim != pick && product * nest.extents[dim] <= mostRows) {
          plan.unrolled.push_back({dim, nest.extents[dim]});
          product *= nest.extents[dim];
        }
    for (unsigned dim : reuse)
      if (llvm::none_of(plan.unrolled, [&](auto entry) { return entry.first == dim; }))
        plan.outer.push_back(dim);
    if (factor < nest.extents[pick])
      plan.outer.push_back(pick);
  }

  // Reductions: the rows' innermost stride last; outer ones leave the tile until a panel fits the cache.
  for (unsigned dim = 0; dim < nest.rank(); ++dim)
    if (nest.reduction[dim] && nest.extents[dim] != 1)
      plan.innerReduction.push_back(dim);
  llvm::stable_sort(plan.innerReduction, [&](unsigned a, unsigned b) {
    return columns.isContiguous(*vectorDim) ? columns.stride(a) > columns.stride(b) : rows.stride(a) > rows.stride(b);
  });
  unsigned bytes = output.elementType.getIntOrFloatBitWidth() / 8;
  auto panelBytes = [&] {
    int64_t points = plan.columnsPerTile();
    for (unsigned dim : plan.innerReduction)
      points = ir::saturatingMultiply(points, nest.extents[dim]);
    return ir::saturatingMultiply(points, bytes);
  };
  while (panelBytes() > maxPanelBytes && plan.innerReduction.size() > 1) {
    plan.outerReduction.push_back(plan.innerReduction.front());
    plan.innerReduction.erase(plan.innerReduction.begin());
  }
  if (panelBytes() > maxPanelBytes) {
    unsigned dim = plan.innerReduction.front();
    plan.outerReduction.push_back(dim);
    plan.reductionBlock = blockFactor(nest.extents[dim], maxPanelBytes / (plan.columnsPerTile() * bytes));
  }

  // Packing pays when the columns aren't contiguous, or lie far apart and are read by several tiles.
  bool farApart = llvm::any_of(plan.innerReduction, [&](unsigned dim) {
    return columns.dependsOn(dim) && columns.stride(dim) != plan.columnsPerTile();
  });
  bool extended = !extensionOf(root.op, plan.columns).empty();
  plan.packed = !columns.isContiguous(*vectorDim) || ((farApart || extended) && rowPoints >= 48);
  return plan;
}
