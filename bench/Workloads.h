// The benchmark's workloads: networks with given weights, four batches of data and an optimizer.
#pragma once

#include <ttc/ttc.h>

#include <memory>
#include <string>
#include <vector>

namespace ttc::bench {

/// Images [N, ...] and their classes [N].
struct Batch {
  Array input, target;
};

/// A training run that is ready for its first step.
struct Workload {
  std::unique_ptr<Trainer> trainer;
  std::vector<Batch> batches; ///< used cyclically
  double flopsPerStep = 0; ///< of the matrix products and convolutions, forward and backward

  /// Trains on the batch of step `index` (from 0) and returns the loss before the update.
  double step(size_t index);
};

/// The names that `makeWorkload` knows, in the order in which they run.
std::vector<std::string> workloadNames();

/// Builds the workload `name`: mlp (784-512-256-10, batch 128, SGD with momentum), mlp_small (784-128-10, batch 32,
/// Adam), lenet (two convolutions, batch 64, Adam). Throws std::invalid_argument for any other name.
Workload makeWorkload(const std::string &name);

} // namespace ttc::bench
