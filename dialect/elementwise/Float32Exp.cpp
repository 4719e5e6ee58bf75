//===- Float32Exp.cpp - Exponential functions of f32 ----------------------===//
//
// x = n ln 2 + r with |r| <= ln 2 / 2, by Cody and Waite's reduction (Software
// Manual for the Elementary Functions, 1980), whose first step FMA makes exact.
// e^r = 1 + r + r^2 q(r).
//
//===----------------------------------------------------------------------===//

#include "dialect/elementwise/Float32.h"

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

LaneExpr scale(Scaled number) {
  LaneExpr half = number.exponent >> 1;
  return number.mantissa * powerOfTwo(half) * powerOfTwo(number.exponent - half);
}

Scaled exponential(LaneExpr x, LaneExpr low) {
  auto [n, tail] = reduce(x, &low);
  return {1 + tail, n};
}

LaneExpr exp(LaneExpr x) {
  auto [n, tail] = reduce(x.atLeast(-104).atMost(89));
  return scale({1 + tail, n});
}

LaneExpr exp2(LaneExpr x) {
  x = x.atLeast(-151).atMost(129);
  LaneExpr shifted = x + kRound;
  LaneExpr r = x - (shifted - kRound);
  LaneExpr q = polynomial(r, {0x1.62e43p-1, 0x1.ebfbep-3, 0x1.c6aedp-5, 0x1.3b29aap-7, 0x1.5f47dep-10, 0x1.448feap-13});
  return scale({fma(r, q, 1), shifted.bits() - shifted.constant(kRound).bits()});
}

/// From -26 on, e^x - 1 is -1. The scale is halved, since e^x with n = 128 may still be finite.
LaneExpr expm1(LaneExpr x) {
  auto [n, tail] = reduce(x.atLeast(-26).atMost(89));
  LaneExpr half = powerOfTwo(n - 1);
  LaneExpr result = fma(half, tail, half - 0.5);
  return copySign(result + result, x);
}

/// With t = e^(2|x|) - 1, tanh |x| = t / (t + 2), which no cancellation harms. From 10 on it is 1.
LaneExpr tanh(LaneExpr x) {
  LaneExpr magnitude = abs(x).atMost(10);
  auto [n, tail] = reduce(magnitude + magnitude);
  LaneExpr factor = powerOfTwo(n);
  LaneExpr t = fma(factor, tail, factor - 1);
  return copySign(t / (t + 2), x);
}

} // namespace ttc::ir::f32
