// Normalizing layers: parameters, running statistics, printing.
#include "ttc/nn/Normalization.h"

#include "lib/api/Emit.h"
#include "lib/api/Format.h"
#include "lib/api/nn/LayerFormat.h"
#include "ttc/Ops.h"

namespace ttc::nn {

using namespace detail;

namespace {

/// A shape as Python prints a tuple.
std::string tuple(const Shape &shape) {
  return fmt::format("({}{})", fmt::join(shape, ", "), shape.size() == 1 ? "," : "");
}

} // namespace

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
    const Shape channels{static_size("BatchNorm", x, 1, where)};
    if (options_.affine) {
      materialize("weight", channels, init::ones());
      materialize("bias", channels, init::zeros());
    }
    materialize("running_mean", channels, init::zeros());
    materialize("running_var", channels, init::ones());
  }
  const Tensor mean = tensor("running_mean", x), variance = tensor("running_var", x);
  const BatchNormParams params{is_training(), options_.momentum, options_.eps};
  // A layer that is called twice averages twice.
  const BatchNormResult result =
      batch_norm(x, is_training() ? latest(mean, where) : mean, is_training() ? latest(variance, where) : variance,
                 optional_tensor("weight", x), optional_tensor("bias", x), params, where);
  if (!is_training())
    return result.y;
  Graph graph = x.graph(where);
  const Tensor count = tensor("num_batches_tracked", x);
  graph.update(mean, result.running_mean, where);
  graph.update(variance, result.running_var, where);
  graph.update(count, add(latest(count, where), 1, where), where);
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
  return layer_norm(x, normalized_shape_, optional_tensor("weight", x), optional_tensor("bias", x), options_.eps,
                    here());
}

std::string LayerNorm::extra_repr() const {
  return fmt::format("{}, eps={}, elementwise_affine={}", tuple(normalized_shape_), options_.eps,
                     python(options_.elementwise_affine));
}

GroupNorm::GroupNorm(std::int64_t num_groups, std::int64_t num_channels, const GroupNormOptions &options,
                     Location where)
    : num_groups_(num_groups), num_channels_(num_channels), options_(options) {
  check_positive("GroupNorm", "num_groups", num_groups, where);
  check_positive("GroupNorm", "num_channels", num_channels, where);
  if (num_channels % num_groups)
    fail(
        fmt::format("GroupNorm: expected num_groups that divide num_channels, got {} and {}", num_groups, num_channels),
        where);
  if (!options.affine)
    return;
  register_parameter("weight", {num_channels}, init::ones(), DType::F32, where);
  register_parameter("bias", {num_channels}, init::zeros(), DType::F32, where);
}

Tensor GroupNorm::forward(Tensor x) {
  if (x.dim(here()) < 2 || x.size(1, here()) != Dim(num_channels_))
    fail(fmt::format("GroupNorm: expected {} channels in dimension 1, got {}", num_channels_, x.shape().to_string()),
         here());
  return group_norm(x, num_groups_, optional_tensor("weight", x), optional_tensor("bias", x), options_.eps, here());
}

std::string GroupNorm::extra_repr() const {
  return fmt::format("{}, {}, eps={}, affine={}", num_groups_, num_channels_, options_.eps, python(options_.affine));
}

InstanceNorm2d::InstanceNorm2d(std::int64_t num_features, const InstanceNormOptions &options, Location where)
    : num_features_(num_features), options_(options) {
  check_positive("InstanceNorm", "num_features", num_features, where);
  if (!options.affine)
    return;
  register_parameter("weight", {num_features}, init::ones(), DType::F32, where);
  register_parameter("bias", {num_features}, init::zeros(), DType::F32, where);
}

Tensor InstanceNorm2d::forward(Tensor x) {
  if (x.dim(here()) != rank_ || x.size(1, here()) != Dim(num_features_))
    fail(fmt::format("{}: expected rank {} with {} channels, got {}", name(), rank_, num_features_,
                     x.shape().to_string()),
         here());
  return instance_norm(x, optional_tensor("weight", x), optional_tensor("bias", x), options_.eps, here());
}

std::string InstanceNorm2d::extra_repr() const {
  return fmt::format("{}, eps={}, affine={}", num_features_, options_.eps, python(options_.affine));
}

RMSNorm::RMSNorm(const Shape &normalized_shape, const RMSNormOptions &options, Location where)
    : normalized_shape_(normalized_shape), options_(options) {
  for (std::int64_t size : normalized_shape)
    check_positive("RMSNorm", "normalized_shape", size, where);
  if (options.elementwise_affine)
    register_parameter("weight", normalized_shape, init::ones(), DType::F32, where);
}

Tensor RMSNorm::forward(Tensor x) {
  return rms_norm(x, normalized_shape_, optional_tensor("weight", x), options_.eps, here());
}

std::string RMSNorm::extra_repr() const {
  return fmt::format("{}, eps={}, elementwise_affine={}", tuple(normalized_shape_), options_.eps,
                     python(options_.elementwise_affine));
}

} // namespace ttc::nn
