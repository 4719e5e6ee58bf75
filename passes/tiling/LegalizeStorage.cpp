//===- LegalizeStorage.cpp - A byte for every boolean ---------------------===//
//
// Vectors of i1 are packed into bits in memory, single i1 take a byte: the two can't share
// a buffer. Tensors of i1 therefore become tensors of i8; bodies compute with i1 as before.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "passes/Passes.h"

namespace ttc {
#define GEN_PASS_DEF_LEGALIZESTORAGE
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-legalize-storage"

using namespace mlir;
using namespace ttc;

namespace {

Type storageType(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor || !tensor.getElementType().isInteger(1))
    return type;
  return tensor.clone(IntegerType::get(type.getContext(), 8));
}

/// Lets a body keep computing with i1 while its block arguments are bytes.
void convertBody(linalg::LinalgOp op) {
  Block *body = op.getBlock();
  OpBuilder builder = OpBuilder::atBlockBegin(body);
  Type byte = builder.getI8Type();
  for (BlockArgument argument : body->getArguments()) {
    if (!argument.getType().isInteger(1))
      continue;
    argument.setType(byte);
    if (argument.use_empty())
      continue;
    auto bit = arith::TruncIOp::create(builder, argument.getLoc(), builder.getI1Type(), argument);
    argument.replaceAllUsesExcept(bit, bit);
  }
  Operation *yield = body->getTerminator();
  builder.setInsertionPoint(yield);
  for (OpOperand &operand : yield->getOpOperands())
    if (operand.get().getType().isInteger(1))
      operand.set(arith::ExtUIOp::create(builder, yield->getLoc(), byte, operand.get()));
}

/// A byte-wide copy of a constant that is a tensor of i1, or a scalar that fills one.
Value convertConstant(arith::ConstantOp constant) {
  OpBuilder builder(constant);
  auto elements = cast<DenseElementsAttr>(constant.getValue());
  Attribute bytes = elements.mapValues(builder.getI8Type(), [](const APInt &value) { return value.zext(8); });
  return arith::ConstantOp::create(builder, constant.getLoc(), cast<TypedAttr>(bytes));
}

struct LegalizeStoragePass : public ttc::impl::LegalizeStorageBase<LegalizeStoragePass> {
  void runOnOperation() override {
    func::FuncOp function = getOperation();
    auto type = function.getFunctionType();
    auto stored = [](TypeRange types) { return llvm::map_to_vector(types, storageType); };
    function.setFunctionType(FunctionType::get(&getContext(), stored(type.getInputs()), stored(type.getResults())));
    for (BlockArgument argument : function.getArguments())
      argument.setType(storageType(argument.getType()));

    function.walk([](Operation *op) {
      if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
        if (storageType(constant.getType()) != constant.getType()) {
          constant.replaceAllUsesWith(convertConstant(constant));
          constant.erase();
        }
        return;
      }
      bool inBody = isa_and_nonnull<linalg::LinalgOp>(op->getParentOp());
      if (inBody)
        return;
      for (OpResult result : op->getResults())
        result.setType(storageType(result.getType()));
      if (auto fill = dyn_cast<linalg::FillOp>(op)) {
        OpBuilder builder(op);
        if (fill.getInputs()[0].getType().isInteger(1))
          fill.getInputsMutable()[0].set(
              arith::ExtUIOp::create(builder, op->getLoc(), builder.getI8Type(), fill.getInputs()[0]));
      }
      if (auto structured = dyn_cast<linalg::LinalgOp>(op))
        convertBody(structured);
    });
  }
};

} // namespace
