//===- Number.cpp - A number that fits itself to element types ------------===//

#include "dialect/core/Number.h"
#include "llvm/ADT/APSInt.h"
#include <cmath>

using namespace mlir;

namespace ttc::ir {

bool Number::is(Attribute attribute) {
  auto typed = dyn_cast_or_null<TypedAttr>(attribute);
  return typed && (typed.getType().isF64() || typed.getType().isSignlessInteger(64)) &&
         isa<FloatAttr, IntegerAttr>(attribute);
}

Number Number::of(Attribute attribute) {
  if (auto integer = dyn_cast<IntegerAttr>(attribute))
    return integer.getInt();
  return cast<FloatAttr>(attribute).getValueAsDouble();
}

TypedAttr Number::attribute(MLIRContext *context) const {
  if (const int64_t *whole = std::get_if<int64_t>(&value))
    return IntegerAttr::get(IntegerType::get(context, 64), *whole);
  return FloatAttr::get(Float64Type::get(context), std::get<double>(value));
}

bool Number::isNaN() const {
  const double *real = std::get_if<double>(&value);
  return real && std::isnan(*real);
}

bool Number::isZero() const {
  return std::visit([](auto number) { return number == 0; }, value);
}

/// The integer in `width` bits, the nearest bound where it isn't in their range; in `exact` whether it is `value`.
static APInt toInteger(const std::variant<int64_t, double> &value, unsigned width, bool isUnsigned, bool &exact) {
  APFloat real(0.0);
  bool lossy;
  if (const int64_t *whole = std::get_if<int64_t>(&value)) {
    // A format with more than 64 bits of precision.
    real = APFloat(APFloat::IEEEquad());
    real.convertFromAPInt(APInt(64, *whole, /*isSigned=*/true), /*IsSigned=*/true, APFloat::rmNearestTiesToEven);
  } else {
    real = APFloat(std::get<double>(value));
  }
  APSInt integer(width, isUnsigned);
  exact = real.convertToInteger(integer, APFloat::rmTowardZero, &lossy) == APFloat::opOK;
  return integer;
}

bool Number::fits(Type type) const {
  if (isa<FloatType>(type) || type.isInteger(1))
    return true;
  bool exact;
  (void)toInteger(value, type.getIntOrFloatBitWidth(), type.isUnsignedInteger(), exact);
  return exact;
}

TypedAttr Number::element(Type type) const {
  if (auto floatType = dyn_cast<FloatType>(type)) {
    APFloat number(floatType.getFloatSemantics());
    bool lossy;
    if (const int64_t *whole = std::get_if<int64_t>(&value)) {
      number.convertFromAPInt(APInt(64, *whole, /*isSigned=*/true), /*IsSigned=*/true, APFloat::rmNearestTiesToEven);
    } else {
      number = APFloat(std::get<double>(value));
      number.convert(floatType.getFloatSemantics(), APFloat::rmNearestTiesToEven, &lossy);
    }
    return FloatAttr::get(type, number);
  }
  if (type.isInteger(1))
    return IntegerAttr::get(type, !isZero());
  unsigned width = type.isIndex() ? IndexType::kInternalStorageBitWidth : type.getIntOrFloatBitWidth();
  bool exact;
  return IntegerAttr::get(type, toInteger(value, width, type.isUnsignedInteger(), exact));
}

} // namespace ttc::ir
