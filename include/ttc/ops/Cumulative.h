// Running sums and products.
#ifndef TTC_OPS_CUMULATIVE_H
#define TTC_OPS_CUMULATIVE_H

#include "ttc/Tensor.h"

namespace ttc {

/// y[i] = x[0] + ... + x[i] along `dim`; i64 for whole numbers and Bool. f32 is summed in f64.
Tensor cumsum(const Tensor &x, std::int64_t dim, Location where = std::source_location::current());
/// y[i] = x[0] ... x[i] along `dim`; i64 for whole numbers and Bool. The gradient is exact at zeros.
Tensor cumprod(const Tensor &x, std::int64_t dim, Location where = std::source_location::current());
/// h[i] = a[i] h[i - 1] + b[i] along `dim`, from 0 before the first: exponential averages, state-space layers, discounted
/// returns (with `reverse`, which walks from the last element to the first). `a` broadcasts to the shape of `b`.
Tensor linear_recurrence(const Tensor &a, const Tensor &b, std::int64_t dim, bool reverse = false,
                         Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_CUMULATIVE_H
