//===- Interfaces.td - What the passes know about an operation ------------===//
//
// The passes name no operation; they ask these interfaces. No method has a
// default body: an operation that forgets a rule does not link.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_INTERFACES_TD
#define TTC_INTERFACES_TD

include "mlir/IR/OpBase.td"

def Differentiable : OpInterface<"Differentiable"> {
  let cppNamespace = "::ttc::ir";
  let description = [{An operation with a vector-Jacobian product.}];
  let methods = [
    InterfaceMethod<[{
        Builds the operands' cotangents from the results' cotangents with operations
        of the dialect, so that the gradient is differentiable again.
        `cotangents` has one value per result, null where no gradient arrives (at
        least one is not null). Returns one value per operand with the operand's
        type, null where the operand gets no gradient (integers, masks).
      }],
      "::llvm::SmallVector<::mlir::Value>", "buildVjp",
      (ins "::mlir::OpBuilder &":$builder, "::mlir::ValueRange":$cotangents)>,
  ];
}

def ScalarBody : OpInterface<"ScalarBody"> {
  let cppNamespace = "::ttc::ir";
  let description = [{
    An elementwise operation: all results have one shape, to which the operands
    broadcast by the rules of NumPy (aligned at the last dimension, extents 1 stretch).
  }];
  let methods = [
    InterfaceMethod<[{
        Builds the computation of one element with arith and math operations: `scalars`
        has one scalar per operand, the answer one per result.
      }],
      "::llvm::SmallVector<::mlir::Value>", "buildScalar",
      (ins "::mlir::OpBuilder &":$builder, "::mlir::ValueRange":$scalars)>,
  ];
}

def LinalgLowerable : OpInterface<"LinalgLowerable"> {
  let cppNamespace = "::ttc::ir";
  let description = [{An operation that is lowered as a whole to structured operations.}];
  let methods = [
    InterfaceMethod<[{
        Builds the operation with linalg, tensor and arith operations on static shapes.
        `operands` are the lowered operands; returns one value per result.
      }],
      "::llvm::SmallVector<::mlir::Value>", "buildLinalg",
      (ins "::mlir::OpBuilder &":$builder, "::mlir::ValueRange":$operands)>,
    InterfaceMethod<[{
        How the fusion pass may treat the operation; see `FusionKind`.
      }],
      "::ttc::ir::FusionKind", "getFusionKind", (ins)>,
  ];
}

#endif
