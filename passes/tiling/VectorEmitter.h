//===- VectorEmitter.h - Memory accesses and bodies as vector code --------===//
#ifndef TTC_PASSES_TILING_VECTOREMITTER_H
#define TTC_PASSES_TILING_VECTOREMITTER_H

#include "mlir/Dialect/SCF/IR/SCF.h"
#include "passes/tiling/Nest.h"

namespace ttc {

/// What the code is made for.
struct VectorTarget {
  unsigned bits = 256;
  unsigned registers = 16;
};

/// How the lanes of a vector lie in a nest: `count` neighbours along `dim`, of which the first `active` exist.
struct Lanes {
  std::optional<unsigned> dim;
  int64_t count = 1;
  int64_t active = 1;

  bool isScalar() const { return !dim; }
  bool isMasked() const { return active < count; }
};

/// A point of a nest: per dimension a value (null: zero) and a constant to add.
struct Point {
  llvm::SmallVector<mlir::Value> ivs;
  llvm::SmallVector<int64_t> shift;

  explicit Point(unsigned rank) : ivs(rank), shift(rank, 0) {}
};

/// Emits the pieces that all loop nests are made of.
class VectorEmitter {
public:
  VectorEmitter(mlir::func::FuncOp kernel, VectorTarget target);

  mlir::OpBuilder &builder() { return b; }
  const VectorTarget &target() const { return vectorTarget; }
  void setLocation(mlir::Location location) { loc = location; }
  mlir::Location location() const { return loc; }

  mlir::Value index(int64_t value);
  mlir::Value add(mlir::Value a, mlir::Value b);
  mlir::Value multiply(mlir::Value a, int64_t factor);

  /// Emits a loop carrying `inits`; a loop of one step is emitted without a loop.
  llvm::SmallVector<mlir::Value>
  loop(mlir::Value lower, mlir::Value upper, int64_t step, mlir::ValueRange inits,
       llvm::function_ref<llvm::SmallVector<mlir::Value>(mlir::Value, mlir::ValueRange)> body);

  /// A buffer that lives for one call of the kernel, on its stack.
  mlir::Value stackBuffer(int64_t elements, mlir::Type elementType);

  /// The element offset of `access` at `point`; terms in the order of `order` (outermost loop first), so that
  /// what doesn't change in inner loops is hoisted from them.
  mlir::Value offset(const Access &access, const Point &point, llvm::ArrayRef<unsigned> order);
  /// Reads a vector along `lanes.dim`, or a scalar where the access doesn't depend on it.
  mlir::Value load(const Access &access, const Point &point, Lanes lanes, llvm::ArrayRef<unsigned> order);
  void store(mlir::Value value, const Access &access, const Point &point, Lanes lanes, llvm::ArrayRef<unsigned> order);
  /// Reads or writes `lanes` contiguous elements of a flat buffer.
  mlir::Value loadContiguous(mlir::Value flat, mlir::Value offset, Lanes lanes);
  void storeContiguous(mlir::Value value, mlir::Value flat, mlir::Value offset, Lanes lanes);

  /// Computes a stage's body; `arguments` are scalars or vectors of `lanes`.
  llvm::SmallVector<mlir::Value> compute(const Stage &stage, llvm::ArrayRef<mlir::Value> arguments, const Point &point,
                                         Lanes lanes);
  /// Applies operations of one operand and one result, each to the one before's result, to a scalar or vector.
  mlir::Value apply(llvm::ArrayRef<mlir::Operation *> chain, mlir::Value value);
  /// Runs the stages after the root on `produced`, the root's results, and stores what must be stored.
  void finish(const Nest &nest, llvm::SmallVector<mlir::Value> produced, const Point &point, Lanes lanes,
              llvm::ArrayRef<unsigned> order);

  mlir::Value mask(Lanes lanes);
  /// `value` as a vector of `lanes`, a scalar when the lanes are one.
  mlir::Value broadcast(mlir::Value value, Lanes lanes);

private:
  /// The whole buffer behind `root` as one dimension.
  mlir::Value flat(mlir::Value root);
  mlir::Value computeLanewise(mlir::Operation &op, mlir::IRMapping &values, Lanes lanes);

  mlir::func::FuncOp kernel;
  VectorTarget vectorTarget;
  mlir::OpBuilder b;
  mlir::Location loc;
  llvm::DenseMap<mlir::Value, mlir::Value> flats;
};

} // namespace ttc

#endif
