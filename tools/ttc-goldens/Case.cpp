// Reading cases, comparing results.
#include "Case.h"

#include <ttc/Error.h>

#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace goldens {

double number(const Json &json) {
  if (json.is_string())
    return json.get<std::string>() == "-inf" ? -INFINITY : INFINITY;
  return json.get<double>();
}

const ttc::Array &Arrays::get(const std::string &group, const std::string &key) {
  if (group != group_) {
    tensors_ = ttc::load_safetensors(folder_ / (group + ".safetensors")).tensors;
    group_ = group;
  }
  auto found = tensors_.find(key);
  if (found == tensors_.end())
    throw std::out_of_range(fmt::format("{}.safetensors has no tensor '{}'", group, key));
  return found->second;
}

ttc::DType Case::dtype() const {
  const std::string text = json_.at("dtype");
  const std::optional<ttc::DType> dtype = ttc::dtype_from_name(text);
  if (!dtype)
    throw Unsupported("dtype " + text);
  return *dtype;
}

ttc::Array Case::array(const std::string &key) const {
  const ttc::Array &stored = reference(key);
  return ttc::is_floating_point(stored.dtype()) ? stored.to(dtype()) : stored;
}

std::pair<double, double> Case::tolerance(const std::string &key) const {
  const Json &tolerances = json_.at("tols");
  if (auto own = tolerances.find(key); own != tolerances.end())
    return {own->at(0), own->at(1)};
  return {json_.at("rtol"), json_.at("atol")};
}

namespace {

/// Whether a floating result passes; see the README of the cases.
bool passes(double got, double reference, double rtol, double atol, bool may_flush) {
  if (std::isnan(reference))
    return std::isnan(got);
  if (std::isinf(reference) || std::isinf(got))
    return got == reference;
  if (may_flush && got == 0 && std::fabs(reference) < std::numeric_limits<float>::min())
    return true;
  return std::fabs(got - reference) <= atol + rtol * std::fabs(reference);
}

std::string compare_floats(const Case &test, const std::string &key, const ttc::Array &got,
                           const ttc::Array &reference) {
  const auto [rtol, atol] = test.tolerance(key);
  const ttc::Array a = got.to(ttc::DType::F64), b = reference.to(ttc::DType::F64);
  const auto x = a.data<double>(), y = b.data<double>();
  std::size_t wrong = 0, worst = 0;
  double worst_error = -1;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (passes(x[i], y[i], rtol, atol, test.group() == "unary_extreme"))
      continue;
    ++wrong;
    const double error = std::isfinite(x[i]) && std::isfinite(y[i]) ? std::fabs(x[i] - y[i]) : INFINITY;
    if (error > worst_error) {
      worst_error = error;
      worst = i;
    }
  }
  if (wrong == 0)
    return "";
  return fmt::format("{} of {} elements differ, worst at {}: expected {:.9g}, got {:.9g} (rtol {:g}, atol {:g})", wrong,
                     x.size(), worst, y[worst], x[worst], rtol, atol);
}

} // namespace

std::string compare(const Case &test, const std::string &key, const ttc::Array &got) {
  const ttc::Array &reference = test.reference(key);
  if (got.shape() != reference.shape())
    return fmt::format("{}: expected shape {}, got {}", key, reference.shape().to_string(), got.shape().to_string());
  std::string problem;
  if (ttc::is_floating_point(reference.dtype())) {
    if (!ttc::is_floating_point(got.dtype()))
      return fmt::format("{}: expected a floating dtype, got {}", key, ttc::name(got.dtype()));
    problem = compare_floats(test, key, got, reference);
  } else {
    if (got.dtype() != reference.dtype())
      return fmt::format("{}: expected dtype {}, got {}", key, ttc::name(reference.dtype()), ttc::name(got.dtype()));
    const ttc::Array a = got.to(ttc::DType::I64), b = reference.to(ttc::DType::I64);
    const auto x = a.data<std::int64_t>(), y = b.data<std::int64_t>();
    for (std::size_t i = 0; i < x.size() && problem.empty(); ++i)
      if (x[i] != y[i])
        problem = fmt::format("element {}: expected {}, got {}", i, y[i], x[i]);
  }
  return problem.empty() ? "" : key + ": " + problem;
}

} // namespace goldens
