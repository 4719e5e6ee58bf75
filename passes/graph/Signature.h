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

/// Values of `ttc.kind`.
inline constexpr llvm::StringLiteral parameterKind = "parameter";
inline constexpr llvm::StringLiteral stateKind = "state";

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

/// Appends a state argument and returns it.
mlir::BlockArgument appendState(mlir::func::FuncOp func, llvm::StringRef name, mlir::Type type, mlir::Location loc);
/// Appends `value` as the result that updates the argument of this name.
void appendUpdate(mlir::func::FuncOp func, llvm::StringRef name, mlir::Value value);

/// The return operation of a function with one block, null for a declaration.
mlir::func::ReturnOp returnOf(mlir::func::FuncOp func);

} // namespace ttc::signature

#endif
