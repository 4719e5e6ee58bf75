// Printing of arrays in torch's manner.
#include "lib/host/Elements.h"
#include "ttc/Array.h"

#include <fmt/format.h>

#include <cmath>
#include <ostream>
#include <string>

using namespace ttc;

namespace {

/// Above so many elements, each long dimension shows its first and last `edge_items` only.
constexpr std::int64_t summarize_above = 1000;
constexpr std::int64_t edge_items = 3;
constexpr std::size_t line_width = 100;

/// How the numbers of one array are written: all alike, so that columns line up.
class Formatter {
public:
  Formatter(const Array &array, bool summarize) : array_(array), summarize_(summarize) {
    if (is_floating_point(array.dtype()))
      choose_style();
    visit(0, 0, [&](std::int64_t i) { width_ = std::max(width_, number(i).size()); });
  }

  std::string print(std::size_t dim, std::int64_t offset) const {
    if (dim == array_.shape().size())
      return fmt::format("{:>{}}", number(offset), width_);
    const bool innermost = dim + 1 == array_.shape().size();
    const std::int64_t extent = array_.shape()[dim];
    const std::int64_t stride = stride_of(dim);
    const std::string indent(dim + 1, ' ');
    // Blocks of n dimensions are n lines apart.
    const std::string newline = std::string(innermost ? 1 : array_.shape().size() - dim - 1, '\n') + indent;
    std::string text = "[";
    std::size_t column = text.size() + dim;
    for (std::int64_t i = 0; i < extent; ++i) {
      std::string item;
      if (elides(extent) && i == edge_items) {
        item = "...";
        i = extent - edge_items - 1;
      } else {
        item = print(dim + 1, offset + i * stride);
      }
      if (i > 0 && innermost) {
        const bool wraps = column + 2 + item.size() > line_width;
        text += wraps ? "," + newline : ", ";
        column = wraps ? dim + 1 : column + 2;
      } else if (i > 0) {
        text += "," + newline;
      }
      column += item.size();
      text += item;
    }
    return text + "]";
  }

private:
  bool elides(std::int64_t extent) const { return summarize_ && extent > 2 * edge_items; }

  std::int64_t stride_of(std::size_t dim) const {
    std::int64_t stride = 1;
    for (std::size_t d = dim + 1; d < array_.shape().size(); ++d)
      stride *= array_.shape()[d];
    return stride;
  }

  template <typename Visitor> void visit(std::size_t dim, std::int64_t offset, Visitor &&visitor) const {
    if (dim == array_.shape().size())
      return visitor(offset);
    const std::int64_t extent = array_.shape()[dim];
    for (std::int64_t i = 0; i < extent; ++i) {
      if (elides(extent) && i == edge_items)
        i = extent - edge_items;
      visit(dim + 1, offset + i * stride_of(dim), visitor);
    }
  }

  double real(std::int64_t i) const {
    double value = 0;
    host::dispatch(array_.dtype(), [&]<typename T>() { value = static_cast<double>(array_.data<T>()[i]); });
    return value;
  }

  /// torch's rule: whole numbers as "1.", a wide range in scientific notation, all else with four digits.
  void choose_style() {
    double largest = 0;
    double smallest = HUGE_VAL;
    whole_ = true;
    visit(0, 0, [&](std::int64_t i) {
      const double magnitude = std::abs(real(i));
      if (!std::isfinite(magnitude))
        return;
      whole_ &= magnitude == std::floor(magnitude);
      largest = std::max(largest, magnitude);
      if (magnitude > 0)
        smallest = std::min(smallest, magnitude);
    });
    scientific_ = largest > 0 && (largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4);
    scientific_ &= !whole_ || largest > 1e8;
  }

  std::string number(std::int64_t i) const {
    if (array_.dtype() == DType::Bool)
      return array_.data<bool>()[i] ? "true" : "false";
    if (is_integer(array_.dtype())) {
      std::int64_t whole = 0;
      host::dispatch(array_.dtype(), [&]<typename T>() { whole = static_cast<std::int64_t>(array_.data<T>()[i]); });
      return fmt::format("{}", whole);
    }
    const double value = real(i);
    if (!std::isfinite(value))
      return fmt::format("{}", value);
    if (scientific_)
      return fmt::format("{:.4e}", value);
    return whole_ ? fmt::format("{:.0f}.", value) : fmt::format("{:.4f}", value);
  }

  const Array &array_;
  bool summarize_;
  bool whole_ = false;
  bool scientific_ = false;
  std::size_t width_ = 0;
};

} // namespace

std::ostream &ttc::operator<<(std::ostream &os, const Array &array) {
  if (array.numel() == 0)
    os << "[], shape=" << array.shape();
  else
    os << Formatter(array, array.numel() > summarize_above).print(0, 0);
  if (array.dtype() != DType::F32)
    os << (array.numel() == 0 ? ", " : " ") << "dtype=" << array.dtype();
  return os;
}
