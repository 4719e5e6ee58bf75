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

} // namespace ttc::ir

#endif
