//===- Binary.td - Elementwise operations of two operands -----------------===//
#ifndef TTC_BINARY_TD
#define TTC_BINARY_TD

/// An operation `result = formula(x, y)` on two tensors of one element type that broadcast.
class TTC_BinaryOp<string mnemonic, string summ, string formula, Type type = TTC_NumberTensor, list<Trait> traits = []>
    : TTC_ElementwiseOp<mnemonic, !listconcat([DeclareOpInterfaceMethods<Differentiable>], traits)> {
  let summary = summ;
  let description = "Computes `" # formula # "` for each pair of elements; the operands broadcast.\n\n" #
                    "Example: `%r = ttc." # mnemonic #
                    " %x, %y : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>`";
  let arguments = (ins type:$x, type:$y);
  let results = (outs type:$result);
}

def TTC_AddOp : TTC_BinaryOp<"add", "sum", "x + y"> { let hasFolder = 1; }
def TTC_SubOp : TTC_BinaryOp<"sub", "difference", "x - y"> { let hasFolder = 1; }
def TTC_MulOp : TTC_BinaryOp<"mul", "product", "x * y"> { let hasFolder = 1; }
def TTC_DivOp : TTC_BinaryOp<"div", "quotient", "x / y, rounded towards 0 for integers (x / 0 being 0)"> {
  let hasFolder = 1;
}
def TTC_PowOp : TTC_BinaryOp<"pow", "power",
                             "x ^ y, for integers modulo 2 to the number of bits, and rounded towards 0 if y < 0"> {
  let hasCanonicalizer = 1;
}
def TTC_MaximumOp : TTC_BinaryOp<"maximum", "greater of two", "max(x, y), NaN where either is NaN", TTC_NumberTensor,
                                 [HasKinks]>;
def TTC_MinimumOp : TTC_BinaryOp<"minimum", "lesser of two", "min(x, y), NaN where either is NaN", TTC_NumberTensor,
                                 [HasKinks]>;
def TTC_FmodOp : TTC_BinaryOp<"fmod", "remainder with the sign of x", "x - trunc(x / y) y, 0 for integers if y is 0",
                              TTC_NumberTensor, [HasKinks]>;
def TTC_Atan2Op : TTC_BinaryOp<"atan2", "angle of a point", "atan2(x, y), the angle of the point (y, x)",
                               TTC_FloatTensor>;
def TTC_BinaryCrossEntropyOp
    : TTC_BinaryOp<"binary_cross_entropy", "loss of a probability x against y",
                   "-(y ln x + (1 - y) ln(1 - x)), logarithms limited to -100; the gradient of x is "
                   "(x - y) / max(x (1 - x), 1e-12)", TTC_FloatTensor>;

/// An operation `result = formula(x, y)` that answers i1 and has no gradient.
class TTC_PredicateOp<string mnemonic, string summ, string formula, Type type = TTC_Tensor>
    : TTC_ElementwiseOp<mnemonic, [], boolResult> {
  let summary = summ;
  let description = "Computes `" # formula # "` for each pair of elements; the operands broadcast.\n\n" #
                    "Example: `%r = ttc." # mnemonic # " %x, %y : (tensor<4xf32>, tensor<f32>) -> tensor<4xi1>`";
  let arguments = (ins type:$x, type:$y);
  let results = (outs TTC_BoolTensor:$result);
}

def TTC_EqOp : TTC_PredicateOp<"eq", "equal", "x == y">;
def TTC_NeOp : TTC_PredicateOp<"ne", "not equal", "x != y, true where either is NaN">;
def TTC_LtOp : TTC_PredicateOp<"lt", "less", "x < y", TTC_NumberTensor>;
def TTC_LeOp : TTC_PredicateOp<"le", "less or equal", "x <= y", TTC_NumberTensor>;
def TTC_GtOp : TTC_PredicateOp<"gt", "greater", "x > y", TTC_NumberTensor>;
def TTC_GeOp : TTC_PredicateOp<"ge", "greater or equal", "x >= y", TTC_NumberTensor>;
def TTC_LogicalAndOp : TTC_PredicateOp<"logical_and", "logical and", "x and y", TTC_BoolTensor>;
def TTC_LogicalOrOp : TTC_PredicateOp<"logical_or", "logical or", "x or y", TTC_BoolTensor>;
def TTC_LogicalXorOp : TTC_PredicateOp<"logical_xor", "logical exclusive or", "x xor y", TTC_BoolTensor>;

#endif
