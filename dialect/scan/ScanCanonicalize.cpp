//===- ScanCanonicalize.cpp - Simplification of ttc.scan ------------------===//

#include "dialect/scan/Scan.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/PatternMatch.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace ttc::ir;

namespace {

/// A scan without steps.
struct DropEmptyScan : OpRewritePattern<ScanOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(ScanOp scan, PatternRewriter &rewriter) const override {
    if (scan.getTimes() != 0 ||
        !llvm::all_of(scan.getResultTypes(), [](Type type) { return cast<RankedTensorType>(type).hasStaticShape(); }))
      return failure();
    rewriter.replaceOp(scan, scan.buildWithoutSteps(rewriter));
    return success();
  }
};

/// What is the same in all steps is computed before the loop: a carry that the body returns as it is, and operations on
/// constants whose results are no larger than what they are computed from.
struct HoistInvariants : OpRewritePattern<ScanOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(ScanOp scan, PatternRewriter &rewriter) const override {
    if (scan.getTimes() == 0)
      return failure();
    bool changed = hoistCarries(scan, rewriter);
    IRMapping outer;
    for (auto [argument, value] : llvm::zip(scan.getConstArguments(), scan.getConsts()))
      outer.map(argument, value);
    for (Operation &op : llvm::make_early_inc_range(scan.getBody().front().without_terminator()))
      if (isHoistable(&op, scan)) {
        hoist(&op, scan, outer, rewriter);
        changed = true;
      }
    return success(changed);
  }

private:
  static bool isConstant(Value value) {
    Operation *op = value.getDefiningOp();
    return op && op->hasTrait<OpTrait::ConstantLike>();
  }

  static bool isHoistable(Operation *op, ScanOp scan) {
    if (op->getNumRegions() || op->use_empty() || !isMemoryEffectFree(op))
      return false;
    int64_t read = 0, written = 0;
    for (Value operand : op->getOperands()) {
      if (isConstant(operand))
        continue;
      if (!llvm::is_contained(scan.getConstArguments(), operand))
        return false;
      read += elementCount(operand);
    }
    for (Value result : op->getResults())
      written += elementCount(result);
    return read && written <= read;
  }

  /// 0 where it isn't known.
  static int64_t elementCount(Value value) {
    auto type = cast<RankedTensorType>(value.getType());
    return type.hasStaticShape() ? type.getNumElements() : 0;
  }

  static BlockArgument addConstant(ScanOp scan, Value value, PatternRewriter &rewriter) {
    rewriter.modifyOpInPlace(scan, [&] { scan.getInputsMutable().append(value); });
    return scan.getBody().addArgument(value.getType(), value.getLoc());
  }

  static void hoist(Operation *op, ScanOp scan, IRMapping &outer, PatternRewriter &rewriter) {
    OpBuilder::InsertionGuard guard(rewriter);
    rewriter.setInsertionPoint(scan);
    for (Value operand : op->getOperands())
      if (isConstant(operand) && !outer.contains(operand))
        rewriter.clone(*operand.getDefiningOp(), outer);
    Operation *clone = rewriter.clone(*op, outer);
    for (auto [inside, outside] : llvm::zip(op->getResults(), clone->getResults())) {
      BlockArgument argument = addConstant(scan, outside, rewriter);
      outer.map(argument, outside);
      rewriter.replaceAllUsesWith(inside, argument);
    }
    rewriter.eraseOp(op);
  }

  static bool hoistCarries(ScanOp scan, PatternRewriter &rewriter) {
    bool changed = false;
    Operation *yield = scan.getYield();
    for (unsigned i = 0; i < scan.getNumCarries(); ++i) {
      BlockArgument carry = scan.getCarryArguments()[i];
      Value result = scan.getResult(i), init = scan.getInit()[i];
      if (yield->getOperand(i) != carry || (carry.hasOneUse() && result.use_empty()))
        continue;
      rewriter.replaceAllUsesWith(result, init);
      BlockArgument constant = addConstant(scan, init, rewriter);
      rewriter.replaceUsesWithIf(
          carry, constant, [&](OpOperand &use) { return use.getOwner() != yield || use.getOperandNumber() != i; });
      changed = true;
    }
    return changed;
  }
};

