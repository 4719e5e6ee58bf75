//===- Scan.h - Loops over the first dimension ----------------------------===//
#ifndef TTC_DIALECT_SCAN_SCAN_H
#define TTC_DIALECT_SCAN_SCAN_H

#include "dialect/core/TTCDialect.h"
#include "dialect/kernel/Kernel.h"

#define GET_OP_CLASSES
#include "dialect/scan/Scan.h.inc"

namespace ttc::ir {

/// The type of an element of `stacked` along dimension 0.
mlir::RankedTensorType elementOf(mlir::Type stacked);

/// The type of elements of type `element` stacked along a new dimension 0.
mlir::RankedTensorType stackOf(Dim times, mlir::Type element);

} // namespace ttc::ir

#endif
