// Optimizers as attributes of the training step.
#include "ttc/optim/Optimizers.h"

#include "lib/api/Rates.h"
#include "lib/api/TrainingStep.h"

#include <cmath>
#include <fmt/format.h>

namespace ttc::optim {

namespace {

void check(const char *optimizer, const char *option, double value, double lo, double hi, Location where) {
  if (!(value >= lo && value < hi))
    fail(fmt::format("{}: expected {} in [{}, {}), got {}", optimizer, option, lo, hi, value), where);
}

constexpr double unlimited = 1e300;

/// A number that reads back exactly.
std::string exact(double value) { return fmt::format("{:.17e}", value); }

/// Builds "#ttc.sgd<lr = 1.0e-1, ...>" option by option.
class Text {
public:
  Text(const char *name, const char *mnemonic, Location where) : name_(name), where_(where) {
    text_ = fmt::format("#ttc.{}<", mnemonic);
  }
  /// A number in [lo, hi).
  Text &number(const char *option, double value, double lo = 0, double hi = unlimited) {
    check(name_, option, value, lo, hi, where_);
    return add(option, exact(value));
  }
  Text &flag(const char *option, bool value) { return add(option, value ? "true" : "false"); }
  /// What Adam and its relatives share.
  Text &adam(double lr, Betas betas, double eps, double weight_decay) {
    number("lr", lr).number("beta1", betas.beta1, 0, 1).number("beta2", betas.beta2, 0, 1);
    return number("eps", eps).number("weight_decay", weight_decay);
  }
  operator std::string() const { return text_ + ">"; }

private:
  Text &add(const char *option, const std::string &value) {
    text_ += fmt::format("{}{} = {}", text_.ends_with('<') ? "" : ", ", option, value);
    return *this;
  }
  const char *name_;
  Location where_;
  std::string text_;
};

std::string sgd(const SGDOptions &o, Location where) {
  if (o.nesterov && (o.momentum <= 0 || o.dampening != 0))
    fail(fmt::format("SGD: nesterov needs a momentum and no dampening, got momentum {} and dampening {}", o.momentum,
                     o.dampening),
         where);
  return Text("SGD", "sgd", where)
      .number("lr", o.lr)
      .number("momentum", o.momentum)
      .number("dampening", o.dampening, -unlimited)
      .number("weight_decay", o.weight_decay)
      .flag("nesterov", o.nesterov)
      .flag("maximize", o.maximize);
}

} // namespace

Optimizer::Optimizer(std::string name, double lr, double momentum, std::string attribute)
    : name_(std::move(name)), lr_(lr), attribute_(std::move(attribute)), rates_(std::make_shared<Rates>()) {
  rates_->groups.push_back({lr, lr, momentum, momentum != 0});
}

Optimizer &Optimizer::group(std::function<bool(const std::string &)> applies, const Optimizer &optimizer,
                            Location where) {
  if (!applies)
    fail(fmt::format("{}: group: expected a function that accepts names, got an empty one", name_), where);
  if (!rates_->schedulers.empty())
    fail(fmt::format("{}: expected all groups before the first scheduler, got one after it", name_), where);
  // Copies made so far don't have the group.
  auto rates = std::make_shared<Rates>();
  rates->groups = rates_->groups;
  rates_ = std::move(rates);
  rates_->groups.push_back(optimizer.rates_->groups.front());
  groups_.push_back({std::move(applies), optimizer});
  return *this;
}

const Optimizer *Optimizer::group_of(const std::string &parameter) const {
  for (const Group &group : groups_)
    if (group.applies(parameter))
      return &group.optimizer;
  return nullptr;
}

SGD::SGD(const SGDOptions &o, Location where) : Optimizer("SGD", o.lr, o.momentum, sgd(o, where)) {}

Adam::Adam(const AdamOptions &o, Location where)
    : Optimizer("Adam", o.lr, o.betas.beta1,
                Text("Adam", "adam", where)
                    .adam(o.lr, o.betas, o.eps, o.weight_decay)
                    .flag("amsgrad", o.amsgrad)
                    .flag("maximize", o.maximize)) {}

AdamW::AdamW(const AdamWOptions &o, Location where)
    : Optimizer("AdamW", o.lr, o.betas.beta1,
                Text("AdamW", "adamw", where)
                    .adam(o.lr, o.betas, o.eps, o.weight_decay)
                    .flag("amsgrad", o.amsgrad)
                    .flag("maximize", o.maximize)) {}

RMSprop::RMSprop(const RMSpropOptions &o, Location where)
    : Optimizer("RMSprop", o.lr, o.momentum,
                Text("RMSprop", "rmsprop", where)
                    .number("lr", o.lr)
                    .number("alpha", o.alpha)
                    .number("eps", o.eps)
                    .number("weight_decay", o.weight_decay)
                    .number("momentum", o.momentum)
                    .flag("centered", o.centered)
                    .flag("maximize", o.maximize)) {}

Adagrad::Adagrad(const AdagradOptions &o, Location where)
    : Optimizer("Adagrad", o.lr, 0,
                Text("Adagrad", "adagrad", where)
                    .number("lr", o.lr)
                    .number("lr_decay", o.lr_decay)
                    .number("weight_decay", o.weight_decay)
                    .number("initial_accumulator_value", o.initial_accumulator_value)
                    .number("eps", o.eps)
                    .flag("maximize", o.maximize)) {}

Adadelta::Adadelta(const AdadeltaOptions &o, Location where)
    : Optimizer("Adadelta", o.lr, 0,
                Text("Adadelta", "adadelta", where)
                    .number("lr", o.lr)
                    .number("rho", o.rho, 0, std::nextafter(1.0, 2.0))
                    .number("eps", o.eps)
                    .number("weight_decay", o.weight_decay)
                    .flag("maximize", o.maximize)) {}

Adamax::Adamax(const AdamaxOptions &o, Location where)
    : Optimizer(
          "Adamax", o.lr, o.betas.beta1,
          Text("Adamax", "adamax", where).adam(o.lr, o.betas, o.eps, o.weight_decay).flag("maximize", o.maximize)) {}

NAdam::NAdam(const NAdamOptions &o, Location where)
    : Optimizer("NAdam", o.lr, 0,
                Text("NAdam", "nadam", where)
                    .adam(o.lr, o.betas, o.eps, o.weight_decay)
                    .number("momentum_decay", o.momentum_decay)
                    .flag("decoupled_weight_decay", o.decoupled_weight_decay)
                    .flag("maximize", o.maximize)) {}

RAdam::RAdam(const RAdamOptions &o, Location where)
    : Optimizer("RAdam", o.lr, o.betas.beta1,
                Text("RAdam", "radam", where)
                    .adam(o.lr, o.betas, o.eps, o.weight_decay)
                    .flag("decoupled_weight_decay", o.decoupled_weight_decay)
                    .flag("maximize", o.maximize)) {}

} // namespace ttc::optim

