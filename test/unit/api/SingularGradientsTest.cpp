// Gradients where formulas divide by 0, take logarithms of 0 or meet infinities and NaN. The values are torch's.
#include "Evaluate.h"

using namespace evaluate;
using ttc::Array, ttc::Graph, ttc::Tensor;

namespace {

/// A tensor of x's shape with `number` everywhere.
Tensor filled(const Tensor &x, double number) { return ttc::expand(x.graph().scalar(number, x.dtype()), x.shape()); }

/// The gradients of the sum of f(x, y) by both.
void expect_gradients(const std::function<Tensor(const Tensor &, const Tensor &)> &f, const std::vector<float> &xs,
                      const std::vector<float> &ys, const std::vector<double> &dx, const std::vector<double> &dy) {
  Graph g;
  const auto n = static_cast<std::int64_t>(xs.size());
  Tensor x = g.input("x", {n}), y = g.input("y", {n});
  const std::vector<Tensor> gradients = ttc::grad(ttc::sum(f(x, y)), {x, y});
  const std::vector<Array> got = ttc::compile(g, gradients).run({{"x", floats(xs)}, {"y", floats(ys)}});
  expect_near(got[0], dx);
  expect_near(got[1], dy);
}

} // namespace

TEST(SingularGradients, OfBinaryCrossEntropyAtItsEndsAreBounded) {
  auto loss = [](std::vector<float> target) {
    return [=](Tensor x) { return ttc::binary_cross_entropy(x, x.graph().constant(floats(target)), {}, "none"); };
  };
  const Array x = floats({0, 0, 1, 1, 0.5, 1e-30f, 0.25f});
  const auto f = loss({0, 1, 0, 1, 0, 1, 0.5f});
  expect_near(value(f, x), {0, 100, 100, 0, 0.69314718, 69.0775528, 0.8369882});
  expect_near(gradient(f, x), {0, -1e12, 1e12, 0, 2, -1e12, -1.3333333});
  expect_near(second_gradient(f, floats({0.25f, 0.75f, 0, 1, 0, 1, 0.5f})).reshape({7}).narrow0(0, 2),
              {1.7777778, 1.7777778});
  // A saturated sigmoid.
  auto saturated = [](Tensor z) { return ttc::binary_cross_entropy(sigmoid(z), z.graph().constant(floats({1, 0}))); };
  expect_near(gradient(saturated, floats({110, -110})), {0, 0});
  // By the target: log(1 - x) - log(x).
  Graph g;
  Tensor p = g.constant(floats({0, 1, 0.25f})), t = g.input("t", {3});
  const std::vector<Tensor> by_target = ttc::grad(ttc::binary_cross_entropy(p, t, {}, "sum"), {t});
  expect_near(ttc::eval(by_target[0], {{"t", floats({0, 1, 0.5f})}}), {inf, -inf, 1.0986123});
}

TEST(SingularGradients, OfBinaryCrossEntropyWithLogitsAtInfinity) {
  for (const auto &[target, wanted] : {std::pair(0.0, std::vector<double>{NaN, 1, 0, 0.5, 1, 0}),
                                       std::pair(1.0, std::vector<double>{NaN, 0, -1, -0.5, 0, -1})}) {
    auto loss = [&](Tensor x) { return ttc::binary_cross_entropy_with_logits(x, filled(x, target), {}, {}, "none"); };
    expect_near(gradient(loss, floats({NaN, inf, -inf, 0, 200, -200})), wanted);
  }
}

TEST(SingularGradients, OfSpreadsOfAConstantAreZero) {
  const Array x = floats({1, 1, 1});
  expect_near(gradient([](Tensor t) { return ttc::std(t); }, x), {0, 0, 0});
  expect_near(gradient([](Tensor t) { return ttc::var(t); }, x), {0, 0, 0});
  expect_near(second_gradient([](Tensor t) { return ttc::std(t); }, x), {0, 0, 0});
  expect_near(gradient([](Tensor t) { return ttc::std(t, {}, false, 0); }, floats({1})), {0});
  expect_near(value([](Tensor t) { return ttc::std(t); }, floats({1})), {NaN});
  expect_near(gradient([](Tensor t) { return ttc::std(t); }, floats({1})), {NaN});
  expect_near(gradient([](Tensor t) { return ttc::layer_norm(t, {3}); }, x), {0, 0, 0});
  expect_near(gradient([](Tensor t) { return ttc::rms_norm(t, {3}); }, floats({0, 0, 0})), {1000, 1000, 1000});
}

