// Normalizations, softmax and attention.
#include "ttc/ops/Normalization.h"

#include "lib/api/Emit.h"
#include "lib/api/IndexCheck.h"
#include "ttc/ops/Contraction.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Reduction.h"
#include "ttc/ops/Shaping.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

/// [C] as [C, 1, 1] for an x of rank 4, and so on.
Tensor per_channel(const Tensor &vector, const Tensor &x, Location where) {
  SymbolicShape shape(std::vector<Dim>(static_cast<std::size_t>(x.dim(where) - 1), Dim(1)));
  shape[0] = vector.size(0, where);
  return reshape(vector, shape, where);
}

/// (x - mean) / sqrt(var + eps) over `dims`.
Tensor normalize(const Tensor &x, const std::vector<std::int64_t> &dims, const Tensor &eps, Location where) {
  Tensor centered = sub(x, mean(x, dims, true, where), 1, where);
  Tensor variance = mean(square(centered, where), dims, true, where);
  return mul(centered, rsqrt(add(variance, eps, 1, where), where), where);
}

Tensor affine(Tensor x, const Tensor &weight, const Tensor &bias, Location where) {
  if (weight.defined())
    x = mul(x, weight, where);
  return bias.defined() ? add(x, bias, 1, where) : x;
}

bool may_be_equal(const Dim &a, const Dim &b) { return a == b || a == Dim::unknown() || b == Dim::unknown(); }

/// Undefined vectors are left out; others have the shape that is normalized over.
void check_vector(const char *op, const char *what, const Tensor &vector, const SymbolicShape &shape, Location where) {
  if (vector.defined() && vector.shape(where) != shape)
    fail(fmt::format("{}: expected {} {}, got {}", op, what, shape.to_string(), vector.shape().to_string()), where);
}

/// All dimensions of x but one.
std::vector<std::int64_t> other_dims(const Tensor &x, std::int64_t dim) {
  std::vector<std::int64_t> dims;
  for (std::int64_t each = 0; each < x.dim(); ++each)
    if (each != dim)
      dims.push_back(each);
  return dims;
}

/// `eps` as a tensor for statistics over `dims`, which need more than one value: else throws, or where that depends on
/// a symbol lets the compilation fail.
Tensor eps_of_several(const char *op, const char *what, const Tensor &x, const std::vector<std::int64_t> &dims,
                      double eps, Location where) {
  std::optional<std::int64_t> symbol;
  for (std::int64_t dim : dims) {
    const Dim size = x.size(dim, where);
    if (size == Dim(1))
      continue;
    if (size.is_static() || symbol || size.name().empty())
      return constant_like(x, eps, where);
    symbol = dim;
  }
  SymbolicShape shape = x.shape();
  if (symbol)
    shape[static_cast<std::size_t>(*symbol)] = Dim("{size}");
  const std::string message = fmt::format("{}: expected more than 1 {}, got input {}", op, what, shape.to_string());
  if (!symbol)
    fail(message, where);
  // Of one element there is no second.
  Tensor second = check_index(constant_like(x, 1, DType::I64, where), x.size(*symbol), {message}, where).index;
  return mul(second.to(x.dtype(), where), eps, where);
}

/// The last dimensions, as many as `normalized_shape` has, which must agree.
std::vector<std::int64_t> last_dims(const char *op, const Tensor &x, const Shape &normalized_shape, Location where) {
  const SymbolicShape shape = x.shape(where);
  const std::size_t count = normalized_shape.size();
  std::vector<std::int64_t> dims;
  bool fits = count > 0 && count <= shape.size();
  for (std::size_t i = 0; fits && i < count; ++i) {
    const std::size_t dim = shape.size() - count + i;
    fits = !shape[dim].is_static() || shape[dim].extent() == normalized_shape[i];
    dims.push_back(static_cast<std::int64_t>(dim));
  }
  if (!fits)
    fail(fmt::format("{}: expected a shape that ends in {}, got {}", op, normalized_shape.to_string(),
                     shape.to_string()),
         where);
  return dims;
}

} // namespace

Tensor softmax(const Tensor &x, std::int64_t dim, Location where) {
  if (x.dim(where) == 0)
    return reshape(softmax(reshape(x, {1}, where), dim, where), {}, where);
  const std::int64_t front = normalize_dim("softmax", dim, x.dim(where), where);
  return in_f32(
      where, [&](const Tensor &v) { return emit("softmax", {v}, {{"dim", front}}, where); }, as_floating(x, where));
}

Tensor log_softmax(const Tensor &x, std::int64_t dim, Location where) {
  if (x.dim(where) == 0)
    return reshape(log_softmax(reshape(x, {1}, where), dim, where), {}, where);
  const std::int64_t front = normalize_dim("log_softmax", dim, x.dim(where), where);
  return in_f32(
      where, [&](const Tensor &v) { return emit("log_softmax", {v}, {{"dim", front}}, where); }, as_floating(x, where));
}

