//===- ScanGrad.cpp - The gradient of a scan is a scan --------------------===//
//
//   1. The forward body is differentiated once, into the body of a scan in the other
//      direction, whose carries are the carries' cotangents.
//   2. A constant's gradient is a sum over steps. Where a step's share is a product or a
//      sum of values that can be stacked, one product or sum over the stacks after the
//      loop takes its place (a weight's gradient: one contraction over time instead of an
//      update of the whole matrix in each step); otherwise it is carried along.
//   3. Values of the forward body that the backward body uses (residuals) are computed
//      again where that costs nothing, else stacked by the forward scan.
//
//===----------------------------------------------------------------------===//

#include "dialect/contraction/Contraction.h"
#include "dialect/elementwise/TensorExpr.h"
#include "dialect/kernel/Kernel.h"
#include "dialect/reduction/Reduction.h"
#include "dialect/scan/Scan.h"
#include "dialect/training/ReverseWalk.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace ttc::ir;

namespace {

bool isFloat(Value value) { return isa<FloatType>(getElementTypeOrSelf(value.getType())); }

class ScanGradient {
  static constexpr unsigned maxTerms = 256;

public:
  ScanGradient(ScanOp forward, OpBuilder &builder, ValueRange cotangents)
      : forward(forward), body(forward.getBody().front()), builder(builder), incoming(cotangents), block(new Block),
        inner(builder.getContext()), loc(forward.getLoc()) {
    backward.push_back(block);
    inner.setInsertionPointToStart(block);
  }

  /// The operands' cotangents; nothing after a diagnostic.
  SmallVector<Value> run() {
    if (failed(differentiateBody()))
      return {};
    collectGradients();
    bringValues();
    stackResiduals();
    createReverse();
    SmallVector<Value> results =
        llvm::map_to_vector(gradients, [&](const Later &gradient) { return gradient ? gradient(builder) : Value(); });
    // What `sumOfStacks` has taken out of the loop.
    for (Operation &op : llvm::make_early_inc_range(llvm::reverse(reverse.getBody().front())))
      if (isOpTriviallyDead(&op))
        op.erase();
    return results;
  }

private:
  /// Builds a value outside of the loops, once both scans exist; null for none.
  using Later = std::function<Value(OpBuilder &)>;

  /// What the reverse scan carries: the first value, the body's argument, the next value.
  struct Carry {
    Value init;
    BlockArgument argument;
    Value next;
  };

  //===--- Step 1 ---------------------------------------------------------===//

  LogicalResult differentiateBody() {
    Operation *yield = forward.getYield();
    auto seed = [&](unsigned index, Value cotangent) {
      Value &sum = cotangents[yield->getOperand(index)];
      sum = sum ? AddOp::create(inner, loc, sum, cotangent).getResult() : cotangent;
    };
    for (auto [i, carry] : llvm::enumerate(forward.getInit())) {
      if (!isFloat(carry))
        continue;
      Value last = incoming[i] ? incoming[i] : buildFull(builder, loc, carry.getType(), 0);
      carries.push_back({last, block->addArgument(carry.getType(), loc), nullptr});
      seed(i, carries.back().argument);
    }
    for (unsigned i = forward.getInit().size(); i < incoming.size(); ++i)
      if (incoming[i] && isFloat(incoming[i]))
        seed(i, elementOfStack(incoming[i]));
    return pullBack(inner, pathThroughRegion(forward), cotangents);
  }

  /// The backward body's argument for the elements of `stack`.
  BlockArgument elementOfStack(Value stack) {
    BlockArgument &argument = elements[stack];
    return argument ? argument : argument = block->addArgument(elementOf(stack.getType()), loc);
  }

  //===--- Step 2 ---------------------------------------------------------===//

