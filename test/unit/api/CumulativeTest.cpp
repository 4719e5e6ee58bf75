// Running sums and products, recurrences, products at zeros, and sums at chosen positions.
#include "Expect.h"

#include <cmath>

using ttc::Array;
using ttc::DType;
using ttc::Tensor;

namespace {

Array evaluate(const Tensor &y, const Array &x) { return ttc::eval(y, {{"x", x}}); }

/// The running sums of an f32 array of rank 3 along `dim`.
std::vector<float> running_sums(const Array &x, std::int64_t dim) {
  const auto values = x.data<float>();
  std::vector<float> sums(values.begin(), values.end());
  std::int64_t stride = 1;
  for (std::int64_t d = dim + 1; d < x.rank(); ++d)
    stride *= x.shape()[d];
  for (std::size_t i = 0; i < sums.size(); ++i)
    if (static_cast<std::int64_t>(i) / stride % x.shape()[dim] > 0)
      sums[i] += sums[i - stride];
  return sums;
}

} // namespace

TEST(Cumulative, SumsAlongEachDimension) {
  // 37 has a whole vector of 16 lanes twice, and the pieces 4 and 1.
  const Array x = Array::uniform({3, 5, 37}, 1);
  for (std::int64_t dim = 0; dim < 3; ++dim) {
    ttc::Graph g;
    expect::values(evaluate(ttc::cumsum(g.input("x", {3, 5, 37}), dim), x), running_sums(x, dim), 1e-5f);
  }
}

TEST(Cumulative, WholeNumbersAreSummedAsI64) {
  ttc::Graph g;
  Tensor flags = g.input("x", {4}, DType::Bool);
  const Array sums = evaluate(ttc::cumsum(flags, 0), Array::from<bool>({true, true, false, true}, {4}));
  ASSERT_EQ(sums.dtype(), DType::I64);
  EXPECT_EQ(sums.data<std::int64_t>()[3], 3);
}

TEST(Cumulative, ManyRowsAndLongOnesSumUp) {
  ttc::Graph g;
  Tensor x = g.input("x", {2, 100000});
  const Array last = ttc::eval(ttc::narrow(ttc::cumsum(x, 1), 1, 99999, 1), {{"x", Array::full({2, 100000}, 0.1)}});
  expect::values(last, {10000, 10000}, 1e-2f);
  ttc::Graph h;
  const Array sums = ttc::eval(ttc::cumsum(h.input("x", {2, 3000}), 0), {{"x", Array::ones({2, 3000})}});
  expect::values(sums, running_sums(Array::ones({2, 3000}), 0));
}

TEST(Cumulative, ScalarsAndNothing) {
  ttc::Graph g;
  Tensor s = g.input("s", {}), none = g.input("n", {0, 3});
  const std::vector<Array> out = ttc::compile(g, {ttc::cumsum(s, 0), ttc::cumprod(s, -1), ttc::cumsum(none, 0)})
                                     .run({{"s", Array::scalar(3.0f)}, {"n", Array::zeros({0, 3})}});
  EXPECT_EQ(out[0].item<float>(), 3);
  EXPECT_EQ(out[1].item<float>(), 3);
  EXPECT_EQ(out[2].shape(), (ttc::Shape{0, 3}));
  expect::error([&] { ttc::cumsum(s, 1); }, {"cumsum: dimension 1 is out of range for rank 1"}, __LINE__, __FILE__);
}

TEST(Cumulative, ProductsHaveGradientsAtZeros) {
  ttc::Graph g;
  Tensor x = g.input("x", {4});
  Tensor y = ttc::cumprod(x, 0);
  Tensor gradient = ttc::grad(ttc::sum(y * g.constant(Array::from<float>({1, 10, 100, 1000}, {4}))), {x})[0];
  const std::vector<Array> out = ttc::compile(g, {y, gradient}).run({{"x", Array::from<float>({2, 0, 3, 0}, {4})}});
  expect::values(out[0], {2, 0, 0, 0});
  expect::values(out[1], {1, 2 * 10 + 6 * 100, 0, 0});
}

