//===- Simplify.cpp - Canonicalize, merge, simplify -----------------------===//

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Dominance.h"
#include "mlir/Transforms/CSE.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "passes/Passes.h"
#include "passes/graph/SimplifyPatterns.h"

#define DEBUG_TYPE "ttc-simplify"

using namespace mlir;

namespace ttc {

#define GEN_PASS_DEF_SIMPLIFY
#include "passes/Passes.h.inc"

namespace {

struct Simplify : impl::SimplifyBase<Simplify> {
  using SimplifyBase::SimplifyBase;

  LogicalResult initialize(MLIRContext *context) override {
    RewritePatternSet owned(context);
    populateBroadcastPatterns(owned);
    populateAlgebraPatterns(owned);
    populatePadPatterns(owned);
    for (Dialect *dialect : context->getLoadedDialects())
      dialect->getCanonicalizationPatterns(owned);
    for (RegisteredOperationName op : context->getRegisteredOperations())
      if (op.getDialectNamespace() == "ttc")
        op.getCanonicalizationPatterns(owned, context);
    patterns = std::move(owned);
    return success();
  }

  void runOnOperation() override {
    GreedyRewriteConfig config;
    config.setRegionSimplificationLevel(GreedySimplifyRegionLevel::Disabled).setMaxIterations(maxRounds);
    for (func::FuncOp func : getOperation().getOps<func::FuncOp>()) {
      for (unsigned round = 0; round < maxRounds; ++round) {
        bool rewritten = false, merged = false;
        (void)applyPatternsGreedily(func, patterns, config, &rewritten);
        IRRewriter rewriter(&getContext());
        DominanceInfo dominance(func);
        eliminateCommonSubExpressions(rewriter, dominance, func, &merged);
        // Merged operations can enable more rewrites, not the other way round.
        if (!merged)
          break;
      }
    }
  }

  FrozenRewritePatternSet patterns;
};

} // namespace
} // namespace ttc
