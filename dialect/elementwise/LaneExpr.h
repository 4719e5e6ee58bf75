//===- LaneExpr.h - Arithmetic on the lanes of a vector as formulas -------===//
//
// What the polynomials of Float32.h are written with: operations of arith and
// math on a scalar or a vector of f32, f64, i32, i64 or i1. Without fast-math
// flags: the compensated sums rely on every rounding. What may be fused is
// written as `fma`.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_ELEMENTWISE_LANEEXPR_H
#define TTC_DIALECT_ELEMENTWISE_LANEEXPR_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/TypeUtilities.h"
#include <initializer_list>

namespace ttc::ir {

/// A scalar or vector value and the builder that its expressions are built with.
class LaneExpr {
public:
  LaneExpr(mlir::OpBuilder &builder, mlir::Location location, mlir::Value value)
      : builder(&builder), location(location), value(value) {}

  operator mlir::Value() const { return value; }
  mlir::OpBuilder &getBuilder() const { return *builder; }
  mlir::Location getLoc() const { return location; }
  LaneExpr with(mlir::Value other) const { return {*builder, location, other}; }

  /// A constant of this expression's type, in each lane; `number` is an integer where the type is one.
  LaneExpr constant(double number) const;
  /// The same for an integer type, by its bits.
  LaneExpr integer(int64_t number) const;

  friend LaneExpr operator+(LaneExpr a, LaneExpr b) { return a.binary<mlir::arith::AddFOp, mlir::arith::AddIOp>(b); }
  friend LaneExpr operator-(LaneExpr a, LaneExpr b) { return a.binary<mlir::arith::SubFOp, mlir::arith::SubIOp>(b); }
  friend LaneExpr operator*(LaneExpr a, LaneExpr b) { return a.binary<mlir::arith::MulFOp, mlir::arith::MulIOp>(b); }
  friend LaneExpr operator/(LaneExpr a, LaneExpr b) { return a.binary<mlir::arith::DivFOp, mlir::arith::DivSIOp>(b); }
  friend LaneExpr operator+(LaneExpr a, double b) { return a + a.constant(b); }
  friend LaneExpr operator-(LaneExpr a, double b) { return a - a.constant(b); }
  friend LaneExpr operator*(LaneExpr a, double b) { return a * a.constant(b); }
  friend LaneExpr operator+(double a, LaneExpr b) { return b.constant(a) + b; }
  friend LaneExpr operator-(double a, LaneExpr b) { return b.constant(a) - b; }
  friend LaneExpr operator/(double a, LaneExpr b) { return b.constant(a) / b; }
  LaneExpr operator-() const { return apply<mlir::arith::NegFOp>(); }

  /// Bits of integers, or of i1.
  friend LaneExpr operator&(LaneExpr a, LaneExpr b) { return a.apply<mlir::arith::AndIOp>(b.value); }
  friend LaneExpr operator|(LaneExpr a, LaneExpr b) { return a.apply<mlir::arith::OrIOp>(b.value); }
  friend LaneExpr operator^(LaneExpr a, LaneExpr b) { return a.apply<mlir::arith::XOrIOp>(b.value); }
  friend LaneExpr operator&(LaneExpr a, int64_t b) { return a & a.integer(b); }
  friend LaneExpr operator<<(LaneExpr a, LaneExpr b) { return a.apply<mlir::arith::ShLIOp>(b.value); }
  friend LaneExpr operator<<(LaneExpr a, int64_t b) { return a << a.integer(b); }
  /// Shifts to the right: arithmetic (the sign comes in) and logical (zeros come in).
  friend LaneExpr operator>>(LaneExpr a, int64_t b) { return a.apply<mlir::arith::ShRSIOp>(mlir::Value(a.integer(b))); }
  LaneExpr logicalShiftRight(LaneExpr count) const { return apply<mlir::arith::ShRUIOp>(count.value); }
  LaneExpr logicalShiftRight(int64_t count) const { return logicalShiftRight(integer(count)); }

  /// Comparisons, i1; false where a lane of either is NaN.
  LaneExpr operator<(LaneExpr other) const {
    return compare(mlir::arith::CmpFPredicate::OLT, mlir::arith::CmpIPredicate::slt, other);
  }
  LaneExpr operator>(LaneExpr other) const {
    return compare(mlir::arith::CmpFPredicate::OGT, mlir::arith::CmpIPredicate::sgt, other);
  }
  LaneExpr operator==(LaneExpr other) const {
    return compare(mlir::arith::CmpFPredicate::OEQ, mlir::arith::CmpIPredicate::eq, other);
  }
  LaneExpr operator<(double other) const { return *this < constant(other); }
  LaneExpr operator>(double other) const { return *this > constant(other); }
  LaneExpr operator==(double other) const { return *this == constant(other); }

