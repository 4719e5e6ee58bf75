//===- Kernel.h - Kernels and their launches ------------------------------===//
#ifndef TTC_DIALECT_KERNEL_KERNEL_H
#define TTC_DIALECT_KERNEL_KERNEL_H

#include "dialect/core/TTCDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"

#define GET_OP_CLASSES
#include "dialect/kernel/Kernel.h.inc"

#endif
