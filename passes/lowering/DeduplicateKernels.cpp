//===- DeduplicateKernels.cpp - Compile equal kernels once ----------------===//
//
// Equal means: the nested modules' regions are structurally equal, whatever
// the locations and the names of the modules and of their functions.
//
//===----------------------------------------------------------------------===//
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "passes/Passes.h"
#include "llvm/Support/DebugLog.h"
#include <map>

namespace ttc {
#define GEN_PASS_DEF_DEDUPLICATEKERNELS
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-deduplicate-kernels"

using namespace mlir;

namespace {

/// Gives the functions of a kernel's module neutral names while it is compared, and their own again in the end.
class NeutralNames {
public:
  explicit NeutralNames(ModuleOp kernel) {
    for (auto function : kernel.getOps<FunctionOpInterface>()) {
      names.push_back({function, function.getNameAttr()});
      function.setName("f" + std::to_string(names.size()));
    }
  }
  NeutralNames(NeutralNames &&) = default;
  NeutralNames(const NeutralNames &) = delete;

  void restore() {
    for (auto &[function, name] : names)
      function.setName(name);
  }

private:
  SmallVector<std::pair<FunctionOpInterface, StringAttr>, 1> names;
};

/// Equal for equal kernels: the operations with their result types, in order.
llvm::hash_code hashKernel(ModuleOp kernel) {
  llvm::hash_code hash = 0;
  kernel.walk([&](Operation *op) {
    hash = llvm::hash_combine(hash, op->getName(), llvm::hash_combine_range(op->getResultTypes()));
  });
  return hash;
}

bool areEqual(ModuleOp a, ModuleOp b) {
  return OperationEquivalence::isRegionEquivalentTo(&a.getBodyRegion(), &b.getBodyRegion(),
                                                    OperationEquivalence::IgnoreLocations);
}

struct DeduplicateKernelsPass : public ttc::impl::DeduplicateKernelsBase<DeduplicateKernelsPass> {
  void runOnOperation() override {
    ModuleOp program = getOperation();
    // The kernels kept, by hash.
    std::multimap<size_t, std::pair<ModuleOp, NeutralNames>> kept;
    for (auto kernel : llvm::make_early_inc_range(program.getOps<ModuleOp>())) {
      if (!kernel.getSymName())
        continue;
      NeutralNames names(kernel);
      size_t hash = hashKernel(kernel);
      auto [begin, end] = kept.equal_range(hash);
      auto same = std::find_if(begin, end, [&](const auto &entry) { return areEqual(entry.second.first, kernel); });
      if (same == end) {
        kept.emplace(hash, std::pair(kernel, std::move(names)));
        continue;
      }
      StringAttr original = same->second.first.getSymNameAttr();
      LDBG() << "@" << *kernel.getSymName() << " equals @" << original.getValue();
      if (failed(SymbolTable::replaceAllSymbolUses(kernel, original, program))) {
        kernel.emitOpError("has unknown uses");
        return signalPassFailure();
      }
      kernel.erase();
      ++duplicates;
    }
    for (auto &[hash, entry] : kept)
      entry.second.restore();
  }
};

} // namespace
