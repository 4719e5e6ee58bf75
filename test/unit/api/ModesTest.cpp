// Modes of modules in training, and modules that belong to no net.
#include "Expect.h"

#include <functional>
#include <memory>
#include <vector>

namespace {

namespace nn = ttc::nn;
namespace optim = ttc::optim;
using ttc::Array;
using ttc::DType;
using ttc::Graph;
using ttc::Tensor;

ttc::data::TensorDataset toy() {
  return ttc::data::TensorDataset(Array::normal({64, 8}, 1), Array::randint({64}, 2, 0, 3));
}

bool equal(const Array &a, const Array &b) {
  return std::equal(a.data<float>().begin(), a.data<float>().end(), b.data<float>().begin());
}

TEST(Modes, OfAPartHoldWhileTheRestTrains) {
  nn::Sequential body(nn::Linear(8, 16), nn::BatchNorm1d(16), nn::ReLU()),
      net(body, nn::BatchNorm1d(16), nn::Linear(16, 3));
  body.eval();
  const Array mean = body.parameter("1.running_mean").value(), weight = body.parameter("0.weight").value(),
              outer = net.parameter("1.running_mean").value();
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), optim::SGD({.lr = 0.1}));
  trainer.fit(toy(), {.epochs = 1, .batch_size = 16});
  EXPECT_TRUE(equal(mean, body.parameter("1.running_mean").value()));
  EXPECT_FALSE(equal(weight, body.parameter("0.weight").value()));
  EXPECT_FALSE(equal(outer, net.parameter("1.running_mean").value()));
  // A validation and a prediction leave the modes as they were.
  const auto dataset = toy();
  trainer.evaluate(dataset);
  trainer.predict(Array::ones({2, 8}));
  EXPECT_FALSE(body.is_training());
  EXPECT_TRUE(net.is_training());
  body.train();
  trainer.fit(toy(), {.epochs = 1, .batch_size = 16, .validation = &dataset});
  EXPECT_FALSE(equal(mean, body.parameter("1.running_mean").value()));
  EXPECT_TRUE(body.is_training());
}

TEST(Modes, OfDropoutsHoldInTraining) {
  // Without its dropout a step's loss is the same each time, at rate 0.
  nn::Sequential noisy(nn::Dropout(0.5)), net(nn::Linear(8, 3), noisy);
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), optim::SGD({.lr = 0}));
  const Array x = Array::normal({16, 8}, 1), y = Array::randint({16}, 2, 0, 3);
  auto step = [&] { return trainer.step({{"input", x}, {"target", y}}); };
  EXPECT_NE(step(), step());
  noisy.eval();
  EXPECT_EQ(step(), step());
  noisy.train();
  EXPECT_NE(step(), step());
  net.eval();
  EXPECT_EQ(step(), step());
}

TEST(Modes, OfRecurrentLayersHoldInTraining) {
  struct Net : nn::Module {
    nn::LSTM lstm = register_module("lstm", nn::LSTM(4, 6, {.num_layers = 2, .batch_first = true, .dropout = 0.5}));
    nn::Linear head = register_module("head", nn::Linear(6, 3));
    Tensor forward(Tensor x) override { return head(ttc::mean(lstm(x), 1)); }
  } net;
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), optim::SGD({.lr = 0}));
  const Array x = Array::normal({8, 5, 4}, 1), y = Array::randint({8}, 2, 0, 3);
  auto step = [&] { return trainer.step({{"input", x}, {"target", y}}); };
  EXPECT_NE(step(), step());
  net.lstm.eval();
  EXPECT_EQ(step(), step());
}

