// A lock of many readers or one writer that starves neither.
#include "lib/host/SharedLock.h"

#include <new>

using namespace ttc::detail;

void SharedLock::lock() {
  std::unique_lock lock(mutex_);
  if (!writing_ && reading_ == 0) {
    writing_ = true;
    return;
  }
  ++waiting_writers_;
  writers_.wait(lock, [&] { return granted_ > 0; });
  --granted_;
}

void SharedLock::unlock() {
  std::lock_guard lock(mutex_);
  if (waiting_readers_ > 0) {
    writing_ = false;
    reading_ = waiting_readers_;
    waiting_readers_ = 0;
    ++phase_;
    readers_.notify_all();
  } else if (waiting_writers_ > 0) {
    --waiting_writers_;
    ++granted_;
    writers_.notify_one();
  } else {
    writing_ = false;
  }
}

void SharedLock::lock_shared() {
  std::unique_lock lock(mutex_);
  if (!writing_ && waiting_writers_ == 0) {
    ++reading_;
    return;
  }
  ++waiting_readers_;
  const std::uint64_t phase = phase_;
  readers_.wait(lock, [&] { return phase_ != phase; });
}

void SharedLock::unlock_shared() {
  std::lock_guard lock(mutex_);
  if (--reading_ > 0 || waiting_writers_ == 0)
    return;
  writing_ = true;
  --waiting_writers_;
  ++granted_;
  writers_.notify_one();
}

void SharedLock::reset() { new (this) SharedLock; }
