//===- Moving.cpp - Rules of the moving average ---------------------------===//

#include "Moving.h"
#include "dialect/core/LinalgBuilders.h"
#include "dialect/shape/Shape.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace moving;

#include "Moving.dialect.cpp.inc"

#define GET_OP_CLASSES
#include "Moving.op.cpp.inc"

void MovingDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "Moving.op.cpp.inc"
      >();
}

LogicalResult AverageOp::inferReturnTypes(MLIRContext *, std::optional<Location> location, Adaptor adaptor,
                                          SmallVectorImpl<Type> &results) {
  ttc::ir::Dims dims = ttc::ir::dimsOf(adaptor.getX().getType());
  int64_t window = adaptor.getWindow();
  if (dims.empty() || !dims.back().isStatic())
    return emitOptionalError(location, "moving.average: expected a known last extent, got ", ttc::ir::str(dims));
  if (window < 1 || window > dims.back().size)
    return emitOptionalError(location, "moving.average: expected a window between 1 and ", dims.back().size, ", got ",
                             window);
  dims.back().size -= window - 1;
  results.push_back(ttc::ir::tensorOf(dims, ttc::ir::elementType(adaptor.getX())));
  return success();
}

/// Each element of x is in up to `window` windows: the gradient is the moving average of the cotangent, padded with
/// zeros.
SmallVector<Value> AverageOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  SmallVector<int64_t> pad(cast<RankedTensorType>(getX().getType()).getRank(), 0);
  pad.back() = getWindow() - 1;
  Value padded =
      ttc::ir::PadOp::create(builder, getLoc(), cotangents[0], builder.getDenseI64ArrayAttr(pad),
                             builder.getDenseI64ArrayAttr(pad), builder.getF64FloatAttr(0), DenseI64ArrayAttr());
  return {AverageOp::create(builder, getLoc(), padded, getWindow())};
}

ttc::ir::FusionKind AverageOp::getFusionKind() { return ttc::ir::FusionKind::Reduction; }

/// One loop nest: the result's dimensions, then the window's, whose extent an empty tensor gives.
SmallVector<Value> AverageOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  auto type = cast<RankedTensorType>(getResult().getType());
  Type element = type.getElementType();
  unsigned rank = type.getRank();
  AffineMap result = AffineMap::getMultiDimIdentityMap(rank + 1, builder.getContext()).getMajorSubMap(rank);
  SmallVector<AffineExpr> read(result.getResults());
  read.back() = read.back() + builder.getAffineDimExpr(rank);
  AffineMap elements = AffineMap::get(rank + 1, 0, read, builder.getContext());
  AffineMap window = AffineMap::get(rank + 1, 0, builder.getAffineDimExpr(rank), builder.getContext());
  Value size = ttc::ir::buildEmpty(builder, getLoc(), {static_cast<int64_t>(getWindow())}, element);
  Value zeros = ttc::ir::buildZeros(builder, getLoc(), type.getShape(), element);
  double share = 1.0 / static_cast<double>(getWindow());
  auto body = [&](OpBuilder &nested, Location loc, ValueRange values) -> SmallVector<Value> {
    Value factor = arith::ConstantOp::create(nested, loc, nested.getFloatAttr(element, share));
    Value scaled = arith::MulFOp::create(nested, loc, values[0], factor);
    return {arith::AddFOp::create(nested, loc, values[2], scaled)};
  };
  return ttc::ir::buildGeneric(builder, getLoc(), {operands[0], size}, zeros, {elements, window, result}, rank, 1,
                               body);
}
