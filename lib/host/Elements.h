// Helpers of the host library over element types.
#ifndef TTC_LIB_HOST_ELEMENTS_H
#define TTC_LIB_HOST_ELEMENTS_H

#include "ttc/Array.h"
#include "ttc/DType.h"
#include "ttc/Error.h"
#include "ttc/Shape.h"

#include <cmath>
#include <limits>
#include <type_traits>

namespace ttc::host {

/// `shape.numel()`, with errors at `where`, also for an array whose bytes can't be addressed.
std::int64_t checked_numel(const Shape &shape, DType dtype, Location where);

/// Makes every byte of an array of bools 0 or 1: any other, from a file, would be undefined behaviour.
void normalize_bools(const Array &array);

/// Calls `body.operator()<T>()` with the C++ type of `dtype`.
template <typename Body> void dispatch(DType dtype, Body &&body) {
  switch (dtype) {
  case DType::F32:
    return body.template operator()<float>();
  case DType::F64:
    return body.template operator()<double>();
  case DType::I32:
    return body.template operator()<std::int32_t>();
  case DType::I64:
    return body.template operator()<std::int64_t>();
  case DType::Bool:
    return body.template operator()<bool>();
  case DType::BF16:
    return body.template operator()<bfloat16>();
  case DType::F16:
    return body.template operator()<float16>();
  case DType::I8:
    return body.template operator()<std::int8_t>();
  case DType::I16:
    return body.template operator()<std::int16_t>();
  case DType::U8:
    return body.template operator()<std::uint8_t>();
  }
}

/// Truncates and saturates; a plain cast of a value outside the range would be undefined.
template <typename To, typename From> To convert(From value) {
  if constexpr (std::is_same_v<From, bfloat16> || std::is_same_v<From, float16>) {
    return convert<To, float>(value);
  } else if constexpr (std::is_same_v<To, bool>) {
    return value != From(0);
  } else if constexpr (std::is_floating_point_v<From> && std::is_integral_v<To>) {
    if (std::isnan(value))
      return 0;
    // Half of the power of two behind the largest integer: exact in either floating type, unlike that integer.
    constexpr From limit = static_cast<From>(std::numeric_limits<To>::max() / 2 + 1);
    if (value >= 2 * limit)
      return std::numeric_limits<To>::max();
    if (value < static_cast<From>(std::numeric_limits<To>::min()))
      return std::numeric_limits<To>::min();
    return static_cast<To>(value);
  } else {
    return static_cast<To>(value);
  }
}

} // namespace ttc::host

#endif // TTC_LIB_HOST_ELEMENTS_H
