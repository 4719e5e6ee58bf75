// What a caller may choose about a compilation.
#ifndef TTC_COMPILEOPTIONS_H
#define TTC_COMPILEOPTIONS_H

#include <string>

namespace ttc {

/// Options of `compile`, `eval` and `Trainer`; every default is a good choice.
struct CompileOptions {
  /// Threads of a run of this program, at most 1,024; 0 takes TTC_NUM_THREADS, or all cores the process may use. Where
  /// the system gives the process fewer threads, a run has fewer. Results don't depend on it.
  int threads = 0;
  /// "native", "avx512", "avx2"; empty takes TTC_TARGET, or the machine's own features.
  std::string target = {};
  /// Effort of LLVM's optimizer, 0 to 3.
  int opt_level = 2;
  /// A directory that gets the IR after every stage; empty for none.
  std::string dump_ir = {};
  /// Measure each kernel launch, for `report()`; steps get slower by a barrier per launch.
  bool profile = false;
  /// Check at run time that indices and class labels are in range; a run that finds one that isn't throws `Error` with
  /// the line of the operation, and leaves parameters and states as they were. Without, such an index reads or writes
  /// an unspecified element of the same tensor.
  bool check_indices = true;
};

} // namespace ttc

#endif // TTC_COMPILEOPTIONS_H
