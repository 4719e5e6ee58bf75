//===- Parallelize.cpp - The schedule as a parallel region ----------------===//
//
//   ttc_main(arguments, arena, team):
//     threads = ttc_rt_step_begin(team)
//     omp.parallel num_threads(threads):
//       thread = ttc_rt_thread_id(team)
//       for each launch i:  while ((task = ttc_rt_claim(team, thread, i, tasks)) >= 0) kernel(..., task, task + 1)
//       for each barrier:   ttc_rt_barrier(team, thread)
//       for each loop:      every thread walks the iterations; ttc_rt_iterate(team, thread) begins one
//
//===----------------------------------------------------------------------===//

#include "dialect/core/ElementTypes.h"
#include "dialect/core/Saturating.h"
#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/OpenMP/OpenMPDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "passes/Passes.h"
#include "passes/memory/ScheduleContract.h"

namespace ttc {
#define GEN_PASS_DEF_PARALLELIZE
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-parallelize"

using namespace mlir;
using namespace ttc;
using namespace ttc::ir;

namespace {

/// Claims of one launch: far more than threads, far fewer than `ttc_rt_claim` counts.
constexpr int64_t maxClaims = 1 << 16;
/// Claims between two barriers that `ttc_rt_claim` allows.
constexpr int64_t maxPending = INT32_MAX;
/// Iterations of a step's nested loops that `ttc_rt_iterate` allows.
constexpr int64_t maxIterations = (int64_t(1) << 39) - 1;

class Lowering {
public:
  Lowering(ModuleOp module, func::FuncOp function, bool profile)
      : module(module), function(function), profile(profile), b(module.getContext()), loc(function.getLoc()),
        pointer(LLVM::LLVMPointerType::get(module.getContext())), i32(b.getI32Type()), i64(b.getI64Type()) {}

  /// Fails after a diagnostic.
  LogicalResult run() {
    b.setInsertionPoint(function);
    auto none = LLVM::LLVMVoidType::get(b.getContext());
    auto type = LLVM::LLVMFunctionType::get(none, {pointer, pointer, pointer});
    auto main = LLVM::LLVMFuncOp::create(b, loc, "ttc_main", type);
    Block *entry = main.addEntryBlock(b);
    arguments = entry->getArgument(0);
    team = entry->getArgument(2);
    b.setInsertionPointToStart(entry);
    Block &old = function.getBody().front();
    addresses[old.getArgument(0)] = entry->getArgument(1);
    Value threads = call("ttc_rt_step_begin", i32, {team});
    auto parallel = omp::ParallelOp::create(b, loc);
    parallel.getNumThreadsMutable().assign(threads);
    LLVM::ReturnOp::create(b, loc, ValueRange());

    region = &parallel.getRegion();
    b.createBlock(region);
    thread = call("ttc_rt_thread_id", i32, {team});
    if (profile)
      mark(-1);
    lowerBlock(old);
    omp::TerminatorOp::create(b, loc);
    main->setAttr("ttc.launches", b.getI64IntegerAttr(launches));
    for (const char *name : {"ttc.arena_bytes", "ttc.buffer_bytes"})
      if (Attribute value = function->getAttr(name))
        main->setAttr(name, value);
    function.erase();
    // The declarations of the kernels take the names that their modules had.
    for (auto nested : module.getOps<ModuleOp>())
      nested.setSymName((nested.getName().value_or("kernel") + ".module").str());
    return failure(hasFailed);
  }

private:
  static int64_t tasksOf(Operation *op) {
    auto launch = dyn_cast<LaunchOp>(op);
    return launch ? static_cast<int64_t>(launch.getTasks().value_or(1)) : 1;
  }

  /// The number of tasks that threads claim of a launch or copy.
  static int64_t claimsOf(Operation *op) {
    int64_t tasks = tasksOf(op), group = llvm::divideCeil(tasks, maxClaims);
    return llvm::divideCeil(tasks, group);
  }

