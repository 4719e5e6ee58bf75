//===- Runner.h - Compiles a program and runs it on named arrays ----------===//
#ifndef TTC_TOOLS_TTC_FUZZ_RUNNER_H
#define TTC_TOOLS_TTC_FUZZ_RUNNER_H

#include "lib/driver/SlotLayout.h"
#include "mlir/IR/BuiltinOps.h"
#include "ttc/Array.h"
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ttc::fuzz {

/// Arrays by the names of arguments and results.
using Values = std::map<std::string, Array>;

/// A failed expectation about a program. The shrinker keeps the kind.
struct Failure {
  std::string kind, message;
};

class Runner {
public:
  /// Throws Failure of kind "compile <variant>" with the diagnostics.
  Runner(mlir::ModuleOp module, const CompileOptions &options, const std::string &optimizeThrough,
         const std::string &variant);

  /// Runs `steps` times on copies of `arguments`; those that aren't there are the compiler's states, with their initial
  /// values. `between` may change the arguments before each step. Returns the last step's outputs, and the parameters
  /// and states after it.
  Values run(const Values &arguments, int steps, int threads, const std::function<void(Values &)> &between = {});

private:
  std::string variant;
  std::shared_ptr<const driver::Program> program;
  std::vector<driver::SlotLayout> layouts;
};

} // namespace ttc::fuzz

#endif
