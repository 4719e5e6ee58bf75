//===- Contraction.td - Matrix products -----------------------------------===//
#ifndef TTC_CONTRACTION_TD
#define TTC_CONTRACTION_TD

include "dialect/core/TTCDialect.td"

def TTC_MatmulOp : TTC_InferredOp<"matmul", [DeclareOpInterfaceMethods<LinalgLowerable>,
                                             DeclareOpInterfaceMethods<Differentiable>]> {
  let summary = "matrix product";
  let description = [{
    `result[..., i, j] = sum over k of x[..., i, k] y[..., k, j]`, as `torch.matmul`: leading dimensions broadcast; a
    vector on the left is a row, on the right a column, and its dimension disappears from the result.

    Example: `%z = ttc.matmul %x, %y : (tensor<8x4x3xf32>, tensor<3x5xf32>) -> tensor<8x4x5xf32>`
  }];
  let arguments = (ins TTC_NumberTensor:$x, TTC_NumberTensor:$y);
  let results = (outs TTC_NumberTensor:$result);
}

#endif
