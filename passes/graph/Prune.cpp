//===- Prune.cpp - Remove dead operations and dead state ------------------===//

#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "passes/Passes.h"
#include "passes/graph/Signature.h"
#include "llvm/ADT/BitVector.h"

using namespace mlir;

namespace ttc {

#define GEN_PASS_DEF_PRUNE
#include "passes/Passes.h.inc"

namespace {

/// Removes results that update an argument with itself.
void eraseIdentityUpdates(func::FuncOp func) {
  func::ReturnOp ret = signature::returnOf(func);
  llvm::BitVector dead(func.getNumResults());
  for (unsigned index : llvm::seq(func.getNumResults())) {
    StringRef updated = signature::updatedArgument(func, index);
    auto argument = dyn_cast<BlockArgument>(ret.getOperand(index));
    if (!updated.empty() && argument && signature::argumentName(func, argument.getArgNumber()) == updated)
      dead.set(index);
  }
  if (dead.none())
    return;
  ret->eraseOperands(dead);
  (void)func.eraseResults(dead);
}

void eraseDeadOperations(func::FuncOp func) {
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(func.getBody().front())))
    if (isOpTriviallyDead(&op))
      op.erase();
}

/// Removes states that nothing reads or updates.
void eraseDeadState(func::FuncOp func) {
  llvm::BitVector dead(func.getNumArguments());
  for (BlockArgument argument : func.getArguments()) {
    unsigned index = argument.getArgNumber();
    if (argument.use_empty() && signature::argumentKind(func, index) == signature::stateKind &&
        !signature::findUpdate(func, signature::argumentName(func, index)))
      dead.set(index);
  }
  if (dead.any())
    (void)func.eraseArguments(dead);
}

struct Prune : impl::PruneBase<Prune> {
  void runOnOperation() override {
    for (func::FuncOp func : getOperation().getOps<func::FuncOp>()) {
      if (!signature::returnOf(func))
        continue;
      eraseIdentityUpdates(func);
      eraseDeadOperations(func);
      eraseDeadState(func);
    }
  }
};

} // namespace
} // namespace ttc
