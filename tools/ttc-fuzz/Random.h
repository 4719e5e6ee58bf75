//===- Random.h - Choices that depend on a seed alone ---------------------===//
#ifndef TTC_TOOLS_TTC_FUZZ_RANDOM_H
#define TTC_TOOLS_TTC_FUZZ_RANDOM_H

#include "runtime/Philox.h"
#include <cstdint>
#include <utility>

namespace ttc::fuzz {

/// A sequence of choices: a pure function of (seed, stream), the same on every machine. The order of evaluation of a
/// call's arguments is up to the C++ compiler, so that at most one of them may choose.
class Random {
public:
  Random(uint64_t seed, uint64_t stream) : sequence(seed, stream) {}

  /// Uniform in [0, bound).
  int64_t below(int64_t bound) { return static_cast<int64_t>(sequence.below(static_cast<uint64_t>(bound))); }
  /// Uniform from `low` through `high`.
  int64_t between(int64_t low, int64_t high) { return low + below(high - low + 1); }
  double uniform(double low, double high) { return sequence.uniform(low, high); }
  bool chance(double probability) { return sequence.uniform() < probability; }
  uint64_t bits() {
    uint64_t high = sequence.next();
    return high << 32 | sequence.next();
  }

  /// An element of a range that isn't empty.
  template <typename Range> const auto &pick(const Range &range) {
    return *(std::begin(range) + below(static_cast<int64_t>(std::size(range))));
  }
  /// By Fisher and Yates.
  template <typename Range> void shuffle(Range &range) {
    for (int64_t i = static_cast<int64_t>(std::size(range)) - 1; i > 0; --i)
      std::swap(*(std::begin(range) + i), *(std::begin(range) + below(i + 1)));
  }

private:
  philox::Sequence sequence;
};

} // namespace ttc::fuzz

#endif
