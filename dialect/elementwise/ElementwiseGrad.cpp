//===- ElementwiseGrad.cpp - Gradients of elementwise operations ----------===//
//
// The formulas follow torch's derivatives at kinks and ties. Where the result
// serves as well as the operand, the result is used: the operand need not live.
//
//===----------------------------------------------------------------------===//

#include "dialect/elementwise/Elementwise.h"
#include "dialect/elementwise/TensorExpr.h"

using namespace mlir;
using namespace ttc::ir;

/// The vjp of a unary operation: an expression of the cotangent `dy`, operand `x` and result `y`.
#define UNARY(OP, EXPRESSION)                                                                                          \
  SmallVector<Value> OP::buildVjp(OpBuilder &builder, ValueRange cotangents) {                                         \
    TensorExpr dy(builder, getLoc(), cotangents[0]), x(builder, getLoc(), getX());                                     \
    [[maybe_unused]] TensorExpr y(builder, getLoc(), getResult());                                                     \
    return {EXPRESSION};                                                                                               \
  }

/// The vjp of a binary operation: expressions of the cotangent `dz`, operands `x`, `y` and result `z`.
#define BINARY(OP, DX, DY)                                                                                             \
  SmallVector<Value> OP::buildVjp(OpBuilder &builder, ValueRange cotangents) {                                         \
    TensorExpr dz(builder, getLoc(), cotangents[0]), x(builder, getLoc(), getX()), y(builder, getLoc(), getY());       \
    [[maybe_unused]] TensorExpr z(builder, getLoc(), getResult());                                                     \
    return {(DX).sumTo(x), (DY).sumTo(y)};                                                                             \
  }

/// An operation without a gradient.
#define CONSTANT(OP)                                                                                                   \
  SmallVector<Value> OP::buildVjp(OpBuilder &, ValueRange) { return {Value()}; }

static constexpr double kSqrtHalf = 0.70710678118654752440;
static constexpr double kSqrtTwoOverPi = 0.79788456080286535588;
static constexpr double kTwoOverSqrtPi = 1.12837916709551257390;
static constexpr double kInvSqrtTwoPi = 0.39894228040143267794;

UNARY(NegOp, -dy)
UNARY(AbsOp, dy *x.apply<SignOp>())
CONSTANT(SignOp)
UNARY(ExpOp, dy *y)
UNARY(LogOp, dy / x)
UNARY(Log1pOp, dy / (x + 1))
UNARY(Expm1Op, dy *(y + 1))
UNARY(SqrtOp, dy / (2 * y))
UNARY(RsqrtOp, -0.5 * dy * y * y * y)
UNARY(ReciprocalOp, -(dy * y * y))
UNARY(SquareOp, dy * (2 * x))
UNARY(SinOp, dy *x.apply<CosOp>())
UNARY(CosOp, -(dy *x.apply<SinOp>()))
UNARY(TanOp, dy * (1 + square(y)))
UNARY(SigmoidOp, dy * y * (1 - y))
UNARY(LogsigmoidOp, dy *sigmoid(-x))
UNARY(ReluOp, (y <= 0).where(0, dy))
UNARY(Relu6Op, (x <= 0).where(0, (x >= 6).where(0, dy)))
UNARY(SiluOp, dy *(sigmoid(x) * (1 + x * (1 - sigmoid(x)))))
UNARY(HardswishOp, (x <= -3).where(0, (x < 3).where(dy *(x / 3 + 0.5), dy)))
UNARY(HardsigmoidOp, (x > -3).where((x < 3).where(dy / 6, 0), 0))
UNARY(ErfOp, dy *(kTwoOverSqrtPi *exp(-square(x))))
CONSTANT(FloorOp)
CONSTANT(CeilOp)
CONSTANT(RoundOp)
CONSTANT(StopGradientOp)
UNARY(LeakyReluOp, (x > 0).where(dy, dy *getNegativeSlope().convertToDouble()))

// alpha e^x rather than y + alpha, which keeps no digits in the tail; without the e^x of positive numbers, which
// overflows.
SmallVector<Value> EluOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  TensorExpr dy(builder, getLoc(), cotangents[0]), x(builder, getLoc(), getX()), isLeft = x <= 0;
  return {isLeft.where(dy * (getAlpha().convertToDouble() * exp(isLeft.where(x, 0))), dy)};
}

