// LSTM, GRU and RNN: modules against cells step by step, names, shapes, training, errors.
#include "Expect.h"

#include <sstream>

namespace nn = ttc::nn;
using ttc::Array;
using ttc::Tensor;

namespace {

/// The largest difference of two arrays' elements.
float difference(const Array &a, const Array &b) {
  EXPECT_EQ(a.shape(), b.shape());
  float largest = 0;
  for (std::size_t i = 0; i < a.data<float>().size(); ++i)
    largest = std::max(largest, std::abs(a.data<float>()[i] - b.data<float>()[i]));
  return largest;
}

std::vector<std::string> names(const nn::Module &module) {
  std::vector<std::string> result;
  for (const auto &[name, parameter] : module.named_parameters())
    result.push_back(name);
  return result;
}

/// Puts x [T, B, I] through a layer and through its cell with the same weights, unrolled.
template <typename Layer, typename Step> void expect_like_cell(Layer layer, Step step) {
  ttc::Graph g("layer");
  Tensor x = g.input("x", {3, 2, 5});
  Tensor h = ttc::expand(g.scalar(0), {2, 4}), c = h;
  std::vector<Tensor> outputs;
  Tensor layered = layer(x);
  auto weight = [&](const char *name) { return g.bind(name, layer.parameter(name)); };
  const ttc::RecurrentWeights weights{weight("weight_ih_l0"), weight("weight_hh_l0"), weight("bias_ih_l0"),
                                      weight("bias_hh_l0")};
  for (std::int64_t t = 0; t < 3; ++t) {
    std::tie(h, c) = step(ttc::select(x, 0, t), h, c, weights);
    outputs.push_back(h);
  }
  std::vector<Array> out = ttc::compile(g, {layered, ttc::stack(outputs)}).run({{"x", Array::uniform({3, 2, 5}, 1)}});
  EXPECT_LT(difference(out[0], out[1]), 1e-6f);
}

} // namespace

TEST(Recurrent, LayersAreTheirCellsStepByStep) {
  expect_like_cell(nn::LSTM(5, 4), [](const Tensor &x, const Tensor &h, const Tensor &c,
                                      const ttc::RecurrentWeights &w) { return ttc::lstm_cell(x, h, c, w); });
  expect_like_cell(nn::GRU(5, 4), [](const Tensor &x, const Tensor &h, const Tensor &c,
                                     const ttc::RecurrentWeights &w) { return std::pair(ttc::gru_cell(x, h, w), c); });
  expect_like_cell(nn::RNN(5, 4, {}, "relu"),
                   [](const Tensor &x, const Tensor &h, const Tensor &c, const ttc::RecurrentWeights &w) {
                     return std::pair(ttc::rnn_relu_cell(x, h, w), c);
                   });
}

TEST(Recurrent, ParametersHaveTorchsNames) {
  EXPECT_EQ(
      names(nn::LSTM(3, 4, {.num_layers = 2, .bidirectional = true})),
      (std::vector<std::string>{"weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse",
                                "weight_hh_l0_reverse", "bias_ih_l0_reverse", "bias_hh_l0_reverse", "weight_ih_l1",
                                "weight_hh_l1", "bias_ih_l1", "bias_hh_l1", "weight_ih_l1_reverse",
                                "weight_hh_l1_reverse", "bias_ih_l1_reverse", "bias_hh_l1_reverse"}));
  EXPECT_EQ(names(nn::GRUCell(3, 4, /*bias=*/false)), (std::vector<std::string>{"weight_ih", "weight_hh"}));
  nn::LSTM lstm(3, 4, {.num_layers = 2, .bidirectional = true});
  EXPECT_EQ(lstm.parameter("weight_ih_l1").shape()[1], ttc::Dim(8));
  std::ostringstream text;
  text << lstm;
  EXPECT_EQ(text.str(), "LSTM(3, 4, num_layers=2, bidirectional=True)");
}

