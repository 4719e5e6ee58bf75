//===- Signature.h - Names and kinds of a model's arguments and results ---===//
#ifndef TTC_PASSES_GRAPH_SIGNATURE_H
#define TTC_PASSES_GRAPH_SIGNATURE_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include <optional>

namespace ttc::signature {

inline constexpr llvm::StringLiteral nameAttr = "ttc.name";
inline constexpr llvm::StringLiteral kindAttr = "ttc.kind";
inline constexpr llvm::StringLiteral updatesAttr = "ttc.updates";
/// An argument's physical dimension i is its logical dimension layout[i].
inline constexpr llvm::StringLiteral layoutAttr = "ttc.layout";
inline constexpr llvm::StringLiteral optimizerAttr = "ttc.optimizer";
inline constexpr llvm::StringLiteral lossAttr = "ttc.loss";
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
inline constexpr llvm::StringLiteral parameterKind = "parameter";
inline constexpr llvm::StringLiteral stateKind = "state";
/// What a loop's body hands to its next step.
inline constexpr llvm::StringLiteral carryKind = "carry";

/// The name of argument `index`, empty when it has none.
llvm::StringRef argumentName(mlir::func::FuncOp func, unsigned index);
/// The kind of argument `index`, empty when it has none.
llvm::StringRef argumentKind(mlir::func::FuncOp func, unsigned index);
/// The name of result `index`, empty when it has none.
llvm::StringRef resultName(mlir::func::FuncOp func, unsigned index);
/// The name of the argument that result `index` updates, empty for an output.
llvm::StringRef updatedArgument(mlir::func::FuncOp func, unsigned index);

/// The index of the argument of this name.
std::optional<unsigned> findArgument(mlir::func::FuncOp func, llvm::StringRef name);
/// The index of the result that updates the argument of this name.
std::optional<unsigned> findUpdate(mlir::func::FuncOp func, llvm::StringRef name);

/// Appends a state argument whose elements are `initial` before the first run, and returns it.
mlir::BlockArgument appendState(mlir::func::FuncOp func, llvm::StringRef name, mlir::Type type, mlir::Location loc,
                                double initial = 0);
/// Appends `value` as the result that updates the argument of this name.
void appendUpdate(mlir::func::FuncOp func, llvm::StringRef name, mlir::Value value);

/// The return operation of a function with one block, null for a declaration.
mlir::func::ReturnOp returnOf(mlir::func::FuncOp func);

} // namespace ttc::signature

#endif
