//===- AppendOptimizer.cpp - Turn a loss into a training step -------------===//

#include "dialect/elementwise/Elementwise.h"
#include "dialect/shape/Shape.h"
#include "dialect/training/ReverseWalk.h"
#include "dialect/training/Training.h"
#include "passes/Passes.h"
#include "passes/autodiff/Gradients.h"
#include "passes/graph/Signature.h"

using namespace mlir;

namespace ttc {

#define GEN_PASS_DEF_APPENDOPTIMIZER
#include "passes/Passes.h.inc"

namespace {

/// A parameter that is trained, and by what.
struct Trained {
  BlockArgument value;
  std::string name;
  ir::OptimizerAttrInterface optimizer;
  /// Whether the argument names an optimizer, and so has a learning rate, of its own.
  bool isOverride;
  /// The name of the state that counts its updates.
  std::string step;
};

/// The result that `ttc.loss` names.
FailureOr<Value> findLoss(func::FuncOp func) {
  auto name = func->getAttrOfType<StringAttr>(signature::lossAttr);
  if (!name)
    return func.emitError() << "expected the attribute ttc.loss beside ttc.optimizer, got none";
  for (unsigned index : llvm::seq(func.getNumResults())) {
    if (signature::resultName(func, index) != name.getValue())
      continue;
    Value loss = signature::returnOf(func).getOperand(index);
    auto type = dyn_cast<RankedTensorType>(loss.getType());
    if (!type || type.getRank() != 0 || !isa<FloatType>(type.getElementType()))
      return emitError(loss.getLoc()) << "expected the loss " << name << " to be a float scalar, got "
                                      << loss.getType();
    return loss;
  }
  InFlightDiagnostic error = func.emitError() << "expected a result named " << name << " as the loss, got ";
  if (func.getNumResults() == 0)
    error << "no results";
  llvm::interleaveComma(llvm::seq(func.getNumResults()), error,
                        [&](unsigned index) { error << '"' << signature::resultName(func, index) << '"'; });
  return error;
}

/// Takes the results that are gradients by `ttc.gradient_of` out of the signature, and returns them by parameter.
FailureOr<llvm::StringMap<Value>> takeGradients(func::FuncOp func) {
  llvm::StringMap<BlockArgument> parameters;
  for (BlockArgument argument : func.getArguments())
    if (signature::argumentKind(func, argument.getArgNumber()) == signature::parameterKind)
      parameters[signature::argumentName(func, argument.getArgNumber())] = argument;
  llvm::StringMap<Value> gradients;
  llvm::BitVector taken(func.getNumResults());
  func::ReturnOp end = signature::returnOf(func);
  for (unsigned index : llvm::seq(func.getNumResults())) {
    auto name = func.getResultAttrOfType<StringAttr>(index, signature::gradientOfAttr);
    if (!name)
      continue;
    Value gradient = end.getOperand(index);
    BlockArgument parameter = parameters.lookup(name);
    if (!parameter)
      return emitError(gradient.getLoc()) << "expected ttc.gradient_of to name a parameter, got " << name;
    if (parameter.getType() != gradient.getType())
      return emitError(gradient.getLoc()) << "expected the gradient of " << name << " to have the type "
                                          << parameter.getType() << ", got " << gradient.getType();
    if (!gradients.try_emplace(name, gradient).second)
      return emitError(gradient.getLoc()) << "expected one gradient of " << name << ", got two";
    taken.set(index);
  }
  if (failed(func.eraseResults(taken)))
    return failure();
  end->eraseOperands(taken);
  return gradients;
}

/// The numbers of the arguments among `parameters` that the gradient of `loss` reaches. What reaches a gradient within
/// the loss shows only once that is expanded, which a copy of the function is for.
FailureOr<llvm::BitVector> reachedArguments(func::FuncOp func, ArrayRef<Value> parameters, Value loss) {
  auto reachedIn = [&](func::FuncOp function, Value output) {
    SmallVector<Value> inputs = llvm::map_to_vector(parameters, [&](Value parameter) -> Value {
      return function.getArgument(cast<BlockArgument>(parameter).getArgNumber());
    });
    ir::ReversePath path(function.getBody().front().without_terminator(), inputs, output);
    llvm::BitVector reached(function.getNumArguments());
    for (Value input : inputs)
      if (path.reaches(input))
        reached.set(cast<BlockArgument>(input).getArgNumber());
    return reached;
  };
  if (func.getOps<ir::GradientOp>().empty())
    return reachedIn(func, loss);
  OwningOpRef<func::FuncOp> copy = func.clone();
  unsigned position = 0;
  func::ReturnOp end = signature::returnOf(func);
  while (end.getOperand(position) != loss)
    ++position;
  if (failed(expandGradients(*copy)))
    return failure();
  return reachedIn(*copy, signature::returnOf(*copy).getOperand(position));
}

/// The scalars that the updates of one optimizer share.
struct Schedule {
  Value lr;
  /// Null for a constant.
  Value momentum;
};

/// Appends one function's optimizer.
class Appender {
public:
  Appender(func::FuncOp func, ir::OptimizerAttrInterface optimizer, Value loss, llvm::StringMap<Value> given)
      : func(func), optimizer(optimizer), loss(loss), given(std::move(given)), signature(func),
        builder(signature::returnOf(func)) {
    auto text = func->getAttrOfType<StringAttr>(signature::optimizerPrefixAttr);
    prefix = text ? text.str() : "optim.";
  }

