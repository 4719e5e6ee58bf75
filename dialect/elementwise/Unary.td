//===- Unary.td - Elementwise operations of one operand -------------------===//
#ifndef TTC_UNARY_TD
#define TTC_UNARY_TD

/// An operation `result = formula(x)`; `attributes` spells its attributes in the example.
class TTC_UnaryOp<string mnemonic, string summ, string formula, Type type = TTC_FloatTensor, string attributes = "",
                  list<Trait> traits = []>
    : TTC_ElementwiseOp<mnemonic, !listconcat([DeclareOpInterfaceMethods<Differentiable>], traits)> {
  let summary = summ;
  let description = "Computes `" # formula # "` for each element `x`.\n\nExample: `%y = ttc." # mnemonic # " %x" #
                    attributes # " : (tensor<4xf32>) -> tensor<4xf32>`";
  let arguments = (ins type:$x);
  let results = (outs type:$result);
}

def TTC_NegOp : TTC_UnaryOp<"neg", "negation", "-x", TTC_NumberTensor> { let hasFolder = 1; }
def TTC_AbsOp : TTC_UnaryOp<"abs", "absolute value", "|x|", TTC_NumberTensor, traits=[HasKinks]>;
def TTC_SignOp : TTC_UnaryOp<"sign", "sign", "(x > 0) - (x < 0)", TTC_NumberTensor, traits=[PiecewiseConstant]>;
def TTC_ExpOp : TTC_UnaryOp<"exp", "exponential", "e^x">;
def TTC_LogOp : TTC_UnaryOp<"log", "natural logarithm", "ln x">;
def TTC_Log1pOp : TTC_UnaryOp<"log1p", "logarithm of 1 + x", "ln(1 + x)">;
def TTC_Expm1Op : TTC_UnaryOp<"expm1", "exponential minus 1", "e^x - 1">;
def TTC_SqrtOp : TTC_UnaryOp<"sqrt", "square root", "sqrt(x)"> { let hasFolder = 1; }
def TTC_RsqrtOp : TTC_UnaryOp<"rsqrt", "reciprocal square root", "1 / sqrt(x)">;
def TTC_ReciprocalOp : TTC_UnaryOp<"reciprocal", "reciprocal", "1 / x"> { let hasFolder = 1; }
def TTC_SquareOp : TTC_UnaryOp<"square", "square", "x * x", TTC_NumberTensor>;
def TTC_SinOp : TTC_UnaryOp<"sin", "sine", "sin(x)">;
def TTC_CosOp : TTC_UnaryOp<"cos", "cosine", "cos(x)">;
def TTC_TanOp : TTC_UnaryOp<"tan", "tangent", "sin(x) / cos(x)">;
def TTC_TanhOp : TTC_UnaryOp<"tanh", "hyperbolic tangent", "tanh(x)">;
def TTC_SigmoidOp : TTC_UnaryOp<"sigmoid", "logistic function", "1 / (1 + e^-x)">;
def TTC_LogsigmoidOp : TTC_UnaryOp<"logsigmoid", "logarithm of the logistic function", "-ln(1 + e^-x)">;
def TTC_ReluOp : TTC_UnaryOp<"relu", "rectifier", "max(x, 0), NaN where x is NaN", TTC_NumberTensor,
                            traits=[HasKinks]> {
  let hasFolder = 1;
}
def TTC_Relu6Op : TTC_UnaryOp<"relu6", "rectifier up to 6", "min(max(x, 0), 6)", traits=[HasKinks]>;
def TTC_SiluOp : TTC_UnaryOp<"silu", "sigmoid-weighted linear unit", "x / (1 + e^-x)">;
def TTC_MishOp : TTC_UnaryOp<"mish", "mish activation", "x tanh(ln(1 + e^x))">;
def TTC_HardswishOp : TTC_UnaryOp<"hardswish", "piecewise approximation of silu", "x min(max(x + 3, 0), 6) / 6",
                                  traits=[HasKinks]>;
def TTC_HardsigmoidOp : TTC_UnaryOp<"hardsigmoid", "piecewise approximation of sigmoid", "min(max(x + 3, 0), 6) / 6",
                                    traits=[HasKinks]>;