BatchNormResult batch_norm(const Tensor &x, const Tensor &running_mean, const Tensor &running_var, const Tensor &weight,
                           const Tensor &bias, const BatchNormParams &params, Location where) {
  if (const std::optional<DType> half = common_half({x}, where)) {
    BatchNormResult result = batch_norm(from_half(x, where), running_mean, running_var, weight, bias, params, where);
    result.y = result.y.to(*half, where);
    return result;
  }
  check_floating_numbers("batch_norm", x, where);
  if (x.dim(where) < 2)
    fail(fmt::format("batch_norm: expected rank 2 or more, got {}", x.shape().to_string()), where);
  for (const Tensor *vector : {&running_mean, &running_var, &weight, &bias})
    if (vector->defined() && vector->shape(where) != SymbolicShape{x.size(1)})
      fail(fmt::format("batch_norm: expected [{}] for each channel, got {}", x.size(1).to_string(),
                       vector->shape().to_string()),
           where);
  Tensor scale = weight.defined() ? per_channel(weight, x, where) : Tensor();
  Tensor shift = bias.defined() ? per_channel(bias, x, where) : Tensor();
  if (!params.training) {
    if (!running_mean.defined() || !running_var.defined())
      fail("batch_norm: evaluation needs running_mean and running_var", where);
    // One multiplication and one addition for each element.
    Tensor factor = rsqrt(add(per_channel(running_var, x, where), params.eps, where), where);
    if (scale.defined())
      factor = mul(factor, scale, where);
    Tensor y = mul(sub(x, per_channel(running_mean, x, where), 1, where), factor, where);
    return {shift.defined() ? add(y, shift, 1, where) : y, running_mean, running_var};
  }
  const std::vector<std::int64_t> dims = other_dims(x, 1);
  const Tensor eps = eps_of_several("batch_norm", "value per channel in training", x, dims, params.eps, where);
  Tensor center = mean(x, dims, true, where);
  Tensor centered = sub(x, center, 1, where);
  Tensor variance = mean(square(centered, where), dims, true, where);
  Tensor y = mul(centered, rsqrt(add(variance, eps, 1, where), where), where);
  BatchNormResult result{affine(y, scale, shift, where), running_mean, running_var};
  const SymbolicShape channels{x.size(1)};
  auto blend = [&](const Tensor &running, const Tensor &batch) {
    Tensor current = reshape(stop_gradient(batch, where), channels, where);
    return lerp(running, current, params.momentum, where).to(running.dtype(), where);
  };
  if (running_mean.defined())
    result.running_mean = blend(running_mean, center);
  if (running_var.defined())
    result.running_var = blend(running_var, var(x, dims, true, 1, where));
  return result;
}

Tensor layer_norm(const Tensor &x, const Shape &normalized_shape, const Tensor &weight, const Tensor &bias, double eps,
                  Location where) {
  check_floating_numbers("layer_norm", x, where);
  const std::vector<std::int64_t> dims = last_dims("layer_norm", x, normalized_shape, where);
  check_vector("layer_norm", "weight", weight, normalized_shape, where);
  check_vector("layer_norm", "bias", bias, normalized_shape, where);
  return in_f32(
      where,
      [&](const Tensor &v) {
        return affine(normalize(v, dims, constant_like(v, eps, where), where), weight, bias, where);
      },
      x);
}

static Tensor normalize_groups(const char *op, const Tensor &x, std::optional<std::int64_t> groups,
                               const Tensor &weight, const Tensor &bias, double eps, Location where) {
  check_floating_numbers(op, x, where);
  if (x.dim() < 2)
    fail(fmt::format("{}: expected rank 2 or more, got {}", op, x.shape().to_string()), where);
  const std::int64_t channels = static_size(op, x, 1, where), num_groups = groups.value_or(channels);
  if (num_groups < 1 || channels % num_groups)
    fail(fmt::format("{}: {} channels don't divide into {} groups", op, channels, num_groups), where);
  check_vector(op, "weight", weight, {channels}, where);
  check_vector(op, "bias", bias, {channels}, where);
  std::vector<Dim> dims = x.shape().dims();
  std::vector<std::int64_t> counted = other_dims(x, 1);
  if (!groups)
    counted.erase(counted.begin());
  auto eps_of = [&](const Tensor &v) {
    if (groups && num_groups < channels)
      return constant_like(v, eps, where);
    return eps_of_several(op, groups ? "value per channel" : "spatial element", v, counted, eps, where);
  };
  dims[1] = num_groups;
  dims.insert(dims.begin() + 2, Dim(channels / num_groups));
  std::vector<std::int64_t> reduced;
  for (std::size_t dim = 2; dim < dims.size(); ++dim)
    reduced.push_back(static_cast<std::int64_t>(dim));
  auto body = [&](const Tensor &v) {
    Tensor y = reshape(normalize(reshape(v, dims, where), reduced, eps_of(v), where), x.shape(), where);
    return affine(y, weight.defined() ? per_channel(weight, x, where) : Tensor(),
                  bias.defined() ? per_channel(bias, x, where) : Tensor(), where);
  };
  return in_f32(where, body, x);
}

