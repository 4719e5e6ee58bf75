//===- Float32.h - Functions of f32 as polynomials ------------------------===//
//
// Elementary functions of one or two f32 values, on scalars or vectors, made of
// arith and math operations that vectorize: no calls, no tables in memory, the
// same bits on every target that has FMA. Right for all arguments: NaN,
// infinities, zeros with their sign, subnormal numbers. The largest errors, from
// sweeps over all arguments, are in docs/numerics.md.
//
// Polynomials are minimax fits by tools/ttc-ulp/minimax.py.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_ELEMENTWISE_FLOAT32_H
#define TTC_DIALECT_ELEMENTWISE_FLOAT32_H

#include "dialect/elementwise/LaneExpr.h"

namespace ttc::ir::f32 {

/// e^x as (1 + tail) 2^exponent, `tail` f32 in [-0.3, 0.42], `exponent` i32.
struct Exponential {
  LaneExpr tail, exponent;
};

/// e^x, or e^(x + low) with |low| small against x, for x in [-200, 89] or NaN.
Exponential exponential(LaneExpr x);
Exponential exponential(LaneExpr x, LaneExpr low);
/// factor e^x: the product is rounded before it is scaled, and once more only where the result is subnormal.
LaneExpr multiply(LaneExpr factor, Exponential power);

/// e^x; overflows to infinity and underflows gradually.
LaneExpr exp(LaneExpr x);
/// 2^x; overflows to infinity and underflows gradually.
LaneExpr exp2(LaneExpr x);
/// e^x - 1.
LaneExpr expm1(LaneExpr x);
/// (e^2x - 1) / (e^2x + 1).
LaneExpr tanh(LaneExpr x);
/// x / (1 + e^-x) and x tanh(ln(1 + e^x)), with all digits also where they are tiny; NaN at -infinity.
LaneExpr silu(LaneExpr x);
LaneExpr mish(LaneExpr x);

/// ln x; -infinity at 0, NaN below.
LaneExpr log(LaneExpr x);
/// log2 x; -infinity at 0, NaN below.
LaneExpr log2(LaneExpr x);
/// ln(1 + x); -infinity at -1, NaN below.
LaneExpr log1p(LaneExpr x);

/// Sine, cosine and tangent of any finite x; NaN at infinity.
LaneExpr sin(LaneExpr x);
LaneExpr cos(LaneExpr x);
LaneExpr tan(LaneExpr x);
/// The angle in [-pi/2, pi/2] whose tangent is x.
LaneExpr atan(LaneExpr x);
/// The angle in [-pi, pi] of the point (x, y), with C's results for zeros and infinities.
LaneExpr atan2(LaneExpr y, LaneExpr x);

/// x^y, with C's results in all special cases.
LaneExpr pow(LaneExpr x, LaneExpr y);

/// 2/sqrt(pi) times the integral of e^(-t^2) from 0 to x.
LaneExpr erf(LaneExpr x);
/// x Phi(x), Phi the distribution function of the normal law, with all digits also where Phi is tiny; NaN at -infinity.
LaneExpr gelu(LaneExpr x);
/// x / (1 + e^-v), v = 2 sqrt(2/pi) (x + 0.044715 x^3), with all digits also where that is tiny; NaN at -infinity.
LaneExpr geluTanh(LaneExpr x);

} // namespace ttc::ir::f32

#endif
