// Files that are no programs end ttc-run and the whole pipeline with an error that says why.
// RUN: split-file %s %t
// RUN: not ttc-run --random %t/none.mlir 2>&1 | FileCheck %t/none.mlir
// RUN: not ttc-run --random %t/declaration.mlir 2>&1 | FileCheck %t/declaration.mlir
// RUN: not ttc-opt --ttc-pipeline %t/declaration.mlir 2>&1 | FileCheck %t/declaration.mlir --check-prefix=PIPELINE
// RUN: not ttc-run --random %t/module.mlir 2>&1 | FileCheck %t/module.mlir
// RUN: not ttc-run --random %t/blocks.mlir 2>&1 | FileCheck %t/blocks.mlir
// RUN: not ttc-opt --ttc-pipeline %t/blocks.mlir 2>&1 | FileCheck %t/blocks.mlir
// RUN: not ttc-run --random %t/index.mlir 2>&1 | FileCheck %t/index.mlir
// RUN: not ttc-run --random %t/layout.mlir 2>&1 | FileCheck %t/layout.mlir
// RUN: not ttc-run --random %t/check.mlir 2>&1 | FileCheck %t/check.mlir
// RUN: not ttc-run --random %t/splat.mlir 2>&1 | FileCheck %t/splat.mlir
// RUN: not ttc-run --random %t/name.mlir 2>&1 | FileCheck %t/name.mlir
// RUN: not ttc-run --random %t/recursion.mlir 2>&1 | FileCheck %t/recursion.mlir
// RUN: not ttc-run --random %t/strided.mlir 2>&1 | FileCheck %t/strided.mlir
// RUN: not ttc-run --random %t/space.mlir 2>&1 | FileCheck %t/space.mlir
// RUN: not ttc-run --random --dims B=2 --dims C=3 %t/symbols.mlir 2>&1 | FileCheck %t/symbols.mlir

//--- none.mlir
// CHECK: error: expected a function @main with a body, got none
// CHECK: ttc-run: cannot compile @main
func.func @g(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

//--- declaration.mlir
// CHECK: error: expected a function @main with a body, got a declaration
// PIPELINE: error: expected a function with a body, got the declaration @main
func.func private @main(%x: tensor<8xf32>) -> tensor<8xf32>
func.func @g(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

//--- module.mlir
// CHECK: error: expected a function @main with a body, got none
module @main {
  func.func @g(%x: tensor<8xf32>) -> tensor<8xf32> {
    %0 = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
    return %0 : tensor<8xf32>
  }
}

//--- blocks.mlir
// CHECK: error: expected a body of one block, got 2
func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  cf.br ^bb1
^bb1:
  return %0 : tensor<8xf32>
}

//--- index.mlir
// CHECK: error: expected argument 1 to be a ranked tensor
func.func @main(%x: tensor<8xf32>, %i: index) -> tensor<8xf32> {
  %0 = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

//--- layout.mlir
// Attributes alone make it a program of the dialect.
// CHECK: error: expected ttc.layout of argument 0 to be an array<i64> that permutes the 2 dimensions, got array<i64: 9, 7>
func.func @main(%x: tensor<4x4xf32> {ttc.layout = array<i64: 9, 7>}) -> tensor<4x4xf32> {
  return %x : tensor<4x4xf32>
}

//--- check.mlir
// CHECK: error: expected ttc.check of result 0 to be a result of type tensor<i64>
func.func @main(%x: tensor<4xi64>) -> (tensor<4xi64> {ttc.check = {}}) {
  %0 = ttc.neg %x : (tensor<4xi64>) -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

//--- splat.mlir
// CHECK: error: {{.*}}4611686018427387904
func.func @main() -> tensor<f32> {
  %0 = ttc.constant dense<1.0> : tensor<4611686018427387904xf32>
  %1 = ttc.sum %0 : (tensor<4611686018427387904xf32>) -> tensor<f32>
  return %1 : tensor<f32>
}

//--- name.mlir
// A function that has the name of what the compiler makes.
// CHECK: error:
// CHECK: ttc-run: cannot compile @main
func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}
func.func @ttc_main(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

//--- recursion.mlir
// CHECK: error: expected operations of the graph level, got 'func.call'
func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  %1 = call @main(%0) : (tensor<8xf32>) -> tensor<8xf32>
  return %1 : tensor<8xf32>
}

//--- strided.mlir
// CHECK: ttc-run: arg0: expected a row-major memref in the default memory space, got memref<4xf32, strided<[4096]>>
func.func @main(%x: memref<4xf32, strided<[4096]>>) {
  return
}

//--- space.mlir
// CHECK: ttc-run: arg0: expected a row-major memref in the default memory space, got memref<4xf32, 256>
func.func @main(%x: memref<4xf32, 256>) {
  return
}

//--- symbols.mlir
// An update whose type only numbers show to be another.
// CHECK: error: expected the update of "w" to have its type 'tensor<2xf32>', got 'tensor<3xf32>'
func.func @main(%w: tensor<?xf32, #ttc.dims<"B">> {ttc.name = "w", ttc.kind = "state"}, %x: tensor<?xf32, #ttc.dims<"C">>)
    -> (tensor<?xf32, #ttc.dims<"C">> {ttc.updates = "w"}) {
  %0 = ttc.exp %x : (tensor<?xf32, #ttc.dims<"C">>) -> tensor<?xf32, #ttc.dims<"C">>
  return %0 : tensor<?xf32, #ttc.dims<"C">>
}
