//===- IndexCheck.h - A condition on indices known at run time only -------===//
#ifndef TTC_DIALECT_CORE_INDEXCHECK_H
#define TTC_DIALECT_CORE_INDEXCHECK_H

#include "mlir/IR/Value.h"
#include <optional>
#include <string>

namespace ttc::ir {

/// Every element of `index`, a tensor of i32 or i64, lies in [lower, upper) or is `ignored`.
struct IndexCheck {
  mlir::Value index;
  int64_t lower = 0;
  int64_t upper = 0;
  std::optional<int64_t> ignored = {};
  /// What a violation is reported with; "{value}" in it stands for the offending element.
  std::string message;
};

} // namespace ttc::ir

#endif
