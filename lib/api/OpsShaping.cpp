// Reshaping, joining, cutting and moving.
#include "ttc/ops/Shaping.h"

#include "dialect/core/Saturating.h"
#include "lib/api/Emit.h"
#include "lib/api/Format.h"
#include "lib/api/IndexCheck.h"
#include "ttc/Graph.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Indexing.h"
#include "ttc/ops/Reduction.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace ttc {

using namespace detail;

namespace {

using List = std::vector<std::int64_t>;

/// Extents are numbers, -1 or names.
void check_wanted(const char *op, const SymbolicShape &shape, Location where) {
  List known;
  for (const Dim &dim : shape) {
    if (dim.is_static() && dim.extent() < -1)
      fail(fmt::format("{}: expected extents of -1 or more, got {}", op, shape.to_string()), where);
    known.push_back(dim.is_static() && dim.extent() >= 0 ? dim.extent() : 1);
  }
  checked_product(op, known, where);
}

/// A slice of one dimension; the bounds follow Python's rules.
Tensor slice_dim(const Tensor &x, std::size_t dim, std::int64_t start, std::int64_t end, std::int64_t step,
                 Location where) {
  const std::size_t rank = static_cast<std::size_t>(x.dim(where));
  List starts(rank, 0), ends(rank, INT64_MAX), steps(rank, 1);
  starts[dim] = start;
  ends[dim] = end;
  steps[dim] = step;
  return emit("slice", {x}, {{"start", starts}, {"end", ends}, {"step", steps}}, where);
}

/// x at the given positions of a dimension.
Tensor pick(const Tensor &x, std::size_t dim, const List &positions, Location where) {
  Tensor index = x.graph(where).constant(
      Array::from<std::int64_t>(positions, {static_cast<std::int64_t>(positions.size())}, where), where);
  return index_select(x, static_cast<std::int64_t>(dim), index, where);
}

/// Where position i (perhaps outside) of an axis with n elements reads in a padding mode.
std::int64_t source(std::int64_t i, std::int64_t n, const std::string &mode) {
  if (mode == "replicate")
    return std::clamp<std::int64_t>(i, 0, n - 1);
  if (mode == "circular")
    return ((i % n) + n) % n;
  return i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i;
}

/// A constant Bool matrix of the last two extents: whether column - row is at least (or at most) `diagonal`.
Tensor triangle(const char *op, const Tensor &x, std::int64_t diagonal, bool upper, Location where) {
  if (x.dim(where) < 2)
    fail(fmt::format("{}: expected rank 2 or more, got {}", op, x.shape().to_string()), where);
  // Beyond any extent, but not beyond what can be added to a row's number.
  constexpr std::int64_t beyond = std::int64_t(1) << 61;
  diagonal = std::clamp(diagonal, -beyond, beyond);
  const SymbolicShape shape{x.size(-2, where), x.size(-1, where)};
  Tensor row = iota_like(x, shape, 0, DType::I64, where), column = iota_like(x, shape, 1, DType::I64, where);
  Tensor limit = add(row, diagonal, where);
  return upper ? ge(column, limit, where) : le(column, limit, where);
}

} // namespace

Tensor reshape(const Tensor &x, const SymbolicShape &shape, Location where) {
  check_wanted("reshape", shape, where);
  const SymbolicShape from = x.shape(where);
  const bool infers = std::find(shape.begin(), shape.end(), Dim(-1)) != shape.end();
  const bool is_empty = std::find(shape.begin(), shape.end(), Dim(0)) != shape.end();
  if (infers && is_empty)
    fail(fmt::format("reshape: the extent -1 does not follow from the others: {} to {}", from.to_string(),
                     shape.to_string()),
         where);
  return emit("reshape", {x}, {{"shape", shape}}, where);
}

Tensor view(const Tensor &x, const SymbolicShape &shape, Location where) { return reshape(x, shape, where); }

