// x[...]: numbers, slices, new dimensions and tensors as indices, and writing to the elements they name.
#include "Expect.h"

#include <cmath>

using ttc::Array;
using ttc::DType;
using ttc::Ellipsis;
using ttc::None;
using ttc::Slice;
using ttc::Tensor;

namespace {

/// 0, 1, 2, ... in a shape: each element tells where it came from.
Array counted(const ttc::Shape &shape) { return Array::arange(shape.numel(), DType::F32).reshape(shape); }

Array whole(const std::vector<std::int64_t> &values, const ttc::Shape &shape) {
  return Array::from<std::int64_t>(values, shape);
}

void expect_elements(const Array &got, const ttc::Shape &shape, const std::vector<float> &wanted) {
  EXPECT_EQ(got.shape(), shape);
  expect::values(got, wanted, 0);
}

} // namespace

TEST(Indexing, NumbersSlicesAndNewDimensions) {
  ttc::Graph g;
  Tensor x = g.input("x", {3, 4, 5});
  const std::vector<Tensor> all = {x[1],
                                   x[{-1, 2, -5}],
                                   x[{Ellipsis, 3}],
                                   x[{0, Ellipsis, None, 1}],
                                   x[{Slice(1, None), 0, Slice(None, None, 2)}],
                                   x[{Slice(-2, -1), Slice(), Slice(3, 100)}],
                                   x[{None, 2, Slice(2, 1), None}],
                                   x[Ellipsis],
                                   x[{}],
                                   x[Slice(0, 1)],
                                   x[None]};
  const std::vector<Array> out = ttc::compile(g, all).run({{"x", counted({3, 4, 5})}});
  EXPECT_EQ(out[0].shape(), (ttc::Shape{4, 5}));
  EXPECT_EQ(out[0].data<float>()[7], 27);
  expect_elements(out[1], {}, {2 * 20 + 2 * 5 + 0});
  EXPECT_EQ(out[2].shape(), (ttc::Shape{3, 4}));
  EXPECT_EQ(out[2].data<float>()[5], 1 * 20 + 1 * 5 + 3);
  expect_elements(out[3], {4, 1}, {1, 6, 11, 16});
  expect_elements(out[4], {2, 3}, {20, 22, 24, 40, 42, 44});
  expect_elements(out[5], {1, 4, 2}, {23, 24, 28, 29, 33, 34, 38, 39});
  EXPECT_EQ(out[6].shape(), (ttc::Shape{1, 0, 1, 5}));
  EXPECT_EQ(out[7].shape(), (ttc::Shape{3, 4, 5}));
  EXPECT_EQ(out[8].shape(), (ttc::Shape{3, 4, 5}));
  EXPECT_EQ(out[9].shape(), (ttc::Shape{1, 4, 5}));
  EXPECT_EQ(out[10].shape(), (ttc::Shape{1, 3, 4, 5}));
}

TEST(Indexing, TensorsBroadcastAndTakeTheirPlaceAsInTorch) {
  ttc::Graph g;
  Tensor x = g.input("x", {3, 4, 5});
  Tensor i = g.input("i", {2}, DType::I64), j = g.input("j", {2, 1}, DType::I64), s = g.input("s", {}, DType::I64);
  const std::vector<Tensor> all = {x[i],                    // [2, 4, 5]
                                   x[{Slice(), i}],         // [3, 2, 5]
                                   x[{i, i}],               // [2, 5]
                                   x[{i, j}],               // [2, 2, 5]
                                   x[{Slice(), i, j}],      // [3, 2, 2]
                                   x[{i, Slice(), i}],      // separated: [2, 4]
                                   x[{i, None, i, 0}],      // separated by the new dimension: [2, 1]
                                   x[{0, Slice(), i}],      // a number is taken first: [4, 2]
                                   x[{s, Slice(), i}],      // and so is a scalar tensor: [4, 2]
                                   x[{Ellipsis, j}],        // [3, 4, 2, 1]
                                   x[{i, Slice(1, 3), j}]}; // [2, 2, 2]
  const std::vector<Array> out = ttc::compile(g, all).run(
      {{"x", counted({3, 4, 5})}, {"i", whole({2, -3}, {2})}, {"j", whole({-1, 1}, {2, 1})}, {"s", whole({-3}, {})}});
  // i is (2, -3): 2 and 0 of 3, 2 and 1 of 4, 2 and 2 of 5. j is (-1, 1).
  auto at = [](int a, int b, int c) { return static_cast<float>(a * 20 + b * 5 + c); };
  EXPECT_EQ(out[0].shape(), (ttc::Shape{2, 4, 5}));
  EXPECT_EQ(out[0].data<float>()[0], at(2, 0, 0));
  EXPECT_EQ(out[0].data<float>()[39], at(0, 3, 4));
  EXPECT_EQ(out[1].shape(), (ttc::Shape{3, 2, 5}));
  EXPECT_EQ(out[1].data<float>()[5], at(0, 1, 0));
  EXPECT_EQ(out[2].shape(), (ttc::Shape{2, 5}));
  EXPECT_EQ(out[2].data<float>()[5], at(0, 1, 0));
  EXPECT_EQ(out[3].shape(), (ttc::Shape{2, 2, 5}));
  EXPECT_EQ(out[3].data<float>()[0], at(2, 3, 0));
  EXPECT_EQ(out[3].data<float>()[15], at(0, 1, 0));
  expect_elements(out[4], {3, 2, 2},
                  {at(0, 2, 4), at(0, 1, 4), at(0, 2, 1), at(0, 1, 1), at(1, 2, 4), at(1, 1, 4), at(1, 2, 1),
                   at(1, 1, 1), at(2, 2, 4), at(2, 1, 4), at(2, 2, 1), at(2, 1, 1)});
  expect_elements(
      out[5], {2, 4},
      {at(2, 0, 2), at(2, 1, 2), at(2, 2, 2), at(2, 3, 2), at(0, 0, 2), at(0, 1, 2), at(0, 2, 2), at(0, 3, 2)});
  expect_elements(out[6], {2, 1}, {at(2, 2, 0), at(0, 1, 0)});
  const std::vector<float> first = {at(0, 0, 2), at(0, 0, 2), at(0, 1, 2), at(0, 1, 2),
                                    at(0, 2, 2), at(0, 2, 2), at(0, 3, 2), at(0, 3, 2)};
  expect_elements(out[7], {4, 2}, first);
  expect_elements(out[8], {4, 2}, first);
  EXPECT_EQ(out[9].shape(), (ttc::Shape{3, 4, 2, 1}));
  EXPECT_EQ(out[9].data<float>()[3], at(0, 1, 1));
  expect_elements(
      out[10], {2, 2, 2},
      {at(2, 1, 4), at(2, 2, 4), at(0, 1, 4), at(0, 2, 4), at(2, 1, 1), at(2, 2, 1), at(0, 1, 1), at(0, 2, 1)});
}

