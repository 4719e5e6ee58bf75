// Random numbers in compiled programs: bits, moments, threads, dropout and its gradient, resumption.
#include "Expect.h"

#include "runtime/Philox.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <unistd.h>

namespace nn = ttc::nn;
using ttc::Array;
using ttc::Shape;
using ttc::Tensor;

namespace {

/// The state of a graph's random numbers: seed and offset.
std::pair<std::uint64_t, std::uint64_t> state_of(const ttc::Graph &graph) {
  const Array state = graph.value("random.state").value();
  return {static_cast<std::uint64_t>(state.at<std::int64_t>({0})),
          static_cast<std::uint64_t>(state.at<std::int64_t>({1}))};
}

/// What `ttc.uniform` says about element n of call number `stream`.
float host_f32(std::uint64_t seed, std::uint64_t offset, std::uint64_t stream, std::uint64_t n) {
  const auto block = ttc::philox::block(seed, offset, stream << 32 | (n / 64 * 16 + n % 16));
  return ttc::philox::to_uniform(block[n / 16 % 4]);
}

double host_f64(std::uint64_t seed, std::uint64_t offset, std::uint64_t stream, std::uint64_t n) {
  const auto block = ttc::philox::block(seed, offset, stream << 32 | (n / 16 * 8 + n % 8));
  const std::size_t pair = n / 8 % 2;
  return ttc::philox::to_uniform(block[2 * pair], block[2 * pair + 1]);
}

struct Moments {
  double mean = 0, variance = 0;
};

Moments moments(const Array &array) {
  Moments result;
  const auto values = array.data<float>();
  for (float value : values)
    result.mean += value / static_cast<double>(values.size());
  for (float value : values)
    result.variance += (value - result.mean) * (value - result.mean) / static_cast<double>(values.size());
  return result;
}

bool equal(const Array &a, const Array &b) {
  const auto x = a.data<float>(), y = b.data<float>();
  return std::equal(x.begin(), x.end(), y.begin(), y.end());
}

} // namespace

TEST(Random, BitsAreThoseOfTheHost) {
  ttc::Graph graph;
  const std::vector<ttc::SymbolicShape> shapes{{}, {1}, {3, 37}, {5, 64}, {2, 3, 129}, {700}};
  std::vector<Tensor> outputs;
  for (const ttc::SymbolicShape &shape : shapes)
    outputs.push_back(graph.rand(shape));
  for (const ttc::SymbolicShape &shape : shapes)
    outputs.push_back(graph.rand(shape, ttc::DType::F64));
  const ttc::Executable program = ttc::compile(graph, outputs);
  for (std::uint64_t run = 0; run < 2; ++run) {
    const auto [seed, offset] = state_of(graph);
    EXPECT_EQ(offset, run);
    const std::vector<Array> got = program.run({});
    for (std::size_t stream = 0; stream < got.size(); ++stream)
      for (std::int64_t n = 0; n < got[stream].numel(); ++n) {
        const auto element = static_cast<std::uint64_t>(n);
        if (stream < shapes.size())
          ASSERT_EQ(got[stream].data<float>()[element], host_f32(seed, offset, stream, element)) << stream << " " << n;
        else
          ASSERT_EQ(got[stream].data<double>()[element], host_f64(seed, offset, stream, element)) << stream << " " << n;
      }
  }
}

TEST(Random, ThreadsAndTargetsDrawTheSame) {
  std::vector<Array> results;
  for (const auto &[threads, target] :
       {std::pair<int, std::string>{1, "native"}, {2, "native"}, {3, "native"}, {2, "x86-64"}}) {
    ttc::manual_seed(5);
    ttc::Graph graph;
    results.push_back(ttc::compile(graph, {graph.rand({129, 257})}, {.target = target, .threads = threads}).run({})[0]);
  }
  for (const Array &result : results)
    EXPECT_TRUE(equal(result, results.front()));
}

