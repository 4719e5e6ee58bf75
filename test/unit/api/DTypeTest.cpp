// Element types: casts between all, promotion, arithmetic of narrow types, training in bf16.
#include "Expect.h"

#include <cmath>
#include <cstring>
#include <limits>

using ttc::Array;
using ttc::DType;
using ttc::Graph;
using ttc::Shape;
using ttc::Tensor;

namespace {

/// Bit for bit.
void expect_same(const Array &got, const Array &wanted, const std::string &what) {
  ASSERT_EQ(got.dtype(), wanted.dtype()) << what;
  ASSERT_EQ(got.shape(), wanted.shape()) << what;
  EXPECT_EQ(std::memcmp(got.raw(), wanted.raw(), got.nbytes()), 0) << what << ": " << got << " for " << wanted;
}

/// Numbers that each type rounds, wraps, saturates or keeps in its own way; vectors and a tail.
Array samples() {
  const std::vector<double> values = {0,     1,      -1,    2,       3,        -3,        0.5,        -0.5,   1.5,
                                      2.5,   -1.999, 100.7, 127,     128,      129,       -128,       -129,   255,
                                      256,   257,    300,   1000.25, 32767,    32768,     -32768,     -32769, 65504,
                                      65519, 65520,  70000, 1e6,     16777217, -16777217, 2147483520, 1e10,   -1e10,
                                      1e19,  -1e19,  1e300, 1e-8,    6e-8,     1e-40,     -1e-300};
  return Array::from<double>(values, {static_cast<std::int64_t>(values.size())});
}

Tensor binary(const char *op, const Tensor &x, const Tensor &y) {
  switch (op[0]) {
  case '+':
    return x + y;
  case '-':
    return x - y;
  case '*':
    return x * y;
  case '<':
    return x < y;
  case 'm':
    return ttc::maximum(x, y);
  default:
    return ttc::div(x, y, "floor");
  }
}

/// `x op y` compiled.
Array compute(const char *op, const Array &x, const Array &y) {
  Graph g;
  Tensor a = g.input("x", x.shape(), x.dtype()), b = g.input("y", y.shape(), y.dtype());
  return ttc::eval(binary(op, a, b), {{"x", x}, {"y", y}});
}

} // namespace

TEST(DType, CastsBetweenAllTypesAsArraysDo) {
  for (DType from : ttc::all_dtypes) {
    // Compiled code and arrays agree also where a number is no number of the type.
    Array x = samples().to(from);
    if (ttc::is_floating_point(from)) {
      const Array special = Array::from<float>({NAN, INFINITY, -INFINITY}, {3}).to(from);
      std::memcpy(static_cast<std::byte *>(x.raw()) + 3 * ttc::itemsize(from), special.raw(), special.nbytes());
    }
    Graph g;
    Tensor input = g.input("x", x.shape(), from);
    std::vector<Tensor> outputs;
    for (DType to : ttc::all_dtypes)
      outputs.push_back(input.to(to));
    const std::vector<Array> got = ttc::compile(g, outputs).run({{"x", x}});
    for (std::size_t i = 0; i < got.size(); ++i) {
      const DType to = ttc::all_dtypes[i];
      const std::string what = std::string(name(from)) + " to " + std::string(name(to));
      const Array wanted = x.to(to);
      if (!ttc::is_floating_point(to) || !ttc::is_floating_point(from)) {
        expect_same(got[i], wanted, what);
        continue;
      }
      const Array a = got[i].to(DType::F64), b = wanted.to(DType::F64);
      for (std::int64_t k = 0; k < a.numel(); ++k) {
        const double value = a.at<double>({k}), reference = b.at<double>({k});
        EXPECT_TRUE(value == reference || (std::isnan(value) && std::isnan(reference)))
            << what << " element " << k << ": " << value << " for " << reference;
      }
    }
  }
}

