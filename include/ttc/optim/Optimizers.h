// Optimizers: host-side descriptions that the compiler turns into the update part of a training step.
#ifndef TTC_OPTIM_OPTIMIZERS_H
#define TTC_OPTIM_OPTIMIZERS_H

#include "ttc/Error.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ttc::detail {
struct Access;
}

namespace ttc::optim {

class LRScheduler;
struct Rates;

/// An optimizer of torch.optim with its options. The learning rate can be changed between steps, by schedulers also the
/// momentum; all else is compiled in. Copies are the same optimizer: steps that one graph compiles with them share their
/// states; two objects made with equal options are two optimizers.
class Optimizer {
public:
  /// The name in torch.optim.
  const std::string &name() const { return name_; }
  /// The initial learning rate.
  double lr() const { return lr_; }
  /// The attribute that the compiler reads, e.g. "#ttc.sgd<lr = 5.0e-02>".
  const std::string &attribute() const { return attribute_; }

  /// Lets other options hold for the parameters whose names `applies` accepts; the first group that accepts decides.
  /// `Trainer::set_learning_rate` keeps the ratio of a group's rate to the optimizer's. Throws once a scheduler has
  /// been made.
  Optimizer &group(std::function<bool(const std::string &)> applies, const Optimizer &optimizer,
                   Location where = std::source_location::current());
  /// The group of a parameter; null for none.
  const Optimizer *group_of(const std::string &parameter) const;

protected:
  /// `momentum` is the factor that schedulers may change: momentum or beta1, 0 for none.
  Optimizer(std::string name, double lr, double momentum, std::string attribute);

private:
  friend class LRScheduler;
  friend struct detail::Access;
  struct Group;
  /// Of this optimizer, then of its groups; shared by copies, and by the schedulers made for them.
  std::shared_ptr<Rates> rates_;
  std::string name_;
  double lr_;
  std::string attribute_;
  std::vector<Group> groups_;
};

struct Optimizer::Group {
  std::function<bool(const std::string &)> applies;
  Optimizer optimizer;
};

struct SGDOptions {
  double lr = 1e-3;
  double momentum = 0;
  double dampening = 0;
  double weight_decay = 0;
  bool nesterov = false;
  /// Ascends the objective instead.
  bool maximize = false;
};
/// torch.optim.SGD. All constructors throw `Error` for options out of range.
class SGD : public Optimizer {
public:
  explicit SGD(const SGDOptions &options = {}, Location where = std::source_location::current());
};

/// The decays of the two moments.
struct Betas {
  double beta1 = 0.9;
  double beta2 = 0.999;
};

struct AdamOptions {
  double lr = 1e-3;
  Betas betas = {};
  double eps = 1e-8;
  double weight_decay = 0;
  bool amsgrad = false;
  /// Ascends the objective instead.
  bool maximize = false;
};
/// torch.optim.Adam.
class Adam : public Optimizer {
public:
  explicit Adam(const AdamOptions &options = {}, Location where = std::source_location::current());
};

struct AdamWOptions {
  double lr = 1e-3;
  Betas betas = {};
  double eps = 1e-8;
  double weight_decay = 1e-2;
  bool amsgrad = false;
  /// Ascends the objective instead.
  bool maximize = false;
};
/// torch.optim.AdamW.
class AdamW : public Optimizer {
public:
  explicit AdamW(const AdamWOptions &options = {}, Location where = std::source_location::current());
};

struct RMSpropOptions {
  double lr = 1e-2;
  double alpha = 0.99;
  double eps = 1e-8;
  double weight_decay = 0;
  double momentum = 0;
  bool centered = false;
  /// Ascends the objective instead.
  bool maximize = false;
};
/// torch.optim.RMSprop.
class RMSprop : public Optimizer {
public:
  explicit RMSprop(const RMSpropOptions &options = {}, Location where = std::source_location::current());
};

struct AdagradOptions {
  double lr = 1e-2;
  double lr_decay = 0;
  double weight_decay = 0;
  double initial_accumulator_value = 0;
  double eps = 1e-10;
  /// Ascends the objective instead.
  bool maximize = false;
};
/// torch.optim.Adagrad.
class Adagrad : public Optimizer {
public:
  explicit Adagrad(const AdagradOptions &options = {}, Location where = std::source_location::current());
};

struct AdadeltaOptions {
  double lr = 1;
  double rho = 0.9;
  double eps = 1e-6;
  double weight_decay = 0;
  /// Ascends the objective instead.
  bool maximize = false;
};
/// torch.optim.Adadelta.
class Adadelta : public Optimizer {
public:
  explicit Adadelta(const AdadeltaOptions &options = {}, Location where = std::source_location::current());
};

struct AdamaxOptions {
  double lr = 2e-3;
  Betas betas = {};
  double eps = 1e-8;
  double weight_decay = 0;
  /// Ascends the objective instead.
  bool maximize = false;
};
/// torch.optim.Adamax.
class Adamax : public Optimizer {
public:
  explicit Adamax(const AdamaxOptions &options = {}, Location where = std::source_location::current());
};

struct NAdamOptions {
  double lr = 2e-3;
  Betas betas = {};
  double eps = 1e-8;
  double weight_decay = 0;
  double momentum_decay = 4e-3;
  bool decoupled_weight_decay = false;
  /// Ascends the objective instead.
  bool maximize = false;
};
/// torch.optim.NAdam.
class NAdam : public Optimizer {
public:
  explicit NAdam(const NAdamOptions &options = {}, Location where = std::source_location::current());
};

struct RAdamOptions {
  double lr = 1e-3;
  Betas betas = {};
  double eps = 1e-8;
  double weight_decay = 0;
  bool decoupled_weight_decay = false;
  /// Ascends the objective instead.
  bool maximize = false;
};
/// torch.optim.RAdam.
class RAdam : public Optimizer {
public:
  explicit RAdam(const RAdamOptions &options = {}, Location where = std::source_location::current());
};

} // namespace ttc::optim

#endif // TTC_OPTIM_OPTIMIZERS_H
