//===- Checks.h - Conditions that are checked at run time -----------------===//
#ifndef TTC_DIALECT_CHECKS_CHECKS_H
#define TTC_DIALECT_CHECKS_CHECKS_H

#include "dialect/core/TTCDialect.h"

#define GET_OP_CLASSES
#include "dialect/checks/Checks.h.inc"

namespace ttc::ir {

/// Whether every one of `values` satisfies `check`; the first that doesn't, nothing for none.
std::optional<int64_t> firstOffender(const IndexCheck &check, mlir::DenseIntElementsAttr values);

/// The value of `buildOffender` where all indices are good: no offender is reported as this one.
inline constexpr int64_t noOffender = std::numeric_limits<int64_t>::min();

/// Builds the greatest element that violates `check`, a tensor<i64>, or `noOffender`.
mlir::Value buildOffender(mlir::OpBuilder &builder, mlir::Location location, const IndexCheck &check);

/// `message` with `{name}` replaced by a number.
std::string withNumber(llvm::StringRef message, llvm::StringRef name, int64_t number);

} // namespace ttc::ir

#endif
