// RUN: ttc-opt %s --verify-each | ttc-opt --verify-each | FileCheck %s
// RUN: ttc-opt %s --mlir-print-op-generic | ttc-opt --verify-each | FileCheck %s

// CHECK-LABEL: func.func @gradient
// CHECK-SAME: %[[X:.*]]: tensor<4xf32>, %[[L:.*]]: tensor<f32>
func.func @gradient(%x: tensor<4xf32>, %l: tensor<f32>) {
  // CHECK: ttc.gradient %[[L]] wrt %[[X]], %[[L]] : (tensor<f32>, tensor<4xf32>, tensor<f32>) -> (tensor<4xf32>, tensor<f32>)
  %0:2 = ttc.gradient %l wrt %x, %l : (tensor<f32>, tensor<4xf32>, tensor<f32>) -> (tensor<4xf32>, tensor<f32>)
  // CHECK: ttc.gradient %[[X]] wrt %[[L]] seed %[[X]] : (tensor<4xf32>, tensor<f32>, tensor<4xf32>) -> tensor<f32>
  %1 = ttc.gradient %x wrt %l seed %x : (tensor<4xf32>, tensor<f32>, tensor<4xf32>) -> tensor<f32>
  return
}

// CHECK-LABEL: func.func @optimizers
// CHECK-SAME: adam = #ttc.adam<beta2 = 5.000000e-01, amsgrad = true>
// CHECK-SAME: adamw = #ttc.adamw<lr = 3.000000e-04, weight_decay = 0.000000e+00>
// CHECK-SAME: nadam = #ttc.nadam<momentum_decay = 1.000000e-02, maximize = true>
// CHECK-SAME: rmsprop = #ttc.rmsprop<alpha = 1.000000e+00, centered = true>
// CHECK-SAME: sgd = #ttc.sgd<>
func.func @optimizers() attributes {
  sgd = #ttc.sgd<>, adam = #ttc.adam<beta2 = 0.5, amsgrad = true>,
  adamw = #ttc.adamw<lr = 3.0e-4, weight_decay = 0>, rmsprop = #ttc.rmsprop<alpha = 1, centered = true>,
  nadam = #ttc.nadam<momentum_decay = 1.0e-2, maximize = true>
} {
  return
}