TEST(DType, IntegersWrap) {
  expect_same(compute("+", Array::from<std::int8_t>({127, -128, 5}, {3}), Array::from<std::int8_t>({1, -1, 6}, {3})),
              Array::from<std::int8_t>({-128, 127, 11}, {3}), "i8 sum");
  expect_same(compute("*", Array::from<std::uint8_t>({200, 16, 3}, {3}), Array::from<std::uint8_t>({2, 16, 5}, {3})),
              Array::from<std::uint8_t>({144, 0, 15}, {3}), "u8 product");
  expect_same(compute("-", Array::from<std::int16_t>({-32768, 7}, {2}), Array::from<std::int16_t>({1, 9}, {2})),
              Array::from<std::int16_t>({32767, -2}, {2}), "i16 difference");
  Graph g;
  Tensor x = g.input("x", {2}, DType::U8);
  const std::vector<Array> out =
      ttc::compile(g, {-x, ttc::sum(x), ttc::prod(x)}).run({{"x", Array::from<std::uint8_t>({1, 255}, {2})}});
  expect_same(out[0], Array::from<std::uint8_t>({255, 1}, {2}), "negated u8");
  expect_same(out[1], Array::from<std::int64_t>({256}, {}), "sum of u8");
  expect_same(out[2], Array::from<std::int64_t>({255}, {}), "product of u8");
}

TEST(DType, UnsignedBytesCompareDivideAndRank) {
  const Array x = Array::from<std::uint8_t>({200, 7, 255, 0}, {4}), y = Array::from<std::uint8_t>({100, 9, 2, 1}, {4});
  expect_same(compute("<", x, y), Array::from<bool>({false, true, false, true}, {4}), "<");
  expect_same(compute("m", x, y), Array::from<std::uint8_t>({200, 9, 255, 1}, {4}), "maximum");
  expect_same(compute("/", x, y), Array::from<std::uint8_t>({2, 0, 127, 0}, {4}), "floor division");
  Graph g;
  Tensor a = g.input("x", {4}, DType::U8);
  const std::vector<Array> out =
      ttc::compile(g, {ttc::amax(a), ttc::argmax(a), a / 2, ttc::flip(a, {0}), ttc::where(a > 100, a, 1)})
          .run({{"x", x}});
  expect_same(out[0], Array::from<std::uint8_t>({255}, {}), "amax");
  expect_same(out[1], Array::from<std::int64_t>({2}, {}), "argmax");
  expect_same(out[2], Array::from<float>({100, 3.5, 127.5, 0}, {4}), "true division");
  expect_same(out[3], Array::from<std::uint8_t>({0, 255, 7, 200}, {4}), "flip");
  expect_same(out[4], Array::from<std::uint8_t>({200, 1, 255, 1}, {4}), "where");
}

TEST(DType, PromotesAsTorch) {
  Graph g;
  auto tensor = [&](DType dtype, const Shape &shape = {2}) {
    static int count = 0;
    return g.input("x" + std::to_string(count++), shape, dtype);
  };
  const struct {
    DType a, b, common;
  } cases[] = {{DType::BF16, DType::F16, DType::F32}, {DType::U8, DType::I8, DType::I16},
               {DType::BF16, DType::F32, DType::F32}, {DType::I64, DType::BF16, DType::BF16},
               {DType::U8, DType::I16, DType::I16},   {DType::I8, DType::I16, DType::I16},
               {DType::Bool, DType::U8, DType::U8},   {DType::I8, DType::F16, DType::F16},
               {DType::F16, DType::F64, DType::F64},  {DType::U8, DType::I64, DType::I64}};
  for (const auto &test : cases) {
    EXPECT_EQ((tensor(test.a) + tensor(test.b)).dtype(), test.common) << test.a << " and " << test.b;
    EXPECT_EQ((tensor(test.b) * tensor(test.a)).dtype(), test.common) << test.b << " and " << test.a;
  }
  // A scalar tensor follows within its kind, a number always does; a fraction makes a floating tensor of a whole one.
  EXPECT_EQ((tensor(DType::BF16) + tensor(DType::F32, {})).dtype(), DType::BF16);
  EXPECT_EQ((tensor(DType::I8) + tensor(DType::I64, {})).dtype(), DType::I8);
  EXPECT_EQ((tensor(DType::I8) + tensor(DType::F16, {})).dtype(), DType::F16);
  EXPECT_EQ((tensor(DType::BF16) * 0.1).dtype(), DType::BF16);
  EXPECT_EQ((tensor(DType::U8) + 300).dtype(), DType::U8);
  EXPECT_EQ((tensor(DType::I16) * 0.5).dtype(), DType::F32);
  EXPECT_EQ(ttc::mean(tensor(DType::F16)).dtype(), DType::F16);
  EXPECT_EQ(ttc::softmax(tensor(DType::BF16), 0).dtype(), DType::BF16);
  EXPECT_TRUE(ttc::is_floating_point(DType::F16));
  EXPECT_FALSE(ttc::is_integer(DType::Bool));
}

