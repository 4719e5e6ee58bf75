// RUN: ttc-opt %s --ttc-widen-types | FileCheck %s

// CHECK-LABEL: func.func @elementwise
// CHECK-SAME: %[[X:.*]]: tensor<4xbf16>, %[[Y:.*]]: tensor<4xbf16>
// CHECK: %[[A:.*]] = ttc.cast %[[X]] {dtype = f32}
// CHECK: %[[B:.*]] = ttc.cast %[[Y]] {dtype = f32}
// CHECK: %[[S:.*]] = ttc.add %[[A]], %[[B]] : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
// CHECK: %[[R:.*]] = ttc.cast %[[S]] {dtype = bf16}
// CHECK: return %[[R]]
func.func @elementwise(%x: tensor<4xbf16>, %y: tensor<4xbf16>) -> tensor<4xbf16> {
  %0 = ttc.add %x, %y : (tensor<4xbf16>, tensor<4xbf16>) -> tensor<4xbf16>
  return %0 : tensor<4xbf16>
}

// Sums are accumulated in the wide type; the index of a maximum keeps its own.
// CHECK-LABEL: func.func @reductions
// CHECK: ttc.sum %{{.*}} {dims = array<i64: 1>} : (tensor<4x3xf32>) -> tensor<4xf32>
// CHECK: ttc.cast %{{.*}} {dtype = f16}
// CHECK: ttc.argmax %{{.*}} {dim = 1 : i64} : (tensor<4x3xf32>) -> tensor<4xi64>
// CHECK-NOT: ttc.cast
func.func @reductions(%x: tensor<4x3xf16>) -> (tensor<4xf16>, tensor<4xi64>) {
  %0 = ttc.sum %x {dims = array<i64: 1>} : (tensor<4x3xf16>) -> tensor<4xf16>
  %1 = ttc.argmax %x {dim = 1 : i64} : (tensor<4x3xf16>) -> tensor<4xi64>
  return %0, %1 : tensor<4xf16>, tensor<4xi64>
}

// CHECK-LABEL: func.func @matmul
// CHECK: ttc.matmul %{{.*}}, %{{.*}} : (tensor<4x3xf32>, tensor<3x5xf32>) -> tensor<4x5xf32>
func.func @matmul(%x: tensor<4x3xbf16>, %y: tensor<3x5xbf16>) -> tensor<4x5xbf16> {
  %0 = ttc.matmul %x, %y : (tensor<4x3xbf16>, tensor<3x5xbf16>) -> tensor<4x5xbf16>
  return %0 : tensor<4x5xbf16>
}

// CHECK-LABEL: func.func @integers
// CHECK-SAME: %[[X:.*]]: tensor<4xui8>, %[[Y:.*]]: tensor<4xi16>
// CHECK: %[[A:.*]] = ttc.cast %[[X]] {dtype = i32}
// CHECK: %[[M:.*]] = ttc.mul %[[A]], %{{.*}} : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
// CHECK: ttc.cast %[[M]] {dtype = ui8}
// CHECK: ttc.lt %{{.*}}, %{{.*}} : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
func.func @integers(%x: tensor<4xui8>, %y: tensor<4xi16>) -> (tensor<4xui8>, tensor<4xi1>) {
  %0 = ttc.mul %x, %x : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xui8>
  %1 = ttc.lt %y, %y : (tensor<4xi16>, tensor<4xi16>) -> tensor<4xi1>
  return %0, %1 : tensor<4xui8>, tensor<4xi1>
}

// An attribute that names the results' type follows.
// CHECK-LABEL: func.func @dtype
// CHECK: %[[I:.*]] = ttc.iota {dim = 0 : i64, dtype = f32, shape = array<i64: 4>} : () -> tensor<4xf32>
// CHECK: ttc.cast %[[I]] {dtype = bf16}
func.func @dtype() -> tensor<4xbf16> {
  %0 = ttc.iota {shape = array<i64: 4>, dim = 0 : i64, dtype = bf16} : () -> tensor<4xbf16>
  return %0 : tensor<4xbf16>
}

// What moves, chooses or converts elements stays, and so do operations on wide types.
// CHECK-LABEL: func.func @stays
// CHECK-NOT: dtype = f32
// CHECK-NOT: dtype = i32
// CHECK: return
func.func @stays(%x: tensor<4x3xbf16>, %c: tensor<4x3xi1>, %i: tensor<2xi64>, %w: tensor<4xf64>)
    -> (tensor<2x4xbf16>, tensor<4x3xi8>, tensor<4xf64>) {
  %0 = ttc.where %c, %x, %x : (tensor<4x3xi1>, tensor<4x3xbf16>, tensor<4x3xbf16>) -> tensor<4x3xbf16>
  %1 = ttc.permute %0 {dims = array<i64: 1, 0>} : (tensor<4x3xbf16>) -> tensor<3x4xbf16>
  %2 = ttc.index_select %1, %i {dim = 0 : i64} : (tensor<3x4xbf16>, tensor<2xi64>) -> tensor<2x4xbf16>
  %3 = ttc.cast %0 {dtype = i8} : (tensor<4x3xbf16>) -> tensor<4x3xi8>
  %4 = ttc.add %w, %w : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  return %2, %3, %4 : tensor<2x4xbf16>, tensor<4x3xi8>, tensor<4xf64>
}
