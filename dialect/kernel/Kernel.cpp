//===- Kernel.cpp - Verifiers and effects of kernels and launches ---------===//

#include "dialect/kernel/Kernel.h"
#include "dialect/scan/Scan.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/OpImplementation.h"
#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ttc::ir;

#define GET_OP_CLASSES
#include "dialect/kernel/Kernel.cpp.inc"

LogicalResult KernelOp::verify() {
  Block &block = getBody().front();
  if (block.getArgumentTypes() != getInputs().getTypes())
    return emitOpError("expected the region's arguments to have the operands' types, got ")
           << block.getArgumentTypes() << " for " << getInputs().getTypes();
  Operation *yield = block.getTerminator();
  if (yield->getOperandTypes() != getOutputs().getTypes())
    return emitOpError("expected to yield ") << getOutputs().getTypes() << ", got " << yield->getOperandTypes();
  return success();
}

LogicalResult LaunchOp::verify() {
  if (getTasks() && static_cast<int64_t>(*getTasks()) < 1)
    return emitOpError("expected at least 1 task, got ") << static_cast<int64_t>(*getTasks());
  for (int64_t index : getWrites().value_or(ArrayRef<int64_t>()))
    if (index < 0 || index >= static_cast<int64_t>(getOperands().size()))
      return emitOpError("expected positions of operands below ")
             << getOperands().size() << " in 'writes', got " << index;
  return success();
}

LogicalResult LaunchOp::verifySymbolUses(SymbolTableCollection &symbols) {
  auto module = symbols.lookupNearestSymbolFrom<ModuleOp>(*this, getKernelAttr());
  if (!module)
    return emitOpError("unknown kernel ") << getKernelAttr();
  if (!isa_and_nonnull<FunctionOpInterface>(symbols.lookupSymbolIn(module, getKernelAttr().getAttr())))
    return emitOpError("expected module ") << getKernelAttr() << " to hold a function of its name";
  return success();
}

void LaunchOp::getEffects(SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  if (!getWrites())
    return;
  for (OpOperand &operand : getOperandsMutable()) {
    bool written = llvm::is_contained(*getWrites(), operand.getOperandNumber());
    // A written operand may be read too: updates happen in place.
    effects.emplace_back(MemoryEffects::Read::get(), &operand);
    if (written)
      effects.emplace_back(MemoryEffects::Write::get(), &operand);
  }
}

ParseResult ttc::ir::parseScanInputs(OpAsmParser &parser, SmallVectorImpl<OpAsmParser::UnresolvedOperand> &inputs,
                                     IntegerAttr &numCarries, IntegerAttr &numXs) {
  size_t ends[3];
  const StringRef keywords[] = {"carries", "xs", "consts"};
  for (auto [end, keyword] : llvm::zip(ends, keywords)) {
    if (succeeded(parser.parseOptionalKeyword(keyword)) &&
        parser.parseOperandList(inputs, OpAsmParser::Delimiter::Paren))
      return failure();
    end = inputs.size();
  }
  numCarries = parser.getBuilder().getI64IntegerAttr(ends[0]);
  numXs = parser.getBuilder().getI64IntegerAttr(ends[1] - ends[0]);
  return success();
}

std::optional<std::string> ttc::ir::scanInputsError(int64_t numCarries, int64_t numXs, size_t operands) {
  auto count = static_cast<int64_t>(operands);
  if (numCarries >= 0 && numXs >= 0 && numCarries <= count && numXs <= count - numCarries)
    return std::nullopt;
  return llvm::formatv("expected numbers of carries and xs of at least 0 whose sum is at most {0}, the number of "
                       "operands, got {1} and {2}",
                       count, numCarries, numXs)
      .str();
}

void ttc::ir::printScanInputs(OpAsmPrinter &printer, Operation *, OperandRange inputs, IntegerAttr numCarries,
                              IntegerAttr numXs) {
  const char *separator = "";
  auto print = [&](StringRef keyword, OperandRange values) {
    if (values.empty())
      return;
    printer << separator << keyword << '(' << values << ')';
    separator = " ";
  };
  print("carries", inputs.take_front(numCarries.getInt()));
  print("xs", inputs.slice(numCarries.getInt(), numXs.getInt()));
  print("consts", inputs.drop_front(numCarries.getInt() + numXs.getInt()));
}

LogicalResult RepeatOp::verify() {
  if (std::optional<std::string> error = scanInputsError(getNumCarries(), getNumXs(), getInputs().size()))
    return emitOpError(*error);
  if (static_cast<int64_t>(getTimes()) < 1)
    return emitOpError("expected at least 1 step, got ") << static_cast<int64_t>(getTimes());
  for (Value x : getXs())
    if (auto type = cast<RankedTensorType>(x.getType());
        type.getRank() == 0 || type.getDimSize(0) != int64_t(getTimes()))
      return emitOpError("expected ") << getTimes() << " elements along dimension 0, got " << type;
  if (getOutputs().size() < getInit().size() ||
      getOutputs().take_front(getInit().size()).getTypes() != getInit().getTypes())
    return emitOpError("expected results that begin with the carries' types ")
           << getInit().getTypes() << ", got " << getOutputs().getTypes();
  return success();
}

LogicalResult RepeatOp::verifySymbolUses(SymbolTableCollection &symbols) {
  auto body = symbols.lookupNearestSymbolFrom<func::FuncOp>(*this, getBodyAttr());
  if (!body)
    return emitOpError("unknown body ") << getBodyAttr();
  if (body.getNumArguments() != getNumOperands() || body.getNumResults() != getNumResults())
    return emitOpError("expected body ") << getBodyAttr() << " to have " << getNumOperands() << " arguments and "
                                         << getNumResults() << " results, got " << body.getNumArguments() << " and "
                                         << body.getNumResults();
  return success();
}

LogicalResult RowOp::verify() {
  auto source = cast<MemRefType>(getSource().getType()), result = cast<MemRefType>(getResult().getType());
  if (source.getRank() == 0 || source.getElementType() != result.getElementType() ||
      source.getShape().drop_front() != result.getShape())
    return emitOpError("expected the type of an element of ") << source << ", got " << result;
  return success();
}

Value RowOp::getViewSource() { return getSource(); }
