// ttc-ulp: measures the errors and the speed of elementwise functions as compiled.
#include "Sweep.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <limits>

namespace {

using namespace ttc::ulp;

/// Zeros, infinities, NaN, the ends of the subnormal and of the normal numbers.
const std::vector<float> kSpecial = {0.0f,
                                     -0.0f,
                                     std::numeric_limits<float>::infinity(),
                                     -std::numeric_limits<float>::infinity(),
                                     std::numeric_limits<float>::quiet_NaN(),
                                     0x1p-149f,
                                     -0x1p-149f,
                                     0x1p-126f,
                                     std::numeric_limits<float>::max()};

struct Options {
  std::vector<std::string> names;
  std::vector<std::string> targets = {"native", "avx2"};
  std::uint64_t stride = 1;
  bool time = false, special = false;
};

/// Prints the lines of one function. Returns whether it is within its bound and right in kind everywhere.
bool report(const Function &function, const Options &options) {
  bool good = true;
  if (options.special)
    for (const std::string &target : options.targets) {
      fmt::print("{:12} {:7}", function.name, target);
      const std::vector<float> results = values(function, kSpecial, target);
      for (std::size_t i = 0; i < results.size(); ++i)
        fmt::print("  {:.3g}: {:.4g}", kSpecial[i], results[i]);
      fmt::print("\n");
    }
  if (options.time)
    for (const std::string &target : options.targets)
      fmt::print("{:12} {:7} {:.3f} ns\n", function.name, target, nanoseconds(function, target));
  if (options.special || options.time)
    return good;
  const std::vector<Result> results = sweep(function, options.stride, options.targets);
  for (std::size_t t = 0; t < results.size(); ++t) {
    const Result &result = results[t];
    good &= result.wrong == 0 && result.error <= function.bound;
    fmt::print("{:12} {:7} {:.3f} ulp at {:a} ({:.9g})", function.name, options.targets[t], result.error,
               result.argument, result.argument);
    if (result.wrong)
      fmt::print("  {} wrong in kind, such as at {:a}", result.wrong, result.wrongArgument);
    fmt::print("\n");
  }
  std::fflush(stdout);
  return good;
}

int run(const Options &options) {
  bool good = true;
  std::vector<std::string> unknown = options.names;
  for (const Function &function : functions()) {
    std::erase(unknown, function.name);
    if (options.names.empty() ||
        std::find(options.names.begin(), options.names.end(), function.name) != options.names.end())
      good &= report(function, options);
  }
  if (unknown.empty())
    return good ? 0 : 1;
  fmt::print(stderr, "expected the name of a function, got '{}'; known are", unknown.front());
  for (const Function &function : functions())
    fmt::print(stderr, " {}", function.name);
  fmt::print(stderr, "\n");
  return 1;
}

} // namespace

int main(int argc, char **argv) {
  Options options;
  CLI::App app(
      "Largest errors of elementwise functions of f32, as compiled, in units in the last place: over all 2^32\n"
      "numbers, or every stride-th. Exits with 1 where one is beyond its bound.");
  app.add_option("names", options.names, "Functions to measure; all when none is given");
  app.add_option("--target", options.targets, "Targets to compile for")->delimiter(',')->capture_default_str();
  app.add_option("--stride", options.stride, "Step between the numbers")->check(CLI::PositiveNumber);
  app.add_flag("--time", options.time, "Print the time per element on one thread instead");
  app.add_flag("--special", options.special, "Print the values at zeros, infinities, NaN and extreme numbers instead");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(options);
  } catch (const ttc::Error &error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
