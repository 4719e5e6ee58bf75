// Losses for `Trainer`; see ops/Losses.h for the formulas. A loss is anything that makes a scalar of (output, target).
#ifndef TTC_NN_LOSSES_H
#define TTC_NN_LOSSES_H

#include "ttc/ops/Losses.h"

namespace ttc::nn {

/// Of logits and classes or probabilities.
struct CrossEntropyLoss {
  CrossEntropyParams params = {};
  CrossEntropyLoss() = default;
  explicit CrossEntropyLoss(CrossEntropyParams params) : params(std::move(params)) {}
  Tensor operator()(const Tensor &x, const Tensor &target, Location where = std::source_location::current()) const {
    return cross_entropy(x, target, params, where);
  }
};

/// Of log-probabilities and classes.
struct NLLLoss {
  CrossEntropyParams params = {};
  NLLLoss() = default;
  explicit NLLLoss(CrossEntropyParams params) : params(std::move(params)) {}
  Tensor operator()(const Tensor &x, const Tensor &target, Location where = std::source_location::current()) const {
    return nll_loss(x, target, params, where);
  }
};

struct MSELoss {
  std::string reduction = "mean";
  Tensor operator()(const Tensor &x, const Tensor &target, Location where = std::source_location::current()) const {
    return mse_loss(x, target, reduction, where);
  }
};

struct L1Loss {
  std::string reduction = "mean";
  Tensor operator()(const Tensor &x, const Tensor &target, Location where = std::source_location::current()) const {
    return l1_loss(x, target, reduction, where);
  }
};

struct SmoothL1Loss {
  std::string reduction = "mean";
  double beta = 1;
  Tensor operator()(const Tensor &x, const Tensor &target, Location where = std::source_location::current()) const {
    return smooth_l1_loss(x, target, reduction, beta, where);
  }
};

struct HuberLoss {
  std::string reduction = "mean";
  double delta = 1;
  Tensor operator()(const Tensor &x, const Tensor &target, Location where = std::source_location::current()) const {
    return huber_loss(x, target, reduction, delta, where);
  }
};

struct BCELoss {
  std::string reduction = "mean";
  Tensor operator()(const Tensor &x, const Tensor &target, Location where = std::source_location::current()) const {
    return binary_cross_entropy(x, target, {}, reduction, where);
  }
};

struct BCEWithLogitsLoss {
  std::string reduction = "mean";
  Tensor operator()(const Tensor &x, const Tensor &target, Location where = std::source_location::current()) const {
    return binary_cross_entropy_with_logits(x, target, {}, {}, reduction, where);
  }
};

struct KLDivLoss {
  std::string reduction = "mean";
  bool log_target = false;
  Tensor operator()(const Tensor &x, const Tensor &target, Location where = std::source_location::current()) const {
    return kl_div(x, target, reduction, log_target, where);
  }
};

} // namespace ttc::nn

#endif // TTC_NN_LOSSES_H
