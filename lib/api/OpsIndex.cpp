// x[...]: numbers, slices, new dimensions and tensors of whole numbers as indices.
#include "lib/api/Emit.h"
#include "lib/api/IndexCheck.h"
#include "ttc/Graph.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Indexing.h"
#include "ttc/ops/Reduction.h"
#include "ttc/ops/Shaping.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace ttc {

using namespace detail;

namespace {

/// The number of elements of a symbolic dimension as a scalar tensor.
Tensor extent_of(const Tensor &x, std::int64_t dim, Location where) {
  const Dim size = x.size(dim, where);
  if (size.is_static() || size.name().empty())
    return constant_like(x, static_size("index", x, dim, where), DType::I64, where);
  return sum(expand(constant_like(x, 1, DType::I64, where), {size}, where), {}, false, where);
}

/// The state of x[...] while its indices are read from left to right.
class Indexing {
public:
  Indexing(const Tensor &x, const Indices &indices) : x_(x), where_(indices.where()), original_(x.shape(where_)) {
    std::int64_t used = 0, ellipses = 0;
    for (const Index &index : indices.list()) {
      used += !std::holds_alternative<NoneType>(index.value()) && !std::holds_alternative<EllipsisType>(index.value());
      ellipses += std::holds_alternative<EllipsisType>(index.value());
    }
    if (ellipses > 1)
      fail(fmt::format("index: expected at most one Ellipsis, got {}", ellipses), where_);
    if (used > original_.rank())
      fail(fmt::format("index: expected at most {} indices for {}, got {}", original_.rank(), original_.to_string(),
                       used),
           where_);
    left_over_ = original_.rank() - used;
    for (const Index &index : indices.list())
      std::visit([&](const auto &value) { apply(value); }, index.value());
  }

  Tensor result() {
    if (tensors_.empty())
      return x_;
    const bool together = tensors_.back().dim - tensors_.front().dim + 1 == static_cast<std::int64_t>(tensors_.size());
    if (!together)
      bring_to_front();
    return pick();
  }

private:
  struct TensorIndex {
    /// The dimension of `x_` that it indexes, and what errors call it.
    std::int64_t dim, original;
    Tensor index;
  };

  void apply(std::int64_t number) {
    const Dim size = x_.size(dim_, where_);
    if (size.is_static() && (number < -size.extent() || number >= size.extent()))
      fail(fmt::format("index: index {} is out of range for dimension {} of {}", number, named_, original_.to_string()),
           where_);
    if (size.is_static())
      x_ = ttc::select(x_, dim_, number, where_);
    else
      select(constant_like(x_, number, DType::I64, where_));
    ++named_;
  }

  void apply(const Slice &slice) {
    if (slice.step < 1)
      fail(fmt::format("index: expected a positive step, got {}", slice.step), where_);
    if (slice.start || slice.stop || slice.step != 1)
      x_ = ttc::slice(x_, dim_, slice.start, slice.stop, slice.step, where_);
    ++dim_;
    ++named_;
  }

  void apply(NoneType) { x_ = unsqueeze(x_, dim_++, where_); }

  void apply(EllipsisType) {
    dim_ += left_over_;
    named_ += left_over_;
  }

  void apply(const Tensor &given) {
    Tensor index = whole_index("index", given, where_);
    if (index.dim(where_) == 0) {
      select(index);
    } else {
      tensors_.push_back({dim_, named_, index});
      ++dim_;
    }
    ++named_;
  }

  CheckedIndex checked(const Tensor &index, std::int64_t dim, std::int64_t named) {
    const std::string message =
        fmt::format("index: index {{value}} is out of range for dimension {} of extent {{size}}", named);
    return check_index(index, x_.size(dim, where_), {message, true}, where_);
  }

  /// Drops the current dimension for its element at a position that a scalar tensor holds.
  void select(const Tensor &position) {
    const CheckedIndex at = checked(position, dim_, named_);
    Tensor picked =
        emit("index_select", {x_, reshape(at.index, {1}, where_)}, {{"dim", dim_}, {"checked", at.checked}}, where_);
    x_ = squeeze(picked, dim_, where_);
  }

  void bring_to_front() {
    std::vector<std::int64_t> order;
    for (const TensorIndex &each : tensors_)
      order.push_back(each.dim);
    for (std::int64_t dim = 0; dim < x_.dim(where_); ++dim)
      if (std::find(order.begin(), order.end(), dim) == order.end())
        order.push_back(dim);
    x_ = permute(x_, order, where_);
    for (std::size_t i = 0; i < tensors_.size(); ++i)
      tensors_[i].dim = static_cast<std::int64_t>(i);
  }

  /// One position within the joined dimensions, which are next to each other, for each element of the indices' common
  /// shape; in `checked` whether all of them are.
  CheckedIndex position() {
    CheckedIndex joined{{}, true};
    SymbolicShape shape;
    for (const TensorIndex &each : tensors_) {
      shape = broadcast_shapes("index", shape, each.index.shape(where_), where_);
      const CheckedIndex own = checked(each.index, each.dim, each.original);
      joined.checked &= own.checked;
      if (!joined.index.defined()) {
        joined.index = own.index;
        continue;
      }
      Tensor from_start = mul(joined.index, extent_of(x_, each.dim, where_), where_);
      joined.index = add(from_start, own.index, 1, where_);
    }
    return joined;
  }

  Tensor pick() {
    const CheckedIndex at = position();
    const std::int64_t first = tensors_.front().dim, last = tensors_.back().dim;
    SymbolicShape result;
    for (std::int64_t dim = 0; dim < first; ++dim)
      result.push_back(x_.size(dim, where_));
    for (const Dim &dim : at.index.shape(where_))
      result.push_back(dim);
    for (std::int64_t dim = last + 1; dim < x_.dim(where_); ++dim)
      result.push_back(x_.size(dim, where_));
    Tensor rows = emit("index_select", {flatten(x_, first, last, where_), flatten(at.index, 0, -1, where_)},
                       {{"dim", first}, {"checked", at.checked}}, where_);
    return reshape(rows, result, where_);
  }

  Tensor x_;
  Location where_;
  SymbolicShape original_;
  std::int64_t left_over_ = 0;
  /// The next dimension of `x_`, and of what was given.
  std::int64_t dim_ = 0, named_ = 0;
  std::vector<TensorIndex> tensors_;
};

} // namespace

Tensor index(const Tensor &x, const Indices &indices) { return Indexing(x, indices).result(); }

Tensor index_put(const Tensor &x, const Indices &indices, const Tensor &values, bool accumulate, Location where) {
  const SymbolicShape shape = x.shape(where);
  std::int64_t count = 1;
  for (std::int64_t dim = 0; dim < shape.rank(); ++dim)
    count *= static_size("index_put", x, dim, where);
  Tensor numbers = reshape(iota_like(x, {count}, 0, DType::I64, where), shape, where);
  Tensor positions = index(numbers, indices);
  Tensor flat = reshape(x, {count}, where);
  Tensor fresh = values.to(x.dtype(where), where);
  if (broadcast_shapes("index_put", positions.shape(), fresh.shape(where), where) != positions.shape())
    fail(fmt::format("index_put: cannot expand values {} to {}", values.shape().to_string(),
                     positions.shape().to_string()),
         where);
  fresh = expand(fresh, positions.shape(), where);
  auto put = accumulate ? scatter_add : scatter;
  return reshape(put(flat, 0, flatten(positions, 0, -1, where), flatten(fresh, 0, -1, where), where), shape, where);
}

const Tensor Tensor::operator[](const Indices &indices) const { return index(*this, indices); }

} // namespace ttc
