//===- Random.cpp - Inference and verification ----------------------------===//

#include "dialect/random/Random.h"

using namespace mlir;
using namespace ttc::ir;

#define GET_OP_CLASSES
#include "dialect/random/Random.cpp.inc"

LogicalResult UniformOp::inferReturnTypes(MLIRContext *, std::optional<Location> location, Adaptor adaptor,
                                          SmallVectorImpl<Type> &results) {
  auto state = cast<RankedTensorType>(adaptor.getState().getType());
  auto stream = cast<RankedTensorType>(adaptor.getStream().getType());
  if (state.getShape() != ArrayRef<int64_t>{2})
    return emitOptionalError(location, "uniform: expected a state of 2 elements, got ", state);
  if (stream.getRank() != 0)
    return emitOptionalError(location, "uniform: expected a stream of rank 0, got ", stream);
  if (!isa<Float32Type, Float64Type>(adaptor.getDtype()))
    return emitOptionalError(location, "uniform: expected dtype f32 or f64, got ", adaptor.getDtype());
  results.push_back(tensorOf(dimsFromAttributes(adaptor.getShape(), adaptor.getNamesAttr()), adaptor.getDtype()));
  return success();
}

LogicalResult UniformOp::verify() {
  auto type = cast<RankedTensorType>(getResult().getType());
  if (!type.hasStaticShape())
    return success();
  int64_t perBlock = type.getElementType().isF64() ? 2 : 4, most = perBlock << 32, count = 1;
  for (int64_t extent : type.getShape()) {
    if (extent && count > most / extent)
      return emitOpError("expected at most ") << most << " elements, got shape " << str(type.getShape());
    count *= extent;
  }
  return success();
}

void UniformOp::bindSymbols(function_ref<std::optional<int64_t>(StringRef)> extentOf) {
  bindShapeAttributes(getOperation(), extentOf);
}
