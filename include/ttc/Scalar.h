// Scalar: a number of the host that meets tensors.
#ifndef TTC_SCALAR_H
#define TTC_SCALAR_H

#include "ttc/DType.h"
#include "ttc/Error.h"

#include <concepts>
#include <cstdint>
#include <string>

namespace ttc {

/// A number that takes the type of the tensor it meets, as a number of Python does in torch: a fraction beside whole
/// numbers gives f32, a whole number or a bool beside Bool gives i64 or Bool, and else the tensor's type stays. Whole
/// numbers are kept as such: no bit of an i64 is lost. Throws for a whole number beyond 2^63 - 1.
class Scalar {
public:
  template <std::floating_point T> Scalar(T value) : real_(static_cast<double>(value)), kind_(Kind::Floating) {}
  Scalar(bfloat16 value) : Scalar(static_cast<float>(value)) {}
  Scalar(float16 value) : Scalar(static_cast<float>(value)) {}
  template <std::integral T>
  Scalar(T value)
      : real_(static_cast<double>(value)), whole_(static_cast<std::int64_t>(value)),
        kind_(std::same_as<T, bool> ? Kind::Bool : Kind::Whole) {
    if constexpr (std::unsigned_integral<T> && sizeof(T) >= sizeof(std::int64_t))
      if (value > static_cast<T>(INT64_MAX))
        fail("expected a whole number of at most 9223372036854775807, got " + std::to_string(value), Location());
  }

  /// Whether it was given as a floating number, even if its value is whole.
  bool is_floating() const { return kind_ == Kind::Floating; }
  bool is_bool() const { return kind_ == Kind::Bool; }
  /// The nearest double.
  double real() const { return real_; }
  /// The whole number; a floating one is truncated towards zero, to the nearest bound beyond 64 bits, and to 0 from
  /// NaN.
  std::int64_t integer() const;
  /// Whether the number is whole and in the range of `dtype`, or `dtype` is a floating one; Bool takes every number.
  bool fits(DType dtype) const;
  /// "3", "0.5", "true".
  std::string to_string() const;

  /// Whether both are the same number.
  friend bool operator==(const Scalar &a, const Scalar &b) {
    return a.is_floating() || b.is_floating() ? a.real_ == b.real_ : a.whole_ == b.whole_;
  }

private:
  enum class Kind : std::uint8_t { Bool, Whole, Floating };
  double real_ = 0;
  std::int64_t whole_ = 0;
  Kind kind_;
};

} // namespace ttc

#endif // TTC_SCALAR_H
