// The demo's command line.
#ifndef TTC_EXAMPLES_DEMO_OPTIONS_H
#define TTC_EXAMPLES_DEMO_OPTIONS_H

#include <cstdint>
#include <optional>
#include <string>

namespace demo {

/// What the user asked for. Options left out on the command line are empty where a resumed run takes them from its
/// checkpoint.
struct Options {
  /// Folder of MNIST's IDX files; digits are drawn by the program if there is none.
  std::optional<std::string> data;
  std::optional<std::int64_t> epochs;
  std::optional<std::int64_t> batch_size;
  std::optional<double> lr;
  std::optional<std::uint64_t> seed;
  /// Number of training images; by default all of the files, or 10,000 drawn ones.
  std::optional<std::int64_t> train;
  std::string checkpoint = "ttc-demo.safetensors";
  bool resume = false;
  /// 0 for all cores.
  int threads = 0;
};

/// Reads the command line. Ends the program after `--help` or a usage error.
Options parse_options(int argc, char **argv);

} // namespace demo

#endif // TTC_EXAMPLES_DEMO_OPTIONS_H
