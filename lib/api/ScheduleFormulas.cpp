// The learning-rate schedulers that are functions of the epoch: torch.optim.lr_scheduler's recursive formulas.
#include "ttc/optim/Schedulers.h"

#include "lib/api/Rates.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace ttc::optim {

using std::numbers::pi;

LambdaLR::LambdaLR(const Optimizer &optimizer, std::function<double(std::int64_t)> lr_lambda, Location where)
    : LRScheduler("LambdaLR", optimizer, where), lambda_(std::move(lr_lambda)) {
  if (!lambda_)
    reject("expected lr_lambda, got an empty function", where);
  start();
}

double LambdaLR::next(std::size_t group) const { return base_lr(group) * factor(lambda_); }

MultiplicativeLR::MultiplicativeLR(const Optimizer &optimizer, std::function<double(std::int64_t)> lr_lambda,
                                   Location where)
    : LRScheduler("MultiplicativeLR", optimizer, where), lambda_(std::move(lr_lambda)) {
  if (!lambda_)
    reject("expected lr_lambda, got an empty function", where);
  start();
}

double MultiplicativeLR::next(std::size_t group) const {
  return last_epoch_ > 0 ? lr(group) * factor(lambda_) : lr(group);
}

void MultiplicativeLR::restart() { start(); }

StepLR::StepLR(const Optimizer &optimizer, const StepLROptions &options, Location where)
    : LRScheduler("StepLR", optimizer, where), o_(options) {
  if (o_.step_size < 1)
    reject(fmt::format("expected step_size of at least 1, got {}", o_.step_size), where);
  start();
}

double StepLR::next(std::size_t group) const {
  return last_epoch_ == 0 || last_epoch_ % o_.step_size != 0 ? lr(group) : lr(group) * o_.gamma;
}

MultiStepLR::MultiStepLR(const Optimizer &optimizer, const MultiStepLROptions &options, Location where)
    : LRScheduler("MultiStepLR", optimizer, where), o_(options) {
  start();
}

double MultiStepLR::next(std::size_t group) const {
  const auto times = std::count(o_.milestones.begin(), o_.milestones.end(), last_epoch_);
  return lr(group) * std::pow(o_.gamma, static_cast<double>(times));
}

ConstantLR::ConstantLR(const Optimizer &optimizer, const ConstantLROptions &options, Location where)
    : LRScheduler("ConstantLR", optimizer, where), o_(options) {
  if (!(o_.factor > 0 && o_.factor <= 1))
    reject(fmt::format("expected factor in (0, 1], got {}", o_.factor), where);
  start();
}

double ConstantLR::next(std::size_t group) const {
  if (last_epoch_ == 0)
    return lr(group) * o_.factor;
  return last_epoch_ == o_.total_iters ? lr(group) / o_.factor : lr(group);
}

LinearLR::LinearLR(const Optimizer &optimizer, const LinearLROptions &options, Location where)
    : LRScheduler("LinearLR", optimizer, where), o_(options) {
  if (!(o_.start_factor > 0 && o_.start_factor <= 1))
    reject(fmt::format("expected start_factor in (0, 1], got {}", o_.start_factor), where);
  if (!(o_.end_factor >= 0 && o_.end_factor <= 1))
    reject(fmt::format("expected end_factor in [0, 1], got {}", o_.end_factor), where);
  start();
}

double LinearLR::next(std::size_t group) const {
  if (last_epoch_ == 0)
    return lr(group) * o_.start_factor;
  if (last_epoch_ > o_.total_iters)
    return lr(group);
  const double slope = o_.end_factor - o_.start_factor;
  const auto total = static_cast<double>(o_.total_iters), before = static_cast<double>(last_epoch_ - 1);
  return lr(group) * (1 + slope / (total * o_.start_factor + before * slope));
}

ExponentialLR::ExponentialLR(const Optimizer &optimizer, const ExponentialLROptions &options, Location where)
    : LRScheduler("ExponentialLR", optimizer, where), o_(options) {
  start();
}

double ExponentialLR::next(std::size_t group) const { return last_epoch_ == 0 ? lr(group) : lr(group) * o_.gamma; }

PolynomialLR::PolynomialLR(const Optimizer &optimizer, const PolynomialLROptions &options, Location where)
    : LRScheduler("PolynomialLR", optimizer, where), o_(options) {
  if (o_.total_iters < 1)
    reject(fmt::format("expected total_iters of at least 1, got {}", o_.total_iters), where);
  start();
}

