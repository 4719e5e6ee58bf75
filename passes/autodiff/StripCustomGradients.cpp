//===- StripCustomGradients.cpp - Drop gradients that are used up ---------===//

#include "dialect/training/Training.h"
#include "passes/Passes.h"

using namespace mlir;

namespace ttc {

#define GEN_PASS_DEF_STRIPCUSTOMGRADIENTS
#include "passes/Passes.h.inc"

namespace {

struct StripCustomGradients : impl::StripCustomGradientsBase<StripCustomGradients> {
  void runOnOperation() override {
    SmallVector<ir::CustomGradientOp> annotations;
    WalkResult result = getOperation().walk([&](Operation *op) {
      if (isa<ir::GradientOp>(op)) {
        op->emitOpError("expected to be expanded before custom gradients are dropped");
        return WalkResult::interrupt();
      }
      if (auto annotation = dyn_cast<ir::CustomGradientOp>(op))
        annotations.push_back(annotation);
      return WalkResult::advance();
    });
    if (result.wasInterrupted())
      return signalPassFailure();
    // Innermost first, as walked: one in the region of another goes before that.
    for (ir::CustomGradientOp annotation : annotations) {
      annotation->replaceAllUsesWith(annotation.getValues());
      annotation->erase();
    }
  }
};

} // namespace
} // namespace ttc
