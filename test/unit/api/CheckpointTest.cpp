// Checkpoints that are wrong, of another precision or large, and files that a compilation can't write.
#include "Expect.h"

#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <unistd.h>

namespace fs = std::filesystem;
namespace nn = ttc::nn;
using ttc::Array;
using ttc::ArrayMap;
using ttc::DType;
using ttc::Shape;

namespace {

/// A folder that lasts as long as the object.
class Folder {
public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "ttc-checkpoint-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path operator/(const char *name) const { return path_ / name; }

private:
  fs::path path_;
};

std::string message_of(const std::function<void()> &action) {
  try {
    action();
  } catch (const ttc::Error &error) {
    return error.message();
  }
  ADD_FAILURE() << "nothing was thrown";
  return {};
}

struct Session {
  nn::Sequential net{nn::Linear(2, 3), nn::ReLU(), nn::Linear(3, 4)};
  ttc::optim::Optimizer optimizer = ttc::optim::Adam({.lr = 0.01});
  ttc::Trainer trainer{net, nn::CrossEntropyLoss(), optimizer};

  void step() { trainer.step({{"input", Array::ones({4, 2})}, {"target", Array::zeros({4}, DType::I64)}}); }
};

bool equal(const Array &a, const Array &b) {
  const auto x = a.data<float>(), y = b.data<float>();
  return std::equal(x.begin(), x.end(), y.begin(), y.end());
}

constexpr int many = 100'000;

struct Wide : nn::Module {
  Wide() {
    for (int i = 0; i < many; ++i)
      register_parameter("p" + std::to_string(i), {2}, ttc::init::constant(i));
  }
};

} // namespace

TEST(Checkpoint, FloatsOfAnyPrecisionAreConverted) {
  const Folder folder;
  for (DType stored : {DType::F64, DType::F32, DType::BF16, DType::F16}) {
    ttc::save_safetensors(folder / "x",
                          {{"weight", Array::full({2, 3}, 1.5, stored)}, {"bias", Array::zeros({2}, stored)}});
    for (DType wanted : {DType::F64, DType::F32, DType::BF16, DType::F16}) {
      nn::Linear net(3, 2);
      net.to(wanted);
      ttc::load(net, folder / "x");
      EXPECT_EQ(net.weight().dtype(), wanted);
      expect::values(net.weight().value().to(DType::F32), {1.5f, 1.5f, 1.5f, 1.5f, 1.5f, 1.5f});
    }
  }
}

TEST(Checkpoint, WholeNumbersAreConvertedWhereTheyFit) {
  const Folder folder;
  struct Counts : nn::Module {
    ttc::Parameter n = register_buffer("n", {2}, ttc::init::zeros(), DType::I32);
  } net;
  ttc::save_safetensors(folder / "x", {{"n", Array::from<std::int64_t>({-7, 1 << 30}, {2})}});
  ttc::load(net, folder / "x");
  EXPECT_EQ(net.n.value().at<std::int32_t>({0}), -7);
  ttc::save_safetensors(folder / "x", {{"n", Array::from<std::int64_t>({1, std::int64_t(1) << 32}, {2})}});
  expect::error([&] { ttc::load(net, folder / "x"); }, {"mismatched 'n': expected [2] i32, got [2] i64"});
  ttc::save_safetensors(folder / "x", {{"n", Array::ones({2})}});
  expect::error([&] { ttc::load(net, folder / "x"); }, {"mismatched 'n': expected [2] i32, got [2] f32"});
  EXPECT_EQ(net.n.value().at<std::int32_t>({1}), 1 << 30);
}

TEST(Checkpoint, FilesOfTorchSaveAreNamed) {
  const Folder folder;
  std::ofstream(folder / "x.pt") << "PK\3\4" << std::string(28, ' ');
  nn::Linear net(3, 2);
  expect::error([&] { ttc::load(net, folder / "x.pt"); }, {"x.pt", "zip", "torch.save"}, __LINE__, __FILE__);
}

