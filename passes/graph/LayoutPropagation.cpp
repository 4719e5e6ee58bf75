//===- LayoutPropagation.cpp - Move permutations towards the results ------===//

#include "passes/graph/LayoutPropagation.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;

namespace ttc {

SmallVector<int64_t> permutationOf(ir::PermuteOp permute) {
  SmallVector<int64_t> dims(permute.getDims());
  for (int64_t &dim : dims)
    dim = dim < 0 ? dim + int64_t(dims.size()) : dim;
  return dims;
}

static RankedTensorType permutedType(Type type, ArrayRef<int64_t> order) {
  auto tensor = cast<RankedTensorType>(type);
  return RankedTensorType::get(applyPermutation(tensor.getShape(), order), tensor.getElementType());
}

/// Whether `order` leaves the dimensions with more than one element in their order.
static bool movesOnlyUnitDims(ArrayRef<int64_t> shape, ArrayRef<int64_t> order) {
  int64_t last = -1;
  for (int64_t dim : order) {
    if (shape[dim] == 1)
      continue;
    if (dim < last)
      return false;
    last = dim;
  }
  return true;
}

void LayoutPropagation::run(func::FuncOp func) {
  SmallVector<Operation *> ops;
  for (Operation &op : func.getBody().front().without_terminator())
    ops.push_back(&op);
  for (Operation *op : ops)
    visit(op);
}

void LayoutPropagation::visit(Operation *op) {
  if (auto permute = dyn_cast<ir::PermuteOp>(op))
    visitPermute(permute);
  else if (isa<ir::ScalarBody>(op))
    visitElementwise(op);
  else if (auto pad = dyn_cast<ir::PadOp>(op))
    visitPad(pad);
  else if (isa<ir::SplittableReduction>(op))
    visitReduction(op);
}

void LayoutPropagation::visitPermute(ir::PermuteOp permute) {
  SmallVector<int64_t> dims = permutationOf(permute);
  auto operand = physicals.find(permute.getX());
  if (operand != physicals.end()) {
    dims = applyPermutation(operand->second.dims, dims);
    Value value = operand->second.value;
    if (isIdentityPermutation(dims)) {
      permute.replaceAllUsesWith(value);
      permute.erase();
      return;
    }
    permute.getXMutable().assign(value);
    permute.setDims(dims);
  }
  if (sources.contains(permute))
    physicals[permute.getResult()] = {permute.getX(), dims};
}

Value LayoutPropagation::permuteOperand(OpBuilder &builder, Location loc, Value operand, ArrayRef<int64_t> order) {
  auto type = cast<RankedTensorType>(operand.getType());
  if (type.getRank() == 0)
    return operand;
  // Extents aligned at the last dimension.
  SmallVector<int64_t> shape(order.size() - type.getRank(), 1);
  llvm::append_range(shape, type.getShape());
  auto aligned = RankedTensorType::get(shape, type.getElementType());
  RankedTensorType target = permutedType(aligned, order);

  SplatElementsAttr splat;
  if (matchPattern(operand, m_Constant(&splat)))
    return ir::ConstantOp::create(builder, loc, splat.resizeSplat(target));
  if (auto known = physicals.find(operand); known != physicals.end() && shape.size() == size_t(type.getRank())) {
    SmallVector<int64_t> dims = applyPermutation(known->second.dims, order);
    if (isIdentityPermutation(dims))
      return known->second.value;
    return ir::PermuteOp::create(builder, loc, known->second.value, dims);
  }
  if (Value hoisted = permuteProducer(builder, operand, order))
    return hoisted;
  if (movesOnlyUnitDims(shape, order))
    return target == type ? operand : ir::ReshapeOp::create(builder, loc, operand, target.getShape(), ir::DimsAttr());
  if (aligned != type)
    operand = ir::ReshapeOp::create(builder, loc, operand, shape, ir::DimsAttr());
  return ir::PermuteOp::create(builder, loc, operand, order);
}

Value LayoutPropagation::permuteProducer(OpBuilder &builder, Value value, ArrayRef<int64_t> order) {
  Operation *op = value.getDefiningOp();
  if (!op || !isa<ir::ScalarBody>(op) || op->getNumResults() != 1 || !value.hasOneUse() ||
      cast<RankedTensorType>(value.getType()).getRank() != int64_t(order.size()))
    return {};
  bool hasOneLarge = llvm::count_if(op->getOperands(), [](Value operand) {
                       return !cast<RankedTensorType>(operand.getType()).getShape().empty() &&
                              !matchPattern(operand, m_Constant());
                     }) == 1;
  if (!hasOneLarge)
    return {};
  SmallVector<Value> operands;
  for (Value operand : op->getOperands())
    operands.push_back(permuteOperand(builder, op->getLoc(), operand, order));
  Operation *permuted = builder.clone(*op);
  permuted->setOperands(operands);
  permuted->getResult(0).setType(permutedType(value.getType(), order));
  return permuted->getResult(0);
}

void LayoutPropagation::replace(OpBuilder &builder, Value logical, Value physical, ArrayRef<int64_t> dims) {
  auto permute = ir::PermuteOp::create(builder, logical.getLoc(), physical, dims);
  logical.replaceAllUsesWith(permute);
  physicals[permute.getResult()] = {physical, SmallVector<int64_t>(dims)};
}

void LayoutPropagation::visitElementwise(Operation *op) {
  auto shapeOf = [](Value value) { return cast<RankedTensorType>(value.getType()).getShape(); };
  ArrayRef<int64_t> shape = shapeOf(op->getResult(0));
  // The layout of the first operand that has the result's shape and is permuted.
  std::optional<SmallVector<int64_t>> dims;
  for (Value operand : op->getOperands())
    if (auto known = physicals.find(operand); known != physicals.end() && shapeOf(operand) == shape) {
      dims = known->second.dims;
      break;
    }
  if (!dims)
    return;

  SmallVector<int64_t> order = invertPermutationVector(*dims);
  OpBuilder builder(op);
  SmallVector<Value> operands;
  for (Value operand : op->getOperands())
    operands.push_back(permuteOperand(builder, op->getLoc(), operand, order));
  Operation *physical = builder.clone(*op);
  physical->setOperands(operands);
  for (auto [logical, result] : llvm::zip_equal(op->getResults(), physical->getResults())) {
    result.setType(permutedType(logical.getType(), order));
    replace(builder, logical, result, *dims);
  }
  op->erase();
}

void LayoutPropagation::visitPad(ir::PadOp pad) {
  auto known = physicals.find(pad.getX());
  if (known == physicals.end())
    return;
  Physical operand = known->second;
  SmallVector<int64_t> order = invertPermutationVector(operand.dims);
  OpBuilder builder(pad);
  auto physical = cast<ir::PadOp>(builder.clone(*pad));
  physical.getXMutable().assign(operand.value);
  physical.setLow(applyPermutation(pad.getLow(), order));
  physical.setHigh(applyPermutation(pad.getHigh(), order));
  if (std::optional<ArrayRef<int64_t>> interior = pad.getInterior())
    physical.setInterior(applyPermutation(*interior, order));
  physical.getResult().setType(permutedType(pad.getType(), order));
  replace(builder, pad.getResult(), physical.getResult(), operand.dims);
  pad.erase();
}

void LayoutPropagation::visitReduction(Operation *op) {
  auto reduction = cast<ir::SplittableReduction>(op);
  auto known = physicals.find(op->getOperand(0));
  if (known == physicals.end())
    return;
  const Physical &operand = known->second;
  SmallVector<int64_t> reduced;
  llvm::SmallDenseSet<int64_t> logical;
  for (int64_t dim : reduction.getReducedDims()) {
    logical.insert(dim);
    reduced.push_back(operand.dims[dim]);
  }
  SmallVector<int64_t> kept;
  for (auto [dim, physicalDim] : llvm::enumerate(operand.dims))
    if (!logical.contains(dim))
      kept.push_back(physicalDim);
  if (reduced.empty() || !llvm::is_sorted(kept))
    return;

  llvm::sort(reduced);
  OpBuilder builder(op);
  Value result = reduction.buildReduction(builder, operand.value, reduced);
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  if (result.getType() != type)
    result = ir::ReshapeOp::create(builder, op->getLoc(), result, type.getShape(), ir::DimsAttr());
  op->getResult(0).replaceAllUsesWith(result);
  op->erase();
}

} // namespace ttc
