// Losses.
#include "Registry.h"

namespace goldens {

namespace {

ttc::CrossEntropyParams params(const Call &c) {
  ttc::CrossEntropyParams result;
  result.weight = c["weight"];
  result.ignore_index = c.integer("ignore_index");
  result.reduction = c.text("reduction");
  if (!c.is_null("label_smoothing"))
    result.label_smoothing = c.real("label_smoothing");
  return result;
}

} // namespace

void add_losses(Registry &r) {
  r["mse_loss"] = single([](const Call &c) { return mse_loss(c.x(), c["target"], c.text("reduction")); });
  r["l1_loss"] = single([](const Call &c) { return l1_loss(c.x(), c["target"], c.text("reduction")); });
  r["smooth_l1_loss"] =
      single([](const Call &c) { return smooth_l1_loss(c.x(), c["target"], c.text("reduction"), c.real("beta")); });
  r["huber_loss"] =
      single([](const Call &c) { return huber_loss(c.x(), c["target"], c.text("reduction"), c.real("delta")); });
  r["binary_cross_entropy"] =
      single([](const Call &c) { return binary_cross_entropy(c.x(), c["target"], c["weight"], c.text("reduction")); });
  r["binary_cross_entropy_with_logits"] = single([](const Call &c) {
    return binary_cross_entropy_with_logits(c.x(), c["target"], c["weight"], c["pos_weight"], c.text("reduction"));
  });
  r["cross_entropy"] = single([](const Call &c) { return cross_entropy(c.x(), c["target"], params(c)); });
  r["nll_loss"] = single([](const Call &c) { return nll_loss(c.x(), c["target"], params(c)); });
  r["kl_div"] =
      single([](const Call &c) { return kl_div(c.x(), c["target"], c.text("reduction"), c.flag("log_target")); });
  r["cosine_similarity"] =
      single([](const Call &c) { return cosine_similarity(c.x(), c.other(), c.integer("dim"), c.real("eps")); });
}

} // namespace goldens
