//===- Float32Exp.cpp - Exponential functions of f32 ----------------------===//
//
// x = n ln 2 + r with |r| <= ln 2 / 2, by Cody and Waite's reduction (Software
// Manual for the Elementary Functions, 1980), whose first step FMA makes exact.
// e^r = 1 + r + r^2 q(r).
//
//===----------------------------------------------------------------------===//

#include "dialect/elementwise/Float32.h"
#include <limits>

namespace ttc::ir::f32 {

static constexpr double kLog2E = 0x1.715476p+0;
static constexpr double kLn2High = 0x1.62e43p-1, kLn2Low = -0x1.05c61p-29;
/// 3 2^22: adding it rounds to an integer, which is then in the low bits.
static constexpr double kRound = 12582912;

/// 2^n for n in [-126, 127].
static LaneExpr powerOfTwo(LaneExpr n) { return ((n + 127) << 23).asFloat(); }

namespace {
/// x = n ln 2 + r; and e^r - 1.
struct Reduced {
  LaneExpr n, tail;
};
} // namespace

/// `low` is a correction of x.
static Reduced reduce(LaneExpr x, LaneExpr *low = nullptr) {
  LaneExpr shifted = fma(x, kLog2E, kRound);
  LaneExpr rounded = shifted - kRound;
  LaneExpr r = fma(rounded, -kLn2Low, fma(rounded, -kLn2High, x));
  if (low)
    r = r + *low;
  LaneExpr q = polynomial(r, {0x1.fffffep-2, 0x1.5554a8p-3, 0x1.555796p-5, 0x1.122e26p-7, 0x1.6ac086p-10});
  LaneExpr n = shifted.bits() - shifted.constant(kRound).bits();
  return {n, fma(r * r, q, r)};
}

/// m 2^n for n in [-252, 254], also where 2^n alone is no f32.
static LaneExpr scale(LaneExpr m, LaneExpr n) {
  LaneExpr half = n >> 1;
  return m * powerOfTwo(half) * powerOfTwo(n - half);
}

Exponential exponential(LaneExpr x) {
  auto [n, tail] = reduce(x);
  return {tail, n};
}

Exponential exponential(LaneExpr x, LaneExpr low) {
  auto [n, tail] = reduce(x, &low);
  return {tail, n};
}

LaneExpr multiply(LaneExpr factor, Exponential power) { return scale(fma(factor, power.tail, factor), power.exponent); }

LaneExpr exp(LaneExpr x) {
  auto [n, tail] = reduce(x.atLeast(-104).atMost(89));
  return scale(1 + tail, n);
}

LaneExpr exp2(LaneExpr x) {
  x = x.atLeast(-151).atMost(129);
  LaneExpr shifted = x + kRound;
  LaneExpr r = x - (shifted - kRound);
  LaneExpr q = polynomial(r, {0x1.62e43p-1, 0x1.ebfbep-3, 0x1.c6aedp-5, 0x1.3b29aap-7, 0x1.5f47dep-10, 0x1.448feap-13});
  return scale(fma(r, q, 1), shifted.bits() - shifted.constant(kRound).bits());
}

/// Below -26 the result is -1, near 0 it is x. The scale is halved, since e^x with n = 128 may still be finite.
LaneExpr expm1(LaneExpr x) {
  auto [n, tail] = reduce(x.atLeast(-26).atMost(89));
  LaneExpr half = powerOfTwo(n - 1);
  LaneExpr result = fma(half, tail, half - 0.5);
  return (abs(x) < 0x1p-25).select(x, result + result);
}

/// With t = e^(2|x|) - 1, tanh |x| = t / (t + 2), which no cancellation harms. From 10 on it is 1.
LaneExpr tanh(LaneExpr x) {
  LaneExpr magnitude = abs(x).atMost(10);
  auto [n, tail] = reduce(magnitude + magnitude);
  LaneExpr factor = powerOfTwo(n);
  LaneExpr t = fma(factor, tail, factor - 1);
  return copySign(t / (t + 2), x);
}

/// From 110 on, a e^-a is below half of the smallest f32. At infinity the left side is NaN as in torch, -inf 0.
static constexpr double kUnderflow = 110;

/// `left` for x < 0, where `kUnderflow` limited its argument, `right` for the others.
static LaneExpr joinSides(LaneExpr x, LaneExpr left, LaneExpr right) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  LaneExpr result = copySign((x < 0).select(left, (x > kUnderflow).select(x, right)), x);
  return (x == -kInfinity).select(std::numeric_limits<double>::quiet_NaN(), result);
}

LaneExpr silu(LaneExpr x) {
  LaneExpr a = abs(x).atMost(kUnderflow);
  Exponential power = exponential(-a);
  LaneExpr quotient = a / (1 + multiply(a.constant(1), power));
  return joinSides(x, multiply(quotient, power), quotient);
}

/// tanh(ln(1 + e^x)) = ((1 + e^x)^2 - 1) / ((1 + e^x)^2 + 1). With w = e^-a that is w (w + 2) / (w (w + 2) + 2) on the
/// left and (1 + 2w) / (1 + 2w + 2w^2) on the right.
LaneExpr mish(LaneExpr x) {
  LaneExpr a = abs(x).atMost(kUnderflow);
  Exponential power = exponential(-a);
  LaneExpr w = multiply(a.constant(1), power), twice = w + w, isLeft = x < 0;
  LaneExpr numerator = isLeft.select(w + 2, twice + 1);
  LaneExpr denominator = isLeft.select(fma(w, w + 2, 2), fma(twice, w + 1, 1));
  LaneExpr quotient = a * numerator / denominator;
  return joinSides(x, multiply(quotient, power), quotient);
}

} // namespace ttc::ir::f32
