// Losses, by torch's names. `reduction` is "mean", "sum" or "none".
#ifndef TTC_OPS_LOSSES_H
#define TTC_OPS_LOSSES_H

#include "ttc/Tensor.h"

#include <optional>
#include <string>

namespace ttc {

/// (x - target)^2.
Tensor mse_loss(const Tensor &x, const Tensor &target, const std::string &reduction = "mean",
                Location where = std::source_location::current());
/// |x - target|.
Tensor l1_loss(const Tensor &x, const Tensor &target, const std::string &reduction = "mean",
               Location where = std::source_location::current());
/// d^2 / (2 beta) where d = |x - target| < beta, else d - beta / 2.
Tensor smooth_l1_loss(const Tensor &x, const Tensor &target, const std::string &reduction = "mean", double beta = 1,
                      Location where = std::source_location::current());
/// d^2 / 2 where d = |x - target| < delta, else delta (d - delta / 2).
Tensor huber_loss(const Tensor &x, const Tensor &target, const std::string &reduction = "mean", double delta = 1,
                  Location where = std::source_location::current());
/// -(target log x + (1 - target) log(1 - x)), logarithms limited to -100; times an optional weight. The derivative is
/// (x - target) / max(x (1 - x), 1e-12).
Tensor binary_cross_entropy(const Tensor &x, const Tensor &target, const Tensor &weight = {},
                            const std::string &reduction = "mean", Location where = std::source_location::current());
/// The same of sigmoid(x), without overflow; `pos_weight` multiplies the positive term.
Tensor binary_cross_entropy_with_logits(const Tensor &x, const Tensor &target, const Tensor &weight = {},
                                        const Tensor &pos_weight = {}, const std::string &reduction = "mean",
                                        Location where = std::source_location::current());

struct CrossEntropyParams {
  /// A weight for each class, [C]; undefined for 1.
  Tensor weight = {};
  /// Targets of this value are left out; nothing for none. Other targets must lie in [0, C).
  std::optional<std::int64_t> ignore_index = -100;
  std::string reduction = "mean";
  /// Share of the uniform distribution in the target. `nll_loss` doesn't use it.
  double label_smoothing = 0;
};

/// -log(softmax(x)[target]) of logits x [N, C, ...] (or [C]) and classes [N, ...] (whole numbers), or probabilities of
/// x's shape (floating).
Tensor cross_entropy(const Tensor &x, const Tensor &target, const CrossEntropyParams &params = {},
                     Location where = std::source_location::current());
/// -x[target] of log-probabilities x [N, C, ...] (or [C]) and classes [N, ...].
Tensor nll_loss(const Tensor &x, const Tensor &target, const CrossEntropyParams &params = {},
                Location where = std::source_location::current());
/// target (log target - x) of log-probabilities x; `log_target`: the target is a logarithm, too. The reduction
/// "batchmean" divides the sum by the first extent.
Tensor kl_div(const Tensor &x, const Tensor &target, const std::string &reduction = "mean", bool log_target = false,
              Location where = std::source_location::current());
/// x . y / (max(|x|, eps) max(|y|, eps)) along `dim`.
Tensor cosine_similarity(const Tensor &x, const Tensor &y, std::int64_t dim = 1, double eps = 1e-8,
                         Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_LOSSES_H
