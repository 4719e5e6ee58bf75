//===- LaneExpr.cpp - Arithmetic on the lanes of a vector as formulas -----===//

#include "dialect/elementwise/LaneExpr.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace ttc::ir {

Type LaneExpr::withElements(Type element) const {
  auto vector = dyn_cast<VectorType>(value.getType());
  return vector ? Type(vector.clone(element)) : element;
}

/// A constant of a scalar or vector type.
static LaneExpr splat(const LaneExpr &like, Type type, TypedAttr element) {
  if (auto vector = dyn_cast<VectorType>(type))
    element = DenseElementsAttr::get(vector, Attribute(element));
  return like.with(arith::ConstantOp::create(like.getBuilder(), like.getLoc(), element));
}

LaneExpr LaneExpr::constant(double number) const {
  if (!isFloat())
    return integer(static_cast<int64_t>(number));
  return splat(*this, value.getType(), builder->getFloatAttr(getElementTypeOrSelf(value.getType()), number));
}

LaneExpr LaneExpr::integer(int64_t number) const {
  return splat(*this, value.getType(), builder->getIntegerAttr(getElementTypeOrSelf(value.getType()), number));
}

LaneExpr LaneExpr::bitcast(bool toFloat) const {
  Type element = toFloat ? floatOfWidth(width()) : Type(builder->getIntegerType(width()));
  return with(arith::BitcastOp::create(*builder, location, withElements(element), value));
}

LaneExpr LaneExpr::toFloat() const {
  return with(arith::SIToFPOp::create(*builder, location, withElements(floatOfWidth(width())), value));
}

LaneExpr LaneExpr::widened() const {
  if (isFloat())
    return with(arith::ExtFOp::create(*builder, location, withElements(builder->getF64Type()), value));
  return with(arith::ExtUIOp::create(*builder, location, withElements(builder->getI64Type()), value));
}

LaneExpr LaneExpr::narrowed() const {
  if (isFloat())
    return with(arith::TruncFOp::create(*builder, location, withElements(builder->getF32Type()), value));
  return with(arith::TruncIOp::create(*builder, location, withElements(builder->getI32Type()), value));
}

LaneExpr polynomial(LaneExpr x, std::initializer_list<double> coefficients) {
  const double *c = coefficients.end() - 1;
  LaneExpr sum = x.constant(*c);
  while (c != coefficients.begin())
    sum = fma(sum, x, *--c);
  return sum;
}

SmallVector<LaneExpr> whereAny(LaneExpr condition, ArrayRef<LaneExpr> usual,
                               function_ref<SmallVector<LaneExpr>()> rare) {
  OpBuilder &builder = condition.getBuilder();
  Location loc = condition.getLoc();
  Value any = condition;
  if (auto type = dyn_cast<VectorType>(any.getType())) {
    auto flat = VectorType::get({type.getNumElements()}, type.getElementType());
    if (type != flat)
      any = vector::ShapeCastOp::create(builder, loc, flat, any);
    any = vector::ReductionOp::create(builder, loc, vector::CombiningKind::OR, any);
  }
  auto values = [](ArrayRef<LaneExpr> expressions) { return SmallVector<Value>(expressions); };
  // The bodies are built with `builder` itself, the one of all expressions, set into them.
  auto branch = scf::IfOp::create(
      builder, loc, any, [&](OpBuilder &, Location) { scf::YieldOp::create(builder, loc, values(rare())); },
      [&](OpBuilder &, Location) { scf::YieldOp::create(builder, loc, values(usual)); });
  SmallVector<LaneExpr> results;
  for (Value result : branch.getResults())
    results.push_back(condition.with(result));
  return results;
}

} // namespace ttc::ir
