// Arrays made from numbers: constants, ranges and random draws.
#include "lib/host/Elements.h"
#include "runtime/Philox.h"
#include "ttc/Array.h"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <numbers>
#include <type_traits>

using namespace ttc;

std::int64_t host::checked_numel(const Shape &shape, DType dtype, Location where) {
  std::int64_t count = 0;
  std::int64_t bytes = 0;
  try {
    count = shape.numel();
  } catch (const Error &error) {
    fail(error.message(), where);
  }
  if (__builtin_mul_overflow(count, static_cast<std::int64_t>(itemsize(dtype)), &bytes))
    fail(fmt::format("expected at most 2^63 - 1 bytes, got shape {} of {}", shape.to_string(), name(dtype)), where);
  return count;
}

Array Array::zeros(const Shape &shape, DType dtype, Location where) {
  Array array = empty(shape, dtype, where);
  std::memset(array.raw(), 0, array.nbytes());
  return array;
}

Array Array::ones(const Shape &shape, DType dtype, Location where) { return full(shape, 1, dtype, where); }

Array Array::full(const Shape &shape, Scalar value, DType dtype, Location where) {
  Array array = empty(shape, dtype, where);
  const Array element = (value.is_floating() ? scalar(value.real()) : scalar(value.integer())).to(dtype);
  host::dispatch(dtype, [&]<typename T>() { std::ranges::fill(array.data<T>(), element.item<T>()); });
  return array;
}

Array Array::arange(std::int64_t count, DType dtype, Location where) {
  Array array = empty({count}, dtype, where);
  host::dispatch(dtype, [&]<typename T>() {
    std::int64_t i = 0;
    for (T &element : array.data<T>())
      element = static_cast<T>(i++);
  });
  return array;
}

Array Array::arange(Scalar start, Scalar stop, Scalar step, DType dtype, Location where) {
  const double estimate = std::ceil((stop.real() - start.real()) / step.real());
  if (step == 0 || !std::isfinite(estimate))
    fail(fmt::format("arange: expected finite bounds and a step other than 0, got {}, {}, {}", start.to_string(),
                     stop.to_string(), step.to_string()),
         where);
  if (estimate > 0x1p53)
    fail(fmt::format("arange: expected at most 2^53 elements, got {}", estimate), where);
  if (start.is_floating() || stop.is_floating() || step.is_floating()) {
    Array values = empty({std::max<std::int64_t>(static_cast<std::int64_t>(estimate), 0)}, DType::F64, where);
    double i = 0;
    for (double &element : values.data<double>())
      element = start.real() + step.real() * i++;
    return values.to(dtype);
  }
  const __int128 by = step.integer(), distance = __int128(stop.integer()) - start.integer();
  const __int128 count = distance == 0 || (distance < 0) != (by < 0) ? 0 : (distance + by - (by > 0 ? 1 : -1)) / by;
  Array values = empty({static_cast<std::int64_t>(count)}, DType::I64, where);
  __int128 i = 0;
  for (std::int64_t &element : values.data<std::int64_t>())
    element = static_cast<std::int64_t>(start.integer() + by * i++);
  return values.to(dtype);
}

static void check_floating(const char *function, DType dtype, Location where) {
  if (!is_floating_point(dtype))
    fail(fmt::format("{}: expected a floating dtype, got {}", function, name(dtype)), where);
}

/// Draws in f32, rounded to a type of 16 bits; what rounds to the upper bound, which is not part of the interval, is
/// drawn from the number below it.
static Array uniform_half(const Shape &shape, std::uint64_t seed, double lo, double hi, DType dtype, Location where) {
  const Array draws = Array::uniform(shape, seed, lo, hi, DType::F32, where), rounded = draws.to(dtype);
  host::dispatch(dtype, [&]<typename T>() {
    if constexpr (std::is_same_v<T, bfloat16> || std::is_same_v<T, float16>) {
      const auto bound = T(hi);
      // The magnitude's bits count up: the next number towards minus infinity is one up or down by the sign.
      const bool negative = bound.bits & 0x8000;
      const bool zero = (bound.bits & 0x7fff) == 0;
      const auto below = zero ? std::uint16_t(0x8001) : static_cast<std::uint16_t>(bound.bits + (negative ? 1 : -1));
      for (T &element : rounded.data<T>())
        if (lo < hi && float(element) >= float(bound))
          element = T::from_bits(below);
    }
  });
  return rounded;
}

