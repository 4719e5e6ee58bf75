//===- ScalarExpr.h - Scalar arithmetic written as formulas ---------------===//
//
// Builds arith and math operations on scalars of one float or integer type.
// Floating-point operations may be contracted, never reassociated.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_ELEMENTWISE_SCALAREXPR_H
#define TTC_DIALECT_ELEMENTWISE_SCALAREXPR_H

#include "dialect/core/LinalgBuilders.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/TypeUtilities.h"

namespace ttc::ir {

/// A scalar value and the builder that its expressions are built with.
class ScalarExpr {
public:
  ScalarExpr(mlir::OpBuilder &builder, mlir::Location location, mlir::Value value)
      : builder(&builder), location(location), value(value) {}

  operator mlir::Value() const { return value; }
  /// Whether the value is a float or a vector of floats.
  bool isFloat() const { return llvm::isa<mlir::FloatType>(mlir::getElementTypeOrSelf(value)); }
  mlir::Type type() const { return value.getType(); }
  mlir::OpBuilder &getBuilder() const { return *builder; }
  mlir::Location getLoc() const { return location; }
  ScalarExpr with(mlir::Value other) const { return {*builder, location, other}; }

  /// A constant of this expression's type.
  ScalarExpr constant(Number number) const {
    return with(buildScalarConstant(*builder, location, value.getType(), number));
  }

  /// Applies an operation of math or arith to this value (and another), with `contract`.
  template <typename Op, typename... Others> ScalarExpr apply(Others... others) const {
    return with(Op::create(*builder, location, value, others..., mlir::arith::FastMathFlags::contract));
  }

  friend ScalarExpr operator+(ScalarExpr a, ScalarExpr b) {
    return binary<mlir::arith::AddFOp, mlir::arith::AddIOp>(a, b);
  }
  friend ScalarExpr operator-(ScalarExpr a, ScalarExpr b) {
    return binary<mlir::arith::SubFOp, mlir::arith::SubIOp>(a, b);
  }
  friend ScalarExpr operator*(ScalarExpr a, ScalarExpr b) {
    return binary<mlir::arith::MulFOp, mlir::arith::MulIOp>(a, b);
  }
  friend ScalarExpr operator/(ScalarExpr a, ScalarExpr b) {
    return binary<mlir::arith::DivFOp, mlir::arith::DivSIOp>(a, b);
  }
  friend ScalarExpr operator+(ScalarExpr a, double b) { return a + a.constant(b); }
  friend ScalarExpr operator-(ScalarExpr a, double b) { return a - a.constant(b); }
  friend ScalarExpr operator*(ScalarExpr a, double b) { return a * a.constant(b); }
  friend ScalarExpr operator/(ScalarExpr a, double b) { return a / a.constant(b); }
  friend ScalarExpr operator+(double a, ScalarExpr b) { return b.constant(a) + b; }
  friend ScalarExpr operator-(double a, ScalarExpr b) { return b.constant(a) - b; }
  friend ScalarExpr operator*(double a, ScalarExpr b) { return b.constant(a) * b; }
  friend ScalarExpr operator/(double a, ScalarExpr b) { return b.constant(a) / b; }
  ScalarExpr operator-() const { return isFloat() ? apply<mlir::arith::NegFOp>() : constant(0) - *this; }