  void collectGradients() {
    unsigned count = 0;
    for (BlockArgument argument : forward.getCarryArguments()) {
      if (!isFloat(argument)) {
        gradients.push_back(nullptr);
        continue;
      }
      Value gradient = cotangents.lookup(argument);
      carries[count].next = gradient ? gradient : buildFull(inner, loc, argument.getType(), 0);
      gradients.push_back(resultOfReverse(count++));
    }
    for (BlockArgument argument : forward.getElementArguments()) {
      Value gradient = cotangents.lookup(argument);
      gradients.push_back(gradient ? stackedByReverse(gradient) : nullptr);
    }
    for (BlockArgument argument : forward.getConstArguments()) {
      Value gradient = cotangents.lookup(argument);
      gradients.push_back(gradient ? sumOverSteps(gradient) : nullptr);
    }
  }

  Later resultOfReverse(unsigned index) {
    return [this, index](OpBuilder &) { return reverse.getResult(index); };
  }

  /// The sum over all steps of `share`, a value of either body.
  Later sumOverSteps(Value share) {
    unsigned terms = 0;
    if (Later sum = sumOfStacks(share, terms))
      return sum;
    BlockArgument sum = block->addArgument(share.getType(), loc);
    inner.setInsertionPointToEnd(block);
    carries.push_back({buildFull(builder, loc, share.getType(), 0), sum, AddOp::create(inner, loc, sum, share)});
    return resultOfReverse(carries.size() - 1);
  }

  /// The same by operations on stacks; null where `share` isn't made of sums and products of matrices.
  /// `terms` counts: a sum that uses its parts again and again has exponentially many.
  Later sumOfStacks(Value share, unsigned &terms) {
    Operation *op = share.getDefiningOp();
    if (!op || op->getBlock() != block || ++terms > maxTerms)
      return nullptr;
    if (isa<AddOp>(op) && op->getOperand(0).getType() == op->getOperand(1).getType()) {
      Later a = sumOfStacks(op->getOperand(0), terms), b = a ? sumOfStacks(op->getOperand(1), terms) : nullptr;
      if (!b)
        return nullptr;
      return [=, this](OpBuilder &at) { return AddOp::create(at, loc, a(at), b(at)); };
    }
    if (isa<ReshapeOp, PermuteOp>(op)) {
      Later source = sumOfStacks(op->getOperand(0), terms);
      if (!source)
        return nullptr;
      return [=](OpBuilder &at) {
        IRMapping map;
        map.map(op->getOperand(0), source(at));
        return at.clone(*op, map)->getResult(0);
      };
    }
    if (auto sum = dyn_cast<SumOp>(op); sum && !isInvariant(sum.getX()))
      return sumOfStack(sum);
    if (auto product = dyn_cast<MatmulOp>(op); product && !isInvariant(product.getX()) &&
                                               !isInvariant(product.getY()) && shapeOf(product.getX()).size() == 2 &&
                                               shapeOf(product.getY()).size() == 2)
      return productOfStacks(product);
    return nullptr;
  }

  Later sumOfStack(SumOp sum) {
    SmallVector<int64_t> dims = {0}, shape(shapeOf(sum.getResult()));
    for (int64_t dim : cast<SplittableReduction>(sum.getOperation()).getReducedDims())
      dims.push_back(dim + 1);
    return [=, this, source = stacked(sum.getX())](OpBuilder &at) -> Value {
      Value total = SumOp::create(at, loc, source(at), dims, /*keepdim=*/false);
      return shapeOf(total) == ArrayRef(shape) ? total : ReshapeOp::create(at, loc, total, shape, DimsAttr());
    };
  }

  /// [T, m, k] x [T, k, n], summed over T and k at once. The left factor is stacked transposed, [T, k, m], which joins
  /// T and k without moving anything; a weight's gradient has its input there as it is.
  Later productOfStacks(MatmulOp product) {
    auto transposition = product.getX().getDefiningOp<PermuteOp>();
    if (transposition && (transposition.getDims()[0] + 2) % 2 == 0)
      transposition = nullptr;
    Later left = stacked(transposition ? transposition.getX() : product.getX()), right = stacked(product.getY());
    return [=, this](OpBuilder &at) -> Value {
      Value x = left(at), y = right(at);
      if (!transposition)
        x = PermuteOp::create(at, loc, x, ArrayRef<int64_t>{0, 2, 1});
      int64_t terms = shapeOf(y)[0] * shapeOf(y)[1];
      x = ReshapeOp::create(at, loc, x, ArrayRef<int64_t>{terms, shapeOf(x)[2]}, DimsAttr());
      x = PermuteOp::create(at, loc, x, ArrayRef<int64_t>{1, 0});
      y = ReshapeOp::create(at, loc, y, ArrayRef<int64_t>{terms, shapeOf(y)[2]}, DimsAttr());
      return MatmulOp::create(at, loc, x, y);
    };
  }

