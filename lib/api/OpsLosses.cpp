// Losses, composed of elementwise operations and reductions.
#include "ttc/ops/Losses.h"

#include "lib/api/Emit.h"
#include "lib/api/IndexCheck.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Normalization.h"
#include "ttc/ops/Reduction.h"
#include "ttc/ops/Shaping.h"

#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

Tensor reduced(const char *op, const Tensor &losses, const std::string &reduction, Location where) {
  if (reduction == "mean")
    return mean(losses, {}, false, where);
  if (reduction == "sum")
    return sum(losses, {}, false, where);
  if (reduction != "none")
    fail(fmt::format("{}: expected reduction mean, sum or none, got {}", op, reduction), where);
  return losses;
}

bool may_equal(const SymbolicShape &a, const SymbolicShape &b) {
  bool equal = a.size() == b.size();
  for (std::size_t i = 0; equal && i < a.size(); ++i)
    equal = a[i] == b[i] || (!a[i].is_static() && a[i].name().empty()) || (!b[i].is_static() && b[i].name().empty());
  return equal;
}

void check_shapes(const char *op, const Tensor &x, const Tensor &target, Location where) {
  if (!may_equal(x.shape(where), target.shape(where)))
    fail(fmt::format("{}: shapes differ: {} and target {}", op, x.shape().to_string(), target.shape().to_string()),
         where);
}

/// An undefined weight is left out; another one broadcasts against x.
void check_broadcasts(const char *op, const Tensor &weight, const Tensor &x, Location where) {
  if (weight.defined())
    broadcast_shapes(op, x.shape(where), weight.shape(where), where);
}

/// Class targets beside x, [N, C, ...] or [C].
struct Classes {
  std::int64_t dim = 1;
  /// Whether class c is the target, in the shape of x.
  Tensor chosen;
  /// Weights in a shape that broadcasts against x; undefined without.
  Tensor weight;
  /// Whether the target counts, in the shape of the target; undefined if all do.
  Tensor valid;
};

std::int64_t class_dim(const char *op, const Tensor &x, Location where) {
  if (x.dim(where) < 1)
    fail(fmt::format("{}: expected [N, C, ...] or [C], got {}", op, x.shape().to_string()), where);
  return x.dim() == 1 ? 0 : 1;
}

/// A vector over the classes in a shape that broadcasts against x.
Tensor along_classes(const char *op, const Tensor &vector, const Tensor &x, std::int64_t dim, Location where) {
  if (!may_equal(vector.shape(where), {x.size(dim, where)}))
    fail(fmt::format("{}: expected weight [{}], got {}", op, x.size(dim).to_string(), vector.shape().to_string()),
         where);
  std::vector<Dim> shape(static_cast<std::size_t>(x.dim() - dim), Dim(1));
  shape[0] = vector.size(0);
  return reshape(vector, shape, where);
}

Classes classes(const char *op, const Tensor &x, const Tensor &target, const CrossEntropyParams &params,
                Location where) {
  Classes result;
  result.dim = class_dim(op, x, where);
  std::vector<Dim> expected = x.shape().dims();
  expected.erase(expected.begin() + result.dim);
  if (!is_integer(target.dtype(where)))
    fail(fmt::format("{}: expected classes as whole numbers, got {}", op, name(target.dtype())), where);
  if (!may_equal(target.shape(), expected))
    fail(fmt::format("{}: expected target {} for {}, got {}", op, SymbolicShape(expected).to_string(),
                     x.shape().to_string(), target.shape().to_string()),
         where);
  const IndexCheck check{fmt::format("{}: class {{value}} is out of range for {{size}} classes", op), false,
                         params.ignore_index};
  const Tensor classes = whole_index(op, target, where);
  Tensor checked = check_index(classes, x.size(result.dim), check, where).index;
  std::vector<Dim> numbers(static_cast<std::size_t>(x.dim() - result.dim), Dim(1));
  numbers[0] = x.size(result.dim);
  result.chosen = eq(unsqueeze(checked, result.dim, where), iota_like(x, numbers, 0, checked.dtype(), where), where);
  if (params.weight.defined())
    result.weight = along_classes(op, params.weight, x, result.dim, where);
  if (params.ignore_index)
    result.valid = ne(classes, *params.ignore_index, where);
  return result;
}

