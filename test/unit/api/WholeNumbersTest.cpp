// Whole numbers keep all of their bits: numbers beside tensors, attributes, folds, conversions. The values are torch's.
#include "Evaluate.h"
#include "Expect.h"

using namespace evaluate;
using ttc::Array, ttc::DType, ttc::Graph, ttc::Tensor;

namespace {

/// The least whole number that f64 doesn't hold.
constexpr std::int64_t big = (std::int64_t(1) << 53) + 1;

} // namespace

TEST(WholeNumbers, StayWholeBesideATensor) {
  expect_equal<std::int64_t>(value([](Tensor x) { return x + big; }, wholes({1})), {big + 1});
  expect_equal<std::int64_t>(value([](Tensor x) { return big - x; }, wholes({0, 1})), {big, big - 1});
  expect_equal<std::int64_t>(value([](Tensor x) { return x * big; }, wholes({1, 3})), {big, 3 * big});
  expect_equal<std::int64_t>(value([](Tensor x) { return maximum(x, big); }, wholes({0, big + 1})), {big, big + 1});
  expect_equal<std::int64_t>(value([](Tensor x) { return minimum(x, big); }, wholes({0, big + 1})), {0, big});
  expect_equal<std::int64_t>(value([](Tensor x) { return fmod(x, 2); }, wholes({big})), {1});
  expect_equal<std::int64_t>(value([](Tensor x) { return add(x, x, big); }, wholes({1})), {big + 1});
  expect_equal<std::int64_t>(value([](Tensor x) { return sub(x, x, big); }, wholes({1})), {1 - big});
  expect_equal<std::int64_t>(value([](Tensor x) { return addcmul(x, x, x, big); }, wholes({1})), {big + 1});
  expect_equal<std::int64_t>(value([](Tensor x) { return addcmul(x, x, x, 1.5); }, wholes({2})), {6});
}

TEST(WholeNumbers, CompareExactly) {
  const Array x = wholes({big - 1, big, big + 1});
  expect_equal<bool>(value([](Tensor t) { return t == big; }, x), {false, true, false});
  expect_equal<bool>(value([](Tensor t) { return t != big; }, x), {true, false, true});
  expect_equal<bool>(value([](Tensor t) { return t < big; }, x), {true, false, false});
  expect_equal<bool>(value([](Tensor t) { return t <= big; }, x), {true, true, false});
  expect_equal<bool>(value([](Tensor t) { return t > big; }, x), {false, false, true});
  expect_equal<bool>(value([](Tensor t) { return t >= big; }, x), {false, true, true});
  // Beside a floating number as f32.
  expect_equal<bool>(value([](Tensor t) { return t == 0x1p53; }, x), {true, true, true});
  expect_equal<bool>(value([](Tensor t) { return t == 1.5; }, wholes({1, 2})), {false, false});
}

TEST(WholeNumbers, WrapBesideNarrowTypes) {
  expect_equal<std::uint8_t>(value([](Tensor x) { return x + 300; }, of<std::uint8_t>({1})), {45});
  expect_equal<bool>(value([](Tensor x) { return x == 300; }, of<std::uint8_t>({44})), {true});
  expect_equal<bool>(value([](Tensor x) { return x > -1; }, of<std::uint8_t>({50})), {false});
  expect_equal<std::int32_t>(value([](Tensor x) { return x + (std::int64_t(1) << 32); }, of<std::int32_t>({1})), {1});
  expect_equal<std::uint8_t>(value([](Tensor x) { return -x; }, of<std::uint8_t>({1})), {255});
  expect_equal<std::int8_t>(value([](Tensor x) { return abs(x); }, of<std::int8_t>({-128})), {-128});
}

TEST(WholeNumbers, AndBoolsTakeTheTypeThatTorchGives) {
  Graph g;
  Tensor flags = g.input("flags", {2}, DType::Bool), bytes = g.input("bytes", {2}, DType::U8);
  EXPECT_EQ((flags + true).dtype(), DType::Bool);
  EXPECT_EQ((flags + 1).dtype(), DType::I64);
  EXPECT_EQ((flags * 1.5).dtype(), DType::F32);
  EXPECT_EQ((bytes + true).dtype(), DType::U8);
  EXPECT_EQ((bytes + 1).dtype(), DType::U8);
  EXPECT_EQ((bytes / 2).dtype(), DType::F32);
  EXPECT_EQ(ttc::where(flags, flags, 1).dtype(), DType::I64);
  EXPECT_EQ(ttc::where(flags, bytes, 1.5).dtype(), DType::F32);
  expect::misuse([&] { flags - true; }, "sub: expected numbers, got bool");
  expect::error([&] { bytes + UINT64_MAX; },
                {"expected a whole number of at most 9223372036854775807, got 18446744073709551615"});
}

