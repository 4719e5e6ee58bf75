// Compiled programs: names, shapes, symbols, state, gradients.
#include "Expect.h"

using ttc::Array;
using ttc::DType;
using ttc::Tensor;

TEST(Executable, OneErrorNamesAllUnknownAndMissingInputs) {
  ttc::Graph g;
  Tensor x = g.input("x", {2}), y = g.input("y", {2}), z = g.input("z", {2});
  ttc::Executable f = ttc::compile(g, {x + y + z});
  const Array A = Array::zeros({2});
  expect::error(
      [&] {
        f.run({{"x", A}, {"a", A}, {"b", A}});
      },
      {"unknown inputs 'a', 'b'", "missing inputs 'y', 'z'"}, __LINE__, __FILE__);
}

TEST(Executable, ChecksTypesAndShapes) {
  ttc::Graph g;
  Tensor x = g.input("x", {"B", 3}), y = g.input("y", {"B"});
  ttc::Executable f = ttc::compile(g, {ttc::sum(x, 1) + y});
  const Array X = Array::zeros({4, 3}), Y = Array::zeros({4});
  expect::error([&] { f.run({{"x", X.to(DType::F64)}, {"y", Y}}); }, {"'x' of dtype f32, got f64"}, __LINE__);
  expect::error([&] { f.run({{"x", Y}, {"y", Y}}); }, {"'x' of shape [B, 3], got [4]"}, __LINE__);
  expect::error([&] { f.run({{"x", X}, {"y", Array::zeros({5})}}); }, {"dimension B is 4", "'y'", "[5]"}, __LINE__);
  EXPECT_EQ(f.run({{"x", X}, {"y", Y}})[0].shape(), ttc::Shape{4});
}

TEST(Executable, CompilesOncePerBinding) {
  ttc::Graph g;
  Tensor x = g.input("x", {"B"});
  ttc::Executable f = ttc::compile(g, {ttc::sum(x * x)});
  expect::error([&] { f.statistics(); }, {"nothing has been compiled"}, __LINE__);
  EXPECT_EQ(f.run({{"x", Array::ones({5})}})[0].item<float>(), 5);
  EXPECT_EQ(f.run({{"x", Array::ones({7})}})[0].item<float>(), 7);
  const ttc::Statistics *of_seven = &f.statistics();
  f.prepare({{"B", 5}});
  EXPECT_NE(&f.statistics(), of_seven);
  f.run({{"x", Array::ones({7})}});
  EXPECT_EQ(&f.statistics(), of_seven);
  expect::error([&] { f.prepare({{"C", 5}}); }, {"'B'", "'C'"}, __LINE__);
}

TEST(Executable, OutputsMayRepeatAndMayBeArguments) {
  ttc::Graph g;
  Tensor x = g.input("x", {2}), w = g.parameter("w", {2}, ttc::init::ones());
  Tensor y = x + w;
  const std::vector<Array> out = ttc::compile(g, {y, x, w, y}).run({{"x", Array::full({2}, 3)}});
  expect::values(out[0], {4, 4});
  expect::values(out[1], {3, 3});
  expect::values(out[2], {1, 1});
  expect::values(out[3], {4, 4});
}

TEST(Executable, InputsThatNothingNeedsMayBeLeftOut) {
  ttc::Graph g;
  Tensor x = g.input("x", {2}), y = g.input("y", {2});
  Tensor z = y * 2;
  ttc::Executable f = ttc::compile(g, {x + 1});
  EXPECT_EQ(f.inputs(), std::vector<std::string>{"x"});
  expect::values(f.run({{"x", Array::zeros({2})}})[0], {1, 1});
  expect::values(f.run({{"x", Array::zeros({2})}, {"y", Array::zeros({2})}})[0], {1, 1});
  EXPECT_TRUE(z.defined());
}

TEST(Executable, UpdatesState) {
  ttc::Graph g;
  Tensor count = g.state("count", {2});
  Tensor next = count + g.input("x", {2});
  g.update(count, next);
  ttc::Executable f = ttc::compile(g, {next, count});
  f.run({{"x", Array::ones({2})}});
  const std::vector<Array> out = f.run({{"x", Array::full({2}, 5)}});
  expect::values(out[0], {6, 6});
  expect::values(out[1], {1, 1});
  expect::values(g.value("count").value(), {6, 6});
  ttc::eval(next, {{"x", Array::ones({2})}});
  expect::values(g.value("count").value(), {6, 6});
  g.value("count").set(Array::zeros({2}));
  expect::values(f.run({{"x", Array::ones({2})}})[0], {1, 1});
  expect::error([&] { g.value("count").set(Array::zeros({3})); }, {"expected shape [2], got [3]"}, __LINE__);
  expect::error([&] { g.update(next, count); }, {"neither a parameter nor a state"}, __LINE__);
}

