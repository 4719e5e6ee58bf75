// The elementwise functions whose errors are measured, with references in double precision.
#include "Functions.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace ttc::ulp {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// 1 / (1 + e^-x), without overflow of intermediate values that would matter.
double logistic(double x) { return x < 0 ? std::exp(x) / (1 + std::exp(x)) : 1 / (1 + std::exp(-x)); }

/// ln(1 + e^x).
double softplus(double x) { return x > 20 ? x : std::log1p(std::exp(x)); }

/// At -infinity torch multiplies -infinity by 0.
double gelu(double x) { return x == kInfinity ? x : x * (0.5 * std::erfc(-x / std::numbers::sqrt2)); }

/// x / (1 + e^-2u), u = sqrt(2/pi) (x + 0.044715 x^3); the exponential has 2^-44 of relative error where it underflows
/// in f32.
double gelu_tanh(double x) {
  if (x == kInfinity)
    return x;
  const double twice = 2 * std::sqrt(2 / std::numbers::pi) * x * (1 + 0.044715 * x * x);
  return x * (1 / (1 + std::exp(-twice)));
}

/// x tanh(ln(1 + e^x)).
double mish(double x) { return x * std::tanh(std::log1p(std::exp(std::min(x, 700.0)))); }

/// A number in the graph of `x`.
Tensor constant(const Tensor &x, float number) { return x.graph().constant(Array::scalar(number)); }

const Function kFunctions[] = {
    {"exp", [](const Tensor &x) { return exp(x); }, [](double x) { return std::exp(x); }, 1.5},
    {"expm1", [](const Tensor &x) { return expm1(x); }, [](double x) { return std::expm1(x); }, 2},
    {"log", [](const Tensor &x) { return log(x); }, [](double x) { return std::log(x); }, 1.5},
    {"log1p", [](const Tensor &x) { return log1p(x); }, [](double x) { return std::log1p(x); }, 2},
    {"sqrt", [](const Tensor &x) { return sqrt(x); }, [](double x) { return std::sqrt(x); }, 0.5},
    {"rsqrt", [](const Tensor &x) { return rsqrt(x); }, [](double x) { return 1 / std::sqrt(x); }, 1.5},
    {"sin", [](const Tensor &x) { return sin(x); }, [](double x) { return std::sin(x); }, 2},
    {"cos", [](const Tensor &x) { return cos(x); }, [](double x) { return std::cos(x); }, 2},
    {"tan", [](const Tensor &x) { return tan(x); }, [](double x) { return std::tan(x); }, 4},
    {"tanh", [](const Tensor &x) { return tanh(x); }, [](double x) { return std::tanh(x); }, 3},
    {"sigmoid", [](const Tensor &x) { return sigmoid(x); }, logistic, 3},
    {"erf", [](const Tensor &x) { return erf(x); }, [](double x) { return std::erf(x); }, 2},
    {"gelu", [](const Tensor &x) { return gelu(x); }, gelu, 4},
    {"gelu_tanh", [](const Tensor &x) { return gelu(x, "tanh"); }, gelu_tanh, 4},
    {"silu", [](const Tensor &x) { return silu(x); },
     [](double x) { return x < -800 ? x * std::exp(x) : x * logistic(x); }, 4},
    {"softplus", [](const Tensor &x) { return softplus(x); }, softplus, 2},
    {"logsigmoid", [](const Tensor &x) { return logsigmoid(x); }, [](double x) { return -softplus(-x); }, 2},
    {"mish", [](const Tensor &x) { return mish(x); }, mish, 4},
    {"elu", [](const Tensor &x) { return elu(x); }, [](double x) { return x > 0 ? x : std::expm1(x); }, 2},
    {"pow(x,2.5)", [](const Tensor &x) { return pow(x, 2.5); }, [](double x) { return std::pow(x, 2.5); }, 0.6},
    {"pow(x,-3)", [](const Tensor &x) { return pow(x, -3); }, [](double x) { return std::pow(x, -3); }, 0.6},
    {"pow(0.7,x)", [](const Tensor &x) { return pow(0.7, x); },
     [](double x) { return std::pow(static_cast<double>(0.7f), x); }, 0.6},
    {"atan2(x,1)", [](const Tensor &x) { return atan2(x, constant(x, 1)); },
     [](double x) { return std::atan2(x, 1.0); }, 2},
    {"atan2(x,-3)", [](const Tensor &x) { return atan2(x, constant(x, -3)); },
     [](double x) { return std::atan2(x, -3.0); }, 2},
};

} // namespace

std::span<const Function> functions() { return kFunctions; }

} // namespace ttc::ulp
