// The progress of an epoch: a bar on a terminal, plain lines elsewhere.
#include "Progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace demo;

/// Plain lines in an epoch.
static constexpr std::int64_t lines_per_epoch = 5;

std::string demo::with_commas(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (auto i = static_cast<std::ptrdiff_t>(digits.size()) - 3; i > (number < 0 ? 1 : 0); i -= 3)
    digits.insert(static_cast<std::size_t>(i), ",");
  return digits;
}

static std::string clock_time(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

static int terminal_width() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

Progress::Progress() : terminal_(isatty(STDOUT_FILENO) != 0) {}

void Progress::step(const ttc::StepReport &report) {
  if (first_.steps == 0 || first_.epoch != report.epoch)
    first_ = report;
  const bool last = report.step == report.steps;
  const auto now = std::chrono::steady_clock::now();
  if (terminal_ && !last && now - drawn_ < std::chrono::milliseconds(100))
    return;
  if (!terminal_ && report.step * lines_per_epoch / report.steps == (report.step - 1) * lines_per_epoch / report.steps)
    return;
  drawn_ = now;

  const bool measured = report.step > first_.step;
  const double rate = static_cast<double>(report.examples - (measured ? first_.examples : 0)) /
                      std::max(report.seconds - (measured ? first_.seconds : 0), 1e-9);
  const double share = static_cast<double>(report.step) / static_cast<double>(report.steps);
  const double images_left =
      static_cast<double>(report.examples_total) * (1 - share + static_cast<double>(report.epochs - report.epoch - 1));
  const std::string head = fmt::format("epoch {}/{} ", report.epoch + 1, report.epochs);
  const std::string tail =
      fmt::format(" {:3.0f} %  loss {:.4f}  accuracy {:5.2f} %  {:>7} images/s  {} left", 100 * share, report.loss,
                  100 * report.accuracy, with_commas(std::llround(rate)), clock_time(images_left / rate));
  if (!terminal_) {
    fmt::print("{}{}\n", head, tail.substr(1));
  } else {
    const int room = terminal_width() - static_cast<int>(head.size() + tail.size()) - 3;
    const int width = std::clamp(room, 0, 40);
    const int filled = static_cast<int>(std::lround(width * share));
    const std::string bar =
        width < 5 ? "" : fmt::format("[{}{}]", std::string(filled, '='), std::string(width - filled, ' '));
    fmt::print("\r{}{}{}\x1b[K", head, bar, tail);
    open_ = true;
  }
  std::fflush(stdout);
}

void Progress::epoch(const ttc::EpochReport &report, double test_accuracy) {
  close();
  fmt::print("epoch {}/{} done in {:.1f} s: loss {:.4f}, accuracy {:.2f} %, test accuracy {:.2f} %\n", report.epoch + 1,
             report.epochs, report.seconds, report.loss, 100 * report.accuracy, 100 * test_accuracy);
  std::fflush(stdout);
}

void Progress::close() {
  if (open_)
    fmt::print("\n");
  open_ = false;
}
