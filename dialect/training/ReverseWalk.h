//===- ReverseWalk.h - Reverse-mode differentiation of a block ------------===//
//
// Griewank and Walther 2008, chapter 3, for straight-line code:
//   1. active values: those that depend on an input through float results;
//   2. the path: operations with active results that the outputs depend on;
//   3. backwards over the path, each operation turns the cotangents of its results
//      into those of its operands; cotangents of one value are added.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_TRAINING_REVERSEWALK_H
#define TTC_DIALECT_TRAINING_REVERSEWALK_H

#include "mlir/IR/Builders.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace ttc::ir {

/// The operands of `op` that a gradient may reach which arrives at the results in `results`.
llvm::SmallVector<mlir::Value> differentiatedOperands(mlir::Operation *op, const llvm::BitVector &results);

/// The results of `op` that are among `values`.
llvm::BitVector resultsIn(mlir::Operation *op, const llvm::DenseSet<mlir::Value> &values);

/// Steps 1 and 2: the operations between inputs and outputs.
class ReversePath {
public:
  /// `operations` are consecutive ones of one block; `inputs` may be any values that they use.
  ReversePath(llvm::iterator_range<mlir::Block::iterator> operations, mlir::ValueRange inputs,
              mlir::ValueRange outputs);

  /// In program order.
  llvm::ArrayRef<mlir::Operation *> getOperations() const { return operations; }
  bool isActive(mlir::Value value) const { return active.contains(value); }
  /// Whether the outputs' gradient arrives at an input: be it zeros. Where it doesn't, torch's gradient is None.
  bool reaches(mlir::Value input) const { return active.contains(input) && needed.contains(input); }

  /// The operations without a derivative, also those within regions that are differentiated.
  llvm::SmallVector<mlir::Operation *> withoutDerivative() const;

private:
  /// Computed from the inputs; needed for the outputs. Through floats all the way, which nobody stops.
  llvm::DenseSet<mlir::Value> active, needed;
  llvm::SmallVector<mlir::Operation *> operations;
};

/// The path through the region of an operation that differentiates it (`RegionInference`): from its float arguments to
/// its terminator's operands.
ReversePath pathThroughRegion(mlir::Operation *op);

using Cotangents = llvm::DenseMap<mlir::Value, mlir::Value>;

/// Step 3, at the builder's insertion point: `cotangents` holds those of the outputs, and all that were computed in the
/// end. All operations of the path have derivatives. A new operation has the location of its forward operation, named
/// "backward". Fails after a diagnostic where a rule breaks its contract.
llvm::LogicalResult pullBack(mlir::OpBuilder &builder, const ReversePath &path, Cotangents &cotangents);

} // namespace ttc::ir

#endif
