//===- Reduction.cpp - Inference and folds --------------------------------===//

#include "dialect/reduction/Reduction.h"
#include "dialect/shape/Shape.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace ttc::ir;

FailureOr<RankedTensorType> ttc::ir::inferReduction(std::optional<Location> location, StringRef op, Type operand,
                                                    ArrayRef<int64_t> dims, bool keepdim) {
  Dims from = dimsOf(operand), to;
  FailureOr<SmallVector<int64_t>> reduced = normalizeDims(location, op, dims, from.size(), /*emptyIsAll=*/true);
  if (failed(reduced))
    return failure();
  for (auto [i, dim] : llvm::enumerate(from)) {
    if (!llvm::is_contained(*reduced, static_cast<int64_t>(i)))
      to.push_back(dim);
    else if (keepdim)
      to.push_back({1});
  }
  return tensorOf(to, cast<RankedTensorType>(operand).getElementType());
}

OpFoldResult SumOp::fold(FoldAdaptor) {
  // Only extents of 1 were reduced, and kept.
  return getX().getType() == getType() && getType().hasStaticShape() ? getX() : OpFoldResult();
}

/// A sum over extents of 1 only drops them.
static LogicalResult sumToReshape(SumOp op, PatternRewriter &rewriter) {
  auto from = cast<RankedTensorType>(op.getX().getType());
  RankedTensorType to = op.getType();
  if (!from.hasStaticShape() || from.getNumElements() != to.getNumElements() || from.getNumElements() == 0)
    return failure();
  rewriter.replaceOpWithNewOp<ReshapeOp>(op, op.getX(), to.getShape(), DimsAttr());
  return success();
}

void SumOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *) { patterns.add(sumToReshape); }

#define GET_OP_CLASSES
#include "dialect/reduction/Reduction.cpp.inc"