Tensor flatten(const Tensor &x, std::int64_t start_dim, std::int64_t end_dim, Location where) {
  const std::int64_t rank = x.dim(where);
  if (rank == 0)
    return reshape(x, {1}, where);
  const std::int64_t start = normalize_dim("flatten", start_dim, rank, where);
  const std::int64_t end = normalize_dim("flatten", end_dim, rank, where);
  if (start > end)
    fail(fmt::format("flatten: start_dim {} comes after end_dim {}", start_dim, end_dim), where);
  if (start == end)
    return x;
  const SymbolicShape from = x.shape();
  // Symbols multiply by name; numbers have a product of their own, which holds for no elements, too.
  std::int64_t product = 1;
  for (std::int64_t dim = start; dim <= end; ++dim) {
    const Dim &size = from[static_cast<std::size_t>(dim)];
    product = size.is_static() && product >= 0 ? checked_product("flatten", {product, size.extent()}, where) : -1;
  }
  SymbolicShape shape;
  for (std::int64_t dim = 0; dim < rank; ++dim)
    if (dim <= start || dim > end)
      shape.push_back(dim == start ? Dim(product) : from[static_cast<std::size_t>(dim)]);
  return reshape(x, shape, where);
}

Tensor permute(const Tensor &x, const Dims &dims, Location where) {
  const std::int64_t rank = x.dim(where);
  List list;
  for (std::int64_t dim : dims.list())
    list.push_back(normalize_dim("permute", dim, rank, where));
  if (static_cast<std::int64_t>(list.size()) != rank)
    fail(fmt::format("permute: expected {} dims, got {}", rank, to_string(dims.list())), where);
  return emit("permute", {x}, {{"dims", list}}, where);
}

Tensor transpose(const Tensor &x, std::int64_t dim0, std::int64_t dim1, Location where) {
  const std::int64_t rank = x.dim(where);
  if (rank == 0) {
    normalize_dims("transpose", {dim0}, rank, where);
    normalize_dims("transpose", {dim1}, rank, where);
    return x;
  }
  List list(static_cast<std::size_t>(rank));
  std::iota(list.begin(), list.end(), 0);
  std::swap(list[static_cast<std::size_t>(normalize_dim("transpose", dim0, rank, where))],
            list[static_cast<std::size_t>(normalize_dim("transpose", dim1, rank, where))]);
  return permute(x, list, where);
}

Tensor expand(const Tensor &x, const SymbolicShape &shape, Location where) {
  check_wanted("expand", shape, where);
  for (std::int64_t dim = 0; dim < shape.rank() - x.dim(where); ++dim)
    if (shape[static_cast<std::size_t>(dim)] == Dim(-1))
      fail(fmt::format("expand: expected an extent for the new dimension {}, got -1", dim), where);
  return emit("expand", {x}, {{"shape", shape}}, where);
}

Tensor squeeze(const Tensor &x, const Dims &dims, Location where) {
  const SymbolicShape shape = x.shape(where);
  const List list = normalize_dims("squeeze", dims, shape.rank(), where);
  SymbolicShape result;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (shape[i] != Dim(1) || std::find(list.begin(), list.end(), static_cast<std::int64_t>(i)) == list.end())
      result.push_back(shape[i]);
  return result.size() == shape.size() ? x : reshape(x, result, where);
}

Tensor unsqueeze(const Tensor &x, std::int64_t dim, Location where) {
  const SymbolicShape shape = x.shape(where);
  std::vector<Dim> dims = shape.dims();
  dims.insert(dims.begin() + normalize_dim("unsqueeze", dim, shape.rank() + 1, where), Dim(1));
  return reshape(x, dims, where);
}

Tensor cat(const std::vector<Tensor> &tensors, std::int64_t dim, Location where) {
  if (tensors.empty())
    fail("cat: expected at least one tensor, got none", where);
  DType common = tensors.front().dtype(where);
  for (const Tensor &tensor : tensors) {
    common = promote(common, tensor.dtype(where));
    if (tensor.dim() == 0)
      fail("cat: expected tensors of rank 1 or more, got []", where);
  }
  // As in torch a vector without elements fits tensors of any rank.
  std::vector<Tensor> others;
  std::copy_if(tensors.begin(), tensors.end(), std::back_inserter(others),
               [](const Tensor &tensor) { return tensor.shape() != SymbolicShape{0}; });
  if (!others.empty() && others.size() < tensors.size() && others.front().dim() > 1) {
    others.front() = others.front().to(common, where);
    return cat(others, dim, where);
  }
  std::vector<Tensor> operands;
  for (const Tensor &tensor : tensors)
    operands.push_back(tensor.to(common, where));
  const std::int64_t front = normalize_dim("cat", dim, tensors.front().dim(where), where);
  return tensors.size() == 1 ? operands.front() : emit("cat", operands, {{"dim", front}}, where);
}