namespace ttc::detail {

namespace {

/// "<prefix>lr" and "<prefix>w.lr" for the option "lr": the parameter's name, empty for the optimizer itself.
std::optional<std::string> scheduled_parameter(const std::string &state, const std::string &prefix,
                                               const std::string &option) {
  const std::string suffix = "." + option;
  if (state == prefix + option)
    return "";
  if (!state.starts_with(prefix) || !state.ends_with(suffix) || state.size() <= prefix.size() + suffix.size())
    return std::nullopt;
  return state.substr(prefix.size(), state.size() - prefix.size() - suffix.size());
}

} // namespace

void follow_rates(StateStore &store, const optim::Optimizer &optimizer, Location where) {
  const std::shared_ptr<optim::Rates> &rates = Access::rates(optimizer);
  OptimizerStates &states = states_of(store, optimizer);
  if (states.has_followed && states.followed_version == rates->version)
    return;
  std::unique_lock lock(bookkeeping());
  const std::uint64_t version = rates->version;
  const std::vector<optim::Rates::Group> groups = rates->groups;
  const bool schedules_momentum = rates->schedules_momentum;
  lock.unlock();
  bool has_momentum = false, is_compiled = false;
  // Buffers that are made from here on are followed at the next run.
  states.has_followed = true;
  for (auto &[name, buffer] : store.snapshot())
    for (const char *option : {"lr", "momentum"}) {
      const std::optional<std::string> parameter = scheduled_parameter(name, states.prefix, option);
      if (!parameter)
        continue;
      const std::size_t index = parameter->empty() ? 0 : Access::group_index(optimizer, *parameter);
      const optim::Rates::Group &group = groups[index];
      const bool is_lr = option == std::string("lr");
      has_momentum |= !is_lr;
      is_compiled = true;
      // Before a scheduler's first change the states hold what the user has set.
      if (version > 0)
        buffer->locked_store(Array::scalar(is_lr ? group.lr : group.momentum));
    }
  if (schedules_momentum && version > 0 && is_compiled && !has_momentum && states.has_steps) {
    states.has_followed = false;
    fail("run: the momentum is scheduled, but the step was compiled before the scheduler was made", where);
  }
  states.followed_version = version;
}

} // namespace ttc::detail
