// The machine's fused multiply-add rate at this moment: shared machines change speed, and a step's time means little
// without it.
#pragma once

namespace ttc::bench {

/// The f32 FMA rate in GFLOP/s (two operations each) summed over the first `threads` processors that this process may
/// use (the last one when `threads` is 1), each loaded for `milliseconds`. Uses the widest vectors of AVX-512, AVX2
/// with FMA; 0 on a machine with neither.
double fmaRate(int threads, double milliseconds = 3.0);

} // namespace ttc::bench