TEST(SingularGradients, OfNormsAtZeroAreZero) {
  for (const double p : {0.5, 1.0, 1.5, 2.0, 2.5, 3.0, double(inf), -1.0, -double(inf)}) {
    auto length = [=](Tensor x) { return ttc::norm(x, p); };
    expect_near(gradient(length, floats({0, 0})), {0, 0});
    expect_near(gradient(length, floats({0, 3})), {0, p < 0 ? 0.0 : 1.0});
    expect_near(value(length, floats({0, 3})), {p < 0 ? 0.0 : 3.0});
    expect_near(value(length, floats({0, 0})), {0});
  }
  auto length = [](double p) { return [=](Tensor x) { return ttc::norm(x, p); }; };
  const Array x = floats({3, -3, 1});
  expect_near(value(length(0), floats({0, 3})), {1});
  expect_near(value(length(0.5), x), {19.9282055});
  expect_near(gradient(length(0.5), x), {2.57735038, -2.57735038, 4.46410179});
  expect_near(gradient(length(1.5), x), {0.76976252, -0.76976252, 0.44442260});
  expect_near(gradient(length(3), x), {0.62230128, -0.62230128, 0.06914458});
  expect_near(gradient(length(inf), x), {0.5, -0.5, 0});
  expect_near(gradient(length(-1), x), {0.04, -0.04, 0.36});
  expect_near(gradient(length(-inf), x), {0, 0, 1});
  expect_near(second_gradient(length(3), floats({0, 0})), {0, 0});
  expect_near(value(length(-1), floats({inf, inf})), {inf});
}

TEST(SingularGradients, OfLossesAtInfinity) {
  const Array x = floats({NaN, inf, -inf, 0, 1, -1, 1e30f});
  auto huber = [](Tensor t) { return ttc::huber_loss(t, filled(t, 0), "none"); };
  auto smooth = [](Tensor t) { return ttc::smooth_l1_loss(t, filled(t, 0), "none"); };
  for (const Function &loss : {Function(huber), Function(smooth)}) {
    expect_near(value(loss, x), {NaN, inf, inf, 0, 0.5, 0.5, 1e30});
    expect_near(gradient(loss, x), {NaN, 1, -1, 0, 1, -1, 1});
  }
  auto wide = [](Tensor t) { return ttc::huber_loss(t, filled(t, 0), "none", 2); };
  expect_near(gradient(wide, floats({NaN, inf, -inf, 0, 2, -2, 1})), {NaN, 2, -2, 0, 2, -2, 1});
  auto small = [](Tensor t) { return ttc::smooth_l1_loss(t, filled(t, 0), "none", 0.5); };
  expect_near(gradient(small, floats({0.25f, -0.5f, 3})), {0.5, -1, 1});
  auto to_infinity = [](Tensor t) { return ttc::huber_loss(t, filled(t, inf), "none"); };
  expect_near(gradient(to_infinity, floats({NaN, inf, -inf, 0})), {NaN, NaN, -1, -1});
  auto l1 = [](Tensor t) { return ttc::l1_loss(t, filled(t, 0), "none"); };
  expect_near(gradient(l1, x), {0, 1, -1, 0, 1, -1, 1});
  auto mse = [](Tensor t) { return ttc::mse_loss(t, filled(t, 0), "none"); };
  expect_near(gradient(mse, floats({NaN, inf, -inf, 0})), {NaN, inf, -inf, 0});
}

