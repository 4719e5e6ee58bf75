// RUN: ttc-opt %s --verify-each --ttc-outline-kernels | FileCheck %s

// Kernels are numbered in program order; a name follows the number.
// CHECK-LABEL: func.func @main
// CHECK-SAME: %[[X:[^:]*]]: tensor<64xf32>
// CHECK-NEXT: %[[A:.*]] = ttc.launch @k0_relu(%[[X]]) : (tensor<64xf32>) -> tensor<64xf32>
// CHECK-NEXT: %[[B:.*]]:2 = ttc.launch @k1(%[[A]], %[[X]]) : (tensor<64xf32>, tensor<64xf32>) -> (tensor<64xf32>, tensor<64xf32>)
// CHECK-NEXT: return %[[B]]#0, %[[B]]#1
func.func @main(%x: tensor<64xf32>) -> (tensor<64xf32>, tensor<64xf32>) {
  %a = ttc.kernel(%x) {name = "relu"} : (tensor<64xf32>) -> tensor<64xf32> {
  ^bb0(%0: tensor<64xf32>):
    %1 = ttc.relu %0 : (tensor<64xf32>) -> tensor<64xf32>
    ttc.yield %1 : tensor<64xf32>
  }
  %b:2 = ttc.kernel(%a, %x) : (tensor<64xf32>, tensor<64xf32>) -> (tensor<64xf32>, tensor<64xf32>) {
  ^bb0(%0: tensor<64xf32>, %1: tensor<64xf32>):
    %2 = ttc.add %0, %1 : (tensor<64xf32>, tensor<64xf32>) -> tensor<64xf32>
    ttc.yield %2, %0 : tensor<64xf32>, tensor<64xf32>
  }
  return %b#0, %b#1 : tensor<64xf32>, tensor<64xf32>
}

// CHECK: module @k0_relu {
// CHECK-NEXT: func.func @k0_relu(%[[P:.*]]: tensor<64xf32>) -> tensor<64xf32>
// CHECK-NEXT: %[[R:.*]] = ttc.relu %[[P]]
// CHECK-NEXT: return %[[R]]

// CHECK: module @k1 {
// CHECK-NEXT: func.func @k1(%[[P:.*]]: tensor<64xf32>, %[[Q:.*]]: tensor<64xf32>) -> (tensor<64xf32>, tensor<64xf32>)
// CHECK-NEXT: %[[R:.*]] = ttc.add %[[P]], %[[Q]]
// CHECK-NEXT: return %[[R]], %[[P]]