TEST(Recurrent, ShapesFollowTheOptions) {
  ttc::Graph g("shapes");
  nn::LSTM lstm(6, {.num_layers = 2, .batch_first = true, .bidirectional = true});
  Tensor x = g.input("x", {"B", "T", 3});
  auto [output, h, c] = lstm(x, {Tensor(), Tensor()});
  EXPECT_EQ(output.shape().to_string(), "[B, T, 12]");
  EXPECT_EQ(h.shape().to_string(), "[4, B, 6]");
  std::vector<Array> out = ttc::compile(g, {output, h, c}).run({{"x", Array::uniform({2, 5, 3}, 1)}});
  EXPECT_EQ(out[0].shape(), (ttc::Shape{2, 5, 12}));
  EXPECT_EQ(out[2].shape(), (ttc::Shape{4, 2, 6}));
  Tensor single = g.input("single", {7, 3});
  EXPECT_EQ(lstm(single).shape().to_string(), "[7, 12]");
  EXPECT_EQ(nn::GRU(6)(single).shape().to_string(), "[7, 6]");
}

TEST(Recurrent, LearnsToSumASequence) {
  ttc::manual_seed(1);
  struct Net : nn::Module {
    nn::GRU gru = register_module("gru", nn::GRU(1, 12, {.batch_first = true}));
    nn::Linear head = register_module("head", nn::Linear(12, 1));
    Tensor forward(Tensor x) override { return head(ttc::select(gru(x), 1, -1)); }
  } net;
  ttc::Trainer trainer(net, nn::MSELoss(), ttc::optim::Adam({.lr = 2e-2}));
  const Array x = Array::uniform({32, 6, 1}, 3);
  Array y = Array::zeros({32, 1});
  for (std::size_t i = 0; i < 32 * 6; ++i)
    y.data<float>()[i / 6] += x.data<float>()[i] / 6;
  const float first = trainer.step({{"input", x}, {"target", y}});
  float last = first;
  for (int i = 0; i < 80; ++i)
    last = trainer.step({{"input", x}, {"target", y}});
  EXPECT_LT(last, first / 20) << "from " << first;
}

TEST(Recurrent, DropoutActsBetweenLayersInTraining) {
  ttc::Graph g("dropout");
  nn::RNN rnn(4, 8, {.num_layers = 2, .dropout = 0.5});
  Tensor x = g.input("x", {3, 2, 4});
  const ttc::Feed feed{{"x", Array::uniform({3, 2, 4}, 1)}};
  ttc::Executable training = ttc::compile(g, {rnn(x)});
  EXPECT_GT(difference(training.run(feed)[0], training.run(feed)[0]), 0);
  rnn.eval();
  ttc::Executable evaluation = ttc::compile(g, {rnn(x)});
  EXPECT_EQ(difference(evaluation.run(feed)[0], evaluation.run(feed)[0]), 0);
}

TEST(Recurrent, RejectsWrongSizes) {
  ttc::Graph g("wrong");
  Tensor x = g.input("x", {3, 2, 5}), h = g.input("h", {1, 2, 3});
  nn::GRU gru(5, 4);
  expect::misuse([&] { nn::LSTM(5, 0); }, "LSTM: expected a positive hidden_size, got 0");
  expect::misuse([&] { nn::LSTM(0, 4); }, "LSTM: expected a positive input_size, got 0");
  expect::misuse([&] { nn::GRU(5, 4, {.num_layers = 0}); }, "GRU: expected a positive num_layers, got 0");
  expect::misuse([&] { nn::GRU(5, 4, {.dropout = 1}); }, "GRU: expected a probability in [0, 1), got 1");
  expect::misuse([&] { nn::RNN(5, 4, {}, "gelu"); }, "RNN: expected nonlinearity 'tanh' or 'relu', got 'gelu'");
  expect::misuse([&] { nn::LSTMCell(-1, 4); }, "LSTMCell: expected a positive input_size, got -1");
  expect::misuse([&] { gru(x, h); }, "gru: expected a state [1, 2, 4], got [1, 2, 3]");
  expect::misuse([&] { gru(g.input("y", {3, 2, 6})); }, "gru: expected weight_ih [12, 6], got [12, 5]");
  expect::misuse([&] { gru(g.input("z", {3})); }, "gru: expected x of rank 2 or 3, got [3]");
  expect::misuse([&] { ttc::gru(x, {}); }, "gru: expected weights for 1 direction(s) of each layer, got 0");
}
