//===- Shape.td - Constants and operations that move elements -------------===//
#ifndef TTC_SHAPE_TD
#define TTC_SHAPE_TD

include "dialect/core/TTCDialect.td"

/// An operation that moves elements without computing on them.
class TTC_ShapeOp<string mnemonic, list<Trait> traits = []>
    : TTC_InferredOp<mnemonic, !listconcat([DeclareOpInterfaceMethods<LinalgLowerable>], traits)>;

def TTC_ConstantOp : TTC_ShapeOp<"constant", [StorageAgnostic, ConstantLike]> {
  let summary = "constant tensor";
  let description = [{
    A tensor of the elements of `value`, which has the result's type.

    Example: `%c = ttc.constant dense<1.0> : tensor<4xf32>`
  }];
  let arguments = (ins ElementsAttr:$value);
  let results = (outs TTC_Tensor:$result);
  let assemblyFormat = "attr-dict $value";
  let hasFolder = 1;
}

def TTC_IotaOp : TTC_ShapeOp<"iota", [DeclareOpInterfaceMethods<SymbolBinding>]> {
  let summary = "each element's index";
  let description = [{
    `result[i0, i1, ...] = i_dim`, of the type `dtype` and the extents `shape`, -1 for a symbol named in `names`.

    Example: `%i = ttc.iota {shape = array<i64: 4, 3>, dim = 1 : i64, dtype = i64} : () -> tensor<4x3xi64>`
  }];
  let arguments = (ins DenseI64ArrayAttr:$shape, I64Attr:$dim, TTC_NumberTypeAttr:$dtype, OptionalAttr<TTC_DimsAttr>:$names);
  let results = (outs TTC_NumberTensor:$result);
}

def TTC_ReshapeOp : TTC_ShapeOp<"reshape", [StorageAgnostic, DeclareOpInterfaceMethods<Differentiable>,
                                            DeclareOpInterfaceMethods<SymbolBinding>]> {
  let summary = "the same elements in another shape";
  let description = [{
    The elements of `x` in row-major order with the extents `shape`. -1 stands for a symbol where `names` names
    one; at most one further -1 is inferred.

    Example: `%y = ttc.reshape %x {shape = array<i64: 4, -1>} : (tensor<2x2x3xf32>) -> tensor<4x3xf32>`
  }];
  let arguments = (ins TTC_Tensor:$x, DenseI64ArrayAttr:$shape, OptionalAttr<TTC_DimsAttr>:$names);
  let results = (outs TTC_Tensor:$result);
  let hasFolder = 1;
}

