//===- Contraction.h - Recognizing multiply-accumulate --------------------===//
#ifndef TTC_PASSES_TILING_CONTRACTION_H
#define TTC_PASSES_TILING_CONTRACTION_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace ttc {

/// Whether `op` only extends a number, or names its bits otherwise.
bool isExtension(mlir::Operation *op);

/// Whether `op` has two inputs, one output, at least one reduction loop, and the body
/// `out + in0 * in1` (extensions of the inputs allowed).
bool isContraction(mlir::linalg::GenericOp op);

/// The operations between input `input` of a contraction and the multiplication, in program order; none where the
/// input has the type that is multiplied.
llvm::SmallVector<mlir::Operation *> extensionOf(mlir::linalg::GenericOp op, unsigned input);

} // namespace ttc

#endif
