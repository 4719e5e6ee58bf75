// Every function of the public API on tensors without elements: torch's shape and gradient, or an error where torch has
// one. The values of what is reduced are in EmptyTest.cpp.
#include "Expect.h"

#include <algorithm>
#include <functional>

using ttc::Array;
using ttc::DType;
using ttc::Shape;
using ttc::Slice;
using ttc::Tensor;
using List = std::vector<Tensor>;

namespace {

/// Where torch throws.
using Refuses = bool (*)(const Shape &);

constexpr Refuses never = [](const Shape &) { return false; };
constexpr Refuses always = [](const Shape &) { return true; };
constexpr Refuses at_first = [](const Shape &s) { return s[0] == 0; };
constexpr Refuses at_last = [](const Shape &s) { return s.back() == 0; };
/// Images may have no examples and no channels, but pixels.
constexpr Refuses without_pixels = [](const Shape &s) { return std::count(s.begin() + 2, s.end(), 0) > 0; };

struct Function {
  const char *name;
  std::int64_t least_rank, most_rank;
  std::function<List(const Tensor &x)> apply;
  Refuses refuses = never;
};

Tensor ones(const Tensor &x, const Shape &shape, DType dtype = DType::F32) {
  return x.graph().constant(Array::ones(shape, dtype));
}

/// A constant of the extents of x with others in some places.
Tensor ones_like(const Tensor &x, const std::vector<std::pair<std::int64_t, std::int64_t>> &others,
                 DType dtype = DType::F32) {
  Shape shape = x.shape().extents();
  for (auto [dim, extent] : others)
    shape[static_cast<std::size_t>(dim < 0 ? dim + shape.rank() : dim)] = extent;
  return ones(x, shape, dtype);
}

std::int64_t extent(const Tensor &x, std::int64_t dim) { return x.size(dim).extent(); }

std::vector<Function> elementwise() {
  std::vector<Function> all;
  auto add = [&](const char *name, std::function<Tensor(const Tensor &)> f) {
    all.push_back({name, 1, 4, [f](const Tensor &x) { return List{f(x)}; }});
  };
  using Unary = Tensor (*)(const Tensor &, ttc::Location);
  const std::vector<std::pair<const char *, Unary>> unary = {{"neg", ttc::neg},
                                                             {"abs", ttc::abs},
                                                             {"sign", ttc::sign},
                                                             {"exp", ttc::exp},
                                                             {"log", ttc::log},
                                                             {"log1p", ttc::log1p},
                                                             {"expm1", ttc::expm1},
                                                             {"sqrt", ttc::sqrt},
                                                             {"rsqrt", ttc::rsqrt},
                                                             {"square", ttc::square},
                                                             {"sin", ttc::sin},
                                                             {"cos", ttc::cos},
                                                             {"tan", ttc::tan},
                                                             {"tanh", ttc::tanh},
                                                             {"sigmoid", ttc::sigmoid},
                                                             {"erf", ttc::erf},
                                                             {"floor", ttc::floor},
                                                             {"ceil", ttc::ceil},
                                                             {"relu", ttc::relu},
                                                             {"relu6", ttc::relu6},
                                                             {"silu", ttc::silu},
                                                             {"mish", ttc::mish},
                                                             {"hardswish", ttc::hardswish},
                                                             {"hardsigmoid", ttc::hardsigmoid},
                                                             {"logsigmoid", ttc::logsigmoid},
                                                             {"reciprocal", ttc::reciprocal},
                                                             {"logical_not", ttc::logical_not},
                                                             {"stop_gradient", ttc::stop_gradient},
                                                             {"rand_like", ttc::rand_like},
                                                             {"randn_like", ttc::randn_like}};
  for (auto [name, f] : unary)
    add(name, [f = f](const Tensor &x) { return f(x, std::source_location::current()); });
  using Binary = Tensor (*)(const Tensor &, const Tensor &, ttc::Location);
  const std::vector<std::pair<const char *, Binary>> binary = {{"mul", ttc::mul},
                                                               {"maximum", ttc::maximum},
                                                               {"minimum", ttc::minimum},
                                                               {"pow", ttc::pow},
                                                               {"fmod", ttc::fmod},
                                                               {"atan2", ttc::atan2},
                                                               {"eq", ttc::eq},
                                                               {"ne", ttc::ne},
                                                               {"lt", ttc::lt},
                                                               {"le", ttc::le},
                                                               {"gt", ttc::gt},
                                                               {"ge", ttc::ge},
                                                               {"logical_and", ttc::logical_and},
                                                               {"logical_or", ttc::logical_or},
                                                               {"logical_xor", ttc::logical_xor}};
  for (auto [name, f] : binary)
    add(name, [f = f](const Tensor &x) { return f(x, x + 1, std::source_location::current()); });
  add("scalars", [](const Tensor &x) { return 2 - (x * 3 + 1) / 2; });
  add("add", [](const Tensor &x) { return ttc::add(x, ttc::sub(x, x, 2), 3); });
  add("div", [](const Tensor &x) { return ttc::div(x, x + 1, "floor") + ttc::div(x, x, "trunc"); });
  add("round", [](const Tensor &x) { return ttc::round(x, 2); });
  add("leaky_relu", [](const Tensor &x) { return ttc::leaky_relu(x); });
  add("elu", [](const Tensor &x) { return ttc::elu(x); });
  add("gelu", [](const Tensor &x) { return ttc::gelu(x, "tanh") + ttc::gelu(x); });
  add("softplus", [](const Tensor &x) { return ttc::softplus(x); });
  add("clamp", [](const Tensor &x) { return ttc::clamp(x, 0, 1); });
  add("cast", [](const Tensor &x) { return ttc::cast(x, DType::I32); });
  add("bf16", [](const Tensor &x) { return ttc::exp(ttc::cast(x, DType::BF16)); });
  add("where", [](const Tensor &x) { return ttc::where(x > 0, x, ttc::where(x < 0, 1, x)); });
  add("masked_fill", [](const Tensor &x) { return ttc::masked_fill(x, x > 0, 3); });
  add("lerp", [](const Tensor &x) { return ttc::lerp(ttc::lerp(x, x + 1, 0.5), x, x); });
  add("addcmul", [](const Tensor &x) { return ttc::addcmul(x, x, x); });
  add("dropout", [](const Tensor &x) { return ttc::dropout(x); });
  add("bernoulli", [](const Tensor &x) { return ttc::bernoulli(x) + ttc::bernoulli(x, 0.5); });
  add("randint_like", [](const Tensor &x) { return ttc::randint_like(x, 0, 9); });
  add("softmax", [](const Tensor &x) { return ttc::softmax(x, 0) + ttc::softmax(x, -1); });
  add("log_softmax", [](const Tensor &x) { return ttc::log_softmax(x, 0) + ttc::log_softmax(x, -1); });
  add("cumsum", [](const Tensor &x) { return ttc::cumsum(x, 0) + ttc::cumsum(x, -1); });
  add("cumprod", [](const Tensor &x) { return ttc::cumprod(x, 0) + ttc::cumprod(x, -1); });
  add("linear_recurrence", [](const Tensor &x) { return ttc::linear_recurrence(x, x, 0, true); });
  add("sort", [](const Tensor &x) { return ttc::sort(x, 0).values + ttc::sort(x, -1, true).values; });
  add("argsort", [](const Tensor &x) { return ttc::argsort(x); });
  add("flip", [](const Tensor &x) { return ttc::flip(x, {0}); });
  add("roll", [](const Tensor &x) { return ttc::roll(x, {1}, 0) + ttc::roll(x, {-7}, -1) + ttc::roll(x, {3}); });
  add("layer_norm", [](const Tensor &x) { return ttc::layer_norm(x, {extent(x, -1)}); });
  add("rms_norm", [](const Tensor &x) { return ttc::rms_norm(x, {extent(x, -1)}, ones(x, {extent(x, -1)})); });
  add("pad by nothing", [](const Tensor &x) { return ttc::pad(x, {0, 0}); });
  add("index_add", [](const Tensor &x) {
    return ttc::index_add(x, 0, x.graph().constant(Array::zeros({0}, DType::I64)), ones_like(x, {{0, 0}}));
  });
  add("scatter", [](const Tensor &x) {
    const Tensor index = ones_like(x, {{0, 0}}, DType::I64);
    return ttc::scatter(x, 0, index, ones_like(x, {{0, 0}})) + ttc::scatter_add(x, 0, index, ones_like(x, {{0, 0}}));
  });
  add("index_put", [](const Tensor &x) {
    return ttc::index_put(x, {x.graph().constant(Array::zeros({0}, DType::I64))}, ones_like(x, {{0, 0}}));
  });
  add("custom_op", [](const Tensor &x) {
    return ttc::custom_op(
        "double", [](const List &in) { return in[0] * 2; },
        [](const List &, const List &, const List &grads) { return grads[0] * 2; })(x);
  });
  return all;
}

std::vector<Function> reductions() {
  using ttc::amax, ttc::amin;
  constexpr Refuses none = never;
  return {
      {"sum", 1, 4, [](const Tensor &x) { return List{ttc::sum(x), ttc::sum(x, 0), ttc::sum(x, -1, true)}; }, none},
      {"mean", 1, 4, [](const Tensor &x) { return List{ttc::mean(x), ttc::mean(x, 0), ttc::mean(x, -1)}; }, none},
      {"prod", 1, 4, [](const Tensor &x) { return List{ttc::prod(x), ttc::prod(x, 0), ttc::prod(x, -1)}; }, none},
      {"any", 1, 4, [](const Tensor &x) { return List{ttc::any(x > 0), ttc::all(x > 0, 0), ttc::all(x > 0)}; }, none},
      {"var", 1, 4, [](const Tensor &x) { return List{ttc::var(x), ttc::var(x, 0), ttc::std(x, -1)}; }, none},
      {"logsumexp", 1, 4, [](const Tensor &x) { return List{ttc::logsumexp(x, 0), ttc::logsumexp(x, -1)}; }, none},
      {"norm", 1, 4, [](const Tensor &x) { return List{ttc::norm(x), ttc::norm(x, 1, 0), ttc::norm(x, 3, -1)}; }, none},
      {"count_nonzero", 1, 4, [](const Tensor &x) { return List{ttc::count_nonzero(x), ttc::count_nonzero(x, 0)}; },
       none},
      {"amax of all", 1, 4, [](const Tensor &x) { return List{amax(x)}; }, always},
      {"max of all", 1, 4, [](const Tensor &x) { return List{ttc::max(x)}; }, always},
      {"min of all", 1, 4, [](const Tensor &x) { return List{ttc::min(x)}; }, always},
      {"argmax of all", 1, 4, [](const Tensor &x) { return List{ttc::argmax(x)}; }, always},
      {"argmin of all", 1, 4, [](const Tensor &x) { return List{ttc::argmin(x)}; }, always},
      {"amax", 1, 4, [](const Tensor &x) { return List{amax(x, 0), amin(x, 0)}; }, at_first},
      {"amin", 1, 4, [](const Tensor &x) { return List{amin(x, -1), amax(x, -1)}; }, at_last},
      {"max", 1, 4, [](const Tensor &x) { return List{ttc::max(x, 0).values, ttc::max(x, 0).indices}; }, at_first},
      {"min", 1, 4, [](const Tensor &x) { return List{ttc::min(x, -1).values, ttc::min(x, -1).indices}; }, at_last},
      {"argmax", 1, 4, [](const Tensor &x) { return List{ttc::argmax(x, 0), ttc::argmin(x, 0)}; }, at_first},
      {"topk", 1, 4, [](const Tensor &x) { return List{ttc::topk(x, 0, 0).values, ttc::topk(x, 0).indices}; }, none},
      {"topk of more than there is", 1, 4, [](const Tensor &x) { return List{ttc::topk(x, 1, 0).values}; }, at_first},
      {"cosine_similarity", 1, 4, [](const Tensor &x) { return List{ttc::cosine_similarity(x, x + 1, 0)}; }, none},
  };
}

std::vector<Function> shaping() {
  return {
      {"reshape", 1, 4, [](const Tensor &x) { return List{ttc::reshape(x, {0, 7}), ttc::view(x, {0})}; }},
      {"flatten", 1, 4, [](const Tensor &x) { return List{ttc::flatten(x), ttc::flatten(x, -1)}; }},
      {"permute", 2, 2, [](const Tensor &x) { return List{ttc::permute(x, {1, 0})}; }},
      {"transpose", 1, 4, [](const Tensor &x) { return List{ttc::transpose(x, 0, -1)}; }},
      {"squeeze", 1, 4,
       [](const Tensor &x) { return List{ttc::squeeze(ttc::unsqueeze(x, 0)), ttc::unsqueeze(x, -1)}; }},
      {"expand", 1, 4,
       [](const Tensor &x) {
         std::vector<ttc::Dim> shape = x.shape().dims();
         shape.insert(shape.begin(), 3);
         return List{ttc::expand(x, shape), ttc::expand(ones(x, {1}), {0}), ttc::expand(ones(x, {}), {2, 0})};
       }},
      {"cat", 1, 4, [](const Tensor &x) { return List{ttc::cat({x, x}, 0), ttc::cat({x, x, x}, -1)}; }},
      {"stack", 1, 4, [](const Tensor &x) { return List{ttc::stack({x, x}, 0), ttc::stack({x}, -1)}; }},
      {"split", 1, 4, [](const Tensor &x) { return ttc::split(x, 2, 0); }},
      {"split by sizes", 1, 4,
       [](const Tensor &x) { return ttc::split(x, std::vector<std::int64_t>{0, extent(x, -1)}, -1); }},
      {"chunk", 1, 4, [](const Tensor &x) { return ttc::chunk(x, 3, 0); }},
      {"slice", 1, 4, [](const Tensor &x) { return List{ttc::slice(x, 0, 1), ttc::slice(x, -1, -9, 9, 2)}; }},
      {"narrow", 1, 4, [](const Tensor &x) { return List{ttc::narrow(x, 0, 0, 0), ttc::narrow(x, -1, 0, 0)}; }},
      {"select", 1, 4, [](const Tensor &x) { return List{ttc::select(x, 0, 0)}; }, at_first},
      {"index", 1, 4,
       [](const Tensor &x) {
         const Tensor none = x.graph().constant(Array::zeros({0}, DType::I64));
         return List{x[Slice(0, 1)], x[{ttc::None, ttc::Ellipsis}], x[none]};
       }},
      {"index by number", 1, 4, [](const Tensor &x) { return List{x[-1]}; }, at_first},
      {"repeat", 1, 4,
       [](const Tensor &x) {
         const auto rank = static_cast<std::size_t>(x.dim());
         return List{ttc::repeat(x, std::vector<std::int64_t>(rank, 2)),
                     ttc::repeat(x, std::vector<std::int64_t>(rank + 1, 0))};
       }},
      {"pad", 1, 4, [](const Tensor &x) { return List{ttc::pad(x, {1, 2}, "constant", 7)}; }},
      {"pad replicate", 2, 4, [](const Tensor &x) { return List{ttc::pad(x, {1, 1}, "replicate")}; }, at_last},
      {"pad reflect", 2, 4, [](const Tensor &x) { return List{ttc::pad(x, {1, 1}, "reflect")}; }, at_last},
      {"pad circular", 2, 4, [](const Tensor &x) { return List{ttc::pad(x, {1, 1}, "circular")}; }, at_last},
      {"tril", 2, 4, [](const Tensor &x) { return List{ttc::tril(x), ttc::triu(x, 1)}; }},
      {"diagonal", 2, 4,
       [](const Tensor &x) { return List{ttc::diagonal(x), ttc::diagonal(x, 9), ttc::diagonal(x, -9)}; }},
      {"one_hot", 1, 4, [](const Tensor &x) { return List{ttc::one_hot(x.to(DType::I64), 5)}; }},
      {"index_select", 1, 4,
       [](const Tensor &x) {
         return List{ttc::index_select(x, 0, x.graph().constant(Array::zeros({0}, DType::I64)))};
       }},
      {"gather", 1, 4,
       [](const Tensor &x) {
         const Tensor index = ones_like(x, {{0, 0}}, DType::I64);
         return List{ttc::gather(x, 0, index), ttc::take_along_dim(x, index, 0)};
       }},
      {"embedding", 1, 4,
       [](const Tensor &x) {
         return List{ttc::embedding(x.to(DType::I64), ones(x, {5, 2})),
                     ttc::embedding(x.to(DType::I64), ones(x, {5, 2}), 1)};
       }},
      {"scan", 1, 4,
       [](const Tensor &x) {
         ttc::ScanResult r = ttc::scan(
             [](const List &carry, const List &in) { return ttc::ScanStep{{carry[0] + ttc::sum(in[0])}, {in[0] * 2}}; },
             {x.graph().scalar(1)}, {x});
         return List{r.carry[0], r.ys[0]};
       }},
  };
}

std::vector<Function> products_and_losses() {
  auto loss = [](Tensor (*f)(const Tensor &, const Tensor &, const std::string &)) {
    return [f](const Tensor &x) {
      const Tensor p = ttc::sigmoid(x);
      return List{f(p, ttc::sigmoid(x + 1), "mean"), f(p, p, "sum"), f(p, p, "none")};
    };
  };
  return {
      {"matmul", 2, 4, [](const Tensor &x) { return List{ttc::matmul(x, ttc::transpose(x, -1, -2))}; }},
      {"matmul by a matrix", 1, 4, [](const Tensor &x) { return List{ttc::matmul(x, ones(x, {extent(x, -1), 2}))}; }},
      {"bmm", 3, 3, [](const Tensor &x) { return List{ttc::bmm(x, ttc::transpose(x, 1, 2))}; }},
      {"outer", 1, 1, [](const Tensor &x) { return List{ttc::outer(x, ones(x, {3}))}; }},
      {"dot", 1, 1, [](const Tensor &x) { return List{ttc::dot(x, x)}; }},
      {"linear", 1, 4, [](const Tensor &x) { return List{ttc::linear(x, ones(x, {2, extent(x, -1)}), ones(x, {2}))}; }},
      {"einsum", 2, 2,
       [](const Tensor &x) { return List{ttc::einsum("ij,kj->ik", {x, x}), ttc::einsum("ij->j", {x})}; }},
      {"attention", 3, 4,
       [](const Tensor &x) { return List{ttc::scaled_dot_product_attention(x, x, x, {}, {.scale = 1})}; }},
      {"mse_loss", 1, 4,
       loss([](const Tensor &x, const Tensor &t, const std::string &r) { return ttc::mse_loss(x, t, r); })},
      {"l1_loss", 1, 4,
       loss([](const Tensor &x, const Tensor &t, const std::string &r) { return ttc::l1_loss(x, t, r); })},
      {"smooth_l1_loss", 1, 4,
       loss([](const Tensor &x, const Tensor &t, const std::string &r) { return ttc::smooth_l1_loss(x, t, r); })},
      {"huber_loss", 1, 4,
       loss([](const Tensor &x, const Tensor &t, const std::string &r) { return ttc::huber_loss(x, t, r); })},
      {"binary_cross_entropy", 1, 4, loss([](const Tensor &x, const Tensor &t, const std::string &r) {
         return ttc::binary_cross_entropy(x, t, {}, r);
       })},
      {"binary_cross_entropy_with_logits", 1, 4, loss([](const Tensor &x, const Tensor &t, const std::string &r) {
         return ttc::binary_cross_entropy_with_logits(x, t, {}, {}, r);
       })},
      {"kl_div", 1, 4,
       loss([](const Tensor &x, const Tensor &t, const std::string &r) { return ttc::kl_div(x, t, r); })},
      {"cross_entropy of no examples", 2, 2,
       [](const Tensor &x) {
         if (extent(x, 1) == 0 && extent(x, 0) != 0)
           return List(); // a run would find that there is no class
         const Tensor target = x.graph().constant(Array::zeros({extent(x, 0)}, DType::I64));
         return List{ttc::cross_entropy(x, target), ttc::cross_entropy(x, target, {.reduction = "sum"}),
                     ttc::nll_loss(x, target, {.reduction = "none"})};
       }},
  };
}

std::vector<Function> images() {
  using S = ttc::Size2;
  return {
      {"conv1d", 3, 3, [](const Tensor &x) { return List{ttc::conv1d(x, ones(x, {2, extent(x, 1), 2}))}; },
       without_pixels},
      {"conv2d", 4, 4, [](const Tensor &x) { return List{ttc::conv2d(x, ones(x, {2, extent(x, 1), 2, 2}))}; },
       without_pixels},
      {"conv2d without filters", 4, 4,
       [](const Tensor &x) { return List{ttc::conv2d(x, ones(x, {0, extent(x, 1), 2, 2}))}; }, without_pixels},
      {"conv_transpose1d", 3, 3,
       [](const Tensor &x) { return List{ttc::conv_transpose1d(x, ones(x, {extent(x, 1), 2, 2}))}; }, without_pixels},
      {"conv_transpose2d", 4, 4,
       [](const Tensor &x) { return List{ttc::conv_transpose2d(x, ones(x, {extent(x, 1), 2, 2, 2}))}; },
       without_pixels},
      {"max_pool1d", 3, 3,
       [](const Tensor &x) { return List{ttc::max_pool1d(x, 2), ttc::max_pool1d_with_indices(x, 2).second}; },
       without_pixels},
      {"max_pool2d", 4, 4,
       [](const Tensor &x) { return List{ttc::max_pool2d(x, 2), ttc::max_pool2d_with_indices(x, 2).second}; },
       without_pixels},
      {"avg_pool1d", 3, 3, [](const Tensor &x) { return List{ttc::avg_pool1d(x, 2)}; }, without_pixels},
      {"avg_pool2d", 4, 4, [](const Tensor &x) { return List{ttc::avg_pool2d(x, 2)}; }, without_pixels},
      {"adaptive_avg_pool1d", 3, 3, [](const Tensor &x) { return List{ttc::adaptive_avg_pool1d(x, 3)}; },
       without_pixels},
      {"adaptive_avg_pool2d", 4, 4, [](const Tensor &x) { return List{ttc::adaptive_avg_pool2d(x, S{3, 2})}; },
       without_pixels},
      {"adaptive_max_pool1d", 3, 3, [](const Tensor &x) { return List{ttc::adaptive_max_pool1d(x, 3)}; },
       without_pixels},
      {"adaptive_max_pool2d", 4, 4, [](const Tensor &x) { return List{ttc::adaptive_max_pool2d(x, S{3, 2})}; },
       without_pixels},
      {"interpolate", 4, 4, [](const Tensor &x) { return List{ttc::interpolate(x, {.size = S{3, 7}})}; },
       without_pixels},
      {"interpolate bilinear", 4, 4,
       [](const Tensor &x) { return List{ttc::interpolate(x, {.size = S{3, 7}, .mode = "bilinear"})}; },
       without_pixels},
      {"dropout2d", 4, 4, [](const Tensor &x) { return List{ttc::dropout2d(x)}; }},
      {"dropout1d", 3, 3, [](const Tensor &x) { return List{ttc::dropout1d(x)}; }},
      {"group_norm", 2, 4, [](const Tensor &x) { return List{ttc::group_norm(x, 1)}; }},
      {"batch_norm", 2, 4,
       [](const Tensor &x) {
         const Tensor c = ones(x, {extent(x, 1)});
         return List{ttc::batch_norm(x, c, c).y};
       }},
  };
}

std::vector<Function> layers() {
  namespace nn = ttc::nn;
  auto layer = [](auto make) {
    return [make](const Tensor &x) {
      auto module = make();
      return List{module(x)};
    };
  };
  return {
      {"nn::Linear", 2, 4, layer([] { return nn::Linear(3); })},
      {"nn::Flatten", 2, 4, layer([] { return nn::Flatten(); })},
      {"nn::Dropout", 1, 4, layer([] { return nn::Dropout(); })},
      {"nn::Softmax", 1, 4, layer([] { return nn::Softmax(); })},
      {"nn::GELU", 1, 4, layer([] { return nn::GELU(); })},
      {"nn::Conv1d", 3, 3, layer([] { return nn::Conv1d(2, 2); }), without_pixels},
      {"nn::Conv2d", 4, 4, layer([] { return nn::Conv2d(2, 2); }), without_pixels},
      {"nn::MaxPool2d", 4, 4, layer([] { return nn::MaxPool2d(2); }), without_pixels},
      {"nn::AvgPool1d", 3, 3, layer([] { return nn::AvgPool1d(2); }), without_pixels},
  };
}

/// Each rank from 1 to 4 with nothing in one dimension, and in all.
std::vector<Shape> empty_shapes() {
  const std::vector<std::int64_t> extents = {2, 3, 4, 5};
  std::vector<Shape> shapes;
  for (std::int64_t rank = 1; rank <= 4; ++rank) {
    for (std::int64_t at = 0; at < rank; ++at) {
      Shape shape(extents.begin(), extents.begin() + rank);
      shape[static_cast<std::size_t>(at)] = 0;
      shapes.push_back(shape);
    }
    if (rank > 1)
      shapes.push_back(std::vector<std::int64_t>(static_cast<std::size_t>(rank), 0));
  }
  return shapes;
}

class EmptyFunctions : public testing::TestWithParam<Shape> {};

/// Calls each function of `functions` on one empty tensor, and runs what they gave together with its gradients.
void check(const std::vector<Function> &functions, const Shape &shape) {
  ttc::Graph g;
  Tensor x = g.input("x", shape);
  List all;
  for (const Function &f : functions) {
    if (shape.rank() < f.least_rank || shape.rank() > f.most_rank)
      continue;
    SCOPED_TRACE(f.name);
    List results;
    bool refused = false;
    try {
      results = f.apply(x);
    } catch (const ttc::Error &error) {
      refused = true;
      EXPECT_TRUE(f.refuses(shape)) << error.what();
    }
    EXPECT_EQ(refused, f.refuses(shape));
    Tensor total;
    for (const Tensor &result : results)
      if (ttc::is_floating_point(result.dtype()))
        total = total.defined() ? total + ttc::sum(result).to(DType::F32) : ttc::sum(result).to(DType::F32);
    all.insert(all.end(), results.begin(), results.end());
    try {
      if (total.defined())
        all.push_back(ttc::grad(total, {x})[0]);
    } catch (const ttc::Error &error) {
      EXPECT_NE(error.message().find("no gradient"), std::string::npos) << error.what();
    }
  }
  if (all.empty())
    return;
  const std::vector<Array> out = ttc::compile(g, all, {.opt_level = 0}).run({{"x", Array::zeros(shape)}});
  for (std::size_t i = 0; i < all.size(); ++i)
    EXPECT_EQ(out[i].shape(), all[i].shape().extents());
}

} // namespace

TEST_P(EmptyFunctions, Elementwise) {
  ttc::Graph g;
  Tensor x = g.input("x", GetParam());
  for (const Function &f : elementwise())
    EXPECT_EQ(f.apply(x)[0].shape(), x.shape()) << f.name;
  check(elementwise(), GetParam());
}
TEST_P(EmptyFunctions, Reductions) { check(reductions(), GetParam()); }
TEST_P(EmptyFunctions, Shaping) { check(shaping(), GetParam()); }
TEST_P(EmptyFunctions, ProductsAndLosses) { check(products_and_losses(), GetParam()); }
TEST_P(EmptyFunctions, ImagesAndLayers) {
  check(images(), GetParam());
  check(layers(), GetParam());
}

INSTANTIATE_TEST_SUITE_P(Shapes, EmptyFunctions, testing::ValuesIn(empty_shapes()), [](const auto &info) {
  std::string name = "of";
  for (std::int64_t extent : info.param)
    name += "_" + std::to_string(extent);
  return name;
});
