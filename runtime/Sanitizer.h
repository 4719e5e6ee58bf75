//===- Sanitizer.h - What ThreadSanitizer can't see -----------------------===//
//
// libomp orders what a region's threads do after what its host did before, and
// the other way round at its end; as it is not instrumented, ThreadSanitizer has
// to be told. Nothing in other builds.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_RUNTIME_SANITIZER_H
#define TTC_RUNTIME_SANITIZER_H

#if defined(__SANITIZE_THREAD__)
#define TTC_RT_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define TTC_RT_TSAN 1
#endif
#endif
#ifdef TTC_RT_TSAN
#include <sanitizer/tsan_interface.h>
#endif

namespace ttc::rt {

/// What this thread did before comes before what a thread does after takeOver() of the same address.
inline void handOver([[maybe_unused]] void *address) {
#ifdef TTC_RT_TSAN
  __tsan_release(address);
#endif
}

inline void takeOver([[maybe_unused]] void *address) {
#ifdef TTC_RT_TSAN
  __tsan_acquire(address);
#endif
}

} // namespace ttc::rt

#endif
