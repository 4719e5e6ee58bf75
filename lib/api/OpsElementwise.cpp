// Elementwise operations.
#include "ttc/ops/Elementwise.h"

#include "lib/api/Emit.h"
#include "ttc/ops/Shaping.h"

#include <cmath>
#include <fmt/format.h>
#include <string_view>

namespace ttc {

using namespace detail;

namespace {

/// A function that torch defines for floating numbers, whole ones being converted.
Tensor floating(const char *op, const Tensor &x, Location where, const std::vector<Attr> &attrs = {}) {
  return in_f32(where, [&](const Tensor &v) { return emit(op, {as_floating(v, where)}, attrs, where); }, x);
}

/// A function of numbers of any type; Bool counts as i64.
Tensor numeric(const char *op, const Tensor &x, Location where) {
  return emit(op, {x.dtype(where) == DType::Bool ? x.to(DType::I64, where) : x}, {}, where);
}

Tensor binary(const char *op, const Tensor &a, const Tensor &b, Location where) {
  auto [x, y] = promoted(a, b, where);
  const std::string_view name = op;
  if (x.dtype(where) != DType::Bool || name == "eq" || name == "ne")
    return emit(op, {x, y}, {}, where);
  if (name == "sub")
    fail("sub: expected numbers, got bool; use logical_xor or logical_not", where);
  if (name == "add" || name == "maximum")
    return emit("logical_or", {x, y}, {}, where);
  if (name == "mul" || name == "minimum")
    return emit("logical_and", {x, y}, {}, where);
  return emit(op, {x.to(DType::I64, where), y.to(DType::I64, where)}, {}, where);
}

Tensor floating_binary(const char *op, const Tensor &a, const Tensor &b, Location where) {
  auto [p, q] = promoted(a, b, where);
  auto body = [&](const Tensor &x, const Tensor &y) {
    return emit(op, {as_floating(x, where), as_floating(y, where)}, {}, where);
  };
  return in_f32(where, body, p, q);
}

/// A function of a tensor and a number, which a half is not rounded to before.
template <typename Body> Tensor with_number(const Tensor &a, Scalar b, Location where, Body body) {
  return in_f32(where, [&](const Tensor &x) { return body(x, number_like(x, b, where)); }, a);
}

/// a + alpha b, or a - alpha b by "sub".
Tensor plus_multiple(const char *op, const Tensor &a, const Tensor &b, Scalar alpha, Location where) {
  if (alpha == 1)
    return binary(op, a, b, where);
  const DType common = promote(a.dtype(where), b.dtype(where));
  if (alpha.is_floating() && !is_floating_point(common))
    fail(fmt::format("{}: expected a whole alpha for {}, got {}", op, name(common), alpha.to_string()), where);
  if (common == DType::Bool)
    return binary(op, a, binary("mul", b, constant_like(b, alpha, where), where), where);
  return in_f32(
      where, [&](const Tensor &x, const Tensor &y) { return binary(op, x, mul(y, alpha, where), where); }, a, b);
}

/// A number that is chosen beside elements of x, in whose range it must be.
Tensor choice_like(const Tensor &x, Scalar value, Location where) {
  const DType dtype = promote(x.dtype(where), value);
  return constant_like(x, element_of("where", dtype, value, where), dtype, where);
}

/// Rounds towards zero.
Tensor trunc(const Tensor &x, Location where) {
  return ttc::where(lt(x, 0, where), ceil(x, where), floor(x, where), where);
}

/// `whole`, the quotient by y rounded towards zero that leaves `rest`, rounded down instead.
Tensor rounded_down(const Tensor &whole, const Tensor &rest, const Tensor &y, Location where) {
  Tensor above = logical_and(ne(rest, 0, where), ne(lt(rest, 0, where), lt(y, 0, where), where), where);
  return ttc::where(above, sub(whole, 1, where), whole, where);
}

/// The quotient of whole numbers, rounded towards zero or down.
Tensor whole_quotient(const Tensor &a, const Tensor &b, bool down, Location where) {
  Tensor quotient = binary("div", a, b, where);
  return down ? rounded_down(quotient, fmod(a, b, where), b, where) : quotient;
}

} // namespace

Tensor neg(const Tensor &x, Location where) {
  if (x.dtype(where) == DType::Bool)
    fail("neg: expected numbers, got bool; use logical_not", where);
  return numeric("neg", x, where);
}
Tensor abs(const Tensor &x, Location where) { return numeric("abs", x, where); }
Tensor sign(const Tensor &x, Location where) { return numeric("sign", x, where); }
Tensor exp(const Tensor &x, Location where) { return floating("exp", x, where); }
Tensor log(const Tensor &x, Location where) { return floating("log", x, where); }
Tensor log1p(const Tensor &x, Location where) { return floating("log1p", x, where); }
Tensor expm1(const Tensor &x, Location where) { return floating("expm1", x, where); }
Tensor sqrt(const Tensor &x, Location where) { return floating("sqrt", x, where); }
Tensor rsqrt(const Tensor &x, Location where) { return floating("rsqrt", x, where); }
Tensor reciprocal(const Tensor &x, Location where) { return floating("reciprocal", x, where); }
Tensor square(const Tensor &x, Location where) { return numeric("square", x, where); }
Tensor sin(const Tensor &x, Location where) { return floating("sin", x, where); }
Tensor cos(const Tensor &x, Location where) { return floating("cos", x, where); }
Tensor tan(const Tensor &x, Location where) { return floating("tan", x, where); }
Tensor tanh(const Tensor &x, Location where) { return floating("tanh", x, where); }
Tensor sigmoid(const Tensor &x, Location where) { return floating("sigmoid", x, where); }
Tensor erf(const Tensor &x, Location where) { return floating("erf", x, where); }
Tensor relu(const Tensor &x, Location where) { return numeric("relu", x, where); }
Tensor relu6(const Tensor &x, Location where) {
  return is_floating_point(x.dtype(where)) ? emit("relu6", {x}, {}, where) : clamp(x, 0, 6, where);
}
Tensor silu(const Tensor &x, Location where) { return floating("silu", x, where); }
Tensor hardswish(const Tensor &x, Location where) { return floating("hardswish", x, where); }
Tensor hardsigmoid(const Tensor &x, Location where) { return floating("hardsigmoid", x, where); }
Tensor mish(const Tensor &x, Location where) { return floating("mish", x, where); }
Tensor logsigmoid(const Tensor &x, Location where) { return floating("logsigmoid", x, where); }

Tensor floor(const Tensor &x, Location where) {
  return is_floating_point(x.dtype(where)) ? emit("floor", {x}, {}, where) : x;
}

Tensor ceil(const Tensor &x, Location where) {
  return is_floating_point(x.dtype(where)) ? emit("ceil", {x}, {}, where) : x;
}

Tensor round(const Tensor &x, int decimals, Location where) {
  if (!is_floating_point(x.dtype(where)))
    return x;
  if (decimals == 0)
    return emit("round", {x}, {}, where);
  const double scale = std::pow(10.0, std::abs(decimals));
  // Multiplying and dividing by a whole power of ten keeps the rounding of torch.
  auto body = [&](const Tensor &y) {
    Tensor scaled = decimals > 0 ? mul(y, scale, where) : div(y, scale, where);
    Tensor rounded = emit("round", {scaled}, {}, where);
    return decimals > 0 ? div(rounded, scale, where) : mul(rounded, scale, where);
  };
  return in_f32(where, body, x);
}

Tensor leaky_relu(const Tensor &x, double negative_slope, Location where) {
  return floating("leaky_relu", x, where, {{"negative_slope", negative_slope}});
}

Tensor elu(const Tensor &x, double alpha, Location where) { return floating("elu", x, where, {{"alpha", alpha}}); }

Tensor gelu(const Tensor &x, const std::string &approximate, Location where) {
  return floating("gelu", x, where, {{"approximate", approximate}});
}

Tensor softplus(const Tensor &x, double beta, double threshold, Location where) {
  return floating("softplus", x, where, {{"beta", beta}, {"threshold", threshold}});
}

Tensor clamp(const Tensor &x, std::optional<Scalar> min, std::optional<Scalar> max, Location where) {
  if (!min && !max)
    fail("clamp: expected a minimum or a maximum, got neither", where);
  std::vector<Attr> attrs;
  DType dtype = x.dtype(where);
  for (const auto &[name, bound] : {std::pair("min", min), std::pair("max", max)})
    if (bound) {
      attrs.push_back(number_attribute(name, *bound));
      dtype = promote(dtype, bound->is_bool() ? Scalar(bound->integer()) : *bound);
    }
  return emit("clamp", {x.to(dtype, where)}, attrs, where);
}

Tensor logical_not(const Tensor &x, Location where) { return emit("logical_not", {as_bool(x, where)}, {}, where); }

Tensor cast(const Tensor &x, DType dtype, Location where) {
  return x.dtype(where) == dtype ? x : emit("cast", {x}, {{"dtype", dtype}}, where);
}

Tensor stop_gradient(const Tensor &x, Location where) { return emit("stop_gradient", {x}, {}, where); }

Tensor add(const Tensor &a, const Tensor &b, Scalar alpha, Location where) {
  return plus_multiple("add", a, b, alpha, where);
}

Tensor sub(const Tensor &a, const Tensor &b, Scalar alpha, Location where) {
  return plus_multiple("sub", a, b, alpha, where);
}

Tensor mul(const Tensor &a, const Tensor &b, Location where) { return binary("mul", a, b, where); }

Tensor div(const Tensor &a, const Tensor &b, const std::string &rounding_mode, Location where) {
  if (rounding_mode != "" && rounding_mode != "trunc" && rounding_mode != "floor")
    fail("div: expected rounding_mode trunc or floor, got " + rounding_mode, where);
  if (!rounding_mode.empty() && !is_floating_point(promote(a.dtype(where), b.dtype(where))))
    return whole_quotient(a, b, rounding_mode == "floor", where);
  if (rounding_mode == "floor") {
    // From the exact remainder, so that a quotient just below a whole number isn't rounded up to it. The derivative is
    // 0.
    auto [p, q] = promoted(a, b, where);
    Tensor x = stop_gradient(p, where), y = stop_gradient(q, where);
    Tensor rest = fmod(x, y, where);
    Tensor whole = div(sub(x, rest, 1, where), y, "", where);
    Tensor exact = round(rounded_down(whole, rest, y, where), 0, where);
    return ttc::where(eq(y, 0, where), div(x, y, "", where), exact, where);
  }
  Tensor quotient = floating_binary("div", a, b, where);
  return rounding_mode.empty() ? quotient : trunc(quotient, where);
}

Tensor pow(const Tensor &a, const Tensor &b, Location where) {
  const bool whole = !is_floating_point(a.dtype(where)) && !is_floating_point(b.dtype(where));
  return whole ? binary("pow", a, b, where) : floating_binary("pow", a, b, where);
}
Tensor fmod(const Tensor &a, const Tensor &b, Location where) { return binary("fmod", a, b, where); }
Tensor atan2(const Tensor &a, const Tensor &b, Location where) { return floating_binary("atan2", a, b, where); }
Tensor maximum(const Tensor &a, const Tensor &b, Location where) { return binary("maximum", a, b, where); }
Tensor minimum(const Tensor &a, const Tensor &b, Location where) { return binary("minimum", a, b, where); }
Tensor eq(const Tensor &a, const Tensor &b, Location where) { return binary("eq", a, b, where); }
Tensor ne(const Tensor &a, const Tensor &b, Location where) { return binary("ne", a, b, where); }
Tensor lt(const Tensor &a, const Tensor &b, Location where) { return binary("lt", a, b, where); }
Tensor le(const Tensor &a, const Tensor &b, Location where) { return binary("le", a, b, where); }
Tensor gt(const Tensor &a, const Tensor &b, Location where) { return binary("gt", a, b, where); }
Tensor ge(const Tensor &a, const Tensor &b, Location where) { return binary("ge", a, b, where); }

Tensor add(const Tensor &a, Scalar b, Location where) {
  return with_number(a, b, where, [&](const Tensor &x, const Tensor &y) { return add(x, y, 1, where); });
}
Tensor sub(const Tensor &a, Scalar b, Location where) {
  return with_number(a, b, where, [&](const Tensor &x, const Tensor &y) { return sub(x, y, 1, where); });
}
Tensor mul(const Tensor &a, Scalar b, Location where) {
  return with_number(a, b, where, [&](const Tensor &x, const Tensor &y) { return mul(x, y, where); });
}
Tensor div(const Tensor &a, Scalar b, Location where) {
  return with_number(a, b, where, [&](const Tensor &x, const Tensor &y) { return div(x, y, "", where); });
}
Tensor maximum(const Tensor &a, Scalar b, Location where) { return maximum(a, number_like(a, b, where), where); }
Tensor minimum(const Tensor &a, Scalar b, Location where) { return minimum(a, number_like(a, b, where), where); }
Tensor fmod(const Tensor &a, Scalar b, Location where) { return fmod(a, number_like(a, b, where), where); }
Tensor eq(const Tensor &a, Scalar b, Location where) { return eq(a, number_like(a, b, where), where); }
Tensor ne(const Tensor &a, Scalar b, Location where) { return ne(a, number_like(a, b, where), where); }
Tensor lt(const Tensor &a, Scalar b, Location where) { return lt(a, number_like(a, b, where), where); }
Tensor le(const Tensor &a, Scalar b, Location where) { return le(a, number_like(a, b, where), where); }
Tensor gt(const Tensor &a, Scalar b, Location where) { return gt(a, number_like(a, b, where), where); }
Tensor ge(const Tensor &a, Scalar b, Location where) { return ge(a, number_like(a, b, where), where); }

Tensor pow(const Tensor &a, Scalar b, Location where) {
  if (common_half({a}, where))
    return in_f32(where, [&](const Tensor &x) { return pow(x, b, where); }, a);
  const DType dtype = promote(a.dtype(where), b.is_bool() ? Scalar(b.integer()) : b);
  Tensor x = a.to(dtype, where);
  if (is_integer(dtype)) {
    if (b.integer() < 0)
      fail(fmt::format("pow: expected a power of 0 or more for {}, got {}", name(a.dtype()), b.to_string()), where);
    return pow(x, constant_like(x, element_of("pow", dtype, b, where), where), where);
  }
  const double exponent = b.real();
  // The common exponents have exact and cheaper forms, and derivatives without a logarithm.
  if (exponent == 0)
    return expand(constant_like(x, 1, where), x.shape(where), where);
  if (exponent == 1)
    return x;
  if (exponent == 2)
    return square(x, where);
  if (exponent == 3)
    return mul(square(x, where), x, where);
  if (exponent == 0.5)
    return sqrt(x, where);
  if (exponent == -0.5)
    return rsqrt(x, where);
  if (exponent == -1)
    return reciprocal(x, where);
  return pow(x, number_like(x, b, where), where);
}

Tensor pow(Scalar a, const Tensor &b, Location where) {
  return with_number(b, a, where, [&](const Tensor &y, const Tensor &base) { return pow(base, y, where); });
}

Tensor logical_and(const Tensor &a, const Tensor &b, Location where) {
  return emit("logical_and", {as_bool(a, where), as_bool(b, where)}, {}, where);
}
Tensor logical_or(const Tensor &a, const Tensor &b, Location where) {
  return emit("logical_or", {as_bool(a, where), as_bool(b, where)}, {}, where);
}
Tensor logical_xor(const Tensor &a, const Tensor &b, Location where) {
  return emit("logical_xor", {as_bool(a, where), as_bool(b, where)}, {}, where);
}

Tensor where(const Tensor &condition, const Tensor &a, const Tensor &b, Location at) {
  if (condition.dtype(at) != DType::Bool)
    fail(fmt::format("where: expected a bool condition, got {}", name(condition.dtype())), at);
  auto [x, y] = promoted(a, b, at);
  return emit("where", {condition, x, y}, {}, at);
}
Tensor where(const Tensor &condition, const Tensor &a, Scalar b, Location at) {
  return where(condition, a, choice_like(a, b, at), at);
}
Tensor where(const Tensor &condition, Scalar a, const Tensor &b, Location at) {
  return where(condition, choice_like(b, a, at), b, at);
}

Tensor masked_fill(const Tensor &x, const Tensor &mask, Scalar value, Location where) {
  if (mask.dtype(where) != DType::Bool)
    fail(fmt::format("masked_fill: expected a bool mask, got {}", name(mask.dtype())), where);
  return ttc::where(mask, constant_like(x, element_of("masked_fill", x.dtype(where), value, where), where), x, where);
}

Tensor lerp(const Tensor &start, const Tensor &end, const Tensor &weight, Location where) {
  for (const Tensor *operand : {&start, &end, &weight})
    check_floating_numbers("lerp", *operand, where);
  auto body = [&](const Tensor &from, const Tensor &to, const Tensor &share) {
    // From the nearer end, so that each end is exact.
    Tensor distance = sub(to, from, 1, where), rest = sub(number_like(share, 1, where), share, 1, where);
    return ttc::where(lt(abs(share, where), 0.5, where), add(from, mul(share, distance, where), 1, where),
                      sub(to, mul(rest, distance, where), 1, where), where);
  };
  return in_f32(where, body, start, end, weight);
}
Tensor lerp(const Tensor &start, const Tensor &end, Scalar weight, Location where) {
  for (const Tensor *operand : {&start, &end})
    check_floating_numbers("lerp", *operand, where);
  auto body = [&](const Tensor &from, const Tensor &to) {
    Tensor distance = sub(to, from, 1, where);
    return std::abs(weight.real()) < 0.5 ? add(from, mul(distance, weight, where), 1, where)
                                         : sub(to, mul(distance, 1 - weight.real(), where), 1, where);
  };
  return in_f32(where, body, start, end);
}

Tensor addcmul(const Tensor &x, const Tensor &a, const Tensor &b, Scalar value, Location where) {
  auto body = [&](const Tensor &term, const Tensor &y, const Tensor &z) {
    Tensor product = mul(y, z, where);
    const bool whole = !is_floating_point(promote(term.dtype(where), product.dtype(where)));
    return add(term, product, whole ? Scalar(value.integer()) : value, where);
  };
  return in_f32(where, body, x, a, b);
}

} // namespace ttc
