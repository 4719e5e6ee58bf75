// Clipping of gradients: torch.nn.utils.clip_grad_norm_ and clip_grad_value_ on symbols.
#include "ttc/optim/Clip.h"

#include "lib/api/Emit.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Reduction.h"
#include "ttc/ops/Shaping.h"

#include <fmt/format.h>

#include <cmath>

namespace ttc {

namespace {

/// The p-norm of the elements of all `tensors`, from their sums of powers: added in pairs of pairs, so that neither the
/// error nor the depth of the graph grows with the number of tensors.
Tensor norm_of_all(const std::vector<Tensor> &tensors, double p, Location where) {
  DType common = tensors.front().dtype(where);
  std::vector<Tensor> parts;
  for (const Tensor &tensor : tensors) {
    const DType dtype = tensor.dtype(where);
    common = detail::promote(common, dtype);
    const Tensor values = dtype == DType::BF16 || dtype == DType::F16 ? tensor.to(DType::F32, where) : tensor;
    if (p == INFINITY)
      parts.push_back(amax(abs(values, where), {}, false, where));
    else
      parts.push_back(sum(p == 2 ? square(values, where) : pow(abs(values, where), p, where), {}, false, where));
  }
  while (parts.size() > 1) {
    std::vector<Tensor> pairs;
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2)
      pairs.push_back(p == INFINITY ? maximum(parts[i], parts[i + 1], where) : add(parts[i], parts[i + 1], 1, where));
    if (parts.size() % 2)
      pairs.push_back(parts.back());
    parts = std::move(pairs);
  }
  Tensor all = parts.front();
  if (p == INFINITY)
    return all.to(common, where);
  // The derivative at 0 is 0, as that of `norm`.
  const Tensor zero = eq(all, 0, where), safe = ttc::where(zero, 1, all, where);
  return ttc::where(zero, 0, p == 2 ? sqrt(safe, where) : pow(safe, 1 / p, where), where).to(common, where);
}

} // namespace

Tensor clip_grad_norm_(std::vector<Tensor> &gradients, double max_norm, double norm_type, Location where) {
  if (gradients.empty())
    fail("clip_grad_norm_: expected at least one gradient, got none", where);
  if (!(max_norm > 0) || !(norm_type > 0))
    fail(fmt::format("clip_grad_norm_: expected a positive max_norm and norm_type, got {} and {}", max_norm, norm_type),
         where);
  std::vector<Tensor> present;
  for (const Tensor &gradient : gradients)
    if (!detail::is_absent_gradient(gradient))
      present.push_back(gradient);
  if (present.empty())
    return detail::constant_like(gradients.front(), 0, where);
  const Tensor total = norm_of_all(present, norm_type, where);
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
