// What stands behind the handles of the public API: the graph's MLIR module and the host's state.
#ifndef TTC_API_GRAPHIMPL_H
#define TTC_API_GRAPHIMPL_H

#include "lib/api/StateBuffer.h"
#include "ttc/Executable.h"
#include "ttc/Graph.h"
#include "ttc/Tensor.h"
#include "ttc/nn/Module.h"
#include "ttc/optim/Optimizers.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringMap.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ttc::detail {

/// An argument of the graph's function.
struct Argument {
  std::string name;
  /// "input", "parameter" or "state".
  std::string kind;
  SymbolicShape shape;
  DType dtype;
  /// The value of a parameter or state.
  std::shared_ptr<StateBuffer> buffer;
  mlir::Value value;
};

/// A call of a module, for `summary` and `trace_backward`.
struct CallRecord {
  std::string path;
  std::string name;
  std::string brief;
  int depth = 0;
  /// Whether the module has no children.
  bool leaf = false;
  std::int64_t parameters = 0;
  mlir::Value input;
  /// Null if the call threw.
  mlir::Value output;
  /// The last operations of the graph before and after the call; null for none.
  mlir::Operation *before = nullptr;
  mlir::Operation *after = nullptr;
};

/// The seed and offset of a graph's random numbers; see `Graph::rand`.
inline constexpr const char *random_state_name = "random.state";

struct OptimizerStates;

/// The state that programs of one model share although no graph declares it: that of the optimizer and of random
/// numbers. The group's lock protects the values and what `follow_rates` notes, `bookkeeping` the tables.
struct StateStore {
  using Buffers = std::map<std::string, std::shared_ptr<StateBuffer>>;

  /// Of all buffers in the table.
  const std::shared_ptr<StateGroup> group = std::make_shared<StateGroup>();
  /// Of the thread that decides which step counts what, see `TrainedSet`.
  Turn counting;

  /// Null for an unknown name.
  std::shared_ptr<StateBuffer> find(const std::string &name) const;
  /// The buffer of that name, if need be the one that `make` gives, which belongs to `group`.
  std::shared_ptr<StateBuffer> find_or_make(const std::string &name,
                                            const std::function<std::shared_ptr<StateBuffer>()> &make);
  /// Adds those whose names are new.
  void insert(const Buffers &more);
  /// All there are at this moment.
  Buffers snapshot() const;

private:
  friend OptimizerStates &states_of(StateStore &store, const optim::Optimizer &optimizer);
  Buffers buffers_;
  /// One for each optimizer, in the order in which steps were first compiled with them. Protected as the buffers.
  std::vector<std::shared_ptr<OptimizerStates>> optimizers_;
};

/// A new state of random numbers for a store, seeded by the process's generator.
std::shared_ptr<StateBuffer> make_random_state(const StateStore &store);

struct GraphImpl : std::enable_shared_from_this<GraphImpl> {
  GraphImpl(const std::string &name, Location where);

  std::string name;
  mlir::MLIRContext context;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  mlir::func::FuncOp main;
  std::vector<Argument> arguments;
  /// Their numbers by name and by value.
  llvm::StringMap<std::size_t> argument_named;
  llvm::DenseMap<const StateBuffer *, std::size_t> argument_of;
  /// Results of `grad` for what the loss's gradient doesn't reach: zeros that stand for torch's None.
  llvm::DenseSet<mlir::Value> absent_gradients;
  /// State and the value that a run leaves in it, by index of the argument.
  llvm::MapVector<std::size_t, mlir::Value> updates;
  std::shared_ptr<StateStore> store = std::make_shared<StateStore>();
  /// Calls that have drawn random numbers so far.
  std::size_t random_calls = 0;
  /// Paths of the modules whose `forward` is running, outermost first.
  std::vector<std::string> scope;
  /// The outermost of them; null for none.
  const nn::Module *root = nullptr;
  /// The nodes and values of the trees of modules called so far, and values bound outside of modules: what a module may
  /// use. See `require_registered`.
  llvm::DenseSet<const void *> registered;
  std::vector<CallRecord> calls;
  /// Bodies of operations under construction, outermost first; see `BodyScope`.
  std::vector<mlir::Block *> bodies;
  /// Of the thread that compiles a program of this graph; see `CompileTurn`.
  Turn compiling;

  /// The block under construction: the function's, or the innermost open body's.
  mlir::Block &block();
  /// A builder at the end of that block.
  mlir::OpBuilder builder();
  /// Null for an empty graph.
  mlir::Operation *last_operation();
  /// The user's line, within the running module's name.
  mlir::Location location(Location where);
  mlir::RankedTensorType type(const SymbolicShape &shape, DType dtype);
  /// Null for an unknown name.
  Argument *find(const std::string &name);
  /// The argument that holds a parameter or state; null if none does.
  Argument *find(const StateBuffer &buffer);
  /// The argument that a value is; null for other values.
  Argument *argument(mlir::Value value);
  /// Adds an argument. Throws for an empty or known name, and for bad extents.
  Argument &add_argument(const std::string &name, const std::string &kind, const SymbolicShape &shape, DType dtype,
                         std::shared_ptr<StateBuffer> buffer, Location where);
  /// Gives the function the type and the attributes of its arguments, before it is printed or cloned. Not done with each
  /// argument, as a function type lists all.
  void complete_signature();
};

