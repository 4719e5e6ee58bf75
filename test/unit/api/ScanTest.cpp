// Loops over time: values, captured tensors, errors, compile time and bits.
#include "Expect.h"

#include <cstring>

using ttc::Array;
using ttc::Tensor;

namespace {

using Tensors = std::vector<Tensor>;

/// Running sums of x, and their squares.
ttc::ScanResult sums(const Tensor &x, const Tensor &start, const ttc::ScanParams &params = {}) {
  return ttc::scan(
      [](const Tensors &carry, const Tensors &elements) -> ttc::ScanStep {
        Tensor sum = carry[0] + elements[0];
        return {{sum}, {sum, ttc::square(sum)}};
      },
      {start}, {x}, params);
}

/// A recurrent layer over x [T, B, H], whose loss is the sum of the squared states.
struct Layer {
  ttc::Graph graph{"layer"};
  Tensor x, w, loss;
  Layer(std::int64_t time, std::int64_t batch, std::int64_t hidden) {
    x = graph.input("x", {time, batch, hidden});
    w = graph.parameter("w", {hidden, hidden}, ttc::init::uniform(-0.3, 0.3));
    Tensor h = graph.constant(Array::zeros({batch, hidden}));
    ttc::ScanResult result = ttc::scan(
        [&](const Tensors &carry, const Tensors &elements) -> ttc::ScanStep {
          Tensor next = ttc::tanh(ttc::matmul(carry[0], w) + elements[0]);
          return {{next}, {next}};
        },
        {h}, {x});
    loss = ttc::sum(ttc::square(result.ys[0]));
  }
};

bool same_bits(const Array &a, const Array &b) { return std::memcmp(a.raw(), b.raw(), a.nbytes()) == 0; }

} // namespace

TEST(Scan, StacksTheValuesOfEachStep) {
  ttc::Graph g("sums");
  Tensor x = g.input("x", {"T", 2});
  ttc::ScanResult result = sums(x, g.constant(Array::zeros({2})));
  ttc::Executable f = ttc::compile(g, {result.carry[0], result.ys[0], result.ys[1]});
  const Array three = Array::from<float>({1, 10, 2, 20, 3, 30}, {3, 2});
  std::vector<Array> out = f.run({{"x", three}});
  expect::values(out[0], {6, 60});
  expect::values(out[1], {1, 10, 3, 30, 6, 60});
  expect::values(out[2], {1, 100, 9, 900, 36, 3600});
  expect::values(f.run({{"x", Array::from<float>({5, 7}, {1, 2})}})[1], {5, 7});
}

TEST(Scan, RunsBackwardWithElementsInTheirPlaces) {
  ttc::Graph g("sums");
  Tensor x = g.input("x", {3});
  ttc::ScanResult result = sums(x, g.scalar(100), {.reverse = true});
  std::vector<Array> out =
      ttc::compile(g, {result.carry[0], result.ys[0]}).run({{"x", Array::from<float>({1, 2, 3}, {3})}});
  expect::values(out[0], {106});
  expect::values(out[1], {106, 105, 103});
}

TEST(Scan, WithoutStepsReturnsTheFirstCarry) {
  ttc::Graph g("none");
  Tensor x = g.input("x", {0, 2}), start = g.input("start", {2});
  ttc::ScanResult result = sums(x, start);
  std::vector<Array> out = ttc::compile(g, {result.carry[0], result.ys[0]})
                               .run({{"x", Array::zeros({0, 2})}, {"start", Array::from<float>({3, 4}, {2})}});
  expect::values(out[0], {3, 4});
  EXPECT_EQ(out[1].shape(), (ttc::Shape{0, 2}));
}

TEST(Scan, CountsWithoutElements) {
  ttc::Graph g("power");
  Tensor base = g.input("base", {});
  ttc::ScanResult result = ttc::scan(
      [&](const Tensors &carry, const Tensors &) -> ttc::ScanStep {
        return {{carry[0] * base}, {}};
      },
      {g.scalar(1)}, {}, {.length = 5});
  EXPECT_EQ(ttc::compile(g, {result.carry[0]}).run({{"base", Array::from<float>({3}, {})}})[0].item<float>(), 243.0f);
}

TEST(Scan, CarriesMayChangePlaces) {
  ttc::Graph g("fibonacci");
  Tensor a = g.input("a", {}), b = g.input("b", {});
  ttc::ScanResult result = ttc::scan(
      [](const Tensors &carry, const Tensors &) -> ttc::ScanStep {
        return {{carry[1], carry[0] + carry[1]}, {carry[0]}};
      },
      {a, b}, {}, {.length = 7});
  std::vector<Array> out = ttc::compile(g, {result.carry[0], result.ys[0]})
                               .run({{"a", Array::from<float>({0}, {})}, {"b", Array::from<float>({1}, {})}});
  expect::values(out[0], {13});
  expect::values(out[1], {0, 1, 1, 2, 3, 5, 8});
}

