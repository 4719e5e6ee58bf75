//===- Reduction.td - Reductions over dimensions --------------------------===//
#ifndef TTC_REDUCTION_TD
#define TTC_REDUCTION_TD

include "dialect/core/TTCDialect.td"
include "dialect/reduction/Cumulative.td"

/// A reduction over several dimensions.
class TTC_ReductionOp<string mnemonic, string summ, string formula, Type type, list<Trait> traits = []>
    : TTC_InferredOp<mnemonic, !listconcat([DeclareOpInterfaceMethods<LinalgLowerable>,
                                           DeclareOpInterfaceMethods<SplittableReduction>], traits), [{
    ::llvm::LogicalResult $cppClass::inferReturnTypes(::mlir::MLIRContext *context,
                                                      std::optional<::mlir::Location> location, Adaptor adaptor,
                                                      ::llvm::SmallVectorImpl<::mlir::Type> &results) {
      auto type = inferReduction(location, getOperationName().drop_front(4), adaptor.getX().getType(),
                                 adaptor.getDims(), adaptor.getKeepdim());
      if (failed(type))
        return ::mlir::failure();
      results.push_back(*type);
      return ::mlir::success();
    }
}]> {
  let summary = summ;
  let description = formula # " over the dimensions `dims` (all when empty), which leave extents of 1 with " #
                    "`keepdim` and disappear without.\n\nExample: `%y = ttc." # mnemonic #
                    " %x {dims = array<i64: 1>} : (tensor<4x3xf32>) -> tensor<4xf32>`";
  let arguments = (ins type:$x, DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$dims,
                   DefaultValuedAttr<BoolAttr, "false">:$keepdim);
  let results = (outs type:$result);
}

class TTC_DifferentiableReductionOp<string mnemonic, string summ, string formula, Type type, list<Trait> traits = []>
    : TTC_ReductionOp<mnemonic, summ, formula, type,
                      !listconcat([DeclareOpInterfaceMethods<Differentiable>], traits)>;

def TTC_SumOp : TTC_DifferentiableReductionOp<"sum", "sum", "The sum", TTC_NumberTensor> {
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}
def TTC_MeanOp : TTC_DifferentiableReductionOp<"mean", "mean", "The sum divided by the count", TTC_FloatTensor>;
def TTC_ProdOp : TTC_DifferentiableReductionOp<"prod", "product", "The product", TTC_NumberTensor>;
def TTC_AmaxOp : TTC_DifferentiableReductionOp<
    "amax", "maximum", "The greatest element, NaN where any is NaN; ties share the gradient,", TTC_NumberTensor,
    [HasKinks]>;
def TTC_AminOp : TTC_DifferentiableReductionOp<
    "amin", "minimum", "The least element, NaN where any is NaN; ties share the gradient,", TTC_NumberTensor,
    [HasKinks]>;
def TTC_AnyOp : TTC_ReductionOp<"any", "logical or", "Whether any element is true", TTC_BoolTensor>;
def TTC_AllOp : TTC_ReductionOp<"all", "logical and", "Whether all elements are true", TTC_BoolTensor>;

/// The position of an extreme element along one dimension.
class TTC_ArgReductionOp<string mnemonic, string summ, string formula>
    : TTC_InferredOp<mnemonic, [DeclareOpInterfaceMethods<LinalgLowerable>], [{
    ::llvm::LogicalResult $cppClass::inferReturnTypes(::mlir::MLIRContext *context,
                                                      std::optional<::mlir::Location> location, Adaptor adaptor,
                                                      ::llvm::SmallVectorImpl<::mlir::Type> &results) {
      auto type = inferReduction(location, getOperationName().drop_front(4), adaptor.getX().getType(),
                                 {static_cast<int64_t>(adaptor.getDim())}, adaptor.getKeepdim());
      if (failed(type))
        return ::mlir::failure();
      results.push_back(type->clone(::mlir::IntegerType::get(context, 64)));
      return ::mlir::success();
    }
}]> {
  let summary = summ;
  let description = formula # " along `dim`: the first of equals, the first NaN where there is one.\n\n" #
                    "Example: `%i = ttc." # mnemonic #
                    " %x {dim = 1 : i64} : (tensor<4x3xf32>) -> tensor<4xi64>`";
  let arguments = (ins TTC_NumberTensor:$x, I64Attr:$dim, DefaultValuedAttr<BoolAttr, "false">:$keepdim);
  let results = (outs TTC_IntTensor:$result);
}

def TTC_ArgmaxOp : TTC_ArgReductionOp<"argmax", "position of the maximum", "The index of the greatest element">;
def TTC_ArgminOp : TTC_ArgReductionOp<"argmin", "position of the minimum", "The index of the least element">;

#endif
