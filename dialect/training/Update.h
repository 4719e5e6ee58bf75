//===- Update.h - What the update rules of optimizers are written with ----===//
//
// Scalars that depend on the step alone (bias corrections, step size) are computed in
// f64 and rounded to the parameter's type last: f32 loses 1 - 0.999^t.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_TRAINING_UPDATE_H
#define TTC_DIALECT_TRAINING_UPDATE_H

#include "dialect/elementwise/TensorExpr.h"
#include "dialect/training/Training.h"
#include <cmath>

namespace ttc::ir {

inline TensorExpr sqrt(TensorExpr x) { return x.apply<SqrtOp>(); }

/// The operands that all updates share, and the arithmetic they need.
class Update {
public:
  /// `momentum` is null where it is a constant; see `OptimizerAttrInterface::buildUpdate`.
  Update(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value param, mlir::Value lr, mlir::Value step,
         mlir::Value momentum)
      : lr(builder, loc, lr), param(builder, loc, param), step(builder, loc, step), momentum(momentum),
        type(llvm::cast<mlir::RankedTensorType>(param.getType()).getElementType()) {}

  TensorExpr expr(mlir::Value value) const { return param.with(value); }

  /// The direction in which the objective falls: the gradient, or with `maximize` its negative.
  TensorExpr ascent(mlir::Value grad, bool maximize) const { return maximize ? -expr(grad) : expr(grad); }

  /// Rounds an f64 scalar to the parameter's type.
  TensorExpr rounded(TensorExpr scalar) const { return type.isF64() ? scalar : scalar.apply<CastOp>(type); }

  /// The number of the step from 1 on, f64.
  TensorExpr count() const { return step.apply<CastOp>(mlir::Float64Type::get(type.getContext())); }

  /// `value` at the first step, `later` from then on, in the parameter's type.
  TensorExpr atFirstStep(double value, double later) const {
    return (step == 1).where(param.constant(value), param.constant(later));
  }

  /// base^exponent in f64; an `exponent` of f64.
  TensorExpr power(double base, TensorExpr exponent) const { return exp(exponent * std::log(base)); }

  /// 1 - beta^step, in f64.
  TensorExpr biasCorrection(double beta) const { return -(count() * std::log(beta)).apply<Expm1Op>(); }

  /// The momentum in the parameter's type: `constant`, or what the state says.
  TensorExpr factor(const llvm::APFloat &constant) const {
    return momentum ? rounded(expr(momentum)) : param.constant(constant.convertToDouble());
  }

  /// 1 - beta1^step in f64, where beta1 is the momentum.
  TensorExpr firstBiasCorrection(const llvm::APFloat &beta1) const {
    if (!momentum)
      return biasCorrection(beta1.convertToDouble());
    return -(count() * log(expr(momentum))).apply<Expm1Op>();
  }

  /// torch.lerp(start, end, 1 - beta1), where beta1 is the momentum.
  TensorExpr average(TensorExpr start, TensorExpr end, const llvm::APFloat &beta1) const {
    if (!momentum)
      return lerp(start, end, 1 - beta1.convertToDouble());
    return start + rounded(1 - expr(momentum)) * (end - start);
  }

  /// torch.lerp(start, end, weight): the form that is exact at the nearer end.
  TensorExpr lerp(TensorExpr start, TensorExpr end, double weight) const {
    return weight < 0.5 ? start + weight * (end - start) : end - (end - start) * (1 - weight);
  }

  /// torch's `grad.add(param, alpha=weight_decay)`.
  TensorExpr decayed(TensorExpr grad, const llvm::APFloat &weightDecay) const {
    return weightDecay.isZero() ? grad : grad + weightDecay.convertToDouble() * param;
  }

  /// The parameter after a decay that is no part of the gradient: I. Loshchilov, F. Hutter, ICLR 2019.
  TensorExpr decoupledDecay(const llvm::APFloat &weightDecay) const {
    return weightDecay.isZero() ? param : param * rounded(1 - lr * weightDecay.convertToDouble());
  }

  /// The learning rate, f64.
  TensorExpr lr;
  TensorExpr param;

private:
  TensorExpr step;
  mlir::Value momentum;
  mlir::Type type;
};

using EmitError = llvm::function_ref<mlir::InFlightDiagnostic()>;

inline mlir::LogicalResult verifyNotNegative(EmitError emitError, llvm::StringRef name, const llvm::APFloat &value) {
  if (value.isNegative() && !value.isZero())
    return emitError() << "expected " << name << " of at least 0, got " << value.convertToDouble();
  return mlir::success();
}

inline mlir::LogicalResult verifyBelowOne(EmitError emitError, llvm::StringRef name, const llvm::APFloat &value) {
  double number = value.convertToDouble();
  if (!(number >= 0 && number < 1))
    return emitError() << "expected " << name << " in [0, 1), got " << number;
  return mlir::success();
}

/// The options that Adam and its relatives share.
inline mlir::LogicalResult verifyAdamLike(EmitError emitError, const llvm::APFloat &lr, const llvm::APFloat &beta1,
                                          const llvm::APFloat &beta2, const llvm::APFloat &eps,
                                          const llvm::APFloat &weightDecay) {
  return mlir::success(mlir::succeeded(verifyNotNegative(emitError, "lr", lr)) &&
                       mlir::succeeded(verifyBelowOne(emitError, "beta1", beta1)) &&
                       mlir::succeeded(verifyBelowOne(emitError, "beta2", beta2)) &&
                       mlir::succeeded(verifyNotNegative(emitError, "eps", eps)) &&
                       mlir::succeeded(verifyNotNegative(emitError, "weight_decay", weightDecay)));
}

} // namespace ttc::ir

#endif
