// Convolutions and pooling.
#include "ttc/ops/Conv.h"

#include "lib/api/Emit.h"
#include "ttc/Compiler.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Reduction.h"
#include "ttc/ops/Shaping.h"

#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

std::vector<std::int64_t> list(Size2 size) { return {size.h, size.w}; }

void check_positive(const char *op, const char *what, Size2 size, Location where) {
  if (size.h < 1 || size.w < 1)
    fail(fmt::format("{}: expected a positive {}, got [{}, {}]", op, what, size.h, size.w), where);
}

void check_image(const char *op, const Tensor &x, Location where) {
  if (x.dim(where) != 4)
    fail(fmt::format("{}: expected an image [N, C, H, W], got {}", op, x.shape().to_string()), where);
}

/// Padding as numbers; x is padded on the right or below first where "same" needs an odd total.
Size2 resolve_padding(const char *op, Tensor &x, const Tensor &weight, const Padding2 &padding, Size2 stride,
                      Size2 dilation, Location where) {
  if (padding.mode.empty()) {
    if (padding.h < 0 || padding.w < 0)
      fail(fmt::format("{}: expected a padding of 0 or more, got [{}, {}]", op, padding.h, padding.w), where);
    return padding;
  }
  if (padding.mode == "valid")
    return 0;
  if (padding.mode != "same")
    fail(fmt::format("{}: expected padding same or valid, got {}", op, padding.mode), where);
  if (stride != Size2(1))
    fail(fmt::format("{}: padding same needs stride 1, got [{}, {}]", op, stride.h, stride.w), where);
  const std::int64_t h = dilation.h * (static_size(op, weight, 2, where) - 1);
  const std::int64_t w = dilation.w * (static_size(op, weight, 3, where) - 1);
  if (h % 2 || w % 2)
    x = pad(x, {0, w % 2, 0, h % 2}, "constant", 0, where);
  return {h / 2, w / 2};
}

std::vector<Attr> pool_attrs(Size2 kernel, Size2 stride, Size2 padding, bool ceil_mode) {
  return {{"kernel_size", list(kernel)},
          {"stride", list(stride)},
          {"padding", list(padding)},
          {"ceil_mode", ceil_mode},
          {"data_format", std::string("NCHW")}};
}

void check_pool(const char *op, const Tensor &x, Size2 kernel, Size2 stride, Size2 padding, Location where) {
  check_image(op, x, where);
  check_positive(op, "kernel_size", kernel, where);
  check_positive(op, "stride", stride, where);
  if (padding.h < 0 || padding.w < 0 || 2 * padding.h > kernel.h || 2 * padding.w > kernel.w)
    fail(fmt::format("{}: expected a padding of at most half the kernel [{}, {}], got [{}, {}]", op, kernel.h, kernel.w,
                     padding.h, padding.w),
         where);
}

/// The pooled values and each one's position in its window, row-major.
std::vector<Tensor> max_pool(const Tensor &x, Size2 kernel, const MaxPool2dParams &params, Location where) {
  const Size2 stride = params.stride.value_or(kernel);
  check_pool("max_pool2d", x, kernel, stride, params.padding, where);
  check_positive("max_pool2d", "dilation", params.dilation, where);
  std::vector<Attr> attrs = pool_attrs(kernel, stride, params.padding, params.ceil_mode);
  attrs.emplace_back("dilation", list(params.dilation));
  return emit_all("max_pool2d", {x}, attrs, where);
}

} // namespace

Tensor conv2d(const Tensor &x, const Tensor &weight, const Tensor &bias, const Conv2dParams &params, Location where) {
  check_image("conv2d", x, where);
  if (weight.dim(where) != 4)
    fail(fmt::format("conv2d: expected weight [F, C / groups, kh, kw], got {}", weight.shape().to_string()), where);
  check_positive("conv2d", "stride", params.stride, where);
  check_positive("conv2d", "dilation", params.dilation, where);
  auto [image, kernel] = promoted(x, weight, where);
  const Size2 padding = resolve_padding("conv2d", image, kernel, params.padding, params.stride, params.dilation, where);
  Tensor y = emit("conv2d", {image, kernel},
                  {{"stride", list(params.stride)},
                   {"padding", list(padding)},
                   {"dilation", list(params.dilation)},
                   {"groups", params.groups},
                   {"data_format", std::string("NCHW")}},
                  where);
  if (!bias.defined())
    return y;
  if (bias.shape(where) != SymbolicShape{weight.size(0)})
    fail(fmt::format("conv2d: expected bias [{}], got {}", weight.size(0).to_string(), bias.shape().to_string()),
         where);
  return add(y, reshape(bias, {weight.size(0), 1, 1}, where), 1, where);
}

