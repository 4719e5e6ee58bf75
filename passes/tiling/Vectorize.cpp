//===- Vectorize.cpp - A kernel's linalg operations become vector loops ---===//
//
// 1. Collect the kernel's nests; plan register tiles for those that are contractions.
// 2. Cut the work into tasks along parallel dimensions: with one nest, one or two of its
//    own; with several, one that all nests share and along which they exchange data.
// 3. Emit each nest for the ranges of one task, in a loop over the tasks asked for.
// `ttc.loops` are inlined in their places: alone in the kernel with their own tasks, else as one task with all the
// rest.
//
//===----------------------------------------------------------------------===//

#include "dialect/core/Saturating.h"
#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Affine/Utils.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "mlir/Transforms/LoopInvariantCodeMotionUtils.h"
#include "passes/Passes.h"
#include "passes/tiling/Contraction.h"
#include "passes/tiling/EmitNest.h"
#include "passes/tiling/Tasks.h"

namespace ttc {
#define GEN_PASS_DEF_VECTORIZE
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-vectorize"

using namespace mlir;
using namespace ttc;

namespace {

/// Index arithmetic in bodies becomes arith operations, which work on vectors too.
void expandAffineApplies(func::FuncOp kernel) {
  SmallVector<affine::AffineApplyOp> applies;
  kernel.walk([&](affine::AffineApplyOp apply) { applies.push_back(apply); });
  for (affine::AffineApplyOp apply : applies) {
    OpBuilder builder(apply);
    auto values = affine::expandAffineMap(builder, apply.getLoc(), apply.getAffineMap(), apply.getMapOperands());
    apply.replaceAllUsesWith(values->front());
    apply.erase();
  }
}

struct VectorizePass : public ttc::impl::VectorizeBase<VectorizePass> {
  using Base::Base;

  void runOnOperation() override {
    func::FuncOp kernel = getOperation();
    if (kernel.isExternal())
      return;
    if (failed(verify(kernel)))
      return signalPassFailure();
    VectorTarget target{vectorBits, vectorRegisters};
    expandAffineApplies(kernel);
    std::vector<PlannedNest> planned = planNests(kernel, target);
    SmallVector<ir::LoopsOp> loops(kernel.getOps<ir::LoopsOp>());
    if (loops.empty())
      cutIntoTasks(planned, target);
    OpBuilder attributes(&getContext());
    int64_t flops = 0;
    for (const PlannedNest &each : planned)
      flops = ir::saturatingAdd(flops,
                                ir::saturatingMultiply(isContraction(each.nest.root().op) ? 2 : 1, each.nest.points()));
    for (ir::LoopsOp each : loops)
      flops = ir::saturatingAdd(flops, each.getFlops());
    kernel->setAttr("ttc.flops", attributes.getI64IntegerAttr(flops));
    emit(kernel, planned, loops, target);
    eraseOldOps(kernel);
    eraseUnusedScratch(kernel);
    retypeEmptyArguments(kernel);
    kernel.walk([](LoopLikeOpInterface loop) { moveLoopInvariantCode(loop); });
  }

private:
  static LogicalResult verify(func::FuncOp kernel) {
    if (!kernel.getBody().hasOneBlock() || kernel.getNumResults())
      return kernel.emitError() << "expected a body of one block without results, got "
                                << kernel.getBody().getBlocks().size() << " and " << kernel.getNumResults();
    for (Type type : kernel.getArgumentTypes()) {
      auto buffer = dyn_cast<MemRefType>(type);
      if (!buffer || !buffer.hasStaticShape())
        return kernel.emitError() << "expected arguments to be static buffers, got " << type;
    }
    return success();
  }

