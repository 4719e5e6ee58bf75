//===- Passes.td - From kernels to loops over vectors ---------------------===//
#ifndef TTC_PASSES_TILING_TD
#define TTC_PASSES_TILING_TD

include "mlir/Pass/PassBase.td"

def LowerToLinalg : Pass<"ttc-lower-to-linalg", "::mlir::func::FuncOp"> {
  let summary = "lowers operations of the graph to linalg on tensors";
  let description = [{
    Elementwise operations become one `linalg.generic` around their `buildScalar`, with broadcasting in the indexing
    maps; all others build themselves with `buildLinalg`. Shapes must be static.

    Before:
    ```mlir
    %0 = ttc.relu %x : (tensor<8xf32>) -> tensor<8xf32>
    ```
    After:
    ```mlir
    %e = tensor.empty() : tensor<8xf32>
    %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<8xf32>)
           outs(%e : tensor<8xf32>) { ... } -> tensor<8xf32>
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
    "::mlir::memref::MemRefDialect", "::mlir::scf::SCFDialect", "::mlir::tensor::TensorDialect",
    "::mlir::vector::VectorDialect"
  ];
}

def FuseLinalg : Pass<"ttc-fuse-linalg", "::mlir::func::FuncOp"> {
  let summary = "merges elementwise linalg operations of a kernel into their consumers";
  let description = [{
    A `linalg.generic` with parallel loops only moves into the body of each consumer that reads it, contractions excepted
    unless it is a plain copy: a contraction reads its operands many times.

    Before:
    ```mlir
    %0 = linalg.generic ... ins(%x) { exp }
    %1 = linalg.generic ... ins(%0) { add to the accumulator }
    ```
    After:
    ```mlir
    %1 = linalg.generic ... ins(%x) { exp, add to the accumulator }
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect", "::mlir::affine::AffineDialect"];
}

def LegalizeStorage : Pass<"ttc-legalize-storage", "::mlir::func::FuncOp"> {
  let summary = "gives booleans a byte each, and types of storage their bits";
  let description = [{
    Tensors of i1 and ui8 become tensors of i8, those of bf16 and f16 tensors of i16. Bodies of linalg operations convert
    i1 at their borders, regions of `ttc.loops` where they read and write it; bits become bf16 or f16 where these are
    extended to f32 or rounded from it.

    Before:
    ```mlir
    func.func @k(%m: tensor<8xi1>, %x: tensor<8xbf16>)
    ```
    After:
    ```mlir
    func.func @k(%m: tensor<8xi8>, %x: tensor<8xi16>)
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

def BufferizeKernel : Pass<"ttc-bufferize-kernel", "::mlir::func::FuncOp"> {
  let summary = "turns a kernel's tensors into buffers given by its caller";
  let description = [{
    Runs one-shot bufferization; results become buffers that the caller passes after the operands, and what is left
    of temporaries becomes further arguments with the attribute `ttc.scratch`. A result that may share its buffer with an operand,
    because each of its elements is computed from the same element of that operand at most, is noted in the
    result argument's `ttc.inplace` (positions of operands).

    Before:
    ```mlir
    func.func @k(%x: tensor<8xf32>) -> tensor<8xf32>
    ```
    After:
    ```mlir
    func.func @k(%x: memref<8xf32>, %y: memref<8xf32> {ttc.inplace = array<i64: 0>, ttc.result})
    ```
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect", "::mlir::memref::MemRefDialect"];
}

def MergeKernels : Pass<"ttc-merge-kernels", "::mlir::ModuleOp"> {
  let summary = "joins launches whose kernels walk the same outer extent";
  let description = [{
    A kernel that reads another's result is appended to it if both are small, or if all loop nests of the two can be cut into
    tasks along one dimension, so that a task reads of the other's results only what it wrote itself: the values are still in the
    core's cache, and there is one barrier less. Values that nobody else reads become scratch memory.

    Before:
    ```mlir
    %0 = ttc.launch @k0_conv2d(%x, %w) : (...)
    %1 = ttc.launch @k1_max_pool2d(%0) : (...)
    ```
    After:
    ```mlir
    %1 = ttc.launch @k1_conv2d_max_pool2d(%x, %w) : (...)
    ```
  }];
  let options = [
    Option<"vectorBits", "vector-bits", "unsigned", "256", "Width of a vector register">,
    Option<"vectorRegisters", "vector-registers", "unsigned", "16", "Number of vector registers">,
  ];
}

def Vectorize : Pass<"ttc-vectorize", "::mlir::func::FuncOp"> {
  let summary = "makes loops over vectors of a kernel's linalg operations";
  let description = [{
    Adds the arguments `%begin, %end`, a range of tasks, and the function attribute `ttc.tasks`. Contractions become register
    tiles: rows of broadcast scalars times vectors of packed columns, accumulators in registers over the whole
    reduction, elementwise operations that follow applied to the accumulators before they are stored. Other operations
    become loops over vectors of the innermost contiguous dimension with a masked tail, reductions along it several vector
    accumulators wide. A `ttc.loops` is inlined: alone in its kernel with its own tasks, beside others in one task.

    Before:
    ```mlir
    linalg.generic ... ins(%x : memref<100xf32>) outs(%y : memref<100xf32>) { negf }
    ```
    After:
    ```mlir
    scf.for %i = %c0 to %c96 step %c16 {
      %v = vector.load %x[%i] : memref<100xf32>, vector<16xf32>
      %n = arith.negf %v : vector<16xf32>
      vector.store %n, %y[%i] : memref<100xf32>, vector<16xf32>
    }
    ... the last four elements under a mask
    ```
  }];
  let options = [
    Option<"vectorBits", "vector-bits", "unsigned", "256", "Width of a vector register">,
    Option<"vectorRegisters", "vector-registers", "unsigned", "16", "Number of vector registers">,
  ];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::memref::MemRefDialect", "::mlir::scf::SCFDialect",
    "::mlir::vector::VectorDialect"
  ];
}

#endif
