// Graph: a symbolic program under construction.
#ifndef TTC_GRAPH_H
#define TTC_GRAPH_H

#include "ttc/Array.h"
#include "ttc/Init.h"
#include "ttc/Parameter.h"
#include "ttc/Tensor.h"

#include <memory>
#include <string>
#include <vector>

namespace ttc {

/// A list of operations on symbolic tensors, with named inputs, trainable parameters and state. A handle: copies share
/// the graph. Built by one thread at a time; its programs may be compiled and run in several, see docs/threads.md.
class Graph {
public:
  explicit Graph(const std::string &name = "main", Location where = std::source_location::current());

  const std::string &name() const;

  /// Declares an input. Extents may be names: `g.input("x", {"B", 784})`.
  Tensor input(const std::string &name, const SymbolicShape &shape, DType dtype = DType::F32,
               Location where = std::source_location::current());
  /// Declares a trainable value, initialized here.
  Tensor parameter(const std::string &name, const Shape &shape, const Initializer &init = init::zeros(),
                   DType dtype = DType::F32, Location where = std::source_location::current());
  /// Brings a parameter of a module into the graph; the second time gives the same tensor.
  Tensor bind(const std::string &name, const Parameter &parameter, Location where = std::source_location::current());
  /// Declares a value that persists between runs and isn't trained; see `update`.
  Tensor state(const std::string &name, const Shape &shape, const Initializer &init = init::zeros(),
               DType dtype = DType::F32, Location where = std::source_location::current());
  /// From now on every run of a program compiled from this graph stores `value` in `state`, whether anything reads the
  /// state or not; a second update of a state replaces the first. All updates happen at once, after all reads: values
  /// and outputs see states and parameters as they were before the run, so that p <- q, q <- p exchanges the two. In a
  /// training step this holds for the parameters, too: `update(target, 0.995 * target + 0.005 * w)` takes the w before
  /// the optimizer's update. `state` must be a parameter or state of this graph with the shape and type of `value`, and
  /// not one that the same program trains. Throws `Error` otherwise, and within a body that is run repeatedly.
  void update(const Tensor &state, const Tensor &value, Location where = std::source_location::current());
  /// A value known now.
  Tensor constant(const Array &value, Location where = std::source_location::current());
  /// A scalar of the given type.
  Tensor scalar(Scalar value, DType dtype = DType::F32, Location where = std::source_location::current());
  /// The whole numbers along `dim` of a tensor of the given shape.
  Tensor iota(const Shape &shape, std::int64_t dim, DType dtype = DType::I64,
              Location where = std::source_location::current());
  /// Uniform in [0, 1), new in every run, of f32 with 24 bits or of f64 with 53; of bf16 with 8, of f16 with 11. The
  /// numbers come from Philox counters: of the seed and offset in the state "random.state", i64 [2], of the number of
  /// the call in the graph, and of the element. A run that needs random numbers adds one to the offset, so that storing
  /// the state restores the sequence. Throws within a body that is run repeatedly.
  Tensor rand(const SymbolicShape &shape, DType dtype = DType::F32, Location where = std::source_location::current());
  /// Normal with mean 0 and standard deviation 1, from two uniform numbers: G. Box, M. Muller, "A note on the
  /// generation of random normal deviates", 1958.
  Tensor randn(const SymbolicShape &shape, DType dtype = DType::F32, Location where = std::source_location::current());
  /// Whole numbers, uniform in [low, high), at most 2^53 different ones.
  Tensor randint(std::int64_t low, std::int64_t high, const SymbolicShape &shape, DType dtype = DType::I64,
                 Location where = std::source_location::current());

  /// The host's side of a parameter or state: read it, write it. After the first run of a training step there are the
  /// optimizer's states, too: "optim.lr", "optim.step", "optim.w.exp_avg". Throws for an unknown name.
  Parameter value(const std::string &name, Location where = std::source_location::current()) const;
  /// The parameters, in the order of their declaration.
  std::vector<Tensor> parameters() const;

  /// The graph IR as text.
  std::string ir() const;

private:
  friend struct detail::Access;
  explicit Graph(std::shared_ptr<detail::GraphImpl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<detail::GraphImpl> impl_;
};

} // namespace ttc

#endif // TTC_GRAPH_H
