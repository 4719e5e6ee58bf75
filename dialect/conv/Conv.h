//===- Conv.h - Convolutions ----------------------------------------------===//
#ifndef TTC_DIALECT_CONV_CONV_H
#define TTC_DIALECT_CONV_CONV_H

#include "dialect/conv/Window.h"
#include "dialect/core/TTCDialect.h"

#define GET_OP_CLASSES
#include "dialect/conv/Conv.h.inc"

namespace ttc::ir {

/// The three operations over a number of axes; each is the gradient of the others.
template <int64_t axes> struct ConvFamily;
template <> struct ConvFamily<1> {
  using Forward = Conv1dOp;
  using InputGrad = Conv1dInputGradOp;
  using WeightGrad = Conv1dWeightGradOp;
};
template <> struct ConvFamily<2> {
  using Forward = Conv2dOp;
  using InputGrad = Conv2dInputGradOp;
  using WeightGrad = Conv2dWeightGradOp;
};
template <> struct ConvFamily<3> {
  using Forward = Conv3dOp;
  using InputGrad = Conv3dInputGradOp;
  using WeightGrad = Conv3dWeightGradOp;
};

/// The window of a convolution that verifies.
template <typename ConvOp>
requires(ConvOp::axes > 0) Window windowOf(ConvOp op) {
  ImageLayout layout(op.getDataFormat());
  llvm::ArrayRef<int64_t> kernel;
  if constexpr (requires { op.getKernelSize(); })
    kernel = op.getKernelSize();
  else
    kernel = layout.windowOf(shapeOf(op.getWeight()));
  return *Window::make(std::nullopt, ConvOp::label, kernel, op.getStride(), op.getPadding(), op.getDilation(),
                       ConvOp::axes);
}

} // namespace ttc::ir

#endif
