//===- FormKernels.cpp - Groups operations into kernels -------------------===//
//
// A group is a set of operations with at most one anchor (reduction, contraction or
// placement). Groups merge along producer-consumer edges; `Groups` keeps the edges and
// answers whether a merge would close a cycle.
//
//===----------------------------------------------------------------------===//

#include "dialect/core/TTCDialect.h"
#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "passes/Passes.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

namespace ttc {
#define GEN_PASS_DEF_FORMKERNELS
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-form-kernels"

using namespace mlir;
using namespace ttc;
using namespace ttc::ir;

namespace {

/// More inputs than this spill addresses and slow the code generator down.
constexpr unsigned maxInputs = 24;
constexpr unsigned maxOps = 96;

bool isConstant(Operation *op) { return op->hasTrait<OpTrait::ConstantLike>(); }

bool isElementwise(Operation *op) { return isa<ScalarBody>(op); }

std::optional<FusionKind> fusionKind(Operation *op) {
  if (auto lowerable = dyn_cast<LinalgLowerable>(op))
    return lowerable.getFusionKind();
  return std::nullopt;
}

/// Whether readers may compute `op` on their own: it moves elements, or extends them to a wider type.
bool isView(Operation *op) {
  if (auto conversion = dyn_cast<ElementConversion>(op))
    return conversion.isExtension();
  return fusionKind(op) == FusionKind::View && !isConstant(op);
}

bool isGenerator(Operation *op) { return fusionKind(op) == FusionKind::Generator; }

/// Constants and aliases stay between the kernels, as do loops; kernels are what they shall be.
bool staysOutside(Operation *op) {
  return isConstant(op) || isa<KernelOp, RepeatOp>(op) || fusionKind(op) == FusionKind::Alias ||
         op->hasTrait<OpTrait::IsTerminator>();
}

ArrayRef<int64_t> shapeOf(Value value) { return cast<RankedTensorType>(value.getType()).getShape(); }

struct Group {
  SmallVector<Operation *> ops;
  Operation *anchor = nullptr;
  /// The common shape of an elementwise group's results, or of the anchor's.
  SmallVector<int64_t> shape;
  bool alive = true;
};

/// The groups of one block and the edges between them.
class Groups {
public:
  explicit Groups(Block &block) {
    for (Operation &op : block) {
      if (isConstant(&op))
        continue;
      Group group;
      group.ops.push_back(&op);
      if (op.getNumResults())
        group.shape.assign(shapeOf(op.getResult(0)).begin(), shapeOf(op.getResult(0)).end());
      if (!isElementwise(&op) && !isView(&op) && !isGenerator(&op))
        group.anchor = &op;
      indexOf[&op] = groups.size();
      groups.push_back(std::move(group));
    }
  }

  unsigned of(Operation *op) const { return indexOf.lookup(op); }
  bool has(Operation *op) const { return indexOf.contains(op); }
  Group &operator[](unsigned index) { return groups[index]; }
  unsigned size() const { return groups.size(); }

  SmallVector<unsigned> consumers(unsigned index) const {
    llvm::SmallSetVector<unsigned, 8> found;
    for (Operation *op : groups[index].ops)
      for (Operation *user : op->getUsers())
        if (unsigned other = of(user); other != index)
          found.insert(other);
    return found.takeVector();
  }

  /// Whether `consumer` can be reached from `producer` through a third group.
  bool wouldCycle(unsigned producer, unsigned consumer) const {
    SmallVector<unsigned> stack;
    llvm::DenseSet<unsigned> seen;
    for (unsigned next : consumers(producer))
      if (next != consumer && seen.insert(next).second)
        stack.push_back(next);
    while (!stack.empty()) {
      unsigned at = stack.pop_back_val();
      for (unsigned next : consumers(at)) {
        if (next == consumer)
          return true;
        if (seen.insert(next).second)
          stack.push_back(next);
      }
    }
    return false;
  }

  bool fits(unsigned a, unsigned b) const {
    llvm::SmallPtrSet<Value, 16> inputs;
    unsigned ops = 0;
    for (unsigned index : {a, b})
      for (Operation *op : groups[index].ops) {
        ++ops;
        for (Value operand : op->getOperands()) {
          Operation *def = operand.getDefiningOp();
          if (!def || (has(def) && of(def) != a && of(def) != b))
            inputs.insert(operand);
        }
      }
    return inputs.size() <= maxInputs && ops <= maxOps;
  }

