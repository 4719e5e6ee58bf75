// Trainer: trains, evaluates and runs a model; every step is one compiled program.
#ifndef TTC_TRAINER_H
#define TTC_TRAINER_H

#include "ttc/Compiler.h"
#include "ttc/Serialize.h"
#include "ttc/data/Dataset.h"
#include "ttc/nn.h"
#include "ttc/optim/Schedulers.h"

#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ttc {

/// After a step of `fit`.
struct StepReport {
  std::int64_t epoch = 0;
  std::int64_t epochs = 0;
  /// Steps done in this epoch, and in all of it.
  std::int64_t step = 0;
  std::int64_t steps = 0;
  /// Examples done in this epoch (by this call of `fit`), and in all of it.
  std::int64_t examples = 0;
  std::int64_t examples_total = 0;
  /// Of this step.
  double batch_loss = 0;
  /// Means over the epoch so far. The accuracy is NaN where targets aren't classes.
  double loss = 0;
  double accuracy = 0;
  /// Since the epoch began.
  double seconds = 0;
};

/// After an epoch of `fit`. Validation figures are NaN without a validation set, accuracies where targets aren't
/// classes.
struct EpochReport {
  std::int64_t epoch = 0;
  std::int64_t epochs = 0;
  double loss = 0;
  double accuracy = 0;
  double val_loss = 0;
  double val_accuracy = 0;
  /// Of the epoch's training.
  double seconds = 0;
};

struct FitOptions {
  /// Epochs in all: `first_epoch` to `epochs` - 1 are run.
  std::int64_t epochs = 1;
  std::int64_t batch_size = 32;
  /// Evaluated after each epoch; null for none.
  const data::Dataset *validation = nullptr;
  bool shuffle = true;
  /// Of the order, which depends on it and the epoch alone.
  std::uint64_t seed = 0;
  /// Leaves out a last batch that is smaller than the others.
  bool drop_last = false;
  /// Stepped after each epoch (or, per step, each batch), before the callbacks; made for the trainer's optimizer. Those
  /// that look at a metric get the validation loss, without a validation set (or per step) the training loss.
  optim::LRScheduler *scheduler = nullptr;
  bool scheduler_per_step = false;
  /// Clipping of the gradients, for these steps; see `Trainer::clip_grad_norm`.
  std::optional<double> clip_grad_norm = {};
  std::optional<double> clip_grad_value = {};
  /// Where to begin, when a run is resumed.
  std::int64_t first_epoch = 0;
  std::int64_t first_step = 0;
  /// Called after each step; false ends the training.
  std::function<bool(const StepReport &)> on_step = {};
  /// Called after each epoch; false ends the training.
  std::function<bool(const EpochReport &)> on_epoch = {};
};

/// One number an epoch.
struct History {
  std::vector<double> loss;
  std::vector<double> accuracy;
  std::vector<double> val_loss;
  std::vector<double> val_accuracy;
  std::vector<double> seconds;
  /// Whether a callback ended the training, and the epoch and step to go on with.
  bool stopped = false;
  std::int64_t next_epoch = 0;
  std::int64_t next_step = 0;
};

/// Of a data set; the accuracy is NaN where targets aren't classes.
struct Metrics {
  double loss = 0;
  double accuracy = 0;
};

/// Trains a model. Programs are compiled when a batch shape first occurs, and a step anew for modes of modules
/// (`Module::eval`) and `requires_grad` flags that it hasn't met. A step trains with each module in its own mode;
/// nothing but what belongs to `net` is trained, and a loss with parameters of its own that a gradient reaches throws.
/// `evaluate` and `predict` put all modules of `net` into evaluation and restore each one's mode. Each trainer has
/// optimizer states of its own, also where two share a net or an optimizer; of the latter they share the schedulers.
/// Inputs are called "input" and "target". May be used from several threads at once, e.g. `predict` while `fit` runs:
/// steps run alone, and everything else sees the parameters between two steps. See docs/threads.md.
class Trainer {
public:
  /// `loss` makes a scalar of (output, target); `net`'s parameters are shared, not copied.
  template <std::derived_from<nn::Module> M, typename L>
    requires std::convertible_to<std::invoke_result_t<const L &, Tensor, Tensor>, Tensor>
  Trainer(const M &net, const L &loss, const optim::Optimizer &optimizer, const CompileOptions &options = {},
          Location where = std::source_location::current())
      : Trainer(std::make_shared<M>(net), erase(loss), optimizer, options, where) {}

