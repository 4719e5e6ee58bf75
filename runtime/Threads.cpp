//===- Threads.cpp - How many threads, and libomp's part ------------------===//
#include "runtime/Threads.h"
#include "runtime/Abi.h"
#include "runtime/Error.h"
#include "runtime/Sanitizer.h"
#include <algorithm>
#include <atomic>
#include <charconv>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <new>
#include <pthread.h>
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

std::atomic<uint32_t> generation = 1;

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
  if (error == std::errc() && rest == end && threads >= 1 && threads <= TTC_RT_MAX_THREADS)
    return threads;
  ttc::rt::setLastError("TTC_NUM_THREADS: expected a number from 1 to %d, got '%s'", TTC_RT_MAX_THREADS, text);
  return -1;
}

/// Makes up to `count` threads that live at the same time and end at once; returns how many could be made.
int32_t makeThreads(int32_t count) {
  struct Gate {
    std::mutex mutex;
    std::condition_variable changed;
    bool open = false;
  } gate;
  auto wait = [](void *argument) -> void * {
    auto &gate = *static_cast<Gate *>(argument);
    std::unique_lock lock(gate.mutex);
    gate.changed.wait(lock, [&] { return gate.open; });
    return nullptr;
  };
  std::unique_ptr<pthread_t[]> threads(new (std::nothrow) pthread_t[size_t(count)]);
  int32_t made = 0;
  while (threads && made < count && pthread_create(&threads[made], nullptr, wait, &gate) == 0)
    ++made;
  {
    std::lock_guard lock(gate.mutex);
    gate.open = true;
  }
  gate.changed.notify_all();
  for (int32_t i = 0; i < made; ++i)
    pthread_join(threads[i], nullptr);
  return made;
}

struct Body {
  void (*function)(void *);
  void *context;
};

void outlinedBody(int32_t *, int32_t *, Body *body) {
  ttc::rt::takeOver(body);
  body->function(body->context);
}

/// Counts forks from the moment the runtime is loaded.
[[maybe_unused]] const int countsForks =
    pthread_atfork(nullptr, nullptr, [] { generation.fetch_add(1, std::memory_order_relaxed); });

} // namespace

namespace ttc::rt {

int32_t availableCores() {
  static const int32_t cores = countCores();
  return cores;
}

void configureOpenMP() {
  // A child of fork() has a libomp that begins anew.
  thread_local uint32_t configured = 0;
  const uint32_t now = ttc_rt_fork_generation();
  if (configured == now)
    return;
  configured = now;
  if (!std::getenv("KMP_BLOCKTIME") && !std::getenv("OMP_WAIT_POLICY"))
    kmp_set_blocktime(1);
}

int32_t affordableThreads(int32_t threads) {
  // Of the regions that this thread opens; libomp keeps their workers.
  thread_local uint32_t tried = 0;
  thread_local int32_t wanted = 1, got = 1;
  const uint32_t now = ttc_rt_fork_generation();
  if (tried != now) {
    tried = now;
    wanted = got = 1;
  }
  if (threads > wanted) {
    wanted = threads;
    got = 1 + makeThreads(threads - 1);
  }
  return std::min(threads, got);
}

int32_t regionThread() { return omp_get_thread_num(); }
int32_t regionSize() { return omp_get_num_threads(); }
int32_t largestRegion(int32_t threads) { return std::max(threads, omp_get_max_threads()); }

void forkRegion(int32_t threads, void (*function)(void *), void *context) {
  Body body = {function, context};
  handOver(&body);
  __kmpc_push_num_threads(&location, __kmpc_global_thread_num(&location), threads);
  __kmpc_fork_call(&location, 1, reinterpret_cast<kmpc_micro>(outlinedBody), &body);
}

} // namespace ttc::rt

extern "C" int32_t ttc_rt_num_threads(void) {
  static const int32_t environment = threadsFromEnvironment();
  if (environment < 0)
    return threadsFromEnvironment();
  return environment ? environment : std::min(ttc::rt::availableCores(), TTC_RT_MAX_THREADS);
}

extern "C" uint32_t ttc_rt_fork_generation(void) { return generation.load(std::memory_order_relaxed); }

extern "C" int32_t ttc_rt_at_fork(void (*prepare)(void), void (*parent)(void), void (*child)(void)) {
  // Handlers registered later run earlier before a fork: libomp's own, which stops new regions, comes first here.
  omp_get_max_threads();
  return pthread_atfork(prepare, parent, child);
}
