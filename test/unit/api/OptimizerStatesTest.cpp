// Each optimizer has states of its own: rate, moments, counts.
#include "Expect.h"

#include <fmt/format.h>

namespace {

namespace nn = ttc::nn;
namespace optim = ttc::optim;
using ttc::Array;
using ttc::Executable;
using ttc::Graph;
using ttc::Tensor;

TEST(OptimizerStates, AreThoseOfOneOptimizerOfAGraph) {
  Graph g;
  Tensor w = g.parameter("w", {1}, ttc::init::constant(1)), loss = ttc::sum(w);
  Executable a = ttc::compile_step(g, loss, optim::SGD({.lr = 0.1})),
             b = ttc::compile_step(g, loss, optim::SGD({.lr = 0.01}));
  a.run({});
  b.run({});
  expect::values(g.value("w").value(), {0.89f});
  b.run({});
  a.run({});
  expect::values(g.value("w").value(), {0.78f});
  EXPECT_EQ(g.value("optim.lr").value().item<double>(), 0.1);
  EXPECT_EQ(g.value("optim1.lr").value().item<double>(), 0.01);
  EXPECT_EQ(g.value("optim.step").value().item<std::int64_t>(), 2);
  EXPECT_EQ(g.value("optim1.step").value().item<std::int64_t>(), 2);
}

TEST(OptimizerStates, HaveTheirOwnMoments) {
  Graph g;
  Tensor w = g.parameter("1.w", {1}, ttc::init::constant(1)), v = g.parameter("w", {1}, ttc::init::constant(1));
  Tensor loss = ttc::sum(w * 2 + v * 3);
  Executable a = ttc::compile_step(g, loss, optim::SGD({.lr = 0.1, .momentum = 0.5})),
             b = ttc::compile_step(g, ttc::sum(w) * 4, optim::Adam({.lr = 0.1})),
             c = ttc::compile_step(g, loss, optim::SGD({.lr = 0.1, .momentum = 0.5}));
  a.run({});
  a.run({});
  b.run({});
  c.run({});
  expect::values(g.value("optim.1.w.momentum_buffer").value(), {3});
  expect::values(g.value("optim.w.momentum_buffer").value(), {4.5});
  expect::values(g.value("optim1.1.w.exp_avg").value(), {0.4f});
  expect::values(g.value("optim2.1.w.momentum_buffer").value(), {2});
  EXPECT_EQ(g.value("optim2.step").value().item<std::int64_t>(), 1);
}

TEST(OptimizerStates, AreSharedByCopiesAndByStepsWithOneOptimizer) {
  Graph g;
  Tensor w = g.parameter("w", {1}, ttc::init::constant(1)), loss = ttc::sum(w * g.input("x", {"B"}));
  const optim::SGD sgd({.lr = 0.1, .momentum = 0.5});
  const optim::Optimizer copy = sgd;
  Executable a = ttc::compile_step(g, loss, sgd), b = ttc::compile_step(g, loss, copy);
  a.run({{"x", Array::ones({1})}});
  b.run({{"x", Array::ones({1})}});
  // Another shape is another program of the same step.
  a.run({{"x", Array::ones({2})}});
  expect::values(g.value("optim.w.momentum_buffer").value(), {2.75f});
  EXPECT_EQ(g.value("optim.step").value().item<std::int64_t>(), 3);
  expect::error([&] { g.value("optim1.lr"); }, {"optim1.lr"}, __LINE__);
}

TEST(OptimizerStates, FollowTheirOwnSchedulers) {
  Graph g;
  Tensor w = g.parameter("w", {1}, ttc::init::constant(1)), loss = ttc::sum(w);
  optim::SGD fast({.lr = 0.5}), slow({.lr = 0.25});
  optim::StepLR halved(slow, {.step_size = 1, .gamma = 0.5});
  Executable a = ttc::compile_step(g, loss, fast), b = ttc::compile_step(g, loss, slow);
  a.run({});
  b.run({});
  expect::values(g.value("w").value(), {0.25f});
  halved.step();
  a.run({});
  b.run({});
  expect::values(g.value("w").value(), {-0.375f});
  EXPECT_EQ(g.value("optim.lr").value().item<double>(), 0.5);
  EXPECT_EQ(g.value("optim1.lr").value().item<double>(), 0.125);
  g.value("optim1.lr").set(Array::scalar(1.0));
  b.run({});
  expect::values(g.value("w").value(), {-1.375f});
}

TEST(OptimizerStates, OfGroupsBelongToTheirOptimizer) {
  Graph g;
  Tensor w = g.parameter("w", {1}, ttc::init::constant(1)), b = g.parameter("b", {1}, ttc::init::constant(1));
  Tensor loss = ttc::sum(w + b);
  auto is_bias = [](const std::string &name) { return name == "b"; };
  Executable first = ttc::compile_step(g, loss, optim::SGD({.lr = 0.5}).group(is_bias, optim::SGD({.lr = 0.25}))),
             second = ttc::compile_step(g, loss, optim::SGD({.lr = 0.125}).group(is_bias, optim::Adam({.lr = 1})));
  first.run({});
  second.run({});
  expect::values(g.value("w").value(), {0.375f});
  expect::values(g.value("b").value(), {-0.25f}, 1e-5f);
  EXPECT_EQ(g.value("optim.b.lr").value().item<double>(), 0.25);
  EXPECT_EQ(g.value("optim1.b.lr").value().item<double>(), 1);
}

TEST(OptimizerStates, BelongToEachTrainerOfANet) {
  ttc::manual_seed(1);
  nn::Sequential net(nn::Linear(2, 1));
  const optim::SGD sgd({.lr = 0.1, .momentum = 0.9});
  ttc::Trainer a(net, nn::MSELoss(), sgd), b(net, nn::MSELoss(), sgd);
  const Array x = Array::ones({4, 2}), y = Array::zeros({4, 1});
  a.step({{"input", x}, {"target", y}});
  a.step({{"input", x}, {"target", y}});
  b.step({{"input", x}, {"target", y}});
  EXPECT_EQ(a.steps(), 2);
  EXPECT_EQ(b.steps(), 1);
  b.set_learning_rate(0.5);
  EXPECT_EQ(a.learning_rate(), 0.1);
  EXPECT_EQ(b.learning_rate(), 0.5);
}

/// A generator and a discriminator that judges what it makes.
struct Adversaries : nn::Module {
  nn::Linear generator = register_module("generator", nn::Linear(2, 2));
  nn::Linear discriminator = register_module("discriminator", nn::Linear(2, 1));
  Tensor forward(Tensor x) override { return discriminator(ttc::tanh(generator(x))); }
};

TEST(OptimizerStates, LetTwoTrainersTakeTurnsOnPartsOfANet) {
  ttc::manual_seed(1);
  Adversaries net;
  ttc::Trainer forger(net, nn::MSELoss(), optim::Adam({.lr = 0.1})),
      judge(net.discriminator, nn::MSELoss(), optim::Adam({.lr = 0.1}));
  const Array x = Array::normal({4, 2}, 3), ones = Array::ones({4, 1}), zeros = Array::zeros({4, 1});
  double compiled = 0;
  for (int i = 0; i < 6; ++i) {
    net.discriminator.requires_grad(false);
    const Array before = net.discriminator.weight().value(), made = net.generator.weight().value();
    forger.step({{"input", x}, {"target", ones}});
    expect::values(net.discriminator.weight().value(), {before.at<float>({0, 0}), before.at<float>({0, 1})}, 0);
    EXPECT_NE(net.generator.weight().value().at<float>({0, 0}), made.at<float>({0, 0}));
    net.discriminator.requires_grad(true);
    judge.step({{"input", x}, {"target", zeros}});
    EXPECT_NE(net.discriminator.weight().value().at<float>({0, 0}), before.at<float>({0, 0}));
    // Flags that go back and forth find the programs of before.
    if (i == 1)
      compiled = forger.statistics().compile_seconds;
    if (i > 1) {
      EXPECT_EQ(forger.statistics().compile_seconds, compiled);
    }
  }
  EXPECT_EQ(forger.steps(), 6);
  EXPECT_EQ(judge.steps(), 6);
}

} // namespace
