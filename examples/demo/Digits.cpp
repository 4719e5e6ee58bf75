// Digits and what the net makes of them.
#include "Digits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

using namespace demo;

static constexpr std::size_t side = 28;
/// How many images fit side by side on 100 columns.
static constexpr std::size_t shown = 3;
static constexpr std::string_view ramp = " .:-=+*#%@";

std::vector<Prediction> demo::predictions(const ttc::Array &logits) {
  std::vector<Prediction> result;
  const auto classes = static_cast<std::size_t>(logits.shape()[1]);
  const auto values = logits.data<float>();
  for (std::size_t row = 0; row < values.size(); row += classes) {
    const auto scores = values.subspan(row, classes);
    const auto best = std::ranges::max_element(scores);
    double sum = 0;
    for (float score : scores)
      sum += std::exp(static_cast<double>(score) - *best);
    result.push_back({best - scores.begin(), 1 / sum});
  }
  return result;
}

double demo::accuracy(const std::vector<Prediction> &predictions, const ttc::Array &labels) {
  const auto expected = labels.data<std::int64_t>();
  std::size_t right = 0;
  for (std::size_t i = 0; i < predictions.size(); ++i)
    right += predictions[i].digit == expected[i];
  return static_cast<double>(right) / static_cast<double>(predictions.size());
}

/// The numbers of the images to show: the first wrong one last, the first right ones before it.
static std::vector<std::size_t> choose(const std::vector<Prediction> &predictions,
                                       std::span<const std::int64_t> labels) {
  std::vector<std::size_t> right, wrong;
  for (std::size_t i = 0; i < predictions.size(); ++i)
    (predictions[i].digit == labels[i] ? right : wrong).push_back(i);
  wrong.resize(std::min<std::size_t>(wrong.size(), 1));
  right.resize(std::min(right.size(), shown - wrong.size()));
  right.insert(right.end(), wrong.begin(), wrong.end());
  return right;
}

std::string demo::draw_digits(const ttc::data::TensorDataset &test, const std::vector<Prediction> &predictions) {
  const auto labels = test.targets().data<std::int64_t>();
  const auto pixels = test.inputs().data<float>();
  const std::vector<std::size_t> chosen = choose(predictions, labels);
  std::string text;
  // A character is about twice as high as wide: it stands for two pixels, one above the other.
  for (std::size_t y = 0; y < side; y += 2) {
    std::string line;
    for (std::size_t image : chosen) {
      for (std::size_t x = 0; x < side; ++x) {
        const std::size_t upper = (image * side + y) * side + x;
        const float grey = std::clamp((pixels[upper] + pixels[upper + side]) / 2, 0.0f, 1.0f);
        line += ramp[static_cast<std::size_t>(grey * static_cast<float>(ramp.size() - 1) + 0.5f)];
      }
      line += "   ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
  for (std::size_t image : chosen) {
    const auto &[digit, probability] = predictions[image];
    text += fmt::format("{:<{}}",
                        fmt::format("{} ({:.1f} %), {}", digit, 100 * probability,
                                    digit == labels[image] ? "right" : fmt::format("is {}", labels[image])),
                        side + 3);
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text + '\n';
}
