// Learning-rate schedulers.
#include "Runner.h"

#include <ttc/optim/Schedulers.h>

#include <cmath>
#include <memory>

namespace goldens {

namespace {

using namespace ttc::optim;

/// torch's lambdas are written as "0.95 ** epoch"; none other occurs.
std::function<double(std::int64_t)> power_of_epoch(const Json &value) {
  const std::string text = value.is_string() ? value.get<std::string>() : "";
  const std::string::size_type end = text.find("**");
  if (end == std::string::npos)
    throw Unsupported("lr_lambda " + value.dump());
  const double base = std::stod(text.substr(text.find_first_of("0123456789.")));
  return [base](std::int64_t epoch) { return std::pow(base, static_cast<double>(epoch)); };
}

/// Schedulers in the order of their making; the last is the one to step.
using Made = std::vector<std::unique_ptr<LRScheduler>>;

/// An option that may be absent or null.
template <typename T> T get(const Json &o, const char *name, T otherwise) {
  return o.contains(name) && !o.at(name).is_null() ? o.at(name).get<T>() : otherwise;
}

void make(Made &made, const std::string &name, const Json &o, const SGD &sgd);

std::vector<LRScheduler *> make_all(Made &made, const Json &list, const SGD &sgd) {
  std::vector<LRScheduler *> result;
  for (const Json &entry : list) {
    make(made, entry.at("scheduler"), entry.at("kwargs"), sgd);
    result.push_back(made.back().get());
  }
  return result;
}

void make(Made &made, const std::string &name, const Json &o, const SGD &sgd) {
  auto add = [&](auto scheduler) { made.push_back(std::move(scheduler)); };
  using Whole = std::int64_t;
  if (name == "StepLR")
    add(std::make_unique<StepLR>(sgd, StepLROptions{o.at("step_size"), get(o, "gamma", 0.1)}));
  else if (name == "MultiStepLR")
    add(std::make_unique<MultiStepLR>(sgd, MultiStepLROptions{o.at("milestones"), get(o, "gamma", 0.1)}));
  else if (name == "ConstantLR")
    add(std::make_unique<ConstantLR>(sgd,
                                     ConstantLROptions{get(o, "factor", 1.0 / 3), get<Whole>(o, "total_iters", 5)}));
  else if (name == "LinearLR")
    add(std::make_unique<LinearLR>(sgd, LinearLROptions{get(o, "start_factor", 1.0 / 3), get(o, "end_factor", 1.0),
                                                        get<Whole>(o, "total_iters", 5)}));
  else if (name == "ExponentialLR")
    add(std::make_unique<ExponentialLR>(sgd, ExponentialLROptions{o.at("gamma")}));
  else if (name == "PolynomialLR")
    add(std::make_unique<PolynomialLR>(sgd,
                                       PolynomialLROptions{get<Whole>(o, "total_iters", 5), get(o, "power", 1.0)}));
  else if (name == "CosineAnnealingLR")
    add(std::make_unique<CosineAnnealingLR>(sgd, CosineAnnealingLROptions{o.at("T_max"), get(o, "eta_min", 0.0)}));
  else if (name == "CosineAnnealingWarmRestarts")
    add(std::make_unique<CosineAnnealingWarmRestarts>(
        sgd, CosineAnnealingWarmRestartsOptions{o.at("T_0"), get<Whole>(o, "T_mult", 1), get(o, "eta_min", 0.0)}));
  else if (name == "CyclicLR")
    add(std::make_unique<CyclicLR>(
        sgd, CyclicLROptions{o.at("base_lr"), o.at("max_lr"), get<Whole>(o, "step_size_up", 2000),
                             get<Whole>(o, "step_size_down", 0), get<std::string>(o, "mode", "triangular"),
                             get(o, "gamma", 1.0), get(o, "cycle_momentum", true), get(o, "base_momentum", 0.8),
                             get(o, "max_momentum", 0.9)}));
  else if (name == "OneCycleLR")
    add(std::make_unique<OneCycleLR>(
        sgd, OneCycleLROptions{o.at("max_lr"), get<Whole>(o, "total_steps", 0), get<Whole>(o, "epochs", 0),
                               get<Whole>(o, "steps_per_epoch", 0), get(o, "pct_start", 0.3),
                               get<std::string>(o, "anneal_strategy", "cos"), get(o, "cycle_momentum", true),
                               get(o, "base_momentum", 0.85), get(o, "max_momentum", 0.95), get(o, "div_factor", 25.0),
                               get(o, "final_div_factor", 1e4), get(o, "three_phase", false)}));
  else if (name == "ReduceLROnPlateau")
    add(std::make_unique<ReduceLROnPlateau>(
        sgd, ReduceLROnPlateauOptions{get<std::string>(o, "mode", "min"), get(o, "factor", 0.1),
                                      get<Whole>(o, "patience", 10), get(o, "threshold", 1e-4),
                                      get<std::string>(o, "threshold_mode", "rel"), get<Whole>(o, "cooldown", 0),
                                      get(o, "min_lr", 0.0), get(o, "eps", 1e-8)}));
  else if (name == "LambdaLR")
    add(std::make_unique<LambdaLR>(sgd, power_of_epoch(o.at("lr_lambda"))));
  else if (name == "MultiplicativeLR")
    add(std::make_unique<MultiplicativeLR>(sgd, power_of_epoch(o.at("lr_lambda"))));
  else if (name == "SequentialLR") {
    const std::vector<LRScheduler *> parts = make_all(made, o.at("schedulers"), sgd);
    add(std::make_unique<SequentialLR>(sgd, parts, o.at("milestones").get<std::vector<Whole>>()));
  } else if (name == "ChainedScheduler") {
    const std::vector<LRScheduler *> parts = make_all(made, o.at("schedulers"), sgd);
    add(std::make_unique<ChainedScheduler>(sgd, parts));
  } else {
    throw Unsupported("scheduler " + name);
  }
}

} // namespace

Problems run_scheduler(const Case &test) {
  const Json &attrs = test.json().at("attrs");
  const SGD sgd({.lr = attrs.at("base_lr"), .momentum = attrs.value("momentum", 0.0)});
  Made made;
  make(made, attrs.at("scheduler"), attrs.at("kwargs"), sgd);
  LRScheduler &scheduler = *made.back();
  ttc::Array metrics;
  for (const Json &input : test.json().at("inputs"))
    metrics = test.array(input.at("key"));
  std::vector<double> rates{scheduler.last_lr()}, momenta{scheduler.last_momentum()};
  for (std::int64_t t = 0; t < attrs.at("steps").get<std::int64_t>(); ++t) {
    if (metrics.numel() > t)
      scheduler.step_with(metrics.dtype() == ttc::DType::F64 ? metrics.at<double>({t}) : metrics.at<float>({t}));
    else
      scheduler.step();
    rates.push_back(scheduler.last_lr());
    momenta.push_back(scheduler.last_momentum());
  }
  Problems problems;
  for (const Json &output : test.json().at("outputs")) {
    const std::vector<double> &values = output.at("name") == "momentum" ? momenta : rates;
    check(test, output.at("key"), ttc::Array::from<double>(values, {static_cast<std::int64_t>(values.size())}),
          problems);
  }
  return problems;
}

} // namespace goldens
