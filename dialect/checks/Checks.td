//===- Checks.td - Conditions that are checked at run time ----------------===//
#ifndef TTC_CHECKS_TD
#define TTC_CHECKS_TD

include "dialect/core/TTCDialect.td"

def TTC_CheckIndexOp : TTC_InferredOp<"check_index", [DeclareOpInterfaceMethods<ScalarBody>,
                                                      DeclareOpInterfaceMethods<RuntimeChecked>,
                                                      DeclareOpInterfaceMethods<SymbolBinding>]> {
  let summary = "indices that must lie in a range";
  let description = [{
    `result = index`, whose elements must lie in `[0, n)` or be `ignored`; n is the one extent of `shape`, -1 for a symbol
    named in `names`. With `wrap` the range is `[-n, n)`, and `result = index < 0 ? index + n : index`.
    `ttc-insert-checks` turns the condition into a check of the program and sets `checked`. A violation is
    reported as `message`, where `{value}` stands for the element and `{size}` for n.

    Example: `%j = ttc.check_index %i {shape = array<i64: 32>,
      message = "embedding: index {value} is out of range for {size} rows"} : (tensor<4xi64>) -> tensor<4xi64>`
  }];
  let arguments = (ins TTC_IntTensor:$index, DenseI64ArrayAttr:$shape, OptionalAttr<TTC_DimsAttr>:$names,
                   StrAttr:$message, DefaultValuedAttr<BoolAttr, "false">:$wrap, OptionalAttr<I64Attr>:$ignored,
                   DefaultValuedAttr<BoolAttr, "false">:$checked);
  let results = (outs TTC_IntTensor:$result);
  let hasFolder = 1;
}

#endif
