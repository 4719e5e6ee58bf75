// Recurrent layers and cells as functions, by torch's names and with torch's gates.
#ifndef TTC_OPS_RECURRENT_H
#define TTC_OPS_RECURRENT_H

#include "ttc/Tensor.h"

#include <utility>
#include <vector>

namespace ttc {

/// Weights of one direction of one layer, torch's weight_ih, weight_hh, bias_ih and bias_hh: [G H, I], [G H, H] and
/// twice [G H] with G = 4 for an LSTM (gates i, f, g, o), 3 for a GRU (r, z, n), 1 for an RNN. Undefined biases are
/// left out.
struct RecurrentWeights {
  Tensor weight_ih, weight_hh, bias_ih = {}, bias_hh = {};
};

struct RecurrentParams {
  /// Whether x and the output are [B, T, ...] instead of [T, B, ...].
  bool batch_first = false;
  /// Whether there are two sets of weights per layer, forward and backward in time; their outputs are joined.
  bool bidirectional = false;
  /// Probability of dropout on the output of every layer but the last, while training.
  double dropout = 0;
  bool training = false;
};

struct LSTMResult {
  /// [T, B, D H], D = 2 if bidirectional, else 1.
  Tensor output;
  /// The last states, [layers D, B, H].
  Tensor h_n, c_n;
};
struct RecurrentResult {
  Tensor output;
  Tensor h_n;
};

/// i = sigmoid(W_i [x, h]), f = sigmoid(W_f [x, h]), g = tanh(W_g [x, h]), o = sigmoid(W_o [x, h]), each with biases;
/// c' = f c + i g, h' = o tanh(c') (Hochreiter and Schmidhuber 1997; Gers et al. 2000). Returns h' and c'. x is [B, I]
/// or [I], h and c [B, H] or [H].
std::pair<Tensor, Tensor> lstm_cell(const Tensor &x, const Tensor &h, const Tensor &c, const RecurrentWeights &weights,
                                    Location where = std::source_location::current());
/// r = sigmoid(W_r [x, h]), z = sigmoid(W_z [x, h]), n = tanh(W_in x + b_in + r (W_hn h + b_hn)), h' = (1 - z) n + z h
/// (Cho et al. 2014).
Tensor gru_cell(const Tensor &x, const Tensor &h, const RecurrentWeights &weights,
                Location where = std::source_location::current());
/// tanh(W_ih x + b_ih + W_hh h + b_hh) (Elman 1990).
Tensor rnn_tanh_cell(const Tensor &x, const Tensor &h, const RecurrentWeights &weights,
                     Location where = std::source_location::current());
/// The same with relu.
Tensor rnn_relu_cell(const Tensor &x, const Tensor &h, const RecurrentWeights &weights,
                     Location where = std::source_location::current());

/// The cell over a sequence x [T, B, I] (or [T, I]), through layers: one element of `weights` for each layer, or two if
/// bidirectional. States [layers D, B, H] (or [layers D, H]) begin with zeros where they are undefined.
LSTMResult lstm(const Tensor &x, const std::vector<RecurrentWeights> &weights, const RecurrentParams &params = {},
                const Tensor &h_0 = {}, const Tensor &c_0 = {}, Location where = std::source_location::current());
RecurrentResult gru(const Tensor &x, const std::vector<RecurrentWeights> &weights, const RecurrentParams &params = {},
                    const Tensor &h_0 = {}, Location where = std::source_location::current());
RecurrentResult rnn_tanh(const Tensor &x, const std::vector<RecurrentWeights> &weights,
                         const RecurrentParams &params = {}, const Tensor &h_0 = {},
                         Location where = std::source_location::current());
RecurrentResult rnn_relu(const Tensor &x, const std::vector<RecurrentWeights> &weights,
                         const RecurrentParams &params = {}, const Tensor &h_0 = {},
                         Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_OPS_RECURRENT_H
