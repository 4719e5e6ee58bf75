// The record of ttc-deduplicate-kernels.
#ifndef TTC_PASSES_LOWERING_DEDUPLICATEKERNELS_TD
#define TTC_PASSES_LOWERING_DEDUPLICATEKERNELS_TD

include "mlir/Pass/PassBase.td"

def DeduplicateKernels : Pass<"ttc-deduplicate-kernels", "::mlir::ModuleOp"> {
  let summary = "Compile equal kernels once";
  let description = [{
    Nested modules whose contents are equal but for locations and the names of their functions are
    replaced by the first of them, and the uses of their names with them. Each kernel less saves its
    tiling, vectorization and code generation, so the pass runs right after outlining.

    Before:
    ```mlir
    %0 = ttc.launch @k0(%x) : (tensor<8xf32>) -> tensor<8xf32>
    %1 = ttc.launch @k1(%0) : (tensor<8xf32>) -> tensor<8xf32>
    module @k0 { func.func @k0(...) { ... ttc.relu ... } }
    module @k1 { func.func @k1(...) { ... ttc.relu ... } }
    ```
    After:
    ```mlir
    %0 = ttc.launch @k0(%x) : (tensor<8xf32>) -> tensor<8xf32>
    %1 = ttc.launch @k0(%0) : (tensor<8xf32>) -> tensor<8xf32>
    module @k0 { func.func @k0(...) { ... ttc.relu ... } }
    ```
  }];
  let statistics = [Statistic<"duplicates", "duplicates", "Number of kernels replaced by an equal one">];
}

#endif
