// Reductions, by torch's names.
#ifndef TTC_OPS_REDUCTION_H
#define TTC_OPS_REDUCTION_H

#include "ttc/Tensor.h"

namespace ttc {

// `dims` counts negative numbers from the end; `{}` means all dimensions. `keepdim` leaves extents of 1 behind.

/// Sums; Bool is counted as i64.
Tensor sum(const Tensor &x, const Dims &dims = {}, bool keepdim = false,
           Location where = std::source_location::current());
/// Arithmetic means; f32 of whole numbers, which are summed as i64. NaN of nothing.
Tensor mean(const Tensor &x, const Dims &dims = {}, bool keepdim = false,
            Location where = std::source_location::current());
/// Products.
Tensor prod(const Tensor &x, const Dims &dims = {}, bool keepdim = false,
            Location where = std::source_location::current());
/// Largest elements; the gradient is shared evenly among ties.
Tensor amax(const Tensor &x, const Dims &dims = {}, bool keepdim = false,
            Location where = std::source_location::current());
/// Smallest elements; the gradient is shared evenly among ties.
Tensor amin(const Tensor &x, const Dims &dims = {}, bool keepdim = false,
            Location where = std::source_location::current());
/// Whether any element isn't 0; Bool.
Tensor any(const Tensor &x, const Dims &dims = {}, bool keepdim = false,
           Location where = std::source_location::current());
/// Whether no element is 0; Bool.
Tensor all(const Tensor &x, const Dims &dims = {}, bool keepdim = false,
           Location where = std::source_location::current());
/// Variances; `correction` 1 divides by n - 1.
Tensor var(const Tensor &x, const Dims &dims = {}, bool keepdim = false, double correction = 1,
           Location where = std::source_location::current());
/// Standard deviations. The derivative of a deviation of 0 is 0.
Tensor std(const Tensor &x, const Dims &dims = {}, bool keepdim = false, double correction = 1,
           Location where = std::source_location::current());
/// log(sum(exp(x))), without overflow.
Tensor logsumexp(const Tensor &x, const Dims &dims = {}, bool keepdim = false,
                 Location where = std::source_location::current());
/// (sum(|x|^p))^(1/p); p may be infinite, and 0 counts the elements that aren't 0. The derivative at 0 is 0.
Tensor norm(const Tensor &x, double p = 2, const Dims &dims = {}, bool keepdim = false,
            Location where = std::source_location::current());
/// Number of elements other than 0, i64.
Tensor count_nonzero(const Tensor &x, const Dims &dims = {}, Location where = std::source_location::current());

/// Positions of the largest elements, i64; the first one at ties. Without `dim` over the flattened tensor.
Tensor argmax(const Tensor &x, Location where = std::source_location::current());
Tensor argmax(const Tensor &x, std::int64_t dim, bool keepdim = false,
              Location where = std::source_location::current());
/// Positions of the smallest elements, i64.
Tensor argmin(const Tensor &x, Location where = std::source_location::current());
Tensor argmin(const Tensor &x, std::int64_t dim, bool keepdim = false,
              Location where = std::source_location::current());

/// Values and where they stand along a dimension (i64).
struct ValuesIndices {
  Tensor values;
  Tensor indices;
};
/// The largest element.
Tensor max(const Tensor &x, Location where = std::source_location::current());
/// The largest elements along `dim` and their positions; the gradient goes to those positions.
ValuesIndices max(const Tensor &x, std::int64_t dim, bool keepdim = false,
                  Location where = std::source_location::current());
/// The smallest element.
Tensor min(const Tensor &x, Location where = std::source_location::current());
/// The smallest elements along `dim` and their positions.
ValuesIndices min(const Tensor &x, std::int64_t dim, bool keepdim = false,
                  Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_REDUCTION_H
