//===- PlanMemory.cpp - One arena for all temporaries ---------------------===//
//
// 1. Every value gets a storage: an argument's, an output's, or a temporary. Reshapes
//    share their operand's, updates take the argument they update, and a result may take
//    over a temporary that dies where the kernel allows it. What is returned from elsewhere
//    is copied in the end: first what arguments held before, as if all at once.
// 2. Temporaries get offsets: largest first, each at the lowest place that is free in all
//    its phases.
// 3. The function is rewritten to buffers; loops take in their bodies, planned before, with
//    the body's arena as one temporary and elements of the stacks as views.
//
//===----------------------------------------------------------------------===//

#include "dialect/core/ElementTypes.h"
#include "dialect/core/Saturating.h"
#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/IRMapping.h"
#include "passes/Passes.h"
#include "passes/memory/Moves.h"
#include "passes/memory/ScheduleContract.h"
#include "passes/memory/Updates.h"

namespace ttc {
#define GEN_PASS_DEF_PLANMEMORY
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-plan-memory"

using namespace mlir;
using namespace ttc;
using namespace ttc::ir;

namespace {

constexpr int64_t alignment = 64;
/// What an arena may have, so that sums of two are numbers, too.
constexpr int64_t maxBytes = int64_t(1) << 61;

MemRefType bufferType(Type type) {
  auto shaped = cast<ShapedType>(type);
  return MemRefType::get(shaped.getShape(), storageType(shaped.getElementType()));
}

/// Whole cache lines; more than `maxBytes` where no buffer can be.
int64_t paddedBytesOf(Type type) {
  int64_t bytes = std::min(bytesOf(cast<ShapedType>(type)), maxBytes + 1);
  return std::max<int64_t>(llvm::alignTo(bytes, alignment), alignment);
}

/// Bytes that one or more values live in.
struct Storage {
  /// The argument or output whose buffer it is; null for a temporary.
  Value buffer;
  int64_t bytes = 0;
  /// The launch that a temporary begins with (the end of the program for the copies there), and its type.
  Operation *launch = nullptr;
  Type type = nullptr;
  int64_t firstPhase = 0, lastPhase = 0;
  int64_t offset = 0;
};

/// A copy at the end of the program from one storage to another.
struct Copy {
  unsigned source, target;
  Location loc;
};

class Planner {
public:
  Planner(ModuleOp module, func::FuncOp function)
      : module(module), function(function), block(function.getBody().front()) {}

  /// Plans the function; the bodies of its loops are planned already. Fails after a diagnostic when the temporaries
  /// take more bytes than can be counted.
  LogicalResult run() {
    updates = updatesOf(function);
    addBuffers();
    assignStorages();
    FailureOr<int64_t> arenaBytes = placeTemporaries();
    if (failed(arenaBytes))
      return failure();
    rewrite(*arenaBytes);
    return success();
  }

private:
  func::FuncOp kernelOf(LaunchOp launch) {
    auto nested = module.lookupSymbol<ModuleOp>(launch.getKernel());
    return nested.lookupSymbol<func::FuncOp>(launch.getKernel());
  }

  func::FuncOp bodyOf(RepeatOp repeat) { return module.lookupSymbol<func::FuncOp>(repeat.getBody()); }

  static int64_t phaseOf(Operation *launch) { return launch->getAttrOfType<IntegerAttr>("phase").getInt(); }

  /// The storage of an argument or output.
  unsigned newStorage(Value buffer, Type type) {
    storages.push_back({buffer, paddedBytesOf(type)});
    return storages.size() - 1;
  }

  /// A temporary that `launch` is the first to use.
  unsigned newTemporary(Operation *launch, Type type) {
    storages.push_back({nullptr, paddedBytesOf(type), launch, type, phaseOf(launch)});
    return storages.size() - 1;
  }

  /// Outputs become arguments after the others.
  void addBuffers() {
    argumentCount = block.getNumArguments();
    for (BlockArgument argument : block.getArguments())
      storageOf[argument] = newStorage(argument, argument.getType());
    for (OpOperand &operand : block.getTerminator()->getOpOperands())
      if (!function.getResultAttr(operand.getOperandNumber(), "ttc.updates"))
        outputs.push_back({&operand, block.addArgument(bufferType(operand.get().getType()), operand.get().getLoc())});
  }

