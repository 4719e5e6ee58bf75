//===- ElementTypes.h - Element types of arrays and of the IR -------------===//
#ifndef TTC_LIB_DRIVER_ELEMENTTYPES_H
#define TTC_LIB_DRIVER_ELEMENTTYPES_H

#include "mlir/IR/BuiltinTypes.h"
#include "ttc/DType.h"
#include <optional>

namespace ttc::driver {

/// The element type of a tensor of `dtype`; I8 to I64 are signless, U8 is unsigned, Bool is i1.
mlir::Type elementTypeOf(mlir::MLIRContext *context, DType dtype);

/// The inverse of `elementTypeOf`; nothing for a type that no array has.
std::optional<DType> dtypeOf(mlir::Type elementType);

} // namespace ttc::driver

#endif
