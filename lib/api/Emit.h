// Emission of operations by name, for the files that define the public operations. No MLIR in here.
#ifndef TTC_API_EMIT_H
#define TTC_API_EMIT_H

#include "ttc/Tensor.h"
#include "ttc/ops/Native.h"

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ttc::detail {

using Attr = OpAttribute;

/// Emits `ttc.<op>`, or `op` itself if it names its dialect, at the end of the operands' graph and returns its results.
/// Throws `Error` at `where` with the message of the operation's own inference or verifier, or if the operands belong
/// to different graphs.
std::vector<Tensor> emit_all(const std::string &op, const std::vector<Tensor> &operands, const std::vector<Attr> &attrs,
                             Location where);
/// The same for operations with one result.
Tensor emit(const std::string &op, const std::vector<Tensor> &operands, const std::vector<Attr> &attrs, Location where);

/// What the updates of the graph so far leave in `state`, one of its states: the next update goes on from there.
Tensor latest(const Tensor &state, Location where);

/// Whether it is a result of `grad` that stands for none: the loss's gradient doesn't reach what it is the gradient of.
bool is_absent_gradient(const Tensor &gradient);

/// A scalar constant of a type in the graph of `like`; a whole number beyond a type of whole numbers wraps.
Tensor constant_like(const Tensor &like, Scalar value, DType dtype, Location where);
/// A scalar constant of the graph and type of `like`.
inline Tensor constant_like(const Tensor &like, Scalar value, Location where) {
  return constant_like(like, value, like.dtype(where), where);
}
/// `ttc.iota` of whole numbers along `dim` in the graph of `like`.
Tensor iota_like(const Tensor &like, const SymbolicShape &shape, std::int64_t dim, DType dtype, Location where);

/// torch's common type of two tensors of these types.
DType promote(DType a, DType b);
/// Both operands in their common type; within a kind of number a scalar tensor follows the other.
std::pair<Tensor, Tensor> promoted(const Tensor &a, const Tensor &b, Location where);
/// The common type of the floating operands if it is BF16 or F16, else nothing. Undefined operands don't count.
std::optional<DType> common_half(std::initializer_list<Tensor> operands, Location where);
/// x as f32 if it is BF16 or F16, else (also if undefined) x itself.
Tensor from_half(const Tensor &x, Location where);
/// What torch computes in f32 for BF16 and F16, rounding the result alone: `body` gets operands whose common type is a
/// half as f32, and its result is converted back to that type. Other operands are passed on as they are.
template <typename Body, std::same_as<Tensor>... Tensors>
Tensor in_f32(Location where, Body body, const Tensors &...operands) {
  const std::optional<DType> half = common_half({operands...}, where);
  return half ? body(from_half(operands, where)...).to(*half, where) : body(operands...);
}

/// x itself if floating, else as f32.
Tensor as_floating(const Tensor &x, Location where);
/// x itself if Bool, else x != 0.
Tensor as_bool(const Tensor &x, Location where);
/// The type that a tensor of `dtype` gives with a number: f32 for a fraction and whole numbers, i64 for a whole number
/// and Bool, else `dtype`.
DType promote(DType dtype, Scalar value);
/// A number as a tensor that promotes with x as a number does.
Tensor number_like(const Tensor &x, Scalar value, Location where);
/// A number that takes the place of elements of `dtype`: among whole numbers truncated towards zero. Throws "op:
/// expected a value in the range of u8, got 300" beyond it; numbers from -255 on count as u8, too, and wrap.
Scalar element_of(const char *op, DType dtype, Scalar value, Location where);
/// An attribute of a number, whole or floating.
Attr number_attribute(const char *name, Scalar value);

/// The common shape by NumPy's rules. Throws "op: shapes do not broadcast: [2] and [3]" without one.
SymbolicShape broadcast_shapes(const char *op, const SymbolicShape &a, const SymbolicShape &b, Location where);

/// Throws "op: expected floating numbers, got i64" for other types.
void check_floating_numbers(const char *op, const Tensor &x, Location where);
/// Throws "op: expected at least one element in dimension 1, got [3, 0]" where one of `dims`, counted from the front,
/// is empty.
void check_not_empty(const char *op, const Tensor &x, const std::vector<std::int64_t> &dims, Location where);
/// `dim` counted from the front. Throws "op: dimension 3 is out of range for rank 2" where it is outside [-rank, rank).
std::int64_t normalize_dim(const char *op, std::int64_t dim, std::int64_t rank, Location where);
/// Dimensions counted from the front, sorted; all for none. Throws for duplicates. A scalar tensor may have a dimension
/// 0 or -1, as in torch, which isn't in the answer.
std::vector<std::int64_t> normalize_dims(const char *op, const Dims &dims, std::int64_t rank, Location where);
/// The product of extents. Throws "op: [4294967296, 4294967296] has more elements than a tensor can hold" for one
/// beyond 2^60, also beside an extent of 0; see `ir::verifySize`.
std::int64_t checked_product(const char *op, const std::vector<std::int64_t> &extents, Location where);
/// Throws "op: expected at most 1048576 pieces, got 1099511627776" where a list of that many tensors would be made.
void check_pieces(const char *op, std::int64_t count, Location where);
/// Throws "op: expected at most 134217728 positions in one dimension, got 1099511627776" where that many numbers would
/// become a constant of the program.
void check_positions(const char *op, std::int64_t count, Location where);
/// Throws as `checked_product` for the known extents of `shape`, and for negative ones.
void check_extents(const char *op, const SymbolicShape &shape, Location where);
/// The number at a dimension. Throws "op: dimension 1 must be a known number, got B" for a symbol.
std::int64_t static_size(const char *op, const Tensor &x, std::int64_t dim, Location where);

} // namespace ttc::detail

#endif // TTC_API_EMIT_H
