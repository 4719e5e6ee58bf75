// Activations as modules; see ops/Elementwise.h for the formulas.
#ifndef TTC_NN_ACTIVATIONS_H
#define TTC_NN_ACTIVATIONS_H

#include "ttc/nn/Module.h"

namespace ttc::nn {

class ReLU : public Module {
public:
  Tensor forward(Tensor x) override { return ttc::relu(x, here()); }
  std::string name() const override { return "ReLU"; }
};

class ReLU6 : public Module {
public:
  Tensor forward(Tensor x) override { return ttc::relu6(x, here()); }
  std::string name() const override { return "ReLU6"; }
};

class SiLU : public Module {
public:
  Tensor forward(Tensor x) override { return ttc::silu(x, here()); }
  std::string name() const override { return "SiLU"; }
};

class Sigmoid : public Module {
public:
  Tensor forward(Tensor x) override { return ttc::sigmoid(x, here()); }
  std::string name() const override { return "Sigmoid"; }
};

class Tanh : public Module {
public:
  Tensor forward(Tensor x) override { return ttc::tanh(x, here()); }
  std::string name() const override { return "Tanh"; }
};

class Hardswish : public Module {
public:
  Tensor forward(Tensor x) override { return ttc::hardswish(x, here()); }
  std::string name() const override { return "Hardswish"; }
};

class Hardsigmoid : public Module {
public:
  Tensor forward(Tensor x) override { return ttc::hardsigmoid(x, here()); }
  std::string name() const override { return "Hardsigmoid"; }
};

class Mish : public Module {
public:
  Tensor forward(Tensor x) override { return ttc::mish(x, here()); }
  std::string name() const override { return "Mish"; }
};

class LogSigmoid : public Module {
public:
  Tensor forward(Tensor x) override { return ttc::logsigmoid(x, here()); }
  std::string name() const override { return "LogSigmoid"; }
};

/// Returns its input.
class Identity : public Module {
public:
  Tensor forward(Tensor x) override { return x; }
  std::string name() const override { return "Identity"; }
};

class LeakyReLU : public Module {
public:
  explicit LeakyReLU(double negative_slope = 0.01) : negative_slope_(std::move(negative_slope)) {}
  Tensor forward(Tensor x) override { return ttc::leaky_relu(x, negative_slope_, here()); }
  std::string name() const override { return "LeakyReLU"; }
  std::string extra_repr() const override;

private:
  double negative_slope_;
};

class ELU : public Module {
public:
  explicit ELU(double alpha = 1) : alpha_(std::move(alpha)) {}
  Tensor forward(Tensor x) override { return ttc::elu(x, alpha_, here()); }
  std::string name() const override { return "ELU"; }
  std::string extra_repr() const override;

private:
  double alpha_;
};

class GELU : public Module {
public:
  explicit GELU(std::string approximate = "none") : approximate_(std::move(approximate)) {}
  Tensor forward(Tensor x) override { return ttc::gelu(x, approximate_, here()); }
  std::string name() const override { return "GELU"; }
  std::string extra_repr() const override;

private:
  std::string approximate_;
};

class Softmax : public Module {
public:
  explicit Softmax(std::int64_t dim = -1) : dim_(std::move(dim)) {}
  Tensor forward(Tensor x) override { return ttc::softmax(x, dim_, here()); }
  std::string name() const override { return "Softmax"; }
  std::string extra_repr() const override;

private:
  std::int64_t dim_;
};

class LogSoftmax : public Module {
public:
  explicit LogSoftmax(std::int64_t dim = -1) : dim_(std::move(dim)) {}
  Tensor forward(Tensor x) override { return ttc::log_softmax(x, dim_, here()); }
  std::string name() const override { return "LogSoftmax"; }
  std::string extra_repr() const override;

private:
  std::int64_t dim_;
};

class Softplus : public Module {
public:
  explicit Softplus(double beta = 1, double threshold = 20) : beta_(beta), threshold_(threshold) {}
  Tensor forward(Tensor x) override { return ttc::softplus(x, beta_, threshold_, here()); }
  std::string name() const override { return "Softplus"; }
  std::string extra_repr() const override;

private:
  double beta_;
  double threshold_;
};

} // namespace ttc::nn

#endif // TTC_NN_ACTIVATIONS_H
