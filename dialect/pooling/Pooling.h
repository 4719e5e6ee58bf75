//===- Pooling.h - Pooling of images --------------------------------------===//
#ifndef TTC_DIALECT_POOLING_POOLING_H
#define TTC_DIALECT_POOLING_POOLING_H

#include "dialect/conv/Window.h"
#include "dialect/core/TTCDialect.h"

#define GET_OP_CLASSES
#include "dialect/pooling/Pooling.h.inc"

namespace ttc::ir {

/// The window of a pooling operation that verifies.
template <typename PoolingOp> Window windowOf(PoolingOp op) {
  llvm::SmallVector<int64_t> dilation = {1, 1};
  if constexpr (requires { op.getDilation(); })
    dilation.assign(op.getDilation().begin(), op.getDilation().end());
  return *Window::make(std::nullopt, "", op.getKernelSize(), op.getStride(), op.getPadding(), dilation);
}

/// The place of the first element of the image in each of `rows` x `columns` windows, i32: what a maximum that no
/// element exceeds is found at.
mlir::DenseElementsAttr firstPlaces(mlir::MLIRContext *context, const Window &window, int64_t rows, int64_t columns,
                                    llvm::ArrayRef<int64_t> shape);

} // namespace ttc::ir

#endif
