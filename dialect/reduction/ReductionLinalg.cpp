//===- ReductionLinalg.cpp - Lowering of reductions -----------------------===//

#include "dialect/core/LinalgBuilders.h"
#include "dialect/elementwise/ScalarExpr.h"
#include "dialect/reduction/Reduction.h"

using namespace mlir;
using namespace ttc::ir;

FusionKind SumOp::getFusionKind() { return FusionKind::Reduction; }
FusionKind MeanOp::getFusionKind() { return FusionKind::Reduction; }
FusionKind ProdOp::getFusionKind() { return FusionKind::Reduction; }
FusionKind AmaxOp::getFusionKind() { return FusionKind::Reduction; }
FusionKind AminOp::getFusionKind() { return FusionKind::Reduction; }
FusionKind AnyOp::getFusionKind() { return FusionKind::Reduction; }
FusionKind AllOp::getFusionKind() { return FusionKind::Reduction; }
FusionKind ArgmaxOp::getFusionKind() { return FusionKind::Reduction; }
FusionKind ArgminOp::getFusionKind() { return FusionKind::Reduction; }

namespace {
/// The iteration space of a reduction: the operand's dimensions, kept ones first.
struct ReductionSpace {
  SmallVector<int64_t> keptShape;
  AffineMap readMap, writeMap;
  unsigned kept, reduced;

  ReductionSpace(MLIRContext *context, ArrayRef<int64_t> shape, ArrayRef<int64_t> dims) {
    SmallVector<int64_t> normal = *normalizeDims(std::nullopt, "", dims, shape.size(), /*emptyIsAll=*/true);
    reduced = normal.size();
    kept = shape.size() - reduced;
    SmallVector<AffineExpr> reads;
    unsigned nextKept = 0, nextReduced = kept;
    for (auto [i, extent] : llvm::enumerate(shape)) {
      bool isReduced = llvm::is_contained(normal, static_cast<int64_t>(i));
      reads.push_back(getAffineDimExpr(isReduced ? nextReduced++ : nextKept++, context));
      if (!isReduced)
        keptShape.push_back(extent);
    }
    readMap = AffineMap::get(shape.size(), 0, reads, context);
    writeMap = AffineMap::getFilteredIdentityMap(context, shape.size(),
                                                 [&](AffineDimExpr dim) { return dim.getPosition() < kept; });
  }
};
} // namespace

using Combiner = llvm::function_ref<Value(OpBuilder &, Location, Value, Value)>;

/// Reduces `operand` over `dims` from `identity` and gives the result `type`'s shape.
static Value reduce(OpBuilder &builder, Location location, Value operand, ArrayRef<int64_t> dims, Value identity,
                    RankedTensorType type, Combiner combine) {
  ReductionSpace space(builder.getContext(), shapeOf(operand), dims);
  Value init = buildFilled(builder, location, space.keptShape, identity);
  auto body = [&](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
    return {combine(nested, loc, elements[0], elements[1])};
  };
  Value result =
      buildGeneric(builder, location, operand, init, {space.readMap, space.writeMap}, space.kept, space.reduced, body)
          .front();
  return buildReshape(builder, location, result, type.getShape());
}

/// Combines with the float or the integer operation; a float reduction may be reassociated.
template <typename FloatOp, typename IntOp>
static Value combine(OpBuilder &builder, Location location, Value x, Value sum) {
  if (isa<FloatType>(x.getType()))
    return FloatOp::create(builder, location, x, sum, arith::FastMathFlags::reassoc);
  return IntOp::create(builder, location, x, sum);
}

SmallVector<Value> SumOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Value zero = buildScalarConstant(builder, getLoc(), getType().getElementType(), 0);
  return {reduce(builder, getLoc(), operands[0], getDims(), zero, getType(), combine<arith::AddFOp, arith::AddIOp>)};
}

