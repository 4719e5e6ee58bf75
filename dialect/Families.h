//===- Families.h - What the dialect's core needs of the families ---------===//
#ifndef TTC_DIALECT_FAMILIES_H
#define TTC_DIALECT_FAMILIES_H

#include "dialect/core/TTCDialect.h"

namespace ttc::ir {

/// Adds the operations of every family to the dialect.
void registerFamilies(TTCDialect *dialect);

/// A `ttc.constant` of `type`, or null where `value` is no elements attribute of that type.
mlir::Operation *buildConstant(mlir::OpBuilder &builder, mlir::Attribute value, mlir::Type type,
                               mlir::Location location);

} // namespace ttc::ir

#endif