Tensor stack(const std::vector<Tensor> &tensors, std::int64_t dim, Location where) {
  if (tensors.empty())
    fail("stack: expected at least one tensor, got none", where);
  const std::int64_t front = normalize_dim("stack", dim, tensors.front().dim(where) + 1, where);
  std::vector<Tensor> operands;
  for (const Tensor &tensor : tensors) {
    const SymbolicShape first = tensors.front().shape(), shape = tensor.shape(where);
    bool fits = first.size() == shape.size();
    for (std::size_t i = 0; fits && i < shape.size(); ++i)
      fits = first[i] == shape[i] || !first[i].is_static() || !shape[i].is_static();
    if (!fits)
      fail(fmt::format("stack: shapes differ: {} and {}", first.to_string(), shape.to_string()), where);
    operands.push_back(unsqueeze(tensor, front, where));
  }
  return cat(operands, front, where);
}

std::vector<Tensor> split(const Tensor &x, const std::vector<std::int64_t> &sizes, std::int64_t dim, Location where) {
  const std::int64_t front = normalize_dim("split", dim, x.dim(where), where);
  const std::int64_t extent = static_size("split", x, front, where);
  if (std::any_of(sizes.begin(), sizes.end(), [](std::int64_t size) { return size < 0; }))
    fail(fmt::format("split: expected sizes of 0 or more, got {}", to_string(sizes)), where);
  if (std::accumulate(sizes.begin(), sizes.end(), std::int64_t(0), ir::saturatingAdd) != extent)
    fail(fmt::format("split: expected sizes that add up to {}, got {}", extent, to_string(sizes)), where);
  std::vector<Tensor> pieces;
  std::int64_t start = 0;
  for (std::int64_t size : sizes) {
    pieces.push_back(narrow(x, front, start, size, where));
    start += size;
  }
  return pieces;
}

std::vector<Tensor> split(const Tensor &x, std::int64_t size, std::int64_t dim, Location where) {
  if (size < 1)
    fail(fmt::format("split: expected a positive size, got {}", size), where);
  const std::int64_t extent = static_size("split", x, dim, where);
  check_pieces("split", extent / size, where);
  List sizes{std::min(size, extent)};
  for (std::int64_t start = sizes[0]; start < extent; start += sizes.back())
    sizes.push_back(std::min(size, extent - start));
  return split(x, sizes, dim, where);
}

std::vector<Tensor> chunk(const Tensor &x, std::int64_t chunks, std::int64_t dim, Location where) {
  if (chunks < 1)
    fail(fmt::format("chunk: expected a positive number of chunks, got {}", chunks), where);
  const std::int64_t extent = static_size("chunk", x, dim, where);
  check_pieces("chunk", std::min(chunks, extent ? extent : chunks), where);
  if (extent == 0)
    return split(x, List(static_cast<std::size_t>(chunks), 0), dim, where);
  return split(x, (extent - 1) / chunks + 1, dim, where);
}

Tensor slice(const Tensor &x, std::int64_t dim, std::optional<std::int64_t> start, std::optional<std::int64_t> end,
             std::int64_t step, Location where) {
  if (step < 1)
    fail(fmt::format("slice: expected a positive step, got {}", step), where);
  const std::int64_t front = normalize_dim("slice", dim, x.dim(where), where);
  return slice_dim(x, static_cast<std::size_t>(front), start.value_or(0), end.value_or(INT64_MAX), step, where);
}

Tensor narrow(const Tensor &x, std::int64_t dim, std::int64_t start, std::int64_t length, Location where) {
  const std::int64_t front = normalize_dim("narrow", dim, x.dim(where), where);
  const Dim size = x.size(front, where);
  if (start < 0 && size.is_static())
    start += size.extent();
  if (start < 0 || length < 0 || length > (size.is_static() ? size.extent() : INT64_MAX) - start)
    fail(fmt::format("narrow: {} elements from {} on are outside of dimension {} of {}", length, start, dim,
                     x.shape().to_string()),
         where);
  return slice_dim(x, static_cast<std::size_t>(front), start, start + length, 1, where);
}

