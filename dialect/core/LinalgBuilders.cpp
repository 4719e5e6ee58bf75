//===- LinalgBuilders.cpp - Structured operations in fewer words ----------===//

#include "dialect/core/LinalgBuilders.h"
#include "dialect/core/Shapes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/ReshapeOpsUtils.h"

using namespace mlir;

namespace ttc::ir {

Value buildSignless(OpBuilder &builder, Location location, Value value) {
  if (!value.getType().isUnsignedInteger())
    return value;
  Type signless = builder.getIntegerType(value.getType().getIntOrFloatBitWidth());
  return UnrealizedConversionCastOp::create(builder, location, signless, value).getResult(0);
}

Value buildFromSignless(OpBuilder &builder, Location location, Value value, Type type) {
  if (!type.isUnsignedInteger())
    return value;
  return UnrealizedConversionCastOp::create(builder, location, type, value).getResult(0);
}

Value buildElementConstant(OpBuilder &builder, Location location, TypedAttr value) {
  Type type = value.getType();
  if (!type.isUnsignedInteger())
    return arith::ConstantOp::create(builder, location, value);
  auto bits =
      builder.getIntegerAttr(builder.getIntegerType(type.getIntOrFloatBitWidth()), cast<IntegerAttr>(value).getValue());
  return buildFromSignless(builder, location, arith::ConstantOp::create(builder, location, bits), type);
}

Value buildScalarConstant(OpBuilder &builder, Location location, Type type, Number value) {
  return buildElementConstant(builder, location, value.element(type));
}

Value buildExtremeConstant(OpBuilder &builder, Location location, Type type, bool greatest) {
  if (auto floatType = dyn_cast<FloatType>(type)) {
    APFloat value = APFloat::getInf(floatType.getFloatSemantics(), /*Negative=*/!greatest);
    return arith::ConstantOp::create(builder, location, FloatAttr::get(floatType, value));
  }
  unsigned width = type.getIntOrFloatBitWidth();
  APInt value = greatest ? APInt::getSignedMaxValue(width) : APInt::getSignedMinValue(width);
  return arith::ConstantOp::create(builder, location, IntegerAttr::get(type, value));
}

Value buildEmpty(OpBuilder &builder, Location location, ArrayRef<int64_t> shape, Type elementType) {
  return tensor::EmptyOp::create(builder, location, shape, elementType);
}

Value buildFilled(OpBuilder &builder, Location location, ArrayRef<int64_t> shape, Value value) {
  Value empty = buildEmpty(builder, location, shape, value.getType());
  return linalg::FillOp::create(builder, location, ValueRange{value}, ValueRange{empty}).getResult(0);
}

Value buildZeros(OpBuilder &builder, Location location, ArrayRef<int64_t> shape, Type elementType) {
  return buildFilled(builder, location, shape, buildScalarConstant(builder, location, elementType, 0));
}

SmallVector<Value> buildGeneric(OpBuilder &builder, Location location, ValueRange inputs, ValueRange inits,
                                ArrayRef<AffineMap> maps, unsigned parallel, unsigned reductions, ElementBody body) {
  SmallVector<utils::IteratorType> iterators(parallel, utils::IteratorType::parallel);
  iterators.append(reductions, utils::IteratorType::reduction);
  auto op = linalg::GenericOp::create(builder, location, inits.getTypes(), inputs, inits, maps, iterators,
                                      [&](OpBuilder &nested, Location loc, ValueRange elements) {
                                        linalg::YieldOp::create(nested, loc, body(nested, loc, elements));
                                      });
  return SmallVector<Value>(op.getResults());
}

Value buildPointwise(OpBuilder &builder, Location location, ValueRange inputs, Type elementType, ElementBody body) {
  ArrayRef<int64_t> shape = shapeOf(inputs.front());
  Value init = buildEmpty(builder, location, shape, elementType);
  SmallVector<AffineMap> maps(inputs.size() + 1, builder.getMultiDimIdentityMap(shape.size()));
  return buildGeneric(builder, location, inputs, init, maps, shape.size(), 0, body).front();
}

Value buildRemap(OpBuilder &builder, Location location, Value source, ArrayRef<int64_t> shape, AffineMap map) {
  Value init = buildEmpty(builder, location, shape, elementType(source));
  auto copy = [](OpBuilder &, Location, ValueRange elements) { return SmallVector<Value>{elements[0]}; };
  return buildGeneric(builder, location, source, init, {map, builder.getMultiDimIdentityMap(shape.size())},
                      shape.size(), 0, copy)
      .front();
}

Value buildReshape(OpBuilder &builder, Location location, Value source, ArrayRef<int64_t> shape) {
  auto from = cast<RankedTensorType>(source.getType());
  auto to = RankedTensorType::get(shape, from.getElementType());
  if (from == to)
    return source;
  std::optional<SmallVector<ReassociationIndices>> groups;
  if (from.getRank() != to.getRank() && from.getRank() && to.getRank())
    groups = getReassociationIndicesForReshape(from, to);
  if (groups && from.getRank() > to.getRank())
    return tensor::CollapseShapeOp::create(builder, location, to, source, *groups);
  if (groups)
    return tensor::ExpandShapeOp::create(builder, location, to, source, *groups);
  // No grouping of dimensions gives one from the other: pass through one dimension, or through none.
  auto all = [](int64_t rank) {
    SmallVector<ReassociationIndices> one;
    if (rank)
      one.emplace_back(llvm::to_vector<2>(llvm::seq<int64_t>(0, rank)));
    return one;
  };
  if (from.getRank() == 0)
    return tensor::ExpandShapeOp::create(builder, location, to, source, ArrayRef<ReassociationIndices>());
  if (to.getRank() == 0)
    return tensor::CollapseShapeOp::create(builder, location, to, source, ArrayRef<ReassociationIndices>());
  Value flat = source;
  if (from.getRank() > 1)
    flat = tensor::CollapseShapeOp::create(builder, location,
                                           RankedTensorType::get({from.getNumElements()}, from.getElementType()),
                                           source, all(from.getRank()));
  if (to.getRank() == 1)
    return flat;
  return tensor::ExpandShapeOp::create(builder, location, to, flat, all(to.getRank()));
}

static SmallVector<OpFoldResult> indices(OpBuilder &builder, ArrayRef<int64_t> values) {
  return getAsIndexOpFoldResult(builder.getContext(), values);
}

Value buildSlice(OpBuilder &builder, Location location, Value source, ArrayRef<int64_t> offsets,
                 ArrayRef<int64_t> sizes, ArrayRef<int64_t> strides) {
  if (sizes == shapeOf(source))
    return source;
  // An offset at the very end is out of bounds even for no elements.
  if (llvm::is_contained(sizes, 0))
    return buildEmpty(builder, location, sizes, elementType(source));
  return tensor::ExtractSliceOp::create(builder, location, source, indices(builder, offsets), indices(builder, sizes),
                                        indices(builder, strides));
}

Value buildPadded(OpBuilder &builder, Location location, Value source, ArrayRef<int64_t> low, ArrayRef<int64_t> high,
                  ArrayRef<int64_t> interior, Value value) {
  SmallVector<int64_t> padded, cropped, padOffsets, cropOffsets, strides, ones(low.size(), 1);
  for (auto [extent, l, h, i] : llvm::zip(shapeOf(source), low, high, interior)) {
    int64_t dilated = extent ? (extent - 1) * (i + 1) + 1 : 0;
    padOffsets.push_back(std::max<int64_t>(l, 0));
    cropOffsets.push_back(std::max<int64_t>(-l, 0));
    strides.push_back(i + 1);
    padded.push_back(dilated + std::max<int64_t>(l, 0) + std::max<int64_t>(h, 0));
    cropped.push_back(dilated + l + h);
  }
  Value result = source;
  if (llvm::is_contained(shapeOf(source), 0))
    result = buildFilled(builder, location, padded, value);
  else if (ArrayRef<int64_t>(padded) != shapeOf(source))
    result = tensor::InsertSliceOp::create(builder, location, source, buildFilled(builder, location, padded, value),
                                           indices(builder, padOffsets), indices(builder, shapeOf(source)),
                                           indices(builder, strides));
  return buildSlice(builder, location, result, cropOffsets, cropped, ones);
}

SmallVector<Value> buildMultiplyAdd(OpBuilder &builder, Location location, ValueRange elements) {
  if (isa<IntegerType>(elements[0].getType())) {
    Value product = arith::MulIOp::create(builder, location, elements[0], elements[1]);
    return {arith::AddIOp::create(builder, location, elements[2], product)};
  }
  Value product = arith::MulFOp::create(builder, location, elements[0], elements[1], arith::FastMathFlags::contract);
  return {arith::AddFOp::create(builder, location, elements[2], product,
                                arith::FastMathFlags::contract | arith::FastMathFlags::reassoc)};
}

} // namespace ttc::ir
