//===- FuseLinalg.cpp - Elementwise producers into their consumers --------===//

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/IR/Dominance.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/CSE.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "passes/Passes.h"
#include "passes/tiling/Contraction.h"

namespace ttc {
#define GEN_PASS_DEF_FUSELINALG
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-fuse-linalg"

using namespace mlir;
using namespace ttc;

namespace {

/// Whether `op` computes nothing: its body yields its inputs, at most extended to a wider type.
bool isCopy(linalg::GenericOp op) {
  return op.getNumParallelLoops() == op.getNumLoops() &&
         llvm::all_of(op.getBody()->without_terminator(), [](Operation &inner) { return isExtension(&inner); });
}

/// Whether the producer behind `use` should be computed where `consumer` reads it.
bool wantsFusion(OpOperand &use, linalg::GenericOp producer, linalg::GenericOp consumer) {
  if (!linalg::areElementwiseOpsFusable(&use))
    return false;
  return isCopy(producer) || !isContraction(consumer);
}

/// Fuses the producer behind `use` into `consumer` and returns the merged operation, null if it can't be done.
linalg::GenericOp fuse(IRRewriter &rewriter, OpOperand &use, linalg::GenericOp producer, linalg::GenericOp consumer) {
  rewriter.setInsertionPoint(consumer);
  bool visitsOnce = consumer.getNumReductionLoops() == 0 && consumer.getMatchingIndexingMap(&use).isPermutation();
  if (!producer->hasOneUse() && !visitsOnce) {
    // What reduces or broadcasts the producer's elements can't give them to their other users: it computes its own.
    unsigned result = cast<OpResult>(use.get()).getResultNumber();
    producer = cast<linalg::GenericOp>(rewriter.clone(*producer));
    rewriter.modifyOpInPlace(consumer, [&] { use.set(producer.getResult(result)); });
  }
  FailureOr<linalg::ElementwiseOpFusionResult> fused = linalg::fuseElementwiseOps(rewriter, &use);
  if (failed(fused))
    return nullptr;
  for (auto [from, to] : fused->replacements)
    rewriter.replaceUsesWithIf(from, to, [&](OpOperand &other) {
      // The body of a later operation may read the result, too.
      Operation *user = fused->fusedOp->getBlock()->findAncestorOpInBlock(*other.getOwner());
      return user != consumer && user != fused->fusedOp && fused->fusedOp->isBeforeInBlock(user);
    });
  rewriter.eraseOp(consumer);
  if (producer->use_empty())
    rewriter.eraseOp(producer);
  return cast<linalg::GenericOp>(fused->fusedOp);
}

/// `op` with each of its inputs read once: else a producer with two paths to it would be computed twice, and one
/// behind n such diamonds 2^n times.
linalg::GenericOp mergeEqualInputs(IRRewriter &rewriter, linalg::GenericOp op) {
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  SmallVector<unsigned> position;
  for (OpOperand *input : op.getDpsInputOperands()) {
    AffineMap map = op.getMatchingIndexingMap(input);
    unsigned equal = 0;
    while (equal < inputs.size() && (inputs[equal] != input->get() || maps[equal] != map))
      ++equal;
    position.push_back(equal);
    if (equal < inputs.size())
      continue;
    inputs.push_back(input->get());
    maps.push_back(map);
  }
  if (inputs.size() == position.size())
    return op;

  for (OpOperand &output : op.getDpsInitsMutable())
    maps.push_back(op.getMatchingIndexingMap(&output));
  rewriter.setInsertionPoint(op);
  auto merged = linalg::GenericOp::create(rewriter, op.getLoc(), op.getResultTypes(), inputs, op.getOutputs(), maps,
                                          op.getIteratorTypesArray());
  merged.getRegion().takeBody(op.getRegion());
  Block *body = merged.getBody();
  for (unsigned i = position.size(); i-- > 0;) {
    // The arguments before i are still those of the old inputs.
    unsigned first = llvm::find(position, position[i]) - position.begin();
    if (first == i)
      continue;
    body->getArgument(i).replaceAllUsesWith(body->getArgument(first));
    body->eraseArgument(i);
  }
  rewriter.replaceOp(op, merged);
  return merged;
}

/// The input of `consumer` whose producer should be fused and comes last: the producers before it may feed it too.
OpOperand *latestFusable(linalg::GenericOp consumer) {
  OpOperand *latest = nullptr;
  for (OpOperand *use : consumer.getDpsInputOperands()) {
    auto producer = use->get().getDefiningOp<linalg::GenericOp>();
    if (producer && wantsFusion(*use, producer, consumer) &&
        (!latest || latest->get().getDefiningOp()->isBeforeInBlock(producer)))
      latest = use;
  }
  return latest;
}

struct FuseLinalgPass : public ttc::impl::FuseLinalgBase<FuseLinalgPass> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    // Consumers in program order: by then their own producers are as large as they get.
    for (linalg::GenericOp consumer : SmallVector<linalg::GenericOp>(getOperation().getOps<linalg::GenericOp>()))
      while (consumer) {
        consumer = mergeEqualInputs(rewriter, consumer);
        // A producer with several results comes along once for each that is read: one computation is enough.
        DominanceInfo dominance(consumer);
        eliminateCommonSubExpressions(rewriter, dominance, consumer);
        OpOperand *use = latestFusable(consumer);
        consumer = use ? fuse(rewriter, *use, use->get().getDefiningOp<linalg::GenericOp>(), consumer) : nullptr;
      }
    eraseUnusedResults();
  }

  /// Upstream's fusion keeps a producer's result when it can't tell that the other operands bound every loop.
  void eraseUnusedResults() {
    SmallVector<Operation *> ops;
    for (auto op : getOperation().getOps<linalg::GenericOp>())
      if (op->getNumResults() > 1 && llvm::any_of(op->getResults(), [](Value result) { return result.use_empty(); }))
        ops.push_back(op);
    RewritePatternSet patterns(&getContext());
    linalg::populateEraseUnusedOperandsAndResultsPatterns(patterns);
    (void)applyOpPatternsGreedily(ops, std::move(patterns));
  }
};

} // namespace
