//===- ElementTypes.cpp - What element types are stored and computed as ---===//

#include "dialect/core/ElementTypes.h"
#include "dialect/core/Saturating.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace mlir;

namespace ttc::ir {

Type computeType(Type element) {
  if (isa<BFloat16Type, Float16Type>(element))
    return Float32Type::get(element.getContext());
  if (element.isInteger(8) || element.isInteger(16))
    return IntegerType::get(element.getContext(), 32);
  return element;
}

Type storageType(Type element) {
  if (isa<BFloat16Type, Float16Type>(element))
    return IntegerType::get(element.getContext(), 16);
  if (element.isInteger(1) || element.isInteger(8))
    return IntegerType::get(element.getContext(), 8);
  return element;
}

int64_t bytesOf(ShapedType type) {
  return saturatingMultiply(saturatingProduct(type.getShape()),
                            storageType(type.getElementType()).getIntOrFloatBitWidth() / 8);
}

/// The number of bits of an integer's magnitude; i1 holds 0 and 1.
static unsigned magnitudeBits(IntegerType type) {
  return type.isUnsigned() || type.getWidth() == 1 ? type.getWidth() : type.getWidth() - 1;
}

bool isExactConversion(Type from, Type to) {
  if (from == to)
    return true;
  if (auto a = dyn_cast<FloatType>(from)) {
    auto b = dyn_cast<FloatType>(to);
    if (!b)
      return false;
    const llvm::fltSemantics &x = a.getFloatSemantics(), &y = b.getFloatSemantics();
    return APFloat::semanticsPrecision(x) <= APFloat::semanticsPrecision(y) &&
           APFloat::semanticsMaxExponent(x) <= APFloat::semanticsMaxExponent(y) &&
           APFloat::semanticsMinExponent(x) >= APFloat::semanticsMinExponent(y);
  }
  auto integer = cast<IntegerType>(from);
  // The largest exponent of all floating types is beyond the integers that their precision covers.
  if (auto b = dyn_cast<FloatType>(to))
    return magnitudeBits(integer) <= APFloat::semanticsPrecision(b.getFloatSemantics());
  auto wider = cast<IntegerType>(to);
  bool isSigned = !integer.isUnsigned() && integer.getWidth() > 1,
       holdsNegative = !wider.isUnsigned() && wider.getWidth() > 1;
  return magnitudeBits(integer) <= magnitudeBits(wider) && (!isSigned || holdsNegative);
}

} // namespace ttc::ir
