//===- Shrink.h - The smallest program that still fails -------------------===//
#ifndef TTC_TOOLS_TTC_FUZZ_SHRINK_H
#define TTC_TOOLS_TTC_FUZZ_SHRINK_H

#include "Check.h"
#include "mlir/IR/OwningOpRef.h"
#include <functional>

namespace ttc::fuzz {

/// Makes `module` smaller as long as `fails` says that the smaller one fails in the same way, with at most `budget`
/// questions: drops results, replaces operations by their operands, by arguments or by constants, drops attributes,
/// makes extents smaller, drops arguments.
mlir::OwningOpRef<mlir::ModuleOp> shrink(mlir::ModuleOp module, int budget,
                                         const std::function<bool(mlir::ModuleOp)> &fails);

} // namespace ttc::fuzz

#endif
