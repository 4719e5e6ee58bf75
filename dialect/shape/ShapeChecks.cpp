//===- ShapeChecks.cpp - Indices that must lie in an extent ---------------===//

#include "dialect/shape/Shape.h"

using namespace mlir;
using namespace ttc::ir;

/// The indices along `dim` of an operation that has not been checked yet lie in [0, extent).
template <typename Op> static SmallVector<IndexCheck> checksOf(Op op, int64_t rank, int64_t extent) {
  if (op.getChecked())
    return {};
  int64_t dim = static_cast<int64_t>(op.getDim());
  std::string message = (op.getOperationName().drop_front(4) + ": index {value} is out of range for dimension " +
                         Twine(dim < 0 ? dim + rank : dim) + " of extent " + Twine(extent))
                            .str();
  return {{op.getIndex(), 0, extent, std::nullopt, message}};
}

template <typename Op> static SmallVector<IndexCheck> readerChecks(Op op) {
  ArrayRef<int64_t> shape = shapeOf(op.getX());
  int64_t rank = shape.size(), dim = static_cast<int64_t>(op.getDim());
  return checksOf(op, rank, shape[dim < 0 ? dim + rank : dim]);
}

SmallVector<IndexCheck> GatherOp::getIndexChecks() { return readerChecks(*this); }
SmallVector<IndexCheck> IndexSelectOp::getIndexChecks() { return readerChecks(*this); }
SmallVector<IndexCheck> ScatterAddOp::getIndexChecks() {
  return checksOf(*this, getType().getRank(), static_cast<int64_t>(getSize()));
}

void GatherOp::markChecked() { setChecked(true); }
void IndexSelectOp::markChecked() { setChecked(true); }
void ScatterAddOp::markChecked() { setChecked(true); }
