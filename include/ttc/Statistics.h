// What the compiler did to one program.
#ifndef TTC_STATISTICS_H
#define TTC_STATISTICS_H

#include <cstdint>
#include <iosfwd>
#include <string>

namespace ttc {

/// Figures of one compiled program, i.e. of one binding of the symbolic dimensions.
struct Statistics {
  /// Operations of the graph as the passes found it: after differentiation, before fusion.
  std::int64_t ops_before_fusion = 0;
  /// Kernel launches of one run.
  std::int64_t ops_after_fusion = 0;
  /// Different kernels, after deduplication.
  std::int64_t kernels = 0;
  /// Bytes of the one arena that holds all intermediate values.
  std::int64_t arena_bytes = 0;
  /// Bytes that the same values would take in buffers of their own.
  std::int64_t buffer_bytes = 0;
  /// Bytes of parameters and state, updated in place.
  std::int64_t state_bytes = 0;
  /// Wall-clock seconds from graph IR to runnable code.
  double compile_seconds = 0;
  /// The target that the code was made for, e.g. "avx512".
  std::string target;
};

/// One line: "172 ops -> 31 launches of 24 kernels; arena 1.2 MiB (buffers 9.8 MiB); compiled in 0.84 s for avx512".
std::ostream &operator<<(std::ostream &os, const Statistics &statistics);

} // namespace ttc

#endif // TTC_STATISTICS_H
