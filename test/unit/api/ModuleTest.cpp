// Modules: names, inference of sizes, printing, initialization, files.
#include "Expect.h"

#include <cmath>
#include <filesystem>
#include <sstream>

namespace nn = ttc::nn;
using ttc::Array;

namespace {

struct Block : nn::Module {
  nn::Linear fc1 = register_module("fc1", nn::Linear(4, 6));
  nn::Linear fc2 = register_module("fc2", nn::Linear(4));
  ttc::Parameter scale = register_parameter("scale", {4}, ttc::init::ones());
  ttc::Tensor forward(ttc::Tensor x) override { return fc2(ttc::relu(fc1(x))) * tensor("scale", x); }
};

std::vector<std::string> names(const nn::Module &module) {
  std::vector<std::string> result;
  for (const auto &[name, parameter] : module.named_parameters())
    result.push_back(name);
  return result;
}

std::string print(const nn::Module &module) {
  std::ostringstream text;
  text << module;
  return text.str();
}

/// A file that goes away with the test.
struct TemporaryFile {
  std::filesystem::path path = std::filesystem::temp_directory_path() /
                               ("ttc-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
  ~TemporaryFile() { std::filesystem::remove(path); }
};

} // namespace

TEST(Module, NamesParametersAsTorch) {
  nn::Sequential net(nn::Conv2d(1, 2, 3), nn::ReLU(), nn::Sequential(nn::Linear(3, 4, {.bias = false}), Block()));
  EXPECT_EQ(names(net), (std::vector<std::string>{"0.weight", "0.bias", "2.0.weight", "2.1.scale", "2.1.fc1.weight",
                                                  "2.1.fc1.bias", "2.1.fc2.weight", "2.1.fc2.bias"}));
}

TEST(Module, InfersSizesOnFirstUse) {
  nn::Sequential net(nn::Conv2d(4, 3), nn::Flatten(), nn::Linear(5));
  EXPECT_FALSE(net.parameter("2.weight").has_shape());
  EXPECT_EQ(net.parameter("2.weight").shape().to_string(), "[5, ?]");
  expect::error([&] { net.parameter("2.weight").value(); }, {"[5, ?]"}, __LINE__);
  ttc::Graph g;
  EXPECT_EQ(net(g.input("x", {"B", 2, 5, 5})).shape().to_string(), "[B, 5]");
  EXPECT_EQ(net.parameter("0.weight").shape().to_string(), "[4, 2, 3, 3]");
  EXPECT_EQ(net.parameter("2.weight").shape().to_string(), "[5, 36]");
  expect::error([&] { net(g.input("y", {"B", 2, 6, 6})); }, {"linear", "in module '2', Linear"}, __LINE__, __FILE__);
}

TEST(Module, PrintsAsTorch) {
  nn::Sequential net(nn::Conv2d(1, 2, 3, {.stride = 2, .padding = {1, 2}, .bias = false}), nn::BatchNorm2d(2),
                     nn::MaxPool2d(2), nn::AvgPool2d(3, {.stride = 1}), nn::Flatten(), nn::Dropout(0.25),
                     nn::LeakyReLU(0.1), nn::GELU(), nn::Softmax(1), nn::LayerNorm({3, 4}), nn::Embedding(10, 3),
                     Block());
  EXPECT_EQ(print(net), R"(Sequential(
  (0): Conv2d(1, 2, kernel_size=(3, 3), stride=(2, 2), padding=(1, 2), bias=False)
  (1): BatchNorm2d(2, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)
  (2): MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)
  (3): AvgPool2d(kernel_size=3, stride=1, padding=0)
  (4): Flatten(start_dim=1, end_dim=-1)
  (5): Dropout(p=0.25)
  (6): LeakyReLU(negative_slope=0.1)
  (7): GELU(approximate='none')
  (8): Softmax(dim=1)
  (9): LayerNorm((3, 4), eps=1e-05, elementwise_affine=True)
  (10): Embedding(10, 3)
  (11): Block(
    (fc1): Linear(in_features=4, out_features=6, bias=True)
    (fc2): Linear(in_features=?, out_features=4, bias=True)
  )
))");
}

TEST(Module, InitializesAsTorchBySeed) {
  ttc::manual_seed(7);
  nn::Linear a(100, 50);
  ttc::manual_seed(7);
  nn::Linear b(100, 50), c(100, 50);
  const Array wa = a.weight().value(), wb = b.weight().value(), wc = c.weight().value();
  EXPECT_TRUE(std::equal(wa.data<float>().begin(), wa.data<float>().end(), wb.data<float>().begin()));
  EXPECT_FALSE(std::equal(wb.data<float>().begin(), wb.data<float>().end(), wc.data<float>().begin()));
  // kaiming_uniform(a = sqrt 5) is uniform in +-1/sqrt(fan_in).
  double largest = 0, squares = 0;
  for (float w : wa.data<float>()) {
    largest = std::max(largest, std::fabs(double(w)));
    squares += w * w;
  }
  EXPECT_LE(largest, 0.1);
  EXPECT_GT(largest, 0.099);
  EXPECT_NEAR(squares / 5000, 0.01 / 3, 2e-4);
}

