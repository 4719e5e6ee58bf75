// Activations and other elementwise functions of the API that are built from several operations.
#include "Cases.h"

namespace gradients {

using ttc::Tensor;

void add_activations(Cases &cases) {
  const auto unary = [&](const std::string &name, auto function, double low = -3, double high = 3) {
    for (const ttc::SymbolicShape &shape : {ttc::SymbolicShape{3, 5}, ttc::SymbolicShape{1}})
      cases.push_back({name, [=](Arguments &in) { return function(in.floats(shape, low, high)); }});
  };
  unary("relu", [](const Tensor &x) { return ttc::relu(x); });
  unary("gelu tanh", [](const Tensor &x) { return ttc::gelu(x, "tanh"); });
  unary("softplus", [](const Tensor &x) { return ttc::softplus(x, 2, 3); });
  unary("clamp by numbers", [](const Tensor &x) { return ttc::clamp(x, -1, 1.5); });
  unary("round to decimals", [](const Tensor &x) { return ttc::round(x, 1); });
  unary("pow by a number", [](const Tensor &x) { return ttc::pow(x, 3); });
  unary(
      "pow by a fraction", [](const Tensor &x) { return ttc::pow(x, 1.5); }, 0.3, 3);
  unary("number to the power", [](const Tensor &x) { return ttc::pow(2.5, x); });
  unary("operators", [](const Tensor &x) { return (2 - x) * x / (x + 5) - 1 / (x + 4); });
  unary("softmax", [](const Tensor &x) { return ttc::softmax(x, -1); });
  unary("log_softmax", [](const Tensor &x) { return ttc::log_softmax(x, 0); });

  cases.push_back({"masked_fill", [](Arguments &in) { return ttc::masked_fill(in.floats({3, 5}), in.mask({5}), -2); }});
  cases.push_back({"where with a number", [](Arguments &in) {
                     Tensor x = in.floats({3, 4});
                     return ttc::where(x > 0, ttc::sin(x), 0.5);
                   }});
  cases.push_back({"lerp", [](Arguments &in) {
                     return ttc::lerp(in.floats({3, 4}), in.floats({4}), in.floats({3, 1}));
                   }});
  cases.push_back({"addcmul", [](Arguments &in) {
                     return ttc::addcmul(in.floats({4}), in.floats({3, 1}), in.floats({3, 4}), 0.5);
                   }});
  cases.push_back({"div by floor", [](Arguments &in) {
                     Tensor x = in.floats({3, 4}), y = in.floats({4}, 0.6, 2);
                     return x - y * ttc::div(x, y, "floor");
                   }});
  cases.push_back({"straight through", [](Arguments &in) {
                     Tensor x = in.floats({5});
                     return x * x + ttc::stop_gradient(ttc::round(x) - ttc::round(x));
                   }});
}

} // namespace gradients
