// Philox against the known answers of the Random123 distribution.
#include "runtime/Philox.h"

#include <gtest/gtest.h>

using namespace ttc;

TEST(Philox, KnownAnswers) {
  EXPECT_EQ(philox::philox4x32({0, 0, 0, 0}, 0, 0), (philox::Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  constexpr std::uint32_t ones = 0xffffffff;
  EXPECT_EQ(philox::philox4x32({ones, ones, ones, ones}, ones, ones),
            (philox::Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox::philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0),
            (philox::Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Philox, SequenceIsTheBlocksInOrder) {
  philox::Sequence draws(7, 3);
  for (std::uint64_t position = 0; position < 3; ++position)
    for (std::uint32_t word : philox::block(7, 3, position))
      EXPECT_EQ(draws.next(), word);
}

TEST(Philox, UniformNeverReachesOne) {
  EXPECT_EQ(philox::to_uniform(0), 0.0f);
  EXPECT_LT(philox::to_uniform(0xffffffff), 1.0f);
  EXPECT_LT(philox::to_uniform(0xffffffff, 0xffffffff), 1.0);
}

TEST(Philox, BelowStaysBelow) {
  philox::Sequence draws(1);
  for (int i = 0; i < 1000; ++i)
    EXPECT_LT(draws.below(7), 7u);
}