  /// `this ? a : b` where this is i1.
  LaneExpr select(LaneExpr a, LaneExpr b) const {
    return with(mlir::arith::SelectOp::create(*builder, location, value, a.value, b.value));
  }
  LaneExpr select(LaneExpr a, double b) const { return select(a, a.constant(b)); }
  LaneExpr select(double a, LaneExpr b) const { return select(b.constant(a), b); }

  /// The greater (lesser) of this and a bound; NaN stays NaN.
  LaneExpr atLeast(double bound) const { return (*this < bound).select(bound, *this); }
  LaneExpr atMost(double bound) const { return (*this > bound).select(bound, *this); }

  /// The same bits as an integer, or as a float, of the same width.
  LaneExpr bits() const { return bitcast(false); }
  LaneExpr asFloat() const { return bitcast(true); }
  /// The nearest float of the same width to a signed integer.
  LaneExpr toFloat() const;
  /// f32 to f64 and back, i32 to i64 (with zeros on top) and back.
  LaneExpr widened() const;
  LaneExpr narrowed() const;

  /// Applies an operation to this value and further operands.
  template <typename Op, typename... Others> LaneExpr apply(Others... others) const {
    return with(Op::create(*builder, location, value, others...));
  }

private:
  bool isFloat() const { return llvm::isa<mlir::FloatType>(mlir::getElementTypeOrSelf(value.getType())); }
  unsigned width() const { return mlir::getElementTypeOrSelf(value.getType()).getIntOrFloatBitWidth(); }
  /// This value's type with other elements.
  mlir::Type withElements(mlir::Type element) const;
  mlir::Type floatOfWidth(unsigned bits) const {
    return bits == 32 ? mlir::Type(builder->getF32Type()) : builder->getF64Type();
  }
  LaneExpr bitcast(bool toFloat) const;

  template <typename FloatOp, typename IntOp> LaneExpr binary(LaneExpr other) const {
    return isFloat() ? apply<FloatOp>(other.value) : apply<IntOp>(other.value);
  }
  LaneExpr compare(mlir::arith::CmpFPredicate floats, mlir::arith::CmpIPredicate integers, LaneExpr other) const {
    if (isFloat())
      return with(mlir::arith::CmpFOp::create(*builder, location, floats, value, other.value));
    return with(mlir::arith::CmpIOp::create(*builder, location, integers, value, other.value));
  }

  mlir::OpBuilder *builder;
  mlir::Location location;
  mlir::Value value;
};

/// a b + c, rounded once.
inline LaneExpr fma(LaneExpr a, LaneExpr b, LaneExpr c) {
  return a.apply<mlir::math::FmaOp>(mlir::Value(b), mlir::Value(c));
}
inline LaneExpr fma(LaneExpr a, double b, LaneExpr c) { return fma(a, a.constant(b), c); }
inline LaneExpr fma(LaneExpr a, LaneExpr b, double c) { return fma(a, b, a.constant(c)); }
inline LaneExpr fma(LaneExpr a, double b, double c) { return fma(a, a.constant(b), a.constant(c)); }
inline LaneExpr abs(LaneExpr x) { return x.apply<mlir::math::AbsFOp>(); }
inline LaneExpr floor(LaneExpr x) { return x.apply<mlir::math::FloorOp>(); }
/// |x| with the sign of `sign`.
inline LaneExpr copySign(LaneExpr x, LaneExpr sign) { return x.apply<mlir::math::CopySignOp>(mlir::Value(sign)); }

/// c0 + c1 x + c2 x^2 + ..., by Horner's scheme.
LaneExpr polynomial(LaneExpr x, std::initializer_list<double> coefficients);

/// Where `condition` (i1) holds in any lane, the result is what `rare` builds (inside of the branch), in all lanes;
/// else it is `usual`. Both hold as many values.
llvm::SmallVector<LaneExpr> whereAny(LaneExpr condition, llvm::ArrayRef<LaneExpr> usual,
                                     llvm::function_ref<llvm::SmallVector<LaneExpr>()> rare);

} // namespace ttc::ir

#endif
