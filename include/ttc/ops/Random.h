// Random numbers and dropout, by torch's names. Every run of a program draws new numbers: Philox counters that
// `manual_seed` and the number of the run fix, and neither threads nor vector units; see `Graph::rand`.
#ifndef TTC_OPS_RANDOM_H
#define TTC_OPS_RANDOM_H

#include "ttc/Tensor.h"

namespace ttc {

/// Uniform in [0, 1), of the shape and floating dtype of `x`.
Tensor rand_like(const Tensor &x, Location where = std::source_location::current());
/// Normal with mean 0 and standard deviation 1, of the shape and floating dtype of `x`; see `Graph::randn`.
Tensor randn_like(const Tensor &x, Location where = std::source_location::current());
/// Whole numbers, uniform in [low, high), of the shape and dtype of `x`.
Tensor randint_like(const Tensor &x, std::int64_t low, std::int64_t high,
                    Location where = std::source_location::current());
/// 1 with the probability that is the element of the floating `p`, else 0; of the shape and dtype of `p`. No gradient.
Tensor bernoulli(const Tensor &p, Location where = std::source_location::current());
/// 1 with probability `p` in [0, 1], else 0; of the shape and dtype of `x`.
Tensor bernoulli(const Tensor &x, double p, Location where = std::source_location::current());

/// Sets elements to 0 with probability `p` in [0, 1] and scales the others by 1 / (1 - p), if `training`: N. Srivastava
/// et al., "Dropout", JMLR 15 (2014). The backward pass reads the same mask, a byte for each element.
Tensor dropout(const Tensor &x, double p = 0.5, bool training = true, Location where = std::source_location::current());
/// Dropout of whole channels of [N, C, L] or [C, L]: J. Tompson et al., "Efficient object localization using
/// convolutional networks", CVPR 2015.
Tensor dropout1d(const Tensor &x, double p = 0.5, bool training = true,
                 Location where = std::source_location::current());
/// Dropout of whole channels of [N, C, H, W]; [N, C, L] as torch does.
Tensor dropout2d(const Tensor &x, double p = 0.5, bool training = true,
                 Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_RANDOM_H