/// The negated, weighted log-probability of each target; 0 where it is ignored.
Tensor class_losses(const Classes &c, const Tensor &log_probabilities, Location where) {
  Tensor weighted = c.weight.defined() ? mul(log_probabilities, c.weight, where) : log_probabilities;
  Tensor losses = neg(sum(ttc::where(c.chosen, weighted, 0, where), c.dim, false, where), where);
  return c.valid.defined() ? ttc::where(c.valid, losses, 0, where) : losses;
}

/// Reduces losses of classes; the mean is over the weights of the targets that count.
Tensor reduce_classes(const char *op, const Classes &c, const Tensor &losses, const Tensor &x,
                      const std::string &reduction, Location where) {
  if (reduction != "mean" || (!c.weight.defined() && !c.valid.defined()))
    return reduced(op, losses, reduction, where);
  Tensor total = sum(losses, {}, false, where);
  if (!c.weight.defined())
    return div(total, sum(c.valid.to(x.dtype(), where), {}, false, where), "", where);
  Tensor weights = sum(ttc::where(c.chosen, c.weight, 0, where), c.dim, false, where);
  if (c.valid.defined())
    weights = ttc::where(c.valid, weights, 0, where);
  return div(total, sum(weights, {}, false, where), "", where);
}

/// slope (|e| - limit / 2) where |e| >= limit, else slope e^2 / (2 limit). The square gets no infinite error, whose
/// derivative it would turn into NaN where it doesn't count.
Tensor huber(const Tensor &error, double limit, double slope, Location where) {
  Tensor distance = abs(error, where), is_far = ge(distance, limit, where);
  return ttc::where(is_far, mul(sub(distance, 0.5 * limit, where), slope, where),
                    mul(square(ttc::where(is_far, 0, error, where), where), 0.5 * slope / limit, where), where);
}

Tensor soft_cross_entropy(const Tensor &x, const Tensor &target, const CrossEntropyParams &params, Location where) {
  check_shapes("cross_entropy", x, target, where);
  const std::int64_t dim = class_dim("cross_entropy", x, where);
  Tensor weighted = log_softmax(x, dim, where);
  Tensor probabilities = target.to(weighted.dtype(), where);
  if (params.label_smoothing > 0) {
    const double uniform = params.label_smoothing / static_cast<double>(static_size("cross_entropy", x, dim, where));
    probabilities = add(mul(probabilities, 1 - params.label_smoothing, where), uniform, where);
  }
  if (params.weight.defined())
    weighted = mul(weighted, along_classes("cross_entropy", params.weight, x, dim, where), where);
  Tensor losses = neg(sum(mul(weighted, probabilities, where), dim, false, where), where);
  return reduced("cross_entropy", losses, params.reduction, where);
}

} // namespace

Tensor mse_loss(const Tensor &x, const Tensor &target, const std::string &reduction, Location where) {
  if (common_half({x, target}, where))
    return in_f32(where, [&](const Tensor &a, const Tensor &b) { return mse_loss(a, b, reduction, where); }, x, target);
  check_shapes("mse_loss", x, target, where);
  return reduced("mse_loss", square(sub(x, target, 1, where), where), reduction, where);
}

Tensor l1_loss(const Tensor &x, const Tensor &target, const std::string &reduction, Location where) {
  if (common_half({x, target}, where))
    return in_f32(where, [&](const Tensor &a, const Tensor &b) { return l1_loss(a, b, reduction, where); }, x, target);
  check_shapes("l1_loss", x, target, where);
  return reduced("l1_loss", abs(sub(x, target, 1, where), where), reduction, where);
}

