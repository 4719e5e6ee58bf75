//===- LegalizeStorage.cpp - Buffers of integers and wide floats ----------===//
//
// Vectors of i1 are packed into bits in memory, single i1 take a byte: the two can't share
// a buffer. Types of storage have no arithmetic of their own, and not every processor moves
// them in vectors. Tensors of i1 and ui8 therefore become tensors of i8, those of bf16 and f16
// tensors of i16. Bodies compute with i1 as before; bits become bf16 and f16 only where these
// are extended or made.
//
//===----------------------------------------------------------------------===//

#include "dialect/core/ElementTypes.h"
#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/TypeUtilities.h"
#include "passes/Passes.h"

namespace ttc {
#define GEN_PASS_DEF_LEGALIZESTORAGE
#include "passes/Passes.h.inc"
} // namespace ttc

#define DEBUG_TYPE "ttc-legalize-storage"

using namespace mlir;
using namespace ttc;

namespace {

/// The type of a tensor in memory, and of a scalar or vector in a body: the latter may stay i1.
Type stored(Type type) {
  if (auto vector = dyn_cast<VectorType>(type))
    return vector.clone(stored(vector.getElementType()));
  if (auto tensor = dyn_cast<RankedTensorType>(type))
    return tensor.clone(ir::storageType(tensor.getElementType()));
  return type.isInteger(1) || !type.isIntOrFloat() ? type : ir::storageType(type);
}

/// Puts casts around extensions from and truncations to types of storage, between the bits that are moved and the
/// number that is converted.
void exposeBits(Operation *op) {
  OpBuilder builder(op);
  Location loc = op->getLoc();
  auto changes = [](Type type) { return type.isFloat() && stored(type) != type; };
  auto rename = [&](Value value, Type type) {
    return UnrealizedConversionCastOp::create(builder, loc, type, value).getResult(0);
  };
  if (auto extension = dyn_cast<arith::ExtFOp>(op); extension && changes(extension.getIn().getType())) {
    Type type = extension.getIn().getType();
    Value bits = rename(extension.getIn(), stored(type));
    extension.getInMutable().set(arith::BitcastOp::create(builder, loc, type, bits));
  }
  if (auto truncation = dyn_cast<arith::TruncFOp>(op); truncation && changes(truncation.getType())) {
    builder.setInsertionPointAfter(op);
    Value bits = arith::BitcastOp::create(builder, loc, stored(truncation.getType()), truncation.getResult());
    Value renamed = rename(bits, truncation.getType());
    truncation.getResult().replaceAllUsesExcept(renamed, bits.getDefiningOp());
  }
}

/// The same constant in the type that it is stored as.
void convertConstant(arith::ConstantOp constant) {
  Type type = stored(constant.getType());
  if (type == constant.getType())
    return;
  OpBuilder builder(constant);
  Attribute value;
  if (auto number = dyn_cast<FloatAttr>(constant.getValue())) {
    value = IntegerAttr::get(type, number.getValue().bitcastToAPInt());
  } else {
    auto elements = cast<DenseElementsAttr>(constant.getValue());
    Type element = cast<RankedTensorType>(type).getElementType();
    value = elements.getElementType().isInteger(1)
                ? elements.mapValues(element, [](const APInt &bit) { return bit.zext(8); })
                : elements.bitcast(element);
  }
  constant.replaceAllUsesWith(
      arith::ConstantOp::create(builder, constant.getLoc(), cast<TypedAttr>(value)).getResult());
  constant.erase();
}

/// Lets a body keep computing with i1 while its block arguments are bytes.
void convertBorders(linalg::LinalgOp op) {
  Block *body = op.getBlock();
  OpBuilder builder = OpBuilder::atBlockBegin(body);
  Type byte = builder.getI8Type();
  for (BlockArgument argument : body->getArguments()) {
    if (!argument.getType().isInteger(1)) {
      argument.setType(stored(argument.getType()));
      continue;
    }
    argument.setType(byte);
    if (argument.use_empty())
      continue;
    auto bit = arith::TruncIOp::create(builder, argument.getLoc(), builder.getI1Type(), argument);
    argument.replaceAllUsesExcept(bit, bit);
  }
  Operation *yield = body->getTerminator();
  builder.setInsertionPoint(yield);
  for (OpOperand &operand : yield->getOpOperands())
    if (operand.get().getType().isInteger(1))
      operand.set(arith::ExtUIOp::create(builder, yield->getLoc(), byte, operand.get()));
}

/// Reads a byte where a boolean was read.
void convertExtract(tensor::ExtractOp extract) {
  if (!extract.getType().isInteger(1))
    return;
  OpBuilder builder(extract);
  builder.setInsertionPointAfter(extract);
  extract.getResult().setType(builder.getI8Type());
  auto bit = arith::TruncIOp::create(builder, extract.getLoc(), builder.getI1Type(), extract.getResult());
  extract.getResult().replaceAllUsesExcept(bit, bit);
}

/// Fills a tensor of bytes with a byte.
void convertFill(linalg::FillOp fill) {
  if (!fill.getInputs()[0].getType().isInteger(1))
    return;
  OpBuilder builder(fill);
  fill.getInputsMutable()[0].set(
      arith::ExtUIOp::create(builder, fill.getLoc(), builder.getI8Type(), fill.getInputs()[0]));
}

/// Lets the region of loops see buffers of what is stored, and keep computing with i1.
void convertLoops(ir::LoopsOp loops) {
  for (BlockArgument argument : loops.getBody().getArguments())
    if (auto buffer = dyn_cast<MemRefType>(argument.getType()))
      argument.setType(MemRefType::get(buffer.getShape(), ir::storageType(buffer.getElementType())));
  loops.walk([](Operation *op) {
    OpBuilder builder(op);
    Location loc = op->getLoc();
    auto bytes = [&](Type type) -> Type {
      auto vector = dyn_cast<VectorType>(type);
      return vector ? Type(vector.clone(builder.getI8Type())) : builder.getI8Type();
    };
    if (isa<memref::LoadOp, vector::LoadOp>(op)) {
      Value loaded = op->getResult(0);
      Type type = loaded.getType();
      if (!getElementTypeOrSelf(type).isInteger(1))
        return;
      builder.setInsertionPointAfter(op);
      loaded.setType(bytes(type));
      auto bit = arith::TruncIOp::create(builder, loc, type, loaded);
      loaded.replaceAllUsesExcept(bit, bit);
    }
    if (isa<memref::StoreOp, vector::StoreOp>(op)) {
      OpOperand &value = op->getOpOperand(0);
      if (getElementTypeOrSelf(value.get().getType()).isInteger(1))
        value.set(arith::ExtUIOp::create(builder, loc, bytes(value.get().getType()), value.get()));
    }
  });
}

struct LegalizeStoragePass : public ttc::impl::LegalizeStorageBase<LegalizeStoragePass> {
  void runOnOperation() override {
    func::FuncOp function = getOperation();
    auto type = function.getFunctionType();
    auto all = [](TypeRange types) { return llvm::map_to_vector(types, stored); };
    function.setFunctionType(FunctionType::get(&getContext(), all(type.getInputs()), all(type.getResults())));
    for (BlockArgument argument : function.getArguments())
      argument.setType(stored(argument.getType()));

    function.walk([](ir::LoopsOp loops) { convertLoops(loops); });
    function.walk([](Operation *op) { exposeBits(op); });
    function.walk<WalkOrder::PreOrder>([](Operation *op) {
      if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
        convertConstant(constant);
        return WalkResult::skip();
      }
      if (auto fill = dyn_cast<linalg::FillOp>(op))
        convertFill(fill);
      if (auto structured = dyn_cast<linalg::LinalgOp>(op))
        convertBorders(structured);
      if (auto extract = dyn_cast<tensor::ExtractOp>(op))
        convertExtract(extract);
      if (!isa<arith::TruncFOp, arith::BitcastOp>(op))
        for (OpResult result : op->getResults())
          result.setType(stored(result.getType()));
      return WalkResult::advance();
    });
    function.walk([](UnrealizedConversionCastOp renaming) {
      if (renaming.getOperandTypes() != renaming.getResultTypes())
        return;
      renaming.replaceAllUsesWith(renaming.getOperands());
      renaming.erase();
    });
  }
};

} // namespace
