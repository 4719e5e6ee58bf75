// Operations of the user's own: values, gradients of both orders, and wrong rules.
#include "Expect.h"

#include <cmath>

using ttc::Array;
using ttc::DType;
using ttc::Tensor;
using List = std::vector<Tensor>;

TEST(CustomOp, WithoutBackwardIsDifferentiatedOperationByOperation) {
  ttc::Graph g;
  Tensor x = g.input("x", {3});
  auto cube = ttc::custom_op("cube", [](const List &in) { return in[0] * in[0] * in[0]; });
  Tensor loss = ttc::sum(cube(x));
  Array X = Array::from<float>({1, 2, -3}, {3});
  expect::values(ttc::compile(g, {ttc::grad(loss, {x})[0]}).run({{"x", X}})[0], {3, 12, 27});
}

TEST(CustomOp, BackwardReplacesTheDerivative) {
  ttc::Graph g;
  Tensor x = g.input("x", {"N"});
  auto quantize = ttc::custom_op(
      "quantize", [](const List &in) { return ttc::round(in[0]); },
      [](const List &, const List &, const List &grads) { return grads; });
  auto reverse = ttc::custom_op(
      "reverse", [](const List &in) { return in[0]; },
      [](const List &, const List &, const List &grads) { return -2.0f * grads[0]; });
  Tensor y = quantize(x);
  Tensor through = ttc::grad(ttc::sum(y * y), {x})[0], reversed = ttc::grad(ttc::sum(reverse(x * x)), {x})[0];
  Array X = Array::from<float>({0.6f, -1.4f, 2.2f}, {3});
  std::vector<Array> out = ttc::compile(g, {y, through, reversed}).run({{"x", X}});
  expect::values(out[0], {1, -1, 2});
  // 2 round(x), and -2 times 2 x.
  expect::values(out[1], {2, -2, 4});
  expect::values(out[2], {-2.4f, 5.6f, -8.8f}, 1e-5f);
}

TEST(CustomOp, SecondOrderGoesThroughTheBackwardRule) {
  ttc::Graph g;
  Tensor x = g.input("x", {2}), scale = g.input("scale", {2});
  // The backward uses its input, its output, and a tensor of the graph.
  auto exponential = ttc::custom_op(
      "exponential", [](const List &in) { return ttc::exp(in[0]); },
      [&](const List &in, const List &out, const List &grads) { return grads[0] * out[0] * in[0] * scale; });
  Tensor first = ttc::grad(ttc::sum(exponential(x)), {x})[0];
  std::vector<Tensor> second = ttc::grad(ttc::sum(first), {x, scale});
  Array X = Array::from<float>({0.5f, -1}, {2}), S = Array::from<float>({3, 1}, {2});
  std::vector<Array> out = ttc::compile(g, {first, second[0], second[1]}).run({{"x", X}, {"scale", S}});
  const float a = std::exp(0.5f), b = std::exp(-1.0f);
  // f' = e x s; by the rule e' = e x s again: f'' = (e x s) x s + e s.
  expect::values(out[0], {a * 0.5f * 3, b * -1});
  expect::values(out[1], {a * 0.25f * 9 + a * 3, b + b}, 1e-4f);
  expect::values(out[2], {a * 0.5f, -b});
}

TEST(CustomOp, SeveralOutputsAndInputsWithoutGradient) {
  ttc::Graph g;
  Tensor x = g.input("x", {3}), w = g.input("w", {3});
  auto split = ttc::custom_op(
      "split",
      [](const List &in) {
        return List{in[0] * in[1], ttc::exp(in[0]), ttc::argmax(in[0])};
      },
      [](const List &in, const List &, const List &grads) {
        EXPECT_FALSE(grads[2].defined());
        // No gradient arrives at the second output: zeros.
        return List{grads[0] * in[1] + 100.0f * grads[1], Tensor()};
      });
  List y = split({x, w});
  std::vector<Tensor> grads = ttc::grad(ttc::sum(y[0]), {x, w});
  Array X = Array::from<float>({1, 5, 3}, {3}), W = Array::from<float>({2, 4, 8}, {3});
  std::vector<Array> out = ttc::compile(g, {grads[0], grads[1], y[2]}).run({{"x", X}, {"w", W}});
  expect::values(out[0], {2, 4, 8});
  expect::values(out[1], {0, 0, 0});
  EXPECT_EQ(out[2].item<std::int64_t>(), 1);
}

TEST(CustomOp, WrongRulesThrow) {
  ttc::Graph g, h("other");
  Tensor x = g.input("x", {3}), w = g.input("w", {3}), z = h.input("z", {3}), i = g.input("i", {3}, DType::I64);
  auto op = [](auto forward, auto backward) { return ttc::custom_op("f", forward, backward); };
  auto same = [](const List &in) { return in[0] * 2.0f; };
  auto pass = [](const List &, const List &, const List &grads) { return grads; };
  expect::error([&] { op(same, pass)(List{}); }, {"custom_op f: expected at least one input, got none"}, __LINE__);
  expect::error([&] { op(same, pass)({x, z}); }, {"custom_op f: the tensors belong to different graphs"}, __LINE__);
  expect::error([&] { op([&](const List &in) { return in[0] * w; }, pass)(x); },
                {"custom_op f: the forward uses a tensor [3] f32 that is not among its inputs"}, __LINE__);
  expect::error([&] { op([&](const List &) { return w; }, pass)(x); }, {"not among its inputs"}, __LINE__);
  expect::error([&] { op([](const List &) { return List(); }, pass)(x); }, {"at least one output, got none"}, __LINE__);
  expect::error(
      [&] {
        op(same, pass)({x, w});
      },
      {"custom_op f: expected a gradient for each of 2 inputs, got 1"}, __LINE__);
  expect::error([&] { op(same, [](const List &, const List &, const List &d) { return ttc::sum(d[0]); })(x); },
                {"custom_op f: expected a gradient [3] f32 of input 0, got [] f32"}, __LINE__);
  expect::error(
      [&] {
        op(same, [](const List &, const List &, const List &d) { return List{d[0], d[0]}; })({x, i});
      },
      {"custom_op f: expected no gradient of input 1, which is i64, got [3] f32"}, __LINE__);
}