/// The way from the public handles to what they hold.
struct Access {
  using ExecutableImpl = Executable::Impl;
  using ExecutableDefinition = Executable::Definition;
  static Executable executable(std::shared_ptr<ExecutableImpl> impl) {
    Executable executable;
    executable.impl_ = std::move(impl);
    return executable;
  }
  static mlir::Value value(const Tensor &tensor) { return mlir::Value::getFromOpaquePointer(tensor.value_); }
  static const std::shared_ptr<GraphImpl> &graph(const Tensor &tensor) { return tensor.graph_; }
  static Tensor tensor(std::shared_ptr<GraphImpl> graph, mlir::Value value) {
    Tensor tensor;
    tensor.graph_ = std::move(graph);
    tensor.value_ = value.getAsOpaquePointer();
    return tensor;
  }
  static GraphImpl &impl(const Graph &graph) { return *graph.impl_; }
  static const std::shared_ptr<GraphImpl> &shared(const Graph &graph) { return graph.impl_; }
  static const std::shared_ptr<nn::Node> &node(const nn::Module &module) { return module.node_; }
  static Graph graph(std::shared_ptr<GraphImpl> impl) { return Graph(std::move(impl)); }
  static const std::shared_ptr<StateBuffer> &buffer(const Parameter &parameter) { return parameter.buffer_; }
  static const std::shared_ptr<optim::Rates> &rates(const optim::Optimizer &optimizer) { return optimizer.rates_; }
  /// The place of a parameter's group in the rates; 0 for the optimizer itself.
  static std::size_t group_index(const optim::Optimizer &optimizer, const std::string &parameter) {
    for (std::size_t i = 0; i < optimizer.groups_.size(); ++i)
      if (optimizer.groups_[i].applies(parameter))
        return i + 1;
    return 0;
  }
  static Parameter parameter(std::shared_ptr<StateBuffer> buffer) {
    Parameter parameter;
    parameter.buffer_ = std::move(buffer);
    return parameter;
  }
};

/// While it lives, operations are emitted at the end of `body`, the block of an operation's region that is itself not
/// yet in the graph. Values of the blocks around it may be used in it, not the other way round.
class BodyScope {
public:
  BodyScope(GraphImpl &graph, mlir::Block &body) : graph_(graph) { graph.bodies.push_back(&body); }
  ~BodyScope() { graph_.bodies.pop_back(); }
  BodyScope(const BodyScope &) = delete;
  BodyScope &operator=(const BodyScope &) = delete;

private:
  GraphImpl &graph_;
};

/// The graph of a tensor. Throws for an undefined one, and for one of a body that has ended.
GraphImpl &graph_of(const char *op, const Tensor &tensor, Location where);
SymbolicShape shape_of(mlir::Value value);
DType dtype_of_value(mlir::Value value);
mlir::Type element_type(mlir::MLIRContext *context, DType dtype);

/// Whether this thread's thread-local variables are destroyed: a destructor of a global calls, or of an older variable
/// of the thread. MLIR keeps caches in such variables: what uses them then needs a thread of its own.
bool is_past_thread_locals();

/// While one lives, no other thread closes or compiles a program of the same graph: they share its context, and its
/// diagnostics.
class CompileTurn {
public:
  explicit CompileTurn(GraphImpl &graph);
  ~CompileTurn() { turn_.give(); }
  CompileTurn(const CompileTurn &) = delete;
  CompileTurn &operator=(const CompileTurn &) = delete;

private:
  Turn &turn_;
};

/// Collects diagnostics while it lives, and throws them.
class Diagnostics {
public:
  explicit Diagnostics(mlir::MLIRContext *context);
  bool empty() const { return messages_.empty(); }
  /// The first error's message; empty without one.
  std::string first() const { return messages_.empty() ? std::string() : messages_.front().text; }
  /// The first error's message, with its notes; the place is the error's own if it has a file, else `where`.
  [[noreturn]] void raise(const std::string &otherwise, Location where) const;

private:
  struct Message {
    std::string text;
    std::string file;
    unsigned line = 0;
  };
  std::vector<Message> messages_;
  mlir::ScopedDiagnosticHandler handler_;
};

/// How `compile_graph` closes the function.
struct Ending {
  std::vector<Tensor> outputs;
  /// Whether the graph's updates are part of the program.
  bool updates = true;
  /// The first output is the loss that this optimizer minimizes; null for none.
  const optim::Optimizer *optimizer = nullptr;
  /// Parameters and the gradients that the optimizer takes; none: those of the loss.
  std::vector<std::pair<Tensor, Tensor>> gradients = {};
};

/// Clones the graph, closes the function and leaves out what it doesn't need.
Executable compile_graph(const std::shared_ptr<GraphImpl> &graph, const Ending &ending, const CompileOptions &options,
                         Location where);

} // namespace ttc::detail

#endif // TTC_API_GRAPHIMPL_H
