// Errors of a compiled function over the numbers of f32.
#include "Sweep.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <limits>

namespace ttc::ulp {
namespace {

/// Elements of one run.
constexpr std::int64_t kBlock = 1 << 20;

/// The function of an input `x` of `count` elements.
Executable compiled(const Function &function, std::int64_t count, const std::string &target) {
  Graph graph("ulp");
  Tensor x = graph.input("x", {count});
  return compile(graph, {function.build(x)}, {.threads = 1, .target = target});
}

} // namespace

double error(float value, double exact) {
  if (std::isnan(value) || std::isnan(exact))
    return std::isnan(value) && std::isnan(exact) ? 0 : std::numeric_limits<double>::infinity();
  if (std::signbit(value) != std::signbit(exact))
    return std::numeric_limits<double>::infinity();
  constexpr double kLimit = 0x1p128;
  const double wanted = std::min(std::abs(exact), kLimit);
  const double got = std::min(std::abs(static_cast<double>(value)), kLimit);
  // 2^-(exponent of the unit in the last place), by the bits of f64, whose exponent's bias is 1023.
  const int biased = std::clamp(static_cast<int>(std::bit_cast<std::uint64_t>(wanted) >> 52), 1023 - 126, 1023 + 127);
  return std::abs(got - wanted) * std::bit_cast<double>(static_cast<std::uint64_t>(2 * 1023 + 23 - biased) << 52);
}

std::vector<Result> sweep(const Function &function, std::uint64_t stride, const std::vector<std::string> &targets) {
  constexpr std::uint64_t kNumbers = std::uint64_t{1} << 32;
  const std::int64_t block = std::min<std::int64_t>(kBlock, (kNumbers + stride - 1) / stride);
  std::vector<Executable> programs;
  std::vector<Array> outputs;
  for (const std::string &target : targets) {
    programs.push_back(compiled(function, block, target));
    outputs.push_back(Array::empty({block}));
  }
  Array input = Array::empty({block});
  const std::span<float> arguments = input.data<float>();
  std::vector<std::span<const float>> produced;
  for (Array &output : outputs)
    produced.push_back(output.data<float>());
  std::vector<Result> results(targets.size());
  for (std::uint64_t first = 0; first < kNumbers; first += block * stride) {
    for (std::int64_t i = 0; i < block; ++i)
      arguments[i] = std::bit_cast<float>(static_cast<std::uint32_t>(first + i * stride));
    for (std::size_t t = 0; t < targets.size(); ++t)
      programs[t].run_into({{"x", input}}, std::span(&outputs[t], 1));
    for (std::int64_t i = 0; i < block; ++i) {
      const float x = arguments[i];
      const double exact = function.reference(x);
      for (std::size_t t = 0; t < targets.size(); ++t) {
        const double found = error(produced[t][i], exact);
        if (std::isinf(found)) {
          ++results[t].wrong;
          results[t].wrongArgument = x;
        } else if (found > results[t].error) {
          results[t].error = found;
          results[t].argument = x;
        }
      }
    }
  }
  return results;
}

double nanoseconds(const Function &function, const std::string &target) {
  Executable program = compiled(function, kBlock, target);
  const bool positive = std::isnan(function.reference(-2));
  Array input = Array::uniform({kBlock}, /*seed=*/1, positive ? 0 : -4, 4), output = Array::empty({kBlock});
  std::vector<double> times;
  for (int run = 0; run < 41; ++run) {
    const auto start = std::chrono::steady_clock::now();
    program.run_into({{"x", input}}, std::span(&output, 1));
    times.push_back(std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count());
  }
  std::nth_element(times.begin(), times.begin() + times.size() / 2, times.end());
  return times[times.size() / 2] / kBlock;
}

std::vector<float> values(const Function &function, const std::vector<float> &arguments, const std::string &target) {
  const auto count = static_cast<std::int64_t>(arguments.size());
  Array output = Array::empty({count});
  compiled(function, count, target).run_into({{"x", Array::from<float>(arguments, {count})}}, std::span(&output, 1));
  return {output.data<float>().begin(), output.data<float>().end()};
}

} // namespace ttc::ulp
