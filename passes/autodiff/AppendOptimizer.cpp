//===- AppendOptimizer.cpp - Turn a loss into a training step -------------===//

#include "dialect/elementwise/Elementwise.h"
#include "dialect/shape/Shape.h"
#include "dialect/training/Training.h"
#include "passes/Passes.h"
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

/// Whether `loss` is computed from each argument.
llvm::BitVector usedArguments(func::FuncOp func, Value loss) {
  llvm::BitVector used(func.getNumArguments());
  DenseSet<Value> seen{loss};
  SmallVector<Value> worklist{loss};
  while (!worklist.empty()) {
    Value value = worklist.pop_back_val();
    Operation *op = value.getDefiningOp();
    if (!op) {
      used.set(cast<BlockArgument>(value).getArgNumber());
      continue;
    }
    for (Value operand : op->getOperands())
      if (seen.insert(operand).second)
        worklist.push_back(operand);
  }
  return used;
}

/// The parameters that the loss depends on.
LogicalResult collectTrained(func::FuncOp func, Value loss, ir::OptimizerAttrInterface optimizer,
                             SmallVectorImpl<Trained> &trained) {
  llvm::BitVector used = usedArguments(func, loss);
  bool hasParameters = false;
  for (BlockArgument argument : func.getArguments()) {
    unsigned index = argument.getArgNumber();
    if (signature::argumentKind(func, index) != signature::parameterKind)
      continue;
    hasParameters = true;
    StringRef name = signature::argumentName(func, index);
    if (name.empty())
      return emitError(argument.getLoc()) << "expected parameter " << index << " to have a ttc.name, got none";
    auto type = dyn_cast<RankedTensorType>(argument.getType());
    if (!type || !isa<FloatType>(type.getElementType()))
      return emitError(argument.getLoc())
             << "expected parameter \"" << name << "\" to be a float tensor, got " << argument.getType();
    if (signature::findUpdate(func, name))
      return emitError(argument.getLoc()) << "parameter \"" << name << "\" is updated by a result already";
    if (!used[index])
      continue;
    auto own = func.getArgAttrOfType<ir::OptimizerAttrInterface>(index, signature::optimizerAttr);
    trained.push_back({argument, name.str(), own ? own : optimizer, bool(own)});
  }
  if (!hasParameters)
    return func.emitError() << "expected at least one argument of kind \"parameter\" to train, got none";
  if (trained.empty())
    return func.emitError() << "the loss depends on no parameter";
  return success();
}

/// The state argument of this name, appended unless it exists.
FailureOr<Value> stateArgument(func::FuncOp func, const Twine &wanted, RankedTensorType type, Location loc,
                               double initial = 0) {
  std::string name = wanted.str();
  std::optional<unsigned> index = signature::findArgument(func, name);
  if (!index)
    return Value(signature::appendState(func, name, type, loc, initial));
  BlockArgument existing = func.getArgument(*index);
  if (existing.getType() != type)
    return emitError(existing.getLoc()) << "expected state \"" << name << "\" of type " << type << ", got "
                                        << existing.getType();
  return Value(existing);
}

/// Takes the results that are gradients by `ttc.gradient_of` out of the signature, and returns them by parameter.
FailureOr<llvm::StringMap<Value>> takeGradients(func::FuncOp func) {
  llvm::StringMap<Value> gradients;
  llvm::BitVector taken(func.getNumResults());
  func::ReturnOp end = signature::returnOf(func);
  for (unsigned index : llvm::seq(func.getNumResults())) {
    auto parameter = func.getResultAttrOfType<StringAttr>(index, signature::gradientOfAttr);
    if (!parameter)
      continue;
    Value gradient = end.getOperand(index);
    std::optional<unsigned> argument = signature::findArgument(func, parameter);
    if (!argument || signature::argumentKind(func, *argument) != signature::parameterKind)
      return emitError(gradient.getLoc()) << "expected ttc.gradient_of to name a parameter, got " << parameter;
    if (func.getArgument(*argument).getType() != gradient.getType())
      return emitError(gradient.getLoc()) << "expected the gradient of " << parameter << " to have the type "
                                          << func.getArgument(*argument).getType() << ", got " << gradient.getType();
    gradients[parameter] = gradient;
    taken.set(index);
  }
  if (failed(func.eraseResults(taken)))
    return failure();
  end->eraseOperands(taken);
  return gradients;
}

