// How layers print sizes and check them.
#ifndef TTC_API_NN_LAYERFORMAT_H
#define TTC_API_NN_LAYERFORMAT_H

#include "lib/api/Emit.h"
#include "ttc/nn/Module.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace ttc::nn {

inline const char *python(bool value) { return value ? "True" : "False"; }

/// "(3, 3)"; "(3,)" for one number.
inline std::string tuple(const std::vector<std::int64_t> &values) {
  return values.size() == 1 ? fmt::format("({},)", values[0]) : fmt::format("({})", fmt::join(values, ", "));
}

/// One number where all are equal, as torch prints them if they were given so.
inline std::string short_tuple(const std::vector<std::int64_t> &values) {
  const bool equal = std::all_of(values.begin(), values.end(), [&](std::int64_t v) { return v == values[0]; });
  return equal ? std::to_string(values[0]) : tuple(values);
}

/// An extent, or "?" while it is unknown.
inline std::string extent(const Parameter &parameter, std::size_t dim) { return parameter.shape()[dim].to_string(); }

inline void check_positive(const std::string &layer, const char *what, std::int64_t value, Location where) {
  if (value < 1)
    fail(fmt::format("{}: expected a positive {}, got {}", layer, what, value), where);
}

inline void check_positive(const std::string &layer, const char *what, const std::vector<std::int64_t> &values,
                           Location where) {
  check_positive(layer, what, *std::min_element(values.begin(), values.end()), where);
}

/// The extent of a parameter that the first use infers.
constexpr std::int64_t unknown = -1;

} // namespace ttc::nn

#endif // TTC_API_NN_LAYERFORMAT_H