def TTC_PermuteOp : TTC_ShapeOp<"permute", [StorageAgnostic, DeclareOpInterfaceMethods<Differentiable>]> {
  let summary = "dimensions in another order";
  let description = [{
    Dimension `i` of the result is dimension `dims[i]` of `x`.

    Example: `%y = ttc.permute %x {dims = array<i64: 0, 2, 1>} : (tensor<2x3x4xf32>) -> tensor<2x4x3xf32>`
  }];
  let arguments = (ins TTC_Tensor:$x, DenseI64ArrayAttr:$dims);
  let results = (outs TTC_Tensor:$result);
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def TTC_ExpandOp : TTC_ShapeOp<"expand", [StorageAgnostic, DeclareOpInterfaceMethods<Differentiable>,
                                          DeclareOpInterfaceMethods<SymbolBinding>]> {
  let summary = "repetition along dimensions of extent 1";
  let description = [{
    Broadcasts `x`, aligned at the last dimension, to the extents `shape`: -1 stands for a symbol where `names`
    names one, and else keeps the extent of `x`.

    Example: `%y = ttc.expand %x {shape = array<i64: 4, 3>} : (tensor<3xf32>) -> tensor<4x3xf32>`
  }];
  let arguments = (ins TTC_Tensor:$x, DenseI64ArrayAttr:$shape, OptionalAttr<TTC_DimsAttr>:$names);
  let results = (outs TTC_Tensor:$result);
  let hasFolder = 1;
}

def TTC_SliceOp : TTC_ShapeOp<"slice", [StorageAgnostic, DeclareOpInterfaceMethods<Differentiable>]> {
  let summary = "elements at regular steps";
  let description = [{
    In each dimension the elements `start, start + step, ...` below `end`, as Python's `x[start:end:step]`: negative
    bounds count from the end, bounds beyond the extent are cut. Steps are positive.

    Example: `%y = ttc.slice %x {start = array<i64: 1>, end = array<i64: -1>, step = array<i64: 2>}
      : (tensor<9xf32>) -> tensor<4xf32>`
  }];
  let arguments = (ins TTC_Tensor:$x, DenseI64ArrayAttr:$start, DenseI64ArrayAttr:$end, DenseI64ArrayAttr:$step);
  let results = (outs TTC_Tensor:$result);
  let hasFolder = 1;
}

def TTC_FlipOp : TTC_ShapeOp<"flip", [StorageAgnostic, DeclareOpInterfaceMethods<Differentiable>]> {
  let summary = "reversal of dimensions";
  let description = [{
    `result[..., i, ...] = x[..., n - 1 - i, ...]` in each of `dims`.

    Example: `%y = ttc.flip %x {dims = array<i64: 0>} : (tensor<4xf32>) -> tensor<4xf32>`
  }];
  let arguments = (ins TTC_Tensor:$x, DenseI64ArrayAttr:$dims);
  let results = (outs TTC_Tensor:$result);
}

def TTC_CatOp : TTC_ShapeOp<"cat", [StorageAgnostic, DeclareOpInterfaceMethods<Differentiable>]> {
  let summary = "concatenation";
  let description = [{
    The tensors one after another along `dim`; their other extents are equal.

    Example: `%z = ttc.cat %x, %y {dim = 0 : i64} : (tensor<4x3xf32>, tensor<2x3xf32>) -> tensor<6x3xf32>`
  }];
  let arguments = (ins Variadic<TTC_Tensor>:$tensors, I64Attr:$dim);
  let results = (outs TTC_Tensor:$result);
  let hasFolder = 1;
}

def TTC_PadOp : TTC_ShapeOp<"pad", [StorageAgnostic, DeclareOpInterfaceMethods<Differentiable>]> {
  let summary = "constant elements around and between";
  let description = [{
    Puts `interior[i]` elements `value` between the elements of dimension `i` (none by default), then `low[i]` before
    and `high[i]` after them: the result's extent is `low + (n - 1) (interior + 1) + 1 + high`.

    Example: `%y = ttc.pad %x {low = array<i64: 1>, high = array<i64: 2>, value = 0.0 : f64}
      : (tensor<4xf32>) -> tensor<7xf32>`
  }];
  let arguments = (ins TTC_Tensor:$x, DenseI64ArrayAttr:$low, DenseI64ArrayAttr:$high,
                   DefaultValuedAttr<TTC_NumberAttr, "0.0">:$value, OptionalAttr<DenseI64ArrayAttr>:$interior);
  let results = (outs TTC_Tensor:$result);
  let hasFolder = 1;
  let extraClassDeclaration = [{
    /// `interior`, zeros where it is absent.
    ::llvm::SmallVector<int64_t> getInteriorOrZeros();
  }];
}

def TTC_GatherOp : TTC_ShapeOp<"gather", [StorageAgnostic, DeclareOpInterfaceMethods<Differentiable>,
    DeclareOpInterfaceMethods<RuntimeChecked>]> {
  let summary = "elements chosen along a dimension";
  let description = [{
    As `torch.gather`: `result[i0, ..., i_dim, ...] = x[i0, ..., index[i0, ..., i_dim, ...], ...]`. The index's extents
    are at most those of `x` except in `dim`; an index out of range reads the nearest element.

    Example: `%y = ttc.gather %x, %i {dim = 1 : i64} : (tensor<4x10xf32>, tensor<4x1xi64>) -> tensor<4x1xf32>`
  }];
  let arguments = (ins TTC_Tensor:$x, TTC_IntTensor:$index, I64Attr:$dim,
                   DefaultValuedAttr<BoolAttr, "false">:$checked);
  let results = (outs TTC_Tensor:$result);
}

def TTC_ScatterAddOp : TTC_ShapeOp<"scatter_add", [DeclareOpInterfaceMethods<Differentiable>,
    DeclareOpInterfaceMethods<RuntimeChecked>]> {
  let summary = "sums at chosen positions along a dimension";
  let description = [{
    As `torch.zeros(...).scatter_add`: `result[i0, ..., j, ...] = sum of source[i0, ..., i_dim, ...]` over the `i_dim`
    whose `index` is `j`, in ascending order; the result has `size` elements in `dim` and the extents of `source`
    elsewhere. Elements with an index out of range are left out.

    Example: `%y = ttc.scatter_add %s, %i {dim = 1 : i64, size = 10 : i64}
      : (tensor<4x1xf32>, tensor<4x1xi64>) -> tensor<4x10xf32>`
  }];
  let arguments = (ins TTC_NumberTensor:$source, TTC_IntTensor:$index, I64Attr:$dim, I64Attr:$size,
                   DefaultValuedAttr<BoolAttr, "false">:$checked);
  let results = (outs TTC_NumberTensor:$result);
}

def TTC_IndexAddOp : TTC_ShapeOp<"index_add", [DeclareOpInterfaceMethods<Differentiable>]> {
  let summary = "sums of rows at chosen positions along a dimension";
  let description = [{
    As `torch.zeros(...).index_add`: `result[..., j, ...] = sum of source[..., i, ...]` over the `i` whose `index[i]` is
    `j`, in ascending order; the result has `size` elements in `dim`. Rows with an index out of range are left out.

    Example: `%y = ttc.index_add %s, %i {dim = 0 : i64, size = 10 : i64}
      : (tensor<4x8xf32>, tensor<4xi64>) -> tensor<10x8xf32>`
  }];
  let arguments = (ins TTC_NumberTensor:$source, TTC_IntTensor:$index, I64Attr:$dim, I64Attr:$size);
  let results = (outs TTC_NumberTensor:$result);
}

def TTC_IndexSelectOp : TTC_ShapeOp<"index_select", [StorageAgnostic, DeclareOpInterfaceMethods<Differentiable>,
    DeclareOpInterfaceMethods<RuntimeChecked>]> {
  let summary = "rows chosen along a dimension";
  let description = [{
    As `torch.index_select`: `result[..., i, ...] = x[..., index[i], ...]` in dimension `dim`; an index out of
    range reads the nearest element.

    Example: `%y = ttc.index_select %x, %i {dim = 0 : i64} : (tensor<10x8xf32>, tensor<4xi64>) -> tensor<4x8xf32>`
  }];
  let arguments = (ins TTC_Tensor:$x, TTC_IntTensor:$index, I64Attr:$dim,
                   DefaultValuedAttr<BoolAttr, "false">:$checked);
  let results = (outs TTC_Tensor:$result);
}

#endif
