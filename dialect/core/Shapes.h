//===- Shapes.h - Shape inference shared by all operations ----------------===//
//
// Extents are numbers or symbols; a symbol's name is a product such as "B",
// "B*T" or "2*B", and is empty where nothing is known. Every inference reports
// its own error at the location it is given, so that the API, the builders and
// the verifier say the same.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_CORE_SHAPES_H
#define TTC_DIALECT_CORE_SHAPES_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/TypeRange.h"
#include <optional>
#include <string>

namespace ttc::ir {

/// One extent of a tensor: a number, or a symbol (`size` is dynamic, `name` null or its name).
struct Dim {
  int64_t size = mlir::ShapedType::kDynamic;
  mlir::StringAttr name = {};

  bool isStatic() const { return !mlir::ShapedType::isDynamic(size); }
  bool isNamed() const { return name && !name.empty(); }
  bool operator==(const Dim &other) const { return size == other.size && name == other.name; }
};
using Dims = llvm::SmallVector<Dim>;

/// The extents of a ranked tensor type, with the names of its encoding.
Dims dimsOf(mlir::Type type);

/// The tensor type with these extents; it has an encoding only when some extent has a name.
mlir::RankedTensorType tensorOf(llvm::ArrayRef<Dim> dims, mlir::Type elementType);

/// Prints extents as `[B, 784]`, an unnamed symbol as `?`; one extent without brackets.
std::string str(llvm::ArrayRef<Dim> dims);
std::string str(const Dim &dim);
std::string str(mlir::Type tensorType);
std::string str(llvm::ArrayRef<int64_t> values);

/// Prints an element type as the API does: f32, i64, i1.
std::string dtypeName(mlir::Type type);

/// The common extent of two that must be equal, nothing when they cannot be. A named
/// symbol equals only itself and unnamed symbols.
std::optional<Dim> unify(Dim a, Dim b);

/// The common shape by NumPy's rules: aligned at the last dimension, extents of 1 stretch.
std::optional<Dims> broadcast(llvm::ArrayRef<Dim> a, llvm::ArrayRef<Dim> b);

/// The product of extents; symbols multiply by name. Unnamed symbols give an unnamed one.
Dim product(mlir::MLIRContext *context, llvm::ArrayRef<Dim> dims);

/// `product(dims) / product(by)` where symbols cancel by name; nothing when it is no whole number.
/// An unnamed symbol gives an unnamed one.
std::optional<Dim> quotient(mlir::MLIRContext *context, llvm::ArrayRef<Dim> dims, llvm::ArrayRef<Dim> by);

/// The value of a symbol's name, a product of numbers and symbols, given the symbols' values.
std::optional<int64_t> evaluateName(llvm::StringRef name,
                                    llvm::function_ref<std::optional<int64_t>(llvm::StringRef)> extentOf);

/// Dimension `dim` of `rank`, counted from the end when negative. Errors name `op`.
llvm::FailureOr<int64_t> normalizeDim(std::optional<mlir::Location> location, llvm::StringRef op, int64_t dim,
                                      int64_t rank);

/// The same for several, which must differ; sorted. Empty stands for all when `emptyIsAll`.
llvm::FailureOr<llvm::SmallVector<int64_t>> normalizeDims(std::optional<mlir::Location> location, llvm::StringRef op,
                                                          llvm::ArrayRef<int64_t> dims, int64_t rank, bool emptyIsAll);

/// Whether types can stand for each other: equal rank and element type, no conflicting extents.
bool compatibleTypes(mlir::TypeRange lhs, mlir::TypeRange rhs);

/// The shape that operands of an elementwise operation broadcast to, or an error that names `op`.
llvm::FailureOr<Dims> inferBroadcast(std::optional<mlir::Location> location, llvm::StringRef op,
                                     mlir::TypeRange operands);

/// The most elements that a tensor may have. Extents of 0 count as 1 there, so that any product of a tensor's extents
/// is a number.
inline constexpr int64_t maxElements = int64_t(1) << 60;

/// Fails, naming `op` and the extents, unless there can be a tensor of `type`: extents of at least 0, at most
/// `maxElements` elements and fewer than 2^63 bytes. Symbols count as 1. Extents that inference computes stop at
/// INT64_MAX
/// (`saturatingAdd`), which this refuses.
llvm::LogicalResult verifySize(std::optional<mlir::Location> location, llvm::StringRef op, mlir::Type type);

/// The extents that attributes `shape` (-1 for a symbol or one inferred extent) and `names` spell.
Dims dimsFromAttributes(llvm::ArrayRef<int64_t> shape, mlir::Attribute names);

/// Replaces the symbols of the attributes `shape` and `names` of `op`; see `SymbolBinding`.
void bindShapeAttributes(mlir::Operation *op, llvm::function_ref<std::optional<int64_t>(llvm::StringRef)> extentOf);

/// The element type of a tensor, and its static shape.
mlir::Type elementType(mlir::Value value);
llvm::ArrayRef<int64_t> shapeOf(mlir::Value value);

} // namespace ttc::ir

#endif
