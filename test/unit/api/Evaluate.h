// Values and gradients of functions of one tensor, for tests against those of torch.
#ifndef TTC_TEST_UNIT_API_EVALUATE_H
#define TTC_TEST_UNIT_API_EVALUATE_H

#include <gtest/gtest.h>
#include <ttc/ttc.h>

#include <cmath>
#include <functional>
#include <limits>
#include <vector>

namespace evaluate {

using Function = std::function<ttc::Tensor(const ttc::Tensor &)>;

inline constexpr float inf = std::numeric_limits<float>::infinity(), NaN = std::numeric_limits<float>::quiet_NaN();

inline ttc::Array floats(const std::vector<float> &values) {
  return ttc::Array::from<float>(values, {static_cast<std::int64_t>(values.size())});
}
inline ttc::Array wholes(const std::vector<std::int64_t> &values) {
  return ttc::Array::from<std::int64_t>(values, {static_cast<std::int64_t>(values.size())});
}
template <typename T> ttc::Array of(std::initializer_list<T> values) {
  return ttc::Array::from<T>(values, {static_cast<std::int64_t>(values.size())});
}

/// f(x), computed by a compiled program.
inline ttc::Array value(const Function &f, const ttc::Array &x) {
  ttc::Graph g;
  return ttc::eval(f(g.input("x", x.shape(), x.dtype())), {{"x", x}});
}

/// The gradient of the sum of f(x).
inline ttc::Array gradient(const Function &f, const ttc::Array &x) {
  ttc::Graph g;
  ttc::Tensor in = g.input("x", x.shape(), x.dtype());
  return ttc::eval(ttc::grad(ttc::sum(f(in)), {in})[0], {{"x", x}});
}

/// The gradient of the sum of that gradient.
inline ttc::Array second_gradient(const Function &f, const ttc::Array &x) {
  ttc::Graph g;
  ttc::Tensor in = g.input("x", x.shape(), x.dtype());
  ttc::Tensor first = ttc::grad(ttc::sum(f(in)), {in})[0];
  return ttc::eval(ttc::grad(ttc::sum(first), {in})[0], {{"x", x}});
}

/// The elements are those wanted, of type T.
template <typename T> void expect_equal(const ttc::Array &got, const std::vector<T> &wanted) {
  ASSERT_EQ(got.dtype(), ttc::dtype_of<T>);
  ASSERT_EQ(got.numel(), static_cast<std::int64_t>(wanted.size()));
  for (std::size_t i = 0; i < wanted.size(); ++i)
    EXPECT_EQ(got.data<T>()[i], wanted[i]) << "element " << i;
}

/// Within `tolerance` of the wanted ones, relatively; infinities and NaN are the same. The default is a few roundings
/// of f32.
inline void expect_near(const ttc::Array &got, const std::vector<double> &wanted, double tolerance = 2e-6) {
  ASSERT_EQ(got.numel(), static_cast<std::int64_t>(wanted.size()));
  const ttc::Array wide = got.to(ttc::DType::F64);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const double g = wide.data<double>()[i], w = wanted[i];
    if (std::isnan(w) || std::isinf(w))
      EXPECT_TRUE(std::isnan(w) ? std::isnan(g) : g == w) << "element " << i << ": " << g << ", expected " << w;
    else
      EXPECT_NEAR(g, w, tolerance * std::abs(w) + 1e-30) << "element " << i;
  }
}

} // namespace evaluate

#endif // TTC_TEST_UNIT_API_EVALUATE_H
