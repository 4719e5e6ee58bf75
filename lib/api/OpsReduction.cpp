// Reductions.
#include "ttc/ops/Reduction.h"

#include "lib/api/Emit.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Shaping.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace ttc {

using namespace detail;

namespace {

Tensor reduce(const char *op, const Tensor &x, const Dims &dims, bool keepdim, Location where) {
  const std::vector<std::int64_t> list = normalize_dims(op, dims, x.dim(where), where);
  return emit(op, {x}, {{"dims", list}, {"keepdim", keepdim}}, where);
}

/// The greatest or least elements, which `name` is asked for.
Tensor extreme(const char *name, const char *op, const Tensor &x, const Dims &dims, bool keepdim, Location where) {
  check_not_empty(name, x, normalize_dims(name, dims, x.dim(where), where), where);
  if (x.dtype(where) == DType::Bool)
    return reduce(std::string_view(op) == "amax" ? "any" : "all", x, dims, keepdim, where);
  return in_f32(where, [&](const Tensor &v) { return reduce(op, v, dims, keepdim, where); }, x);
}

/// The positions of extreme elements, which `name` is asked for.
Tensor arg_reduce(const char *op, const char *name, const Tensor &x, std::int64_t dim, bool keepdim, Location where) {
  const std::int64_t front = normalize_dim(name, dim, x.dim(where), where);
  check_not_empty(name, x, {front}, where);
  Tensor numbers = x.dtype(where) == DType::Bool ? x.to(DType::I32, where) : x;
  return emit(op, {numbers}, {{"dim", front}, {"keepdim", keepdim}}, where);
}

/// Values at the positions that an arg-reduction found, so that the gradient goes there.
ValuesIndices pick(const Tensor &x, const Tensor &indices, std::int64_t dim, bool keepdim, Location where) {
  const std::int64_t front = normalize_dim("max", dim, x.dim(where), where);
  Tensor values = emit("gather", {x, indices}, {{"dim", front}, {"checked", true}}, where);
  if (keepdim)
    return {values, indices};
  return {squeeze(values, dim, where), squeeze(indices, dim, where)};
}

/// f(x) where x isn't 0, and 0 there with a derivative of 0, of an f that has none at 0.
template <typename F> Tensor zero_at_zero(const Tensor &x, Location where, F f) {
  Tensor zero = eq(x, 0, where);
  return ttc::where(zero, 0, f(ttc::where(zero, 1, x, where)), where);
}

/// The number of elements that are reduced into one, as a scalar tensor; symbols are counted at run time.
Tensor count(const Tensor &x, const std::vector<std::int64_t> &dims, DType dtype, Location where) {
  double known = 1;
  bool symbolic = false;
  for (std::int64_t dim : dims) {
    const Dim size = x.size(dim, where);
    symbolic |= !size.is_static();
    known *= size.is_static() ? static_cast<double>(size.extent()) : 1;
  }
  if (!symbolic)
    return constant_like(x, known, dtype, where);
  SymbolicShape shape;
  for (std::int64_t dim : dims)
    shape.push_back(x.size(dim, where));
  return reduce("sum", expand(constant_like(x, 1, dtype, where), shape, where), {}, false, where);
}

} // namespace

Tensor sum(const Tensor &x, const Dims &dims, bool keepdim, Location where) {
  const DType dtype = x.dtype(where);
  return reduce("sum", is_floating_point(dtype) ? x : x.to(DType::I64, where), dims, keepdim, where);
}

Tensor mean(const Tensor &x, const Dims &dims, bool keepdim, Location where) {
  if (!is_floating_point(x.dtype(where))) {
    const std::vector<std::int64_t> list = normalize_dims("mean", dims, x.dim(where), where);
    return div(sum(x, dims, keepdim, where), count(x, list, DType::F32, where), "", where);
  }
  return in_f32(where, [&](const Tensor &v) { return reduce("mean", v, dims, keepdim, where); }, x);
}

Tensor prod(const Tensor &x, const Dims &dims, bool keepdim, Location where) {
  const DType dtype = x.dtype(where);
  auto body = [&](const Tensor &v) { return reduce("prod", v, dims, keepdim, where); };
  return in_f32(where, body, is_floating_point(dtype) ? x : x.to(DType::I64, where));
}

Tensor amax(const Tensor &x, const Dims &dims, bool keepdim, Location where) {
  return extreme("amax", "amax", x, dims, keepdim, where);
}

Tensor amin(const Tensor &x, const Dims &dims, bool keepdim, Location where) {
  return extreme("amin", "amin", x, dims, keepdim, where);
}

Tensor any(const Tensor &x, const Dims &dims, bool keepdim, Location where) {
  return reduce("any", as_bool(x, where), dims, keepdim, where);
}

Tensor all(const Tensor &x, const Dims &dims, bool keepdim, Location where) {
  return reduce("all", as_bool(x, where), dims, keepdim, where);
}

