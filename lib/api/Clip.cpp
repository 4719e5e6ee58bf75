// Clipping of gradients: torch.nn.utils.clip_grad_norm_ and clip_grad_value_ on symbols.
#include "ttc/optim/Clip.h"

#include "lib/api/Emit.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Reduction.h"
#include "ttc/ops/Shaping.h"

#include <fmt/format.h>

namespace ttc {

Tensor clip_grad_norm_(std::vector<Tensor> &gradients, double max_norm, double norm_type, Location where) {
  if (gradients.empty())
    fail("clip_grad_norm_: expected at least one gradient, got none", where);
  if (!(max_norm > 0) || !(norm_type > 0))
    fail(fmt::format("clip_grad_norm_: expected a positive max_norm and norm_type, got {} and {}", max_norm, norm_type),
         where);
  std::vector<Tensor> norms;
  for (const Tensor &gradient : gradients)
    if (!detail::is_absent_gradient(gradient))
      norms.push_back(norm(gradient, norm_type, {}, false, where));
  if (norms.empty())
    return detail::constant_like(gradients.front(), 0, where);
  const Tensor total = norm(stack(norms, 0, where), norm_type, {}, false, where);
  const Tensor padded = add(total, detail::constant_like(total, 1e-6, where), 1, where);
  const Tensor ratio = div(detail::constant_like(total, max_norm, where), padded, "", where);
  const Tensor scale = clamp(ratio, {}, 1.0, where);
  for (Tensor &gradient : gradients)
    if (!detail::is_absent_gradient(gradient))
      gradient = mul(gradient, scale, where);
  return total;
}

void clip_grad_value_(std::vector<Tensor> &gradients, double clip_value, Location where) {
  if (!(clip_value >= 0))
    fail(fmt::format("clip_grad_value_: expected a value of 0 or more, got {}", clip_value), where);
  for (Tensor &gradient : gradients)
    if (!detail::is_absent_gradient(gradient))
      gradient = clamp(gradient, -clip_value, clip_value, where);
}

} // namespace ttc
