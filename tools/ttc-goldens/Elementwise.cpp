// Elementwise operations.
#include "Registry.h"

namespace goldens {

namespace {

using ttc::Tensor;

/// Functions of x alone.
#define UNARY(op)                                                                                                      \
  {                                                                                                                    \
#op, [](const Tensor &x) { return ttc::op(x); }                                                                    \
  }
const std::map<std::string, Tensor (*)(const Tensor &)> unary = {
    UNARY(neg),  UNARY(abs),  UNARY(sign),      UNARY(floor),       UNARY(ceil),       UNARY(reciprocal), UNARY(square),
    UNARY(exp),  UNARY(log),  UNARY(log1p),     UNARY(expm1),       UNARY(sqrt),       UNARY(rsqrt),      UNARY(sin),
    UNARY(cos),  UNARY(tan),  UNARY(tanh),      UNARY(sigmoid),     UNARY(erf),        UNARY(relu),       UNARY(relu6),
    UNARY(silu), UNARY(mish), UNARY(hardswish), UNARY(hardsigmoid), UNARY(logsigmoid), UNARY(logical_not)};
#undef UNARY

/// Functions of x and other.
#define BINARY(op)                                                                                                     \
  {                                                                                                                    \
#op, [](const Tensor &x, const Tensor &other) { return ttc::op(x, other); }                                        \
  }
const std::map<std::string, Tensor (*)(const Tensor &, const Tensor &)> binary = {
    BINARY(mul),   BINARY(fmod), BINARY(maximum),     BINARY(minimum),    BINARY(pow),
    BINARY(atan2), BINARY(eq),   BINARY(ne),          BINARY(lt),         BINARY(le),
    BINARY(gt),    BINARY(ge),   BINARY(logical_and), BINARY(logical_or), BINARY(logical_xor)};
#undef BINARY

/// An attribute that is a whole number or a fraction, as in Python.
ttc::Scalar scalar(const Json &json) {
  return json.is_number_integer() ? ttc::Scalar(json.get<std::int64_t>()) : ttc::Scalar(number(json));
}

} // namespace

void add_elementwise(Registry &r) {
  for (const auto &[name, function] : unary)
    r[name] = single([f = function](const Call &c) { return f(c.x()); });
  for (const auto &[name, function] : binary)
    r[name] = single([f = function](const Call &c) { return f(c.x(), c.other()); });
  r["detach"] = single([](const Call &c) { return c.x().detach(); });
  r["round"] = single([](const Call &c) { return round(c.x(), static_cast<int>(c.integer("decimals"))); });
  r["clamp"] = single([](const Call &c) { return clamp(c.x(), c.optional_real("min"), c.optional_real("max")); });
  r["leaky_relu"] = single([](const Call &c) { return leaky_relu(c.x(), c.real("negative_slope")); });
  r["elu"] = single([](const Call &c) { return elu(c.x(), c.real("alpha")); });
  r["gelu"] = single([](const Call &c) { return gelu(c.x(), c.text("approximate")); });
  r["softplus"] = single([](const Call &c) { return softplus(c.x(), c.real("beta"), c.real("threshold")); });
  r["add"] = single([](const Call &c) {
    return add(c.x(), c.other(), c.is_null("alpha") ? ttc::Scalar(1) : scalar(c.attr("alpha")));
  });
  r["sub"] = single([](const Call &c) {
    return sub(c.x(), c.other(), c.is_null("alpha") ? ttc::Scalar(1) : scalar(c.attr("alpha")));
  });
  r["div"] = single(
      [](const Call &c) { return div(c.x(), c.other(), c.is_null("rounding_mode") ? "" : c.text("rounding_mode")); });
  r["add_scalar"] = single([](const Call &c) { return c.x() + scalar(c.attr("other")); });
  r["mul_scalar"] = single([](const Call &c) { return c.x() * scalar(c.attr("other")); });
  r["pow_scalar"] = single([](const Call &c) { return pow(c.x(), scalar(c.attr("exponent"))); });
  r["scalar_pow"] = single([](const Call &c) { return pow(scalar(c.attr("base")), c.x()); });
  r["where"] = single([](const Call &c) { return where(c["condition"], c.x(), c.other()); });
  r["masked_fill"] = single([](const Call &c) { return masked_fill(c.x(), c["mask"], c.real("value")); });
  r["lerp"] = single([](const Call &c) { return lerp(c.x(), c["end"], c["weight"]); });
  r["lerp_scalar"] = single([](const Call &c) { return lerp(c.x(), c["end"], c.real("weight")); });
  r["addcmul"] = single([](const Call &c) { return addcmul(c.x(), c["tensor1"], c["tensor2"], c.real("value")); });
}

} // namespace goldens