TEST(WholeNumbers, FillMasksAndMargins) {
  expect_equal<std::int64_t>(value([](Tensor x) { return masked_fill(x, x == 0, INT64_MAX); }, wholes({0, 5})),
                             {INT64_MAX, 5});
  expect_equal<std::int64_t>(value([](Tensor x) { return masked_fill(x, x == 0, 1.5); }, wholes({0, 5})), {1, 5});
  expect_equal<std::uint8_t>(value([](Tensor x) { return masked_fill(x, x == 0, -1); }, of<std::uint8_t>({0, 5})),
                             {255, 5});
  expect_equal<std::int64_t>(value([](Tensor x) { return ttc::where(x == 0, big, x); }, wholes({0, 5})), {big, 5});
  expect_equal<std::int64_t>(value([](Tensor x) { return pad(x, {1, 1}, "constant", big); }, wholes({3})),
                             {big, 3, big});
  expect_equal<std::int64_t>(value([](Tensor x) { return pad(x, {1, 0}, "constant", 1.5); }, wholes({3})), {1, 3});
  expect_equal<bool>(value([](Tensor x) { return pad(x, {1, 1}); }, of<bool>({true})), {false, true, false});
  for (const ttc::Scalar margin : {ttc::Scalar(2), ttc::Scalar(0.5), ttc::Scalar(true)})
    expect_equal<bool>(value([=](Tensor x) { return pad(x, {1, 0}, "constant", margin); }, of<bool>({false})),
                       {true, false});
  Graph g;
  Tensor bytes = g.input("bytes", {2}, DType::U8), whole = g.input("whole", {2}, DType::I64);
  expect::misuse([&] { masked_fill(bytes, bytes == 0, 300); },
                 "masked_fill: expected a value in the range of u8, got 300");
  expect::misuse([&] { masked_fill(whole, whole == 0, NAN); },
                 "masked_fill: expected a value in the range of i64, got nan");
  expect::misuse([&] { pad(bytes, {1, 1}, "constant", 256); }, "pad: expected a value in the range of u8, got 256");
  expect::misuse([&] { pad(whole, {1, 1}, "constant", INFINITY); },
                 "pad: expected a value in the range of i64, got inf");
  expect::misuse([&] { ttc::where(bytes == 0, bytes, 300); }, "where: expected a value in the range of u8, got 300");
}

TEST(WholeNumbers, ArePowersOfWholeNumbers) {
  expect_equal<std::int64_t>(value([](Tensor x) { return pow(x, 2); }, wholes({5001, -3})), {25010001, 9});
  expect_equal<std::int64_t>(value([](Tensor x) { return pow(x, 63); }, wholes({2, 3, -2})),
                             {INT64_MIN, -3237885987332494933, INT64_MIN});
  expect_equal<std::int64_t>(value([](Tensor x) { return pow(x, 0); }, wholes({0, 3, -2})), {1, 1, 1});
  expect_equal<std::int64_t>(
      value([](Tensor x) { return pow(x, x.graph().constant(wholes({-1, -3, -3, -2, -2, 62}))); },
            wholes({2, 1, -1, -1, 0, 2})),
      {0, 1, -1, 1, 0, std::int64_t(1) << 62});
  expect_equal<std::uint8_t>(value([](Tensor x) { return pow(x, 2); }, of<std::uint8_t>({17})), {33});
  expect_equal<std::int32_t>(value([](Tensor x) { return ttc::pow(2, x); }, of<std::int32_t>({3, 30, 32, -1})),
                             {8, 1 << 30, 0, 0});
  expect_equal<std::int64_t>(value([](Tensor x) { return pow(x, 2); }, of<bool>({true, false})), {1, 0});
  expect_equal<float>(value([](Tensor x) { return pow(x, 2.0); }, wholes({4})), {16});
  expect_equal<float>(value([](Tensor x) { return pow(x, 0.5); }, wholes({4})), {2});
  expect_equal<float>(value([](Tensor x) { return ttc::pow(2.5, x); }, of<std::int32_t>({3})), {15.625});
  Graph g;
  Tensor whole = g.input("whole", {2}, DType::I64), bytes = g.input("bytes", {2}, DType::U8);
  expect::misuse([&] { pow(whole, -1); }, "pow: expected a power of 0 or more for i64, got -1");
  expect::misuse([&] { pow(bytes, 300); }, "pow: expected a value in the range of u8, got 300");
}

TEST(WholeNumbers, AreAddedByIndexWithAFactor) {
  auto added = [](ttc::Scalar alpha, std::int64_t source) {
    Graph g;
    Tensor x = g.input("x", {2}, DType::I64), i = g.input("i", {1}, DType::I64);
    return ttc::eval(index_add(x, 0, i, g.constant(wholes({source})), alpha),
                     {{"x", wholes({1, 2})}, {"i", wholes({0})}});
  };
  expect_equal<std::int64_t>(added(2, 16777217), {33554435, 2});
  expect_equal<std::int64_t>(added(std::int64_t(1) << 60, 3), {3458764513820540929, 2});
  expect_equal<std::int64_t>(added(1.5, 3), {4, 2});
}

