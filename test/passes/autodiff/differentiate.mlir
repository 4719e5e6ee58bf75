// RUN: ttc-opt %s --verify-each --split-input-file --ttc-differentiate | FileCheck %s

// CHECK-LABEL: func.func @chain
// CHECK-SAME: %[[X:.*]]: tensor<4xf32>
// CHECK: %[[Y:.*]] = ttc.exp %[[X]]
// CHECK: ttc.sum %[[Y]]
// CHECK: %[[ONE:.*]] = ttc.constant dense<1.000000e+00> : tensor<f32>
// CHECK: %[[DY:.*]] = ttc.expand
// CHECK: %[[DX:.*]] = ttc.mul %[[DY]], %[[Y]]
// CHECK-NOT: ttc.gradient
// CHECK: return %[[DX]]
func.func @chain(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = ttc.exp %x : (tensor<4xf32>) -> tensor<4xf32>
  %loss = ttc.sum %y : (tensor<4xf32>) -> tensor<f32>
  %dx = ttc.gradient %loss wrt %x : (tensor<f32>, tensor<4xf32>) -> tensor<4xf32>
  return %dx : tensor<4xf32>
}

// -----

// Cotangents of a value with two users are added.
// CHECK-LABEL: func.func @two_users
// CHECK-SAME: %[[X:.*]]: tensor<f32>, %[[SEED:.*]]: tensor<f32>
// CHECK: %[[E:.*]] = ttc.exp %[[X]]
// CHECK: %[[S:.*]] = ttc.sin %[[X]]
// CHECK-DAG: %[[DE:.*]] = ttc.mul %[[SEED]], %[[E]]
// CHECK-DAG: %[[C:.*]] = ttc.cos %[[X]]
// CHECK-DAG: %[[DS:.*]] = ttc.mul %[[SEED]], %[[C]]
// CHECK: %[[SUM:.*]] = ttc.add %[[DS]], %[[DE]]
// CHECK: return %[[SUM]]
func.func @two_users(%x: tensor<f32>, %seed: tensor<f32>) -> tensor<f32> {
  %e = ttc.exp %x : (tensor<f32>) -> tensor<f32>
  %s = ttc.sin %x : (tensor<f32>) -> tensor<f32>
  %loss = ttc.add %e, %s : (tensor<f32>, tensor<f32>) -> tensor<f32>
  %dx = ttc.gradient %loss wrt %x seed %seed : (tensor<f32>, tensor<f32>, tensor<f32>) -> tensor<f32>
  return %dx : tensor<f32>
}

// -----

// No path: zeros; the loss itself: the seed; integers and operations off the path don't matter.
// CHECK-LABEL: func.func @no_path
// CHECK-SAME: %[[X:.*]]: tensor<2xf32>, %[[Y:.*]]: tensor<f32>
// CHECK-DAG: %[[ZERO:.*]] = ttc.constant dense<0.000000e+00> : tensor<2xf32>
// CHECK-DAG: %[[ONE:.*]] = ttc.constant dense<1.000000e+00> : tensor<f32>
// CHECK: return %[[ZERO]], %[[ONE]]
func.func @no_path(%x: tensor<2xf32>, %y: tensor<f32>) -> (tensor<2xf32>, tensor<f32>) {
  %i = ttc.argmax %x {dim = 0 : i64} : (tensor<2xf32>) -> tensor<i64>
  %f = ttc.cast %i {dtype = f32} : (tensor<i64>) -> tensor<f32>
  %loss = ttc.add %f, %y : (tensor<f32>, tensor<f32>) -> tensor<f32>
  %dx, %dl = ttc.gradient %loss wrt %x, %loss : (tensor<f32>, tensor<2xf32>, tensor<f32>) -> (tensor<2xf32>, tensor<f32>)
  return %dx, %dl : tensor<2xf32>, tensor<f32>
}

// -----

// d/dx of d/dx exp(x) is exp(x) again.
// CHECK-LABEL: func.func @nested
// CHECK-SAME: %[[X:.*]]: tensor<f32>
// CHECK: %[[Y:.*]] = ttc.exp %[[X]]
// CHECK-NOT: ttc.gradient
// CHECK: return
func.func @nested(%x: tensor<f32>) -> tensor<f32> {
  %y = ttc.exp %x : (tensor<f32>) -> tensor<f32>
  %d = ttc.gradient %y wrt %x : (tensor<f32>, tensor<f32>) -> tensor<f32>
  %dd = ttc.gradient %d wrt %x : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return %dd : tensor<f32>
}

// -----

// An intermediate value is a value like any other.
// CHECK-LABEL: func.func @intermediate
// CHECK-SAME: %[[X:.*]]: tensor<f32>
// CHECK: %[[Y:.*]] = ttc.exp %[[X]]
// CHECK: %[[Z:.*]] = ttc.sin %[[Y]]
// CHECK: %[[DY:.*]] = ttc.mul
// CHECK: %[[DX:.*]] = ttc.mul %[[DY]], %[[Y]]
// CHECK: return %[[DX]], %[[DY]]
func.func @intermediate(%x: tensor<f32>) -> (tensor<f32>, tensor<f32>) {
  %y = ttc.exp %x : (tensor<f32>) -> tensor<f32>
  %z = ttc.sin %y : (tensor<f32>) -> tensor<f32>
  %dx, %dy = ttc.gradient %z wrt %x, %y : (tensor<f32>, tensor<f32>, tensor<f32>) -> (tensor<f32>, tensor<f32>)
  return %dx, %dy : tensor<f32>, tensor<f32>
}
