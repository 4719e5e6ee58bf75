//===- GradientCheck.h - Derivatives against central differences ----------===//
#ifndef TTC_LIB_DRIVER_GRADIENTCHECK_H
#define TTC_LIB_DRIVER_GRADIENTCHECK_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include <map>
#include <string>
#include <vector>

namespace ttc::driver {

struct GradientCheckOptions {
  /// Derivatives of the first to this order are checked; the second is the derivative of the first, also by its
  /// cotangents.
  unsigned order = 1;
  /// Elements of each argument that are perturbed, chosen by `seed`; 0: all. An argument with more elements is also
  /// perturbed as a whole, along a random direction.
  int64_t samples = 64;
  /// The largest error, relative to the derivative where that is above 1. With the step h = cbrt(2^-52) max(1, |x|) =
  /// 6e-6, rounding costs a central difference 2^-52 |y| / h = 4e-11 and truncation h^2 |y'''| / 6 = 6e-12 |y'''|, so
  /// 1e-6 leaves four digits for what operations lose by cancellation.
  double tolerance = 1e-6;
  /// The largest difference between a result or derivative of an optimized program and the unoptimized one's, relative
  /// to it where it is above 1: stages change the order of roundings alone.
  double stageTolerance = 1e-9;
  /// Of the arguments' and cotangents' values.
  uint64_t seed = 1;
  /// Numbers for symbolic dimensions; the others get 3.
  std::map<std::string, int64_t> dims;
};

/// What was checked.
struct GradientCheckReport {
  /// Derivatives compared with central differences.
  int64_t derivatives = 0;
  /// Perturbations left out because the function has a kink or jump within the step.
  int64_t kinks = 0;
  /// Where the derivatives were computed: "graph", then each stage that changed the program.
  std::vector<std::string> stages;
};

/// Checks the derivative of the float results of `func`, a function of graph operations, by its float arguments, in
/// f64 (floats of other widths are taken as f64). Differences are taken of the program that nothing has optimized, in
/// which each operation is a kernel of its own. Its derivative is compared with them, and so are those of the programs
/// that the optimizing stages make, turned on one after the other; these are also compared with the first, element by
/// element.
///
/// Arguments get uniform random numbers: floats of [-2, 2), integers 0 and 1, or of the range in the argument attribute
/// `ttc.range = [lo, hi]` (integers up to and with hi), or the elements of the attribute `ttc.values`. Where the
/// differences to the two sides of an element, or those of the step and of half of it, disagree by 1 % and more there
/// is a kink or jump within the step, and the derivative isn't compared; the choice depends on the function alone.
///
/// Fails after a diagnostic at the location of the function, or of its only differentiable operation, with the
/// argument, the index of the element, the stage and both values.
mlir::FailureOr<GradientCheckReport> checkGradients(mlir::func::FuncOp func, const GradientCheckOptions &options);

} // namespace ttc::driver

#endif
