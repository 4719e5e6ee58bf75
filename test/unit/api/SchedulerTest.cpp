// Learning-rate schedulers, the optimizers that follow them, and clipping of gradients.
#include "Expect.h"

#include <cmath>
#include <filesystem>

namespace nn = ttc::nn;
namespace optim = ttc::optim;
using ttc::Array;
using ttc::Tensor;

namespace {

/// The rates before each of the first `steps` steps.
std::vector<double> rates(optim::LRScheduler &scheduler, int steps) {
  std::vector<double> result;
  for (int i = 0; i < steps; ++i) {
    result.push_back(scheduler.last_lr());
    scheduler.step();
  }
  return result;
}

void expect_rates(const std::vector<double> &got, const std::vector<double> &wanted) {
  ASSERT_EQ(got.size(), wanted.size());
  for (std::size_t i = 0; i < got.size(); ++i)
    EXPECT_NEAR(got[i], wanted[i], 1e-12) << i;
}

/// One weight whose gradient is `gradient`.
struct Slope {
  ttc::Graph graph;
  ttc::Executable step;
  explicit Slope(const optim::Optimizer &optimizer, float gradient = 1) {
    const Tensor w = graph.parameter("w", {1});
    step = ttc::compile_step(graph, ttc::sum(w) * gradient, optimizer);
  }
  float after_step() {
    step.run({});
    return graph.value("w").value().at<float>({0});
  }
};

} // namespace

TEST(Scheduler, FormulasAreTorchs) {
  const optim::SGD a({.lr = 1}), b({.lr = 1}), c({.lr = 1}), d({.lr = 1}), e({.lr = 1}), f({.lr = 1});
  optim::MultiStepLR multi(a, {.milestones = {1, 3}, .gamma = 0.5});
  expect_rates(rates(multi, 5), {1, 0.5, 0.5, 0.25, 0.25});
  optim::PolynomialLR polynomial(b, {.total_iters = 4, .power = 2});
  expect_rates(rates(polynomial, 6), {1, 0.5625, 0.25, 0.0625, 0, 0});
  optim::ConstantLR constant(c, {.factor = 0.5, .total_iters = 2});
  expect_rates(rates(constant, 4), {0.5, 0.5, 1, 1});
  optim::CosineAnnealingWarmRestarts restarts(d, {.T_0 = 2, .T_mult = 2});
  const double quarter = (1 + std::cos(M_PI / 4)) / 2;
  expect_rates(rates(restarts, 7), {1, 0.5, 1, quarter, 0.5, 1 - quarter, 1});
  optim::CyclicLR cyclic(
      e, {.base_lr = 1, .max_lr = 3, .step_size_up = 2, .mode = "triangular2", .cycle_momentum = false});
  expect_rates(rates(cyclic, 7), {1, 2, 3, 2, 1, 1.5, 2});
  optim::LambdaLR lambda(f, [](std::int64_t epoch) { return 1.0 / static_cast<double>(1 + epoch); });
  expect_rates(rates(lambda, 3), {1, 0.5, 1.0 / 3});
}

TEST(Scheduler, SequenceAndChainCombineOthers) {
  const optim::SGD a({.lr = 1}), b({.lr = 1});
  optim::ConstantLR first(a, {.factor = 0.1, .total_iters = 20});
  optim::ExponentialLR then(a, {.gamma = 0.5});
  optim::SequentialLR sequence(a, {&first, &then}, {2});
  expect_rates(rates(sequence, 5), {0.1, 0.1, 1, 0.5, 0.25});
  optim::ConstantLR warm(b, {.factor = 0.1, .total_iters = 2});
  optim::ExponentialLR decay(b, {.gamma = 0.5});
  optim::ChainedScheduler chain(b, {&warm, &decay});
  expect_rates(rates(chain, 4), {0.1, 0.05, 0.25, 0.125});
}

