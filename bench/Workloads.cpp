// Networks, data and optimizers of the workloads, all values from the counter-based generator.
#include "bench/Workloads.h"
#include "bench/Generator.h"

#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <stdexcept>

namespace ttc::bench {
namespace {

constexpr int64_t batchCount = 4;
constexpr int64_t classes = 10;
/// A uniform distribution of this radius has variance 1.
const double unitRadius = std::sqrt(3.0);

/// Fully connected layers fc1, fc2, ... with ReLU between them.
class Mlp : public nn::Module {
public:
  explicit Mlp(const std::vector<int64_t> &widths) {
    for (size_t i = 1; i < widths.size(); ++i)
      layers.push_back(register_module("fc" + std::to_string(i), nn::Linear(widths[i - 1], widths[i])));
  }
  Tensor forward(Tensor x) override {
    for (size_t i = 0; i + 1 < layers.size(); ++i)
      x = relu(layers[i](x));
    return layers.back()(x);
  }

private:
  std::vector<nn::Linear> layers;
};

/// Two 3x3 convolutions with pooling and two fully connected layers, for images of 1x28x28.
class LeNet : public nn::Module {
public:
  Tensor forward(Tensor x) override {
    x = max_pool2d(relu(c1(x)), 2);
    x = max_pool2d(relu(c2(x)), 2);
    return fc2(relu(fc1(flatten(x, 1))));
  }

private:
  nn::Conv2d c1 = register_module("c1", nn::Conv2d(1, 32, 3, {.padding = 1}));
  nn::Conv2d c2 = register_module("c2", nn::Conv2d(32, 64, 3, {.padding = 1}));
  nn::Linear fc1 = register_module("fc1", nn::Linear(3136, 128));
  nn::Linear fc2 = register_module("fc2", nn::Linear(128, 10));
};

Array uniformArray(const std::string &name, const Shape &shape, double radius) {
  return Array::from(uniform(name, shape.numel(), radius), shape);
}

/// Sets a layer's weight and bias, both uniform in +-1/sqrt(fan in), the weight's extents after the first.
void setLayer(nn::Module &net, const std::string &layer, const Shape &weight) {
  double radius = 1 / std::sqrt(static_cast<double>(weight.numel() / weight[0]));
  for (const auto &[name, shape] : {std::pair(layer + ".weight", weight), std::pair(layer + ".bias", Shape{weight[0]})})
    net.parameter(name).set(uniformArray(name, shape, radius));
}

/// Fills in the batches x0..x3 and y0..y3.
void setData(Workload &workload, int64_t batch, const Shape &sample) {
  for (int64_t k = 0; k < batchCount; ++k) {
    std::vector<int64_t> shape{batch};
    shape.insert(shape.end(), sample.begin(), sample.end());
    Array x = uniformArray("x" + std::to_string(k), shape, unitRadius);
    Array y = Array::from(labels("y" + std::to_string(k), batch, classes), Shape{batch});
    workload.batches.push_back({x, y});
  }
}

/// Training costs three times the forward pass, less the gradient of the first layer's input.
double trainingFlops(const std::vector<double> &forward) {
  return 3 * std::accumulate(forward.begin(), forward.end(), 0.0) - forward.front();
}

template <typename Optimizer> Workload makeMlp(const std::vector<int64_t> &widths, int64_t batch, Optimizer optimizer) {
  Workload workload;
  Mlp net(widths);
  std::vector<double> flops;
  for (size_t i = 1; i < widths.size(); ++i) {
    setLayer(net, "fc" + std::to_string(i), Shape{widths[i], widths[i - 1]});
    flops.push_back(2.0 * static_cast<double>(batch * widths[i] * widths[i - 1]));
  }
  setData(workload, batch, Shape{widths[0]});
  workload.flopsPerStep = trainingFlops(flops);
  workload.trainer = std::make_unique<Trainer>(net, nn::CrossEntropyLoss(), optimizer);
  return workload;
}

Workload makeLeNet() {
  constexpr double batch = 64;
  Workload workload;
  LeNet net;
  setLayer(net, "c1", Shape{32, 1, 3, 3});
  setLayer(net, "c2", Shape{64, 32, 3, 3});
  setLayer(net, "fc1", Shape{128, 3136});
  setLayer(net, "fc2", Shape{10, 128});
  setData(workload, 64, Shape{1, 28, 28});
  workload.flopsPerStep = trainingFlops({2 * batch * 28 * 28 * 32 * 9, 2 * batch * 14 * 14 * 64 * 32 * 9,
                                         2 * batch * 3136 * 128, 2 * batch * 128 * 10});
  workload.trainer = std::make_unique<Trainer>(net, nn::CrossEntropyLoss(), optim::Adam({.lr = 1e-3}));
  return workload;
}

} // namespace

double Workload::step(size_t index) {
  const Batch &batch = batches[index % batches.size()];
  return trainer->step({{"input", batch.input}, {"target", batch.target}});
}

std::vector<std::string> workloadNames() { return {"mlp", "mlp_small", "lenet"}; }

Workload makeWorkload(const std::string &name) {
  if (name == "mlp")
    return makeMlp({784, 512, 256, 10}, 128, optim::SGD({.lr = 0.05, .momentum = 0.9}));
  if (name == "mlp_small")
    return makeMlp({784, 128, 10}, 32, optim::Adam({.lr = 1e-3}));
  if (name == "lenet")
    return makeLeNet();
  throw std::invalid_argument(
      fmt::format("unknown workload: expected one of {}, got {}", fmt::join(workloadNames(), ", "), name));
}

} // namespace ttc::bench