Array Array::uniform(const Shape &shape, std::uint64_t seed, double lo, double hi, DType dtype, Location where) {
  check_floating("uniform", dtype, where);
  if (!(lo <= hi))
    fail(fmt::format("uniform: expected lo <= hi, got {} and {}", lo, hi), where);
  if (is_half(dtype))
    return uniform_half(shape, seed, lo, hi, dtype, where);
  Array array = empty(shape, dtype, where);
  // Rounding may reach the upper bound, which is not part of the interval.
  const auto scale = [&]<typename T>(T draw) {
    const T value = static_cast<T>(lo) + (static_cast<T>(hi) - static_cast<T>(lo)) * draw;
    return value < static_cast<T>(hi) || lo == hi ? value : std::nextafter(static_cast<T>(hi), static_cast<T>(lo));
  };
  if (dtype == DType::F32) {
    auto values = array.data<float>();
    for (std::size_t i = 0; i < values.size(); i += 4) {
      const philox::Block words = philox::block(seed, 0, i / 4);
      for (std::size_t j = i; j < std::min(i + 4, values.size()); ++j)
        values[j] = scale(philox::to_uniform(words[j - i]));
    }
  } else {
    auto values = array.data<double>();
    for (std::size_t i = 0; i < values.size(); i += 2) {
      const philox::Block words = philox::block(seed, 0, i / 2);
      for (std::size_t j = i; j < std::min(i + 2, values.size()); ++j)
        values[j] = scale(philox::to_uniform(words[2 * (j - i)], words[2 * (j - i) + 1]));
    }
  }
  return array;
}

Array Array::normal(const Shape &shape, std::uint64_t seed, double mean, double std, DType dtype, Location where) {
  check_floating("normal", dtype, where);
  if (!(std >= 0))
    fail(fmt::format("normal: expected a standard deviation of at least 0, got {}", std), where);
  Array array = empty(shape, dtype, where);
  host::dispatch(dtype, [&]<typename T>() {
    auto values = array.data<T>();
    for (std::size_t i = 0; i < values.size(); i += 2) {
      // Box-Muller; 1 - u lies in (0, 1], where the logarithm is finite.
      const philox::Block words = philox::block(seed, 0, i / 2);
      const double radius = std::sqrt(-2 * std::log(1 - philox::to_uniform(words[0], words[1])));
      const double angle = 2 * std::numbers::pi * philox::to_uniform(words[2], words[3]);
      values[i] = static_cast<T>(mean + std * radius * std::cos(angle));
      if (i + 1 < values.size())
        values[i + 1] = static_cast<T>(mean + std * radius * std::sin(angle));
    }
  });
  return array;
}

Array Array::randint(const Shape &shape, std::uint64_t seed, std::int64_t lo, std::int64_t hi, DType dtype,
                     Location where) {
  if (lo >= hi)
    fail(fmt::format("randint: expected lo < hi, got {} and {}", lo, hi), where);
  Array array = empty(shape, dtype, where);
  philox::Sequence draws(seed);
  const std::uint64_t range = static_cast<std::uint64_t>(hi) - static_cast<std::uint64_t>(lo);
  host::dispatch(dtype, [&]<typename T>() {
    for (T &element : array.data<T>())
      element = static_cast<T>(static_cast<std::int64_t>(static_cast<std::uint64_t>(lo) + draws.below(range)));
  });
  return array;
}
