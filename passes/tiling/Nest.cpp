//===- Nest.cpp - Loop nests of a kernel and their memory accesses --------===//

#include "passes/tiling/Nest.h"
#include "dialect/core/Saturating.h"
#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/AffineExprVisitor.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "passes/tiling/Contraction.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace ttc;

int64_t Nest::points() const { return ir::saturatingProduct(extents); }

SmallVector<const Access *> Nest::accesses() const {
  SmallVector<const Access *> all;
  for (const Stage &stage : stages)
    for (const Access &access : stage.operands)
      all.push_back(&access);
  return all;
}

static Value rootOf(Value buffer) {
  while (Operation *op = buffer.getDefiningOp()) {
    auto view = dyn_cast<ViewLikeOpInterface>(op);
    if (!view)
      break;
    buffer = view.getViewSource();
  }
  return buffer;
}

/// The change of `offset` when dimension `dim` grows by one, if it is the same everywhere.
static std::optional<int64_t> strideAlong(AffineExpr offset, unsigned dim, unsigned rank) {
  MLIRContext *context = offset.getContext();
  if (!offset.isFunctionOfDim(dim))
    return 0;
  AffineExpr next = offset.replace(getAffineDimExpr(dim, context), getAffineDimExpr(dim, context) + 1);
  AffineExpr difference = simplifyAffineExpr(next - offset, rank, 0);
  if (auto constant = dyn_cast<AffineConstantExpr>(difference))
    return constant.getValue();
  return std::nullopt;
}

static Access makeAccess(Value operand, AffineMap map, ArrayRef<unsigned> dims, unsigned rank) {
  MLIRContext *context = map.getContext();
  Access access;
  access.source = operand;
  access.offset = getAffineConstantExpr(0, context);
  access.elementType = operand.getType();
  if (auto type = dyn_cast<MemRefType>(operand.getType())) {
    access.root = rootOf(operand);
    access.elementType = type.getElementType();
    auto [strides, offset] = type.getStridesAndOffset();
    access.offset = getAffineConstantExpr(offset, context);
    for (auto [stride, expr] : llvm::zip(strides, map.getResults()))
      access.offset = access.offset + expr * stride;
    SmallVector<AffineExpr> renamed;
    for (unsigned dim : dims)
      renamed.push_back(getAffineDimExpr(dim, context));
    access.offset = simplifyAffineExpr(access.offset.replaceDims(renamed), rank, 0);
  }
  for (unsigned dim = 0; dim < rank; ++dim)
    access.strides.push_back(strideAlong(access.offset, dim, rank));
  return access;
}

static Stage makeStage(linalg::GenericOp op, SmallVector<unsigned> dims, unsigned rank) {
  Stage stage;
  stage.op = op;
  stage.dims = std::move(dims);
  for (OpOperand &operand : op->getOpOperands())
    stage.operands.push_back(makeAccess(operand.get(), op.getMatchingIndexingMap(&operand), stage.dims, rank));
  stage.forwarded.assign(op.getNumDpsInputs(), -1);
  stage.stored.assign(op.getNumDpsInits(), true);
  stage.initial.assign(op.getNumDpsInits(), nullptr);
  return stage;
}

/// The scalar that `op` fills its only output with; null when it does anything else.
static Value fillValue(linalg::GenericOp op) {
  if (op.getNumDpsInputs() != 1 || op.getNumDpsInits() != 1 || op.getBody()->getOperations().size() != 1)
    return nullptr;
  Value input = op.getDpsInputs().front();
  bool yieldsInput = op.getBody()->getTerminator()->getOperand(0) == op.getBody()->getArgument(0);
  return yieldsInput && !isa<ShapedType>(input.getType()) ? input : nullptr;
}

static Nest makeNest(linalg::GenericOp op) {
  Nest nest;
  nest.extents = op.getStaticLoopRanges();
  for (utils::IteratorType iterator : op.getIteratorTypesArray())
    nest.reduction.push_back(iterator == utils::IteratorType::reduction);
  SmallVector<unsigned> dims(nest.rank());
  for (unsigned i = 0; i < nest.rank(); ++i)
    dims[i] = i;
  nest.stages.push_back(makeStage(op, dims, nest.rank()));
  return nest;
}

