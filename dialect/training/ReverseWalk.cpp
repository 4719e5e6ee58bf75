//===- ReverseWalk.cpp - Reverse-mode differentiation of a block ----------===//

#include "dialect/training/ReverseWalk.h"
#include "dialect/core/TTCDialect.h"
#include "dialect/elementwise/Elementwise.h"

using namespace mlir;
using namespace ttc::ir;

namespace {

/// Gives new operations the location of the forward operation they belong to.
class BackwardLocations : public OpBuilder::Listener {
public:
  void setForward(Location loc) { backward = NameLoc::get(StringAttr::get(loc.getContext(), "backward"), loc); }
  void notifyOperationInserted(Operation *op, OpBuilder::InsertPoint previous) override { op->setLoc(*backward); }

private:
  std::optional<LocationAttr> backward;
};

bool isFloat(Value value) { return isa<FloatType>(getElementTypeOrSelf(value.getType())); }

LogicalResult pullBackThrough(OpBuilder &builder, Operation *op, const ReversePath &path, Cotangents &cotangents) {
  SmallVector<Value> incoming;
  for (Value result : op->getResults())
    incoming.push_back(cotangents.lookup(result));
  if (llvm::none_of(incoming, [](Value cotangent) { return bool(cotangent); }))
    return success();

  SmallVector<Value> outgoing = cast<Differentiable>(op).buildVjp(builder, incoming);
  if (outgoing.size() != op->getNumOperands())
    return op->emitOpError() << "expected a cotangent for each of " << op->getNumOperands() << " operands, got "
                             << outgoing.size();
  for (auto [operand, cotangent] : llvm::zip_equal(op->getOperands(), outgoing)) {
    if (!cotangent || !path.isActive(operand))
      continue;
    if (cotangent.getType() != operand.getType())
      return op->emitOpError() << "expected a cotangent of type " << operand.getType() << ", got "
                               << cotangent.getType();
    Value &sum = cotangents[operand];
    sum = sum ? AddOp::create(builder, op->getLoc(), sum, cotangent).getResult() : cotangent;
  }
  return success();
}

} // namespace

SmallVector<Value> ttc::ir::differentiatedOperands(Operation *op, const BitVector &results) {
  if (op->hasTrait<StopsGradient>())
    return {};
  if (auto partly = dyn_cast<PartlyDifferentiable>(op))
    return partly.getDifferentiatedOperands(results);
  return SmallVector<Value>(op->getOperands());
}

BitVector ttc::ir::resultsIn(Operation *op, const DenseSet<Value> &values) {
  BitVector results(op->getNumResults());
  for (OpResult result : op->getResults())
    if (values.contains(result))
      results.set(result.getResultNumber());
  return results;
}

ReversePath::ReversePath(llvm::iterator_range<Block::iterator> block, ValueRange inputs, ValueRange outputs)
    : needed(outputs.begin(), outputs.end()) {
  active.insert_range(inputs);
  auto isAnyActive = [&](ArrayRef<Value> operands) {
    return llvm::any_of(operands, [&](Value operand) { return active.contains(operand); });
  };
  SmallVector<Operation *> dependent;
  for (Operation &op : block) {
    if (!isAnyActive(differentiatedOperands(&op, BitVector(op.getNumResults(), true))))
      continue;
    for (Value result : op.getResults())
      if (isFloat(result))
        active.insert(result);
    dependent.push_back(&op);
  }

  for (Operation *op : llvm::reverse(dependent)) {
    BitVector arriving = resultsIn(op, needed);
    arriving &= resultsIn(op, active);
    if (arriving.none())
      continue;
    SmallVector<Value> operands = differentiatedOperands(op, arriving);
    if (!isAnyActive(operands))
      continue;
    needed.insert_range(operands);
    operations.push_back(op);
  }
  std::reverse(operations.begin(), operations.end());
}

SmallVector<Operation *> ReversePath::withoutDerivative() const {
  SmallVector<Operation *> missing;
  for (Operation *op : operations) {
    if (!isa<Differentiable>(op))
      missing.push_back(op);
    auto nested = dyn_cast<RegionInference>(op);
    if (nested && nested.differentiatesRegion())
      llvm::append_range(missing, pathThroughRegion(op).withoutDerivative());
  }
  return missing;
}

ReversePath ttc::ir::pathThroughRegion(Operation *op) {
  Block &block = op->getRegion(0).front();
  SmallVector<Value> inputs(llvm::make_filter_range(block.getArguments(), isFloat));
  return ReversePath(block.without_terminator(), inputs, block.getTerminator()->getOperands());
}

LogicalResult ttc::ir::pullBack(OpBuilder &builder, const ReversePath &path, Cotangents &cotangents) {
  BackwardLocations locations;
  OpBuilder located(builder.getContext(), &locations);
  located.restoreInsertionPoint(builder.saveInsertionPoint());
  for (Operation *op : llvm::reverse(path.getOperations())) {
    locations.setForward(op->getLoc());
    if (failed(pullBackThrough(located, op, path, cotangents)))
      return failure();
  }
  return success();
}
