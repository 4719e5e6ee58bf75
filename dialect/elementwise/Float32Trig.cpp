//===- Float32Trig.cpp - Trigonometric functions of f32 -------------------===//
//
// |x| = n pi/2 + r with |r| <= pi/4. Up to 2^17 the multiple is subtracted in
// three parts of pi/2 (Cody and Waite, Software Manual for the Elementary
// Functions, 1980): with FMA the first step is exact, the others round once.
// Beyond, |x| 2/pi is formed in integers from the bits of 2/pi that matter for
// it (Payne and Hanek, Radian reduction for trigonometric functions, SIGNUM
// Newsletter 18, 1983). A vector without such a lane skips that.
//
//===----------------------------------------------------------------------===//

#include "dialect/elementwise/Float32.h"
#include <limits>

namespace ttc::ir::f32 {

static constexpr double kInfinity = std::numeric_limits<double>::infinity();
static constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
static constexpr double kTwoOverPi = 0x1.45f306p-1;
static constexpr double kHalfPi[] = {0x1.921fb6p+0, -0x1.777a5cp-25, -0x1.ee59dap-50};
/// 3 2^22: adding it rounds to an integer, which is then in the low bits.
static constexpr double kRound = 12582912;
/// From here on an angle is large.
static constexpr double kLarge = 0x1p17;
static constexpr int64_t kSignBit = int64_t(1) << 31;
/// 32 zeros, then the first 224 bits of 2/pi.
static constexpr int64_t kTwoOverPiBits[] = {0,          0xa2f9836e, 0x4e441529, 0xfc2757d1,
                                             0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab};

namespace {
/// An angle n pi/2 + r: n as i32, of which only the lowest two bits count; r is f32.
struct Angle {
  LaneExpr n, r;
};
} // namespace

/// Payne and Hanek's reduction of a >= kLarge; anything for other numbers, NaN for infinity.
/// With a = m 2^(E - 23), m of 24 bits, and bits j on of kTwoOverPiBits as a number W of 96 bits, j = E + 7, the value
/// a 2/pi mod 4 is m W mod 2^96 in units of 2^-94.
static Angle reduceLarge(LaneExpr a) {
  LaneExpr bits = a.bits();
  LaneExpr m = (bits & 0x7fffff) | bits.integer(0x800000);
  LaneExpr start = bits.logicalShiftRight(23) - 120;
  LaneExpr word = start.logicalShiftRight(5), shift = start & 31;
  auto tableWord = [&](int k) {
    LaneExpr result = bits.integer(kTwoOverPiBits[k + 4]);
    for (int first = 3; first >= 0; --first)
      result = (word == first).select(bits.integer(kTwoOverPiBits[k + first]), result);
    return result;
  };
  LaneExpr words[] = {tableWord(0), tableWord(1), tableWord(2), tableWord(3)};
  auto window = [&](int k) {
    return (words[k] << shift) | words[k + 1].logicalShiftRight(1).logicalShiftRight(31 - shift);
  };
  LaneExpr m64 = m.widened();
  LaneExpr turns =
      ((m * window(0)).widened() << 32) + m64 * window(1).widened() + (m64 * window(2).widened()).logicalShiftRight(32);
  // The two highest bits of `turns` count quarters; the rest is taken to the nearest of them.
  LaneExpr rest = (turns << 2) >> 2;
  LaneExpr n = (turns - rest).logicalShiftRight(62).narrowed();
  LaneExpr r = (rest.toFloat() * 0x1.921fb54442d18p-62).narrowed();
  return {n, (a == kInfinity).select(kNaN, r)};
}

/// Reduces a >= 0.
static Angle reduce(LaneExpr a) {
  LaneExpr shifted = fma(a, kTwoOverPi, kRound);
  LaneExpr n = shifted - kRound;
  LaneExpr r = a;
  for (double part : kHalfPi)
    r = fma(n, -part, r);
  LaneExpr large = a > kLarge;
  auto angle = whereAny(large, {shifted.bits(), r}, [&]() -> llvm::SmallVector<LaneExpr> {
    auto [largeN, largeR] = reduceLarge(a);
    return {large.select(largeN, shifted.bits()), large.select(largeR, r)};
  });
  return {angle[0], angle[1]};
}

namespace {
struct SinCos {
  LaneExpr sin, cos;
};
} // namespace

/// Of |r| <= 0.8.
static SinCos sinCos(LaneExpr r) {
  LaneExpr z = r * r;
  LaneExpr s = polynomial(z, {-0x1.555556p-3, 0x1.11117p-7, -0x1.a053fap-13, 0x1.7a8aa6p-19});
  LaneExpr c = polynomial(z, {0x1.55554ap-5, -0x1.6c0c08p-10, 0x1.99d83ap-16});
  return {fma(r * z, s, r), fma(z * z, c, fma(z, -0.5, 1))};
}

/// Whether n is odd, i1.
static LaneExpr isOdd(LaneExpr n) { return (n & 1) == 1; }

/// `magnitude` with its sign changed where the highest bit of `sign` is set.
static LaneExpr flipSign(LaneExpr magnitude, LaneExpr sign) { return (magnitude.bits() ^ (sign & kSignBit)).asFloat(); }

LaneExpr sin(LaneExpr x) {
  auto [n, r] = reduce(abs(x));
  auto [s, c] = sinCos(r);
  return flipSign(isOdd(n).select(c, s), (n << 30) ^ x.bits());
}

LaneExpr cos(LaneExpr x) {
  auto [n, r] = reduce(abs(x));
  auto [s, c] = sinCos(r);
  return flipSign(isOdd(n).select(s, c), (n + 1) << 30);
}

LaneExpr tan(LaneExpr x) {
  auto [n, r] = reduce(abs(x));
  auto [s, c] = sinCos(r);
  LaneExpr odd = isOdd(n);
  return flipSign(odd.select(c, s) / odd.select(s, c), (n << 31) ^ x.bits());
}

/// atan(q) for q in [0, 1].
static LaneExpr atanOfRatio(LaneExpr q) {
  LaneExpr z = q * q;
  LaneExpr p = polynomial(z, {-0x1.555552p-2, 0x1.99981cp-3, -0x1.24762p-3, 0x1.c5117p-4, -0x1.6953bcp-4, 0x1.150ap-4,
                              -0x1.7080bap-5, 0x1.75303cp-6, -0x1.e6a0cap-8, 0x1.296836p-10});
  return fma(q * z, p, q);
}

/// pi/2 in two parts.
static constexpr double kHalfPiHigh = kHalfPi[0], kHalfPiLow = kHalfPi[1];

LaneExpr atan(LaneExpr x) {
  LaneExpr a = abs(x);
  LaneExpr swap = a > 1;
  LaneExpr angle = atanOfRatio(swap.select(1.0, a) / swap.select(a, 1.0));
  return copySign(swap.select(kHalfPiHigh + (kHalfPiLow - angle), angle), x);
}

LaneExpr atan2(LaneExpr y, LaneExpr x) {
  LaneExpr a = abs(x), b = abs(y);
  LaneExpr swap = b > a;
  LaneExpr small = swap.select(a, b), large = swap.select(b, a);
  // inf / inf stands for 1, 0 / 0 for 0.
  LaneExpr ratio = (a == b).select((a == 0).select(0.0, a.constant(1)), small / large);
  LaneExpr angle = atanOfRatio(ratio);
  // The multiple of pi/2 that the angle is added to or taken from.
  LaneExpr left = x.bits() < 0;
  LaneExpr quarters = swap.select(1.0, left.select(2.0, a.constant(0)));
  LaneExpr term = (swap ^ left).select(-angle, angle);
  return copySign(fma(quarters, kHalfPiHigh, fma(quarters, kHalfPiLow, term)), y);
}

} // namespace ttc::ir::f32
