//===- LoopsBuilder.h - The body of ttc.loops in fewer words --------------===//
//
// Index arithmetic is written with `ScalarExpr`, whose operators also take
// values of type index; loops and branches with lambdas.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_KERNEL_LOOPSBUILDER_H
#define TTC_DIALECT_KERNEL_LOOPSBUILDER_H

#include "dialect/elementwise/ScalarExpr.h"

namespace ttc::ir {

/// Builds operations on buffers at `builder`'s place.
class LoopsBuilder {
public:
  using Values = llvm::SmallVector<mlir::Value>;

  LoopsBuilder(mlir::OpBuilder &builder, mlir::Location location) : builder(builder), location(location) {}

  mlir::OpBuilder &getBuilder() const { return builder; }
  mlir::Location getLoc() const { return location; }
  ScalarExpr operator()(mlir::Value value) const { return {builder, location, value}; }
  ScalarExpr index(int64_t value) const;
  /// A constant of a float or integer type.
  ScalarExpr constant(mlir::Type type, double value) const;
  /// A vector with `value` in each of `lanes` lanes.
  mlir::Value splat(mlir::Value value, int64_t lanes) const;
  /// An integer as an index, or an index as an integer of `type`.
  ScalarExpr cast(mlir::Value value, mlir::Type type) const;
  /// A float or a vector of floats as `element`, which may be f32 or f64.
  ScalarExpr convert(ScalarExpr x, mlir::Type element) const;
  ScalarExpr min(ScalarExpr a, ScalarExpr b) const { return a.less(b).select(a, b); }

  ScalarExpr load(mlir::Value buffer, mlir::ValueRange at) const;
  void store(mlir::Value value, mlir::Value buffer, mlir::ValueRange at) const;
  /// `lanes` elements that follow each other in the last dimension.
  ScalarExpr loadVector(mlir::Value buffer, mlir::ValueRange at, int64_t lanes) const;
  void storeVector(mlir::Value value, mlir::Value buffer, mlir::ValueRange at) const;

  /// `body` for each i in [lower, upper) in steps of `step`, from the values it returned for the one before; the first
  /// gets `inits`. Returns the last ones.
  Values loop(mlir::Value lower, mlir::Value upper, mlir::ValueRange inits,
              llvm::function_ref<Values(ScalarExpr, mlir::ValueRange)> body, int64_t step = 1) const;
  void loop(mlir::Value lower, mlir::Value upper, llvm::function_ref<void(ScalarExpr)> body, int64_t step = 1) const;
  /// While `condition` holds of the values, replaces them by what `body` returns.
  Values loopWhile(mlir::ValueRange inits, llvm::function_ref<mlir::Value(mlir::ValueRange)> condition,
                   llvm::function_ref<Values(mlir::ValueRange)> body) const;
  /// `body` with the first position and the number of lanes of each piece of [lower, upper), which is a part of
  /// [0, extent): vectors of `lanes`, a power of two, and where `upper` is `extent` shorter ones for the rest. `lower`
  /// is a multiple of `lanes`, and so is `upper` unless it is `extent`.
  void vectors(ScalarExpr lower, ScalarExpr upper, int64_t extent, int64_t lanes,
               llvm::function_ref<void(ScalarExpr, int64_t)> body) const;
  /// Sets buffer[row, i] for all i in [lower, upper) to `value`.
  void fill(mlir::Value value, mlir::Value buffer, mlir::Value row, ScalarExpr lower, ScalarExpr upper) const;
  void ifThen(mlir::Value condition, llvm::function_ref<void()> body) const;

private:
  mlir::OpBuilder &builder;
  mlir::Location location;
};

/// The number of lanes that vectors of `type` should have: 64 bytes, which LLVM splits for smaller registers.
int64_t lanesOf(mlir::Type type);

/// Rows dealt out to tasks in blocks of `rows`; the last block may be shorter.
struct RowBlocks {
  int64_t tasks;
  int64_t rows;
};

/// Deals out `rows` (at least 1) rows of `cost` operations each to few enough tasks that each is worth claiming.
RowBlocks dealRows(int64_t rows, int64_t cost);

/// `body` gets the builder, the task's number, and the buffers of the inputs and outputs.
using LoopsBody =
    llvm::function_ref<void(const LoopsBuilder &, ScalarExpr task, mlir::ValueRange inputs, mlir::ValueRange outputs)>;

/// A `ttc.loops` on tensors of static shape, and its results.
llvm::SmallVector<mlir::Value> buildLoops(mlir::OpBuilder &builder, mlir::Location location, mlir::ValueRange inputs,
                                          mlir::ValueRange outputs, int64_t tasks, int64_t flops, LoopsBody body);

/// `buildLoops` with `body` for each row in [0, rows); it gets the task's number and the row.
llvm::SmallVector<mlir::Value>
buildRowLoops(mlir::OpBuilder &builder, mlir::Location location, mlir::ValueRange inputs, mlir::ValueRange outputs,
              int64_t rows, RowBlocks blocks, int64_t flops,
              llvm::function_ref<void(const LoopsBuilder &, ScalarExpr task, ScalarExpr row, mlir::ValueRange inputs,
                                      mlir::ValueRange outputs)>
                  body);

} // namespace ttc::ir

#endif
