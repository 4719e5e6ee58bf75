//===- MergeKernels.cpp - Joins launches that walk the same outer extent --===//
//
// For each launch, for each launch whose result it reads:
//   1. build the merged kernel: both bodies after each other;
//   2. keep it if it is small enough to run as one task, or if all of its nests can be cut
//      along one dimension so that each task reads only what it wrote itself;
//   3. else drop it.
// What only the second kernel read becomes scratch of the merged one.
//
//===----------------------------------------------------------------------===//

#include "dialect/kernel/Kernel.h"
#include "mlir/Analysis/TopologicalSortUtils.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "passes/Passes.h"
#include "passes/tiling/Tasks.h"
#include "llvm/ADT/SetVector.h"
#include <set>

namespace ttc {
#define GEN_PASS_DEF_MERGEKERNELS
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-merge-kernels"

using namespace mlir;
using namespace ttc;
using namespace ttc::ir;

namespace {

/// More nests take too long to compile as one function.
constexpr size_t maxNests = 8;
/// Fewer pieces than this don't keep the threads busy.
constexpr int64_t minPieces = 16;

func::FuncOp kernelOf(ModuleOp module, LaunchOp launch) {
  return module.lookupSymbol<ModuleOp>(launch.getKernel()).lookupSymbol<func::FuncOp>(launch.getKernel());
}

/// Whether `second` depends on `first` through a third operation.
bool dependsThroughOthers(LaunchOp first, LaunchOp second) {
  SmallVector<Operation *> stack;
  llvm::DenseSet<Operation *> seen;
  for (Operation *user : first->getUsers())
    if (user != second && seen.insert(user).second)
      stack.push_back(user);
  while (!stack.empty())
    for (Operation *user : stack.pop_back_val()->getUsers()) {
      if (user == second)
        return true;
      if (seen.insert(user).second)
        stack.push_back(user);
    }
  return false;
}

/// Two launches as one: its operands, and where each argument of the two kernels comes from.
class Merge {
public:
  Merge(ModuleOp module, LaunchOp first, LaunchOp second) : module(module), first(first), second(second) {
    for (LaunchOp launch : {first, second})
      for (Value operand : launch.getOperands())
        if (operand.getDefiningOp() != first)
          operands.insert(operand);
    for (Value result : first.getResults()) {
      bool inner = llvm::all_of(result.getUsers(), [&](Operation *user) { return user == second; });
      (inner ? temporaries : results).push_back(result);
    }
    llvm::append_range(results, second.getResults());
  }

  /// Builds the merged kernel in a module of its own at the end of the program.
  ModuleOp build() {
    func::FuncOp a = kernelOf(module, first), b = kernelOf(module, second);
    OpBuilder builder(module.getContext());
    builder.setInsertionPointToEnd(module.getBody());
    std::string name = mergedName();
    merged = ModuleOp::create(builder, second.getLoc(), name);
    builder.setInsertionPointToEnd(merged.getBody());
    auto function = func::FuncOp::create(builder, second.getLoc(), name, builder.getFunctionType({}, {}));
    Block *body = function.addEntryBlock();

    llvm::DenseMap<Value, Value> places;
    auto addArgument = [&](Value value, Type type, StringRef attribute) {
      unsigned index = function.getNumArguments();
      (void)function.insertArgument(index, type, {}, second.getLoc());
      if (!attribute.empty())
        function.setArgAttr(index, attribute, builder.getUnitAttr());
      if (value)
        places[value] = body->getArgument(index);
      return body->getArgument(index);
    };
    for (Value operand : operands)
      addArgument(operand, argumentFor(a, b, operand).getType(), "");
    for (Value result : results) {
      BlockArgument from = argumentFor(a, b, result);
      BlockArgument to = cast<BlockArgument>(addArgument(result, from.getType(), "ttc.result"));
      noteInPlace(function, to, result, from);
    }
    for (Value temporary : temporaries)
      addArgument(temporary, argumentFor(a, b, temporary).getType(), "ttc.scratch");

    builder.setInsertionPointToEnd(body);
    for (auto [launch, kernel] : {std::pair(first, a), std::pair(second, b)}) {
      IRMapping mapping;
      unsigned visible = launch.getOperands().size() + launch.getNumResults();
      for (auto [i, argument] : llvm::enumerate(kernel.getArguments())) {
        Value value = i < launch.getOperands().size() ? launch.getOperands()[i]
                      : i < visible                   ? Value(launch.getResult(i - launch.getOperands().size()))
                                                      : Value();
        mapping.map(argument, value ? places[value] : addArgument({}, argument.getType(), "ttc.scratch"));
      }
      // Constants come along, under names that tell the two kernels' apart.
      StringRef suffix = launch == first ? "_0" : "_1";
      OpBuilder globals(merged.getBodyRegion());
      for (auto global : kernel->getParentOfType<ModuleOp>().getOps<memref::GlobalOp>())
        cast<memref::GlobalOp>(globals.clone(*global)).setSymName((global.getSymName() + suffix).str());
      for (Operation &op : kernel.getBody().front().without_terminator())
        builder.clone(op, mapping)->walk([&](memref::GetGlobalOp read) {
          read.setName((read.getName() + suffix).str());
        });
    }
    func::ReturnOp::create(builder, second.getLoc());
    return merged;
  }

