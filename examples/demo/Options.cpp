// The demo's command line.
#include "Options.h"

#include <CLI/CLI.hpp>

#include <cmath>
#include <cstdlib>

using namespace demo;

/// A check of CLI11's that says what was expected.
template <typename Accepts> static CLI::Validator expect(const char *expected, Accepts accepts) {
  const auto check = [=](const std::string &text) {
    double value = 0;
    if (CLI::detail::lexical_cast(text, value) && std::isfinite(value) && accepts(value))
      return std::string();
    return std::string("expected ") + expected + ", got " + text;
  };
  return CLI::Validator(check, "");
}

Options demo::parse_options(int argc, char **argv) {
  const auto positive = expect("a number above 0", [](double value) { return value > 0; });
  const auto at_least_zero = expect("a number of at least 0", [](double value) { return value >= 0; });
  Options options;
  CLI::App app("Trains a LeNet-like net on handwritten digits, as one program compiled by ttc.", "ttc-demo");
  app.add_option("--data", options.data, "folder of MNIST's IDX files, plain or .gz (default: draws its own digits)");
  app.add_option("--epochs", options.epochs, "epochs in all (default: 5)")->check(positive);
  app.add_option("--batch-size", options.batch_size, "images in a step (default: 32)")->check(positive);
  app.add_option("--lr", options.lr, "learning rate of Adam in the first epoch (default: 0.001); falls along a cosine")
      ->check(positive);
  app.add_option("--checkpoint", options.checkpoint, "file for weights and optimizer state")->capture_default_str();
  app.add_flag("--resume", options.resume, "go on from the checkpoint");
  app.add_option("--seed", options.seed, "of weights, order and drawn digits (default: 0)");
  app.add_option("--train", options.train, "number of training images (default: all, or 10000 drawn ones)")
      ->check(positive);
  app.add_option("--threads", options.threads, "threads (default: TTC_NUM_THREADS, or all cores)")
      ->check(at_least_zero);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError &error) {
    std::exit(app.exit(error) == 0 ? 0 : 2);
  }
  return options;
}