  /// Where each returned value should be computed, if possible.
  void collectDestinations() {
    for (auto [value, argument] : updates) {
      Operation *launch = launchBehind(value);
      if (launch && canUpdateInPlace(launch, value, argument) && wanted.try_emplace(sourceOf(value), argument).second)
        continue;
      destinations.push_back({value, argument});
    }
    for (auto [operand, buffer] : outputs)
      if (!launchBehind(operand->get()) || !wanted.try_emplace(sourceOf(operand->get()), buffer).second)
        destinations.push_back({operand->get(), buffer});
  }

  /// The launch result behind reshapes.
  static Value sourceOf(Value value) {
    while (Operation *def = value.getDefiningOp()) {
      if (isLaunch(def))
        break;
      value = def->getOperand(0);
    }
    return value;
  }

  bool canUpdateInPlace(Operation *update, Value value, BlockArgument argument) {
    for (Operation *reader : readersOf(argument))
      if (reader != update && phaseOf(reader) >= phaseOf(update))
        return false;
    // The argument itself may be returned, too, or seen through a reshape by the update.
    if (isReturned(argument))
      return false;
    for (Operation *user : argument.getUsers())
      if (!isLaunch(user) && llvm::is_contained(readersOf(user->getResult(0)), update))
        return false;
    unsigned result = cast<OpResult>(sourceOf(value)).getResultNumber();
    return llvm::all_of(llvm::enumerate(update->getOperands()), [&](auto entry) {
      return entry.value() != argument || allowsInPlace(update, result, entry.index());
    });
  }

  /// Whether `result` may be written over `operand`: what the kernel says, or a loop's carry over its first value.
  bool allowsInPlace(Operation *op, unsigned result, int64_t operand) {
    auto launch = dyn_cast<LaunchOp>(op);
    if (!launch)
      return result < cast<RepeatOp>(op).getNumCarries() && operand == result;
    func::FuncOp kernel = kernelOf(launch);
    auto allowed = kernel.getArgAttrOfType<DenseI64ArrayAttr>(launch.getOperands().size() + result, "ttc.inplace");
    return allowed && llvm::is_contained(allowed.asArrayRef(), operand);
  }

  /// A dying temporary operand that result `index` of `launch` may be written over.
  std::optional<unsigned> dyingOperand(Operation *launch, unsigned index) {
    for (auto [i, operand] : llvm::enumerate(launch->getOperands())) {
      unsigned storage = storageOf[operand];
      if (storages[storage].buffer || storages[storage].bytes != paddedBytesOf(launch->getResult(index).getType()) ||
          !allowsInPlace(launch, index, i) || llvm::count(launch->getOperands(), operand) != 1)
        continue;
      bool dies = true;
      for (auto &[value, other] : storageOf) {
        if (other != storage)
          continue;
        // Another result of the launch may have taken it over.
        dies &= value.getDefiningOp() != launch;
        for (Operation *user : value.getUsers()) {
          if (user == launch)
            continue;
          // A view that comes later in the block has no storage yet; who reads it isn't known here.
          bool isLaterView = user->getNumResults() == 1 && !isLaunch(user) && !storageOf.contains(user->getResult(0));
          if (isLaterView || user->hasTrait<OpTrait::IsTerminator>() ||
              (isLaunch(user) && phaseOf(user) >= phaseOf(launch)))
            dies = false;
        }
        // Another view of it read by the same launch would see the new values.
        if (value != operand && llvm::is_contained(launch->getOperands(), value))
          dies = false;
      }
      if (dies)
        return storage;
    }
    return std::nullopt;
  }

  /// Step 1.
  void assignStorages() {
    collectDestinations();
    for (Operation &op : block.without_terminator()) {
      if (!isLaunch(&op)) {
        unsigned storage = storageOf[op.getOperand(0)];
        storageOf[op.getResult(0)] = storage;
        continue;
      }
      int64_t phase = phaseOf(&op);
      for (OpResult result : op.getResults()) {
        if (Value buffer = wanted.lookup(result)) {
          storageOf[result] = newStorage(buffer, result.getType());
        } else if (std::optional<unsigned> dying = dyingOperand(&op, result.getResultNumber())) {
          storageOf[result] = *dying;
        } else {
          storageOf[result] = newTemporary(&op, result.getType());
        }
        touch(result, phase);
      }
      for (Value operand : op.getOperands())
        touch(operand, phase);
      if (auto repeat = dyn_cast<RepeatOp>(op)) {
        addScratch(&op, bodyOf(repeat).getArgument(0).getType());
        continue;
      }
      func::FuncOp kernel = kernelOf(cast<LaunchOp>(op));
      for (unsigned i = op.getNumOperands() + op.getNumResults(); i < kernel.getNumArguments(); ++i)
        if (kernel.getArgAttr(i, "ttc.scratch"))
          addScratch(&op, kernel.getArgument(i).getType());
    }
    orderCopies();
  }

