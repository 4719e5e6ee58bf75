//===- Loops.td - Imperative loops as one structured operation ------------===//
#ifndef TTC_LOOPS_TD
#define TTC_LOOPS_TD

include "dialect/core/TTCDialect.td"
include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.td"
include "mlir/Interfaces/DestinationStyleOpInterface.td"

def TTC_LoopsOp : Op<TTC_Dialect, "loops", [
    IsolatedFromAbove, SingleBlock, NoTerminator, DestinationStyleOpInterface,
    DeclareOpInterfaceMethods<MemoryEffectsOpInterface>,
    DeclareOpInterfaceMethods<BufferizableOpInterface, [
      "bufferizesToMemoryRead", "bufferizesToMemoryWrite", "getAliasingValues", "bufferize"]>]> {
  let summary = "loops over buffers, cut into tasks";
  let description = [{
    What no structured operation can express, because the data decides where to read or write: sorting, scattering,
    recurrences. The region runs once for each task in `[0, tasks)`. It is given the task's number and a row-major
    buffer for each operand, and holds scf, memref, vector, arith and math operations. It reads the inputs and writes
    the outputs; what an output held before is visible. Tasks may run at the same time in any order: what one writes no
    other may touch. Outputs that nobody reads are scratch memory.

    On tensors there is one result for each output. `flops` is an estimate of all arithmetic, for profiles.
    `ttc-vectorize` inlines the region into the kernel's loop over tasks.

    ```mlir
    %r = ttc.loops tasks 4 flops 400 ins(%x : tensor<4x100xf32>) outs(%e : tensor<4xf32>) {
    ^bb0(%task: index, %from: memref<4x100xf32>, %to: memref<4xf32>):
      %c99 = arith.constant 99 : index
      %last = memref.load %from[%task, %c99] : memref<4x100xf32>
      memref.store %last, %to[%task] : memref<4xf32>
    } -> tensor<4xf32>
    ```
  }];
  // The inputs, then the outputs.
  let arguments = (ins I64Attr:$tasks, DefaultValuedAttr<I64Attr, "0">:$flops, I64Attr:$num_inputs,
                       Variadic<AnyTypeOf<[AnyRankedTensor, AnyStaticShapeMemRef]>>:$buffers);
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = [{
    `tasks` $tasks (`flops` $flops^)? custom<LoopsBuffers>($buffers, type($buffers), $num_inputs)
    attr-dict-with-keyword $body (`->` type($results)^)?
  }];
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    ::mlir::OperandRange getInputs() { return getBuffers().take_front(countInputs()); }
    ::mlir::OperandRange getOutputs() { return getBuffers().drop_front(countInputs()); }
    ::mlir::MutableOperandRange getDpsInitsMutable() {
      return getBuffersMutable().slice(countInputs(), getOutputs().size());
    }
    /// `num_inputs`, within the operands also while the operation is being verified.
    size_t countInputs() { return std::min<size_t>(getNumInputs(), getBuffers().size()); }
    /// Copies the region's operations to `builder`'s place, for the task number `task`. Operands must be buffers.
    void inlineTask(::mlir::OpBuilder &builder, ::mlir::Value task);
  }];
}

#endif
