// What `Graph::update` leaves in states, whoever reads them.
#include "Expect.h"

#include <fmt/format.h>

#include <functional>
#include <random>

namespace {

using ttc::Array;
using ttc::DType;
using ttc::Executable;
using ttc::Graph;
using ttc::Tensor;

Array vec(const std::vector<float> &values) {
  return Array::from<float>(values, {static_cast<std::int64_t>(values.size())});
}

TEST(Updates, HappenAlthoughNothingReadsTheState) {
  Graph g;
  Tensor p = g.state("p", {2}), x = g.input("x", {2});
  g.update(p, x);
  Executable f = ttc::compile(g, {ttc::sum(x)});
  expect::values(f.run({{"x", vec({1, 2})}})[0], {3});
  expect::values(g.value("p").value(), {1, 2});
  ttc::eval(ttc::sum(x), {{"x", vec({5, 5})}});
  expect::values(g.value("p").value(), {1, 2});
}

TEST(Updates, DelayByOneRun) {
  Graph g;
  Tensor p = g.state("p", {2}), x = g.input("x", {2});
  g.update(p, x);
  Executable f = ttc::compile(g, {p, ttc::reshape(p, {1, 2}), p * 2});
  f.run({{"x", vec({1, 2})}});
  for (int run = 0; run < 3; ++run) {
    const float a = static_cast<float>(run);
    const std::vector<Array> out = f.run({{"x", vec({a + 2, a + 3})}});
    expect::values(out[0], {a + 1, a + 2});
    expect::values(out[1], {a + 1, a + 2});
    expect::values(out[2], {2 * a + 2, 2 * a + 4});
  }
}

TEST(Updates, AreAProgramOfTheirOwn) {
  Graph g;
  Tensor p = g.state("p", {}), q = g.state("q", {3}, ttc::init::ones());
  g.update(p, p + 1);
  g.update(q, g.constant(vec({4, 5, 6})));
  Executable f = ttc::compile(g, {});
  EXPECT_TRUE(f.run({}).empty());
  f.run({});
  expect::values(g.value("p").value(), {2});
  expect::values(g.value("q").value(), {4, 5, 6});
}

TEST(Updates, ExchangeTwoStates) {
  Graph g;
  Tensor p = g.state("p", {2, 3}, ttc::init::constant(1)), q = g.state("q", {2, 3}, ttc::init::constant(2));
  g.update(p, q);
  g.update(q, p);
  Executable f = ttc::compile(g, {});
  f.run({});
  expect::values(g.value("p").value(), std::vector<float>(6, 2));
  expect::values(g.value("q").value(), std::vector<float>(6, 1));
  f.run({});
  expect::values(g.value("p").value(), std::vector<float>(6, 1));
}

TEST(Updates, ExchangeStatesSeenInAnotherShape) {
  Graph g;
  Tensor p = g.state("p", {6}), q = g.state("q", {2, 3}, ttc::init::constant(2));
  g.update(p, ttc::reshape(q, {6}));
  g.update(q, ttc::reshape(p, {2, 3}));
  Executable f = ttc::compile(g, {ttc::sum(p) - ttc::sum(q)});
  expect::values(f.run({})[0], {-12});
  expect::values(f.run({})[0], {12});
  expect::values(f.run({})[0], {-12});
}

TEST(Updates, TransposeAState) {
  Graph g;
  Tensor p = g.state("p", {2, 2});
  g.update(p, ttc::transpose(p, 0, 1));
  g.value("p").set(Array::from<float>({1, 2, 3, 4}, {2, 2}));
  Executable f = ttc::compile(g, {ttc::transpose(p, 0, 1)});
  for (int run = 0; run < 2; ++run) {
    expect::values(f.run({})[0], {1, 3, 2, 4});
    expect::values(g.value("p").value(), {1, 3, 2, 4});
    expect::values(f.run({})[0], {1, 2, 3, 4});
  }
}

TEST(Updates, RotateRingsAndShiftLines) {
  // A ring of 3, a ring of 2 and a line that hangs on the first, in one program.
  Graph g;
  std::vector<Tensor> s;
  for (int i = 0; i < 8; ++i)
    s.push_back(g.state(fmt::format("s{}", i), {1}, ttc::init::constant(i)));
  const std::vector<std::size_t> from = {1, 2, 0, 4, 3, 0, 5, 6};
  for (std::size_t i = 0; i < s.size(); ++i)
    g.update(s[i], s[from[i]]);
  Executable f = ttc::compile(g, {});
  std::vector<float> wanted = {0, 1, 2, 3, 4, 5, 6, 7};
  for (int run = 0; run < 4; ++run) {
    f.run({});
    std::vector<float> next;
    for (std::size_t source : from)
      next.push_back(wanted[source]);
    wanted = next;
    for (std::size_t i = 0; i < s.size(); ++i)
      expect::values(g.value(fmt::format("s{}", i)).value(), {wanted[i]});
  }
}

TEST(Updates, MixComputedAndMovedValues) {
  Graph g;
  Tensor p = g.state("p", {2}, ttc::init::constant(1)), q = g.state("q", {2}, ttc::init::constant(10));
  Tensor next = p + q;
  g.update(p, q);
  g.update(q, next);
  Executable f = ttc::compile(g, {next, p, ttc::reshape(q, {2, 1})});
  // Fibonacci's recurrence.
  float a = 1, b = 10;
  for (int run = 0; run < 5; ++run) {
    const std::vector<Array> out = f.run({});
    expect::values(out[0], {a + b, a + b});
    expect::values(out[1], {a, a});
    expect::values(out[2], {b, b});
    b = a + b;
    a = b - a;
    expect::values(g.value("p").value(), {a, a});
    expect::values(g.value("q").value(), {b, b});
  }
}

TEST(Updates, MayStoreAnInputAConstantOrAnOutput) {
  Graph g;
  Tensor x = g.input("x", {"B"}, DType::F32);
  Tensor a = g.state("a", {2}, ttc::init::zeros(), DType::I64), b = g.state("b", {3}), c = g.state("c", {});
  Tensor y = ttc::sum(x);
  g.update(a, g.constant(Array::from<std::int64_t>({7, 8}, {2})));
  g.update(b, g.input("z", {3}));
  g.update(c, y);
  Executable f = ttc::compile(g, {y, c});
  EXPECT_EQ(f.inputs(), (std::vector<std::string>{"x", "z"}));
  for (float n : {1.0f, 2.0f}) {
    const std::vector<Array> out = f.run({{"x", Array::full({3}, n)}, {"z", Array::full({3}, n)}});
    expect::values(out[0], {3 * n});
    expect::values(out[1], {3 * (n - 1)});
    expect::values(g.value("c").value(), {3 * n});
    expect::values(g.value("b").value(), {n, n, n});
    EXPECT_EQ(g.value("a").value().at<std::int64_t>({1}), 8);
  }
}

TEST(Updates, TheLastOneOfAStateHolds) {
  Graph g;
  Tensor p = g.state("p", {}), x = g.input("x", {});
  g.update(p, x);
  Executable first = ttc::compile(g, {});
  g.update(p, x * 2);
  Executable second = ttc::compile(g, {});
  second.run({{"x", Array::scalar(3.0f)}});
  expect::values(g.value("p").value(), {6});
  first.run({{"x", Array::scalar(3.0f)}});
  expect::values(g.value("p").value(), {3});
}

TEST(Updates, FollowATrainedParameterByItsValueBeforeTheStep) {
  Graph g;
  Tensor w = g.parameter("w", {1}, ttc::init::constant(1));
  Tensor target = g.parameter("target", {1}, ttc::init::constant(3));
  Tensor loss = ttc::sum(w * 2 + target.detach());
  g.update(target, 0.75 * target + 0.25 * w);
  Executable step = ttc::compile_step(g, loss, ttc::optim::SGD({.lr = 0.1}), {target});
  float w0 = 1, t0 = 3;
  for (int i = 0; i < 3; ++i) {
    const std::vector<Array> out = step.run({});
    expect::values(out[1], {t0});
    t0 = 0.75f * t0 + 0.25f * w0;
    w0 -= 0.2f;
    expect::values(g.value("target").value(), {t0});
    expect::values(g.value("w").value(), {w0});
  }
}

TEST(Updates, AreWrongForWhatIsTrained) {
  Graph g;
  Tensor w = g.parameter("w", {2}), v = g.parameter("v", {2});
  Tensor loss = ttc::sum(w * v);
  g.update(w, w + 1);
  expect::error([&] { ttc::compile_step(g, loss, ttc::optim::SGD()); }, {"'w'", "optimizer", "update"}, __LINE__);
  w.requires_grad(false);
  Executable step = ttc::compile_step(g, loss, ttc::optim::SGD());
  step.run({});
  expect::values(g.value("w").value(), {1, 1});
}

TEST(Updates, NameTheLineOfAWrongValue) {
  Graph g;
  Tensor p = g.state("p", {2}), x = g.input("x", {2}), y = g.input("y", {"B"});
  expect::error([&] { g.update(p, x.to(DType::F64)); }, {"expected [2] f32, got [2] f64"}, __LINE__);
  expect::error([&] { g.update(p, y); }, {"expected [2] f32, got [B] f32"}, __LINE__);
  expect::error([&] { g.update(p, ttc::reshape(x, {1, 2})); }, {"expected [2] f32, got [1, 2] f32"}, __LINE__);
  expect::error([&] { g.update(x, x); }, {"neither a parameter nor a state"}, __LINE__);
  using Tensors = std::vector<Tensor>;
  auto body = [&](const Tensors &carry, const Tensors &) -> ttc::ScanStep {
    g.update(p, x);
    return {carry, {}};
  };
  expect::error([&] { ttc::scan(body, {x}, {ttc::reshape(x, {2, 1})}); }, {"'p'", "within", "carry"});
}

TEST(Updates, ShiftALineOfAThousandStates) {
  Graph g;
  constexpr int taps = 1000;
  std::vector<Tensor> line;
  for (int i = 0; i < taps; ++i)
    line.push_back(g.state(fmt::format("tap{}", i), {4}));
  g.update(line[0], g.input("x", {4}));
  for (std::size_t i = 1; i < line.size(); ++i)
    g.update(line[i], line[i - 1]);
  Executable f = ttc::compile(g, {line.back()});
  for (int i = 0; i < 3; ++i)
    f.run({{"x", Array::full({4}, i + 1)}});
  expect::values(g.value("tap0").value(), {3, 3, 3, 3});
  expect::values(g.value("tap2").value(), {1, 1, 1, 1});
  expect::values(g.value("tap3").value(), {0, 0, 0, 0});
}

TEST(Updates, ExchangeCarriesOfAScan) {
  using Tensors = std::vector<Tensor>;
  Graph g;
  Tensor a = g.input("a", {2}), b = g.input("b", {2}), c = g.input("c", {2}), x = g.input("x", {"T", 2});
  auto body = [](const Tensors &carry, const Tensors &xs) -> ttc::ScanStep {
    return {{carry[1], carry[2], carry[0]}, {carry[0] + xs[0], ttc::reshape(carry[1], {2, 1})}};
  };
  const ttc::ScanResult result = ttc::scan(body, {a, b, c}, {x});
  Executable f = ttc::compile(g, {result.carry[0], result.carry[1], result.carry[2], result.ys[0], result.ys[1]});
  const std::vector<Array> out =
      f.run({{"a", vec({1, 1})}, {"b", vec({2, 2})}, {"c", vec({3, 3})}, {"x", Array::zeros({4, 2})}});
  expect::values(out[0], {2, 2});
  expect::values(out[1], {3, 3});
  expect::values(out[2], {1, 1});
  expect::values(out[3], {1, 1, 2, 2, 3, 3, 1, 1});
  expect::values(out[4], {2, 2, 3, 3, 1, 1, 2, 2});
}

TEST(Updates, OfABatchNormThatIsCalledTwiceHappenTwice) {
  ttc::nn::BatchNorm1d norm(2);
  Graph g;
  Tensor y = norm(norm(g.input("x", {"B", 2})) * 3);
  Executable f = ttc::compile(g, {y});
  f.run({{"x", Array::from<float>({0, 1, 2, 5}, {2, 2})}});
  EXPECT_EQ(norm.parameter("num_batches_tracked").value().item<std::int64_t>(), 2);
  // 0.9 (0.1 mean) + 0.1 * 0: the second mean is zero.
  expect::values(norm.parameter("running_mean").value(), {0.09f, 0.27f}, 1e-5f);
}

/// A value of a random graph: the symbol, and the function of the states that it should be.
struct Value {
  Tensor symbol;
  std::function<std::vector<float>(const std::vector<std::vector<float>> &)> of;
};

TEST(Updates, OfRandomGraphsMatchASimulation) {
  using States = std::vector<std::vector<float>>;
  for (unsigned seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    Graph g;
    const std::size_t count = 2 + below(4);
    States states;
    std::vector<Tensor> symbols;
    for (std::size_t i = 0; i < count; ++i) {
      const float first = static_cast<float>(i + 1);
      symbols.push_back(g.state(fmt::format("s{}", i), {2, 2}, ttc::init::constant(first)));
      states.push_back({first, first, first, first});
    }
    auto pick = [&]() -> Value {
      const std::size_t a = below(count), b = below(count);
      auto moved = [a](const States &s) { return s[a]; };
      switch (below(5)) {
      case 0:
      case 1:
        return {symbols[a], moved};
      case 2:
        return {ttc::reshape(ttc::reshape(symbols[a], {4}), {2, 2}), moved};
      case 3:
        return {symbols[a] + symbols[b] * 0.5, [a, b](const States &s) {
                  std::vector<float> sum;
                  for (std::size_t i = 0; i < 4; ++i)
                    sum.push_back(s[a][i] + 0.5f * s[b][i]);
                  return sum;
                }};
      default:
        return {ttc::transpose(symbols[a], 0, 1),
                [a](const States &s) { return std::vector<float>{s[a][0], s[a][2], s[a][1], s[a][3]}; }};
      }
    };
    std::vector<Value> updates, outputs;
    for (std::size_t i = 0; i < count; ++i) {
      updates.push_back(pick());
      g.update(symbols[i], updates.back().symbol);
      g.value(fmt::format("s{}", i)).set(Array::uniform({2, 2}, seed * 10 + i));
      const Array value = g.value(fmt::format("s{}", i)).value();
      states[i].assign(value.data<float>().begin(), value.data<float>().end());
    }
    std::vector<Tensor> asked;
    for (std::size_t i = below(4); i-- > 0;) {
      outputs.push_back(pick());
      asked.push_back(outputs.back().symbol);
    }
    Executable f = ttc::compile(g, asked, {.threads = 1 + static_cast<int>(below(3))});
    for (int run = 0; run < 3; ++run) {
      const std::vector<Array> out = f.run({});
      for (std::size_t i = 0; i < out.size(); ++i)
        expect::values(out[i], outputs[i].of(states), 1e-5f);
      States next;
      for (const Value &update : updates)
        next.push_back(update.of(states));
      states = next;
      for (std::size_t i = 0; i < count; ++i)
        expect::values(g.value(fmt::format("s{}", i)).value(), states[i], 1e-5f);
    }
  }
}

} // namespace
