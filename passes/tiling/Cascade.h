//===- Cascade.h - Sums of sums, for a bounded error ----------------------===//
#ifndef TTC_PASSES_TILING_CASCADE_H
#define TTC_PASSES_TILING_CASCADE_H

#include "mlir/Support/LLVM.h"

namespace ttc {

/// One loop of a reduction in stages: over [0, `extent`) of `dim`, or over the `span` points that begin where the loop
/// over `dim` around it stands.
struct CascadeLoop {
  unsigned dim;
  int64_t extent, span, step;
  /// Whether each step adds up in accumulators of its own, which are then combined with those of the loop.
  bool fresh;

  bool isOutermost() const { return span >= extent; }
};

/// Plans a reduction so that no accumulator takes many terms one after the other: runs of some terms are summed, then
/// runs of some of these sums, and so on. The error of a sum of n terms is then that of the length of a run times the
/// number of stages, which grows with log n, where a single accumulator's grows with n (Higham, Accuracy and Stability
/// of Numerical Algorithms, 4.2). A remainder makes a shorter run, so any extent will do.
class Cascade {
public:
  /// Runs of the first stage have about `runLength` terms.
  explicit Cascade(int64_t runLength) : runLength(runLength) {}
  /// All terms in one run.
  static Cascade none() { return Cascade(std::numeric_limits<int64_t>::max() / 2); }

  /// The loops over `dim`, outermost first, where `dim` goes through [0, extent) in steps of `step`, around all that
  /// was planned before.
  mlir::SmallVector<CascadeLoop> around(unsigned dim, int64_t extent, int64_t step = 1);

  /// Counts `terms` that the same accumulators take beside the loops planned so far.
  void addTerms(int64_t terms) { chain += terms; }

private:
  int64_t runLength;
  /// The terms that one accumulator of the outermost stage takes so far.
  int64_t chain = 1;
  /// Whether a stage is complete: the next loop goes from run to run.
  bool complete = false;
};

} // namespace ttc

#endif
