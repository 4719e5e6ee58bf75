//===- Differentiate.cpp - Replace ttc.gradient by the backward graph -----===//
//
// Reverse-mode differentiation (Griewank and Walther 2008, chapter 3):
//   1. active values: those that depend on a `wrt` value through float results;
//   2. needed operations: those that the loss depends on;
//   3. backwards over operations that are both, each turns the cotangents of its
//      results into those of its operands; cotangents of one value are added.
//
//===----------------------------------------------------------------------===//

#include "dialect/elementwise/Elementwise.h"
#include "dialect/shape/Shape.h"
#include "dialect/training/Training.h"
#include "passes/Passes.h"
#include "llvm/Support/DebugLog.h"

#define DEBUG_TYPE "ttc-differentiate"

using namespace mlir;

namespace ttc {

#define GEN_PASS_DEF_DIFFERENTIATE
#include "passes/Passes.h.inc"

namespace {

/// Gives new operations the location of the forward operation they belong to.
class BackwardLocations : public OpBuilder::Listener {
public:
  void setForward(Location loc) {
    backward = NameLoc::get(StringAttr::get(loc.getContext(), "backward"), loc);
  }
  void notifyOperationInserted(Operation *op, OpBuilder::InsertPoint previous) override { op->setLoc(*backward); }

private:
  std::optional<LocationAttr> backward;
};

Value splat(OpBuilder &builder, RankedTensorType type, double value) {
  auto elements = DenseElementsAttr::get(type, builder.getFloatAttr(type.getElementType(), value));
  return ir::ConstantOp::create(builder, builder.getUnknownLoc(), elements);
}

/// The expansion of one `ttc.gradient`.
class Expansion {
public:
  explicit Expansion(ir::GradientOp gradient) : gradient(gradient), builder(gradient, &locations) {
    locations.setForward(gradient.getLoc());
  }

  LogicalResult run() {
    findPath();
    if (failed(checkPath()))
      return failure();
    if (active.contains(gradient.getLoss()))
      cotangents[gradient.getLoss()] = seed();
    for (Operation *op : llvm::reverse(path))
      if (failed(pullBack(op)))
        return failure();
    replaceGradient();
    return success();
  }

private:
  /// Steps 1 and 2: `path` is in program order.
  void findPath() {
    active.insert_range(gradient.getWrt());
    SmallVector<Operation *> dependent;
    for (Operation &op : llvm::make_range(gradient->getBlock()->begin(), gradient->getIterator())) {
      if (llvm::none_of(op.getOperands(), [&](Value operand) { return active.contains(operand); }))
        continue;
      for (Value result : op.getResults())
        if (isa<FloatType>(getElementTypeOrSelf(result.getType())))
          active.insert(result);
      dependent.push_back(&op);
    }

    DenseSet<Value> needed{gradient.getLoss()};
    for (Operation *op : llvm::reverse(dependent)) {
      bool isNeeded = llvm::any_of(op->getResults(),
                                   [&](Value result) { return active.contains(result) && needed.contains(result); });
      if (!isNeeded)
        continue;
      needed.insert_range(op->getOperands());
      path.push_back(op);
    }
    std::reverse(path.begin(), path.end());
    LDBG() << path.size() << " operations on the path of " << gradient;
  }

  /// Reports all operations of the path without a derivative in one error.
  LogicalResult checkPath() {
    SmallVector<Operation *> missing;
    llvm::copy_if(path, std::back_inserter(missing), [](Operation *op) { return !isa<ir::Differentiable>(op); });
    if (missing.empty())
      return success();
    InFlightDiagnostic error = gradient.emitOpError()
                               << missing.size() << (missing.size() == 1 ? " operation" : " operations")
                               << " between the values and the loss cannot be differentiated";
    for (Operation *op : missing)
      error.attachNote(op->getLoc()) << "'" << op->getName() << "' has no derivative";
    return error;
  }

  Value seed() {
    if (gradient.getSeed())
      return gradient.getSeed();
    return splat(builder, cast<RankedTensorType>(gradient.getLoss().getType()), 1);
  }

  /// Step 3 for one operation.
  LogicalResult pullBack(Operation *op) {
    SmallVector<Value> incoming;
    for (Value result : op->getResults())
      incoming.push_back(cotangents.lookup(result));
    if (llvm::none_of(incoming, [](Value cotangent) { return bool(cotangent); }))
      return success();

    locations.setForward(op->getLoc());
    SmallVector<Value> outgoing = cast<ir::Differentiable>(op).buildVjp(builder, incoming);
    if (outgoing.size() != op->getNumOperands())
      return op->emitOpError() << "expected a cotangent for each of " << op->getNumOperands() << " operands, got "
                               << outgoing.size();
    for (auto [operand, cotangent] : llvm::zip_equal(op->getOperands(), outgoing)) {
      if (!cotangent || !active.contains(operand))
        continue;
      if (cotangent.getType() != operand.getType())
        return op->emitOpError() << "expected a cotangent of type " << operand.getType() << ", got "
                                 << cotangent.getType();
      Value &sum = cotangents[operand];
      sum = sum ? ir::AddOp::create(builder, op->getLoc(), sum, cotangent).getResult() : cotangent;
    }
    return success();
  }

  void replaceGradient() {
    locations.setForward(gradient.getLoc());
    SmallVector<Value> results;
    for (Value value : gradient.getWrt()) {
      Value cotangent = cotangents.lookup(value);
      results.push_back(cotangent ? cotangent : splat(builder, cast<RankedTensorType>(value.getType()), 0));
    }
    gradient->replaceAllUsesWith(results);
    gradient->erase();
  }

  ir::GradientOp gradient;
  BackwardLocations locations;
  OpBuilder builder;
  DenseSet<Value> active;
  SmallVector<Operation *> path;
  DenseMap<Value, Value> cotangents;
};

LogicalResult checkStatic(ir::GradientOp gradient) {
  for (Value operand : gradient->getOperands())
    if (auto type = cast<RankedTensorType>(operand.getType()); !type.hasStaticShape())
      return gradient.emitOpError() << "expected static shapes, got " << type;
  return success();
}

struct Differentiate : impl::DifferentiateBase<Differentiate> {
  void runOnOperation() override {
    SmallVector<ir::GradientOp> gradients;
    getOperation().walk([&](ir::GradientOp gradient) { gradients.push_back(gradient); });
    for (ir::GradientOp gradient : gradients)
      if (failed(checkStatic(gradient)) || failed(Expansion(gradient).run()))
        return signalPassFailure();
  }
};

} // namespace
} // namespace ttc