/// The nest's dimension for each loop of `op`, when `op` reads the element of `nest`'s result `buffer` that
/// its own iteration stands for; empty when the loops don't correspond.
static SmallVector<unsigned> correspondingDims(const Nest &nest, Value buffer, linalg::GenericOp op) {
  linalg::GenericOp root = nest.root().op;
  AffineMap written, read;
  for (OpOperand &init : root.getDpsInitsMutable())
    if (init.get() == buffer)
      written = root.getMatchingIndexingMap(&init);
  for (OpOperand *input : op.getDpsInputOperands())
    if (input->get() == buffer) {
      AffineMap map = op.getMatchingIndexingMap(input);
      if (read && read != map)
        return {};
      read = map;
    }
  if (!written || !read || op.getNumParallelLoops() != op.getNumLoops())
    return {};
  SmallVector<unsigned> dims(op.getNumLoops(), ~0u);
  for (auto [from, to] : llvm::zip(written.getResults(), read.getResults())) {
    auto nestDim = dyn_cast<AffineDimExpr>(from);
    auto loopDim = dyn_cast<AffineDimExpr>(to);
    if (!nestDim || !loopDim || dims[loopDim.getPosition()] != ~0u)
      return {};
    dims[loopDim.getPosition()] = nestDim.getPosition();
  }
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  for (auto [loop, dim] : llvm::enumerate(dims))
    if (dim == ~0u || extents[loop] != nest.extents[dim])
      return {};
  // Every parallel dimension of the nest must be a loop of the epilogue, or elements would be stored repeatedly.
  unsigned parallel = llvm::count(nest.reduction, false);
  return parallel == dims.size() ? dims : SmallVector<unsigned>();
}

/// Whether `stage` strides through memory where the root writes neighbours: as an epilogue it would keep a contraction
/// from register tiles of vectors.
static bool reorders(const Nest &nest, const Stage &stage) {
  const Access &output = nest.root().outputs().front();
  for (unsigned dim = 0; dim < nest.rank(); ++dim)
    if (!nest.reduction[dim] && nest.extents[dim] > 1 && output.isContiguous(dim))
      for (const Access &access : stage.operands)
        if (!access.isScalar() && access.dependsOn(dim) && !access.isContiguous(dim))
          return true;
  return false;
}

/// Joins the elementwise `op` to `nest` when all it reads of the nest's results is its own element.
static bool joinEpilogue(Nest &nest, linalg::GenericOp op) {
  if (llvm::count(nest.reduction, true) == 0)
    return false;
  SmallVector<Value> produced;
  for (const Stage &stage : nest.stages)
    for (Value output : stage.op.getDpsInits())
      produced.push_back(output);
  SmallVector<unsigned> dims;
  for (Value input : op.getDpsInputs())
    if (llvm::is_contained(nest.root().op.getDpsInits(), input) && dims.empty()) {
      dims = correspondingDims(nest, input, op);
      if (dims.empty())
        return false;
    }
  if (dims.empty())
    return false;
  Stage stage = makeStage(op, dims, nest.rank());
  for (auto [i, input] : llvm::enumerate(op.getDpsInputs())) {
    const auto *found = llvm::find(produced, input);
    if (found != produced.end()) {
      stage.forwarded[i] = found - produced.begin();
      continue;
    }
    // Reading anything else of what the nest writes, or by an index we can't unroll, keeps it apart.
    bool overlaps = llvm::any_of(produced, [&](Value value) { return rootOf(value) == rootOf(input); });
    if (stage.operands[i].root && (overlaps || !stage.operands[i].isLinear()))
      return false;
  }
  // All stages must agree on where their loops are.
  for (const Stage &other : ArrayRef(nest.stages).drop_front())
    for (auto [i, input] : llvm::enumerate(op.getDpsInputs()))
      if (llvm::is_contained(other.op.getDpsInits(), input) &&
          op.getMatchingIndexingMap(op.getDpsInputOperand(i)) !=
              other.op.getMatchingIndexingMap(&other.op.getDpsInitsMutable()[0]))
        return false;
  for (const Access &output : stage.outputs())
    if (!output.isLinear())
      return false;
  if (isContraction(nest.root().op) && reorders(nest, stage))
    return false;
  nest.stages.push_back(std::move(stage));
  return true;
}

/// Whether `buffer` is written by `writer` and read by the stages of `nest` alone.
static bool isOnlyForwarded(const Nest &nest, Value buffer) {
  Value root = rootOf(buffer);
  auto argument = dyn_cast<BlockArgument>(root);
  if (root != buffer || !argument)
    return false;
  auto function = cast<func::FuncOp>(argument.getOwner()->getParentOp());
  if (!function.getArgAttr(argument.getArgNumber(), "ttc.scratch"))
    return false;
  return llvm::all_of(buffer.getUsers(), [&](Operation *user) {
    return llvm::any_of(nest.stages, [&](const Stage &stage) { return stage.op == user; }) ||
           (isa<linalg::GenericOp>(user) && fillValue(cast<linalg::GenericOp>(user)));
  });
}

