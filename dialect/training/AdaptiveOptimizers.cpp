//===- AdaptiveOptimizers.cpp - Adagrad, Adadelta and Adam's relatives ----===//

#include "dialect/training/Update.h"

using namespace mlir;
using namespace ttc::ir;

//===----------------------------------------------------------------------===//
// Adagrad
//===----------------------------------------------------------------------===//

LogicalResult AdagradAttr::verify(EmitError emitError, APFloat lr, APFloat lrDecay, APFloat weightDecay,
                                  APFloat initialAccumulatorValue, APFloat eps, bool maximize) {
  return success(succeeded(verifyNotNegative(emitError, "lr", lr)) &&
                 succeeded(verifyNotNegative(emitError, "lr_decay", lrDecay)) &&
                 succeeded(verifyNotNegative(emitError, "weight_decay", weightDecay)) &&
                 succeeded(verifyNotNegative(emitError, "initial_accumulator_value", initialAccumulatorValue)) &&
                 succeeded(verifyNotNegative(emitError, "eps", eps)));
}

double AdagradAttr::getLearningRate() const { return getLr().convertToDouble(); }

std::optional<double> AdagradAttr::getMomentumFactor() const { return std::nullopt; }

SmallVector<StateSpec> AdagradAttr::getStates(RankedTensorType param) const {
  return {{"sum", param, getInitialAccumulatorValue().convertToDouble()}};
}

SmallVector<Value> AdagradAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad,
                                            ValueRange states, Value lr, Value step, Value momentum) const {
  Update update(builder, loc, param, lr, step, momentum);
  TensorExpr g = update.decayed(update.ascent(grad, getMaximize()), getWeightDecay());
  TensorExpr sum = update.expr(states[0]) + g * g, rate = update.lr;
  if (!getLrDecay().isZero())
    rate = rate / (1 + (update.count() - 1) * getLrDecay().convertToDouble());
  TensorExpr denominator = sqrt(sum) + getEps().convertToDouble();
  return {update.param - update.rounded(rate) * (g / denominator), sum};
}

//===----------------------------------------------------------------------===//
// Adadelta
//===----------------------------------------------------------------------===//

LogicalResult AdadeltaAttr::verify(EmitError emitError, APFloat lr, APFloat rho, APFloat eps, APFloat weightDecay,
                                   bool maximize) {
  if (rho.convertToDouble() > 1)
    return emitError() << "expected rho of at most 1, got " << rho.convertToDouble();
  return success(succeeded(verifyNotNegative(emitError, "lr", lr)) &&
                 succeeded(verifyNotNegative(emitError, "rho", rho)) &&
                 succeeded(verifyNotNegative(emitError, "eps", eps)) &&
                 succeeded(verifyNotNegative(emitError, "weight_decay", weightDecay)));
}

double AdadeltaAttr::getLearningRate() const { return getLr().convertToDouble(); }

std::optional<double> AdadeltaAttr::getMomentumFactor() const { return std::nullopt; }

SmallVector<StateSpec> AdadeltaAttr::getStates(RankedTensorType param) const {
  return {{"square_avg", param}, {"acc_delta", param}};
}

SmallVector<Value> AdadeltaAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad,
                                             ValueRange states, Value lr, Value step, Value momentum) const {
  Update update(builder, loc, param, lr, step, momentum);
  double rho = getRho().convertToDouble(), eps = getEps().convertToDouble();
  TensorExpr g = update.decayed(update.ascent(grad, getMaximize()), getWeightDecay());
  TensorExpr squares = rho * update.expr(states[0]) + (1 - rho) * (g * g);
  TensorExpr before = update.expr(states[1]);
  TensorExpr move = sqrt(before + eps) / sqrt(squares + eps) * g;
  TensorExpr moves = rho * before + (1 - rho) * (move * move);
  return {update.param - update.rounded(update.lr) * move, squares, moves};
}

//===----------------------------------------------------------------------===//
// Adamax
//===----------------------------------------------------------------------===//

LogicalResult AdamaxAttr::verify(EmitError emitError, APFloat lr, APFloat beta1, APFloat beta2, APFloat eps,
                                 APFloat weightDecay, bool maximize) {
  return verifyAdamLike(emitError, lr, beta1, beta2, eps, weightDecay);
}

double AdamaxAttr::getLearningRate() const { return getLr().convertToDouble(); }

std::optional<double> AdamaxAttr::getMomentumFactor() const { return getBeta1().convertToDouble(); }

SmallVector<StateSpec> AdamaxAttr::getStates(RankedTensorType param) const {
  return {{"exp_avg", param}, {"exp_inf", param}};
}

SmallVector<Value> AdamaxAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad, ValueRange states,
                                           Value lr, Value step, Value momentum) const {
  Update update(builder, loc, param, lr, step, momentum);
  TensorExpr g = update.decayed(update.ascent(grad, getMaximize()), getWeightDecay());
  TensorExpr m = update.average(update.expr(states[0]), g, getBeta1());
  TensorExpr decayed = getBeta2().convertToDouble() * update.expr(states[1]);
  TensorExpr largest = decayed.apply<MaximumOp>(Value(g.apply<AbsOp>() + getEps().convertToDouble()));
  TensorExpr rate = update.rounded(update.lr / update.firstBiasCorrection(getBeta1()));
  return {update.param - rate * (m / largest), m, largest};
}

