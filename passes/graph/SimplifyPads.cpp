//===- SimplifyPads.cpp - Sums of pieces that don't overlap ---------------===//

#include "dialect/elementwise/Elementwise.h"
#include "dialect/shape/Shape.h"
#include "passes/graph/SimplifyPatterns.h"

using namespace mlir;

namespace ttc {
namespace {

/// A value between zeros along one dimension.
struct Piece {
  Value value;
  int64_t dim, begin, end;
};

/// What `pad` puts between zeros, if along one dimension alone.
std::optional<Piece> pieceOf(ir::PadOp pad) {
  bool isSparse = llvm::any_of(pad.getInteriorOrZeros(), [](int64_t interior) { return interior != 0; });
  if (!pad.getValue().isZero() || isSparse)
    return std::nullopt;
  std::optional<Piece> piece;
  for (auto [dim, low, high, extent] : llvm::enumerate(pad.getLow(), pad.getHigh(), ir::shapeOf(pad.getX()))) {
    if (low < 0 || high < 0 || (piece && (low || high)))
      return std::nullopt;
    if (low || high)
      piece = Piece{pad.getX(), static_cast<int64_t>(dim), low, low + extent};
  }
  return piece;
}

/// pad(a) + pad(b) + ... = cat(a, b, ...) where the pieces cover the whole side by side: the gradient of a tensor that was
/// split.
struct SumOfPieces : OpRewritePattern<ir::AddOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(ir::AddOp add, PatternRewriter &rewriter) const override {
    SmallVector<Piece> pieces;
    if (!add.getType().hasStaticShape() || !collect(add, add.getType(), pieces))
      return failure();
    llvm::stable_sort(pieces, [](const Piece &a, const Piece &b) { return a.begin < b.begin; });
    int64_t dim = pieces.front().dim, end = 0;
    SmallVector<Value> values;
    for (const Piece &piece : pieces) {
      if (piece.dim != dim || piece.begin != end)
        return failure();
      end = piece.end;
      values.push_back(piece.value);
    }
    if (end != add.getType().getDimSize(dim))
      return failure();
    rewriter.replaceOpWithNewOp<ir::CatOp>(add, values, dim);
    return success();
  }

private:
  /// The terms of the sum; fails where one is no piece.
  static bool collect(ir::AddOp add, Type type, SmallVectorImpl<Piece> &pieces) {
    for (Value operand : add->getOperands()) {
      if (operand.getType() != type)
        return false;
      if (auto inner = operand.getDefiningOp<ir::AddOp>()) {
        if (!inner->hasOneUse() || !collect(inner, type, pieces))
          return false;
        continue;
      }
      auto pad = operand.getDefiningOp<ir::PadOp>();
      std::optional<Piece> piece = pad ? pieceOf(pad) : std::nullopt;
      if (!piece)
        return false;
      pieces.push_back(*piece);
    }
    return true;
  }
};

} // namespace

void populatePadPatterns(RewritePatternSet &patterns) { patterns.add<SumOfPieces>(patterns.getContext()); }

} // namespace ttc
