// What stands in the brackets of `x[{Slice(0, 4), 2, Ellipsis}]`.
#ifndef TTC_INDICES_H
#define TTC_INDICES_H

#include "ttc/Tensor.h"

#include <concepts>
#include <initializer_list>
#include <optional>
#include <variant>
#include <vector>

namespace ttc {

/// As an index a new dimension of extent 1; as a bound of a `Slice` an open end.
struct NoneType {
  constexpr operator std::optional<std::int64_t>() const { return std::nullopt; }
};
inline constexpr NoneType None{};

/// All dimensions that the other indices leave over; at most one in a list.
struct EllipsisType {};
inline constexpr EllipsisType Ellipsis{};

/// Elements start, start + step, ... before `stop`, by Python's rules: negative bounds count from the end, bounds
/// beyond the extent are cut, nothing or `None` stands for an open end. The step is positive.
struct Slice {
  constexpr Slice(std::optional<std::int64_t> start = std::nullopt, std::optional<std::int64_t> stop = std::nullopt,
                  std::int64_t step = 1)
      : start(start), stop(stop), step(step) {}
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> stop;
  std::int64_t step;
};

/// One index: a number, a `Slice`, `None`, `Ellipsis`, or a tensor of whole numbers.
class Index {
public:
  template <std::integral T>
  requires(!std::same_as<T, bool>) Index(T number) : value_(static_cast<std::int64_t>(number)) {}
  Index(Slice slice) : value_(slice) {}
  Index(NoneType none) : value_(none) {}
  Index(EllipsisType ellipsis) : value_(ellipsis) {}
  Index(Tensor tensor) : value_(std::move(tensor)) {}
  const std::variant<std::int64_t, Slice, NoneType, EllipsisType, Tensor> &value() const { return value_; }

private:
  std::variant<std::int64_t, Slice, NoneType, EllipsisType, Tensor> value_;
};

/// The indices in the brackets together with the line that they stand in; made implicitly.
class Indices {
public:
  Indices(std::initializer_list<Index> list, Location where = std::source_location::current())
      : list_(list), where_(where) {}
  Indices(std::vector<Index> list, Location where = std::source_location::current())
      : list_(std::move(list)), where_(where) {}
  template <typename T>
  requires std::constructible_from<Index, T> Indices(T &&index, Location where = std::source_location::current())
      : list_{Index(std::forward<T>(index))}, where_(where) {}
  const std::vector<Index> &list() const { return list_; }
  Location where() const { return where_; }

private:
  std::vector<Index> list_;
  Location where_;
};

} // namespace ttc

#endif // TTC_INDICES_H
