// Training: steps, loops, resumption, modes, bad data.
#include "Expect.h"

#include <cmath>
#include <filesystem>

namespace nn = ttc::nn;
using ttc::Array;
using ttc::Shape;

namespace {

/// Points in the plane, classed by quadrant.
ttc::data::TensorDataset quadrants(std::int64_t count, std::uint64_t seed) {
  Array x = Array::uniform({count, 2}, seed, -1, 1), y = Array::zeros({count}, ttc::DType::I64);
  for (std::int64_t i = 0; i < count; ++i)
    y.data<std::int64_t>()[i] = (x.at<float>({i, 0}) > 0) + 2 * (x.at<float>({i, 1}) > 0);
  return {x, y};
}

nn::Sequential classifier() { return nn::Sequential(nn::Linear(2, 16), nn::ReLU(), nn::Linear(16, 4)); }

bool equal(const Array &a, const Array &b) {
  const auto x = a.data<float>(), y = b.data<float>();
  return std::equal(x.begin(), x.end(), y.begin(), y.end());
}

} // namespace

TEST(Trainer, Learns) {
  ttc::manual_seed(1);
  const ttc::data::TensorDataset train = quadrants(512, 1), test = quadrants(128, 2);
  nn::Sequential net = classifier();
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::Adam({.lr = 0.02}));
  const ttc::History h = trainer.fit(train, {.epochs = 12, .batch_size = 64, .validation = &test});
  ASSERT_EQ(h.loss.size(), 12u);
  EXPECT_LT(h.loss.back(), 0.5 * h.loss.front());
  EXPECT_GT(h.val_accuracy.back(), 0.9);
  EXPECT_EQ(trainer.steps(), 12 * 8);
  const ttc::Metrics metrics = trainer.evaluate(test, 50);
  EXPECT_NEAR(metrics.accuracy, h.val_accuracy.back(), 1e-9);
  EXPECT_NEAR(metrics.loss, h.val_loss.back(), 1e-5);
}

TEST(Trainer, StepMatchesTheFormulaOfSGD) {
  nn::Linear net(1, 1);
  net.weight().set(Array::full({1, 1}, 2));
  net.bias().set(Array::zeros({1}));
  ttc::Trainer trainer(net, nn::MSELoss(), ttc::optim::SGD({.lr = 0.1}));
  const Array x = Array::full({1, 1}, 3), y = Array::zeros({1, 1});
  // y = 6, loss = 36, dw = 2 * 6 * 3, db = 2 * 6.
  EXPECT_FLOAT_EQ(trainer.step({{"input", x}, {"target", y}}), 36);
  expect::values(net.weight().value(), {2 - 3.6f});
  expect::values(net.bias().value(), {-1.2f});
  trainer.set_learning_rate(0);
  EXPECT_EQ(trainer.learning_rate(), 0);
  trainer.step({{"input", x}, {"target", y}});
  expect::values(net.weight().value(), {2 - 3.6f});
}

TEST(Trainer, ResumesExactly) {
  const std::string file = (std::filesystem::temp_directory_path() / "ttc-resume.safetensors").string();
  const ttc::data::TensorDataset train = quadrants(100, 1);
  const ttc::FitOptions whole{.epochs = 4, .batch_size = 32, .seed = 5};
  ttc::manual_seed(3);
  nn::Sequential a = classifier();
  ttc::manual_seed(3);
  nn::Sequential b = classifier();
  ttc::Trainer ta(a, nn::CrossEntropyLoss(), ttc::optim::Adam({.lr = 0.01}));
  ta.fit(train, whole);

  // b stops in the middle of the second epoch, and another trainer goes on.
  ttc::FitOptions half = whole;
  half.on_step = [](const ttc::StepReport &report) { return report.epoch < 1 || report.step < 2; };
  ttc::Trainer tb(b, nn::CrossEntropyLoss(), ttc::optim::Adam({.lr = 0.01}));
  const ttc::History h = tb.fit(train, half);
  EXPECT_TRUE(h.stopped);
  EXPECT_EQ(h.next_epoch, 1);
  EXPECT_EQ(h.next_step, 2);
  tb.save_checkpoint(file, {{"epoch", "1"}});

  nn::Sequential c = classifier();
  ttc::Trainer tc(c, nn::CrossEntropyLoss(), ttc::optim::Adam({.lr = 0.5}));
  EXPECT_EQ(tc.load_checkpoint(file).at("epoch"), "1");
  EXPECT_EQ(tc.learning_rate(), 0.01);
  EXPECT_EQ(tc.steps(), 6);
  ttc::FitOptions rest = whole;
  rest.first_epoch = h.next_epoch;
  rest.first_step = h.next_step;
  tc.fit(train, rest);
  EXPECT_TRUE(equal(a.parameter("0.weight").value(), c.parameter("0.weight").value()));
  EXPECT_TRUE(equal(a.parameter("2.bias").value(), c.parameter("2.bias").value()));
  expect::error([&] { ttc::load(c, file); }, {"unexpected", "'optim.0.bias.exp_avg'"}, __LINE__);
  std::filesystem::remove(file);
}

