// A program of the public API: its closed graph, and one compiled program for each binding of symbolic dimensions.
#ifndef TTC_API_EXECUTABLEIMPL_H
#define TTC_API_EXECUTABLEIMPL_H

#include "lib/api/TrainingStep.h"
#include "lib/driver/Driver.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ttc {

struct Executable::Impl {
  struct Input {
    std::string name;
    SymbolicShape shape;
    DType dtype;
    /// Whether the program reads it; the graph has inputs that the outputs don't need.
    bool used = true;
    /// For each dimension, its symbol's index in `symbols`, or -1.
    std::vector<int> symbol;
  };
  /// Where an output comes from: a result of the program, an input or a state as it was before the run.
  struct Output {
    enum class Source { Result, Input, State } source = Source::Result;
    std::size_t result = 0;
    std::string name;
  };
  struct StateUse {
    std::size_t pointer;
    std::shared_ptr<detail::StateBuffer> buffer;
    std::vector<std::int64_t> permutation;
  };
  struct ResultSlot {
    std::size_t pointer;
    Shape shape;
    DType dtype;
  };
  /// A program compiled for one binding.
  struct Bound {
    std::vector<std::int64_t> extents;
    /// Of a training step: what it does with the parameters.
    std::vector<detail::TrainedSet::Role> roles;
    std::shared_ptr<driver::Program> program;
    std::vector<void *> pointers;
    /// For each used input its pointer, -1 for an unused one.
    std::vector<int> inputs;
    std::vector<StateUse> states;
    std::vector<ResultSlot> results;
  };

  std::shared_ptr<detail::GraphImpl> graph;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  CompileOptions options;
  std::vector<Input> inputs;
  std::vector<std::string> symbols;
  std::map<std::string, std::shared_ptr<detail::StateBuffer>> states;
  std::vector<Output> outputs;
  /// Of a training step.
  std::optional<optim::Optimizer> optimizer;
  std::optional<detail::TrainedSet> trained;
  std::vector<std::unique_ptr<Bound>> bound;
  Bound *last = nullptr;
  /// Reused between runs.
  std::vector<const Array *> arguments;
  std::vector<std::int64_t> extents;

  /// Checks the feed, fills `arguments` and `extents`, and gives the program to run.
  Bound &prepare(const Feed &feed, Location where);
  /// The program for `extents`, compiled if it is new.
  Bound &bind(Location where);
  /// Fills pointers of inputs and states.
  void load(Bound &bound, Location where);
  Shape output_shape(const Output &output, const Bound &bound) const;
  DType output_dtype(const Output &output, const Bound &bound) const;

private:
  std::unique_ptr<Bound> compile(Location where);
  std::shared_ptr<detail::StateBuffer> state(const driver::Slot &slot, Location where);
};

} // namespace ttc

#endif // TTC_API_EXECUTABLEIMPL_H
