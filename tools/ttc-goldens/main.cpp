// ttc-goldens DIR: compares compiled programs with reference cases (format: DIR/README.md).
#include "Registry.h"
#include "Runner.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ttc/Error.h>

#include <chrono>
#include <fstream>
#include <map>
#include <regex>

namespace {

using namespace goldens;

struct Tally {
  int passed = 0;
  int failed = 0;
  int skipped = 0;
  /// Skipped cases by reason.
  std::map<std::string, int> reasons;
};

/// The case's problems; a failure to build or run it is one.
Problems problems_of(const Case &test, std::string &skipped) {
  try {
    return run_case(test);
  } catch (const Unsupported &missing) {
    skipped = missing.what();
  } catch (const ttc::Error &error) {
    if (error.message().find("this build has no such operation") == std::string::npos)
      return {error.what()};
    skipped = error.message();
  } catch (const std::exception &error) {
    return {fmt::format("{}", error.what())};
  }
  return {};
}

void run(const Case &test, bool verbose, Tally &tally) {
  const auto start = std::chrono::steady_clock::now();
  std::string skipped;
  const Problems problems = problems_of(test, skipped);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (!skipped.empty()) {
    ++tally.skipped;
    ++tally.reasons[skipped];
    return;
  }
  if (problems.empty()) {
    ++tally.passed;
    if (verbose)
      fmt::print("pass {} ({:.2f} s)\n", test.name(), seconds);
  } else {
    ++tally.failed;
    fmt::print("FAIL {}: {}{}\n", test.name(), problems.front(),
               problems.size() > 1 ? fmt::format(" (and {} more)", problems.size() - 1) : "");
    for (std::size_t i = 1; verbose && i < problems.size(); ++i)
      fmt::print("     {}\n", problems[i]);
  }
  std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv) {
  CLI::App app("Compares compiled programs with reference cases.");
  std::string folder, filter;
  bool verbose = false;
  app.add_option("DIR", folder, "Folder with manifest.json and its arrays")->required()->check(CLI::ExistingDirectory);
  app.add_option("--filter", filter, "Only cases whose name contains a match of this regular expression");
  app.add_flag("--verbose", verbose, "Name passed cases, all problems, and what was skipped");
  CLI11_PARSE(app, argc, argv);
  try {
    std::ifstream file(folder + "/manifest.json");
    if (!file)
      throw std::runtime_error(folder + "/manifest.json can't be read");
    const Json manifest = Json::parse(file);
    const std::regex pattern(filter);
    Arrays arrays(folder);
    Tally tally;
    for (const Json &entry : manifest) {
      const Case test(entry, arrays);
      if (filter.empty() || std::regex_search(test.name(), pattern))
        run(test, verbose, tally);
    }
    if (verbose)
      for (const auto &[reason, count] : tally.reasons)
        fmt::print("skipped {:3}: {}\n", count, reason);
    fmt::print("{} passed, {} failed, {} skipped\n", tally.passed, tally.failed, tally.skipped);
    return tally.failed ? 1 : 0;
  } catch (const std::exception &error) {
    fmt::print(stderr, "ttc-goldens: {}\n", error.what());
    return 2;
  }
}
