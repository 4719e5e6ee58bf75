//===- Elementwise.h - Operations computed element by element -------------===//
#ifndef TTC_DIALECT_ELEMENTWISE_ELEMENTWISE_H
#define TTC_DIALECT_ELEMENTWISE_ELEMENTWISE_H

#include "dialect/core/Number.h"
#include "dialect/core/TTCDialect.h"

namespace ttc::ir {

/// The shape of an elementwise operation's result. Of three operands the first is a mask; the others
/// must have one element type. Errors name `op`.
llvm::FailureOr<Dims> inferElementwise(std::optional<mlir::Location> location, llvm::StringRef op,
                                       mlir::ValueRange operands);

} // namespace ttc::ir

#define GET_OP_CLASSES
#include "dialect/elementwise/Elementwise.h.inc"

#endif
