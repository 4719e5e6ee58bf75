//===- Elementwise.cpp - Inference and verification -----------------------===//

#include "dialect/elementwise/Elementwise.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace ttc::ir;

FailureOr<Dims> ttc::ir::inferElementwise(std::optional<Location> location, StringRef op, ValueRange operands) {
  ValueRange values = operands.size() == 3 ? operands.drop_front() : operands;
  Type expected = elementType(values.front());
  for (Value value : values)
    if (elementType(value) != expected)
      return emitOptionalError(location, op, ": expected operands of one element type, got ", dtypeName(expected),
                               " and ", dtypeName(elementType(value)));
  return inferBroadcast(location, op, operands.getTypes());
}

LogicalResult GeluOp::verify() {
  if (getApproximate() != "none" && getApproximate() != "tanh")
    return emitOpError("expected approximate \"none\" or \"tanh\", got \"") << getApproximate() << "\"";
  return success();
}

LogicalResult ClampOp::verify() {
  Type element = elementType(getX());
  Type whole = IntegerType::get(getContext(), 64);
  for (TypedAttr bound : {getMinAttr(), getMaxAttr()})
    if (bound && !isa<FloatType>(element) && !Number::of(bound).fits(whole))
      return emitOpError("expected whole bounds for ") << dtypeName(element) << ", got " << bound;
  return success();
}

#define GET_OP_CLASSES
#include "dialect/elementwise/Elementwise.cpp.inc"
