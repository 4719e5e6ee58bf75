// Derivatives of values with a gradient of their own, and of values without any, to the second order.
// RUN: ttc-opt %s --verify-grad=order=2 -o /dev/null

// The gradient of the square, as its operations would have it.
func.func @custom_gradient(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %y = ttc.square %x : (tensor<2x3xf32>) -> tensor<2x3xf32>
  %z = ttc.custom_gradient "square"(%y, %x) {wrt = array<i64: 0>} : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32> {
  ^bb0(%out: tensor<2x3xf32>, %dout: tensor<2x3xf32>, %in: tensor<2x3xf32>):
    %p = ttc.mul %dout, %in : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
    %d = ttc.add %p, %p : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
    ttc.yield %d : tensor<2x3xf32>
  }
  %r = ttc.sin %z : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return %r : tensor<2x3xf32>
}

// The gradient of a product by one of its factors alone: the other is a constant.
func.func @custom_gradient_scale(%x: tensor<5xf32>) -> tensor<5xf32> {
  %c = ttc.constant dense<3.0> : tensor<5xf32>
  %y = ttc.mul %x, %c : (tensor<5xf32>, tensor<5xf32>) -> tensor<5xf32>
  %z = ttc.custom_gradient "scale"(%y, %x, %c) {wrt = array<i64: 0>}
      : (tensor<5xf32>, tensor<5xf32>, tensor<5xf32>) -> tensor<5xf32> {
  ^bb0(%out: tensor<5xf32>, %dout: tensor<5xf32>, %in: tensor<5xf32>, %factor: tensor<5xf32>):
    %d = ttc.mul %dout, %factor : (tensor<5xf32>, tensor<5xf32>) -> tensor<5xf32>
    ttc.yield %d : tensor<5xf32>
  }
  return %z : tensor<5xf32>
}

// A gradient that stops nowhere, and one that stops.
func.func @stop_gradient(%x: tensor<3xf32>) -> tensor<3xf32> {
  %zero = ttc.sub %x, %x : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  %stopped = ttc.stop_gradient %zero : (tensor<3xf32>) -> tensor<3xf32>
  %y = ttc.add %x, %stopped : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  return %y : tensor<3xf32>
}