TEST(Scheduler, ChangesCompiledStepsOfAllGroups) {
  optim::SGD sgd({.lr = 1});
  sgd.group([](const std::string &name) { return name == "b"; }, optim::SGD({.lr = 0.25}));
  optim::StepLR scheduler(sgd, {.step_size = 1, .gamma = 0.5});
  ttc::Graph graph;
  const Tensor loss = ttc::sum(graph.parameter("a", {1})) + ttc::sum(graph.parameter("b", {1}));
  const ttc::Executable step = ttc::compile_step(graph, loss, sgd);
  step.run({});
  expect::values(graph.value("a").value(), {-1});
  expect::values(graph.value("b").value(), {-0.25f});
  scheduler.step();
  step.run({});
  expect::values(graph.value("a").value(), {-1.5f});
  expect::values(graph.value("b").value(), {-0.375f});
  EXPECT_EQ(scheduler.last_lr(1), 0.125);
  expect::error([&] { sgd.group([](const std::string &) { return true; }, sgd); },
                {"SGD: expected all groups before the first scheduler"}, __LINE__);
}

TEST(Scheduler, ChangesTheMomentumWithoutCompiling) {
  const optim::SGD sgd({.lr = 1, .momentum = 0.9});
  optim::CyclicLR cyclic(sgd, {.base_lr = 1, .max_lr = 1, .step_size_up = 2, .base_momentum = 0, .max_momentum = 0.5});
  Slope slope(sgd);
  EXPECT_FLOAT_EQ(slope.after_step(), -1);
  cyclic.step();
  EXPECT_EQ(cyclic.last_momentum(), 0.25);
  // The buffer is 0.25 * 1 + 1.
  EXPECT_FLOAT_EQ(slope.after_step(), -2.25f);
  const optim::SGD plain({.lr = 1});
  optim::OneCycleLR cycle(plain, {.max_lr = 1, .total_steps = 10});
  expect::error([&] { Slope without(plain); }, {"the momentum is scheduled, expected SGD with one"});
}

TEST(Scheduler, OfATrainerIsResumedFromCheckpoints) {
  const Array x = Array::uniform({8, 2}, 1, -1, 1), y = Array::uniform({8, 1}, 2);
  const ttc::data::TensorDataset data(x, y);
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "ttc-scheduler.safetensors";
  auto run = [&](std::int64_t first, std::int64_t epochs, bool load) {
    ttc::manual_seed(4);
    nn::Linear net(2, 1);
    const optim::Adam adam({.lr = 0.1});
    optim::CosineAnnealingLR scheduler(adam, {.T_max = 7});
    ttc::Trainer trainer(net, nn::MSELoss(), adam);
    if (load)
      trainer.load_checkpoint(file);
    trainer.fit(data, {.epochs = epochs, .batch_size = 8, .scheduler = &scheduler, .first_epoch = first});
    if (!load)
      trainer.save_checkpoint(file);
    EXPECT_EQ(scheduler.last_epoch(), epochs);
    EXPECT_EQ(trainer.learning_rate(), scheduler.last_lr());
    return net.weight().value();
  };
  const Array whole = run(0, 6, false);
  run(0, 3, false);
  const Array resumed = run(3, 6, true);
  EXPECT_EQ(whole.at<float>({0, 0}), resumed.at<float>({0, 0}));
  EXPECT_EQ(whole.at<float>({0, 1}), resumed.at<float>({0, 1}));
  std::filesystem::remove(file);
}

TEST(Scheduler, RejectsBadOptions) {
  const optim::SGD sgd;
  expect::error([&] { optim::StepLR bad(sgd, {.step_size = 0}); }, {"StepLR: expected step_size of at least 1, got 0"},
                __LINE__);
  expect::error([&] { optim::LinearLR bad(sgd, {.start_factor = 0}); }, {"LinearLR: expected start_factor in (0, 1]"});
  optim::OneCycleLR cycle(sgd, {.max_lr = 1, .total_steps = 1, .pct_start = 1, .cycle_momentum = false});
  cycle.step();
  expect::error([&] { cycle.step(); }, {"OneCycleLR: expected at most 1 steps, got 2"});
  optim::ReduceLROnPlateau plateau(sgd);
  expect::error([&] { plateau.step(); }, {"ReduceLROnPlateau: expected a metric"});
  nn::Linear net(1, 1);
  ttc::Trainer trainer(net, nn::MSELoss(), optim::SGD());
  const ttc::data::TensorDataset data(Array::zeros({1, 1}), Array::zeros({1, 1}));
  expect::error([&] { trainer.fit(data, {.scheduler = &plateau}); }, {"made for another optimizer"});
}

