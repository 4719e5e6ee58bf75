// Who may touch the values that live from run to run, and when; what fork() waits for.
#include "lib/api/StateGroup.h"

#include "lib/api/StateBuffer.h"
#include "lib/jit/CompilerThreads.h"
#include "runtime/Abi.h"

#include <atomic>
#include <new>
#include <thread>
#include <unistd.h>
#include <unordered_set>

namespace ttc::detail {

namespace {

/// What lives as long as the process: destructors of the user's globals may still train.
template <typename T> T &immortal() {
  static T *object = new T;
  return *object;
}

struct Registry {
  /// Protects `groups`; whoever holds a group's lock makes and frees none.
  std::mutex mutex;
  std::unordered_set<StateGroup *> groups;
  /// Protects the way from groups to their roots.
  std::mutex uniting;
};

Registry &registry() { return immortal<Registry>(); }

} // namespace

std::mutex &bookkeeping() { return immortal<std::mutex>(); }

std::recursive_mutex &tracing() { return immortal<std::recursive_mutex>(); }

StateGroup::StateGroup() {
  std::lock_guard lock(registry().mutex);
  registry().groups.insert(this);
}

StateGroup::~StateGroup() {
  std::lock_guard lock(registry().mutex);
  registry().groups.erase(this);
}

std::shared_ptr<StateGroup> StateGroup::root() {
  StateGroup *group = this;
  while (StateGroup *next = group->into_.load(std::memory_order_acquire))
    group = next;
  return group->shared_from_this();
}

std::shared_ptr<StateGroup> StateGroup::unite(const std::vector<StateBuffer *> &buffers) {
  std::shared_ptr<StateGroup> result;
  std::lock_guard lock(registry().uniting);
  for (StateBuffer *buffer : buffers) {
    std::shared_ptr<StateGroup> other = buffer->group->root();
    if (!result || result == other) {
      result = other;
      continue;
    }
    if (other->size_ > result->size_)
      std::swap(result, other);
    // Runs that hold it end first. Those that wait for it find out where they belong.
    other->lock_.lock();
    other->keep_ = result;
    other->into_.store(result.get(), std::memory_order_release);
    result->size_ += other->size_;
    other->lock_.unlock();
  }
  return result;
}

StateLock::StateLock(std::shared_ptr<StateGroup> &group, Mode mode) : group_(group), mode_(mode) {
  lock();
  if (group != group_)
    group = group_;
}

StateLock::StateLock(const StateBuffer &buffer, Mode mode) : group_(buffer.group), mode_(mode) { lock(); }

void StateLock::lock() {
  while (group_) {
    if (mode_ == Mode::Alone)
      group_->lock_.lock();
    else
      group_->lock_.lock_shared();
    if (!group_->into_.load(std::memory_order_acquire))
      return;
    if (mode_ == Mode::Alone)
      group_->lock_.unlock();
    else
      group_->lock_.unlock_shared();
    group_ = group_->root();
  }
}

StateLock::~StateLock() {
  if (!group_)
    return;
  if (mode_ == Mode::Alone)
    group_->lock_.unlock();
  else
    group_->lock_.unlock_shared();
}

bool Turn::try_take(bool &stale) {
  const std::uint32_t now = ttc_rt_fork_generation();
  std::uint32_t found = 0;
  stale = false;
  if (taken_in_.compare_exchange_strong(found, now, std::memory_order_acquire))
    return true;
  stale = found != now;
  return stale && taken_in_.compare_exchange_strong(found, now, std::memory_order_acquire);
}

void Turn::take() {
  for (bool stale; !try_take(stale);)
    taken_in_.wait(ttc_rt_fork_generation(), std::memory_order_relaxed);
}

void Turn::give() {
  taken_in_.store(0, std::memory_order_release);
  taken_in_.notify_one();
}

/// All locks, in the order in which they may be taken one within the other.
class ForkLock {
public:
  static void prepare() {
    if (depth++ > 0)
      return;
    tracing().lock();
    jit::prepareFork();
    registry().uniting.lock();
    registry().mutex.lock();
    for (StateGroup *group : registry().groups)
      group->lock_.lock();
    bookkeeping().lock();
  }

  static void parent() {
    if (--depth > 0)
      return;
    bookkeeping().unlock();
    for (StateGroup *group : registry().groups)
      group->lock_.unlock();
    registry().mutex.unlock();
    registry().uniting.unlock();
    jit::resumeInParent();
    tracing().unlock();
  }

  /// The threads that wait for one of the locks don't exist here: none of them is unlocked, all begin anew.
  static void child() {
    if (--depth > 0)
      return;
    new (&bookkeeping()) std::mutex;
    for (StateGroup *group : registry().groups)
      group->lock_.reset();
    new (&registry().mutex) std::mutex;
    new (&registry().uniting) std::mutex;
    jit::resumeInChild();
    new (&tracing()) std::recursive_mutex;
  }

private:
  /// A child of a fork while another thread installed the handlers may have them twice.
  static thread_local int depth;
};

thread_local int ForkLock::depth = 0;

void install_fork_handlers() {
  // Not a guard of the language, which a child of a fork meanwhile would find taken by a thread that it doesn't have:
  // the process that installs them, or `done`.
  constexpr pid_t done = -1;
  static std::atomic<pid_t> installer = 0;
  const pid_t self = getpid();
  for (pid_t found = installer.load(std::memory_order_acquire); found != done;
       found = installer.load(std::memory_order_acquire)) {
    if (found == self) {
      std::this_thread::yield();
    } else if (installer.compare_exchange_strong(found, self)) {
      ttc_rt_at_fork(ForkLock::prepare, ForkLock::parent, ForkLock::child);
      installer.store(done, std::memory_order_release);
    }
  }
}

} // namespace ttc::detail
