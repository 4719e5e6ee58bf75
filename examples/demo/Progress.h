// The progress of an epoch: a bar on a terminal, plain lines elsewhere.
#ifndef TTC_EXAMPLES_DEMO_PROGRESS_H
#define TTC_EXAMPLES_DEMO_PROGRESS_H

#include <ttc/Trainer.h>

#include <chrono>

namespace demo {

/// Shows loss, accuracy, images/s and the time left until the last epoch ends.
class Progress {
public:
  Progress();
  /// After a step; draws at most ten times a second, or prints a line for each fifth of an epoch.
  void step(const ttc::StepReport &report);
  /// After an epoch, with the accuracy on the test set in [0, 1].
  void epoch(const ttc::EpochReport &report, double test_accuracy);
  /// Ends a bar that is still open, so that other text can follow.
  void close();

private:
  std::chrono::steady_clock::time_point drawn_;
  /// Where the rate is counted from: after the first step seen of an epoch, which may have compiled the program.
  ttc::StepReport first_;
  bool terminal_;
  bool open_ = false;
};

/// "1,234,567".
std::string with_commas(std::int64_t number);

} // namespace demo

#endif // TTC_EXAMPLES_DEMO_PROGRESS_H
