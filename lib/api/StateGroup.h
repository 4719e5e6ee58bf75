// Who may touch the values that live from run to run, and when; what fork() waits for.
#ifndef TTC_API_STATEGROUP_H
#define TTC_API_STATEGROUP_H

#include "lib/host/SharedLock.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace ttc::detail {

struct StateBuffer;

/// The lock of parameters and states that some program uses together: its readers run at the same time, a program that
/// changes one of them alone. A buffer begins in a group of its own; groups that a program (or a file) has buffers of
/// are united, so that a run takes one lock, however many parameters there are. It holds no other lock of a group
/// meanwhile, which is why nothing here can wait in a circle.
class StateGroup : public std::enable_shared_from_this<StateGroup> {
public:
  StateGroup();
  ~StateGroup();
  StateGroup(const StateGroup &) = delete;
  StateGroup &operator=(const StateGroup &) = delete;

  /// The group that the buffers of this one belong to now.
  std::shared_ptr<StateGroup> root();

  /// Unites the groups of all buffers; null for none. Waits for runs that hold one of them.
  static std::shared_ptr<StateGroup> unite(const std::vector<StateBuffer *> &buffers);

private:
  friend class StateLock;
  friend class ForkLock;

  SharedLock lock_;
  /// The group that this one has become part of. Set once, while this one is held alone.
  std::atomic<StateGroup *> into_ = nullptr;
  std::shared_ptr<StateGroup> keep_;
  /// Groups that became part of this one; the largest stays the root.
  std::size_t size_ = 1;
};

/// Holds a group for a while. A thread holds one at most, and within it calls nothing of the user's.
class StateLock {
public:
  enum class Mode { Shared, Alone };

  /// Locks the group that `group` belongs to by now, and makes `group` that one. Null locks nothing.
  StateLock(std::shared_ptr<StateGroup> &group, Mode mode);
  /// Locks the group of one buffer.
  StateLock(const StateBuffer &buffer, Mode mode);
  ~StateLock();
  StateLock(const StateLock &) = delete;
  StateLock &operator=(const StateLock &) = delete;

private:
  void lock();
  std::shared_ptr<StateGroup> group_;
  Mode mode_;
};

/// Held for a moment around what all threads share: tables of states, rates of optimizers, seeds, programs of a
/// Trainer. Whoever holds it waits for nothing else.
std::mutex &bookkeeping();

/// Held while a model's `forward` runs, and while its mode is another for that: modules make their missing parameters
/// then. A thread may take it again.
std::recursive_mutex &tracing();

/// A turn that one thread at a time has, and that ends with the process: in a child of fork() it is free.
class Turn {
public:
  /// Takes the turn if nobody has it, and tells so. `stale` tells whether a thread of the parent had it, which left
  /// half-done whatever it did.
  bool try_take(bool &stale);
  /// Waits for the turn.
  void take();
  void give();

private:
  /// `ttc_rt_fork_generation()` of the thread that has it; 0 for nobody.
  std::atomic<std::uint32_t> taken_in_ = 0;
};

/// Lets fork() wait for runs, traces and stages of compilations that are under way. Called before the first of them;
/// repeated calls do nothing.
void install_fork_handlers();

} // namespace ttc::detail

#endif // TTC_API_STATEGROUP_H
