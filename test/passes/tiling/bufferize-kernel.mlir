// RUN: ttc-opt %s --verify-each --ttc-lower-to-linalg --ttc-bufferize-kernel | FileCheck %s

// The result may be written over the operand of which it reads the same element alone.
// CHECK-LABEL: func.func @inplace
// CHECK-SAME: (%[[X:.*]]: memref<4x8xf32>, %[[R:.*]]: memref<8xf32>, %[[Y:.*]]: memref<4x8xf32> {ttc.inplace = array<i64: 0>, ttc.result})
// CHECK: linalg.generic {{.*}} ins(%[[X]], %[[R]] : {{.*}}) outs(%[[Y]] :
// CHECK-NOT: memref.copy
// CHECK: return{{$}}
func.func @inplace(%x: tensor<4x8xf32>, %row: tensor<8xf32>) -> tensor<4x8xf32> {
  %0 = ttc.add %x, %row : (tensor<4x8xf32>, tensor<8xf32>) -> tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// A transposed operand of the same type is read elsewhere.
// CHECK-LABEL: func.func @transposed
// CHECK-SAME: %{{.*}}: memref<4x4xf32> {ttc.result})
func.func @transposed(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %0 = ttc.permute %x {dims = array<i64: 1, 0>} : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}

// The operand is read again by an operation of its own.
// CHECK-LABEL: func.func @read_twice
// CHECK-SAME: %{{.*}}: memref<8xf32> {ttc.inplace = array<i64: 1>, ttc.result}, %{{.*}}: memref<8xf32> {ttc.result})
func.func @read_twice(%x: tensor<8xf32>, %y: tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>) {
  %0 = ttc.add %x, %y : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %1 = ttc.neg %x : (tensor<8xf32>) -> tensor<8xf32>
  return %0, %1 : tensor<8xf32>, tensor<8xf32>
}

// A temporary becomes the caller's.
// CHECK-LABEL: func.func @scratch
// CHECK-SAME: (%[[X:.*]]: memref<4x8xf32>, %[[Y:.*]]: memref<4xf32> {ttc.result}, %[[T:.*]]: memref<4x8xf32> {ttc.scratch})
// CHECK: linalg.generic {{.*}} ins(%[[X]] : {{.*}}) outs(%[[T]] :
// CHECK: linalg.generic {{.*}} ins(%[[T]] : {{.*}}) outs(%[[Y]] :
// CHECK-NOT: memref.alloc
// CHECK: return
func.func @scratch(%x: tensor<4x8xf32>) -> tensor<4xf32> {
  %0 = ttc.exp %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = ttc.sum %0 {dims = array<i64: 1>} : (tensor<4x8xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// A result that is an argument is copied.
// CHECK-LABEL: func.func @copy
// CHECK-SAME: (%[[X:.*]]: memref<8xf32>, %[[Y:.*]]: memref<8xf32> {ttc.result})
// CHECK: memref.copy %[[X]], %[[Y]]
func.func @copy(%x: tensor<8xf32>) -> tensor<8xf32> {
  return %x : tensor<8xf32>
}