/// Runs the first training step and the first prediction of a net of [4, 4] to three classes.
template <typename Net> void expect_unregistered(const Net &net, const std::vector<std::string> &parts) {
  expect::error(
      [&] {
        ttc::Trainer trainer(net, nn::CrossEntropyLoss(), optim::Adam());
        trainer.step({{"input", Array::ones({4, 4})}, {"target", Array::zeros({4}, DType::I64)}});
      },
      parts);
  expect::error([&] { ttc::Trainer(net, nn::CrossEntropyLoss(), optim::Adam()).predict(Array::ones({4, 4})); }, parts);
  expect::error([&] { ttc::summary(net, {ttc::Shape{4, 4}}); }, parts);
  expect::error(
      [&] {
        Graph g;
        Net copy = net;
        copy(g.input("x", {4, 4}));
      },
      parts);
}

TEST(Registration, IsMissedInALayer) {
  struct Net : nn::Module {
    nn::Linear a{4, 16};
    nn::Linear b = register_module("b", nn::Linear(16, 3));
    std::string name() const override { return "Net"; }
    Tensor forward(Tensor x) override { return b(ttc::tanh(a(x))); }
  };
  expect_unregistered(
      Net(), {"Linear(in_features=4, out_features=16, bias=True)", "isn't registered in Net", "register_module"});
}

TEST(Registration, IsMissedInLayersWithinAVector) {
  struct Net : nn::Module {
    std::vector<nn::Linear> layers{nn::Linear(4, 4), nn::Linear(4, 3)};
    std::string name() const override { return "Net"; }
    Tensor forward(Tensor x) override {
      for (nn::Linear &layer : layers)
        x = layer(x);
      return x;
    }
  };
  expect_unregistered(Net(), {"Linear", "isn't registered in Net"});
}

TEST(Registration, IsMissedInAChildOfAChildAndInAContainer) {
  struct Inner : nn::Module {
    nn::Sequential layers{nn::Linear(4, 3), nn::ReLU()};
    std::string name() const override { return "Inner"; }
    Tensor forward(Tensor x) override { return layers(x); }
  };
  struct Net : nn::Module {
    Inner inner = register_module("inner", Inner());
    std::string name() const override { return "Net"; }
    Tensor forward(Tensor x) override { return inner(x); }
  };
  expect_unregistered(Net(), {"Linear", "isn't registered in Net"});
}

TEST(Registration, IsMissedInADropout) {
  // It would never be put into evaluation.
  struct Net : nn::Module {
    nn::Linear a = register_module("a", nn::Linear(4, 3));
    nn::Dropout drop{0.5};
    std::string name() const override { return "Net"; }
    Tensor forward(Tensor x) override { return drop(a(x)); }
  };
  expect_unregistered(Net(), {"Dropout(p=0.5)", "isn't registered in Net"});
}

TEST(Registration, IsMissedInParametersOfOtherModulesAndOfTheGraph) {
  static nn::Linear other(4, 3);
  struct Borrows : nn::Module {
    nn::Linear own = register_module("own", nn::Linear(4, 3));
    std::string name() const override { return "Borrows"; }
    Tensor forward(Tensor x) override { return own(x) + ttc::linear(x, x.graph().bind("w", other.weight())); }
  };
  expect_unregistered(Borrows(), {"parameter 'w'", "isn't registered in Borrows"});
  struct Declares : nn::Module {
    nn::Linear own = register_module("own", nn::Linear(4, 3));
    std::string name() const override { return "Declares"; }
    Tensor forward(Tensor x) override { return own(x) * x.graph().parameter("scale", {3}, ttc::init::ones()); }
  };
  expect_unregistered(Declares(), {"'scale'", "register_parameter"});
  struct Forwards : nn::Module {
    nn::Linear a{4, 3};
    std::string name() const override { return "Forwards"; }
    Tensor forward(Tensor x) override { return a.forward(x); }
  };
  expect_unregistered(Forwards(), {"'weight'", "isn't registered in Forwards"});
}