  LogicalResult run() {
    if (failed(collectTrained()))
      return failure();
    FailureOr<Schedule> shared = scheduleOf(prefix, optimizer, loss.getLoc());
    if (failed(shared))
      return failure();
    SmallVector<Value> taken = gradients();
    if (failed(nextStep(prefix + "step")))
      return failure();
    for (auto [parameter, gradient] : llvm::zip_equal(trained, taken))
      if (failed(appendUpdate(parameter, gradient, *shared)))
        return failure();
    for (StringRef name :
         {signature::optimizerAttr, signature::lossAttr, signature::momentumStateAttr, signature::optimizerPrefixAttr})
      func->removeAttr(name);
    signature.finish();
    return success();
  }

private:
  /// The parameters that a gradient reaches, by the operations between them and the loss, or because one is given. As
  /// in torch, the others keep their values, whatever the optimizer does to those that it trains.
  LogicalResult collectTrained() {
    SmallVector<Value> parameters;
    for (BlockArgument argument : func.getArguments())
      if (signature::argumentKind(func, argument.getArgNumber()) == signature::parameterKind)
        parameters.push_back(argument);
    if (parameters.empty())
      return func.emitError() << "expected at least one argument of kind \"parameter\" to train, got none";
    FailureOr<llvm::BitVector> reached = reachedArguments(func, parameters, loss);
    if (failed(reached))
      return failure();
    for (Value parameter : parameters) {
      auto argument = cast<BlockArgument>(parameter);
      unsigned index = argument.getArgNumber();
      StringRef name = signature::argumentName(func, index);
      if (name.empty())
        return emitError(argument.getLoc()) << "expected parameter " << index << " to have a ttc.name, got none";
      auto type = dyn_cast<RankedTensorType>(argument.getType());
      if (!type || !isa<FloatType>(type.getElementType()))
        return emitError(argument.getLoc())
               << "expected parameter \"" << name << "\" to be a float tensor, got " << argument.getType();
      bool hasGradient = given.empty() ? reached->test(index) : given.contains(name);
      if (!hasGradient || func.getArgAttr(index, signature::frozenAttr))
        continue;
      if (signature.isUpdated(name))
        return emitError(argument.getLoc()) << "parameter \"" << name << "\" is trained, but updated by a result, too";
      auto own = func.getArgAttrOfType<ir::OptimizerAttrInterface>(index, signature::optimizerAttr);
      auto step = func.getArgAttrOfType<StringAttr>(index, signature::stepAttr);
      trained.push_back({argument, name.str(), own ? own : optimizer, bool(own), step ? step.str() : prefix + "step"});
    }
    if (trained.empty())
      return func.emitError() << "no gradient of the loss reaches a parameter that is trained";
    return success();
  }

  /// The gradient of each trained parameter: the given one if any is given, else that of the loss.
  SmallVector<Value> gradients() {
    if (!given.empty())
      return llvm::map_to_vector(trained, [&](const Trained &parameter) { return given.lookup(parameter.name); });
    SmallVector<Value> parameters =
        llvm::map_to_vector(trained, [](const Trained &parameter) { return Value(parameter.value); });
    return SmallVector<Value>(ir::GradientOp::create(builder, loss.getLoc(), loss, parameters, Value()).getResults());
  }

