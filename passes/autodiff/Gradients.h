//===- Gradients.h - The expansion of ttc.gradient ------------------------===//
#ifndef TTC_PASSES_AUTODIFF_GRADIENTS_H
#define TTC_PASSES_AUTODIFF_GRADIENTS_H

#include "mlir/IR/Operation.h"

namespace ttc {

/// Replaces every `ttc.gradient` within `root`, in program order, by the backward graph; see `ttc-differentiate`. Fails
/// after a diagnostic.
llvm::LogicalResult expandGradients(mlir::Operation *root);

} // namespace ttc

#endif
