//===- Schedule.cpp - Orders launches into phases -------------------------===//

#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "passes/Passes.h"
#include "passes/memory/ScheduleContract.h"
#include "passes/memory/Updates.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

namespace ttc {
#define GEN_PASS_DEF_SCHEDULE
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-schedule"

using namespace mlir;
using namespace ttc;
using namespace ttc::ir;

namespace {

using Dependences = llvm::MapVector<Operation *, llvm::SetVector<Operation *>>;

struct SchedulePass : public ttc::impl::ScheduleBase<SchedulePass> {
  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function.isExternal())
      return;
    if (failed(verifyTensorSchedule(function, /*runs=*/false)))
      return signalPassFailure();
    Block &block = function.getBody().front();
    Dependences data, readers;
    for (Operation &op : block.without_terminator()) {
      data[&op];
      for (Value operand : op.getOperands())
        if (Operation *def = operand.getDefiningOp())
          data[&op].insert(def);
    }
    for (auto [value, argument] : updatesOf(function)) {
      Operation *update = launchBehind(value);
      for (Operation *reader : readersOf(argument))
        if (update && reader != update)
          readers[update].insert(reader);
    }

    llvm::SetVector<Operation *> left;
    for (auto &[op, defs] : data)
      left.insert(op);
    bool waitForReaders = true;
    OpBuilder builder(&getContext());
    for (int64_t phase = 0; !left.empty();) {
      llvm::DenseSet<Operation *> before(left.begin(), left.end());
      auto isPending = [&](Operation *op) { return before.contains(op); };
      SmallVector<Operation *> ready;
      for (Operation *op : left)
        if (llvm::none_of(data[op], isPending) && (!waitForReaders || llvm::none_of(readers[op], isPending)))
          ready.push_back(op);
      if (ready.empty()) {
        waitForReaders = false;
        continue;
      }
      // Reshapes cost nothing: they don't make a phase of their own.
      SmallVector<Operation *> aliases = llvm::filter_to_vector(ready, [](Operation *op) { return !isLaunch(op); });
      for (Operation *op : aliases.empty() ? ready : aliases) {
        op->moveBefore(block.getTerminator());
        left.remove(op);
        if (isLaunch(op))
          op->setAttr("phase", builder.getI64IntegerAttr(phase));
      }
      if (aliases.empty())
        ++phase;
    }
  }
};

} // namespace
