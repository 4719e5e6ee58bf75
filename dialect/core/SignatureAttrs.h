//===- SignatureAttrs.h - Attributes of functions, arguments and results --===//
#ifndef TTC_DIALECT_CORE_SIGNATUREATTRS_H
#define TTC_DIALECT_CORE_SIGNATUREATTRS_H

#include "mlir/IR/Attributes.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace ttc::signature {

inline constexpr llvm::StringLiteral nameAttr = "ttc.name";
inline constexpr llvm::StringLiteral kindAttr = "ttc.kind";
inline constexpr llvm::StringLiteral updatesAttr = "ttc.updates";
/// An argument's physical dimension i is its logical dimension layout[i].
inline constexpr llvm::StringLiteral layoutAttr = "ttc.layout";
inline constexpr llvm::StringLiteral optimizerAttr = "ttc.optimizer";
inline constexpr llvm::StringLiteral lossAttr = "ttc.loss";
/// On a function: what the names of the optimizer's states begin with; "optim." where absent.
inline constexpr llvm::StringLiteral optimizerPrefixAttr = "ttc.optimizer_prefix";
/// On a parameter: not trained, whatever gradient arrives.
inline constexpr llvm::StringLiteral frozenAttr = "ttc.frozen";
/// On a parameter: the name of the state that counts its updates, if not the optimizer's own.
inline constexpr llvm::StringLiteral stepAttr = "ttc.step";
/// On a function: the optimizer's momentum is a state, not a constant.
inline constexpr llvm::StringLiteral momentumStateAttr = "ttc.momentum_state";
/// On a result: the name of the parameter that it is the gradient of.
inline constexpr llvm::StringLiteral gradientOfAttr = "ttc.gradient_of";
/// On a state argument: the value of its elements before the first run, f64; 0 where absent.
inline constexpr llvm::StringLiteral initialAttr = "ttc.initial";
/// Conditions on an input's elements, an array of dictionaries with `lower`, `upper`, `ignored` (where there is such a
/// value), `message` and `location`.
inline constexpr llvm::StringLiteral checksAttr = "ttc.checks";
/// A result that holds an offending index: a dictionary with `message` and `location`.
inline constexpr llvm::StringLiteral checkAttr = "ttc.check";

/// Values of `ttc.kind`.
inline constexpr llvm::StringLiteral inputKind = "input";
inline constexpr llvm::StringLiteral parameterKind = "parameter";
inline constexpr llvm::StringLiteral stateKind = "state";
/// What a loop's body hands to its next step.
inline constexpr llvm::StringLiteral carryKind = "carry";
/// A buffer for a result, once results have become arguments.
inline constexpr llvm::StringLiteral outputKind = "output";

} // namespace ttc::signature

namespace ttc::ir {

/// Checks one attribute of the dialect on a function, on argument `index` of one, or on its result `index`: that it has
/// a meaning there and the form that its readers rely on. What relates several of them is checked by
/// `ttc-verify-program`.
llvm::LogicalResult verifyFunctionAttribute(mlir::Operation *op, mlir::NamedAttribute attribute);
llvm::LogicalResult verifyArgumentAttribute(mlir::Operation *op, unsigned index, mlir::NamedAttribute attribute);
llvm::LogicalResult verifyResultAttribute(mlir::Operation *op, unsigned index, mlir::NamedAttribute attribute);

/// Checks all attributes of the dialect on `function`, its arguments and its results.
llvm::LogicalResult verifySignatureAttributes(mlir::FunctionOpInterface function);

/// Whether `function`, an argument or a result of it has an attribute of the dialect.
bool hasSignatureAttributes(mlir::FunctionOpInterface function);

/// `attribute` as text, cut to a length that a diagnostic can hold.
std::string boundedText(mlir::Attribute attribute);

} // namespace ttc::ir

#endif
