// Picking elements by index.
#include "ttc/ops/Indexing.h"

#include "lib/api/Emit.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Shaping.h"

#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

void check_index(const char *op, const Tensor &index, Location where) {
  if (!is_integer(index.dtype(where)))
    fail(fmt::format("{}: expected an index of whole numbers, got {}", op, name(index.dtype())), where);
}

} // namespace

Tensor index_select(const Tensor &x, std::int64_t dim, const Tensor &index, Location where) {
  check_index("index_select", index, where);
  const std::int64_t front = normalize_dim("index_select", dim, x.dim(where), where);
  return emit("index_select", {x, index}, {{"dim", front}}, where);
}

Tensor gather(const Tensor &x, std::int64_t dim, const Tensor &index, Location where) {
  check_index("gather", index, where);
  const std::int64_t front = normalize_dim("gather", dim, x.dim(where), where);
  return emit("gather", {x, index}, {{"dim", front}}, where);
}

Tensor scatter_add(const Tensor &x, std::int64_t dim, const Tensor &index, const Tensor &src, Location where) {
  check_index("scatter_add", index, where);
  const std::int64_t rank = x.dim(where);
  const std::int64_t front = normalize_dim("scatter_add", dim, rank, where);
  // torch reads only the part of src that the index covers.
  Tensor part = src;
  for (std::int64_t d = 0; d < rank; ++d)
    if (src.size(d, where) != index.size(d, where))
      part = narrow(part, d, 0, static_size("scatter_add", index, d, where), where);
  Tensor sums = emit("scatter_add", {part, index},
                     {{"dim", front}, {"size", static_size("scatter_add", x, front, where)}}, where);
  std::vector<std::int64_t> padding;
  for (std::int64_t d = rank; d-- > 0;) {
    padding.push_back(0);
    padding.push_back(sums.size(d, where) == x.size(d, where)
                          ? 0
                          : static_size("scatter_add", x, d, where) - static_size("scatter_add", sums, d, where));
  }
  return add(x, pad(sums, padding, "constant", 0, where), 1, where);
}

Tensor embedding(const Tensor &x, const Tensor &weight, std::optional<std::int64_t> padding_idx, Location where) {
  check_index("embedding", x, where);
  if (weight.dim(where) != 2)
    fail(fmt::format("embedding: expected weight [V, D], got {}", weight.shape().to_string()), where);
  Tensor rows = weight;
  if (padding_idx) {
    const std::int64_t count = static_size("embedding", weight, 0, where);
    const std::int64_t padded = normalize_dim("embedding", *padding_idx, count, where);
    Tensor is_padding = eq(iota_like(weight, {count, 1}, 0, DType::I64, where), padded, where);
    rows = ttc::where(is_padding, stop_gradient(weight, where), weight, where);
  }
  Tensor flat = x.dim(where) == 1 ? x : reshape(x, {-1}, where);
  Tensor picked = index_select(rows, 0, flat, where);
  if (x.dim() == 1)
    return picked;
  SymbolicShape shape = x.shape();
  shape.push_back(weight.size(1));
  return reshape(picked, shape, where);
}

} // namespace ttc
