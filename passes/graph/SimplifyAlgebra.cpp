//===- SimplifyAlgebra.cpp - Signs and casts ------------------------------===//

#include "dialect/elementwise/Elementwise.h"
#include "passes/graph/SimplifyPatterns.h"

using namespace mlir;

namespace ttc {
namespace {

/// a + (-b) = a - b, and (-a) + b = b - a.
struct AddOfNeg : OpRewritePattern<ir::AddOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(ir::AddOp add, PatternRewriter &rewriter) const override {
    if (auto neg = add.getY().getDefiningOp<ir::NegOp>()) {
      rewriter.replaceOpWithNewOp<ir::SubOp>(add, add.getX(), neg.getX());
      return success();
    }
    if (auto neg = add.getX().getDefiningOp<ir::NegOp>()) {
      rewriter.replaceOpWithNewOp<ir::SubOp>(add, add.getY(), neg.getX());
      return success();
    }
    return failure();
  }
};

/// a - (-b) = a + b.
struct SubOfNeg : OpRewritePattern<ir::SubOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(ir::SubOp sub, PatternRewriter &rewriter) const override {
    auto neg = sub.getY().getDefiningOp<ir::NegOp>();
    if (!neg)
      return failure();
    rewriter.replaceOpWithNewOp<ir::AddOp>(sub, sub.getX(), neg.getX());
    return success();
  }
};

/// (-a) * (-b) = a * b, and the same for a quotient of floats; the quotient of integers differs where -a wraps.
template <typename Op> struct ProductOfNegs : OpRewritePattern<Op> {
  using OpRewritePattern<Op>::OpRewritePattern;

  LogicalResult matchAndRewrite(Op op, PatternRewriter &rewriter) const override {
    auto x = op.getX().template getDefiningOp<ir::NegOp>();
    auto y = op.getY().template getDefiningOp<ir::NegOp>();
    if (!x || !y || (std::is_same_v<Op, ir::DivOp> && !isa<FloatType>(getElementTypeOrSelf(op.getType()))))
      return failure();
    rewriter.replaceOpWithNewOp<Op>(op, x.getX(), y.getX());
    return success();
  }
};

/// cast(cast(x)) = cast(x) where the first cast loses nothing. An integer that went through a float is limited to the
/// range of `to`, where one that is cast directly wraps.
struct CastOfCast : OpRewritePattern<ir::CastOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(ir::CastOp cast, PatternRewriter &rewriter) const override {
    auto inner = cast.getX().getDefiningOp<ir::CastOp>();
    if (!inner)
      return failure();
    Type from = getElementTypeOrSelf(inner.getX().getType());
    Type between = getElementTypeOrSelf(inner.getType());
    Type to = getElementTypeOrSelf(cast.getType());
    const bool limited = isa<FloatType>(between) && !isa<FloatType>(from) && !isa<FloatType>(to) && !to.isInteger(1);
    if (!ir::isExactConversion(from, between) || (limited && !ir::isExactConversion(from, to)))
      return failure();
    if (from == to)
      rewriter.replaceOp(cast, inner.getX());
    else
      rewriter.replaceOpWithNewOp<ir::CastOp>(cast, inner.getX(), to);
    return success();
  }
};

} // namespace

void populateAlgebraPatterns(RewritePatternSet &patterns) {
  patterns.add<AddOfNeg, SubOfNeg, ProductOfNegs<ir::MulOp>, ProductOfNegs<ir::DivOp>, CastOfCast>(
      patterns.getContext());
}

} // namespace ttc
