// Wrong operands that every function may get: undefined tensors, tensors of different graphs.
#include "Expect.h"

using ttc::DType;
using ttc::Tensor;

namespace {

const char *undefined = "the tensor is undefined";

} // namespace

TEST(MisuseOperands, UndefinedTensorInElementwise) {
  ttc::Graph g;
  Tensor x = g.input("x", {4}), u;
  for (auto op : {ttc::neg,         ttc::abs,        ttc::sign,        ttc::exp,          ttc::log,    ttc::log1p,
                  ttc::expm1,       ttc::sqrt,       ttc::rsqrt,       ttc::reciprocal,   ttc::square, ttc::sin,
                  ttc::cos,         ttc::tan,        ttc::tanh,        ttc::sigmoid,      ttc::erf,    ttc::floor,
                  ttc::ceil,        ttc::relu,       ttc::relu6,       ttc::silu,         ttc::mish,   ttc::hardswish,
                  ttc::hardsigmoid, ttc::logsigmoid, ttc::logical_not, ttc::stop_gradient})
    expect::misuse([&] { op(u, std::source_location::current()); }, undefined);
  using Binary = Tensor (*)(const Tensor &, const Tensor &, ttc::Location);
  for (Binary op :
       {Binary(ttc::mul), Binary(ttc::maximum), Binary(ttc::minimum), Binary(ttc::pow), Binary(ttc::fmod),
        Binary(ttc::atan2), Binary(ttc::eq), Binary(ttc::ne), Binary(ttc::lt), Binary(ttc::le), Binary(ttc::gt),
        Binary(ttc::ge), Binary(ttc::logical_and), Binary(ttc::logical_or), Binary(ttc::logical_xor)}) {
    expect::misuse([&] { op(u, x, std::source_location::current()); }, undefined);
    expect::misuse([&] { op(x, u, std::source_location::current()); }, undefined);
  }
  expect::misuse([&] { ttc::add(u, x); }, undefined);
  expect::misuse([&] { ttc::sub(x, u); }, undefined);
  expect::misuse([&] { ttc::div(x, u); }, undefined);
  expect::misuse([&] { ttc::round(u); }, undefined);
  expect::misuse([&] { ttc::leaky_relu(u); }, undefined);
  expect::misuse([&] { ttc::elu(u); }, undefined);
  expect::misuse([&] { ttc::gelu(u); }, undefined);
  expect::misuse([&] { ttc::softplus(u); }, undefined);
  expect::misuse([&] { ttc::clamp(u, 0); }, undefined);
  expect::misuse([&] { ttc::cast(u, DType::F64); }, undefined);
  expect::misuse([&] { ttc::where(u, x, x); }, undefined);
  expect::misuse([&] { ttc::where(x > 0, x, u); }, undefined);
  expect::misuse([&] { ttc::masked_fill(x, u, 0); }, undefined);
  expect::misuse([&] { ttc::lerp(x, x, u); }, undefined);
  expect::misuse([&] { ttc::addcmul(x, u, x); }, undefined);
  expect::misuse([&] { u + 1; }, undefined);
  expect::misuse([&] { 1 - u; }, undefined);
  expect::misuse([&] { x *u; }, undefined);
  expect::misuse([&] { -u; }, undefined);
  expect::misuse([&] { (void)(u < x); }, undefined);
  expect::misuse([&] { !u; }, undefined);
  expect::misuse([&] { x += u; }, undefined);
}

TEST(MisuseOperands, UndefinedTensorInMethods) {
  const Tensor u;
  EXPECT_FALSE(u.defined());
  expect::misuse([&] { u.shape(); }, undefined);
  expect::misuse([&] { u.dtype(); }, undefined);
  expect::misuse([&] { u.dim(); }, undefined);
  expect::misuse([&] { u.size(0); }, undefined);
  expect::misuse([&] { u.graph(); }, undefined);
  expect::misuse([&] { u.reshape({1}); }, undefined);
  expect::misuse([&] { u.flatten(); }, undefined);
  expect::misuse([&] { u.transpose(0, 1); }, undefined);
  expect::misuse([&] { u.permute({0}); }, undefined);
  expect::misuse([&] { u.squeeze(); }, undefined);
  expect::misuse([&] { u.unsqueeze(0); }, undefined);
  expect::misuse([&] { u.sum(); }, undefined);
  expect::misuse([&] { u.mean(); }, undefined);
  expect::misuse([&] { u.to(DType::F64); }, undefined);
  expect::misuse([&] { u.detach(); }, undefined);
  expect::misuse([&] { u[0]; }, undefined);
}