  /// Puts the copies of what arguments held before in front of those of results, which may overwrite an argument.
  void orderCopies() {
    constexpr int64_t end = std::numeric_limits<int64_t>::max();
    SmallVector<Copy> ofResults;
    SmallVector<Move> moves;
    llvm::DenseMap<unsigned, Location> locations;
    for (auto [value, buffer] : destinations) {
      touch(value, end);
      unsigned source = storageOf[value];
      bool isUpdate = storageOf.contains(buffer);
      unsigned target = isUpdate ? storageOf[buffer] : newStorage(buffer, buffer.getType());
      if (launchBehind(value)) {
        ofResults.push_back({source, target, value.getLoc()});
      } else if (isUpdate) {
        moves.push_back({source, target});
        locations.insert({target, value.getLoc()});
      } else {
        copies.push_back({source, target, value.getLoc()});
      }
    }
    for (auto [source, target] : sequentialize(moves, [&](unsigned place) {
           unsigned spare = storages.size();
           Storage saved = storages[place];
           storages.push_back({nullptr, saved.bytes, block.getTerminator(), saved.buffer.getType(), end, end});
           spareFor[spare] = saved.buffer;
           locations.insert({spare, locations.at(place)});
           return spare;
         }))
      copies.push_back({source, target, locations.at(target)});
    llvm::append_range(copies, ofResults);
  }

  /// A temporary that only `launch` uses.
  void addScratch(Operation *launch, Type type) {
    unsigned storage = newTemporary(launch, type);
    storages[storage].lastPhase = phaseOf(launch);
    scratch[launch].push_back({storage, cast<MemRefType>(type)});
  }

  void touch(Value value, int64_t phase) {
    Storage &storage = storages[storageOf[value]];
    storage.lastPhase = std::max(storage.lastPhase, phase);
  }

  InFlightDiagnostic tooLarge(const Storage &storage) {
    StringRef name = function.getName();
    if (auto launch = dyn_cast<LaunchOp>(storage.launch))
      name = launch.getKernel();
    else if (auto repeat = dyn_cast<RepeatOp>(storage.launch))
      name = repeat.getBody();
    return storage.launch->emitError() << "'" << name << "': expected temporary buffers of at most " << maxBytes
                                       << " bytes together, got more with " << storage.type;
  }

  /// Step 2. Returns the arena's size.
  FailureOr<int64_t> placeTemporaries() {
    SmallVector<Storage *> order;
    for (Storage &storage : storages)
      if (!storage.buffer) {
        order.push_back(&storage);
        bufferBytes = saturatingAdd(bufferBytes, storage.bytes);
      }
    llvm::stable_sort(order, [](Storage *a, Storage *b) { return a->bytes > b->bytes; });
    int64_t end = 0;
    SmallVector<Storage *> placed;
    for (Storage *storage : order) {
      if (storage->bytes > maxBytes)
        return tooLarge(*storage);
      SmallVector<Storage *> conflicts = llvm::filter_to_vector(placed, [&](Storage *other) {
        return other->firstPhase <= storage->lastPhase && storage->firstPhase <= other->lastPhase;
      });
      llvm::sort(conflicts, [](Storage *a, Storage *b) { return a->offset < b->offset; });
      int64_t offset = 0;
      for (Storage *other : conflicts) {
        if (offset + storage->bytes <= other->offset)
          break;
        offset = std::max(offset, other->offset + other->bytes);
      }
      if (offset + storage->bytes > maxBytes)
        return tooLarge(*storage);
      storage->offset = offset;
      placed.push_back(storage);
      end = std::max(end, offset + storage->bytes);
    }
    return end;
  }