Tensor group_norm(const Tensor &x, std::int64_t num_groups, const Tensor &weight, const Tensor &bias, double eps,
                  Location where) {
  return normalize_groups("group_norm", x, num_groups, weight, bias, eps, where);
}

Tensor instance_norm(const Tensor &x, const Tensor &weight, const Tensor &bias, double eps, Location where) {
  return normalize_groups("instance_norm", x, std::nullopt, weight, bias, eps, where);
}

Tensor rms_norm(const Tensor &x, const Shape &normalized_shape, const Tensor &weight, double eps, Location where) {
  check_floating_numbers("rms_norm", x, where);
  const std::vector<std::int64_t> dims = last_dims("rms_norm", x, normalized_shape, where);
  check_vector("rms_norm", "weight", weight, normalized_shape, where);
  auto body = [&](const Tensor &v) {
    Tensor squares = mean(square(v, where), dims, true, where);
    return affine(mul(v, rsqrt(add(squares, eps, where), where), where), weight, {}, where);
  };
  return in_f32(where, body, x);
}

Tensor scaled_dot_product_attention(const Tensor &q, const Tensor &k, const Tensor &v, const Tensor &attn_mask,
                                    const AttentionParams &params, Location where) {
  if (common_half({q, k, v}, where)) {
    auto body = [&](const Tensor &queries, const Tensor &keys, const Tensor &values) {
      return scaled_dot_product_attention(queries, keys, values, attn_mask, params, where);
    };
    return in_f32(where, body, q, k, v);
  }
  const char *op = "scaled_dot_product_attention";
  if (q.dim(where) < 2 || k.dim(where) < 2 || v.dim(where) < 2)
    fail(fmt::format("{}: expected rank 2 or more, got {}, {} and {}", op, q.shape().to_string(), k.shape().to_string(),
                     v.shape().to_string()),
         where);
  if (!may_be_equal(q.size(-1), k.size(-1)) || !may_be_equal(k.size(-2), v.size(-2)))
    fail(fmt::format("{}: shapes don't fit: q {}, k {}, v {}", op, q.shape().to_string(), k.shape().to_string(),
                     v.shape().to_string()),
         where);
  if (attn_mask.defined() && params.is_causal)
    fail(fmt::format("{}: expected attn_mask or is_causal, got both", op), where);
  auto shared = [&](const Tensor &x) {
    if (!params.enable_gqa)
      return x;
    const std::int64_t heads = static_size(op, q, -3, where), own = static_size(op, x, -3, where);
    if (own < 1 || heads % own)
      fail(fmt::format("{}: {} query heads don't divide into {} heads", op, heads, own), where);
    SymbolicShape wide = x.shape(), joined = x.shape();
    std::vector<Dim> dims = wide.dims();
    dims.insert(dims.end() - 2, Dim(heads / own));
    joined[joined.size() - 3] = heads;
    return reshape(expand(unsqueeze(x, -3, where), dims, where), joined, where);
  };
  const double scale =
      params.scale != 0 ? params.scale : 1 / std::sqrt(static_cast<double>(static_size(op, q, -1, where)));
  Tensor scores = matmul(mul(q, scale, where), transpose(shared(k), -2, -1, where), where);
  if (attn_mask.defined())
    broadcast_shapes(op, scores.shape(), attn_mask.shape(where), where);
  Tensor blocked;
  if (params.is_causal) {
    const SymbolicShape shape{scores.size(-2), scores.size(-1)};
    blocked = gt(iota_like(scores, shape, 1, DType::I64, where), iota_like(scores, shape, 0, DType::I64, where), where);
  }
  // A query that sees nothing gets zeros instead of NaN.
  Tensor nothing;
  if (attn_mask.defined() && attn_mask.dtype(where) == DType::Bool) {
    Tensor masked = logical_not(attn_mask, where);
    blocked = blocked.defined() ? logical_or(blocked, masked, where) : masked;
  } else if (attn_mask.defined()) {
    scores = add(scores, attn_mask, 1, where);
    nothing = all(eq(attn_mask, -INFINITY, where), -1, true, where);
  }
  if (blocked.defined())
    scores = ttc::where(blocked, -INFINITY, scores, where);
  // With is_causal alone every query sees the first key, if there is one.
  if (blocked.defined() && (attn_mask.defined() || !k.size(-2).is_static() || k.size(-2) == Dim(0)))
    nothing = all(blocked, -1, true, where);
  if (!nothing.defined())
    return matmul(softmax(scores, -1, where), shared(v), where);
  Tensor weights = softmax(ttc::where(nothing, 0, scores, where), -1, where);
  return matmul(ttc::where(nothing, 0, weights, where), shared(v), where);
}

} // namespace ttc