TEST(MisuseOperands, UndefinedTensorInReductions) {
  const Tensor u;
  expect::misuse([&] { ttc::sum(u); }, undefined);
  expect::misuse([&] { ttc::mean(u); }, undefined);
  expect::misuse([&] { ttc::prod(u); }, undefined);
  expect::misuse([&] { ttc::amax(u); }, undefined);
  expect::misuse([&] { ttc::amin(u); }, undefined);
  expect::misuse([&] { ttc::any(u); }, undefined);
  expect::misuse([&] { ttc::all(u); }, undefined);
  expect::misuse([&] { ttc::var(u); }, undefined);
  expect::misuse([&] { ttc::std(u); }, undefined);
  expect::misuse([&] { ttc::logsumexp(u); }, undefined);
  expect::misuse([&] { ttc::norm(u); }, undefined);
  expect::misuse([&] { ttc::count_nonzero(u); }, undefined);
  expect::misuse([&] { ttc::argmax(u); }, undefined);
  expect::misuse([&] { ttc::argmin(u, 0); }, undefined);
  expect::misuse([&] { ttc::max(u); }, undefined);
  expect::misuse([&] { ttc::min(u, 0); }, undefined);
  expect::misuse([&] { ttc::sort(u); }, undefined);
  expect::misuse([&] { ttc::argsort(u); }, undefined);
  expect::misuse([&] { ttc::topk(u, 1); }, undefined);
  expect::misuse([&] { ttc::cumsum(u, 0); }, undefined);
}

TEST(MisuseOperands, UndefinedTensorInShaping) {
  ttc::Graph g;
  Tensor x = g.input("x", {4}), i = g.input("i", {4}, DType::I64), u;
  expect::misuse([&] { ttc::reshape(u, {4}); }, undefined);
  expect::misuse([&] { ttc::expand(u, {4}); }, undefined);
  expect::misuse([&] { ttc::cat({x, u}); }, undefined);
  expect::misuse([&] { ttc::stack({u, x}); }, undefined);
  expect::misuse([&] { ttc::split(u, 1); }, undefined);
  expect::misuse([&] { ttc::chunk(u, 1); }, undefined);
  expect::misuse([&] { ttc::slice(u, 0); }, undefined);
  expect::misuse([&] { ttc::narrow(u, 0, 0, 1); }, undefined);
  expect::misuse([&] { ttc::select(u, 0, 0); }, undefined);
  expect::misuse([&] { ttc::flip(u, 0); }, undefined);
  expect::misuse([&] { ttc::roll(u, {1}); }, undefined);
  expect::misuse([&] { ttc::repeat(u, {1}); }, undefined);
  expect::misuse([&] { ttc::pad(u, {1, 1}); }, undefined);
  expect::misuse([&] { ttc::tril(u); }, undefined);
  expect::misuse([&] { ttc::triu(u); }, undefined);
  expect::misuse([&] { ttc::diagonal(u); }, undefined);
  expect::misuse([&] { ttc::one_hot(u, 3); }, undefined);
  expect::misuse([&] { ttc::index_select(x, 0, u); }, undefined);
  expect::misuse([&] { ttc::index_add(x, 0, i, u); }, undefined);
  expect::misuse([&] { ttc::gather(u, 0, i); }, undefined);
  expect::misuse([&] { ttc::take_along_dim(x, u, 0); }, undefined);
  expect::misuse([&] { ttc::scatter(x, 0, i, u); }, undefined);
  expect::misuse([&] { ttc::scatter_add(x, 0, u, x); }, undefined);
  expect::misuse([&] { ttc::embedding(i, u); }, undefined);
  expect::misuse([&] { ttc::index_put(x, {0}, u); }, undefined);
}

