// Learning-rate schedulers of torch.optim.lr_scheduler. A scheduler changes the rates of the optimizer that it is made
// for, and of all copies of it: those that a `Trainer` or `compile_step` took follow at their next step, without being
// compiled again.
//
//   ttc::optim::SGD sgd({.lr = 0.1, .momentum = 0.9});
//   ttc::optim::StepLR scheduler(sgd, {.step_size = 30, .gamma = 0.1});
//   ttc::Trainer trainer(net, loss, sgd);
//   for (...) { trainer.step(...); scheduler.step(); }         // or FitOptions::scheduler
#ifndef TTC_OPTIM_SCHEDULERS_H
#define TTC_OPTIM_SCHEDULERS_H

#include "ttc/Array.h"
#include "ttc/optim/Optimizers.h"

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ttc::optim {

/// What all schedulers have in common. Formulas are torch's recursive ones: the next rate follows from the one before,
/// so that schedulers may be combined and rates changed by hand. Options out of range throw `Error`. One may be stepped
/// in another thread than programs run in.
class LRScheduler {
public:
  virtual ~LRScheduler();
  LRScheduler(const LRScheduler &) = delete;
  LRScheduler &operator=(const LRScheduler &) = delete;

  /// Goes on by one epoch (or batch, as the caller counts), and sets the rates of all groups.
  virtual void step();
  /// `step` with the latest loss, for those that look at it.
  virtual void step_with(double metric);
  /// Calls of `step` so far.
  std::int64_t last_epoch() const { return last_epoch_; }
  /// The rate in effect of a group: 0 stands for the optimizer itself, then come its groups.
  double last_lr(std::size_t group = 0) const;
  /// The momentum (or beta1) in effect; 0 for optimizers without.
  double last_momentum(std::size_t group = 0) const;

  /// All that `step` depends on, f64, with the groups' rates; a `Trainer`'s checkpoints hold it.
  Array state() const;
  /// Throws for what can't be a state of this kind of scheduler with these groups, and for numbers that none can be.
  void check_state(const Array &state, Location where = std::source_location::current()) const;
  /// Takes over what `state` gave. Throws as `check_state` does, and then changes nothing.
  void load_state(const Array &state, Location where = std::source_location::current());
  /// Whether it was made for this optimizer or the one that it is a copy of.
  bool schedules(const Optimizer &optimizer) const { return rates_ == optimizer.rates_; }

protected:
  LRScheduler(const char *name, const Optimizer &optimizer, Location where);
  /// The first step, to be called at the end of a constructor: sets the rates of epoch 0.
  void start();
  /// The rate of a group at `last_epoch`, from the one before.
  virtual double next(std::size_t group) const = 0;
  /// Sets the rates as at epoch 0, whatever they are: `SequentialLR` begins a scheduler so.
  virtual void restart();
  /// Numbers besides `last_epoch` that `step` depends on.
  virtual std::vector<double> numbers() const { return {}; }
  virtual void set_numbers(const std::vector<double> &) {}
  /// Whether `set_numbers` may get these.
  virtual bool can_be_numbers(const std::vector<double> &) const { return true; }

  std::size_t groups() const;
  double lr(std::size_t group) const;
  double base_lr(std::size_t group) const;
  void set_lr(std::size_t group, double lr);
  void set_base_lr(std::size_t group, double lr);
  void set_momentum(std::size_t group, double momentum);
  /// Makes the momentum part of the schedule: programs compiled from now on take it from a state, and an optimizer
  /// without one is rejected there.
  void schedule_momentum();
  /// What a function of the user's answers for this epoch. Throws unless it is finite and at least 0.
  double factor(const std::function<double(std::int64_t)> &lambda) const;
  [[noreturn]] void reject(const std::string &message, Location where) const;

  std::int64_t last_epoch_ = -1;

private:
  friend class SequentialLR;
  friend class ChainedScheduler;
  void set_rates();

  const char *name_;
  std::shared_ptr<Rates> rates_;
};

/// base_lr * f(epoch).
class LambdaLR : public LRScheduler {
public:
  LambdaLR(const Optimizer &optimizer, std::function<double(std::int64_t)> lr_lambda,
           Location where = std::source_location::current());

protected:
  double next(std::size_t group) const override;

private:
  std::function<double(std::int64_t)> lambda_;
};

/// lr * f(epoch), from epoch 1 on.
class MultiplicativeLR : public LRScheduler {
public:
  MultiplicativeLR(const Optimizer &optimizer, std::function<double(std::int64_t)> lr_lambda,
                   Location where = std::source_location::current());

protected:
  double next(std::size_t group) const override;
  void restart() override;

private:
  std::function<double(std::int64_t)> lambda_;
};

struct StepLROptions {
  std::int64_t step_size = 1;
  double gamma = 0.1;
};
/// lr * gamma every `step_size` epochs.
class StepLR : public LRScheduler {
public:
  StepLR(const Optimizer &optimizer, const StepLROptions &options, Location where = std::source_location::current());

protected:
  double next(std::size_t group) const override;

private:
  StepLROptions o_;
};

struct MultiStepLROptions {
  std::vector<std::int64_t> milestones;
  double gamma = 0.1;
};
/// lr * gamma at each of `milestones` (as often as it is listed).
class MultiStepLR : public LRScheduler {
public:
  MultiStepLR(const Optimizer &optimizer, const MultiStepLROptions &options,
              Location where = std::source_location::current());

protected:
  double next(std::size_t group) const override;

private:
  MultiStepLROptions o_;
};

struct ConstantLROptions {
  double factor = 1.0 / 3;
  std::int64_t total_iters = 5;
};
/// lr * factor until epoch `total_iters`.
class ConstantLR : public LRScheduler {
public:
  ConstantLR(const Optimizer &optimizer, const ConstantLROptions &options = {},
             Location where = std::source_location::current());

protected:
  double next(std::size_t group) const override;

private:
  ConstantLROptions o_;
};

struct LinearLROptions {
  double start_factor = 1.0 / 3;
  double end_factor = 1.0;
  std::int64_t total_iters = 5;
};
/// lr times a factor that changes linearly until epoch `total_iters`: a warm-up.
class LinearLR : public LRScheduler {
public:
  LinearLR(const Optimizer &optimizer, const LinearLROptions &options = {},
           Location where = std::source_location::current());

protected:
  double next(std::size_t group) const override;

private:
  LinearLROptions o_;
};

struct ExponentialLROptions {
  double gamma = 0.9;
};
/// lr * gamma every epoch.
class ExponentialLR : public LRScheduler {
public:
  ExponentialLR(const Optimizer &optimizer, const ExponentialLROptions &options,
                Location where = std::source_location::current());

protected:
  double next(std::size_t group) const override;

private:
  ExponentialLROptions o_;
};

struct PolynomialLROptions {
  std::int64_t total_iters = 5;
  double power = 1;
};
/// base_lr * (1 - epoch / total_iters)^power, from `total_iters` on 0.
class PolynomialLR : public LRScheduler {
public:
  PolynomialLR(const Optimizer &optimizer, const PolynomialLROptions &options = {},
               Location where = std::source_location::current());

protected:
  double next(std::size_t group) const override;

private:
  PolynomialLROptions o_;
};

struct CosineAnnealingLROptions {
  std::int64_t T_max = 1;
  double eta_min = 0;
};
/// eta_min + (base_lr - eta_min) (1 + cos(pi epoch / T_max)) / 2: I. Loshchilov, F. Hutter, "SGDR", ICLR 2017.
class CosineAnnealingLR : public LRScheduler {
public:
  CosineAnnealingLR(const Optimizer &optimizer, const CosineAnnealingLROptions &options,
                    Location where = std::source_location::current());

protected:
  double next(std::size_t group) const override;

private:
  CosineAnnealingLROptions o_;
};

struct CosineAnnealingWarmRestartsOptions {
  std::int64_t T_0 = 1;
  std::int64_t T_mult = 1;
  double eta_min = 0;
};
/// `CosineAnnealingLR` that starts anew after T_0 epochs, then after T_0 T_mult, and so on.
class CosineAnnealingWarmRestarts : public LRScheduler {
public:
  CosineAnnealingWarmRestarts(const Optimizer &optimizer, const CosineAnnealingWarmRestartsOptions &options,
                              Location where = std::source_location::current());
  void step() override;
  /// Goes to an epoch, which may have a fraction: torch's `step(epoch + batch / batches)`.
  void step(double epoch, Location where = std::source_location::current());

protected:
  double next(std::size_t group) const override;
  void restart() override;
  std::vector<double> numbers() const override;
  void set_numbers(const std::vector<double> &numbers) override;
  bool can_be_numbers(const std::vector<double> &numbers) const override;

private:
  CosineAnnealingWarmRestartsOptions o_;
  /// Epochs since the last start, and from there to the next.
  double done_ = 0, period_;
};

struct CyclicLROptions {
  double base_lr = 0;
  double max_lr = 0;
  std::int64_t step_size_up = 2000;
  /// 0: as `step_size_up`.
  std::int64_t step_size_down = 0;
  /// "triangular", "triangular2" (half the height after each cycle) or "exp_range" (gamma^steps).
  std::string mode = "triangular";
  double gamma = 1;
  bool cycle_momentum = true;
  double base_momentum = 0.8;
  double max_momentum = 0.9;
};
/// Up and down between two rates; the momentum the other way: L. Smith, WACV 2017. To be stepped after each batch.
class CyclicLR : public LRScheduler {
public:
  CyclicLR(const Optimizer &optimizer, const CyclicLROptions &options,
           Location where = std::source_location::current());
  void step() override;

protected:
  double next(std::size_t group) const override;
  void restart() override;

private:
  /// The height above the base, as a share of the whole.
  double height() const;
  void cycle_momentum();
  CyclicLROptions o_;
};

struct OneCycleLROptions {
  double max_lr = 0;
  /// Or 0, and `epochs` and `steps_per_epoch` instead.
  std::int64_t total_steps = 0;
  std::int64_t epochs = 0;
  std::int64_t steps_per_epoch = 0;
  /// Share of the steps in which the rate grows.
  double pct_start = 0.3;
  /// "cos" or "linear".
  std::string anneal_strategy = "cos";
  bool cycle_momentum = true;
  double base_momentum = 0.85;
  double max_momentum = 0.95;
  /// The first rate is max_lr / div_factor, the last that / final_div_factor.
  double div_factor = 25;
  double final_div_factor = 1e4;
  bool three_phase = false;
};
/// One cycle of rate and momentum over a whole training: L. Smith, N. Topin, "Super-convergence", 2018. To be stepped
/// after each batch; a step beyond the last throws.
class OneCycleLR : public LRScheduler {
public:
  OneCycleLR(const Optimizer &optimizer, const OneCycleLROptions &options,
             Location where = std::source_location::current());
  void step() override;

protected:
  double next(std::size_t group) const override;
  void restart() override;

private:
  struct Phase {
    double end;
    double lr_from, lr_to;
    double momentum_from, momentum_to;
  };
  /// The value between `from` and `to` of the phase that the epoch is in.
  double anneal(double Phase::*from, double Phase::*to) const;
  void cycle_momentum();
  OneCycleLROptions o_;
  std::vector<Phase> phases_;
};

struct ReduceLROnPlateauOptions {
  /// "min" or "max": what is better.
  std::string mode = "min";
  double factor = 0.1;
  std::int64_t patience = 10;
  double threshold = 1e-4;
  /// "rel" or "abs".
  std::string threshold_mode = "rel";
  std::int64_t cooldown = 0;
  double min_lr = 0;
  double eps = 1e-8;
};
/// lr * factor when a metric has got no better for more than `patience` epochs.
class ReduceLROnPlateau : public LRScheduler {
public:
  explicit ReduceLROnPlateau(const Optimizer &optimizer, const ReduceLROnPlateauOptions &options = {},
                             Location where = std::source_location::current());
  /// Throws: this scheduler needs a metric.
  void step() override;
  void step(double metric);
  void step_with(double metric) override { step(metric); }

protected:
  double next(std::size_t group) const override { return lr(group); }
  std::vector<double> numbers() const override;
  void set_numbers(const std::vector<double> &numbers) override;
  bool can_be_numbers(const std::vector<double> &numbers) const override;

private:
  bool is_better(double metric) const;
  ReduceLROnPlateauOptions o_;
  double best_;
  std::int64_t bad_epochs_ = 0, cooldown_ = 0;
};

/// One scheduler after another: the i-th until `milestones[i]`. The schedulers, made for the same optimizer, must
/// outlive this one, and aren't stepped by anything else.
class SequentialLR : public LRScheduler {
public:
  SequentialLR(const Optimizer &optimizer, std::vector<LRScheduler *> schedulers, std::vector<std::int64_t> milestones,
               Location where = std::source_location::current());
  void step() override;

protected:
  double next(std::size_t group) const override { return lr(group); }

private:
  std::vector<LRScheduler *> schedulers_;
  std::vector<std::int64_t> milestones_;
};

/// Several schedulers at once: each changes the rate that the one before left. They must outlive this one.
class ChainedScheduler : public LRScheduler {
public:
  ChainedScheduler(const Optimizer &optimizer, std::vector<LRScheduler *> schedulers,
                   Location where = std::source_location::current());
  void step() override;

protected:
  double next(std::size_t group) const override { return lr(group); }

private:
  std::vector<LRScheduler *> schedulers_;
};

} // namespace ttc::optim

#endif // TTC_OPTIM_SCHEDULERS_H
