// Element types of arrays and tensors.
#ifndef TTC_DTYPE_H
#define TTC_DTYPE_H

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string_view>

namespace ttc {

enum class DType : std::uint8_t { F32, F64, I32, I64, Bool };

/// Bytes of one element; a Bool takes one.
constexpr std::size_t itemsize(DType dtype) {
  switch (dtype) {
  case DType::F32:
  case DType::I32:
    return 4;
  case DType::F64:
  case DType::I64:
    return 8;
  case DType::Bool:
    return 1;
  }
  return 0;
}

/// "f32", "f64", "i32", "i64" or "bool".
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
  }
  return "unknown";
}

constexpr bool is_floating_point(DType dtype) { return dtype == DType::F32 || dtype == DType::F64; }
constexpr bool is_integer(DType dtype) { return dtype == DType::I32 || dtype == DType::I64; }

/// The inverse of `name`; nothing for an unknown one.
constexpr std::optional<DType> dtype_from_name(std::string_view text) {
  for (DType dtype : {DType::F32, DType::F64, DType::I32, DType::I64, DType::Bool})
    if (name(dtype) == text)
      return dtype;
  return std::nullopt;
}

std::ostream &operator<<(std::ostream &os, DType dtype);

/// C++ types that an element can have. `long` and `long long` are both I64 where they have 64 bits.
template <typename T>
concept Element = std::same_as<T, float> || std::same_as<T, double> || std::same_as<T, bool> ||
    (std::signed_integral<T> && !std::same_as<T, char> && !std::same_as<T, wchar_t> &&
     (sizeof(T) == 4 || sizeof(T) == 8));

/// The DType of a C++ type, e.g. `dtype_of<float> == DType::F32`.
template <Element T>
inline constexpr DType dtype_of = std::same_as<T, float>    ? DType::F32
                                  : std::same_as<T, double> ? DType::F64
                                  : std::same_as<T, bool>   ? DType::Bool
                                  : sizeof(T) == 4          ? DType::I32
                                                            : DType::I64;

} // namespace ttc

#endif // TTC_DTYPE_H
