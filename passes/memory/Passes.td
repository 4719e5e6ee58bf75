//===- Passes.td - From launches on tensors to a scheduled arena ----------===//
#ifndef TTC_PASSES_MEMORY_TD
#define TTC_PASSES_MEMORY_TD

include "mlir/Pass/PassBase.td"

def Schedule : Pass<"ttc-schedule", "::mlir::func::FuncOp"> {
  let summary = "orders launches into phases";
  let description = [{
    A launch goes into the first phase after those it depends on, and an update of a parameter or state after all launches
    that read the old value, so that it can be written in place. Launches of one phase run side by side. If an update can't wait for a
    reader (the reader needs the update's other results), the order of the data alone counts, and the update gets a buffer of its own.

    Before:
    ```mlir
    %w1 = ttc.launch @update(%w, %g) : (...)
    %dx = ttc.launch @dx(%dy, %w) : (...)
    return %w1, %dx
    ```
    After:
    ```mlir
    %dx = ttc.launch @dx(%dy, %w) {phase = 0 : i64} : (...)
    %w1 = ttc.launch @update(%w, %g) {phase = 1 : i64} : (...)
    ```
  }];
}

def PlanMemory : Pass<"ttc-plan-memory", "::mlir::ModuleOp"> {
  let summary = "gives every tensor of the schedule its bytes";
  let description = [{
    The function `main` takes one arena besides its arguments, which become buffers, followed by buffers for its outputs. Temporaries
    are views of the arena; two share bytes when their phases don't meet. Updates are written over the argument they update.
    A result may also take over the bytes of an operand that nobody reads later, where the kernel allows it. The attributes
    `ttc.arena_bytes` and `ttc.buffer_bytes` hold the arena's size and what all temporaries would take side by side.

    A `ttc.repeat` becomes an `scf.for` around the launches of its body, which is planned the same way before: the carries
    are written over from step to step, elements of the stacks are views (`ttc.row`), and the body's arena is a temporary.

    Before:
    ```mlir
    func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
      %0 = ttc.launch @k0(%x) {phase = 0 : i64} : (tensor<8xf32>) -> tensor<8xf32>
      %1 = ttc.launch @k1(%0) {phase = 1 : i64} : (tensor<8xf32>) -> tensor<8xf32>
    ```
    After:
    ```mlir
    func.func @main(%arena: memref<64xi8>, %x: memref<8xf32>, %out: memref<8xf32>) {
      %0 = memref.view %arena[%c0][] : memref<64xi8> to memref<8xf32>
      ttc.launch @k0(%x, %0) tasks 1 writes [1] : (memref<8xf32>, memref<8xf32>) -> ()
      ttc.launch @k1(%0, %out) tasks 1 writes [1] : (memref<8xf32>, memref<8xf32>) -> ()
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::memref::MemRefDialect", "::mlir::scf::SCFDialect"];
}

def InsertBarriers : Pass<"ttc-insert-barriers", "::mlir::func::FuncOp"> {
  let summary = "separates launches that meet in memory";
  let description = [{
    A barrier goes before a launch that touches bytes which a launch since the last barrier writes, or writes bytes
    which one touches. In a loop, launches of the step before count, too.

    Before:
    ```mlir
    ttc.launch @k0(%x, %0) tasks 1 writes [1] : ...
    ttc.launch @k1(%0, %out) tasks 1 writes [1] : ...
    ```
    After:
    ```mlir
    ttc.launch @k0(%x, %0) tasks 1 writes [1] : ...
    ttc.barrier
    ttc.launch @k1(%0, %out) tasks 1 writes [1] : ...
    ```
  }];
}

#endif
