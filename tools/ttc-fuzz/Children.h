//===- Children.h - Work in child processes that may crash or hang --------===//
#ifndef TTC_TOOLS_TTC_FUZZ_CHILDREN_H
#define TTC_TOOLS_TTC_FUZZ_CHILDREN_H

#include "Check.h"
#include <functional>
#include <optional>

namespace ttc::fuzz {

/// What came of one item.
struct Outcome {
  std::optional<Failure> failure; ///< of kind "crash" or "hang" where the child couldn't tell
  Counts counts;
};

/// Calls `work` for each item from `begin` to `end` in forked processes, `jobs` at a time, each for up to `batch` items
/// in a row; a process that ends or takes longer than `seconds` for one item fails that item, and another goes on
/// behind it. `work` throws Failure. The parent must have no threads. `done` is called in the parent, in no particular
/// order.
void runInChildren(uint64_t begin, uint64_t end, unsigned jobs, uint64_t batch, double seconds,
                   const std::function<void(uint64_t, Counts &)> &work,
                   const std::function<void(uint64_t, const Outcome &)> &done);

} // namespace ttc::fuzz

#endif
