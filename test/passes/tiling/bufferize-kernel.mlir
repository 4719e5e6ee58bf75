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

// The outputs of loops are written in place, and what nobody reads is the caller's scratch.
// CHECK-LABEL: func.func @loops
// CHECK-SAME: (%[[X:.*]]: memref<4x8xf32>, %[[Y:.*]]: memref<4xf32> {ttc.result}, %[[T:.*]]: memref<8xf32> {ttc.scratch})
// CHECK-NEXT: ttc.loops tasks 4 flops 32 ins(%[[X]] : memref<4x8xf32>) outs(%[[Y]], %[[T]] : memref<4xf32>, memref<8xf32>)
// CHECK-NOT: memref.copy
// CHECK: return
func.func @loops(%x: tensor<4x8xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %s = tensor.empty() : tensor<8xf32>
  %0:2 = ttc.loops tasks 4 flops 32 ins(%x : tensor<4x8xf32>) outs(%e, %s : tensor<4xf32>, tensor<8xf32>) {
  ^bb0(%task: index, %a: memref<4x8xf32>, %b: memref<4xf32>, %c: memref<8xf32>):
    %v = memref.load %a[%task, %task] : memref<4x8xf32>
    memref.store %v, %b[%task] : memref<4xf32>
  } -> tensor<4xf32>, tensor<8xf32>
  return %0#0 : tensor<4xf32>
}

// An output that holds an operand of the kernel works on a copy.
// CHECK-LABEL: func.func @loops_copy
// CHECK-SAME: (%[[X:.*]]: memref<4xf32>, %[[Y:.*]]: memref<4xf32> {ttc.result}, %[[T:.*]]: memref<4xf32> {ttc.scratch})
// CHECK: memref.copy %[[X]], %[[T]]
// CHECK: ttc.loops tasks 1 ins() outs(%[[T]] : memref<4xf32>)
// CHECK: memref.copy %[[T]], %[[Y]]
func.func @loops_copy(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = ttc.loops tasks 1 ins() outs(%x : tensor<4xf32>) {
  ^bb0(%task: index, %a: memref<4xf32>):
    %c = arith.constant 1.0 : f32
    memref.store %c, %a[%task] : memref<4xf32>
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// Loops see row-major buffers only: columns of a larger buffer are copied there and back.
// CHECK-LABEL: func.func @loops_columns
// CHECK: %[[PART:.*]] = memref.subview %{{.*}}[0, 2] [4, 3] [1, 1]
// CHECK: memref.copy %[[PART]], %[[IN:.*]] :
// CHECK: ttc.loops tasks 1 ins(%[[IN]] : memref<4x3xf32>)
func.func @loops_columns(%x: tensor<4x8xf32>) -> tensor<4xf32> {
  %part = tensor.extract_slice %x[0, 2] [4, 3] [1, 1] : tensor<4x8xf32> to tensor<4x3xf32>
  %e = tensor.empty() : tensor<4xf32>
  %0 = ttc.loops tasks 1 ins(%part : tensor<4x3xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%task: index, %a: memref<4x3xf32>, %b: memref<4xf32>):
    %v = memref.load %a[%task, %task] : memref<4x3xf32>
    memref.store %v, %b[%task] : memref<4xf32>
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
