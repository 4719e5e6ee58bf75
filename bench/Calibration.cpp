// Measures the FMA rate with independent accumulators held in registers, one pinned thread per processor.
#include "bench/Calibration.h"

#include <atomic>
#include <chrono>
#include <immintrin.h>
#include <numeric>
#include <sched.h>
#include <thread>
#include <vector>

namespace ttc::bench {
namespace {

constexpr int64_t roundsPerCheck = 2000;

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// `rounds` times 24 FMAs of 16 lanes: enough chains to hide the latency of two FMA units.
__attribute__((target("avx512f"))) void fma512(int64_t rounds) {
  __m512 a = _mm512_set1_ps(0.5f), b = _mm512_set1_ps(1.0f);
  __m512 c0 = b, c1 = b, c2 = b, c3 = b, c4 = b, c5 = b, c6 = b, c7 = b, c8 = b, c9 = b, c10 = b, c11 = b;
  for (int64_t i = 0; i < rounds; ++i) {
    for (int half = 0; half < 2; ++half) {
      c0 = _mm512_fmadd_ps(c0, a, b), c1 = _mm512_fmadd_ps(c1, a, b), c2 = _mm512_fmadd_ps(c2, a, b);
      c3 = _mm512_fmadd_ps(c3, a, b), c4 = _mm512_fmadd_ps(c4, a, b), c5 = _mm512_fmadd_ps(c5, a, b);
      c6 = _mm512_fmadd_ps(c6, a, b), c7 = _mm512_fmadd_ps(c7, a, b), c8 = _mm512_fmadd_ps(c8, a, b);
      c9 = _mm512_fmadd_ps(c9, a, b), c10 = _mm512_fmadd_ps(c10, a, b), c11 = _mm512_fmadd_ps(c11, a, b);
    }
    asm volatile("" : "+v"(c0), "+v"(c1), "+v"(c2), "+v"(c3), "+v"(c4), "+v"(c5));
    asm volatile("" : "+v"(c6), "+v"(c7), "+v"(c8), "+v"(c9), "+v"(c10), "+v"(c11));
  }
}

/// `rounds` times 24 FMAs of 8 lanes.
__attribute__((target("avx2,fma"))) void fma256(int64_t rounds) {
  __m256 a = _mm256_set1_ps(0.5f), b = _mm256_set1_ps(1.0f);
  __m256 c0 = b, c1 = b, c2 = b, c3 = b, c4 = b, c5 = b, c6 = b, c7 = b, c8 = b, c9 = b, c10 = b, c11 = b;
  for (int64_t i = 0; i < rounds; ++i) {
    for (int half = 0; half < 2; ++half) {
      c0 = _mm256_fmadd_ps(c0, a, b), c1 = _mm256_fmadd_ps(c1, a, b), c2 = _mm256_fmadd_ps(c2, a, b);
      c3 = _mm256_fmadd_ps(c3, a, b), c4 = _mm256_fmadd_ps(c4, a, b), c5 = _mm256_fmadd_ps(c5, a, b);
      c6 = _mm256_fmadd_ps(c6, a, b), c7 = _mm256_fmadd_ps(c7, a, b), c8 = _mm256_fmadd_ps(c8, a, b);
      c9 = _mm256_fmadd_ps(c9, a, b), c10 = _mm256_fmadd_ps(c10, a, b), c11 = _mm256_fmadd_ps(c11, a, b);
    }
    asm volatile("" : "+x"(c0), "+x"(c1), "+x"(c2), "+x"(c3), "+x"(c4), "+x"(c5));
    asm volatile("" : "+x"(c6), "+x"(c7), "+x"(c8), "+x"(c9), "+x"(c10), "+x"(c11));
  }
}

std::vector<int> processors(int threads) {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  sched_getaffinity(0, sizeof(allowed), &allowed);
  std::vector<int> found;
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
    if (CPU_ISSET(cpu, &allowed))
      found.push_back(cpu);
  if (threads == 1)
    return {found.back()};
  found.resize(std::min<size_t>(found.size(), threads));
  return found;
}

} // namespace

double fmaRate(int threads, double milliseconds) {
  void (*kernel)(int64_t) = nullptr;
  double operationsPerRound = 24 * 2;
  if (__builtin_cpu_supports("avx512f"))
    kernel = fma512, operationsPerRound *= 16;
  else if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    kernel = fma256, operationsPerRound *= 8;
  else
    return 0;

  std::vector<int> cpus = processors(threads);
  std::vector<double> rates(cpus.size());
  std::vector<std::thread> workers;
  std::atomic<size_t> ready{0};
  for (size_t i = 0; i < cpus.size(); ++i)
    workers.emplace_back([&, i] {
      cpu_set_t own;
      CPU_ZERO(&own);
      CPU_SET(cpus[i], &own);
      sched_setaffinity(0, sizeof(own), &own);
      kernel(1000);
      ++ready;
      while (ready < cpus.size())
        std::this_thread::yield();
      int64_t rounds = 0;
      double start = now(), elapsed = 0;
      do {
        kernel(roundsPerCheck);
        rounds += roundsPerCheck;
        elapsed = now() - start;
      } while (elapsed < milliseconds * 1e-3);
      rates[i] = static_cast<double>(rounds) * operationsPerRound / elapsed * 1e-9;
    });
  for (std::thread &worker : workers)
    worker.join();
  return std::accumulate(rates.begin(), rates.end(), 0.0);
}

} // namespace ttc::bench
