//===- Optimizers.cpp - The update rules of torch.optim -------------------===//
//
// Scalars that depend on the step alone (bias corrections, step size) are computed in
// f64 and rounded to the parameter's type last: f32 loses 1 - 0.999^t.
//
//===----------------------------------------------------------------------===//

#include "dialect/elementwise/Elementwise.h"
#include "dialect/shape/Shape.h"
#include "dialect/training/Training.h"
#include <cmath>

using namespace mlir;
using namespace ttc::ir;

#include "dialect/training/OptimizerInterface.cpp.inc"

FailureOr<llvm::APFloat> ttc::ir::parseF64(AsmParser &parser) {
  llvm::APInt integer;
  OptionalParseResult parsed = parser.parseOptionalInteger(integer);
  if (parsed.has_value()) {
    if (failed(*parsed))
      return failure();
    return llvm::APFloat(integer.roundToDouble(/*isSigned=*/true));
  }
  double value;
  if (failed(parser.parseFloat(value)))
    return failure();
  return llvm::APFloat(value);
}

//===----------------------------------------------------------------------===//
// Formulas
//===----------------------------------------------------------------------===//

namespace {

/// A value with arithmetic operators that build operations.
struct Term {
  OpBuilder *builder;
  Location loc;
  Value value;

  Term with(Value other) const { return {builder, loc, other}; }
};

Term operator+(Term a, Term b) { return a.with(AddOp::create(*a.builder, a.loc, a.value, b.value)); }
Term operator-(Term a, Term b) { return a.with(SubOp::create(*a.builder, a.loc, a.value, b.value)); }
Term operator*(Term a, Term b) { return a.with(MulOp::create(*a.builder, a.loc, a.value, b.value)); }
Term operator/(Term a, Term b) { return a.with(DivOp::create(*a.builder, a.loc, a.value, b.value)); }
Term sqrt(Term a) { return a.with(SqrtOp::create(*a.builder, a.loc, a.value)); }
Term expm1(Term a) { return a.with(Expm1Op::create(*a.builder, a.loc, a.value)); }
Term maximum(Term a, Term b) { return a.with(MaximumOp::create(*a.builder, a.loc, a.value, b.value)); }

/// The operands of one update and the constants it needs.
class Update {
public:
  Update(OpBuilder &builder, Location loc, Value param, Value lr, Value step)
      : builder(builder), loc(loc), type(cast<RankedTensorType>(param.getType()).getElementType()), lr(term(lr)),
        stepCount(step) {}

  Term term(Value value) { return {&builder, loc, value}; }

  /// A rank-0 constant of the parameter's type, or of f64.
  Term number(double value) { return constant(value, type); }
  Term number64(double value) { return constant(value, builder.getF64Type()); }

  /// Rounds an f64 scalar to the parameter's type.
  Term rounded(Term scalar) {
    if (type.isF64())
      return scalar;
    return term(CastOp::create(builder, loc, scalar.value, type));
  }

  Term step64() { return term(CastOp::create(builder, loc, stepCount, builder.getF64Type())); }

  /// `value` at the first step, `later` from then on, in the parameter's type.
  Term atFirstStep(double value, double later) {
    auto scalar = RankedTensorType::get({}, builder.getI64Type());
    Value one = ConstantOp::create(builder, loc, DenseElementsAttr::get(scalar, int64_t(1)));
    Value isFirst = EqOp::create(builder, loc, stepCount, one);
    return term(WhereOp::create(builder, loc, isFirst, number(value).value, number(later).value));
  }

  /// 1 - beta^step, in f64.
  Term biasCorrection(double beta) {
    return number64(0) - expm1(step64() * number64(std::log(beta)));
  }

  /// torch.lerp(start, end, weight): the form that is exact at the nearer end.
  Term lerp(Term start, Term end, double weight) {
    if (weight < 0.5)
      return start + number(weight) * (end - start);
    return end - (end - start) * number(1 - weight);
  }

  /// torch's `grad.add(param, alpha=weight_decay)`.
  Term decayed(Term grad, Term param, double weightDecay) {
    return weightDecay == 0 ? grad : grad + number(weightDecay) * param;
  }

private:
  Term constant(double value, Type element) {
    auto scalar = RankedTensorType::get({}, element);
    return term(ConstantOp::create(builder, loc, DenseElementsAttr::get(scalar, builder.getFloatAttr(element, value))));
  }

  OpBuilder &builder;
  Location loc;
  Type type;

public:
  /// The learning rate, f64.
  Term lr;

private:
  Value stepCount;
};

using EmitError = llvm::function_ref<InFlightDiagnostic()>;

LogicalResult verifyNotNegative(EmitError emitError, StringRef name, const llvm::APFloat &value) {
  if (value.isNegative() && !value.isZero())
    return emitError() << "expected " << name << " of at least 0, got " << value.convertToDouble();
  return success();
}

LogicalResult verifyBelowOne(EmitError emitError, StringRef name, const llvm::APFloat &value) {
  double number = value.convertToDouble();
  if (!(number >= 0 && number < 1))
    return emitError() << "expected " << name << " in [0, 1), got " << number;
  return success();
}

} // namespace

//===----------------------------------------------------------------------===//
// SGD
//===----------------------------------------------------------------------===//