  /// Merges `from` into `into`; the anchor and shape of `keep` stay.
  void merge(unsigned from, unsigned into, unsigned keep) {
    Operation *anchor = groups[from].anchor ? groups[from].anchor : groups[into].anchor;
    SmallVector<int64_t> shape = groups[keep].shape;
    for (Operation *op : groups[from].ops)
      indexOf[op] = into;
    llvm::append_range(groups[into].ops, groups[from].ops);
    groups[into].anchor = anchor;
    groups[into].shape = std::move(shape);
    groups[from] = Group();
    groups[from].alive = false;
  }

private:
  std::vector<Group> groups;
  llvm::DenseMap<Operation *, unsigned> indexOf;
};

/// Rule 1 starts from views with one user each.
void cloneViewsPerUser(Block &block) {
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(block))) {
    if (!isView(&op))
      continue;
    SmallVector<OpOperand *> uses;
    for (OpOperand &use : op.getUses())
      uses.push_back(&use);
    for (OpOperand *use : ArrayRef(uses).drop_front(uses.empty() ? 0 : 1)) {
      OpBuilder builder(use->getOwner());
      use->set(builder.clone(op)->getResult(0));
    }
    if (uses.size() > 1)
      op.moveBefore(uses.front()->getOwner());
  }
}

/// Whether a view may be folded into the reads of `user`.
bool foldsViews(Operation *user) {
  if (isElementwise(user))
    return true;
  std::optional<FusionKind> kind = fusionKind(user);
  return kind == FusionKind::View || kind == FusionKind::Reduction || kind == FusionKind::Contraction;
}

bool isElementwiseGroup(const Group &group) { return !group.anchor && llvm::any_of(group.ops, isElementwise); }

void foldViews(Groups &groups) {
  // Consumers first, so that chains of views end in the last consumer's group.
  for (unsigned i = groups.size(); i-- > 0;) {
    Group &group = groups[i];
    Operation *op = group.alive && group.ops.size() == 1 ? group.ops.front() : nullptr;
    if (!op || !(isView(op) || isGenerator(op)) || !op->hasOneUse())
      continue;
    Operation *user = *op->user_begin();
    bool folds = foldsViews(user) && !(isGenerator(op) && fusionKind(user) == FusionKind::Contraction);
    if (groups.has(user) && folds)
      groups.merge(i, groups.of(user), groups.of(user));
  }
}

/// Rule 2.
bool joinElementwise(Groups &groups, unsigned producer, unsigned consumer) {
  return isElementwiseGroup(groups[producer]) && isElementwiseGroup(groups[consumer]) &&
         groups[producer].shape == groups[consumer].shape;
}

/// Rule 3: every use of the anchor in the consumer is a direct elementwise one of the same shape.
bool joinEpilogue(Groups &groups, unsigned producer, unsigned consumer) {
  Operation *anchor = groups[producer].anchor;
  if (!anchor || !isElementwiseGroup(groups[consumer]) || groups[producer].shape != groups[consumer].shape)
    return false;
  std::optional<FusionKind> kind = fusionKind(anchor);
  if (kind != FusionKind::Reduction && kind != FusionKind::Contraction)
    return false;
  if (kind == FusionKind::Contraction && llvm::any_of(groups[consumer].ops, isGenerator))
    return false;
  for (Operation *op : groups[producer].ops)
    for (Operation *user : op->getUsers())
      if (groups.of(user) == consumer && !isElementwise(user))
        return false;
  return true;
}

/// Rule 4.
bool joinPrologue(Groups &groups, unsigned producer, unsigned consumer) {
  Operation *anchor = groups[consumer].anchor;
  if (!anchor || !isElementwiseGroup(groups[producer]))
    return false;
  std::optional<FusionKind> kind = fusionKind(anchor);
  if (kind != FusionKind::Reduction && kind != FusionKind::Placement)
    return false;
  // Only what the anchor reads, not its epilogue, and nothing that anybody else reads.
  for (Operation *op : groups[producer].ops)
    for (Operation *user : op->getUsers()) {
      unsigned other = groups.of(user);
      if (other == producer)
        continue;
      if (other != consumer || (isElementwise(user) && user->isBeforeInBlock(anchor) == false))
        return false;
    }
  return true;
}

