// Digits and what the net makes of them.
#ifndef TTC_EXAMPLES_DEMO_DIGITS_H
#define TTC_EXAMPLES_DEMO_DIGITS_H

#include <ttc/Array.h>
#include <ttc/data/Dataset.h>

#include <cstdint>
#include <string>
#include <vector>

namespace demo {

/// The class with the largest logit and its probability.
struct Prediction {
  std::int64_t digit;
  double probability;
};

/// Takes logits [N, 10].
std::vector<Prediction> predictions(const ttc::Array &logits);

/// Share of the predictions that are right, in [0, 1].
double accuracy(const std::vector<Prediction> &predictions, const ttc::Array &labels);

/// A few test images as text, side by side, with their predictions: mostly right ones, and a wrong one if there is any.
std::string draw_digits(const ttc::data::TensorDataset &test, const std::vector<Prediction> &predictions);

} // namespace demo

#endif // TTC_EXAMPLES_DEMO_DIGITS_H
