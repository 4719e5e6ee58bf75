// Order along a dimension, and running sums and products.
#include "ttc/ops/Sorting.h"

#include "lib/api/Emit.h"
#include "ttc/ops/Cumulative.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Shaping.h"

#include <algorithm>

namespace ttc {

using namespace detail;

namespace {

/// Calls `build` with x, seen as one element along dimension 0 if it is a scalar, and the dimension from the front.
template <typename F>
std::vector<Tensor> along(const char *op, const Tensor &x, std::int64_t dim, Location where, F build) {
  const bool scalar = x.dim(where) == 0;
  const std::int64_t front = normalize_dim(op, dim, scalar ? 1 : x.dim(), where);
  std::vector<Tensor> results = build(scalar ? reshape(x, SymbolicShape{1}, where) : x, front);
  if (scalar)
    for (Tensor &result : results)
      result = reshape(result, SymbolicShape{}, where);
  return results;
}

/// Runs `op`, which gives values and positions; Bool is ordered as numbers.
ValuesIndices order(const char *op, const Tensor &x, std::int64_t dim, std::vector<Attr> attrs, Location where) {
  const bool is_bool = x.dtype(where) == DType::Bool;
  std::vector<Tensor> results =
      along(op, is_bool ? x.to(DType::I32, where) : x, dim, where, [&](const Tensor &values, std::int64_t front) {
        attrs.emplace_back("dim", front);
        return emit_all(op, {values}, attrs, where);
      });
  return {is_bool ? results[0].to(DType::Bool, where) : results[0], results[1]};
}

Tensor summable(const Tensor &x, Location where) {
  return is_floating_point(x.dtype(where)) ? x : x.to(DType::I64, where);
}

} // namespace

ValuesIndices sort(const Tensor &x, std::int64_t dim, bool descending, bool, Location where) {
  return order("sort", x, dim, {{"descending", descending}}, where);
}

Tensor argsort(const Tensor &x, std::int64_t dim, bool descending, bool stable, Location where) {
  normalize_dim("argsort", dim, std::max<std::int64_t>(x.dim(where), 1), where);
  return sort(x, dim, descending, stable, where).indices;
}

ValuesIndices topk(const Tensor &x, std::int64_t k, std::int64_t dim, bool largest, bool, Location where) {
  return order("topk", x, dim, {{"k", k}, {"largest", largest}}, where);
}

Tensor cumsum(const Tensor &x, std::int64_t dim, Location where) {
  return along("cumsum", summable(x, where), dim, where, [&](const Tensor &values, std::int64_t front) {
    return emit_all("cumsum", {values}, {{"dim", front}}, where);
  })[0];
}

Tensor cumprod(const Tensor &x, std::int64_t dim, Location where) {
  return along("cumprod", summable(x, where), dim, where, [&](const Tensor &a, std::int64_t front) {
    // y[0] = x[0], y[i] = x[i] y[i - 1].
    SymbolicShape column(std::vector<Dim>(static_cast<std::size_t>(a.dim()), 1));
    column[front] = a.size(front);
    Tensor is_first = eq(iota_like(a, column, front, DType::I64, where), 0, where);
    // The first factor would meet the 0 before it, which an infinite one turns into NaN.
    Tensor factors = ttc::where(is_first, 0, a, where), start = ttc::where(is_first, a, 0, where);
    return emit_all("linear_recurrence", {factors, start}, {{"dim", front}}, where);
  })[0];
}

Tensor linear_recurrence(const Tensor &a, const Tensor &b, std::int64_t dim, bool reverse, Location where) {
  auto [factors, terms] = promoted(a, b, where);
  const std::int64_t front = normalize_dim("linear_recurrence", dim, terms.dim(where), where);
  return emit("linear_recurrence", {expand(factors, terms.shape(), where), terms},
              {{"dim", front}, {"reverse", reverse}}, where);
}

} // namespace ttc
