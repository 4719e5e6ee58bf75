//===- Reference.h - What a program should compute, and how exactly -------===//
#ifndef TTC_TOOLS_TTC_FUZZ_REFERENCE_H
#define TTC_TOOLS_TTC_FUZZ_REFERENCE_H

#include "Runner.h"
#include "mlir/IR/OwningOpRef.h"

namespace ttc::fuzz {

/// The program in f64 with nothing optimized, each operation a kernel of its own. Every float that it computes is
/// multiplied by an argument that is 1 for the reference itself; with arguments 1 + noise, of a few units in the last
/// place of some type, the results vary as rounding in that type makes them vary, whatever the program does: this is
/// the Monte Carlo arithmetic of Parker (1997), and what the tolerance of every element is taken from. Derivatives are
/// expanded first, so that the noise reaches the backward graph, too.
class Reference {
public:
  /// Throws Failure when the program cannot be compiled.
  Reference(mlir::ModuleOp module, const Values &arguments, int steps, uint64_t seed);

  /// What comparisons with a type need: the reference, and results with noise in that type.
  struct Samples {
    double unit; ///< the type's unit roundoff
    double tiny; ///< its least normal number
    std::vector<Values> noisy;
  };
  /// The coarsest float type of the program.
  Samples coarse;
  Samples f64;
  Values exact;

  /// Why the coarse samples say nothing: a value in between that overflows or underflows in their type; empty if none.
  std::string outOfRange;

  /// Compares derivatives with central differences of the loss. Throws Failure of kind "derivative".
  void checkDerivatives();
  int64_t derivatives = 0, kinks = 0;

private:
  /// A `ttc.gradient`: results by name.
  struct Derivative {
    std::string loss;
    std::vector<std::pair<std::string, std::string>> gradients; ///< argument, result
  };

  void expand();
  void addNoise();
  Values sample(double amplitude, uint64_t stream);
  Values runOnce(const Values &changed);
  void findOutOfRange(double largest, double least);

  mlir::OwningOpRef<mlir::ModuleOp> module;
  std::unique_ptr<Runner> runner;
  Values inputs, ones;
  std::vector<std::string> noise;
  std::vector<Derivative> gradients;
  int steps;
  uint64_t seed;
};

/// The program with all floats as f64; random numbers stay those of the type that they are drawn in.
void widenProgram(mlir::ModuleOp module);

} // namespace ttc::fuzz

#endif
