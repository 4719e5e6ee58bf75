//===- Kernel.td - Kernels and their launches -----------------------------===//
#ifndef TTC_KERNEL_TD
#define TTC_KERNEL_TD

include "dialect/core/TTCDialect.td"
include "dialect/kernel/Loops.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/IR/RegionKindInterface.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/ViewLikeInterface.td"

def TTC_KernelOp : Op<TTC_Dialect, "kernel", [
    Pure, IsolatedFromAbove, SingleBlock, SingleBlockImplicitTerminator<"::ttc::ir::YieldOp">]> {
  let summary = "a group of operations that becomes one kernel";
  let description = [{
    Computes its region's values from its operands. `ttc-form-kernels` makes these groups so
    that each is one loop nest, or a few over the same outer dimension.

    ```mlir
    %y = ttc.kernel(%x, %b) : (tensor<64x8xf32>, tensor<8xf32>) -> tensor<64x8xf32> {
    ^bb0(%0: tensor<64x8xf32>, %1: tensor<8xf32>):
      %2 = ttc.add %0, %1 : (tensor<64x8xf32>, tensor<8xf32>) -> tensor<64x8xf32>
      ttc.yield %2 : tensor<64x8xf32>
    }
    ```
  }];
  let arguments = (ins Variadic<AnyRankedTensor>:$inputs);
  let results = (outs Variadic<AnyRankedTensor>:$outputs);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = "`(` $inputs `)` attr-dict `:` functional-type($inputs, $outputs) $body";
  let hasVerifier = 1;
}

def TTC_YieldOp : Op<TTC_Dialect, "yield", [
    Pure, Terminator, ReturnLike, ParentOneOf<["KernelOp", "ScanOp", "CustomGradientOp"]>]> {
  let summary = "ends a region with its results";
  let description = [{
    Terminates the region of `ttc.kernel`, whose results its operands are, of `ttc.scan`: the next carries, then this
    step's elements of the stacked results, or of `ttc.custom_gradient`: the cotangents.

    ```mlir
    ttc.yield %0 : tensor<64x8xf32>
    ```
  }];
  let arguments = (ins Variadic<AnyRankedTensor>:$values);
  let builders = [OpBuilder<(ins), "build($_builder, $_state, ::mlir::ValueRange());">];
  let assemblyFormat = "attr-dict ($values^ `:` type($values))?";
}

def TTC_LaunchOp : Op<TTC_Dialect, "launch", [
    DeclareOpInterfaceMethods<SymbolUserOpInterface>,
    DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "runs an outlined kernel";
  let description = [{
    Runs the function of the same name in the nested module `kernel`. On tensors it has no side
    effects and returns the kernel's results. On buffers the operands at the positions in `writes` are
    written, the others read, and the kernel's `tasks` tasks may run in any order on any thread.

    ```mlir
    %y = ttc.launch @k0(%x) : (tensor<64x8xf32>) -> tensor<64x8xf32>
    ttc.launch @k0(%x, %y) tasks 16 writes [1] : (memref<64x8xf32>, memref<64x8xf32>) -> ()
    ```
  }];
  let arguments = (ins FlatSymbolRefAttr:$kernel, Variadic<AnyType>:$operands,
                       OptionalAttr<I64Attr>:$tasks, OptionalAttr<DenseI64ArrayAttr>:$writes);
  let results = (outs Variadic<AnyRankedTensor>:$outputs);
  let assemblyFormat = [{
    $kernel `(` $operands `)` (`tasks` $tasks^)? (`writes` $writes^)? attr-dict `:` functional-type($operands, $outputs)
  }];
  let hasVerifier = 1;
}

def TTC_RepeatOp : Op<TTC_Dialect, "repeat", [
    Pure, DeclareOpInterfaceMethods<SymbolUserOpInterface>]> {
  let summary = "runs an outlined scan";
  let description = [{
    `ttc.scan` with its body in a function of the module: `times` steps, from the last to the first with `reverse`. The
    body has the carries as arguments, then step t's elements of `xs` (all along dimension 0), then `consts`; its results
    are the new carries (`ttc.updates` names the argument each is written over), then step t's elements of the stacked
    results. The results are the last carries, then the stacked results. `ttc-plan-memory` inlines the body.

    ```mlir
    %h1, %ys = ttc.repeat @scan0 times 100 carries(%h0) xs(%x) consts(%w)
        : (tensor<8xf32>, tensor<100x8xf32>, tensor<8x8xf32>) -> (tensor<8xf32>, tensor<100x8xf32>)
    ```
  }];
  // The carries' first values, then `xs`, then the constants.
  let arguments = (ins FlatSymbolRefAttr:$body, I64Attr:$times, Variadic<AnyRankedTensor>:$inputs,
                       I64Attr:$num_carries, I64Attr:$num_xs, UnitAttr:$reverse);
  let results = (outs Variadic<AnyRankedTensor>:$outputs);
  let assemblyFormat = [{
    $body `times` $times (`reverse` $reverse^)? custom<ScanInputs>($inputs, $num_carries, $num_xs) attr-dict
    `:` functional-type(operands, $outputs)
  }];
  let extraClassDeclaration = [{
    ::mlir::OperandRange getInit() { return getInputs().take_front(getNumCarries()); }
    ::mlir::OperandRange getXs() { return getInputs().slice(getNumCarries(), getNumXs()); }
    ::mlir::OperandRange getConsts() { return getInputs().drop_front(getNumCarries() + getNumXs()); }
  }];
  let hasVerifier = 1;
}

def TTC_RowOp : Op<TTC_Dialect, "row", [Pure, DeclareOpInterfaceMethods<ViewLikeOpInterface>]> {
  let summary = "one element of a buffer along dimension 0";
  let description = [{
    The view of element `index` along dimension 0; with `reverse` of the element counted back from the last. `index` is
    the induction variable of an `scf.for` around launches.

    ```mlir
    %x_t = ttc.row %x[%t] : memref<100x8xf32> to memref<8xf32>
    ```
  }];
  let arguments = (ins AnyStaticShapeMemRef:$source, Index:$index, UnitAttr:$reverse);
  let results = (outs AnyStaticShapeMemRef:$result);
  let assemblyFormat = [{
    $source `[` $index `]` (`reverse` $reverse^)? attr-dict `:` type($source) `to` type($result)
  }];
  let hasVerifier = 1;
}

def TTC_BarrierOp : Op<TTC_Dialect, "barrier", [MemoryEffects<[MemRead, MemWrite]>]> {
  let summary = "waits until every task launched before has ended";
  let description = [{
    Separates launches that depend on each other through memory; `ttc-schedule` places as few as
    the buffers' overlaps allow.

    ```mlir
    ttc.barrier
    ```
  }];
  let assemblyFormat = "attr-dict";
}

#endif