LogicalResult SGDAttr::verify(EmitError emitError, llvm::APFloat lr, llvm::APFloat momentum, llvm::APFloat dampening,
                              llvm::APFloat weightDecay, bool nesterov) {
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
  Term p = update.term(param);
  Term g = update.decayed(update.term(grad), p, getWeightDecay().convertToDouble());
  SmallVector<Value> newStates;
  double momentum = getMomentum().convertToDouble(), dampening = getDampening().convertToDouble();
  if (momentum != 0) {
    Term scaled = dampening == 0 ? g : update.atFirstStep(1, 1 - dampening) * g;
    Term buffer = update.number(momentum) * update.term(states[0]) + scaled;
    newStates.push_back(buffer.value);
    g = getNesterov() ? g + update.number(momentum) * buffer : buffer;
  }
  SmallVector<Value> results{(p - update.rounded(update.lr) * g).value};
  llvm::append_range(results, newStates);
  return results;
}

//===----------------------------------------------------------------------===//
// Adam and AdamW
//===----------------------------------------------------------------------===//

namespace {

LogicalResult verifyAdam(EmitError emitError, const llvm::APFloat &lr, const llvm::APFloat &beta1,
                         const llvm::APFloat &beta2, const llvm::APFloat &eps, const llvm::APFloat &weightDecay) {
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
SmallVector<Value> buildAdamStep(AdamLikeAttr attr, Update &update, Term p, Term g, ValueRange states) {
  double beta1 = attr.getBeta1().convertToDouble(), beta2 = attr.getBeta2().convertToDouble();
  Term m = update.lerp(update.term(states[0]), g, 1 - beta1);
  Term v = update.number(beta2) * update.term(states[1]) + update.number(1 - beta2) * (g * g);
  Term second = attr.getAmsgrad() ? maximum(update.term(states[2]), v) : v;
  Term stepSize = update.rounded(update.lr / update.biasCorrection(beta1));
  Term scale = update.rounded(update.number64(1) / sqrt(update.biasCorrection(beta2)));
  Term denominator = sqrt(second) * scale + update.number(attr.getEps().convertToDouble());
  SmallVector<Value> results{(p - stepSize * (m / denominator)).value, m.value, v.value};
  if (attr.getAmsgrad())
    results.push_back(second.value);
  return results;
}

} // namespace

LogicalResult AdamAttr::verify(EmitError emitError, llvm::APFloat lr, llvm::APFloat beta1, llvm::APFloat beta2,
                               llvm::APFloat eps, llvm::APFloat weightDecay, bool amsgrad) {
  return verifyAdam(emitError, lr, beta1, beta2, eps, weightDecay);
}

double AdamAttr::getLearningRate() const { return getLr().convertToDouble(); }

SmallVector<StateSpec> AdamAttr::getStates(RankedTensorType param) const { return adamStates(param, getAmsgrad()); }

SmallVector<Value> AdamAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad, ValueRange states,
                                         Value lr, Value step) const {
  Update update(builder, loc, param, lr, step);
  Term p = update.term(param);
  Term g = update.decayed(update.term(grad), p, getWeightDecay().convertToDouble());
  return buildAdamStep(*this, update, p, g, states);
}

LogicalResult AdamWAttr::verify(EmitError emitError, llvm::APFloat lr, llvm::APFloat beta1, llvm::APFloat beta2,
                                llvm::APFloat eps, llvm::APFloat weightDecay, bool amsgrad) {
  return verifyAdam(emitError, lr, beta1, beta2, eps, weightDecay);
}

double AdamWAttr::getLearningRate() const { return getLr().convertToDouble(); }

SmallVector<StateSpec> AdamWAttr::getStates(RankedTensorType param) const { return adamStates(param, getAmsgrad()); }

SmallVector<Value> AdamWAttr::buildUpdate(OpBuilder &builder, Location loc, Value param, Value grad, ValueRange states,
                                          Value lr, Value step) const {
  Update update(builder, loc, param, lr, step);
  Term p = update.term(param);
  if (!getWeightDecay().isZero()) {
    Term decay = update.number64(getWeightDecay().convertToDouble());
    p = p * update.rounded(update.number64(1) - update.lr * decay);
  }
  return buildAdamStep(*this, update, p, update.term(grad), states);
}

//===----------------------------------------------------------------------===//
// RMSprop
//===----------------------------------------------------------------------===//

LogicalResult RMSpropAttr::verify(EmitError emitError, llvm::APFloat lr, llvm::APFloat alpha, llvm::APFloat eps,
                                  llvm::APFloat weightDecay, llvm::APFloat momentum, bool centered) {
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
  Term p = update.term(param);
  Term g = update.decayed(update.term(grad), p, getWeightDecay().convertToDouble());
  Term v = update.number(alpha) * update.term(states[0]) + update.number(1 - alpha) * (g * g);
  SmallVector<Value> newStates{v.value};

  Term variance = v, rate = update.rounded(update.lr);
  SmallVector<Value> averages;
  if (getCentered()) {
    Term average = update.lerp(update.term(states.back()), g, 1 - alpha);
    averages.push_back(average.value);
    variance = v - average * average;
  }
  Term denominator = sqrt(variance) + update.number(getEps().convertToDouble());
  Term move = g / denominator;
  if (momentum != 0) {
    move = update.number(momentum) * update.term(states[1]) + move;
    newStates.push_back(move.value);
  }
  SmallVector<Value> results{(p - rate * move).value};
  llvm::append_range(results, newStates);
  llvm::append_range(results, averages);
  return results;
}
