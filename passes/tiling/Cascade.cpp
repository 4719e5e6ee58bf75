//===- Cascade.cpp - Sums of sums, for a bounded error --------------------===//

#include "passes/tiling/Cascade.h"
#include "llvm/Support/MathExtras.h"

using namespace ttc;

/// Sums per run of the stages above the first: they are few, so that short runs cost nothing.
constexpr int64_t upperRunLength = 16;

mlir::SmallVector<CascadeLoop> Cascade::around(unsigned dim, int64_t extent, int64_t step) {
  // Innermost first.
  mlir::SmallVector<CascadeLoop> loops;
  int64_t count = llvm::divideCeil(extent, step);
  auto append = [&](int64_t span) {
    loops.push_back({dim, extent, span, step, complete && count > 1});
    complete &= count <= 1;
  };
  // A run may be twice as long where that saves a stage.
  while (count > 1 && count > 2 * runLength / chain) {
    if (int64_t run = runLength / chain; run > 1) {
      append(step * run);
      step *= run;
      count = llvm::divideCeil(count, run);
    }
    complete = true;
    chain = 1;
    runLength = upperRunLength;
  }
  append(extent);
  chain *= std::max<int64_t>(count, 1);
  std::reverse(loops.begin(), loops.end());
  return loops;
}