  /// A comparison, i1; floats by `floats` (ordered or not), integers as signed by `integers`.
  ScalarExpr compare(mlir::arith::CmpFPredicate floats, mlir::arith::CmpIPredicate integers, ScalarExpr other) const {
    if (isFloat())
      return with(mlir::arith::CmpFOp::create(*builder, location, floats, value, other.value));
    return with(mlir::arith::CmpIOp::create(*builder, location, integers, value, other.value));
  }
  ScalarExpr less(ScalarExpr other) const {
    return compare(mlir::arith::CmpFPredicate::OLT, mlir::arith::CmpIPredicate::slt, other);
  }
  ScalarExpr greater(ScalarExpr other) const {
    return compare(mlir::arith::CmpFPredicate::OGT, mlir::arith::CmpIPredicate::sgt, other);
  }
  ScalarExpr lessEqual(ScalarExpr other) const {
    return compare(mlir::arith::CmpFPredicate::OLE, mlir::arith::CmpIPredicate::sle, other);
  }
  ScalarExpr equal(ScalarExpr other) const {
    return compare(mlir::arith::CmpFPredicate::OEQ, mlir::arith::CmpIPredicate::eq, other);
  }
  ScalarExpr isNan() const { return compare(mlir::arith::CmpFPredicate::UNO, mlir::arith::CmpIPredicate::ne, *this); }

  /// `this ? a : b` where this is i1.
  ScalarExpr select(ScalarExpr a, ScalarExpr b) const {
    return with(mlir::arith::SelectOp::create(*builder, location, value, a.value, b.value));
  }
  ScalarExpr logicalOr(ScalarExpr other) const {
    return with(mlir::arith::OrIOp::create(*builder, location, value, other.value));
  }
  ScalarExpr logicalAnd(ScalarExpr other) const {
    return with(mlir::arith::AndIOp::create(*builder, location, value, other.value));
  }

  /// The greater (lesser) of two, this one where this one is NaN.
  ScalarExpr atLeast(ScalarExpr bound) const { return less(bound).select(bound, *this); }
  ScalarExpr atMost(ScalarExpr bound) const { return greater(bound).select(bound, *this); }
  ScalarExpr atLeast(Number bound) const { return atLeast(constant(bound)); }
  ScalarExpr atMost(Number bound) const { return atMost(constant(bound)); }

private:
  template <typename FloatOp, typename IntOp> static ScalarExpr binary(ScalarExpr a, ScalarExpr b) {
    if (a.isFloat())
      return a.apply<FloatOp>(b.value);
    return a.with(IntOp::create(*a.builder, a.location, a.value, b.value));
  }

  mlir::OpBuilder *builder;
  mlir::Location location;
  mlir::Value value;
};

inline ScalarExpr exp(ScalarExpr x) { return x.apply<mlir::math::ExpOp>(); }
inline ScalarExpr log(ScalarExpr x) { return x.apply<mlir::math::LogOp>(); }
inline ScalarExpr log1p(ScalarExpr x) { return x.apply<mlir::math::Log1pOp>(); }
inline ScalarExpr expm1(ScalarExpr x) { return x.apply<mlir::math::ExpM1Op>(); }
inline ScalarExpr sqrt(ScalarExpr x) { return x.apply<mlir::math::SqrtOp>(); }
inline ScalarExpr sin(ScalarExpr x) { return x.apply<mlir::math::SinOp>(); }
inline ScalarExpr cos(ScalarExpr x) { return x.apply<mlir::math::CosOp>(); }
inline ScalarExpr tanh(ScalarExpr x) { return x.apply<mlir::math::TanhOp>(); }
inline ScalarExpr erf(ScalarExpr x) { return x.apply<mlir::math::ErfOp>(); }
inline ScalarExpr abs(ScalarExpr x) {
  if (x.isFloat())
    return x.apply<mlir::math::AbsFOp>();
  return x.with(mlir::math::AbsIOp::create(x.getBuilder(), x.getLoc(), mlir::Value(x)));
}

/// 1 / (1 + e^-x), on the left as e^x / (1 + e^x), which underflows no sooner than the answer.
inline ScalarExpr sigmoid(ScalarExpr x) {
  ScalarExpr e = exp(-abs(x));
  return x.less(x.constant(0)).select(e, x.constant(1)) / (1 + e);
}

/// ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|).
inline ScalarExpr softplus(ScalarExpr x) { return x.atLeast(0) + log1p(exp(-abs(x))); }

} // namespace ttc::ir

#endif
