// The way of the gradient through a graph, as text.
#include "lib/api/GraphImpl.h"
#include "ttc/Compiler.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

bool is_floating(mlir::Value value) { return is_floating_point(dtype_of_value(value)); }

/// The operations that the loss is computed with, through floating values.
llvm::DenseSet<mlir::Operation *> reached_from(mlir::Value loss) {
  llvm::DenseSet<mlir::Operation *> reached;
  llvm::SmallVector<mlir::Value> worklist{loss};
  while (!worklist.empty()) {
    mlir::Operation *op = worklist.pop_back_val().getDefiningOp();
    if (!op || op->getNumOperands() == 0 || op->getName().getStringRef() == "ttc.stop_gradient" ||
        !reached.insert(op).second)
      continue;
    for (mlir::Value operand : op->getOperands())
      if (is_floating(operand))
        worklist.push_back(operand);
  }
  return reached;
}

/// The leaf module that each operation belongs to.
llvm::DenseMap<mlir::Operation *, const CallRecord *> modules_of(const GraphImpl &graph) {
  llvm::DenseMap<mlir::Operation *, const CallRecord *> modules;
  for (const CallRecord &call : graph.calls) {
    if (!call.leaf || !call.output || call.after == call.before)
      continue;
    mlir::Operation *op = call.before ? call.before->getNextNode() : &call.after->getBlock()->front();
    for (; op; op = op == call.after ? nullptr : op->getNextNode())
      modules[op] = &call;
  }
  return modules;
}

std::string line(const std::string &name, mlir::Value output, mlir::Value input) {
  return fmt::format("{}   grad {} -> {}\n", name, shape_of(output).to_string(), shape_of(input).to_string());
}

} // namespace

std::string trace_backward(const Tensor &loss, Location where) {
  GraphImpl &graph = graph_of("trace_backward", loss, where);
  const llvm::DenseSet<mlir::Operation *> reached = reached_from(Access::value(loss));
  const auto modules = modules_of(graph);
  llvm::DenseSet<const CallRecord *> printed;
  std::string text;
  for (mlir::Operation &op : llvm::reverse(graph.main.getBody().front())) {
    if (!reached.contains(&op))
      continue;
    if (const CallRecord *call = modules.lookup(&op)) {
      if (printed.insert(call).second)
        text += line(call->brief, call->output, call->input);
      continue;
    }
    const std::string name = op.getName().stripDialect().str();
    for (mlir::Value operand : op.getOperands()) {
      mlir::Operation *source = operand.getDefiningOp();
      // A value without operands is a constant.
      if (!is_floating(operand) || (source && source->getNumOperands() == 0))
        continue;
      text += line(name, op.getResult(0), operand);
      break;
    }
  }
  return text;
}

} // namespace ttc