TEST(SingularGradients, OfActivations) {
  struct Case {
    const char *name;
    Function function;
    std::vector<double> values, gradients;
  };
  // NaN, inf, -inf, 0, 3, -3, 6, 100.
  const Array x = floats({NaN, inf, -inf, 0, 3, -3, 6, 100});
  const Case cases[] = {
      {"relu", [](Tensor t) { return ttc::relu(t); }, {NaN, inf, 0, 0, 3, 0, 6, 100}, {1, 1, 0, 0, 1, 0, 1, 1}},
      {"relu6", [](Tensor t) { return ttc::relu6(t); }, {NaN, 6, 0, 0, 3, 0, 6, 6}, {1, 0, 0, 0, 1, 0, 0, 0}},
      {"hardswish",
       [](Tensor t) { return ttc::hardswish(t); },
       {NaN, inf, NaN, 0, 3, 0, 6, 100},
       {1, 1, 0, 0.5, 1, 0, 1, 1}},
      {"hardsigmoid",
       [](Tensor t) { return ttc::hardsigmoid(t); },
       {NaN, 1, 0, 0.5, 1, 0, 1, 1},
       {0, 0, 0, 1 / 6.0, 0, 0, 0, 0}},
      {"elu",
       [](Tensor t) { return ttc::elu(t); },
       {NaN, inf, -1, 0, 3, -0.950212955, 6, 100},
       {1, 1, 0, 1, 1, 0.049787067, 1, 1}},
      {"elu, alpha 2",
       [](Tensor t) { return ttc::elu(t, 2); },
       {NaN, inf, -2, 0, 3, -1.90042591, 6, 100},
       {1, 1, 0, 2, 1, 0.099574134, 1, 1}},
      {"softplus",
       [](Tensor t) { return ttc::softplus(t); },
       {NaN, inf, 0, 0.69314718, 3.04858732, 0.048587352, 6.00247574, 100},
       {NaN, 1, 0, 0.5, 0.95257413, 0.047425874, 0.99752736, 1}},
      {"logsigmoid",
       [](Tensor t) { return ttc::logsigmoid(t); },
       {NaN, 0, -inf, -0.69314718, -0.048587352, -3.04858732, -0.0024756852, 0},
       {NaN, 0, 1, 0.5, 0.047425874, 0.95257413, 0.0024726232, 0}},
      {"leaky_relu",
       [](Tensor t) { return ttc::leaky_relu(t); },
       {NaN, inf, -inf, 0, 3, -0.03, 6, 100},
       {0.01, 1, 0.01, 0.01, 1, 0.01, 1, 1}},
      {"clamp", [](Tensor t) { return ttc::clamp(t, -1, 3); }, {NaN, 3, -1, 0, 3, -1, 3, 3}, {0, 0, 0, 1, 0, 0, 0, 0}},
      {"abs", [](Tensor t) { return ttc::abs(t); }, {NaN, inf, inf, 0, 3, 3, 6, 100}, {0, 1, -1, 0, 1, -1, 1, 1}},
      {"tanh",
       [](Tensor t) { return ttc::tanh(t); },
       {NaN, 1, -1, 0, 0.99505478, -0.99505478, 0.99998772, 1},
       {NaN, 0, 0, 1, 0.00986603717, 0.00986603717, 2.4576547e-5, 0}},
  };
  for (const Case &each : cases) {
    SCOPED_TRACE(each.name);
    // logsigmoid(100) and tanh'(100) are no more than 1e-43.
    const Array got = value(each.function, x), slope = gradient(each.function, x);
    expect_near(got, each.values, 4e-6);
    expect_near(slope, each.gradients, 4e-6);
  }
}

TEST(SingularGradients, OfEluInItsTailKeepTheirDigits) {
  auto f = [](Tensor x) { return ttc::elu(x); };
  const Array x = floats({-8.5f, -17, 1, 200});
  expect_near(gradient(f, x), {std::exp(-8.5), std::exp(-17.0), 1, 1}, 1e-6);
  expect_near(second_gradient(f, x), {std::exp(-8.5), std::exp(-17.0), 0, 0}, 1e-6);
}

TEST(SingularGradients, OfBoundsThatAreNaN) {
  auto low = [](Tensor x) { return ttc::clamp(x, NAN, 1); };
  expect_near(value(low, floats({1, 2})), {NaN, NaN});
  expect_near(gradient(low, floats({1, 2})), {0, 0});
  auto high = [](Tensor x) { return ttc::clamp(x, 0, NAN); };
  expect_near(value(high, floats({1, 2})), {NaN, NaN});
}

TEST(SingularGradients, OfAnglesAndPowers) {
  auto angle = [](const Tensor &x, const Tensor &y) { return ttc::atan2(x, y); };
  expect_gradients(angle, {0, 0, 0, 1, 1e-30f}, {0, -0.f, -1, 0, 1e-30f}, {0, 0, -1, 0, 0}, {0, 0, 0, -1, 0});
  auto power = [](const Tensor &x, const Tensor &y) { return ttc::pow(x, y); };
  expect_gradients(power, {0, 0, 0, 0, 2, 1}, {0, 1, 2, -1, 0, inf}, {0, 1, 0, -inf, 0, inf},
                   {0, 0, 0, -inf, 0.69314718, 0});
  auto of_zero = [](double p) { return [=](Tensor x) { return ttc::pow(x, p); }; };
  const Array x = floats({0, 2, inf});
  expect_near(gradient(of_zero(0), x), {0, 0, 0});
  expect_near(gradient(of_zero(0.5), x), {inf, 0.35355338, 0});
  expect_near(gradient(of_zero(1.5), x), {0, 2.1213202, inf});
  expect_near(gradient(of_zero(3), x), {0, 12, inf});
  expect_near(gradient(of_zero(-2), x), {-inf, -0.25, 0});
}

