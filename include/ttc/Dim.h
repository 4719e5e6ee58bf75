// Extents of symbolic tensors: numbers or names.
#ifndef TTC_DIM_H
#define TTC_DIM_H

#include "ttc/Shape.h"

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <string>
#include <vector>

namespace ttc {

/// One extent: a number, or a name that stands for one until a program is run. Equal names within a graph are equal
/// extents.
class Dim {
public:
  template <std::integral T> Dim(T extent) : extent_(static_cast<std::int64_t>(extent)) {}
  Dim(const char *name) : name_(name) {}
  Dim(std::string name) : name_(std::move(name)) {}

  bool is_static() const { return extent_ != dynamic; }
  /// The number; `Dim::dynamic` where there is none.
  std::int64_t extent() const { return extent_; }
  /// The name; empty for a number.
  const std::string &name() const { return name_; }
  /// "64", "B", or "?" for an unknown extent without a name.
  std::string to_string() const;

  friend bool operator==(const Dim &, const Dim &) = default;

  static constexpr std::int64_t dynamic = INT64_MIN;
  /// An extent that is neither known nor named.
  static Dim unknown() { return Dim(dynamic); }

private:
  std::int64_t extent_ = dynamic;
  std::string name_;
};

/// The shape of a tensor, e.g. {"B", 784}.
class SymbolicShape {
public:
  SymbolicShape() = default;
  SymbolicShape(std::initializer_list<Dim> dims) : dims_(dims) {}
  SymbolicShape(std::vector<Dim> dims) : dims_(std::move(dims)) {}
  SymbolicShape(const Shape &shape) : dims_(shape.begin(), shape.end()) {}

  std::size_t size() const { return dims_.size(); }
  std::int64_t rank() const { return static_cast<std::int64_t>(dims_.size()); }
  bool empty() const { return dims_.empty(); }
  const Dim &operator[](std::size_t i) const { return dims_[i]; }
  Dim &operator[](std::size_t i) { return dims_[i]; }
  const Dim &front() const { return dims_.front(); }
  const Dim &back() const { return dims_.back(); }
  auto begin() const { return dims_.begin(); }
  auto end() const { return dims_.end(); }
  void push_back(Dim dim) { dims_.push_back(std::move(dim)); }
  const std::vector<Dim> &dims() const { return dims_; }

  bool is_static() const;
  /// The extents as numbers; `Dim::dynamic` where one has none.
  Shape extents() const;
  /// "[B, 784]".
  std::string to_string() const;

  friend bool operator==(const SymbolicShape &, const SymbolicShape &) = default;

private:
  std::vector<Dim> dims_;
};

std::ostream &operator<<(std::ostream &os, const SymbolicShape &shape);

} // namespace ttc

#endif // TTC_DIM_H