TEST(Random, UniformHasItsMomentsAndDistribution) {
  ttc::manual_seed(11);
  ttc::Graph graph;
  const std::int64_t count = 40000;
  Array drawn = ttc::eval(graph.rand({count}));
  const Moments m = moments(drawn);
  // Five standard errors.
  EXPECT_NEAR(m.mean, 0.5, 5 / std::sqrt(12.0 * count));
  EXPECT_NEAR(m.variance, 1 / 12.0, 5 / std::sqrt(180.0 * count));
  auto values = drawn.data<float>();
  std::sort(values.begin(), values.end());
  double distance = 0;
  for (std::int64_t i = 0; i < count; ++i)
    distance = std::max(distance, std::abs(values[static_cast<std::size_t>(i)] - (i + 0.5) / count));
  // Kolmogorov-Smirnov at a level of 1e-6: sqrt(ln(2 / 1e-6) / 2).
  EXPECT_LT(distance * std::sqrt(static_cast<double>(count)), 2.7);
}

TEST(Random, NarrowTypesStayBelowOne) {
  ttc::Graph graph;
  const Array drawn = ttc::eval(graph.rand({4000}, ttc::DType::BF16).to(ttc::DType::F32));
  for (float value : drawn.data<float>()) {
    EXPECT_LT(value, 1);
    EXPECT_EQ(value * 256, std::floor(value * 256));
  }
}

TEST(Random, NormalHasItsMoments) {
  ttc::manual_seed(12);
  ttc::Graph graph;
  const double count = 40000;
  const Moments m = moments(ttc::eval(graph.randn({40000})));
  EXPECT_NEAR(m.mean, 0, 5 / std::sqrt(count));
  EXPECT_NEAR(m.variance, 1, 5 * std::sqrt(2 / count));
}

TEST(Random, WholeNumbersFillTheirRange) {
  ttc::manual_seed(13);
  ttc::Graph graph;
  const Array drawn = ttc::eval(graph.randint(-2, 3, {5000}));
  std::vector<int> counts(5);
  for (std::int64_t value : drawn.data<std::int64_t>())
    ++counts.at(static_cast<std::size_t>(value + 2));
  for (int count : counts)
    EXPECT_NEAR(count, 1000, 5 * std::sqrt(5000 * 0.2 * 0.8));
  expect::error([&] { graph.randint(3, 3, {4}); }, {"randint: expected low < high, got 3 and 3"});
}

TEST(Random, BernoulliFollowsItsProbabilities) {
  ttc::manual_seed(14);
  ttc::Graph graph;
  const Tensor p = graph.constant(Array::from<float>({0, 1, 0.25f}, {3, 1}));
  const Array drawn = ttc::eval(ttc::mean(ttc::bernoulli(ttc::expand(p, {3, 4000})), 1));
  EXPECT_EQ(drawn.at<float>({0}), 0);
  EXPECT_EQ(drawn.at<float>({1}), 1);
  EXPECT_NEAR(drawn.at<float>({2}), 0.25, 5 * std::sqrt(0.25 * 0.75 / 4000));
  expect::error([&] { ttc::bernoulli(p, 1.5); }, {"bernoulli: expected a probability in [0, 1], got 1.5"}, __LINE__);
}

TEST(Random, EveryRunAndEveryCallDrawAnew) {
  ttc::Graph graph;
  const Tensor a = graph.rand({8}), b = graph.rand({8});
  const ttc::Executable program = ttc::compile(graph, {a, b});
  const std::vector<Array> first = program.run({}), second = program.run({});
  EXPECT_FALSE(equal(first[0], first[1]));
  EXPECT_FALSE(equal(first[0], second[0]));
  EXPECT_EQ(state_of(graph).second, 2u);
  EXPECT_FALSE(equal(ttc::eval(a), ttc::eval(a)));
  EXPECT_EQ(state_of(graph).second, 4u);
  // Restoring the state restores the sequence.
  const Array before = graph.value("random.state").value();
  const Array drawn = program.run({})[0];
  graph.value("random.state").set(before);
  EXPECT_TRUE(equal(program.run({})[0], drawn));
}

TEST(Random, ProgramsThatDrawNothingDoNotAdvance) {
  ttc::Graph graph;
  const Tensor x = graph.input("x", {4});
  const Tensor noisy = x + ttc::rand_like(x);
  const Array ones = Array::full({4}, 1);
  ttc::compile(graph, {x * 2}).run({{"x", ones}});
  EXPECT_EQ(state_of(graph).second, 0u);
  ttc::compile(graph, {noisy}).run({{"x", ones}});
  EXPECT_EQ(state_of(graph).second, 1u);
}

