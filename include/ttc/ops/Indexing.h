// Picking elements by index, by torch's names.
#ifndef TTC_OPS_INDEXING_H
#define TTC_OPS_INDEXING_H

#include "ttc/Tensor.h"
#include <optional>

namespace ttc {

/// y[..., i, ...] = x[..., index[i], ...] along `dim`; `index` is [N] of whole numbers in [0, extent).
Tensor index_select(const Tensor &x, std::int64_t dim, const Tensor &index,
                    Location where = std::source_location::current());
/// y[i][j] = x[index[i][j]][j] for dim 0, and so on. Indices must lie in the extent.
Tensor gather(const Tensor &x, std::int64_t dim, const Tensor &index, Location where = std::source_location::current());
/// x with src[i][j] added at [index[i][j]][j] for dim 0, and so on.
Tensor scatter_add(const Tensor &x, std::int64_t dim, const Tensor &index, const Tensor &src,
                   Location where = std::source_location::current());
/// Rows of `weight`, [V, D], by whole numbers x of any shape; the row `padding_idx` gets no gradient.
Tensor embedding(const Tensor &x, const Tensor &weight, std::optional<std::int64_t> padding_idx = std::nullopt,
                 Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_INDEXING_H
