//===- ShapeLinalg.cpp - Lowering of operations that move elements --------===//

#include "dialect/core/LinalgBuilders.h"
#include "dialect/shape/Shape.h"
#include "dialect/shape/SliceRange.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ttc::ir;

static int64_t fromFront(int64_t dim, int64_t rank) { return dim < 0 ? dim + rank : dim; }

FusionKind ConstantOp::getFusionKind() { return FusionKind::View; }
FusionKind IotaOp::getFusionKind() { return FusionKind::View; }
FusionKind ReshapeOp::getFusionKind() { return FusionKind::Alias; }
FusionKind PermuteOp::getFusionKind() { return FusionKind::View; }
FusionKind ExpandOp::getFusionKind() { return FusionKind::View; }
FusionKind SliceOp::getFusionKind() { return FusionKind::View; }
// Read in a contraction, a reversed index would leave the loops' extents unknown.
FusionKind FlipOp::getFusionKind() { return FusionKind::Placement; }
FusionKind CatOp::getFusionKind() { return FusionKind::Placement; }
FusionKind PadOp::getFusionKind() { return FusionKind::Placement; }
FusionKind GatherOp::getFusionKind() { return FusionKind::Opaque; }
FusionKind IndexSelectOp::getFusionKind() { return FusionKind::Opaque; }

SmallVector<Value> ConstantOp::buildLinalg(OpBuilder &builder, ValueRange) {
  auto elements = dyn_cast<DenseElementsAttr>(getValue());
  if (elements && elements.isSplat() && getType().getRank() > 0) {
    Value scalar = buildElementConstant(builder, getLoc(), cast<TypedAttr>(elements.getSplatValue<Attribute>()));
    return {buildFilled(builder, getLoc(), getType().getShape(), scalar)};
  }
  return {arith::ConstantOp::create(builder, getLoc(), cast<TypedAttr>(getValue()))};
}

SmallVector<Value> IotaOp::buildLinalg(OpBuilder &builder, ValueRange) {
  int64_t rank = getType().getRank();
  Type element = getType().getElementType();
  Value init = buildEmpty(builder, getLoc(), getType().getShape(), element);
  auto body = [&](OpBuilder &nested, Location loc, ValueRange) -> SmallVector<Value> {
    Value index = linalg::IndexOp::create(nested, loc, fromFront(getDim(), rank));
    Type integer = isa<FloatType>(element) ? nested.getI64Type() : element;
    index = arith::IndexCastOp::create(nested, loc, integer, index);
    if (isa<FloatType>(element))
      index = arith::SIToFPOp::create(nested, loc, element, index);
    return {index};
  };
  return buildGeneric(builder, getLoc(), {}, init, builder.getMultiDimIdentityMap(rank), rank, 0, body);
}

SmallVector<Value> ReshapeOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  return {buildReshape(builder, getLoc(), operands[0], getType().getShape())};
}

SmallVector<Value> PermuteOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  // Element (j0, j1, ...) of the result is the element of x whose index dims[i] is ji.
  SmallVector<AffineExpr> exprs(getDims().size());
  for (auto [i, dim] : llvm::enumerate(getDims()))
    exprs[fromFront(dim, exprs.size())] = builder.getAffineDimExpr(i);
  AffineMap map = AffineMap::get(exprs.size(), 0, exprs, getContext());
  return {buildRemap(builder, getLoc(), operands[0], getType().getShape(), map)};
}

SmallVector<Value> ExpandOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  ArrayRef<int64_t> from = shapeOf(getX()), to = getType().getShape();
  SmallVector<AffineExpr> exprs;
  for (auto [i, extent] : llvm::enumerate(from)) {
    int64_t dim = i + to.size() - from.size();
    exprs.push_back(extent == to[dim] ? builder.getAffineDimExpr(dim) : builder.getAffineConstantExpr(0));
  }
  AffineMap map = AffineMap::get(to.size(), 0, exprs, getContext());
  return {buildRemap(builder, getLoc(), operands[0], to, map)};
}

