// Errors of a compiled function over the numbers of f32.
#ifndef TTC_TOOLS_ULP_SWEEP_H
#define TTC_TOOLS_ULP_SWEEP_H

#include "Functions.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ttc::ulp {

/// What a sweep has found.
struct Result {
  /// The largest error in units in the last place of the exact value, and where it is.
  double error = 0;
  float argument = 0;
  /// Arguments whose value is wrong in kind: NaN for a number or the reverse, or the wrong sign; and the last of them.
  std::int64_t wrong = 0;
  float wrongArgument = 0;
};

/// |value - exact| in units in the last place of f32 at `exact`, where 2^128 stands for infinity. Infinite where one is
/// NaN and the other isn't, or where the signs differ.
double error(float value, double exact);

/// Evaluates `function` on every `stride`-th of the 2^32 numbers of f32, as compiled for each of `targets`, on one
/// thread. The results come in the order of the targets.
std::vector<Result> sweep(const Function &function, std::uint64_t stride, const std::vector<std::string> &targets);

/// The median time per element in nanoseconds over 2^20 numbers from [-4, 4], or [0, 4] for functions of positive ones,
/// on one thread.
double nanoseconds(const Function &function, const std::string &target);

/// The values of the compiled function at `arguments`.
std::vector<float> values(const Function &function, const std::vector<float> &arguments, const std::string &target);

} // namespace ttc::ulp

#endif // TTC_TOOLS_ULP_SWEEP_H