/// The gradient of each trained parameter: the given one if any is given, else that of the loss.
FailureOr<SmallVector<Value>> gradientsOf(func::FuncOp func, OpBuilder &builder, Value loss, ArrayRef<Trained> trained,
                                          const llvm::StringMap<Value> &given) {
  if (given.empty()) {
    SmallVector<Value> parameters =
        llvm::map_to_vector(trained, [](const Trained &parameter) { return Value(parameter.value); });
    return SmallVector<Value>(ir::GradientOp::create(builder, loss.getLoc(), loss, parameters, Value()).getResults());
  }
  SmallVector<Value> gradients;
  for (const Trained &parameter : trained) {
    gradients.push_back(given.lookup(parameter.name));
    if (!gradients.back())
      return emitError(parameter.value.getLoc())
             << "expected a gradient of every trained parameter, got none of \"" << parameter.name << "\"";
  }
  return gradients;
}

/// The scalars that the updates of one optimizer share.
struct Schedule {
  Value lr;
  /// Null for a constant.
  Value momentum;
};

/// The scalars of `optimizer` as states "<prefix>lr" and, if it may change, "<prefix>momentum".
FailureOr<Schedule> scheduleOf(func::FuncOp func, StringRef prefix, ir::OptimizerAttrInterface optimizer,
                               Location loc) {
  auto f64 = RankedTensorType::get({}, Float64Type::get(func.getContext()));
  FailureOr<Value> lr = stateArgument(func, prefix + "lr", f64, loc, optimizer.getLearningRate());
  if (failed(lr))
    return failure();
  std::optional<double> momentum = optimizer.getMomentumFactor();
  if (!momentum || !func->hasAttr(signature::momentumStateAttr))
    return Schedule{*lr, nullptr};
  FailureOr<Value> state = stateArgument(func, prefix + "momentum", f64, loc, *momentum);
  if (failed(state))
    return failure();
  return Schedule{*lr, *state};
}

LogicalResult appendUpdates(func::FuncOp func, ir::OptimizerAttrInterface optimizer) {
  FailureOr<Value> loss = findLoss(func);
  SmallVector<Trained> trained;
  if (failed(loss) || failed(collectTrained(func, *loss, optimizer, trained)))
    return failure();
  FailureOr<llvm::StringMap<Value>> given = takeGradients(func);
  if (failed(given))
    return failure();

  Location loc = loss->getLoc();
  OpBuilder builder(signature::returnOf(func));
  auto i64 = RankedTensorType::get({}, builder.getI64Type());
  FailureOr<Schedule> shared = scheduleOf(func, "optim.", optimizer, loc);
  FailureOr<Value> step = stateArgument(func, "optim.step", i64, loc);
  if (failed(shared) || failed(step))
    return failure();
  FailureOr<SmallVector<Value>> gradients = gradientsOf(func, builder, *loss, trained, *given);
  if (failed(gradients))
    return failure();
  Value one = ir::ConstantOp::create(builder, loc, DenseElementsAttr::get(i64, int64_t(1)));
  Value newStep = ir::AddOp::create(builder, loc, *step, one);
  signature::appendUpdate(func, "optim.step", newStep);

  for (auto [parameter, gradient] : llvm::zip_equal(trained, *gradients)) {
    Location paramLoc = parameter.value.getLoc();
    std::string prefix = "optim." + parameter.name + ".";
    FailureOr<Schedule> schedule =
        parameter.isOverride ? scheduleOf(func, prefix, parameter.optimizer, paramLoc) : shared;
    if (failed(schedule))
      return failure();
    SmallVector<std::string> names{parameter.name};
    SmallVector<Value> states;
    for (const ir::StateSpec &spec : parameter.optimizer.getStates(cast<RankedTensorType>(parameter.value.getType()))) {
      FailureOr<Value> state = stateArgument(func, prefix + spec.name, spec.type, paramLoc, spec.initial);
      if (failed(state))
        return failure();
      names.push_back(prefix + spec.name);
      states.push_back(*state);
    }
    SmallVector<Value> updated = parameter.optimizer.buildUpdate(builder, paramLoc, parameter.value, gradient, states,
                                                                 schedule->lr, newStep, schedule->momentum);
    for (auto [name, value] : llvm::zip_equal(names, updated))
      signature::appendUpdate(func, name, value);
  }
  func->removeAttr(signature::optimizerAttr);
  func->removeAttr(signature::lossAttr);
  func->removeAttr(signature::momentumStateAttr);
  return success();
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
