// What all learning-rate schedulers share, and those that combine others or look at a metric.
#include "ttc/optim/Schedulers.h"

#include "lib/api/Rates.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ttc::optim {

LRScheduler::LRScheduler(const char *name, const Optimizer &optimizer, Location)
    : name_(name), rates_(optimizer.rates_) {
  std::lock_guard lock(detail::bookkeeping());
  // As in torch, the first scheduler fixes the rates that schedules start from.
  if (rates_->schedulers.empty())
    for (Rates::Group &group : rates_->groups)
      group.base_lr = group.lr;
  rates_->schedulers.push_back(this);
}

LRScheduler::~LRScheduler() {
  std::lock_guard lock(detail::bookkeeping());
  std::erase(rates_->schedulers, this);
}

void LRScheduler::reject(const std::string &message, Location where) const {
  fail(fmt::format("{}: {}", name_, message), where);
}

std::size_t LRScheduler::groups() const { return rates_->groups.size(); }

double LRScheduler::lr(std::size_t group) const { return last_lr(group); }

double LRScheduler::base_lr(std::size_t group) const {
  std::lock_guard lock(detail::bookkeeping());
  return rates_->groups[group].base_lr;
}

void LRScheduler::set_lr(std::size_t group, double lr) {
  std::lock_guard lock(detail::bookkeeping());
  rates_->groups[group].lr = lr;
  ++rates_->version;
}

void LRScheduler::set_base_lr(std::size_t group, double lr) {
  std::lock_guard lock(detail::bookkeeping());
  rates_->groups[group].base_lr = lr;
}

void LRScheduler::set_momentum(std::size_t group, double momentum) {
  std::lock_guard lock(detail::bookkeeping());
  rates_->groups[group].momentum = momentum;
  ++rates_->version;
}

void LRScheduler::schedule_momentum() {
  std::lock_guard lock(detail::bookkeeping());
  rates_->schedules_momentum = true;
}

double LRScheduler::last_lr(std::size_t group) const {
  std::lock_guard lock(detail::bookkeeping());
  return rates_->groups.at(group).lr;
}

double LRScheduler::last_momentum(std::size_t group) const {
  std::lock_guard lock(detail::bookkeeping());
  return rates_->groups.at(group).momentum;
}

double LRScheduler::factor(const std::function<double(std::int64_t)> &lambda) const {
  const double answer = lambda(last_epoch_);
  if (!(answer >= 0 && std::isfinite(answer)))
    reject(fmt::format("expected lr_lambda({}) to be a finite number of 0 or more, got {}", last_epoch_, answer), {});
  return answer;
}

void LRScheduler::set_rates() {
  std::vector<double> rates;
  for (std::size_t group = 0; group < groups(); ++group)
    rates.push_back(next(group));
  // Programs see the rates of all groups or of none.
  std::lock_guard lock(detail::bookkeeping());
  for (std::size_t group = 0; group < groups(); ++group)
    rates_->groups[group].lr = rates[group];
  ++rates_->version;
}

void LRScheduler::start() {
  last_epoch_ = 0;
  set_rates();
}

void LRScheduler::step() {
  ++last_epoch_;
  set_rates();
}

void LRScheduler::step_with(double) { step(); }

void LRScheduler::restart() {
  last_epoch_ = 0;
  for (std::size_t group = 0; group < groups(); ++group)
    set_lr(group, base_lr(group));
  set_rates();
}

Array LRScheduler::state() const {
  std::vector<double> values{static_cast<double>(last_epoch_)};
  const std::vector<double> own = numbers();
  values.insert(values.end(), own.begin(), own.end());
  std::lock_guard lock(detail::bookkeeping());
  for (const Rates::Group &group : rates_->groups)
    values.insert(values.end(), {group.lr, group.base_lr, group.momentum});
  return Array::from<double>(values, {static_cast<std::int64_t>(values.size())});
}

void LRScheduler::check_state(const Array &state, Location where) const {
  const std::size_t own = numbers().size(), expected = 1 + own + 3 * groups();
  if (state.dtype() != DType::F64 || state.shape() != Shape{static_cast<std::int64_t>(expected)})
    reject(
        fmt::format("expected a state f64 [{}], got {} {}", expected, name(state.dtype()), state.shape().to_string()),
        where);
  const double *values = state.data<double>().data();
  // -1: not started, as those after the first of a SequentialLR are.
  if (!(values[0] >= -1 && values[0] < 0x1p53 && values[0] == std::floor(values[0])))
    reject(fmt::format("expected a state that begins with a number of steps, got {}", values[0]), where);
  if (!can_be_numbers({values + 1, values + 1 + own}))
    reject(
        fmt::format("expected numbers of its own in the state, got {}", fmt::join(values + 1, values + 1 + own, ", ")),
        where);
  for (const double *rate = values + 1 + own; rate != values + expected; ++rate)
    if (!std::isfinite(*rate))
      reject(fmt::format("expected finite rates in the state, got {}", *rate), where);
}

void LRScheduler::load_state(const Array &state, Location where) {
  check_state(state, where);
  const std::size_t own = numbers().size();
  const double *values = state.data<double>().data();
  last_epoch_ = static_cast<std::int64_t>(values[0]);
  set_numbers({values + 1, values + 1 + own});
  const double *rates = values + 1 + own;
  std::lock_guard lock(detail::bookkeeping());
  for (Rates::Group &group : rates_->groups) {
    group = {rates[0], rates[1], rates[2], group.has_momentum};
    rates += 3;
  }
  ++rates_->version;
}

