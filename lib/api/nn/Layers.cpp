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
  const double bound = fan_in > 0 ? 1 / std::sqrt(fan_in) : 0;
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
  return linear(x, tensor("weight", x), optional_tensor("bias", x), here());
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
