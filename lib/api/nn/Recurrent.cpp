// Recurrent layers: parameters, initialization, printing.
#include "ttc/nn/Recurrent.h"

#include "lib/api/Emit.h"
#include "lib/api/Format.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ttc::nn {

using namespace detail;

namespace {

constexpr std::int64_t unknown = -1;
/// Beyond these the weights of all gates are no tensor, and the layers no list.
constexpr std::int64_t max_size = std::int64_t(1) << 56, max_layers = std::int64_t(1) << 20;

Initializer recurrent_init(std::int64_t hidden_size) {
  const double bound = 1 / std::sqrt(static_cast<double>(hidden_size));
  return init::uniform(-bound, bound);
}

void check_sizes(const std::string &layer, std::int64_t input_size, std::int64_t hidden_size, Location where) {
  if (input_size != unknown && input_size < 1)
    fail(fmt::format("{}: expected a positive input_size, got {}", layer, input_size), where);
  if (hidden_size < 1)
    fail(fmt::format("{}: expected a positive hidden_size, got {}", layer, hidden_size), where);
  if (std::max(input_size, hidden_size) > max_size)
    fail(fmt::format("{}: expected sizes of at most {}, got {} and {}", layer, max_size, input_size, hidden_size),
         where);
}

bool is_relu(const char *layer, const std::string &nonlinearity, Location where) {
  if (nonlinearity != "tanh" && nonlinearity != "relu")
    fail(fmt::format("{}: expected nonlinearity 'tanh' or 'relu', got '{}'", layer, nonlinearity), where);
  return nonlinearity == "relu";
}

/// torch's suffixes of the parameters' names, in the order of ttc::lstm's weights.
std::vector<std::string> suffixes(const RecurrentOptions &options) {
  std::vector<std::string> result;
  for (std::int64_t layer = 0; layer < options.num_layers; ++layer) {
    result.push_back(fmt::format("_l{}", layer));
    if (options.bidirectional)
      result.push_back(fmt::format("_l{}_reverse", layer));
  }
  return result;
}

} // namespace

RecurrentBase::RecurrentBase(const std::string &name, std::int64_t gates, std::int64_t input_size,
                             std::int64_t hidden_size, const RecurrentOptions &options, Location where)
    : gates_(gates), input_size_(input_size), hidden_size_(hidden_size), options_(options) {
  check_sizes(name, input_size, hidden_size, where);
  if (options.num_layers < 1)
    fail(fmt::format("{}: expected a positive num_layers, got {}", name, options.num_layers), where);
  if (options.num_layers > max_layers)
    fail(fmt::format("{}: expected at most {} layers, got {}", name, max_layers, options.num_layers), where);
  if (!(options.dropout >= 0 && options.dropout < 1))
    fail(fmt::format("{}: expected a probability in [0, 1), got {}", name, options.dropout), where);
  const Initializer init = recurrent_init(hidden_size);
  const std::int64_t rows = gates * hidden_size, directions = options.bidirectional ? 2 : 1;
  const std::vector<std::string> all = suffixes(options);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::int64_t in = static_cast<std::int64_t>(i) < directions ? input_size : directions * hidden_size;
    register_parameter("weight_ih" + all[i], {rows, in}, init, DType::F32, where);
    register_parameter("weight_hh" + all[i], {rows, hidden_size}, init, DType::F32, where);
    if (!options.bias)
      continue;
    register_parameter("bias_ih" + all[i], {rows}, init, DType::F32, where);
    register_parameter("bias_hh" + all[i], {rows}, init, DType::F32, where);
  }
}

std::vector<RecurrentWeights> RecurrentBase::weights(const Tensor &x) {
  std::vector<RecurrentWeights> result;
  for (const std::string &suffix : suffixes(options_)) {
    const std::string weight_ih = "weight_ih" + suffix;
    if (!parameter(weight_ih).has_shape()) {
      input_size_ = static_size(name().c_str(), x, -1, here());
      materialize(weight_ih, {gates_ * hidden_size_, input_size_}, recurrent_init(hidden_size_));
    }
    result.push_back({tensor(weight_ih, x), tensor("weight_hh" + suffix, x), optional_tensor("bias_ih" + suffix, x),
                      optional_tensor("bias_hh" + suffix, x)});
  }
  return result;
}

RecurrentParams RecurrentBase::params() const {
  return {options_.batch_first, options_.bidirectional, options_.dropout, is_training()};
}

