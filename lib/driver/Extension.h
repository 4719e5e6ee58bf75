//===- Extension.h - Dialects that users add ------------------------------===//
#ifndef TTC_LIB_DRIVER_EXTENSION_H
#define TTC_LIB_DRIVER_EXTENSION_H

#include "mlir/IR/DialectRegistry.h"

namespace ttc::driver {

/// Adds everything that `register_extension` was given.
void insertExtensions(mlir::DialectRegistry &registry);

} // namespace ttc::driver

#endif
