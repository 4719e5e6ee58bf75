// Tensor: a value of a symbolic graph, and the operators on it.
#ifndef TTC_TENSOR_H
#define TTC_TENSOR_H

#include "ttc/DType.h"
#include "ttc/Dim.h"
#include "ttc/Error.h"
#include "ttc/Scalar.h"

#include <concepts>
#include <memory>
#include <vector>

namespace ttc {

namespace detail {
struct GraphImpl;
struct Access;
} // namespace detail

class Graph;
class Indices;

/// A list of dimensions, negative ones counting from the end: `1`, `{0, -1}`, or `{}` for all.
class Dims {
public:
  Dims() = default;
  template <std::integral T> Dims(T dim) : dims_{static_cast<std::int64_t>(dim)} {}
  Dims(std::initializer_list<std::int64_t> dims) : dims_(dims) {}
  Dims(std::vector<std::int64_t> dims) : dims_(std::move(dims)) {}
  const std::vector<std::int64_t> &list() const { return dims_; }
  bool empty() const { return dims_.empty(); }

private:
  std::vector<std::int64_t> dims_;
};

/// A symbolic value: nothing is computed until a program is compiled and run. A small handle, copied by value; it keeps
/// its graph alive. Use of a default-constructed one throws `Error`.
class Tensor {
public:
  using Here = std::source_location;

  Tensor() = default;

  bool defined() const { return value_ != nullptr; }
  SymbolicShape shape(Location where = Here::current()) const;
  DType dtype(Location where = Here::current()) const;
  /// Number of dimensions.
  std::int64_t dim(Location where = Here::current()) const;
  /// One extent; `dim` may be negative.
  Dim size(std::int64_t dim, Location where = Here::current()) const;
  /// The graph that the value belongs to.
  Graph graph(Location where = Here::current()) const;

  /// Methods that stand for the functions of the same names in Ops.h.
  Tensor reshape(const SymbolicShape &shape, Location where = Here::current()) const;
  Tensor flatten(std::int64_t start_dim = 0, std::int64_t end_dim = -1, Location where = Here::current()) const;
  Tensor transpose(std::int64_t dim0, std::int64_t dim1, Location where = Here::current()) const;
  Tensor permute(const Dims &dims, Location where = Here::current()) const;
  Tensor squeeze(const Dims &dims = {}, Location where = Here::current()) const;
  Tensor unsqueeze(std::int64_t dim, Location where = Here::current()) const;
  Tensor sum(const Dims &dims = {}, bool keepdim = false, Location where = Here::current()) const;
  Tensor mean(const Dims &dims = {}, bool keepdim = false, Location where = Here::current()) const;
  /// `x[2]`, `x[{Slice(0, 4), None, Ellipsis, -1}]`, `x[{rows, columns}]`: see `index` in ops/Indexing.h. Not to be
  /// assigned to: `index_put` gives a changed tensor.
  const Tensor operator[](const Indices &indices) const;
  /// Converts the elements.
  Tensor to(DType dtype, Location where = Here::current()) const;
  /// The same value, cut off from differentiation.
  Tensor detach(Location where = Here::current()) const;

  /// Whether a gradient of this value reaches a parameter that requires one; of a parameter: whether it does.
  bool requires_grad(Location where = Here::current()) const;
  /// `Parameter::requires_grad` of the parameter that this is. Throws for other tensors.
  void requires_grad(bool on, Location where = Here::current()) const;

private:
  friend struct detail::Access;
  std::shared_ptr<detail::GraphImpl> graph_;
  void *value_ = nullptr;
};

/// Prints "Tensor[B, 784] f32".
std::ostream &operator<<(std::ostream &os, const Tensor &tensor);

/// An operand of an operator together with the line that it stands in; made implicitly.
struct Operand {
  Operand(const Tensor &tensor, Location where = std::source_location::current()) : tensor(tensor), where(where) {}
  const Tensor &tensor;
  Location where;
};

/// Elementwise, broadcasting as NumPy; operands of different types are promoted as in torch.
Tensor operator+(Operand a, Operand b);
Tensor operator+(Operand a, Scalar b);
Tensor operator+(Scalar a, Operand b);
Tensor operator-(Operand a, Operand b);
Tensor operator-(Operand a, Scalar b);
Tensor operator-(Scalar a, Operand b);
Tensor operator*(Operand a, Operand b);
Tensor operator*(Operand a, Scalar b);
Tensor operator*(Scalar a, Operand b);
Tensor operator/(Operand a, Operand b);
Tensor operator/(Operand a, Scalar b);
Tensor operator/(Scalar a, Operand b);
Tensor operator-(Operand a);

/// Elementwise comparisons; the results are Bool tensors.
Tensor operator==(Operand a, Operand b);
Tensor operator==(Operand a, Scalar b);
Tensor operator!=(Operand a, Operand b);
Tensor operator!=(Operand a, Scalar b);
Tensor operator<(Operand a, Operand b);
Tensor operator<(Operand a, Scalar b);
Tensor operator<=(Operand a, Operand b);
Tensor operator<=(Operand a, Scalar b);
Tensor operator>(Operand a, Operand b);
Tensor operator>(Operand a, Scalar b);
Tensor operator>=(Operand a, Operand b);
Tensor operator>=(Operand a, Scalar b);

/// Logical operators on Bool tensors.
Tensor operator!(Operand a);
Tensor operator&(Operand a, Operand b);
Tensor operator|(Operand a, Operand b);
Tensor operator^(Operand a, Operand b);

/// Rebinds the handle on the left to a new value.
Tensor &operator+=(Tensor &a, Operand b);
Tensor &operator-=(Tensor &a, Operand b);
Tensor &operator*=(Tensor &a, Operand b);
Tensor &operator/=(Tensor &a, Operand b);

} // namespace ttc

#endif // TTC_TENSOR_H