TEST(Module, ErrorsOfRegistration) {
  struct Twice : nn::Module {
    Twice() {
      register_module("a", nn::ReLU());
      register_module("a", nn::ReLU());
    }
  };
  expect::error([] { Twice(); }, {"'a' is taken"});
  struct Dotted : nn::Module {
    Dotted() { register_parameter("a.b", {1}, ttc::init::zeros()); }
  };
  expect::error([] { Dotted(); }, {"'a.b' can't be a name"});
  struct Empty : nn::Module {};
  ttc::Graph g;
  Empty empty;
  expect::error([&] { empty(g.input("x", {1})); }, {"Empty: forward isn't defined"}, __LINE__);
  expect::error([] { nn::Linear(0, 3); }, {"in_features", "0"}, __LINE__);
  expect::error([] { nn::Dropout(1.5); }, {"1.5"}, __LINE__);
  expect::error([] { nn::Conv2d(3, 4, 3, {.groups = 2}); }, {"3", "2 groups"}, __LINE__);
}

TEST(Module, CopiesShareParameters) {
  nn::Linear a(2, 2);
  nn::Linear b = a;
  b.weight().set(Array::zeros({2, 2}));
  expect::values(a.weight().value(), {0, 0, 0, 0});
  a.eval();
  EXPECT_FALSE(b.is_training());
}

TEST(Checkpoint, RoundTrip) {
  TemporaryFile file;
  Block a, b;
  ttc::Graph g;
  a(g.input("x", {1, 4}));
  ttc::save(a, file.path);
  // b hasn't seen an input: the file gives the sizes.
  ttc::load(b, file.path);
  EXPECT_EQ(b.fc2.weight().shape().to_string(), "[4, 6]");
  const Array wa = a.fc2.weight().value(), wb = b.fc2.weight().value();
  EXPECT_TRUE(std::equal(wa.data<float>().begin(), wa.data<float>().end(), wb.data<float>().begin()));
}

TEST(Checkpoint, OneErrorListsAllNamesAndNothingChanges) {
  TemporaryFile file;
  ttc::save_safetensors(file.path, {{"0.weight", Array::ones({3, 3})}, {"0.bias", Array::ones({2})}, {"x", Array()}});
  nn::Sequential net(nn::Linear(2, 2), nn::Linear(2, 1));
  const Array before = net.parameter("0.bias").value();
  expect::error([&] { ttc::load(net, file.path); },
                {"missing '1.weight', '1.bias'", "unexpected 'x'", "'0.weight': expected [2, 2] f32, got [3, 3] f32"},
                __LINE__, __FILE__);
  EXPECT_EQ(net.parameter("0.bias").value().data<float>()[0], before.data<float>()[0]);
  nn::Linear unsized(3);
  expect::error([&] { ttc::save(unsized, file.path); }, {"'weight'", "[3, ?]"}, __LINE__);
}

TEST(Summary, CountsParameters) {
  nn::Sequential net(nn::Linear(8), nn::BatchNorm1d(8), nn::Linear(3));
  const std::string text = ttc::summary(net, {ttc::Shape{5, 1200}});
  EXPECT_NE(text.find("0 (Linear)        [5, 8]              9,608"), std::string::npos) << text;
  EXPECT_NE(text.find("9,651 parameters and 17 values in buffers"), std::string::npos) << text;
  expect::error([&] { ttc::summary(net, {}); }, {"one input, got 0"}, __LINE__);
}

TEST(Modules, NormalizingLayersAgreeWithTheirFunctions) {
  namespace nn = ttc::nn;
  nn::GroupNorm group(2, 4);
  nn::InstanceNorm1d instance(4);
  nn::RMSNorm rms({5});
  EXPECT_THROW(nn::GroupNorm(3, 4), ttc::Error);
  ttc::Graph g;
  ttc::Tensor x = g.input("x", {3, 4, 5});
  std::vector<ttc::Tensor> differences{group(x) - ttc::group_norm(x, 2), instance(x) - ttc::instance_norm(x),
                                       rms(x) - ttc::rms_norm(x, {5})};
  for (const ttc::Array &zero : ttc::compile(g, differences).run({{"x", ttc::Array::uniform({3, 4, 5}, 1)}}))
    for (float value : zero.data<float>())
      EXPECT_EQ(value, 0);
  EXPECT_THROW(group(g.input("y", {3, 5, 5})), ttc::Error);
  EXPECT_THROW(instance(g.input("z", {4, 5})), ttc::Error);
}
