//===- CustomGradient.td - Values with a gradient of one's own ------------===//
#ifndef TTC_CUSTOMGRADIENT_TD
#define TTC_CUSTOMGRADIENT_TD

include "dialect/core/TTCDialect.td"

def TTC_CustomGradientOp : TTC_InferredOp<"custom_gradient", [
    IsolatedFromAbove, SingleBlock, DeclareOpInterfaceMethods<Differentiable>,
    DeclareOpInterfaceMethods<PartlyDifferentiable>, DeclareOpInterfaceMethods<RegionInference>]> {
  let summary = "values whose gradient a region computes";
  let description = [{
    The first `num_values` operands, unchanged; the others are the inputs that they were computed from. No gradient
    passes to the values. Instead the region computes the cotangents of the inputs at the positions `wrt` from the
    results, the cotangents of those results that are floating (zeros where none arrives), and the inputs. A second
    derivative goes through the region's own operations. `ttc-strip-custom-gradients` replaces the operation by the
    values once all gradients are expanded. `name` is the user's.

    Example: the round function, with the gradient of the identity
    ```mlir
    %r = ttc.round %x : (tensor<4xf32>) -> tensor<4xf32>
    %y = ttc.custom_gradient "quantize"(%r, %x) {wrt = array<i64: 0>}
        : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
    ^bb0(%out: tensor<4xf32>, %dout: tensor<4xf32>, %in: tensor<4xf32>):
      ttc.yield %dout : tensor<4xf32>
    }
    ```
  }];
  let arguments = (ins Variadic<TTC_Tensor>:$inputs, StrAttr:$name, DefaultValuedAttr<I64Attr, "1">:$num_values,
                       DenseI64ArrayAttr:$wrt);
  let results = (outs Variadic<TTC_Tensor>:$outputs);
  let regions = (region SizedRegion<1>:$backward);
  let assemblyFormat = "$name `(` $inputs `)` attr-dict `:` functional-type($inputs, $outputs) $backward";
  let extraClassDeclaration = [{
    ::mlir::OperandRange getValues() { return getInputs().take_front(getNumValues()); }
    /// What the values were computed from.
    ::mlir::OperandRange getSources() { return getInputs().drop_front(getNumValues()); }
  }];
  let hasRegionVerifier = 1;
}

#endif
