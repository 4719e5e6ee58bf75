// Normalizing layers by torch's names.
#ifndef TTC_NN_NORMALIZATION_H
#define TTC_NN_NORMALIZATION_H

#include "ttc/nn/Module.h"

namespace ttc::nn {

struct BatchNormOptions {
  double eps = 1e-5;
  /// Share of the batch in the new running statistics.
  double momentum = 0.1;
  /// Whether there are weight and bias.
  bool affine = true;
};
/// Normalizes each channel of [N, C, H, W]: by the batch in training, by the running statistics in evaluation.
class BatchNorm2d : public Module {
public:
  explicit BatchNorm2d(std::int64_t num_features, const BatchNormOptions &options = {},
                       Location where = std::source_location::current());
  explicit BatchNorm2d(const BatchNormOptions &options = {}, Location where = std::source_location::current());
  Tensor forward(Tensor x) override;
  std::string name() const override { return "BatchNorm2d"; }
  std::string extra_repr() const override;

protected:
  /// Rank that inputs must have; 0 for any above 1.
  std::int64_t rank_ = 4;

private:
  BatchNormOptions options_;
};

/// Normalizes each channel of [N, C] or [N, C, L].
class BatchNorm1d : public BatchNorm2d {
public:
  explicit BatchNorm1d(std::int64_t num_features, const BatchNormOptions &options = {},
                       Location where = std::source_location::current())
      : BatchNorm2d(num_features, options, where) {
    rank_ = 0;
  }
  std::string name() const override { return "BatchNorm1d"; }
};

struct LayerNormOptions {
  double eps = 1e-5;
  bool elementwise_affine = true;
  bool bias = true;
};
/// Normalizes over the last dimensions, whose extents are `normalized_shape`.
class LayerNorm : public Module {
public:
  explicit LayerNorm(const Shape &normalized_shape, const LayerNormOptions &options = {},
                     Location where = std::source_location::current());
  Tensor forward(Tensor x) override;
  std::string name() const override { return "LayerNorm"; }
  std::string extra_repr() const override;

private:
  Shape normalized_shape_;
  LayerNormOptions options_;
};

struct GroupNormOptions {
  double eps = 1e-5;
  /// Whether there are weight and bias, [C] each.
  bool affine = true;
};
/// Normalizes groups of `num_channels` / `num_groups` neighbouring channels of [N, C, ...].
class GroupNorm : public Module {
public:
  GroupNorm(std::int64_t num_groups, std::int64_t num_channels, const GroupNormOptions &options = {},
            Location where = std::source_location::current());
  Tensor forward(Tensor x) override;
  std::string name() const override { return "GroupNorm"; }
  std::string extra_repr() const override;

private:
  std::int64_t num_groups_;
  std::int64_t num_channels_;
  GroupNormOptions options_;
};

struct InstanceNormOptions {
  double eps = 1e-5;
  /// Whether there are weight and bias, [C] each.
  bool affine = false;
};
/// Normalizes each channel of each example of [N, C, H, W]; keeps no running statistics.
class InstanceNorm2d : public Module {
public:
  explicit InstanceNorm2d(std::int64_t num_features, const InstanceNormOptions &options = {},
                          Location where = std::source_location::current());
  Tensor forward(Tensor x) override;
  std::string name() const override { return "InstanceNorm2d"; }
  std::string extra_repr() const override;

protected:
  /// Rank that inputs must have.
  std::int64_t rank_ = 4;

private:
  std::int64_t num_features_;
  InstanceNormOptions options_;
};
/// Normalizes each channel of each example of [N, C, L].
class InstanceNorm1d : public InstanceNorm2d {
public:
  explicit InstanceNorm1d(std::int64_t num_features, const InstanceNormOptions &options = {},
                          Location where = std::source_location::current())
      : InstanceNorm2d(num_features, options, where) {
    rank_ = 3;
  }
  std::string name() const override { return "InstanceNorm1d"; }
};

struct RMSNormOptions {
  double eps = 1e-6;
  /// Whether there is a weight of `normalized_shape`.
  bool elementwise_affine = true;
};
/// Divides by the root mean square over the last dimensions, whose extents are `normalized_shape`.
class RMSNorm : public Module {
public:
  explicit RMSNorm(const Shape &normalized_shape, const RMSNormOptions &options = {},
                   Location where = std::source_location::current());
  Tensor forward(Tensor x) override;
  std::string name() const override { return "RMSNorm"; }
  std::string extra_repr() const override;

private:
  Shape normalized_shape_;
  RMSNormOptions options_;
};

} // namespace ttc::nn

#endif // TTC_NN_NORMALIZATION_H
