// Picking elements by index, by torch's names.
//
// An index outside of its range is an `Error` of the run that meets it, e.g. "model.cpp:41: embedding: index 50 is out
// of range for 32 rows"; see CompileOptions::check_indices.
#ifndef TTC_OPS_INDEXING_H
#define TTC_OPS_INDEXING_H

#include "ttc/Indices.h"
#include "ttc/Tensor.h"
#include <optional>

namespace ttc {

/// x[indices] as in torch: numbers pick an element of a dimension, which goes away; slices a range of it; `None`
/// inserts a dimension; `Ellipsis` stands for the dimensions left over, as does the end of the list. Tensors of whole
/// numbers broadcast against each other, and the dimensions of their common shape take the place of the dimensions that
/// they index, or come first where other dimensions lie in between. Negative numbers, in tensors too, count from the
/// end.
Tensor index(const Tensor &x, const Indices &indices);
/// x with x[indices] replaced by `values`, which broadcast to its shape, or with `accumulate` added to it. Of several
/// values for one element the last one stays. x has known extents.
Tensor index_put(const Tensor &x, const Indices &indices, const Tensor &values, bool accumulate = false,
                 Location where = std::source_location::current());

/// y[..., i, ...] = x[..., index[i], ...] along `dim`; `index` is [N] of whole numbers in [0, extent).
Tensor index_select(const Tensor &x, std::int64_t dim, const Tensor &index,
                    Location where = std::source_location::current());
/// x with alpha source[..., i, ...] added at [..., index[i], ...] along `dim`; `index` is [N], or [] for one. A
/// fraction as `alpha` is truncated among whole numbers; sums of Bool are logical ors.
Tensor index_add(const Tensor &x, std::int64_t dim, const Tensor &index, const Tensor &source, Scalar alpha = 1,
                 Location where = std::source_location::current());
/// y[i][j] = x[index[i][j]][j] for dim 0, and so on. Indices must lie in the extent. A tensor without dimensions is one
/// element along dimension 0, here and in the other functions.
Tensor gather(const Tensor &x, std::int64_t dim, const Tensor &index, Location where = std::source_location::current());
/// `gather` with x and `indices` broadcast against each other in the other dimensions, e.g. by the results of
/// `argsort`. Negative indices count from the end.
Tensor take_along_dim(const Tensor &x, const Tensor &indices, std::int64_t dim,
                      Location where = std::source_location::current());
/// x with src[i][j] in place of the element [index[i][j]][j] for dim 0, and so on. Of several values for one element
/// the last one stays.
Tensor scatter(const Tensor &x, std::int64_t dim, const Tensor &index, const Tensor &src,
               Location where = std::source_location::current());
/// x with src[i][j] added at [index[i][j]][j] for dim 0, and so on; sums of Bool are logical ors.
Tensor scatter_add(const Tensor &x, std::int64_t dim, const Tensor &index, const Tensor &src,
                   Location where = std::source_location::current());
/// Rows of `weight`, [V, D], by whole numbers x of any shape; the row `padding_idx` gets no gradient.
Tensor embedding(const Tensor &x, const Tensor &weight, std::optional<std::int64_t> padding_idx = std::nullopt,
                 Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_INDEXING_H
