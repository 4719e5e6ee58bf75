//===- Random.cpp - Inference and verification ----------------------------===//

#include "dialect/random/Random.h"
#include "dialect/core/Saturating.h"

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
  Dims dims = dimsFromAttributes(adaptor.getShape(), adaptor.getNamesAttr());
  // Blocks are numbered by one word of the counter.
  int64_t most = (adaptor.getDtype().isF64() ? int64_t(2) : int64_t(4)) << 32, count = 1;
  for (const Dim &dim : dims)
    count = saturatingMultiply(count, dim.isStatic() ? std::max<int64_t>(dim.size, 1) : 1);
  if (count > most)
    return emitOptionalError(location, "uniform: expected at most ", most, " elements, got ", str(dims));
  results.push_back(tensorOf(dims, adaptor.getDtype()));
  return success();
}

void UniformOp::bindSymbols(function_ref<std::optional<int64_t>(StringRef)> extentOf) {
  bindShapeAttributes(getOperation(), extentOf);
}
