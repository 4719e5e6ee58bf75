//===- TensorExpr.h - Graph operations written as formulas ----------------===//
//
// What buildVjp is written with: operators build operations of the dialect on
// tensors; numbers become constants of rank 0.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_ELEMENTWISE_TENSOREXPR_H
#define TTC_DIALECT_ELEMENTWISE_TENSOREXPR_H

#include "dialect/elementwise/Elementwise.h"
#include "dialect/shape/Shape.h"

namespace ttc::ir {

/// A `ttc.constant` of rank 0 with the element type of `like`.
mlir::Value buildNumber(mlir::OpBuilder &builder, mlir::Location location, mlir::Type elementType, Number value);

/// Sums `value` over the dimensions in which `type` was broadcast to it: the vjp of broadcasting.
mlir::Value sumTo(mlir::OpBuilder &builder, mlir::Location location, mlir::Value value, mlir::Type type);

/// A tensor of `type` with `value` everywhere.
mlir::Value buildFull(mlir::OpBuilder &builder, mlir::Location location, mlir::Type type, Number value);

/// A tensor value and the builder that its expressions are built with.
class TensorExpr {
public:
  TensorExpr(mlir::OpBuilder &builder, mlir::Location location, mlir::Value value)
      : builder(&builder), location(location), value(value) {}

  operator mlir::Value() const { return value; }
  mlir::Location getLoc() const { return location; }
  TensorExpr with(mlir::Value other) const { return {*builder, location, other}; }
  TensorExpr constant(Number number) const {
    auto tensor = llvm::cast<mlir::RankedTensorType>(value.getType());
    return with(buildNumber(*builder, location, tensor.getElementType(), number));
  }
  /// Applies an operation to this value and further operands and attributes.
  template <typename Op, typename... Others> TensorExpr apply(Others... others) const {
    return with(Op::create(*builder, location, value, others...));
  }
  TensorExpr sumTo(mlir::Value like) const { return with(ttc::ir::sumTo(*builder, location, value, like.getType())); }

  friend TensorExpr operator+(TensorExpr a, TensorExpr b) { return a.apply<AddOp>(b.value); }
  friend TensorExpr operator-(TensorExpr a, TensorExpr b) { return a.apply<SubOp>(b.value); }
  friend TensorExpr operator*(TensorExpr a, TensorExpr b) { return a.apply<MulOp>(b.value); }
  friend TensorExpr operator/(TensorExpr a, TensorExpr b) { return a.apply<DivOp>(b.value); }
  friend TensorExpr operator+(TensorExpr a, double b) { return a + a.constant(b); }
  friend TensorExpr operator-(TensorExpr a, double b) { return a - a.constant(b); }
  friend TensorExpr operator*(TensorExpr a, double b) { return a * a.constant(b); }
  friend TensorExpr operator/(TensorExpr a, double b) { return a / a.constant(b); }
  friend TensorExpr operator+(double a, TensorExpr b) { return b.constant(a) + b; }
  friend TensorExpr operator-(double a, TensorExpr b) { return b.constant(a) - b; }
  friend TensorExpr operator*(double a, TensorExpr b) { return b.constant(a) * b; }
  friend TensorExpr operator/(double a, TensorExpr b) { return b.constant(a) / b; }
  TensorExpr operator-() const { return apply<NegOp>(); }

  TensorExpr operator==(TensorExpr other) const { return apply<EqOp>(other.value); }
  TensorExpr operator<(TensorExpr other) const { return apply<LtOp>(other.value); }
  TensorExpr operator<=(TensorExpr other) const { return apply<LeOp>(other.value); }
  TensorExpr operator>(TensorExpr other) const { return apply<GtOp>(other.value); }
  TensorExpr operator>=(TensorExpr other) const { return apply<GeOp>(other.value); }
  TensorExpr operator==(Number other) const { return *this == constant(other); }
  TensorExpr operator<(Number other) const { return *this < constant(other); }
  TensorExpr operator<=(Number other) const { return *this <= constant(other); }
  TensorExpr operator>(Number other) const { return *this > constant(other); }
  TensorExpr operator>=(Number other) const { return *this >= constant(other); }

  /// `this ? a : b` where this is a mask.
  TensorExpr where(TensorExpr a, TensorExpr b) const { return apply<WhereOp>(a.value, b.value); }
  TensorExpr where(TensorExpr a, double b) const { return where(a, a.constant(b)); }
  TensorExpr where(double a, TensorExpr b) const { return where(b.constant(a), b); }

private:
  mlir::OpBuilder *builder;
  mlir::Location location;
  mlir::Value value;
};

inline TensorExpr exp(TensorExpr x) { return x.apply<ExpOp>(); }
inline TensorExpr log(TensorExpr x) { return x.apply<LogOp>(); }
inline TensorExpr maximum(TensorExpr x, Number y) { return x.apply<MaximumOp>(mlir::Value(x.constant(y))); }
inline TensorExpr square(TensorExpr x) { return x.apply<SquareOp>(); }
inline TensorExpr sigmoid(TensorExpr x) { return x.apply<SigmoidOp>(); }
inline TensorExpr tanh(TensorExpr x) { return x.apply<TanhOp>(); }

} // namespace ttc::ir

#endif