Tensor smooth_l1_loss(const Tensor &x, const Tensor &target, const std::string &reduction, double beta,
                      Location where) {
  if (common_half({x, target}, where))
    return in_f32(
        where, [&](const Tensor &a, const Tensor &b) { return smooth_l1_loss(a, b, reduction, beta, where); }, x,
        target);
  check_shapes("smooth_l1_loss", x, target, where);
  if (beta < 0)
    fail(fmt::format("smooth_l1_loss: expected beta of 0 or more, got {}", beta), where);
  if (beta == 0)
    return l1_loss(x, target, reduction, where);
  Tensor losses = huber(sub(x, target, 1, where), beta, 1, where);
  return reduced("smooth_l1_loss", losses, reduction, where);
}

Tensor huber_loss(const Tensor &x, const Tensor &target, const std::string &reduction, double delta, Location where) {
  if (common_half({x, target}, where))
    return in_f32(
        where, [&](const Tensor &a, const Tensor &b) { return huber_loss(a, b, reduction, delta, where); }, x, target);
  check_shapes("huber_loss", x, target, where);
  if (delta <= 0)
    fail(fmt::format("huber_loss: expected a positive delta, got {}", delta), where);
  Tensor losses = huber(sub(x, target, 1, where), delta, delta, where);
  return reduced("huber_loss", losses, reduction, where);
}

Tensor binary_cross_entropy(const Tensor &x, const Tensor &target, const Tensor &weight, const std::string &reduction,
                            Location where) {
  if (common_half({x, target}, where))
    return in_f32(
        where, [&](const Tensor &a, const Tensor &b) { return binary_cross_entropy(a, b, weight, reduction, where); },
        x, target);
  check_shapes("binary_cross_entropy", x, target, where);
  check_broadcasts("binary_cross_entropy", weight, x, where);
  auto [probability, wanted] = promoted(as_floating(x, where), as_floating(target, where), where);
  Tensor losses = emit("binary_cross_entropy", {probability, wanted}, {}, where);
  if (weight.defined())
    losses = mul(losses, weight, where);
  return reduced("binary_cross_entropy", losses, reduction, where);
}

Tensor binary_cross_entropy_with_logits(const Tensor &x, const Tensor &target, const Tensor &weight,
                                        const Tensor &pos_weight, const std::string &reduction, Location where) {
  if (common_half({x, target}, where))
    return in_f32(
        where,
        [&](const Tensor &a, const Tensor &b) {
          return binary_cross_entropy_with_logits(a, b, weight, pos_weight, reduction, where);
        },
        x, target);
  check_shapes("binary_cross_entropy_with_logits", x, target, where);
  check_broadcasts("binary_cross_entropy_with_logits", weight, x, where);
  check_broadcasts("binary_cross_entropy_with_logits", pos_weight, x, where);
  Tensor rest = sub(number_like(target, 1, where), target, 1, where);
  Tensor log_sigmoid = logsigmoid(x, where);
  if (pos_weight.defined())
    log_sigmoid = mul(log_sigmoid, add(mul(sub(pos_weight, 1, where), target, where), 1, where), where);
  Tensor losses = sub(mul(rest, x, where), log_sigmoid, 1, where);
  if (weight.defined())
    losses = mul(losses, weight, where);
  return reduced("binary_cross_entropy_with_logits", losses, reduction, where);
}

Tensor nll_loss(const Tensor &x, const Tensor &target, const CrossEntropyParams &params, Location where) {
  if (common_half({x}, where))
    return in_f32(where, [&](const Tensor &a) { return nll_loss(a, target, params, where); }, x);
  Classes c = classes("nll_loss", x, target, params, where);
  return reduce_classes("nll_loss", c, class_losses(c, x, where), x, params.reduction, where);
}

