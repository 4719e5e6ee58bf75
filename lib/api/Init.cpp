// Initial values of parameters.
#include "ttc/Init.h"

#include <cmath>
#include <fmt/format.h>

namespace ttc::init {

namespace {

struct Fans {
  double in = 1;
  double out = 1;
};

/// torch's fans: weights are [out, in, kernel...]; a vector counts as its own fan.
Fans fans(const Shape &shape) {
  if (shape.size() < 2) {
    const double n = static_cast<double>(shape.empty() ? 1 : shape[0]);
    return {n, n};
  }
  double kernel = 1;
  for (std::size_t i = 2; i < shape.size(); ++i)
    kernel *= static_cast<double>(shape[i]);
  return {static_cast<double>(shape[1]) * kernel, static_cast<double>(shape[0]) * kernel};
}

} // namespace

Initializer constant(Scalar value) {
  return [=](const Shape &shape, DType dtype, std::uint64_t) { return Array::full(shape, value, dtype, {}); };
}

Initializer zeros() { return constant(0); }

Initializer ones() { return constant(1); }

Initializer uniform(double lo, double hi) {
  return [=](const Shape &shape, DType dtype, std::uint64_t seed) {
    return Array::uniform(shape, seed, lo, hi, dtype, {});
  };
}

Initializer normal(double mean, double std) {
  return [=](const Shape &shape, DType dtype, std::uint64_t seed) {
    return Array::normal(shape, seed, mean, std, dtype, {});
  };
}

Initializer kaiming_uniform(double a) {
  return [=](const Shape &shape, DType dtype, std::uint64_t seed) {
    const double bound = std::sqrt(6 / ((1 + a * a) * fans(shape).in));
    return Array::uniform(shape, seed, -bound, bound, dtype, {});
  };
}

Initializer kaiming_normal(double a) {
  return [=](const Shape &shape, DType dtype, std::uint64_t seed) {
    return Array::normal(shape, seed, 0, std::sqrt(2 / ((1 + a * a) * fans(shape).in)), dtype, {});
  };
}

Initializer xavier_uniform(double gain) {
  return [=](const Shape &shape, DType dtype, std::uint64_t seed) {
    const double bound = gain * std::sqrt(6 / (fans(shape).in + fans(shape).out));
    return Array::uniform(shape, seed, -bound, bound, dtype, {});
  };
}

Initializer xavier_normal(double gain) {
  return [=](const Shape &shape, DType dtype, std::uint64_t seed) {
    return Array::normal(shape, seed, 0, gain * std::sqrt(2 / (fans(shape).in + fans(shape).out)), dtype, {});
  };
}

Initializer value(Array array) {
  return [=](const Shape &shape, DType dtype, std::uint64_t) {
    if (array.shape() != shape)
      throw Error(fmt::format("init::value: expected shape {}, got {}", shape.to_string(), array.shape().to_string()));
    if (array.dtype() != dtype)
      throw Error(fmt::format("init::value: expected dtype {}, got {}", name(dtype), name(array.dtype())));
    return array.clone();
  };
}

} // namespace ttc::init