  /// The stacked values that `value`, of either body, has in the steps.
  Later stacked(Value value) {
    Operation *op = value.getDefiningOp();
    if (auto permute = dyn_cast_or_null<PermuteOp>(op)) {
      int64_t rank = shapeOf(value).size();
      SmallVector<int64_t> dims = {0};
      for (int64_t dim : permute.getDims())
        dims.push_back((dim < 0 ? dim + rank : dim) + 1);
      return [=, this, source = stacked(permute.getX())](OpBuilder &at) {
        return PermuteOp::create(at, loc, source(at), dims);
      };
    }
    if (isa_and_nonnull<ReshapeOp>(op)) {
      SmallVector<int64_t> shape = {forward.getTimes()};
      llvm::append_range(shape, shapeOf(value));
      return [=, this, source = stacked(op->getOperand(0))](OpBuilder &at) {
        return ReshapeOp::create(at, loc, source(at), shape, DimsAttr());
      };
    }
    for (auto [argument, stack] : llvm::zip(forward.getElementArguments(), forward.getXs()))
      if (argument == value)
        return [stack = Value(stack)](OpBuilder &) { return stack; };
    for (auto &[stack, argument] : elements)
      if (argument == value)
        return [stack = stack](OpBuilder &) { return stack; };
    if (value.getParentBlock() == block || isInvariant(value))
      return stackedByReverse(value);
    residuals.insert({value, Value()});
    return [=, this](OpBuilder &) { return residuals.lookup(value); };
  }

  Later stackedByReverse(Value value) {
    stacks.push_back(value);
    unsigned index = stacks.size() - 1;
    return [this, index](OpBuilder &) { return reverse.getResult(carries.size() + index); };
  }

  //===--- Step 3 ---------------------------------------------------------===//

  /// Whether a value of either body is the same in all steps.
  bool isInvariant(Value value) {
    if (auto argument = dyn_cast<BlockArgument>(value))
      return llvm::is_contained(forward.getConstArguments(), argument);
    if (auto known = invariant.find(value); known != invariant.end())
      return known->second;
    Operation *op = value.getDefiningOp();
    bool result = op->getNumRegions() == 0 && isMemoryEffectFree(op) &&
                  llvm::all_of(op->getOperands(), [&](Value operand) { return isInvariant(operand); });
    return invariant[value] = result;
  }

  /// Replaces the forward body's values in the operations that compute the reverse scan's results.
  void bringValues() {
    llvm::DenseSet<Value> live(stacks.begin(), stacks.end());
    for (const Carry &carry : carries)
      live.insert(carry.next);
    SmallVector<Operation *> needed;
    for (Operation &op : llvm::reverse(*block)) {
      if (llvm::none_of(op.getResults(), [&](Value result) { return live.contains(result); }))
        continue;
      needed.push_back(&op);
      live.insert_range(op.getOperands());
    }
    inner.setInsertionPointToStart(block);
    for (Operation *op : needed)
      for (OpOperand &operand : op->getOpOperands())
        operand.set(bring(operand.get()));
    for (Carry &carry : carries)
      carry.next = bring(carry.next);
    for (Value &value : stacks)
      value = bring(value);
  }