  /// The buffer of `storage` seen as `type`.
  Value materialize(OpBuilder &builder, Location loc, unsigned storage, MemRefType type) {
    Value &cached = views[{storage, type}];
    if (cached)
      return cached;
    Value buffer = storages[storage].buffer;
    if (!buffer) {
      Value offset = arith::ConstantIndexOp::create(builder, loc, storages[storage].offset);
      return cached = memref::ViewOp::create(builder, loc, type, arena, offset, ValueRange());
    }
    if (buffer.getType() == type)
      return cached = buffer;
    SmallVector<OpFoldResult> sizes, strides;
    for (int64_t size : type.getShape())
      sizes.push_back(builder.getIndexAttr(size));
    for (int64_t stride : computeSuffixProduct(type.getShape()))
      strides.push_back(builder.getIndexAttr(stride));
    return cached =
               memref::ReinterpretCastOp::create(builder, loc, type, buffer, builder.getIndexAttr(0), sizes, strides);
  }

  /// Step 3.
  void rewrite(int64_t arenaBytes) {
    OpBuilder builder(function.getContext());
    auto arenaType = MemRefType::get({arenaBytes}, builder.getI8Type());
    SmallVector<Operation *> old;
    for (Operation &op : block.without_terminator())
      old.push_back(&op);
    Operation *terminator = block.getTerminator();
    SmallVector<Value> returned(terminator->getOperands());

    // Argument attributes move with their arguments; outputs keep their results' names.
    SmallVector<DictionaryAttr> attributes = {DictionaryAttr::get(function.getContext())};
    for (unsigned i = 0; i < argumentCount; ++i)
      attributes.push_back(function.getArgAttrDict(i));
    for (auto [operand, buffer] : outputs) {
      NamedAttrList named(function.getResultAttrDict(operand->getOperandNumber()));
      named.set("ttc.kind", builder.getStringAttr("output"));
      attributes.push_back(named.getDictionary(function.getContext()));
    }
    arena = block.insertArgument(0u, arenaType, function.getLoc());
    // Types of arguments change last: until then reshapes and launches of tensors use them.
    builder.setInsertionPoint(terminator);
    SmallVector<std::pair<Value, Type>> retyped;
    for (BlockArgument argument : block.getArguments().drop_front())
      argument.setType(bufferType(argument.getType()));
    for (Operation *op : old)
      if (auto launch = dyn_cast<LaunchOp>(op))
        rewriteLaunch(builder, launch);
      else if (auto repeat = dyn_cast<RepeatOp>(op))
        rewriteRepeat(builder, repeat);
    for (auto [source, target, loc] : copies) {
      // A spare place has the type of what it saves.
      Value buffer = storages[target].buffer ? storages[target].buffer : spareFor.lookup(target);
      auto type = cast<MemRefType>(buffer.getType());
      memref::CopyOp::create(builder, loc, materialize(builder, loc, source, type),
                             materialize(builder, loc, target, type));
    }
    func::ReturnOp::create(builder, terminator->getLoc());
    terminator->erase();
    for (Operation *op : llvm::reverse(old))
      op->erase();
    function.setFunctionType(builder.getFunctionType(block.getArgumentTypes(), {}));
    function.setAllResultAttrs(ArrayRef<DictionaryAttr>());
    function.setAllArgAttrs(attributes);
    function->setAttr("ttc.arena_bytes", builder.getI64IntegerAttr(arenaBytes));
    function->setAttr("ttc.buffer_bytes", builder.getI64IntegerAttr(bufferBytes));
  }

  void rewriteLaunch(OpBuilder &builder, LaunchOp launch) {
    SmallVector<Value> operands;
    SmallVector<int64_t> writes;
    for (Value operand : launch.getOperands())
      operands.push_back(materialize(builder, launch.getLoc(), storageOf[operand], bufferType(operand.getType())));
    for (Value result : launch.getResults()) {
      writes.push_back(operands.size());
      operands.push_back(materialize(builder, launch.getLoc(), storageOf[result], bufferType(result.getType())));
    }
    for (auto [storage, type] : scratch[launch]) {
      writes.push_back(operands.size());
      operands.push_back(materialize(builder, launch.getLoc(), storage, type));
    }
    auto tasks = kernelOf(launch)->getAttrOfType<IntegerAttr>("ttc.tasks");
    LaunchOp::create(builder, launch.getLoc(), TypeRange(), launch.getKernelAttr(), operands,
                     tasks ? tasks : builder.getI64IntegerAttr(1), builder.getDenseI64ArrayAttr(writes));
  }

