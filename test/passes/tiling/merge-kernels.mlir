// RUN: ttc-opt %s --verify-each --split-input-file --ttc-merge-kernels | FileCheck %s

// Both are small: one kernel, the value between them its scratch.
// CHECK-LABEL: func.func @main
// CHECK-SAME: %[[X:[^:]*]]: tensor<8xf32>
// CHECK-NEXT: %[[R:.*]] = ttc.launch @k1_neg_neg(%[[X]]) : (tensor<8xf32>) -> tensor<8xf32>
// CHECK-NEXT: return %[[R]]
// CHECK-NOT: module @k0_neg
// CHECK: func.func @k1_neg_neg(%[[A:.*]]: memref<8xf32>, %[[B:.*]]: memref<8xf32> {ttc.result}, %[[T:.*]]: memref<8xf32> {ttc.scratch})
// CHECK: linalg.generic {{.*}} ins(%[[A]] : {{.*}}) outs(%[[T]] :
// CHECK: linalg.generic {{.*}} ins(%[[T]] : {{.*}}) outs(%[[B]] :
func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = ttc.launch @k0_neg(%x) : (tensor<8xf32>) -> tensor<8xf32>
  %1 = ttc.launch @k1_neg(%0) : (tensor<8xf32>) -> tensor<8xf32>
  return %1 : tensor<8xf32>
}
module @k0_neg {
  func.func @k0_neg(%x: memref<8xf32>, %y: memref<8xf32> {ttc.result}) {
    linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
        ins(%x : memref<8xf32>) outs(%y : memref<8xf32>) {
    ^bb0(%a: f32, %out: f32):
      %n = arith.negf %a : f32
      linalg.yield %n : f32
    }
    return
  }
}
module @k1_neg {
  func.func @k1_neg(%x: memref<8xf32>, %y: memref<8xf32> {ttc.result}) {
    linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
        ins(%x : memref<8xf32>) outs(%y : memref<8xf32>) {
    ^bb0(%a: f32, %out: f32):
      %n = arith.negf %a : f32
      linalg.yield %n : f32
    }
    return
  }
}

// -----

// Large, and the second reads columns of what the first writes by rows: no cut serves both.
// CHECK-LABEL: func.func @main
// CHECK: ttc.launch @k0_neg
// CHECK: ttc.launch @k1_transpose
func.func @main(%x: tensor<512x512xf32>) -> tensor<512x512xf32> {
  %0 = ttc.launch @k0_neg(%x) : (tensor<512x512xf32>) -> tensor<512x512xf32>
  %1 = ttc.launch @k1_transpose(%0) : (tensor<512x512xf32>) -> tensor<512x512xf32>
  return %1 : tensor<512x512xf32>
}
module @k0_neg {
  func.func @k0_neg(%x: memref<512x512xf32>, %y: memref<512x512xf32> {ttc.result}) {
    linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>],
                    iterator_types = ["parallel", "parallel"]}
        ins(%x : memref<512x512xf32>) outs(%y : memref<512x512xf32>) {
    ^bb0(%a: f32, %out: f32):
      %n = arith.negf %a : f32
      linalg.yield %n : f32
    }
    return
  }
}
module @k1_transpose {
  func.func @k1_transpose(%x: memref<512x512xf32>, %y: memref<512x512xf32> {ttc.result}) {
    linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0, d1)>],
                    iterator_types = ["parallel", "parallel"]}
        ins(%x : memref<512x512xf32>) outs(%y : memref<512x512xf32>) {
    ^bb0(%a: f32, %out: f32):
      linalg.yield %a : f32
    }
    return
  }
}

// -----

// Loops keep a kernel to themselves.
// CHECK-LABEL: func.func @main
// CHECK: ttc.launch @k0_cumsum
// CHECK: ttc.launch @k1_neg
func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = ttc.launch @k0_cumsum(%x) : (tensor<8xf32>) -> tensor<8xf32>
  %1 = ttc.launch @k1_neg(%0) : (tensor<8xf32>) -> tensor<8xf32>
  return %1 : tensor<8xf32>
}
module @k0_cumsum {
  func.func @k0_cumsum(%x: memref<8xf32>, %y: memref<8xf32> {ttc.result}) {
    ttc.loops tasks 1 ins(%x : memref<8xf32>) outs(%y : memref<8xf32>) {
    ^bb0(%task: index, %a: memref<8xf32>, %b: memref<8xf32>):
      %v = memref.load %a[%task] : memref<8xf32>
      memref.store %v, %b[%task] : memref<8xf32>
    }
    return
  }
}
module @k1_neg {
  func.func @k1_neg(%x: memref<8xf32>, %y: memref<8xf32> {ttc.result}) {
    linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
        ins(%x : memref<8xf32>) outs(%y : memref<8xf32>) {
    ^bb0(%a: f32, %out: f32):
      %n = arith.negf %a : f32
      linalg.yield %n : f32
    }
    return
  }
}
