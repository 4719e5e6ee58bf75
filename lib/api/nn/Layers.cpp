// Layers: parameters, initialization, printing.
#include "ttc/nn/Layers.h"

#include "lib/api/Emit.h"
#include "lib/api/Format.h"
#include "ttc/nn/Activations.h"

#include <cmath>
#include <fmt/format.h>

namespace ttc::nn {

using namespace detail;

namespace {

const char *python(bool value) { return value ? "True" : "False"; }

std::string tuple(Size2 size) { return fmt::format("({}, {})", size.h, size.w); }

/// One number where both are equal, as torch prints them if they were given so.
std::string short_tuple(Size2 size) { return size.h == size.w ? std::to_string(size.h) : tuple(size); }

/// An extent, or "?" while it is unknown.
std::string extent(const Parameter &parameter, std::size_t dim) { return parameter.shape()[dim].to_string(); }

void check_positive(const char *layer, const char *what, std::int64_t value, Location where) {
  if (value < 1)
    fail(fmt::format("{}: expected a positive {}, got {}", layer, what, value), where);
}

/// torch's initialization of weights, and of biases beside them.
Initializer weight_init() { return init::kaiming_uniform(std::sqrt(5.0)); }

Initializer bias_init(double fan_in) {
  const double bound = 1 / std::sqrt(fan_in);
  return init::uniform(-bound, bound);
}

/// The size of x that a layer infers.
std::int64_t inferred(const char *layer, const Tensor &x, std::int64_t dim, Location where) {
  return static_size(layer, x, normalize_dim(layer, dim, x.dim(where), where), where);
}

constexpr std::int64_t unknown = -1;

} // namespace

Linear::Linear(std::int64_t in_features, std::int64_t out_features, const LinearOptions &options, Location where) {
  if (in_features != unknown)
    check_positive("Linear", "in_features", in_features, where);
  check_positive("Linear", "out_features", out_features, where);
  register_parameter("weight", {out_features, in_features}, weight_init(), DType::F32, where);
  if (!options.bias)
    return;
  // The bound follows from in_features: a bias without it waits, too.
  const bool known = in_features != unknown;
  register_parameter("bias", {known ? out_features : unknown},
                     bias_init(known ? static_cast<double>(in_features) : 1.0), DType::F32, where);
}

Linear::Linear(std::int64_t out_features, const LinearOptions &options, Location where)
    : Linear(unknown, out_features, options, where) {}

Tensor Linear::forward(Tensor x) {
  const Parameter w = weight();
  if (!w.has_shape()) {
    const std::int64_t in = inferred("Linear", x, -1, here()), out = w.shape()[0].extent();
    materialize("weight", {out, in}, weight_init());
    if (has("bias"))
      materialize("bias", {out}, bias_init(static_cast<double>(in)));
  }
  return linear(x, tensor("weight", x), has("bias") ? tensor("bias", x) : Tensor(), here());
}

std::string Linear::extra_repr() const {
  return fmt::format("in_features={}, out_features={}, bias={}", extent(weight(), 1), extent(weight(), 0),
                     python(has("bias")));
}

std::string Linear::brief() const { return fmt::format("Linear {} -> {}", extent(weight(), 1), extent(weight(), 0)); }

Conv2d::Conv2d(std::int64_t in_channels, std::int64_t out_channels, Size2 kernel_size, const Conv2dOptions &options,
               Location where)
    : kernel_size_(kernel_size), options_(options) {
  const bool known = in_channels != unknown;
  if (known)
    check_positive("Conv2d", "in_channels", in_channels, where);
  check_positive("Conv2d", "out_channels", out_channels, where);
  check_positive("Conv2d", "kernel_size", std::min(kernel_size.h, kernel_size.w), where);
  check_positive("Conv2d", "stride", std::min(options.stride.h, options.stride.w), where);
  check_positive("Conv2d", "dilation", std::min(options.dilation.h, options.dilation.w), where);
  check_positive("Conv2d", "groups", options.groups, where);
  if ((known && in_channels % options.groups) || out_channels % options.groups)
    fail(fmt::format("Conv2d: {} and {} channels don't divide into {} groups", in_channels, out_channels,
                     options.groups),
         where);
  const std::int64_t in = known ? in_channels / options.groups : unknown;
  register_parameter("weight", {out_channels, in, kernel_size.h, kernel_size.w}, weight_init(), DType::F32, where);
  if (options.bias)
    register_parameter("bias", {known ? out_channels : unknown},
                       bias_init(static_cast<double>(std::max<std::int64_t>(in, 1) * kernel_size.h * kernel_size.w)),
                       DType::F32, where);
}

Conv2d::Conv2d(std::int64_t out_channels, Size2 kernel_size, const Conv2dOptions &options, Location where)
    : Conv2d(unknown, out_channels, kernel_size, options, where) {}

Tensor Conv2d::forward(Tensor x) {
  const Parameter w = weight();
  if (!w.has_shape()) {
    if (x.dim(here()) != 4)
      fail(fmt::format("Conv2d: expected an image [N, C, H, W], got {}", x.shape().to_string()), here());
    const std::int64_t channels = inferred("Conv2d", x, 1, here()), out = w.shape()[0].extent();
    if (channels % options_.groups)
      fail(fmt::format("Conv2d: {} channels don't divide into {} groups", channels, options_.groups), here());
    const std::int64_t in = channels / options_.groups;
    materialize("weight", {out, in, kernel_size_.h, kernel_size_.w}, weight_init());
    if (has("bias"))
      materialize("bias", {out}, bias_init(static_cast<double>(in * kernel_size_.h * kernel_size_.w)));
  }
  const Conv2dParams params{options_.stride, options_.padding, options_.dilation, options_.groups};
  return conv2d(x, tensor("weight", x), has("bias") ? tensor("bias", x) : Tensor(), params, here());
}

std::string Conv2d::extra_repr() const {
  const Parameter w = weight();
  const Dim in = w.shape()[1];
  std::string text = fmt::format("{}, {}, kernel_size={}, stride={}",
                                 in.is_static() ? std::to_string(in.extent() * options_.groups) : in.to_string(),
                                 extent(w, 0), tuple(kernel_size_), tuple(options_.stride));
  if (!options_.padding.mode.empty())
    text += ", padding=" + options_.padding.mode;
  else if (options_.padding.h || options_.padding.w)
    text += ", padding=" + tuple(options_.padding);
  if (options_.dilation != Size2(1))
    text += ", dilation=" + tuple(options_.dilation);
  if (options_.groups != 1)
    text += fmt::format(", groups={}", options_.groups);
  return has("bias") ? text : text + ", bias=False";
}

std::string Conv2d::brief() const {
  const Dim in = weight().shape()[1];
  return fmt::format("Conv2d {} -> {}", in.is_static() ? std::to_string(in.extent() * options_.groups) : "?",
                     extent(weight(), 0));
}

MaxPool2d::MaxPool2d(Size2 kernel_size, const MaxPool2dParams &options, Location where)
    : kernel_size_(kernel_size), options_(options) {
  check_positive("MaxPool2d", "kernel_size", std::min(kernel_size.h, kernel_size.w), where);
}

std::string MaxPool2d::extra_repr() const {
  return fmt::format("kernel_size={}, stride={}, padding={}, dilation={}, ceil_mode={}", short_tuple(kernel_size_),
                     short_tuple(options_.stride.value_or(kernel_size_)), short_tuple(options_.padding),
                     short_tuple(options_.dilation), python(options_.ceil_mode));
}

AvgPool2d::AvgPool2d(Size2 kernel_size, const AvgPool2dParams &options, Location where)
    : kernel_size_(kernel_size), options_(options) {
  check_positive("AvgPool2d", "kernel_size", std::min(kernel_size.h, kernel_size.w), where);
}

std::string AvgPool2d::extra_repr() const {
  return fmt::format("kernel_size={}, stride={}, padding={}", short_tuple(kernel_size_),
                     short_tuple(options_.stride.value_or(kernel_size_)), short_tuple(options_.padding));
}

std::string AdaptiveAvgPool2d::extra_repr() const { return "output_size=" + tuple(output_size_); }

std::string Flatten::extra_repr() const { return fmt::format("start_dim={}, end_dim={}", start_dim_, end_dim_); }

Dropout::Dropout(double p, Location where) : p_(p) {
  if (!(p >= 0 && p < 1))
    fail(fmt::format("Dropout: expected a probability in [0, 1), got {}", p), where);
}

std::string Dropout::extra_repr() const { return fmt::format("p={}", p_); }

BatchNorm2d::BatchNorm2d(std::int64_t num_features, const BatchNormOptions &options, Location where)
    : options_(options) {
  if (num_features != unknown)
    check_positive("BatchNorm", "num_features", num_features, where);
  if (options.affine) {
    register_parameter("weight", {num_features}, init::ones(), DType::F32, where);
    register_parameter("bias", {num_features}, init::zeros(), DType::F32, where);
  }
  register_buffer("running_mean", {num_features}, init::zeros(), DType::F32, where);
  register_buffer("running_var", {num_features}, init::ones(), DType::F32, where);
  register_buffer("num_batches_tracked", {}, init::zeros(), DType::I64, where);
}

BatchNorm2d::BatchNorm2d(const BatchNormOptions &options, Location where) : BatchNorm2d(unknown, options, where) {}

Tensor BatchNorm2d::forward(Tensor x) {
  const Location where = here();
  if (rank_ ? x.dim(where) != rank_ : x.dim(where) < 2)
    fail(fmt::format("{}: expected rank {}, got {}", name(), rank_ ? "4" : "2 or 3", x.shape().to_string()), where);
  if (!parameter("running_mean").has_shape()) {
    const Shape channels{inferred("BatchNorm", x, 1, where)};
    if (options_.affine) {
      materialize("weight", channels, init::ones());
      materialize("bias", channels, init::zeros());
    }
    materialize("running_mean", channels, init::zeros());
    materialize("running_var", channels, init::ones());
  }
  Tensor mean = tensor("running_mean", x), variance = tensor("running_var", x);
  const BatchNormParams params{is_training(), options_.momentum, options_.eps};
  BatchNormResult result = batch_norm(x, mean, variance, options_.affine ? tensor("weight", x) : Tensor(),
                                      options_.affine ? tensor("bias", x) : Tensor(), params, where);
  if (!is_training())
    return result.y;
  Graph graph = x.graph(where);
  Tensor count = tensor("num_batches_tracked", x);
  graph.update(mean, result.running_mean, where);
  graph.update(variance, result.running_var, where);
  graph.update(count, add(count, 1, where), where);
  return result.y;
}

std::string BatchNorm2d::extra_repr() const {
  return fmt::format("{}, eps={}, momentum={}, affine={}, track_running_stats=True",
                     extent(parameter("running_mean"), 0), options_.eps, options_.momentum, python(options_.affine));
}

LayerNorm::LayerNorm(const Shape &normalized_shape, const LayerNormOptions &options, Location where)
    : normalized_shape_(normalized_shape), options_(options) {
  for (std::int64_t size : normalized_shape)
    check_positive("LayerNorm", "normalized_shape", size, where);
  if (!options.elementwise_affine)
    return;
  register_parameter("weight", normalized_shape, init::ones(), DType::F32, where);
  if (options.bias)
    register_parameter("bias", normalized_shape, init::zeros(), DType::F32, where);
}

Tensor LayerNorm::forward(Tensor x) {
  return layer_norm(x, normalized_shape_, has("weight") ? tensor("weight", x) : Tensor(),
                    has("bias") ? tensor("bias", x) : Tensor(), options_.eps, here());
}

std::string LayerNorm::extra_repr() const {
  return fmt::format("({}{}), eps={}, elementwise_affine={}", fmt::join(normalized_shape_, ", "),
                     normalized_shape_.size() == 1 ? "," : "", options_.eps, python(options_.elementwise_affine));
}

Embedding::Embedding(std::int64_t num_embeddings, std::int64_t embedding_dim, Location where) {
  check_positive("Embedding", "num_embeddings", num_embeddings, where);
  check_positive("Embedding", "embedding_dim", embedding_dim, where);
  register_parameter("weight", {num_embeddings, embedding_dim}, init::normal(), DType::F32, where);
}

Tensor Embedding::forward(Tensor x) { return embedding(x, tensor("weight", x), std::nullopt, here()); }

std::string Embedding::extra_repr() const {
  return fmt::format("{}, {}", extent(parameter("weight"), 0), extent(parameter("weight"), 1));
}

std::string LeakyReLU::extra_repr() const { return fmt::format("negative_slope={}", negative_slope_); }
std::string ELU::extra_repr() const { return "alpha=" + to_string(alpha_); }
std::string GELU::extra_repr() const { return fmt::format("approximate='{}'", approximate_); }
std::string Softmax::extra_repr() const { return fmt::format("dim={}", dim_); }
std::string LogSoftmax::extra_repr() const { return fmt::format("dim={}", dim_); }
std::string Softplus::extra_repr() const {
  return fmt::format("beta={}, threshold={}", to_string(beta_), to_string(threshold_));
}

} // namespace ttc::nn
