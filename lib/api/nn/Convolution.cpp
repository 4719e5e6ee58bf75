// Convolutional layers: parameters, initialization, printing.
#include "ttc/nn/Convolution.h"

#include "lib/api/nn/LayerFormat.h"

#include <cmath>
#include <type_traits>

namespace ttc::nn {

using namespace detail;

namespace {

using List = std::vector<std::int64_t>;

/// The suffix of the layers' names.
template <typename Size> constexpr const char *axes_name() {
  return std::is_same_v<Size, Size1> ? "1d" : std::is_same_v<Size, Size2> ? "2d" : "3d";
}
template <typename Size> std::string conv_name() { return std::string("Conv") + axes_name<Size>(); }
template <typename Size> std::string transpose_name() { return std::string("ConvTranspose") + axes_name<Size>(); }

/// torch's initialization of weights, and of biases beside them: the fan-in counts the weight's dimensions after the
/// first.
Initializer weight_init() { return init::kaiming_uniform(std::sqrt(5.0)); }
Initializer bias_init(std::int64_t channels, const List &kernel) {
  double fan_in = static_cast<double>(std::max<std::int64_t>(channels, 1));
  for (std::int64_t extent : kernel)
    fan_in *= static_cast<double>(extent);
  const double bound = fan_in > 0 ? 1 / std::sqrt(fan_in) : 0;
  return init::uniform(-bound, bound);
}

Shape weight_shape(std::int64_t first, std::int64_t second, const List &kernel) {
  std::vector<std::int64_t> extents{first, second};
  extents.insert(extents.end(), kernel.begin(), kernel.end());
  return Shape(extents);
}

template <typename Size, typename Options>
void check_options(const std::string &layer, std::int64_t in, std::int64_t out, Size kernel, const Options &options,
                   Location where) {
  if (in != unknown)
    check_positive(layer, "in_channels", in, where);
  check_positive(layer, "out_channels", out, where);
  check_positive(layer, "kernel_size", kernel.list(), where);
  check_positive(layer, "stride", options.stride.list(), where);
  check_positive(layer, "dilation", options.dilation.list(), where);
  check_positive(layer, "groups", options.groups, where);
  if ((in != unknown && in % options.groups) || out % options.groups)
    fail(fmt::format("{}: {} and {} channels don't divide into {} groups", layer, in, out, options.groups), where);
}

/// The channels of x, which `groups` divide.
std::int64_t channels_of(const std::string &layer, const Tensor &x, std::size_t axes, std::int64_t groups,
                         Location where) {
  if (x.dim(where) != static_cast<std::int64_t>(axes) + 2)
    fail(fmt::format("{}: expected an image {}, got {}", layer,
                     axes == 1   ? "[N, C, L]"
                     : axes == 2 ? "[N, C, H, W]"
                                 : "[N, C, D, H, W]",
                     x.shape().to_string()),
         where);
  const std::int64_t channels = static_size(layer.c_str(), x, 1, where);
  if (channels % groups)
    fail(fmt::format("{}: {} channels don't divide into {} groups", layer, channels, groups), where);
  return channels;
}

template <typename Size, typename Options>
std::string repr(const std::string &in, const std::string &out, Size kernel_size, const Options &options,
                 const std::string &padding, const std::string &output_padding, bool bias) {
  std::string text = fmt::format("{}, {}, kernel_size={}, stride={}", in, out, tuple(kernel_size.list()),
                                 tuple(options.stride.list()));
  if (!padding.empty())
    text += ", padding=" + padding;
  if (!output_padding.empty())
    text += ", output_padding=" + output_padding;
  if (options.dilation != Size(1))
    text += ", dilation=" + tuple(options.dilation.list());
  if (options.groups != 1)
    text += fmt::format(", groups={}", options.groups);
  return bias ? text : text + ", bias=False";
}

/// A padding other than 0 as text.
template <typename Size> std::string nonzero(const Size &size) {
  return size.list() == Size(0).list() ? "" : tuple(size.list());
}

Tensor convolve(const Tensor &x, const Tensor &w, const Tensor &b, const Conv1dParams &params, Location where) {
  return conv1d(x, w, b, params, where);
}
Tensor convolve(const Tensor &x, const Tensor &w, const Tensor &b, const Conv2dParams &params, Location where) {
  return conv2d(x, w, b, params, where);
}
Tensor convolve(const Tensor &x, const Tensor &w, const Tensor &b, const Conv3dParams &params, Location where) {
  return conv3d(x, w, b, params, where);
}
Tensor transpose_of(const Tensor &x, const Tensor &w, const Tensor &b, const ConvTranspose1dParams &params,
                    Location where) {
  return conv_transpose1d(x, w, b, params, where);
}
Tensor transpose_of(const Tensor &x, const Tensor &w, const Tensor &b, const ConvTranspose2dParams &params,
                    Location where) {
  return conv_transpose2d(x, w, b, params, where);
}
Tensor transpose_of(const Tensor &x, const Tensor &w, const Tensor &b, const ConvTranspose3dParams &params,
                    Location where) {
  return conv_transpose3d(x, w, b, params, where);
}

/// A parameter's extent times `groups`, or "?".
std::string times(const Dim &dim, std::int64_t groups) {
  return dim.is_static() ? std::to_string(dim.extent() * groups) : dim.to_string();
}

} // namespace

template <typename Size>
ConvOf<Size>::ConvOf(std::int64_t in_channels, std::int64_t out_channels, Size kernel_size,
                     const ConvOptionsOf<Size> &options, Location where)
    : kernel_size_(kernel_size), options_(options) {
  check_options(conv_name<Size>(), in_channels, out_channels, kernel_size, options, where);
  const bool known = in_channels != unknown;
  const std::int64_t in = known ? in_channels / options.groups : unknown;
  register_parameter("weight", weight_shape(out_channels, in, kernel_size.list()), weight_init(), DType::F32, where);
  // The bound follows from in_channels: a bias without it waits, too.
  if (options.bias)
    register_parameter("bias", {known ? out_channels : unknown}, bias_init(in, kernel_size.list()), DType::F32, where);
}

template <typename Size>
ConvOf<Size>::ConvOf(std::int64_t out_channels, Size kernel_size, const ConvOptionsOf<Size> &options, Location where)
    : ConvOf(unknown, out_channels, kernel_size, options, where) {}

template <typename Size> Tensor ConvOf<Size>::forward(Tensor x) {
  const Parameter w = weight();
  const List kernel = kernel_size_.list();
  if (!w.has_shape()) {
    const std::int64_t channels = channels_of(conv_name<Size>(), x, kernel.size(), options_.groups, here());
    const std::int64_t in = channels / options_.groups, out = w.shape()[0].extent();
    materialize("weight", weight_shape(out, in, kernel), weight_init());
    if (has("bias"))
      materialize("bias", {out}, bias_init(in, kernel));
  }
  const ConvParamsOf<Size> params{options_.stride, options_.padding, options_.dilation, options_.groups};
  return convolve(x, tensor("weight", x), optional_tensor("bias", x), params, here());
}

template <typename Size> std::string ConvOf<Size>::name() const { return conv_name<Size>(); }

template <typename Size> std::string ConvOf<Size>::extra_repr() const {
  const PaddingOf<Size> &padding = options_.padding;
  return repr(times(weight().shape()[1], options_.groups), extent(weight(), 0), kernel_size_, options_,
              padding.mode.empty() ? nonzero<Size>(padding) : padding.mode, "", has("bias"));
}

template <typename Size> std::string ConvOf<Size>::brief() const {
  return fmt::format("{} {} -> {}", name(), times(weight().shape()[1], options_.groups), extent(weight(), 0));
}

template <typename Size>
ConvTransposeOf<Size>::ConvTransposeOf(std::int64_t in_channels, std::int64_t out_channels, Size kernel_size,
                                       const ConvTransposeOptionsOf<Size> &options, Location where)
    : out_channels_(out_channels), kernel_size_(kernel_size), options_(options) {
  check_options(transpose_name<Size>(), in_channels, out_channels, kernel_size, options, where);
  const std::int64_t out = out_channels / options.groups;
  register_parameter("weight", weight_shape(in_channels, out, kernel_size.list()), weight_init(), DType::F32, where);
  if (options.bias)
    register_parameter("bias", {out_channels}, bias_init(out, kernel_size.list()), DType::F32, where);
}

template <typename Size>
ConvTransposeOf<Size>::ConvTransposeOf(std::int64_t out_channels, Size kernel_size,
                                       const ConvTransposeOptionsOf<Size> &options, Location where)
    : ConvTransposeOf(unknown, out_channels, kernel_size, options, where) {}

template <typename Size> Tensor ConvTransposeOf<Size>::forward(Tensor x) {
  const List kernel = kernel_size_.list();
  if (!weight().has_shape()) {
    const std::int64_t in = channels_of(transpose_name<Size>(), x, kernel.size(), options_.groups, here());
    materialize("weight", weight_shape(in, out_channels_ / options_.groups, kernel), weight_init());
  }
  const ConvTransposeParamsOf<Size> params{options_.stride, options_.padding, options_.output_padding,
                                           options_.dilation, options_.groups};
  return transpose_of(x, tensor("weight", x), optional_tensor("bias", x), params, here());
}

template <typename Size> std::string ConvTransposeOf<Size>::name() const { return transpose_name<Size>(); }

template <typename Size> std::string ConvTransposeOf<Size>::extra_repr() const {
  return repr(extent(weight(), 0), std::to_string(out_channels_), kernel_size_, options_, nonzero(options_.padding),
              nonzero(options_.output_padding), has("bias"));
}

template <typename Size> std::string ConvTransposeOf<Size>::brief() const {
  return fmt::format("{} {} -> {}", name(), extent(weight(), 0), out_channels_);
}

template class ConvOf<Size1>;
template class ConvOf<Size2>;
template class ConvOf<Size3>;
template class ConvTransposeOf<Size1>;
template class ConvTransposeOf<Size2>;
template class ConvTransposeOf<Size3>;

} // namespace ttc::nn
