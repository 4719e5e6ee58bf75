//===- Comparison.cpp - Results against a reference with known spread -----===//
//
// An element may differ from the reference by kSpread times the largest
// deviation among the noisy samples, and by kRoundings unit roundoffs. The
// samples' noise is about eight times rounding's, so that a program in which the
// order of operations alone differs stays far below; an element on which
// noise has no bounded influence (a comparison, a maximum's place, a cast to an
// integer near a tie) has a spread as large as itself, or is left out where it
// is an integer.
//
//===----------------------------------------------------------------------===//

#include "Check.h"
#include "llvm/ADT/STLExtras.h"
#include <cmath>
#include <fmt/format.h>

namespace ttc::fuzz {
namespace {

constexpr double kSpread = 8, kRoundings = 8;

std::string place(const Array &array, size_t flat) {
  std::vector<int64_t> index(array.rank());
  auto rest = static_cast<int64_t>(flat);
  for (int64_t d = array.rank(); d-- > 0; rest /= array.shape()[d])
    index[d] = rest % array.shape()[d];
  return fmt::format("[{}]", fmt::join(index, ", "));
}

/// NaN, an infinity of one sign, or a number.
int classOf(double value) { return std::isnan(value) ? 3 : std::isinf(value) ? (value > 0 ? 2 : 1) : 0; }

} // namespace

void compare(const Values &exact, const std::vector<Values> &noisy, const Values &got, double unit, double tiny,
             const std::string &kind, Counts &counts) {
  for (const auto &[name, array] : got) {
    auto reference = exact.find(name);
    if (reference == exact.end())
      throw Failure{"interface " + kind, fmt::format("result '{}' is not the reference's", name)};
    if (reference->second.shape() != array.shape())
      throw Failure{kind, fmt::format("{}: expected the shape {}, got {}", name, reference->second.shape().to_string(),
                                      array.shape().to_string())};
    if (!is_floating_point(array.dtype())) {
      if (array.dtype() != reference->second.dtype())
        throw Failure{kind, fmt::format("{}: expected elements of type {}, got {}", name,
                                        ttc::name(reference->second.dtype()), ttc::name(array.dtype()))};
      Array wide = array.to(DType::I64), expected = reference->second.to(DType::I64);
      std::vector<Array> samples;
      for (const Values &sample : noisy)
        samples.push_back(sample.at(name).to(DType::I64));
      for (auto [i, value] : llvm::enumerate(wide.data<int64_t>())) {
        int64_t right = expected.data<int64_t>()[i];
        if (llvm::any_of(samples, [&, i = i](const Array &s) { return s.data<int64_t>()[i] != right; })) {
          ++counts.unstable;
          continue;
        }
        ++counts.compared;
        if (value != right)
          throw Failure{kind, fmt::format("{}{}: expected {}, got {}", name, place(array, i), right, value)};
      }
      continue;
    }
    Array wide = array.to(DType::F64), expected = reference->second.to(DType::F64);
    for (auto [i, value] : llvm::enumerate(wide.data<double>())) {
      double right = expected.data<double>()[i];
      double spread = 0;
      bool stable = true;
      for (const Values &sample : noisy) {
        double other = sample.at(name).data<double>()[i];
        stable &= classOf(other) == classOf(right);
        if (std::isfinite(right))
          spread = std::max(spread, std::abs(other - right));
      }
      if (!stable || !std::isfinite(spread)) {
        ++counts.unstable;
        continue;
      }
      ++counts.compared;
      double allowed = kSpread * spread + kRoundings * unit * (std::abs(right) + 8 * tiny);
      bool agrees = std::isfinite(right) ? std::abs(value - right) <= allowed : classOf(value) == classOf(right);
      if (!agrees)
        throw Failure{kind, fmt::format("{}{}: expected {:.9g} +- {:.2g}, got {:.9g}", name, place(array, i), right,
                                        allowed, value)};
    }
  }
}

} // namespace ttc::fuzz
