// The learning rates and momenta of an optimizer's groups, shared by its copies and its schedulers.
#ifndef TTC_API_RATES_H
#define TTC_API_RATES_H

#include "lib/api/GraphImpl.h"
#include "ttc/optim/Schedulers.h"

#include <atomic>
#include <cstdint>
#include <vector>

namespace ttc::optim {

/// Protected by `bookkeeping`, so that schedulers may be stepped in another thread than programs are run in.
struct Rates {
  struct Group {
    double lr = 0;
    /// The rate that schedules start from.
    double base_lr = 0;
    /// Momentum or beta1; 0 for none.
    double momentum = 0;
    /// Whether the update rule has a momentum.
    bool has_momentum = false;
  };
  /// The optimizer itself, then its groups.
  std::vector<Group> groups;
  /// Those alive, in the order of their making.
  std::vector<LRScheduler *> schedulers;
  /// Whether a scheduler changes the momentum, so that programs take it from a state.
  bool schedules_momentum = false;
  /// Grows with every change, after it.
  std::atomic<std::uint64_t> version = 0;
};

} // namespace ttc::optim

namespace ttc::detail {

/// Writes the rates into the optimizer's states "optim.lr", "optim.w.lr", "optim.momentum" of a model, if they have
/// changed since the last time. The caller holds the store's group alone. Throws if the momentum is scheduled but
/// programs were compiled with a constant one.
void follow_rates(StateStore &store, const optim::Optimizer &optimizer, Location where);

} // namespace ttc::detail

#endif // TTC_API_RATES_H
