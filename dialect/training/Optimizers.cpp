//===- Optimizers.cpp - The update rules of torch.optim -------------------===//
//
// SGD, Adam, AdamW and RMSprop; the others are in AdaptiveOptimizers.cpp.
//
//===----------------------------------------------------------------------===//

#include "dialect/training/Update.h"

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
// SGD
//===----------------------------------------------------------------------===//

LogicalResult SGDAttr::verify(EmitError emitError, APFloat lr, APFloat momentum, APFloat dampening, APFloat weightDecay,
                              bool nesterov, bool maximize) {
  if (failed(verifyNotNegative(emitError, "lr", lr)) || failed(verifyNotNegative(emitError, "momentum", momentum)) ||
      failed(verifyNotNegative(emitError, "weight_decay", weightDecay)))
    return failure();
  if (nesterov && (momentum.isZero() || !dampening.isZero()))
    return emitError() << "expected nesterov with a momentum and no dampening, got momentum "
                       << momentum.convertToDouble() << " and dampening " << dampening.convertToDouble();
  return success();
}

double SGDAttr::getLearningRate() const { return getLr().convertToDouble(); }

std::optional<double> SGDAttr::getMomentumFactor() const {
  return getMomentum().isZero() ? std::nullopt : std::optional(getMomentum().convertToDouble());
}

SmallVector<StateSpec> SGDAttr::getStates(RankedTensorType param) const {
  if (getMomentum().isZero())
    return {};
  return {{"momentum_buffer", param}};
}

SmallVector<Value> SGDAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad, ValueRange states,
                                        Value lr, Value step, Value momentum) const {
  Update update(builder, loc, param, lr, step, momentum);
  TensorExpr p = update.param, g = update.decayed(update.ascent(grad, getMaximize()), getWeightDecay());
  SmallVector<Value> newStates;
  double dampening = getDampening().convertToDouble();
  if (!getMomentum().isZero()) {
    TensorExpr factor = update.factor(getMomentum());
    TensorExpr scaled = dampening == 0 ? g : update.atFirstStep(1, 1 - dampening) * g;
    TensorExpr buffer = factor * update.expr(states[0]) + scaled;
    newStates.push_back(buffer);
    g = getNesterov() ? g + factor * buffer : buffer;
  }
  SmallVector<Value> results{p - update.rounded(update.lr) * g};
  llvm::append_range(results, newStates);
  return results;
}

//===----------------------------------------------------------------------===//
// Adam and AdamW
//===----------------------------------------------------------------------===//

namespace {

SmallVector<StateSpec> adamStates(RankedTensorType param, bool amsgrad) {
  SmallVector<StateSpec> states{{"exp_avg", param}, {"exp_avg_sq", param}};
  if (amsgrad)
    states.push_back({"max_exp_avg_sq", param});
  return states;
}

/// Adam's step of `p` with the gradient `g`, weight decay already applied to either.
template <typename AdamLikeAttr>
SmallVector<Value> buildAdamStep(AdamLikeAttr attr, Update &update, TensorExpr p, TensorExpr g, ValueRange states) {
  double beta2 = attr.getBeta2().convertToDouble();
  TensorExpr m = update.average(update.expr(states[0]), g, attr.getBeta1());
  TensorExpr v = beta2 * update.expr(states[1]) + (1 - beta2) * (g * g);
  TensorExpr second = attr.getAmsgrad() ? update.expr(states[2]).apply<MaximumOp>(Value(v)) : v;
  TensorExpr stepSize = update.rounded(update.lr / update.firstBiasCorrection(attr.getBeta1()));
  TensorExpr scale = update.rounded(1.0 / sqrt(update.biasCorrection(beta2)));
  TensorExpr denominator = sqrt(second) * scale + attr.getEps().convertToDouble();
  SmallVector<Value> results{p - stepSize * (m / denominator), m, v};
  if (attr.getAmsgrad())
    results.push_back(second);
  return results;
}

} // namespace

