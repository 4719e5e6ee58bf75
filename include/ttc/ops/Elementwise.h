// Elementwise functions, by torch's names.
#ifndef TTC_OPS_ELEMENTWISE_H
#define TTC_OPS_ELEMENTWISE_H

#include "ttc/Tensor.h"
#include <optional>
#include <string>

namespace ttc {

// Functions of one value. Derivatives are torch's, also at kinks.

/// -x.
Tensor neg(const Tensor &x, Location where = std::source_location::current());
/// |x|; its derivative at 0 is 0.
Tensor abs(const Tensor &x, Location where = std::source_location::current());
/// -1, 0 or 1.
Tensor sign(const Tensor &x, Location where = std::source_location::current());
/// e^x.
Tensor exp(const Tensor &x, Location where = std::source_location::current());
/// The natural logarithm.
Tensor log(const Tensor &x, Location where = std::source_location::current());
/// log(1 + x), accurate near 0.
Tensor log1p(const Tensor &x, Location where = std::source_location::current());
/// e^x - 1, accurate near 0.
Tensor expm1(const Tensor &x, Location where = std::source_location::current());
/// The square root.
Tensor sqrt(const Tensor &x, Location where = std::source_location::current());
/// 1 / sqrt(x).
Tensor rsqrt(const Tensor &x, Location where = std::source_location::current());
/// 1 / x.
Tensor reciprocal(const Tensor &x, Location where = std::source_location::current());
/// x * x.
Tensor square(const Tensor &x, Location where = std::source_location::current());
/// The sine of radians.
Tensor sin(const Tensor &x, Location where = std::source_location::current());
/// The cosine of radians.
Tensor cos(const Tensor &x, Location where = std::source_location::current());
/// The tangent of radians.
Tensor tan(const Tensor &x, Location where = std::source_location::current());
/// The hyperbolic tangent.
Tensor tanh(const Tensor &x, Location where = std::source_location::current());
/// 1 / (1 + exp(-x)).
Tensor sigmoid(const Tensor &x, Location where = std::source_location::current());
/// The error function.
Tensor erf(const Tensor &x, Location where = std::source_location::current());
/// Rounds down.
Tensor floor(const Tensor &x, Location where = std::source_location::current());
/// Rounds up.
Tensor ceil(const Tensor &x, Location where = std::source_location::current());
/// max(x, 0); NaN stays NaN.
Tensor relu(const Tensor &x, Location where = std::source_location::current());
/// min(max(x, 0), 6), of x's type.
Tensor relu6(const Tensor &x, Location where = std::source_location::current());
/// x * sigmoid(x).
Tensor silu(const Tensor &x, Location where = std::source_location::current());
/// x * relu6(x + 3) / 6.
Tensor hardswish(const Tensor &x, Location where = std::source_location::current());
/// relu6(x + 3) / 6.
Tensor hardsigmoid(const Tensor &x, Location where = std::source_location::current());
/// x * tanh(softplus(x)).
Tensor mish(const Tensor &x, Location where = std::source_location::current());
/// log(sigmoid(x)).
Tensor logsigmoid(const Tensor &x, Location where = std::source_location::current());
/// Rounds half to even, to `decimals` digits after the point.
Tensor round(const Tensor &x, int decimals = 0, Location where = std::source_location::current());
/// x where positive, else negative_slope * x.
Tensor leaky_relu(const Tensor &x, double negative_slope = 0.01, Location where = std::source_location::current());
/// x where positive, else alpha * (exp(x) - 1).
Tensor elu(const Tensor &x, double alpha = 1, Location where = std::source_location::current());
/// x * Phi(x); `approximate` is "none" (by erf) or "tanh".
Tensor gelu(const Tensor &x, const std::string &approximate = "none", Location where = std::source_location::current());
/// log(1 + exp(beta x)) / beta; x itself where beta x > threshold.
Tensor softplus(const Tensor &x, double beta = 1, double threshold = 20,
                Location where = std::source_location::current());
/// Limits x to [min, max]; nothing for no bound, NaN gives NaN. Fractions as bounds of whole numbers give f32. The
/// derivative is 0 at and beyond the bounds.
Tensor clamp(const Tensor &x, std::optional<Scalar> min, std::optional<Scalar> max = std::nullopt,
             Location where = std::source_location::current());
/// Not x, elementwise, on Bool; other types are compared with 0.
Tensor logical_not(const Tensor &x, Location where = std::source_location::current());
/// Converts the elements to `dtype`.
Tensor cast(const Tensor &x, DType dtype, Location where = std::source_location::current());
/// x, cut off from differentiation.
Tensor stop_gradient(const Tensor &x, Location where = std::source_location::current());

// Functions of two values, broadcast against each other; different types are promoted as in torch.

/// a + alpha * b. Throws for a fraction as `alpha` of whole numbers.
Tensor add(const Tensor &a, const Tensor &b, Scalar alpha = 1, Location where = std::source_location::current());
/// a - alpha * b. Throws for a fraction as `alpha` of whole numbers.
Tensor sub(const Tensor &a, const Tensor &b, Scalar alpha = 1, Location where = std::source_location::current());
/// a / b; whole numbers are divided as f32. `rounding_mode` "trunc" or "floor" rounds the quotient.
Tensor div(const Tensor &a, const Tensor &b, const std::string &rounding_mode = "",
           Location where = std::source_location::current());
/// a * b.
Tensor mul(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// The larger; NaN wins. At ties the gradient is halved.
Tensor maximum(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// The smaller; NaN wins. At ties the gradient is halved.
Tensor minimum(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// a to the power b. Whole numbers stay whole (modulo 2 to the number of bits); a negative power of one is 0, except of
/// 1 and -1.
Tensor pow(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// The remainder of a / b, with the sign of a.
Tensor fmod(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// The angle of (b, a).
Tensor atan2(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// a == b, Bool.
Tensor eq(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// a != b, Bool.
Tensor ne(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// a < b, Bool.
Tensor lt(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// a <= b, Bool.
Tensor le(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// a > b, Bool.
Tensor gt(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// a >= b, Bool.
Tensor ge(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
Tensor add(const Tensor &a, Scalar b, Location where = std::source_location::current());
Tensor sub(const Tensor &a, Scalar b, Location where = std::source_location::current());
Tensor mul(const Tensor &a, Scalar b, Location where = std::source_location::current());
Tensor div(const Tensor &a, Scalar b, Location where = std::source_location::current());
/// Throws for a negative whole power of whole numbers.
Tensor pow(const Tensor &a, Scalar b, Location where = std::source_location::current());
Tensor maximum(const Tensor &a, Scalar b, Location where = std::source_location::current());
Tensor minimum(const Tensor &a, Scalar b, Location where = std::source_location::current());
Tensor fmod(const Tensor &a, Scalar b, Location where = std::source_location::current());
Tensor eq(const Tensor &a, Scalar b, Location where = std::source_location::current());
Tensor ne(const Tensor &a, Scalar b, Location where = std::source_location::current());
Tensor lt(const Tensor &a, Scalar b, Location where = std::source_location::current());
Tensor le(const Tensor &a, Scalar b, Location where = std::source_location::current());
Tensor gt(const Tensor &a, Scalar b, Location where = std::source_location::current());
Tensor ge(const Tensor &a, Scalar b, Location where = std::source_location::current());
Tensor pow(Scalar a, const Tensor &b, Location where = std::source_location::current());
/// a and b, elementwise; other types than Bool are compared with 0.
Tensor logical_and(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// a or b, elementwise; other types than Bool are compared with 0.
Tensor logical_or(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// a xor b, elementwise; other types than Bool are compared with 0.
Tensor logical_xor(const Tensor &a, const Tensor &b, Location where = std::source_location::current());

// Functions of several values.

/// a where `condition` (Bool) holds, else b.
Tensor where(const Tensor &condition, const Tensor &a, const Tensor &b, Location at = std::source_location::current());
Tensor where(const Tensor &condition, const Tensor &a, Scalar b, Location at = std::source_location::current());
Tensor where(const Tensor &condition, Scalar a, const Tensor &b, Location at = std::source_location::current());
/// `value` where `mask` holds, else x, whose type stays: a fraction becomes whole among whole numbers. Throws for a
/// value out of the type's range.
Tensor masked_fill(const Tensor &x, const Tensor &mask, Scalar value, Location where = std::source_location::current());
/// start + weight * (end - start) of floating numbers, which is `end` itself for weight 1.
Tensor lerp(const Tensor &start, const Tensor &end, const Tensor &weight,
            Location where = std::source_location::current());
Tensor lerp(const Tensor &start, const Tensor &end, Scalar weight, Location where = std::source_location::current());
/// x + value * a * b; a fraction as `value` is truncated if all are whole numbers, as in torch.
Tensor addcmul(const Tensor &x, const Tensor &a, const Tensor &b, Scalar value = 1,
               Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_ELEMENTWISE_H