double PolynomialLR::next(std::size_t group) const {
  if (last_epoch_ == 0 || last_epoch_ > o_.total_iters)
    return lr(group);
  const auto total = static_cast<double>(o_.total_iters), epoch = static_cast<double>(last_epoch_);
  return lr(group) * std::pow((1 - epoch / total) / (1 - (epoch - 1) / total), o_.power);
}

CosineAnnealingLR::CosineAnnealingLR(const Optimizer &optimizer, const CosineAnnealingLROptions &options,
                                     Location where)
    : LRScheduler("CosineAnnealingLR", optimizer, where), o_(options) {
  if (o_.T_max < 1)
    reject(fmt::format("expected T_max of at least 1, got {}", o_.T_max), where);
  start();
}

double CosineAnnealingLR::next(std::size_t group) const {
  if (last_epoch_ == 0)
    return lr(group);
  const auto half = static_cast<double>(o_.T_max), epoch = static_cast<double>(last_epoch_);
  // The recursion would divide by zero where the rate has been at its minimum.
  if ((last_epoch_ - 1 - o_.T_max) % (2 * o_.T_max) == 0)
    return lr(group) + (base_lr(group) - o_.eta_min) * (1 - std::cos(pi / half)) / 2;
  return (1 + std::cos(pi * epoch / half)) / (1 + std::cos(pi * (epoch - 1) / half)) * (lr(group) - o_.eta_min) +
         o_.eta_min;
}

CosineAnnealingWarmRestarts::CosineAnnealingWarmRestarts(const Optimizer &optimizer,
                                                         const CosineAnnealingWarmRestartsOptions &options,
                                                         Location where)
    : LRScheduler("CosineAnnealingWarmRestarts", optimizer, where), o_(options),
      period_(static_cast<double>(options.T_0)) {
  if (o_.T_0 < 1 || o_.T_mult < 1)
    reject(fmt::format("expected T_0 and T_mult of at least 1, got {} and {}", o_.T_0, o_.T_mult), where);
  start();
}

double CosineAnnealingWarmRestarts::next(std::size_t group) const {
  return o_.eta_min + (base_lr(group) - o_.eta_min) * (1 + std::cos(pi * done_ / period_)) / 2;
}

void CosineAnnealingWarmRestarts::step() {
  if (last_epoch_ >= 0 && ++done_ >= period_) {
    done_ -= period_;
    period_ *= static_cast<double>(o_.T_mult);
  }
  LRScheduler::step();
}

void CosineAnnealingWarmRestarts::step(double epoch, Location where) {
  if (!(epoch >= 0))
    reject(fmt::format("expected an epoch of 0 or more, got {}", epoch), where);
  const auto first = static_cast<double>(o_.T_0), factor = static_cast<double>(o_.T_mult);
  done_ = epoch;
  period_ = first;
  if (epoch >= first && o_.T_mult == 1) {
    done_ = std::fmod(epoch, first);
  } else if (epoch >= first) {
    const double restarts = std::floor(std::log(epoch / first * (factor - 1) + 1) / std::log(factor));
    done_ = epoch - first * (std::pow(factor, restarts) - 1) / (factor - 1);
    period_ = first * std::pow(factor, restarts);
  }
  last_epoch_ = static_cast<std::int64_t>(std::floor(epoch)) - 1;
  LRScheduler::step();
}

void CosineAnnealingWarmRestarts::restart() { step(0.0); }

std::vector<double> CosineAnnealingWarmRestarts::numbers() const { return {done_, period_}; }

bool CosineAnnealingWarmRestarts::can_be_numbers(const std::vector<double> &numbers) const {
  return std::isfinite(numbers[0]) && numbers[0] >= 0 && numbers[1] > 0;
}

void CosineAnnealingWarmRestarts::set_numbers(const std::vector<double> &numbers) {
  done_ = numbers[0];
  period_ = numbers[1];
}

CyclicLR::CyclicLR(const Optimizer &optimizer, const CyclicLROptions &options, Location where)
    : LRScheduler("CyclicLR", optimizer, where), o_(options) {
  if (o_.mode != "triangular" && o_.mode != "triangular2" && o_.mode != "exp_range")
    reject(fmt::format("expected mode 'triangular', 'triangular2' or 'exp_range', got '{}'", o_.mode), where);
  if (o_.step_size_up < 1 || o_.step_size_down < 0)
    reject(fmt::format("expected positive step sizes, got {} and {}", o_.step_size_up, o_.step_size_down), where);
  if (o_.cycle_momentum)
    schedule_momentum();
  for (std::size_t group = 0; group < groups(); ++group) {
    set_lr(group, o_.base_lr);
    set_base_lr(group, o_.base_lr);
  }
  start();
  cycle_momentum();
}

