// Pooling. Sequences are images of height 1.
#include "ttc/ops/Pooling.h"

#include "lib/api/Batched.h"
#include "lib/api/Emit.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Indexing.h"
#include "ttc/ops/Reduction.h"
#include "ttc/ops/Shaping.h"

#include <fmt/format.h>
#include <functional>

namespace ttc {

using namespace detail;

namespace {

void check_positive(const char *op, const char *what, Size2 size, Location where) {
  if (size.h < 1 || size.w < 1)
    fail(fmt::format("{}: expected a positive {}, got [{}, {}]", op, what, size.h, size.w), where);
}

void check_rank(const char *op, const Tensor &x, std::int64_t rank, Location where) {
  if (x.dim(where) != rank)
    fail(fmt::format("{}: expected {}, got {}", op, rank == 3 ? "a sequence [N, C, L]" : "an image [N, C, H, W]",
                     x.shape().to_string()),
         where);
}

std::vector<Attr> pool_attrs(Size2 kernel, Size2 stride, Size2 padding, bool ceil_mode) {
  return {{"kernel_size", kernel.list()},
          {"stride", stride.list()},
          {"padding", padding.list()},
          {"ceil_mode", ceil_mode},
          {"data_format", std::string("NCHW")}};
}

void check_pool(const char *op, const Tensor &x, Size2 kernel, Size2 stride, Size2 padding, Location where) {
  check_rank(op, x, 4, where);
  check_positive(op, "kernel_size", kernel, where);
  check_positive(op, "stride", stride, where);
  if (padding.h < 0 || padding.w < 0 || padding.h > kernel.h / 2 || padding.w > kernel.w / 2)
    fail(fmt::format("{}: expected a padding of at most half the kernel [{}, {}], got [{}, {}]", op, kernel.h, kernel.w,
                     padding.h, padding.w),
         where);
}

/// The pooled values and each one's position in its window, row-major.
std::vector<Tensor> max_pool(const char *op, const Tensor &x, Size2 kernel, const MaxPool2dParams &params,
                             Location where) {
  const Size2 stride = params.stride.value_or(kernel);
  check_pool(op, x, kernel, stride, params.padding, where);
  check_positive(op, "dilation", params.dilation, where);
  std::vector<Attr> attrs = pool_attrs(kernel, stride, params.padding, params.ceil_mode);
  attrs.emplace_back("dilation", params.dilation.list());
  return emit_all("max_pool2d", {x}, attrs, where);
}

std::pair<Tensor, Tensor> max_pool_with_indices(const char *op, const Tensor &x, Size2 kernel,
                                                const MaxPool2dParams &params, Location where) {
  std::vector<Tensor> pooled = max_pool(op, x, kernel, params, where);
  const Size2 stride = params.stride.value_or(kernel);
  const std::int64_t width = static_size(op, x, 3, where);
  // Row and column in the window, then in the plane.
  Tensor index = pooled[1].to(DType::I64, where);
  Tensor row = div(index, number_like(index, kernel.w, where), "floor", where);
  Tensor column = sub(index, mul(row, kernel.w, where), 1, where);
  auto in_plane = [&](const Tensor &in_window, std::int64_t dim, std::int64_t step, std::int64_t spacing,
                      std::int64_t before) {
    Tensor origin = sub(mul(iota_like(x, pooled[0].shape(), dim, DType::I64, where), step, where), before, where);
    return add(origin, mul(in_window, spacing, where), 1, where);
  };
  Tensor y = in_plane(row, 2, stride.h, params.dilation.h, params.padding.h);
  Tensor z = in_plane(column, 3, stride.w, params.dilation.w, params.padding.w);
  return {pooled[0], add(mul(y, width, where), z, 1, where)};
}

Tensor avg_pool(const char *op, const Tensor &x, Size2 kernel, const AvgPool2dParams &params, Location where) {
  const Size2 stride = params.stride.value_or(kernel);
  check_pool(op, x, kernel, stride, params.padding, where);
  std::vector<Attr> attrs = pool_attrs(kernel, stride, params.padding, params.ceil_mode);
  attrs.emplace_back("count_include_pad", params.count_include_pad);
  if (params.divisor_override) {
    if (*params.divisor_override == 0)
      fail(fmt::format("{}: expected a divisor_override other than 0, got 0", op), where);
    attrs.emplace_back("divisor_override", *params.divisor_override);
  }
  return emit("avg_pool2d", {x}, attrs, where);
}

/// A sequence as an image, and back.
Tensor to_image(const char *op, const Tensor &x, Location where) {
  check_rank(op, x, 3, where);
  return unsqueeze(x, 2, where);
}
Tensor to_sequence(const Tensor &x, Location where) { return squeeze(x, 2, where); }

/// Numbers of a sequence as those of an image.
Size2 flat(Size1 size, std::int64_t h) { return {h, size.l}; }
MaxPool2dParams flat(Size1 kernel, const MaxPool1dParams &params) {
  return {flat(params.stride.value_or(kernel), 1), flat(params.padding, 0), flat(params.dilation, 1), params.ceil_mode};
}

/// Reduces a dimension of x, which it keeps out of the result.
struct Reduction {
  std::function<Tensor(const Tensor &x, std::int64_t dim)> reduce;
  /// Whether it is a sum, to be divided by the window's count; else repeated elements don't change it.
  bool is_mean;
};

/// The windows of a dimension, reduced. Windows of unequal length are read by index into rows of the longest length.
Tensor adaptive_pool(const char *op, const Tensor &x, std::int64_t dim, std::int64_t wanted, const Reduction &reduction,
                     Location where) {
  const std::int64_t n = static_size(op, x, dim, where);
  if (wanted == -1 || (wanted == n && n > 0))
    return x;
  check_not_empty(op, x, {dim}, where);
  if (wanted < 1)
    fail(fmt::format("{}: expected a positive output_size, got {}", op, wanted), where);
  std::vector<Dim> windows = x.shape().dims();
  const auto at = static_cast<std::size_t>(dim);
  windows[at] = wanted;
  check_extents(op, windows, where);
  if (n % wanted == 0) {
    windows.insert(windows.begin() + dim + 1, Dim(n / wanted));
    Tensor result = reduction.reduce(reshape(x, windows, where), dim + 1);
    return reduction.is_mean ? mul(result, static_cast<double>(wanted) / static_cast<double>(n), where) : result;
  }
  const std::int64_t longest = (n + wanted - 1) / wanted + 1;
  windows.insert(windows.begin() + dim + 1, Dim(longest));
  auto whole = [&](std::int64_t value) { return constant_like(x, value, DType::I64, where); };
  Tensor window = iota_like(x, {wanted, 1}, 0, DType::I64, where);
  Tensor start = div(mul(window, n, where), whole(wanted), "floor", where);
  Tensor above = add(mul(add(window, 1, where), n, where), wanted - 1, where);
  Tensor end = div(above, whole(wanted), "floor", where);
  Tensor position = add(start, iota_like(x, {wanted, longest}, 1, DType::I64, where), 1, where);
  Tensor inside = lt(position, end, where);
  Tensor clamped = flatten(minimum(position, sub(end, 1, where), where), 0, -1, where);
  Tensor values = reshape(index_select(x, dim, clamped, where), windows, where);
  if (!reduction.is_mean)
    return reduction.reduce(values, dim + 1);
  // The mask and the counts, aligned with `dim` of x.
  SymbolicShape aligned{wanted, longest}, column{wanted};
  for (std::int64_t after = dim + 1; after < x.dim(); ++after) {
    aligned.push_back(1);
    column.push_back(1);
  }
  Tensor masked = ttc::where(reshape(inside, aligned, where), values, constant_like(x, 0, where), where);
  Tensor result = reduction.reduce(masked, dim + 1);
  Tensor count = reshape(sub(end, start, 1, where), column, where).to(x.dtype(), where);
  return div(result, count, "", where);
}

Tensor adaptive_pool2d(const char *op, const Tensor &x, Size2 output_size, const Reduction &reduction, Location where) {
  check_rank(op, x, 4, where);
  return adaptive_pool(op, adaptive_pool(op, x, 2, output_size.h, reduction, where), 3, output_size.w, reduction,
                       where);
}

Tensor adaptive_pool1d(const char *op, const Tensor &x, Size1 output_size, const Reduction &reduction, Location where) {
  check_rank(op, x, 3, where);
  return adaptive_pool(op, x, 2, output_size.l, reduction, where);
}

Reduction mean_of_windows(Location where) {
  return {[where](const Tensor &x, std::int64_t dim) { return sum(x, dim, false, where); }, true};
}

Reduction max_of_windows(Location where) {
  return {[where](const Tensor &x, std::int64_t dim) { return max(x, dim, false, where).values; }, false};
}

} // namespace

Tensor max_pool1d(const Tensor &x, Size1 kernel_size, const MaxPool1dParams &params, Location where) {
  return batched(x, 3, where, [&](const Tensor &sequence) {
    Tensor image = to_image("max_pool1d", sequence, where);
    return to_sequence(max_pool("max_pool1d", image, flat(kernel_size, 1), flat(kernel_size, params), where)[0], where);
  });
}

Tensor max_pool2d(const Tensor &x, Size2 kernel_size, const MaxPool2dParams &params, Location where) {
  return batched(x, 4, where,
                 [&](const Tensor &image) { return max_pool("max_pool2d", image, kernel_size, params, where)[0]; });
}

std::pair<Tensor, Tensor> max_pool1d_with_indices(const Tensor &x, Size1 kernel_size, const MaxPool1dParams &params,
                                                  Location where) {
  return batched(x, 3, where, [&](const Tensor &sequence) {
    Tensor image = to_image("max_pool1d", sequence, where);
    auto [values, indices] =
        max_pool_with_indices("max_pool1d", image, flat(kernel_size, 1), flat(kernel_size, params), where);
    return std::pair(to_sequence(values, where), to_sequence(indices, where));
  });
}

std::pair<Tensor, Tensor> max_pool2d_with_indices(const Tensor &x, Size2 kernel_size, const MaxPool2dParams &params,
                                                  Location where) {
  return batched(x, 4, where, [&](const Tensor &image) {
    return max_pool_with_indices("max_pool2d", image, kernel_size, params, where);
  });
}

Tensor avg_pool1d(const Tensor &x, Size1 kernel_size, const AvgPool1dParams &params, Location where) {
  const AvgPool2dParams image{flat(params.stride.value_or(kernel_size), 1), flat(params.padding, 0), params.ceil_mode,
                              params.count_include_pad, params.divisor_override};
  return batched(x, 3, where, [&](const Tensor &sequence) {
    Tensor y = avg_pool("avg_pool1d", to_image("avg_pool1d", sequence, where), flat(kernel_size, 1), image, where);
    return to_sequence(y, where);
  });
}

Tensor avg_pool2d(const Tensor &x, Size2 kernel_size, const AvgPool2dParams &params, Location where) {
  return batched(x, 4, where,
                 [&](const Tensor &image) { return avg_pool("avg_pool2d", image, kernel_size, params, where); });
}

Tensor adaptive_avg_pool1d(const Tensor &x, Size1 output_size, Location where) {
  return batched(x, 3, where, [&](const Tensor &sequence) {
    return adaptive_pool1d("adaptive_avg_pool1d", sequence, output_size, mean_of_windows(where), where);
  });
}

Tensor adaptive_avg_pool2d(const Tensor &x, Size2 output_size, Location where) {
  return batched(x, 4, where, [&](const Tensor &image) {
    return adaptive_pool2d("adaptive_avg_pool2d", image, output_size, mean_of_windows(where), where);
  });
}

Tensor adaptive_max_pool1d(const Tensor &x, Size1 output_size, Location where) {
  return batched(x, 3, where, [&](const Tensor &sequence) {
    return adaptive_pool1d("adaptive_max_pool1d", sequence, output_size, max_of_windows(where), where);
  });
}

Tensor adaptive_max_pool2d(const Tensor &x, Size2 output_size, Location where) {
  return batched(x, 4, where, [&](const Tensor &image) {
    return adaptive_pool2d("adaptive_max_pool2d", image, output_size, max_of_windows(where), where);
  });
}

} // namespace ttc