def TTC_ErfOp : TTC_UnaryOp<"erf", "error function", "2/sqrt(pi) * integral of e^(-t^2) from 0 to x">;
def TTC_FloorOp : TTC_UnaryOp<"floor", "greatest integer not above", "floor(x), with gradient 0", traits=[PiecewiseConstant]>;
def TTC_CeilOp : TTC_UnaryOp<"ceil", "least integer not below", "ceil(x), with gradient 0", traits=[PiecewiseConstant]>;
def TTC_RoundOp : TTC_UnaryOp<"round", "nearest integer, halves to even", "round(x), with gradient 0",
                              traits=[PiecewiseConstant]>;

def TTC_StopGradientOp : TTC_UnaryOp<"stop_gradient", "identity that no gradient passes", "x, with gradient 0",
                                     TTC_Tensor, "", [StorageAgnostic, StopsGradient]>;

def TTC_LeakyReluOp : TTC_UnaryOp<"leaky_relu", "rectifier with a slope below 0", "x > 0 ? x : negative_slope * x",
                                  TTC_FloatTensor, " {negative_slope = 0.2 : f64}", [HasKinks]> {
  let arguments = (ins TTC_FloatTensor:$x, DefaultValuedAttr<F64Attr, "0.01">:$negative_slope);
}

def TTC_EluOp : TTC_UnaryOp<"elu", "exponential linear unit", "x > 0 ? x : alpha * (e^x - 1)", TTC_FloatTensor,
                            " {alpha = 1.5 : f64}", [HasKinks]> {
  let arguments = (ins TTC_FloatTensor:$x, DefaultValuedAttr<F64Attr, "1.0">:$alpha);
}

def TTC_SoftplusOp : TTC_UnaryOp<"softplus", "smooth rectifier",
                                 "beta x > threshold ? x : ln(1 + e^(beta x)) / beta", TTC_FloatTensor,
                                 " {beta = 2.0 : f64, threshold = 10.0 : f64}"> {
  let arguments = (ins TTC_FloatTensor:$x, DefaultValuedAttr<F64Attr, "1.0">:$beta,
                   DefaultValuedAttr<F64Attr, "20.0">:$threshold);
}

def TTC_GeluOp : TTC_UnaryOp<"gelu", "Gaussian error linear unit",
                             "x/2 (1 + erf(x/sqrt 2)), or with approximate \"tanh\" " #
                             "x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))",
                             TTC_FloatTensor, " {approximate = \"tanh\"}"> {
  let arguments = (ins TTC_FloatTensor:$x, DefaultValuedAttr<StrAttr, "\"none\"">:$approximate);
  let hasVerifier = 1;
}

def TTC_ClampOp : TTC_UnaryOp<"clamp", "limits to a range", "min(max(x, min), max), NaN where x or a bound is NaN",
                              TTC_NumberTensor, " {min = 0.0 : f64, max = 1.0 : f64}", [HasKinks]> {
  let arguments = (ins TTC_NumberTensor:$x, OptionalAttr<TTC_NumberAttr>:$min, OptionalAttr<TTC_NumberAttr>:$max);
  let hasVerifier = 1;
}

def TTC_LogicalNotOp : TTC_ElementwiseOp<"logical_not"> {
  let summary = "logical not";
  let description = [{
    Computes `not x` for each element.

    Example: `%y = ttc.logical_not %x : (tensor<4xi1>) -> tensor<4xi1>`
  }];
  let arguments = (ins TTC_BoolTensor:$x);
  let results = (outs TTC_BoolTensor:$result);
  let hasFolder = 1;
}

def TTC_CastOp : TTC_ElementwiseOp<"cast", [StorageAgnostic, DeclareOpInterfaceMethods<Differentiable>,
                                           DeclareOpInterfaceMethods<ElementConversion>], "adaptor.getDtype()"> {
  let summary = "conversion to another element type";
  let description = [{
    Converts each element to `dtype`: floats to floats by rounding to nearest, ties to even; floats to integers by
    truncation towards zero, to the nearest bound beyond the integer's range, and to 0 from NaN; integers to integers modulo
    2 to the number of bits; numbers to i1 by `x != 0`; i1 to 0 and 1. f64, i32 and i64 become bf16 or f16 by way of f32,
    as in torch.

    Example: `%y = ttc.cast %x {dtype = f32} : (tensor<4xi64>) -> tensor<4xf32>`
  }];
  let arguments = (ins TTC_Tensor:$x, TTC_AnyElementTypeAttr:$dtype);
  let results = (outs TTC_Tensor:$result);
  let hasFolder = 1;
}

#endif
