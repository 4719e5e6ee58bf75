// Loops over time that compile to loops.
#ifndef TTC_OPS_SCAN_H
#define TTC_OPS_SCAN_H

#include "ttc/Tensor.h"

#include <functional>
#include <optional>
#include <vector>

namespace ttc {

/// What one step computes: the carry of the next step, and values to stack.
struct ScanStep {
  std::vector<Tensor> carry;
  std::vector<Tensor> y;
};

/// One step, from the carry and the elements of `xs`.
using ScanBody = std::function<ScanStep(const std::vector<Tensor> &carry, const std::vector<Tensor> &x)>;

struct ScanParams {
  /// From the last element to the first.
  bool reverse = false;
  /// The number of steps; needed where there are no `xs`.
  std::optional<std::int64_t> length = {};
};

struct ScanResult {
  /// The last carry.
  std::vector<Tensor> carry;
  /// Each y of all steps, stacked along a new dimension 0; element t belongs to step t in either direction.
  std::vector<Tensor> ys;
};

/// Calls `body` once to build the step, and repeats it for each element along dimension 0 of `xs`, which agree in that
/// extent: `carry, y[t] = body(carry, xs[t])`, beginning with `init`. The carry keeps its shapes and types. The body
/// may use any tensor of the graph and create parameters; random numbers that it draws are the same in all steps.
/// Compiled code and compile time don't depend on the number of steps. The gradient is a scan in the other direction.
/// Throws where a carry changes its shape or type, for differing extents, and for a graph's update within the body.
ScanResult scan(const ScanBody &body, const std::vector<Tensor> &init, const std::vector<Tensor> &xs,
                const ScanParams &params = {}, Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_SCAN_H
