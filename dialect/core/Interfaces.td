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

def PartlyDifferentiable : OpInterface<"PartlyDifferentiable"> {
  let cppNamespace = "::ttc::ir";
  let description = [{A differentiable operation with operands that no gradient reaches.}];
  let methods = [
    InterfaceMethod<[{
        The operands that a gradient may reach which arrives at the results in `results`: those that `buildVjp` may
        give a cotangent that isn't zero on all inputs.
      }],
      "::llvm::SmallVector<::mlir::Value>", "getDifferentiatedOperands", (ins "const ::llvm::BitVector &":$results)>,
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

def LayoutPreference : OpInterface<"LayoutPreference"> {
  let cppNamespace = "::ttc::ir";
  let description = [{An operation that runs faster in another layout of its operands.}];
  let methods = [
    InterfaceMethod<[{
        Builds the operation in its preferred layout between permutations, with padding
        made explicit, and returns the values that replace the results. Fails when the
        operation already has its preferred form.
      }],
      "::llvm::FailureOr<::llvm::SmallVector<::mlir::Value>>", "buildPreferredLayout",
      (ins "::mlir::OpBuilder &":$builder)>,
  ];
}

def ElementConversion : OpInterface<"ElementConversion"> {
  let cppNamespace = "::ttc::ir";
  let description = [{An elementwise operation of one operand that gives its elements another type.}];
  let methods = [
    InterfaceMethod<[{
        Whether the result is as exact as the operand and costs next to nothing to compute (an extension), so that
        every reader may convert on its own.
      }],
      "bool", "isExtension", (ins)>,
  ];
}

def SymbolBinding : OpInterface<"SymbolBinding"> {
  let cppNamespace = "::ttc::ir";
  let description = [{
    An operation that names symbolic dimensions in its attributes `shape` (-1 there) and
    `names` (`#ttc.dims`).
  }];
  let methods = [
    InterfaceMethod<[{
        Replaces the named extents of the attributes for which `extentOf` gives a number;
        result types are left to be inferred again.
      }],
      "void", "bindSymbols",
      (ins "::llvm::function_ref<std::optional<int64_t>(::llvm::StringRef)>":$extentOf)>,
  ];
}

def RuntimeChecked : OpInterface<"RuntimeChecked"> {
  let cppNamespace = "::ttc::ir";
  let description = [{
    An operation whose meaning depends on conditions that only a run can tell. `ttc-insert-checks` makes the
    program check them.
  }];
  let methods = [
    InterfaceMethod<[{
        The conditions on static shapes; none after `markChecked`.
      }],
      "::llvm::SmallVector<::ttc::ir::IndexCheck>", "getIndexChecks", (ins)>,
    InterfaceMethod<"Notes that the conditions hold, or are checked elsewhere.", "void", "markChecked", (ins)>,
  ];
}

def RegionInference : OpInterface<"RegionInference"> {
  let cppNamespace = "::ttc::ir";
  let description = [{
    An operation with a region of one block, from which its result types follow, and whose arguments' types follow from
    the operands.
  }];
  let methods = [
    InterfaceMethod<"The types of the region's arguments.",
      "::llvm::SmallVector<::mlir::Type>", "inferEntryTypes", (ins)>,
    InterfaceMethod<[{
        Whether `buildVjp` differentiates the region, whose operations then need derivatives.
      }],
      "bool", "differentiatesRegion", (ins)>,
  ];
}

def SplittableReduction : OpInterface<"SplittableReduction"> {
  let cppNamespace = "::ttc::ir";
  let description = [{
    A reduction of the first operand to the one result, such that reducing over some dimensions
    and then over the others gives the same as reducing over all at once (up to rounding).
  }];
  let methods = [
    InterfaceMethod<"The reduced dimensions, sorted, counted from the front.",
      "::llvm::SmallVector<int64_t>", "getReducedDims", (ins)>,
    InterfaceMethod<[{
        Builds the same reduction of `input` over `dims` (at least one), which are not kept.
      }],
      "::mlir::Value", "buildReduction",
      (ins "::mlir::OpBuilder &":$builder, "::mlir::Value":$input, "::llvm::ArrayRef<int64_t>":$dims)>,
  ];
}

#endif