TEST(Scan, BodyMayCreateParametersAndUseModules) {
  ttc::Graph g("modules");
  ttc::nn::Linear layer(3, 3);
  Tensor x = g.input("x", {4, 2, 3});
  ttc::ScanResult result = ttc::scan(
      [&](const Tensors &carry, const Tensors &elements) -> ttc::ScanStep {
        Tensor scale = g.parameter("scale", {3}, ttc::init::constant(2));
        return {{layer(carry[0]) * scale + elements[0]}, {}};
      },
      {g.constant(Array::zeros({2, 3}))}, {x});
  Tensor loss = ttc::sum(result.carry[0]);
  std::vector<Tensor> parameters = g.parameters();
  EXPECT_EQ(parameters.size(), 3u);
  Array out = ttc::compile(g, {result.carry[0]}).run({{"x", Array::ones({4, 2, 3})}})[0];
  EXPECT_EQ(out.shape(), (ttc::Shape{2, 3}));
  EXPECT_EQ(ttc::compile(g, ttc::grad(loss, parameters)).run({{"x", Array::ones({4, 2, 3})}}).size(), 3u);
}

TEST(Scan, CompilesToTheSameCodeForAnyNumberOfSteps) {
  ttc::Statistics statistics[2];
  for (int i = 0; i < 2; ++i) {
    const std::int64_t time = i ? 400 : 4;
    Layer layer(time, 3, 8);
    ttc::Executable f = ttc::compile(layer.graph, ttc::grad(layer.loss, {layer.w, layer.x}));
    f.run({{"x", Array::uniform({time, 3, 8}, 1)}});
    statistics[i] = f.statistics();
  }
  EXPECT_EQ(statistics[0].kernels, statistics[1].kernels);
  EXPECT_EQ(statistics[0].ops_after_fusion, statistics[1].ops_after_fusion);
}

TEST(Scan, GivesTheSameBitsForAnyNumberOfThreads) {
  Layer layer(17, 33, 40);
  std::vector<Tensor> outputs = ttc::grad(layer.loss, {layer.w, layer.x});
  outputs.push_back(layer.loss);
  const Array x = Array::uniform({17, 33, 40}, 5);
  std::vector<Array> first;
  for (int threads : {1, 2, 3}) {
    ttc::Executable f = ttc::compile(layer.graph, outputs, {.threads = threads});
    for (int run = 0; run < 3; ++run) {
      std::vector<Array> out = f.run({{"x", x}});
      if (first.empty())
        first = out;
      for (std::size_t i = 0; i < out.size(); ++i)
        EXPECT_TRUE(same_bits(out[i], first[i])) << "output " << i << ", " << threads << " threads, run " << run;
    }
  }
}

TEST(Scan, ProfilesTheLaunchesOfTheLoop) {
  Layer layer(6, 3, 8);
  ttc::Executable f = ttc::compile(layer.graph, {layer.loss}, {.profile = true});
  f.run({{"x", Array::uniform({6, 3, 8}, 1)}});
  EXPECT_NE(f.report().find("matmul"), std::string::npos) << f.report();
}

TEST(Scan, RejectsWrongBodies) {
  ttc::Graph g("wrong"), other("other");
  Tensor x = g.input("x", {4, 3}), y = g.input("y", {5, 3}), h = g.input("h", {3}), foreign = other.input("z", {3});
  auto pass = [](const Tensors &carry, const Tensors &) -> ttc::ScanStep { return {carry, {}}; };
  expect::misuse([&] { ttc::scan(pass, {h}, {x, y}); }, "scan: xs have different extents along dimension 0: 4 and 5");
  expect::misuse([&] { ttc::scan(pass, {h}, {}); }, "scan: expected xs or a length, got neither");
  expect::misuse([&] { ttc::scan(pass, {}, {}, {.length = 3}); }, "scan: expected a carry or xs, got neither");
  expect::misuse([&] { ttc::scan(pass, {h}, {g.scalar(1)}); }, "scan: expected xs of rank 1 or more, got []");
  expect::misuse([&] { ttc::scan(pass, {h}, {x}, {.length = 3}); }, "scan: expected xs of the length 3, got 4");
  expect::misuse([&] { ttc::scan(pass, {h, foreign}, {x}); }, "scan: the tensors belong to different graphs");
  expect::misuse(
      [&] {
        ttc::scan([](const Tensors &, const Tensors &elements) -> ttc::ScanStep { return {{}, elements}; }, {h}, {x});
      },
      "scan: expected the body to return 1 carries, got 0");
  expect::misuse(
      [&] {
        ttc::scan(
            [](const Tensors &carry, const Tensors &) -> ttc::ScanStep {
              return {{ttc::sum(carry[0])}, {}};
            },
            {h}, {x});
      },
      "scan: carry 0 is [3] f32 before a step and [] f32 after it");
  Tensor leaked;
  ttc::scan(
      [&](const Tensors &carry, const Tensors &) -> ttc::ScanStep {
        leaked = ttc::exp(carry[0]);
        return {{leaked}, {}};
      },
      {h}, {x});
  expect::misuse([&] { ttc::exp(leaked); }, "the tensor belongs to a body that has ended");
  Tensor state = g.state("state", {3}, ttc::init::zeros());
  expect::misuse(
      [&] {
        ttc::scan(
            [&](const Tensors &carry, const Tensors &) -> ttc::ScanStep {
              g.update(state, carry[0]);
              return {carry, {}};
            },
            {h}, {x});
      },
      "update: the value belongs to a body under construction");
}
