//===- Signature.h - Names and kinds of a model's arguments and results ---===//
#ifndef TTC_PASSES_GRAPH_SIGNATURE_H
#define TTC_PASSES_GRAPH_SIGNATURE_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <optional>

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
