//===- Optimizers.cpp - The update rules of torch.optim -------------------===//
//
// Scalars that depend on the step alone (bias corrections, step size) are computed in
// f64 and rounded to the parameter's type last: f32 loses 1 - 0.999^t.
//
//===----------------------------------------------------------------------===//

#include "dialect/elementwise/TensorExpr.h"
#include "dialect/training/Training.h"
#include <cmath>

using namespace mlir;
using namespace ttc::ir;

#include "dialect/training/OptimizerInterface.cpp.inc"

FailureOr<APFloat> ttc::ir::parseF64(AsmParser &parser) {
  double sign = succeeded(parser.parseOptionalMinus()) ? -1 : 1;
  APInt integer;
  OptionalParseResult parsed = parser.parseOptionalInteger(integer);
  if (parsed.has_value()) {
    if (failed(*parsed))
      return failure();
    return APFloat(sign * integer.roundToDouble());
  }
  double value;
  if (failed(parser.parseFloat(value)))
    return failure();
  return APFloat(sign * value);
}

//===----------------------------------------------------------------------===//
// Formulas
//===----------------------------------------------------------------------===//

namespace {

TensorExpr sqrt(TensorExpr x) { return x.apply<SqrtOp>(); }

/// The operands that all updates share, and the arithmetic they need.
class Update {
public:
  Update(OpBuilder &builder, Location loc, Value param, Value lr, Value step)
      : lr(builder, loc, lr), param(builder, loc, param), step(builder, loc, step),
        type(cast<RankedTensorType>(param.getType()).getElementType()) {}

  TensorExpr expr(Value value) const { return param.with(value); }

  /// Rounds an f64 scalar to the parameter's type.
  TensorExpr rounded(TensorExpr scalar) const { return type.isF64() ? scalar : scalar.apply<CastOp>(type); }

  /// `value` at the first step, `later` from then on, in the parameter's type.
  TensorExpr atFirstStep(double value, double later) const {
    return (step == 1).where(param.constant(value), param.constant(later));
  }

  /// 1 - beta^step, in f64.
  TensorExpr biasCorrection(double beta) const {
    TensorExpr count = step.apply<CastOp>(Float64Type::get(type.getContext()));
    return -(count * std::log(beta)).apply<Expm1Op>();
  }

  /// torch.lerp(start, end, weight): the form that is exact at the nearer end.
  TensorExpr lerp(TensorExpr start, TensorExpr end, double weight) const {
    return weight < 0.5 ? start + weight * (end - start) : end - (end - start) * (1 - weight);
  }

  /// torch's `grad.add(param, alpha=weight_decay)`.
  TensorExpr decayed(TensorExpr grad, const APFloat &weightDecay) const {
    return weightDecay.isZero() ? grad : grad + weightDecay.convertToDouble() * param;
  }

  /// The learning rate, f64.
  TensorExpr lr;
  TensorExpr param;

private:
  TensorExpr step;
  Type type;
};

using EmitError = llvm::function_ref<InFlightDiagnostic()>;

LogicalResult verifyNotNegative(EmitError emitError, StringRef name, const APFloat &value) {
  if (value.isNegative() && !value.isZero())
    return emitError() << "expected " << name << " of at least 0, got " << value.convertToDouble();
  return success();
}

LogicalResult verifyBelowOne(EmitError emitError, StringRef name, const APFloat &value) {
  double number = value.convertToDouble();
  if (!(number >= 0 && number < 1))
    return emitError() << "expected " << name << " in [0, 1), got " << number;
  return success();
}

} // namespace

//===----------------------------------------------------------------------===//
// SGD
//===----------------------------------------------------------------------===//

LogicalResult SGDAttr::verify(EmitError emitError, APFloat lr, APFloat momentum, APFloat dampening,
                              APFloat weightDecay, bool nesterov) {
  if (failed(verifyNotNegative(emitError, "lr", lr)) || failed(verifyNotNegative(emitError, "momentum", momentum)) ||
      failed(verifyNotNegative(emitError, "weight_decay", weightDecay)))
    return failure();
  if (nesterov && (momentum.isZero() || !dampening.isZero()))
    return emitError() << "expected nesterov with a momentum and no dampening, got momentum "
                       << momentum.convertToDouble() << " and dampening " << dampening.convertToDouble();
  return success();
}

double SGDAttr::getLearningRate() const { return getLr().convertToDouble(); }

SmallVector<StateSpec> SGDAttr::getStates(RankedTensorType param) const {
  if (getMomentum().isZero())
    return {};
  return {{"momentum_buffer", param}};
}

SmallVector<Value> SGDAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad, ValueRange states,
                                        Value lr, Value step) const {
  Update update(builder, loc, param, lr, step);
  TensorExpr p = update.param, g = update.decayed(update.expr(grad), getWeightDecay());
  SmallVector<Value> newStates;
  double momentum = getMomentum().convertToDouble(), dampening = getDampening().convertToDouble();
  if (momentum != 0) {
    TensorExpr scaled = dampening == 0 ? g : update.atFirstStep(1, 1 - dampening) * g;
    TensorExpr buffer = momentum * update.expr(states[0]) + scaled;
    newStates.push_back(buffer);
    g = getNesterov() ? g + momentum * buffer : buffer;
  }
  SmallVector<Value> results{p - update.rounded(update.lr) * g};
  llvm::append_range(results, newStates);
  return results;
}

//===----------------------------------------------------------------------===//
// Adam and AdamW
//===----------------------------------------------------------------------===//

