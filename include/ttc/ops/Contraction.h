// Matrix products, by torch's names.
#ifndef TTC_OPS_CONTRACTION_H
#define TTC_OPS_CONTRACTION_H

#include "ttc/Tensor.h"
#include <string>
#include <vector>

namespace ttc {

/// Products of matrices with NumPy's rules: vectors are promoted, leading dimensions broadcast.
Tensor matmul(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// [B, n, m] x [B, m, p].
Tensor bmm(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// The product of each element of a vector with each of another: [n] x [m] -> [n, m].
Tensor outer(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// The sum of products of two vectors.
Tensor dot(const Tensor &a, const Tensor &b, Location where = std::source_location::current());
/// x weight^T + bias with weight [out, in] and bias [out], or a weight [in], for which the last dimension of x goes
/// away. A bias [] is added to all; an undefined one is left out.
Tensor linear(const Tensor &x, const Tensor &weight, const Tensor &bias = {},
              Location where = std::source_location::current());
/// Einstein's summation of one, two or more tensors, e.g. "bij,bjk->bik".
Tensor einsum(const std::string &equation, const std::vector<Tensor> &tensors,
              Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_CONTRACTION_H
