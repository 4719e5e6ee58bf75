//===- Threads.h - How many threads, and libomp's part --------------------===//
//
// libomp is used by its C symbols, not by -fopenmp: the same code then builds
// with g++, which would bring libgomp along.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_RUNTIME_THREADS_H
#define TTC_RUNTIME_THREADS_H

#include <cstdint>

namespace ttc::rt {

/// The number of cores in this process's affinity mask, at least 1; read once.
int32_t availableCores();

/// Lets libomp's idle workers of the calling thread's regions sleep after 1 ms instead of 200 ms, unless the
/// environment says how they shall wait (KMP_BLOCKTIME, OMP_WAIT_POLICY). Cheap after a thread's first call.
void configureOpenMP();

/// The caller's number in the innermost parallel region, and that region's size.
int32_t regionThread();
int32_t regionSize();

/// How many of `threads` threads a region of the caller can have: those that the system lets this process make, at
/// least 1. libomp would end the process at one that can't be made.
int32_t affordableThreads(int32_t threads);

/// An upper bound of the size of a region that asks for `threads`.
int32_t largestRegion(int32_t threads);

/// Calls body(context) on each thread of a parallel region that asks for `threads` threads.
void forkRegion(int32_t threads, void (*body)(void *context), void *context);

} // namespace ttc::rt

#endif