TEST(Checkpoint, AHundredThousandParametersTakeMoments) {
  const Folder folder;
  const auto start = std::chrono::steady_clock::now();
  Wide net, other;
  ttc::save(net, folder / "x");
  other.parameter("p0").set(Array::zeros({2}));
  ttc::load(other, folder / "x");
  ttc::Graph g;
  for (const auto &[name, parameter] : net.named_parameters()) {
    ASSERT_EQ(other.parameter(name).value().at<float>({1}), parameter.value().at<float>({1}));
    g.bind(name, parameter);
    g.bind("the same again", parameter);
  }
  for (int i = 0; i < many; ++i)
    g.parameter("own." + std::to_string(i), {1}, ttc::init::zeros());
  EXPECT_EQ(g.parameters().size(), 2u * many);
  EXPECT_EQ(g.value("own.99999").value().at<float>({0}), 0);
  nn::Sequential deep;
  for (int i = 0; i < many; ++i)
    deep.append(nn::ReLU());
  EXPECT_EQ(deep.size(), std::size_t(many));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

TEST(Checkpoint, MessagesAreShortWhateverTheFileHolds) {
  const Folder folder;
  ArrayMap arrays;
  for (int i = 0; i < 1000; ++i)
    arrays.emplace(std::string(1000, 'x') + std::to_string(i), Array::zeros({1}));
  arrays.emplace("weight", Array::zeros(Shape(std::vector<std::int64_t>(1000, 1))));
  ttc::save_safetensors(folder / "x", arrays);
  nn::Linear net(3, 2);
  EXPECT_LT(message_of([&] { ttc::load(net, folder / "x"); }).size(), 2000u);
  Wide wide;
  const std::string message = message_of([&] { ttc::load(wide, folder / "x"); });
  EXPECT_LT(message.size(), 3000u);
  EXPECT_NE(message.find("and 99992 more"), std::string::npos) << message;
  EXPECT_LT(message_of([&] { wide.parameter(std::string(1 << 20, 'x')); }).size(), 300u);
}

TEST(Checkpoint, WhatCannotBeIsRejectedAndNothingChanges) {
  const Folder folder;
  Session saved;
  saved.step();
  saved.trainer.save_checkpoint(folder / "good");
  const ArrayMap good = ttc::load_safetensors(folder / "good").tensors;
  ASSERT_TRUE(good.contains("optim.0.weight.exp_avg"));
  const auto with = [&](const std::string &name, const Array &value) {
    ArrayMap arrays = good;
    arrays.insert_or_assign(name, value);
    return arrays;
  };
  const auto without = [&](const std::string &name) {
    ArrayMap arrays = good;
    arrays.erase(name);
    return arrays;
  };
  const std::pair<ArrayMap, std::string> bad[] = {
      {with("optim.lr", Array::scalar(std::nan(""))), "'optim.lr' to be a finite number of 0 or more, got nan"},
      {with("optim.lr", Array::scalar(-0.5)), "got -0.5"},
      {with("optim.lr", Array::scalar(HUGE_VAL)), "got inf"},
      {with("optim.lr", Array::ones({1}, DType::F64)), "mismatched 'optim.lr': expected [] f64, got [1] f64"},
      {with("optim.step", Array::scalar(std::int64_t(-3))),
       "'optim.step' to be a number of steps of 0 or more, got -3"},
      {with("optim.step", Array::scalar(2.0)), "mismatched 'optim.step': expected [] i64, got [] f64"},
      {with("optim.nonsense", Array::zeros({1})), "unexpected 'optim.nonsense'"},
      {with("optim.0.weight.exp_avg_cube", Array::zeros({3, 2})), "unexpected 'optim.0.weight.exp_avg_cube'"},
      {with("optim.1.weight.exp_avg", Array::zeros({3, 2})), "unexpected 'optim.1.weight.exp_avg'"},
      {with("optim.0.weight.lr", Array::scalar(0.1)), "unexpected 'optim.0.weight.lr'"},
      {with("optim.0.weight.exp_avg", Array::zeros({2, 3})),
       "'optim.0.weight.exp_avg': expected [3, 2] f32, got [2, 3] f32"},
      {with("optim.0.weight.exp_avg", Array::zeros({3, 2}, DType::I32)), "expected [3, 2] f32, got [3, 2] i32"},
      {without("optim.0.weight.exp_avg_sq"), "missing 'optim.0.weight.exp_avg_sq'"},
      {without("optim.lr"), "missing 'optim.lr'"},
      {without("random.state"), "missing 'random.state'"},
      {with("scheduler.0", Array::zeros({4}, DType::F64)), "unexpected 'scheduler.0'"},
  };
  for (const bool has_states : {false, true}) {
    Session run;
    if (has_states)
      run.step();
    const Array weight = run.net.parameter("0.weight").value();
    for (const auto &[arrays, part] : bad) {
      ttc::save_safetensors(folder / "bad", arrays);
      expect::error([&] { run.trainer.load_checkpoint(folder / "bad"); }, {"load_checkpoint", part}, __LINE__,
                    __FILE__);
      EXPECT_TRUE(equal(weight, run.net.parameter("0.weight").value())) << part;
      EXPECT_EQ(run.trainer.learning_rate(), 0.01) << part;
      EXPECT_EQ(run.trainer.steps(), has_states) << part;
    }
    run.trainer.load_checkpoint(folder / "good");
    EXPECT_EQ(run.trainer.steps(), 1);
    run.step();
  }
}

TEST(Checkpoint, StatesOfSchedulersAreCheckedBeforeAnythingChanges) {
  const Folder folder;
  const auto scheduled = [](Session &run) { return ttc::optim::ReduceLROnPlateau(run.optimizer, {.patience = 1}); };
  Session saved;
  auto scheduler = scheduled(saved);
  saved.step();
  saved.trainer.save_checkpoint(folder / "good");
  const ArrayMap good = ttc::load_safetensors(folder / "good").tensors;
  Session run;
  auto own = scheduled(run);
  own.step(1.0);
  const Array weight = run.net.parameter("0.weight").value();
  // Steps, best, bad epochs, cooldown; then rate, base rate and momentum.
  const std::pair<std::size_t, double> wrong[] = {{0, NAN},      {0, -2}, {0, 0.5}, {0, HUGE_VAL}, {1, NAN},
                                                  {2, HUGE_VAL}, {3, -1}, {4, NAN}, {5, HUGE_VAL}, {6, NAN}};
  for (const auto &[index, value] : wrong) {
    ArrayMap arrays = good;
    Array state = good.at("scheduler.0").clone();
    ASSERT_EQ(state.numel(), 7);
    state.data<double>()[index] = value;
    arrays.insert_or_assign("scheduler.0", state);
    ttc::save_safetensors(folder / "bad", arrays);
    expect::error([&] { run.trainer.load_checkpoint(folder / "bad"); }, {"ReduceLROnPlateau: expected"}, __LINE__);
    EXPECT_EQ(own.last_epoch(), 1);
    EXPECT_TRUE(equal(weight, run.net.parameter("0.weight").value()));
    EXPECT_EQ(run.trainer.steps(), 0);
  }
  run.trainer.load_checkpoint(folder / "good");
  EXPECT_EQ(own.last_epoch(), 0);
}

TEST(Checkpoint, GroupsAndModulesWithinOthersHaveStates) {
  const Folder folder;
  struct Outer : nn::Module {
    nn::Linear body = register_module("body", nn::Linear(2, 4));
  };
  for (int i = 0; i < 2; ++i) {
    Outer outer;
    ttc::optim::Optimizer optimizer = ttc::optim::Adam({.lr = 0.01});
    optimizer.group([](const std::string &name) { return name.ends_with("bias"); },
                    ttc::optim::SGD({.lr = 0.5, .momentum = 0.9}));
    ttc::Trainer trainer(outer.body, nn::CrossEntropyLoss(), optimizer);
    if (i == 1)
      trainer.load_checkpoint(folder / "x");
    trainer.step({{"input", Array::ones({4, 2})}, {"target", Array::zeros({4}, DType::I64)}});
    EXPECT_EQ(trainer.steps(), i + 1);
    trainer.save_checkpoint(folder / "x");
  }
  const ArrayMap arrays = ttc::load_safetensors(folder / "x").tensors;
  EXPECT_TRUE(arrays.contains("optim.body.bias.lr"));
  EXPECT_TRUE(arrays.contains("optim.body.bias.momentum_buffer"));
}

TEST(DumpIr, WhatCannotBeWrittenIsAnError) {
  const Folder folder;
  ttc::Graph g;
  const ttc::Tensor y = ttc::exp(g.input("x", {2}));
  const auto run = [&](const fs::path &path) {
    ttc::compile(g, {y}, {.dump_ir = path.string()}).run({{"x", Array::ones({2})}});
  };
  expect::error([&] { run("/proc/nope/x"); }, {"dump_ir", "/proc/nope/x"}, __LINE__ - 2);
  std::ofstream(folder / "file") << "x";
  expect::error([&] { run(folder / "file"); }, {"dump_ir", "file"});
  fs::create_directory(folder / "full");
  fs::create_symlink("/dev/full", folder / "full/00-specialize.mlir");
  expect::error([&] { run(folder / "full"); }, {"dump_ir: can't write", "00-specialize.mlir", "No space left"});
  run(folder / "good");
  EXPECT_TRUE(fs::exists(folder / "good/00-specialize.mlir"));
}