TEST(WholeNumbers, AreLimitedByWholeNumbersAndFractions) {
  expect_near(value([](Tensor x) { return clamp(x, 0.5, 2.5); }, wholes({0, 1, 2, 3})), {0.5, 1, 2, 2.5});
  expect_equal<std::int64_t>(value([](Tensor x) { return clamp(x, big, big + 2); }, wholes({0, big + 1, big + 5})),
                             {big, big + 1, big + 2});
  expect_equal<std::uint8_t>(value([](Tensor x) { return clamp(x, -5, 300); }, of<std::uint8_t>({1, 200})), {1, 200});
  expect_equal<std::int64_t>(value([](Tensor x) { return clamp(x, 0, 1); }, of<bool>({true, false})), {1, 0});
  expect_equal<std::int64_t>(value([](Tensor x) { return relu6(x); }, wholes({-1, 3, 9})), {0, 3, 6});
  expect_equal<std::uint8_t>(value([](Tensor x) { return relu6(x); }, of<std::uint8_t>({1, 3, 9})), {1, 3, 6});
}

TEST(WholeNumbers, DontInterpolate) {
  Graph g;
  Tensor whole = g.input("whole", {2}, DType::I64);
  expect::misuse([&] { lerp(whole, whole, 1); }, "lerp: expected floating numbers, got i64");
  expect::misuse([&] { lerp(whole, whole, whole); }, "lerp: expected floating numbers, got i64");
  expect::misuse([&] { add(whole, whole, 1.5); }, "add: expected a whole alpha for i64, got 1.5");
  Tensor image = g.input("image", {1, 1, 2, 2}, DType::I64);
  expect::misuse([&] { interpolate(image, {.size = ttc::Size2(3), .mode = "bilinear"}); },
                 "interpolate: expected floating numbers, got i64");
}

TEST(WholeNumbers, OfBytesInterpolateAsTorchDoes) {
  auto resized = [](std::vector<std::uint8_t> x, ttc::Shape shape, ttc::Size2 size, bool align_corners) {
    return value(
        [&](Tensor t) { return interpolate(t, {.size = size, .mode = "bilinear", .align_corners = align_corners}); },
        Array::from<std::uint8_t>(x, shape));
  };
  const std::vector<std::uint8_t> row = {0, 100, 255, 7};
  expect_equal<std::uint8_t>(resized({0, 100}, {1, 1, 1, 2}, {1, 3}, true), {0, 50, 100});
  expect_equal<std::uint8_t>(resized(row, {1, 1, 1, 4}, {1, 3}, false), {17, 178, 48});
  expect_equal<std::uint8_t>(resized(row, {1, 1, 1, 4}, {1, 5}, false), {0, 70, 178, 181, 7});
  expect_equal<std::uint8_t>(resized(row, {1, 1, 1, 4}, {1, 7}, false), {0, 36, 93, 178, 237, 96, 7});
  expect_equal<std::uint8_t>(resized({0, 1, 3, 4}, {1, 1, 2, 2}, {3, 3}, true), {0, 1, 1, 2, 3, 3, 3, 4, 4});
}

TEST(WholeNumbers, OfBytesAreClasses) {
  auto loss = [](std::uint8_t target) {
    Graph g;
    Tensor x = g.input("x", {1, 200}), t = g.input("t", {1}, DType::U8);
    return ttc::eval(cross_entropy(x, t), {{"x", Array::zeros({1, 200})}, {"t", of<std::uint8_t>({target})}});
  };
  // 156 is -100, the default ignore_index, in eight bits.
  expect_near(loss(156), {std::log(200.0)});
  expect_near(loss(3), {std::log(200.0)});
}

TEST(WholeNumbers, DivideAtTheLeastOne) {
  auto quotient = [](Tensor x) { return div(neg(x), neg(cast(x.graph().scalar(2), x.dtype())), "trunc"); };
  expect_equal<std::int32_t>(value(quotient, of<std::int32_t>({INT32_MIN, 7})), {1 << 30, 3});
  expect_equal<std::int64_t>(value(quotient, wholes({INT64_MIN, -7})), {std::int64_t(1) << 62, -3});
  // In i32 -(-128) is 128, which i8 has no room for.
  expect_equal<std::int8_t>(value(quotient, of<std::int8_t>({-128})), {64});
  expect_equal<std::int64_t>(
      value([](Tensor x) { return div(x, x.graph().scalar(-1, DType::I64), "floor"); }, wholes({INT64_MIN, 7})),
      {INT64_MIN, -7});
  expect_equal<std::int64_t>(
      value([](Tensor x) { return div(x, x.graph().scalar(2, DType::I64), "floor"); }, wholes({-7, 7, big})),
      {-4, 3, (big - 1) / 2});
  expect_equal<std::int64_t>(value([](Tensor x) { return abs(x); }, wholes({INT64_MIN, -big})), {INT64_MIN, big});
}

