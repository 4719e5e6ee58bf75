//===- Nest.h - Loop nests of a kernel and their memory accesses ----------===//
//
// Between linalg on buffers and loops over vectors: each linalg operation becomes a `Nest`
// over its loop dimensions, each operand an `Access`, an element offset into a
// flat buffer. Elementwise operations that continue a reduction join its nest as stages.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_PASSES_TILING_NEST_H
#define TTC_PASSES_TILING_NEST_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include <vector>

namespace ttc {

/// How a nest reads or writes one operand: element `offset(dims)` of a flat buffer.
struct Access {
  /// The operand's buffer, or the scalar itself.
  mlir::Value source;
  /// The kernel's argument (or allocation) behind all views of the buffer; null for a scalar.
  mlir::Value root;
  mlir::Type elementType;
  /// The element offset as a function of the nest's dimensions.
  mlir::AffineExpr offset;
  /// Change of the offset with each dimension; none where it isn't constant.
  llvm::SmallVector<std::optional<int64_t>> strides;

  bool isScalar() const { return !root; }
  /// Whether `offset` is the sum of `strides[d] * d` and a constant.
  bool isLinear() const {
    return llvm::all_of(strides, [](auto stride) { return stride.has_value(); });
  }
  bool dependsOn(unsigned dim) const { return !strides[dim] || *strides[dim] != 0; }
  int64_t stride(unsigned dim) const { return strides[dim].value_or(-1); }
  bool isContiguous(unsigned dim) const { return strides[dim] && *strides[dim] == 1; }
};

/// One linalg operation of a nest.
struct Stage {
  /// Mutable: MLIR declares no accessor of an operation const.
  mutable mlir::linalg::GenericOp op;
  /// Inputs, then outputs.
  std::vector<Access> operands;
  /// For each input, the position of the value among those that earlier stages of the nest
  /// computed for the same element; -1 where it is read from memory.
  llvm::SmallVector<int> forwarded;
  /// For each loop of `op`, the nest's dimension.
  llvm::SmallVector<unsigned> dims;
  /// For each output, whether it must be written to memory.
  llvm::SmallVector<bool> stored;
  /// For each output, the scalar it was filled with; null: read what memory holds.
  llvm::SmallVector<mlir::Value> initial;

  llvm::ArrayRef<Access> inputs() const { return llvm::ArrayRef(operands).take_front(op.getNumDpsInputs()); }
  llvm::ArrayRef<Access> outputs() const { return llvm::ArrayRef(operands).drop_front(op.getNumDpsInputs()); }
};

struct Nest {
  llvm::SmallVector<int64_t> extents;
  llvm::SmallVector<bool> reduction;
  /// The first is the root; the others are elementwise over the root's parallel dimensions.
  std::vector<Stage> stages;

  Stage &root() { return stages.front(); }
  const Stage &root() const { return stages.front(); }
  unsigned rank() const { return extents.size(); }
  /// The iterations, INT64_MAX for more.
  int64_t points() const;
  /// Every access of every stage.
  llvm::SmallVector<const Access *> accesses() const;
};

/// The nests of a bufferized kernel in program order: named operations generalized,
/// fills folded into what they initialize, elementwise successors joined to reductions; neither across a `ttc.loops`.
std::vector<Nest> collectNests(mlir::func::FuncOp kernel);

/// Merges neighbouring dimensions that every access walks as one, `keep` excepted.
void collapseDims(Nest &nest, std::optional<unsigned> keep = std::nullopt);

} // namespace ttc

#endif
