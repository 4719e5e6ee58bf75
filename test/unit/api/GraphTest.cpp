// Graphs and operations: shapes, types, and errors that name the user's line.
#include "Expect.h"

#include <sstream>

using ttc::DType;
using ttc::Tensor;

TEST(Graph, KnowsShapesWithSymbols) {
  ttc::Graph g;
  Tensor x = g.input("x", {"B", 784});
  Tensor w = g.parameter("w", {784, 10});
  Tensor y = ttc::matmul(x, w);
  EXPECT_EQ(y.shape().to_string(), "[B, 10]");
  EXPECT_EQ(ttc::flatten(g.input("i", {"B", 3, 4, 4}), 1).shape().to_string(), "[B, 48]");
  EXPECT_EQ(ttc::mean(y, 0, true).shape().to_string(), "[1, 10]");
  EXPECT_EQ(y.size(-1).extent(), 10);
  std::ostringstream text;
  text << y;
  EXPECT_EQ(text.str(), "Tensor[B, 10] f32");
}

TEST(Graph, ErrorNamesTheLineOfTheCall) {
  ttc::Graph g;
  Tensor x = g.input("x", {"B", 784}), w = g.parameter("w", {512, 10});
  expect::error([&] { ttc::matmul(x, w); }, {"matmul: inner dimensions differ: [B, 784] x [512, 10]"}, __LINE__,
                __FILE__);
  expect::error([&] { x + w; }, {"add", "[B, 784]", "[512, 10]"}, __LINE__, __FILE__);
  expect::error([&] { 2.0 * (x - w); }, {"sub"}, __LINE__, __FILE__);
}

TEST(Graph, ErrorsOfArguments) {
  ttc::Graph g;
  g.input("x", {4});
  expect::error([&] { g.input("x", {4}); }, {"already has an argument named 'x'"}, __LINE__);
  expect::error([&] { g.input("", {4}); }, {"the name is empty"}, __LINE__);
  expect::error([&] { g.input("y", {-4}); }, {"'y'", "[-4]"}, __LINE__);
  expect::error([&] { g.parameter("p", {0}); }, {"'p'", "[0]"}, __LINE__);
  expect::error([&] { g.parameter("p", {3}, ttc::init::zeros(), DType::I64); }, {"'p'", "i64"}, __LINE__);
  expect::error([&] { g.value("nothing"); }, {"'nothing'"}, __LINE__);
}

TEST(Graph, ErrorsOfOperands) {
  ttc::Graph g, h("other");
  Tensor x = g.input("x", {4, 5}), z = h.input("z", {4, 5});
  expect::error([&] { x + z; }, {"different graphs", "'main'", "'other'"}, __LINE__);
  expect::error([&] { ttc::exp(Tensor()); }, {"undefined"}, __LINE__);
  expect::error([&] { ttc::sum(x, 2); }, {"dimension 2 is out of range for rank 2"}, __LINE__);
  expect::error([&] { ttc::sum(x, {0, -2}); }, {"twice"}, __LINE__);
  expect::error([&] { ttc::reshape(x, {3, 7}); }, {"reshape", "[4, 5]", "[3, 7]"}, __LINE__);
  expect::error([&] { ttc::cross_entropy(x, g.input("t", {3}, DType::I64)); },
                {"cross_entropy: expected target [4]", "[3]"}, __LINE__);
  expect::error([&] { ttc::conv2d(x, x); }, {"conv2d: expected an image", "[4, 5]"}, __LINE__);
  expect::error([&] { ttc::mse_loss(x, g.input("u", {5})); }, {"mse_loss: shapes differ", "[4, 5]", "[5]"}, __LINE__);
  expect::error([&] { ttc::gelu(x, "exact"); }, {"gelu", "exact"}, __LINE__);
}

TEST(Graph, PromotesAsTorch) {
  ttc::Graph g;
  Tensor f = g.input("f", {2}), d = g.input("d", {2}, DType::F64), i = g.input("i", {2}, DType::I64),
         n = g.input("n", {2}, DType::I32), b = g.input("b", {2}, DType::Bool);
  EXPECT_EQ((f + d).dtype(), DType::F64);
  EXPECT_EQ((f + i).dtype(), DType::F32);
  EXPECT_EQ((n + i).dtype(), DType::I64);
  EXPECT_EQ((b + n).dtype(), DType::I32);
  EXPECT_EQ((i + 1).dtype(), DType::I64);
  EXPECT_EQ((i + 1.5).dtype(), DType::F32);
  EXPECT_EQ((f * 2).dtype(), DType::F32);
  EXPECT_EQ((i / n).dtype(), DType::F32);
  EXPECT_EQ((f + g.scalar(1, DType::F64)).dtype(), DType::F32);
  EXPECT_EQ((f > 0).dtype(), DType::Bool);
  EXPECT_EQ(ttc::sum(b).dtype(), DType::I64);
  EXPECT_EQ(ttc::exp(i).dtype(), DType::F32);
}

TEST(Ops, OperatorsCompute) {
  ttc::Graph g;
  Tensor x = g.input("x", {3});
  const ttc::Array X = ttc::Array::from<float>({-1, 0.5f, 4}, {3});
  const auto value = [&](const Tensor &y) { return ttc::eval(y, {{"x", X}}); };
  expect::values(value(1 - x * 2), {3, 0, -7});
  expect::values(value(8 / x - -x), {-9, 16.5f, 6});
  expect::values(value(ttc::where(x > 0, x, 0)), {0, 0.5f, 4});
  expect::values(value((x >= 0.5 & !(x == 4)).to(DType::F32)), {0, 1, 0});
  expect::values(value(ttc::pow(x, 2) + ttc::pow(x, 0)), {2, 1.25f, 17});
  Tensor y = x;
  y += x;
  expect::values(value(y), {-2, 1, 8});
}

TEST(Ops, ShapingRoundTrips) {
  ttc::Graph g;
  Tensor x = g.input("x", {2, 6});
  const ttc::Array X = ttc::Array::arange(0, 12, 1).reshape({2, 6});
  const auto value = [&](const Tensor &y) { return ttc::eval(y, {{"x", X}}); };
  expect::values(value(ttc::cat(ttc::split(x, {1, 2, 3}, 1), 1)), {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
  expect::values(value(ttc::select(ttc::stack(ttc::chunk(x, 3, 1)), 0, 1)), {2, 3, 8, 9});
  expect::values(value(ttc::slice(x, 1, -5, std::nullopt, 2)), {1, 3, 5, 7, 9, 11});
  expect::values(value(ttc::tril(x)), {0, 0, 0, 0, 0, 0, 6, 7, 0, 0, 0, 0});
  expect::values(value(ttc::cumsum(x, 0)), {0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16});
  expect::values(value(ttc::roll(ttc::narrow(x, 1, 0, 2), {1}, 1)), {1, 0, 7, 6});
  expect::values(value(ttc::sum(ttc::one_hot(x.to(DType::I64), 12).to(DType::F32), {0, 1})), std::vector<float>(12, 1));
}

TEST(Ops, EinsumErrors) {
  ttc::Graph g;
  Tensor x = g.input("x", {2, 6});
  expect::error([&] { ttc::einsum("ijk->i", {x}); }, {"'ijk' doesn't fit [2, 6]"}, __LINE__);
  expect::error([&] { ttc::einsum("ij,jk->ik", {x}); }, {"expected 1 terms"}, __LINE__);
  expect::error([&] { ttc::einsum("ij->k", {x}); }, {"'k' isn't in any operand"}, __LINE__);
}