Tensor select(const Tensor &x, std::int64_t dim, std::int64_t index, Location where) {
  const std::int64_t front = normalize_dim("select", dim, x.dim(where), where);
  const Dim size = x.size(front);
  if (size.is_static() && (index < -size.extent() || index >= size.extent()))
    fail(fmt::format("select: index {} is out of range for dimension {} of {}", index, front, x.shape().to_string()),
         where);
  if (index < 0)
    index += static_size("select", x, front, where);
  return squeeze(narrow(x, front, index, 1, where), front, where);
}

Tensor flip(const Tensor &x, const Dims &dims, Location where) {
  // Here nothing stands for no dimension.
  if (dims.empty())
    return x;
  return emit("flip", {x}, {{"dims", normalize_dims("flip", dims, x.dim(where), where)}}, where);
}

Tensor roll(const Tensor &x, const std::vector<std::int64_t> &shifts, const Dims &dims, Location where) {
  if (dims.empty()) {
    if (shifts.size() != 1)
      fail(fmt::format("roll: expected one shift without dims, got {}", shifts.size()), where);
    return reshape(roll(flatten(x, 0, -1, where), shifts, 0, where), x.shape(where), where);
  }
  if (shifts.size() != dims.list().size())
    fail(fmt::format("roll: expected {} shifts, got {}", dims.list().size(), shifts.size()), where);
  Tensor result = x;
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    const std::int64_t dim = normalize_dim("roll", dims.list()[i], x.dim(where), where);
    const std::int64_t n = static_size("roll", x, dim, where);
    if (n == 0)
      continue;
    const std::int64_t first = (n - shifts[i] % n) % n;
    if (first)
      result = cat({narrow(result, dim, first, n - first, where), narrow(result, dim, 0, first, where)}, dim, where);
  }
  return result;
}

Tensor repeat(const Tensor &x, const std::vector<std::int64_t> &repeats, Location where) {
  const SymbolicShape shape = x.shape(where);
  if (repeats.size() < shape.size())
    fail(fmt::format("repeat: expected at least {} numbers, got {}", shape.size(), repeats.size()), where);
  const std::size_t fresh = repeats.size() - shape.size();
  SymbolicShape apart, wide, joined;
  for (std::size_t i = 0; i < repeats.size(); ++i) {
    if (repeats[i] < 0)
      fail(fmt::format("repeat: expected numbers of 0 or more, got {}", to_string(repeats)), where);
    const Dim size = i < fresh ? Dim(1) : shape[i - fresh];
    apart.push_back(1);
    apart.push_back(size);
    wide.push_back(repeats[i]);
    wide.push_back(size);
    if (repeats[i] == 1)
      joined.push_back(size);
    else
      joined.push_back(size.is_static() ? Dim(checked_product("repeat", {repeats[i], size.extent()}, where)) : Dim(-1));
  }
  check_wanted("repeat", joined, where);
  return reshape(expand(reshape(x, apart, where), wide, where), joined, where);
}

