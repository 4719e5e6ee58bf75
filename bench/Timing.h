// Timing of a repeated function on a shared machine: chunks during which other processes ran are dropped.
#pragma once

#include <functional>
#include <vector>

namespace ttc::bench {

/// Seconds on a steady clock.
double now();

/// Resident memory of this process in MB (2^20 bytes), now and at its highest.
double residentMemory();
double peakResidentMemory();

/// What a timing found. Times are in seconds, rates in GFLOP/s, shares in cores.
struct Timing {
  std::vector<double> samples;       ///< one per call; of the clean chunks when there were enough
  size_t clean = 0, dirty = 0;       ///< calls in undisturbed and in disturbed chunks
  bool ok = false;                   ///< whether the clean chunks alone sufficed
  std::vector<double> chunkMedians;  ///< per clean chunk
  std::vector<double> chunkFmaRates; ///< the machine's FMA rate before each clean chunk
  double otherCpu = 0, ownCpu = 0, steal = 0; ///< means over the clean chunks
};

struct TimingOptions {
  int threads = 1;
  size_t minSamples = 30, maxSamples = 20000;
  double minTime = 3, deadline = 110; ///< seconds of clean samples wanted; seconds after which it gives up
};

/// Calls `function` in chunks of at least 0.4 s until there are enough clean samples. A chunk is clean when other
/// processes and the hypervisor each took less than a tenth of a core.
Timing timed(const std::function<void()> &function, const TimingOptions &options);

/// The `share` quantile (0 to 1) of `samples`, interpolated linearly. `samples` isn't empty.
double quantile(std::vector<double> samples, double share);

double mean(const std::vector<double> &values);

} // namespace ttc::bench
