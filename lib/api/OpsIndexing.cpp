// Picking elements by index.
#include "ttc/ops/Indexing.h"

#include "lib/api/Emit.h"
#include "lib/api/IndexCheck.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Shaping.h"

#include <fmt/format.h>

namespace ttc {

using namespace detail;

CheckedIndex detail::check_index(const Tensor &index, const Dim &size, const IndexCheck &check, Location where) {
  if (!size.is_static() && size.name().empty())
    return {index, false};
  std::vector<Attr> attrs{{"shape", SymbolicShape{size}}, {"message", check.message}, {"wrap", check.wrap}};
  if (check.ignored)
    attrs.emplace_back("ignored", *check.ignored);
  return {emit("check_index", {index}, attrs, where), true};
}

Tensor detail::whole_index(const char *op, const Tensor &index, Location where) {
  const DType dtype = index.dtype(where);
  if (dtype == DType::Bool)
    fail(
        fmt::format("{}: expected an index of whole numbers, got a bool mask, of whose values the result's shape would "
                    "depend; use where or masked_fill",
                    op),
        where);
  if (!is_integer(dtype))
    fail(fmt::format("{}: expected an index of whole numbers, got {}", op, name(dtype)), where);
  return dtype == DType::I32 ? index : index.to(DType::I64, where);
}

namespace {

/// A tensor without dimensions as one of one element; others as they are.
Tensor with_dim(const Tensor &x, Location where) { return x.dim(where) == 0 ? reshape(x, {1}, where) : x; }

/// What sums of Bool, which are logical ors, are computed in; other types are added as they are.
Tensor summable(const Tensor &x, Location where) { return x.dtype(where) == DType::Bool ? x.to(DType::I32, where) : x; }

/// x + sums, of which those of Bool were `summable`.
Tensor with_sums(const Tensor &x, const Tensor &sums, Location where) {
  return x.dtype(where) == DType::Bool ? logical_or(x, sums, where) : add(x, sums, 1, where);
}

} // namespace

Tensor index_select(const Tensor &x, std::int64_t dim, const Tensor &index, Location where) {
  if (x.dim(where) == 0) {
    if (with_dim(index, where).shape() != SymbolicShape{1})
      fail(fmt::format("index_select: expected one index into a tensor without dimensions, got {}",
                       index.shape().to_string()),
           where);
    return reshape(index_select(reshape(x, {1}, where), dim, index, where), {}, where);
  }
  const std::int64_t front = normalize_dim("index_select", dim, x.dim(), where);
  return emit("index_select", {x, whole_index("index_select", with_dim(index, where), where)}, {{"dim", front}}, where);
}

Tensor index_add(const Tensor &x, std::int64_t dim, const Tensor &index, const Tensor &source, Scalar alpha,
                 Location where) {
  if (x.dim(where) == 0 && source.dim(where) == 0)
    return reshape(
        index_add(reshape(x, {1}, where), dim, with_dim(index, where), reshape(source, {1}, where), alpha, where), {},
        where);
  Tensor positions = whole_index("index_add", with_dim(index, where), where);
  const std::int64_t rank = x.dim(), front = normalize_dim("index_add", dim, rank, where);
  SymbolicShape shape = x.shape(), column(std::vector<Dim>(static_cast<std::size_t>(rank), Dim(1)));
  if (positions.dim(where) != 1)
    fail(fmt::format("index_add: expected an index of rank 1, got {}", positions.shape().to_string()), where);
  shape[static_cast<std::size_t>(front)] = column[static_cast<std::size_t>(front)] = positions.size(0);
  if (source.shape(where) != shape)
    fail(fmt::format("index_add: expected source {}, got {}", shape.to_string(), source.shape().to_string()), where);
  const CheckedIndex at = check_index(
      positions, x.size(front),
      {fmt::format("index_add: index {{value}} is out of range for dimension {} of extent {{size}}", front)}, where);
  Tensor whole = expand(reshape(at.index, column, where), shape, where);
  const bool floating = is_floating_point(x.dtype()) || is_floating_point(source.dtype());
  const Scalar factor = floating ? alpha : Scalar(alpha.integer());
  Tensor scaled = factor == 1 ? source : mul(source, factor, where);
  Tensor sums =
      emit("scatter_add", {summable(scaled.to(x.dtype(), where), where), whole},
           {{"dim", front}, {"size", static_size("index_add", x, front, where)}, {"checked", at.checked}}, where);
  return with_sums(x, sums, where);
}

Tensor gather(const Tensor &x, std::int64_t dim, const Tensor &index, Location where) {
  if (x.dim(where) == 0 || index.dim(where) == 0) {
    Tensor picked = gather(with_dim(x, where), dim, with_dim(index, where), where);
    return index.dim() == 0 ? reshape(picked, {}, where) : picked;
  }
  const std::int64_t front = normalize_dim("gather", dim, x.dim(), where);
  return emit("gather", {x, whole_index("gather", index, where)}, {{"dim", front}}, where);
}

Tensor take_along_dim(const Tensor &x, const Tensor &indices, std::int64_t dim, Location where) {
  const std::int64_t rank = x.dim(where), front = normalize_dim("take_along_dim", dim, rank, where);
  if (indices.dim(where) != rank)
    fail(fmt::format("take_along_dim: expected indices of rank {}, got {}", rank, indices.shape().to_string()), where);
  SymbolicShape of_x = x.shape(), of_index = indices.shape();
  const auto d = static_cast<std::size_t>(front);
  of_x[d] = of_index[d] = Dim(1);
  SymbolicShape common = broadcast_shapes("take_along_dim", of_x, of_index, where);
  common[d] = x.size(front);
  Tensor whole = expand(x, common, where);
  common[d] = indices.size(front);
  const std::string message =
      fmt::format("take_along_dim: index {{value}} is out of range for dimension {} of extent {{size}}", front);
  const CheckedIndex at =
      check_index(whole_index("take_along_dim", indices, where), x.size(front), {message, true}, where);
  return emit("gather", {whole, expand(at.index, common, where)}, {{"dim", front}, {"checked", at.checked}}, where);
}

namespace {

/// What scatter and scatter_add are given: torch reads only the part of src that the index covers.
struct Scattered {
  std::int64_t dim;
  Tensor index, src;
  /// Whether a run checks the index before it is scattered by.
  bool checked = false;
};

Scattered scattered(const char *op, const Tensor &x, std::int64_t dim, const Tensor &index, const Tensor &src,
                    Location where) {
  Scattered result{normalize_dim(op, dim, x.dim(where), where), whole_index(op, index, where),
                   src.to(x.dtype(), where)};
  const std::int64_t rank = x.dim();
  bool fits = index.dim() == rank && src.dim(where) == rank;
  for (std::int64_t d = 0; fits && d < rank; ++d) {
    const Dim n = index.size(d), limit = src.size(d), extent = x.size(d);
    fits = n == limit || (n.is_static() && limit.is_static() && n.extent() <= limit.extent());
    fits &= d == result.dim || n == extent || (n.is_static() && extent.is_static() && n.extent() <= extent.extent());
  }
  if (!fits)
    fail(fmt::format("{}: index {} does not fit: x {}, src {}", op, index.shape().to_string(), x.shape().to_string(),
                     src.shape().to_string()),
         where);
  for (std::int64_t d = 0; d < rank; ++d)
    if (src.size(d) != index.size(d))
      result.src = narrow(result.src, d, 0, static_size(op, index, d, where), where);
  return result;
}

/// Sums, by `scatter_add` of the part that the index covers, in the shape of x.
Tensor scattered_sums(const char *op, const Tensor &x, const Scattered &given, const Tensor &src, Location where) {
  Tensor sums =
      emit("scatter_add", {src, given.index},
           {{"dim", given.dim}, {"size", static_size(op, x, given.dim, where)}, {"checked", given.checked}}, where);
  std::vector<std::int64_t> padding;
  for (std::int64_t d = x.dim(); d-- > 0;) {
    padding.push_back(0);
    padding.push_back(sums.size(d) == x.size(d) ? 0 : static_size(op, x, d, where) - static_size(op, sums, d, where));
  }
  return pad(sums, padding, "constant", 0, where);
}

/// Calls `put` with operands of one rank: a tensor without dimensions counts as one element beside one of rank 1.
template <typename Put>
Tensor with_dims(const Tensor &x, const Tensor &index, const Tensor &src, Location where, Put put) {
  if (x.dim(where) != 0)
    return put(x, x.dim() == 1 ? with_dim(index, where) : index, x.dim() == 1 ? with_dim(src, where) : src);
  return reshape(put(reshape(x, {1}, where), with_dim(index, where), with_dim(src, where)), {}, where);
}

} // namespace

Tensor scatter_add(const Tensor &base, std::int64_t dim, const Tensor &index, const Tensor &src, Location where) {
  return with_dims(base, index, src, where, [&](const Tensor &x, const Tensor &positions, const Tensor &terms) {
    const Scattered given = scattered("scatter_add", x, dim, positions, terms, where);
    return with_sums(x, scattered_sums("scatter_add", x, given, summable(given.src, where), where), where);
  });
}

Tensor scatter(const Tensor &x, std::int64_t dim, const Tensor &index, const Tensor &src, Location where) {
  if (x.dim(where) == 0 || index.dim(where) == 0 || src.dim(where) == 0) {
    auto put = [&](const Tensor &base, const Tensor &positions, const Tensor &values) {
      if (base.dim() != positions.dim() || base.dim() != values.dim())
        scattered("scatter", base, dim, positions, values, where);
      return scatter(base, dim, positions, values, where);
    };
    return with_dims(x, index, src, where, put);
  }
  Scattered given = scattered("scatter", x, dim, index, src, where);
  // In stable order the last of equal indices is the last writer; the others write nothing.
  const std::int64_t n = static_size("scatter", given.index, given.dim, where);
  if (n == 0)
    return x;
  const CheckedIndex at = check_index(
      given.index, x.size(given.dim),
      {fmt::format("scatter: index {{value}} is out of range for dimension {} of extent {{size}}", given.dim)}, where);
  const std::vector<Tensor> sorted = emit_all("sort", {at.index}, {{"dim", given.dim}}, where);
  given.index = sorted[0];
  given.checked = at.checked;
  Tensor last = ne(slice(sorted[0], given.dim, 1, std::nullopt, 1, where),
                   slice(sorted[0], given.dim, 0, n - 1, 1, where), where);
  SymbolicShape edge = sorted[0].shape();
  edge[static_cast<std::size_t>(given.dim)] = Dim(1);
  last = cat({last, expand(constant_like(x, 1, DType::Bool, where), edge, where)}, given.dim, where);
  Tensor values = emit("gather", {given.src, sorted[1]}, {{"dim", given.dim}, {"checked", true}}, where);
  values = ttc::where(last, values, constant_like(x, 0, where), where);
  Tensor sums = scattered_sums("scatter", x, given, summable(values, where), where);
  Tensor hits = scattered_sums("scatter", x, given, last.to(DType::I32, where), where);
  return ttc::where(gt(hits, 0, where), sums.to(x.dtype(), where), x, where);
}

Tensor embedding(const Tensor &x, const Tensor &weight, std::optional<std::int64_t> padding_idx, Location where) {
  Tensor index = whole_index("embedding", x, where);
  if (weight.dim(where) != 2)
    fail(fmt::format("embedding: expected weight [V, D], got {}", weight.shape().to_string()), where);
  Tensor rows = weight;
  if (padding_idx) {
    const std::int64_t count = static_size("embedding", weight, 0, where);
    if (*padding_idx < -count || *padding_idx >= count)
      fail(fmt::format("embedding: padding_idx {} is out of range for {} rows", *padding_idx, count), where);
    const std::int64_t padded = *padding_idx < 0 ? *padding_idx + count : *padding_idx;
    Tensor is_padding = eq(iota_like(weight, {count, 1}, 0, DType::I64, where), padded, where);
    rows = ttc::where(is_padding, stop_gradient(weight, where), weight, where);
  }
  const CheckedIndex at =
      check_index(index, weight.size(0), {"embedding: index {value} is out of range for {size} rows"}, where);
  Tensor flat = x.dim(where) == 1 ? at.index : reshape(at.index, {-1}, where);
  Tensor picked = emit("index_select", {rows, flat}, {{"dim", 0}, {"checked", at.checked}}, where);
  if (x.dim() == 1)
    return picked;
  SymbolicShape shape = x.shape();
  shape.push_back(weight.size(1));
  return reshape(picked, shape, where);
}

} // namespace ttc