TEST(Indexing, SymbolicDimensionsAreIndexedToo) {
  ttc::Graph g;
  Tensor x = g.input("x", {"B", "T", 3}), last = g.input("last", {"B"}, DType::I64);
  Tensor rows = last * 0;
  Tensor end = x[{Slice(), -1}], first = x[{0, 0}], picked = x[{rows, last}];
  EXPECT_EQ(end.shape().to_string(), "[B, 3]");
  EXPECT_EQ(picked.shape().to_string(), "[B, 3]");
  const std::vector<Array> out =
      ttc::compile(g, {end, first, picked}).run({{"x", counted({2, 4, 3})}, {"last", whole({1, -1}, {2})}});
  expect_elements(out[0], {2, 3}, {9, 10, 11, 21, 22, 23});
  expect_elements(out[1], {3}, {0, 1, 2});
  expect_elements(out[2], {2, 3}, {3, 4, 5, 9, 10, 11});
}

TEST(Indexing, GradientGoesToThePickedElements) {
  ttc::Graph g;
  Tensor x = g.parameter("x", {3, 4}, ttc::init::ones());
  Tensor i = g.input("i", {3}, DType::I64), j = g.input("j", {3}, DType::I64);
  Tensor loss = ttc::sum(x[{i, j}] * g.constant(Array::from<float>({1, 10, 100}, {3}))) + ttc::sum(x[{1, Slice(1, 3)}]);
  const Array grad =
      ttc::compile(g, {ttc::grad(loss, {x})[0]}).run({{"i", whole({0, -1, 0}, {3})}, {"j", whole({2, 3, -2}, {3})}})[0];
  expect_elements(grad, {3, 4}, {0, 0, 101, 0, 0, 1, 1, 0, 0, 0, 0, 10});
}

TEST(Indexing, PutReplacesOrAdds) {
  ttc::Graph g;
  Tensor x = g.input("x", {2, 3}), v = g.input("v", {3}), i = g.input("i", {3}, DType::I64);
  const std::vector<Tensor> all = {ttc::index_put(x, {i, Slice(0, 1)}, ttc::unsqueeze(v, 1), true), // row i, column 0
                                   ttc::index_put(x, {0, i}, v), // of equal indices the last value stays
                                   ttc::index_put(x, {Slice(), -1}, g.scalar(7)), ttc::index_put(x, {i}, v, true)};
  const std::vector<Array> out = ttc::compile(g, all).run(
      {{"x", counted({2, 3})}, {"v", Array::from<float>({10, 20, 30}, {3})}, {"i", whole({1, 0, -1}, {3})}});
  expect_elements(out[0], {2, 3}, {20, 1, 2, 43, 4, 5});
  expect_elements(out[1], {2, 3}, {20, 10, 30, 3, 4, 5});
  expect_elements(out[2], {2, 3}, {0, 1, 7, 3, 4, 7});
  expect_elements(out[3], {2, 3}, {10, 21, 32, 3 + 20, 4 + 40, 5 + 60});
}

