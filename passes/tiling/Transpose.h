//===- Transpose.h - Transposing squares in registers ---------------------===//
#ifndef TTC_PASSES_TILING_TRANSPOSE_H
#define TTC_PASSES_TILING_TRANSPOSE_H

#include "mlir/IR/Builders.h"

namespace ttc {

/// Transposes `n` vectors of `n` elements in place, `n` a power of two, with `n log2 n` two-input shuffles.
void transposeSquare(mlir::OpBuilder &builder, mlir::Location loc, llvm::SmallVectorImpl<mlir::Value> &rows);

} // namespace ttc

#endif
