// Normalizations, softmax and attention.
#include "Registry.h"

namespace goldens {

void add_normalizations(Registry &r) {
  r["softmax"] = single([](const Call &c) { return softmax(c.x(), c.integer("dim")); });
  r["log_softmax"] = single([](const Call &c) { return log_softmax(c.x(), c.integer("dim")); });
  r["batch_norm"] = [](const Call &c) -> Values {
    ttc::BatchNormResult result = batch_norm(c.x(), c["running_mean"], c["running_var"], c["weight"], c["bias"],
                                             {c.flag("training"), c.real("momentum"), c.real("eps")});
    return {{"y", result.y}, {"running_mean", result.running_mean}, {"running_var", result.running_var}};
  };
  r["layer_norm"] = single([](const Call &c) {
    return layer_norm(c.x(), c.integers("normalized_shape"), c["weight"], c["bias"], c.real("eps"));
  });
  r["rms_norm"] =
      single([](const Call &c) { return rms_norm(c.x(), c.integers("normalized_shape"), c["weight"], c.real("eps")); });
  r["group_norm"] = single(
      [](const Call &c) { return group_norm(c.x(), c.integer("num_groups"), c["weight"], c["bias"], c.real("eps")); });
  r["instance_norm"] =
      single([](const Call &c) { return instance_norm(c.x(), c["weight"], c["bias"], c.real("eps")); });
  r["scaled_dot_product_attention"] = single([](const Call &c) {
    return scaled_dot_product_attention(
        c["q"], c["k"], c["v"], c["attn_mask"],
        {c.flag("is_causal"), c.is_null("scale") ? 0 : c.real("scale"), c.flag("enable_gqa")});
  });
}

} // namespace goldens
