//===- ScheduleContract.cpp - What the passes over schedules rely on ------===//

#include "passes/memory/ScheduleContract.h"
#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "passes/memory/Updates.h"

using namespace mlir;
using namespace ttc;
using namespace ttc::ir;

namespace {

LogicalResult verifyBody(func::FuncOp function) {
  if (!function.getBody().hasOneBlock() || !isa<func::ReturnOp>(function.getBody().front().getTerminator()))
    return function.emitError("expected a body of one block that ends with return");
  return success();
}

bool isStaticTensor(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  return tensor && tensor.hasStaticShape() && tensor.getElementType().isIntOrFloat();
}

bool isStaticBuffer(Type type) {
  auto buffer = dyn_cast<MemRefType>(type);
  return buffer && buffer.hasStaticShape() && buffer.getElementType().isIntOrFloat();
}

LogicalResult verifyTypes(Operation *op, TypeRange types, bool (*isExpected)(Type), StringRef expected) {
  for (Type type : types)
    if (!isExpected(type))
      return op->emitError() << "expected " << expected << ", got " << type;
  return success();
}

/// The launches of `op` name kernels and bodies that are functions with a body.
LogicalResult verifyCallee(Operation *op) {
  auto module = op->getParentOfType<ModuleOp>();
  func::FuncOp callee;
  if (auto launch = dyn_cast<LaunchOp>(op)) {
    auto kernel = module.lookupSymbol<ModuleOp>(launch.getKernel());
    callee = kernel ? kernel.lookupSymbol<func::FuncOp>(launch.getKernel()) : nullptr;
  } else {
    callee = module.lookupSymbol<func::FuncOp>(cast<RepeatOp>(op).getBody());
  }
  if (!callee || callee.isExternal())
    return op->emitOpError("expected to run a func.func with a body");
  return success();
}

LogicalResult verifyBufferBlock(Block &block) {
  for (Operation &op : block) {
    if (auto loop = dyn_cast<scf::ForOp>(op)) {
      std::optional<int64_t> lower = getConstantIntValue(loop.getLowerBound()),
                             upper = getConstantIntValue(loop.getUpperBound()),
                             step = getConstantIntValue(loop.getStep());
      if (!lower || !upper || step != 1 || loop.getNumResults())
        return loop.emitOpError("expected constant bounds, a step of 1 and no results");
      if (failed(verifyBufferBlock(*loop.getBody())))
        return failure();
      continue;
    }
    auto view = dyn_cast<memref::ViewOp>(op);
    if (view && !getConstantIntValue(view.getByteShift()))
      return view.emitOpError("expected a constant shift");
    if (isa<LaunchOp, memref::CopyOp>(op)) {
      if (failed(verifyTypes(&op, op.getOperandTypes(), isStaticBuffer, "static buffers")))
        return failure();
    } else if (!isa<BarrierOp, RowOp, memref::ViewOp, memref::ReinterpretCastOp>(op) &&
               !op.hasTrait<OpTrait::ConstantLike>() && !op.hasTrait<OpTrait::IsTerminator>()) {
      return op.emitOpError("expected launches, copies, barriers, loops and views of buffers alone");
    }
  }
  return success();
}

} // namespace

LogicalResult ttc::verifyTensorSchedule(func::FuncOp function, bool runs) {
  if (failed(verifyBody(function)) ||
      failed(verifyTypes(function, function.getArgumentTypes(), isStaticTensor, "static tensors")))
    return failure();
  for (Operation &op : function.getBody().front()) {
    bool isView = op.getNumOperands() == 1 && op.getNumResults() == 1 && op.getNumRegions() == 0;
    if (!isLaunch(&op) && !isView && !op.hasTrait<OpTrait::IsTerminator>())
      return op.emitOpError("expected launches, loops and views of tensors alone");
    if (failed(verifyTypes(&op, op.getOperandTypes(), isStaticTensor, "static tensors")) ||
        failed(verifyTypes(&op, op.getResultTypes(), isStaticTensor, "static tensors")))
      return failure();
    if (runs && isLaunch(&op) && failed(verifyCallee(&op)))
      return failure();
  }
  return success();
}

LogicalResult ttc::verifyBufferSchedule(func::FuncOp function) {
  if (failed(verifyBody(function)) ||
      failed(verifyTypes(function, function.getArgumentTypes(), isStaticBuffer, "static buffers")))
    return failure();
  return verifyBufferBlock(function.getBody().front());
}
