//===- Reduction.h - Reductions over dimensions ---------------------------===//
#ifndef TTC_DIALECT_REDUCTION_REDUCTION_H
#define TTC_DIALECT_REDUCTION_REDUCTION_H

#include "dialect/core/TTCDialect.h"

namespace ttc::ir {

/// The type of a reduction of `operand` over `dims` (all when empty). Errors name `op`.
llvm::FailureOr<mlir::RankedTensorType> inferReduction(std::optional<mlir::Location> location, llvm::StringRef op,
                                                       mlir::Type operand, llvm::ArrayRef<int64_t> dims, bool keepdim);

/// `x` moved by one place along `dim`, from each element to the next (to the one before, with `reverse`); a zero comes in.
mlir::Value buildShifted(mlir::OpBuilder &builder, mlir::Location location, mlir::Value x, int64_t dim, bool reverse);

} // namespace ttc::ir

#define GET_OP_CLASSES
#include "dialect/reduction/Reduction.h.inc"

#endif
