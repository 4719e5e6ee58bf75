// Which parameters a training step changes: those that a gradient reaches and that require one, as in torch.
#include "Expect.h"

#include <cmath>
#include <filesystem>
#include <fmt/format.h>

namespace {

namespace nn = ttc::nn;
namespace optim = ttc::optim;
using ttc::Array;
using ttc::DType;
using ttc::Executable;
using ttc::Gradients;
using ttc::Graph;
using ttc::Tensor;
using Tensors = std::vector<Tensor>;

/// Every optimizer, with all that could change a parameter without a gradient.
std::vector<optim::Optimizer> decaying_optimizers() {
  return {optim::SGD({.lr = 0.1, .weight_decay = 0.5}),
          optim::SGD({.lr = 0.1, .momentum = 0.9, .weight_decay = 0.5, .nesterov = true}),
          optim::Adam({.lr = 0.1, .weight_decay = 0.5, .amsgrad = true}),
          optim::AdamW({.lr = 0.1, .weight_decay = 0.5}),
          optim::RMSprop({.lr = 0.1, .weight_decay = 0.5, .momentum = 0.9, .centered = true}),
          optim::Adagrad({.lr = 0.1, .weight_decay = 0.5}),
          optim::Adadelta({.lr = 0.1, .weight_decay = 0.5}),
          optim::Adamax({.lr = 0.1, .weight_decay = 0.5}),
          optim::NAdam({.lr = 0.1, .weight_decay = 0.5, .decoupled_weight_decay = true}),
          optim::RAdam({.lr = 0.1, .weight_decay = 0.5})};
}

/// A graph with a parameter "w" that is trained and one "f"; the loss of (w, f).
struct TwoParameters {
  Graph g;
  Tensor w = g.parameter("w", {3}, ttc::init::constant(1)), f = g.parameter("f", {3}, ttc::init::constant(2));
};

/// Whether two steps on the loss change "f".
template <typename Loss> bool changes(const optim::Optimizer &optimizer, Loss loss) {
  TwoParameters p;
  Executable step = ttc::compile_step(p.g, loss(p.w, p.f), optimizer);
  step.run({});
  step.run({});
  EXPECT_NE(p.g.value("w").value().at<float>({0}), 1.0f);
  const auto values = p.g.value("f").value();
  return values.at<float>({0}) != 2.0f || values.at<float>({2}) != 2.0f;
}

TEST(TrainedParameters, KeepTheirValuesWithoutAGradient) {
  for (const optim::Optimizer &optimizer : decaying_optimizers()) {
    SCOPED_TRACE(optimizer.attribute());
    EXPECT_FALSE(changes(optimizer, [](Tensor w, Tensor f) { return ttc::sum(w * f.detach()); }));
    EXPECT_FALSE(changes(optimizer, [](Tensor w, Tensor) { return ttc::sum(w); }));
    EXPECT_TRUE(changes(optimizer, [](Tensor w, Tensor f) { return ttc::sum(w * f); }));
  }
}

TEST(TrainedParameters, AreReachedByZerosButNotThroughWholeNumbers) {
  const optim::SGD sgd({.lr = 0.1, .weight_decay = 0.5});
  EXPECT_TRUE(changes(sgd, [](Tensor w, Tensor f) { return ttc::sum(w + f * 0); }));
  EXPECT_TRUE(changes(sgd, [](Tensor w, Tensor f) { return ttc::sum(ttc::where(w > 0, w, f)); }));
  EXPECT_TRUE(changes(sgd, [](Tensor w, Tensor f) { return ttc::sum(w + ttc::round(f)); }));
  EXPECT_FALSE(changes(sgd, [](Tensor w, Tensor f) { return ttc::sum(w * ttc::argmax(f, 0).to(DType::F32)); }));
  EXPECT_FALSE(changes(sgd, [](Tensor w, Tensor f) { return ttc::sum(ttc::where(f > 0, w, w * 2)); }));
  EXPECT_FALSE(changes(sgd, [](Tensor w, Tensor f) { return ttc::sum(w * f.to(DType::I32).to(DType::F32)); }));
  EXPECT_FALSE(changes(sgd, [](Tensor w, Tensor f) { return ttc::sum(ttc::index_select(w, 0, ttc::argsort(f, 0))); }));
}

TEST(TrainedParameters, AreReachedThroughCustomGradientsThatGiveOne) {
  auto product = [](bool second) {
    return ttc::custom_op(
        "product", [](const Tensors &in) { return in[0] * in[1]; },
        [second](const Tensors &in, const Tensors &, const Tensors &grads) {
          return Tensors{grads[0] * in[1], second ? grads[0] * in[0] : Tensor()};
        });
  };
  const optim::AdamW adamw({.lr = 0.1, .weight_decay = 0.5});
  EXPECT_TRUE(changes(adamw, [&](Tensor w, Tensor f) { return ttc::sum(product(true)({w, f})); }));
  EXPECT_FALSE(changes(adamw, [&](Tensor w, Tensor f) { return ttc::sum(product(false)({w, f})); }));
}

TEST(TrainedParameters, AreReachedThroughTheBodiesOfScans) {
  const optim::AdamW adamw({.lr = 0.1, .weight_decay = 0.5});
  // A loss that adds up w, and something of f, over four steps.
  auto loss = [](auto term, bool of_carry) {
    return [=](Tensor w, Tensor f) {
      Tensor xs = w.graph().constant(Array::ones({4, 3}));
      auto body = [&](const Tensors &carry, const Tensors &x) -> ttc::ScanStep {
        return {{carry[0] + w * x[0], carry[1] + term(f)}, {carry[1]}};
      };
      const ttc::ScanResult result = ttc::scan(body, {w * 0, w.detach() * 0}, {xs});
      return ttc::sum(of_carry ? result.carry[0] + result.carry[1] : result.carry[0]);
    };
  };
  EXPECT_TRUE(changes(adamw, loss([](Tensor f) { return f * 2; }, true)));
  EXPECT_FALSE(changes(adamw, loss([](Tensor f) { return f.detach() * 2; }, true)));
  // The carry that f goes into isn't part of the loss.
  EXPECT_FALSE(changes(adamw, loss([](Tensor f) { return f * 2; }, false)));
}

TEST(TrainedParameters, AreReachedThroughGradientsOfGradientsWhereTheseDependOnThem) {
  const optim::AdamW adamw({.lr = 0.1, .weight_decay = 0.5});
  auto penalty = [](auto function) {
    return [=](Tensor w, Tensor f) {
      Tensor x = w.graph().state("x", {3}, ttc::init::constant(0.5));
      return ttc::sum(ttc::grad(ttc::sum(function(x, w, f)), {x})[0]);
    };
  };
  EXPECT_TRUE(changes(adamw, penalty([](Tensor x, Tensor w, Tensor f) { return x * w * f; })));
  // d/dx (x w + f) doesn't depend on f.
  EXPECT_FALSE(changes(adamw, penalty([](Tensor x, Tensor w, Tensor f) { return x * x * w + f; })));
}

TEST(TrainedParameters, HaveNoStatesWithoutAGradient) {
  TwoParameters p;
  Tensor aux = ttc::sum(p.f);
  Executable step = ttc::compile_step(p.g, ttc::sum(p.w * p.f.detach()), optim::Adam(), {aux});
  expect::values(step.run({})[1], {6});
  EXPECT_NO_THROW(p.g.value("optim.w.exp_avg"));
  expect::error([&] { p.g.value("optim.f.exp_avg"); }, {"optim.f.exp_avg"}, __LINE__);
}

TEST(TrainedParameters, WithoutAGradientDontCountWhenGradientsAreClipped) {
  for (bool by_norm : {true, false}) {
    TwoParameters p;
    Tensor loss = ttc::sum(p.w * 3 + p.f.detach());
    const Tensors parameters = p.g.parameters();
    Tensors gradients = ttc::grad(loss, parameters);
    if (by_norm) {
      Tensor norm = ttc::clip_grad_norm_(gradients, 1.0);
      expect::values(ttc::eval(norm), {std::sqrt(27.0f)}, 1e-5f);
    } else {
      ttc::clip_grad_value_(gradients, 0.5);
    }
    Gradients pairs;
    for (std::size_t i = 0; i < parameters.size(); ++i)
      pairs.emplace_back(parameters[i], gradients[i]);
    Executable step = ttc::compile_step(p.g, loss, pairs, optim::SGD({.lr = 1, .weight_decay = 0.5}));
    step.run({});
    const float gradient = by_norm ? 3 / std::sqrt(27.0f) : 0.5f;
    expect::values(p.g.value("w").value(), std::vector<float>(3, 1 - gradient - 0.5f), 1e-5f);
    expect::values(p.g.value("f").value(), {2, 2, 2});
  }
  TwoParameters p;
  Tensors none = ttc::grad(ttc::sum(p.w), {p.f});
  expect::values(ttc::eval(ttc::clip_grad_norm_(none, 1.0)), {0});
  expect::error([&] { ttc::compile_step(p.g, ttc::sum(p.w), Gradients{{p.f, none[0]}}, optim::SGD()); },
                {"expected a gradient that reaches its parameter"}, __LINE__);
}

TEST(TrainedParameters, AreTheOnesWithGivenGradients) {
  Graph g;
  Tensor w = g.parameter("w", {1}, ttc::init::constant(2)), v = g.parameter("v", {1}, ttc::init::constant(3)),
         u = g.parameter("u", {1}, ttc::init::constant(4));
  Tensor loss = ttc::sum(w * v);
  Executable f = ttc::compile_step(g, loss, Gradients{{w, ttc::grad(loss, {w})[0]}},
                                   optim::AdamW({.lr = 0.1, .weight_decay = 0.1}));
  expect::values(f.run({})[0], {6});
  // 2 (1 - 0.01) - 0.1
  expect::values(g.value("w").value(), {1.88f}, 1e-5f);
  expect::values(g.value("v").value(), {3});
  // A gradient of what the loss doesn't depend on, made by hand, counts as well: zeros are one.
  Executable h = ttc::compile_step(g, loss, Gradients{{u, u.graph().constant(Array::zeros({1}))}},
                                   optim::SGD({.lr = 0.1, .weight_decay = 0.5}));
  h.run({});
  expect::values(g.value("u").value(), {3.8f}, 1e-5f);
  expect::values(g.value("v").value(), {3});
  Tensor dw = ttc::grad(loss, {w})[0];
  expect::error([&] { ttc::compile_step(g, loss, Gradients{{w, dw}, {w, dw}}, optim::SGD()); },
                {"one gradient of 'w', got two"}, __LINE__);
}

TEST(TrainedParameters, MayBeTheLossItself) {
  Graph g;
  Tensor w = g.parameter("w", {}, ttc::init::constant(2));
  Executable step = ttc::compile_step(g, w, optim::SGD({.lr = 0.5}));
  expect::values(step.run({})[0], {2});
  expect::values(step.run({})[0], {1.5});
  expect::values(g.value("w").value(), {1});
}

TEST(TrainedParameters, AreMissedWhenThereAreNone) {
  TwoParameters p;
  Tensor x = p.g.input("x", {3});
  expect::error([&] { ttc::compile_step(p.g, ttc::sum(x), optim::SGD()); }, {"depends on none"}, __LINE__);
  expect::error([&] { ttc::compile_step(p.g, ttc::sum(p.w.detach() * x), optim::SGD()); },
                {"no gradient of the loss reaches a parameter"}, __LINE__);
  p.w.requires_grad(false);
  expect::error([&] { ttc::compile_step(p.g, ttc::sum(p.w * x), optim::SGD()); },
                {"expected a parameter that requires a gradient, got one for which"}, __LINE__);
}

TEST(RequiresGrad, IsSharedByAllHandles) {
  Graph g;
  Tensor w = g.parameter("w", {2}), x = g.input("x", {2}), y = w * x, z = w.detach() * x;
  EXPECT_TRUE(w.requires_grad());
  EXPECT_TRUE(y.requires_grad());
  EXPECT_FALSE(z.requires_grad());
  EXPECT_FALSE(x.requires_grad());
  const ttc::Parameter handle = g.value("w");
  handle.requires_grad(false);
  EXPECT_FALSE(w.requires_grad());
  EXPECT_FALSE(y.requires_grad());
  w.requires_grad(true);
  EXPECT_TRUE(handle.requires_grad());
  expect::error([&] { x.requires_grad(true); }, {"expected a parameter, got the input 'x'"}, __LINE__);
  expect::error([&] { y.requires_grad(false); }, {"expected a parameter, got a computed tensor"}, __LINE__);
  expect::error([&] { ttc::Parameter().requires_grad(true); }, {"the handle is empty"}, __LINE__);
  nn::BatchNorm1d norm(3);
  expect::error([&] { norm.parameter("running_mean").requires_grad(true); }, {"got a buffer"}, __LINE__);
  EXPECT_FALSE(norm.parameter("running_mean").requires_grad());
}

TEST(RequiresGrad, IsSetForAllParametersOfAModule) {
  nn::Sequential body(nn::Linear(4, 3), nn::BatchNorm1d(3), nn::Linear(2)), net(body, nn::Linear(2, 2));
  EXPECT_TRUE(net.requires_grad());
  EXPECT_FALSE(body.requires_grad(false).requires_grad());
  EXPECT_TRUE(net.requires_grad());
  for (const auto &[name, parameter] : net.named_parameters())
    EXPECT_EQ(parameter.requires_grad(), name.starts_with("1.")) << name;
  const std::string table = ttc::summary(net, {ttc::Shape{5, 4}});
  EXPECT_NE(table.find("35 parameters (6 trainable, 29 non-trainable)"), std::string::npos) << table;
  net.requires_grad(true);
  const std::string all = ttc::summary(net, {ttc::Shape{5, 4}});
  EXPECT_EQ(all.find("trainable"), std::string::npos) << all;
}

TEST(RequiresGrad, FreezesWhileGradientsPassThrough) {
  for (const optim::Optimizer &optimizer : decaying_optimizers()) {
    SCOPED_TRACE(optimizer.attribute());
    Graph g;
    Tensor w = g.parameter("w", {3}, ttc::init::constant(1)), f = g.parameter("f", {3}, ttc::init::constant(2));
    Tensor loss = ttc::sum(ttc::tanh(w) * f);
    f.requires_grad(false);
    EXPECT_TRUE(ttc::check_trainable(loss).untrained.empty());
    expect::error([&] { ttc::grad(loss, {w, f}); }, {"the parameter 'f'", "requires_grad"}, __LINE__);
    expect::error([&] { ttc::vjp(loss, loss, {f}); }, {"the parameter 'f'", "requires_grad"}, __LINE__);
    expect::error([&] { ttc::compile_step(g, loss, Gradients{{f, f}}, optimizer); }, {"'f'", "requires_grad"},
                  __LINE__);
    Executable step = ttc::compile_step(g, loss, optimizer);
    step.run({});
    step.run({});
    expect::values(g.value("f").value(), {2, 2, 2});
    EXPECT_NE(g.value("w").value().at<float>({0}), 1.0f);
  }
}

TEST(RequiresGrad, TakesEffectBetweenRuns) {
  Graph g;
  Tensor w = g.parameter("w", {1}, ttc::init::constant(1)), v = g.parameter("v", {1}, ttc::init::constant(1));
  Executable step = ttc::compile_step(g, ttc::sum(w + v), optim::SGD({.lr = 0.125}));
  step.run({});
  v.requires_grad(false);
  step.run({});
  step.run({});
  v.requires_grad(true);
  w.requires_grad(false);
  step.run({});
  expect::values(g.value("w").value(), {0.625});
  expect::values(g.value("v").value(), {0.75});
  v.requires_grad(false);
  for (int i = 0; i < 2; ++i)
    expect::error([&] { step.run({}); }, {"expected a parameter that requires a gradient, got 2"}, __LINE__);
  v.requires_grad(true);
  step.run({});
  expect::values(g.value("v").value(), {0.625});
}

/// Adam in f64, as in torch: each parameter counts its own steps.
struct Adam {
  double value, m = 0, v = 0;
  int steps = 0;
  void step(double gradient, double lr) {
    ++steps;
    m = 0.9 * m + 0.1 * gradient;
    v = 0.999 * v + 0.001 * gradient * gradient;
    value -= lr * (m / (1 - std::pow(0.9, steps))) / (std::sqrt(v / (1 - std::pow(0.999, steps))) + 1e-8);
  }
};

TEST(RequiresGrad, LetsAParameterThatJoinsLateCountItsOwnSteps) {
  Graph g;
  Tensor w = g.parameter("w", {}, ttc::init::constant(1)), v = g.parameter("v", {}, ttc::init::constant(2));
  Tensor loss = w * w * v;
  Adam rw{1}, rv{2};
  Executable step = ttc::compile_step(g, loss, optim::Adam({.lr = 0.1}));
  auto run = [&](bool with_w, bool with_v) {
    w.requires_grad(with_w);
    v.requires_grad(with_v);
    step.run({});
    const double dw = 2 * rw.value * rv.value, dv = rw.value * rw.value;
    if (with_w)
      rw.step(dw, 0.1);
    if (with_v)
      rv.step(dv, 0.1);
    EXPECT_NEAR(g.value("w").value().item<double>(), rw.value, 1e-5);
    EXPECT_NEAR(g.value("v").value().item<double>(), rv.value, 1e-5);
  };
  for (int i = 0; i < 5; ++i)
    run(true, false);
  for (int i = 0; i < 3; ++i)
    run(true, true);
  for (int i = 0; i < 4; ++i)
    run(false, true);
  for (int i = 0; i < 3; ++i)
    run(true, true);
  EXPECT_EQ(g.value("optim.step").value().item<std::int64_t>(), 15);
  EXPECT_EQ(g.value("optim.v.step").value().item<std::int64_t>(), 10);
  EXPECT_EQ(g.value("optim.w.step").value().item<std::int64_t>(), 11);
}

TEST(RequiresGrad, LetsStepsOnSomeParametersCountForThemAlone) {
  // One optimizer, two losses in turns; torch's Adam counts for each parameter.
  Graph g;
  Tensor w = g.parameter("w", {}, ttc::init::constant(1)), v = g.parameter("v", {}, ttc::init::constant(2));
  const optim::Adam adam({.lr = 0.1});
  Executable both = ttc::compile_step(g, w * w * v, adam), one = ttc::compile_step(g, w * w, adam);
  Adam rw{1}, rv{2};
  for (int i = 0; i < 4; ++i) {
    both.run({});
    const double dw = 2 * rw.value * rv.value, dv = rw.value * rw.value;
    rw.step(dw, 0.1);
    rv.step(dv, 0.1);
    one.run({});
    rw.step(2 * rw.value, 0.1);
    EXPECT_NEAR(g.value("w").value().item<double>(), rw.value, 1e-5);
    EXPECT_NEAR(g.value("v").value().item<double>(), rv.value, 1e-5);
  }
}

ttc::data::TensorDataset toy() {
  return ttc::data::TensorDataset(Array::normal({32, 4}, 1), Array::randint({32}, 2, 0, 3));
}

TEST(RequiresGrad, IsHonouredByTheTrainer) {
  for (bool clip : {false, true}) {
    ttc::manual_seed(1);
    nn::Sequential body(nn::Linear(4, 8), nn::ReLU()), net(body, nn::Linear(8, 3));
    ttc::Trainer trainer(net, nn::CrossEntropyLoss(), optim::AdamW({.lr = 0.1, .weight_decay = 0.1}));
    if (clip)
      trainer.clip_grad_norm(1.0);
    const Array before = body.parameter("0.weight").value();
    auto moved = [&] {
      const Array after = body.parameter("0.weight").value();
      return !std::equal(before.data<float>().begin(), before.data<float>().end(), after.data<float>().begin());
    };
    body.requires_grad(false);
    trainer.fit(toy(), {.epochs = 1, .batch_size = 8});
    EXPECT_FALSE(moved());
    body.requires_grad(true);
    trainer.fit(toy(), {.epochs = 1, .batch_size = 8});
    EXPECT_TRUE(moved());
    net.requires_grad(false);
    expect::error([&] { trainer.fit(toy(), {.epochs = 1, .batch_size = 8}); }, {"requires_grad"});
  }
}

TEST(RequiresGrad, SurvivesInCheckpointsThatMeetOtherFlags) {
  const auto path = std::filesystem::temp_directory_path() / "ttc-requires-grad.safetensors";
  auto train = [&](bool resume) {
    ttc::manual_seed(1);
    nn::Sequential body(nn::Linear(4, 8), nn::ReLU()), net(body, nn::Linear(8, 3));
    std::optional<ttc::Trainer> trainer;
    auto start = [&] { trainer.emplace(net, nn::CrossEntropyLoss(), optim::Adam({.lr = 0.01})); };
    auto fit = [&] { trainer->fit(toy(), {.epochs = 1, .batch_size = 8}); };
    auto interrupt = [&] {
      if (!resume)
        return;
      trainer->save_checkpoint(path);
      start();
      trainer->load_checkpoint(path);
    };
    start();
    fit();
    interrupt();
    body.requires_grad(false);
    fit();
    interrupt();
    body.requires_grad(true);
    fit();
    return net.parameter("0.0.weight").value();
  };
  const Array once = train(false), resumed = train(true);
  EXPECT_TRUE(std::equal(once.data<float>().begin(), once.data<float>().end(), resumed.data<float>().begin()));
  std::filesystem::remove(path);
}

TEST(RequiresGrad, TakesNoQuadraticTimeForAThousandParameters) {
  Graph g;
  Tensor x = g.input("x", {2}), frozen = x;
  for (int i = 0; i < 1000; ++i) {
    Tensor p = g.parameter(fmt::format("p{}", i), {2});
    if (i % 2)
      p.requires_grad(false);
    x = x + p;
  }
  Executable step = ttc::compile_step(g, ttc::sum(x), optim::Adam());
  step.run({{"x", Array::ones({2})}});
  EXPECT_NE(g.value("p998").value().at<float>({0}), 0.0f);
  EXPECT_EQ(g.value("p999").value().at<float>({0}), 0.0f);
}

} // namespace
