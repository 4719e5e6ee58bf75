//===- Check.h - Whether all ways of compiling a program agree ------------===//
#ifndef TTC_TOOLS_TTC_FUZZ_CHECK_H
#define TTC_TOOLS_TTC_FUZZ_CHECK_H

#include "Runner.h"
#include "mlir/IR/BuiltinOps.h"
#include <cstdint>
#include <string>
#include <vector>

namespace ttc::fuzz {

/// One way of compiling a program.
struct Variant {
  std::string name;
  bool f64 = false;  ///< all floats as f64
  bool avx2 = false; ///< code for AVX2, else for this machine
  int optLevel = 1;  ///< LLVM's effort
  bool profile = false;
  bool checkIndices = true;
};

struct CheckOptions {
  uint64_t seed = 1; ///< of the arguments' elements and of the noise
  std::vector<Variant> variants;
  /// Not 0: one float operation of each variant is made wrong by this factor, to see whether the tool notices.
  double fault = 0;
};

/// Numbers about a check.
struct Counts {
  int64_t compared = 0;   ///< elements compared with a tolerance
  int64_t unstable = 0;   ///< elements left out: noise changes them beyond measure, or whether they are numbers
  int64_t outOfRange = 0; ///< programs whose values in between overflow or underflow the coarser type
  int64_t derivatives = 0, kinks = 0;
};

/// f32 as written and f64, both for this machine and for AVX2.
std::vector<Variant> allVariants();
/// What program `index` of `seed` is compiled as: always as it is written, and one or two more, so that all
/// combinations are met alike.
std::vector<Variant> chooseVariants(uint64_t seed, uint64_t index);

/// Prints and parses `module`, compiles and runs it in all variants with 1 and 3 threads, and compares with the
/// reference. Throws Failure.
void check(mlir::ModuleOp module, const CheckOptions &options, Counts &counts);

/// Compares results with the reference's; see Comparison.cpp. Throws Failure of kind `kind`.
void compare(const Values &exact, const std::vector<Values> &noisy, const Values &got, double unit, double tiny,
             const std::string &kind, Counts &counts);

} // namespace ttc::fuzz

#endif
