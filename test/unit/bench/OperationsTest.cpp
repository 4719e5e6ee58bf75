// Compiled code must not grow with the data: the operations of `ttc-bench --ops` as IR, at two sizes.
#include "bench/Operations.h"

#include "lib/api/GraphImpl.h"
#include "lib/driver/Driver.h"
#include "passes/Pipelines.h"

#include "mlir/IR/IRMapping.h"
#include "mlir/Pass/PassManager.h"

#include <gtest/gtest.h>

using ttc::detail::Access;

namespace {

/// The operations of the IR after the stage `last`, kernels included; -1 where a stage fails.
std::int64_t count_operations(const ttc::bench::OperationGraph &built, llvm::StringRef last) {
  ttc::detail::GraphImpl &graph = Access::impl(built.graph);
  ttc::driver::loadDialects(graph.context);
  mlir::IRMapping map;
  mlir::OwningOpRef<mlir::ModuleOp> module(mlir::cast<mlir::ModuleOp>(graph.module->getOperation()->clone(map)));
  mlir::func::FuncOp main = *module->getOps<mlir::func::FuncOp>().begin();
  mlir::OpBuilder builder = mlir::OpBuilder::atBlockEnd(&main.getBody().front());
  llvm::SmallVector<mlir::Value> values;
  for (const ttc::Tensor &output : built.outputs)
    values.push_back(map.lookup(Access::value(output)));
  mlir::func::ReturnOp::create(builder, main.getLoc(), values);
  main.setType(builder.getFunctionType(main.getArgumentTypes(), mlir::ValueRange(values).getTypes()));
  ttc::PipelineOptions options;
  options.vectorBits = 512;
  options.vectorRegisters = 32;
  for (const ttc::PipelineStage &stage : ttc::stages()) {
    mlir::PassManager manager(&graph.context);
    manager.enableVerifier(false);
    stage.build(manager, options);
    if (failed(manager.run(*module)))
      return -1;
    if (stage.name == last)
      break;
  }
  std::int64_t count = 0;
  module->walk([&](mlir::Operation *) { ++count; });
  return count;
}

} // namespace

TEST(Operations, CodeDoesNotGrowWithTheData) {
  for (const ttc::bench::Operation &operation : ttc::bench::operations())
    for (const bool gradient : {false, true}) {
      const ttc::bench::OperationGraph small = ttc::bench::buildOperation(operation, 16, gradient),
                                       large = ttc::bench::buildOperation(operation, 64, gradient);
      if (small.outputs.empty())
        continue;
      const std::int64_t few = count_operations(small, "tiling"), many = count_operations(large, "tiling");
      EXPECT_GT(few, 0) << operation.name;
      // Remainders of tiles come and go with the extents.
      EXPECT_LE(many, few + few / 2) << operation.name << (gradient ? ", gradient" : "");
    }
}
