// Convolutions and their transposes.
#include "ttc/ops/Conv.h"

#include "dialect/core/Saturating.h"
#include "lib/api/Batched.h"
#include "lib/api/Emit.h"
#include "lib/api/Format.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Shaping.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

using List = std::vector<std::int64_t>;

/// A convolution over `stride.size()` axes; the names are those of diagnostics.
struct Call {
  std::string op;
  List stride, padding, dilation;
  std::string padding_mode;
  std::int64_t groups = 1;
  Location where;

  std::size_t axes() const { return stride.size(); }
  /// "[N, C, H, W]" and the like.
  std::string image() const { return std::string("[N, C, ") + (std::array{"L", "H, W", "D, H, W"})[axes() - 1] + "]"; }
  std::string kernel() const { return (std::array{"k", "kh, kw", "kd, kh, kw"})[axes() - 1]; }
  const char *format() const { return (std::array{"NCL", "NCHW", "NCDHW"})[axes() - 1]; }

  void check_least(const char *what, const List &values, std::int64_t least) const {
    if (std::any_of(values.begin(), values.end(), [&](std::int64_t v) { return v < least; }))
      fail(fmt::format("{}: expected {} {}, got {}", op, what, least ? "of 1 or more" : "of 0 or more",
                       to_string(values)),
           where);
  }

  void check(const Tensor &x) const {
    if (x.dim(where) != static_cast<std::int64_t>(axes()) + 2)
      fail(fmt::format("{}: expected an image {}, got {}", op, image(), x.shape().to_string()), where);
    check_least("a stride", stride, 1);
    check_least("a padding", padding, 0);
    check_least("a dilation", dilation, 1);
    if (groups < 1)
      fail(fmt::format("{}: expected groups of 1 or more, got {}", op, groups), where);
  }

  std::vector<Attr> attributes() const {
    return {{"stride", stride},
            {"padding", padding},
            {"dilation", dilation},
            {"groups", groups},
            {"data_format", std::string(format())}};
  }

  /// Puts numbers in the place of a padding mode; x is padded at the higher side first where "same" needs an odd total.
  void resolve_padding(Tensor &x, const Tensor &weight) {
    if (padding_mode.empty())
      return;
    padding.assign(axes(), 0);
    if (padding_mode == "valid")
      return;
    if (padding_mode != "same")
      fail(fmt::format("{}: expected padding same or valid, got {}", op, padding_mode), where);
    if (stride != List(axes(), 1))
      fail(fmt::format("{}: padding same needs stride 1, got {}", op, to_string(stride)), where);
    List odd(2 * axes(), 0);
    for (std::size_t i = 0; i < axes(); ++i) {
      const std::int64_t total = ir::saturatingMultiply(
          dilation[i],
          std::max<std::int64_t>(static_size(op.c_str(), weight, static_cast<std::int64_t>(i) + 2, where) - 1, 0));
      padding[i] = total / 2;
      // Pairs for the last dimension come first.
      odd[2 * (axes() - 1 - i) + 1] = total % 2;
    }
    if (odd != List(2 * axes(), 0))
      x = pad(x, odd, "constant", 0, where);
  }

  Tensor with_bias(const Tensor &y, const Tensor &bias, const Dim &features) const {
    if (!bias.defined())
      return y;
    if (bias.shape(where) != SymbolicShape{features})
      fail(fmt::format("{}: expected bias [{}], got {}", op, features.to_string(), bias.shape().to_string()), where);
    std::vector<Dim> shape(axes() + 1, Dim(1));
    shape[0] = features;
    return add(y, reshape(bias, shape, where), 1, where);
  }

  Tensor forward(const Tensor &x, const Tensor &weight, const Tensor &bias) {
    check(x);
    if (weight.dim(where) != static_cast<std::int64_t>(axes()) + 2)
      fail(fmt::format("{}: expected weight [F, C / groups, {}], got {}", op, kernel(), weight.shape().to_string()),
           where);
    auto [image, filter] = promoted(x, weight, where);
    resolve_padding(image, filter);
    return with_bias(emit(op, {image, filter}, attributes(), where), bias, weight.size(0));
  }