std::string RecurrentBase::extra_repr() const {
  std::string text = fmt::format("{}, {}", input_size_ == unknown ? "?" : std::to_string(input_size_), hidden_size_);
  if (options_.num_layers != 1)
    text += fmt::format(", num_layers={}", options_.num_layers);
  if (!options_.bias)
    text += ", bias=False";
  if (options_.batch_first)
    text += ", batch_first=True";
  if (options_.dropout != 0)
    text += fmt::format(", dropout={}", options_.dropout);
  if (options_.bidirectional)
    text += ", bidirectional=True";
  return text;
}

std::string RecurrentBase::brief() const {
  return fmt::format("{} {} -> {}", name(), input_size_ == unknown ? "?" : std::to_string(input_size_), hidden_size_);
}

LSTMResult LSTM::operator()(const Tensor &x, const std::pair<Tensor, Tensor> &states, Location where) {
  return lstm(x, weights(x), params(), states.first, states.second, where);
}

RecurrentResult GRU::operator()(const Tensor &x, const Tensor &h_0, Location where) {
  return gru(x, weights(x), params(), h_0, where);
}

RNN::RNN(std::int64_t input_size, std::int64_t hidden_size, const RecurrentOptions &options,
         const std::string &nonlinearity, Location where)
    : RecurrentBase("RNN", 1, input_size, hidden_size, options, where), relu_(is_relu("RNN", nonlinearity, where)) {}

RecurrentResult RNN::run(const Tensor &x, const Tensor &h_0, Location where) {
  return (relu_ ? rnn_relu : rnn_tanh)(x, weights(x), params(), h_0, where);
}

RecurrentResult RNN::operator()(const Tensor &x, const Tensor &h_0, Location where) { return run(x, h_0, where); }

RecurrentCellBase::RecurrentCellBase(const std::string &name, std::int64_t gates, std::int64_t input_size,
                                     std::int64_t hidden_size, bool bias, Location where)
    : input_size_(input_size), hidden_size_(hidden_size), bias_(bias) {
  if (input_size < 1)
    fail(fmt::format("{}: expected a positive input_size, got {}", name, input_size), where);
  check_sizes(name, input_size, hidden_size, where);
  const Initializer init = recurrent_init(hidden_size);
  register_parameter("weight_ih", {gates * hidden_size, input_size}, init, DType::F32, where);
  register_parameter("weight_hh", {gates * hidden_size, hidden_size}, init, DType::F32, where);
  if (!bias)
    return;
  register_parameter("bias_ih", {gates * hidden_size}, init, DType::F32, where);
  register_parameter("bias_hh", {gates * hidden_size}, init, DType::F32, where);
}

RecurrentWeights RecurrentCellBase::weights(const Tensor &x) const {
  return {tensor("weight_ih", x), tensor("weight_hh", x), optional_tensor("bias_ih", x), optional_tensor("bias_hh", x)};
}

Tensor RecurrentCellBase::state_or_zeros(const Tensor &state, const Tensor &x, Location where) const {
  if (state.defined())
    return state;
  SymbolicShape shape;
  for (std::int64_t dim = 0; dim + 1 < x.dim(where); ++dim)
    shape.push_back(x.size(dim, where));
  shape.push_back(hidden_size_);
  return expand(constant_like(x, 0, where), shape, where);
}

std::string RecurrentCellBase::extra_repr() const {
  return fmt::format("{}, {}{}", input_size_, hidden_size_, bias_ ? "" : ", bias=False");
}

std::pair<Tensor, Tensor> LSTMCell::operator()(const Tensor &x, const std::pair<Tensor, Tensor> &states,
                                               Location where) {
  return lstm_cell(x, state_or_zeros(states.first, x, where), state_or_zeros(states.second, x, where), weights(x),
                   where);
}

Tensor GRUCell::operator()(const Tensor &x, const Tensor &h, Location where) {
  return gru_cell(x, state_or_zeros(h, x, where), weights(x), where);
}

RNNCell::RNNCell(std::int64_t input_size, std::int64_t hidden_size, bool bias, const std::string &nonlinearity,
                 Location where)
    : RecurrentCellBase("RNNCell", 1, input_size, hidden_size, bias, where),
      relu_(is_relu("RNNCell", nonlinearity, where)) {}

Tensor RNNCell::operator()(const Tensor &x, const Tensor &h, Location where) {
  return (relu_ ? rnn_relu_cell : rnn_tanh_cell)(x, state_or_zeros(h, x, where), weights(x), where);
}

} // namespace ttc::nn
