//===- LowerToLinalg.cpp - Graph operations to linalg on tensors ----------===//

#include "dialect/core/LinalgBuilders.h"
#include "dialect/core/TTCDialect.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "passes/Passes.h"

namespace ttc {
#define GEN_PASS_DEF_LOWERTOLINALG
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-lower-to-linalg"

using namespace mlir;
using namespace ttc;
using namespace ttc::ir;

namespace {

/// The map from an element of `result` to the element of `operand` that broadcasts to it.
AffineMap broadcastMap(RankedTensorType operand, RankedTensorType result) {
  MLIRContext *context = result.getContext();
  int64_t offset = result.getRank() - operand.getRank();
  SmallVector<AffineExpr> exprs;
  for (int64_t i = 0; i < operand.getRank(); ++i) {
    bool stretched = operand.getDimSize(i) == 1 && result.getDimSize(offset + i) != 1;
    exprs.push_back(stretched ? getAffineConstantExpr(0, context) : getAffineDimExpr(offset + i, context));
  }
  return AffineMap::get(result.getRank(), 0, exprs, context);
}

/// The one value of a constant tensor whose elements are all equal.
TypedAttr splatValue(Value value) {
  auto constant = value.getDefiningOp<arith::ConstantOp>();
  auto elements = constant ? dyn_cast<SplatElementsAttr>(constant.getValue()) : nullptr;
  return elements ? elements.getSplatValue<TypedAttr>() : nullptr;
}

SmallVector<Value> lowerElementwise(OpBuilder &builder, ScalarBody op, ValueRange operands) {
  Location loc = op->getLoc();
  auto resultType = cast<RankedTensorType>(op->getResult(0).getType());
  SmallVector<Value> inputs, outputs;
  SmallVector<AffineMap> maps;
  SmallVector<int64_t> position(operands.size(), -1);
  for (auto [i, operand] : llvm::enumerate(operands)) {
    if (splatValue(operand))
      continue;
    position[i] = inputs.size();
    inputs.push_back(operand);
    maps.push_back(broadcastMap(cast<RankedTensorType>(operand.getType()), resultType));
  }
  for (Type type : op->getResultTypes()) {
    auto tensor = cast<RankedTensorType>(type);
    outputs.push_back(tensor::EmptyOp::create(builder, loc, tensor.getShape(), tensor.getElementType()));
    maps.push_back(builder.getMultiDimIdentityMap(tensor.getRank()));
  }
  SmallVector<utils::IteratorType> iterators(resultType.getRank(), utils::IteratorType::parallel);
  auto generic = linalg::GenericOp::create(
      builder, loc, op->getResultTypes(), inputs, outputs, maps, iterators,
      [&](OpBuilder &nested, Location nestedLoc, ValueRange arguments) {
        SmallVector<Value> scalars;
        for (auto [i, operand] : llvm::enumerate(operands))
          scalars.push_back(position[i] >= 0 ? arguments[position[i]]
                                             : buildElementConstant(nested, nestedLoc, splatValue(operand)));
        linalg::YieldOp::create(nested, nestedLoc, op.buildScalar(nested, scalars));
      });
  return SmallVector<Value>(generic.getResults());
}

/// Reports what earlier passes should have left of `type`, the type of an operand or result of `op`.
LogicalResult checkType(Operation *op, RankedTensorType type) {
  if (!type.hasStaticShape())
    return op->emitOpError("expected static shapes, got ") << type << "; run ttc-specialize first";
  if (isStorageOnly(type.getElementType()) && !op->hasTrait<StorageAgnostic>())
    return op->emitOpError("expected element types that are computed in, got ")
           << type.getElementType() << "; run ttc-widen-types first";
  return success();
}

struct LowerToLinalgPass : public ttc::impl::LowerToLinalgBase<LowerToLinalgPass> {
  void runOnOperation() override {
    SmallVector<Operation *> ops;
    bool bad = false;
    getOperation().walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (!isa<ScalarBody, LinalgLowerable>(op))
        return;
      for (Type type :
           llvm::concat<const Type>(SmallVector<Type>(op->getOperandTypes()), SmallVector<Type>(op->getResultTypes())))
        if (auto tensor = dyn_cast<RankedTensorType>(type); tensor && failed(checkType(op, tensor))) {
          bad = true;
          return;
        }
      ops.push_back(op);
    });
    if (bad)
      return signalPassFailure();
    for (Operation *op : ops) {
      OpBuilder builder(op);
      SmallVector<Value> results;
      if (auto elementwise = dyn_cast<ScalarBody>(op))
        results = lowerElementwise(builder, elementwise, op->getOperands());
      else
        results = cast<LinalgLowerable>(op).buildLinalg(builder, op->getOperands());
      op->replaceAllUsesWith(results);
      op->erase();
    }
  }
};

} // namespace
