//===- Cumulative.td - Running sums and products --------------------------===//
#ifndef TTC_CUMULATIVE_TD
#define TTC_CUMULATIVE_TD

include "dialect/core/TTCDialect.td"

/// An operation that walks `dim`; its result has the operands' type.
class TTC_CumulativeOp<string mnemonic>
    : TTC_InferredOp<mnemonic, [DeclareOpInterfaceMethods<LinalgLowerable>, DeclareOpInterfaceMethods<Differentiable>]>;

def TTC_CumsumOp : TTC_CumulativeOp<"cumsum"> {
  let summary = "running sum";
  let description = [{
    `result[i] = x[0] + ... + x[i]` along `dim`, and with `reverse` `x[i] + ... + x[n - 1]`. Sums of f32 are carried in f64.

    Example: `%y = ttc.cumsum %x {dim = 1 : i64} : (tensor<4x9xf32>) -> tensor<4x9xf32>`
  }];
  let arguments = (ins TTC_NumberTensor:$x, I64Attr:$dim, DefaultValuedAttr<BoolAttr, "false">:$reverse);
  let results = (outs TTC_NumberTensor:$result);
}

def TTC_LinearRecurrenceOp : TTC_CumulativeOp<"linear_recurrence"> {
  let summary = "first-order linear recurrence";
  let description = [{
    `result[i] = a[i] result[i - 1] + b[i]` along `dim`, 0 coming before the first; with `reverse` from the last element
    to the first. `a` and `b` have one shape. f32 is carried in f64.

    Example: `%h = ttc.linear_recurrence %a, %b {dim = 0 : i64} : (tensor<9xf32>, tensor<9xf32>) -> tensor<9xf32>`
  }];
  let arguments = (ins TTC_NumberTensor:$a, TTC_NumberTensor:$b, I64Attr:$dim,
                       DefaultValuedAttr<BoolAttr, "false">:$reverse);
  let results = (outs TTC_NumberTensor:$result);
}

#endif
