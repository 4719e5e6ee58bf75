//===- VerifyProgram.h - The contract of the graph level ------------------===//
#ifndef TTC_PASSES_GRAPH_VERIFYPROGRAM_H
#define TTC_PASSES_GRAPH_VERIFYPROGRAM_H

#include "mlir/IR/BuiltinOps.h"

namespace ttc {

/// Checks what `ttc-verify-program` says; fails after a diagnostic.
llvm::LogicalResult verifyProgram(mlir::ModuleOp module, bool isStatic = false);

} // namespace ttc

#endif