TEST(Cumulative, ProductOfAllHasDerivativesAtZeros) {
  ttc::Graph g;
  Tensor x = g.input("x", {2, 3});
  Tensor first = ttc::grad(ttc::sum(ttc::prod(x, 1)), {x})[0];
  // Row 0 of the gradient is [x1 x2, x0 x2, x0 x1], and the weights pick from it.
  Tensor weighted = ttc::sum(first * g.constant(Array::from<float>({1, 10, 100, 1, 10, 100}, {2, 3})));
  Tensor second = ttc::grad(weighted, {x})[0];
  const std::vector<Array> out =
      ttc::compile(g, {first, second}).run({{"x", Array::from<float>({2, 0, 3, 0, 0, 5}, {2, 3})}});
  expect::values(out[0], {0, 6, 0, 0, 0, 0});
  expect::values(out[1], {10 * 3 + 100 * 0, 1 * 3 + 100 * 2, 1 * 0 + 10 * 2, 10 * 5, 1 * 5, 0});
}

TEST(Cumulative, RecurrencesRunBothWays) {
  ttc::Graph g;
  Tensor rewards = g.input("r", {4}), discount = g.input("d", {1});
  Tensor returns = ttc::linear_recurrence(discount, rewards, 0, /*reverse=*/true);
  std::vector<Tensor> gradients = ttc::grad(ttc::sum(returns), {rewards, discount});
  const std::vector<Array> out =
      ttc::compile(g, {returns, gradients[0], gradients[1]})
          .run({{"r", Array::from<float>({1, 2, 3, 4}, {4})}, {"d", Array::from<float>({0.5}, {1})}});
  expect::values(out[0], {3.25, 4.5, 5, 4});
  expect::values(out[1], {1, 1.5, 1.75, 1.875});
  // d(r0 + r1 (1 + d) + r2 (1 + d + d^2) + r3 (1 + d + d^2 + d^3)) / dd.
  expect::values(out[2], {2 + 3 * 2 + 4 * 2.75f});
}

TEST(Scatter, AgreesWithALoop) {
  const ttc::Shape shape = {5, 40, 19};
  const Array source = Array::uniform(shape, 1), index = Array::randint(shape, 2, 0, 7);
  for (std::int64_t dim = 0; dim < 3; ++dim) {
    ttc::Shape result = shape;
    result[dim] = 7;
    ttc::Graph g;
    Tensor s = g.input("s", shape), i = g.input("i", shape, DType::I64), zeros = g.input("z", result);
    const Array sums =
        ttc::eval(ttc::scatter_add(zeros, dim, i, s), {{"s", source}, {"i", index}, {"z", Array::zeros(result)}});
    std::vector<float> wanted(result.numel());
    std::int64_t inner = 1;
    for (std::int64_t d = dim + 1; d < 3; ++d)
      inner *= shape[d];
    for (std::int64_t e = 0; e < shape.numel(); ++e)
      wanted[(e / inner / shape[dim] * 7 + index.data<std::int64_t>()[e]) * inner + e % inner] +=
          source.data<float>()[e];
    expect::values(sums, wanted, 1e-5f);
  }
}

TEST(Scatter, EmbeddingGradientAddsRows) {
  ttc::Graph g;
  Tensor table = g.input("t", {50, 21}), words = g.input("w", {3, 200}, DType::I64);
  Tensor weights = g.input("c", {3, 200, 21});
  Tensor gradient = ttc::grad(ttc::sum(ttc::embedding(words, table) * weights), {table})[0];
  const Array w = Array::randint({3, 200}, 1, 0, 50), c = Array::uniform({3, 200, 21}, 2);
  std::vector<float> wanted(50 * 21);
  for (std::int64_t i = 0; i < 600; ++i)
    for (std::int64_t j = 0; j < 21; ++j)
      wanted[w.data<std::int64_t>()[i] * 21 + j] += c.data<float>()[i * 21 + j];
  expect::values(ttc::compile(g, {gradient}).run({{"t", Array::zeros({50, 21})}, {"w", w}, {"c", c}})[0], wanted,
                 1e-5f);
}