SmallVector<Value> MeanOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Type element = getType().getElementType();
  Value zero = buildScalarConstant(builder, getLoc(), element, 0);
  Value sum = reduce(builder, getLoc(), operands[0], getDims(), zero, getType(), combine<arith::AddFOp, arith::AddIOp>);
  double count = cast<ShapedType>(getX().getType()).getNumElements() / std::max<int64_t>(1, getType().getNumElements());
  return {buildPointwise(builder, getLoc(), sum, element,
                         [&](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
                           return {ScalarExpr(nested, loc, elements[0]) / count};
                         })};
}

SmallVector<Value> ProdOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Value one = buildScalarConstant(builder, getLoc(), getType().getElementType(), 1);
  return {reduce(builder, getLoc(), operands[0], getDims(), one, getType(), combine<arith::MulFOp, arith::MulIOp>)};
}

SmallVector<Value> AmaxOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Value least = buildExtremeConstant(builder, getLoc(), getType().getElementType(), /*greatest=*/false);
  return {
      reduce(builder, getLoc(), operands[0], getDims(), least, getType(), combine<arith::MaximumFOp, arith::MaxSIOp>)};
}

SmallVector<Value> AminOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Value greatest = buildExtremeConstant(builder, getLoc(), getType().getElementType(), /*greatest=*/true);
  return {reduce(builder, getLoc(), operands[0], getDims(), greatest, getType(),
                 combine<arith::MinimumFOp, arith::MinSIOp>)};
}

SmallVector<Value> AnyOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Value none = buildScalarConstant(builder, getLoc(), builder.getI1Type(), 0);
  return {reduce(builder, getLoc(), operands[0], getDims(), none, getType(),
                 [](OpBuilder &nested, Location loc, Value x, Value any) -> Value {
                   return arith::OrIOp::create(nested, loc, x, any);
                 })};
}

SmallVector<Value> AllOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Value every = buildScalarConstant(builder, getLoc(), builder.getI1Type(), 1);
  return {reduce(builder, getLoc(), operands[0], getDims(), every, getType(),
                 [](OpBuilder &nested, Location loc, Value x, Value all) -> Value {
                   return arith::AndIOp::create(nested, loc, x, all);
                 })};
}

/// Reduces to the greatest (least) element and its index together, and returns the index.
static Value buildArgReduction(OpBuilder &builder, Location location, Value operand, int64_t dim, bool greatest,
                               RankedTensorType type) {
  ReductionSpace space(builder.getContext(), shapeOf(operand), dim);
  Type indexType = type.getElementType();
  Value identity = buildExtremeConstant(builder, location, elementType(operand), !greatest);
  SmallVector<Value> inits = {buildFilled(builder, location, space.keptShape, identity),
                              buildZeros(builder, location, space.keptShape, indexType)};
  auto body = [&](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
    ScalarExpr x(nested, loc, elements[0]), best(nested, loc, elements[1]), at(nested, loc, elements[2]);
    ScalarExpr better = greatest ? x.greater(best) : x.less(best);
    // Only the first NaN replaces a number; nothing compares as better than NaN.
    if (x.isFloat()) {
      ScalarExpr ordered = best.compare(arith::CmpFPredicate::ORD, arith::CmpIPredicate::eq, best);
      better = better.logicalOr(x.isNan().logicalAnd(ordered));
    }
    Value index = linalg::IndexOp::create(nested, loc, space.kept);
    ScalarExpr here(nested, loc, arith::IndexCastOp::create(nested, loc, indexType, index));
    return {better.select(x, best), better.select(here, at)};
  };
  SmallVector<Value> results = buildGeneric(builder, location, operand, inits,
                                            {space.readMap, space.writeMap, space.writeMap}, space.kept, 1, body);
  return buildReshape(builder, location, results[1], type.getShape());
}

SmallVector<Value> ArgmaxOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  return {buildArgReduction(builder, getLoc(), operands[0], getDim(), /*greatest=*/true, getType())};
}

SmallVector<Value> ArgminOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  return {buildArgReduction(builder, getLoc(), operands[0], getDim(), /*greatest=*/false, getType())};
}
