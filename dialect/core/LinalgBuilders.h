//===- LinalgBuilders.h - Structured operations in fewer words ------------===//
//
// What the families' buildLinalg share. All shapes are static.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_CORE_LINALGBUILDERS_H
#define TTC_DIALECT_CORE_LINALGBUILDERS_H

#include "dialect/core/Number.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/Builders.h"

namespace ttc::ir {

using ElementBody =
    llvm::function_ref<llvm::SmallVector<mlir::Value>(mlir::OpBuilder &, mlir::Location, mlir::ValueRange)>;

/// A scalar of an unsigned type as a signless one of the same bits, with which arith computes, and back to `type`.
/// Scalars of other types are returned as they are. `ttc-legalize-storage` removes what is built.
mlir::Value buildSignless(mlir::OpBuilder &builder, mlir::Location location, mlir::Value value);
mlir::Value buildFromSignless(mlir::OpBuilder &builder, mlir::Location location, mlir::Value value, mlir::Type type);

/// A scalar constant of any element type.
mlir::Value buildElementConstant(mlir::OpBuilder &builder, mlir::Location location, mlir::TypedAttr value);

/// A scalar constant of a float, integer or index type, converted as by `Number::element`.
mlir::Value buildScalarConstant(mlir::OpBuilder &builder, mlir::Location location, mlir::Type type, Number value);

/// The least value of a number type: -inf, or the smallest integer; the greatest when `greatest`.
mlir::Value buildExtremeConstant(mlir::OpBuilder &builder, mlir::Location location, mlir::Type type, bool greatest);

mlir::Value buildEmpty(mlir::OpBuilder &builder, mlir::Location location, llvm::ArrayRef<int64_t> shape,
                       mlir::Type elementType);

/// A tensor with `value` everywhere.
mlir::Value buildFilled(mlir::OpBuilder &builder, mlir::Location location, llvm::ArrayRef<int64_t> shape,
                        mlir::Value value);
mlir::Value buildZeros(mlir::OpBuilder &builder, mlir::Location location, llvm::ArrayRef<int64_t> shape,
                       mlir::Type elementType);

/// A linalg.generic with `inits` as outputs, whose iterators are `parallel` parallel ones followed
/// by `reductions` reductions; `maps` are those of the inputs, then of the outputs.
/// `body` gets the inputs' and outputs' elements, and returns what is yielded.
llvm::SmallVector<mlir::Value> buildGeneric(mlir::OpBuilder &builder, mlir::Location location, mlir::ValueRange inputs,
                                            mlir::ValueRange inits, llvm::ArrayRef<mlir::AffineMap> maps,
                                            unsigned parallel, unsigned reductions, ElementBody body);

/// An elementwise linalg.generic over operands of one shape.
mlir::Value buildPointwise(mlir::OpBuilder &builder, mlir::Location location, mlir::ValueRange inputs,
                           mlir::Type elementType, ElementBody body);

/// A copy of `source` into a tensor of `shape`; `map` gives the element to read for each written one.
mlir::Value buildRemap(mlir::OpBuilder &builder, mlir::Location location, mlir::Value source,
                       llvm::ArrayRef<int64_t> shape, mlir::AffineMap map);

/// The same elements in row-major order in another shape, by collapsing and expanding.
mlir::Value buildReshape(mlir::OpBuilder &builder, mlir::Location location, mlir::Value source,
                         llvm::ArrayRef<int64_t> shape);

/// `source` with `interior` copies of `value` between elements, then `low` and `high` copies around it;
/// negative `low` and `high` crop. Nothing is built where nothing changes.
mlir::Value buildPadded(mlir::OpBuilder &builder, mlir::Location location, mlir::Value source,
                        llvm::ArrayRef<int64_t> low, llvm::ArrayRef<int64_t> high, llvm::ArrayRef<int64_t> interior,
                        mlir::Value value);

/// The elements of `source` from `offsets`, `sizes` of them in steps of `strides`.
mlir::Value buildSlice(mlir::OpBuilder &builder, mlir::Location location, mlir::Value source,
                       llvm::ArrayRef<int64_t> offsets, llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides);

/// Multiply-accumulate of the body's first two inputs onto its third.
llvm::SmallVector<mlir::Value> buildMultiplyAdd(mlir::OpBuilder &builder, mlir::Location location,
                                                mlir::ValueRange elements);

} // namespace ttc::ir

#endif
