// RUN: ttc-opt %s --ttc-strip-custom-gradients | FileCheck %s

// CHECK-LABEL: func.func @main
// CHECK-NEXT: %[[R:.*]] = ttc.round
// CHECK-NEXT: return %[[R]]
func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  %r = ttc.round %x : (tensor<4xf32>) -> tensor<4xf32>
  %y = ttc.custom_gradient "outer"(%r, %x) {wrt = array<i64: 0>} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%out: tensor<4xf32>, %dout: tensor<4xf32>, %in: tensor<4xf32>):
    %z = ttc.custom_gradient "inner"(%dout, %in) {wrt = array<i64: 0>} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
    ^bb0(%out2: tensor<4xf32>, %dout2: tensor<4xf32>, %in2: tensor<4xf32>):
      ttc.yield %dout2 : tensor<4xf32>
    }
    ttc.yield %z : tensor<4xf32>
  }
  return %y : tensor<4xf32>
}
