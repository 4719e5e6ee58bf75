//===- ContractionLinalg.cpp - Lowering of matrix products ----------------===//

#include "dialect/contraction/Contraction.h"
#include "dialect/core/LinalgBuilders.h"

using namespace mlir;
using namespace ttc::ir;

FusionKind MatmulOp::getFusionKind() { return FusionKind::Contraction; }

SmallVector<Value> MatmulOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  // Iterators: the result's dimensions (batch..., m, n; m or n is absent for a vector), then k.
  ArrayRef<int64_t> x = shapeOf(operands[0]), y = shapeOf(operands[1]), z = getType().getShape();
  int64_t rank = z.size();
  AffineExpr k = builder.getAffineDimExpr(rank);
  int64_t batches = rank - (x.size() > 1) - (y.size() > 1);
  auto batchExprs = [&](ArrayRef<int64_t> shape) {
    SmallVector<AffineExpr> exprs;
    int64_t count = std::max<int64_t>(0, static_cast<int64_t>(shape.size()) - 2);
    for (int64_t i = 0; i < count; ++i) {
      int64_t dim = batches - count + i;
      exprs.push_back(shape[i] == z[dim] ? builder.getAffineDimExpr(dim) : builder.getAffineConstantExpr(0));
    }
    return exprs;
  };
  SmallVector<AffineExpr> readX = batchExprs(x), readY = batchExprs(y), write;
  if (x.size() > 1)
    readX.push_back(builder.getAffineDimExpr(batches));
  readX.push_back(k);
  readY.push_back(k);
  if (y.size() > 1)
    readY.push_back(builder.getAffineDimExpr(rank - 1));
  for (int64_t i = 0; i < rank; ++i)
    write.push_back(builder.getAffineDimExpr(i));
  auto map = [&](ArrayRef<AffineExpr> exprs) { return AffineMap::get(rank + 1, 0, exprs, getContext()); };
  Value init = buildZeros(builder, getLoc(), z, getType().getElementType());
  return buildGeneric(builder, getLoc(), operands, init, {map(readX), map(readY), map(write)}, rank, 1,
                      buildMultiplyAdd);
}
