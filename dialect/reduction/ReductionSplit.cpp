//===- ReductionSplit.cpp - Reductions in stages --------------------------===//

#include "dialect/reduction/Reduction.h"

using namespace mlir;
using namespace ttc::ir;

#define SPLITTABLE(OP)                                                                                                 \
  SmallVector<int64_t> OP::getReducedDims() {                                                                          \
    return *normalizeDims(getLoc(), getOperationName(), getDims(), getX().getType().getRank(), /*emptyIsAll=*/true);   \
  }                                                                                                                    \
  Value OP::buildReduction(OpBuilder &builder, Value input, ArrayRef<int64_t> dims) {                                  \
    return OP::create(builder, getLoc(), input, dims, /*keepdim=*/false);                                              \
  }

SPLITTABLE(SumOp)
// Stages average groups of equal size.
SPLITTABLE(MeanOp)
SPLITTABLE(ProdOp)
SPLITTABLE(AmaxOp)
SPLITTABLE(AminOp)
SPLITTABLE(AnyOp)
SPLITTABLE(AllOp)
