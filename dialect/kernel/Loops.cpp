//===- Loops.cpp - Imperative loops: checks, bufferization, inlining ------===//

#include "dialect/kernel/Kernel.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/OpImplementation.h"

using namespace mlir;
using namespace ttc::ir;

/// The buffer that the region sees for an operand of `type`.
static MemRefType bufferType(Type type) {
  auto shaped = cast<ShapedType>(type);
  return MemRefType::get(shaped.getShape(), shaped.getElementType());
}

ParseResult ttc::ir::parseLoopsBuffers(OpAsmParser &parser, SmallVectorImpl<OpAsmParser::UnresolvedOperand> &buffers,
                                       SmallVectorImpl<Type> &types, IntegerAttr &numInputs) {
  for (StringRef keyword : {"ins", "outs"}) {
    if (keyword == "outs")
      numInputs = parser.getBuilder().getI64IntegerAttr(buffers.size());
    if (parser.parseKeyword(keyword) || parser.parseLParen())
      return failure();
    if (succeeded(parser.parseOptionalRParen()))
      continue;
    if (parser.parseOperandList(buffers) || parser.parseColonTypeList(types) || parser.parseRParen())
      return failure();
  }
  return success();
}

void ttc::ir::printLoopsBuffers(OpAsmPrinter &printer, Operation *, OperandRange buffers, TypeRange types,
                                IntegerAttr numInputs) {
  int64_t inputs = numInputs.getInt();
  printer << "ins(";
  if (inputs)
    printer << buffers.take_front(inputs) << " : " << types.take_front(inputs);
  printer << ") outs(" << buffers.drop_front(inputs) << " : " << types.drop_front(inputs) << ")";
}

LogicalResult LoopsOp::verify() {
  if (static_cast<int64_t>(getTasks()) < 1)
    return emitOpError("expected at least 1 task, got ") << static_cast<int64_t>(getTasks());
  if (getNumInputs() >= getBuffers().size())
    return emitOpError("expected at least one output, got ")
           << static_cast<int64_t>(getNumInputs()) << " inputs of " << getBuffers().size() << " operands";
  bool tensors = isa<RankedTensorType>(getOutputs().front().getType());
  for (Type type : getOperandTypes())
    if (isa<RankedTensorType>(type) != tensors)
      return emitOpError("expected tensors only or buffers only, got ") << getOperandTypes();
  SmallVector<Type> expected = {IndexType::get(getContext())};
  for (Type type : getOperandTypes()) {
    if (!cast<ShapedType>(type).hasStaticShape())
      return emitOpError("expected static shapes, got ") << type;
    expected.push_back(bufferType(type));
  }
  if (getBody().getArgumentTypes() != TypeRange(expected))
    return emitOpError("expected the region's arguments to be ")
           << expected << ", got " << SmallVector<Type>(getBody().getArgumentTypes());
  return success();
}

void LoopsOp::getEffects(SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  for (OpOperand &operand : getOperation()->getOpOperands()) {
    if (!isa<MemRefType>(operand.get().getType()))
      continue;
    effects.emplace_back(MemoryEffects::Read::get(), &operand);
    if (isDpsInit(&operand))
      effects.emplace_back(MemoryEffects::Write::get(), &operand);
  }
}

bool LoopsOp::bufferizesToMemoryRead(OpOperand &, const bufferization::AnalysisState &) { return true; }

bool LoopsOp::bufferizesToMemoryWrite(OpOperand &operand, const bufferization::AnalysisState &) {
  return isDpsInit(&operand);
}

bufferization::AliasingValueList LoopsOp::getAliasingValues(OpOperand &operand, const bufferization::AnalysisState &) {
  if (isDpsInit(&operand))
    return {{getTiedOpResult(&operand), bufferization::BufferRelation::Equivalent}};
  return {};
}

LogicalResult LoopsOp::bufferize(RewriterBase &rewriter, const bufferization::BufferizationOptions &options,
                                 bufferization::BufferizationState &state) {
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(*this);
  SmallVector<Value> buffers, operands;
  for (Value operand : getOperands()) {
    FailureOr<Value> buffer = bufferization::getBuffer(rewriter, operand, options, state);
    if (failed(buffer))
      return failure();
    buffers.push_back(*buffer);
    // The region reads and writes row-major buffers only: others are copied.
    MemRefType type = bufferType(operand.getType());
    if (buffer->getType() != type) {
      Value copy = memref::AllocOp::create(rewriter, getLoc(), type);
      memref::CopyOp::create(rewriter, getLoc(), *buffer, copy);
      operands.push_back(copy);
      continue;
    }
    operands.push_back(*buffer);
  }
  unsigned inputs = getInputs().size();
  auto loops = LoopsOp::create(rewriter, getLoc(), TypeRange(), getTasks(), getFlops(), inputs, operands);
  loops.getBody().takeBody(getBody());
  for (auto [operand, buffer] : llvm::drop_begin(llvm::zip(operands, buffers), inputs))
    if (operand != buffer)
      memref::CopyOp::create(rewriter, getLoc(), operand, buffer);
  bufferization::replaceOpWithBufferizedValues(rewriter, getOperation(), ArrayRef(buffers).drop_front(inputs));
  return success();
}

void LoopsOp::inlineTask(OpBuilder &builder, Value task) {
  IRMapping mapping;
  Block &block = getBody().front();
  mapping.map(block.getArgument(0), task);
  for (auto [argument, operand] : llvm::zip(block.getArguments().drop_front(), getOperands()))
    mapping.map(argument, operand);
  for (Operation &op : block)
    builder.clone(op, mapping);
}
