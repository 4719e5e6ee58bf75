//===- Training.cpp - Verification and inference of ttc.gradient ----------===//

#include "dialect/training/Training.h"

using namespace mlir;
using namespace ttc::ir;

/// Parses `%a, %b` or `%a, %b seed %c`.
static ParseResult parseWrtAndSeed(OpAsmParser &parser, SmallVectorImpl<OpAsmParser::UnresolvedOperand> &inputs,
                                   UnitAttr &seeded) {
  if (parser.parseOperandList(inputs))
    return failure();
  if (failed(parser.parseOptionalKeyword("seed")))
    return success();
  seeded = parser.getBuilder().getUnitAttr();
  return parser.parseOperand(inputs.emplace_back());
}

static void printWrtAndSeed(OpAsmPrinter &printer, GradientOp op, OperandRange, UnitAttr) {
  printer.printOperands(op.getWrt());
  if (op.getSeeded())
    printer << " seed " << op.getSeed();
}

#define GET_OP_CLASSES
#include "dialect/training/Training.cpp.inc"

LogicalResult GradientOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location,
                                           GradientOp::Adaptor adaptor, SmallVectorImpl<Type> &types) {
  ValueRange inputs = adaptor.getInputs();
  if (adaptor.getSeeded() && inputs.empty())
    return emitOptionalError(location, "gradient: expected a seed, got no operand");
  llvm::append_range(types, inputs.drop_back(adaptor.getSeeded() ? 1 : 0).getTypes());
  return success();
}

void GradientOp::build(OpBuilder &builder, OperationState &state, Value loss, ValueRange wrt, Value seed) {
  SmallVector<Value> inputs(wrt);
  if (seed)
    inputs.push_back(seed);
  build(builder, state, wrt.getTypes(), loss, inputs, bool(seed));
}

LogicalResult GradientOp::verify() {
  auto loss = cast<RankedTensorType>(getLoss().getType());
  if (getWrt().empty())
    return emitOpError("expected at least one value to differentiate by");
  if (!getSeed() && loss.getRank() != 0)
    return emitOpError("expected a loss of rank 0 or a seed, got ") << loss;
  if (getSeed() && failed(verifyCompatibleShape(loss, getSeed().getType())))
    return emitOpError("expected a seed of the loss's shape ") << loss << ", got " << getSeed().getType();
  if (getSeed() && getElementTypeOrSelf(getSeed().getType()) != loss.getElementType())
    return emitOpError("expected a seed of element type ")
           << loss.getElementType() << ", got " << getElementTypeOrSelf(getSeed().getType());
  return success();
}