TEST(Clip, LimitsNormAndElements) {
  ttc::Graph graph;
  std::vector<Tensor> gradients{graph.constant(Array::from<float>({3, 0}, {2})),
                                graph.constant(Array::from<float>({-4}, {1}))};
  std::vector<Tensor> cut = gradients;
  const Tensor norm = ttc::clip_grad_norm_(gradients, 1);
  ttc::clip_grad_value_(cut, 2);
  const std::vector<Array> got = ttc::compile(graph, {norm, gradients[0], gradients[1], cut[0], cut[1]}).run({});
  EXPECT_FLOAT_EQ(got[0].item<float>(), 5);
  expect::values(got[1], {0.6f, 0});
  expect::values(got[2], {-0.8f});
  expect::values(got[3], {2, 0});
  expect::values(got[4], {-2});
  std::vector<Tensor> none;
  expect::error([&] { ttc::clip_grad_norm_(none, 1); }, {"expected at least one gradient, got none"}, __LINE__);
  expect::error([&] { ttc::clip_grad_norm_(gradients, 0); }, {"expected a positive max_norm"}, __LINE__);
  expect::error([&] { ttc::clip_grad_value_(gradients, -1); }, {"expected a value of 0 or more, got -1"}, __LINE__);
}

TEST(Clip, HoldsInTheTrainersSteps) {
  nn::Linear net(1, 1);
  net.weight().set(Array::full({1, 1}, 2));
  net.bias().set(Array::zeros({1}));
  ttc::Trainer trainer(net, nn::MSELoss(), optim::SGD({.lr = 1}));
  const Array x = Array::full({1, 1}, 3), y = Array::zeros({1, 1});
  // The gradients are 36 and 12.
  trainer.clip_grad_norm(1);
  trainer.step({{"input", x}, {"target", y}});
  const float length = std::sqrt(36.f * 36 + 12 * 12);
  expect::values(net.weight().value(), {2 - 36 / length}, 1e-5f);
  expect::values(net.bias().value(), {-12 / length}, 1e-5f);
  net.weight().set(Array::full({1, 1}, 2));
  net.bias().set(Array::zeros({1}));
  trainer.clip_grad_norm({});
  trainer.fit(ttc::data::TensorDataset(x, y), {.clip_grad_value = 0.5});
  expect::values(net.weight().value(), {1.5f});
  expect::values(net.bias().value(), {-0.5f});
  expect::error([&] { trainer.clip_grad_value(0); }, {"clip_grad_value: expected a positive limit, got 0"}, __LINE__);
}

TEST(Optimizer, FirstStepsFollowTheFormulas) {
  // With the gradient 2 and a parameter 0.
  EXPECT_FLOAT_EQ(Slope(optim::Adagrad({.lr = 0.1, .initial_accumulator_value = 5}), 2).after_step(), -0.1f * 2 / 3);
  EXPECT_NEAR(Slope(optim::Adadelta({.lr = 1, .rho = 0.5, .eps = 0.5}), 2).after_step(),
              -std::sqrt(0.5) / std::sqrt(2.5) * 2, 1e-6);
  EXPECT_FLOAT_EQ(Slope(optim::Adamax({.lr = 0.1}), 2).after_step(), -0.1f);
  // Before the fifth step or so RAdam is plain momentum.
  EXPECT_FLOAT_EQ(Slope(optim::RAdam({.lr = 0.1}), 2).after_step(), -0.2f);
  const double mu = 0.9 * (1 - 0.5 * std::pow(0.96, 0.004)), next = 0.9 * (1 - 0.5 * std::pow(0.96, 0.008));
  EXPECT_NEAR(Slope(optim::NAdam({.lr = 0.1}), 2).after_step(), -0.1 * (1 + next * 0.1 / (1 - mu * next)), 1e-6);
  EXPECT_FLOAT_EQ(Slope(optim::SGD({.lr = 0.1, .maximize = true}), 2).after_step(), 0.2f);
}
