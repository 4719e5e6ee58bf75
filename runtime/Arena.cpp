//===- Arena.cpp - The memory that a program's buffers live in ------------===//
#include "runtime/Abi.h"
#include "runtime/Error.h"
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>
#include <sys/sysinfo.h>

namespace {

constexpr size_t kCacheLine = 64;
constexpr size_t kHugePage = size_t(2) << 20;
constexpr size_t kPage = 4096;

size_t roundUp(size_t bytes, size_t multiple) { return (bytes + multiple - 1) / multiple * multiple; }

/// Maps `bytes`, a multiple of the huge page, at a huge page's boundary: maps one more and returns the ends.
void *mapHuge(size_t bytes) {
  size_t mapped = bytes + kHugePage;
  void *raw = mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (raw == MAP_FAILED)
    return nullptr;
  auto begin = reinterpret_cast<uintptr_t>(raw), aligned = roundUp(begin, kHugePage);
  if (aligned > begin)
    munmap(raw, aligned - begin);
  if (size_t tail = begin + mapped - (aligned + bytes))
    munmap(reinterpret_cast<void *>(aligned + bytes), tail);
  return reinterpret_cast<void *>(aligned);
}

/// The limit of the control group that this process is in, where the system shows it; else no limit.
uint64_t groupBytes() {
  uint64_t limit = UINT64_MAX;
  if (FILE *file = std::fopen("/sys/fs/cgroup/memory.max", "r")) {
    if (std::fscanf(file, "%" SCNu64, &limit) != 1)
      limit = UINT64_MAX;
    std::fclose(file);
  }
  return limit;
}

} // namespace

extern "C" uint64_t ttc_rt_memory_bytes(void) {
  struct sysinfo info;
  if (sysinfo(&info))
    return UINT64_MAX;
  const uint64_t machine = (uint64_t(info.totalram) + info.totalswap) * info.mem_unit, group = groupBytes();
  return machine < group ? machine : group;
}

extern "C" void *ttc_rt_arena_alloc(size_t bytes) {
  void *arena = nullptr;
  // Each page is touched: beyond what there is, that ends the process instead of failing.
  if (const uint64_t most = ttc_rt_memory_bytes(); bytes > most) {
    ttc::rt::setLastError("arena: cannot allocate %zu bytes: there are %" PRIu64, bytes, most);
    return nullptr;
  }
  if (bytes < kHugePage) {
    size_t size = roundUp(bytes ? bytes : 1, kCacheLine);
    arena = std::aligned_alloc(kCacheLine, size);
    if (arena)
      std::memset(arena, 0, size);
  } else if (bytes <= SIZE_MAX - 2 * kHugePage) {
    size_t size = roundUp(bytes, kHugePage);
    arena = mapHuge(size);
    if (arena) {
      // Advice only: without huge pages the arena is as good, but slower to walk.
      madvise(arena, size, MADV_HUGEPAGE);
      // Fresh pages cost some 20 times a cached write; the first step should not pay for them.
      for (size_t offset = 0; offset < bytes; offset += kPage)
        static_cast<volatile char *>(arena)[offset] = 0;
    }
  }
  if (!arena)
    ttc::rt::setLastError("arena: cannot allocate %zu bytes", bytes);
  return arena;
}

extern "C" void ttc_rt_arena_free(void *arena, size_t bytes) {
  if (!arena)
    return;
  if (bytes < kHugePage)
    std::free(arena);
  else
    munmap(arena, roundUp(bytes, kHugePage));
}
