//===- Sorting.td - Order along a dimension -------------------------------===//
#ifndef TTC_SORTING_TD
#define TTC_SORTING_TD

include "dialect/core/TTCDialect.td"

/// An operation that gives elements along `dim` in order, and where they stood.
class TTC_OrderOp<string mnemonic>
    : TTC_InferredOp<mnemonic, [DeclareOpInterfaceMethods<LinalgLowerable>, DeclareOpInterfaceMethods<Differentiable>]> {
  let results = (outs TTC_NumberTensor:$values, TTC_IntTensor:$indices);
}

def TTC_SortOp : TTC_OrderOp<"sort"> {
  let summary = "elements in order";
  let description = [{
    As `torch.sort(stable=True)`: the elements along `dim` in ascending order, or in descending order, and their indices
    (i64) in `x`. Equal elements keep their order either way; NaN counts as greater than all numbers, and -0 as equal to 0.

    Example: `%v, %i = ttc.sort %x {dim = 1 : i64} : (tensor<4x9xf32>) -> (tensor<4x9xf32>, tensor<4x9xi64>)`
  }];
  let arguments = (ins TTC_NumberTensor:$x, I64Attr:$dim, DefaultValuedAttr<BoolAttr, "false">:$descending);
}

def TTC_TopkOp : TTC_OrderOp<"topk"> {
  let summary = "greatest elements";
  let description = [{
    As `torch.topk(sorted=True)`: the `k` greatest elements along `dim` in descending order, or the `k` least in
    ascending order without `largest`, and their indices (i64) in `x`. Of equal elements the first come first; NaN
    counts as greater than all numbers. `k` is at most the extent.

    Example: `%v, %i = ttc.topk %x {k = 3 : i64, dim = 1 : i64} : (tensor<4x9xf32>) -> (tensor<4x3xf32>, tensor<4x3xi64>)`
  }];
  let arguments = (ins TTC_NumberTensor:$x, I64Attr:$k, I64Attr:$dim, DefaultValuedAttr<BoolAttr, "true">:$largest);
}

#endif
