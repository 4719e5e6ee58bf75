// Layers: parameters, initialization, printing.
#include "ttc/nn/Layers.h"

#include "lib/api/Emit.h"
#include "lib/api/Format.h"
#include "lib/api/nn/LayerFormat.h"
#include "ttc/nn/Activations.h"

#include <cmath>

namespace ttc::nn {

using namespace detail;

namespace {

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

std::string Flatten::extra_repr() const { return fmt::format("start_dim={}, end_dim={}", start_dim_, end_dim_); }

Dropout::Dropout(double p, Location where) : p_(p) {
  if (!(p >= 0 && p <= 1))
    fail(fmt::format("Dropout: expected a probability in [0, 1], got {}", p), where);
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