std::vector<Nest> ttc::collectNests(func::FuncOp kernel) {
  IRRewriter rewriter(kernel.getContext());
  kernel.walk([&](memref::CopyOp copy) {
    rewriter.setInsertionPoint(copy);
    linalg::makeMemRefCopyOp(rewriter, copy.getLoc(), copy.getSource(), copy.getTarget());
    rewriter.eraseOp(copy);
  });
  SmallVector<Operation *> ops;
  kernel.walk([&](Operation *op) {
    if (isa<linalg::LinalgOp, ir::LoopsOp>(op))
      ops.push_back(op);
  });

  std::vector<Nest> nests;
  // Nests before a `ttc.loops` stay apart from those after it, which may read what it writes.
  size_t first = 0;
  for (Operation *each : ops) {
    auto op = dyn_cast<linalg::LinalgOp>(each);
    if (!op) {
      first = nests.size();
      continue;
    }
    auto generic = dyn_cast<linalg::GenericOp>(each);
    if (!generic) {
      rewriter.setInsertionPoint(op);
      FailureOr<linalg::GenericOp> general = linalg::generalizeNamedOp(rewriter, op);
      if (failed(general)) {
        op.emitOpError("expected an operation that can be written as linalg.generic");
        return {};
      }
      generic = *general;
    }
    if (nests.size() > first && joinEpilogue(nests.back(), generic))
      continue;
    Nest nest = makeNest(generic);
    // A fill of the whole buffer right before becomes the initial value.
    while (nests.size() > first) {
      Value filled = fillValue(nests.back().root().op);
      auto outputs = generic.getDpsInits();
      auto found = llvm::find(outputs, nests.back().root().op.getDpsInits().front());
      bool reducesInto =
          filled && nests.back().stages.size() == 1 && found != outputs.end() && nest.root().op.getNumReductionLoops();
      if (!reducesInto)
        break;
      // Other views of the same buffer would see the fill.
      bool readElsewhere = llvm::any_of(nest.root().inputs(), [&](const Access &input) {
        return input.root && input.root == nests.back().root().outputs().front().root;
      });
      if (readElsewhere)
        break;
      nest.root().initial[found - outputs.begin()] = filled;
      nests.pop_back();
    }
    nests.push_back(std::move(nest));
  }
  for (Nest &nest : nests)
    for (Stage &stage : nest.stages)
      for (auto [i, output] : llvm::enumerate(stage.op.getDpsInits()))
        if (nest.stages.size() > 1 && isOnlyForwarded(nest, output))
          stage.stored[i] = false;
  return nests;
}

/// Whether every access walks dimensions `outer` and `inner` as one of `outer * extent(inner) + inner`.
static bool collapsible(const Nest &nest, unsigned outer, unsigned inner) {
  if (nest.reduction[outer] != nest.reduction[inner])
    return false;
  for (const Access *access : nest.accesses()) {
    int64_t step = 0;
    if (!access->strides[outer] || !access->strides[inner] ||
        llvm::MulOverflow(*access->strides[inner], nest.extents[inner], step) || *access->strides[outer] != step)
      return false;
  }
  for (const Stage &stage : nest.stages) {
    bool usesIndex = stage.op
                         .walk([&](linalg::IndexOp index) {
                           unsigned dim = stage.dims[index.getDim()];
                           return dim == outer || dim == inner ? WalkResult::interrupt() : WalkResult::advance();
                         })
                         .wasInterrupted();
    if (usesIndex)
      return false;
  }
  return true;
}

/// Makes `inner` walk both dimensions; `outer` stays with extent 1, so that positions keep their meaning.
static void collapse(Nest &nest, unsigned outer, unsigned inner) {
  MLIRContext *context = nest.root().op.getContext();
  nest.extents[inner] *= nest.extents[outer];
  nest.extents[outer] = 1;
  for (Stage &stage : nest.stages)
    for (Access &access : stage.operands) {
      access.offset = access.offset.replace(getAffineDimExpr(outer, context), getAffineConstantExpr(0, context));
      access.strides[outer] = 0;
    }
}

void ttc::collapseDims(Nest &nest, std::optional<unsigned> keep) {
  for (unsigned inner = nest.rank(); inner-- > 1;)
    for (unsigned outer = inner; outer-- > 0 && nest.extents[inner] > 1;) {
      if (nest.extents[outer] == 1)
        continue;
      if (outer == keep || inner == keep || !collapsible(nest, outer, inner))
        break;
      collapse(nest, outer, inner);
    }
}
