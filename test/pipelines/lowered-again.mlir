// IR that a stage has lowered is no graph: the stages say so, whichever it was.
// RUN: ttc-opt %s --ttc-stop-after=fusion | not ttc-opt --ttc-pipeline 2>&1 | FileCheck %s --check-prefix=OPERATION
// RUN: ttc-opt %s --ttc-stop-after=linalg | not ttc-opt --ttc-pipeline 2>&1 | FileCheck %s --check-prefix=OPERATION
// RUN: ttc-opt %s --ttc-stop-after=bufferize | not ttc-opt --ttc-pipeline 2>&1 | FileCheck %s --check-prefix=OPERATION
// RUN: ttc-opt %s --ttc-stop-after=tiling | not ttc-opt --ttc-pipeline 2>&1 | FileCheck %s --check-prefix=OPERATION
// RUN: ttc-opt %s --ttc-stop-after=schedule | not ttc-opt --ttc-pipeline 2>&1 | FileCheck %s --check-prefix=OPERATION
// RUN: ttc-opt %s --ttc-stop-after=memory | not ttc-opt --ttc-pipeline 2>&1 | FileCheck %s --check-prefix=BUFFERS
// RUN: ttc-opt %s --ttc-stop-after=lowering | not ttc-opt --ttc-pipeline 2>&1 | FileCheck %s --check-prefix=MODULE
// The stages before make graphs again.
// RUN: ttc-opt %s --ttc-stop-after=layout | ttc-opt --ttc-pipeline | FileCheck %s

// OPERATION: error: expected operations of the graph level, got 'ttc.launch'
// BUFFERS: error: expected argument 0 to be a ranked tensor of {{.*}}, got 'memref<{{.*}}xi8>'
// MODULE: error: expected functions alone in the module of a program, got '{{llvm.func|builtin.module}}'
// CHECK: llvm.func @ttc_main
func.func @main(%x: tensor<4x8xf32> {ttc.name = "x", ttc.kind = "input"},
                %w: tensor<8xf32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<4xf32> {ttc.name = "y"}, tensor<8xf32> {ttc.updates = "w"}) {
  %0 = ttc.mul %x, %w : (tensor<4x8xf32>, tensor<8xf32>) -> tensor<4x8xf32>
  %1 = ttc.sum %0 {dims = array<i64: 1>} : (tensor<4x8xf32>) -> tensor<4xf32>
  %2 = ttc.softmax %w {dim = 0 : i64} : (tensor<8xf32>) -> tensor<8xf32>
  return %1, %2 : tensor<4xf32>, tensor<8xf32>
}