  /// The state argument of this name, appended unless it exists.
  FailureOr<Value> state(StringRef name, RankedTensorType type, Location loc, double initial = 0) {
    BlockArgument existing = signature.find(name);
    if (!existing)
      return Value(signature.appendState(name, type, loc, initial));
    if (existing.getType() != type)
      return emitError(existing.getLoc())
             << "expected state \"" << name << "\" of type " << type << ", got " << existing.getType();
    return Value(existing);
  }

  /// The scalars of an optimizer as states "<prefix>lr" and, if it may change, "<prefix>momentum".
  FailureOr<Schedule> scheduleOf(StringRef prefix, ir::OptimizerAttrInterface optimizer, Location loc) {
    auto f64 = RankedTensorType::get({}, builder.getF64Type());
    FailureOr<Value> lr = state((prefix + "lr").str(), f64, loc, optimizer.getLearningRate());
    if (failed(lr))
      return failure();
    std::optional<double> momentum = optimizer.getMomentumFactor();
    if (!momentum || !func->hasAttr(signature::momentumStateAttr))
      return Schedule{*lr, nullptr};
    FailureOr<Value> factor = state((prefix + "momentum").str(), f64, loc, *momentum);
    if (failed(factor))
      return failure();
    return Schedule{*lr, *factor};
  }

  /// The state of this name, an i64 scalar, plus one; the run stores it.
  FailureOr<Value> nextStep(const std::string &name) {
    Value &next = steps[name];
    if (next)
      return next;
    Location loc = loss.getLoc();
    auto i64 = RankedTensorType::get({}, builder.getI64Type());
    FailureOr<Value> count = state(name, i64, loc);
    if (failed(count))
      return failure();
    Value one = ir::ConstantOp::create(builder, loc, DenseElementsAttr::get(i64, int64_t(1)));
    next = ir::AddOp::create(builder, loc, *count, one);
    signature.appendUpdate(name, next);
    return next;
  }

  LogicalResult appendUpdate(const Trained &parameter, Value gradient, const Schedule &shared) {
    Location loc = parameter.value.getLoc();
    std::string own = prefix + parameter.name + ".";
    FailureOr<Schedule> schedule = parameter.isOverride ? scheduleOf(own, parameter.optimizer, loc) : shared;
    FailureOr<Value> step = nextStep(parameter.step);
    if (failed(schedule) || failed(step))
      return failure();
    SmallVector<std::string> names{parameter.name};
    SmallVector<Value> states;
    for (const ir::StateSpec &spec : parameter.optimizer.getStates(cast<RankedTensorType>(parameter.value.getType()))) {
      FailureOr<Value> value = state(own + spec.name, spec.type, loc, spec.initial);
      if (failed(value))
        return failure();
      names.push_back(own + spec.name);
      states.push_back(*value);
    }
    SmallVector<Value> updated = parameter.optimizer.buildUpdate(builder, loc, parameter.value, gradient, states,
                                                                 schedule->lr, *step, schedule->momentum);
    for (auto [name, value] : llvm::zip_equal(names, updated))
      signature.appendUpdate(name, value);
    return success();
  }

  func::FuncOp func;
  ir::OptimizerAttrInterface optimizer;
  Value loss;
  /// Gradients that replace those of the loss, by parameter.
  llvm::StringMap<Value> given;
  signature::Extension signature;
  OpBuilder builder;
  std::string prefix;
  SmallVector<Trained> trained;
  /// The numbers of this step, from 1 on, by the names of their states.
  llvm::StringMap<Value> steps;
};

LogicalResult appendUpdates(func::FuncOp func, ir::OptimizerAttrInterface optimizer) {
  FailureOr<Value> loss = findLoss(func);
  if (failed(loss))
    return failure();
  FailureOr<llvm::StringMap<Value>> given = takeGradients(func);
  if (failed(given))
    return failure();
  return Appender(func, optimizer, *loss, std::move(*given)).run();
}

struct AppendOptimizer : impl::AppendOptimizerBase<AppendOptimizer> {
  void runOnOperation() override {
    for (func::FuncOp func : getOperation().getOps<func::FuncOp>()) {
      Attribute attr = func->getAttr(signature::optimizerAttr);
      if (!attr || !signature::returnOf(func))
        continue;
      auto optimizer = dyn_cast<ir::OptimizerAttrInterface>(attr);
      if (!optimizer) {
        func.emitError() << "expected ttc.optimizer to be an optimizer, got " << attr;
        return signalPassFailure();
      }
      if (failed(appendUpdates(func, optimizer)))
        return signalPassFailure();
    }
  }
};

} // namespace
} // namespace ttc