Tensor pad(const Tensor &x, const std::vector<std::int64_t> &pad, const std::string &mode, Scalar value,
           Location where) {
  const std::size_t rank = static_cast<std::size_t>(x.dim(where));
  if (pad.size() % 2 || pad.size() / 2 > rank)
    fail(fmt::format("pad: expected pairs for at most {} dimensions, got {}", rank, to_string(pad)), where);
  if (mode != "constant" && mode != "reflect" && mode != "replicate" && mode != "circular")
    fail(fmt::format("pad: expected mode constant, reflect, replicate or circular, got {}", mode), where);
  List low(rank, 0), high(rank, 0);
  Tensor result = x;
  for (std::size_t i = 0; i < pad.size() / 2; ++i) {
    const std::size_t dim = rank - 1 - i;
    const std::int64_t before = pad[2 * i], after = pad[2 * i + 1];
    const Dim size = x.size(static_cast<std::int64_t>(dim));
    const std::int64_t limit_of_all = INT64_MAX / 4;
    if (before > limit_of_all || after > limit_of_all || before < -limit_of_all || after < -limit_of_all)
      fail(fmt::format("pad: {} and {} are beyond what a tensor can hold", before, after), where);
    if (size.is_static() && size.extent() + before + after < 0)
      fail(fmt::format("pad: {} and {} leave less than nothing of an extent of {}", before, after, size.extent()),
           where);
    if (mode == "constant") {
      low[dim] = std::max<std::int64_t>(before, 0);
      high[dim] = std::max<std::int64_t>(after, 0);
      if (before < 0 || after < 0)
        result = slice_dim(result, dim, std::max<std::int64_t>(-before, 0), after < 0 ? after : INT64_MAX, 1, where);
      continue;
    }
    if (before == 0 && after == 0)
      continue;
    const std::int64_t n = static_size("pad", x, static_cast<std::int64_t>(dim), where);
    const std::int64_t limit = mode == "reflect" ? n - 1 : n;
    if ((mode != "replicate" || n == 0) && (before > limit || after > limit))
      fail(fmt::format("pad: {} of {} and {} is too wide for an extent of {}", mode, before, after, n), where);
    // What circles is what a negative amount leaves.
    const std::int64_t first = mode == "circular" ? std::max<std::int64_t>(-before, 0) : 0;
    const std::int64_t left = mode == "circular" ? n - first - std::max<std::int64_t>(-after, 0) : n;
    if (mode == "circular" && left < std::max({before, after, std::int64_t(0)}))
      fail(fmt::format("pad: {} of {} and {} is too wide for an extent of {}", mode, before, after, n), where);
    check_positions("pad", n + before + after, where);
    List positions;
    for (std::int64_t p = -before; p < n + after; ++p)
      positions.push_back(first + source(p - first, left, mode));
    result = pick(result, dim, positions, where);
  }
  if (mode != "constant" || (low == List(rank, 0) && high == List(rank, 0)))
    return result;
  return emit("pad", {result},
              {{"low", low}, {"high", high}, number_attribute("value", element_of("pad", x.dtype(), value, where))},
              where);
}

Tensor tril(const Tensor &x, std::int64_t diagonal, Location where) {
  return ttc::where(triangle("tril", x, diagonal, false, where), x, constant_like(x, 0, where), where);
}

Tensor triu(const Tensor &x, std::int64_t diagonal, Location where) {
  return ttc::where(triangle("triu", x, diagonal, true, where), x, constant_like(x, 0, where), where);
}

Tensor diagonal(const Tensor &x, std::int64_t offset, std::int64_t dim1, std::int64_t dim2, Location where) {
  const std::int64_t rank = x.dim(where);
  const std::int64_t rows = normalize_dim("diagonal", dim1, rank, where);
  const std::int64_t columns = normalize_dim("diagonal", dim2, rank, where);
  if (rows == columns)
    fail(fmt::format("diagonal: expected two different dimensions, got {} and {}", dim1, dim2), where);
  const std::int64_t n = static_size("diagonal", x, rows, where), m = static_size("diagonal", x, columns, where);
  List order, positions;
  for (std::int64_t dim = 0; dim < rank; ++dim)
    if (dim != rows && dim != columns)
      order.push_back(dim);
  order.push_back(rows);
  order.push_back(columns);
  // An offset beyond the matrix leaves nothing.
  const std::int64_t above = std::clamp<std::int64_t>(offset, -n, m);
  const std::int64_t first = std::max<std::int64_t>(-above, 0), last = std::min(n, m - above);
  check_positions("diagonal", last - first, where);
  for (std::int64_t i = first; i < last; ++i)
    positions.push_back(i * m + i + above);
  Tensor flat = flatten(permute(x, order, where), -2, -1, where);
  return pick(flat, static_cast<std::size_t>(rank - 2), positions, where);
}

Tensor one_hot(const Tensor &x, std::int64_t num_classes, Location where) {
  if (num_classes < 1)
    fail(fmt::format("one_hot: expected a positive num_classes, got {}", num_classes), where);
  SymbolicShape result = x.shape(where);
  result.push_back(num_classes);
  check_wanted("one_hot", result, where);
  if (!is_integer(x.dtype(where)))
    fail(fmt::format("one_hot: expected whole numbers, got {}", name(x.dtype())), where);
  Tensor index = check_index(whole_index("one_hot", x, where), num_classes,
                             {"one_hot: class {value} is out of range for {size} classes"}, where)
                     .index;
  Tensor classes = iota_like(x, {num_classes}, 0, index.dtype(), where);
  return eq(unsqueeze(index, -1, where), classes, where).to(DType::I64, where);
}

} // namespace ttc
