//===- ShapeGrad.cpp - Gradients of operations that move elements ---------===//

#include "dialect/elementwise/TensorExpr.h"
#include "dialect/shape/SliceRange.h"

using namespace mlir;
using namespace ttc::ir;

SmallVector<Value> ReshapeOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return {ReshapeOp::create(builder, getLoc(), cotangents[0], shapeOf(getX()), DimsAttr())};
}

SmallVector<Value> PermuteOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  int64_t rank = getDims().size();
  SmallVector<int64_t> inverse(rank);
  for (auto [i, dim] : llvm::enumerate(getDims()))
    inverse[dim < 0 ? dim + rank : dim] = i;
  return {PermuteOp::create(builder, getLoc(), cotangents[0], inverse)};
}

SmallVector<Value> ExpandOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return {sumTo(builder, getLoc(), cotangents[0], getX().getType())};
}

SmallVector<Value> SliceOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  SmallVector<int64_t> low, high, interior;
  for (auto [extent, start, end, step] : llvm::zip(shapeOf(getX()), getStart(), getEnd(), getStep())) {
    SliceRange range = resolveSlice(extent, start, end, step);
    if (range.size == 0)
      return {buildFull(builder, getLoc(), getX().getType(), 0)};
    low.push_back(range.start);
    high.push_back(extent - range.start - (range.size - 1) * step - 1);
    interior.push_back(step - 1);
  }
  return {PadOp::create(builder, getLoc(), cotangents[0], builder.getDenseI64ArrayAttr(low),
                        builder.getDenseI64ArrayAttr(high), builder.getF64FloatAttr(0),
                        builder.getDenseI64ArrayAttr(interior))};
}

SmallVector<Value> FlipOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return {FlipOp::create(builder, getLoc(), cotangents[0], getDims())};
}

SmallVector<Value> CatOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  int64_t rank = getType().getRank(), begin = 0;
  int64_t dim = static_cast<int64_t>(getDim()) < 0 ? getDim() + rank : getDim();
  SmallVector<Value> gradients;
  SmallVector<int64_t> start(rank, 0), end(getType().getShape()), step(rank, 1);
  for (Value tensor : getTensors()) {
    start[dim] = begin;
    end[dim] = begin += shapeOf(tensor)[dim];
    gradients.push_back(SliceOp::create(builder, getLoc(), cotangents[0], start, end, step));
  }
  return gradients;
}

SmallVector<Value> PadOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  SmallVector<int64_t> end, step;
  for (auto [extent, low, interior] : llvm::zip(shapeOf(getX()), getLow(), getInteriorOrZeros())) {
    end.push_back(low + (extent ? (extent - 1) * (interior + 1) + 1 : 0));
    step.push_back(interior + 1);
  }
  return {SliceOp::create(builder, getLoc(), cotangents[0], getLow(), end, step)};
}

SmallVector<Value> GatherOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  int64_t rank = getType().getRank();
  int64_t dim = static_cast<int64_t>(getDim()) < 0 ? getDim() + rank : getDim();
  Value sums = ScatterAddOp::create(builder, getLoc(), cotangents[0], getIndex(), dim, shapeOf(getX())[dim]);
  // Where the index covers only the first elements of other dimensions, the rest gets no gradient.
  SmallVector<int64_t> low(rank, 0), high;
  for (auto [whole, part] : llvm::zip(shapeOf(getX()), shapeOf(sums)))
    high.push_back(whole - part);
  if (shapeOf(sums) != shapeOf(getX()))
    sums = PadOp::create(builder, getLoc(), sums, builder.getDenseI64ArrayAttr(low), builder.getDenseI64ArrayAttr(high),
                         builder.getF64FloatAttr(0), DenseI64ArrayAttr());
  return {sums, Value()};
}

SmallVector<Value> ScatterAddOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return {GatherOp::create(builder, getLoc(), cotangents[0], getIndex(), getDim()), Value()};
}

SmallVector<Value> IndexAddOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  return {IndexSelectOp::create(builder, getLoc(), cotangents[0], getIndex(), getDim()), Value()};
}

SmallVector<Value> IndexSelectOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  int64_t rank = getType().getRank();
  int64_t dim = static_cast<int64_t>(getDim()) < 0 ? getDim() + rank : getDim();
  return {IndexAddOp::create(builder, getLoc(), cotangents[0], getIndex(), dim, shapeOf(getX())[dim]), Value()};
}
