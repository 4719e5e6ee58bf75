// The demo's command line.
#include "Options.h"

#include <CLI/CLI.hpp>

#include <cstdlib>

using namespace demo;

Options demo::parse_options(int argc, char **argv) {
  Options options;
  CLI::App app("Trains a LeNet-like net on handwritten digits, as one program compiled by ttc.", "ttc-demo");
  app.add_option("--data", options.data, "folder of MNIST's IDX files, plain or .gz (default: draws its own digits)");
  app.add_option("--epochs", options.epochs, "epochs in all (default: 3)")->check(CLI::PositiveNumber);
  app.add_option("--batch-size", options.batch_size, "images in a step (default: 64)")->check(CLI::PositiveNumber);
  app.add_option("--lr", options.lr, "learning rate of Adam (default: 0.001)")->check(CLI::PositiveNumber);
  app.add_option("--checkpoint", options.checkpoint, "file for weights and optimizer state")->capture_default_str();
  app.add_flag("--resume", options.resume, "go on from the checkpoint");
  app.add_option("--seed", options.seed, "of weights, order and drawn digits (default: 0)");
  app.add_option("--train", options.train, "number of training images (default: all, or 10000 drawn ones)")
      ->check(CLI::PositiveNumber);
  app.add_option("--threads", options.threads, "threads (default: TTC_NUM_THREADS, or all cores)")
      ->check(CLI::NonNegativeNumber);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError &error) {
    std::exit(app.exit(error) == 0 ? 0 : 2);
  }
  return options;
}
