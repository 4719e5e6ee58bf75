//===- Conv.td - Convolutions ---------------------------------------------===//
#ifndef TTC_CONV_TD
#define TTC_CONV_TD

include "dialect/core/TTCDialect.td"

class TTC_ConvOp<string mnemonic>
    : TTC_InferredOp<mnemonic, [DeclareOpInterfaceMethods<LinalgLowerable>, DeclareOpInterfaceMethods<Differentiable>,
                                DeclareOpInterfaceMethods<LayoutPreference>]> {
  /// The attributes of every convolution, as torch's.
  dag window = (ins DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$stride,
                DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0}">:$padding,
                DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$dilation, DefaultValuedAttr<I64Attr, "1">:$groups,
                DefaultValuedAttr<StrAttr, "\"NCHW\"">:$data_format);
}

def TTC_Conv2dOp : TTC_ConvOp<"conv2d"> {
  let summary = "convolution of images";
  let description = [{
    As `torch.conv2d` without bias: `result[n, f, p, q] = sum over c, r, s of
    x[n, c, p stride - padding + r dilation, q stride - padding + s dilation] weight[f, c, r, s]`, zeros beyond the
    image. With `groups` the channels of input and result fall into groups that meet only each other. The
    weight is [F, C/groups, R, S] with data format "NCHW", and [R, S, C/groups, F] with "NHWC".

    Example: `%y = ttc.conv2d %x, %w {padding = array<i64: 1, 1>}
      : (tensor<2x3x8x8xf32>, tensor<4x3x3x3xf32>) -> tensor<2x4x8x8xf32>`
  }];
  let arguments = !con((ins TTC_FloatTensor:$x, TTC_FloatTensor:$weight), window);
  let results = (outs TTC_FloatTensor:$result);
}

def TTC_Conv2dInputGradOp : TTC_ConvOp<"conv2d_input_grad"> {
  let summary = "gradient of conv2d by its input";
  let description = [{
    The sum of `weight` times `dy` at the elements of the input that each element of the result was computed from;
    `input_size` is the input's height and width.

    Example: `%dx = ttc.conv2d_input_grad %dy, %w {input_size = array<i64: 8, 8>}
      : (tensor<2x4x6x6xf32>, tensor<4x3x3x3xf32>) -> tensor<2x3x8x8xf32>`
  }];
  let arguments = !con((ins TTC_FloatTensor:$dy, TTC_FloatTensor:$weight, DenseI64ArrayAttr:$input_size), window);
  let results = (outs TTC_FloatTensor:$result);
}

def TTC_Conv2dWeightGradOp : TTC_ConvOp<"conv2d_weight_grad"> {
  let summary = "gradient of conv2d by its weight";
  let description = [{
    `result[f, c, r, s] = sum over n, p, q of x[n, c, p stride - padding + r dilation, ...] dy[n, f, p, q]`;
    `kernel_size` is the weight's height and width.

    Example: `%dw = ttc.conv2d_weight_grad %x, %dy {kernel_size = array<i64: 3, 3>}
      : (tensor<2x3x8x8xf32>, tensor<2x4x6x6xf32>) -> tensor<4x3x3x3xf32>`
  }];
  let arguments = !con((ins TTC_FloatTensor:$x, TTC_FloatTensor:$dy, DenseI64ArrayAttr:$kernel_size), window);
  let results = (outs TTC_FloatTensor:$result);
}

#endif
