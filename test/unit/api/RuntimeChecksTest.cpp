// Indices and labels that are found out of range when a program runs.
#include "Expect.h"

#include <cmath>

using ttc::Array;
using ttc::DType;
using ttc::Tensor;

namespace {

Array whole(const std::vector<std::int64_t> &values) {
  return Array::from<std::int64_t>(values, {static_cast<std::int64_t>(values.size())});
}

} // namespace

TEST(RuntimeChecks, NameOperationValueRangeAndLine) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 5}), i = g.input("i", {3}, DType::I64);
  Tensor row = ttc::unsqueeze(i, 0);
  const unsigned line = __LINE__ + 1;
  const std::vector<Tensor> all = {ttc::embedding(i, x),
                                   ttc::index_select(x, 1, i),
                                   ttc::gather(x, 0, row),
                                   x[{ttc::Slice(), i}],
                                   ttc::one_hot(i, 6),
                                   ttc::scatter_add(x, 1, row, x[{ttc::Slice(0, 1), ttc::Slice(0, 3)}]),
                                   ttc::index_add(x, 1, i, x[{ttc::Slice(), ttc::Slice(0, 3)}]),
                                   ttc::scatter(x, 1, row, x[{ttc::Slice(0, 1), ttc::Slice(0, 3)}]),
                                   ttc::cross_entropy(x[{ttc::Slice(0, 3)}], i),
                                   ttc::nll_loss(x[{ttc::Slice(0, 3)}], i, {.ignore_index = std::nullopt})};
  const std::vector<std::string> messages = {
      "embedding: index 9 is out of range for 4 rows (element 1 of 'i')",
      "index_select: index 9 is out of range for dimension 1 of extent 5 (element 1 of 'i')",
      "gather: index 9 is out of range for dimension 0 of extent 4 (element 1 of 'i')",
      "index: index 9 is out of range for dimension 1 of extent 5 (element 1 of 'i')",
      "one_hot: class 9 is out of range for 6 classes (element 1 of 'i')",
      "scatter_add: index 9 is out of range for dimension 1 of extent 5 (element 1 of 'i')",
      "index_add: index 9 is out of range for dimension 1 of extent 5 (element 1 of 'i')",
      "scatter: index 9 is out of range for dimension 1 of extent 5 (element 1 of 'i')",
      "cross_entropy: class 9 is out of range for 5 classes (element 1 of 'i')",
      "nll_loss: class 9 is out of range for 5 classes (element 1 of 'i')"};
  for (std::size_t k = 0; k < all.size(); ++k) {
    ttc::Executable f = ttc::compile(g, {all[k]}, {.opt_level = 0});
    try {
      f.run({{"x", Array::ones({4, 5})}, {"i", whole({0, 9, -2})}});
      ADD_FAILURE() << "nothing was thrown; expected " << messages[k];
    } catch (const ttc::Error &error) {
      EXPECT_EQ(error.message(), messages[k]);
      EXPECT_EQ(error.file(), __FILE__);
      EXPECT_GE(error.line(), line);
      EXPECT_LE(error.line(), line + 9);
    }
    EXPECT_NO_THROW(f.run({{"x", Array::ones({4, 5})}, {"i", whole({0, 2, 3})}}));
  }
}

TEST(RuntimeChecks, NegativeIndicesAreWrongWhereTorchSaysSo) {
  ttc::Graph g;
  Tensor x = g.input("x", {4}), i = g.input("i", {1}, DType::I64);
  ttc::Executable select = ttc::compile(g, {ttc::index_select(x, 0, i)}), index = ttc::compile(g, {x[i]});
  const Array X = Array::from<float>({1, 2, 3, 4}, {4});
  expect::error([&] { select.run({{"x", X}, {"i", whole({-1})}}); }, {"index_select: index -1 is out of range"});
  EXPECT_EQ(index.run({{"x", X}, {"i", whole({-4})}})[0].item<float>(), 1);
  expect::error(
      [&] {
        index.run({{"x", X}, {"i", whole({-5})}});
      },
      {"index: index -5 is out of range for dimension 0 of extent 4"});
}

TEST(RuntimeChecks, IgnoredLabelsAreFine) {
  ttc::Graph g;
  Tensor x = g.input("x", {3, 5}), t = g.input("t", {3}, DType::I64);
  ttc::Executable f = ttc::compile(g, {ttc::cross_entropy(x, t)});
  EXPECT_NEAR(f.run({{"x", Array::zeros({3, 5})}, {"t", whole({4, -100, 0})}})[0].item<float>(), std::log(5.0), 1e-6);
  expect::error(
      [&] {
        f.run({{"x", Array::zeros({3, 5})}, {"t", whole({4, -100, -1})}});
      },
      {"cross_entropy: class -1 is out of range for 5 classes"});
}

