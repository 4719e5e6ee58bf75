//===- Updates.h - Which results are new values of which arguments --------===//
#ifndef TTC_PASSES_MEMORY_UPDATES_H
#define TTC_PASSES_MEMORY_UPDATES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace ttc {

/// The returned values with the attribute `ttc.updates`, each with the argument of that name.
llvm::SmallVector<std::pair<mlir::Value, mlir::BlockArgument>> updatesOf(mlir::func::FuncOp function);

/// Whether `op` is a launch or a loop of launches; everything else in a schedule is a reshape.
bool isLaunch(mlir::Operation *op);

/// The launch that computes `value`, reshapes looked through; null for arguments.
mlir::Operation *launchBehind(mlir::Value value);

/// The launches that read `value`, reshapes looked through.
llvm::SmallVector<mlir::Operation *> readersOf(mlir::Value value);

/// Whether the function returns `value`, reshapes looked through.
bool isReturned(mlir::Value value);

} // namespace ttc

#endif
