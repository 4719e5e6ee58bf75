//===- LayoutPropagation.h - Move permutations towards the results --------===//
#ifndef TTC_PASSES_GRAPH_LAYOUTPROPAGATION_H
#define TTC_PASSES_GRAPH_LAYOUTPROPAGATION_H

#include "dialect/shape/Shape.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace ttc {

/// The dimensions of a permutation, none of them negative.
llvm::SmallVector<int64_t> permutationOf(ir::PermuteOp permute);

/// Rewrites operations to read the operand of a permutation instead of its result, in program
/// order, and permutes their results instead: elementwise operations, paddings, reductions
/// and further permutations. Never changes a value.
class LayoutPropagation {
public:
  /// `sources` are the permutations to move.
  explicit LayoutPropagation(llvm::DenseSet<mlir::Operation *> sources) : sources(std::move(sources)) {}

  void run(mlir::func::FuncOp func);

private:
  /// A value that equals `permute(value) {dims}`.
  struct Physical {
    mlir::Value value;
    llvm::SmallVector<int64_t> dims;
  };

  void visit(mlir::Operation *op);
  void visitPermute(ir::PermuteOp permute);
  void visitElementwise(mlir::Operation *op);
  void visitPad(ir::PadOp pad);
  void visitReduction(mlir::Operation *op);

  /// `operand` of an elementwise operation whose result of `rank` is computed with its
  /// dimensions in the order `order`.
  mlir::Value permuteOperand(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value operand,
                             llvm::ArrayRef<int64_t> order);
  /// `value` permuted by computing the elementwise operation that it comes from in that order; null
  /// unless that needs just one permutation, and `value` has no other use.
  mlir::Value permuteProducer(mlir::OpBuilder &builder, mlir::Value value, llvm::ArrayRef<int64_t> order);
  /// Replaces `logical` by a permutation of `physical` and remembers both.
  void replace(mlir::OpBuilder &builder, mlir::Value logical, mlir::Value physical, llvm::ArrayRef<int64_t> dims);

  llvm::DenseSet<mlir::Operation *> sources;
  llvm::DenseMap<mlir::Value, Physical> physicals;
};

} // namespace ttc

#endif