bool mergeAll(Groups &groups, bool (*rule)(Groups &, unsigned, unsigned), bool keepProducer) {
  bool changed = false;
  for (unsigned i = 0; i < groups.size(); ++i) {
    if (!groups[i].alive)
      continue;
    for (unsigned consumer : groups.consumers(i)) {
      if (!rule(groups, i, consumer) || !groups.fits(i, consumer) || groups.wouldCycle(i, consumer))
        continue;
      groups.merge(i, consumer, keepProducer ? i : consumer);
      changed = true;
      break;
    }
  }
  return changed;
}

/// The groups in an order that respects their edges; ties go by the block's order.
SmallVector<unsigned> topologicalOrder(Groups &groups, Block &block) {
  /// A group and those of its producers that are still to come before it, the first one last.
  struct Visit {
    unsigned group;
    SmallVector<unsigned> producers;
  };
  SmallVector<unsigned> order;
  std::vector<Visit> stack;
  llvm::DenseSet<unsigned> seen;
  auto enter = [&](unsigned index) {
    if (!seen.insert(index).second)
      return;
    llvm::SmallSetVector<unsigned, 8> producers;
    for (Operation *op : groups[index].ops)
      for (Value operand : op->getOperands())
        if (Operation *def = operand.getDefiningOp(); def && groups.has(def) && groups.of(def) != index)
          producers.insert(groups.of(def));
    stack.push_back({index, SmallVector<unsigned>(llvm::reverse(producers))});
  };
  for (Operation &op : block) {
    if (groups.has(&op))
      enter(groups.of(&op));
    // No recursion: a graph may be a chain of any length.
    while (!stack.empty()) {
      if (stack.back().producers.empty()) {
        order.push_back(stack.back().group);
        stack.pop_back();
      } else {
        enter(stack.back().producers.pop_back_val());
      }
    }
  }
  return order;
}

std::string kernelName(const Group &group) {
  SmallVector<Operation *> ops(group.ops);
  llvm::sort(ops, [](Operation *a, Operation *b) { return a->isBeforeInBlock(b); });
  std::string name;
  for (Operation *op : ops) {
    if (name.size() > 40)
      break;
    if (ops.size() > 3 && op != group.anchor && op != ops.front() && op != ops.back())
      continue;
    if (!name.empty())
      name += '_';
    name += op->getName().stripDialect();
  }
  return name;
}

/// Builds the kernel of one group before `point`.
void buildKernel(Group &group, Operation *point, IRMapping &values) {
  llvm::sort(group.ops, [](Operation *a, Operation *b) { return a->isBeforeInBlock(b); });
  llvm::SmallPtrSet<Operation *, 16> members(group.ops.begin(), group.ops.end());
  llvm::SmallSetVector<Value, 16> inputs, outputs;
  for (Operation *op : group.ops) {
    for (Value operand : op->getOperands()) {
      Operation *def = operand.getDefiningOp();
      if (!def || (!members.contains(def) && !isConstant(def)))
        inputs.insert(operand);
    }
    for (Value result : op->getResults())
      if (llvm::any_of(result.getUsers(), [&](Operation *user) { return !members.contains(user); }))
        outputs.insert(result);
  }
  if (outputs.empty())
    return;

  OpBuilder builder(point);
  Operation *named = group.anchor ? group.anchor : group.ops.back();
  SmallVector<Value> operands = llvm::map_to_vector(inputs, [&](Value input) { return values.lookupOrDefault(input); });
  auto kernel = KernelOp::create(builder, named->getLoc(), ValueRange(outputs.getArrayRef()).getTypes(), operands);
  kernel->setAttr("name", builder.getStringAttr(kernelName(group)));
  Block *body = builder.createBlock(&kernel.getBody());
  IRMapping inside;
  for (Value input : inputs)
    inside.map(input, body->addArgument(input.getType(), input.getLoc()));
  builder.setInsertionPointToEnd(body);
  for (Operation *op : group.ops) {
    for (Value operand : op->getOperands())
      if (Operation *def = operand.getDefiningOp(); def && isConstant(def) && !inside.contains(operand))
        inside.map(operand, builder.clone(*def)->getResult(0));
    builder.clone(*op, inside);
  }
  YieldOp::create(builder, named->getLoc(),
                  llvm::map_to_vector(outputs, [&](Value output) { return inside.lookup(output); }));
  for (auto [output, result] : llvm::zip(outputs, kernel.getOutputs()))
    values.map(output, result);
}

struct FormKernelsPass : public ttc::impl::FormKernelsBase<FormKernelsPass> {
  using Base::Base;

