//===- SimplifyBroadcasts.cpp - Operations on expanded values -------------===//

#include "dialect/elementwise/TensorExpr.h"
#include "dialect/reduction/Reduction.h"
#include "passes/graph/SimplifyPatterns.h"

using namespace mlir;

namespace ttc {
namespace {

ArrayRef<int64_t> shapeOf(Value value) { return cast<RankedTensorType>(value.getType()).getShape(); }

bool isStatic(Value value) { return cast<RankedTensorType>(value.getType()).hasStaticShape(); }

/// The shape to which `shapes` broadcast.
SmallVector<int64_t> broadcastShape(ArrayRef<Value> values) {
  SmallVector<int64_t> shape;
  for (Value value : values) {
    ArrayRef<int64_t> other = shapeOf(value);
    if (other.size() > shape.size())
      shape.insert(shape.begin(), other.size() - shape.size(), 1);
    for (auto [extent, otherExtent] : llvm::zip(llvm::reverse(shape), llvm::reverse(other)))
      extent = extent == 1 ? otherExtent : extent;
  }
  return shape;
}

/// Elementwise operations broadcast by themselves: f(expand(x), y) = f(x, y) where y has the result's shape, and
/// f(expand(x), expand(y)) = expand(f(x, y)) otherwise, which computes fewer elements.
struct ElementwiseOfExpand : OpInterfaceRewritePattern<ir::ScalarBody> {
  using OpInterfaceRewritePattern::OpInterfaceRewritePattern;

  LogicalResult matchAndRewrite(ir::ScalarBody op, PatternRewriter &rewriter) const override {
    if (op->getNumResults() != 1 || !isStatic(op->getResult(0)))
      return failure();
    SmallVector<Value> operands(op->getOperands());
    bool found = false;
    for (Value &operand : operands)
      if (auto expand = operand.getDefiningOp<ir::ExpandOp>()) {
        operand = expand.getX();
        found = true;
      }
    if (!found)
      return failure();

    Value result = op->getResult(0);
    SmallVector<int64_t> shape = broadcastShape(operands);
    Operation *narrow = rewriter.clone(*op);
    narrow->setOperands(operands);
    narrow->getResult(0).setType(RankedTensorType::get(shape, getElementTypeOrSelf(result.getType())));
    Value replacement = narrow->getResult(0);
    if (narrow->getResult(0).getType() != result.getType())
      replacement = ir::ExpandOp::create(rewriter, op->getLoc(), replacement, shapeOf(result), ir::DimsAttr());
    rewriter.replaceOp(op, replacement);
    return success();
  }
};

/// A sum over repeated elements is a product: sum(expand(x)) = count * sum(x). Repeated elements don't change a
/// mean, a maximum or a minimum.
template <typename Op, bool scales> struct ReductionOfExpand : OpRewritePattern<Op> {
  using OpRewritePattern<Op>::OpRewritePattern;

  LogicalResult matchAndRewrite(Op op, PatternRewriter &rewriter) const override {
    auto expand = op->getOperand(0).template getDefiningOp<ir::ExpandOp>();
    if (!expand || !isStatic(expand.getResult()))
      return failure();
    ArrayRef<int64_t> from = shapeOf(expand.getX()), to = shapeOf(expand.getResult());
    int64_t leading = int64_t(to.size()) - int64_t(from.size());
    auto extentBefore = [&](int64_t dim) { return dim < leading ? 1 : from[dim - leading]; };

    auto reduction = cast<ir::SplittableReduction>(op.getOperation());
    SmallVector<int64_t> reduced = reduction.getReducedDims();
    int64_t count = 1;
    SmallVector<int64_t> keptExtents;
    for (int64_t dim = 0; dim < int64_t(to.size()); ++dim) {
      if (!llvm::is_contained(reduced, dim))
        keptExtents.push_back(extentBefore(dim));
      else if (extentBefore(dim) == 1)
        count *= to[dim];
    }
    SmallVector<int64_t> dims;
    for (int64_t dim : reduced)
      if (extentBefore(dim) != 1)
        dims.push_back(dim - leading);
    // A reduction of nothing has a value of its own.
    if (count <= 1)
      return failure();

    Value value = expand.getX();
    if (!dims.empty())
      value = reduction.buildReduction(rewriter, value, dims);
    if (scales)
      value =
          ir::TensorExpr(rewriter, op.getLoc(), value) * ir::TensorExpr(rewriter, op.getLoc(), value).constant(count);
    if (shapeOf(value) != ArrayRef<int64_t>(keptExtents))
      value = ir::ReshapeOp::create(rewriter, op.getLoc(), value, keptExtents, ir::DimsAttr());
    // Kept dimensions that were broadcast, and reduced ones that the result keeps.
    SmallVector<int64_t> kept;
    for (int64_t dim = 0; dim < int64_t(to.size()); ++dim)
      if (!llvm::is_contained(reduced, dim))
        kept.push_back(to[dim]);
    if (kept != keptExtents)
      value = ir::ExpandOp::create(rewriter, op.getLoc(), value, kept, ir::DimsAttr());
    if (value.getType() != op->getResult(0).getType())
      value = ir::ReshapeOp::create(rewriter, op.getLoc(), value, shapeOf(op->getResult(0)), ir::DimsAttr());
    rewriter.replaceOp(op, value);
    return success();
  }
};

} // namespace

void populateBroadcastPatterns(RewritePatternSet &patterns) {
  patterns.add<ElementwiseOfExpand, ReductionOfExpand<ir::SumOp, /*scales=*/true>,
               ReductionOfExpand<ir::MeanOp, /*scales=*/false>, ReductionOfExpand<ir::AmaxOp, /*scales=*/false>,
               ReductionOfExpand<ir::AminOp, /*scales=*/false>>(patterns.getContext());
}

} // namespace ttc