  /// The gradient of a convolution by its input, at x.
  Tensor transpose(const Tensor &x, const Tensor &weight, const Tensor &bias, const List &output_padding) {
    check(x);
    if (weight.dim(where) != static_cast<std::int64_t>(axes()) + 2 || weight.size(0) != x.size(1))
      fail(fmt::format("{}: expected weight [{}, F / groups, {}], got {}", op, x.size(1).to_string(), kernel(),
                       weight.shape().to_string()),
           where);
    const std::int64_t channels = static_size(op.c_str(), weight, 0, where);
    if (channels % groups)
      fail(fmt::format("{}: expected groups that divide the input channels, got {} for {}", op, groups, channels),
           where);
    check_least("an output_padding", output_padding, 0);
    // An output_padding of a stride or more is no gradient of a convolution: then less is cut off, and zeros are added.
    List size, rest(2 * axes(), 0);
    const List wanted = padding;
    for (std::size_t i = 0; i < axes(); ++i) {
      if (output_padding[i] >= std::max(stride[i], dilation[i]))
        fail(fmt::format("{}: expected an output_padding less than the stride {} or the dilation {}, got {}", op,
                         to_string(stride), to_string(dilation), to_string(output_padding)),
             where);
      const std::int64_t dim = static_cast<std::int64_t>(i) + 2;
      // Products of two numbers of 64 bits, which need twice as many.
      using Wide = __int128;
      const Wide extent = Wide(static_size(op.c_str(), x, dim, where) - 1) * stride[i] - 2 * Wide(padding[i]) +
                          Wide(dilation[i]) * (static_size(op.c_str(), weight, dim, where) - 1) + output_padding[i] + 1;
      size.push_back(static_cast<std::int64_t>(std::clamp<Wide>(extent, INT64_MIN, INT64_MAX)));
      if (output_padding[i] < stride[i])
        continue;
      padding[i] = std::max<std::int64_t>(wanted[i] - output_padding[i], 0);
      const std::size_t pair = 2 * (axes() - 1 - i);
      rest[pair] = padding[i] - wanted[i];
      rest[pair + 1] = std::max<std::int64_t>(output_padding[i] - wanted[i], 0);
    }
    if (std::any_of(size.begin(), size.end(), [](std::int64_t extent) { return extent < 1; }))
      fail(fmt::format("{}: expected a padding that leaves a positive output size, got {} for {}", op,
                       to_string(wanted), to_string(size)),
           where);
    checked_product(op.c_str(), size, where);
    for (std::size_t i = 0; i < axes(); ++i)
      size[i] -= rest[2 * (axes() - 1 - i)] + rest[2 * (axes() - 1 - i) + 1];
    auto [image, filter] = promoted(x, weight, where);
    std::vector<Attr> attrs = attributes();
    attrs.emplace_back("input_size", size);
    Tensor y = emit(fmt::format("conv{}d_input_grad", axes()), {image, filter}, attrs, where);
    if (rest != List(2 * axes(), 0))
      y = pad(y, rest, "constant", 0, where);
    return with_bias(y, bias, y.size(1));
  }
};

template <typename Size> Call call(const char *op, const ConvParamsOf<Size> &params, Location where) {
  return {op,   params.stride.list(), params.padding.list(), params.dilation.list(), params.padding.mode, params.groups,
          where};
}

template <typename Size> Call call(const char *op, const ConvTransposeParamsOf<Size> &params, Location where) {
  return {op, params.stride.list(), params.padding.list(), params.dilation.list(), "", params.groups, where};
}

template <typename Size>
Tensor convolve(const char *op, const Tensor &x, const Tensor &weight, const Tensor &bias,
                const ConvParamsOf<Size> &params, Location where) {
  Call convolution = call(op, params, where);
  const auto rank = static_cast<std::int64_t>(convolution.axes()) + 2;
  return batched(x, rank, where, [&](const Tensor &image) { return convolution.forward(image, weight, bias); });
}

template <typename Size>
Tensor transposed(const char *op, const Tensor &x, const Tensor &weight, const Tensor &bias,
                  const ConvTransposeParamsOf<Size> &params, Location where) {
  Call convolution = call(op, params, where);
  const auto rank = static_cast<std::int64_t>(convolution.axes()) + 2;
  return batched(x, rank, where, [&](const Tensor &image) {
    return convolution.transpose(image, weight, bias, params.output_padding.list());
  });
}

} // namespace

Tensor conv1d(const Tensor &x, const Tensor &weight, const Tensor &bias, const Conv1dParams &params, Location where) {
  return convolve("conv1d", x, weight, bias, params, where);
}

Tensor conv1d(const Tensor &x, const Tensor &weight, const Tensor &bias, std::int64_t stride, const Padding1 &padding,
              std::int64_t dilation, std::int64_t groups, Location where) {
  return conv1d(x, weight, bias, Conv1dParams{stride, padding, dilation, groups}, where);
}

Tensor conv2d(const Tensor &x, const Tensor &weight, const Tensor &bias, const Conv2dParams &params, Location where) {
  return convolve("conv2d", x, weight, bias, params, where);
}

Tensor conv3d(const Tensor &x, const Tensor &weight, const Tensor &bias, const Conv3dParams &params, Location where) {
  return convolve("conv3d", x, weight, bias, params, where);
}

Tensor conv_transpose1d(const Tensor &x, const Tensor &weight, const Tensor &bias, const ConvTranspose1dParams &params,
                        Location where) {
  return transposed("conv_transpose1d", x, weight, bias, params, where);
}

Tensor conv_transpose2d(const Tensor &x, const Tensor &weight, const Tensor &bias, const ConvTranspose2dParams &params,
                        Location where) {
  return transposed("conv_transpose2d", x, weight, bias, params, where);
}

Tensor conv_transpose3d(const Tensor &x, const Tensor &weight, const Tensor &bias, const ConvTranspose3dParams &params,
                        Location where) {
  return transposed("conv_transpose3d", x, weight, bias, params, where);
}

} // namespace ttc