TEST(SingularGradients, OfExtremesAreSharedAmongTies) {
  const Array x = floats({1, 3, 3});
  expect_near(gradient([](Tensor t) { return ttc::amax(t); }, x), {0, 0.5, 0.5});
  expect_near(gradient([](Tensor t) { return ttc::max(t); }, x), {0, 0.5, 0.5});
  expect_near(gradient([](Tensor t) { return ttc::max(t, 0).values; }, x), {0, 1, 0});
  expect_near(gradient([](Tensor t) { return ttc::amax(t); }, floats({1, inf, inf})), {0, 0.5, 0.5});
  auto greater = [](const Tensor &a, const Tensor &b) { return ttc::maximum(a, b); };
  expect_gradients(greater, {1, NaN, 1, inf, 0}, {1, 1, NaN, inf, -0.f}, {0.5, 1, 1, 0.5, 0.5}, {0.5, 1, 1, 0.5, 0.5});
}

TEST(SingularGradients, OfSoftmaxBesideMinusInfinity) {
  const Array x = floats({-inf, 0, 1}), none = floats({-inf, -inf});
  auto weighted = [](Tensor y) { return y * y.graph().constant(floats({1, 2, 3})); };
  expect_near(gradient([&](Tensor t) { return weighted(ttc::softmax(t, 0)); }, x), {0, -0.19661193, 0.19661193});
  expect_near(gradient([](Tensor t) { return ttc::slice(ttc::log_softmax(t, 0), 0, 1); }, x),
              {0, 0.46211716, -0.46211716});
  expect_near(gradient([](Tensor t) { return ttc::logsumexp(t, 0); }, floats({-inf, 0})), {0, 1});
  expect_near(value([](Tensor t) { return ttc::logsumexp(t, 0); }, none), {-inf});
  auto entropy = [](Tensor t) {
    return ttc::cross_entropy(ttc::reshape(t, {1, 3}), t.graph().constant(wholes({1})), {.reduction = "none"});
  };
  expect_near(value(entropy, x), {1.3132617});
  expect_near(gradient(entropy, x), {0, -0.73105858, 0.73105858});
}

TEST(SingularGradients, OfProductsWithZerosAndInfinities) {
  auto product = [](Tensor t) { return ttc::prod(t); };
  auto products = [](Tensor t) { return ttc::cumprod(t, 0); };
  expect_near(gradient(product, floats({0, 2, 3})), {6, 0, 0});
  expect_near(gradient(product, floats({0, 0, 3})), {0, 0, 0});
  expect_near(gradient(products, floats({0, 2, 3})), {9, 0, 0});
  expect_near(gradient(products, floats({0, 0, 3})), {1, 0, 0});
  expect_near(value(products, floats({inf, 2})), {inf, inf});
  expect_near(value(products, floats({1, -inf, 2, 0, 3})), {1, -inf, -inf, NaN, NaN});
  expect_near(value(products, floats({2, 3, 4})), {2, 6, 24});
  expect_near(value([](Tensor t) { return ttc::cumsum(t, 0); }, floats({1, -inf, inf, 2})), {1, -inf, NaN, NaN});
}

TEST(SingularGradients, OfDivergencesWithZeros) {
  auto divergence = [](std::vector<float> target, bool log_target) {
    return [=](Tensor x) { return ttc::kl_div(x, x.graph().constant(floats(target)), "none", log_target); };
  };
  const Array x = floats({-1, -1, -inf, -2, -1});
  expect_near(value(divergence({0, 0.5f, 0.5f, -0.5f, NaN}, false), x), {0, 0.15342641, inf, NaN, NaN});
  expect_near(gradient(divergence({0, 0.5f, 0.5f, -0.5f, NaN}, false), x), {0, -0.5, -0.5, 0.5, NaN});
  expect_near(gradient(divergence({-1, -1, -1, 0, NaN}, true), x), {-0.36787945, -0.36787945, -0.36787945, -1, NaN});
}

TEST(SingularGradients, OfClassesThatAreAllIgnored) {
  auto loss = [](const char *reduction) {
    return [=](Tensor x) {
      return ttc::cross_entropy(ttc::reshape(x, {2, 3}), x.graph().constant(wholes({-100, -100})),
                                {.reduction = reduction});
    };
  };
  const Array x = floats({0, 1, 2, 3, 4, 5});
  expect_near(value(loss("mean"), x), {NaN});
  expect_near(value(loss("sum"), x), {0});
  expect_near(value(loss("none"), x), {0, 0});
  expect_near(gradient(loss("mean"), x), {0, 0, 0, 0, 0, 0});
}

TEST(SingularGradients, OfSimilaritiesToZero) {
  auto to_ones = [](Tensor x) { return ttc::cosine_similarity(ttc::reshape(x, {1, 2}), filled(x, 1)); };
  expect_near(gradient(to_ones, floats({0, 0})), {70710680, 70710680});
  auto to_itself = [](Tensor x) { return ttc::cosine_similarity(x, x, 0); };
  expect_near(gradient(to_itself, floats({0, 0})), {0, 0});
}
