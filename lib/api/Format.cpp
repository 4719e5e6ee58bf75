// Printing of shapes, numbers and statistics.
#include "lib/api/Format.h"

#include "lib/host/Text.h"
#include "ttc/Statistics.h"

#include <fmt/format.h>
#include <ostream>

namespace ttc {

namespace detail {

SymbolicShape symbolic(const Shape &shape) {
  SymbolicShape result;
  for (std::int64_t extent : shape)
    result.push_back(extent < 0 ? Dim::unknown() : Dim(extent));
  return result;
}

std::string to_string(const Shape &shape) { return symbolic(shape).to_string(); }

std::string to_string(const std::vector<std::int64_t> &values) { return fmt::format("[{}]", fmt::join(values, ", ")); }

bool matches(const Shape &shape, const Shape &pattern) {
  if (shape.size() != pattern.size())
    return false;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (pattern[i] >= 0 && shape[i] != pattern[i])
      return false;
  return true;
}

std::string to_string(double value) {
  std::string text = fmt::format("{}", value);
  return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
}

std::string grouped(std::int64_t value) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(digits.size()) - 3; i > 0; i -= 3)
    digits.insert(static_cast<std::size_t>(i), ",");
  return value < 0 ? "-" + digits : digits;
}

std::string bytes(std::int64_t value) {
  if (value < 1024)
    return fmt::format("{} B", value);
  if (value < 1024 * 1024)
    return fmt::format("{:.1f} KiB", static_cast<double>(value) / 1024);
  return fmt::format("{:.1f} MiB", static_cast<double>(value) / (1024 * 1024));
}

} // namespace detail

std::string Dim::to_string() const {
  if (is_static())
    return std::to_string(extent_);
  return name_.empty() ? "?" : name_;
}

bool SymbolicShape::is_static() const {
  for (const Dim &dim : dims_)
    if (!dim.is_static())
      return false;
  return true;
}

Shape SymbolicShape::extents() const {
  Shape shape;
  for (const Dim &dim : dims_)
    shape.push_back(dim.extent());
  return shape;
}

std::string SymbolicShape::to_string() const {
  return host::bracketed(dims_.size(), [this](std::size_t i) { return dims_[i].to_string(); });
}

std::ostream &operator<<(std::ostream &os, const SymbolicShape &shape) { return os << shape.to_string(); }

std::ostream &operator<<(std::ostream &os, const Statistics &s) {
  return os << fmt::format("{} ops -> {} launches of {} kernels; arena {} (buffers {}); compiled in {:.2f} s for {}",
                           s.ops_before_fusion, s.ops_after_fusion, s.kernels, detail::bytes(s.arena_bytes),
                           detail::bytes(s.buffer_bytes), s.compile_seconds, s.target);
}

} // namespace ttc
