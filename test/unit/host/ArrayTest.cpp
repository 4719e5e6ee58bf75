// Arrays: making them, looking at them, views and conversions.
#include "ttc/Array.h"
#include "Testing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

using namespace ttc;
using namespace ttc::test;

template <typename T> static std::vector<T> values(const Array &array) {
  auto data = array.data<T>();
  return {data.begin(), data.end()};
}

static std::string printed(const Array &array) {
  std::ostringstream os;
  os << array;
  return os.str();
}

TEST(Shape, CountsAndPrints) {
  EXPECT_EQ((Shape{64, 784}).numel(), 64 * 784);
  EXPECT_EQ(Shape{}.numel(), 1);
  EXPECT_EQ((Shape{3, 0, 2}).numel(), 0);
  EXPECT_EQ((Shape{64, 784}).to_string(), "[64, 784]");
  EXPECT_EQ(Shape{}.to_string(), "[]");
}

TEST(Shape, RejectsNegativeExtentsAndOverflow) {
  expect_error("expected extents of at least 0, got [2, -1]", [] { (void)Shape{2, -1}.numel(); });
  expect_error("2^63 - 1", [] { (void)Shape({std::int64_t(1) << 40, std::int64_t(1) << 40}).numel(); });
}

TEST(DType, NamesAreInverse) {
  for (DType dtype : {DType::F32, DType::F64, DType::I32, DType::I64, DType::Bool})
    EXPECT_EQ(dtype_from_name(name(dtype)), dtype);
  EXPECT_FALSE(dtype_from_name("f33"));
  EXPECT_EQ(dtype_of<long long>, DType::I64);
}

TEST(Array, FromListVectorAndSpan) {
  EXPECT_EQ(values<float>(Array::from<float>({1, 2, 3, 4}, {2, 2})), (std::vector<float>{1, 2, 3, 4}));
  const std::vector<double> vector{5, 6};
  EXPECT_EQ(values<double>(Array::from<double>(vector, {2})), vector);
  EXPECT_EQ(values<double>(Array::from<double>(std::span<const double>(vector), {2, 1})), vector);
  EXPECT_EQ(values<bool>(Array::from<bool>(std::vector<bool>{true, false}, {2})), (std::vector<bool>{true, false}));
  EXPECT_EQ(Array::from<float>({}, {0, 3}).numel(), 0);
}

TEST(Array, WrongNumberOfValuesIsAnError) {
  expect_error("expected 4 values for shape [2, 2], got 3", [] { Array::from<float>({1, 2, 3}, {2, 2}); });
}

TEST(Array, ImpossibleShapesAreErrors) {
  expect_error("expected extents of at least 0", [] { Array::zeros({-1}); });
  expect_error("bytes", [] { Array::empty({std::int64_t(1) << 62}); });
}

TEST(Array, StorageIsAlignedAndShared) {
  const Array a = Array::zeros({3});
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(a.raw()) % Array::alignment, 0u);
  const Array b = a;
  b.data<float>()[0] = 7;
  EXPECT_EQ(a.at<float>({0}), 7);
  const Array c = a.clone();
  c.data<float>()[0] = 8;
  EXPECT_EQ(a.at<float>({0}), 7);
}

TEST(Array, WrapsMemoryWithoutACopy) {
  std::vector<float> memory{1, 2, 3};
  const Array array = Array::wrap<float>(memory, {3});
  array.data<float>()[2] = 9;
  EXPECT_EQ(memory[2], 9);
  expect_error("expected 4 values", [&] { Array::wrap<float>(memory, {4}); });
}

TEST(Array, Constants) {
  EXPECT_EQ(values<float>(Array::zeros({2})), (std::vector<float>{0, 0}));
  EXPECT_EQ(values<std::int32_t>(Array::ones({2}, DType::I32)), (std::vector<std::int32_t>{1, 1}));
  EXPECT_EQ(values<double>(Array::full({2}, 2.5, DType::F64)), (std::vector<double>{2.5, 2.5}));
  EXPECT_EQ(values<std::int64_t>(Array::arange(3)), (std::vector<std::int64_t>{0, 1, 2}));
  EXPECT_EQ(values<float>(Array::arange(1, 2, 0.25)), (std::vector<float>{1, 1.25, 1.5, 1.75}));
  EXPECT_EQ(values<float>(Array::arange(2, 0, -1)), (std::vector<float>{2, 1}));
  EXPECT_EQ(Array::arange(2, 0, 1).numel(), 0);
  expect_error("a step other than 0", [] { Array::arange(0, 1, 0); });
}

TEST(Array, ItemConverts) {
  EXPECT_EQ(Array::scalar(2.5).item<float>(), 2.5f);
  EXPECT_EQ(Array::from<std::int64_t>({3}, {1, 1}).item<double>(), 3.0);
  expect_error("expected 1 element, got 2 in shape [2]", [] { Array::zeros({2}).item<float>(); });
}

TEST(Array, AtChecksTheIndex) {
  const Array array = Array::arange(6).reshape({2, 3});
  EXPECT_EQ(array.at<std::int64_t>({1, 2}), 5);
  EXPECT_EQ(array.at<std::int64_t>({-1, -3}), 3);
  expect_error("expected index 1 in [-3, 3), got 3", [&] { array.at<std::int64_t>({0, 3}); });
  expect_error("expected 2 indices", [&] { array.at<std::int64_t>({0}); });
  expect_error("expected an array of f32, got i64", [&] { array.at<float>({0, 0}); });
}

