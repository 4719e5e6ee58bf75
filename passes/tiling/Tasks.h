//===- Tasks.h - Cutting a kernel's work into tasks -----------------------===//
#ifndef TTC_PASSES_TILING_TASKS_H
#define TTC_PASSES_TILING_TASKS_H

#include "passes/tiling/EmitNest.h"

namespace ttc {

/// A dimension cut into `count` pieces of `step` (the last one may be shorter).
struct Cut {
  unsigned dim;
  int64_t step;
  int64_t count;
};

/// A nest with what was decided for it.
struct PlannedNest {
  Nest nest;
  std::optional<ContractionPlan> contraction;
  llvm::SmallVector<Cut> cuts;
};

/// The nests of a kernel with their contraction plans, not yet cut.
std::vector<PlannedNest> planNests(mlir::func::FuncOp kernel, const VectorTarget &target);

/// The number of tasks that the work of one nest is worth.
int64_t tasksFor(const PlannedNest &planned);

/// The dimension of each nest along which all nests can be cut alike: buffers that several of them touch, at least one
/// writing, are then touched by one task only in a slice of their outermost extent. Empty if there is none.
llvm::SmallVector<unsigned> sharedDims(llvm::ArrayRef<PlannedNest> nests);

/// Whether `planned` can be cut along `dim` into single steps.
bool canCut(const PlannedNest &planned, unsigned dim, const VectorTarget &target);

/// Cuts the nests of a kernel: one nest along one or two dimensions of its own, several along one they share.
/// Dimensions that accesses walk as one are merged.
void cutIntoTasks(llvm::MutableArrayRef<PlannedNest> nests, const VectorTarget &target);

} // namespace ttc

#endif
