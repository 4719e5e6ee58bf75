// Trains a LeNet-like net on digits: `ttc-demo`, or `ttc-demo --data DIR` with MNIST's files.
#include "Digits.h"
#include "Interrupt.h"
#include "Options.h"
#include "Progress.h"
#include "Session.h"

#include <ttc/ttc.h>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <utility>

using namespace demo;
namespace nn = ttc::nn;

static nn::Sequential make_net() {
  return nn::Sequential(nn::Conv2d(32, 3, {.padding = 1}), nn::ReLU(), nn::MaxPool2d(2),
                        nn::Conv2d(64, 3, {.padding = 1}), nn::ReLU(), nn::MaxPool2d(2), nn::Flatten(), nn::Linear(128),
                        nn::ReLU(), nn::Linear(10));
}

static void print_data(const Session &session, const Digits &digits) {
  if (session.data.empty())
    fmt::print("No --data given: the digits are drawn by this program (random strokes, seed {}).\n", session.seed);
  else
    fmt::print("Digits from {}\n", session.data);
  fmt::print("{} images for training, {} for testing\n", with_commas(digits.train.size()),
             with_commas(digits.test.size()));
}

static void print_compilation(const ttc::Statistics &statistics) {
  constexpr double mebi = 1 << 20;
  const auto arena = static_cast<double>(statistics.arena_bytes);
  const auto buffers = static_cast<double>(statistics.buffer_bytes);
  fmt::print(
      "Compiled the training step (forward, loss, backward, Adam) as one program:\n"
      "  operations    {} before fusion, {} kernel launches after it\n"
      "  kernels       {} different ones, for {}\n"
      "  memory        one arena of {:.2f} MiB instead of buffers of {:.2f} MiB; parameters and state {:.2f} MiB\n"
      "  compile time  {:.2f} s\n\n",
      statistics.ops_before_fusion, statistics.ops_after_fusion, statistics.kernels, statistics.target, arena / mebi,
      buffers / mebi, static_cast<double>(statistics.state_bytes) / mebi, statistics.compile_seconds);
  std::fflush(stdout);
}

/// The largest batch up to 500 that leaves no smaller last one, which would be one more program to compile.
static std::int64_t test_batch_size(std::int64_t count) {
  std::int64_t size = std::min<std::int64_t>(count, 500);
  while (count % size != 0)
    --size;
  return size;
}

static std::vector<Prediction> predict_all(ttc::Trainer &trainer, const ttc::data::TensorDataset &test) {
  return predictions(trainer.predict(test.inputs(), test_batch_size(test.size())));
}

/// Trains from where the session stands; returns whether Ctrl-C ended it.
static bool train(ttc::Trainer &trainer, Session &session, const Digits &digits, const std::string &checkpoint) {
  Progress progress;
  ttc::FitOptions options{.epochs = session.epochs, .batch_size = session.batch_size, .seed = session.seed};
  // A smaller last batch would be one more program to compile; the shuffling leaves other images out in each epoch.
  options.drop_last = true;
  options.first_epoch = session.next_epoch;
  options.first_step = session.next_step;
  bool compiled = false;
  options.on_step = [&](const ttc::StepReport &report) {
    if (!std::exchange(compiled, true))
      print_compilation(trainer.statistics());
    progress.step(report);
    return !interrupted();
  };
  options.on_epoch = [&](const ttc::EpochReport &report) {
    progress.epoch(report, accuracy(predict_all(trainer, digits.test), digits.test.targets()));
    session.next_epoch = report.epoch + 1;
    session.next_step = 0;
    trainer.set_learning_rate(session.learning_rate());
    trainer.save_checkpoint(checkpoint, session.metadata());
    return !interrupted();
  };
  trainer.set_learning_rate(session.learning_rate());
  const ttc::History history = trainer.fit(digits.train, options);
  progress.close();
  if (!history.stopped)
    return false;
  session.next_epoch = history.next_epoch;
  session.next_step = history.next_step;
  trainer.save_checkpoint(checkpoint, session.metadata());
  return true;
}

static int run(const Options &options) {
  ttc::Metadata metadata;
  if (options.resume)
    metadata = ttc::load_safetensors(options.checkpoint).metadata;
  Session session = options.resume ? Session(options, metadata) : Session(options);
  const Digits digits = load_digits(session);
  if (session.batch_size > digits.train.size())
    throw ttc::Error(fmt::format("--batch-size: expected at most {} training images, got {}", digits.train.size(),
                                 session.batch_size));
  print_data(session, digits);

  ttc::manual_seed(session.seed);
  const nn::Sequential net = make_net();
  std::cout << ttc::summary(net, {ttc::Shape{session.batch_size, 1, 28, 28}}) << std::endl;

  ttc::Trainer trainer(net, nn::CrossEntropyLoss(), ttc::optim::Adam({.lr = session.lr}), {.threads = options.threads});
  if (options.resume) {
    trainer.load_checkpoint(options.checkpoint);
    fmt::print("Resuming from {} at epoch {}, step {}\n", options.checkpoint, session.next_epoch + 1,
               session.next_step + 1);
  }

  if (session.next_epoch >= session.epochs) {
    fmt::print("All {} epochs are done; --epochs asks for more\n", session.epochs);
  } else if (train(trainer, session, digits, options.checkpoint)) {
    fmt::print("\nInterrupted; saved {}\nTo go on, run the demo again with --resume --checkpoint {}\n",
               options.checkpoint, options.checkpoint);
    return interrupted_status;
  }

  const std::vector<Prediction> predicted = predict_all(trainer, digits.test);
  fmt::print("\nTest accuracy: {:.2f} % of {} images\n\n{}\n", 100 * accuracy(predicted, digits.test.targets()),
             with_commas(digits.test.size()), draw_digits(digits.test, predicted));
  fmt::print("Checkpoint: {} (weights and optimizer state; --resume goes on from it)\n", options.checkpoint);
  return 0;
}

int main(int argc, char **argv) {
  const Options options = parse_options(argc, argv);
  catch_interrupt();
  try {
    return run(options);
  } catch (const ttc::Error &error) {
    // The line of this program that it names is no help to who runs it.
    std::fflush(stdout);
    fmt::print(stderr, "ttc-demo: {}\n", error.message());
    return 1;
  }
}
