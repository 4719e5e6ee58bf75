//===- PoolingGrad.cpp - Gradients of pooling -----------------------------===//

#include "dialect/pooling/Pooling.h"

using namespace mlir;
using namespace ttc::ir;

template <typename PoolingOp> static SmallVector<int64_t> imageSize(PoolingOp op) {
  ImageLayout layout(op.getDataFormat());
  ArrayRef<int64_t> shape = shapeOf(op.getX());
  return {shape[layout.spatial(0)], shape[layout.spatial(1)]};
}

SmallVector<Value> MaxPool2dOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  if (!cotangents[0])
    return {Value()};
  return {MaxPool2dGradOp::create(builder, getLoc(), cotangents[0], getIndex(), imageSize(*this), getKernelSize(),
                                  getStride(), getPadding(), getDilation(), getCeilMode(), getDataFormat())};
}

SmallVector<Value> MaxPool2dGradOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return {MaxPool2dGatherOp::create(builder, getLoc(), cotangents[0], getIndex(), getKernelSize(), getStride(),
                                    getPadding(), getDilation(), getCeilMode(), getDataFormat()),
          Value()};
}

SmallVector<Value> MaxPool2dGatherOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return {MaxPool2dGradOp::create(builder, getLoc(), cotangents[0], getIndex(), imageSize(*this), getKernelSize(),
                                  getStride(), getPadding(), getDilation(), getCeilMode(), getDataFormat()),
          Value()};
}

SmallVector<Value> AvgPool2dOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return {AvgPool2dGradOp::create(builder, getLoc(), cotangents[0], builder.getDenseI64ArrayAttr(imageSize(*this)),
                                  builder.getDenseI64ArrayAttr(getKernelSize()),
                                  builder.getDenseI64ArrayAttr(getStride()), builder.getDenseI64ArrayAttr(getPadding()),
                                  builder.getBoolAttr(getCeilMode()), builder.getBoolAttr(getCountIncludePad()),
                                  getDivisorOverrideAttr(), builder.getStringAttr(getDataFormat()))};
}

SmallVector<Value> AvgPool2dGradOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return {AvgPool2dOp::create(builder, getLoc(), cotangents[0], builder.getDenseI64ArrayAttr(getKernelSize()),
                              builder.getDenseI64ArrayAttr(getStride()), builder.getDenseI64ArrayAttr(getPadding()),
                              builder.getBoolAttr(getCeilMode()), builder.getBoolAttr(getCountIncludePad()),
                              getDivisorOverrideAttr(), builder.getStringAttr(getDataFormat()))};
}
