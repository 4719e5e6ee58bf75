// Recurrent layers.
#include "Registry.h"

namespace goldens {

namespace {

using ttc::Tensor;

/// The weights of all layers and directions, by torch's names.
std::vector<ttc::RecurrentWeights> weights(const Call &call) {
  std::vector<ttc::RecurrentWeights> result;
  for (std::int64_t layer = 0; layer < call.integer("num_layers"); ++layer)
    for (const char *direction : {"", "_reverse"}) {
      if (*direction && !call.flag("bidirectional"))
        continue;
      const std::string suffix = "_l" + std::to_string(layer) + direction;
      result.push_back(
          {call["weight_ih" + suffix], call["weight_hh" + suffix], call["bias_ih" + suffix], call["bias_hh" + suffix]});
    }
  return result;
}

ttc::RecurrentParams params(const Call &call) {
  return {.batch_first = call.flag("batch_first"), .bidirectional = call.flag("bidirectional")};
}

template <typename F> Builder one_state(F layer) {
  return [layer](const Call &call) -> Values {
    ttc::RecurrentResult result = layer(call.x(), weights(call), params(call), call["h0"], ttc::Location());
    return {{"y", result.output}, {"hn", result.h_n}};
  };
}

} // namespace

void add_recurrent(Registry &r) {
  r["lstm"] = [](const Call &call) -> Values {
    ttc::LSTMResult result = ttc::lstm(call.x(), weights(call), params(call), call["h0"], call["c0"]);
    return {{"y", result.output}, {"hn", result.h_n}, {"cn", result.c_n}};
  };
  r["gru"] = one_state(ttc::gru);
  r["rnn_tanh"] = one_state(ttc::rnn_tanh);
  r["rnn_relu"] = one_state(ttc::rnn_relu);
}

} // namespace goldens
