//===- Driver.h - From a graph to a program that runs ---------------------===//
#ifndef TTC_LIB_DRIVER_DRIVER_H
#define TTC_LIB_DRIVER_DRIVER_H

#include "mlir/IR/BuiltinOps.h"
#include "ttc/CompileOptions.h"
#include "ttc/DType.h"
#include "ttc/Shape.h"
#include "ttc/Statistics.h"
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ttc::driver {

/// One buffer that a program is run with.
struct Slot {
  std::string name;
  /// "input", "parameter", "state" or "output".
  std::string kind;
  DType dtype;
  /// The logical shape: what the user declared.
  Shape shape;
  /// In memory, dimension i is the logical dimension permutation[i]; empty: as declared.
  std::vector<int64_t> permutation;
  /// Of a state that the compiler added: the value of its elements before the first run.
  double initial = 0;
  /// Of a parameter or state: whether a run changes it.
  bool updated = false;
};

class Program;

/// What one thread at a time runs a program with: an arena and a team of threads.
class Instance {
public:
  virtual ~Instance() = default;

  /// Runs once. `pointers` has an address for each of the program's `arguments()` and `outputs()`; parameters and
  /// states are updated in place. Throws ttc::Error at the user's line for an index out of range, see
  /// `ttc-insert-checks`; parameters and states are then as they were.
  virtual void run(void *const *pointers) = 0;
  /// A line for each unit of code: what its generation took. With CompileOptions::profile also a line for each launch:
  /// mean time in this instance, arithmetic (contractions count two operations per multiply-add), bytes of its buffers,
  /// tasks, the user's line.
  virtual std::string report() const = 0;
};

/// A compiled graph. It doesn't change: any number of threads may use it, and run instances of it at the same time.
class Program {
public:
  virtual ~Program() = default;

  /// Buffers that a run is given: first the arguments, then the outputs.
  virtual const std::vector<Slot> &arguments() const = 0;
  virtual const std::vector<Slot> &outputs() const = 0;
  virtual const Statistics &statistics() const = 0;
  /// An instance, which keeps the program alive, with `threads` threads in place of those of its options. Throws
  /// ttc::Error when there is no memory for its arena, and for an invalid number.
  virtual std::unique_ptr<Instance> instantiate(std::optional<int> threads = std::nullopt) const = 0;
};

/// Compiles `graph` (cloned) with its symbolic dimensions bound by `dims`. Returns null after emitting a diagnostic at
/// the culprit's location; throws ttc::Error for bad options (an unknown target, a folder that can't be written).
/// `optimizeThrough` names the last stage that optimizes, empty for all; see PipelineOptions. Graphs of one context are
/// compiled one after the other, those of different contexts at the same time if need be.
std::shared_ptr<const Program> compile(mlir::ModuleOp graph, const std::map<std::string, int64_t> &dims,
                                       const CompileOptions &options, const std::string &optimizeThrough = {});

/// Adds the dialects that `compile` needs, with their external models.
void registerDialects(mlir::DialectRegistry &registry);

/// The dialects that `compile` needs; `context` gets them.
void loadDialects(mlir::MLIRContext &context);

} // namespace ttc::driver

#endif
