//===- Team.cpp - Claims and barriers of a step ---------------------------===//
//
// Claims: each launch has one counter per thread, in a cache line of its own,
// that walks the thread's share of the tasks. A thread walks its own first, so
// that its data stays in its core's cache from step to step, then the others'.
// A counter holds an epoch in its upper bits: one of an earlier epoch counts as
// zero, so that nobody pays for resetting them. Each step begins an epoch, and so
// does each iteration of a loop in it, for each thread when it gets there: a thread
// that others have left behind finds counters of a later epoch, and their launches
// empty.
//
// Barrier: it waits for the tasks, not for the threads. Each thread counts what
// it finished and adds that to the step's sum at the barrier, which is open when
// the sum reaches the tasks of all launches so far. A thread that another
// process keeps off its core holds up nobody unless it stopped within a task:
// the others take its share, and it finds the launches empty when it returns.
// Those who wait spin briefly, then yield, then sleep: spinning on while the
// awaited thread needs this core would cost the scheduler's time slices.
//
//===----------------------------------------------------------------------===//
#include "runtime/Abi.h"
#include "runtime/Error.h"
#include "runtime/Sanitizer.h"
#include "runtime/Threads.h"
#include <atomic>
#include <climits>
#include <ctime>
#include <linux/futex.h>
#include <memory>
#include <new>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace {

constexpr size_t kCacheLine = 64;
constexpr int64_t kSpinNanoseconds = 30'000;
constexpr int kPausesPerClockRead = 32;
constexpr int kYields = 8;
/// Bits of a counter for the tasks that were taken; the others are the epoch's.
constexpr int kTakenBits = 24;
/// Epochs after which the counters are cleared, so that later ones stay the greater ones.
constexpr uint64_t kMaxEpoch = uint64_t(1) << (63 - kTakenBits);

struct alignas(kCacheLine) Counter {
  std::atomic<uint64_t> value = 0;
};

/// What one thread knows of the step.
struct alignas(kCacheLine) Progress {
  uint64_t epoch = 0;    ///< of the step or the loop's iteration that it is in
  uint32_t expected = 0; ///< tasks of the launches that it left
  uint32_t finished = 0; ///< tasks that it finished and did not publish
  int32_t left = -1;     ///< the last launch that it left
  bool working = false;  ///< it holds a task
};

int64_t nowNanoseconds() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

void relax() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

void futexWait(std::atomic<uint32_t> &word, uint32_t expected) {
  syscall(SYS_futex, reinterpret_cast<uint32_t *>(&word), FUTEX_WAIT_PRIVATE, expected, nullptr, nullptr, 0);
}

void futexWakeAll(std::atomic<uint32_t> &word) {
  syscall(SYS_futex, reinterpret_cast<uint32_t *>(&word), FUTEX_WAKE_PRIVATE, INT_MAX, nullptr, nullptr, 0);
}

/// Takes the next number below `size` from a counter in epoch `epoch`, or -1. `shared` tells whether others may do so
/// at the same time.
int64_t take(std::atomic<uint64_t> &counter, uint64_t epoch, int64_t size, bool shared) {
  const uint64_t base = epoch << kTakenBits;
  uint64_t value = counter.load(std::memory_order_relaxed);
  while (true) {
    if (value >> kTakenBits > epoch)
      return -1;
    int64_t next = value >> kTakenBits == epoch ? int64_t(value - base) : 0;
    if (next >= size)
      return -1;
    uint64_t taken = base + uint64_t(next) + 1;
    if (!shared) {
      counter.store(taken, std::memory_order_relaxed);
      return next;
    }
    if (counter.compare_exchange_weak(value, taken, std::memory_order_relaxed))
      return next;
  }
}

} // namespace

struct ttc_rt_team {
  // Written by the host between steps, read by all.
  int32_t launches = 0;
  int32_t wanted = 1;   ///< threads of a step
  int32_t capacity = 0; ///< counters per launch
  uint64_t epoch = 0;   ///< the last step's last one
  int64_t spinNanoseconds = 0;
  std::unique_ptr<Counter[]> counters;  ///< [launches][capacity]
  std::unique_ptr<Progress[]> progress; ///< [capacity]
  std::atomic<int32_t> threads = 1;