  void lowerBlock(Block &block) {
    for (Operation &op : block) {
      loc = op.getLoc();
      if (isa<LaunchOp, memref::CopyOp>(op))
        countClaims(claimsOf(&op));
      if (auto launch = dyn_cast<LaunchOp>(op))
        lowerLaunch(launch, launches++);
      else if (isa<BarrierOp>(op))
        lowerBarrier();
      else if (auto copy = dyn_cast<memref::CopyOp>(op))
        lowerCopy(copy, launches++);
      else if (auto loop = dyn_cast<scf::ForOp>(op))
        lowerLoop(loop);
      if (profile && isa<LaunchOp, memref::CopyOp>(op))
        mark(launches - 1);
    }
  }

  void lowerBarrier() {
    call("ttc_rt_barrier", LLVM::LLVMVoidType::get(b.getContext()), {team, thread});
    pending = 0;
  }

  /// Puts a barrier where the runtime could not count the claims since the last one and `count` more.
  void countClaims(int64_t count) {
    if (saturatingAdd(pending, count) > maxPending)
      lowerBarrier();
    pending = saturatingAdd(pending, count);
  }

  /// The claims of all iterations of the loops in `block`, and of itself once.
  static int64_t claimsIn(Block &block) {
    int64_t claims = 0;
    for (Operation &op : block) {
      if (isa<LaunchOp, memref::CopyOp>(op))
        claims = saturatingAdd(claims, claimsOf(&op));
      else if (auto loop = dyn_cast<scf::ForOp>(op))
        claims = saturatingAdd(
            claims, saturatingMultiply(*getConstantIntValue(loop.getUpperBound()), claimsIn(*loop.getBody())));
    }
    return claims;
  }

  /// A loop with constant bounds, whose iterations every thread walks.
  void lowerLoop(scf::ForOp loop) {
    const int64_t times = *getConstantIntValue(loop.getUpperBound()), outer = iterations;
    iterations = saturatingMultiply(outer, times);
    if (iterations > maxIterations) {
      loop.emitError() << "expected at most " << maxIterations << " iterations in a run, got " << iterations;
      hasFailed = true;
    }
    Block *before = b.getInsertionBlock();
    Block *head = b.createBlock(region, region->end(), i64, loc);
    b.setInsertionPointToEnd(before);
    LLVM::BrOp::create(b, loc, constant(i64, *getConstantIntValue(loop.getLowerBound())), head);
    b.setInsertionPointToEnd(head);
    Value index = addresses[loop.getInductionVar()] = head->getArgument(0);
    call("ttc_rt_iterate", LLVM::LLVMVoidType::get(b.getContext()), {team, thread});
    // Where iterations wait, the claims of one are pending at most; else those of all, unless each begins by waiting.
    int64_t once = claimsIn(*loop.getBody()), all = once;
    if (loop.getBody()->getOps<BarrierOp>().empty())
      all = saturatingMultiply(times, once);
    if (saturatingAdd(pending, all) > maxPending) {
      lowerBarrier();
      all = once;
    }
    // The block adds what it claims once itself.
    pending = saturatingAdd(pending, all - once);
    lowerBlock(*loop.getBody());
    loc = loop.getLoc();
    Block *last = b.getInsertionBlock();
    Block *next = b.createBlock(region, region->end());
    b.setInsertionPointToEnd(last);
    Value following = LLVM::AddOp::create(b, loc, index, constant(i64, *getConstantIntValue(loop.getStep())));
    Value again = LLVM::ICmpOp::create(b, loc, LLVM::ICmpPredicate::slt, following,
                                       constant(i64, *getConstantIntValue(loop.getUpperBound())));
    LLVM::CondBrOp::create(b, loc, again, head, ValueRange(following), next, ValueRange());
    b.setInsertionPointToEnd(next);
    iterations = outer;
  }

  Value constant(Type type, int64_t value) {
    return LLVM::ConstantOp::create(b, loc, type, b.getIntegerAttr(type, value));
  }

