//===- OutlineKernels.cpp - Kernel regions become functions ---------------===//

#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "passes/Passes.h"

namespace ttc {
#define GEN_PASS_DEF_OUTLINEKERNELS
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-outline-kernels"

using namespace mlir;
using namespace ttc;
using namespace ttc::ir;

namespace {

/// Moves `kernel`'s region into `@name::@name` and launches that instead.
void outline(KernelOp kernel, ModuleOp module, StringRef name) {
  OpBuilder builder(kernel);
  auto launch = LaunchOp::create(builder, kernel.getLoc(), kernel.getOutputs().getTypes(), name, kernel.getInputs(),
                                 /*tasks=*/nullptr, /*writes=*/nullptr);
  builder.setInsertionPointToEnd(module.getBody());
  auto nested = ModuleOp::create(builder, kernel.getLoc(), name);
  builder.setInsertionPointToEnd(nested.getBody());
  auto type = builder.getFunctionType(kernel.getInputs().getTypes(), kernel.getOutputs().getTypes());
  auto function = func::FuncOp::create(builder, kernel.getLoc(), name, type);
  function.getBody().takeBody(kernel.getBody());
  Operation *yield = function.getBody().front().getTerminator();
  builder.setInsertionPoint(yield);
  func::ReturnOp::create(builder, yield->getLoc(), yield->getOperands());
  yield->erase();
  kernel.replaceAllUsesWith(launch.getOutputs());
  kernel.erase();
}

struct OutlineKernelsPass : public ttc::impl::OutlineKernelsBase<OutlineKernelsPass> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    unsigned count = 0;
    SmallVector<KernelOp> kernels;
    for (auto function : module.getOps<func::FuncOp>())
      function.walk([&](KernelOp kernel) { kernels.push_back(kernel); });
    for (KernelOp kernel : kernels) {
      std::string name = "k" + std::to_string(count++);
      if (auto described = kernel->getAttrOfType<StringAttr>("name"))
        name += "_" + described.str();
      outline(kernel, module, name);
    }
  }
};

} // namespace