TEST(MisuseOperands, UndefinedTensorInLayers) {
  ttc::Graph g;
  Tensor x = g.input("x", {2, 3, 8, 8}), w = g.input("w", {3, 3, 3, 3}), m = g.input("m", {8, 8}), u;
  expect::misuse([&] { ttc::matmul(m, u); }, undefined);
  expect::misuse([&] { ttc::bmm(u, m); }, undefined);
  expect::misuse([&] { ttc::outer(u, m); }, undefined);
  expect::misuse([&] { ttc::dot(u, m); }, undefined);
  expect::misuse([&] { ttc::linear(m, u); }, undefined);
  expect::misuse([&] { ttc::einsum("ij,jk", {m, u}); }, undefined);
  expect::misuse([&] { ttc::conv1d(u, w); }, undefined);
  expect::misuse([&] { ttc::conv2d(x, u); }, undefined);
  expect::misuse([&] { ttc::conv3d(u, w); }, undefined);
  expect::misuse([&] { ttc::conv_transpose2d(x, u); }, undefined);
  expect::misuse([&] { ttc::max_pool2d(u, 2); }, undefined);
  expect::misuse([&] { ttc::max_pool2d_with_indices(u, 2); }, undefined);
  expect::misuse([&] { ttc::avg_pool2d(u, 2); }, undefined);
  expect::misuse([&] { ttc::adaptive_avg_pool2d(u, 2); }, undefined);
  expect::misuse([&] { ttc::interpolate(u, {.size = 2}); }, undefined);
  expect::misuse([&] { ttc::softmax(u, 0); }, undefined);
  expect::misuse([&] { ttc::log_softmax(u, 0); }, undefined);
  expect::misuse([&] { ttc::batch_norm(u, {}, {}, {}, {}, {.training = true}); }, undefined);
  expect::misuse([&] { ttc::layer_norm(u, {8}); }, undefined);
  expect::misuse([&] { ttc::group_norm(u, 3); }, undefined);
  expect::misuse([&] { ttc::instance_norm(u); }, undefined);
  expect::misuse([&] { ttc::rms_norm(u, {8}); }, undefined);
  expect::misuse([&] { ttc::scaled_dot_product_attention(x, x, u); }, undefined);
  expect::misuse([&] { ttc::dropout(u); }, undefined);
  expect::misuse([&] { ttc::rand_like(u); }, undefined);
  expect::misuse([&] { ttc::mse_loss(m, u); }, undefined);
  expect::misuse([&] { ttc::l1_loss(u, m); }, undefined);
  expect::misuse([&] { ttc::smooth_l1_loss(u, m); }, undefined);
  expect::misuse([&] { ttc::huber_loss(m, u); }, undefined);
  expect::misuse([&] { ttc::binary_cross_entropy(u, m); }, undefined);
  expect::misuse([&] { ttc::binary_cross_entropy_with_logits(m, u); }, undefined);
  expect::misuse([&] { ttc::cross_entropy(m, u); }, undefined);
  expect::misuse([&] { ttc::nll_loss(u, m); }, undefined);
  expect::misuse([&] { ttc::kl_div(m, u); }, undefined);
  expect::misuse([&] { ttc::cosine_similarity(m, u); }, undefined);
  expect::misuse([&] { ttc::grad(u, {m}); }, undefined);
  expect::misuse([&] { ttc::grad(ttc::sum(m), {u}); }, undefined);
  expect::misuse([&] { ttc::vjp(m, u, {m}); }, undefined);
  expect::misuse([&] { ttc::compile(g, {u}); }, undefined);
  expect::misuse([&] { ttc::eval(u); }, undefined);
  expect::misuse([&] { g.update(u, m); }, undefined);
}

TEST(MisuseOperands, TensorsOfDifferentGraphs) {
  ttc::Graph g("here"), h("there");
  Tensor x = g.input("x", {4, 4}), y = h.input("y", {4, 4}), i = h.input("i", {4}, DType::I64);
  const char *graphs = "operands of different graphs: 'here' and 'there'";
  expect::misuse([&] { x + y; }, graphs);
  expect::misuse([&] { ttc::matmul(x, y); }, graphs);
  expect::misuse([&] { ttc::cat({x, y}); }, graphs);
  expect::misuse([&] { ttc::where(x > 0, x, y); }, graphs);
  expect::misuse([&] { ttc::index_select(x, 0, i); }, graphs);
  expect::misuse([&] { x[i]; }, graphs);
  expect::misuse([&] { ttc::embedding(i, x); }, "operands of different graphs");
  expect::misuse([&] { ttc::cross_entropy(x, i); }, "operands of different graphs");
  expect::misuse([&] { ttc::mse_loss(x, y); }, graphs);
  expect::misuse([&] { ttc::linear(x, y); }, graphs);
  expect::misuse([&] { ttc::einsum("ij,jk->ik", {x, y}); }, graphs);
  expect::misuse([&] { ttc::layer_norm(x, {4}, y[0]); }, graphs);
  expect::misuse([&] { ttc::grad(ttc::sum(x), {y}); }, "grad: the tensors belong to different graphs");
  expect::misuse([&] { ttc::vjp(x, y, {x}); }, "vjp: the tensors belong to different graphs");
  expect::misuse([&] { ttc::compile(g, {y}); }, "compile: an output belongs to another graph");
  expect::misuse([&] { g.update(x, y); }, "update: the tensors belong to another graph");
}
