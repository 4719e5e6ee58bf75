//===- Kernel.h - Kernels and their launches ------------------------------===//
#ifndef TTC_DIALECT_KERNEL_KERNEL_H
#define TTC_DIALECT_KERNEL_KERNEL_H

#include "dialect/core/TTCDialect.h"
#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

namespace ttc::ir {
// The other operations that ttc.yield ends, of families that build on this one.
class ScanOp;
class CustomGradientOp;

/// Parses and prints the operands of a scan, those there are: `carries(%a) xs(%b, %c) consts(%d)`.
mlir::ParseResult parseScanInputs(mlir::OpAsmParser &parser,
                                  llvm::SmallVectorImpl<mlir::OpAsmParser::UnresolvedOperand> &inputs,
                                  mlir::IntegerAttr &numCarries, mlir::IntegerAttr &numXs);
/// What is wrong with the numbers of carries and xs among `operands` operands; nothing when they fit.
std::optional<std::string> scanInputsError(int64_t numCarries, int64_t numXs, size_t operands);
void printScanInputs(mlir::OpAsmPrinter &printer, mlir::Operation *op, mlir::OperandRange inputs,
                     mlir::IntegerAttr numCarries, mlir::IntegerAttr numXs);

/// Parses and prints the operands of loops: `ins(%a : type) outs(%b, %c : type, type)`.
mlir::ParseResult parseLoopsBuffers(mlir::OpAsmParser &parser,
                                    llvm::SmallVectorImpl<mlir::OpAsmParser::UnresolvedOperand> &buffers,
                                    llvm::SmallVectorImpl<mlir::Type> &types, mlir::IntegerAttr &numInputs);
void printLoopsBuffers(mlir::OpAsmPrinter &printer, mlir::Operation *op, mlir::OperandRange buffers,
                       mlir::TypeRange types, mlir::IntegerAttr numInputs);
} // namespace ttc::ir

#define GET_OP_CLASSES
#include "dialect/kernel/Kernel.h.inc"

#endif
