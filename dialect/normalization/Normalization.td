//===- Normalization.td - Normalizations along a dimension ----------------===//
#ifndef TTC_NORMALIZATION_TD
#define TTC_NORMALIZATION_TD

include "dialect/core/TTCDialect.td"

class TTC_SoftmaxOpBase<string mnemonic, string summ, string formula>
    : TTC_InferredOp<mnemonic, [DeclareOpInterfaceMethods<LinalgLowerable>,
                                DeclareOpInterfaceMethods<Differentiable>], [{
    ::llvm::LogicalResult $cppClass::inferReturnTypes(::mlir::MLIRContext *context,
                                                      std::optional<::mlir::Location> location, Adaptor adaptor,
                                                      ::llvm::SmallVectorImpl<::mlir::Type> &results) {
      auto type = ::llvm::cast<::mlir::RankedTensorType>(adaptor.getX().getType());
      results.push_back(type);
      return normalizeDim(location, getOperationName().drop_front(4), adaptor.getDim(), type.getRank());
    }
}]> {
  let summary = summ;
  let description = "Computes `" # formula # "` with sums along `dim`.\n\nExample: `%y = ttc." # mnemonic #
                    " %x {dim = 1 : i64} : (tensor<4x10xf32>) -> tensor<4x10xf32>`";
  let arguments = (ins TTC_FloatTensor:$x, I64Attr:$dim);
  let results = (outs TTC_FloatTensor:$result);
}

def TTC_SoftmaxOp : TTC_SoftmaxOpBase<"softmax", "softmax", "e^(x - max x) / sum e^(x - max x)">;
def TTC_LogSoftmaxOp : TTC_SoftmaxOpBase<"log_softmax", "logarithm of softmax", "x - max x - ln sum e^(x - max x)">;

#endif