namespace {

LogicalResult verifyAdam(EmitError emitError, const APFloat &lr, const APFloat &beta1,
                         const APFloat &beta2, const APFloat &eps, const APFloat &weightDecay) {
  return success(succeeded(verifyNotNegative(emitError, "lr", lr)) &&
                 succeeded(verifyBelowOne(emitError, "beta1", beta1)) &&
                 succeeded(verifyBelowOne(emitError, "beta2", beta2)) &&
                 succeeded(verifyNotNegative(emitError, "eps", eps)) &&
                 succeeded(verifyNotNegative(emitError, "weight_decay", weightDecay)));
}

SmallVector<StateSpec> adamStates(RankedTensorType param, bool amsgrad) {
  SmallVector<StateSpec> states{{"exp_avg", param}, {"exp_avg_sq", param}};
  if (amsgrad)
    states.push_back({"max_exp_avg_sq", param});
  return states;
}

/// Adam's step of `p` with the gradient `g`, weight decay already applied to either.
template <typename AdamLikeAttr>
SmallVector<Value> buildAdamStep(AdamLikeAttr attr, Update &update, TensorExpr p, TensorExpr g, ValueRange states) {
  double beta1 = attr.getBeta1().convertToDouble(), beta2 = attr.getBeta2().convertToDouble();
  TensorExpr m = update.lerp(update.expr(states[0]), g, 1 - beta1);
  TensorExpr v = beta2 * update.expr(states[1]) + (1 - beta2) * (g * g);
  TensorExpr second = attr.getAmsgrad() ? update.expr(states[2]).apply<MaximumOp>(Value(v)) : v;
  TensorExpr stepSize = update.rounded(update.lr / update.biasCorrection(beta1));
  TensorExpr scale = update.rounded(1.0 / sqrt(update.biasCorrection(beta2)));
  TensorExpr denominator = sqrt(second) * scale + attr.getEps().convertToDouble();
  SmallVector<Value> results{p - stepSize * (m / denominator), m, v};
  if (attr.getAmsgrad())
    results.push_back(second);
  return results;
}

} // namespace

LogicalResult AdamAttr::verify(EmitError emitError, APFloat lr, APFloat beta1, APFloat beta2,
                               APFloat eps, APFloat weightDecay, bool amsgrad) {
  return verifyAdam(emitError, lr, beta1, beta2, eps, weightDecay);
}

double AdamAttr::getLearningRate() const { return getLr().convertToDouble(); }

SmallVector<StateSpec> AdamAttr::getStates(RankedTensorType param) const { return adamStates(param, getAmsgrad()); }

SmallVector<Value> AdamAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad, ValueRange states,
                                         Value lr, Value step) const {
  Update update(builder, loc, param, lr, step);
  TensorExpr p = update.param, g = update.decayed(update.expr(grad), getWeightDecay());
  return buildAdamStep(*this, update, p, g, states);
}

LogicalResult AdamWAttr::verify(EmitError emitError, APFloat lr, APFloat beta1, APFloat beta2,
                                APFloat eps, APFloat weightDecay, bool amsgrad) {
  return verifyAdam(emitError, lr, beta1, beta2, eps, weightDecay);
}

double AdamWAttr::getLearningRate() const { return getLr().convertToDouble(); }

SmallVector<StateSpec> AdamWAttr::getStates(RankedTensorType param) const { return adamStates(param, getAmsgrad()); }

SmallVector<Value> AdamWAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad, ValueRange states,
                                          Value lr, Value step) const {
  Update update(builder, loc, param, lr, step);
  TensorExpr p = update.param;
  if (!getWeightDecay().isZero())
    p = p * update.rounded(1 - update.lr * getWeightDecay().convertToDouble());
  return buildAdamStep(*this, update, p, update.expr(grad), states);
}

//===----------------------------------------------------------------------===//
// RMSprop
//===----------------------------------------------------------------------===//

LogicalResult RMSpropAttr::verify(EmitError emitError, APFloat lr, APFloat alpha, APFloat eps,
                                  APFloat weightDecay, APFloat momentum, bool centered) {
  return success(succeeded(verifyNotNegative(emitError, "lr", lr)) &&
                 succeeded(verifyNotNegative(emitError, "alpha", alpha)) &&
                 succeeded(verifyNotNegative(emitError, "eps", eps)) &&
                 succeeded(verifyNotNegative(emitError, "weight_decay", weightDecay)) &&
                 succeeded(verifyNotNegative(emitError, "momentum", momentum)));
}

double RMSpropAttr::getLearningRate() const { return getLr().convertToDouble(); }

SmallVector<StateSpec> RMSpropAttr::getStates(RankedTensorType param) const {
  SmallVector<StateSpec> states{{"square_avg", param}};
  if (!getMomentum().isZero())
    states.push_back({"momentum_buffer", param});
  if (getCentered())
    states.push_back({"grad_avg", param});
  return states;
}

SmallVector<Value> RMSpropAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad,
                                            ValueRange states, Value lr, Value step) const {
  Update update(builder, loc, param, lr, step);
  double alpha = getAlpha().convertToDouble(), momentum = getMomentum().convertToDouble();
  TensorExpr p = update.param, g = update.decayed(update.expr(grad), getWeightDecay());
  TensorExpr v = alpha * update.expr(states[0]) + (1 - alpha) * (g * g);
  SmallVector<Value> newStates{v};

  TensorExpr variance = v, rate = update.rounded(update.lr);
  SmallVector<Value> averages;
  if (getCentered()) {
    TensorExpr average = update.lerp(update.expr(states.back()), g, 1 - alpha);
    averages.push_back(average);
    variance = v - average * average;
  }
  TensorExpr denominator = sqrt(variance) + getEps().convertToDouble();
  TensorExpr move = g / denominator;
  if (momentum != 0) {
    move = momentum * update.expr(states[1]) + move;
    newStates.push_back(move);
  }
  SmallVector<Value> results{p - rate * move};
  llvm::append_range(results, newStates);
  llvm::append_range(results, averages);
  return results;
}
