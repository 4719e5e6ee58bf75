//===- Float32Pow.cpp - The power of f32 ----------------------------------===//
//
// |x|^y = 2^(y log2 |x|) in f64, whose 29 spare bits pay for the exponent's
// magnification of errors; rounded once, at the end. |x| = 2^e m with m in
// [sqrt 1/2, sqrt 2], log2 m = s p(s^2) with s = (m - 1) / (m + 1).
//
//===----------------------------------------------------------------------===//

#include "dialect/elementwise/Float32.h"
#include <limits>

namespace ttc::ir::f32 {

static constexpr double kInfinity = std::numeric_limits<double>::infinity();
static constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
/// The bits of the f64 next to sqrt 1/2.
static constexpr int64_t kSqrtHalfBits = 0x3fe6a09e667f3bcd;
/// 3 2^51: adding it rounds to an integer, which is then in the low bits.
static constexpr double kRound = 0x1.8p52;
static constexpr int64_t kBias = 1023;

/// log2 of a positive normal f64.
static LaneExpr logarithm(LaneExpr d) {
  LaneExpr bits = d.bits();
  // Biased, so that the shift sees no negative number: 64-bit lanes of AVX2 have no arithmetic shift.
  LaneExpr exponent = (bits + bits.integer((kBias << 52) - kSqrtHalfBits)).logicalShiftRight(52);
  LaneExpr m = (bits - ((exponent - kBias) << 52)).asFloat();
  LaneExpr s = (m - 1) / (m + 1);
  LaneExpr p = polynomial(s * s, {0x1.71547652b8250p+1, 0x1.ec709dc53e2e2p-1, 0x1.2776c2914ca62p-1,
                                  0x1.a61a3046f0768p-2, 0x1.47951ab3f2967p-2, 0x1.21b42a315d228p-2});
  LaneExpr e = (exponent + d.constant(kRound).bits()).asFloat() - (kRound + kBias);
  return fma(s, p, e);
}

/// 2^v, rounded to f32; v in [-200, 200] or NaN.
static LaneExpr powerOfTwo(LaneExpr v) {
  LaneExpr shifted = v + kRound;
  LaneExpr r = v - (shifted - kRound);
  LaneExpr p =
      polynomial(r, {0x1.ffffffffa70afp-1, 0x1.62e42fef6cd19p-1, 0x1.ebfbe0aa0ca87p-3, 0x1.c6b08e06f8266p-5,
                     0x1.3b29d8b57e58fp-7, 0x1.5d8715ac17b67p-10, 0x1.446c7d7ac70c6p-13, 0x1.00f7b53916bbfp-16});
  // The shift leaves the integer alone of the bits of `shifted`.
  return (p.bits() + (shifted.bits() << 52)).asFloat().narrowed();
}

LaneExpr pow(LaneExpr x, LaneExpr y) {
  LaneExpr a = abs(x), wideX = a.widened(), wideY = y.widened();
  LaneExpr log = (wideX < kInfinity).select(logarithm(wideX), wideX);
  log = (wideX == 0).select(-kInfinity, log);
  LaneExpr result = powerOfTwo((wideY * log).atLeast(-200).atMost(200));
  // 1^y, x^0 and (-1)^(+-infinity) are 1, whatever the other operand is.
  LaneExpr one = (x == 1) | (y == 0) | ((a == 1) & (abs(y) == kInfinity));
  result = one.select(1.0, result);
  // Below 0 the exponent must be a whole number; an odd one keeps the sign.
  LaneExpr half = y * 0.5;
  LaneExpr whole = floor(y) == y;
  LaneExpr odd = whole & (floor(half) < half);
  LaneExpr undefined = (x < 0) & (a < kInfinity) & (floor(y) < y);
  return undefined.select(kNaN, odd.select(copySign(result, x), result));
}

} // namespace ttc::ir::f32
