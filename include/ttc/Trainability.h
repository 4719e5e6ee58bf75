// What stands in the way of a gradient, told before any code is generated.
#ifndef TTC_TRAINABILITY_H
#define TTC_TRAINABILITY_H

#include "ttc/Tensor.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace ttc {

/// An operation between the parameters and the loss whose gradient is missing or takes some care.
struct GradientRemark {
  enum class Kind {
    /// The operation has no derivative: `grad` and the training step throw.
    NoGradient,
    /// Its results are whole numbers or truth values (argmax, a comparison), through which no gradient passes.
    WholeResult,
    /// It keeps the gradient away on purpose (`stop_gradient`).
    StopsGradient,
    /// Its derivative is zero wherever it exists (round, sign): nothing before it learns.
    ZeroGradient,
    /// It has kinks, ties or jumps (relu, abs, max), where the gradient is one of several possible ones.
    Kinks,
    /// It takes whole numbers or truth values (an index, a mask), which get no gradient.
    WholeOperand,
  };

  Kind kind;
  /// The operation's name, e.g. "argmax".
  std::string op;
  /// What there is to know, e.g. "answers i64, which no gradient passes".
  std::string text;
  /// The user's line that made the operation; empty and 0 if unknown.
  std::string file;
  unsigned line = 0;
};

/// A parameter that no gradient of the loss reaches, and so won't learn.
struct UntrainedParameter {
  std::string name;
  /// Whether the loss depends on it, if only through operations that no gradient passes.
  bool is_used = false;
  /// The line that declared it.
  std::string file;
  unsigned line = 0;
};

/// The answer of `check_trainable`.
struct TrainabilityReport {
  /// In the order of the program; equal remarks on one line are one.
  std::vector<GradientRemark> remarks;
  /// In the order of their declaration.
  std::vector<UntrainedParameter> untrained;

  /// Whether a gradient reaches every parameter, and no operation on the way lacks one.
  bool trainable() const;
  /// A line for each remark and untrained parameter: "model.cpp:12: round: has a gradient of zero wherever it has one".
  std::string to_string() const;
};

std::ostream &operator<<(std::ostream &os, const TrainabilityReport &report);

/// Looks at the way from the graph's parameters to `loss`, a floating tensor; those for which `requires_grad` is false
/// don't count. Nothing is compiled.
TrainabilityReport check_trainable(const Tensor &loss, Location where = std::source_location::current());
/// The same for the way from `wrt`, floating tensors of the loss's graph.
TrainabilityReport check_trainable(const Tensor &loss, const std::vector<Tensor> &wrt,
                                   Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_TRAINABILITY_H
