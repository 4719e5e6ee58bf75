// Tensors without elements and scalar tensors, as torch has them.
#include "Expect.h"

#include <cmath>
#include <limits>

using ttc::Array;
using ttc::DType;
using ttc::Slice;
using ttc::Tensor;

TEST(Empty, ReductionsOfNothing) {
  ttc::Graph g;
  Tensor e = g.input("e", {3, 0});
  const std::vector<Array> out =
      ttc::compile(g, {ttc::sum(e, 1), ttc::mean(e, 1), ttc::prod(e, 1), ttc::sum(e), ttc::mean(e), ttc::var(e, 1),
                       ttc::norm(e, 2, 1), ttc::logsumexp(e, 1), ttc::count_nonzero(e, 1)})
          .run({{"e", Array::zeros({3, 0})}});
  expect::values(out[0], {0, 0, 0}, 0);
  for (float mean : out[1].data<float>())
    EXPECT_TRUE(std::isnan(mean));
  expect::values(out[2], {1, 1, 1}, 0);
  EXPECT_EQ(out[3].item<float>(), 0);
  EXPECT_TRUE(std::isnan(out[4].item<float>()));
  EXPECT_TRUE(std::isnan(out[5].data<float>()[0]));
  expect::values(out[6], {0, 0, 0}, 0);
  EXPECT_EQ(out[7].data<float>()[0], -std::numeric_limits<float>::infinity());
  EXPECT_EQ(out[8].data<std::int64_t>()[0], 0);
}

TEST(Empty, ElementwiseShapingAndProducts) {
  ttc::Graph g;
  Tensor e = g.input("e", {0, 3}), x = g.input("x", {2, 3}), i = g.input("i", {0}, DType::I64);
  const std::vector<Tensor> all = {ttc::exp(e) + 1,
                                   ttc::reshape(e, {3, 0}),
                                   ttc::flatten(e),
                                   ttc::cat({e, x, e}),
                                   ttc::matmul(x, ttc::transpose(e, 0, 1)),
                                   ttc::matmul(ttc::transpose(e, 0, 1), e), // 3 x 0 x 3: zeros
                                   ttc::linear(e, x),
                                   ttc::index_select(x, 0, i),
                                   x[{Slice(), i}],
                                   ttc::embedding(i, x),
                                   ttc::softmax(e, 1),
                                   ttc::layer_norm(e, {3}),
                                   ttc::sort(e, 0).values,
                                   ttc::cumsum(e, 0),
                                   ttc::sum(e, 0),
                                   ttc::pad(e, {0, 0, 1, 1}, "constant", 5),
                                   ttc::split(e, 2)[0],
                                   ttc::where(e > 0, e, e * 2),
                                   ttc::repeat(x, {0, 2}),
                                   ttc::flip(e, {0, 1})};
  const std::vector<Array> out = ttc::compile(g, all).run(
      {{"e", Array::zeros({0, 3})}, {"x", Array::ones({2, 3})}, {"i", Array::zeros({0}, DType::I64)}});
  const std::vector<ttc::Shape> shapes = {{0, 3}, {3, 0}, {0},    {2, 3}, {2, 0}, {3, 3}, {0, 2},
                                          {0, 3}, {2, 0}, {0, 3}, {0, 3}, {0, 3}, {0, 3}, {0, 3},
                                          {3},    {2, 3}, {0, 3}, {0, 3}, {0, 6}, {0, 3}};
  for (std::size_t k = 0; k < all.size(); ++k)
    EXPECT_EQ(out[k].shape(), shapes[k]) << k;
  expect::values(out[3], {1, 1, 1, 1, 1, 1}, 0);
  expect::values(out[5], std::vector<float>(9, 0), 0);
  expect::values(out[14], {0, 0, 0}, 0);
  expect::values(out[15], std::vector<float>(6, 5), 0);
}