TEST(Dropout, MaskOfTheGradientIsThatOfTheOutput) {
  ttc::Graph graph;
  const Tensor x = graph.input("x", {"B", 100});
  const Tensor y = ttc::dropout(x, 0.4);
  const Tensor dx = ttc::grad(ttc::sum(ttc::square(y)) * 0.5, {x})[0];
  const ttc::Executable program = ttc::compile(graph, {y, dx});
  for (std::int64_t batch : {1, 7, 64}) {
    const Array ones = Array::full({batch, 100}, 1);
    const std::vector<Array> got = program.run({{"x", ones}});
    std::int64_t zeros = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(batch) * 100; ++i) {
      const float value = got[0].data<float>()[i];
      EXPECT_TRUE(value == 0 || std::abs(value - 1 / 0.6f) < 1e-6f) << value;
      // d(y^2 / 2) / dx = y / 0.6 where y isn't 0.
      EXPECT_NEAR(got[1].data<float>()[i], value / 0.6f, 1e-5f);
      zeros += value == 0;
    }
    const double count = 100.0 * static_cast<double>(batch);
    EXPECT_NEAR(static_cast<double>(zeros), 0.4 * count, 5 * std::sqrt(count * 0.4 * 0.6));
  }
}

TEST(Dropout, KeepsAllOrNothingAtTheEnds) {
  ttc::Graph graph;
  const Tensor x = graph.input("x", {6});
  const Array values = Array::from<float>({1, 2, 3, 4, 5, 6}, {6});
  const std::vector<Array> got =
      ttc::compile(graph, {ttc::dropout(x, 0), ttc::dropout(x, 1), ttc::dropout(x, 0.5, false)}).run({{"x", values}});
  EXPECT_TRUE(equal(got[0], values));
  expect::values(got[1], {0, 0, 0, 0, 0, 0});
  EXPECT_TRUE(equal(got[2], values));
  expect::error([&] { ttc::dropout(x, -0.1); }, {"dropout: expected a probability in [0, 1], got -0.1"}, __LINE__);
}

TEST(Dropout, WholeChannelsFallTogether) {
  ttc::Graph graph;
  const Tensor x = graph.constant(Array::full({16, 8, 3, 5}, 1)), line = graph.constant(Array::full({16, 4, 9}, 1));
  const std::vector<Array> got = ttc::compile(graph, {ttc::dropout2d(x, 0.5), ttc::dropout1d(line, 0.5)}).run({});
  for (std::size_t output = 0; output < 2; ++output) {
    const auto values = got[output].data<float>();
    const std::size_t channel = output ? 9 : 15;
    std::size_t zeros = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      EXPECT_EQ(values[i], values[i / channel * channel]);
      zeros += values[i] == 0;
    }
    EXPECT_GT(zeros, 0u);
    EXPECT_LT(zeros, values.size());
  }
  expect::error([&] { ttc::dropout2d(ttc::reshape(line, {-1})); }, {"dropout2d: expected rank 3 or 4"});
}

TEST(Dropout, ResumedTrainingGivesTheSameBits) {
  const Array x = Array::uniform({32, 4}, 1, -1, 1), y = Array::uniform({32, 1}, 2);
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("ttc-dropout-" + std::to_string(getpid()) + ".safetensors");
  auto make = [](nn::Sequential &net) { return ttc::Trainer(net, nn::MSELoss(), ttc::optim::Adam({.lr = 0.01})); };
  auto model = [] { return nn::Sequential(nn::Linear(4, 16), nn::ReLU(), nn::Dropout(0.3), nn::Linear(16, 1)); };
  ttc::manual_seed(3);
  nn::Sequential straight = model();
  ttc::Trainer whole = make(straight);
  for (int i = 0; i < 3; ++i)
    whole.step({{"input", x}, {"target", y}});
  whole.save_checkpoint(file);
  whole.predict(x);
  for (int i = 0; i < 3; ++i)
    whole.step({{"input", x}, {"target", y}});

  ttc::manual_seed(99);
  nn::Sequential again = model();
  ttc::Trainer resumed = make(again);
  resumed.load_checkpoint(file);
  for (int i = 0; i < 3; ++i)
    resumed.step({{"input", x}, {"target", y}});
  EXPECT_TRUE(equal(whole.predict(x), resumed.predict(x)));
  std::filesystem::remove(file);
}
