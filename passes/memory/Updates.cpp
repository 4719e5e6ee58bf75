//===- Updates.cpp - Which results are new values of which arguments ------===//

#include "passes/memory/Updates.h"
#include "dialect/kernel/Kernel.h"

using namespace mlir;
using namespace ttc::ir;

SmallVector<std::pair<Value, BlockArgument>> ttc::updatesOf(func::FuncOp function) {
  llvm::DenseMap<Attribute, BlockArgument> byName;
  for (BlockArgument argument : function.getArguments())
    if (Attribute name = function.getArgAttr(argument.getArgNumber(), "ttc.name"))
      byName.try_emplace(name, argument);
  SmallVector<std::pair<Value, BlockArgument>> updates;
  Operation *terminator = function.getBody().front().getTerminator();
  for (OpOperand &operand : terminator->getOpOperands()) {
    auto name = function.getResultAttrOfType<StringAttr>(operand.getOperandNumber(), "ttc.updates");
    if (BlockArgument argument = name ? byName.lookup(name) : BlockArgument())
      updates.push_back({operand.get(), argument});
  }
  return updates;
}

bool ttc::isLaunch(Operation *op) { return isa<LaunchOp, RepeatOp>(op); }

Operation *ttc::launchBehind(Value value) {
  Operation *def = value.getDefiningOp();
  while (def && !isLaunch(def))
    def = def->getOperand(0).getDefiningOp();
  return def;
}

SmallVector<Operation *> ttc::readersOf(Value value) {
  SmallVector<Operation *> readers;
  for (Operation *user : value.getUsers()) {
    if (isLaunch(user))
      readers.push_back(user);
    else if (user->getNumResults() == 1)
      llvm::append_range(readers, readersOf(user->getResult(0)));
  }
  return readers;
}

bool ttc::isReturned(Value value) {
  return llvm::any_of(value.getUsers(), [](Operation *user) {
    return user->hasTrait<OpTrait::IsTerminator>() || (!isLaunch(user) && isReturned(user->getResult(0)));
  });
}
