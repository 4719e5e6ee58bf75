// Shapes and names of element types.
#include "ttc/Shape.h"
#include "lib/host/Text.h"
#include "ttc/DType.h"
#include "ttc/Error.h"

#include <fmt/format.h>

#include <ostream>

using namespace ttc;

std::int64_t Shape::numel() const {
  std::int64_t count = 1;
  bool overflow = false;
  bool zero = false;
  for (std::int64_t dim : dims_) {
    if (dim < 0)
      throw Error(fmt::format("expected extents of at least 0, got {}", to_string()));
    zero |= dim == 0;
    overflow |= __builtin_mul_overflow(count, dim, &count);
  }
  if (zero)
    return 0;
  if (overflow)
    throw Error(fmt::format("expected at most 2^63 - 1 elements, got shape {}", to_string()));
  return count;
}

std::string Shape::to_string() const {
  return host::bracketed(dims_.size(), [this](std::size_t i) { return std::to_string(dims_[i]); });
}

std::ostream &ttc::operator<<(std::ostream &os, const Shape &shape) { return os << shape.to_string(); }

std::ostream &ttc::operator<<(std::ostream &os, DType dtype) { return os << name(dtype); }
