// A program of the public API: its closed graph, one compiled program for each binding of symbolic dimensions, and what
// runs them.
#ifndef TTC_API_EXECUTABLEIMPL_H
#define TTC_API_EXECUTABLEIMPL_H

#include "lib/api/TrainingStep.h"
#include "lib/driver/Driver.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ttc {

/// The closed graph, which an executable shares with its clones, and the programs compiled from it.
struct Executable::Definition {
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

  /// The program for extents of the symbols and, of a training step, what it does with the parameters; compiled if it
  /// is new. May be called from any number of threads.
  std::shared_ptr<const driver::Program> program(const std::vector<std::int64_t> &extents,
                                                 const std::vector<detail::TrainedSet::Role> &roles, Location where);
  /// The buffer of a state that a program has.
  std::shared_ptr<detail::StateBuffer> state(const driver::Slot &slot, Location where) const;

private:
  /// By extents and roles; protected by the graph's turn to compile.
  std::map<std::pair<std::vector<std::int64_t>, std::vector<detail::TrainedSet::Role>>,
           std::shared_ptr<const driver::Program>>
      programs;
};

/// What one thread at a time runs: instances of the programs, with the memory that a run needs.
struct Executable::Impl {
  using Input = Definition::Input;
  using Output = Definition::Output;
  struct StateUse {
    std::size_t pointer;
    std::shared_ptr<detail::StateBuffer> buffer;
    std::vector<std::int64_t> permutation;
    DType dtype;
    bool updated;
  };
  struct ResultSlot {
    std::size_t pointer;
    Shape shape;
    DType dtype;
  };
  /// An instance of the program for one binding.
  struct Bound {
    std::vector<std::int64_t> extents;
    /// Of a training step: what it does with the parameters.
    std::vector<detail::TrainedSet::Role> roles;
    std::shared_ptr<const driver::Program> program;
    std::unique_ptr<driver::Instance> instance;
    std::vector<void *> pointers;
    /// For each used input its pointer, -1 for an unused one.
    std::vector<int> inputs;
    std::vector<StateUse> states;
    std::vector<ResultSlot> results;
    /// Of all states; null without any.
    std::shared_ptr<detail::StateGroup> group;
    /// How a run locks it: alone if it changes a state.
    detail::StateLock::Mode mode = detail::StateLock::Mode::Shared;
  };

  explicit Impl(std::shared_ptr<Definition> definition);

  const std::shared_ptr<Definition> definition;
  std::vector<std::unique_ptr<Bound>> bound;
  /// The one run or prepared last.
  std::atomic<Bound *> last = nullptr;
  /// Memory of an input or output, by its number.
  struct Range {
    const std::byte *begin, *end;
    bool is_output;
    std::size_t number;
  };
  /// Reused between runs.
  std::vector<const Array *> arguments;
  std::vector<std::int64_t> extents;
  std::vector<Range> ranges;
  /// Of a training step, as this executable has seen it last.
  detail::TrainedSet::View view;
  /// Of the thread that runs or prepares it.
  detail::Turn turn;

  /// Checks the feed, fills `arguments` and `extents`, and gives the program to run.
  Bound &prepare(const Feed &feed, Location where);
  /// The program for `extents`.
  Bound &bind(Location where);
  /// Throws if an output shares memory with an input or another output.
  void check_apart(std::span<const Array> outputs, Location where);
  /// Runs it on checked arguments.
  void run(Bound &bound, std::span<const Array> outputs, Location where);
  Shape output_shape(const Output &output, const Bound &bound) const;
  DType output_dtype(const Output &output, const Bound &bound) const;

private:
  std::unique_ptr<Bound> instantiate(Location where);
  /// Fills pointers of inputs and states. The group is locked.
  void load(Bound &bound, Location where);
};

} // namespace ttc

#endif // TTC_API_EXECUTABLEIMPL_H
