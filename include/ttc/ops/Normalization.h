// Normalizations, softmax and attention, by torch's names.
#ifndef TTC_OPS_NORMALIZATION_H
#define TTC_OPS_NORMALIZATION_H

#include "ttc/Tensor.h"

namespace ttc {

/// exp(x) / sum(exp(x)) along `dim`.
Tensor softmax(const Tensor &x, std::int64_t dim, Location where = std::source_location::current());
/// log(softmax(x)).
Tensor log_softmax(const Tensor &x, std::int64_t dim, Location where = std::source_location::current());

/// The result of `batch_norm` and, in training, the running statistics after it.
struct BatchNormResult {
  Tensor y;
  Tensor running_mean;
  Tensor running_var;
};

struct BatchNormParams {
  bool training = false;
  /// Share of the batch in the new running statistics.
  double momentum = 0.1;
  double eps = 1e-5;
};

/// Normalizes each channel (dimension 1) by the batch's statistics in training, else by the running ones. Undefined
/// weight, bias and (in training) running statistics are left out.
BatchNormResult batch_norm(const Tensor &x, const Tensor &running_mean, const Tensor &running_var,
                           const Tensor &weight = {}, const Tensor &bias = {}, const BatchNormParams &params = {},
                           Location where = std::source_location::current());
/// Normalizes over the last dimensions, as many as `normalized_shape` has.
Tensor layer_norm(const Tensor &x, const Shape &normalized_shape, const Tensor &weight = {}, const Tensor &bias = {},
                  double eps = 1e-5, Location where = std::source_location::current());
/// Normalizes groups of channels of each example.
Tensor group_norm(const Tensor &x, std::int64_t num_groups, const Tensor &weight = {}, const Tensor &bias = {},
                  double eps = 1e-5, Location where = std::source_location::current());
/// Normalizes each channel of each example.
Tensor instance_norm(const Tensor &x, const Tensor &weight = {}, const Tensor &bias = {}, double eps = 1e-5,
                     Location where = std::source_location::current());
/// Divides by the root mean square over the last dimensions.
Tensor rms_norm(const Tensor &x, const Shape &normalized_shape, const Tensor &weight = {}, double eps = 1e-6,
                Location where = std::source_location::current());

struct AttentionParams {
  /// Lets a query see the keys before and at its own position only.
  bool is_causal = false;
  /// 0 stands for 1 / sqrt(extent of the last dimension of q).
  double scale = 0;
  /// Lets groups of query heads (dimension -3) share a head of k and v.
  bool enable_gqa = false;
};
/// softmax(q k^T scale + mask) v over the last two dimensions. A Bool mask tells which pairs take part, a floating one
/// is added.
Tensor scaled_dot_product_attention(const Tensor &q, const Tensor &k, const Tensor &v, const Tensor &attn_mask = {},
                                    const AttentionParams &params = {},
                                    Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_NORMALIZATION_H