//===----------------------------------------------------------------------===//
// NAdam
//===----------------------------------------------------------------------===//

LogicalResult NAdamAttr::verify(EmitError emitError, APFloat lr, APFloat beta1, APFloat beta2, APFloat eps,
                                APFloat weightDecay, APFloat momentumDecay, bool decoupledWeightDecay, bool maximize) {
  return success(succeeded(verifyAdamLike(emitError, lr, beta1, beta2, eps, weightDecay)) &&
                 succeeded(verifyNotNegative(emitError, "momentum_decay", momentumDecay)));
}

double NAdamAttr::getLearningRate() const { return getLr().convertToDouble(); }

std::optional<double> NAdamAttr::getMomentumFactor() const { return std::nullopt; }

SmallVector<StateSpec> NAdamAttr::getStates(RankedTensorType param) const {
  return {
      {"mu_product", RankedTensorType::get({}, param.getElementType()), 1}, {"exp_avg", param}, {"exp_avg_sq", param}};
}

SmallVector<Value> NAdamAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad, ValueRange states,
                                          Value lr, Value step, Value momentum) const {
  Update update(builder, loc, param, lr, step, momentum);
  double beta1 = getBeta1().convertToDouble(), beta2 = getBeta2().convertToDouble();
  TensorExpr p = getDecoupledWeightDecay() ? update.decoupledDecay(getWeightDecay()) : update.param;
  TensorExpr g = update.ascent(grad, getMaximize());
  if (!getDecoupledWeightDecay())
    g = update.decayed(g, getWeightDecay());
  auto warmth = [&](TensorExpr count) {
    return beta1 * (1 - 0.5 * update.power(0.96, count * getMomentumDecay().convertToDouble()));
  };
  TensorExpr now = warmth(update.count()), next = warmth(update.count() + 1);
  Type f64 = builder.getF64Type();
  TensorExpr before = update.expr(states[0]);
  TensorExpr product = update.rounded((param.getType() == f64 ? before : before.apply<CastOp>(f64)) * now);
  TensorExpr wide = product.apply<CastOp>(f64);
  TensorExpr m = update.average(update.expr(states[1]), g, getBeta1());
  TensorExpr v = beta2 * update.expr(states[2]) + (1 - beta2) * (g * g);
  TensorExpr denominator = sqrt(v / update.rounded(update.biasCorrection(beta2))) + getEps().convertToDouble();
  TensorExpr fromGradient = update.rounded(update.lr * (1 - now) / (1 - wide));
  TensorExpr fromAverage = update.rounded(update.lr * next / (1 - wide * next));
  return {p - fromGradient * (g / denominator) - fromAverage * (m / denominator), product, m, v};
}

//===----------------------------------------------------------------------===//
// RAdam
//===----------------------------------------------------------------------===//

LogicalResult RAdamAttr::verify(EmitError emitError, APFloat lr, APFloat beta1, APFloat beta2, APFloat eps,
                                APFloat weightDecay, bool decoupledWeightDecay, bool maximize) {
  return verifyAdamLike(emitError, lr, beta1, beta2, eps, weightDecay);
}

double RAdamAttr::getLearningRate() const { return getLr().convertToDouble(); }

std::optional<double> RAdamAttr::getMomentumFactor() const { return getBeta1().convertToDouble(); }

SmallVector<StateSpec> RAdamAttr::getStates(RankedTensorType param) const {
  return {{"exp_avg", param}, {"exp_avg_sq", param}};
}

SmallVector<Value> RAdamAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad, ValueRange states,
                                          Value lr, Value step, Value momentum) const {
  Update update(builder, loc, param, lr, step, momentum);
  double beta2 = getBeta2().convertToDouble(), longest = 2 / (1 - beta2) - 1;
  TensorExpr p = getDecoupledWeightDecay() ? update.decoupledDecay(getWeightDecay()) : update.param;
  TensorExpr g = update.ascent(grad, getMaximize());
  if (!getDecoupledWeightDecay())
    g = update.decayed(g, getWeightDecay());
  TensorExpr m = update.average(update.expr(states[0]), g, getBeta1());
  TensorExpr v = beta2 * update.expr(states[1]) + (1 - beta2) * (g * g);
  TensorExpr correction = update.biasCorrection(beta2), count = update.count();
  TensorExpr length = longest - 2 * count * (1 - correction) / correction;
  TensorExpr rectification =
      sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)) * sqrt(correction);
  TensorExpr adaptive = update.rounded(rectification) / (sqrt(v) + getEps().convertToDouble());
  TensorExpr isLong = length > 5;
  TensorExpr rate = update.rounded(update.lr / update.firstBiasCorrection(getBeta1()));
  return {p - rate * m * isLong.where(adaptive, 1.0), m, v};
}
