// The API's operations, each as a small graph, for what their compilation costs.
#pragma once

#include <functional>
#include <string>
#include <ttc/ttc.h>
#include <vector>

namespace ttc::bench {

/// Makes a graph's inputs and notes the floating ones, by which gradients are taken.
class Inputs {
public:
  explicit Inputs(Graph &graph) : graph_(graph) {}
  Tensor real(const SymbolicShape &shape);
  Tensor whole(const SymbolicShape &shape);
  const std::vector<Tensor> &reals() const { return reals_; }

private:
  Tensor add(const SymbolicShape &shape, DType dtype);
  Graph &graph_;
  std::vector<Tensor> reals_;
  int count_ = 0;
};

/// One operation on inputs whose extents grow with `scale`, 1 or more.
struct Operation {
  std::string name;
  std::function<Tensor(Inputs &inputs, std::int64_t scale)> build;
};

/// All of them, elementwise functions by a few examples of each kind.
const std::vector<Operation> &operations();

/// A graph with one operation.
struct OperationGraph {
  Graph graph;
  /// The operation's result, or the gradient of its result's squares by all floating inputs; empty where there is none.
  std::vector<Tensor> outputs;
};
OperationGraph buildOperation(const Operation &operation, std::int64_t scale, bool gradient);

/// Compiles each operation whose name contains `filter`, value and gradient, at scale 1 and 16, and prints the
/// processor time that the compiler took on all threads, in seconds: other processes don't disturb it. Returns the
/// names of those that took longer than `limit`.
std::vector<std::string> reportCompileTimes(const std::string &filter, double limit);

} // namespace ttc::bench
