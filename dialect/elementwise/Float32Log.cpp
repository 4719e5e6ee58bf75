//===- Float32Log.cpp - Logarithms of f32 ---------------------------------===//
//
// x = 2^e (1 + f) with 1 + f in [sqrt 1/2, sqrt 2], read off the bits;
// ln(1 + f) = f - f^2/2 + f^3 p(f).
//
//===----------------------------------------------------------------------===//

#include "dialect/elementwise/Float32.h"
#include <limits>

namespace ttc::ir::f32 {

static constexpr double kLn2High = 0x1.62e43p-1, kLn2Low = -0x1.05c61p-29;
static constexpr double kLog2E = 0x1.715476p+0;
static constexpr double kInfinity = std::numeric_limits<double>::infinity();
static constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
/// The bits of the f32 next to sqrt 1/2.
static constexpr int64_t kSqrtHalfBits = 0x3f3504f3;

namespace {
/// A positive normal number 2^exponent mantissa, the exponent as i32, the mantissa in [sqrt 1/2, sqrt 2].
struct Parts {
  LaneExpr exponent, mantissa;
};
} // namespace

static Parts split(LaneExpr x) {
  LaneExpr offset = x.bits() - x.bits().integer(kSqrtHalfBits);
  LaneExpr mantissa = ((offset & 0x7fffff) + offset.integer(kSqrtHalfBits)).asFloat();
  return {offset >> 23, mantissa};
}

/// ln(1 + f) - f.
static LaneExpr tail(LaneExpr f) {
  LaneExpr p = polynomial(f, {0x1.555548p-2, -0x1.00007p-2, 0x1.99a542p-3, -0x1.552f04p-3, 0x1.2302fap-3,
                              -0x1.010652p-3, 0x1.f001d8p-4, -0x1.bf049cp-4, 0x1.b4d1e2p-5});
  LaneExpr squared = f * f;
  return fma(squared, f * p, squared * -0.5);
}

/// `result` where x lies between `low` and infinity, -infinity at `low`, NaN below; infinity and NaN stay.
static LaneExpr guard(LaneExpr x, double low, LaneExpr result) {
  LaneExpr inside = (x > low) & (x < kInfinity);
  LaneExpr outside = (x < low).select(kNaN, x);
  return inside.select(result, (x == low).select(-kInfinity, outside));
}

namespace {
/// The logarithm of a positive number, of any base: x = 2^exponent (1 + f), the exponent as f32.
struct Split {
  LaneExpr exponent, f;
};
} // namespace

/// Subnormal numbers are scaled by 2^23 first.
static Split splitAny(LaneExpr x) {
  LaneExpr subnormal = x < 0x1p-126;
  auto [exponent, mantissa] = split(subnormal.select(x * 0x1p23, x));
  LaneExpr e = exponent.toFloat();
  return {subnormal.select(e - 23, e), mantissa - 1};
}

LaneExpr log(LaneExpr x) {
  auto [e, f] = splitAny(x);
  LaneExpr low = fma(e, kLn2Low, tail(f));
  return guard(x, 0, fma(e, kLn2High, f + low));
}

LaneExpr log2(LaneExpr x) {
  auto [e, f] = splitAny(x);
  return guard(x, 0, fma(f + tail(f), kLog2E, e));
}

/// 1 + x is rounded to u; what was lost goes back to f, scaled as u is.
LaneExpr log1p(LaneExpr x) {
  LaneExpr u = 1 + x;
  LaneExpr lost = x - (u - 1);
  auto [exponent, mantissa] = split(u);
  // Where the exponent is greater, nothing was lost; its negative would be no exponent of an f32.
  LaneExpr limited = (exponent > 126).select(126, exponent);
  LaneExpr down = ((127 - limited) << 23).asFloat();
  LaneExpr f = fma(lost, down, mantissa - 1);
  LaneExpr e = exponent.toFloat();
  LaneExpr result = fma(e, kLn2High, f + fma(e, kLn2Low, tail(f)));
  return copySign(guard(x, -1, result), x);
}

} // namespace ttc::ir::f32
