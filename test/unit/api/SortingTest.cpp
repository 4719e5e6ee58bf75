// Sorting and selection against std::stable_sort; their gradients.
#include "Expect.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using ttc::Array;
using ttc::DType;
using ttc::Tensor;

namespace {

/// Whether a comes before b in ascending order: NaN after all numbers.
template <typename T> bool precedes(T a, T b) {
  if constexpr (std::is_floating_point_v<T>)
    if (std::isnan(b))
      return !std::isnan(a);
  return a < b;
}

template <typename T> bool same(T a, T b) {
  if constexpr (std::is_floating_point_v<T>)
    if (std::isnan(a))
      return std::isnan(b);
  return a == b;
}

/// The first `k` elements of x along `dim` in the order asked for are `values`, from the positions `indices`.
template <typename T>
void expect_order(const Array &x, const Array &values, const Array &indices, std::int64_t dim, std::int64_t k,
                  bool descending) {
  const std::int64_t n = x.shape()[dim];
  std::int64_t inner = 1;
  for (std::int64_t d = dim + 1; d < x.rank(); ++d)
    inner *= x.shape()[d];
  const auto from = x.data<T>(), got = values.data<T>();
  const auto where = indices.data<std::int64_t>();
  ASSERT_EQ(values.numel(), x.numel() / n * k);
  for (std::int64_t row = 0; row < x.numel() / n; ++row) {
    const std::int64_t begin = row / inner * n * inner + row % inner, to = row / inner * k * inner + row % inner;
    std::vector<std::int64_t> order(n);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) {
      const T x = from[begin + a * inner], y = from[begin + b * inner];
      return descending ? precedes(y, x) : precedes(x, y);
    });
    for (std::int64_t i = 0; i < k; ++i) {
      ASSERT_EQ(where[to + i * inner], order[i]) << "row " << row << ", place " << i << " of " << n;
      ASSERT_TRUE(same(got[to + i * inner], from[begin + order[i] * inner])) << "row " << row << ", place " << i;
    }
  }
}

/// Sorts `x` along all dimensions, in ascending order along every other, and selects `k` along the last.
template <typename T> void check(const Array &x, std::int64_t k) {
  ttc::Graph g;
  Tensor input = g.input("x", x.shape(), x.dtype());
  std::vector<Tensor> outputs;
  const auto add = [&](const ttc::ValuesIndices &both) { outputs.insert(outputs.end(), {both.values, both.indices}); };
  for (std::int64_t dim = 0; dim < x.rank(); ++dim)
    add(ttc::sort(input, dim, dim % 2 == 0));
  for (bool largest : {false, true})
    add(ttc::topk(input, k, -1, largest));
  const std::vector<Array> out = ttc::compile(g, outputs).run({{"x", x}});
  std::size_t at = 0;
  for (std::int64_t dim = 0; dim < x.rank(); ++dim, at += 2)
    expect_order<T>(x, out[at], out[at + 1], dim, x.shape()[dim], dim % 2 == 0);
  for (bool largest : {false, true}) {
    expect_order<T>(x, out[at], out[at + 1], x.rank() - 1, k, largest);
    at += 2;
  }
}

/// Numbers among which many are equal, with NaN, infinities and both zeros where the type has them.
template <typename T> Array crowded(const ttc::Shape &shape, std::uint64_t seed) {
  Array x = Array::randint(shape, seed, -9, 9).to(ttc::dtype_of<T>);
  if constexpr (std::is_floating_point_v<T>) {
    constexpr T inf = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
    const T special[] = {inf, -inf, nan, -nan, T(0), -T(0), std::numeric_limits<T>::denorm_min(), T(0.5)};
    const Array choice = Array::randint(shape, seed + 1, 0, 32);
    for (std::int64_t i = 0; i < x.numel(); ++i)
      if (const std::int64_t c = choice.data<std::int64_t>()[i]; c < 8)
        x.data<T>()[i] = special[c];
  } else {
    x.data<T>()[x.numel() / 2] = std::numeric_limits<T>::min();
    x.data<T>()[x.numel() / 3] = std::numeric_limits<T>::max();
  }
  return x;
}

} // namespace

TEST(Sorting, AgreesWithStableSort) {
  check<float>(crowded<float>({7, 33, 10}, 1), 4);
  check<float>(Array::normal({3, 1000}, 2), 70);
  check<double>(crowded<double>({5, 129}, 3), 100);
  check<std::int32_t>(crowded<std::int32_t>({2, 8, 9}, 4), 9);
  check<std::int64_t>(crowded<std::int64_t>({1, 300, 2}, 5), 1);
}