  /// The backward body's counterpart of a value of the forward body.
  Value bring(Value value) {
    if (value.getParentBlock() != &body)
      return value;
    if (Value known = brought.lookup(value))
      return known;
    Value counterpart;
    auto argument = dyn_cast<BlockArgument>(value);
    Operation *op = value.getDefiningOp();
    if (argument && llvm::is_contained(forward.getElementArguments(), argument)) {
      counterpart = elementOfStack(forward->getOperand(argument.getArgNumber()));
    } else if (argument && isInvariant(argument)) {
      counterpart = block->addArgument(value.getType(), loc);
      consts.push_back({forward->getOperand(argument.getArgNumber()), cast<BlockArgument>(counterpart)});
    } else if (!argument && (isInvariant(value) || isa<ReshapeOp, PermuteOp, ExpandOp>(op))) {
      IRMapping map;
      for (Value operand : op->getOperands())
        map.map(operand, bring(operand));
      Operation *clone = inner.clone(*op, map);
      counterpart = clone->getResult(cast<OpResult>(value).getResultNumber());
    } else {
      residuals.insert({value, Value()});
      counterpart = block->addArgument(value.getType(), loc);
      residualElements.push_back({value, cast<BlockArgument>(counterpart)});
    }
    return brought[value] = counterpart;
  }

  /// Makes the forward scan stack the residuals. The carries that steps begin with are `init` and those that all but
  /// the last step end with.
  void stackResiduals() {
    Operation *yield = forward.getYield();
    unsigned carryCount = forward.getInit().size();
    SmallVector<Value> added;
    SmallVector<unsigned> positions;
    for (auto &[value, stack] : residuals) {
      auto argument = dyn_cast<BlockArgument>(value);
      Value source = argument ? yield->getOperand(argument.getArgNumber()) : value;
      SmallVector<Value> all(yield->getOperands().drop_front(carryCount));
      llvm::append_range(all, added);
      unsigned position = llvm::find(all, source) - all.begin();
      if (position == all.size())
        added.push_back(source);
      positions.push_back(carryCount + position);
    }
    ScanOp extended = added.empty() ? forward : extend(added);
    OpBuilder after(extended);
    after.setInsertionPointAfter(extended);
    for (auto [entry, position] : llvm::zip(residuals, positions)) {
      auto argument = dyn_cast<BlockArgument>(entry.first);
      Value stack = extended.getResult(position);
      entry.second = argument ? shifted(after, forward.getInit()[argument.getArgNumber()], stack) : stack;
    }
  }

  /// A copy of the forward scan that also stacks `added` and takes its place.
  ScanOp extend(ArrayRef<Value> added) {
    OpBuilder before(forward);
    SmallVector<Type> types(forward.getResultTypes());
    for (Value value : added)
      types.push_back(stackOf(Dim{forward.getTimes()}, value.getType()));
    auto extended = ScanOp::create(before, loc, types, forward.getInit(), forward.getXs(), forward.getConsts(),
                                   forward.getReverse(), forward.getLength());
    IRMapping map;
    forward.getBody().cloneInto(&extended.getBody(), map);
    Operation *yield = extended.getYield();
    yield->insertOperands(yield->getNumOperands(),
                          llvm::map_to_vector(added, [&](Value value) { return map.lookup(value); }));
    forward->replaceAllUsesWith(extended.getResults().take_front(forward.getNumResults()));
    return extended;
  }

  /// `stack` with `first` before the others in the order of the steps, and without the last.
  Value shifted(OpBuilder &at, Value first, Value stack) {
    SmallVector<int64_t> shape(shapeOf(stack)), start(shape.size(), 0), end(shape), step(shape.size(), 1);
    int64_t times = shape[0];
    shape[0] = 1;
    Value row = ReshapeOp::create(at, loc, first, shape, DimsAttr());
    if (times == 1)
      return row;
    start[0] = forward.getReverse() ? 1 : 0;
    end[0] = start[0] + times - 1;
    Value others = SliceOp::create(at, loc, stack, start, end, step);
    SmallVector<Value> parts = {row, others};
    if (forward.getReverse())
      std::swap(parts[0], parts[1]);
    return CatOp::create(at, loc, parts, 0);
  }

