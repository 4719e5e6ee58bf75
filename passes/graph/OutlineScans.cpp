//===- OutlineScans.cpp - Bodies of scans become functions ----------------===//

#include "dialect/kernel/Kernel.h"
#include "dialect/scan/Scan.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "passes/Passes.h"
#include "passes/graph/Signature.h"

namespace ttc {
#define GEN_PASS_DEF_OUTLINESCANS
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-outline-scans"

using namespace mlir;
using namespace ttc;
using namespace ttc::ir;

namespace {

/// Names the carries, so that each step's results update them.
void describe(func::FuncOp body, unsigned carries) {
  Builder builder(body.getContext());
  for (unsigned i = 0; i < carries; ++i) {
    StringAttr name = builder.getStringAttr("carry" + Twine(i));
    body.setArgAttr(i, signature::nameAttr, name);
    body.setArgAttr(i, signature::kindAttr, builder.getStringAttr(signature::carryKind));
    body.setResultAttr(i, signature::updatesAttr, name);
  }
}

void outline(ScanOp scan, ModuleOp module, StringRef name) {
  OpBuilder builder(scan);
  auto repeat = RepeatOp::create(builder, scan.getLoc(), scan.getResultTypes(), name, scan.getTimes(), scan.getInputs(),
                                 scan.getNumCarries(), scan.getNumXs(), scan.getReverse());
  Operation *yield = scan.getYield();
  builder.setInsertionPointToEnd(module.getBody());
  auto type = builder.getFunctionType(scan.getBody().getArgumentTypes(), yield->getOperandTypes());
  auto body = func::FuncOp::create(builder, scan.getLoc(), name, type);
  body.setPrivate();
  body.getBody().takeBody(scan.getBody());
  builder.setInsertionPoint(yield);
  func::ReturnOp::create(builder, yield->getLoc(), yield->getOperands());
  yield->erase();
  describe(body, scan.getNumCarries());
  scan.replaceAllUsesWith(repeat.getOutputs());
  scan.erase();
}

struct OutlineScansPass : public ttc::impl::OutlineScansBase<OutlineScansPass> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    // Inner scans come before the ones around them.
    SmallVector<ScanOp> scans;
    for (auto function : module.getOps<func::FuncOp>())
      function.walk([&](ScanOp scan) { scans.push_back(scan); });
    unsigned count = 0;
    for (ScanOp scan : scans) {
      int64_t times = scan.getTimes();
      if (ShapedType::isDynamic(times)) {
        scan.emitOpError("expected a known number of steps, got a symbol; run ttc-specialize first");
        return signalPassFailure();
      }
      if (times == 0) {
        OpBuilder builder(scan);
        scan.replaceAllUsesWith(scan.buildWithoutSteps(builder));
        scan.erase();
        continue;
      }
      std::string name;
      do
        name = "scan" + std::to_string(count++);
      while (module.lookupSymbol(name));
      outline(scan, module, name);
    }
  }
};

} // namespace
