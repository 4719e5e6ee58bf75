// The extents of an array: a short list of numbers, outermost first.
#ifndef TTC_SHAPE_H
#define TTC_SHAPE_H

#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

namespace ttc {

/// Static extents, row-major. An empty shape is that of a scalar.
class Shape {
public:
  using value_type = std::int64_t;
  using const_iterator = std::vector<std::int64_t>::const_iterator;

  Shape() = default;
  Shape(std::initializer_list<std::int64_t> dims) : dims_(dims) {}
  Shape(std::vector<std::int64_t> dims) : dims_(std::move(dims)) {}
  template <typename Iterator> Shape(Iterator first, Iterator last) requires requires {
    *first;
    ++first;
  } : dims_(first, last) {
  }

  /// Number of dimensions.
  std::size_t size() const { return dims_.size(); }
  std::int64_t rank() const { return static_cast<std::int64_t>(dims_.size()); }
  bool empty() const { return dims_.empty(); }
  std::int64_t operator[](std::size_t i) const { return dims_[i]; }
  std::int64_t &operator[](std::size_t i) { return dims_[i]; }
  std::int64_t front() const { return dims_.front(); }
  std::int64_t back() const { return dims_.back(); }
  void push_back(std::int64_t dim) { dims_.push_back(dim); }
  const_iterator begin() const { return dims_.begin(); }
  const_iterator end() const { return dims_.end(); }
  const std::int64_t *data() const { return dims_.data(); }
  const std::vector<std::int64_t> &dims() const { return dims_; }
  operator const std::vector<std::int64_t> &() const { return dims_; }

  /// The product of the extents, 1 for a scalar. Throws `Error` for a negative extent or a product beyond 2^63 - 1.
  std::int64_t numel() const;
  /// "[64, 784]"; "[]" for a scalar. Of more than 32 extents the first few and how many there are.
  std::string to_string() const;

  friend bool operator==(const Shape &, const Shape &) = default;

private:
  std::vector<std::int64_t> dims_;
};

std::ostream &operator<<(std::ostream &os, const Shape &shape);

} // namespace ttc

#endif // TTC_SHAPE_H