  // Written by thread 0 alone.
  std::unique_ptr<int64_t[]> marked; ///< [launches], nanoseconds
  int64_t lastMark = 0;

  alignas(kCacheLine) std::atomic<uint32_t> completed = 0; ///< tasks of this step that are finished and visible
  std::atomic<int32_t> sleepers = 0;

  /// Makes room for `wanted` threads; false when memory is short.
  bool reserve(int32_t wanted) {
    if (wanted <= capacity)
      return true;
    counters.reset(new (std::nothrow) Counter[size_t(launches) * wanted]);
    progress.reset(new (std::nothrow) Progress[wanted]);
    capacity = counters && progress ? wanted : 0;
    epoch = 0;
    return capacity != 0;
  }

  /// Begins the epoch of a new step.
  void beginEpoch() {
    if (epoch >= kMaxEpoch) {
      for (size_t i = 0; i < size_t(launches) * capacity; ++i)
        counters[i].value.store(0, std::memory_order_relaxed);
      epoch = 0;
    }
    ++epoch;
    for (int32_t thread = 0; thread < capacity; ++thread) {
      progress[thread] = Progress();
      progress[thread].epoch = epoch;
    }
  }

  void setThreads(int32_t count) {
    threads.store(count, std::memory_order_relaxed);
    // With more threads than cores, the one waited for may need this core.
    spinNanoseconds = count > ttc::rt::availableCores() ? 0 : kSpinNanoseconds;
  }

  /// Waits until `expected` tasks are completed.
  void waitFor(uint32_t expected) {
    uint32_t seen = completed.load(std::memory_order_acquire);
    // The sums wrap around.
    auto isShort = [&] { return int32_t(seen - expected) < 0; };
    auto open = [&] {
      seen = completed.load(std::memory_order_acquire);
      return !isShort();
    };
    if (spinNanoseconds && isShort()) {
      int64_t end = nowNanoseconds() + spinNanoseconds;
      do {
        for (int i = 0; i < kPausesPerClockRead; ++i) {
          if (open())
            return;
          relax();
        }
      } while (nowNanoseconds() < end);
    }
    for (int i = 0; i < kYields; ++i) {
      if (open())
        return;
      sched_yield();
    }
    // Sequentially consistent with the last publication: either it sees this sleeper, or this sees its sum.
    sleepers.fetch_add(1);
    for (seen = completed.load(); isShort(); seen = completed.load())
      futexWait(completed, seen);
    sleepers.fetch_sub(1);
  }
};

extern "C" ttc_rt_team *ttc_rt_team_create(int32_t launches, int32_t threads) {
  if (launches < 0) {
    ttc::rt::setLastError("team: expected a number of launches from 0 on, got %d", launches);
    return nullptr;
  }
  if (threads < 0 || threads > TTC_RT_MAX_THREADS) {
    ttc::rt::setLastError("team: expected a number of threads from 0 to %d, got %d", TTC_RT_MAX_THREADS, threads);
    return nullptr;
  }
  if (threads == 0)
    threads = ttc_rt_num_threads();
  if (threads < 0)
    return nullptr;
  std::unique_ptr<ttc_rt_team> team(new (std::nothrow) ttc_rt_team);
  if (team) {
    team->launches = launches;
    team->wanted = threads;
    team->marked.reset(new (std::nothrow) int64_t[size_t(launches)]());
    if (team->marked && team->reserve(ttc::rt::largestRegion(threads)))
      return team.release();
  }
  ttc::rt::setLastError("team: cannot allocate the counters of %d launches and %d threads", launches, threads);
  return nullptr;
}

extern "C" void ttc_rt_team_destroy(ttc_rt_team *team) {
  ttc::rt::takeOver(team);
  delete team;
}