TEST(RuntimeChecks, ComputedIndicesAreCheckedToo) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 2}), i = g.input("i", {3}, DType::I64);
  const unsigned line = __LINE__ + 1;
  ttc::Executable f = ttc::compile(g, {ttc::index_select(x, 0, i * 2), ttc::sum(x)});
  EXPECT_EQ(f.run({{"x", Array::ones({4, 2})}, {"i", whole({0, 1, 1})}})[1].item<float>(), 8);
  expect::error(
      [&] {
        f.run({{"x", Array::ones({4, 2})}, {"i", whole({0, 3, 1})}});
      },
      {"index_select: index 6 is out of range for dimension 0 of extent 4"}, line, __FILE__);
  expect::error(
      [&] {
        f.run({{"x", Array::ones({4, 2})}, {"i", whole({0, -3, 1})}});
      },
      {"index_select: index -6 is out of range for dimension 0 of extent 4"}, line, __FILE__);
}

TEST(RuntimeChecks, ConstantIndicesAreCheckedByTheCompiler) {
  ttc::Graph g;
  Tensor x = g.input("x", {4}), i = g.constant(whole({0, 4}));
  Tensor y = ttc::gather(x, 0, i);
  expect::error([&] { ttc::compile(g, {y}).prepare(); }, {"gather: index 4 is out of range"}, __LINE__ - 1, __FILE__);
}

TEST(RuntimeChecks, FailedStepLeavesParametersAndStateAlone) {
  ttc::Graph g;
  Tensor w = g.parameter("w", {4, 2}, ttc::init::ones()), n = g.state("n", {});
  Tensor i = g.input("i", {2}, DType::I64);
  g.update(n, n + 1);
  ttc::Executable direct = ttc::compile_step(g, ttc::sum(ttc::embedding(i, w)), ttc::optim::SGD({.lr = 1}));
  ttc::Executable computed =
      ttc::compile_step(g, ttc::sum(ttc::embedding(i + 1, w)), ttc::optim::SGD({.lr = 1, .momentum = 0.5}));
  for (const ttc::Executable &step : {direct, computed}) {
    expect::error([&] { step.run({{"i", whole({0, 7})}}); }, {"embedding: index", "is out of range for 4 rows"});
    expect::values(g.value("w").value(), {1, 1, 1, 1, 1, 1, 1, 1}, 0);
    EXPECT_EQ(g.value("n").value().item<float>(), 0);
  }
  computed.run({{"i", whole({0, 2})}});
  expect::values(g.value("w").value(), {1, 1, 0, 0, 1, 1, 0, 0}, 0);
  EXPECT_EQ(g.value("n").value().item<float>(), 1);
}

TEST(RuntimeChecks, CanBeTurnedOffAndStayWithinMemory) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 2}), i = g.input("i", {3}, DType::I64);
  const std::vector<Tensor> all = {ttc::index_select(x, 0, i), ttc::gather(x, 0, ttc::unsqueeze(i, 1)),
                                   ttc::scatter_add(x, 0, ttc::unsqueeze(i, 1), x), ttc::index_select(x, 0, i * 3)};
  ttc::Executable f = ttc::compile(g, all, {.check_indices = false});
  EXPECT_NO_THROW(f.run({{"x", Array::ones({4, 2})}, {"i", whole({INT64_MAX, INT64_MIN, 1'000'000'000})}}));
}

TEST(RuntimeChecks, TrainerNamesTheLabel) {
  ttc::nn::Sequential net(ttc::nn::Linear(3));
  ttc::Trainer trainer(net, ttc::nn::CrossEntropyLoss(), ttc::optim::SGD({.lr = 0.1}));
  const Array X = Array::ones({2, 4});
  trainer.step({{"input", X}, {"target", whole({0, 2})}});
  const ttc::Array before = net.parameters()[0].value().clone();
  expect::error(
      [&] {
        trainer.step({{"input", X}, {"target", whole({0, 3})}});
      },
      {"cross_entropy: class 3 is out of range for 3 classes (element 1 of 'target')"});
  const auto kept = before.data<float>();
  expect::values(net.parameters()[0].value(), {kept.begin(), kept.end()}, 0);
  EXPECT_EQ(trainer.steps(), 1);
}
