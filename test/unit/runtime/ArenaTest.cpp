//===- ArenaTest.cpp - Arena memory and the error hook --------------------===//
#include "runtime/Abi.h"
#include <cstdint>
#include <gtest/gtest.h>
#include <string>

TEST(Arena, IsAlignedZeroedAndWritable) {
  for (size_t bytes : {size_t(0), size_t(1), size_t(100), size_t(1) << 20, size_t(2) << 20, (size_t(5) << 20) + 3}) {
    auto *arena = static_cast<unsigned char *>(ttc_rt_arena_alloc(bytes));
    ASSERT_TRUE(arena) << bytes;
    const size_t alignment = bytes < size_t(2) << 20 ? 64 : size_t(2) << 20;
    EXPECT_EQ(reinterpret_cast<uintptr_t>(arena) % alignment, 0u) << bytes;
    for (size_t i = 0; i < bytes; i += 1021)
      ASSERT_EQ(arena[i], 0);
    if (bytes) {
      arena[0] = arena[bytes - 1] = 7;
      EXPECT_EQ(arena[bytes - 1], 7);
    }
    ttc_rt_arena_free(arena, bytes);
  }
  ttc_rt_arena_free(nullptr, 100);
}

TEST(Arena, SaysHowMuchItCouldNotGet) {
  EXPECT_EQ(ttc_rt_arena_alloc(SIZE_MAX), nullptr);
  EXPECT_EQ(std::string(ttc_rt_last_error()), "arena: cannot allocate " + std::to_string(SIZE_MAX) +
                                                  " bytes: there are " + std::to_string(ttc_rt_memory_bytes()));
  EXPECT_EQ(ttc_rt_arena_alloc(size_t(1) << 60), nullptr);
  // Granted by a system that overcommits, and deadly to touch.
  EXPECT_EQ(ttc_rt_arena_alloc(ttc_rt_memory_bytes() + 1), nullptr);
}

TEST(ErrorHook, GetsTheMessage) {
  std::string got;
  ttc_rt_set_error_hook([](const char *message, void *context) { *static_cast<std::string *>(context) = message; },
                        &got);
  ttc_rt_fail("index 7 out of range [0, 5)");
  ttc_rt_set_error_hook(nullptr, nullptr);
  EXPECT_EQ(got, "index 7 out of range [0, 5)");
}

TEST(ErrorHookDeathTest, AbortsByDefault) { EXPECT_DEATH(ttc_rt_fail("no way on"), "ttc: no way on"); }
