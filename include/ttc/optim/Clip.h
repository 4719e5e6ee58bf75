// Clipping of symbolic gradients, by the names of torch.nn.utils.
#ifndef TTC_OPTIM_CLIP_H
#define TTC_OPTIM_CLIP_H

#include "ttc/Tensor.h"

#include <vector>

namespace ttc {

/// Scales gradients by min(1, max_norm / (norm + 1e-6)), where `norm` is that of the norms of all of them: R. Pascanu
/// et al., ICML 2013. Replaces the tensors in `gradients` and returns the norm before, a scalar of their type.
/// `norm_type` may be infinity. Gradients that don't reach what they were asked for (see `grad`) stay as they are and
/// count for nothing; without any other the norm is 0. Throws for no gradients, and for a `max_norm` or `norm_type`
/// that isn't positive.
Tensor clip_grad_norm_(std::vector<Tensor> &gradients, double max_norm, double norm_type = 2,
                       Location where = std::source_location::current());

/// Cuts the elements of gradients to [-clip_value, clip_value]. Replaces the tensors in `gradients`, but for those that
/// don't reach what they were asked for.
void clip_grad_value_(std::vector<Tensor> &gradients, double clip_value,
                      Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPTIM_CLIP_H
