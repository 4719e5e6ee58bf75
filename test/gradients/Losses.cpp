// Losses with every reduction and option.
#include "Cases.h"

namespace gradients {

using ttc::Tensor;

void add_losses(Cases &cases) {
  for (const std::string reduction : {"none", "mean", "sum"}) {
    const auto add = [&](const std::string &name, std::function<Tensor(Arguments &)> build) {
      cases.push_back({name + " " + reduction, std::move(build)});
    };
    add("mse_loss", [=](Arguments &in) { return ttc::mse_loss(in.floats({3, 5}), in.floats({3, 5}), reduction); });
    add("l1_loss", [=](Arguments &in) { return ttc::l1_loss(in.floats({3, 5}), in.floats({3, 5}), reduction); });
    add("smooth_l1_loss", [=](Arguments &in) {
      return ttc::smooth_l1_loss(in.floats({7, 1}), in.floats({7, 1}), reduction, 0.7);
    });
    add("huber_loss", [=](Arguments &in) {
      return ttc::huber_loss(in.floats({3, 5}), in.floats({3, 5}), reduction, 1.3);
    });
    add("binary_cross_entropy", [=](Arguments &in) {
      return ttc::binary_cross_entropy(in.floats({3, 5}, 0.1, 0.9), in.floats({3, 5}, 0, 1), in.floats({5}, 0.5, 2),
                                       reduction);
    });
    add("binary_cross_entropy_with_logits", [=](Arguments &in) {
      return ttc::binary_cross_entropy_with_logits(in.floats({3, 5}, -4, 4), in.floats({3, 5}, 0, 1), {},
                                                   in.floats({5}, 0.5, 2), reduction);
    });
    add("cross_entropy", [=](Arguments &in) {
      return ttc::cross_entropy(in.floats({4, 5}), in.whole({4}, 0, 4),
                                {.weight = in.floats({5}, 0.5, 2), .reduction = reduction});
    });
    add("cross_entropy smoothed, one class ignored", [=](Arguments &in) {
      return ttc::cross_entropy(in.floats({6, 5}), in.whole({6}, 0, 4),
                                {.ignore_index = 2, .reduction = reduction, .label_smoothing = 0.1});
    });
    add("cross_entropy of probabilities, spatial", [=](Arguments &in) {
      return ttc::cross_entropy(in.floats({2, 3, 4}), in.floats({2, 3, 4}, 0.1, 1), {.reduction = reduction});
    });
    add("nll_loss spatial", [=](Arguments &in) {
      return ttc::nll_loss(in.floats({2, 3, 4}), in.whole({2, 4}, 0, 2), {.reduction = reduction});
    });
    add("kl_div", [=](Arguments &in) {
      return ttc::kl_div(in.floats({3, 5}, -4, -0.2), in.floats({3, 5}, 0.1, 0.9), reduction);
    });
    add("kl_div of logarithms", [=](Arguments &in) {
      return ttc::kl_div(in.floats({3, 5}, -4, -0.2), in.floats({3, 5}, -4, -0.2), reduction, true);
    });
  }
  cases.push_back({"kl_div batchmean", [](Arguments &in) {
                     return ttc::kl_div(in.floats({3, 5}, -4, -0.2), in.floats({3, 5}, 0.1, 0.9), "batchmean");
                   }});
  cases.push_back({"cosine_similarity", [](Arguments &in) {
                     return ttc::cosine_similarity(in.floats({3, 5}), in.floats({3, 5}), 1);
                   }});
  cases.push_back({"cosine_similarity along 0", [](Arguments &in) {
                     return ttc::cosine_similarity(in.floats({4, 1}), in.floats({4, 1}), 0);
                   }});
}

} // namespace gradients
