// Loops over time: the body is traced once into the region of a scan.
#include "ttc/ops/Scan.h"

#include "lib/api/Capture.h"
#include "lib/api/GraphImpl.h"

#include "dialect/scan/Scan.h"

#include "mlir/IR/Verifier.h"

#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

llvm::SmallVector<mlir::Value> values_of(const std::vector<Tensor> &tensors, const GraphImpl &graph, Location where) {
  llvm::SmallVector<mlir::Value> values;
  for (const Tensor &tensor : tensors) {
    if (&graph_of("scan", tensor, where) != &graph)
      fail("scan: the tensors belong to different graphs", where);
    values.push_back(Access::value(tensor));
  }
  return values;
}

std::vector<Tensor> tensors_of(mlir::ValueRange values, const std::shared_ptr<GraphImpl> &graph) {
  std::vector<Tensor> tensors;
  for (mlir::Value value : values)
    tensors.push_back(Access::tensor(graph, value));
  return tensors;
}

/// Traces the step into `block`, whose arguments are there.
void trace(const ScanBody &body, mlir::Block &block, std::size_t carries, const std::shared_ptr<GraphImpl> &graph,
           Location where) {
  const std::size_t calls = graph->calls.size();
  try {
    BodyScope scope(*graph, block);
    mlir::ValueRange arguments = block.getArguments();
    ScanStep step =
        body(tensors_of(arguments.take_front(carries), graph), tensors_of(arguments.drop_front(carries), graph));
    if (step.carry.size() != carries)
      fail(fmt::format("scan: expected the body to return {} carries, got {}", carries, step.carry.size()), where);
    llvm::SmallVector<mlir::Value> yielded = values_of(step.carry, *graph, where);
    llvm::append_range(yielded, values_of(step.y, *graph, where));
    mlir::OpBuilder builder = graph->builder();
    ir::YieldOp::create(builder, graph->location(where), yielded);
  } catch (...) {
    // They point into the body.
    graph->calls.resize(calls);
    throw;
  }
}

} // namespace

ScanResult scan(const ScanBody &body, const std::vector<Tensor> &init, const std::vector<Tensor> &xs,
                const ScanParams &params, Location where) {
  if (!body)
    fail("scan: expected a body, got an empty function", where);
  if (init.empty() && xs.empty())
    fail("scan: expected a carry or xs, got neither", where);
  const Tensor &any = init.empty() ? xs.front() : init.front();
  GraphImpl &impl = graph_of("scan", any, where);
  const std::shared_ptr<GraphImpl> &graph = Access::graph(any);
  llvm::SmallVector<mlir::Value> carries = values_of(init, impl, where), elements = values_of(xs, impl, where);

  mlir::OperationState state(impl.location(where), ir::ScanOp::getOperationName());
  mlir::Region *region = state.addRegion();
  mlir::Block &block = region->emplaceBlock();
  for (mlir::Value carry : carries)
    block.addArgument(carry.getType(), state.location);
  for (mlir::Value x : elements) {
    if (mlir::cast<mlir::RankedTensorType>(x.getType()).getRank() == 0)
      fail("scan: expected xs of rank 1 or more, got []", where);
    block.addArgument(ir::elementOf(x.getType()), state.location);
  }
  const std::size_t calls = impl.calls.size();
  trace(body, block, init.size(), graph, where);

  Diagnostics diagnostics(&impl.context);
  mlir::OpBuilder builder = impl.builder();
  state.addOperands(carries);
  state.addOperands(elements);
  state.addOperands(capture(*region));
  state.addAttribute("num_carries", builder.getI64IntegerAttr(static_cast<std::int64_t>(init.size())));
  state.addAttribute("num_xs", builder.getI64IntegerAttr(static_cast<std::int64_t>(xs.size())));
  if (params.reverse)
    state.addAttribute("reverse", builder.getUnitAttr());
  if (params.length)
    state.addAttribute("length", builder.getI64IntegerAttr(*params.length));
  mlir::Operation *op = nullptr;
  if (succeeded(ir::ScanOp::inferReturnTypes(&impl.context, state.location, state.operands,
                                             state.attributes.getDictionary(&impl.context), nullptr, state.regions,
                                             state.types)))
    op = builder.create(state);
  if (!op || failed(mlir::verify(op, /*verifyRecursively=*/false))) {
    impl.calls.resize(calls);
    if (op)
      op->erase();
    diagnostics.raise("scan: wrong operands", where);
  }
  mlir::ValueRange results = op->getResults();
  return {tensors_of(results.take_front(init.size()), graph), tensors_of(results.drop_front(init.size()), graph)};
}

} // namespace ttc
