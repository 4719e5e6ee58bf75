//===- Kernel.cpp - Verifiers and effects of kernels and launches ---------===//

#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/OpImplementation.h"

using namespace mlir;
using namespace ttc::ir;

#define GET_OP_CLASSES
#include "dialect/kernel/Kernel.cpp.inc"

LogicalResult KernelOp::verify() {
  Block &block = getBody().front();
  if (block.getArgumentTypes() != getInputs().getTypes())
    return emitOpError("expected the region's arguments to have the operands' types, got ")
           << block.getArgumentTypes() << " for " << getInputs().getTypes();
  Operation *yield = block.getTerminator();
  if (yield->getOperandTypes() != getOutputs().getTypes())
    return emitOpError("expected to yield ") << getOutputs().getTypes() << ", got " << yield->getOperandTypes();
  return success();
}

LogicalResult LaunchOp::verify() {
  if (getTasks() && *getTasks() < 1)
    return emitOpError("expected at least 1 task, got ") << *getTasks();
  for (int64_t index : getWrites().value_or(ArrayRef<int64_t>()))
    if (index < 0 || index >= static_cast<int64_t>(getOperands().size()))
      return emitOpError("expected positions of operands below ")
             << getOperands().size() << " in 'writes', got " << index;
  return success();
}

LogicalResult LaunchOp::verifySymbolUses(SymbolTableCollection &symbols) {
  auto module = symbols.lookupNearestSymbolFrom<ModuleOp>(*this, getKernelAttr());
  if (!module)
    return emitOpError("unknown kernel ") << getKernelAttr();
  if (!isa_and_nonnull<FunctionOpInterface>(symbols.lookupSymbolIn(module, getKernelAttr().getAttr())))
    return emitOpError("expected module ") << getKernelAttr() << " to hold a function of its name";
  return success();
}

void LaunchOp::getEffects(SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  if (!getWrites())
    return;
  for (OpOperand &operand : getOperandsMutable()) {
    bool written = llvm::is_contained(*getWrites(), operand.getOperandNumber());
    // A written operand may be read too: updates happen in place.
    effects.emplace_back(MemoryEffects::Read::get(), &operand);
    if (written)
      effects.emplace_back(MemoryEffects::Write::get(), &operand);
  }
}
