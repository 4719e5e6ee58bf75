//===- Contraction.cpp - Inference of matrix products ---------------------===//

#include "dialect/contraction/Contraction.h"

using namespace mlir;
using namespace ttc::ir;

LogicalResult MatmulOp::inferReturnTypes(MLIRContext *, std::optional<Location> location, Adaptor adaptor,
                                         SmallVectorImpl<Type> &results) {
  Dims x = dimsOf(adaptor.getX().getType()), y = dimsOf(adaptor.getY().getType());
  Type type = elementType(adaptor.getX());
  std::string shapes = str(x) + " x " + str(y);
  if (type != elementType(adaptor.getY()))
    return emitOptionalError(location, "matmul: expected operands of one element type, got ", dtypeName(type), " and ",
                             dtypeName(elementType(adaptor.getY())));
  if (x.empty() || y.empty())
    return emitOptionalError(location, "matmul: expected operands of rank 1 or more, got ", shapes);
  if (!unify(x.back(), y[y.size() == 1 ? 0 : y.size() - 2]))
    return emitOptionalError(location, "matmul: inner dimensions differ: ", shapes);
  ArrayRef<Dim> batchX = ArrayRef<Dim>(x).drop_back(std::min<size_t>(2, x.size()));
  ArrayRef<Dim> batchY = ArrayRef<Dim>(y).drop_back(std::min<size_t>(2, y.size()));
  std::optional<Dims> result = broadcast(batchX, batchY);
  if (!result)
    return emitOptionalError(location, "matmul: batch dimensions do not broadcast: ", shapes);
  if (x.size() > 1)
    result->push_back(x[x.size() - 2]);
  if (y.size() > 1)
    result->push_back(y.back());
  results.push_back(tensorOf(*result, type));
  return success();
}

#define GET_OP_CLASSES
#include "dialect/contraction/Contraction.cpp.inc"