TEST(Indexing, ScatterKeepsTheLastValueAndItsGradient) {
  ttc::Graph g;
  Tensor x = g.parameter("x", {4}, ttc::init::ones()), v = g.parameter("v", {3}, ttc::init::ones());
  Tensor i = g.input("i", {3}, DType::I64);
  Tensor values = v * g.constant(Array::from<float>({2, NAN, 4}, {3}));
  Tensor y = ttc::scatter(x, 0, i, values);
  Tensor loss = ttc::sum(y[{Slice(0, 2)}] * 3 + y[{Slice(2, 4)}] * 5);
  Tensor bools = ttc::scatter(x > 0, 0, i, v < 0);
  const std::vector<Tensor> grads = ttc::grad(loss, {x, v});
  const std::vector<Array> out = ttc::compile(g, {y, grads[0], bools}).run({{"i", whole({3, 0, 0}, {3})}});
  expect_elements(out[0], {4}, {4, 1, 1, 2});
  expect_elements(out[1], {4}, {0, 3, 5, 0});
  EXPECT_EQ(out[2].to(DType::I64).data<std::int64_t>()[0], 0);
  EXPECT_EQ(out[2].to(DType::I64).data<std::int64_t>()[1], 1);
}

TEST(Indexing, IndexAddAndTakeAlongDim) {
  ttc::Graph g;
  Tensor x = g.input("x", {2, 3}), i = g.input("i", {2}, DType::I64), order = g.input("order", {1, 2}, DType::I64);
  const std::vector<Array> out =
      ttc::compile(g, {ttc::index_add(x, 1, i, x[{Slice(), Slice(0, 2)}], 2), ttc::take_along_dim(x, order, -1)})
          .run({{"x", counted({2, 3})}, {"i", whole({2, 2}, {2})}, {"order", whole({2, 0}, {1, 2})}});
  expect_elements(out[0], {2, 3}, {0, 1, 2 + 2 * (0 + 1), 3, 4, 5 + 2 * (3 + 4)});
  expect_elements(out[1], {2, 2}, {2, 0, 5, 3});
}

TEST(Indexing, ErrorsNameTheLine) {
  ttc::Graph g;
  Tensor x = g.input("x", {3, 4}), i = g.input("i", {2}, DType::I64), s = g.input("s", {"B", 2});
  expect::error([&] { x[3]; }, {"index: index 3 is out of range for dimension 0 of [3, 4]"}, __LINE__, __FILE__);
  expect::error([&] { x[{0, -5}]; }, {"index: index -5 is out of range for dimension 1 of [3, 4]"}, __LINE__, __FILE__);
  expect::error([&] { x[{0, 0, 0}]; }, {"index: expected at most 2 indices for [3, 4], got 3"}, __LINE__, __FILE__);
  expect::error([&] { x[{Ellipsis, 0, Ellipsis}]; }, {"index: expected at most one Ellipsis, got 2"}, __LINE__);
  expect::error([&] { x[Slice(3, 0, -1)]; }, {"index: expected a positive step, got -1"}, __LINE__, __FILE__);
  expect::error([&] { x[x > 0]; }, {"index: expected an index of whole numbers, got a bool mask", "masked_fill"},
                __LINE__, __FILE__);
  expect::error([&] { x[x]; }, {"index: expected an index of whole numbers, got f32"}, __LINE__, __FILE__);
  expect::error([&] { x[Tensor()]; }, {"the tensor is undefined"}, __LINE__, __FILE__);
  expect::error(
      [&] {
        x[{i, g.input("k", {3}, DType::I64)}];
      },
      {"index: shapes do not broadcast: [2] and [3]"}, __LINE__, __FILE__);
  expect::error([&] { ttc::index_put(x, {i}, g.input("v", {3})); },
                {"index_put: shapes do not broadcast: [2, 4] and [3]"}, __LINE__, __FILE__);
  expect::error(
      [&] {
        ttc::index_put(x, {0, 0}, g.input("w", {2}));
      },
      {"index_put: cannot expand values [2] to []"}, __LINE__, __FILE__);
  expect::error([&] { ttc::index_put(s, {0}, x); }, {"index_put: dimension 0 must be a known number, got B"}, __LINE__);
  expect::error(
      [&] {
        ttc::scatter(x, 0, ttc::unsqueeze(i, 0), x[{Slice(0, 1), Slice(0, 1)}]);
      },
      {"scatter: index [1, 2] does not fit: x [3, 4], src [1, 1]"}, __LINE__, __FILE__);
  expect::error([&] { ttc::index_add(x, 0, i, x); }, {"index_add: expected source [2, 4], got [3, 4]"}, __LINE__);
  expect::error([&] { ttc::take_along_dim(x, i, 0); }, {"take_along_dim: expected indices of rank 2, got [2]"},
                __LINE__);
}
