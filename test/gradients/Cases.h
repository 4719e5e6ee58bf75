// Functions of the API whose gradients are checked, built from arguments with ranges.
#ifndef TTC_TEST_GRADIENTS_CASES_H
#define TTC_TEST_GRADIENTS_CASES_H

#include <ttc/ttc.h>

#include <functional>
#include <string>
#include <vector>

namespace gradients {

/// Declares the arguments of a case. Values are uniform in a range; see driver::checkGradients.
class Arguments {
public:
  /// A floating argument to differentiate by, in [low, high).
  ttc::Tensor floats(const ttc::SymbolicShape &shape, double low = -2, double high = 2);
  /// Whole numbers from low to high, both included.
  ttc::Tensor whole(const ttc::SymbolicShape &shape, std::int64_t low, std::int64_t high);
  /// Truth values.
  ttc::Tensor mask(const ttc::SymbolicShape &shape);

  ttc::Graph graph;

private:
  ttc::Tensor add(const ttc::SymbolicShape &shape, ttc::DType dtype, double low, double high);
};

struct Case {
  std::string name;
  /// Returns the value to differentiate, of any shape.
  std::function<ttc::Tensor(Arguments &)> build;
  /// Derivatives of the first to this order are checked.
  unsigned order = 2;
};

using Cases = std::vector<Case>;

void add_activations(Cases &cases);
void add_losses(Cases &cases);
void add_layers(Cases &cases);
void add_rearrangements(Cases &cases);

/// Checks one case. Returns an empty text, or what is wrong.
std::string check(const Case &each);

} // namespace gradients

#endif // TTC_TEST_GRADIENTS_CASES_H
