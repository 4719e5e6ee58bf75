//===- TensorExpr.cpp - Building blocks of gradients ----------------------===//

#include "dialect/elementwise/TensorExpr.h"
#include "dialect/reduction/Reduction.h"

using namespace mlir;

namespace ttc::ir {

Value buildNumber(OpBuilder &builder, Location location, Type elementType, Number value) {
  return ConstantOp::create(builder, location,
                            DenseElementsAttr::get(RankedTensorType::get({}, elementType), value.element(elementType)));
}

Value buildFull(OpBuilder &builder, Location location, Type type, Number value) {
  auto tensor = cast<RankedTensorType>(type);
  Value number = buildNumber(builder, location, tensor.getElementType(), value);
  return tensor.getRank() ? ExpandOp::create(builder, location, number, tensor.getShape(), DimsAttr()) : number;
}

Value sumTo(OpBuilder &builder, Location location, Value value, Type type) {
  ArrayRef<int64_t> from = shapeOf(value), to = cast<RankedTensorType>(type).getShape();
  if (from == to)
    return value;
  int64_t leading = from.size() - to.size();
  SmallVector<int64_t> dims = llvm::to_vector(llvm::seq<int64_t>(0, leading));
  for (auto [i, extent] : llvm::enumerate(to))
    if (extent == 1 && from[i + leading] != 1)
      dims.push_back(i + leading);
  if (!dims.empty())
    value = SumOp::create(builder, location, value, dims, /*keepdim=*/false);
  return shapeOf(value) == to ? value : ReshapeOp::create(builder, location, value, to, DimsAttr());
}

} // namespace ttc::ir