  /// Replaces both launches by one of the merged kernel.
  bool commit() {
    OpBuilder builder(second);
    auto launch = LaunchOp::create(builder, builder.getFusedLoc({first.getLoc(), second.getLoc()}),
                                   TypeRange(ValueRange(results)), *merged.getSymName(), operands.getArrayRef(),
                                   /*tasks=*/nullptr, /*writes=*/nullptr);
    Block *block = second->getBlock();
    for (auto [from, to] : llvm::zip(results, launch.getResults()))
      from.replaceAllUsesWith(to);
    second.erase();
    first.erase();
    return sortTopologically(block);
  }

private:
  /// The argument of the kernels that stands for an operand or result of the launches.
  BlockArgument argumentFor(func::FuncOp a, func::FuncOp b, Value value) {
    for (auto [launch, kernel] : {std::pair(first, a), std::pair(second, b)}) {
      for (auto [i, operand] : llvm::enumerate(launch.getOperands()))
        if (operand == value)
          return kernel.getArgument(i);
      if (value.getDefiningOp() == launch)
        return kernel.getArgument(launch.getOperands().size() + cast<OpResult>(value).getResultNumber());
    }
    llvm_unreachable("not a value of the launches");
  }

  /// A result may still take the place of an operand that the other kernel doesn't read.
  void noteInPlace(func::FuncOp function, BlockArgument to, Value result, BlockArgument from) {
    LaunchOp owner = result.getDefiningOp() == first ? first : second, other = owner == first ? second : first;
    auto kernel = cast<func::FuncOp>(from.getOwner()->getParentOp());
    auto allowed = kernel.getArgAttrOfType<DenseI64ArrayAttr>(from.getArgNumber(), "ttc.inplace");
    if (!allowed)
      return;
    SmallVector<int64_t> positions;
    for (int64_t position : allowed.asArrayRef()) {
      Value operand = owner.getOperands()[position];
      const auto *found = llvm::find(operands, operand);
      if (found != operands.end() && !llvm::is_contained(other.getOperands(), operand))
        positions.push_back(found - operands.begin());
    }
    if (!positions.empty())
      function.setArgAttr(to.getArgNumber(), "ttc.inplace",
                          Builder(function.getContext()).getDenseI64ArrayAttr(positions));
  }

  /// "k3_conv2d_relu" and "k5_max_pool2d" give "k5_conv2d_relu_max_pool2d": the second's number is unique.
  std::string mergedName() {
    auto [number, tail] = second.getKernel().split('_');
    std::string name =
        (number + "_" + first.getKernel().split('_').second.take_front(40) + "_" + tail.take_front(30)).str();
    while (module.lookupSymbol(name))
      name += "_";
    return name;
  }

  ModuleOp module, merged;
  LaunchOp first, second;
  llvm::SetVector<Value> operands;
  SmallVector<Value> results, temporaries;
};

struct MergeKernelsPass : public ttc::impl::MergeKernelsBase<MergeKernelsPass> {
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    for (auto function : module.getOps<func::FuncOp>())
      if (!function.isExternal())
        mergeLaunches(function, module);
    for (auto nested : llvm::make_early_inc_range(module.getOps<ModuleOp>()))
      if (SymbolTable::symbolKnownUseEmpty(nested, module))
        nested.erase();
  }

private:
  void mergeLaunches(func::FuncOp function, ModuleOp module) {
    bool changed = true;
    while (changed) {
      changed = false;
      for (auto second : SmallVector<LaunchOp>(function.getOps<LaunchOp>()))
        if (mergeIntoProducer(second, module)) {
          changed = true;
          break;
        }
    }
  }

  /// Merges `second` with a launch it reads from, if one suits.
  bool mergeIntoProducer(LaunchOp second, ModuleOp module) {
    for (Value operand : second.getOperands()) {
      auto first = operand.getDefiningOp<LaunchOp>();
      if (!first || !tried.insert({first.getKernel().str(), second.getKernel().str()}).second ||
          dependsThroughOthers(first, second))
        continue;
      Merge merge(module, first, second);
      ModuleOp kernel = merge.build();
      if (isWorthwhile(kernel))
        return merge.commit();
      kernel.erase();
    }
    return false;
  }

  bool isWorthwhile(ModuleOp merged) {
    VectorTarget target{vectorBits, vectorRegisters};
    // Planning rewrites named operations: on a copy, so that the order of trials doesn't matter.
    OwningOpRef<ModuleOp> copy = merged.clone();
    // A kernel with loops of its own is cut into the tasks they ask for.
    if (copy->walk([](LoopsOp) { return WalkResult::interrupt(); }).wasInterrupted())
      return false;
    std::vector<PlannedNest> nests = planNests(*copy->getOps<func::FuncOp>().begin(), target);
    if (nests.empty() || nests.size() > maxNests)
      return false;
    int64_t contractions = 0;
    bool small = true;
    for (const PlannedNest &nest : nests) {
      contractions += nest.contraction.has_value();
      small &= tasksFor(nest) == 1;
    }
    if (contractions > 1)
      return false;
    if (small)
      return true;
    SmallVector<unsigned> dims = sharedDims(nests);
    if (dims.empty() || nests.front().nest.extents[dims.front()] < minPieces)
      return false;
    return llvm::all_of(llvm::zip(nests, dims),
                        [&](auto pair) { return canCut(std::get<0>(pair), std::get<1>(pair), target); });
  }

  /// Pairs of kernels already considered; names stay unique.
  std::set<std::pair<std::string, std::string>> tried;
};

} // namespace
