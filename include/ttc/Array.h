// Host data: what goes into a compiled program and what comes out of it.
#ifndef TTC_ARRAY_H
#define TTC_ARRAY_H

#include "ttc/DType.h"
#include "ttc/Error.h"
#include "ttc/Scalar.h"
#include "ttc/Shape.h"

#include <algorithm>
#include <cstddef>
#include <iosfwd>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace ttc {

/// A handle to contiguous, row-major elements on the host. Copies share the elements; `clone` makes new ones. Fresh
/// storage is aligned to 64 bytes; views of `narrow0` and wrapped memory need not be. All errors are `ttc::Error`s
/// that name the caller's line.
class Array {
public:
  /// The alignment of fresh storage, in bytes.
  static constexpr std::size_t alignment = 64;

  /// No elements: f32 of shape [0].
  Array();

  /// A copy of `values`, row-major, in the given shape. Throws unless their number is the shape's `numel()`.
  template <Element T>
  static Array from(std::span<const T> values, const Shape &shape, Location where = std::source_location::current()) {
    Array array = empty(shape, dtype_of<T>, where);
    array.check_count(values.size(), where);
    std::copy(values.begin(), values.end(), static_cast<T *>(array.raw()));
    return array;
  }
  template <Element T>
  static Array from(std::initializer_list<T> values, const Shape &shape,
                    Location where = std::source_location::current()) {
    return from<T>(std::span<const T>(values.begin(), values.size()), shape, where);
  }
  template <Element T>
  static Array from(const std::vector<T> &values, const Shape &shape,
                    Location where = std::source_location::current()) {
    Array array = empty(shape, dtype_of<T>, where);
    array.check_count(values.size(), where);
    std::copy(values.begin(), values.end(), static_cast<T *>(array.raw()));
    return array;
  }
  /// An array of shape [] with one element.
  template <Element T> static Array scalar(T value) { return from<T>({value}, Shape{}); }

  /// Uses memory of the caller's without a copy. It must outlive the array and its views unless `owner` keeps it.
  template <Element T>
  static Array wrap(std::span<T> values, const Shape &shape, std::shared_ptr<void> owner = nullptr,
                    Location where = std::source_location::current()) {
    Array array(std::shared_ptr<std::byte>(std::move(owner), reinterpret_cast<std::byte *>(values.data())), shape,
                dtype_of<T>, where);
    array.check_count(values.size(), where);
    return array;
  }

  /// Uninitialized elements.
  static Array empty(const Shape &shape, DType dtype = DType::F32, Location where = std::source_location::current());
  static Array zeros(const Shape &shape, DType dtype = DType::F32, Location where = std::source_location::current());
  static Array ones(const Shape &shape, DType dtype = DType::F32, Location where = std::source_location::current());
  static Array full(const Shape &shape, Scalar value, DType dtype = DType::F32,
                    Location where = std::source_location::current());
  /// 0, 1, ..., count - 1.
  static Array arange(std::int64_t count, DType dtype = DType::I64, Location where = std::source_location::current());
  /// start, start + step, ... below `stop` (above it for a negative step, which must not be 0). Exact in 64 bits if all
  /// three are whole, else computed as f64.
  static Array arange(Scalar start, Scalar stop, Scalar step, DType dtype = DType::F32,
                      Location where = std::source_location::current());

  /// Uniform in [lo, hi). Random arrays depend on shape, seed and dtype alone (Philox counters, runtime/Philox.h).
  static Array uniform(const Shape &shape, std::uint64_t seed, double lo = 0, double hi = 1, DType dtype = DType::F32,
                       Location where = std::source_location::current());
  /// Normal with the given mean and standard deviation (Box-Muller).
  static Array normal(const Shape &shape, std::uint64_t seed, double mean = 0, double std = 1, DType dtype = DType::F32,
                      Location where = std::source_location::current());
  /// Integers, uniform in [lo, hi); lo must be below hi.
  static Array randint(const Shape &shape, std::uint64_t seed, std::int64_t lo, std::int64_t hi,
                       DType dtype = DType::I64, Location where = std::source_location::current());

  const Shape &shape() const { return *shape_; }
  DType dtype() const { return dtype_; }
  std::int64_t rank() const { return shape_->rank(); }
  /// Number of elements.
  std::int64_t numel() const { return numel_; }
  /// Whether no other handle, view or owner keeps the elements.
  bool is_sole_owner() const { return storage_.use_count() == 1; }
  std::size_t nbytes() const { return static_cast<std::size_t>(numel_) * itemsize(dtype_); }

  /// The first element's address; null only if nothing was ever allocated.
  void *raw() const { return storage_.get(); }
  /// The elements. Throws unless T is the array's type.
  template <Element T> std::span<T> data(Location where = std::source_location::current()) const {
    check_dtype(dtype_of<T>, where);
    return {static_cast<T *>(raw()), static_cast<std::size_t>(numel_)};
  }
  /// The only element, converted to T as `to` converts. Throws unless there is exactly one.
  template <Element T> T item(Location where = std::source_location::current()) const {
    check_single(where);
    T element;
    convert_first(dtype_of<T>, &element);
    return element;
  }
  /// The element at `index`, one number per dimension, negative ones counting from the end. Throws outside the shape.
  template <Element T>
  T &at(std::initializer_list<std::int64_t> index, Location where = std::source_location::current()) const {
    check_dtype(dtype_of<T>, where);
    return static_cast<T *>(raw())[offset_of(index, where)];
  }

  /// The same elements in another shape; one extent may be -1 and follows from the others.
  Array reshape(const Shape &shape, Location where = std::source_location::current()) const;
  /// Rows [start, stop) of the first dimension, sharing the elements.
  Array narrow0(std::int64_t start, std::int64_t stop, Location where = std::source_location::current()) const;
  /// New storage with the same elements.
  Array clone() const;
  /// The elements in another type: floats to integers truncate and saturate (NaN gives 0), integers wrap, numbers to
  /// BF16 and F16 round by way of f32, anything to Bool is `!= 0`. Shares the elements if the type is the same.
  Array to(DType dtype) const;

private:
  Array(std::shared_ptr<std::byte> storage, const Shape &shape, DType dtype, Location where);

  void check_count(std::size_t count, Location where) const;
  void check_dtype(DType wanted, Location where) const;
  void check_single(Location where) const;
  /// Stores the first element at `element`, which is of type `dtype`.
  void convert_first(DType dtype, void *element) const;
  std::size_t offset_of(std::span<const std::int64_t> index, Location where) const;
  std::size_t offset_of(std::initializer_list<std::int64_t> index, Location where) const {
    return offset_of(std::span<const std::int64_t>(index.begin(), index.size()), where);
  }

  std::shared_ptr<std::byte> storage_;
  /// Shared, so that copying a handle allocates nothing; never null.
  std::shared_ptr<const Shape> shape_;
  std::int64_t numel_ = 0;
  DType dtype_ = DType::F32;
};

/// Prints as torch does: brackets, four digits, long dimensions elided beyond 1,000 elements; followed by "dtype=i64"
/// if the type isn't f32.
std::ostream &operator<<(std::ostream &os, const Array &array);

} // namespace ttc

#endif // TTC_ARRAY_H