TEST(Empty, CatLeavesOutTheEmptyVector) {
  ttc::Graph g;
  Tensor none = g.input("none", {0}), x = g.input("x", {2, 3});
  EXPECT_EQ(ttc::cat({none, x, x}).shape().to_string(), "[4, 3]");
  EXPECT_EQ(ttc::cat({none, none}).shape().to_string(), "[0]");
}

TEST(Empty, GradientsThroughNothing) {
  ttc::Graph g;
  Tensor w = g.parameter("w", {3, 2}, ttc::init::ones()), e = g.input("e", {0, 3});
  Tensor loss = ttc::sum(ttc::matmul(e, w)) + ttc::sum(ttc::square(w));
  expect::values(ttc::compile(g, {ttc::grad(loss, {w})[0]}).run({{"e", Array::zeros({0, 3})}})[0], {2, 2, 2, 2, 2, 2},
                 0);
}

TEST(Empty, LossesOfNoExamples) {
  ttc::Graph g;
  Tensor x = g.input("x", {0, 3}), t = g.input("t", {0}, DType::I64);
  const std::vector<Array> out =
      ttc::compile(g, {ttc::cross_entropy(x, t), ttc::mse_loss(x, x), ttc::cross_entropy(x, t, {.reduction = "sum"})})
          .run({{"x", Array::zeros({0, 3})}, {"t", Array::zeros({0}, DType::I64)}});
  EXPECT_TRUE(std::isnan(out[0].item<float>()));
  EXPECT_TRUE(std::isnan(out[1].item<float>()));
  EXPECT_EQ(out[2].item<float>(), 0);
}

TEST(Empty, ConvolutionsAndPoolingOfNoImages) {
  ttc::Graph g;
  Tensor x = g.input("x", {0, 3, 8, 8}), w = g.parameter("w", {4, 3, 3, 3}, ttc::init::ones());
  Tensor y = ttc::max_pool2d(ttc::conv2d(x, w), 2);
  const std::vector<Array> out = ttc::compile(g, {y, ttc::avg_pool2d(x, 2), ttc::grad(ttc::sum(y), {w})[0]})
                                     .run({{"x", Array::zeros({0, 3, 8, 8})}});
  EXPECT_EQ(out[0].shape(), (ttc::Shape{0, 4, 3, 3}));
  EXPECT_EQ(out[1].shape(), (ttc::Shape{0, 3, 4, 4}));
  expect::values(out[2], std::vector<float>(4 * 27, 0), 0);
}

TEST(Empty, ScalarTensorsAreTensors) {
  ttc::Graph g;
  Tensor n = g.input("n", {});
  const std::vector<Tensor> all = {ttc::exp(n),         ttc::sum(n),        ttc::sum(n, 0),
                                   ttc::mean(n, {-1}),  ttc::amax(n, 0),    ttc::max(n, 0).values,
                                   ttc::softmax(n, 0),  ttc::cumsum(n, 0),  ttc::sort(n).values,
                                   ttc::flatten(n),     ttc::squeeze(n),    ttc::unsqueeze(n, 0),
                                   ttc::expand(n, {2}), ttc::stack({n, n}), ttc::transpose(n, 0, -1),
                                   ttc::flip(n, {}),    n[ttc::None],       ttc::var(n, {}, false, 0)};
  const std::vector<Array> out = ttc::compile(g, all).run({{"n", Array::scalar(2.0f)}});
  const std::vector<ttc::Shape> shapes = {{}, {}, {}, {}, {}, {}, {}, {}, {}, {1}, {}, {1}, {2}, {2}, {}, {}, {1}, {}};
  for (std::size_t k = 0; k < all.size(); ++k)
    EXPECT_EQ(out[k].shape(), shapes[k]) << k;
  EXPECT_EQ(out[2].item<float>(), 2);
  EXPECT_EQ(out[5].item<float>(), 2);
  EXPECT_EQ(out[6].item<float>(), 1);
}
