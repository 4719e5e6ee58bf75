//===- NormalizationLinalg.cpp - Lowering of normalizations ---------------===//

#include "dialect/core/LinalgBuilders.h"
#include "dialect/elementwise/ScalarExpr.h"
#include "dialect/normalization/Normalization.h"

using namespace mlir;
using namespace ttc::ir;

FusionKind SoftmaxOp::getFusionKind() { return FusionKind::Opaque; }
FusionKind LogSoftmaxOp::getFusionKind() { return FusionKind::Opaque; }

namespace {
/// Rows along one dimension: elementwise operations with rows' values, and reductions to them.
struct Rows {
  OpBuilder &builder;
  Location loc;
  SmallVector<int64_t> shape, rowShape;
  AffineMap map, rowMap, reductionMap, reducedMap;
  Type element;

  Rows(OpBuilder &builder, Location loc, RankedTensorType type, int64_t dim)
      : builder(builder), loc(loc), shape(type.getShape()), rowShape(shape), element(type.getElementType()) {
    int64_t rank = shape.size();
    dim = dim < 0 ? dim + rank : dim;
    rowShape.erase(rowShape.begin() + dim);
    map = builder.getMultiDimIdentityMap(rank);
    rowMap = map.dropResult(dim);
    // A reduction iterates over the rows first, then along them.
    SmallVector<AffineExpr> exprs;
    for (int64_t i = 0; i < rank; ++i)
      exprs.push_back(builder.getAffineDimExpr(i == dim ? rank - 1 : i - (i > dim)));
    reductionMap = AffineMap::get(rank, 0, exprs, builder.getContext());
    reducedMap = map.dropResult(rank - 1);
  }

  /// `body` gets elements of `x` and the values of their rows.
  Value pointwise(Value x, ValueRange rows, ElementBody body) {
    SmallVector<Value> inputs = {x};
    inputs.append(rows.begin(), rows.end());
    SmallVector<AffineMap> maps(inputs.size(), rowMap);
    maps.front() = map;
    maps.push_back(map);
    return buildGeneric(builder, loc, inputs, buildEmpty(builder, loc, shape, element), maps, shape.size(), 0, body)
        .front();
  }

  /// `body` gets an element of `x`, values of its row, and the accumulator.
  Value reduce(Value x, ValueRange rows, Value identity, ElementBody body) {
    SmallVector<Value> inputs = {x};
    inputs.append(rows.begin(), rows.end());
    SmallVector<AffineMap> maps(inputs.size() + 1, reducedMap);
    maps.front() = reductionMap;
    return buildGeneric(builder, loc, inputs, buildFilled(builder, loc, rowShape, identity), maps, shape.size() - 1, 1,
                        body)
        .front();
  }

  Value max(Value x) {
    return reduce(x, {}, buildExtremeConstant(builder, loc, element, /*greatest=*/false),
                  [](OpBuilder &nested, Location where, ValueRange elements) -> SmallVector<Value> {
                    return {arith::MaximumFOp::create(nested, where, elements[0], elements[1])};
                  });
  }

  Value sumOfExp(Value x, Value max) {
    return reduce(x, max, buildScalarConstant(builder, loc, element, 0),
                  [](OpBuilder &nested, Location where, ValueRange elements) -> SmallVector<Value> {
                    ScalarExpr value(nested, where, elements[0]);
                    Value term = exp(value - value.with(elements[1]));
                    return {arith::AddFOp::create(nested, where, term, elements[2], arith::FastMathFlags::reassoc)};
                  });
  }
};
} // namespace

SmallVector<Value> SoftmaxOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Rows rows(builder, getLoc(), getType(), getDim());
  Value max = rows.max(operands[0]), sum = rows.sumOfExp(operands[0], max);
  return {rows.pointwise(operands[0], {max, sum},
                         [](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
                           ScalarExpr x(nested, loc, elements[0]);
                           return {exp(x - x.with(elements[1])) / x.with(elements[2])};
                         })};
}

SmallVector<Value> LogSoftmaxOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Rows rows(builder, getLoc(), getType(), getDim());
  Value max = rows.max(operands[0]), sum = rows.sumOfExp(operands[0], max);
  return {rows.pointwise(operands[0], {max, sum},
                         [](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
                           ScalarExpr x(nested, loc, elements[0]);
                           return {x - x.with(elements[1]) - log(x.with(elements[2]))};
                         })};
}
