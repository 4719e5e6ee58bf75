//===- Passes.td - From graph operations to kernels -----------------------===//
#ifndef TTC_PASSES_FUSION_TD
#define TTC_PASSES_FUSION_TD

include "mlir/Pass/PassBase.td"

def FormKernels : Pass<"ttc-form-kernels", "::mlir::func::FuncOp"> {
  let summary = "groups the operations of a graph into ttc.kernel regions";
  let description = [{
    Every operation but constants and reshapes ends in one `ttc.kernel`. Groups grow by four rules, each only where
    no cycle between groups arises:

    1. a view (permute, slice, expand) is copied into each consumer that folds it into its reads; a generator (uniform)
       joins its consumer if it is the only one and no contraction;
    2. elementwise operations over the same shape join their producers, also when others read these too;
    3. an elementwise group joins the reduction or contraction whose result it continues (the epilogue);
    4. an elementwise group that nobody else reads joins the reduction, pad or cat that consumes it.

    Before:
    ```mlir
    %0 = ttc.matmul %x, %w : (tensor<64x8xf32>, tensor<8x16xf32>) -> tensor<64x16xf32>
    %1 = ttc.relu %0 : (tensor<64x16xf32>) -> tensor<64x16xf32>
    ```
    After:
    ```mlir
    %0 = ttc.kernel(%x, %w) {name = "matmul_relu"} : (tensor<64x8xf32>, tensor<8x16xf32>) -> tensor<64x16xf32> {
    ^bb0(%a: tensor<64x8xf32>, %b: tensor<8x16xf32>):
      %1 = ttc.matmul %a, %b : (tensor<64x8xf32>, tensor<8x16xf32>) -> tensor<64x16xf32>
      %2 = ttc.relu %1 : (tensor<64x16xf32>) -> tensor<64x16xf32>
      ttc.yield %2 : tensor<64x16xf32>
    }
    ```
  }];
  let dependentDialects = ["::ttc::ir::TTCDialect"];
  let options = [
    Option<"enable", "fuse", "bool", "true", "Group operations; otherwise each becomes a kernel of its own">,
  ];
  let statistics = [
    Statistic<"operations", "operations", "operations put into kernels">,
    Statistic<"kernels", "kernels", "kernels formed">,
  ];
}

def OutlineKernels : Pass<"ttc-outline-kernels", "::mlir::ModuleOp"> {
  let summary = "moves each kernel region into a function in a module of its own";
  let description = [{
    Each `ttc.kernel` becomes `builtin.module @kN_name { func.func @kN_name }` and a `ttc.launch`. Modules of their own let
    the pass manager and the code generator work on the kernels in parallel.

    Before:
    ```mlir
    %0 = ttc.kernel(%x) {name = "relu"} : (tensor<64xf32>) -> tensor<64xf32> { ... }
    ```
    After:
    ```mlir
    %0 = ttc.launch @k0_relu(%x) : (tensor<64xf32>) -> tensor<64xf32>
    module @k0_relu { func.func @k0_relu(%x: tensor<64xf32>) -> tensor<64xf32> { ... } }
    ```
  }];
  let dependentDialects = ["::ttc::ir::TTCDialect", "::mlir::func::FuncDialect"];
}

#endif
