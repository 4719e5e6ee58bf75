// The error of long sums, relative to f64: bounded for any extent, in any place where sums are made.
#include "Expect.h"

#include <cmath>

using ttc::Array;
using ttc::DType;
using ttc::Graph;
using ttc::Tensor;

namespace {

/// Equal terms are the worst case: their rounding errors all point in one direction.
constexpr float term = 0.1f;
/// Runs of 64 terms, then runs of 16 sums each: some units in the last place.
constexpr double bound = 2e-6;

/// The elements of the first output relative to `expected` terms.
void check(const Graph &graph, const Tensor &y, const ttc::Feed &feed, double expected, double tolerance = bound) {
  const std::vector<Array> out = ttc::compile(graph, {y}).run(feed);
  for (const float value : out[0].data<float>())
    ASSERT_NEAR(value / (expected * term), 1, tolerance);
}

} // namespace

TEST(SumError, InnerOuterAndPrimeExtents) {
  for (const ttc::Shape &shape :
       std::vector<ttc::Shape>{{100'003, 16}, {65'536, 3}, {100'003, 1}, {17, 100'003}, {1, 1'000'003}, {40'009, 7}})
    for (const std::int64_t dim : {0, 1}) {
      Graph g;
      check(g, ttc::sum(g.input("x", {shape[0], shape[1]}), {dim}), {{"x", Array::full(shape, term)}},
            static_cast<double>(shape[dim]));
    }
}

TEST(SumError, SeveralDimensionsAtOnce) {
  Graph g;
  const Tensor x = g.input("x", {61, 5, 59, 67});
  check(g, ttc::sum(x, {0, 2, 3}), {{"x", Array::full({61, 5, 59, 67}, term)}}, 61 * 59 * 67);
}

TEST(SumError, BiasGradientOfALargeBatch) {
  Graph g;
  const Tensor x = g.input("x", {100'003, 4}), b = g.parameter("b", {4}, ttc::init::zeros());
  check(g, ttc::grad(ttc::sum((x + b) * double(term)), {b})[0], {{"x", Array::ones({100'003, 4})}}, 100'003);
}

TEST(SumError, MeansVariancesAndNorms) {
  const std::int64_t n = 200'003;
  Array x = Array::full({n, 2}, 0);
  for (std::int64_t i = 0; i < 2 * n; ++i)
    x.data<float>()[i] = i / 2 % 2 ? term : -term;
  Graph g;
  const Tensor v = g.input("x", {n, 2});
  check(g, ttc::sqrt(ttc::var(v, {0}, false, 0)), {{"x", x}}, 1);
  check(g, ttc::norm(v, 2, {0}), {{"x", x}}, std::sqrt(static_cast<double>(n)));
  check(g, ttc::mean(ttc::abs(v), {0}), {{"x", x}}, 1);
}

TEST(SumError, ProductsOfMatricesAndVectors) {
  const std::int64_t k = 300'007;
  Graph g;
  const Tensor a = g.input("a", {3, k}), b = g.input("b", {k, 16}), c = g.input("c", {k});
  const ttc::Feed feed = {{"a", Array::full({3, k}, term)}, {"b", Array::ones({k, 16})}, {"c", Array::ones({k})}};
  // Products are summed in runs of 256, then block by block.
  check(g, ttc::matmul(a, b), feed, k, 1e-5);
  check(g, ttc::matmul(a, c), feed, k);
}

TEST(SumError, ManyRowsIntoOne) {
  const std::int64_t n = 100'003;
  for (const std::int64_t inner : {1, 3, 16, 77}) {
    Graph g;
    const Tensor x = g.input("x", {n, inner}), at = g.input("at", {n}, DType::I64);
    Tensor y = ttc::index_add(g.constant(Array::zeros({2, inner})), 0, at, x);
    check(g, ttc::slice(y, 0, 1, 2), {{"x", Array::full({n, inner}, term)}, {"at", Array::full({n}, 1, DType::I64)}},
          n);
  }
  Graph g;
  const Tensor x = g.input("x", {n, 3}), at = g.input("at", {n, 3}, DType::I64);
  check(g, ttc::scatter_add(g.constant(Array::zeros({1, 3})), 0, at, x),
        {{"x", Array::full({n, 3}, term)}, {"at", Array::zeros({n, 3}, DType::I64)}}, n);
}

TEST(SumError, RowsOfAllPositions) {
  // Every position gets its own rows, in ranges of several tasks; an empty one gets zeros.
  const std::int64_t n = 3000, positions = 101, inner = 70;
  Array x = Array::uniform({n, inner}, 1), at = Array::zeros({n}, DType::I64);
  std::vector<double> sums(positions * inner, 0);
  for (std::int64_t i = 0; i < n; ++i) {
    const std::int64_t position = i * i % 97;
    at.data<std::int64_t>()[i] = position;
    for (std::int64_t j = 0; j < inner; ++j)
      sums[position * inner + j] += x.data<float>()[i * inner + j];
  }
  Graph g;
  const Tensor y = ttc::index_add(g.constant(Array::zeros({positions, inner})), 0, g.input("at", {n}, DType::I64),
                                  g.input("x", {n, inner}));
  expect::values(ttc::compile(g, {y}).run({{"x", x}, {"at", at}})[0], {sums.begin(), sums.end()}, 1e-4f);
}

TEST(SumError, WholeNumbersAreExact) {
  Graph g;
  const Tensor x = g.input("x", {100'003}, DType::I64);
  const std::vector<Array> out =
      ttc::compile(g, {ttc::sum(x)}).run({{"x", Array::full({100'003}, (1LL << 40) + 1, DType::I64)}});
  EXPECT_EQ(out[0].item<std::int64_t>(), 100'003 * ((1LL << 40) + 1));
}
