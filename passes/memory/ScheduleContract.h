//===- ScheduleContract.h - What the passes over schedules rely on --------===//
#ifndef TTC_PASSES_MEMORY_SCHEDULECONTRACT_H
#define TTC_PASSES_MEMORY_SCHEDULECONTRACT_H

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace ttc {

/// A function whose body is one block of launches and loops on static tensors, and of views (one operand, one result)
/// between them. With `runs` what is launched must be functions with bodies. Fails after a diagnostic.
llvm::LogicalResult verifyTensorSchedule(mlir::func::FuncOp function, bool runs);

/// A function whose body is one block of launches, copies and barriers on buffers, of views at constant places, and of
/// loops with constant bounds around such. Fails after a diagnostic.
llvm::LogicalResult verifyBufferSchedule(mlir::func::FuncOp function);

} // namespace ttc

#endif
