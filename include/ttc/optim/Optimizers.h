// Optimizers: host-side descriptions that the compiler turns into the update part of a training step.
#ifndef TTC_OPTIM_OPTIMIZERS_H
#define TTC_OPTIM_OPTIMIZERS_H

#include "ttc/Error.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ttc::optim {

/// An optimizer of torch.optim with its options. The learning rate can be changed between steps, all else is compiled
/// in.
class Optimizer {
public:
  /// The name in torch.optim.
  const std::string &name() const { return name_; }
  /// The initial learning rate.
  double lr() const { return lr_; }
  /// The attribute that the compiler reads, e.g. "#ttc.sgd<lr = 5.0e-02>".
  const std::string &attribute() const { return attribute_; }

  /// Lets other options hold for the parameters whose names `applies` accepts; the first group that accepts decides.
  /// The learning rates of groups keep their ratio to the optimizer's.
  Optimizer &group(std::function<bool(const std::string &)> applies, const Optimizer &optimizer);
  /// The group of a parameter; null for none.
  const Optimizer *group_of(const std::string &parameter) const;

protected:
  Optimizer(std::string name, double lr, std::string attribute);

private:
  struct Group;
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
};
/// torch.optim.RMSprop.
class RMSprop : public Optimizer {
public:
  explicit RMSprop(const RMSpropOptions &options = {}, Location where = std::source_location::current());
};

} // namespace ttc::optim

#endif // TTC_OPTIM_OPTIMIZERS_H