ReduceLROnPlateau::ReduceLROnPlateau(const Optimizer &optimizer, const ReduceLROnPlateauOptions &options,
                                     Location where)
    : LRScheduler("ReduceLROnPlateau", optimizer, where), o_(options) {
  if (o_.factor >= 1)
    reject(fmt::format("expected factor < 1, got {}", o_.factor), where);
  if (o_.mode != "min" && o_.mode != "max")
    reject(fmt::format("expected mode 'min' or 'max', got '{}'", o_.mode), where);
  if (o_.threshold_mode != "rel" && o_.threshold_mode != "abs")
    reject(fmt::format("expected threshold_mode 'rel' or 'abs', got '{}'", o_.threshold_mode), where);
  const double infinity = std::numeric_limits<double>::infinity();
  best_ = o_.mode == "min" ? infinity : -infinity;
  last_epoch_ = 0;
}

bool ReduceLROnPlateau::is_better(double metric) const {
  const double sign = o_.mode == "min" ? -1 : 1;
  if (o_.threshold_mode == "abs")
    return sign * metric > sign * best_ + o_.threshold;
  return sign * metric > sign * (best_ * (1 + sign * o_.threshold));
}

void ReduceLROnPlateau::step() { reject("expected a metric: step(loss), got none", {}); }

void ReduceLROnPlateau::step(double metric) {
  ++last_epoch_;
  if (is_better(metric)) {
    best_ = metric;
    bad_epochs_ = 0;
  } else {
    ++bad_epochs_;
  }
  if (cooldown_ > 0) {
    --cooldown_;
    bad_epochs_ = 0;
  }
  if (bad_epochs_ <= o_.patience)
    return;
  for (std::size_t group = 0; group < groups(); ++group) {
    const double reduced = std::max(lr(group) * o_.factor, o_.min_lr);
    if (lr(group) - reduced > o_.eps)
      set_lr(group, reduced);
  }
  cooldown_ = o_.cooldown;
  bad_epochs_ = 0;
}

std::vector<double> ReduceLROnPlateau::numbers() const {
  return {best_, static_cast<double>(bad_epochs_), static_cast<double>(cooldown_)};
}

bool ReduceLROnPlateau::can_be_numbers(const std::vector<double> &numbers) const {
  const auto is_count = [](double number) { return number >= 0 && number < 0x1p53 && number == std::floor(number); };
  return !std::isnan(numbers[0]) && is_count(numbers[1]) && is_count(numbers[2]);
}

void ReduceLROnPlateau::set_numbers(const std::vector<double> &numbers) {
  best_ = numbers[0];
  bad_epochs_ = static_cast<std::int64_t>(numbers[1]);
  cooldown_ = static_cast<std::int64_t>(numbers[2]);
}

SequentialLR::SequentialLR(const Optimizer &optimizer, std::vector<LRScheduler *> schedulers,
                           std::vector<std::int64_t> milestones, Location where)
    : LRScheduler("SequentialLR", optimizer, where), schedulers_(std::move(schedulers)),
      milestones_(std::move(milestones)) {
  if (schedulers_.empty() || milestones_.size() + 1 != schedulers_.size())
    reject(fmt::format("expected one milestone less than schedulers, got {} and {}", milestones_.size(),
                       schedulers_.size()),
           where);
  if (!std::is_sorted(milestones_.begin(), milestones_.end()))
    reject(fmt::format("expected growing milestones, got [{}]", fmt::join(milestones_, ", ")), where);
  for (const LRScheduler *scheduler : schedulers_)
    if (!scheduler || !scheduler->schedules(optimizer))
      reject("expected schedulers of the same optimizer, got one of another", where);
  for (LRScheduler *scheduler : schedulers_)
    scheduler->last_epoch_ = -1;
  schedulers_.front()->restart();
  last_epoch_ = 0;
}

void SequentialLR::step() {
  ++last_epoch_;
  const auto reached = std::upper_bound(milestones_.begin(), milestones_.end(), last_epoch_) - milestones_.begin();
  LRScheduler &scheduler = *schedulers_[static_cast<std::size_t>(reached)];
  if (reached > 0 && milestones_[static_cast<std::size_t>(reached - 1)] == last_epoch_)
    scheduler.restart();
  else
    scheduler.step();
}

ChainedScheduler::ChainedScheduler(const Optimizer &optimizer, std::vector<LRScheduler *> schedulers, Location where)
    : LRScheduler("ChainedScheduler", optimizer, where), schedulers_(std::move(schedulers)) {
  if (schedulers_.empty())
    reject("expected at least one scheduler, got none", where);
  for (const LRScheduler *scheduler : schedulers_)
    if (!scheduler || !scheduler->schedules(optimizer))
      reject("expected schedulers of the same optimizer, got one of another", where);
  last_epoch_ = 0;
}

void ChainedScheduler::step() {
  ++last_epoch_;
  for (LRScheduler *scheduler : schedulers_)
    scheduler->step();
}

} // namespace ttc::optim