  /// An index of a GEP. The operation itself holds only numbers of few bits, and cuts others without a word.
  SmallVector<LLVM::GEPArg, 1> elementIndex(int64_t value) {
    if (llvm::isInt<LLVM::kGEPConstantBitWidth>(value))
      return {LLVM::GEPArg(static_cast<int32_t>(value))};
    return {LLVM::GEPArg(constant(i64, value))};
  }

  /// Calls a function outside of this module, declaring it at its first use.
  Value call(StringRef name, Type result, ValueRange arguments) {
    auto callee = module.lookupSymbol<LLVM::LLVMFuncOp>(name);
    if (!callee) {
      OpBuilder::InsertionGuard guard(b);
      b.setInsertionPointToStart(module.getBody());
      callee = LLVM::LLVMFuncOp::create(b, loc, name,
                                        LLVM::LLVMFunctionType::get(result, llvm::to_vector(arguments.getTypes())));
    }
    auto op = LLVM::CallOp::create(b, loc, callee, arguments);
    return op.getNumResults() ? op.getResult() : Value();
  }

  /// The address of a buffer: an argument, bytes of the arena, or an element of either.
  Value addressOf(Value buffer) {
    if (auto view = buffer.getDefiningOp<memref::ViewOp>()) {
      int64_t offset = getConstantIntValue(view.getByteShift()).value_or(0);
      return LLVM::GEPOp::create(b, loc, pointer, b.getI8Type(), addressOf(view.getSource()), elementIndex(offset));
    }
    if (auto row = buffer.getDefiningOp<RowOp>()) {
      auto type = cast<MemRefType>(row.getResult().getType());
      int64_t bytes = bytesOf(type);
      Value index = addresses.lookup(row.getIndex());
      if (row.getReverse()) {
        int64_t last = cast<MemRefType>(row.getSource().getType()).getDimSize(0) - 1;
        index = LLVM::SubOp::create(b, loc, constant(i64, last), index);
      }
      Value offset = LLVM::MulOp::create(b, loc, index, constant(i64, bytes));
      return LLVM::GEPOp::create(b, loc, pointer, b.getI8Type(), addressOf(row.getSource()),
                                 ArrayRef<LLVM::GEPArg>{offset});
    }
    if (auto view = buffer.getDefiningOp<ViewLikeOpInterface>())
      return addressOf(view.getViewSource());
    if (Value address = addresses.lookup(buffer))
      return address;
    // Read at each use: thousands of addresses alive throughout the function would take long to compile.
    unsigned number = cast<BlockArgument>(buffer).getArgNumber() - 1;
    Value slot = LLVM::GEPOp::create(b, loc, pointer, pointer, arguments, elementIndex(number));
    return LLVM::LoadOp::create(b, loc, pointer, slot);
  }

  /// Emits `body(task)` for each task that this thread claims of launch `index`.
  void forEachTask(int32_t index, int64_t tasks, llvm::function_ref<void(Value)> body) {
    Block *head = b.createBlock(region, region->end());
    Block *work = b.createBlock(region, region->end());
    Block *next = b.createBlock(region, region->end());
    b.setInsertionPointToEnd(head->getPrevNode());
    LLVM::BrOp::create(b, loc, ValueRange(), head);
    b.setInsertionPointToEnd(head);
    Value task = call("ttc_rt_claim", i64, {team, thread, constant(i32, index), constant(i64, tasks)});
    Value got = LLVM::ICmpOp::create(b, loc, LLVM::ICmpPredicate::sge, task, constant(i64, 0));
    LLVM::CondBrOp::create(b, loc, got, work, next);
    b.setInsertionPointToEnd(work);
    body(task);
    LLVM::BrOp::create(b, loc, ValueRange(), head);
    b.setInsertionPointToEnd(next);
  }

