//===- Jit.h - Compiles a lowered program and loads it --------------------===//
#ifndef TTC_LIB_JIT_JIT_H
#define TTC_LIB_JIT_JIT_H

#include "lib/jit/Target.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>
#include <vector>

namespace ttc::jit {

struct JitOptions {
  Target target;             ///< from selectTarget()
  unsigned threads = 0;      ///< threads that compile; 0: as many as there are cores
  unsigned optLevel = 2;     ///< LLVM's effort, 0 to 3; see CodegenOptions
  bool keepAssembly = false; ///< keep the assembly text for LoadedCode::assembly()
};

/// What compiling one unit (a nested module, named as its first function, or "main") took and gave.
struct UnitStatistics {
  std::string name;
  double optimizeMs = 0;
  double codegenMs = 0;
  size_t objectBytes = 0;
};

struct JitStatistics {
  std::vector<UnitStatistics> units;
  double translateMs = 0; ///< LLVM dialect to LLVM IR, wall time
  double compileMs = 0;   ///< optimization and code generation of all units, wall time
  double loadMs = 0;      ///< linking into the process
  size_t objectBytes = 0;

  double totalMs() const { return translateMs + compileMs + loadMs; }
};

/// Machine code in this process; unloaded when destroyed.
class LoadedCode {
public:
  LoadedCode(const LoadedCode &) = delete;
  LoadedCode &operator=(const LoadedCode &) = delete;
  ~LoadedCode();

  /// The address of a function of the program; fails with its name when there is none.
  llvm::Expected<void *> lookup(llvm::StringRef function) const;

  const JitStatistics &statistics() const;

  /// The assembly text of a unit; empty for unknown names and without JitOptions::keepAssembly.
  llvm::StringRef assembly(llvm::StringRef unit) const;

private:
  friend llvm::Expected<std::unique_ptr<LoadedCode>> compileAndLoad(mlir::ModuleOp, const JitOptions &);
  struct Impl;
  explicit LoadedCode(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl;
};

/// Compiles `program`, in the LLVM and OpenMP dialects: functions of its own, and nested modules (kernels) whose
/// functions they call through declarations; the modules' names don't matter. All units share one symbol table; what
/// they don't define comes from the process: the runtime (ttc_rt_*), libomp (__kmpc_*), libm. Fails when a unit cannot
/// be translated or a symbol is not found, naming it.
llvm::Expected<std::unique_ptr<LoadedCode>> compileAndLoad(mlir::ModuleOp program, const JitOptions &options);

} // namespace ttc::jit

#endif
