//===- SplitReductions.cpp - Reduce in two stages -------------------------===//
//
// Where an outer reduced dimension has a fitting extent, the first stage keeps it. Otherwise the
// first run of adjacent reduced dimensions is reshaped into chunks; the reshape moves above
// elementwise producers, so that they still fuse with the first stage.
//
//===----------------------------------------------------------------------===//

#include "dialect/shape/Shape.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "passes/Passes.h"
#include "llvm/Support/DebugLog.h"

#define DEBUG_TYPE "ttc-split-reductions"

using namespace mlir;

namespace ttc {

#define GEN_PASS_DEF_SPLITREDUCTIONS
#include "passes/Passes.h.inc"

namespace {

/// Fewer partial results than this aren't worth a second stage.
constexpr int64_t minChunks = 4;

ArrayRef<int64_t> shapeOf(Value value) { return cast<RankedTensorType>(value.getType()).getShape(); }

/// The greatest divisor of `extent` up to `bound`.
int64_t greatestDivisor(int64_t extent, int64_t bound) {
  int64_t divisor = std::min(extent, bound);
  while (extent % divisor != 0)
    --divisor;
  return divisor;
}

/// `value` in another shape. Elementwise producers with this one use are computed in that shape instead.
Value reshapeThrough(OpBuilder &builder, Value value, ArrayRef<int64_t> shape) {
  Operation *op = value.getDefiningOp();
  auto isScalar = [](Value operand) { return shapeOf(operand).empty(); };
  auto isAligned = [&](Value operand) { return isScalar(operand) || shapeOf(operand) == shapeOf(value); };
  if (!op || !isa<ir::ScalarBody>(op) || op->getNumResults() != 1 || !value.hasOneUse() ||
      !llvm::all_of(op->getOperands(), isAligned) || llvm::all_of(op->getOperands(), isScalar))
    return ir::ReshapeOp::create(builder, value.getLoc(), value, shape, ir::DimsAttr());

  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPoint(op);
  SmallVector<Value> operands;
  for (Value operand : op->getOperands())
    operands.push_back(isScalar(operand) ? operand : reshapeThrough(builder, operand, shape));
  Operation *reshaped = builder.clone(*op);
  reshaped->setOperands(operands);
  reshaped->getResult(0).setType(RankedTensorType::get(shape, getElementTypeOrSelf(value.getType())));
  return reshaped->getResult(0);
}

struct SplitReductions : impl::SplitReductionsBase<SplitReductions> {
  using SplitReductionsBase::SplitReductionsBase;

  void runOnOperation() override {
    SmallVector<ir::SplittableReduction> reductions;
    getOperation().walk([&](ir::SplittableReduction reduction) { reductions.push_back(reduction); });
    for (ir::SplittableReduction reduction : reductions)
      split(reduction);
    // Producers that were computed anew in the chunks' shape.
    getOperation().walk([](func::FuncOp func) {
      if (func.isDeclaration())
        return;
      for (Operation &op : llvm::make_early_inc_range(llvm::reverse(func.getBody().front())))
        if (isOpTriviallyDead(&op))
          op.erase();
    });
  }

private:
  void split(ir::SplittableReduction reduction) {
    Value input = reduction->getOperand(0);
    Value result = reduction->getResult(0);
    ArrayRef<int64_t> shape = shapeOf(input);
    SmallVector<int64_t> dims = reduction.getReducedDims();
    llvm::erase_if(dims, [&](int64_t dim) { return shape[dim] == 1; });
    int64_t results = ShapedType::getNumElements(shapeOf(result));
    int64_t extent = 1;
    for (int64_t dim : dims)
      extent *= shape[dim];
    if (results >= maxResults || extent < minExtent || results * extent < minElements) {
      LDBG() << results << " results over " << extent << " elements each stay in one stage";
      return;
    }

    OpBuilder builder(reduction);
    Value partial = keepOuterDimension(builder, reduction, dims);
    if (!partial)
      partial = reduceChunks(builder, reduction, dims);
    if (!partial)
      return;
    if (partial.getType() != result.getType())
      partial = ir::ReshapeOp::create(builder, reduction.getLoc(), partial, shapeOf(result), ir::DimsAttr());
    result.replaceAllUsesWith(partial);
    reduction->erase();
  }

  /// Reduces all but the first of `dims`, then that; null when its extent doesn't fit.
  Value keepOuterDimension(OpBuilder &builder, ir::SplittableReduction reduction, ArrayRef<int64_t> dims) {
    Value input = reduction->getOperand(0);
    int64_t outer = dims.front();
    if (dims.size() < 2 || shapeOf(input)[outer] < 2 * minChunks || shapeOf(input)[outer] > 4 * maxChunks)
      return {};
    // Dimensions of extent 1 are reduced first as well.
    SmallVector<int64_t> inner = reduction.getReducedDims();
    llvm::erase(inner, outer);
    int64_t reducedBefore = llvm::count_if(inner, [&](int64_t dim) { return dim < outer; });
    Value partial = reduction.buildReduction(builder, input, inner);
    return reduction.buildReduction(builder, partial, {outer - reducedBefore});
  }

  /// Reshapes the first run of adjacent dimensions in `dims` into chunks, reduces each, then all.
  Value reduceChunks(OpBuilder &builder, ir::SplittableReduction reduction, ArrayRef<int64_t> dims) {
    Value input = reduction->getOperand(0);
    ArrayRef<int64_t> shape = shapeOf(input);
    int64_t begin = dims.front(), end = begin + 1, run = shape[begin];
    SmallVector<int64_t> reduced = reduction.getReducedDims();
    while (llvm::is_contained(reduced, end))
      run *= shape[end++];
    int64_t chunks = greatestDivisor(run, maxChunks);
    if (chunks < minChunks || chunks == run) {
      LDBG() << "an extent of " << run << " has no fitting divisor";
      return {};
    }

    SmallVector<int64_t> chunked(shape.take_front(begin));
    chunked.append({chunks, run / chunks});
    llvm::append_range(chunked, shape.drop_front(end));
    // Dimensions behind the run move by the change of rank.
    int64_t shift = int64_t(chunked.size()) - int64_t(shape.size());
    SmallVector<int64_t> inner;
    for (int64_t dim : reduced) {
      if (dim < begin)
        inner.push_back(dim);
      else if (dim >= end)
        inner.push_back(dim + shift);
    }
    inner.push_back(begin + 1);
    llvm::sort(inner);
    int64_t reducedBefore = llvm::count_if(inner, [&](int64_t dim) { return dim < begin; });
    Value partial = reduction.buildReduction(builder, reshapeThrough(builder, input, chunked), inner);
    return reduction.buildReduction(builder, partial, {begin - reducedBefore});
  }
};

} // namespace
} // namespace ttc
