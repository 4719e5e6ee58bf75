//===- ElementwiseScalar.cpp - One element of each operation --------------===//

#include "dialect/elementwise/Elementwise.h"
#include "dialect/elementwise/Float32.h"
#include "dialect/elementwise/ScalarExpr.h"

using namespace mlir;
using namespace ttc::ir;

/// The body of a unary operation: an expression of `x`.
#define UNARY(OP, EXPRESSION)                                                                                          \
  SmallVector<Value> OP::buildScalar(OpBuilder &builder, ValueRange scalars) {                                         \
    ScalarExpr x(builder, getLoc(), scalars[0]);                                                                       \
    return {EXPRESSION};                                                                                               \
  }

/// The body of a binary operation: an expression of `x` and `y`.
#define BINARY(OP, EXPRESSION)                                                                                         \
  SmallVector<Value> OP::buildScalar(OpBuilder &builder, ValueRange scalars) {                                         \
    ScalarExpr x(builder, getLoc(), scalars[0]), y(builder, getLoc(), scalars[1]);                                     \
    return {EXPRESSION};                                                                                               \
  }

using FloatPredicate = arith::CmpFPredicate;
using IntPredicate = arith::CmpIPredicate;

static constexpr double kSqrtHalf = 0.70710678118654752440;
static constexpr double kSqrtTwoOverPi = 0.79788456080286535588;

/// (x > 0) - (x < 0), 0 for NaN as in torch.
static ScalarExpr sign(ScalarExpr x) {
  ScalarExpr zero = x.constant(0);
  return x.greater(zero).select(x.constant(1), x.less(zero).select(x.constant(-1), zero));
}

/// x / y of integers. The two divisions that trap have answers: 0 for x / 0, and modulo 2^n for the least integer / -1.
static ScalarExpr truncatedQuotient(ScalarExpr x, ScalarExpr y) {
  ScalarExpr zero = x.constant(0), one = x.constant(1);
  ScalarExpr special = y.equal(zero).logicalOr(y.equal(x.constant(-1)));
  return special.select(y.equal(zero).select(zero, zero - x), x / special.select(one, y));
}

/// x^y of integers by squaring, modulo 2 to the number of bits. Of negative powers only those of 1 and -1 aren't 0.
static ScalarExpr integerPower(ScalarExpr x, ScalarExpr y) {
  ScalarExpr zero = x.constant(0), one = x.constant(1), result = one, square = x;
  auto hasBit = [&](unsigned bit) {
    return y.logicalAnd(y.constant(int64_t(1) << bit)).compare(FloatPredicate::UNE, IntPredicate::ne, zero);
  };
  for (unsigned bit = 0, bits = x.type().getIntOrFloatBitWidth() - 1; bit < bits; ++bit) {
    result = hasBit(bit).select(result * square, result);
    if (bit + 1 < bits)
      square = square * square;
  }
  ScalarExpr isUnit = x.equal(one).logicalOr(x.equal(x.constant(-1)));
  ScalarExpr unit = hasBit(0).select(x, one);
  return y.less(zero).select(isUnit.select(unit, zero), result);
}

/// -(t ln x + (1 - t) ln(1 - x)), the logarithms being no less than -100.
static ScalarExpr binaryCrossEntropy(ScalarExpr x, ScalarExpr t) {
  return (t - 1) * log1p(-x).atLeast(-100) - t * log(x).atLeast(-100);
}

UNARY(NegOp, -x)
UNARY(AbsOp, abs(x))
UNARY(SignOp, sign(x))
UNARY(ExpOp, exp(x))
UNARY(LogOp, log(x))
UNARY(Log1pOp, log1p(x))
UNARY(Expm1Op, expm1(x))
UNARY(SqrtOp, sqrt(x))
UNARY(RsqrtOp, 1 / sqrt(x))
UNARY(ReciprocalOp, 1 / x)
UNARY(SquareOp, x *x)
UNARY(SinOp, sin(x))
UNARY(CosOp, cos(x))
UNARY(TanOp, x.apply<math::TanOp>())
UNARY(TanhOp, tanh(x))
UNARY(SigmoidOp, sigmoid(x))
UNARY(LogsigmoidOp, -softplus(-x))
UNARY(ReluOp, x.lessEqual(x.constant(0)).select(x.constant(0), x))
UNARY(Relu6Op, x.atLeast(0).atMost(6))
UNARY(HardswishOp, x *(x + 3).atLeast(0).atMost(6) / 6)
UNARY(HardsigmoidOp, (x + 3).atLeast(0).atMost(6) / 6)
UNARY(ErfOp, erf(x))
UNARY(FloorOp, x.apply<math::FloorOp>())
UNARY(CeilOp, x.apply<math::CeilOp>())
UNARY(RoundOp, x.apply<math::RoundEvenOp>())
UNARY(StopGradientOp, x)
UNARY(LeakyReluOp, x.greater(x.constant(0)).select(x, x *getNegativeSlope().convertToDouble()))
UNARY(EluOp, x.lessEqual(x.constant(0)).select(expm1(x) * getAlpha().convertToDouble(), x))
UNARY(LogicalNotOp, x.with(arith::XOrIOp::create(builder, getLoc(), Value(x), Value(x.constant(1)))))

