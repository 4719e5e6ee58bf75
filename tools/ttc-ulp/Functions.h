// The elementwise functions whose errors are measured, with references in double precision.
#ifndef TTC_TOOLS_ULP_FUNCTIONS_H
#define TTC_TOOLS_ULP_FUNCTIONS_H

#include <span>
#include <string>
#include <ttc/ttc.h>

namespace ttc::ulp {

/// A function of one f32 as compiled, and its exact value up to the error of double precision. A function of two has
/// one operand fixed.
struct Function {
  std::string name;
  Tensor (*build)(const Tensor &x);
  double (*reference)(double x);
  /// The largest error, in units in the last place, that a sweep may find.
  double bound;
};

/// All functions, in the order of the documentation.
std::span<const Function> functions();

} // namespace ttc::ulp

#endif // TTC_TOOLS_ULP_FUNCTIONS_H
