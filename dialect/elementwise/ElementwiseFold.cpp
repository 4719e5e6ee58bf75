//===- ElementwiseFold.cpp - Folds and canonical forms --------------------===//
//
// Constants are folded where one number fills the tensor. `x + 0` folds to `x`
// though -0 + 0 is +0; `x * 0` does not fold, since x may be NaN.
//
//===----------------------------------------------------------------------===//

#include "dialect/elementwise/TensorExpr.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"
#include <cmath>

using namespace mlir;
using namespace ttc::ir;

using FloatFunction = llvm::function_ref<APFloat(const APFloat &, const APFloat &)>;
using IntFunction = llvm::function_ref<APInt(const APInt &, const APInt &)>;

/// The number that fills a constant, null when there is no such constant.
static TypedAttr splatOf(Attribute attribute) {
  auto elements = dyn_cast_or_null<DenseElementsAttr>(attribute);
  if (!elements || !elements.isSplat())
    return {};
  return cast<TypedAttr>(elements.getSplatValue<Attribute>());
}

/// Whether a constant is `value` everywhere; i1 holds no numbers.
static bool isFilledWith(Attribute attribute, Number value) {
  TypedAttr splat = splatOf(attribute);
  return splat && !splat.getType().isInteger(1) && value.fits(splat.getType()) &&
         splat == value.element(splat.getType());
}

/// A constant of `type` with `element` everywhere, null when the shape isn't static.
static OpFoldResult filled(Type type, Attribute element) {
  auto tensor = cast<RankedTensorType>(type);
  if (!tensor.hasStaticShape())
    return {};
  return DenseElementsAttr::get(tensor, element);
}

/// Computes an operation of one or two constants.
static OpFoldResult foldNumbers(ArrayRef<Attribute> operands, Type type, FloatFunction floats, IntFunction integers) {
  TypedAttr x = splatOf(operands.front()), y = splatOf(operands.back());
  if (!x || !y)
    return {};
  if (auto a = dyn_cast<FloatAttr>(x))
    return filled(type, FloatAttr::get(a.getType(), floats(a.getValue(), cast<FloatAttr>(y).getValue())));
  auto a = cast<IntegerAttr>(x);
  return filled(type, IntegerAttr::get(a.getType(), integers(a.getValue(), cast<IntegerAttr>(y).getValue())));
}

/// Applies a function of doubles; exact enough for f32, correctly rounded for f64 where `function` is.
static APFloat viaDouble(const APFloat &x, double (*function)(double)) {
  APFloat wide = x;
  bool lossy;
  wide.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven, &lossy);
  APFloat result(function(wide.convertToDouble()));
  result.convert(x.getSemantics(), APFloat::rmNearestTiesToEven, &lossy);
  return result;
}

OpFoldResult NegOp::fold(FoldAdaptor adaptor) {
  if (auto inner = getX().getDefiningOp<NegOp>(); inner && inner.getX().getType() == getType())
    return inner.getX();
  return foldNumbers(
      adaptor.getOperands(), getType(), [](const APFloat &x, const APFloat &) { return -x; },
      [](const APInt &x, const APInt &) { return -x; });
}

OpFoldResult SqrtOp::fold(FoldAdaptor adaptor) {
  return foldNumbers(
      adaptor.getOperands(), getType(),
      [](const APFloat &x, const APFloat &) { return viaDouble(x, [](double v) { return std::sqrt(v); }); },
      [](const APInt &x, const APInt &) { return x; });
}

OpFoldResult ReciprocalOp::fold(FoldAdaptor adaptor) {
  return foldNumbers(
      adaptor.getOperands(), getType(),
      [](const APFloat &x, const APFloat &) { return APFloat(x.getSemantics(), 1) / x; },
      [](const APInt &x, const APInt &) { return x; });
}

OpFoldResult ReluOp::fold(FoldAdaptor) { return getX().getDefiningOp<ReluOp>() ? getX() : OpFoldResult(); }

OpFoldResult LogicalNotOp::fold(FoldAdaptor adaptor) {
  if (auto inner = getX().getDefiningOp<LogicalNotOp>(); inner && inner.getX().getType() == getType())
    return inner.getX();
  return foldNumbers(
      adaptor.getOperands(), getType(), [](const APFloat &x, const APFloat &) { return x; },
      [](const APInt &x, const APInt &) { return ~x; });
}

