//===- BufferizeKernel.cpp - A kernel's tensors become buffers ------------===//
//
// 1. Note which results may be written over which operands.
// 2. Operands become memrefs read as tensors, results become memrefs written as tensors.
// 3. One-shot bufferization; empty tensors take the place they end in.
// 4. What is still allocated becomes an argument: the caller plans all memory.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotAnalysis.h"
#include "mlir/Dialect/Bufferization/Transforms/Transforms.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "passes/Passes.h"

namespace ttc {
#define GEN_PASS_DEF_BUFFERIZEKERNEL
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-bufferize-kernel"

using namespace mlir;
using namespace ttc;

namespace {

/// Positions of the arguments whose elements are each read only to compute the same element of `result`.
SmallVector<int64_t> overwritable(func::FuncOp function, Value result) {
  SmallVector<int64_t> found;
  auto op = result.getDefiningOp<linalg::GenericOp>();
  if (!op)
    return found;
  AffineMap written = op.getIndexingMapMatchingResult(cast<OpResult>(result));
  for (BlockArgument argument : function.getArguments()) {
    if (argument.getType() != result.getType() || argument.use_empty())
      continue;
    bool aligned = llvm::all_of(argument.getUses(), [&](OpOperand &use) {
      return use.getOwner() == op && op.isDpsInput(&use) && op.getMatchingIndexingMap(&use) == written;
    });
    if (aligned)
      found.push_back(argument.getArgNumber());
  }
  return found;
}

MemRefType bufferType(Type type) {
  auto tensor = cast<RankedTensorType>(type);
  return MemRefType::get(tensor.getShape(), tensor.getElementType());
}

/// Step 2.
void convertSignature(func::FuncOp function) {
  Block &block = function.getBody().front();
  OpBuilder builder = OpBuilder::atBlockBegin(&block);
  for (BlockArgument argument : block.getArguments()) {
    Type tensor = argument.getType();
    argument.setType(bufferType(tensor));
    if (argument.use_empty())
      continue;
    auto read = bufferization::ToTensorOp::create(builder, argument.getLoc(), tensor, argument, /*restrict=*/true);
    argument.replaceAllUsesExcept(read, read);
  }
  Operation *terminator = block.getTerminator();
  builder.setInsertionPoint(terminator);
  for (Value result : terminator->getOperands()) {
    BlockArgument destination = block.addArgument(bufferType(result.getType()), result.getLoc());
    bufferization::MaterializeInDestinationOp::create(builder, result.getLoc(), TypeRange(), result, destination,
                                                      /*restrict=*/true, /*writable=*/true);
  }
  func::ReturnOp::create(builder, terminator->getLoc());
  terminator->erase();
  function.setFunctionType(builder.getFunctionType(block.getArgumentTypes(), {}));
}

/// Step 4, and copies from a buffer to itself vanish.
void hoistAllocations(func::FuncOp function) {
  Block &block = function.getBody().front();
  OpBuilder builder(function.getContext());
  function.walk([&](memref::AllocOp alloc) {
    unsigned index = block.getNumArguments();
    auto scratch = builder.getDictionaryAttr(builder.getNamedAttr("ttc.scratch", builder.getUnitAttr()));
    (void)function.insertArgument(index, alloc.getType(), scratch, alloc.getLoc());
    alloc.replaceAllUsesWith(block.getArgument(index));
    alloc.erase();
  });
  function.walk([](memref::DeallocOp dealloc) { dealloc.erase(); });
  function.walk([](memref::CopyOp copy) {
    if (copy.getSource() == copy.getTarget())
      copy.erase();
  });
}

LogicalResult verify(func::FuncOp function) {
  if (!function.getBody().hasOneBlock())
    return function.emitError() << "expected a body of one block, got " << function.getBody().getBlocks().size();
  for (Type type : llvm::concat<const Type>(function.getArgumentTypes(), function.getResultTypes())) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    if (!tensor || !tensor.hasStaticShape())
      return function.emitError() << "expected arguments and results to be static tensors, got " << type;
  }
  return success();
}

struct BufferizeKernelPass : public ttc::impl::BufferizeKernelBase<BufferizeKernelPass> {
  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function.isExternal())
      return;
    if (failed(verify(function)))
      return signalPassFailure();
    Block &block = function.getBody().front();
    unsigned operands = block.getNumArguments();
    SmallVector<SmallVector<int64_t>> inplace;
    for (Value result : block.getTerminator()->getOperands())
      inplace.push_back(overwritable(function, result));

    convertSignature(function);
    OpBuilder builder(function.getContext());
    for (auto [i, positions] : llvm::enumerate(inplace)) {
      function.setArgAttr(operands + i, "ttc.result", builder.getUnitAttr());
      if (!positions.empty())
        function.setArgAttr(operands + i, "ttc.inplace", builder.getDenseI64ArrayAttr(positions));
    }

    IRRewriter rewriter(function.getContext());
    bufferization::OneShotBufferizationOptions options;
    options.bufferAlignment = 64;
    options.setFunctionBoundaryTypeConversion(bufferization::LayoutMapOption::IdentityLayoutMap);
    bufferization::BufferizationState state;
    if (failed(bufferization::eliminateEmptyTensors(rewriter, function)) ||
        failed(bufferization::runOneShotBufferize(function, options, state)))
      return signalPassFailure();
    RewritePatternSet patterns(&getContext());
    memref::SubViewOp::getCanonicalizationPatterns(patterns, &getContext());
    memref::CopyOp::getCanonicalizationPatterns(patterns, &getContext());
    memref::CastOp::getCanonicalizationPatterns(patterns, &getContext());
    (void)applyPatternsGreedily(function, std::move(patterns));
    hoistAllocations(function);
  }
};

} // namespace
