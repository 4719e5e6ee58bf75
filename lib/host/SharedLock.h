// A lock of many readers or one writer that starves neither.
#ifndef TTC_HOST_SHAREDLOCK_H
#define TTC_HOST_SHAREDLOCK_H

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace ttc::detail {

/// Readers hold it together, a writer alone. Phases alternate where both wait: a writer that leaves lets in all readers
/// waiting so far, the last of them a writer. So neither a training loop nor a pool of readers keeps the others out. A
/// thread that holds it may not ask for it again.
class SharedLock {
public:
  SharedLock() = default;
  SharedLock(const SharedLock &) = delete;
  SharedLock &operator=(const SharedLock &) = delete;

  void lock();
  void unlock();
  void lock_shared();
  void unlock_shared();
  /// In a child of fork(), where the threads that held it or waited for it don't exist: frees it.
  void reset();

private:
  std::mutex mutex_;
  std::condition_variable readers_, writers_;
  unsigned reading_ = 0;
  bool writing_ = false;
  unsigned waiting_readers_ = 0;
  unsigned waiting_writers_ = 0;
  /// Grows when the readers waiting are let in.
  std::uint64_t phase_ = 0;
  /// Writers that were let in and haven't noticed yet; `writing_` stands for them already.
  unsigned granted_ = 0;
};

} // namespace ttc::detail

#endif // TTC_HOST_SHAREDLOCK_H
