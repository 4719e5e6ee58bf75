//===- Conv.td - Convolutions ---------------------------------------------===//
//
// Three operations for each number of axes (spatial dimensions): the
// convolution, and its gradients by the input and by the weight.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_CONV_TD
#define TTC_CONV_TD

include "dialect/core/TTCDialect.td"

/// An operation over `axes` axes with images in `format`; the attributes of its window are torch's.
class TTC_ConvOp<string mnemonic, int axes, string format>
    : TTC_InferredOp<mnemonic, [DeclareOpInterfaceMethods<LinalgLowerable>, DeclareOpInterfaceMethods<Differentiable>,
                                DeclareOpInterfaceMethods<LayoutPreference>]> {
  defvar ones = "{" # !interleave(!listsplat("1", axes), ", ") # "}";
  defvar zeros = "{" # !interleave(!listsplat("0", axes), ", ") # "}";
  dag window = (ins DefaultValuedAttr<DenseI64ArrayAttr, ones>:$stride,
                DefaultValuedAttr<DenseI64ArrayAttr, zeros>:$padding,
                DefaultValuedAttr<DenseI64ArrayAttr, ones>:$dilation, DefaultValuedAttr<I64Attr, "1">:$groups,
                DefaultValuedAttr<StrAttr, "\"" # format # "\"">:$data_format);
  let extraClassDeclaration = [{
    /// The number of spatial dimensions.
    static constexpr int64_t axes = }] # axes # [{;
    /// The name in diagnostics.
    static constexpr ::llvm::StringLiteral label = "}] # mnemonic # [{";
  }];
}

/// The three operations; the texts are an example's: `k`, the kernel's extents, and the shapes of x, weight and result.
multiclass TTC_Convolution<int axes, string format, string last, string k, string x, string w, string y> {
  defvar name = "conv" # axes # "d";

  def Op : TTC_ConvOp<name, axes, format> {
    let summary = "convolution over " # axes # !if(!eq(axes, 1), " axis", " axes");
    let description = [{
      As torch's function of this name without bias: `result[n, f, p...] = sum over c, r... of
      x[n, c, p stride - padding + r dilation...] weight[f, c, r...]`, zeros beyond the image. With `groups` the channels
      of input and result fall into groups that meet only each other. The weight is [F, C/groups, kernel...] with data
      format "}] # format # [{", and [kernel..., C/groups, F] with "}] # last # [{".

      Example: `%y = ttc.}] # name # [{ %x, %w : (tensor<}] # x # [{xf32>, tensor<}] # w # [{xf32>) -> tensor<}]
      # y # [{xf32>`
    }];
    let arguments = !con((ins TTC_FloatTensor:$x, TTC_FloatTensor:$weight), window);
    let results = (outs TTC_FloatTensor:$result);
  }

  def InputGradOp : TTC_ConvOp<name # "_input_grad", axes, format> {
    let summary = "gradient of " # name # " by its input";
    let description = [{
      The sum of `weight` times `dy` at the elements of the input that each element of the result was computed from;
      `input_size` has the input's spatial extents.

      Example: `%dx = ttc.}] # name # [{_input_grad %dy, %w {input_size = array<i64: 8}]
      # !interleave(!listsplat("", axes), ", 8") # [{>} : (tensor<}] # y # [{xf32>, tensor<}] # w # [{xf32>) -> tensor<}]
      # x # [{xf32>`
    }];
    let arguments = !con((ins TTC_FloatTensor:$dy, TTC_FloatTensor:$weight, DenseI64ArrayAttr:$input_size), window);
    let results = (outs TTC_FloatTensor:$result);
  }

  def WeightGradOp : TTC_ConvOp<name # "_weight_grad", axes, format> {
    let summary = "gradient of " # name # " by its weight";
    let description = [{
      `result[f, c, r...] = sum over n, p... of x[n, c, p stride - padding + r dilation...] dy[n, f, p...]`;
      `kernel_size` has the weight's spatial extents.

      Example: `%dw = ttc.}] # name # [{_weight_grad %x, %dy {kernel_size = array<i64: }] # k # [{>}
      : (tensor<}] # x # [{xf32>, tensor<}] # y # [{xf32>) -> tensor<}] # w # [{xf32>`
    }];
    let arguments = !con((ins TTC_FloatTensor:$x, TTC_FloatTensor:$dy, DenseI64ArrayAttr:$kernel_size), window);
    let results = (outs TTC_FloatTensor:$result);
  }
}

defm TTC_Conv1d : TTC_Convolution<1, "NCL", "NLC", "3", "2x3x8", "4x3x3", "2x4x6">;
defm TTC_Conv2d : TTC_Convolution<2, "NCHW", "NHWC", "3, 3", "2x3x8x8", "4x3x3x3", "2x4x6x6">;
defm TTC_Conv3d : TTC_Convolution<3, "NCDHW", "NDHWC", "3, 3, 3", "2x3x8x8x8", "4x3x3x3x3", "2x4x6x6x6">;

#endif
