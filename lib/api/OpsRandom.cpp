// Random numbers: the graph's state of the generator, distributions, dropout.
#include "ttc/ops/Random.h"

#include "lib/api/Emit.h"
#include "lib/api/GraphImpl.h"
#include "ttc/ops/Elementwise.h"

#include <fmt/format.h>
#include <numbers>

namespace ttc {

using namespace detail;

namespace {

void check_probability(const char *op, double p, Location where) {
  if (!(p >= 0 && p <= 1))
    fail(fmt::format("{}: expected a probability in [0, 1], got {}", op, p), where);
}

void check_floating(const char *op, DType dtype, Location where) {
  if (!is_floating_point(dtype))
    fail(fmt::format("{}: expected a floating dtype, got {}", op, name(dtype)), where);
}

/// The graph's generator: seed, and offset, which grows by one in every run that draws.
Tensor random_state(const Graph &graph, Location where) {
  GraphImpl &impl = Access::impl(graph);
  const std::shared_ptr<GraphImpl> &shared = Access::shared(graph);
  if (Argument *known = impl.find(random_state_name))
    return Access::tensor(shared, known->value);
  std::shared_ptr<StateBuffer> buffer =
      impl.store->find_or_make(random_state_name, [&] { return make_random_state(*impl.store); });
  const Tensor state =
      Access::tensor(shared, impl.add_argument(random_state_name, "state", {2}, DType::I64, buffer, where).value);
  const Tensor one = Graph(graph).constant(Array::from<std::int64_t>({0, 1}, {2}), where);
  Graph(graph).update(state, add(state, one, 1, where), where);
  return state;
}

/// The number of a call, which tells its numbers from those of other calls. Data and not part of the code, so that
/// equal kernels with different numbers are compiled once.
Tensor next_stream(const Graph &graph, Location where) {
  GraphImpl &impl = Access::impl(graph);
  const std::int64_t number = impl.random_calls++;
  const std::string name = fmt::format("random.stream.{}", impl.random_calls - 1);
  auto buffer = std::make_shared<StateBuffer>(Shape{}, DType::I64, init::constant(number), false, /*seed=*/0);
  return Access::tensor(Access::shared(graph), impl.add_argument(name, "state", {}, DType::I64, buffer, where).value);
}

Tensor uniform(const char *op, const Graph &graph, const SymbolicShape &shape, DType dtype, Location where) {
  if (!Access::impl(graph).bodies.empty())
    fail(fmt::format("{}: in a body that is run repeatedly every run would draw the same numbers; draw them before it",
                     op),
         where);
  check_extents(op, shape, where);
  const Tensor state = random_state(graph, where);
  return emit("uniform", {state, next_stream(graph, where)}, {{"shape", shape}, {"dtype", dtype}}, where);
}

/// The type that numbers of `dtype` are drawn in.
DType drawn(DType dtype) { return dtype == DType::F64 ? DType::F64 : DType::F32; }

/// `x` where elements of a mask of `shape`, which broadcasts to x, are drawn; scaled so that the mean stays.
Tensor masked(const char *op, const Tensor &x, const SymbolicShape &shape, double p, bool training, Location where) {
  check_probability(op, p, where);
  check_floating(op, x.dtype(where), where);
  if (!training || p == 0)
    return x;
  if (p == 1)
    return mul(x, 0, where);
  Tensor kept = ge(uniform(op, x.graph(where), shape, DType::F32, where), p, where);
  return ttc::where(kept, mul(x, 1 / (1 - p), where), 0, where);
}

/// The extents of x, 1 from dimension `channel` + 1 on.
SymbolicShape channels(const Tensor &x, std::size_t channel, Location where) {
  SymbolicShape shape = x.shape(where);
  for (std::size_t dim = channel + 1; dim < shape.size(); ++dim)
    shape[dim] = 1;
  return shape;
}

} // namespace

Tensor Graph::rand(const SymbolicShape &shape, DType dtype, Location where) {
  check_floating("rand", dtype, where);
  const Tensor unit = uniform("rand", *this, shape, drawn(dtype), where);
  if (dtype != DType::BF16 && dtype != DType::F16)
    return unit;
  // Rounding to the nearest would reach 1.
  const double steps = dtype == DType::BF16 ? 0x1p8 : 0x1p11;
  return mul(floor(mul(unit, steps, where), where), 1 / steps, where).to(dtype, where);
}

Tensor Graph::randn(const SymbolicShape &shape, DType dtype, Location where) {
  check_floating("randn", dtype, where);
  Tensor radius = uniform("randn", *this, shape, drawn(dtype), where);
  Tensor angle = uniform("randn", *this, shape, drawn(dtype), where);
  radius = sqrt(mul(log(sub(constant_like(radius, 1, where), radius, 1, where), where), -2, where), where);
  return mul(radius, cos(mul(angle, 2 * std::numbers::pi, where), where), where).to(dtype, where);
}

Tensor Graph::randint(std::int64_t low, std::int64_t high, const SymbolicShape &shape, DType dtype, Location where) {
  if (low >= high)
    fail(fmt::format("randint: expected low < high, got {} and {}", low, high), where);
  if (static_cast<double>(high) - static_cast<double>(low) > 0x1p53)
    fail(fmt::format("randint: expected at most 2^53 numbers, got [{}, {})", low, high), where);
  if (!is_integer(dtype) && !is_floating_point(dtype))
    fail(fmt::format("randint: expected a number dtype, got {}", ttc::name(dtype)), where);
  const Tensor unit = uniform("randint", *this, shape, DType::F64, where);
  // From 2^53 numbers on the product with less than 1 may round up to `high`.
  Tensor steps = floor(mul(unit, static_cast<double>(high - low), where), where).to(DType::I64, where);
  return add(steps, low, where).to(dtype, where);
}

Tensor rand_like(const Tensor &x, Location where) { return x.graph(where).rand(x.shape(where), x.dtype(where), where); }

Tensor randn_like(const Tensor &x, Location where) {
  return x.graph(where).randn(x.shape(where), x.dtype(where), where);
}

Tensor randint_like(const Tensor &x, std::int64_t low, std::int64_t high, Location where) {
  return x.graph(where).randint(low, high, x.shape(where), x.dtype(where), where);
}

Tensor bernoulli(const Tensor &p, Location where) {
  check_floating("bernoulli", p.dtype(where), where);
  const DType dtype = drawn(p.dtype(where));
  Tensor unit = uniform("bernoulli", p.graph(where), p.shape(where), dtype, where);
  return lt(unit, p.to(dtype, where), where).to(p.dtype(where), where);
}

Tensor bernoulli(const Tensor &x, double p, Location where) {
  check_probability("bernoulli", p, where);
  return lt(uniform("bernoulli", x.graph(where), x.shape(where), DType::F32, where), p, where)
      .to(x.dtype(where), where);
}

Tensor dropout(const Tensor &x, double p, bool training, Location where) {
  return masked("dropout", x, x.shape(where), p, training, where);
}

Tensor dropout1d(const Tensor &x, double p, bool training, Location where) {
  if (x.dim(where) != 2 && x.dim(where) != 3)
    fail(fmt::format("dropout1d: expected rank 2 or 3, got {}", x.shape().to_string()), where);
  return masked("dropout1d", x, channels(x, x.dim() == 2 ? 0 : 1, where), p, training, where);
}

Tensor dropout2d(const Tensor &x, double p, bool training, Location where) {
  if (x.dim(where) != 3 && x.dim(where) != 4)
    fail(fmt::format("dropout2d: expected rank 3 or 4, got {}", x.shape().to_string()), where);
  return masked("dropout2d", x, channels(x, 1, where), p, training, where);
}

} // namespace ttc
