// RUN: ttc-opt %s --verify-each --split-input-file --ttc-split-reductions | FileCheck %s

// CHECK-LABEL: func.func @bias_gradient
// CHECK-SAME: %[[X:.*]]: tensor<64x28x28x32xf32>
// CHECK-NEXT: %[[P:.*]] = ttc.sum %[[X]] {dims = array<i64: 1, 2>} : (tensor<64x28x28x32xf32>) -> tensor<64x32xf32>
// CHECK-NEXT: %[[S:.*]] = ttc.sum %[[P]] {dims = array<i64: 0>} : (tensor<64x32xf32>) -> tensor<32xf32>
// CHECK-NEXT: return %[[S]]
func.func @bias_gradient(%x: tensor<64x28x28x32xf32>) -> tensor<32xf32> {
  %s = ttc.sum %x {dims = array<i64: 0, 1, 2>} : (tensor<64x28x28x32xf32>) -> tensor<32xf32>
  return %s : tensor<32xf32>
}

// -----

// The reshape into chunks moves above the producer, which still fuses.
// CHECK-LABEL: func.func @chunks
// CHECK-SAME: %[[X:.*]]: tensor<1000000xf32>
// CHECK-NEXT: %[[R:.*]] = ttc.reshape %[[X]] {shape = array<i64: 64, 15625>}
// CHECK-NEXT: %[[E:.*]] = ttc.exp %[[R]]
// CHECK-NEXT: %[[P:.*]] = ttc.mean %[[E]] {dims = array<i64: 1>} : (tensor<64x15625xf32>) -> tensor<64xf32>
// CHECK-NEXT: ttc.mean %[[P]] {dims = array<i64: 0>} : (tensor<64xf32>) -> tensor<f32>
func.func @chunks(%x: tensor<1000000xf32>) -> tensor<f32> {
  %e = ttc.exp %x : (tensor<1000000xf32>) -> tensor<1000000xf32>
  %s = ttc.mean %e : (tensor<1000000xf32>) -> tensor<f32>
  return %s : tensor<f32>
}

// -----

// Kept dimensions before the run, an extent of 1 and keepdim.
// CHECK-LABEL: func.func @middle
// CHECK-SAME: %[[X:.*]]: tensor<2x1x16384x3xf32>
// CHECK-NEXT: %[[R:.*]] = ttc.reshape %[[X]] {shape = array<i64: 2, 1, 64, 256, 3>}
// CHECK-NEXT: %[[P:.*]] = ttc.amax %[[R]] {dims = array<i64: 1, 3>} : (tensor<2x1x64x256x3xf32>) -> tensor<2x64x3xf32>
// CHECK-NEXT: %[[M:.*]] = ttc.amax %[[P]] {dims = array<i64: 1>} : (tensor<2x64x3xf32>) -> tensor<2x3xf32>
// CHECK-NEXT: ttc.reshape %[[M]] {shape = array<i64: 2, 1, 1, 3>}
func.func @middle(%x: tensor<2x1x16384x3xf32>) -> tensor<2x1x1x3xf32> {
  %s = ttc.amax %x {dims = array<i64: 1, 2>, keepdim = true} : (tensor<2x1x16384x3xf32>) -> tensor<2x1x1x3xf32>
  return %s : tensor<2x1x1x3xf32>
}

// -----

// Many results keep the threads busy; few elements aren't worth it; a prime extent has no chunks.
// CHECK-LABEL: func.func @declined
// CHECK-COUNT-3: ttc.sum
// CHECK-NOT: ttc.sum
func.func @declined(%x: tensor<2048x4096xf32>, %y: tensor<64x10xf32>, %z: tensor<100003xf32>)
    -> (tensor<2048xf32>, tensor<f32>, tensor<f32>) {
  %0 = ttc.sum %x {dims = array<i64: 1>} : (tensor<2048x4096xf32>) -> tensor<2048xf32>
  %1 = ttc.sum %y : (tensor<64x10xf32>) -> tensor<f32>
  %2 = ttc.sum %z : (tensor<100003xf32>) -> tensor<f32>
  return %0, %1, %2 : tensor<2048xf32>, tensor<f32>, tensor<f32>
}