extern "C" int32_t ttc_rt_step_begin(ttc_rt_team *team) {
  ttc::rt::takeOver(team);
  ttc::rt::configureOpenMP();
  int32_t threads = ttc::rt::affordableThreads(team->wanted);
  // All threads of the last step went through the same iterations.
  team->epoch = team->progress[0].epoch;
  // A team of one needs no more room than it has; any other may get what libomp gives a region by default.
  if (!team->reserve(threads > 1 ? ttc::rt::largestRegion(threads) : 1))
    threads = 1;
  team->beginEpoch();
  team->completed.store(0, std::memory_order_relaxed);
  team->setThreads(threads);
  ttc::rt::handOver(team);
  return threads;
}

extern "C" int32_t ttc_rt_team_threads(const ttc_rt_team *team) {
  return team->threads.load(std::memory_order_relaxed);
}

extern "C" int32_t ttc_rt_thread_id(ttc_rt_team *team) {
  ttc::rt::takeOver(team);
  int32_t size = ttc::rt::regionSize();
  if (size != team->threads.load(std::memory_order_relaxed))
    team->threads.store(size, std::memory_order_relaxed);
  return ttc::rt::regionThread();
}

extern "C" int64_t ttc_rt_claim(ttc_rt_team *team, int32_t thread, int32_t launch, int64_t tasks) {
  const int32_t threads = team->threads.load(std::memory_order_relaxed);
  Counter *counters = &team->counters[size_t(launch) * team->capacity];
  Progress &progress = team->progress[thread];
  if (threads == 1)
    return take(counters->value, progress.epoch, tasks, /*shared=*/false);
  progress.finished += progress.working;
  for (int32_t i = 0, share = thread; i < threads; ++i) {
    int64_t begin = tasks * share / threads, end = tasks * (share + 1) / threads;
    int64_t taken = begin == end ? -1 : take(counters[share].value, progress.epoch, end - begin, /*shared=*/true);
    if (taken >= 0) {
      progress.working = true;
      return begin + taken;
    }
    share = share + 1 == threads ? 0 : share + 1;
  }
  progress.working = false;
  if (progress.left != launch)
    progress.expected += uint32_t(tasks);
  progress.left = launch;
  ttc::rt::handOver(team);
  return -1;
}

extern "C" void ttc_rt_iterate(ttc_rt_team *team, int32_t thread) {
  Progress &progress = team->progress[thread];
  ++progress.epoch;
  progress.left = -1;
  ttc::rt::handOver(team);
}

extern "C" void ttc_rt_barrier(ttc_rt_team *team, int32_t thread) {
  if (team->threads.load(std::memory_order_relaxed) == 1)
    return;
  Progress &progress = team->progress[thread];
  if (uint32_t finished = std::exchange(progress.finished, 0))
    if (team->completed.fetch_add(finished) + finished == progress.expected && team->sleepers.load())
      futexWakeAll(team->completed);
  team->waitFor(progress.expected);
  ttc::rt::handOver(team);
}

extern "C" void ttc_rt_mark(ttc_rt_team *team, int32_t thread, int32_t launch) {
  ttc_rt_barrier(team, thread);
  int64_t now = nowNanoseconds();
  if (launch >= 0)
    team->marked[launch] += now - team->lastMark;
  team->lastMark = now;
}

extern "C" int64_t ttc_rt_marked(const ttc_rt_team *team, int32_t launch) { return team->marked[launch]; }

extern "C" void ttc_rt_parallel(ttc_rt_team *team, void (*body)(void *, int32_t), void *context) {
  struct Region {
    ttc_rt_team *team;
    void (*body)(void *, int32_t);
    void *context;
  } region = {team, body, context};
  int32_t threads = ttc_rt_step_begin(team);
  if (threads == 1)
    return body(context, 0);
  ttc::rt::forkRegion(
      threads,
      [](void *argument) {
        auto *region = static_cast<Region *>(argument);
        region->body(region->context, ttc_rt_thread_id(region->team));
        ttc::rt::handOver(region->team);
      },
      &region);
  ttc::rt::takeOver(team);
}
