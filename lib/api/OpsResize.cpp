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
  std::vector<std::int64_t> positions;
  for (std::int64_t i = 0; i < out; ++i)
    positions.push_back(
        std::min(static_cast<std::int64_t>(std::floor(static_cast<double>(i) * step(in, out, factor))), in - 1));
  return pick(x, dim, positions, where);
}

Tensor linear(const Tensor &x, std::int64_t dim, std::int64_t out, double factor, bool align_corners, Location where) {
  const std::int64_t in = static_size("interpolate", x, dim, where);
  std::vector<std::int64_t> low, high;
  std::vector<double> weight;
  for (std::int64_t i = 0; i < out; ++i) {
    const double position = align_corners
                                ? (out > 1 ? static_cast<double>(i * (in - 1)) / static_cast<double>(out - 1) : 0)
                                : std::max((static_cast<double>(i) + 0.5) * step(in, out, factor) - 0.5, 0.0);
    low.push_back(std::min(static_cast<std::int64_t>(position), in - 1));
    high.push_back(std::min(low.back() + 1, in - 1));
    weight.push_back(position - static_cast<double>(low.back()));
  }
  std::vector<std::int64_t> shape(static_cast<std::size_t>(x.dim() - dim), 1);
  shape[0] = out;
  Tensor share = x.graph(where).constant(Array::from<double>(weight, shape).to(x.dtype()), where);
  return lerp(pick(x, dim, low, where), pick(x, dim, high, where), share, where);
}

} // namespace

Tensor interpolate(const Tensor &x, const InterpolateParams &params, Location where) {
  if (x.dim(where) != 4)
    fail(fmt::format("interpolate: expected an image [N, C, H, W], got {}", x.shape().to_string()), where);
  if (params.mode != "nearest" && params.mode != "bilinear")
    fail(fmt::format("interpolate: expected mode nearest or bilinear, got {}", params.mode), where);
  if (common_half({x}, where))
    return in_f32(
        where, [&](const Tensor &image) { return interpolate(image, params, where); }, x);
  Tensor result = x;
  for (std::int64_t dim : {2, 3}) {
    const double factor = params.size ? 0 : dim == 2 ? params.scale_h : params.scale_w;
    const std::int64_t in = static_size("interpolate", x, dim, where);
    const std::int64_t out = params.size ? (dim == 2 ? params.size->h : params.size->w)
                                         : static_cast<std::int64_t>(std::floor(static_cast<double>(in) * factor));
    if (out < 1)
      fail(fmt::format("interpolate: expected a positive size, got {}", out), where);
    result = params.mode == "nearest" ? nearest(result, dim, out, factor, where)
                                      : linear(result, dim, out, factor, params.align_corners, where);
  }
  return result;
}

} // namespace ttc
