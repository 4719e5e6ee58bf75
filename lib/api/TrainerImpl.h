// The Trainer's programs: one for each purpose and batch shape.
#ifndef TTC_API_TRAINERIMPL_H
#define TTC_API_TRAINERIMPL_H

#include "lib/api/GraphImpl.h"
#include "ttc/Trainer.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ttc {

namespace detail {

/// How a step clips the gradients.
struct GradientClip {
  std::optional<double> norm;
  double norm_type = 2;
  std::optional<double> value;
  bool operator==(const GradientClip &) const = default;
};

} // namespace detail

struct Trainer::Impl {
  /// What a program does: a step; a step that also counts right answers; loss and right answers; outputs.
  enum class Purpose { Step, Fit, Evaluate, Predict };

  /// What one thread runs a program with.
  struct Instance {
    Executable program;
    std::vector<Array> outputs;
  };

  /// A program for one batch shape.
  struct Entry {
    Purpose purpose;
    /// Whether no target is ignored.
    bool dense;
    detail::GradientClip clip;
    /// Of a step: the modes and flags that it was traced with.
    std::vector<bool> state;
    Shape input_shape, target_shape;
    DType input_dtype, target_dtype;
    /// The program of the first instance; threads that find no idle one clone it.
    Executable program;
    std::vector<std::pair<Shape, DType>> outputs;
    /// Whether targets are classes.
    bool classification = false;
    /// Protected by `bookkeeping`.
    std::vector<std::unique_ptr<Instance>> idle;
  };

  /// An instance of an entry for a while.
  class Lease {
  public:
    Lease(Impl &trainer, Entry &entry);
    ~Lease();
    Lease(const Lease &) = delete;
    Lease &operator=(const Lease &) = delete;
    Instance *operator->() const { return instance_.get(); }

  private:
    Impl &trainer_;
    Entry &entry_;
    std::unique_ptr<Instance> instance_;
  };

  /// A step's results. `correct` is the number of right answers of `answers`.
  struct Result {
    double loss = 0;
    std::int64_t correct = 0;
    std::int64_t answers = 0;
  };

  std::shared_ptr<nn::Module> net;
  Loss loss;
  optim::Optimizer optimizer;
  CompileOptions options;
  std::shared_ptr<detail::StateStore> store = std::make_shared<detail::StateStore>();
  /// Of steps; protected by `bookkeeping`, as the two below.
  detail::GradientClip clip = {};
  std::vector<std::unique_ptr<Entry>> entries = {};
  Entry *trained_with = nullptr;
  /// The modules' modes, then the parameters' `requires_grad`, as of these versions.
  std::vector<bool> net_state = {};
  std::uint64_t modes_version = 0, flags_version = 0;

  /// Whether programs of this purpose change parameters.
  static bool trains(Purpose purpose);
  /// How steps clip at the moment.
  detail::GradientClip current_clip() const;
  /// The program for this batch; traced if it is new. `clip` is null for `current_clip`, `target` for `Predict`.
  Entry &entry(Purpose purpose, const detail::GradientClip *clip, const Array &input, const Array *target,
               Location where);
  /// Runs the program for a batch.
  Result run(Purpose purpose, const detail::GradientClip *clip, const Array &input, const Array &target,
             Location where);
  /// The training program that was used last. Throws before the first.
  Executable trained(const char *what, Location where) const;
  /// A state of the optimizer by name, without "optim."; null if there is none.
  std::shared_ptr<detail::StateBuffer> state(const std::string &name) const;

private:
  /// Brings `net_state` up to date; nothing is being traced.
  void look_at_net();
  /// Throws if a step or an update of state changes what isn't part of the net, and so isn't saved.
  void check_saved(Graph &graph, const Tensor &loss, Location where) const;
  static std::unique_ptr<Instance> make_instance(const Entry &entry, Executable program);
  /// Null for a new one.
  Entry *find(Purpose purpose, bool dense, const detail::GradientClip *clip, const Array &input,
              const Array *target) const;
  std::unique_ptr<Entry> trace(Purpose purpose, bool dense, const detail::GradientClip &clip, const Array &input,
                               const Array *target, Location where);
  /// Whether no target is ignored.
  bool is_dense(const Array &target) const;
};

} // namespace ttc

#endif // TTC_API_TRAINERIMPL_H
