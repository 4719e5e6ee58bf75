// Initial values of parameters, by torch.nn.init's names and formulas.
#ifndef TTC_INIT_H
#define TTC_INIT_H

#include "ttc/Array.h"

#include <functional>

namespace ttc {

/// Draws the initial value of a parameter: an array of that shape and dtype, which is copied if others hold its
/// elements, too. The same seed gives the same value. Whoever calls an initializer throws `Error` for another answer,
/// and for an empty function.
using Initializer = std::function<Array(const Shape &shape, DType dtype, std::uint64_t seed)>;

namespace init {

Initializer zeros();
Initializer ones();
Initializer constant(Scalar value);
/// Uniform in [lo, hi).
Initializer uniform(double lo = 0, double hi = 1);
Initializer normal(double mean = 0, double std = 1);
/// Uniform in +-sqrt(6 / ((1 + a^2) fan_in)): K. He et al., "Delving deep into rectifiers", ICCV 2015. `fan_in` is the
/// product of all extents but the first.
Initializer kaiming_uniform(double a = 0);
/// Normal with variance 2 / ((1 + a^2) fan_in).
Initializer kaiming_normal(double a = 0);
/// Uniform in +-gain sqrt(6 / (fan_in + fan_out)): X. Glorot, Y. Bengio, AISTATS 2010.
Initializer xavier_uniform(double gain = 1);
/// Normal with variance 2 gain^2 / (fan_in + fan_out).
Initializer xavier_normal(double gain = 1);
/// A given value; its shape and dtype must be the parameter's.
Initializer value(Array array);

} // namespace init
} // namespace ttc

#endif // TTC_INIT_H
