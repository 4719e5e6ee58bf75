// Elements in order, by torch's names.
#ifndef TTC_OPS_SORTING_H
#define TTC_OPS_SORTING_H

#include "ttc/ops/Reduction.h"

namespace ttc {

// NaN counts as greater than all numbers, as in torch. Gradients go to the elements that were chosen. A scalar tensor is
// sorted as one element along dimension 0.

/// The elements along `dim` in ascending order, or in descending order, and their positions (i64). Equal elements keep
/// their order either way, also where `stable` doesn't ask for it.
ValuesIndices sort(const Tensor &x, std::int64_t dim = -1, bool descending = false, bool stable = false,
                   Location where = std::source_location::current());
/// The positions (i64) that `sort` gives.
Tensor argsort(const Tensor &x, std::int64_t dim = -1, bool descending = false, bool stable = false,
               Location where = std::source_location::current());
/// The `k` greatest elements along `dim` in descending order, or the `k` least in ascending order without `largest`, and
/// their positions (i64); of equal elements the first come first. They are in order also where `sorted` doesn't ask for
/// it. Throws where k is negative or greater than the extent.
ValuesIndices topk(const Tensor &x, std::int64_t k, std::int64_t dim = -1, bool largest = true, bool sorted = true,
                   Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_SORTING_H