LogicalResult AdamAttr::verify(EmitError emitError, APFloat lr, APFloat beta1, APFloat beta2, APFloat eps,
                               APFloat weightDecay, bool amsgrad, bool maximize) {
  return verifyAdamLike(emitError, lr, beta1, beta2, eps, weightDecay);
}

double AdamAttr::getLearningRate() const { return getLr().convertToDouble(); }

std::optional<double> AdamAttr::getMomentumFactor() const { return getBeta1().convertToDouble(); }

SmallVector<StateSpec> AdamAttr::getStates(RankedTensorType param) const { return adamStates(param, getAmsgrad()); }

SmallVector<Value> AdamAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad, ValueRange states,
                                         Value lr, Value step, Value momentum) const {
  Update update(builder, loc, param, lr, step, momentum);
  TensorExpr p = update.param, g = update.decayed(update.ascent(grad, getMaximize()), getWeightDecay());
  return buildAdamStep(*this, update, p, g, states);
}

LogicalResult AdamWAttr::verify(EmitError emitError, APFloat lr, APFloat beta1, APFloat beta2, APFloat eps,
                                APFloat weightDecay, bool amsgrad, bool maximize) {
  return verifyAdamLike(emitError, lr, beta1, beta2, eps, weightDecay);
}

double AdamWAttr::getLearningRate() const { return getLr().convertToDouble(); }

std::optional<double> AdamWAttr::getMomentumFactor() const { return getBeta1().convertToDouble(); }

SmallVector<StateSpec> AdamWAttr::getStates(RankedTensorType param) const { return adamStates(param, getAmsgrad()); }

SmallVector<Value> AdamWAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad, ValueRange states,
                                          Value lr, Value step, Value momentum) const {
  Update update(builder, loc, param, lr, step, momentum);
  TensorExpr p = update.param;
  if (!getWeightDecay().isZero())
    p = p * update.rounded(1 - update.lr * getWeightDecay().convertToDouble());
  return buildAdamStep(*this, update, p, update.ascent(grad, getMaximize()), states);
}

//===----------------------------------------------------------------------===//
// RMSprop
//===----------------------------------------------------------------------===//

LogicalResult RMSpropAttr::verify(EmitError emitError, APFloat lr, APFloat alpha, APFloat eps, APFloat weightDecay,
                                  APFloat momentum, bool centered, bool maximize) {
  return success(succeeded(verifyNotNegative(emitError, "lr", lr)) &&
                 succeeded(verifyNotNegative(emitError, "alpha", alpha)) &&
                 succeeded(verifyNotNegative(emitError, "eps", eps)) &&
                 succeeded(verifyNotNegative(emitError, "weight_decay", weightDecay)) &&
                 succeeded(verifyNotNegative(emitError, "momentum", momentum)));
}

double RMSpropAttr::getLearningRate() const { return getLr().convertToDouble(); }

std::optional<double> RMSpropAttr::getMomentumFactor() const {
  return getMomentum().isZero() ? std::nullopt : std::optional(getMomentum().convertToDouble());
}

SmallVector<StateSpec> RMSpropAttr::getStates(RankedTensorType param) const {
  SmallVector<StateSpec> states{{"square_avg", param}};
  if (!getMomentum().isZero())
    states.push_back({"momentum_buffer", param});
  if (getCentered())
    states.push_back({"grad_avg", param});
  return states;
}

SmallVector<Value> RMSpropAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad,
                                            ValueRange states, Value lr, Value step, Value momentum) const {
  Update update(builder, loc, param, lr, step, momentum);
  double alpha = getAlpha().convertToDouble();
  TensorExpr p = update.param, g = update.decayed(update.ascent(grad, getMaximize()), getWeightDecay());
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
  if (!getMomentum().isZero()) {
    move = update.factor(getMomentum()) * update.expr(states[1]) + move;
    newStates.push_back(move);
  }
  SmallVector<Value> results{p - rate * move};
  llvm::append_range(results, newStates);
  llvm::append_range(results, averages);
  return results;
}
