//===- Conv.h - Convolutions ----------------------------------------------===//
#ifndef TTC_DIALECT_CONV_CONV_H
#define TTC_DIALECT_CONV_CONV_H

#include "dialect/conv/Window.h"
#include "dialect/core/TTCDialect.h"

#define GET_OP_CLASSES
#include "dialect/conv/Conv.h.inc"

namespace ttc::ir {

/// The window of a convolution that verifies.
Window windowOf(Conv2dOp op);
Window windowOf(Conv2dInputGradOp op);
Window windowOf(Conv2dWeightGradOp op);

} // namespace ttc::ir

#endif