/// One argument for operands that occur twice, and one result for values that are stacked twice.
struct MergeDuplicates : OpRewritePattern<ScanOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(ScanOp scan, PatternRewriter &rewriter) const override {
    bool changed = false;
    auto merge = [&](Value from, Value into) {
      if (from.use_empty())
        return;
      rewriter.replaceAllUsesWith(from, into);
      changed = true;
    };
    unsigned carries = scan.getNumCarries(), xsEnd = carries + scan.getNumXs();
    ArrayRef<BlockArgument> arguments = scan.getBody().getArguments();
    for (unsigned i = carries; i < arguments.size(); ++i)
      for (unsigned j = i < xsEnd ? carries : xsEnd; j < i; ++j)
        if (scan->getOperand(i) == scan->getOperand(j)) {
          merge(arguments[i], arguments[j]);
          break;
        }
    Operation *yield = scan.getYield();
    for (unsigned i = carries; i < scan->getNumResults(); ++i)
      for (unsigned j = carries; j < i; ++j)
        if (yield->getOperand(i) == yield->getOperand(j)) {
          merge(scan->getResult(i), scan->getResult(j));
          break;
        }
    return success(changed);
  }
};

/// The carries, by number, that the results in use depend on.
llvm::BitVector liveCarries(ScanOp scan) {
  unsigned count = scan.getInit().size();
  llvm::BitVector live(count);
  llvm::SetVector<Value> needed;
  auto need = [&](unsigned index) { needed.insert(scan.getYield()->getOperand(index)); };
  for (OpResult result : scan->getResults()) {
    if (result.use_empty())
      continue;
    if (result.getResultNumber() < count)
      live.set(result.getResultNumber());
    need(result.getResultNumber());
  }
  for (unsigned i = 0; i < needed.size(); ++i) {
    if (Operation *op = needed[i].getDefiningOp()) {
      needed.insert_range(op->getOperands());
      continue;
    }
    unsigned index = cast<BlockArgument>(needed[i]).getArgNumber();
    if (index < count) {
      live.set(index);
      need(index);
    }
  }
  return live;
}

/// Leaves out results that nobody uses, and carries, elements and constants that no result depends on.
struct DropUnused : OpRewritePattern<ScanOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(ScanOp scan, PatternRewriter &rewriter) const override {
    unsigned carries = scan.getInit().size();
    Operation *yield = scan.getYield();
    llvm::BitVector live = liveCarries(scan), deadResults(scan.getNumResults()), deadArguments(scan.getNumOperands());
    for (OpResult result : scan->getResults()) {
      unsigned index = result.getResultNumber();
      deadResults[index] = index < carries ? !live[index] : result.use_empty();
    }
    bool changed = deadResults.any();
    if (changed)
      rewriter.modifyOpInPlace(yield, [&] { yield->eraseOperands(deadResults); });
    for (Operation &op : llvm::make_early_inc_range(llvm::reverse(scan.getBody().front())))
      if (isOpTriviallyDead(&op)) {
        rewriter.eraseOp(&op);
        changed = true;
      }
    for (BlockArgument argument : scan.getBody().getArguments()) {
      unsigned index = argument.getArgNumber();
      deadArguments[index] = index < carries ? !live[index] : argument.use_empty();
    }
    if (deadArguments.none() && deadResults.none())
      return success(changed);

    SmallVector<Value> operands[3];
    unsigned begins[] = {carries, carries + static_cast<unsigned>(scan.getXs().size()), scan.getNumOperands()};
    for (auto [index, operand] : llvm::enumerate(scan->getOperands()))
      if (!deadArguments[index])
        operands[index < begins[0] ? 0 : index < begins[1] ? 1 : 2].push_back(operand);
    SmallVector<Type> types;
    for (OpResult result : scan->getResults())
      if (!deadResults[result.getResultNumber()])
        types.push_back(result.getType());
    std::optional<int64_t> length;
    if (operands[1].empty())
      length = scan.getTimes();
    auto smaller = ScanOp::create(rewriter, scan.getLoc(), types, operands[0], operands[1], operands[2],
                                  scan.getReverse(), length);
    rewriter.inlineRegionBefore(scan.getBody(), smaller.getBody(), smaller.getBody().end());
    smaller.getBody().front().eraseArguments(deadArguments);
    unsigned next = 0;
    SmallVector<Value> results;
    for (OpResult result : scan->getResults())
      results.push_back(deadResults[result.getResultNumber()] ? Value() : smaller.getResult(next++));
    rewriter.replaceOp(scan, results);
    return success();
  }
};

} // namespace

void ScanOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *context) {
  patterns.add<DropEmptyScan, DropUnused, HoistInvariants, MergeDuplicates>(context);
}