TEST(Array, ReshapeSharesAndInfers) {
  const Array array = Array::arange(6);
  EXPECT_EQ(array.reshape({2, -1}).shape(), (Shape{2, 3}));
  EXPECT_EQ(array.reshape({2, 3}).raw(), array.raw());
  EXPECT_EQ(Array::scalar(1.0f).reshape({1, 1}).shape(), (Shape{1, 1}));
  expect_error("expected a shape of 6 elements like [6], got [4, -1]", [&] { array.reshape({4, -1}); });
  expect_error("got [5]", [&] { array.reshape({5}); });
  expect_error("at most one -1", [&] { array.reshape({-1, -1}); });
  expect_error("expected a shape of 0 elements", [] { Array::zeros({0}).reshape({0, -1}); });
}

TEST(Array, Narrow0IsAView) {
  const Array array = Array::arange(6).reshape({3, 2});
  const Array rows = array.narrow0(1, 3);
  EXPECT_EQ(rows.shape(), (Shape{2, 2}));
  EXPECT_EQ(rows.at<std::int64_t>({0, 0}), 2);
  rows.at<std::int64_t>({0, 0}) = 9;
  EXPECT_EQ(array.at<std::int64_t>({1, 0}), 9);
  expect_error("stop <= 3, got [2, 4)", [&] { array.narrow0(2, 4); });
  expect_error("got [-1, 2)", [&] { array.narrow0(-1, 2); });
  expect_error("at least 1 dimension", [] { Array::scalar(1.0).narrow0(0, 0); });
}

TEST(Array, ConversionTruncatesAndSaturates) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const Array array = Array::from<float>({-1.9f, 2.9f, 1e20f, -1e20f, nan}, {5});
  EXPECT_EQ(values<std::int32_t>(array.to(DType::I32)),
            (std::vector<std::int32_t>{-1, 2, std::numeric_limits<std::int32_t>::max(),
                                       std::numeric_limits<std::int32_t>::min(), 0}));
  EXPECT_EQ(array.to(DType::I64).at<std::int64_t>({2}), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(values<bool>(Array::from<float>({0, -0.0f, 0.5f}, {3}).to(DType::Bool)),
            (std::vector<bool>{false, false, true}));
  EXPECT_EQ(array.to(DType::F32).raw(), array.raw());
}

TEST(Array, UniformStaysInsideAndIsAPureFunctionOfTheSeed) {
  const Array a = Array::uniform({1001}, 1, -2, 3);
  EXPECT_EQ(values<float>(a), values<float>(Array::uniform({7, 11, 13}, 1, -2, 3)));
  EXPECT_NE(values<float>(a), values<float>(Array::uniform({1001}, 2, -2, 3)));
  const auto [low, high] = std::ranges::minmax(a.data<float>());
  EXPECT_GE(low, -2);
  EXPECT_LT(high, 3);
  EXPECT_LT(low, -1.9);
  EXPECT_GT(high, 2.9);
  expect_error("expected lo <= hi", [] { Array::uniform({1}, 0, 1, 0); });
  expect_error("expected a floating dtype, got i64", [] { Array::uniform({1}, 0, 0, 1, DType::I64); });
}

TEST(Array, NormalHasItsMoments) {
  // 40,000 draws: the mean's own deviation is 0.01, the variance's 0.03.
  const Array array = Array::normal({40000}, 3, 1, 2, DType::F64);
  double sum = 0, squares = 0;
  for (double value : array.data<double>()) {
    sum += value;
    squares += (value - 1) * (value - 1);
  }
  EXPECT_NEAR(sum / 40000, 1, 0.04);
  EXPECT_NEAR(squares / 40000, 4, 0.12);
  EXPECT_EQ(Array::normal({3}, 3).numel(), 3);
}

TEST(Array, RandintCoversItsRange) {
  const Array array = Array::randint({600}, 5, -2, 4);
  for (std::int64_t value = -2; value < 4; ++value)
    EXPECT_NEAR(static_cast<double>(std::ranges::count(array.data<std::int64_t>(), value)), 100, 40);
  expect_error("expected lo < hi, got 4 and 4", [] { Array::randint({1}, 0, 4, 4); });
}

TEST(ArrayPrint, LooksLikeTorch) {
  EXPECT_EQ(printed(Array::from<float>({1, 2, 3, 4}, {2, 2})), "[[1., 2.],\n [3., 4.]]");
  EXPECT_EQ(printed(Array::from<float>({0.5f, -12.25f}, {2})), "[  0.5000, -12.2500]");
  EXPECT_EQ(printed(Array::arange(3)), "[0, 1, 2] dtype=i64");
  EXPECT_EQ(printed(Array::from<bool>({true, false}, {2})), "[ true, false] dtype=bool");
  EXPECT_EQ(printed(Array::scalar(2.5f)), "2.5000");
  EXPECT_EQ(printed(Array::from<double>({1e-9, 1}, {2})), "[1.0000e-09, 1.0000e+00] dtype=f64");
  EXPECT_EQ(printed(Array::arange(4).reshape({2, 1, 2})), "[[[0, 1]],\n\n [[2, 3]]] dtype=i64");
  EXPECT_EQ(printed(Array::zeros({2, 0})), "[], shape=[2, 0]");
}

TEST(ArrayPrint, ElidesLongDimensions) {
  EXPECT_EQ(printed(Array::arange(1001)), "[   0,    1,    2, ...,  998,  999, 1000] dtype=i64");
}
