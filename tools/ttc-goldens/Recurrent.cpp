// Recurrent layers, unrolled over time.
#include "Registry.h"

namespace goldens {

namespace {

using ttc::Tensor;

/// Weights of one direction of one layer.
struct Cell {
  Tensor weight_ih, weight_hh, bias_ih, bias_hh;
};

/// The state of a cell; c is undefined except for an LSTM.
struct State {
  Tensor h, c;
};

using Step = State (*)(const Cell &cell, const Tensor &x, const State &state);

State lstm_step(const Cell &cell, const Tensor &x, const State &state) {
  Tensor gates = linear(x, cell.weight_ih, cell.bias_ih) + linear(state.h, cell.weight_hh, cell.bias_hh);
  std::vector<Tensor> g = chunk(gates, 4, -1);
  Tensor c = sigmoid(g[1]) * state.c + sigmoid(g[0]) * tanh(g[2]);
  return {sigmoid(g[3]) * tanh(c), c};
}

State gru_step(const Cell &cell, const Tensor &x, const State &state) {
  std::vector<Tensor> a = chunk(linear(x, cell.weight_ih, cell.bias_ih), 3, -1);
  std::vector<Tensor> b = chunk(linear(state.h, cell.weight_hh, cell.bias_hh), 3, -1);
  Tensor reset = sigmoid(a[0] + b[0]), update = sigmoid(a[1] + b[1]);
  Tensor candidate = tanh(a[2] + reset * b[2]);
  return {(1 - update) * candidate + update * state.h, {}};
}

State tanh_step(const Cell &cell, const Tensor &x, const State &state) {
  return {tanh(linear(x, cell.weight_ih, cell.bias_ih) + linear(state.h, cell.weight_hh, cell.bias_hh)), {}};
}

Values recurrent(const Call &call, Step step, bool has_cell_state) {
  const bool batch_first = call.flag("batch_first");
  Tensor x = batch_first ? transpose(call.x(), 0, 1) : call.x();
  const std::int64_t time = x.size(0).extent();
  std::vector<Tensor> last_h, last_c;
  for (std::int64_t layer = 0; layer < call.integer("num_layers"); ++layer) {
    std::vector<Tensor> directions;
    for (int direction = 0; direction < (call.flag("bidirectional") ? 2 : 1); ++direction) {
      const std::string suffix = "_l" + std::to_string(layer) + (direction ? "_reverse" : "");
      const Cell cell{call["weight_ih" + suffix], call["weight_hh" + suffix], call["bias_ih" + suffix],
                      call["bias_hh" + suffix]};
      const auto number = static_cast<std::int64_t>(last_h.size());
      State state{select(call["h0"], 0, number), has_cell_state ? select(call["c0"], 0, number) : Tensor()};
      std::vector<Tensor> outputs(static_cast<std::size_t>(time));
      for (std::int64_t i = 0; i < time; ++i) {
        const std::int64_t t = direction ? time - 1 - i : i;
        state = step(cell, select(x, 0, t), state);
        outputs[static_cast<std::size_t>(t)] = state.h;
      }
      directions.push_back(stack(outputs, 0));
      last_h.push_back(state.h);
      last_c.push_back(state.c);
    }
    x = cat(directions, -1);
  }
  Values values{{"y", batch_first ? transpose(x, 0, 1) : x}, {"hn", stack(last_h, 0)}};
  if (has_cell_state)
    values["cn"] = stack(last_c, 0);
  return values;
}

} // namespace

void add_recurrent(Registry &r) {
  r["lstm"] = [](const Call &c) { return recurrent(c, lstm_step, true); };
  r["gru"] = [](const Call &c) { return recurrent(c, gru_step, false); };
  r["rnn_tanh"] = [](const Call &c) { return recurrent(c, tanh_step, false); };
}

} // namespace goldens