// 1 - tanh(x)^2 = 4e / (1 + e)^2 with e = e^(-2|x|), without the cancellation in the tails.
SmallVector<Value> TanhOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  TensorExpr dy(builder, getLoc(), cotangents[0]), x(builder, getLoc(), getX());
  TensorExpr e = exp(-2 * x.apply<AbsOp>());
  return {dy * (4 * e / square(1 + e))};
}

SmallVector<Value> MishOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  TensorExpr dy(builder, getLoc(), cotangents[0]), x(builder, getLoc(), getX());
  TensorExpr t = tanh(x.apply<SoftplusOp>(builder.getF64FloatAttr(1), builder.getF64FloatAttr(20)));
  return {dy * (t + x * sigmoid(x) * (1 - square(t)))};
}

SmallVector<Value> SoftplusOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  TensorExpr dy(builder, getLoc(), cotangents[0]), x(builder, getLoc(), getX());
  TensorExpr scaled = x * getBeta().convertToDouble();
  return {(scaled > getThreshold().convertToDouble()).where(dy, dy * sigmoid(scaled))};
}

SmallVector<Value> GeluOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  TensorExpr dy(builder, getLoc(), cotangents[0]), x(builder, getLoc(), getX());
  if (getApproximate() == "none") {
    TensorExpr cdf = 0.5 * (1 + (x * kSqrtHalf).apply<ErfOp>());
    TensorExpr pdf = kInvSqrtTwoPi * exp(-0.5 * square(x));
    return {dy * (cdf + x * pdf)};
  }
  // y = x s(2u) with the logistic function s; 1 - s(2u) is s(-2u), without cancellation.
  TensorExpr squared = square(x);
  TensorExpr twice = 2 * kSqrtTwoOverPi * (x * (1 + 0.044715 * squared));
  TensorExpr slope = 2 * kSqrtTwoOverPi * (1 + 3 * 0.044715 * squared);
  TensorExpr s = sigmoid(twice);
  return {dy * (s + x * slope * s * sigmoid(-twice))};
}

SmallVector<Value> ClampOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  TensorExpr dx(builder, getLoc(), cotangents[0]), x(builder, getLoc(), getX());
  if (getMin())
    dx = (x > *getMin()).where(dx, 0);
  if (getMax())
    dx = (x < *getMax()).where(dx, 0);
  return {dx};
}

SmallVector<Value> CastOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  Type from = elementType(getX());
  if (!isa<FloatType>(from) || !isa<FloatType>(getDtype()))
    return {Value()};
  return {CastOp::create(builder, getLoc(), cotangents[0], from)};
}

BINARY(AddOp, dz, dz)
BINARY(SubOp, dz, -dz)
BINARY(MulOp, dz *y, dz *x)
BINARY(DivOp, dz / y, -(dz *z / y))
BINARY(PowOp, dz *(y == 0).where(0, y *(x.apply<PowOp>(Value(y - 1)))),
       dz *(x == 0).where((y >= 0).where(0, z *log(x)), z *log(x)))
BINARY(FmodOp, dz, -(dz *((x - z) / y).apply<RoundOp>()))
BINARY(BinaryCrossEntropyOp, dz *((x - y) / maximum(x * (1 - x), 1e-12)), dz * ((1 - x).apply<LogOp>() - log(x)))
// At the origin, which has no angle, the gradient is 0.
SmallVector<Value> Atan2Op::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  TensorExpr dz(builder, getLoc(), cotangents[0]), x(builder, getLoc(), getX()), y(builder, getLoc(), getY());
  TensorExpr squares = square(x) + square(y), isOrigin = squares == 0;
  TensorExpr scaled = isOrigin.where(0, dz / isOrigin.where(1, squares));
  return {(scaled * y).sumTo(x), (-(scaled * x)).sumTo(y)};
}

// Ties split the gradient in halves.
BINARY(MaximumOp, (x == y).where(dz / 2, (x < y).where(0, dz)), (x == y).where(dz / 2, (y < x).where(0, dz)))
BINARY(MinimumOp, (x == y).where(dz / 2, (x > y).where(0, dz)), (x == y).where(dz / 2, (y > x).where(0, dz)))

SmallVector<Value> WhereOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  TensorExpr dz(builder, getLoc(), cotangents[0]), condition(builder, getLoc(), getCondition());
  if (!isa<FloatType>(elementType(getX())))
    return {Value(), Value(), Value()};
  return {Value(), condition.where(dz, 0).sumTo(getX()), condition.where(0, dz).sumTo(getY())};
}
