//===- Training.cpp - Verification and inference of ttc.gradient ----------===//

#include "dialect/training/Training.h"

using namespace mlir;
using namespace ttc::ir;

#define GET_OP_CLASSES
#include "dialect/training/Training.cpp.inc"

LogicalResult GradientOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location,
                                           GradientOp::Adaptor adaptor, SmallVectorImpl<Type> &types) {
  llvm::append_range(types, adaptor.getWrt().getTypes());
  return success();
}

LogicalResult GradientOp::verify() {
  auto loss = cast<RankedTensorType>(getLoss().getType());
  if (getWrt().empty())
    return emitOpError("expected at least one value to differentiate by");
  if (!getSeed() && loss.getRank() != 0)
    return emitOpError("expected a loss of rank 0 or a seed, got ") << loss;
  if (getSeed() && failed(verifyCompatibleShape(loss, getSeed().getType())))
    return emitOpError("expected a seed of the loss's shape ") << loss << ", got " << getSeed().getType();
  if (getSeed() && getElementTypeOrSelf(getSeed().getType()) != loss.getElementType())
    return emitOpError("expected a seed of element type ")
           << loss.getElementType() << ", got " << getElementTypeOrSelf(getSeed().getType());
  return success();
}
