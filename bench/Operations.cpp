// The API's operations as graphs, and how long each takes to compile.
#include "bench/Operations.h"

#include <algorithm>
#include <ctime>
#include <fmt/format.h>

namespace ttc::bench {

Tensor Inputs::real(const SymbolicShape &shape) {
  reals_.push_back(add(shape, DType::F32));
  return reals_.back();
}

Tensor Inputs::whole(const SymbolicShape &shape) { return add(shape, DType::I64); }

Tensor Inputs::add(const SymbolicShape &shape, DType dtype) {
  return graph_.input(fmt::format("x{}", count_++), shape, dtype);
}

namespace {

using I = Inputs &;
using S = std::int64_t;

/// Images of 20 s by 20 s + 1 elements.
Tensor image(I in, S s) { return in.real({2, 4, 20 * s, 20 * s + 1}); }
Tensor matrix(I in, S s) { return in.real({40 * s, 24 * s}); }

void addElementwise(std::vector<Operation> &ops) {
  auto unary = [&](const char *name, Tensor (*function)(const Tensor &, Location)) {
    ops.push_back({name, [=](I in, S s) { return function(matrix(in, s), std::source_location::current()); }});
  };
  unary("exp", ttc::exp);
  unary("log", ttc::log);
  unary("sin", ttc::sin);
  unary("tan", ttc::tan);
  unary("tanh", ttc::tanh);
  unary("erf", ttc::erf);
  unary("sqrt", ttc::sqrt);
  unary("floor", ttc::floor);
  unary("relu", ttc::relu);
  unary("silu", ttc::silu);
  unary("mish", ttc::mish);
  ops.push_back({"gelu", [](I in, S s) { return gelu(matrix(in, s)); }});
  ops.push_back({"add broadcast", [](I in, S s) { return matrix(in, s) + in.real({24 * s}); }});
  ops.push_back({"mul", [](I in, S s) { return matrix(in, s) * matrix(in, s); }});
  ops.push_back({"pow", [](I in, S s) { return pow(matrix(in, s), matrix(in, s)); }});
  ops.push_back({"fmod", [](I in, S s) { return fmod(matrix(in, s), matrix(in, s)); }});
  ops.push_back({"atan2", [](I in, S s) { return atan2(matrix(in, s), matrix(in, s)); }});
  ops.push_back({"where", [](I in, S s) {
                   Tensor x = matrix(in, s);
                   return where(x > 0.0f, x, matrix(in, s));
                 }});
}

void addReductions(std::vector<Operation> &ops) {
  ops.push_back({"sum", [](I in, S s) { return sum(matrix(in, s)); }});
  ops.push_back({"sum rows", [](I in, S s) { return sum(matrix(in, s), 0); }});
  ops.push_back({"mean", [](I in, S s) { return mean(matrix(in, s), 1); }});
  ops.push_back({"prod", [](I in, S s) { return prod(matrix(in, s), 1); }});
  ops.push_back({"amax", [](I in, S s) { return amax(matrix(in, s), 1); }});
  ops.push_back({"max", [](I in, S s) { return max(matrix(in, s), 1).values; }});
  ops.push_back({"argmax", [](I in, S s) { return argmax(matrix(in, s), 1); }});
  ops.push_back({"var", [](I in, S s) { return var(matrix(in, s), 1); }});
  ops.push_back({"logsumexp", [](I in, S s) { return logsumexp(matrix(in, s), 1); }});
  ops.push_back({"norm", [](I in, S s) { return norm(matrix(in, s), 2, 1); }});
  ops.push_back({"cumsum", [](I in, S s) { return cumsum(matrix(in, s), 1); }});
  ops.push_back({"cumprod", [](I in, S s) { return cumprod(matrix(in, s), 1); }});
  ops.push_back({"sort", [](I in, S s) { return sort(matrix(in, s), 1).values; }});
  ops.push_back({"topk", [](I in, S s) { return topk(matrix(in, s), 5, 1).values; }});
}

void addShaping(std::vector<Operation> &ops) {
  ops.push_back({"permute", [](I in, S s) { return permute(image(in, s), {3, 0, 2, 1}) * 2.0f; }});
  ops.push_back({"expand", [](I in, S s) { return expand(in.real({24 * s, 1}), {8, 24 * s, 16 * s}); }});
  ops.push_back({"cat", [](I in, S s) {
                   std::vector<Tensor> all;
                   for (int i = 0; i < 6; ++i)
                     all.push_back(matrix(in, s));
                   return cat(all, 1);
                 }});
  ops.push_back({"stack", [](I in, S s) {
                   std::vector<Tensor> all;
                   for (int i = 0; i < 6; ++i)
                     all.push_back(matrix(in, s));
                   return stack(all, 1);
                 }});
  ops.push_back({"slice", [](I in, S s) { return slice(matrix(in, s), 1, 1, -1, 2); }});
  ops.push_back({"flip", [](I in, S s) { return flip(matrix(in, s), {0, 1}); }});
  ops.push_back({"roll", [](I in, S s) { return roll(matrix(in, s), {5 * s, 3}, {0, 1}); }});
  ops.push_back({"repeat", [](I in, S s) { return repeat(matrix(in, s), {4, 3}); }});
  ops.push_back({"pad constant", [](I in, S s) { return pad(image(in, s), {3 * s, 2, 1, 0}); }});
  ops.push_back({"pad reflect", [](I in, S s) { return pad(image(in, s), {3 * s, 2, 1, 0}, "reflect"); }});
  ops.push_back({"pad replicate", [](I in, S s) { return pad(image(in, s), {3 * s, 2, 1, 0}, "replicate"); }});
  ops.push_back({"tril", [](I in, S s) { return tril(matrix(in, s)); }});
  ops.push_back({"diagonal", [](I in, S s) { return diagonal(matrix(in, s), 1); }});
  ops.push_back({"gather", [](I in, S s) { return gather(matrix(in, s), 1, in.whole({40 * s, 12 * s})); }});
  ops.push_back({"index_select", [](I in, S s) { return index_select(matrix(in, s), 0, in.whole({30 * s})); }});
  ops.push_back({"scatter_add", [](I in, S s) {
                   Tensor x = matrix(in, s), index = in.whole({40 * s, 24 * s});
                   return scatter_add(x, 1, index, matrix(in, s));
                 }});
  ops.push_back({"embedding", [](I in, S s) {
                   Tensor x = in.whole({10 * s, 12});
                   return embedding(x, matrix(in, s));
                 }});
  ops.push_back({"one_hot", [](I in, S s) { return one_hot(in.whole({40 * s}), 30 * s); }});
  ops.push_back(
      {"interpolate nearest", [](I in, S s) { return interpolate(image(in, s), {.size = Size2(31 * s, 13 * s)}); }});
  ops.push_back({"interpolate bilinear", [](I in, S s) {
                   return interpolate(image(in, s), {.size = Size2(31 * s, 13 * s), .mode = "bilinear"});
                 }});
}

void addNets(std::vector<Operation> &ops) {
  ops.push_back({"matmul", [](I in, S s) { return matmul(matrix(in, s), in.real({24 * s, 33 * s})); }});
  ops.push_back({"linear", [](I in, S s) {
                   return linear(matrix(in, s), in.real({33 * s, 24 * s}), in.real({33 * s}));
                 }});
  ops.push_back({"bmm", [](I in, S s) { return bmm(in.real({3, 20 * s, 24}), in.real({3, 24, 17 * s})); }});
  ops.push_back({"einsum", [](I in, S s) {
                   return einsum("bij,bkj->bik", {in.real({3, 20 * s, 24}), in.real({3, 17 * s, 24})});
                 }});
  ops.push_back({"conv1d", [](I in, S s) {
                   return conv1d(in.real({2, 4, 200 * s}), in.real({8, 4, 3}), {}, {.padding = 1});
                 }});
  ops.push_back({"conv2d", [](I in, S s) { return conv2d(image(in, s), in.real({8, 4, 3, 3}), {}, {.padding = 1}); }});
  ops.push_back({"conv2d depthwise", [](I in, S s) {
                   return conv2d(image(in, s), in.real({4, 1, 3, 3}), {}, {.stride = 2, .padding = 1, .groups = 4});
                 }});
  ops.push_back({"conv3d", [](I in, S s) {
                   return conv3d(in.real({1, 4, 5 * s, 12, 12 * s}), in.real({8, 4, 3, 3, 3}), {}, {.padding = 1});
                 }});
  ops.push_back({"conv_transpose2d", [](I in, S s) {
                   return conv_transpose2d(image(in, s), in.real({4, 8, 3, 3}), {}, {.stride = 2});
                 }});
  ops.push_back({"max_pool2d", [](I in, S s) { return max_pool2d(image(in, s), 3, {.stride = 2, .padding = 1}); }});
  ops.push_back({"avg_pool2d", [](I in, S s) { return avg_pool2d(image(in, s), 3, {.stride = 2, .padding = 1}); }});
  ops.push_back({"adaptive_avg_pool2d", [](I in, S s) { return adaptive_avg_pool2d(image(in, s), Size2(7 * s, 3)); }});
  ops.push_back({"adaptive_max_pool2d", [](I in, S s) { return adaptive_max_pool2d(image(in, s), Size2(7 * s, 3)); }});
  ops.push_back({"batch_norm", [](I in, S s) {
                   Tensor x = image(in, s), mean = in.real({4}), variance = in.real({4});
                   return batch_norm(x, mean, variance, in.real({4}), in.real({4}), {.training = true}).y;
                 }});
  ops.push_back({"layer_norm",
                 [](I in, S s) { return layer_norm(matrix(in, s), {24 * s}, in.real({24 * s}), in.real({24 * s})); }});
  ops.push_back({"group_norm", [](I in, S s) { return group_norm(image(in, s), 2); }});
  ops.push_back({"rms_norm", [](I in, S s) { return rms_norm(matrix(in, s), {24 * s}); }});
  ops.push_back({"softmax", [](I in, S s) { return softmax(matrix(in, s), 1); }});
  ops.push_back({"log_softmax", [](I in, S s) { return log_softmax(matrix(in, s), 0); }});
  ops.push_back({"dropout", [](I in, S s) { return dropout(matrix(in, s)); }});
  ops.push_back({"cross_entropy", [](I in, S s) { return cross_entropy(matrix(in, s), in.whole({40 * s})); }});
  ops.push_back({"mse_loss", [](I in, S s) { return mse_loss(matrix(in, s), matrix(in, s)); }});
  ops.push_back({"kl_div", [](I in, S s) { return kl_div(matrix(in, s), matrix(in, s)); }});
  ops.push_back({"attention", [](I in, S s) {
                   const SymbolicShape shape{2, 3, 12 * s, 16};
                   return scaled_dot_product_attention(in.real(shape), in.real(shape), in.real(shape));
                 }});
}

} // namespace

const std::vector<Operation> &operations() {
  static const std::vector<Operation> all = [] {
    std::vector<Operation> ops;
    addElementwise(ops);
    addReductions(ops);
    addShaping(ops);
    addNets(ops);
    return ops;
  }();
  return all;
}

OperationGraph buildOperation(const Operation &operation, std::int64_t scale, bool gradient) {
  OperationGraph built;
  Inputs inputs(built.graph);
  Tensor result = operation.build(inputs, scale);
  if (!gradient)
    built.outputs = {result};
  else if (is_floating_point(result.dtype()) && !inputs.reals().empty())
    built.outputs = grad(sum(result * result), inputs.reals());
  return built;
}

std::vector<std::string> reportCompileTimes(const std::string &filter, double limit) {
  std::vector<std::string> slow;
  fmt::print("{:24} {:>12} {:>12} {:>12} {:>12}   processor seconds to compile\n", "operation", "forward", "large",
             "gradient", "large");
  for (const Operation &operation : operations()) {
    if (operation.name.find(filter) == std::string::npos)
      continue;
    fmt::print("{:24}", operation.name);
    double worst = 0;
    for (const bool gradient : {false, true})
      for (const std::int64_t scale : {1, 16}) {
        const OperationGraph built = buildOperation(operation, scale, gradient);
        if (built.outputs.empty()) {
          fmt::print(" {:>12}", "-");
          continue;
        }
        Executable executable = compile(built.graph, built.outputs);
        const std::clock_t before = std::clock();
        executable.prepare();
        const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
        worst = std::max(worst, seconds);
        fmt::print(" {:12.3f}", seconds);
      }
    fmt::print("\n");
    if (worst > limit)
      slow.push_back(operation.name);
  }
  return slow;
}

} // namespace ttc::bench
