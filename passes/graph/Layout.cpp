//===- Layout.cpp - Choose memory layouts ---------------------------------===//
//
//   1. Operations take their preferred layout, between permutations.
//   2. Permutations of their results move towards the results of the program.
//   3. A state that is read and updated through one permutation is stored permuted.
//   4. A transposed matrix product is computed transposed: (A B)^T = B^T A^T.
//   5. Permutations that move only dimensions of extent 1 become reshapes.
//
//===----------------------------------------------------------------------===//

#include "dialect/contraction/Contraction.h"
#include "dialect/shape/Shape.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "passes/Passes.h"
#include "passes/graph/LayoutPropagation.h"
#include "passes/graph/Signature.h"
#include "llvm/Support/DebugLog.h"

#define DEBUG_TYPE "ttc-layout"

using namespace mlir;

namespace ttc {

#define GEN_PASS_DEF_LAYOUT
#include "passes/Passes.h.inc"

namespace {

bool isStored(func::FuncOp func, unsigned index) {
  StringRef kind = signature::argumentKind(func, index);
  return kind == signature::parameterKind || kind == signature::stateKind;
}

/// Step 1. Returns the permutations that the results go through.
DenseSet<Operation *> preferLayouts(func::FuncOp func) {
  DenseSet<Operation *> restoring;
  SmallVector<Operation *> worklist;
  func.walk([&](ir::LayoutPreference op) { worklist.push_back(op); });
  std::reverse(worklist.begin(), worklist.end());
  while (!worklist.empty()) {
    auto op = cast<ir::LayoutPreference>(worklist.pop_back_val());
    Operation *before = op->getPrevNode();
    OpBuilder builder(op);
    FailureOr<SmallVector<Value>> preferred = op.buildPreferredLayout(builder);
    if (failed(preferred))
      continue;
    // What has been built may prefer yet another form.
    Operation *first = before ? before->getNextNode() : &op->getBlock()->front();
    for (Operation &built : llvm::make_range(first->getIterator(), op->getIterator()))
      if (isa<ir::LayoutPreference>(built))
        worklist.push_back(&built);
    for (Value value : *preferred)
      if (auto permute = value.getDefiningOp<ir::PermuteOp>())
        restoring.insert(permute);
    op->replaceAllUsesWith(*preferred);
    op->erase();
  }
  return restoring;
}

/// The permutation that every use of `argument` reads it through, or computes elementwise with it.
std::optional<SmallVector<int64_t>> readPermutation(BlockArgument argument, bool allowElementwise) {
  std::optional<SmallVector<int64_t>> dims;
  for (Operation *user : argument.getUsers()) {
    if (allowElementwise && isa<ir::ScalarBody>(user))
      continue;
    auto permute = dyn_cast<ir::PermuteOp>(user);
    if (!permute || (dims && *dims != permutationOf(permute))) {
      LDBG() << "argument " << argument.getArgNumber() << " is read other than through one permutation";
      return std::nullopt;
    }
    dims = permutationOf(permute);
  }
  return dims;
}

/// The permutations that `value` is computed from by elementwise operations alone.
void collectPermutations(Value value, DenseSet<Operation *> &seen, SmallVectorImpl<ir::PermuteOp> &permutations) {
  Operation *op = value.getDefiningOp();
  if (!op || !seen.insert(op).second)
    return;
  if (auto permute = dyn_cast<ir::PermuteOp>(op))
    permutations.push_back(permute);
  else if (isa<ir::ScalarBody>(op))
    for (Value operand : op->getOperands())
      collectPermutations(operand, seen, permutations);
}

/// Adds the permutations of gradients whose parameter is read through the inverse permutation alone,
/// so that its update moves to the order in which it is read.
void addGradientSources(func::FuncOp func, DenseSet<Operation *> &sources) {
  for (BlockArgument argument : func.getArguments()) {
    unsigned index = argument.getArgNumber();
    std::optional<unsigned> update = signature::findUpdate(func, signature::argumentName(func, index));
    if (signature::argumentKind(func, index) != signature::parameterKind || !update)
      continue;
    std::optional<SmallVector<int64_t>> dims = readPermutation(argument, /*allowElementwise=*/true);
    if (!dims)
      continue;
    DenseSet<Operation *> seen;
    SmallVector<ir::PermuteOp> permutations;
    collectPermutations(signature::returnOf(func).getOperand(*update), seen, permutations);
    for (ir::PermuteOp permute : permutations)
      if (permute.getType() == argument.getType() && permutationOf(permute) == invertPermutationVector(*dims))
        sources.insert(permute);
  }
}

/// Step 3 for one argument.
void storePermuted(func::FuncOp func, BlockArgument argument) {
  unsigned index = argument.getArgNumber();
  std::optional<SmallVector<int64_t>> dims = readPermutation(argument, /*allowElementwise=*/false);
  if (!dims || isIdentityPermutation(*dims))
    return;
  func::ReturnOp ret = signature::returnOf(func);
  std::optional<unsigned> update = signature::findUpdate(func, signature::argumentName(func, index));
  ir::PermuteOp restored;
  if (update) {
    restored = ret.getOperand(*update).getDefiningOp<ir::PermuteOp>();
    // A state that becomes its own transpose has both orders in turns.
    if (!restored || restored.getX() == argument || permutationOf(restored) != invertPermutationVector(*dims)) {
      LDBG() << "the update of argument " << index << " is not in the order in which it is read";
      return;
    }
  }

  Type type = (*argument.getUsers().begin())->getResult(0).getType();
  for (Operation *user : llvm::make_early_inc_range(argument.getUsers())) {
    user->getResult(0).replaceAllUsesWith(argument);
    user->erase();
  }
  argument.setType(type);
  if (update)
    ret.setOperand(*update, restored.getX());

  SmallVector<int64_t> layout = *dims;
  if (auto stored = func.getArgAttrOfType<DenseI64ArrayAttr>(index, signature::layoutAttr))
    layout = applyPermutation(stored.asArrayRef(), *dims);
  if (isIdentityPermutation(layout))
    func.removeArgAttr(index, signature::layoutAttr);
  else
    func.setArgAttr(index, signature::layoutAttr, DenseI64ArrayAttr::get(func.getContext(), layout));
}

/// Whether `dims` swaps the last two dimensions alone.
bool isTransposition(ArrayRef<int64_t> dims) {
  int64_t rank = dims.size();
  return rank >= 2 && isIdentityPermutation(dims.drop_back(2)) && dims[rank - 2] == rank - 1;
}

/// Step 4.
void transposeProducts(func::FuncOp func) {
  func.walk([&](ir::PermuteOp permute) {
    auto product = permute.getX().getDefiningOp<ir::MatmulOp>();
    SmallVector<int64_t> dims = permutationOf(permute);
    if (!product || !product->hasOneUse() || !isTransposition(dims))
      return;
    auto isMatrix = [&](Value operand) {
      return cast<RankedTensorType>(operand.getType()).getRank() == int64_t(dims.size());
    };
    if (!llvm::all_of(product->getOperands(), isMatrix))
      return;
    OpBuilder builder(permute);
    auto transpose = [&](Value operand) -> Value {
      auto inner = operand.getDefiningOp<ir::PermuteOp>();
      if (inner && isTransposition(permutationOf(inner)))
        return inner.getX();
      return ir::PermuteOp::create(builder, product.getLoc(), operand, dims);
    };
    Value left = transpose(product->getOperand(1)), right = transpose(product->getOperand(0));
    auto transposed = ir::MatmulOp::create(builder, product.getLoc(), left, right);
    permute.replaceAllUsesWith(transposed.getResult());
    permute.erase();
    product.erase();
  });
}

/// Step 5.
void reshapeUnitPermutations(func::FuncOp func) {
  func.walk([&](ir::PermuteOp permute) {
    ArrayRef<int64_t> shape = cast<RankedTensorType>(permute.getX().getType()).getShape();
    SmallVector<int64_t> moved = permutationOf(permute);
    llvm::erase_if(moved, [&](int64_t dim) { return shape[dim] == 1; });
    if (!llvm::is_sorted(moved))
      return;
    OpBuilder builder(permute);
    auto reshape =
        ir::ReshapeOp::create(builder, permute.getLoc(), permute.getX(), permute.getType().getShape(), ir::DimsAttr());
    permute.replaceAllUsesWith(reshape.getResult());
    permute.erase();
  });
}

void eraseDead(func::FuncOp func) {
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(func.getBody().front())))
    if (isOpTriviallyDead(&op))
      op.erase();
}

struct Layout : impl::LayoutBase<Layout> {
  void runOnOperation() override {
    for (func::FuncOp func : getOperation().getOps<func::FuncOp>()) {
      if (!signature::returnOf(func))
        continue;
      DenseSet<Operation *> sources = preferLayouts(func);
      addGradientSources(func, sources);
      LayoutPropagation(std::move(sources)).run(func);
      eraseDead(func);
      for (BlockArgument argument : func.getArguments())
        if (isStored(func, argument.getArgNumber()))
          storePermuted(func, argument);
      transposeProducts(func);
      reshapeUnitPermutations(func);
      eraseDead(func);
      func.setType(FunctionType::get(func.getContext(), func.getBody().front().getArgumentTypes(),
                                     signature::returnOf(func).getOperandTypes()));
    }
  }
};

} // namespace
} // namespace ttc
