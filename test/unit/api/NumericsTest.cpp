// Errors and special values of elementwise functions as compiled.
#include "tools/ttc-ulp/Sweep.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

using ttc::Array;
using ttc::Graph;
using ttc::Tensor;

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr float kLeast = 0x1p-149f, kGreatest = std::numeric_limits<float>::max();

/// The values of all functions of ttc-ulp at `arguments`, from one program.
std::vector<Array> evaluate(const std::vector<float> &arguments) {
  const auto count = static_cast<std::int64_t>(arguments.size());
  Graph graph("numerics");
  Tensor x = graph.input("x", {count});
  std::vector<Tensor> outputs;
  for (const ttc::ulp::Function &function : ttc::ulp::functions())
    outputs.push_back(function.build(x));
  return ttc::compile(graph, outputs).run({{"x", Array::from<float>(arguments, {count})}});
}

/// Whether both are NaN, or equal with the same sign.
bool same(float a, float b) {
  return (std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b));
}

} // namespace

TEST(Numerics, FunctionsStayWithinTheirBoundsEverywhere) {
  std::vector<float> arguments;
  for (std::uint64_t bits = 0; bits < std::uint64_t{1} << 32; bits += 1000003)
    arguments.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
  for (float x = -16; x < 16; x += 0x1.23p-7f)
    arguments.push_back(x);
  const std::vector<Array> values = evaluate(arguments);
  for (std::size_t f = 0; f < values.size(); ++f) {
    const ttc::ulp::Function &function = ttc::ulp::functions()[f];
    std::size_t worst = 0;
    double error = 0;
    for (std::size_t i = 0; i < arguments.size(); ++i)
      if (double here = ttc::ulp::error(values[f].data<float>()[i], function.reference(arguments[i])); here > error) {
        error = here;
        worst = i;
      }
    EXPECT_LE(error, function.bound) << function.name << " at " << arguments[worst];
  }
}

TEST(Numerics, SpecialValuesAreThoseOfTorch) {
  const std::vector<float> x = {0.0f, -0.0f, kInfinity, -kInfinity, kNaN, kLeast, -kLeast, kGreatest};
  struct Expected {
    const char *name;
    std::vector<float> values;
  };
  const float halfPi = 0x1.921fb6p+0f;
  const Expected table[] = {
      {"exp", {1, 1, kInfinity, 0, kNaN, 1, 1, kInfinity}},
      {"expm1", {0, -0.0f, kInfinity, -1, kNaN, kLeast, -kLeast, kInfinity}},
      {"log", {-kInfinity, -kInfinity, kInfinity, kNaN, kNaN, -0x1.9d1dap+6f, kNaN, 0x1.62e43p+6f}},
      {"log1p", {0, -0.0f, kInfinity, kNaN, kNaN, kLeast, -kLeast, 0x1.62e43p+6f}},
      {"sqrt", {0, -0.0f, kInfinity, kNaN, kNaN, 0x1.6a09e6p-75f, kNaN, 0x1.fffffep+63f}},
      {"sin", {0, -0.0f, kNaN, kNaN, kNaN, kLeast, -kLeast, -0x1.0b3366p-1f}},
      {"cos", {1, 1, kNaN, kNaN, kNaN, 1, 1, 0x1.b4bf2cp-1f}},
      {"tanh", {0, -0.0f, 1, -1, kNaN, kLeast, -kLeast, 1}},
      {"sigmoid", {0.5f, 0.5f, 1, 0, kNaN, 0.5f, 0.5f, 1}},
      {"erf", {0, -0.0f, 1, -1, kNaN, kLeast, -kLeast, 1}},
      {"gelu", {0, -0.0f, kInfinity, kNaN, kNaN, 0, -0.0f, kGreatest}},
      {"gelu_tanh", {0, -0.0f, kInfinity, kNaN, kNaN, 0, -0.0f, kGreatest}},
      {"silu", {0, -0.0f, kInfinity, kNaN, kNaN, 0, -0.0f, kGreatest}},
      {"mish", {0, -0.0f, kInfinity, kNaN, kNaN, kLeast, -kLeast, kGreatest}},
      {"atan2(x,1)", {0, -0.0f, halfPi, -halfPi, kNaN, kLeast, -kLeast, halfPi}},
  };
  const std::vector<Array> values = evaluate(x);
  for (const Expected &expected : table)
    for (std::size_t f = 0; f < values.size(); ++f)
      for (std::size_t i = 0; i < x.size() && ttc::ulp::functions()[f].name == expected.name; ++i)
        EXPECT_TRUE(same(values[f].data<float>()[i], expected.values[i]))
            << expected.name << " at " << x[i] << ": " << values[f].data<float>()[i] << ", expected "
            << expected.values[i];
}

TEST(Numerics, PowersAndAnglesOfPairsAreThoseOfC) {
  const std::vector<float> special = {0.0f,       -0.0f,  1,       -1,        0.5f,    -0.5f,     2,
                                      -2,         3,      -3,      0.75f,     -7.25f,  kInfinity, kNaN,
                                      -kInfinity, 1e-40f, -1e-40f, kGreatest, 8388609, -8388609,  16777216};
  std::vector<float> xs, ys;
  for (float x : special)
    for (float y : special) {
      xs.push_back(x);
      ys.push_back(y);
    }
  const auto count = static_cast<std::int64_t>(xs.size());
  Graph graph("pairs");
  Tensor x = graph.input("x", {count}), y = graph.input("y", {count});
  const std::vector<Array> values =
      ttc::compile(graph, {ttc::pow(x, y), ttc::atan2(x, y)})
          .run({{"x", Array::from<float>(xs, {count})}, {"y", Array::from<float>(ys, {count})}});
  for (std::size_t i = 0; i < xs.size(); ++i) {
    const double power = std::pow(static_cast<double>(xs[i]), ys[i]),
                 angle = std::atan2(static_cast<double>(xs[i]), ys[i]);
    EXPECT_LE(ttc::ulp::error(values[0].data<float>()[i], power), 0.6) << "pow " << xs[i] << " " << ys[i];
    EXPECT_LE(ttc::ulp::error(values[1].data<float>()[i], angle), 2) << "atan2 " << xs[i] << " " << ys[i];
  }
}

TEST(Numerics, DoublesKeepTheirDigits) {
  const double infinity = std::numeric_limits<double>::infinity();
  std::vector<double> arguments = {0,     -0.0, 1e-300, -1e-17, 1e-9, -3e-6,    0.25,
                                   -0.75, 5,    -40,    709,    800,  infinity, -infinity};
  const auto count = static_cast<std::int64_t>(arguments.size());
  Graph graph("doubles");
  Tensor x = graph.input("x", {count}, ttc::DType::F64);
  const std::vector<Array> values =
      ttc::compile(graph, {ttc::expm1(x), ttc::log1p(ttc::abs(x)), ttc::softplus(x), ttc::gelu(x)})
          .run({{"x", Array::from<double>(arguments, {count})}});
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const double a = arguments[i];
    EXPECT_DOUBLE_EQ(values[0].data<double>()[i], std::expm1(a));
    EXPECT_DOUBLE_EQ(values[1].data<double>()[i], std::log1p(std::abs(a)));
    EXPECT_DOUBLE_EQ(values[2].data<double>()[i], a > 20 ? a : std::log1p(std::exp(a)));
    if (a != 0 && !std::isinf(a)) {
      EXPECT_NEAR(values[3].data<double>()[i] / a, 0.5 * std::erfc(-a / std::sqrt(2.0)), 1e-15);
    }
  }
}
