// Shapes with unknown extents, for messages.
#ifndef TTC_API_FORMAT_H
#define TTC_API_FORMAT_H

#include "ttc/Dim.h"

#include <string>
#include <vector>

namespace ttc::detail {

/// Extents of -1 as unknown ones.
SymbolicShape symbolic(const Shape &shape);
/// "[10, ?]": extents of -1 are unknown.
std::string to_string(const Shape &shape);
/// "[0, 2, 1]".
std::string to_string(const std::vector<std::int64_t> &values);
/// Whether the shapes agree; -1 in `pattern` agrees with anything.
bool matches(const Shape &shape, const Shape &pattern);
/// A number as short as it reads back, with a point: "0.1", "1.0", "1e-05".
std::string to_string(double value);
/// "1,234,567".
std::string grouped(std::int64_t value);
/// "1.2 MiB".
std::string bytes(std::int64_t value);

} // namespace ttc::detail

#endif // TTC_API_FORMAT_H