TEST(DType, HalvesRoundOnceForEachOperation) {
  Graph g;
  Tensor x = g.input("x", {3}, DType::BF16);
  const Array values = Array::from<ttc::bfloat16>({1, 3, 257}, {3});
  // 0.1 isn't rounded to bf16 before it is multiplied; the sum is rounded before 256 is taken off again.
  const std::vector<Array> out = ttc::compile(g, {x * 0.1, (x + 256) - 256}).run({{"x", values}});
  for (std::int64_t i = 0; i < 3; ++i) {
    const float value = values.at<ttc::bfloat16>({i});
    EXPECT_EQ(out[0].at<ttc::bfloat16>({i}).bits, ttc::bfloat16(value * 0.1f).bits);
    EXPECT_EQ(out[1].at<ttc::bfloat16>({i}).bits, ttc::bfloat16(ttc::bfloat16(value + 256) - 256).bits);
  }
}

TEST(DType, SumsOfHalvesAccumulateInF32) {
  Graph g;
  Tensor x = g.input("x", {4096}, DType::BF16), w = g.input("w", {4096, 3}, DType::F16);
  const std::vector<Array> out =
      ttc::compile(g, {ttc::sum(x), ttc::mean(w, 0)})
          .run({{"x", Array::ones({4096}, DType::BF16)}, {"w", Array::full({4096, 3}, 30, DType::F16)}});
  EXPECT_EQ(out[0].item<float>(), 4096);
  EXPECT_EQ(out[1].to(DType::F32).at<float>({2}), 30);
}

TEST(DType, MatmulOfHalvesOfAnyLayout) {
  const Array x = Array::normal({37, 70}, 1, 0, 1, DType::BF16), y = Array::normal({70, 45}, 2, 0, 1, DType::BF16);
  Graph g;
  Tensor a = g.input("x", x.shape(), DType::BF16), b = g.input("y", y.shape(), DType::BF16);
  Tensor c = a.to(DType::F32), d = b.to(DType::F32);
  // The product, and both of its gradients, which read one operand transposed; beside each its f32 form.
  Tensor half = ttc::matmul(a, b), wide = ttc::matmul(c, d);
  std::vector<Tensor> halves = ttc::vjp(half, half, {a, b}), wides = ttc::vjp(wide, half.to(DType::F32), {c, d});
  const std::vector<Array> out = ttc::compile(g, {half, wide.to(DType::BF16), halves[0], wides[0].to(DType::BF16),
                                                  halves[1], wides[1].to(DType::BF16)})
                                     .run({{"x", x}, {"y", y}});
  for (std::size_t i = 0; i < out.size(); i += 2) {
    const Array p = out[i].to(DType::F32), q = out[i + 1].to(DType::F32);
    for (std::int64_t k = 0; k < p.numel(); ++k)
      EXPECT_NEAR(p.data<float>()[k], q.data<float>()[k], 0.008f * std::abs(q.data<float>()[k]) + 1e-3f);
  }
}

TEST(DType, ModulesTrainInBf16) {
  ttc::manual_seed(3);
  namespace nn = ttc::nn;
  nn::Sequential net(nn::Linear(2, 16), nn::ReLU(), nn::Linear(16, 4));
  net.to(DType::BF16);
  EXPECT_EQ(net.parameter("0.weight").dtype(), DType::BF16);
  Array x = Array::uniform({256, 2}, 1, -1, 1, DType::BF16), y = Array::zeros({256}, DType::U8);
  for (std::int64_t i = 0; i < 256; ++i)
    y.at<std::uint8_t>({i}) =
        static_cast<std::uint8_t>((x.at<ttc::bfloat16>({i, 0}) > 0) + 2 * (x.at<ttc::bfloat16>({i, 1}) > 0));
  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::AdamW({.lr = 0.02}));
  const ttc::data::TensorDataset data(x, y);
  const ttc::History h = trainer.fit(data, {.epochs = 15, .batch_size = 64});
  EXPECT_LT(h.loss.back(), 0.5 * h.loss.front());
  EXPECT_GT(trainer.evaluate(data).accuracy, 0.85);
  EXPECT_EQ(net.parameter("2.bias").value().dtype(), DType::BF16);
  EXPECT_EQ(trainer.predict(x).dtype(), DType::BF16);
  expect::error([&] { net.to(DType::I8); }, {"to: expected a floating dtype, got i8"});
}
