//===- Differentiate.cpp - Replace ttc.gradient by the backward graph -----===//

#include "dialect/shape/Shape.h"
#include "dialect/training/ReverseWalk.h"
#include "dialect/training/Training.h"
#include "passes/Passes.h"
#include "passes/autodiff/Gradients.h"
#include "llvm/Support/DebugLog.h"

#define DEBUG_TYPE "ttc-differentiate"

using namespace mlir;

namespace ttc {

#define GEN_PASS_DEF_DIFFERENTIATE
#include "passes/Passes.h.inc"

namespace {

Value splat(OpBuilder &builder, RankedTensorType type, double value) {
  auto elements = DenseElementsAttr::get(type, builder.getFloatAttr(type.getElementType(), value));
  return ir::ConstantOp::create(builder, builder.getInsertionPoint()->getLoc(), elements);
}

/// Reports all operations of the path without a derivative in one error.
LogicalResult checkPath(ir::GradientOp gradient, const ir::ReversePath &path) {
  SmallVector<Operation *> missing = path.withoutDerivative();
  if (missing.empty())
    return success();
  InFlightDiagnostic error = gradient.emitOpError()
                             << missing.size() << (missing.size() == 1 ? " operation" : " operations")
                             << " between the values and the loss cannot be differentiated";
  for (Operation *op : missing)
    error.attachNote(op->getLoc()) << "'" << op->getName() << "' has no derivative";
  return error;
}

/// Expands one `ttc.gradient`.
LogicalResult expand(ir::GradientOp gradient) {
  Value loss = gradient.getLoss();
  // Rules may replace the operations of the path, and so the operands of `gradient`.
  SmallVector<Value> wrt(gradient.getWrt());
  ir::ReversePath path(llvm::make_range(gradient->getBlock()->begin(), gradient->getIterator()), wrt, loss);
  LDBG() << path.getOperations().size() << " operations on the path of " << gradient;
  if (failed(checkPath(gradient, path)))
    return failure();

  OpBuilder builder(gradient);
  ir::Cotangents cotangents;
  if (path.isActive(loss))
    cotangents[loss] =
        gradient.getSeed() ? gradient.getSeed() : splat(builder, cast<RankedTensorType>(loss.getType()), 1);
  if (failed(ir::pullBack(builder, path, cotangents)))
    return failure();

  SmallVector<Value> results;
  for (Value value : wrt) {
    Value cotangent = cotangents.lookup(value);
    results.push_back(cotangent ? cotangent : splat(builder, cast<RankedTensorType>(value.getType()), 0));
  }
  gradient->replaceAllUsesWith(results);
  gradient->erase();
  return success();
}

LogicalResult checkStatic(ir::GradientOp gradient) {
  for (Value operand : gradient->getOperands())
    if (auto type = cast<RankedTensorType>(operand.getType()); !type.hasStaticShape())
      return gradient.emitOpError() << "expected static shapes, got " << type;
  return success();
}

struct Differentiate : impl::DifferentiateBase<Differentiate> {
  void runOnOperation() override {
    if (failed(expandGradients(getOperation())))
      signalPassFailure();
  }
};

} // namespace

LogicalResult expandGradients(Operation *root) {
  SmallVector<ir::GradientOp> gradients;
  root->walk([&](ir::GradientOp gradient) { gradients.push_back(gradient); });
  for (ir::GradientOp gradient : gradients)
    if (failed(checkStatic(gradient)) || failed(expand(gradient)))
      return failure();
  return success();
}

} // namespace ttc
