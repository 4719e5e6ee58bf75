// Resizing of images: each dimension on its own, by gathers with constant positions and weights.
#include "ttc/ops/Resize.h"

#include "lib/api/Emit.h"
#include "ttc/Graph.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Indexing.h"
#include "ttc/ops/Shaping.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

Tensor pick(const Tensor &x, std::int64_t dim, const std::vector<std::int64_t> &positions, Location where) {
  const Shape shape{static_cast<std::int64_t>(positions.size())};
  return index_select(x, dim, x.graph(where).constant(Array::from<std::int64_t>(positions, shape), where), where);
}

/// Positions in the input per position in the output: the given factor's inverse, or the ratio of the extents.
double step(std::int64_t in, std::int64_t out, double factor) {
  return factor > 0 ? 1 / factor : static_cast<double>(in) / static_cast<double>(out);
}

Tensor nearest(const Tensor &x, std::int64_t dim, std::int64_t out, double factor, Location where) {
  const std::int64_t in = static_size("interpolate", x, dim, where);
  // torch counts in f32, and in whole numbers for twice the extent.
  const auto scale = static_cast<float>(step(in, out, factor));
  std::vector<std::int64_t> positions;
  for (std::int64_t i = 0; i < out; ++i)
    positions.push_back(
        out == 2 * in ? i / 2 : std::min(static_cast<std::int64_t>(std::floor(static_cast<float>(i) * scale)), in - 1));
  return pick(x, dim, positions, where);
}

/// Where each element of the output lies: between `low` and `high`, `weight` of the way.
struct Places {
  std::vector<std::int64_t> low, high;
  std::vector<double> weight;
};

Places places(std::int64_t in, std::int64_t out, double factor, bool align_corners) {
  Places result;
  for (std::int64_t i = 0; i < out; ++i) {
    const double position = align_corners
                                ? (out > 1 ? static_cast<double>(i * (in - 1)) / static_cast<double>(out - 1) : 0)
                                : std::max((static_cast<double>(i) + 0.5) * step(in, out, factor) - 0.5, 0.0);
    result.low.push_back(std::min(static_cast<std::int64_t>(position), in - 1));
    result.high.push_back(std::min(result.low.back() + 1, in - 1));
    result.weight.push_back(
        result.high.back() == result.low.back() ? 0 : position - static_cast<double>(result.low.back()));
  }
  return result;
}

/// Numbers along `dim` of x in a shape that broadcasts against it.
template <typename T> Tensor along(const Tensor &x, std::int64_t dim, const std::vector<T> &numbers, Location where) {
  std::vector<std::int64_t> shape(static_cast<std::size_t>(x.dim() - dim), 1);
  shape[0] = static_cast<std::int64_t>(numbers.size());
  return x.graph(where).constant(Array::from<T>(numbers, shape), where);
}

Tensor linear(const Tensor &x, std::int64_t dim, const Places &at, Location where) {
  std::vector<double> rest;
  for (double weight : at.weight)
    rest.push_back(1 - weight);
  Tensor low = mul(pick(x, dim, at.low, where), along(x, dim, rest, where).to(x.dtype(), where), where);
  Tensor high = mul(pick(x, dim, at.high, where), along(x, dim, at.weight, where).to(x.dtype(), where), where);
  return add(low, high, 1, where);
}

/// Bytes by weights of whole numbers, as torch has it: the greatest weight has 15 bits, and each dimension is rounded.
Tensor linear_bytes(const Tensor &x, std::int64_t dim, const Places &at, Location where) {
  double greatest = 0;
  for (double weight : at.weight)
    greatest = std::max({greatest, weight, 1 - weight});
  int precision = 0;
  while (precision < 22 && 0.5 + greatest * (1 << (precision + 1)) < (1 << 15))
    ++precision;
  std::vector<std::int32_t> low, high;
  for (double weight : at.weight) {
    low.push_back(static_cast<std::int32_t>(0.5 + (1 - weight) * (1 << precision)));
    high.push_back(static_cast<std::int32_t>(0.5 + weight * (1 << precision)));
  }
  Tensor sum = add(mul(pick(x, dim, at.low, where), along(x, dim, low, where), where),
                   mul(pick(x, dim, at.high, where), along(x, dim, high, where), where), 1, where);
  Tensor rounded = add(sum, 1 << (precision - 1), where);
  return clamp(div(rounded, number_like(rounded, 1 << precision, where), "floor", where), 0, 255, where)
      .to(DType::U8, where);
}

} // namespace

Tensor interpolate(const Tensor &x, const InterpolateParams &params, Location where) {
  if (x.dim(where) != 4)
    fail(fmt::format("interpolate: expected an image [N, C, H, W], got {}", x.shape().to_string()), where);
  if (params.mode != "nearest" && params.mode != "bilinear")
    fail(fmt::format("interpolate: expected mode nearest or bilinear, got {}", params.mode), where);
  if (common_half({x}, where))
    return in_f32(where, [&](const Tensor &image) { return interpolate(image, params, where); }, x);
  const bool bytes = x.dtype() == DType::U8;
  if (params.mode == "bilinear" && !bytes)
    check_floating_numbers("interpolate", x, where);
  Tensor result = x;
  // The width first: torch rounds bytes in between.
  for (std::int64_t dim : {3, 2}) {
    const double factor = params.size ? 0 : dim == 2 ? params.scale_h : params.scale_w;
    const std::int64_t in = static_size("interpolate", x, dim, where);
    check_not_empty("interpolate", x, {dim}, where);
    const double scaled = std::floor(static_cast<double>(in) * factor);
    if (!params.size && !(scaled <= 0x1p60))
      fail(fmt::format("interpolate: an extent of {} scaled by {} is more than a tensor can hold", in, factor), where);
    const std::int64_t out =
        params.size ? (dim == 2 ? params.size->h : params.size->w) : static_cast<std::int64_t>(std::max(scaled, 0.0));
    if (out < 1)
      fail(fmt::format("interpolate: expected a positive size, got {}", out), where);
    SymbolicShape wanted = result.shape(where);
    wanted[static_cast<std::size_t>(dim)] = out;
    check_extents("interpolate", wanted, where);
    check_positions("interpolate", out, where);
    // As in torch an extent that stays is left alone, whatever the factor.
    if (out == in)
      continue;
    if (params.mode == "nearest") {
      result = nearest(result, dim, out, factor, where);
      continue;
    }
    const Places at = places(in, out, factor, params.align_corners);
    result = bytes ? linear_bytes(result, dim, at, where) : linear(result, dim, at, where);
  }
  return result;
}

} // namespace ttc
