// Floating-point numbers of 16 bits: storage for arrays; arithmetic happens in float.
#ifndef TTC_HALF_H
#define TTC_HALF_H

#include <bit>
#include <concepts>
#include <cstdint>

namespace ttc {

namespace detail {

/// The bits of the bfloat16 nearest to `value`, ties to even; a NaN stays one.
constexpr std::uint16_t to_bfloat16_bits(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  if ((bits & 0x7fffffff) > 0x7f800000)
    return static_cast<std::uint16_t>(bits >> 16 | 0x40);
  return static_cast<std::uint16_t>((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

/// The bits of the IEEE 754 binary16 nearest to `value`, ties to even; a NaN stays one.
constexpr std::uint16_t to_float16_bits(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  const std::uint32_t sign = bits >> 16 & 0x8000, magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000)
    return static_cast<std::uint16_t>(sign | 0x7e00 | (magnitude >> 13 & 0x3ff));
  // From 65520 on, the nearest is infinity.
  if (magnitude >= 0x477ff000)
    return static_cast<std::uint16_t>(sign | 0x7c00);
  std::uint32_t result;
  if (magnitude >= 0x38800000) {
    // Normal: another bias of the exponent, 13 bits fewer.
    result = (magnitude - 0x38000000 + 0xfff + (magnitude >> 13 & 1)) >> 13;
  } else {
    // Multiples of 2^-24: adding 0.5 leaves them, rounded, in the last bits of the fraction.
    result = std::bit_cast<std::uint32_t>(std::bit_cast<float>(magnitude) + 0.5f) - 0x3f000000;
  }
  return static_cast<std::uint16_t>(sign | result);
}

constexpr float from_bfloat16_bits(std::uint16_t bits) { return std::bit_cast<float>(std::uint32_t(bits) << 16); }

constexpr float from_float16_bits(std::uint16_t bits) {
  const std::uint32_t sign = std::uint32_t(bits & 0x8000) << 16, exponent = bits >> 10 & 31, fraction = bits & 0x3ff;
  if (exponent == 0) {
    const float magnitude = static_cast<float>(fraction) * 0x1p-24f;
    return sign ? -magnitude : magnitude;
  }
  const std::uint32_t widened = exponent == 31 ? 255 : exponent + 112;
  return std::bit_cast<float>(sign | widened << 23 | fraction << 13);
}

} // namespace detail

/// The upper half of a float: 8 bits of exponent, 8 of precision. Made from any number by rounding to nearest, ties to
/// even (a double is rounded to float first, as in torch); converts to float, in which expressions are computed.
struct bfloat16 {
  std::uint16_t bits = 0;

  constexpr bfloat16() = default;
  template <typename T>
  requires std::integral<T> || std::floating_point<T>
  constexpr bfloat16(T value) : bits(detail::to_bfloat16_bits(static_cast<float>(value))) {}
  constexpr operator float() const { return detail::from_bfloat16_bits(bits); }
  static constexpr bfloat16 from_bits(std::uint16_t bits) {
    bfloat16 number;
    number.bits = bits;
    return number;
  }
};

/// IEEE 754 binary16: 5 bits of exponent, 11 of precision, up to 65504. Made and used like `bfloat16`.
struct float16 {
  std::uint16_t bits = 0;

  constexpr float16() = default;
  template <typename T>
  requires std::integral<T> || std::floating_point<T>
  constexpr float16(T value) : bits(detail::to_float16_bits(static_cast<float>(value))) {}
  constexpr operator float() const { return detail::from_float16_bits(bits); }
  static constexpr float16 from_bits(std::uint16_t bits) {
    float16 number;
    number.bits = bits;
    return number;
  }
};

static_assert(sizeof(bfloat16) == 2 && sizeof(float16) == 2);

} // namespace ttc

#endif // TTC_HALF_H
