// Recurrent layers and cells by torch's names, with torch's parameters and initialization.
#ifndef TTC_NN_RECURRENT_H
#define TTC_NN_RECURRENT_H

#include "ttc/nn/Module.h"

#include <string>
#include <utility>
#include <vector>

namespace ttc::nn {

struct RecurrentOptions {
  std::int64_t num_layers = 1;
  /// Whether there are bias_ih and bias_hh.
  bool bias = true;
  /// Whether inputs are [B, T, I] instead of [T, B, I].
  bool batch_first = false;
  /// Probability of dropout on the output of every layer but the last, in training.
  double dropout = 0;
  /// Whether each layer also runs backward in time; both outputs are joined.
  bool bidirectional = false;
};

/// What LSTM, GRU and RNN share. Parameters are weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0, those of the
/// reverse direction with the suffix _reverse, and so on for each layer; initialized uniformly within 1 /
/// sqrt(hidden_size).
class RecurrentBase : public Module {
public:
  std::string extra_repr() const override;
  std::string brief() const override;

protected:
  RecurrentBase(const std::string &name, std::int64_t gates, std::int64_t input_size, std::int64_t hidden_size,
                const RecurrentOptions &options, Location where);
  /// The weights of all layers and directions in the graph of x; an unknown input size is taken from x.
  std::vector<RecurrentWeights> weights(const Tensor &x);
  RecurrentParams params() const;

private:
  std::int64_t gates_;
  std::int64_t input_size_;
  std::int64_t hidden_size_;
  RecurrentOptions options_;
};

/// See ttc::lstm. `layer(x)` is the output sequence [T, B, D H]; `layer(x, {h_0, c_0})` also gives the last states. An
/// input size that is left out is taken from the first input.
class LSTM : public RecurrentBase {
public:
  LSTM(std::int64_t input_size, std::int64_t hidden_size, const RecurrentOptions &options = {},
       Location where = std::source_location::current())
      : RecurrentBase("LSTM", 4, input_size, hidden_size, options, where) {}
  explicit LSTM(std::int64_t hidden_size, const RecurrentOptions &options = {},
                Location where = std::source_location::current())
      : LSTM(-1, hidden_size, options, where) {}
  using Module::operator();
  /// Undefined states begin with zeros.
  LSTMResult operator()(const Tensor &x, const std::pair<Tensor, Tensor> &states,
                        Location where = std::source_location::current());
  Tensor forward(Tensor x) override { return lstm(x, weights(x), params(), {}, {}, here()).output; }
  std::string name() const override { return "LSTM"; }
};

/// See ttc::gru; used as LSTM, with one state.
class GRU : public RecurrentBase {
public:
  GRU(std::int64_t input_size, std::int64_t hidden_size, const RecurrentOptions &options = {},
      Location where = std::source_location::current())
      : RecurrentBase("GRU", 3, input_size, hidden_size, options, where) {}
  explicit GRU(std::int64_t hidden_size, const RecurrentOptions &options = {},
               Location where = std::source_location::current())
      : GRU(-1, hidden_size, options, where) {}
  using Module::operator();
  RecurrentResult operator()(const Tensor &x, const Tensor &h_0, Location where = std::source_location::current());
  Tensor forward(Tensor x) override { return gru(x, weights(x), params(), {}, here()).output; }
  std::string name() const override { return "GRU"; }
};

/// See ttc::rnn_tanh and ttc::rnn_relu; `nonlinearity` is "tanh" or "relu".
class RNN : public RecurrentBase {
public:
  RNN(std::int64_t input_size, std::int64_t hidden_size, const RecurrentOptions &options = {},
      const std::string &nonlinearity = "tanh", Location where = std::source_location::current());
  explicit RNN(std::int64_t hidden_size, const RecurrentOptions &options = {}, const std::string &nonlinearity = "tanh",
               Location where = std::source_location::current())
      : RNN(-1, hidden_size, options, nonlinearity, where) {}
  using Module::operator();
  RecurrentResult operator()(const Tensor &x, const Tensor &h_0, Location where = std::source_location::current());
  Tensor forward(Tensor x) override { return run(x, {}, here()).output; }
  std::string name() const override { return "RNN"; }

private:
  RecurrentResult run(const Tensor &x, const Tensor &h_0, Location where);
  bool relu_;
};

/// What the cells share: weight_ih [G H, I], weight_hh [G H, H], bias_ih and bias_hh [G H].
class RecurrentCellBase : public Module {
public:
  std::string extra_repr() const override;

protected:
  RecurrentCellBase(const std::string &name, std::int64_t gates, std::int64_t input_size, std::int64_t hidden_size,
                    bool bias, Location where);
  RecurrentWeights weights(const Tensor &x) const;
  /// `state`, or zeros for x [B, I] or [I].
  Tensor state_or_zeros(const Tensor &state, const Tensor &x, Location where) const;

private:
  std::int64_t input_size_;
  std::int64_t hidden_size_;
  bool bias_;
};

/// See ttc::lstm_cell; `cell(x, {h, c})` gives the next h and c, `cell(x)` the next h after zeros.
class LSTMCell : public RecurrentCellBase {
public:
  LSTMCell(std::int64_t input_size, std::int64_t hidden_size, bool bias = true,
           Location where = std::source_location::current())
      : RecurrentCellBase("LSTMCell", 4, input_size, hidden_size, bias, where) {}
  using Module::operator();
  std::pair<Tensor, Tensor> operator()(const Tensor &x, const std::pair<Tensor, Tensor> &states,
                                       Location where = std::source_location::current());
  Tensor forward(Tensor x) override { return (*this)(x, {Tensor(), Tensor()}, here()).first; }
  std::string name() const override { return "LSTMCell"; }
};

/// See ttc::gru_cell.
class GRUCell : public RecurrentCellBase {
public:
  GRUCell(std::int64_t input_size, std::int64_t hidden_size, bool bias = true,
          Location where = std::source_location::current())
      : RecurrentCellBase("GRUCell", 3, input_size, hidden_size, bias, where) {}
  using Module::operator();
  Tensor operator()(const Tensor &x, const Tensor &h, Location where = std::source_location::current());
  Tensor forward(Tensor x) override { return (*this)(x, Tensor(), here()); }
  std::string name() const override { return "GRUCell"; }
};

/// See ttc::rnn_tanh_cell and ttc::rnn_relu_cell.
class RNNCell : public RecurrentCellBase {
public:
  RNNCell(std::int64_t input_size, std::int64_t hidden_size, bool bias = true, const std::string &nonlinearity = "tanh",
          Location where = std::source_location::current());
  using Module::operator();
  Tensor operator()(const Tensor &x, const Tensor &h, Location where = std::source_location::current());
  Tensor forward(Tensor x) override { return (*this)(x, Tensor(), here()); }
  std::string name() const override { return "RNNCell"; }

private:
  bool relu_;
};

} // namespace ttc::nn

#endif // TTC_NN_RECURRENT_H