  void createReverse() {
    SmallVector<Value> init, xs, constants, yielded;
    SmallVector<Type> types;
    auto ordered = new Block;
    auto addArgument = [&](BlockArgument old) {
      old.replaceAllUsesWith(ordered->addArgument(old.getType(), loc));
      return ordered->getArguments().back();
    };
    // Values that are arguments themselves are yielded through their replacements.
    llvm::DenseMap<Value, Value> replaced;
    for (const Carry &carry : carries) {
      init.push_back(carry.init);
      types.push_back(carry.init.getType());
      replaced[carry.argument] = addArgument(carry.argument);
    }
    for (auto &[stack, argument] : elements) {
      xs.push_back(stack);
      replaced[argument] = addArgument(argument);
    }
    for (auto &[value, argument] : residualElements) {
      xs.push_back(residuals.lookup(value));
      replaced[argument] = addArgument(argument);
    }
    for (auto &[value, argument] : consts) {
      constants.push_back(value);
      replaced[argument] = addArgument(argument);
    }
    auto argumentOr = [&](Value value) {
      Value other = replaced.lookup(value);
      return other ? other : value;
    };
    for (const Carry &carry : carries)
      yielded.push_back(argumentOr(carry.next));
    for (Value value : stacks) {
      yielded.push_back(argumentOr(value));
      types.push_back(stackOf(Dim{forward.getTimes()}, value.getType()));
    }
    ordered->getOperations().splice(ordered->end(), block->getOperations());
    reverse = ScanOp::create(builder, loc, types, init, xs, constants, !forward.getReverse(),
                             xs.empty() ? std::optional<int64_t>(forward.getTimes()) : std::nullopt);
    reverse.getBody().push_back(ordered);
    inner.setInsertionPointToEnd(ordered);
    YieldOp::create(inner, loc, yielded);
  }

  ScanOp forward;
  Block &body;
  OpBuilder &builder;
  ValueRange incoming;
  /// The backward body under construction, and the builder in it.
  Region backward;
  Block *block;
  OpBuilder inner;
  Location loc;
  Cotangents cotangents;

  // What goes into the reverse scan.
  SmallVector<Carry> carries;
  llvm::MapVector<Value, BlockArgument> elements;
  SmallVector<std::pair<Value, BlockArgument>> residualElements, consts;
  SmallVector<Value> stacks;
  /// Values of the forward body and their stacks.
  llvm::MapVector<Value, Value> residuals;
  llvm::DenseMap<Value, Value> brought;
  /// What `isInvariant` has said of results.
  llvm::DenseMap<Value, bool> invariant;
  /// One for each operand of the forward scan.
  SmallVector<Later> gradients;
  ScanOp reverse;
};

} // namespace

SmallVector<Value> ScanOp::buildVjp(OpBuilder &builder, ValueRange cotangents) {
  if (getTimes() == 0) {
    SmallVector<Value> gradients(cotangents.take_front(getNumCarries()));
    gradients.resize(getNumOperands());
    return gradients;
  }
  return ScanGradient(*this, builder, cotangents).run();
}

SmallVector<Value> ScanOp::getDifferentiatedOperands(const BitVector &results) {
  // Backwards through the body, and from a carry to what the step before leaves in it.
  llvm::DenseSet<Value> reached;
  SmallVector<Value> worklist;
  auto reach = [&](Value value) {
    if (isFloat(value) && reached.insert(value).second)
      worklist.push_back(value);
  };
  for (unsigned index : results.set_bits())
    reach(getYield()->getOperand(index));
  while (!worklist.empty()) {
    Value value = worklist.pop_back_val();
    if (auto argument = dyn_cast<BlockArgument>(value)) {
      if (argument.getArgNumber() < getNumCarries())
        reach(getYield()->getOperand(argument.getArgNumber()));
      continue;
    }
    Operation *op = value.getDefiningOp();
    for (Value operand : differentiatedOperands(op, resultsIn(op, reached)))
      reach(operand);
  }
  SmallVector<Value> operands;
  for (auto [operand, argument] : llvm::zip_equal(getInputs(), getBody().getArguments()))
    if (reached.contains(argument))
      operands.push_back(operand);
  return operands;
}