Tensor conv1d(const Tensor &x, const Tensor &weight, const Tensor &bias, std::int64_t stride, const Padding2 &padding,
              std::int64_t dilation, std::int64_t groups, Location where) {
  if (x.dim(where) != 3 || weight.dim(where) != 3)
    fail(fmt::format("conv1d: expected [N, C, L] x [F, C / groups, k], got {} x {}", x.shape().to_string(),
                     weight.shape().to_string()),
         where);
  Conv2dParams params{{1, stride}, padding.mode.empty() ? Padding2(0, padding.w) : padding, {1, dilation}, groups};
  return squeeze(conv2d(unsqueeze(x, 2, where), unsqueeze(weight, 2, where), bias, params, where), 2, where);
}

Tensor conv_transpose2d(const Tensor &x, const Tensor &weight, const Tensor &bias, const ConvTranspose2dParams &params,
                        Location where) {
  check_image("conv_transpose2d", x, where);
  if (weight.dim(where) != 4 || weight.size(0) != x.size(1))
    fail(fmt::format("conv_transpose2d: expected weight [{}, F / groups, kh, kw], got {}", x.size(1).to_string(),
                     weight.shape().to_string()),
         where);
  check_positive("conv_transpose2d", "stride", params.stride, where);
  check_positive("conv_transpose2d", "dilation", params.dilation, where);
  check_positive("conv_transpose2d", "groups", params.groups, where);
  auto extent = [&](std::int64_t dim, std::int64_t stride, std::int64_t padding, std::int64_t extra,
                    std::int64_t dilation) {
    return (static_size("conv_transpose2d", x, dim, where) - 1) * stride - 2 * padding +
           dilation * (static_size("conv_transpose2d", weight, dim, where) - 1) + extra + 1;
  };
  const std::int64_t features = static_size("conv_transpose2d", weight, 1, where) * params.groups;
  const SymbolicShape shape{x.size(0), features,
                            extent(2, params.stride.h, params.padding.h, params.output_padding.h, params.dilation.h),
                            extent(3, params.stride.w, params.padding.w, params.output_padding.w, params.dilation.w)};
  // The convolution is linear in its input: its vector-Jacobian product is the same at any point.
  Tensor origin = expand(constant_like(x, 0, where), shape, where);
  Tensor y =
      conv2d(origin, weight, {},
             {params.stride, Padding2(params.padding.h, params.padding.w), params.dilation, params.groups}, where);
  Tensor result = vjp(y, x, {origin}, where).front();
  return bias.defined() ? add(result, reshape(bias, {features, 1, 1}, where), 1, where) : result;
}

Tensor max_pool2d(const Tensor &x, Size2 kernel_size, const MaxPool2dParams &params, Location where) {
  return max_pool(x, kernel_size, params, where)[0];
}

std::pair<Tensor, Tensor> max_pool2d_with_indices(const Tensor &x, Size2 kernel, const MaxPool2dParams &params,
                                                  Location where) {
  std::vector<Tensor> pooled = max_pool(x, kernel, params, where);
  const Size2 stride = params.stride.value_or(kernel);
  const std::int64_t width = static_size("max_pool2d", x, 3, where);
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

Tensor avg_pool2d(const Tensor &x, Size2 kernel, const AvgPool2dParams &params, Location where) {
  const Size2 stride = params.stride.value_or(kernel);
  check_pool("avg_pool2d", x, kernel, stride, params.padding, where);
  std::vector<Attr> attrs = pool_attrs(kernel, stride, params.padding, params.ceil_mode);
  attrs.emplace_back("count_include_pad", params.count_include_pad);
  if (params.divisor_override) {
    if (*params.divisor_override == 0)
      fail("avg_pool2d: expected a divisor_override other than 0, got 0", where);
    attrs.emplace_back("divisor_override", *params.divisor_override);
  }
  return emit("avg_pool2d", {x}, attrs, where);
}

Tensor adaptive_avg_pool2d(const Tensor &x, Size2 output_size, Location where) {
  check_image("adaptive_avg_pool2d", x, where);
  Tensor result = x;
  for (std::int64_t dim : {2, 3}) {
    const std::int64_t n = static_size("adaptive_avg_pool2d", x, dim, where);
    const std::int64_t wanted = dim == 2 ? output_size.h : output_size.w;
    if (wanted == -1 || wanted == n)
      continue;
    if (wanted < 1)
      fail(fmt::format("adaptive_avg_pool2d: expected a positive output_size, got {}", wanted), where);
    if (wanted == 1) {
      result = mean(result, dim, true, where);
      continue;
    }
    if (n % wanted == 0) {
      SymbolicShape shape = result.shape();
      std::vector<Dim> dims = shape.dims();
      dims[static_cast<std::size_t>(dim)] = wanted;
      dims.insert(dims.begin() + dim + 1, Dim(n / wanted));
      result = mean(reshape(result, dims, where), dim + 1, false, where);
      continue;
    }
    std::vector<Tensor> means;
    for (std::int64_t i = 0; i < wanted; ++i) {
      const std::int64_t start = i * n / wanted, end = ((i + 1) * n + wanted - 1) / wanted;
      means.push_back(mean(narrow(result, dim, start, end - start, where), dim, true, where));
    }
    result = cat(means, dim, where);
  }
  return result;
}

} // namespace ttc
