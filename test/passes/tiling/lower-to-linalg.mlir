// RUN: ttc-opt %s --verify-each --ttc-lower-to-linalg | FileCheck %s

// CHECK-DAG: affine_map<(d0, d1) -> (d1)>
// CHECK-DAG: affine_map<(d0, d1) -> (d0, 0)>

// An elementwise operation is one generic around its scalar body; the row is broadcast by its map, the extent of 1 by a
// constant, and a splat constant goes into the body.
// CHECK-LABEL: func.func @elementwise
// CHECK-SAME: %[[X:[^:]*]]: tensor<4x8xf32>, %[[R:[^:]*]]: tensor<8xf32>, %[[C:[^:]*]]: tensor<4x1xf32>
// CHECK: %[[A:.*]] = linalg.generic {indexing_maps = [#[[ID:.*]], #[[ROW:.*]], #[[ID]]], iterator_types = ["parallel", "parallel"]}
// CHECK-SAME: ins(%[[X]], %[[R]] :
// CHECK: arith.addf
// CHECK: %[[B:.*]] = linalg.generic {indexing_maps = [#[[ID]], #[[COLUMN:.*]], #[[ID]]]{{.*}} ins(%[[A]], %[[C]] :
// CHECK: arith.subf
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[ID]]]{{.*}} ins(%[[B]] :
// CHECK: %[[TWO:.*]] = arith.constant 2.000000e+00 : f32
// CHECK: arith.mulf %{{.*}}, %[[TWO]]
func.func @elementwise(%x: tensor<4x8xf32>, %row: tensor<8xf32>, %column: tensor<4x1xf32>) -> tensor<4x8xf32> {
  %c = ttc.constant dense<2.0> : tensor<f32>
  %0 = ttc.add %x, %row : (tensor<4x8xf32>, tensor<8xf32>) -> tensor<4x8xf32>
  %1 = ttc.sub %0, %column : (tensor<4x8xf32>, tensor<4x1xf32>) -> tensor<4x8xf32>
  %2 = ttc.mul %1, %c : (tensor<4x8xf32>, tensor<f32>) -> tensor<4x8xf32>
  return %2 : tensor<4x8xf32>
}

// A constant with different elements is an operand.
// CHECK-LABEL: func.func @constant
// CHECK: %[[C:.*]] = arith.constant dense<[1.000000e+00, 2.000000e+00]>
// CHECK: linalg.generic {{.*}} ins(%{{.*}}, %[[C]] :
func.func @constant(%x: tensor<2xf32>) -> tensor<2xf32> {
  %c = ttc.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %0 = ttc.add %x, %c : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// All others build themselves.
// CHECK-LABEL: func.func @contraction
// CHECK: %[[ZERO:.*]] = linalg.fill
// CHECK: linalg.generic {{.*}}iterator_types = ["parallel", "parallel", "reduction"]}{{.*}} outs(%[[ZERO]] :
// CHECK-NOT: ttc.
func.func @contraction(%x: tensor<4x3xf32>, %y: tensor<3x5xf32>) -> tensor<4x5xf32> {
  %0 = ttc.matmul %x, %y : (tensor<4x3xf32>, tensor<3x5xf32>) -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}

// Operations inside a kernel region are lowered too.
// CHECK-LABEL: func.func @region
// CHECK: ttc.kernel
// CHECK: linalg.generic
// CHECK: arith.negf
// CHECK: ttc.yield
func.func @region(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = ttc.kernel(%x) : (tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%a: tensor<8xf32>):
    %1 = ttc.neg %a : (tensor<8xf32>) -> tensor<8xf32>
    ttc.yield %1 : tensor<8xf32>
  }
  return %0 : tensor<8xf32>
}
