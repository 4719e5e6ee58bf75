//===- OptimizerInterface.h - What an optimizer attribute offers ----------===//
#ifndef TTC_DIALECT_TRAINING_OPTIMIZERINTERFACE_H
#define TTC_DIALECT_TRAINING_OPTIMIZERINTERFACE_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/APFloat.h"
#include <optional>
#include <string>

namespace ttc::ir {

/// A state that an optimizer keeps for one parameter.
struct StateSpec {
  /// torch's name, e.g. "exp_avg".
  std::string name;
  mlir::RankedTensorType type;
  /// The value of all elements before the first step.
  double initial = 0;
};

/// Parses a hyperparameter: a float literal, or an integer literal with an optional sign.
mlir::FailureOr<llvm::APFloat> parseF64(mlir::AsmParser &parser);

} // namespace ttc::ir

#include "dialect/training/OptimizerInterface.h.inc"

#endif
