// Running a case: building its graph, compiling, comparing.
#ifndef TTC_GOLDENS_RUNNER_H
#define TTC_GOLDENS_RUNNER_H

#include "Case.h"

#include <ttc/optim/Optimizers.h>

#include <string>
#include <vector>

namespace goldens {

/// What differs; empty for a pass. Throws `Unsupported` for what ttc doesn't have, `ttc::Error` for a failure.
using Problems = std::vector<std::string>;

Problems run_case(const Case &test);

/// One operation, a composite or a second derivative: outputs and gradients.
Problems run_operation(const Case &test);
/// An optimizer's steps with given gradients.
Problems run_optimizer(const Case &test);
/// Clipping of given gradients.
Problems run_clip(const Case &test);
/// Steps a scheduler: the rates, and the momenta, after each step.
Problems run_scheduler(const Case &test);
/// A model's training.
Problems run_training(const Case &test);

/// torch.optim.<optimizer>(param_groups, **defaults).
ttc::optim::Optimizer make_optimizer(const Json &attrs);

/// Adds what differs between a result and its reference.
void check(const Case &test, const std::string &key, const ttc::Array &got, Problems &problems);

} // namespace goldens

#endif // TTC_GOLDENS_RUNNER_H
