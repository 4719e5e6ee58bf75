//===- Codegen.h - From LLVM IR to an object file in memory ---------------===//
#ifndef TTC_LIB_JIT_CODEGEN_H
#define TTC_LIB_JIT_CODEGEN_H

#include "lib/jit/Target.h"
#include "lib/jit/Translate.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ttc::jit {

/// The machine code of a unit.
struct Object {
  std::string name; ///< the unit's
  std::unique_ptr<llvm::MemoryBuffer> buffer;
  std::string assembly; ///< empty unless asked for
  double optimizeMs = 0;
  double codegenMs = 0;
};

struct CodegenOptions {
  Target target;
  /// 0 cleans up only; 1 and 2 also hoist, unroll a little and simplify; 3 is LLVM's own O3. None vectorizes: the
  /// loops are vectorized already.
  unsigned optLevel = 2;
  bool keepAssembly = false;
};

/// Optimizes and compiles one unit; its module is used up.
llvm::Expected<Object> compileUnit(Unit unit, const CodegenOptions &options);

/// Compiles the units on up to `threads` threads, the larger ones first; the answers are in the order of the units.
/// Returns the errors of all that failed.
llvm::Expected<std::vector<Object>> compileUnits(std::vector<Unit> units, const CodegenOptions &options,
                                                 unsigned threads);

} // namespace ttc::jit

#endif
