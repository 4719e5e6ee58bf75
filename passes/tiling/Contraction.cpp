//===- Contraction.cpp - Recognizing multiply-accumulate ------------------===//

#include "passes/tiling/Contraction.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;

bool ttc::isExtension(Operation *op) {
  return isa<arith::ExtFOp, arith::ExtSIOp, arith::ExtUIOp, arith::BitcastOp, UnrealizedConversionCastOp>(op);
}

/// The block argument behind casts that extend it.
static BlockArgument sourceArgument(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    if (!ttc::isExtension(op))
      return nullptr;
    value = op->getOperand(0);
  }
  return dyn_cast<BlockArgument>(value);
}

bool ttc::isContraction(linalg::GenericOp op) {
  if (op.getNumDpsInputs() != 2 || op.getNumDpsInits() != 1 || op.getNumReductionLoops() == 0)
    return false;
  Operation *add = op.getBody()->getTerminator()->getOperand(0).getDefiningOp();
  if (!isa_and_nonnull<arith::AddFOp, arith::AddIOp>(add))
    return false;
  Value accumulator = op.getBody()->getArgument(2);
  Value product = add->getOperand(0) == accumulator ? add->getOperand(1) : add->getOperand(0);
  if (add->getOperand(0) != accumulator && add->getOperand(1) != accumulator)
    return false;
  Operation *mul = product.getDefiningOp();
  if (!isa_and_nonnull<arith::MulFOp, arith::MulIOp>(mul))
    return false;
  BlockArgument lhs = sourceArgument(mul->getOperand(0)), rhs = sourceArgument(mul->getOperand(1));
  return lhs && rhs && lhs != rhs && lhs.getArgNumber() < 2 && rhs.getArgNumber() < 2;
}

SmallVector<Operation *> ttc::extensionOf(linalg::GenericOp op, unsigned input) {
  SmallVector<Operation *> found;
  for (Operation &inner : op.getBody()->without_terminator())
    if (isExtension(&inner) && sourceArgument(inner.getResult(0)) == op.getBody()->getArgument(input))
      found.push_back(&inner);
  return found;
}
