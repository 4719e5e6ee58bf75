//===- EmitNest.h - Loops over vectors for one nest -----------------------===//
#ifndef TTC_PASSES_TILING_EMITNEST_H
#define TTC_PASSES_TILING_EMITNEST_H

#include "passes/tiling/VectorEmitter.h"

namespace ttc {

/// The part of a dimension that one task works on; null values: all of it.
struct TaskRange {
  mlir::Value lower, upper;
};

/// Emits loops for any nest: vectors along the dimension that most accesses walk contiguously,
/// be it parallel (reductions then carry vectors) or reduced (several accumulators, combined in a
/// fixed tree at the end), else element by element.
/// A range of the vectorized dimension must start at a multiple of the vector width.
void emitLoops(VectorEmitter &emitter, const Nest &nest, llvm::ArrayRef<TaskRange> ranges);

/// The number of lanes for vectors along `dim` of `nest` on the emitter's target.
int64_t lanesFor(const Nest &nest, const VectorTarget &target);

/// Whether a body computes blocks of random words from indices: neighbouring vectors then share the work of a block,
/// which the code generator finds where they are emitted together and begin at a multiple of `vectorsPerBlock`.
bool sharesBlocks(const Nest &nest);
inline constexpr int64_t vectorsPerBlock = 4;

/// The dimension along which `emitLoops` makes vectors; none: element by element.
std::optional<unsigned> vectorDim(const Nest &nest, const VectorTarget &target);

/// The parallel dimensions of `nest`, `except` left out, in the order of their stride in the first output,
/// largest first; those of extent 1 left out.
llvm::SmallVector<unsigned> parallelOrder(const Nest &nest, std::optional<unsigned> except);

/// A contraction as register tiles.
struct ContractionPlan {
  /// The dimension of the vectors, contiguous in the output and a dimension of `columns` alone.
  unsigned vectorDim;
  /// Positions of the input that is broadcast and of the input that is read as vectors.
  unsigned rows, columns;
  int64_t lanes;
  /// Vectors per tile along `vectorDim`.
  int64_t vectors;
  /// Rows per tile: unrolled dimensions and their factors.
  llvm::SmallVector<std::pair<unsigned, int64_t>> unrolled;
  /// Remaining parallel dimensions, outermost first (the first unrolled one, if it has more than one tile, is last).
  llvm::SmallVector<unsigned> outer;
  /// Reduced dimensions, outermost first: those walked outside of the tiles, and those within.
  llvm::SmallVector<unsigned> outerReduction, innerReduction;
  /// The step of the last outer reduction dimension when it is cut into blocks, else 0.
  int64_t reductionBlock = 0;
  /// Whether the columns are copied to a contiguous panel first.
  bool packed = false;

  int64_t columnsPerTile() const { return lanes * vectors; }
};

/// Plans register tiles for `nest`; none when it isn't a contraction that suits them.
std::optional<ContractionPlan> planContraction(const Nest &nest, const VectorTarget &target);

/// Emits `nest` by `plan`; `ranges` may restrict the vector dimension (in whole tiles) and the dimensions of `outer`.
void emitContraction(VectorEmitter &emitter, const Nest &nest, const ContractionPlan &plan,
                     llvm::ArrayRef<TaskRange> ranges);

} // namespace ttc

#endif
