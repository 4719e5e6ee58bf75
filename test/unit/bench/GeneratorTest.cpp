// The benchmark's generator gives the numbers that the other frameworks train on, bit for bit.
#include "bench/Generator.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace ttc::bench;

TEST(BenchGenerator, WordsAreThoseOfTheSpecification) { EXPECT_EQ(Generator("x0").word(0), 0x12616ae563f2680bull); }

TEST(BenchGenerator, UniformValuesAreTheSameBits) {
  std::vector<float> values = uniform("fc1.weight", 512 * 784, 1 / std::sqrt(784.0));
  EXPECT_EQ(values[0], 0x1.8adddcp-6f);
  EXPECT_EQ(values[1], -0x1.0d40f6p-6f);
  EXPECT_EQ(values[2], -0x1.ea141cp-6f);
  EXPECT_EQ(values.back(), 0x1.b5bef6p-7f);
}

TEST(BenchGenerator, LabelsAreClasses) {
  EXPECT_EQ(labels("y0", 8, 10), (std::vector<int64_t>{0, 2, 8, 8, 8, 6, 9, 9}));
}
