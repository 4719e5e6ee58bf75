//===- Contraction.h - Recognizing multiply-accumulate --------------------===//
#ifndef TTC_PASSES_TILING_CONTRACTION_H
#define TTC_PASSES_TILING_CONTRACTION_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace ttc {

/// Whether `op` has two inputs, one output, at least one reduction loop, and the body
/// `out + in0 * in1` (extensions of the inputs allowed).
bool isContraction(mlir::linalg::GenericOp op);

} // namespace ttc

#endif
