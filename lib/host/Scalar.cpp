// Numbers of the host.
#include "ttc/Scalar.h"

#include "lib/host/Elements.h"

#include <cmath>
#include <fmt/format.h>

namespace ttc {

std::int64_t Scalar::integer() const { return is_floating() ? host::convert<std::int64_t, double>(real_) : whole_; }

bool Scalar::fits(DType dtype) const {
  if (is_floating_point(dtype) || dtype == DType::Bool)
    return true;
  if (is_floating() && (std::trunc(real_) != real_ || std::abs(real_) > 0x1p63))
    return false;
  bool fits = false;
  host::dispatch(dtype, [&]<typename T>() {
    const std::int64_t value = integer();
    if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>)
      fits = value == static_cast<std::int64_t>(static_cast<T>(value)) && (!is_floating() || real_ < 0x1p63);
  });
  return fits;
}

std::string Scalar::to_string() const {
  return is_bool() ? (whole_ ? "true" : "false") : is_floating() ? fmt::format("{}", real_) : fmt::format("{}", whole_);
}

} // namespace ttc