TEST(Trainer, LabelsOutOfRangeAreAnError) {
  nn::Sequential net = classifier();
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::SGD({.lr = 0.1}));
  const Array x = Array::uniform({3, 2}, 1);
  const Array before = net.parameter("0.weight").value();
  expect::error(
      [&] {
        trainer.step({{"input", x}, {"target", Array::from<std::int64_t>({0, 4, 1}, {3})}});
      },
      {"cross_entropy: class 4 is out of range for 4 classes (element 1 of 'target')"}, __LINE__, __FILE__);
  expect::error(
      [&] {
        trainer.step({{"input", x}, {"target", Array::from<std::int64_t>({0, -1, 1}, {3})}});
      },
      {"class -1 is out of range for 4 classes"});
  EXPECT_TRUE(equal(before, net.parameter("0.weight").value()));
  // -100 is left out, as in torch.
  const float two = trainer.step({{"input", x}, {"target", Array::from<std::int64_t>({0, -100, 1}, {3})}});
  EXPECT_TRUE(std::isfinite(two));
}

TEST(Trainer, ErrorsNameTheLine) {
  nn::Sequential net = classifier();
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::SGD({.lr = 0.1}));
  const Array x = Array::uniform({3, 2}, 1), y = Array::zeros({3}, ttc::DType::I64);
  expect::error(
      [&] {
        trainer.step({{"inputs", x}, {"target", y}});
      },
      {"'input' and 'target', got 'inputs', 'target'"}, __LINE__, __FILE__);
  expect::error(
      [&] {
        trainer.step({{"input", x}, {"target", Array::zeros({2}, ttc::DType::I64)}});
      },
      {"[3, 2]", "[2]"}, __LINE__, __FILE__);
  expect::error(
      [&] {
        trainer.step({{"input", Array::zeros({3, 5})}, {"target", y}});
      },
      {"linear", "[3, 5]"}, __LINE__, __FILE__);
  expect::error([&] { trainer.statistics(); }, {"no training program"}, __LINE__, __FILE__);
  expect::error([&] { trainer.fit(quadrants(8, 1), {.epochs = 0}); }, {"at least one epoch"}, __LINE__, __FILE__);
  expect::error([&] { trainer.fit(quadrants(8, 1), {.batch_size = 0}); }, {"0"}, __LINE__, __FILE__);
  expect::error([&] { trainer.predict(Array::zeros({0, 2})); }, {"[0, 2]"}, __LINE__, __FILE__);
  nn::ReLU nothing;
  ttc::Trainer idle(nothing, nn::MSELoss(), ttc::optim::SGD({.lr = 0.1}));
  expect::error([&] { idle.step({{"input", x}, {"target", x}}); }, {"ReLU has no parameters"}, __LINE__, __FILE__);
  expect::error([] { ttc::optim::SGD({.lr = -1}); }, {"lr", "-1"}, __LINE__, __FILE__);
  expect::error([] { ttc::optim::Adam({.betas = {0.9, 1.0}}); }, {"beta2", "1"}, __LINE__, __FILE__);
}

TEST(Trainer, PredictsInChunks) {
  nn::Sequential net = classifier();
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::SGD({.lr = 0.1}));
  const Array x = Array::uniform({10, 2}, 1);
  const Array whole = trainer.predict(x), parts = trainer.predict(x, 4);
  EXPECT_EQ(parts.shape(), (Shape{10, 4}));
  for (std::int64_t i = 0; i < whole.numel(); ++i)
    EXPECT_NEAR(whole.data<float>()[i], parts.data<float>()[i], 1e-6);
}

TEST(Trainer, DropoutOnlyInTraining) {
  nn::Sequential net(nn::Linear(2, 64), nn::Dropout(0.5), nn::Linear(64, 4));
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::SGD({.lr = 0}));
  const ttc::data::TensorDataset data = quadrants(16, 1);
  const Array a = trainer.predict(data.inputs()), b = trainer.predict(data.inputs());
  EXPECT_TRUE(equal(a, b));
  const float first = trainer.step({{"input", data.inputs()}, {"target", data.targets()}});
  EXPECT_NE(first, trainer.step({{"input", data.inputs()}, {"target", data.targets()}}));
}

TEST(Trainer, BatchNormTracksStatistics) {
  nn::Sequential net(nn::BatchNorm1d(2), nn::Linear(2, 4));
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::SGD({.lr = 0.1}));
  const Array x = Array::from<float>({1, 2, 3, 6}, {2, 2}), y = Array::zeros({2}, ttc::DType::I64);
  trainer.step({{"input", x}, {"target", y}});
  expect::values(net.parameter("0.running_mean").value(), {0.2f, 0.4f});
  expect::values(net.parameter("0.running_var").value(), {0.9f + 0.1f * 2, 0.9f + 0.1f * 8});
  EXPECT_EQ(net.parameter("0.num_batches_tracked").value().item<std::int64_t>(), 1);
  trainer.predict(x);
  expect::values(net.parameter("0.running_mean").value(), {0.2f, 0.4f});
  EXPECT_TRUE(net.is_training());
}

TEST(Optimizer, GroupsHaveOptionsOfTheirOwn) {
  nn::Sequential net(nn::Linear(2, 2), nn::Linear(2, 2));
  ttc::optim::Optimizer optimizer = ttc::optim::SGD({.lr = 0.1});
  optimizer.group([](const std::string &name) { return name.starts_with("0."); }, ttc::optim::SGD({.lr = 0}));
  ttc::Trainer trainer(net, nn::MSELoss(), optimizer);
  const Array frozen = net.parameter("0.weight").value(), trained = net.parameter("1.weight").value();
  const Array x = Array::uniform({4, 2}, 1), y = Array::uniform({4, 2}, 2);
  trainer.step({{"input", x}, {"target", y}});
  EXPECT_TRUE(equal(frozen, net.parameter("0.weight").value()));
  EXPECT_FALSE(equal(trained, net.parameter("1.weight").value()));
}
