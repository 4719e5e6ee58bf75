// Reshaping, joining, cutting and moving, by torch's names.
#ifndef TTC_OPS_SHAPING_H
#define TTC_OPS_SHAPING_H

#include "ttc/Tensor.h"
#include <optional>
#include <string>
#include <vector>

namespace ttc {

/// The elements in another shape, row-major; one extent may be -1 and follows from the others.
Tensor reshape(const Tensor &x, const SymbolicShape &shape, Location where = std::source_location::current());
/// The same: values have no strides that a view could fail on.
Tensor view(const Tensor &x, const SymbolicShape &shape, Location where = std::source_location::current());
/// Joins the dimensions start_dim to end_dim into one.
Tensor flatten(const Tensor &x, std::int64_t start_dim = 0, std::int64_t end_dim = -1,
               Location where = std::source_location::current());
/// Dimension i of the result is dimension dims[i] of x.
Tensor permute(const Tensor &x, const Dims &dims, Location where = std::source_location::current());
Tensor transpose(const Tensor &x, std::int64_t dim0, std::int64_t dim1,
                 Location where = std::source_location::current());
/// Broadcasts to a shape; -1 keeps an extent.
Tensor expand(const Tensor &x, const SymbolicShape &shape, Location where = std::source_location::current());
/// Drops dimensions of extent 1: those of `dims` that have it, or all.
Tensor squeeze(const Tensor &x, const Dims &dims = {}, Location where = std::source_location::current());
/// Inserts a dimension of extent 1 before `dim`.
Tensor unsqueeze(const Tensor &x, std::int64_t dim, Location where = std::source_location::current());

/// Joins tensors along a dimension that exists.
Tensor cat(const std::vector<Tensor> &tensors, std::int64_t dim = 0, Location where = std::source_location::current());
/// Joins tensors of one shape along a new dimension.
Tensor stack(const std::vector<Tensor> &tensors, std::int64_t dim = 0,
             Location where = std::source_location::current());
/// Pieces of `size` along `dim`, the last one perhaps smaller.
std::vector<Tensor> split(const Tensor &x, std::int64_t size, std::int64_t dim = 0,
                          Location where = std::source_location::current());
/// Pieces of the given sizes, which add up to the extent.
std::vector<Tensor> split(const Tensor &x, const std::vector<std::int64_t> &sizes, std::int64_t dim = 0,
                          Location where = std::source_location::current());
/// At most `chunks` pieces of equal size, the last one perhaps smaller.
std::vector<Tensor> chunk(const Tensor &x, std::int64_t chunks, std::int64_t dim = 0,
                          Location where = std::source_location::current());
/// Elements start, start + step, ... before `end` along `dim`, by Python's rules; nothing stands for an open end.
Tensor slice(const Tensor &x, std::int64_t dim, std::optional<std::int64_t> start = std::nullopt,
             std::optional<std::int64_t> end = std::nullopt, std::int64_t step = 1,
             Location where = std::source_location::current());
/// `length` elements from `start` on along `dim`.
Tensor narrow(const Tensor &x, std::int64_t dim, std::int64_t start, std::int64_t length,
              Location where = std::source_location::current());
/// Element `index` along `dim`, which goes away.
Tensor select(const Tensor &x, std::int64_t dim, std::int64_t index, Location where = std::source_location::current());
/// Reverses the order along `dims`, none if empty.
Tensor flip(const Tensor &x, const Dims &dims, Location where = std::source_location::current());
/// Moves elements by `shifts` along `dims`, around the end; without dims in the flattened tensor.
Tensor roll(const Tensor &x, const std::vector<std::int64_t> &shifts, const Dims &dims = {},
            Location where = std::source_location::current());
/// Copies x repeats[i] times along dimension i; leading new dimensions are allowed.
Tensor repeat(const Tensor &x, const std::vector<std::int64_t> &repeats,
              Location where = std::source_location::current());
/// Pads as torch.nn.functional.pad: pairs (before, after) from the last dimension on. Negative numbers cut. `mode` is
/// "constant", "reflect", "replicate" or "circular".
Tensor pad(const Tensor &x, const std::vector<std::int64_t> &pad, const std::string &mode = "constant",
           Scalar value = 0, Location where = std::source_location::current());

/// The lower triangle of the last two dimensions, up to the given diagonal; 0 elsewhere.
Tensor tril(const Tensor &x, std::int64_t diagonal = 0, Location where = std::source_location::current());
/// The upper triangle of the last two dimensions, from the given diagonal on; 0 elsewhere.
Tensor triu(const Tensor &x, std::int64_t diagonal = 0, Location where = std::source_location::current());
/// The elements on a diagonal of two dimensions, which go away; a new last one holds them.
Tensor diagonal(const Tensor &x, std::int64_t offset = 0, std::int64_t dim1 = 0, std::int64_t dim2 = 1,
                Location where = std::source_location::current());
/// 1 at x (whole numbers) along a new last dimension of extent `num_classes`, else 0; i64.
Tensor one_hot(const Tensor &x, std::int64_t num_classes, Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_SHAPING_H