OpFoldResult CastOp::fold(FoldAdaptor adaptor) {
  if (getX().getType() == getType())
    return getX();
  TypedAttr splat = splatOf(adaptor.getX());
  if (!splat)
    return {};
  Type to = getDtype();
  bool lossy;
  if (auto number = dyn_cast<FloatAttr>(splat)) {
    APFloat value = number.getValue();
    if (auto floatType = dyn_cast<FloatType>(to)) {
      value.convert(cast<FloatType>(computeType(to)).getFloatSemantics(), APFloat::rmNearestTiesToEven, &lossy);
      value.convert(floatType.getFloatSemantics(), APFloat::rmNearestTiesToEven, &lossy);
      return filled(getType(), FloatAttr::get(floatType, value));
    }
    if (to.isInteger(1))
      return filled(getType(), IntegerAttr::get(to, !value.isZero()));
    APSInt integer(to.getIntOrFloatBitWidth(), to.isUnsignedInteger());
    // Saturates beyond the range, and gives 0 for NaN.
    value.convertToInteger(integer, APFloat::rmTowardZero, &lossy);
    return filled(getType(), IntegerAttr::get(to, integer));
  }
  auto number = cast<IntegerAttr>(splat);
  bool isSigned = !number.getType().isInteger(1) && !number.getType().isUnsignedInteger();
  if (auto floatType = dyn_cast<FloatType>(to)) {
    APFloat value(cast<FloatType>(computeType(to)).getFloatSemantics());
    value.convertFromAPInt(number.getValue(), isSigned, APFloat::rmNearestTiesToEven);
    value.convert(floatType.getFloatSemantics(), APFloat::rmNearestTiesToEven, &lossy);
    return filled(getType(), FloatAttr::get(floatType, value));
  }
  if (to.isInteger(1))
    return filled(getType(), IntegerAttr::get(to, !number.getValue().isZero()));
  unsigned width = to.getIntOrFloatBitWidth();
  APInt value = isSigned ? number.getValue().sextOrTrunc(width) : number.getValue().zextOrTrunc(width);
  return filled(getType(), IntegerAttr::get(to, value));
}

OpFoldResult AddOp::fold(FoldAdaptor adaptor) {
  if (isFilledWith(adaptor.getY(), 0) && getX().getType() == getType())
    return getX();
  if (isFilledWith(adaptor.getX(), 0) && getY().getType() == getType())
    return getY();
  return foldNumbers(
      adaptor.getOperands(), getType(), [](const APFloat &x, const APFloat &y) { return x + y; },
      [](const APInt &x, const APInt &y) { return x + y; });
}

OpFoldResult SubOp::fold(FoldAdaptor adaptor) {
  if (isFilledWith(adaptor.getY(), 0) && getX().getType() == getType())
    return getX();
  return foldNumbers(
      adaptor.getOperands(), getType(), [](const APFloat &x, const APFloat &y) { return x - y; },
      [](const APInt &x, const APInt &y) { return x - y; });
}

OpFoldResult MulOp::fold(FoldAdaptor adaptor) {
  if (isFilledWith(adaptor.getY(), 1) && getX().getType() == getType())
    return getX();
  if (isFilledWith(adaptor.getX(), 1) && getY().getType() == getType())
    return getY();
  return foldNumbers(
      adaptor.getOperands(), getType(), [](const APFloat &x, const APFloat &y) { return x * y; },
      [](const APInt &x, const APInt &y) { return x * y; });
}

OpFoldResult DivOp::fold(FoldAdaptor adaptor) {
  if (isFilledWith(adaptor.getY(), 1) && getX().getType() == getType())
    return getX();
  if (!isa<FloatType>(getElementTypeOrSelf(getType())))
    return {};
  return foldNumbers(
      adaptor.getOperands(), getType(), [](const APFloat &x, const APFloat &y) { return x / y; },
      [](const APInt &x, const APInt &) { return x; });
}

OpFoldResult WhereOp::fold(FoldAdaptor adaptor) {
  if (getX() == getY() && getX().getType() == getType())
    return getX();
  auto condition = dyn_cast_or_null<IntegerAttr>(splatOf(adaptor.getCondition()));
  if (!condition)
    return {};
  Value chosen = condition.getValue().isZero() ? getY() : getX();
  return chosen.getType() == getType() ? chosen : OpFoldResult();
}

/// Powers by the constants that have an operation of their own.
static LogicalResult simplifyPower(PowOp op, PatternRewriter &rewriter) {
  DenseElementsAttr exponent;
  if (!matchPattern(op.getY(), m_Constant(&exponent)) || op.getX().getType() != op.getType())
    return failure();
  if (isFilledWith(exponent, 1))
    rewriter.replaceOp(op, op.getX());
  else if (isFilledWith(exponent, 2))
    rewriter.replaceOpWithNewOp<SquareOp>(op, op.getX());
  else if (isFilledWith(exponent, -1) && isa<FloatType>(getElementTypeOrSelf(op.getType())))
    rewriter.replaceOpWithNewOp<ReciprocalOp>(op, op.getX());
  else if (isFilledWith(exponent, 3))
    rewriter.replaceOpWithNewOp<MulOp>(op, SquareOp::create(rewriter, op.getLoc(), op.getX()), op.getX());
  else
    return failure();
  return success();
}

void PowOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *) { patterns.add(simplifyPower); }