TEST(Executable, RejectsBadCompilations) {
  ttc::Graph g, h("other");
  Tensor x = g.input("x", {2}), z = h.input("z", {2});
  expect::error([&] { ttc::compile(g, {}); }, {"at least one output"}, __LINE__);
  expect::error([&] { ttc::compile(g, {z * 2}); }, {"another graph"}, __LINE__);
  expect::error([&] { ttc::grad(x, {x}); }, {"grad: expected a floating scalar", "[2]"}, __LINE__);
  expect::error([&] { ttc::grad(ttc::sum(x), {z}); }, {"different graphs"}, __LINE__);
  expect::error([&] { ttc::eval(x * 2, {{"x", Array::zeros({2})}}, {.target = "abacus"}); }, {"abacus"}, __LINE__);
  expect::error(
      [&] {
        ttc::compile_step(g, ttc::sum(x), ttc::optim::SGD()).run({{"x", Array::zeros({2})}});
      },
      {"parameter"});
}

TEST(Executable, OutputsHaveMemoryOfTheirOwn) {
  ttc::Graph g;
  Tensor x = g.input("x", {4});
  ttc::Executable f = ttc::compile(g, {ttc::flip(x, {0}), x * 2});
  const Array X = Array::from<float>({1, 2, 3, 4}, {4}), both = Array::zeros({8}), a = Array::zeros({4});
  const std::vector<Array> over_input{X, a}, twice{a, a}, parts{both.narrow0(0, 4), both.narrow0(4, 8)},
      overlapping{both.narrow0(0, 4), both.narrow0(3, 7)};
  expect::error([&] { f.run_into({{"x", X}}, over_input); }, {"output 0 in that of 'x'"});
  expect::error([&] { f.run_into({{"x", X}}, twice); }, {"in that of output"});
  expect::error([&] { f.run_into({{"x", X}}, overlapping); }, {"output 1 in that of output 0"});
  expect::values(X, {1, 2, 3, 4});
  f.run_into({{"x", X}}, parts);
  expect::values(both, {4, 3, 2, 1, 2, 4, 6, 8});
}

TEST(Gradient, MatchesCentralDifferencesInF64) {
  ttc::Graph g;
  Tensor x = g.input("x", {3, 4}, DType::F64), w = g.input("w", {4, 2}, DType::F64);
  Tensor loss = ttc::mean(ttc::tanh(ttc::matmul(x, w)) * ttc::softmax(ttc::matmul(x, w), 1));
  ttc::Executable f = ttc::compile(g, {loss}), df = ttc::compile(g, ttc::grad(loss, {x, w}));
  const Array X = Array::normal({3, 4}, 1, 0, 1, DType::F64), W = Array::normal({4, 2}, 2, 0, 1, DType::F64);
  const std::vector<Array> gradients = df.run({{"x", X}, {"w", W}});
  const double h = 1e-6;
  for (std::int64_t i = 0; i < W.numel(); ++i) {
    Array up = W.clone(), down = W.clone();
    up.data<double>()[i] += h;
    down.data<double>()[i] -= h;
    const double slope =
        (f.run({{"x", X}, {"w", up}})[0].item<double>() - f.run({{"x", X}, {"w", down}})[0].item<double>()) / (2 * h);
    // The error of the difference is about h^2 plus rounding over h.
    EXPECT_NEAR(gradients[1].data<double>()[i], slope, 1e-8);
  }
}

TEST(Gradient, CanBeDifferentiatedAgain) {
  ttc::Graph g;
  Tensor x = g.input("x", {2});
  Tensor first = ttc::grad(ttc::sum(x * x * x), {x})[0];
  Tensor second = ttc::grad(ttc::sum(first), {x})[0];
  expect::values(ttc::eval(second, {{"x", Array::from<float>({2, -1}, {2})}}), {12, -6});
}

TEST(Gradient, IsZeroWithoutAPath) {
  ttc::Graph g;
  Tensor x = g.input("x", {2}), y = g.input("y", {3});
  Tensor loss = ttc::sum(x.detach() * 2 + x);
  const std::vector<Tensor> grads = ttc::grad(loss, {x, y});
  const std::vector<Array> out = ttc::compile(g, grads).run({{"x", Array::ones({2})}, {"y", Array::ones({3})}});
  expect::values(out[0], {1, 1});
  expect::values(out[1], {0, 0, 0});
}
