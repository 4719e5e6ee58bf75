//===- Threads.cpp - How many threads, and libomp's part ------------------===//
#include "runtime/Threads.h"
#include "runtime/Abi.h"
#include "runtime/Error.h"
#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <sched.h>
#include <unistd.h>

extern "C" {
int omp_get_thread_num(void);
int omp_get_num_threads(void);
int omp_get_max_threads(void);
void kmp_set_blocktime(int milliseconds);

/// A source position in libomp's format.
struct ident_t {
  int32_t reserved1, flags, reserved2, reserved3;
  const char *position;
};
typedef void (*kmpc_micro)(int32_t *globalThread, int32_t *boundThread, ...);
void __kmpc_fork_call(ident_t *location, int32_t argumentCount, kmpc_micro body, ...);
int32_t __kmpc_global_thread_num(ident_t *location);
void __kmpc_push_num_threads(ident_t *location, int32_t globalThread, int32_t threads);
}

namespace {

constexpr int32_t kIdentKmpc = 0x02;
ident_t location = {0, kIdentKmpc, 0, 0, ";runtime;ttc_rt_parallel;0;0;;"};

std::atomic<int32_t> requestedThreads = 0;

int32_t countCores() {
  // The kernel's mask may be wider than a static cpu_set_t.
  for (int cores = 1024; cores <= 1 << 18; cores *= 2) {
    cpu_set_t *set = CPU_ALLOC(cores);
    if (!set)
      break;
    size_t size = CPU_ALLOC_SIZE(cores);
    int failed = sched_getaffinity(0, size, set);
    int count = failed ? 0 : CPU_COUNT_S(size, set);
    CPU_FREE(set);
    if (count > 0)
      return count;
  }
  return std::max<long>(1, sysconf(_SC_NPROCESSORS_ONLN));
}

/// TTC_NUM_THREADS, 0 when unset or empty, -1 with a message when it is no valid count.
int32_t threadsFromEnvironment() {
  const char *text = std::getenv("TTC_NUM_THREADS");
  if (!text || !*text)
    return 0;
  int32_t threads = 0;
  const char *end = text + std::strlen(text);
  auto [rest, error] = std::from_chars(text, end, threads);
  if (error == std::errc() && rest == end && threads >= 1 && threads <= ttc::rt::kMaxThreads)
    return threads;
  ttc::rt::setLastError("TTC_NUM_THREADS: expected a number from 1 to %d, got '%s'", ttc::rt::kMaxThreads, text);
  return -1;
}

struct Body {
  void (*function)(void *);
  void *context;
};

void outlinedBody(int32_t *, int32_t *, Body *body) { body->function(body->context); }

} // namespace

namespace ttc::rt {

int32_t availableCores() {
  static const int32_t cores = countCores();
  return cores;
}

void configureOpenMP() {
  thread_local bool configured = false;
  if (configured)
    return;
  configured = true;
  if (!std::getenv("KMP_BLOCKTIME") && !std::getenv("OMP_WAIT_POLICY"))
    kmp_set_blocktime(1);
}

int32_t regionThread() { return omp_get_thread_num(); }
int32_t regionSize() { return omp_get_num_threads(); }
int32_t largestRegion(int32_t threads) { return std::max(threads, omp_get_max_threads()); }

void forkRegion(int32_t threads, void (*function)(void *), void *context) {
  Body body = {function, context};
  __kmpc_push_num_threads(&location, __kmpc_global_thread_num(&location), threads);
  __kmpc_fork_call(&location, 1, reinterpret_cast<kmpc_micro>(outlinedBody), &body);
}

} // namespace ttc::rt

extern "C" int32_t ttc_rt_num_threads(void) {
  if (int32_t threads = requestedThreads.load(std::memory_order_relaxed))
    return threads;
  static const int32_t environment = threadsFromEnvironment();
  if (environment < 0)
    return threadsFromEnvironment();
  return environment ? environment : std::min(ttc::rt::availableCores(), ttc::rt::kMaxThreads);
}

extern "C" int32_t ttc_rt_set_num_threads(int32_t threads) {
  if (threads < 0 || threads > ttc::rt::kMaxThreads) {
    ttc::rt::setLastError("threads: expected a number from 0 to %d, got %d", ttc::rt::kMaxThreads, threads);
    return -1;
  }
  requestedThreads.store(threads, std::memory_order_relaxed);
  return 0;
}
