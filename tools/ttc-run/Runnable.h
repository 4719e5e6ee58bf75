//===- Runnable.h - A compiled function that ttc-run can call -------------===//
#ifndef TTC_TOOLS_TTC_RUN_RUNNABLE_H
#define TTC_TOOLS_TTC_RUN_RUNNABLE_H

#include "mlir/IR/BuiltinOps.h"
#include "ttc/Array.h"
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace ttc::run {

/// An argument or result; -1 in the shape is an extent that the argument decides.
struct Slot {
  std::string name;
  DType dtype;
  Shape shape;
};

struct Options {
  std::string entry = "main";               ///< the function to run
  std::string target;                       ///< see jit::selectTarget()
  int threads = 0;                          ///< 0: the default
  std::map<std::string, std::int64_t> dims; ///< values of symbolic dimensions
};

class Runnable {
public:
  virtual ~Runnable() = default;
  virtual const std::vector<Slot> &arguments() const = 0;
  virtual const std::vector<Slot> &outputs() const = 0;
  /// Runs once: reads and updates the arguments, writes the outputs; one array for each slot, of its type and shape.
  virtual void run(std::span<const Array> arguments, std::span<const Array> outputs) = 0;
  /// Compile times and sizes, one line each.
  virtual std::string statistics() const = 0;
};

/// Compiles graph-level IR: the ttc dialect on tensors, through the compiler's own pipeline. Throws ttc::Error.
std::unique_ptr<Runnable> compileGraph(mlir::ModuleOp module, const Options &options);

/// Compiles a function of upstream dialects on memrefs or tensors, through upstream passes. Throws ttc::Error.
std::unique_ptr<Runnable> compileFunction(mlir::ModuleOp module, const Options &options);

/// The slot for a ranked tensor or memref of index or the element types of arrays. Throws ttc::Error for other types.
Slot makeSlot(const std::string &name, mlir::Type type);

} // namespace ttc::run

#endif