  /// Every thread waits for the launch; thread 0 takes the time.
  void mark(int32_t launch) {
    Block *timing = b.createBlock(region, region->end());
    Block *next = b.createBlock(region, region->end());
    b.setInsertionPointToEnd(timing->getPrevNode());
    auto none = LLVM::LLVMVoidType::get(b.getContext());
    call("ttc_rt_barrier", none, {team, thread});
    Value first = LLVM::ICmpOp::create(b, loc, LLVM::ICmpPredicate::eq, thread, constant(i32, 0));
    LLVM::CondBrOp::create(b, loc, first, timing, next);
    b.setInsertionPointToEnd(timing);
    call("ttc_rt_mark", none, {team, thread, constant(i32, launch)});
    LLVM::BrOp::create(b, loc, ValueRange(), next);
    b.setInsertionPointToEnd(next);
  }

  /// More tasks than threads need, and than the runtime counts, are claimed in groups.
  void lowerLaunch(LaunchOp launch, int32_t index) {
    int64_t tasks = tasksOf(launch), group = llvm::divideCeil(tasks, maxClaims);
    forEachTask(index, claimsOf(launch), [&](Value claim) {
      SmallVector<Value> arguments;
      for (Value operand : launch.getOperands())
        arguments.push_back(addressOf(operand));
      Value first = group == 1 ? claim : LLVM::MulOp::create(b, loc, claim, constant(i64, group)).getResult();
      Value last = LLVM::AddOp::create(b, loc, first, constant(i64, group));
      if (tasks % group)
        last = LLVM::SMinOp::create(b, loc, last, constant(i64, tasks));
      arguments.push_back(first);
      arguments.push_back(last);
      std::string name = launch.getKernel().str();
      callKernel(name, arguments);
    });
  }

  /// Calls the function in the module `name`.
  void callKernel(StringRef name, ValueRange arguments) {
    auto type =
        LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(b.getContext()), llvm::to_vector(arguments.getTypes()));
    auto function = kernels[name];
    if (!function) {
      OpBuilder::InsertionGuard guard(b);
      b.setInsertionPointToStart(module.getBody());
      function = kernels[name] = LLVM::LLVMFuncOp::create(b, loc, name, type);
    }
    LLVM::CallOp::create(b, loc, function, arguments);
  }

  void lowerCopy(memref::CopyOp copy, int32_t index) {
    int64_t bytes = bytesOf(cast<MemRefType>(copy.getSource().getType()));
    forEachTask(index, 1, [&](Value) {
      LLVM::MemcpyOp::create(b, loc, addressOf(copy.getTarget()), addressOf(copy.getSource()), constant(i64, bytes),
                             false);
    });
  }

  ModuleOp module;
  func::FuncOp function;
  bool profile;
  OpBuilder b;
  Location loc;
  Type pointer, i32, i64;
  Value arguments, team, thread;
  Region *region = nullptr;
  int32_t launches = 0;
  /// Claims since the last barrier, or more.
  int64_t pending = 0;
  /// Of the loops around the current block, together.
  int64_t iterations = 1;
  bool hasFailed = false;
  /// Of the arena; and the loops' indices.
  llvm::DenseMap<Value, Value> addresses;
  llvm::StringMap<LLVM::LLVMFuncOp> kernels;
};

/// What other functions launch would lose its name.
LogicalResult verifyAlone(func::FuncOp main) {
  for (auto function : main->getParentOfType<ModuleOp>().getOps<func::FuncOp>())
    if (function != main && !function.isExternal())
      return function.emitError() << "expected no function beside @main, got @" << function.getName();
  return success();
}

struct ParallelizePass : public ttc::impl::ParallelizeBase<ParallelizePass> {
  using Base::Base;

  void runOnOperation() override {
    for (auto function : llvm::make_early_inc_range(getOperation().getOps<func::FuncOp>()))
      if (function.getName() == "main" && !function.isExternal()) {
        if (failed(verifyBufferSchedule(function)) || failed(verifyAlone(function)))
          return signalPassFailure();
        if (function.getNumArguments() == 0) {
          function.emitError("expected the arena as the first argument, got none");
          return signalPassFailure();
        }
        if (failed(Lowering(getOperation(), function, profile).run()))
          return signalPassFailure();
      }
  }
};

} // namespace