  /// The carries get their first values, then the body's launches run in a loop on buffers of this function.
  void rewriteRepeat(OpBuilder &builder, RepeatOp repeat) {
    Location loc = repeat.getLoc();
    func::FuncOp body = bodyOf(repeat);
    auto bufferOf = [&](Value value) {
      return materialize(builder, loc, storageOf[value], bufferType(value.getType()));
    };
    auto [arenaStorage, arenaType] = scratch[repeat].front();
    SmallVector<Value> arguments = {materialize(builder, loc, arenaStorage, arenaType)};
    for (auto [init, result] : llvm::zip(repeat.getInit(), repeat.getResults())) {
      Value source = bufferOf(init), carry = bufferOf(result);
      if (source != carry)
        memref::CopyOp::create(builder, loc, source, carry);
      arguments.push_back(carry);
    }
    for (Value operand : repeat.getOperands().drop_front(repeat.getNumCarries()))
      arguments.push_back(bufferOf(operand));
    for (Value result : repeat.getResults().drop_front(repeat.getNumCarries()))
      arguments.push_back(bufferOf(result));

    Value zero = arith::ConstantIndexOp::create(builder, loc, 0), one = arith::ConstantIndexOp::create(builder, loc, 1);
    Value times = arith::ConstantIndexOp::create(builder, loc, repeat.getTimes());
    auto loop = scf::ForOp::create(builder, loc, zero, times, one);
    OpBuilder inner = OpBuilder::atBlockBegin(loop.getBody());
    IRMapping map;
    for (auto [argument, buffer] : llvm::zip_equal(body.getArguments(), arguments)) {
      bool isElement = argument.getType() != buffer.getType();
      map.map(argument, isElement ? RowOp::create(inner, loc, argument.getType(), buffer, loop.getInductionVar(),
                                                  repeat.getReverse())
                                        .getResult()
                                  : buffer);
    }
    for (Operation &op : body.getBody().front().without_terminator())
      inner.clone(op, map);
  }

  ModuleOp module;
  func::FuncOp function;
  Block &block;
  unsigned argumentCount = 0;
  int64_t bufferBytes = 0;
  Value arena;
  SmallVector<std::pair<Value, BlockArgument>> updates;
  std::vector<Storage> storages;
  llvm::MapVector<Value, unsigned> storageOf;
  SmallVector<std::pair<OpOperand *, BlockArgument>> outputs;
  llvm::DenseMap<Value, Value> wanted;
  /// Returned values that aren't computed where they should be, and where that is.
  SmallVector<std::pair<Value, Value>> destinations;
  SmallVector<Copy> copies;
  /// The argument whose value a spare place of `copies` holds for a while.
  llvm::DenseMap<unsigned, Value> spareFor;
  llvm::DenseMap<Operation *, SmallVector<std::pair<unsigned, MemRefType>>> scratch;
  llvm::DenseMap<std::pair<unsigned, Type>, Value> views;
};

struct PlanMemoryPass : public ttc::impl::PlanMemoryBase<PlanMemoryPass> {
  void runOnOperation() override {
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      if (function.isExternal())
        continue;
      if (failed(verifyTensorSchedule(function, /*runs=*/true)))
        return signalPassFailure();
      for (Operation &op : function.getBody().front().without_terminator())
        if (isLaunch(&op) && !op.getAttrOfType<IntegerAttr>("phase")) {
          op.emitOpError("expected the attribute 'phase'; run ttc-schedule first");
          return signalPassFailure();
        }
    }
    SmallVector<func::FuncOp> functions(getOperation().getOps<func::FuncOp>());
    for (func::FuncOp function : functions)
      if (failed(plan(function)))
        return signalPassFailure();
    for (func::FuncOp function : functions)
      if (bodies.contains(function))
        function.erase();
  }

private:
  /// Plans the bodies of the function's loops before it.
  LogicalResult plan(func::FuncOp function) {
    if (function.isExternal() || !planned.insert(function).second)
      return success();
    for (auto repeat : function.getOps<RepeatOp>()) {
      auto body = getOperation().lookupSymbol<func::FuncOp>(repeat.getBody());
      bodies.insert(body);
      if (failed(plan(body)))
        return failure();
    }
    return Planner(getOperation(), function).run();
  }

  llvm::DenseSet<Operation *> planned, bodies;
};

} // namespace
