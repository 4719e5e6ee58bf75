// bfloat16 and float16: rounding, special values, and arrays of them.
#include "Testing.h"
#include "ttc/Array.h"
#include "ttc/Serialize.h"

#include <cmath>
#include <limits>
#include <sstream>

using namespace ttc;
using namespace ttc::test;

namespace {

/// The neighbours of all numbers of a type, and the midpoints between, round as "to nearest, ties to even" says.
template <typename T> void expect_rounding() {
  for (std::uint32_t bits = 0; bits < 0x7fff; ++bits) {
    const float low = T::from_bits(static_cast<std::uint16_t>(bits));
    const float high = T::from_bits(static_cast<std::uint16_t>(bits + 1));
    if (!std::isfinite(low))
      break;
    EXPECT_EQ(T(low).bits, bits);
    EXPECT_EQ(T(-low).bits, bits | 0x8000);
    if (!std::isfinite(high))
      break;
    const float middle = static_cast<float>((static_cast<double>(low) + high) / 2);
    EXPECT_EQ(T(middle).bits, bits + (bits & 1)) << low;
    EXPECT_EQ(T(std::nextafter(middle, 0.0f)).bits, bits) << low;
    EXPECT_EQ(T(std::nextafter(middle, HUGE_VALF)).bits, bits + 1) << low;
  }
}

} // namespace

TEST(Half, RoundsToNearestEven) {
  expect_rounding<bfloat16>();
  expect_rounding<float16>();
}

TEST(Half, KeepsInfinitiesAndNaN) {
  EXPECT_EQ(float(bfloat16(HUGE_VALF)), HUGE_VALF);
  EXPECT_EQ(float(float16(-HUGE_VALF)), -HUGE_VALF);
  EXPECT_EQ(float(bfloat16(std::numeric_limits<float>::max())), HUGE_VALF);
  EXPECT_EQ(float(float16(65519.0f)), 65504.0f);
  EXPECT_EQ(float(float16(65520.0f)), HUGE_VALF);
  // A NaN whose payload lies in the lower half alone.
  const float nan = std::bit_cast<float>(0x7f800001u);
  EXPECT_TRUE(std::isnan(float(bfloat16(nan))));
  EXPECT_TRUE(std::isnan(float(float16(nan))));
}

TEST(Half, ArraysConvertPrintAndDraw) {
  const Array x = Array::from<bfloat16>({1, 2.5, -3}, {3});
  EXPECT_EQ(x.dtype(), DType::BF16);
  EXPECT_EQ(x.nbytes(), 6u);
  EXPECT_EQ(x.at<bfloat16>({1}), 2.5f);
  EXPECT_EQ(Array::from<float16>({0.1}, {1}).item<double>(), 0.0999755859375);
  EXPECT_EQ(x.to(DType::I8).at<std::int8_t>({2}), -3);
  std::ostringstream text;
  text << x << ' ' << Array::from<std::uint8_t>({7, 255}, {2});
  EXPECT_EQ(text.str(), "[ 1.0000,  2.5000, -3.0000] dtype=bf16 [  7, 255] dtype=u8");
  const Array draws = Array::uniform({4096}, 1, 0, 1, DType::BF16);
  for (const bfloat16 value : draws.data<bfloat16>()) {
    EXPECT_GE(value, 0);
    EXPECT_LT(value, 1);
  }
  EXPECT_EQ(Array::normal({4}, 1, 0, 1, DType::F16).dtype(), DType::F16);
}

TEST(Half, ArraysSaturateAndWrap) {
  const Array x = Array::from<float>({300, -300, 255.9f, -0.9f, NAN}, {5});
  const Array bytes = x.to(DType::U8), small = x.to(DType::I8);
  const std::uint8_t unsigned_values[] = {255, 0, 255, 0, 0};
  const std::int8_t signed_values[] = {127, -128, 127, 0, 0};
  for (std::int64_t i = 0; i < 5; ++i) {
    EXPECT_EQ(bytes.at<std::uint8_t>({i}), unsigned_values[i]);
    EXPECT_EQ(small.at<std::int8_t>({i}), signed_values[i]);
  }
  EXPECT_EQ(Array::from<std::int32_t>({300}, {1}).to(DType::U8).item<int>(), 44);
  EXPECT_EQ(Array::from<std::int64_t>({40000}, {1}).to(DType::I16).item<int>(), -25536);
}

TEST(Half, NpyHasNoBfloat16) {
  const ScratchFolder folder;
  expect_error("the format has no type for bf16; convert to f32 first",
               [&] { save_npy(folder / "x.npy", Array::zeros({2}, DType::BF16)); });
  EXPECT_EQ(folder.count(), 0);
}
