// The benchmark's counter-based generator of weights, images and labels: splitmix64 over the element's index, seeded
// by the tensor's name, so that every framework trains on the same numbers bit for bit.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace ttc::bench {

/// The seed shared by all tensors of the benchmark.
inline constexpr uint64_t seed = 20240607;

/// The finaliser of splitmix64 (Steele, Lea and Flood 2014).
constexpr uint64_t mix(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

/// FNV-1a, 64 bits, of the bytes of `text`.
constexpr uint64_t fnv1a(std::string_view text) {
  uint64_t hash = 0xcbf29ce484222325ull;
  for (char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return hash;
}

/// The stream of random words of the tensor called `name`.
class Generator {
public:
  constexpr explicit Generator(std::string_view name) : state(mix(seed ^ fnv1a(name))) {}

  /// Word `index` of the stream; `index` is an element's row-major position.
  constexpr uint64_t word(uint64_t index) const { return mix(state + (index + 1) * 0x9E3779B97F4A7C15ull); }

  /// Element `index`, uniform in [-radius, radius): computed in f64, rounded to f32.
  constexpr float uniform(uint64_t index, double radius) const {
    double unit = static_cast<double>(word(index) >> 40) * 0x1p-24;
    return static_cast<float>((2 * unit - 1) * radius);
  }

  /// Element `index` as a class in [0, classes).
  constexpr int64_t label(uint64_t index, int64_t classes) const {
    return static_cast<int64_t>((word(index) >> 33) % static_cast<uint64_t>(classes));
  }

private:
  uint64_t state;
};

/// `count` values of the tensor called `name`, uniform in [-radius, radius).
inline std::vector<float> uniform(std::string_view name, int64_t count, double radius) {
  Generator generator(name);
  std::vector<float> values(static_cast<size_t>(count));
  for (size_t i = 0; i < values.size(); ++i)
    values[i] = generator.uniform(i, radius);
  return values;
}

/// `count` classes of the tensor called `name`, in [0, classes).
inline std::vector<int64_t> labels(std::string_view name, int64_t count, int64_t classes) {
  Generator generator(name);
  std::vector<int64_t> values(static_cast<size_t>(count));
  for (size_t i = 0; i < values.size(); ++i)
    values[i] = generator.label(i, classes);
  return values;
}

} // namespace ttc::bench
