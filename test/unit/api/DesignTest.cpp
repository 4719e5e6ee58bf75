// Programs written against the API's binding examples must compile and run.
#include "Expect.h"

#include <filesystem>
#include <sstream>

namespace nn = ttc::nn;

namespace {

struct Net : nn::Module {
  nn::Linear fc1 = register_module("fc1", nn::Linear(12, 8)), fc2 = register_module("fc2", nn::Linear(3));
  ttc::Tensor forward(ttc::Tensor x) override { return fc2(ttc::relu(fc1(x))); }
};

} // namespace

TEST(Design, SymbolicGraph) {
  ttc::Array X = ttc::Array::uniform({4, 8}, 1), Y = ttc::Array::uniform({4, 1}, 2);
  ttc::Graph g("regression");
  ttc::Tensor x = g.input("x", {"B", 8});
  ttc::Tensor y = g.input("y", {"B", 1});
  ttc::Tensor w = g.parameter("w", {8, 1}, ttc::init::kaiming_uniform());
  ttc::Tensor b = g.parameter("b", {1}, ttc::init::zeros());
  ttc::Tensor loss = ttc::mse_loss(ttc::matmul(x, w) + b, y);
  std::vector<ttc::Tensor> grads = ttc::grad(loss, {w, b});
  ttc::Executable f = ttc::compile(g, {loss, grads[0], grads[1]});
  std::vector<ttc::Array> out = f.run({{"x", X}, {"y", Y}});
  ASSERT_EQ(out.size(), 3u);
  EXPECT_EQ(out[1].shape(), (ttc::Shape{8, 1}));
  float v = out[0].item<float>();
  EXPECT_GT(v, 0);
}

TEST(Design, ModulesAndTraining) {
  ttc::Array images = ttc::Array::uniform({10, 1, 8, 8}, 3), labels = ttc::Array::randint({10}, 4, 0, 10);
  nn::Sequential net(nn::Conv2d(4, 3, {.padding = 1}), nn::ReLU(), nn::MaxPool2d(2), nn::Flatten(), nn::Linear(16),
                     nn::ReLU(), nn::Linear(10));
  ttc::data::TensorDataset train(images, labels), test(images, labels);
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::Adam({.lr = 1e-3}));
  ttc::History h = trainer.fit(train, {.epochs = 2, .batch_size = 5, .validation = &test});
  EXPECT_EQ(h.loss.size(), 2u);
  EXPECT_LT(h.val_loss[1], h.val_loss[0]);
  const std::string file = (std::filesystem::temp_directory_path() / "ttc-design.safetensors").string();
  ttc::save(net, file);
  ttc::load(net, file);
  std::filesystem::remove(file);
  ttc::Array logits = trainer.predict(images);
  EXPECT_EQ(logits.shape(), (ttc::Shape{10, 10}));
  ttc::Array xb = images.narrow0(0, 5), yb = labels.narrow0(0, 5);
  float l = trainer.step({{"input", xb}, {"target", yb}});
  EXPECT_GT(l, 0);
  std::ostringstream text;
  text << net << ttc::summary(net, {ttc::Shape{64, 1, 8, 8}});
  EXPECT_NE(text.str().find("(0): Conv2d(1, 4, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))"), std::string::npos);
  EXPECT_NE(text.str().find("0 (Conv2d)      [64, 4, 8, 8]"), std::string::npos) << text.str();
}

TEST(Design, OwnModule) {
  Net net;
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::SGD({.lr = 0.1, .momentum = 0.9}));
  ttc::Array x = ttc::Array::uniform({6, 12}, 1), y = ttc::Array::randint({6}, 2, 0, 3);
  const float first = trainer.step({{"input", x}, {"target", y}});
  for (int i = 0; i < 20; ++i)
    trainer.step({{"input", x}, {"target", y}});
  EXPECT_LT(trainer.step({{"input", x}, {"target", y}}), first);
}

TEST(Design, HostDataAndLooking) {
  ttc::Array X = ttc::Array::from<float>({1, 2, 3, 4}, {4});
  ttc::Array R = ttc::Array::uniform({16, 8}, /*seed=*/1);
  ttc::Graph g;
  ttc::Tensor x = g.input("x", {"B", 8});
  auto [values, index] = ttc::max(x, 1);
  ttc::Tensor picked = ttc::gather(x, 1, ttc::unsqueeze(index, 1));
  ttc::Array s = ttc::eval(ttc::sum(x), {{"x", R}});
  EXPECT_EQ(s.shape(), ttc::Shape{});
  std::vector<ttc::Array> out = ttc::compile(g, {values, picked}).run({{"x", R}});
  for (std::int64_t i = 0; i < 16; ++i)
    EXPECT_EQ(out[0].data<float>()[i], out[1].data<float>()[i]);
  EXPECT_EQ(X.data<float>()[3], 4);
}

TEST(Design, TraceBackward) {
  ttc::Graph g;
  nn::Sequential net(nn::Conv2d(4, 2, 3), nn::ReLU());
  ttc::Tensor loss = ttc::mean(net(g.input("x", {3, 4, 9, 9})));
  EXPECT_EQ(ttc::trace_backward(loss), "mean   grad [] -> [3, 2, 7, 7]\n"
                                       "ReLU   grad [3, 2, 7, 7] -> [3, 2, 7, 7]\n"
                                       "Conv2d 4 -> 2   grad [3, 2, 7, 7] -> [3, 4, 9, 9]\n");
}
