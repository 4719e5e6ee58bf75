// Optimizers as attributes of the training step.
#include "ttc/optim/Optimizers.h"

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

std::string adam(const char *mnemonic, const char *name, double lr, Betas betas, double eps, double weight_decay,
                 bool amsgrad, Location where) {
  check(name, "lr", lr, 0, unlimited, where);
  check(name, "beta1", betas.beta1, 0, 1, where);
  check(name, "beta2", betas.beta2, 0, 1, where);
  check(name, "eps", eps, 0, unlimited, where);
  check(name, "weight_decay", weight_decay, 0, unlimited, where);
  return fmt::format("#ttc.{}<lr = {}, beta1 = {}, beta2 = {}, eps = {}, weight_decay = {}, amsgrad = {}>", mnemonic,
                     exact(lr), exact(betas.beta1), exact(betas.beta2), exact(eps), exact(weight_decay), amsgrad);
}

std::string sgd(const SGDOptions &o, Location where) {
  check("SGD", "lr", o.lr, 0, unlimited, where);
  check("SGD", "momentum", o.momentum, 0, unlimited, where);
  check("SGD", "weight_decay", o.weight_decay, 0, unlimited, where);
  if (o.nesterov && (o.momentum <= 0 || o.dampening != 0))
    fail(fmt::format("SGD: nesterov needs a momentum and no dampening, got momentum {} and dampening {}", o.momentum,
                     o.dampening),
         where);
  return fmt::format("#ttc.sgd<lr = {}, momentum = {}, dampening = {}, weight_decay = {}, nesterov = {}>", exact(o.lr),
                     exact(o.momentum), exact(o.dampening), exact(o.weight_decay), o.nesterov);
}

std::string rmsprop(const RMSpropOptions &o, Location where) {
  check("RMSprop", "lr", o.lr, 0, unlimited, where);
  check("RMSprop", "alpha", o.alpha, 0, unlimited, where);
  check("RMSprop", "eps", o.eps, 0, unlimited, where);
  check("RMSprop", "weight_decay", o.weight_decay, 0, unlimited, where);
  check("RMSprop", "momentum", o.momentum, 0, unlimited, where);
  return fmt::format("#ttc.rmsprop<lr = {}, alpha = {}, eps = {}, weight_decay = {}, momentum = {}, centered = {}>",
                     exact(o.lr), exact(o.alpha), exact(o.eps), exact(o.weight_decay), exact(o.momentum), o.centered);
}

} // namespace

Optimizer::Optimizer(std::string name, double lr, std::string attribute)
    : name_(std::move(name)), lr_(lr), attribute_(std::move(attribute)) {}

Optimizer &Optimizer::group(std::function<bool(const std::string &)> applies, const Optimizer &optimizer) {
  groups_.push_back({std::move(applies), optimizer});
  return *this;
}

const Optimizer *Optimizer::group_of(const std::string &parameter) const {
  for (const Group &group : groups_)
    if (group.applies(parameter))
      return &group.optimizer;
  return nullptr;
}

SGD::SGD(const SGDOptions &options, Location where) : Optimizer("SGD", options.lr, sgd(options, where)) {}

Adam::Adam(const AdamOptions &o, Location where)
    : Optimizer("Adam", o.lr, adam("adam", "Adam", o.lr, o.betas, o.eps, o.weight_decay, o.amsgrad, where)) {}

AdamW::AdamW(const AdamWOptions &o, Location where)
    : Optimizer("AdamW", o.lr, adam("adamw", "AdamW", o.lr, o.betas, o.eps, o.weight_decay, o.amsgrad, where)) {}

RMSprop::RMSprop(const RMSpropOptions &options, Location where)
    : Optimizer("RMSprop", options.lr, rmsprop(options, where)) {}

} // namespace ttc::optim
