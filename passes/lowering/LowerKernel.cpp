//===- LowerKernel.cpp - A kernel's module to the LLVM dialect ------------===//

#include "mlir/Conversion/ArithToLLVM/ArithToLLVM.h"
#include "mlir/Conversion/ControlFlowToLLVM/ControlFlowToLLVM.h"
#include "mlir/Conversion/FuncToLLVM/ConvertFuncToLLVM.h"
#include "mlir/Conversion/IndexToLLVM/IndexToLLVM.h"
#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Conversion/MathToLLVM/MathToLLVM.h"
#include "mlir/Conversion/MathToLibm/MathToLibm.h"
#include "mlir/Conversion/MemRefToLLVM/MemRefToLLVM.h"
#include "mlir/Conversion/SCFToControlFlow/SCFToControlFlow.h"
#include "mlir/Conversion/UBToLLVM/UBToLLVM.h"
#include "mlir/Conversion/VectorToLLVM/ConvertVectorToLLVM.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/Transforms/Transforms.h"
#include "mlir/Dialect/Vector/Transforms/LoweringPatterns.h"
#include "mlir/Transforms/DialectConversion.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "passes/Passes.h"

namespace ttc {
#define GEN_PASS_DEF_LOWERKERNEL
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-lower-kernel"

using namespace mlir;
using namespace ttc;

namespace {

/// Gives a constant without elements a type without other extents: the translation to LLVM IR walks along all of them.
void dropExtents(LLVM::GlobalOp global) {
  auto elements = dyn_cast_or_null<DenseElementsAttr>(global.getValueOrNull());
  if (!elements || elements.getNumElements() > 0)
    return;
  Type element = global.getGlobalType();
  while (auto array = dyn_cast<LLVM::LLVMArrayType>(element))
    element = array.getElementType();
  global.setGlobalType(LLVM::LLVMArrayType::get(element, 0));
  auto type = RankedTensorType::get({0}, elements.getElementType());
  global.setValueAttr(DenseElementsAttr::get(type, ArrayRef<Attribute>()));
}

struct LowerKernelPass : public ttc::impl::LowerKernelBase<LowerKernelPass> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    // Views of whole buffers, and vector operations with no LLVM counterpart, first.
    RewritePatternSet first(&getContext());
    memref::populateExpandStridedMetadataPatterns(first);
    vector::populateVectorBroadcastLoweringPatterns(first);
    vector::populateVectorMaskOpLoweringPatterns(first);
    vector::populateVectorStepLoweringPatterns(first);
    // By integer arithmetic: the same bits on all processors, and vectors on those without instructions for bf16.
    arith::populateExpandBFloat16Patterns(first);
    if (failed(applyPatternsGreedily(module, std::move(first))))
      return signalPassFailure();

    LowerToLLVMOptions options(&getContext());
    options.useBarePtrCallConv = true;
    LLVMTypeConverter converter(&getContext(), options);
    RewritePatternSet patterns(&getContext());
    populateSCFToControlFlowConversionPatterns(patterns);
    cf::populateControlFlowToLLVMConversionPatterns(converter, patterns);
    arith::populateArithToLLVMConversionPatterns(converter, patterns);
    populateFinalizeMemRefToLLVMConversionPatterns(converter, patterns);
    populateFuncToLLVMConversionPatterns(converter, patterns);
    populateMathToLLVMConversionPatterns(converter, patterns, /*approximateLog1p=*/false);
    populateMathToLibmConversionPatterns(patterns, /*benefit=*/0);
    populateVectorToLLVMConversionPatterns(converter, patterns);
    index::populateIndexToLLVMConversionPatterns(converter, patterns);
    ub::populateUBToLLVMConversionPatterns(converter, patterns);

    LLVMConversionTarget target(getContext());
    target.addLegalOp<ModuleOp>();
    if (failed(applyFullConversion(module, target, std::move(patterns))))
      return signalPassFailure();
    module.walk(dropExtents);
  }
};

} // namespace