Tensor var(const Tensor &x, const Dims &dims, bool keepdim, double correction, Location where) {
  if (common_half({x}, where))
    return in_f32(where, [&](const Tensor &v) { return var(v, dims, keepdim, correction, where); }, x);
  Tensor values = as_floating(x, where);
  const std::vector<std::int64_t> list = normalize_dims("var", dims, x.dim(where), where);
  Tensor centered = sub(values, mean(values, list, true, where), 1, where);
  Tensor squares = sum(square(centered, where), list, keepdim, where);
  Tensor n = count(values, list, values.dtype(where), where);
  // torch: no less than 0 degrees of freedom, whose variance is NaN or infinite.
  Tensor freedom = maximum(sub(n, correction, where), 0, where);
  return div(squares, freedom, "", where);
}

Tensor std(const Tensor &x, const Dims &dims, bool keepdim, double correction, Location where) {
  normalize_dims("std", dims, x.dim(where), where);
  return in_f32(
      where,
      [&](const Tensor &v) {
        auto root = [&](const Tensor &variance) { return sqrt(variance, where); };
        return zero_at_zero(var(v, dims, keepdim, correction, where), where, root);
      },
      x);
}

Tensor logsumexp(const Tensor &x, const Dims &dims, bool keepdim, Location where) {
  if (common_half({x}, where))
    return in_f32(where, [&](const Tensor &v) { return logsumexp(v, dims, keepdim, where); }, x);
  Tensor values = as_floating(x, where);
  const std::vector<std::int64_t> list = normalize_dims("logsumexp", dims, x.dim(where), where);
  const bool is_empty = std::any_of(list.begin(), list.end(), [&](std::int64_t dim) { return x.size(dim) == Dim(0); });
  if (is_empty)
    return log(sum(exp(values, where), list, keepdim, where), where);
  Tensor largest = stop_gradient(amax(values, list, true, where), where);
  // An infinite maximum must not be subtracted from itself.
  Tensor finite = lt(abs(largest, where), INFINITY, where);
  Tensor shift = ttc::where(finite, largest, 0, where);
  Tensor sums = log(sum(exp(sub(values, shift, 1, where), where), list, true, where), where);
  Tensor result = add(sums, shift, 1, where);
  return keepdim || list.empty() ? result : squeeze(result, list, where);
}

Tensor norm(const Tensor &x, double p, const Dims &dims, bool keepdim, Location where) {
  normalize_dims("norm", dims, x.dim(where), where);
  if (common_half({x}, where))
    return in_f32(where, [&](const Tensor &v) { return norm(v, p, dims, keepdim, where); }, x);
  Tensor values = as_floating(x, where);
  if (p == INFINITY)
    return amax(abs(values, where), dims, keepdim, where);
  if (p == -INFINITY)
    return amin(abs(values, where), dims, keepdim, where);
  if (p == 0)
    return sum(ne(values, 0, where).to(values.dtype(where), where), dims, keepdim, where);
  if (p == 1)
    return sum(abs(values, where), dims, keepdim, where);
  if (p == 2) {
    auto root = [&](const Tensor &squares) { return sqrt(squares, where); };
    return zero_at_zero(sum(square(values, where), dims, keepdim, where), where, root);
  }
  Tensor size = abs(values, where), zero = eq(size, 0, where);
  Tensor powers = ttc::where(zero, p > 0 ? 0 : INFINITY, pow(ttc::where(zero, 1, size, where), p, where), where);
  auto root = [&](const Tensor &sums) { return pow(sums, 1 / p, where); };
  Tensor sums = sum(powers, dims, keepdim, where);
  return p > 0 ? zero_at_zero(sums, where, root) : root(sums);
}

Tensor count_nonzero(const Tensor &x, const Dims &dims, Location where) {
  normalize_dims("count_nonzero", dims, x.dim(where), where);
  return sum(ne(x, 0, where), dims, false, where);
}

Tensor argmax(const Tensor &x, Location where) { return argmax(flatten(x, 0, -1, where), 0, false, where); }

Tensor argmax(const Tensor &x, std::int64_t dim, bool keepdim, Location where) {
  if (x.dim(where) == 0)
    return argmax(reshape(x, {1}, where), dim, false, where);
  return arg_reduce("argmax", "argmax", x, dim, keepdim, where);
}

Tensor argmin(const Tensor &x, Location where) { return argmin(flatten(x, 0, -1, where), 0, false, where); }

Tensor argmin(const Tensor &x, std::int64_t dim, bool keepdim, Location where) {
  if (x.dim(where) == 0)
    return argmin(reshape(x, {1}, where), dim, false, where);
  return arg_reduce("argmin", "argmin", x, dim, keepdim, where);
}

Tensor max(const Tensor &x, Location where) { return extreme("max", "amax", x, {}, false, where); }

ValuesIndices max(const Tensor &x, std::int64_t dim, bool keepdim, Location where) {
  if (x.dim(where) == 0)
    return max(reshape(x, {1}, where), dim, false, where);
  return pick(x, arg_reduce("argmax", "max", x, dim, true, where), dim, keepdim, where);
}

Tensor min(const Tensor &x, Location where) { return extreme("min", "amin", x, {}, false, where); }

ValuesIndices min(const Tensor &x, std::int64_t dim, bool keepdim, Location where) {
  if (x.dim(where) == 0)
    return min(reshape(x, {1}, where), dim, false, where);
  return pick(x, arg_reduce("argmin", "min", x, dim, true, where), dim, keepdim, where);
}

} // namespace ttc
