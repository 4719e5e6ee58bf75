// Threads of tests: started together, joined, their exceptions counted.
#ifndef TTC_TEST_THREADS_CREW_H
#define TTC_TEST_THREADS_CREW_H

#include "ttc/ttc.h"

#include <atomic>
#include <chrono>
#include <cstring>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <thread>
#include <vector>

namespace crew {

/// Runs the jobs at the same time; what one throws fails the test.
inline void run(const std::vector<std::function<void()>> &jobs) {
  std::atomic<std::size_t> ready = 0;
  std::vector<std::thread> threads;
  for (const auto &job : jobs)
    threads.emplace_back([&] {
      ++ready;
      while (ready < jobs.size())
        std::this_thread::yield();
      try {
        job();
      } catch (const std::exception &error) {
        ADD_FAILURE() << error.what();
      }
    });
  for (std::thread &thread : threads)
    thread.join();
}

/// The same job on several threads; it gets the thread's number.
inline void run(int count, const std::function<void(int)> &job) {
  std::vector<std::function<void()>> jobs;
  for (int i = 0; i < count; ++i)
    jobs.push_back([&job, i] { job(i); });
  run(jobs);
}

/// The message of the error that `body` throws; empty for none.
inline std::string error_of(const std::function<void()> &body) {
  try {
    body();
  } catch (const ttc::Error &error) {
    return error.what();
  }
  return "";
}

/// Whether all elements are the same bits.
inline bool equal(const ttc::Array &a, const ttc::Array &b) {
  return a.shape() == b.shape() && std::memcmp(a.raw(), b.raw(), a.nbytes()) == 0;
}

} // namespace crew

#endif // TTC_TEST_THREADS_CREW_H
