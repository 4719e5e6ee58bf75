//===- Passes.td - To the LLVM dialect ------------------------------------===//
#ifndef TTC_PASSES_LOWERING_TD
#define TTC_PASSES_LOWERING_TD

include "mlir/Pass/PassBase.td"
include "passes/lowering/DeduplicateKernels.td"

def ExpandMath : Pass<"ttc-expand-math", "::mlir::func::FuncOp"> {
  let summary = "replaces math functions of f32 by polynomials";
  let description = [{
    exp, exp2, expm1, log, log2, log1p, tanh, erf, sin, cos, tan, atan, atan2 and pow on vectors and scalars of f32 become
    arithmetic that vectorizes and gives the same bits on every machine with FMA (`dialect/elementwise/Float32.h`; errors
    in `docs/numerics.md`). An angle beyond 2^17 in any lane takes a branch. f64 goes to libm, but for
    expm1, which upstream would make exp(x) - 1: it becomes a corrected quotient of exp and log.

    Before:
    ```mlir
    %1 = math.exp %0 : vector<16xf32>
    ```
    After:
    ```mlir
    ... range reduction and a polynomial of degree 6 with math.fma
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::math::MathDialect", "::mlir::scf::SCFDialect",
                           "::mlir::vector::VectorDialect"];
}

def LowerKernel : Pass<"ttc-lower-kernel", "::mlir::ModuleOp"> {
  let summary = "lowers a kernel's module to the LLVM dialect";
  let description = [{
    One conversion of scf, vector, memref, math and arith. A kernel's buffers arrive as bare pointers, followed by
    the range of tasks as two i64.

    Before:
    ```mlir
    func.func @k0(%x: memref<8xf32>, %begin: index, %end: index)
    ```
    After:
    ```mlir
    llvm.func @k0(%x: !llvm.ptr, %begin: i64, %end: i64)
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect", "::mlir::cf::ControlFlowDialect"];
}

def Parallelize : Pass<"ttc-parallelize", "::mlir::ModuleOp"> {
  let summary = "runs the schedule on a team of OpenMP threads";
  let description = [{
    The function `main` becomes `llvm.func @ttc_main(%arguments, %arena, %team)`: one `omp.parallel` in which every thread
    claims tasks of each launch from the runtime (its own share first, then what others have left), and waits at the barriers.
    `%arguments` points to the addresses of main's buffers in their order, the arena left out.

    Before:
    ```mlir
    ttc.launch @k0(%x, %y) tasks 4 writes [1] : (memref<64xf32>, memref<64xf32>) -> ()
    ```
    After:
    ```mlir
    ^claim:
      %task = llvm.call @ttc_rt_claim(%team, %thread, %launch, %tasks) : ...
      ...
      llvm.call @k0(%x, %y, %task, %next) : (!llvm.ptr, !llvm.ptr, i64, i64) -> ()
    ```
  }];
  let options = [
    Option<"profile", "profile", "bool", "false",
           "Add up the time of each launch (ttc_rt_mark), with a barrier after each">,
  ];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect", "::mlir::omp::OpenMPDialect"];
}

#endif