Tensor cross_entropy(const Tensor &logits, const Tensor &target, const CrossEntropyParams &params, Location where) {
  if (common_half({logits}, where))
    return in_f32(where, [&](const Tensor &a) { return cross_entropy(a, target, params, where); }, logits);
  Tensor x = as_floating(logits, where);
  if (!(params.label_smoothing >= 0 && params.label_smoothing <= 1))
    fail(fmt::format("cross_entropy: expected label_smoothing in [0, 1], got {}", params.label_smoothing), where);
  if (is_floating_point(target.dtype(where)))
    return soft_cross_entropy(x, target, params, where);
  Classes c = classes("cross_entropy", x, target, params, where);
  Tensor log_probabilities = log_softmax(x, c.dim, where);
  Tensor losses = class_losses(c, log_probabilities, where);
  if (params.label_smoothing > 0) {
    Tensor weighted = c.weight.defined() ? mul(log_probabilities, c.weight, where) : log_probabilities;
    Tensor smooth = neg(sum(weighted, c.dim, false, where), where);
    if (c.valid.defined())
      smooth = ttc::where(c.valid, smooth, 0, where);
    const double share = params.label_smoothing / static_cast<double>(static_size("cross_entropy", x, c.dim, where));
    losses = add(mul(losses, 1 - params.label_smoothing, where), mul(smooth, share, where), 1, where);
  }
  return reduce_classes("cross_entropy", c, losses, x, params.reduction, where);
}

Tensor kl_div(const Tensor &x, const Tensor &target, const std::string &reduction, bool log_target, Location where) {
  if (common_half({x, target}, where))
    return in_f32(
        where, [&](const Tensor &a, const Tensor &b) { return kl_div(a, b, reduction, log_target, where); }, x, target);
  check_shapes("kl_div", x, target, where);
  Tensor losses;
  if (log_target) {
    losses = mul(exp(target, where), sub(target, x, 1, where), where);
  } else {
    // 0 log 0 is 0.
    Tensor logarithm = log(ttc::where(eq(target, 0, where), 1, target, where), where);
    losses = mul(target, sub(logarithm, x, 1, where), where);
  }
  if (reduction != "batchmean")
    return reduced("kl_div", losses, reduction, where);
  // The mean times the extent of all other dimensions.
  double others = 1;
  for (std::int64_t dim = 1; dim < x.dim(); ++dim)
    others *= static_cast<double>(static_size("kl_div", x, dim, where));
  return mul(mean(losses, {}, false, where), others, where);
}

Tensor cosine_similarity(const Tensor &x, const Tensor &y, std::int64_t dim, double eps, Location where) {
  if (common_half({x, y}, where))
    return in_f32(
        where, [&](const Tensor &a, const Tensor &b) { return cosine_similarity(a, b, dim, eps, where); }, x, y);
  const SymbolicShape shape = broadcast_shapes("cosine_similarity", x.shape(where), y.shape(where), where);
  if (shape.rank() == 0)
    return squeeze(cosine_similarity(reshape(x, {1, 1}, where), reshape(y, {1, 1}, where), dim, eps, where), {}, where);
  const auto reduced_dim = static_cast<std::size_t>(normalize_dim("cosine_similarity", dim, shape.rank(), where));
  auto [a, b] = promoted(x, y, where);
  // A norm runs over the whole reduced dimension, also where it is stretched.
  auto whole = [&](const Tensor &v) {
    std::vector<Dim> own = v.shape().dims();
    own.insert(own.begin(), shape.size() - own.size(), Dim(1));
    own[reduced_dim] = shape[reduced_dim];
    return expand(v, own, where);
  };
  a = whole(a);
  b = whole(b);
  Tensor products = sum(mul(a, b, where), dim, false, where);
  Tensor length_a = clamp(norm(a, 2, dim, false, where), eps, std::nullopt, where);
  Tensor length_b = clamp(norm(b, 2, dim, false, where), eps, std::nullopt, where);
  return div(products, mul(length_a, length_b, where), "", where);
}

} // namespace ttc
