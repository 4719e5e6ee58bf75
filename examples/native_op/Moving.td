//===- Moving.td - A dialect with a moving average ------------------------===//
#ifndef MOVING_TD
#define MOVING_TD

include "mlir/IR/OpBase.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "dialect/core/Interfaces.td"

def Moving_Dialect : Dialect {
  let name = "moving";
  let cppNamespace = "::moving";
  let summary = "Sliding windows over sequences";
  let dependentDialects = ["::ttc::ir::TTCDialect"];
}

def Moving_AverageOp : Op<Moving_Dialect, "average", [
    Pure, InferTypeOpAdaptor, DeclareOpInterfaceMethods<Differentiable>, DeclareOpInterfaceMethods<LinalgLowerable>]> {
  let summary = "mean of the last few elements";
  let description = [{
    `result[..., i] = (x[..., i] + ... + x[..., i + window - 1]) / window` along the last dimension, for the windows that
    lie within x.

    Example: `%y = moving.average %x {window = 3 : i64} : (tensor<2x8xf32>) -> tensor<2x6xf32>`
  }];
  let arguments = (ins RankedTensorOf<[F32, F64]>:$x, I64Attr:$window);
  let results = (outs RankedTensorOf<[F32, F64]>:$result);
  let assemblyFormat = "operands attr-dict `:` functional-type(operands, results)";
}

#endif
