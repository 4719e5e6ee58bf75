//===- Training.td - Operations that stand for derivatives ----------------===//
#ifndef TTC_TRAINING_TD
#define TTC_TRAINING_TD

include "dialect/core/TTCDialect.td"
include "dialect/training/CustomGradient.td"

def TTC_GradientOp : TTC_Op<"gradient", [InferTypeOpAdaptor, StandsForGradient]> {
  let summary = "The derivative of a value with respect to others";
  let description = [{
    `results[i] = sum over j of seed[j] * d loss[j] / d wrt[i]`. Without a seed the loss
    has rank 0 and the seed is 1. A value of `wrt` that the loss doesn't depend on
    gets zeros. With the unit attribute `seeded` the last operand is the seed, of the loss's type.
    `ttc-differentiate` replaces the operation; gradients of gradients are differentiated in program order.

    Example:
    ```mlir
    %dw, %db = ttc.gradient %loss wrt %w, %b
        : (tensor<f32>, tensor<8x1xf32>, tensor<1xf32>) -> (tensor<8x1xf32>, tensor<1xf32>)
    %dx = ttc.gradient %y wrt %x seed %dy : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    ```
  }];
  // The values of `wrt`, then the seed when `seeded`.
  let arguments = (ins TTC_FloatTensor:$loss, Variadic<TTC_FloatTensor>:$inputs, UnitAttr:$seeded);
  let results = (outs Variadic<TTC_FloatTensor>:$gradients);
  let assemblyFormat = [{
    $loss `wrt` custom<WrtAndSeed>($inputs, $seeded) attr-dict `:` functional-type(operands, results)
  }];
  let builders = [OpBuilder<(ins "::mlir::Value":$loss, "::mlir::ValueRange":$wrt, "::mlir::Value":$seed)>];
  let extraClassDeclaration = [{
    /// The values to differentiate by.
    ::mlir::OperandRange getWrt() { return getInputs().drop_back(getSeeded() ? 1 : 0); }
    /// The weights of the loss's elements, null for 1.
    ::mlir::Value getSeed() { return getSeeded() ? getInputs().back() : ::mlir::Value(); }
  }];
  let hasVerifier = 1;
}

#endif
