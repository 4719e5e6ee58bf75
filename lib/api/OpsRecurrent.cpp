// Recurrent layers: input projections for all steps at once, then a scan.
#include "ttc/ops/Recurrent.h"

#include "lib/api/Emit.h"
#include "ttc/ops/Contraction.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Random.h"
#include "ttc/ops/Scan.h"
#include "ttc/ops/Shaping.h"

#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

/// A cell: its number of gates and states, and a step from W_ih x + b_ih, the states and W_hh^T.
struct Cell {
  const char *name;
  std::int64_t gates;
  std::size_t states;
  std::vector<Tensor> (*step)(const Tensor &projected, const std::vector<Tensor> &states,
                              const RecurrentWeights &weights, Location where);
};

std::vector<Tensor> step_lstm(const Tensor &projected, const std::vector<Tensor> &states,
                              const RecurrentWeights &weights, Location where) {
  Tensor sums = add(projected, linear(states[0], weights.weight_hh, weights.bias_hh, where), 1, where);
  std::vector<Tensor> gates = chunk(sums, 4, -1, where);
  Tensor i = sigmoid(gates[0], where), f = sigmoid(gates[1], where), g = tanh(gates[2], where),
         o = sigmoid(gates[3], where);
  Tensor c = add(mul(f, states[1], where), mul(i, g, where), 1, where);
  return {mul(o, tanh(c, where), where), c};
}

std::vector<Tensor> step_gru(const Tensor &projected, const std::vector<Tensor> &states,
                             const RecurrentWeights &weights, Location where) {
  std::vector<Tensor> from_x = chunk(projected, 3, -1, where);
  std::vector<Tensor> from_h = chunk(linear(states[0], weights.weight_hh, weights.bias_hh, where), 3, -1, where);
  Tensor r = sigmoid(add(from_x[0], from_h[0], 1, where), where);
  Tensor z = sigmoid(add(from_x[1], from_h[1], 1, where), where);
  Tensor n = tanh(add(from_x[2], mul(r, from_h[2], where), 1, where), where);
  // (1 - z) n + z h
  return {add(n, mul(z, sub(states[0], n, 1, where), where), 1, where)};
}

Tensor sum_of_projections(const Tensor &projected, const Tensor &h, const RecurrentWeights &weights, Location where) {
  return add(projected, linear(h, weights.weight_hh, weights.bias_hh, where), 1, where);
}

std::vector<Tensor> step_tanh(const Tensor &projected, const std::vector<Tensor> &states,
                              const RecurrentWeights &weights, Location where) {
  return {tanh(sum_of_projections(projected, states[0], weights, where), where)};
}

std::vector<Tensor> step_relu(const Tensor &projected, const std::vector<Tensor> &states,
                              const RecurrentWeights &weights, Location where) {
  return {relu(sum_of_projections(projected, states[0], weights, where), where)};
}

constexpr Cell lstm_kind{"lstm", 4, 2, step_lstm}, gru_kind{"gru", 3, 1, step_gru},
    tanh_kind{"rnn_tanh", 1, 1, step_tanh}, relu_kind{"rnn_relu", 1, 1, step_relu};

/// Throws for weights that don't fit the input or each other. Returns H.
std::int64_t check_weights(const Cell &cell, const Tensor &x, const RecurrentWeights &weights, Location where) {
  if (!weights.weight_ih.defined() || !weights.weight_hh.defined())
    fail(fmt::format("{}: expected weight_ih and weight_hh, got an undefined one", cell.name), where);
  if (weights.weight_hh.dim(where) != 2)
    fail(fmt::format("{}: expected weight_hh of rank 2, got {}", cell.name, weights.weight_hh.shape().to_string()),
         where);
  const std::int64_t hidden = static_size(cell.name, weights.weight_hh, 1, where), rows = cell.gates * hidden;
  auto expect = [&](const char *what, const Tensor &tensor, const SymbolicShape &shape) {
    if (tensor.defined() && tensor.shape() != shape)
      fail(fmt::format("{}: expected {} {}, got {}", cell.name, what, shape.to_string(), tensor.shape().to_string()),
           where);
  };
  expect("weight_hh", weights.weight_hh, {rows, hidden});
  expect("weight_ih", weights.weight_ih, {rows, x.size(-1, where)});
  expect("bias_ih", weights.bias_ih, {rows});
  expect("bias_hh", weights.bias_hh, {rows});
  return hidden;
}

/// The sequence of a state and the last states of one direction of one layer; x is [T, B, I].
std::pair<Tensor, std::vector<Tensor>> run_direction(const Cell &cell, const Tensor &x, const RecurrentWeights &weights,
                                                     const std::vector<Tensor> &init, bool reverse, Location where) {
  ScanResult result = scan(
      [&](const std::vector<Tensor> &states, const std::vector<Tensor> &elements) {
        std::vector<Tensor> next = cell.step(elements[0], states, weights, where);
        return ScanStep{next, {next[0]}};
      },
      init, {linear(x, weights.weight_ih, weights.bias_ih, where)}, {.reverse = reverse}, where);
  return {result.ys[0], result.carry};
}