  void emit(func::FuncOp kernel, ArrayRef<PlannedNest> planned, ArrayRef<ir::LoopsOp> loops,
            const VectorTarget &target) {
    Block &block = kernel.getBody().front();
    OpBuilder attributes(kernel.getContext());
    Type index = attributes.getIndexType();
    for (int i = 0; i < 2; ++i)
      (void)kernel.insertArgument(kernel.getNumArguments(), index, {}, kernel.getLoc());
    Value begin = *std::prev(block.args_end(), 2), end = *std::prev(block.args_end());
    int64_t tasks = 1;
    if (!planned.empty())
      for (const Cut &cut : planned.front().cuts)
        tasks *= cut.count;
    bool alone = planned.empty() && loops.size() == 1;
    if (alone)
      tasks = ir::LoopsOp(loops.front()).getTasks();
    kernel->setAttr("ttc.tasks", attributes.getI64IntegerAttr(tasks));

    VectorEmitter emitter(kernel, target);
    OpBuilder &b = emitter.builder();
    b.setInsertionPoint(block.getTerminator());
    auto loop = scf::ForOp::create(b, kernel.getLoc(), begin, end, emitter.index(1));
    b.setInsertionPoint(loop.getBody()->getTerminator());
    const ir::LoopsOp *nextLoops = loops.begin();
    auto inlineLoops = [&](Operation *before) {
      for (; nextLoops != loops.end() && (!before || ir::LoopsOp(*nextLoops)->isBeforeInBlock(before)); ++nextLoops)
        inlineTasks(emitter, *nextLoops, alone ? loop.getInductionVar() : Value());
    };
    for (const PlannedNest &each : planned) {
      inlineLoops(each.nest.root().op);
      SmallVector<TaskRange> ranges(each.nest.rank());
      Value task = loop.getInductionVar();
      for (auto [i, cut] : llvm::enumerate(each.cuts)) {
        if (cut.count == 1)
          continue;
        Value position = task;
        if (each.cuts.size() == 2 && each.cuts[1 - i].count > 1) {
          Value inner = emitter.index(each.cuts[1].count);
          position = i == 0 ? arith::DivUIOp::create(b, kernel.getLoc(), task, inner).getResult()
                            : arith::RemUIOp::create(b, kernel.getLoc(), task, inner).getResult();
        }
        Value lower = emitter.multiply(position, cut.step), upper = emitter.add(lower, emitter.index(cut.step));
        if (each.nest.extents[cut.dim] % cut.step)
          upper = arith::MinSIOp::create(b, kernel.getLoc(), upper, emitter.index(each.nest.extents[cut.dim]));
        ranges[cut.dim] = {lower, upper};
      }
      if (each.contraction)
        emitContraction(emitter, each.nest, *each.contraction, ranges);
      else
        emitLoops(emitter, each.nest, ranges);
    }
    inlineLoops(nullptr);
  }

  /// The body of `loops` for one task, or for all of them where `task` is null.
  static void inlineTasks(VectorEmitter &emitter, ir::LoopsOp loops, Value task) {
    OpBuilder &b = emitter.builder();
    if (task)
      return loops.inlineTask(b, task);
    auto all =
        scf::ForOp::create(b, loops.getLoc(), emitter.index(0), emitter.index(loops.getTasks()), emitter.index(1));
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPoint(all.getBody()->getTerminator());
    loops.inlineTask(b, all.getInductionVar());
  }

  /// Temporaries that now live in registers.
  static void eraseUnusedScratch(func::FuncOp kernel) {
    llvm::BitVector unused(kernel.getNumArguments());
    for (BlockArgument argument : kernel.getArguments())
      if (argument.use_empty() && kernel.getArgAttr(argument.getArgNumber(), "ttc.scratch"))
        unused.set(argument.getArgNumber());
    (void)kernel.eraseArguments(unused);
  }

  /// A bare pointer can't stand for a buffer without elements; nothing reads or writes them.
  static void retypeEmptyArguments(func::FuncOp kernel) {
    for (BlockArgument argument : kernel.getArguments())
      if (auto type = dyn_cast<MemRefType>(argument.getType());
          type && type.getNumElements() == 0 && argument.use_empty())
        argument.setType(MemRefType::get({1}, type.getElementType()));
    SmallVector<Type> types(kernel.getBody().front().getArgumentTypes());
    kernel.setFunctionType(FunctionType::get(kernel.getContext(), types, {}));
  }

  static void eraseOldOps(func::FuncOp kernel) {
    SmallVector<Operation *> old;
    kernel.walk([&](Operation *op) {
      if (isa<linalg::LinalgOp, ir::LoopsOp>(op))
        old.push_back(op);
    });
    for (Operation *op : old)
      op->erase();
    // Views and constants that only they used.
    bool changed = true;
    while (changed) {
      changed = false;
      for (Operation &op : llvm::make_early_inc_range(llvm::reverse(kernel.getBody().front())))
        if (isOpTriviallyDead(&op)) {
          op.erase();
          changed = true;
        }
    }
  }
};

} // namespace
