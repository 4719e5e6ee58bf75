//===- Elementwise.td - Operations computed element by element ------------===//
#ifndef TTC_ELEMENTWISE_TD
#define TTC_ELEMENTWISE_TD

include "dialect/core/TTCDialect.td"

/// An elementwise operation; `result` is a C++ expression of `operand` (the first operand's
/// element type) and `adaptor` for the result's element type.
class TTC_ElementwiseOp<string mnemonic, list<Trait> traits = [], string result = "operand">
    : TTC_InferredOp<mnemonic, !listconcat([DeclareOpInterfaceMethods<ScalarBody>], traits), [{
    ::llvm::LogicalResult $cppClass::inferReturnTypes(::mlir::MLIRContext *context,
                                                      std::optional<::mlir::Location> location, Adaptor adaptor,
                                                      ::llvm::SmallVectorImpl<::mlir::Type> &results) {
      auto shape = inferElementwise(location, getOperationName().drop_front(4), adaptor.getOperands());
      if (failed(shape))
        return ::mlir::failure();
      ::mlir::Type operand = elementType(*adaptor.getOperands().begin());
      (void)operand;
      results.push_back(tensorOf(*shape, }] # result # [{));
      return ::mlir::success();
    }
}]>;

/// The result types `i1` and that of the second operand.
defvar boolResult = "::mlir::IntegerType::get(context, 1)";
defvar secondResult = "elementType(adaptor.getOperands()[1])";

include "dialect/elementwise/Unary.td"
include "dialect/elementwise/Binary.td"

def TTC_WhereOp : TTC_ElementwiseOp<"where", [StorageAgnostic, DeclareOpInterfaceMethods<Differentiable>],
                                    secondResult> {
  let summary = "choice between two tensors";
  let description = [{
    `result = condition ? x : y` for each element; all three broadcast.

    Example: `%r = ttc.where %c, %x, %y : (tensor<4xi1>, tensor<4xf32>, tensor<f32>) -> tensor<4xf32>`
  }];
  let arguments = (ins TTC_BoolTensor:$condition, TTC_Tensor:$x, TTC_Tensor:$y);
  let results = (outs TTC_Tensor:$result);
  let hasFolder = 1;
}

#endif