/// The output, then the last states.
std::vector<Tensor> run(const Cell &cell, Tensor x, const std::vector<RecurrentWeights> &weights,
                        const RecurrentParams &params, std::vector<Tensor> init, Location where) {
  const std::size_t directions = params.bidirectional ? 2 : 1;
  if (weights.empty() || weights.size() % directions)
    fail(fmt::format("{}: expected weights for {} direction(s) of each layer, got {}", cell.name, directions,
                     weights.size()),
         where);
  const bool batched = x.dim(where) == 3;
  if (!batched && x.dim(where) != 2)
    fail(fmt::format("{}: expected x of rank 2 or 3, got {}", cell.name, x.shape().to_string()), where);
  if (!batched)
    x = unsqueeze(x, 1, where);
  else if (params.batch_first)
    x = transpose(x, 0, 1, where);
  const Dim batch = x.size(1, where);
  const auto count = static_cast<std::int64_t>(weights.size());
  const std::int64_t hidden = check_weights(cell, x, weights.front(), where);
  for (Tensor &state : init) {
    if (state.defined() && !batched && state.dim(where) == 2)
      state = unsqueeze(state, 1, where);
    const SymbolicShape expected{count, batch, hidden};
    if (!state.defined())
      state = expand(constant_like(x, 0, where), expected, where);
    else if (state.shape(where) != expected)
      fail(fmt::format("{}: expected a state {}, got {}", cell.name, expected.to_string(), state.shape().to_string()),
           where);
  }

  std::vector<std::vector<Tensor>> last(cell.states);
  for (std::size_t number = 0; number < weights.size(); number += directions) {
    if (number && params.dropout > 0)
      x = dropout(x, params.dropout, params.training, where);
    std::vector<Tensor> outputs;
    for (std::size_t direction = 0; direction < directions; ++direction) {
      const RecurrentWeights &own = weights[number + direction];
      if (check_weights(cell, x, own, where) != hidden)
        fail(fmt::format("{}: expected all layers of hidden size {}, got weight_hh {}", cell.name, hidden,
                         own.weight_hh.shape().to_string()),
             where);
      std::vector<Tensor> first;
      for (const Tensor &state : init)
        first.push_back(select(state, 0, static_cast<std::int64_t>(number + direction), where));
      auto [output, states] = run_direction(cell, x, own, first, direction == 1, where);
      outputs.push_back(output);
      for (std::size_t i = 0; i < cell.states; ++i)
        last[i].push_back(states[i]);
    }
    x = directions == 1 ? outputs.front() : cat(outputs, -1, where);
  }
  if (!batched)
    x = squeeze(x, 1, where);
  else if (params.batch_first)
    x = transpose(x, 0, 1, where);
  std::vector<Tensor> results{x};
  for (const std::vector<Tensor> &states : last) {
    Tensor stacked = stack(states, 0, where);
    results.push_back(batched ? stacked : squeeze(stacked, 1, where));
  }
  return results;
}

std::vector<Tensor> run_cell(const Cell &cell, const Tensor &x, const std::vector<Tensor> &states,
                             const RecurrentWeights &weights, Location where) {
  check_weights(cell, x, weights, where);
  return cell.step(linear(x, weights.weight_ih, weights.bias_ih, where), states, weights, where);
}

} // namespace

std::pair<Tensor, Tensor> lstm_cell(const Tensor &x, const Tensor &h, const Tensor &c, const RecurrentWeights &weights,
                                    Location where) {
  std::vector<Tensor> next = run_cell(lstm_kind, x, {h, c}, weights, where);
  return {next[0], next[1]};
}

Tensor gru_cell(const Tensor &x, const Tensor &h, const RecurrentWeights &weights, Location where) {
  return run_cell(gru_kind, x, {h}, weights, where)[0];
}

Tensor rnn_tanh_cell(const Tensor &x, const Tensor &h, const RecurrentWeights &weights, Location where) {
  return run_cell(tanh_kind, x, {h}, weights, where)[0];
}

Tensor rnn_relu_cell(const Tensor &x, const Tensor &h, const RecurrentWeights &weights, Location where) {
  return run_cell(relu_kind, x, {h}, weights, where)[0];
}

LSTMResult lstm(const Tensor &x, const std::vector<RecurrentWeights> &weights, const RecurrentParams &params,
                const Tensor &h_0, const Tensor &c_0, Location where) {
  std::vector<Tensor> results = run(lstm_kind, x, weights, params, {h_0, c_0}, where);
  return {results[0], results[1], results[2]};
}

RecurrentResult gru(const Tensor &x, const std::vector<RecurrentWeights> &weights, const RecurrentParams &params,
                    const Tensor &h_0, Location where) {
  std::vector<Tensor> results = run(gru_kind, x, weights, params, {h_0}, where);
  return {results[0], results[1]};
}

RecurrentResult rnn_tanh(const Tensor &x, const std::vector<RecurrentWeights> &weights, const RecurrentParams &params,
                         const Tensor &h_0, Location where) {
  std::vector<Tensor> results = run(tanh_kind, x, weights, params, {h_0}, where);
  return {results[0], results[1]};
}

RecurrentResult rnn_relu(const Tensor &x, const std::vector<RecurrentWeights> &weights, const RecurrentParams &params,
                         const Tensor &h_0, Location where) {
  std::vector<Tensor> results = run(relu_kind, x, weights, params, {h_0}, where);
  return {results[0], results[1]};
}

} // namespace ttc
