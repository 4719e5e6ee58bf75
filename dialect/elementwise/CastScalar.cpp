//===- CastScalar.cpp - One element of a conversion -----------------------===//
//
// Types of storage are reached through the type that is computed in: f64, i32 and i64
// become bf16 or f16 by way of f32, as in torch. Out-of-range numbers saturate.
//
//===----------------------------------------------------------------------===//

#include "dialect/core/LinalgBuilders.h"
#include "dialect/elementwise/Elementwise.h"
#include "dialect/elementwise/ScalarExpr.h"
#include <cmath>

using namespace mlir;
using namespace ttc::ir;

namespace {

/// Builds conversions at one place.
struct Conversion {
  OpBuilder &builder;
  Location loc;

  template <typename Op> Value make(Type to, Value value) const { return Op::create(builder, loc, to, value); }

  Value floatToFloat(Value value, Type to) const {
    if (isStorageOnly(value.getType()))
      value = make<arith::ExtFOp>(computeType(value.getType()), value);
    if (isStorageOnly(to) && value.getType().isF64())
      value = make<arith::TruncFOp>(computeType(to), value);
    unsigned from = value.getType().getIntOrFloatBitWidth(), width = to.getIntOrFloatBitWidth();
    if (from == width)
      return value;
    return from < width ? make<arith::ExtFOp>(to, value) : make<arith::TruncFOp>(to, value);
  }

  /// `value` is signless; `isUnsigned` says how to read it.
  Value integerToFloat(Value value, bool isUnsigned, Type to) const {
    Type wide = computeType(to);
    value = isUnsigned ? make<arith::UIToFPOp>(wide, value) : make<arith::SIToFPOp>(wide, value);
    return floatToFloat(value, to);
  }

  Value integerToInteger(Value value, bool isUnsigned, unsigned width) const {
    unsigned from = value.getType().getIntOrFloatBitWidth();
    Type to = builder.getIntegerType(width);
    if (from == width)
      return value;
    if (from > width)
      return make<arith::TruncIOp>(to, value);
    return isUnsigned ? make<arith::ExtUIOp>(to, value) : make<arith::ExtSIOp>(to, value);
  }

  /// Truncates towards zero; what `to` can't hold becomes its nearest bound, NaN becomes 0. The conversion's undefined
  /// results for such numbers are never selected.
  Value floatToInteger(Value value, IntegerType to) const {
    value = floatToFloat(value, computeType(value.getType()));
    unsigned width = to.getWidth(), computed = std::max(width, 32u);
    unsigned magnitude = to.isUnsigned() ? width : width - 1;
    // Both bounds are powers of two, exact in every floating type that is computed in.
    double beyond = std::ldexp(1.0, static_cast<int>(magnitude)), least = to.isUnsigned() ? 0 : -beyond;
    Type type = builder.getIntegerType(computed);
    auto constant = [&](APInt number) {
      return arith::ConstantOp::create(builder, loc, IntegerAttr::get(type, number.sextOrTrunc(computed))).getResult();
    };
    APInt greatest = APInt::getMaxValue(magnitude).zext(64);
    ScalarExpr x(builder, loc, value);
    ScalarExpr result = x.with(make<arith::FPToSIOp>(type, value));
    ScalarExpr most = x.with(constant(greatest));
    ScalarExpr lowest = x.with(constant(to.isUnsigned() ? APInt(64, 0) : ~greatest));
    result = x.compare(arith::CmpFPredicate::OGE, arith::CmpIPredicate::sge, x.constant(beyond)).select(most, result);
    result = x.less(x.constant(least)).select(lowest, result);
    result = x.isNan().select(x.with(constant(APInt(64, 0))), result);
    return integerToInteger(result, /*isUnsigned=*/false, width);
  }
};

} // namespace

SmallVector<Value> CastOp::buildScalar(OpBuilder &builder, ValueRange scalars) {
  Conversion conversion{builder, getLoc()};
  Value value = scalars[0];
  Type from = value.getType(), to = getDtype();
  if (from == to)
    return {value};
  if (isa<FloatType>(from)) {
    if (to.isInteger(1)) {
      ScalarExpr x(builder, getLoc(), conversion.floatToFloat(value, computeType(from)));
      return {x.compare(arith::CmpFPredicate::UNE, arith::CmpIPredicate::ne, x.constant(0))};
    }
    if (isa<FloatType>(to))
      return {conversion.floatToFloat(value, to)};
    return {buildFromSignless(builder, getLoc(), conversion.floatToInteger(value, cast<IntegerType>(to)), to)};
  }
  bool isUnsigned = from.isUnsignedInteger() || from.isInteger(1);
  value = buildSignless(builder, getLoc(), value);
  if (to.isInteger(1)) {
    ScalarExpr x(builder, getLoc(), value);
    return {x.compare(arith::CmpFPredicate::UNE, arith::CmpIPredicate::ne, x.constant(0))};
  }
  if (isa<FloatType>(to))
    return {conversion.integerToFloat(value, isUnsigned, to)};
  Value integer = conversion.integerToInteger(value, isUnsigned, to.getIntOrFloatBitWidth());
  return {buildFromSignless(builder, getLoc(), integer, to)};
}

bool CastOp::isExtension() {
  Type from = elementType(getX()), to = getDtype();
  bool sameKind = isa<FloatType>(from) == isa<FloatType>(to);
  return sameKind && !from.isInteger(1) && from != to && isExactConversion(from, to);
}
