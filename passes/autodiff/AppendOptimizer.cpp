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
FailureOr<Value> stateArgument(func::FuncOp func, StringRef name, RankedTensorType type, Location loc) {
  std::optional<unsigned> index = signature::findArgument(func, name);
  if (!index)
    return Value(signature::appendState(func, name, type, loc));
  BlockArgument existing = func.getArgument(*index);
  if (existing.getType() != type)
    return emitError(existing.getLoc()) << "expected state \"" << name << "\" of type " << type << ", got "
                                        << existing.getType();
  return Value(existing);
}

LogicalResult appendUpdates(func::FuncOp func, ir::OptimizerAttrInterface optimizer) {
  FailureOr<Value> loss = findLoss(func);
  SmallVector<Trained> trained;
  if (failed(loss) || failed(collectTrained(func, *loss, optimizer, trained)))
    return failure();

  Location loc = loss->getLoc();
  OpBuilder builder(signature::returnOf(func));
  auto f64 = RankedTensorType::get({}, builder.getF64Type());
  auto i64 = RankedTensorType::get({}, builder.getI64Type());
  FailureOr<Value> lr = stateArgument(func, "optim.lr", f64, loc);
  FailureOr<Value> step = stateArgument(func, "optim.step", i64, loc);
  if (failed(lr) || failed(step))
    return failure();

  SmallVector<Value> parameters =
      llvm::map_to_vector(trained, [](const Trained &parameter) { return Value(parameter.value); });
  auto gradients = ir::GradientOp::create(builder, loc, *loss, parameters, Value());
  Value one = ir::ConstantOp::create(builder, loc, DenseElementsAttr::get(i64, int64_t(1)));
  Value newStep = ir::AddOp::create(builder, loc, *step, one);
  signature::appendUpdate(func, "optim.step", newStep);

  for (auto [parameter, gradient] : llvm::zip_equal(trained, gradients.getResults())) {
    Location paramLoc = parameter.value.getLoc();
    std::string prefix = "optim." + parameter.name + ".";
    FailureOr<Value> rate = parameter.isOverride ? stateArgument(func, prefix + "lr", f64, paramLoc) : lr;
    if (failed(rate))
      return failure();
    SmallVector<std::string> names{parameter.name};
    SmallVector<Value> states;
    for (const ir::StateSpec &spec :
         parameter.optimizer.getStates(cast<RankedTensorType>(parameter.value.getType()))) {
      FailureOr<Value> state = stateArgument(func, prefix + spec.name, spec.type, paramLoc);
      if (failed(state))
        return failure();
      names.push_back(prefix + spec.name);
      states.push_back(*state);
    }
    SmallVector<Value> updated =
        parameter.optimizer.buildUpdate(builder, paramLoc, parameter.value, gradient, states, *rate, newStep);
    for (auto [name, value] : llvm::zip_equal(names, updated))
      signature::appendUpdate(func, name, value);
  }
  func->removeAttr(signature::optimizerAttr);
  func->removeAttr(signature::lossAttr);
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
