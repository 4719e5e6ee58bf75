// Round trip of ttc.custom_gradient, and its vector-Jacobian product.
// RUN: ttc-opt %s | ttc-opt | FileCheck %s
// RUN: ttc-opt %s --ttc-differentiate | FileCheck %s --check-prefix=VJP

// The value passes no gradient: only the region does, although round has one (of zeros).
// CHECK-LABEL: func.func @straight_through
// CHECK: ttc.custom_gradient "quantize"(%{{.*}}, %{{.*}}) {wrt = array<i64: 0>} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
// CHECK-NEXT: ^bb0(%[[OUT:.*]]: tensor<4xf32>, %[[DOUT:.*]]: tensor<4xf32>, %[[IN:.*]]: tensor<4xf32>):
// CHECK-NEXT: ttc.yield %[[DOUT]] : tensor<4xf32>
// VJP-LABEL: func.func @straight_through
// VJP-SAME: %[[S:[a-z0-9]*]]: tensor<4xf32>)
// VJP: return %[[S]]
func.func @straight_through(%x: tensor<4xf32>, %s: tensor<4xf32>) -> tensor<4xf32> {
  %r = ttc.round %x : (tensor<4xf32>) -> tensor<4xf32>
  %y = ttc.custom_gradient "quantize"(%r, %x) {wrt = array<i64: 0>} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%out: tensor<4xf32>, %dout: tensor<4xf32>, %in: tensor<4xf32>):
    ttc.yield %dout : tensor<4xf32>
  }
  %g = ttc.gradient %y wrt %x seed %s : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %g : tensor<4xf32>
}

// Two values, one of whole numbers, without a gradient for the second input; a cotangent that does not arrive is zero.
// VJP-LABEL: func.func @several
// VJP: %[[Y:.*]]:3 = ttc.custom_gradient
// VJP: %[[ZERO:.*]] = ttc.constant dense<0.000000e+00> : tensor<4xf32>
// VJP: %[[SUM:.*]] = ttc.add %{{.*}}, %[[ZERO]]
// VJP: %[[P:.*]] = ttc.mul %[[SUM]], %[[Y]]#0
// VJP: %[[NONE:.*]] = ttc.constant dense<0.000000e+00> : tensor<4xf32>
// VJP: return %[[P]], %[[NONE]]
func.func @several(%x: tensor<4xf32>, %w: tensor<4xf32>, %i: tensor<4xi64>, %s: tensor<4xf32>)
    -> (tensor<4xf32>, tensor<4xf32>) {
  %a = ttc.mul %x, %w : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %b = ttc.exp %x : (tensor<4xf32>) -> tensor<4xf32>
  %y:3 = ttc.custom_gradient "several"(%a, %b, %i, %x, %w) {num_values = 3 : i64, wrt = array<i64: 0>}
      : (tensor<4xf32>, tensor<4xf32>, tensor<4xi64>, tensor<4xf32>, tensor<4xf32>)
      -> (tensor<4xf32>, tensor<4xf32>, tensor<4xi64>) {
  ^bb0(%out: tensor<4xf32>, %out2: tensor<4xf32>, %out3: tensor<4xi64>, %d: tensor<4xf32>, %d2: tensor<4xf32>,
       %in: tensor<4xf32>, %in2: tensor<4xf32>):
    %0 = ttc.add %d, %d2 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %1 = ttc.mul %0, %out : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    ttc.yield %1 : tensor<4xf32>
  }
  %g:2 = ttc.gradient %y#0 wrt %x, %w seed %s
      : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>)
  return %g#0, %g#1 : tensor<4xf32>, tensor<4xf32>
}

// What is in front of a value needs no derivative.
func.func private @opaque(tensor<4xf32>) -> tensor<4xf32>
// VJP-LABEL: func.func @value_without_derivative
// VJP-NOT: ttc.gradient
// VJP: return
func.func @value_without_derivative(%x: tensor<4xf32>, %s: tensor<4xf32>) -> tensor<4xf32> {
  %c = func.call @opaque(%x) : (tensor<4xf32>) -> tensor<4xf32>
  %y = ttc.custom_gradient "opaque"(%c, %x) {wrt = array<i64: 0>} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%out: tensor<4xf32>, %dout: tensor<4xf32>, %in: tensor<4xf32>):
    ttc.yield %dout : tensor<4xf32>
  }
  %g = ttc.gradient %y wrt %x seed %s : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %g : tensor<4xf32>
}