SmallVector<Value> SliceOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  SmallVector<int64_t> offsets;
  for (auto [extent, start, end, step] : llvm::zip(shapeOf(getX()), getStart(), getEnd(), getStep()))
    offsets.push_back(resolveSlice(extent, start, end, step).start);
  return {buildSlice(builder, getLoc(), operands[0], offsets, getType().getShape(), getStep())};
}

SmallVector<Value> FlipOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  ArrayRef<int64_t> shape = getType().getShape();
  int64_t rank = shape.size();
  SmallVector<AffineExpr> exprs;
  for (int64_t i = 0; i < rank; ++i)
    exprs.push_back(builder.getAffineDimExpr(i));
  for (int64_t dim : getDims()) {
    int64_t i = fromFront(dim, rank);
    exprs[i] = shape[i] - 1 - exprs[i];
  }
  return {buildRemap(builder, getLoc(), operands[0], shape, AffineMap::get(rank, 0, exprs, getContext()))};
}

SmallVector<Value> CatOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  ArrayRef<int64_t> shape = getType().getShape();
  int64_t dim = fromFront(getDim(), shape.size());
  Value result = buildEmpty(builder, getLoc(), shape, getType().getElementType());
  SmallVector<int64_t> offsets(shape.size(), 0), strides(shape.size(), 1);
  MLIRContext *context = getContext();
  for (Value operand : operands) {
    // The place of no elements may be out of bounds.
    if (llvm::is_contained(shapeOf(operand), 0))
      continue;
    result = tensor::InsertSliceOp::create(builder, getLoc(), operand, result, getAsIndexOpFoldResult(context, offsets),
                                           getAsIndexOpFoldResult(context, shapeOf(operand)),
                                           getAsIndexOpFoldResult(context, strides));
    offsets[dim] += shapeOf(operand)[dim];
  }
  return {result};
}

SmallVector<Value> PadOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  Value value = buildScalarConstant(builder, getLoc(), getType().getElementType(), getValue());
  return {buildPadded(builder, getLoc(), operands[0], getLow(), getHigh(), getInteriorOrZeros(), value)};
}

/// Copies elements of `source` to a tensor of `shape`: the index in `dim` is read from `index` through `indexMap`.
static Value buildChoice(OpBuilder &builder, Location location, Value source, Value index, AffineMap indexMap,
                         ArrayRef<int64_t> shape, int64_t dim) {
  int64_t rank = shape.size();
  if (shapeOf(source)[dim] == 0)
    return buildZeros(builder, location, shape, elementType(source));
  Value init = buildEmpty(builder, location, shape, elementType(source));
  auto body = [&](OpBuilder &nested, Location loc, ValueRange elements) -> SmallVector<Value> {
    // An index out of range reads the nearest element rather than foreign memory.
    Value chosen = arith::IndexCastOp::create(nested, loc, nested.getIndexType(), elements[0]);
    Value first = arith::ConstantIndexOp::create(nested, loc, 0);
    Value last = arith::ConstantIndexOp::create(nested, loc, shapeOf(source)[dim] - 1);
    chosen = arith::MinSIOp::create(nested, loc, arith::MaxSIOp::create(nested, loc, chosen, first), last);
    SmallVector<Value> indices;
    for (int64_t i = 0; i < rank; ++i)
      indices.push_back(i == dim ? chosen : Value(linalg::IndexOp::create(nested, loc, i)));
    return {tensor::ExtractOp::create(nested, loc, source, indices)};
  };
  return buildGeneric(builder, location, index, init, {indexMap, builder.getMultiDimIdentityMap(rank)}, rank, 0, body)
      .front();
}

SmallVector<Value> GatherOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  int64_t rank = getType().getRank();
  return {buildChoice(builder, getLoc(), operands[0], operands[1], builder.getMultiDimIdentityMap(rank),
                      getType().getShape(), fromFront(getDim(), rank))};
}

SmallVector<Value> IndexSelectOp::buildLinalg(OpBuilder &builder, ValueRange operands) {
  int64_t rank = getType().getRank(), dim = fromFront(getDim(), rank);
  AffineMap map = AffineMap::get(rank, 0, builder.getAffineDimExpr(dim));
  return {buildChoice(builder, getLoc(), operands[0], operands[1], map, getType().getShape(), dim)};
}