double CyclicLR::height() const {
  const auto up = static_cast<double>(o_.step_size_up), epoch = static_cast<double>(last_epoch_);
  const double total = up + (o_.step_size_down ? static_cast<double>(o_.step_size_down) : up), ratio = up / total;
  const double cycle = std::floor(1 + epoch / total), x = 1 + epoch / total - cycle;
  const double scale = o_.mode == "triangular2" ? std::pow(2, 1 - cycle)
                       : o_.mode == "exp_range" ? std::pow(o_.gamma, epoch)
                                                : 1;
  return scale * (x <= ratio ? x / ratio : (x - 1) / (ratio - 1));
}

double CyclicLR::next(std::size_t group) const { return base_lr(group) + (o_.max_lr - base_lr(group)) * height(); }

void CyclicLR::cycle_momentum() {
  if (o_.cycle_momentum)
    for (std::size_t group = 0; group < groups(); ++group)
      set_momentum(group, o_.max_momentum - (o_.max_momentum - o_.base_momentum) * height());
}

void CyclicLR::step() {
  LRScheduler::step();
  cycle_momentum();
}

void CyclicLR::restart() {
  LRScheduler::restart();
  cycle_momentum();
}

OneCycleLR::OneCycleLR(const Optimizer &optimizer, const OneCycleLROptions &options, Location where)
    : LRScheduler("OneCycleLR", optimizer, where), o_(options) {
  if (o_.total_steps == 0)
    o_.total_steps = o_.epochs * o_.steps_per_epoch;
  if (o_.total_steps < 1)
    reject(fmt::format("expected total_steps, or epochs and steps_per_epoch, of at least 1, got {}, {} and {}",
                       options.total_steps, options.epochs, options.steps_per_epoch),
           where);
  if (!(o_.pct_start >= 0 && o_.pct_start <= 1))
    reject(fmt::format("expected pct_start in [0, 1], got {}", o_.pct_start), where);
  if (o_.anneal_strategy != "cos" && o_.anneal_strategy != "linear")
    reject(fmt::format("expected anneal_strategy 'cos' or 'linear', got '{}'", o_.anneal_strategy), where);
  if (o_.cycle_momentum)
    schedule_momentum();
  const double first = o_.max_lr / o_.div_factor, least = first / o_.final_div_factor;
  const double high = o_.max_momentum, low = o_.base_momentum;
  const auto total = static_cast<double>(o_.total_steps);
  const double grown = o_.pct_start * total - 1;
  phases_ = {{grown, first, o_.max_lr, high, low}};
  if (o_.three_phase) {
    phases_.push_back({2 * o_.pct_start * total - 2, o_.max_lr, first, low, high});
    phases_.push_back({total - 1, first, least, high, high});
  } else {
    phases_.push_back({total - 1, o_.max_lr, least, low, high});
  }
  for (std::size_t group = 0; group < groups(); ++group) {
    set_base_lr(group, first);
    set_lr(group, first);
  }
  start();
  cycle_momentum();
}

double OneCycleLR::anneal(double Phase::*from, double Phase::*to) const {
  const auto epoch = static_cast<double>(last_epoch_);
  double begin = 0;
  for (std::size_t i = 0; i < phases_.size(); ++i) {
    const Phase &phase = phases_[i];
    if (epoch <= phase.end || i + 1 == phases_.size()) {
      const double share = (epoch - begin) / (phase.end - begin);
      if (o_.anneal_strategy == "linear")
        return (phase.*to - phase.*from) * share + phase.*from;
      return phase.*to + (phase.*from - phase.*to) / 2 * (1 + std::cos(pi * share));
    }
    begin = phase.end;
  }
  return phases_.back().*to;
}

double OneCycleLR::next(std::size_t) const { return anneal(&Phase::lr_from, &Phase::lr_to); }

void OneCycleLR::cycle_momentum() {
  if (o_.cycle_momentum)
    for (std::size_t group = 0; group < groups(); ++group)
      set_momentum(group, anneal(&Phase::momentum_from, &Phase::momentum_to));
}

void OneCycleLR::step() {
  if (last_epoch_ >= o_.total_steps)
    reject(fmt::format("expected at most {} steps, got {}", o_.total_steps, last_epoch_ + 1), {});
  LRScheduler::step();
  cycle_momentum();
}

void OneCycleLR::restart() {
  LRScheduler::restart();
  cycle_momentum();
}

} // namespace ttc::optim
