//===- Signature.h - Names and kinds of a model's arguments and results ---===//
#ifndef TTC_PASSES_GRAPH_SIGNATURE_H
#define TTC_PASSES_GRAPH_SIGNATURE_H

#include "dialect/core/SignatureAttrs.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <optional>

namespace ttc::signature {

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

/// The return operation of a function with one block, null for a declaration.
mlir::func::ReturnOp returnOf(mlir::func::FuncOp func);

/// Adds states and updates to a function. Its type and attributes follow at `finish`, all at once: one after the other
/// would take quadratic time and memory.
class Extension {
public:
  explicit Extension(mlir::func::FuncOp func);

  /// The argument of this name; null for an unknown one.
  mlir::BlockArgument find(llvm::StringRef name) const { return arguments.lookup(name); }
  /// Whether a result updates the argument of this name.
  bool isUpdated(llvm::StringRef name) const { return updated.contains(name); }
  /// Appends a state argument whose elements are `initial` before the first run, and returns it.
  mlir::BlockArgument appendState(llvm::StringRef name, mlir::Type type, mlir::Location loc, double initial = 0);
  /// Appends `value` as the result that updates the argument of this name.
  void appendUpdate(llvm::StringRef name, mlir::Value value);
  void finish();

private:
  mlir::func::FuncOp func;
  llvm::StringMap<mlir::BlockArgument> arguments;
  llvm::StringSet<> updated;
  llvm::SmallVector<mlir::DictionaryAttr> argumentAttrs, resultAttrs;
  llvm::SmallVector<mlir::Value> results;
};

} // namespace ttc::signature

#endif