SmallVector<Value> SoftplusOp::buildScalar(OpBuilder &builder, ValueRange scalars) {
  ScalarExpr x(builder, getLoc(), scalars[0]);
  double beta = getBeta().convertToDouble();
  ScalarExpr scaled = beta == 1 ? x : x * beta;
  ScalarExpr soft = beta == 1 ? softplus(scaled) : softplus(scaled) / beta;
  return {scaled.greater(x.constant(getThreshold().convertToDouble())).select(x, soft)};
}

/// Applies `function`, one of Float32.h, to f32.
static SmallVector<Value> applyFloat32(ScalarExpr x, LaneExpr (*function)(LaneExpr)) {
  return {function(LaneExpr(x.getBuilder(), x.getLoc(), x))};
}

SmallVector<Value> SiluOp::buildScalar(OpBuilder &builder, ValueRange scalars) {
  ScalarExpr x(builder, getLoc(), scalars[0]);
  if (x.type().isF32())
    return applyFloat32(x, f32::silu);
  return {x * sigmoid(x)};
}

SmallVector<Value> MishOp::buildScalar(OpBuilder &builder, ValueRange scalars) {
  ScalarExpr x(builder, getLoc(), scalars[0]);
  if (x.type().isF32())
    return applyFloat32(x, f32::mish);
  return {x * tanh(softplus(x))};
}

SmallVector<Value> GeluOp::buildScalar(OpBuilder &builder, ValueRange scalars) {
  ScalarExpr x(builder, getLoc(), scalars[0]);
  bool byErf = getApproximate() == "none";
  if (x.type().isF32())
    return applyFloat32(x, byErf ? f32::gelu : f32::geluTanh);
  if (byErf)
    return {0.5 * x * (-kSqrtHalf * x).apply<math::ErfcOp>()};
  // (1 + tanh u) / 2 is the logistic function of 2u, which keeps its digits where tanh u nears -1.
  return {x * sigmoid(2 * kSqrtTwoOverPi * (x * (1 + 0.044715 * x * x)))};
}

SmallVector<Value> ClampOp::buildScalar(OpBuilder &builder, ValueRange scalars) {
  ScalarExpr x(builder, getLoc(), scalars[0]);
  for (std::optional<Number> bound : {getMin(), getMax()})
    if (bound && bound->isNaN())
      return {x.constant(*bound)};
  if (getMin())
    x = x.atLeast(*getMin());
  if (getMax())
    x = x.atMost(*getMax());
  return {x};
}

BINARY(AddOp, x + y)
BINARY(SubOp, x - y)
BINARY(MulOp, x *y)
BINARY(DivOp, x.isFloat() ? x / y : truncatedQuotient(x, y))
BINARY(PowOp, x.isFloat() ? x.apply<math::PowFOp>(Value(y)) : integerPower(x, y))
BINARY(BinaryCrossEntropyOp, binaryCrossEntropy(x, y))
BINARY(FmodOp, x.isFloat() ? x.apply<arith::RemFOp>(Value(y)) : x - truncatedQuotient(x, y) * y)
BINARY(Atan2Op, x.apply<math::Atan2Op>(Value(y)))
// Where y is NaN it is the answer; where x is NaN, no comparison replaces it.
BINARY(MaximumOp, x.isFloat() ? x.less(y).logicalOr(y.isNan()).select(y, x) : x.atLeast(y))
BINARY(MinimumOp, x.isFloat() ? x.greater(y).logicalOr(y.isNan()).select(y, x) : x.atMost(y))

BINARY(EqOp, x.compare(FloatPredicate::OEQ, IntPredicate::eq, y))
BINARY(NeOp, x.compare(FloatPredicate::UNE, IntPredicate::ne, y))
BINARY(LtOp, x.compare(FloatPredicate::OLT, IntPredicate::slt, y))
BINARY(LeOp, x.compare(FloatPredicate::OLE, IntPredicate::sle, y))
BINARY(GtOp, x.compare(FloatPredicate::OGT, IntPredicate::sgt, y))
BINARY(GeOp, x.compare(FloatPredicate::OGE, IntPredicate::sge, y))
BINARY(LogicalAndOp, x.logicalAnd(y))
BINARY(LogicalOrOp, x.logicalOr(y))
BINARY(LogicalXorOp, x.with(arith::XOrIOp::create(builder, getLoc(), Value(x), Value(y))))

SmallVector<Value> WhereOp::buildScalar(OpBuilder &builder, ValueRange scalars) {
  return {arith::SelectOp::create(builder, getLoc(), scalars[0], scalars[1], scalars[2])};
}
