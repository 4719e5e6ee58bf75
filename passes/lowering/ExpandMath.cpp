//===- ExpandMath.cpp - Polynomials for math functions --------------------===//

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Math/Transforms/Approximation.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "passes/Passes.h"

namespace ttc {
#define GEN_PASS_DEF_EXPANDMATH
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-expand-math"

using namespace mlir;
using namespace ttc;

namespace {

struct ExpandMathPass : public ttc::impl::ExpandMathBase<ExpandMathPass> {
  void runOnOperation() override {
    bool any = false;
    getOperation().walk([&](Operation *op) { any |= isa<math::MathDialect>(op->getDialect()); });
    if (!any)
      return;
    RewritePatternSet patterns(&getContext());
    populateMathPolynomialApproximationPatterns(patterns);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};

} // namespace
