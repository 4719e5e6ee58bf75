// Regions that use values of the blocks around them.
#include "lib/api/Capture.h"

#include "mlir/IR/Builders.h"
#include "llvm/ADT/DenseMap.h"

namespace ttc::detail {

llvm::SmallVector<mlir::Value> capture(mlir::Region &region) {
  mlir::Block &block = region.front();
  llvm::SmallVector<mlir::Value> captured;
  llvm::DenseMap<mlir::Value, mlir::Value> inside;
  mlir::OpBuilder builder(block.front().getContext());
  builder.setInsertionPointToStart(&block);
  region.walk([&](mlir::Operation *op) {
    for (mlir::OpOperand &operand : op->getOpOperands()) {
      mlir::Value value = operand.get();
      if (region.isAncestor(value.getParentRegion()))
        continue;
      mlir::Value &own = inside[value];
      mlir::Operation *source = value.getDefiningOp();
      if (!own && source && source->hasTrait<mlir::OpTrait::ConstantLike>()) {
        own = builder.clone(*source)->getResult(0);
      } else if (!own) {
        captured.push_back(value);
        own = block.addArgument(value.getType(), value.getLoc());
      }
      operand.set(own);
    }
  });
  return captured;
}

} // namespace ttc::detail
