//===- TTCDialect.h - The ttc dialect -------------------------------------===//
#ifndef TTC_DIALECT_CORE_TTCDIALECT_H
#define TTC_DIALECT_CORE_TTCDIALECT_H

#include "dialect/core/ElementTypes.h"
#include "dialect/core/FusionKind.h"
#include "dialect/core/IndexCheck.h"
#include "dialect/core/Shapes.h"
#include "dialect/core/Traits.h"
#include "dialect/training/OptimizerInterface.h"
#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/TensorEncoding.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include "dialect/core/TTCDialect.h.inc"

#define GET_ATTRDEF_CLASSES
#include "dialect/core/TTCAttrs.h.inc"

#include "dialect/core/Interfaces.h.inc"

#endif
