// Element types of arrays and tensors.
#ifndef TTC_DTYPE_H
#define TTC_DTYPE_H

#include "ttc/Half.h"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string_view>

namespace ttc {

/// BF16, F16, I8, I16 and U8 are types of storage: operations compute in f32 or i32 and round, or wrap, each result.
enum class DType : std::uint8_t { F32, F64, I32, I64, Bool, BF16, F16, I8, I16, U8 };

/// All element types.
inline constexpr DType all_dtypes[] = {DType::F32, DType::F64, DType::BF16, DType::F16, DType::I8,
                                       DType::I16, DType::I32, DType::I64,  DType::U8,  DType::Bool};

/// Bytes of one element; a Bool takes one.
constexpr std::size_t itemsize(DType dtype) {
  switch (dtype) {
  case DType::F32:
  case DType::I32:
    return 4;
  case DType::F64:
  case DType::I64:
    return 8;
  case DType::BF16:
  case DType::F16:
  case DType::I16:
    return 2;
  case DType::I8:
  case DType::U8:
  case DType::Bool:
    return 1;
  }
  return 0;
}

/// "f32", "f64", "bf16", "f16", "i8", "i16", "i32", "i64", "u8" or "bool".
constexpr std::string_view name(DType dtype) {
  switch (dtype) {
  case DType::F32:
    return "f32";
  case DType::F64:
    return "f64";
  case DType::I32:
    return "i32";
  case DType::I64:
    return "i64";
  case DType::Bool:
    return "bool";
  case DType::BF16:
    return "bf16";
  case DType::F16:
    return "f16";
  case DType::I8:
    return "i8";
  case DType::I16:
    return "i16";
  case DType::U8:
    return "u8";
  }
  return "unknown";
}

/// BF16 and F16, whose arithmetic happens in f32.
constexpr bool is_half(DType dtype) { return dtype == DType::BF16 || dtype == DType::F16; }
constexpr bool is_floating_point(DType dtype) { return dtype == DType::F32 || dtype == DType::F64 || is_half(dtype); }
/// Whole numbers; Bool isn't one.
constexpr bool is_integer(DType dtype) { return !is_floating_point(dtype) && dtype != DType::Bool; }

/// The inverse of `name`; nothing for an unknown one.
constexpr std::optional<DType> dtype_from_name(std::string_view text) {
  for (DType dtype : all_dtypes)
    if (name(dtype) == text)
      return dtype;
  return std::nullopt;
}

std::ostream &operator<<(std::ostream &os, DType dtype);

/// C++ types that an element can have. `long` and `long long` are both I64 where they have 64 bits.
template <typename T>
concept Element = std::same_as<T, float> || std::same_as<T, double> || std::same_as<T, bfloat16> ||
    std::same_as<T, float16> || std::same_as<T, bool> || std::same_as<T, std::uint8_t> ||
    (std::signed_integral<T> && !std::same_as<T, char> && !std::same_as<T, wchar_t>);

/// The DType of a C++ type, e.g. `dtype_of<float> == DType::F32`.
template <Element T>
inline constexpr DType dtype_of = std::same_as<T, float>          ? DType::F32
                                  : std::same_as<T, double>       ? DType::F64
                                  : std::same_as<T, bfloat16>     ? DType::BF16
                                  : std::same_as<T, float16>      ? DType::F16
                                  : std::same_as<T, bool>         ? DType::Bool
                                  : std::same_as<T, std::uint8_t> ? DType::U8
                                  : sizeof(T) == 1                ? DType::I8
                                  : sizeof(T) == 2                ? DType::I16
                                  : sizeof(T) == 4                ? DType::I32
                                                                  : DType::I64;

} // namespace ttc

#endif // TTC_DTYPE_H