TEST(Registration, IsMissedInParametersOfALoss) {
  struct Net : nn::Module {
    nn::Linear body = register_module("body", nn::Linear(4, 4));
    std::string name() const override { return "Net"; }
    Tensor forward(Tensor x) override { return body(x); }
  } net;
  nn::Linear head(4, 3);
  auto loss = [&](Tensor y, Tensor target) { return ttc::cross_entropy(head(y), target); };
  const ttc::Feed feed{{"input", Array::ones({4, 4})}, {"target", Array::zeros({4}, DType::I64)}};
  ttc::Trainer trainer(net, loss, optim::SGD({.lr = 0.1}));
  expect::error([&] { trainer.step(feed); }, {"'weight'", "isn't registered in Net", "register_module"});
  head.requires_grad(false);
  EXPECT_NO_THROW(trainer.step(feed));
  head.requires_grad(true);
  net.register_module("head", head);
  const Array before = head.weight().value();
  EXPECT_NO_THROW(trainer.step(feed));
  EXPECT_FALSE(equal(before, head.weight().value()));
}

TEST(Registration, IsntAskedOfATeacherThatIsntTrained) {
  nn::Sequential teacher(nn::Linear(4, 3), nn::BatchNorm1d(3)), net(nn::Linear(4, 3));
  auto loss = [&](Tensor y, Tensor x) { return ttc::mse_loss(y, teacher(x).detach()); };
  const ttc::Feed feed{{"input", Array::normal({4, 4}, 1)}, {"target", Array::normal({4, 4}, 1)}};
  ttc::Trainer trainer(net, loss, optim::SGD({.lr = 0.1}));
  expect::error([&] { trainer.step(feed); }, {"running_mean", "isn't registered", "eval()"});
  teacher.eval();
  const Array before = teacher.parameter("0.weight").value();
  // Flags of modules that aren't the net's count from the next program on.
  ttc::Trainer again(net, loss, optim::AdamW({.lr = 0.1}));
  again.step(feed);
  EXPECT_TRUE(equal(before, teacher.parameter("0.weight").value()));
}

TEST(Registration, IsGivenToSharedTiedAndHeldModules) {
  struct Decoder : nn::Module {
    explicit Decoder(nn::Linear encoder) : encoder(encoder) {}
    nn::Linear encoder;
    Tensor forward(Tensor x) override { return ttc::matmul(x, x.graph().bind("tied", encoder.weight())); }
  };
  struct Coder : nn::Module {
    nn::Linear encoder = register_module("encoder", nn::Linear(4, 2));
    Decoder decoder = register_module("decoder", Decoder(encoder));
    std::vector<nn::Linear> layers;
    Coder() {
      for (int i = 0; i < 3; ++i)
        layers.push_back(register_module("layer" + std::to_string(i), nn::Linear(4, 4)));
    }
    Tensor forward(Tensor x) override {
      for (nn::Linear &layer : layers)
        x = layer(x);
      return decoder(encoder(x));
    }
  } coder;
  ttc::Trainer trainer(coder, nn::MSELoss(), optim::SGD({.lr = 0.1}));
  EXPECT_NO_THROW(trainer.step({{"input", Array::ones({2, 4})}, {"target", Array::ones({2, 4})}}));
  EXPECT_EQ(coder.named_parameters().size(), 8u);

  // In a graph of one's own a module may use what others have brought into it.
  nn::Linear encoder(4, 2);
  Decoder decoder(encoder);
  Graph g;
  EXPECT_NO_THROW(decoder(encoder(g.input("x", {2, 4}))));
  Graph h;
  Tensor x = h.input("x", {2, 2});
  h.bind("tied", encoder.weight());
  EXPECT_NO_THROW(decoder(x));
  Graph alone;
  Tensor z = alone.input("x", {2, 2});
  expect::error([&] { decoder(z); }, {"'tied'", "isn't registered in"});

  // A layer of two nets.
  nn::Linear shared(4, 4);
  nn::Sequential first(shared, nn::Linear(4, 3)), second(nn::ReLU(), shared);
  Graph both;
  Tensor input = both.input("x", {2, 4});
  EXPECT_NO_THROW(first(input));
  EXPECT_NO_THROW(second(input));
  EXPECT_EQ(both.parameters().size(), 4u);
}

} // namespace