TEST(Sorting, SelectsFewOfManyInAnyOrderOfArrival) {
  const std::int64_t n = 5000, k = 3;
  std::vector<float> rows;
  for (std::int64_t i = 0; i < n; ++i)
    rows.push_back(static_cast<float>(i));
  for (std::int64_t i = n; i-- > 0;)
    rows.push_back(static_cast<float>(i));
  rows.resize(3 * n, std::numeric_limits<float>::quiet_NaN());
  check<float>(Array::from(rows, {3, n}), k);
  std::vector<std::int64_t> most(2 * n, std::numeric_limits<std::int64_t>::max());
  std::fill(most.begin() + n, most.end(), std::numeric_limits<std::int64_t>::min());
  check<std::int64_t>(Array::from(most, {2, n}), k);
}

TEST(Sorting, ManyRowsOnManyThreads) {
  const Array x = Array::normal({300, 257}, 7);
  ttc::Graph g;
  Tensor input = g.input("x", {300, 257});
  ttc::ValuesIndices sorted = ttc::sort(input, 0), best = ttc::topk(input, 5);
  ttc::Executable f = ttc::compile(g, {sorted.values, sorted.indices, best.values, best.indices}, {.threads = 4});
  const std::vector<Array> out = f.run({{"x", x}});
  expect_order<float>(x, out[0], out[1], 0, 300, false);
  expect_order<float>(x, out[2], out[3], 1, 5, true);
}

TEST(Sorting, ScalarsBooleansAndNothing) {
  ttc::Graph g;
  Tensor scalar = g.input("s", {}), flags = g.input("b", {4}, DType::Bool), none = g.input("n", {3, 0});
  ttc::ValuesIndices one = ttc::sort(scalar), sorted = ttc::sort(flags), empty = ttc::sort(none, 0),
                     zero = ttc::topk(flags, 0);
  EXPECT_EQ(sorted.values.dtype(), DType::Bool);
  EXPECT_EQ(sorted.indices.dtype(), DType::I64);
  const std::vector<Array> out =
      ttc::compile(g, {one.values, one.indices, sorted.values, sorted.indices, empty.values, zero.values})
          .run({{"s", Array::scalar(2.5f)},
                {"b", Array::from<bool>({true, false, true, false}, {4})},
                {"n", Array::zeros({3, 0})}});
  EXPECT_EQ(out[0].shape(), ttc::Shape{});
  EXPECT_EQ(out[0].item<float>(), 2.5f);
  EXPECT_EQ(out[1].item<std::int64_t>(), 0);
  EXPECT_FALSE(out[2].data<bool>()[1]);
  EXPECT_TRUE(out[2].data<bool>()[2]);
  EXPECT_EQ(out[3].data<std::int64_t>()[0], 1);
  EXPECT_EQ(out[4].shape(), (ttc::Shape{3, 0}));
  EXPECT_EQ(out[5].shape(), ttc::Shape{0});
}

TEST(Sorting, GradientsGoToTheChosen) {
  ttc::Graph g;
  Tensor x = g.input("x", {2, 4}), w = g.input("w", {2, 4});
  Tensor loss = ttc::sum(ttc::sort(x, 1, true).values * w) + ttc::sum(ttc::square(ttc::topk(x, 1, 0).values));
  Tensor first = ttc::grad(loss, {x})[0];
  Tensor second = ttc::grad(ttc::sum(first * first), {x})[0];
  const std::vector<Array> out = ttc::compile(g, {first, second})
                                     .run({{"x", Array::from<float>({3, 1, 4, 2, 0, 5, 7, 6}, {2, 4})},
                                           {"w", Array::from<float>({10, 20, 30, 40, 1, 2, 3, 4}, {2, 4})}});
  expect::values(out[0], {20 + 6, 40, 10, 30, 4, 3 + 10, 1 + 14, 2 + 12});
  expect::values(out[1], {4 * 26, 0, 0, 0, 0, 4 * 13, 4 * 15, 4 * 14});
}

TEST(Sorting, Errors) {
  ttc::Graph g;
  Tensor x = g.input("x", {4, 5});
  expect::error([&] { ttc::sort(x, 2); }, {"sort: dimension 2 is out of range for rank 2"}, __LINE__, __FILE__);
  expect::error([&] { ttc::argsort(x, -3); }, {"sort: dimension -3 is out of range for rank 2"}, __LINE__, __FILE__);
  expect::error([&] { ttc::topk(x, 6); }, {"topk: expected k in [0, 5], got 6"}, __LINE__, __FILE__);
  expect::error([&] { ttc::topk(x, -1, 0); }, {"topk: expected k in [0, 4], got -1"}, __LINE__, __FILE__);
}