TEST(WholeNumbers, ThatWentThroughAFloatAreLimited) {
  auto through = [](DType between, DType to) { return [=](Tensor x) { return x.to(between).to(to); }; };
  expect_equal<std::uint8_t>(value(through(DType::F32, DType::U8), of<std::int8_t>({-1, 5})), {0, 5});
  expect_equal<std::int8_t>(value(through(DType::F64, DType::I8), of<std::int32_t>({300, -300, 7})), {127, -128, 7});
  expect_equal<std::uint8_t>(value(through(DType::I64, DType::U8), of<std::int32_t>({-1, 257})), {255, 1});
}

TEST(WholeNumbers, AreReducedExactly) {
  const Array x = wholes({big, big, 1});
  expect_equal<std::int64_t>(value([](Tensor t) { return sum(t); }, x), {2 * big + 1});
  expect_equal<std::int64_t>(value([](Tensor t) { return prod(t); }, wholes({big, 3})), {3 * big});
  expect_equal<std::int64_t>(value([](Tensor t) { return cumsum(t, 0); }, x), {big, 2 * big, 2 * big + 1});
  expect_equal<std::int64_t>(value([](Tensor t) { return cumprod(t, 0); }, wholes({big, 3})), {big, 3 * big});
  expect_equal<std::int64_t>(value([](Tensor t) { return amax(t); }, wholes({big, big - 1})), {big});
  expect_equal<std::int64_t>(value([](Tensor t) { return sum(t); }, of<std::uint8_t>({200, 200})), {400});
  expect_equal<std::int64_t>(value([](Tensor t) { return cumprod(t, 0); }, of<std::uint8_t>({200, 2})), {200, 400});
  // Each term is lost in f32.
  expect_near(value([](Tensor t) { return mean(t); }, wholes({1 << 25, 1, 1, 1, 1})), {((1 << 25) + 4) / 5.0});
  expect_equal<std::int64_t>(value([](Tensor t) { return matmul(t, t); }, wholes({3037000499, 2})),
                             {3037000499 * 3037000499 + 4});
}

TEST(WholeNumbers, OfTheHostStayWhole) {
  expect_equal<std::int64_t>(Array::full({2}, big, DType::I64), {big, big});
  expect_equal<std::int64_t>(Array::arange(big, big + 5, 2, DType::I64), {big, big + 2, big + 4});
  expect_equal<std::int64_t>(Array::arange(big + 2, big, -1, DType::I64), {big + 2, big + 1});
  expect_equal<std::int64_t>(Array::arange(INT64_MIN, INT64_MAX, INT64_MAX, DType::I64),
                             {INT64_MIN, -1, INT64_MAX - 1});
  EXPECT_EQ(Array::arange(3, 3, 1).numel(), 0);
  EXPECT_EQ(Array::full({}, big, DType::I64).item<std::int64_t>(), big);
  EXPECT_EQ(Array::scalar(NaN).item<std::int64_t>(), 0);
  EXPECT_EQ(Array::scalar(1e20f).item<std::int32_t>(), INT32_MAX);
  EXPECT_EQ(Array::scalar(-inf).item<std::uint8_t>(), 0);
  Graph g;
  g.state("count", {1}, ttc::init::constant(big), DType::I64);
  expect_equal<std::int64_t>(g.value("count").value(), {big});
  EXPECT_EQ(ttc::eval(g.scalar(big, DType::I64) + 0, {}).item<std::int64_t>(), big);
}

TEST(WholeNumbers, OfNumbersWithoutATensor) {
  const ttc::Scalar whole(big), half(0.5), flag(true);
  EXPECT_EQ(whole.integer(), big);
  EXPECT_EQ(ttc::Scalar(1e300).integer(), INT64_MAX);
  EXPECT_EQ(ttc::Scalar(NAN).integer(), 0);
  EXPECT_TRUE(flag.is_bool());
  EXPECT_FALSE(whole.fits(DType::I32));
  EXPECT_TRUE(whole.fits(DType::I64));
  EXPECT_FALSE(half.fits(DType::I64));
  EXPECT_FALSE(ttc::Scalar(0x1p63).fits(DType::I64));
  EXPECT_TRUE(ttc::Scalar(-0x1p63).fits(DType::I64));
  EXPECT_FALSE(ttc::Scalar(-1).fits(DType::U8));
  EXPECT_EQ(whole.to_string() + " " + half.to_string() + " " + flag.to_string(), "9007199254740993 0.5 true");
}