  /// Trains. Throws `Error` for bad options, and for batches as `step` does.
  History fit(const data::Dataset &dataset, const FitOptions &options = {},
              Location where = std::source_location::current());
  /// Mean loss and accuracy, in evaluation mode.
  Metrics evaluate(const data::Dataset &dataset, std::int64_t batch_size = 64,
                   Location where = std::source_location::current());
  /// The model's outputs in evaluation mode, computed `batch_size` rows at a time (0: up to 1,024).
  Array predict(const Array &input, std::int64_t batch_size = 0, Location where = std::source_location::current());
  /// One step on {{"input", x}, {"target", y}}; returns the loss before it. Throws `Error` for wrong names, shapes and
  /// types, and for classes out of range. Allocates nothing after the first step of a batch shape.
  float step(const Feed &feed, Location where = std::source_location::current());
  /// Compiles the step for batches like this one, without a step.
  void prepare(const Feed &feed, Location where = std::source_location::current());

  /// Steps done so far, those before a resumption included.
  std::int64_t steps() const;
  double learning_rate() const;
  /// Takes effect at the next step.
  void set_learning_rate(double lr, Location where = std::source_location::current());

  /// Lets further steps scale the gradients so that the norm of all is at most `max_norm`, see `clip_grad_norm_`;
  /// nothing ends it. Steps are compiled anew.
  void clip_grad_norm(std::optional<double> max_norm, double norm_type = 2,
                      Location where = std::source_location::current());
  /// Lets further steps cut each element of the gradients to [-clip_value, clip_value], after `clip_grad_norm`; nothing
  /// ends it. Steps are compiled anew.
  void clip_grad_value(std::optional<double> clip_value, Location where = std::source_location::current());

  /// Figures of the training program that was used last. Throws before the first.
  const Statistics &statistics(Location where = std::source_location::current()) const;
  /// Times and sizes of that program's kernels, a line each.
  std::string report(Location where = std::source_location::current()) const;

  /// Writes parameters, buffers, the state of the optimizer, of its schedulers and of random numbers, and `metadata` as
  /// one safetensors file, atomically.
  void save_checkpoint(const std::filesystem::path &path, const Metadata &metadata = {},
                       Location where = std::source_location::current()) const;
  /// Reads such a file, as strictly as `load`, and returns its metadata. A run that goes on from it gives the same bits
  /// as one that was never interrupted. The optimizer needs the schedulers that it had, made in the same order.
  Metadata load_checkpoint(const std::filesystem::path &path, Location where = std::source_location::current());

private:
  /// A loss of any type. `dense` is the same for batches without ignored targets.
  struct Loss {
    std::function<Tensor(const Tensor &, const Tensor &, Location)> general;
    std::function<Tensor(const Tensor &, const Tensor &, Location)> dense;
    /// Whether whole-number targets are classes.
    bool classes = false;
    std::optional<std::int64_t> ignore_index;
  };

  template <typename L> static std::function<Tensor(const Tensor &, const Tensor &, Location)> call(const L &loss) {
    return [loss](const Tensor &x, const Tensor &target, Location where) -> Tensor {
      if constexpr (std::invocable<const L &, const Tensor &, const Tensor &, Location>)
        return loss(x, target, where);
      else
        return loss(x, target);
    };
  }

  template <typename L> static Loss erase(const L &loss) {
    Loss erased;
    erased.general = call(loss);
    erased.dense = erased.general;
    if constexpr (requires(L l) { l.params.ignore_index; }) {
      L dense = loss;
      dense.params.ignore_index.reset();
      erased.dense = call(dense);
      erased.classes = true;
      erased.ignore_index = loss.params.ignore_index;
    }
    return erased;
  }

  Trainer(std::shared_ptr<nn::Module> net, Loss loss, const optim::Optimizer &optimizer, const CompileOptions &options,
          Location where);

  struct Impl;
  std::shared_ptr<Impl> impl_;
};

} // namespace ttc

#endif // TTC_TRAINER_H
