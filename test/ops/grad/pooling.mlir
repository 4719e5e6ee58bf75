// Derivatives of pooling, to the second order; the square keeps the second from vanishing.
// RUN: ttc-opt %s --verify-grad=order=2 -o /dev/null

func.func @max_pool2d(%a: tensor<2x2x4x6xf32>) -> tensor<2x2x2x3xf32> {
  %y, %i = ttc.max_pool2d %a {kernel_size = array<i64: 2, 2>}
      : (tensor<2x2x4x6xf32>) -> (tensor<2x2x2x3xf32>, tensor<2x2x2x3xi32>)
  %r = ttc.square %y : (tensor<2x2x2x3xf32>) -> tensor<2x2x2x3xf32>
  return %r : tensor<2x2x2x3xf32>
}
func.func @max_pool2d_1(%a: tensor<1x2x5x5xf32>) -> tensor<1x2x3x3xf32> {
  %y, %i = ttc.max_pool2d %a {kernel_size = array<i64: 3, 3>, stride = array<i64: 2, 2>, padding = array<i64: 1, 1>}
      : (tensor<1x2x5x5xf32>) -> (tensor<1x2x3x3xf32>, tensor<1x2x3x3xi32>)
  %r = ttc.square %y : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  return %r : tensor<1x2x3x3xf32>
}
func.func @max_pool2d_2(%a: tensor<1x1x7x6xf32>) -> tensor<1x1x5x2xf32> {
  %y, %i = ttc.max_pool2d %a {kernel_size = array<i64: 2, 3>, stride = array<i64: 1, 2>, dilation = array<i64: 2, 1>}
      : (tensor<1x1x7x6xf32>) -> (tensor<1x1x5x2xf32>, tensor<1x1x5x2xi32>)
  %r = ttc.square %y : (tensor<1x1x5x2xf32>) -> tensor<1x1x5x2xf32>
  return %r : tensor<1x1x5x2xf32>
}
func.func @max_pool2d_3(%a: tensor<1x2x5x5xf32>) -> tensor<1x2x3x3xf32> {
  %y, %i = ttc.max_pool2d %a {kernel_size = array<i64: 2, 2>, ceil_mode = true}
      : (tensor<1x2x5x5xf32>) -> (tensor<1x2x3x3xf32>, tensor<1x2x3x3xi32>)
  %r = ttc.square %y : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  return %r : tensor<1x2x3x3xf32>
}
func.func @max_pool2d_4(%a: tensor<1x4x5x2xf32>) -> tensor<1x3x4x2xf32> {
  %y, %i = ttc.max_pool2d %a {kernel_size = array<i64: 2, 2>, stride = array<i64: 1, 1>, data_format = "NHWC"}
      : (tensor<1x4x5x2xf32>) -> (tensor<1x3x4x2xf32>, tensor<1x3x4x2xi32>)
  %r = ttc.square %y : (tensor<1x3x4x2xf32>) -> tensor<1x3x4x2xf32>
  return %r : tensor<1x3x4x2xf32>
}
func.func @max_pool2d_5(%a: tensor<1x1x1x1xf32>) -> tensor<1x1x1x1xf32> {
  %y, %i = ttc.max_pool2d %a {kernel_size = array<i64: 1, 1>}
      : (tensor<1x1x1x1xf32>) -> (tensor<1x1x1x1xf32>, tensor<1x1x1x1xi32>)
  %r = ttc.square %y : (tensor<1x1x1x1xf32>) -> tensor<1x1x1x1xf32>
  return %r : tensor<1x1x1x1xf32>
}
func.func @max_pool2d_grad(%a: tensor<2x2x2x3xf32>, %b: tensor<2x2x2x3xi32> {ttc.range = [0, 3]})
    -> tensor<2x2x4x6xf32> {
  %r = ttc.max_pool2d_grad %a, %b {input_size = array<i64: 4, 6>, kernel_size = array<i64: 2, 2>}
      : (tensor<2x2x2x3xf32>, tensor<2x2x2x3xi32>) -> tensor<2x2x4x6xf32>
  return %r : tensor<2x2x4x6xf32>
}
func.func @max_pool2d_gather(%a: tensor<2x2x4x6xf32>, %b: tensor<2x2x2x3xi32> {ttc.range = [0, 3]})
    -> tensor<2x2x2x3xf32> {
  %r = ttc.max_pool2d_gather %a, %b {kernel_size = array<i64: 2, 2>}
      : (tensor<2x2x4x6xf32>, tensor<2x2x2x3xi32>) -> tensor<2x2x2x3xf32>
  return %r : tensor<2x2x2x3xf32>
}
func.func @max_pool2d_grad_1(%a: tensor<1x3x4x2xf32>, %b: tensor<1x3x4x2xi32> {ttc.range = [0, 3]})
    -> tensor<1x4x5x2xf32> {
  %r = ttc.max_pool2d_grad %a, %b {input_size = array<i64: 4, 5>, kernel_size = array<i64: 2, 2>, stride = array<i64: 1, 1>, data_format = "NHWC"}
      : (tensor<1x3x4x2xf32>, tensor<1x3x4x2xi32>) -> tensor<1x4x5x2xf32>
  return %r : tensor<1x4x5x2xf32>
}
func.func @max_pool2d_gather_1(%a: tensor<1x4x5x2xf32>, %b: tensor<1x3x4x2xi32> {ttc.range = [0, 3]})
    -> tensor<1x3x4x2xf32> {
  %r = ttc.max_pool2d_gather %a, %b {kernel_size = array<i64: 2, 2>, stride = array<i64: 1, 1>, data_format = "NHWC"}
      : (tensor<1x4x5x2xf32>, tensor<1x3x4x2xi32>) -> tensor<1x3x4x2xf32>
  return %r : tensor<1x3x4x2xf32>
}
func.func @avg_pool2d(%a: tensor<2x2x4x6xf32>) -> tensor<2x2x2x3xf32> {
  %y = ttc.avg_pool2d %a {kernel_size = array<i64: 2, 2>} : (tensor<2x2x4x6xf32>) -> tensor<2x2x2x3xf32>
  %r = ttc.square %y : (tensor<2x2x2x3xf32>) -> tensor<2x2x2x3xf32>
  return %r : tensor<2x2x2x3xf32>
}
func.func @avg_pool2d_1(%a: tensor<1x2x5x5xf32>) -> tensor<1x2x3x3xf32> {
  %y = ttc.avg_pool2d %a {kernel_size = array<i64: 3, 3>, stride = array<i64: 2, 2>, padding = array<i64: 1, 1>}
      : (tensor<1x2x5x5xf32>) -> tensor<1x2x3x3xf32>
  %r = ttc.square %y : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  return %r : tensor<1x2x3x3xf32>
}
func.func @avg_pool2d_2(%a: tensor<1x2x5x5xf32>) -> tensor<1x2x3x3xf32> {
  %y = ttc.avg_pool2d %a {kernel_size = array<i64: 3, 3>, stride = array<i64: 2, 2>, padding = array<i64: 1, 1>, count_include_pad = false}
      : (tensor<1x2x5x5xf32>) -> tensor<1x2x3x3xf32>
  %r = ttc.square %y : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  return %r : tensor<1x2x3x3xf32>
}
func.func @avg_pool2d_3(%a: tensor<1x1x5x6xf32>) -> tensor<1x1x3x3xf32> {
  %y = ttc.avg_pool2d %a {kernel_size = array<i64: 2, 3>, stride = array<i64: 2, 2>, ceil_mode = true}
      : (tensor<1x1x5x6xf32>) -> tensor<1x1x3x3xf32>
  %r = ttc.square %y : (tensor<1x1x3x3xf32>) -> tensor<1x1x3x3xf32>
  return %r : tensor<1x1x3x3xf32>
}
func.func @avg_pool2d_4(%a: tensor<1x1x4x4xf32>) -> tensor<1x1x2x2xf32> {
  %y = ttc.avg_pool2d %a {kernel_size = array<i64: 2, 2>, divisor_override = 3 : i64}
      : (tensor<1x1x4x4xf32>) -> tensor<1x1x2x2xf32>
  %r = ttc.square %y : (tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  return %r : tensor<1x1x2x2xf32>
}
func.func @avg_pool2d_5(%a: tensor<1x5x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %y = ttc.avg_pool2d %a {kernel_size = array<i64: 2, 2>, data_format = "NHWC"}
      : (tensor<1x5x4x2xf32>) -> tensor<1x2x2x2xf32>
  %r = ttc.square %y : (tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  return %r : tensor<1x2x2x2xf32>
}
func.func @avg_pool2d_grad(%a: tensor<1x2x3x3xf32>) -> tensor<1x2x5x5xf32> {
  %r = ttc.avg_pool2d_grad %a {input_size = array<i64: 5, 5>, kernel_size = array<i64: 3, 3>, stride = array<i64: 2, 2>, padding = array<i64: 1, 1>}
      : (tensor<1x2x3x3xf32>) -> tensor<1x2x5x5xf32>
  return %r : tensor<1x2x5x5xf32>
}
func.func @avg_pool2d_grad_1(%a: tensor<1x2x3x3xf32>) -> tensor<1x2x5x5xf32> {
  %r = ttc.avg_pool2d_grad %a {input_size = array<i64: 5, 5>, kernel_size = array<i64: 3, 3>, stride = array<i64: 2, 2>, padding = array<i64: 1, 1>, count_include_pad = false}
      : (tensor<1x2x3x3xf32>) -> tensor<1x2x5x5xf32>
  return %r : tensor<1x2x5x5xf32>
}
func.func @avg_pool2d_grad_2(%a: tensor<1x1x3x3xf32>) -> tensor<1x1x5x6xf32> {
  %r = ttc.avg_pool2d_grad %a {input_size = array<i64: 5, 6>, kernel_size = array<i64: 2, 3>, stride = array<i64: 2, 2>, ceil_mode = true}
      : (tensor<1x1x3x3xf32>) -> tensor<1x1x5x6xf32>
  return %r : tensor<1x1x5x6xf32>
}
