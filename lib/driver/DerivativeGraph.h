//===- DerivativeGraph.h - A function with its derivative beside it -------===//
#ifndef TTC_LIB_DRIVER_DERIVATIVEGRAPH_H
#define TTC_LIB_DRIVER_DERIVATIVEGRAPH_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include <map>
#include <string>

namespace ttc::driver {

/// A module whose `@main` computes a function y = f(x) and, by a `ttc.gradient`, the vector-Jacobian product of its
/// float results, all in f64 on static shapes. Arguments: those of f, then a cotangent for each float result.
/// Results: the float results of f, then the gradient of sum(<y, cotangent of y>) by each float argument of f.
struct DerivativeGraph {
  mlir::OwningOpRef<mlir::ModuleOp> module;
  /// How many arguments f has; cotangent i is argument `numArguments + i`.
  unsigned numArguments = 0;
  /// How many float results f has.
  unsigned numValues = 0;
  /// The arguments of f that gradients are taken by, in the order of the gradients.
  llvm::SmallVector<unsigned> wrt;

  mlir::func::FuncOp main() const;
};

/// Takes every float type and constant in `root` as f64; attributes such as ranges keep their numbers.
void widenToF64(mlir::Operation *root);

/// The derivative of `func`, a function of graph operations, with floats of any width taken as f64, its symbolic
/// dimensions bound by `dims` (3 for the others) and gradients in it expanded. Result names, updates and optimizers are
/// left out. Fails after a diagnostic, e.g. for a function without float arguments or results.
mlir::FailureOr<DerivativeGraph> buildDerivative(mlir::func::FuncOp func, const std::map<std::string, int64_t> &dims);

/// The derivative of the gradients of `graph` by all its float arguments, which now include its cotangents.
mlir::FailureOr<DerivativeGraph> differentiateAgain(const DerivativeGraph &graph);

} // namespace ttc::driver

#endif
