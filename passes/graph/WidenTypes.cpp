//===- WidenTypes.cpp - Compute in f32 and i32 what is stored narrower ----===//

#include "dialect/elementwise/Elementwise.h"
#include "passes/Passes.h"
#include "llvm/Support/DebugLog.h"

#define DEBUG_TYPE "ttc-widen-types"

using namespace mlir;

namespace ttc {

#define GEN_PASS_DEF_WIDENTYPES
#include "passes/Passes.h.inc"

namespace {

/// `type` with elements that are computed in.
Type widened(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  return tensor ? tensor.clone(ir::computeType(tensor.getElementType())) : type;
}

bool isNarrow(Type type) { return widened(type) != type; }

/// Whether `op` computes on elements of a type that is only stored.
bool computesNarrow(Operation *op) {
  return isa<ir::ScalarBody, ir::LinalgLowerable>(op) && !op->hasTrait<ir::StorageAgnostic>() &&
         (llvm::any_of(op->getOperandTypes(), isNarrow) || llvm::any_of(op->getResultTypes(), isNarrow));
}

struct WidenTypes : impl::WidenTypesBase<WidenTypes> {
  void runOnOperation() override {
    SmallVector<Operation *> ops;
    getOperation().walk([&](Operation *op) {
      if (computesNarrow(op))
        ops.push_back(op);
    });
    for (Operation *op : ops)
      widen(op);
  }

private:
  void widen(Operation *op) {
    LDBG() << "widening " << *op;
    OpBuilder builder(op);
    auto convert = [&](Value value, Type type) -> Value {
      return ir::CastOp::create(builder, op->getLoc(), value, getElementTypeOrSelf(type));
    };
    SmallVector<Value> operands;
    for (Value operand : op->getOperands())
      operands.push_back(isNarrow(operand.getType()) ? convert(operand, widened(operand.getType())) : operand);
    Operation *wide = builder.clone(*op);
    wide->setOperands(operands);
    if (auto dtype = wide->getAttrOfType<TypeAttr>("dtype"))
      wide->setAttr("dtype", TypeAttr::get(ir::computeType(dtype.getValue())));
    for (auto [before, after] : llvm::zip(op->getResults(), wide->getResults())) {
      after.setType(widened(before.getType()));
      before.replaceAllUsesWith(isNarrow(before.getType()) ? convert(after, before.getType()) : after);
    }
    op->erase();
    ++operations;
  }
};

} // namespace
} // namespace ttc
