// Which parameters a training step changes, and the states that its optimizer keeps for them.
#ifndef TTC_API_TRAININGSTEP_H
#define TTC_API_TRAININGSTEP_H

#include "lib/api/GraphImpl.h"

#include <atomic>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace ttc::detail {

/// What one optimizer keeps for a model, shared by all steps that are compiled with it. The store's turn to count
/// protects what has no protection of its own.
struct OptimizerStates {
  /// The optimizer's identity: that of its copies, too.
  std::shared_ptr<optim::Rates> rates;
  /// What the states' names begin with: "optim." for a model's first optimizer, "optim1." for the second, ...
  std::string prefix;
  /// What `follow_rates` has written last; the store's group protects the version.
  std::atomic<bool> has_followed = false;
  std::uint64_t followed_version = 0;
  /// The parameters that every step compiled so far trains: "<prefix>step" counts their updates. The others have counts
  /// of their own, "<prefix><parameter>.step", so that a parameter that joins late starts at its first step.
  std::set<std::string> in_step;
  std::atomic<bool> has_steps = false;
  /// Grows when a parameter leaves `in_step`: programs that count it there are void.
  std::atomic<std::uint64_t> version = 0;

  std::string count_of(const std::string &parameter) const { return prefix + parameter + ".step"; }
};

/// The states of `optimizer`; new ones, with a prefix of their own, for one that the model hasn't seen yet.
OptimizerStates &states_of(StateStore &store, const optim::Optimizer &optimizer);

/// Gives the parameters that count alone in the model, but not in a checkpoint, the count that they have there.
void complete_counts(StateStore &store, const optim::Optimizer &optimizer, std::map<std::string, Array> &checkpoint);
/// Lets the parameters that have a count of their own since a checkpoint was read use it.
void adopt_counts(StateStore &store, const optim::Optimizer &optimizer);

/// The parameters of one training step, which executables in several threads may share.
class TrainedSet {
public:
  /// What becomes of a parameter that a gradient reaches.
  enum class Role : char { Frozen, CountedByStep, CountedAlone };
  /// The roles of the parameters that a gradient reaches, as of some moment.
  struct View {
    std::vector<Role> roles;
    std::uint64_t flags_version = 0;
    std::uint64_t states_version = 0;
  };

  /// Looks at the closed function of a step, which has its optimizers: parameters that the loss's gradient reaches, or
  /// those with a gradient in `given` if there are any. Throws if there are none.
  TrainedSet(std::shared_ptr<GraphImpl> graph, const optim::Optimizer &optimizer, mlir::func::FuncOp function,
             const std::vector<std::string> &given, Location where);

  /// Whether a view is that of now.
  bool is_current(const View &view) const;
  /// Looks at the flags of the parameters (`Parameter::requires_grad`) and at the other steps of the optimizer. Throws
  /// if nothing is left to train, or if the graph updates what is trained.
  View refresh(Location where) const;
  /// Tells the compiler about the roles.
  void annotate(mlir::func::FuncOp function, const std::vector<Role> &roles) const;
  OptimizerStates &states() const { return *states_; }

private:
  struct Candidate {
    std::string name;
    std::shared_ptr<StateBuffer> buffer;
    /// The number of the function's argument.
    unsigned argument;
    /// Whether the graph updates it, too.
    bool is_updated;
    /// Whether the optimizer keeps states for it.
    bool has_states;
  };

  std::shared_ptr<GraphImpl> graph_;
  OptimizerStates *states_;
  std::vector<Candidate> candidates_;
};

} // namespace ttc::detail

#endif // TTC_API_TRAININGSTEP_H
