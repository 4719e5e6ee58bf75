//===- Cumulative.cpp - Running sums: inference and gradients -------------===//

#include "dialect/elementwise/TensorExpr.h"
#include "dialect/reduction/Reduction.h"

using namespace mlir;
using namespace ttc::ir;

LogicalResult CumsumOp::inferReturnTypes(MLIRContext *, std::optional<Location> location, Adaptor adaptor,
                                         SmallVectorImpl<Type> &results) {
  auto type = cast<RankedTensorType>(adaptor.getX().getType());
  results.push_back(type);
  return normalizeDim(location, "cumsum", adaptor.getDim(), type.getRank());
}

static std::string typeName(Value x) { return str(x.getType()) + " " + dtypeName(elementType(x)); }

LogicalResult LinearRecurrenceOp::inferReturnTypes(MLIRContext *, std::optional<Location> location, Adaptor adaptor,
                                                   SmallVectorImpl<Type> &results) {
  Dims a = dimsOf(adaptor.getA().getType()), b = dimsOf(adaptor.getB().getType());
  bool fits = a.size() == b.size() && elementType(adaptor.getA()) == elementType(adaptor.getB());
  for (size_t i = 0; fits && i < a.size(); ++i) {
    std::optional<Dim> common = unify(a[i], b[i]);
    fits = common.has_value();
    a[i] = common.value_or(Dim{});
  }
  if (!fits)
    return emitOptionalError(location, "linear_recurrence: a and b differ: ", typeName(adaptor.getA()), " and ",
                             typeName(adaptor.getB()));
  results.push_back(tensorOf(a, elementType(adaptor.getA())));
  return normalizeDim(location, "linear_recurrence", adaptor.getDim(), a.size());
}

SmallVector<Value> CumsumOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  // x[i] is a term of every sum from i on.
  return {CumsumOp::create(builder, getLoc(), cotangents[0], getDim(), !getReverse())};
}

Value ttc::ir::buildShifted(OpBuilder &builder, Location location, Value x, int64_t dim, bool reverse) {
  ArrayRef<int64_t> shape = shapeOf(x);
  SmallVector<int64_t> start(shape.size(), 0), end(shape), step(shape.size(), 1), low(shape.size(), 0), high = low;
  if (reverse)
    start[dim] = high[dim] = 1;
  else
    end[dim] -= low[dim] = 1;
  Value kept = SliceOp::create(builder, location, x, start, end, step);
  return PadOp::create(builder, location, kept, builder.getDenseI64ArrayAttr(low), builder.getDenseI64ArrayAttr(high),
                       builder.getF64FloatAttr(0), DenseI64ArrayAttr());
}

SmallVector<Value> LinearRecurrenceOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  // h[i] passes its whole cotangent g[i] = dh[i] + a[i + 1] g[i + 1] on to b[i], and h[i - 1] times that to a[i].
  if (getType().getNumElements() == 0)
    return {cotangents[0], cotangents[0]};
  int64_t dim = *normalizeDim(std::nullopt, "", getDim(), getType().getRank());
  Value next = buildShifted(builder, getLoc(), getA(), dim, !getReverse());
  TensorExpr db(builder, getLoc(),
                LinearRecurrenceOp::create(builder, getLoc(), next, cotangents[0], dim, !getReverse()));
  return {db * db.with(buildShifted(builder, getLoc(), getResult(), dim, getReverse())), db};
}
