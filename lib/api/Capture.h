// Regions that use values of the blocks around them.
#ifndef TTC_API_CAPTURE_H
#define TTC_API_CAPTURE_H

#include "mlir/IR/Region.h"
#include "llvm/ADT/SmallVector.h"

namespace ttc::detail {

/// Gives the region of one block arguments of its own, after those it has, or copies of constants, for the values
/// around it that it uses. Returns those values.
llvm::SmallVector<mlir::Value> capture(mlir::Region &region);

} // namespace ttc::detail

#endif // TTC_API_CAPTURE_H
