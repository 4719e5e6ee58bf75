//===- Pooling.td - Pooling of images -------------------------------------===//
#ifndef TTC_POOLING_TD
#define TTC_POOLING_TD

include "dialect/core/TTCDialect.td"

class TTC_PoolingOp<string mnemonic, list<Trait> traits = []>
    : TTC_InferredOp<mnemonic, !listconcat([DeclareOpInterfaceMethods<LinalgLowerable>,
                                           DeclareOpInterfaceMethods<Differentiable>,
                                           DeclareOpInterfaceMethods<LayoutPreference>], traits)> {
  /// The attributes of max pooling; an empty stride is the kernel.
  dag maxWindow = (ins DenseI64ArrayAttr:$kernel_size, DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$stride,
                   DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0}">:$padding,
                   DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$dilation,
                   DefaultValuedAttr<BoolAttr, "false">:$ceil_mode,
                   DefaultValuedAttr<StrAttr, "\"NCHW\"">:$data_format);
  /// The attributes of average pooling.
  dag averageWindow = (ins DenseI64ArrayAttr:$kernel_size, DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$stride,
                       DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0}">:$padding,
                       DefaultValuedAttr<BoolAttr, "false">:$ceil_mode,
                       DefaultValuedAttr<BoolAttr, "true">:$count_include_pad,
                       OptionalAttr<I64Attr>:$divisor_override,
                       DefaultValuedAttr<StrAttr, "\"NCHW\"">:$data_format);
}

def TTC_MaxPool2dOp : TTC_PoolingOp<"max_pool2d", [HasKinks]> {
  let summary = "maximum of windows";
  let description = [{
    As `torch.max_pool2d`: the greatest element of each window, the first of equals, NaN where any is NaN; beyond the
    image is -inf. `index` is the element's place in its window, row times kernel width plus column.

    Example: `%y, %i = ttc.max_pool2d %x {kernel_size = array<i64: 2, 2>}
      : (tensor<2x3x8x8xf32>) -> (tensor<2x3x4x4xf32>, tensor<2x3x4x4xi32>)`
  }];
  let arguments = !con((ins TTC_FloatTensor:$x), maxWindow);
  let results = (outs TTC_FloatTensor:$values, TTC_IntTensor:$index);
}

def TTC_MaxPool2dGradOp : TTC_PoolingOp<"max_pool2d_grad"> {
  let summary = "gradient of max_pool2d by its input";
  let description = [{
    Adds each element of `dy` to the place of its window that `index` tells; `input_size` is the input's height and
    width.

    Example: `%dx = ttc.max_pool2d_grad %dy, %i {input_size = array<i64: 8, 8>, kernel_size = array<i64: 2, 2>}
      : (tensor<2x3x4x4xf32>, tensor<2x3x4x4xi32>) -> tensor<2x3x8x8xf32>`
  }];
  let arguments = !con((ins TTC_FloatTensor:$dy, TTC_IntTensor:$index, DenseI64ArrayAttr:$input_size), maxWindow);
  let results = (outs TTC_FloatTensor:$result);
}

def TTC_MaxPool2dGatherOp : TTC_PoolingOp<"max_pool2d_gather"> {
  let summary = "elements of windows";
  let description = [{
    The element of each window of `x` whose place `index` tells: the gradient of `max_pool2d_grad`.

    Example: `%y = ttc.max_pool2d_gather %x, %i {kernel_size = array<i64: 2, 2>}
      : (tensor<2x3x8x8xf32>, tensor<2x3x4x4xi32>) -> tensor<2x3x4x4xf32>`
  }];
  let arguments = !con((ins TTC_FloatTensor:$x, TTC_IntTensor:$index), maxWindow);
  let results = (outs TTC_FloatTensor:$result);
}

def TTC_AvgPool2dOp : TTC_PoolingOp<"avg_pool2d"> {
  let summary = "mean of windows";
  let description = [{
    As `torch.avg_pool2d`: the sum of each window, zeros beyond the image, divided by `divisor_override` or by the
    count of the window's elements within the padded image (`count_include_pad`) or within the image.

    Example: `%y = ttc.avg_pool2d %x {kernel_size = array<i64: 2, 2>} : (tensor<2x3x8x8xf32>) -> tensor<2x3x4x4xf32>`
  }];
  let arguments = !con((ins TTC_FloatTensor:$x), averageWindow);
  let results = (outs TTC_FloatTensor:$result);
}

def TTC_AvgPool2dGradOp : TTC_PoolingOp<"avg_pool2d_grad"> {
  let summary = "gradient of avg_pool2d by its input";
  let description = [{
    Adds each element of `dy`, divided as in `avg_pool2d`, to all elements of its window; `input_size` is the input's
    height and width.

    Example: `%dx = ttc.avg_pool2d_grad %dy {input_size = array<i64: 8, 8>, kernel_size = array<i64: 2, 2>}
      : (tensor<2x3x4x4xf32>) -> tensor<2x3x8x8xf32>`
  }];
  let arguments = !con((ins TTC_FloatTensor:$dy, DenseI64ArrayAttr:$input_size), averageWindow);
  let results = (outs TTC_FloatTensor:$result);
}

#endif
