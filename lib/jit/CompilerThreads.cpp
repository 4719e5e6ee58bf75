//===- CompilerThreads.cpp - The threads that compile, and fork() ---------===//
#include "lib/jit/CompilerThreads.h"
#include "lib/host/SharedLock.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include <condition_variable>
#include <deque>
#include <mutex>
#include <pthread.h>

namespace ttc::jit {

struct CompilerThreads::State {
  struct Task {
    llvm::unique_function<void()> run;
    llvm::ThreadPoolTaskGroup *group;
  };

  std::mutex mutex;
  std::condition_variable queued, finished;
  std::deque<Task> tasks;
  unsigned running = 0; ///< tasks taken and not finished
  llvm::DenseMap<llvm::ThreadPoolTaskGroup *, unsigned> runningOf;
  unsigned threads = 0, idle = 0;
  const unsigned most;
  /// Of the process that this one was forked from, whose threads may hold its locks.
  State *const abandoned;

  State(unsigned most, State *abandoned) : most(most), abandoned(abandoned) {}

  /// Takes the task at `position` of the queue and runs it; `lock` is open meanwhile.
  void run(std::deque<Task>::iterator position, std::unique_lock<std::mutex> &lock) {
    Task task = std::move(*position);
    tasks.erase(position);
    ++running;
    ++runningOf[task.group];
    lock.unlock();
    task.run();
    // What it holds goes before others may believe it finished.
    task.run = nullptr;
    lock.lock();
    --running;
    if (--runningOf[task.group] == 0)
      runningOf.erase(task.group);
    finished.notify_all();
  }

  /// What a thread of the pool does.
  static void *work(void *argument) {
    auto &state = *static_cast<State *>(argument);
    std::unique_lock lock(state.mutex);
    while (true) {
      ++state.idle;
      state.queued.wait(lock, [&] { return !state.tasks.empty(); });
      --state.idle;
      state.run(state.tasks.begin(), lock);
    }
  }

  /// Makes one more thread if there is work for it; without one, those who wait do the work. Called with the lock held.
  void grow() {
    if (idle >= tasks.size() || threads + 1 >= most)
      return;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_t thread;
    threads += pthread_create(&thread, &attributes, work, this) == 0;
    pthread_attr_destroy(&attributes);
  }
};

static unsigned countCores() { return std::max(1u, llvm::hardware_concurrency().compute_thread_count()); }

CompilerThreads::CompilerThreads() : state(new State(countCores(), nullptr)) {}

CompilerThreads &CompilerThreads::get() {
  static auto *threads = new CompilerThreads;
  return *threads;
}

unsigned CompilerThreads::getMaxConcurrency() const { return state->most; }

void CompilerThreads::asyncEnqueue(llvm::unique_function<void()> task, llvm::ThreadPoolTaskGroup *group) {
  std::lock_guard lock(state->mutex);
  state->tasks.push_back({std::move(task), group});
  state->grow();
  state->queued.notify_one();
}

void CompilerThreads::wait() {
  std::unique_lock lock(state->mutex);
  while (true) {
    if (!state->tasks.empty())
      state->run(state->tasks.begin(), lock);
    else if (state->running > 0)
      state->finished.wait(lock);
    else
      return;
  }
}

void CompilerThreads::wait(llvm::ThreadPoolTaskGroup &group) {
  std::unique_lock lock(state->mutex);
  while (true) {
    auto own = llvm::find_if(state->tasks, [&](const State::Task &task) { return task.group == &group; });
    if (own != state->tasks.end())
      state->run(own, lock);
    else if (state->runningOf.contains(&group))
      state->finished.wait(lock);
    else
      return;
  }
}

void CompilerThreads::lock() { state->mutex.lock(); }

void CompilerThreads::unlock() { state->mutex.unlock(); }

void CompilerThreads::restart() { state = new State(state->most, state); }

namespace {

detail::SharedLock &sections() {
  static auto *lock = new detail::SharedLock;
  return *lock;
}

/// Sections of this thread that live.
thread_local unsigned depth = 0;

} // namespace

CompilerSection::CompilerSection() {
  if (depth++ == 0)
    sections().lock_shared();
}

CompilerSection::~CompilerSection() {
  if (--depth == 0)
    sections().unlock_shared();
}

void prepareFork() {
  // A fork within a section would wait for itself.
  if (depth == 0)
    sections().lock();
  CompilerThreads::get().lock();
}

void resumeInParent() {
  CompilerThreads::get().unlock();
  if (depth == 0)
    sections().unlock();
}

void resumeInChild() {
  CompilerThreads::get().restart();
  if (depth == 0)
    sections().reset();
}

} // namespace ttc::jit
