// Images and sequences without the dimension N.
#ifndef TTC_API_BATCHED_H
#define TTC_API_BATCHED_H

#include "ttc/ops/Shaping.h"

#include <cstdint>
#include <utility>

namespace ttc::detail {

inline Tensor without_batch(const Tensor &y, Location where) { return squeeze(y, 0, where); }

inline std::pair<Tensor, Tensor> without_batch(const std::pair<Tensor, Tensor> &y, Location where) {
  return {squeeze(y.first, 0, where), squeeze(y.second, 0, where)};
}

/// Calls `function` with x, which is a batch if its rank is `rank`. An x of one dimension less becomes a batch of one,
/// and the result (or each of two) loses that dimension again.
template <typename Function> auto batched(const Tensor &x, std::int64_t rank, Location where, Function function) {
  return x.dim(where) == rank - 1 ? without_batch(function(unsqueeze(x, 0, where)), where) : function(x);
}

} // namespace ttc::detail

#endif // TTC_API_BATCHED_H