  void runOnOperation() override {
    if (getOperation().isExternal())
      return;
    if (failed(verify(getOperation())))
      return signalPassFailure();
    Block &block = getOperation().getBody().front();
    if (enable)
      cloneViewsPerUser(block);
    wrapReturnedConstants(block);
    copyReturnedArguments(block);
    Groups groups(block);
    if (enable) {
      foldViews(groups);
      while (mergeAll(groups, joinElementwise, /*keepProducer=*/false))
        ;
      mergeAll(groups, joinEpilogue, /*keepProducer=*/true);
      while (mergeAll(groups, joinPrologue, /*keepProducer=*/false))
        ;
    }

    // Build everything anew before the terminator, then drop the old operations.
    SmallVector<Operation *> old;
    for (Operation &op : block.without_terminator())
      if (!isConstant(&op))
        old.push_back(&op);
    Operation *end = block.getTerminator();
    IRMapping values;
    for (unsigned index : topologicalOrder(groups, block)) {
      Group &group = groups[index];
      Operation *first = group.ops.front();
      if (first == end)
        continue;
      if (staysOutside(first) && group.ops.size() == 1) {
        OpBuilder builder(end);
        builder.clone(*first, values);
        continue;
      }
      operations += group.ops.size();
      ++kernels;
      buildKernel(group, end, values);
    }
    for (OpOperand &operand : end->getOpOperands())
      operand.set(values.lookupOrDefault(operand.get()));
    for (Operation *op : llvm::reverse(old))
      op->erase();
    // Each kernel has its own copies of the constants it uses.
    for (Operation &op : llvm::make_early_inc_range(block))
      if (isConstant(&op) && op.use_empty())
        op.erase();
  }

private:
  /// Groups are made of operations on static tensors that say how they fuse.
  static LogicalResult verify(func::FuncOp function) {
    if (!function.getBody().hasOneBlock())
      return function.emitError() << "expected a body of one block, got " << function.getBody().getBlocks().size();
    auto isStatic = [](Type type) {
      auto tensor = dyn_cast<RankedTensorType>(type);
      return tensor && tensor.hasStaticShape();
    };
    for (Operation &op : function.getBody().front())
      if ((!isElementwise(&op) && !fusionKind(&op) && !staysOutside(&op)) ||
          !llvm::all_of(op.getOperandTypes(), isStatic) || !llvm::all_of(op.getResultTypes(), isStatic))
        return op.emitOpError("expected operations of the graph level on static tensors");
    return success();
  }

  /// A constant that is returned or reshaped needs bytes of its own: it becomes a kernel right away.
  static void wrapReturnedConstants(Block &block) {
    for (Operation &op : llvm::make_early_inc_range(block)) {
      if (!isConstant(&op))
        continue;
      SmallVector<OpOperand *> outside;
      for (OpOperand &use : op.getUses())
        if (staysOutside(use.getOwner()))
          outside.push_back(&use);
      if (outside.empty())
        continue;
      OpBuilder builder(&op);
      auto kernel = KernelOp::create(builder, op.getLoc(), op.getResultTypes(), ValueRange());
      kernel->setAttr("name", builder.getStringAttr(op.getName().stripDialect()));
      builder.setInsertionPointToEnd(builder.createBlock(&kernel.getBody()));
      YieldOp::create(builder, op.getLoc(), builder.clone(op)->getResults());
      for (OpOperand *use : outside)
        use->set(kernel.getResult(0));
    }
  }

  /// An argument that is returned is copied by a kernel, which the schedule can put before an update of it.
  static void copyReturnedArguments(Block &block) {
    Operation *terminator = block.getTerminator();
    for (OpOperand &operand : terminator->getOpOperands()) {
      Value source = operand.get();
      while (Operation *def = source.getDefiningOp()) {
        if (fusionKind(def) != FusionKind::Alias)
          break;
        source = def->getOperand(0);
      }
      if (!isa<BlockArgument>(source))
        continue;
      OpBuilder builder(terminator);
      Value value = operand.get();
      auto kernel = KernelOp::create(builder, value.getLoc(), value.getType(), value);
      kernel->setAttr("name", builder.getStringAttr("copy"));
      Block *body = builder.createBlock(&kernel.getBody(), {}, value.getType(), value.getLoc());
      builder.setInsertionPointToEnd(body);
      YieldOp::create(builder, value.getLoc(), body->getArguments());
      operand.set(kernel.getResult(0));
    }
  }
};

} // namespace
