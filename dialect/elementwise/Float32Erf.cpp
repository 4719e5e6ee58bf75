//===- Float32Erf.cpp - The error function and GELU of f32 ----------------===//

#include "dialect/elementwise/Float32.h"
#include <limits>

namespace ttc::ir::f32 {

static constexpr double kInfinity = std::numeric_limits<double>::infinity();
static constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Below 1 x + x p(x^2), then 1 - p(|x| - 2.5), which is 1 from 3.92 on.
LaneExpr erf(LaneExpr x) {
  LaneExpr a = abs(x);
  LaneExpr near = polynomial(a * a, {0x1.06eba8p-3, -0x1.81273ep-2, 0x1.ce2ce6p-4, -0x1.b7f71ap-6, 0x1.53f224p-8,
                                     -0x1.a3515ep-11, 0x1.4771fcp-14});
  LaneExpr u = a.atMost(3.92) - 2.5;
  LaneExpr complement = polynomial(u, {0x1.aab2ep-12, -0x1.1d7c4p-9, 0x1.64f3aap-8, -0x1.11b804p-7, 0x1.1a4e88p-7,
                                       -0x1.8ffb84p-8, 0x1.71623p-9, -0x1.2b0986p-11, -0x1.2c6c0cp-12, 0x1.24726cp-12,
                                       -0x1.039446p-14, -0x1.60ffb8p-16, 0x1.322dc6p-17});
  return copySign((a < 1).select(fma(a, near, a), 1 - complement), x);
}

namespace {
/// An unrounded sum of two f32: `low` is below half a unit in the last place of `high`.
struct Double32 {
  LaneExpr high, low;
};
} // namespace

/// a b, exactly (Dekker, Numerische Mathematik 18, 1971, with FMA in place of the splitting).
static Double32 product(LaneExpr a, LaneExpr b) {
  LaneExpr rounded = a * b;
  return {rounded, fma(a, b, -rounded)};
}

/// a + b, exactly (Knuth, The Art of Computer Programming 2, 4.2.2, theorem B).
static Double32 add(LaneExpr a, LaneExpr b) {
  LaneExpr sum = a + b;
  LaneExpr second = sum - a;
  return {sum, (a - (sum - second)) + (b - second)};
}

/// With a = |x|: below 1 it is x (1/2 + x p(x^2)). From there on x Phi(x) is x - x Phi(-x) for positive x, so that only
/// a Phi(-a) = e^(-a^2/2) q p(t) is needed, with q = a / (a + 2) and t = (1 - q) / 2 = 1 / (a + 2), after the form of
/// Hastings (Approximations for Digital Computers, 1955). a^2/2 in two parts keeps the digits of its exponential. From
/// 14.5 on the product is below half of the smallest f32.
LaneExpr gelu(LaneExpr x) {
  LaneExpr a = abs(x).atMost(14.5);
  auto [square, rest] = product(a, a);
  LaneExpr near = polynomial(
      square, {0x1.988454p-2, -0x1.105862p-4, 0x1.46d558p-7, -0x1.376ebp-10, 0x1.e26d62p-14, -0x1.12241cp-17});
  Exponential power = exponential(square * -0.5, rest * -0.5);
  LaneExpr q = a / (a + 2);
  LaneExpr p = polynomial(fma(q, -0.5, 0.5), {0x1.9888c6p-2, 0x1.97f27ep-1, 0x1.3a4642p+0, 0x1.4ed8aap-2, 0x1.2c2f74p+1,
                                              -0x1.fa3e5ap+4, 0x1.2a4c48p+6, -0x1.22b966p+6, 0x1.95337p+4});
  LaneExpr tail = multiply(q * p, power);
  LaneExpr far = copySign((x > 0).select(x, 0.0) - tail, x);
  LaneExpr result = (a < 1).select(x * fma(x, near, 0.5), far);
  return (x == -kInfinity).select(kNaN, result);
}

/// With a = |x| and v = a (A + B a^2), A = 2 sqrt(2/pi), B = 0.044715 A, it is a / (1 + e^-v) on the right and
/// -a e^-v / (1 + e^-v) on the left; v in two parts keeps the digits of its exponential. From 11 on a e^-v is below
/// half of the smallest f32.
LaneExpr geluTanh(LaneExpr x) {
  constexpr double kLinear = 0x1.988454p+0, kLinearLow = -0x1.857936p-25;
  constexpr double kCubic = 0x1.2444f2p-4, kCubicLow = 0x1.49b16ap-29;
  LaneExpr a = abs(x).atMost(11);
  auto [square, squareLow] = product(a, a);
  auto [cubic, cubicLow] = product(square, square.constant(kCubic));
  auto [factor, factorLow] = add(cubic, cubic.constant(kLinear));
  LaneExpr low = fma(square, kCubicLow, fma(squareLow, kCubic, cubicLow)) + (factorLow + kLinearLow);
  auto [v, vLow] = product(a, factor);
  Exponential power = exponential(-v, -fma(a, low, vLow));
  LaneExpr quotient = a / (1 + multiply(a.constant(1), power));
  LaneExpr left = multiply(quotient, power);
  LaneExpr result = copySign((x < 0).select(left, (x > 11).select(x, quotient)), x);
  return (x == -kInfinity).select(kNaN, result);
}

} // namespace ttc::ir::f32
