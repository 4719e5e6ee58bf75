// Derivatives of convolutions by input and weight, to the second order, and of the two gradients themselves.
// RUN: ttc-opt %s --verify-grad=order=2 -o /dev/null

func.func @conv2d(%a: tensor<2x3x5x4xf32>, %b: tensor<2x3x3x2xf32>) -> tensor<2x2x3x3xf32> {
  %r = ttc.conv2d %a, %b : (tensor<2x3x5x4xf32>, tensor<2x3x3x2xf32>) -> tensor<2x2x3x3xf32>
  return %r : tensor<2x2x3x3xf32>
}
func.func @conv2d_1(%a: tensor<1x2x5x5xf32>, %b: tensor<3x2x3x3xf32>) -> tensor<1x3x5x5xf32> {
  %r = ttc.conv2d %a, %b {padding = array<i64: 1, 1>}
      : (tensor<1x2x5x5xf32>, tensor<3x2x3x3xf32>) -> tensor<1x3x5x5xf32>
  return %r : tensor<1x3x5x5xf32>
}
func.func @conv2d_2(%a: tensor<1x1x7x6xf32>, %b: tensor<1x1x3x2xf32>) -> tensor<1x1x4x2xf32> {
  %r = ttc.conv2d %a, %b {stride = array<i64: 2, 3>, padding = array<i64: 1, 0>}
      : (tensor<1x1x7x6xf32>, tensor<1x1x3x2xf32>) -> tensor<1x1x4x2xf32>
  return %r : tensor<1x1x4x2xf32>
}
func.func @conv2d_3(%a: tensor<1x2x7x7xf32>, %b: tensor<2x2x3x3xf32>) -> tensor<1x2x7x5xf32> {
  %r = ttc.conv2d %a, %b {padding = array<i64: 2, 1>, dilation = array<i64: 2, 2>}
      : (tensor<1x2x7x7xf32>, tensor<2x2x3x3xf32>) -> tensor<1x2x7x5xf32>
  return %r : tensor<1x2x7x5xf32>
}
func.func @conv2d_4(%a: tensor<1x4x4x5xf32>, %b: tensor<6x2x3x3xf32>) -> tensor<1x6x4x5xf32> {
  %r = ttc.conv2d %a, %b {padding = array<i64: 1, 1>, groups = 2 : i64}
      : (tensor<1x4x4x5xf32>, tensor<6x2x3x3xf32>) -> tensor<1x6x4x5xf32>
  return %r : tensor<1x6x4x5xf32>
}
func.func @conv2d_5(%a: tensor<2x3x5x4xf32>, %b: tensor<3x1x3x3xf32>) -> tensor<2x3x5x4xf32> {
  %r = ttc.conv2d %a, %b {padding = array<i64: 1, 1>, groups = 3 : i64}
      : (tensor<2x3x5x4xf32>, tensor<3x1x3x3xf32>) -> tensor<2x3x5x4xf32>
  return %r : tensor<2x3x5x4xf32>
}
func.func @conv2d_6(%a: tensor<1x3x3x4xf32>, %b: tensor<5x3x1x1xf32>) -> tensor<1x5x3x4xf32> {
  %r = ttc.conv2d %a, %b : (tensor<1x3x3x4xf32>, tensor<5x3x1x1xf32>) -> tensor<1x5x3x4xf32>
  return %r : tensor<1x5x3x4xf32>
}
func.func @conv2d_7(%a: tensor<1x6x5x2xf32>, %b: tensor<3x3x2x3xf32>) -> tensor<1x3x3x3xf32> {
  %r = ttc.conv2d %a, %b {stride = array<i64: 2, 2>, padding = array<i64: 1, 1>, data_format = "NHWC"}
      : (tensor<1x6x5x2xf32>, tensor<3x3x2x3xf32>) -> tensor<1x3x3x3xf32>
  return %r : tensor<1x3x3x3xf32>
}
func.func @conv2d_8(%a: tensor<1x2x1x1xf32>, %b: tensor<2x2x1x1xf32>) -> tensor<1x2x1x1xf32> {
  %r = ttc.conv2d %a, %b : (tensor<1x2x1x1xf32>, tensor<2x2x1x1xf32>) -> tensor<1x2x1x1xf32>
  return %r : tensor<1x2x1x1xf32>
}
func.func @conv1d(%a: tensor<2x3x7xf32>, %b: tensor<2x3x3xf32>) -> tensor<2x2x4xf32> {
  %r = ttc.conv1d %a, %b {stride = array<i64: 2>, padding = array<i64: 1>}
      : (tensor<2x3x7xf32>, tensor<2x3x3xf32>) -> tensor<2x2x4xf32>
  return %r : tensor<2x2x4xf32>
}
func.func @conv1d_1(%a: tensor<1x4x6xf32>, %b: tensor<4x1x3xf32>) -> tensor<1x4x2xf32> {
  %r = ttc.conv1d %a, %b {dilation = array<i64: 2>, groups = 4 : i64}
      : (tensor<1x4x6xf32>, tensor<4x1x3xf32>) -> tensor<1x4x2xf32>
  return %r : tensor<1x4x2xf32>
}
func.func @conv3d(%a: tensor<1x2x3x4x3xf32>, %b: tensor<2x2x2x3x2xf32>) -> tensor<1x2x4x4x2xf32> {
  %r = ttc.conv3d %a, %b {padding = array<i64: 1, 1, 0>}
      : (tensor<1x2x3x4x3xf32>, tensor<2x2x2x3x2xf32>) -> tensor<1x2x4x4x2xf32>
  return %r : tensor<1x2x4x4x2xf32>
}
func.func @conv3d_1(%a: tensor<1x2x4x3x3xf32>, %b: tensor<2x1x3x2x2xf32>) -> tensor<1x2x2x2x2xf32> {
  %r = ttc.conv3d %a, %b {stride = array<i64: 2, 1, 1>, padding = array<i64: 1, 0, 0>, groups = 2 : i64}
      : (tensor<1x2x4x3x3xf32>, tensor<2x1x3x2x2xf32>) -> tensor<1x2x2x2x2xf32>
  return %r : tensor<1x2x2x2x2xf32>
}
// The gradients as functions of their own.
func.func @conv2d_input_grad(%a: tensor<2x2x3x3xf32>, %b: tensor<2x3x3x2xf32>) -> tensor<2x3x5x4xf32> {
  %r = ttc.conv2d_input_grad %a, %b {input_size = array<i64: 5, 4>}
      : (tensor<2x2x3x3xf32>, tensor<2x3x3x2xf32>) -> tensor<2x3x5x4xf32>
  return %r : tensor<2x3x5x4xf32>
}
func.func @conv2d_weight_grad(%a: tensor<2x3x5x4xf32>, %b: tensor<2x2x3x3xf32>) -> tensor<2x3x3x2xf32> {
  %r = ttc.conv2d_weight_grad %a, %b {kernel_size = array<i64: 3, 2>}
      : (tensor<2x3x5x4xf32>, tensor<2x2x3x3xf32>) -> tensor<2x3x3x2xf32>
  return %r : tensor<2x3x3x2xf32>
}
func.func @conv2d_input_grad_1(%a: tensor<1x1x4x2xf32>, %b: tensor<1x1x3x2xf32>) -> tensor<1x1x7x6xf32> {
  %r = ttc.conv2d_input_grad %a, %b {input_size = array<i64: 7, 6>, stride = array<i64: 2, 3>, padding = array<i64: 1, 0>}
      : (tensor<1x1x4x2xf32>, tensor<1x1x3x2xf32>) -> tensor<1x1x7x6xf32>
  return %r : tensor<1x1x7x6xf32>
}
func.func @conv2d_weight_grad_1(%a: tensor<1x1x7x6xf32>, %b: tensor<1x1x4x2xf32>) -> tensor<1x1x3x2xf32> {
  %r = ttc.conv2d_weight_grad %a, %b {kernel_size = array<i64: 3, 2>, stride = array<i64: 2, 3>, padding = array<i64: 1, 0>}
      : (tensor<1x1x7x6xf32>, tensor<1x1x4x2xf32>) -> tensor<1x1x3x2xf32>
  return %r : tensor<1x1x3x2xf32>
}
func.func @conv2d_input_grad_2(%a: tensor<1x6x4x5xf32>, %b: tensor<6x2x3x3xf32>) -> tensor<1x4x4x5xf32> {
  %r = ttc.conv2d_input_grad %a, %b {input_size = array<i64: 4, 5>, padding = array<i64: 1, 1>, groups = 2 : i64}
      : (tensor<1x6x4x5xf32>, tensor<6x2x3x3xf32>) -> tensor<1x4x4x5xf32>
  return %r : tensor<1x4x4x5xf32>
}
func.func @conv2d_weight_grad_2(%a: tensor<1x4x4x5xf32>, %b: tensor<1x6x4x5xf32>) -> tensor<6x2x3x3xf32> {
  %r = ttc.conv2d_weight_grad %a, %b {kernel_size = array<i64: 3, 3>, padding = array<i64: 1, 1>, groups = 2 : i64}
      : (tensor<1x4x4x5xf32>, tensor<1x6x4x5xf32>) -> tensor<6x2x3x3xf32>
  return %r : tensor<6x2x3x3xf32>
}
func.func @conv1d_input_grad(%a: tensor<2x2x4xf32>, %b: tensor<2x3x3xf32>) -> tensor<2x3x7xf32> {
  %r = ttc.conv1d_input_grad %a, %b {input_size = array<i64: 7>, stride = array<i64: 2>, padding = array<i64: 1>}
      : (tensor<2x2x4xf32>, tensor<2x3x3xf32>) -> tensor<2x3x7xf32>
  return %r : tensor<2x3x7xf32>
}
func.func @conv1d_weight_grad(%a: tensor<2x3x7xf32>, %b: tensor<2x2x4xf32>) -> tensor<2x3x3xf32> {
  %r = ttc.conv1d_weight_grad %a, %b {kernel_size = array<i64: 3>, stride = array<i64: 2>, padding = array<i64: 1>}
      : (tensor<2x3x7xf32>, tensor<2x2x4xf32>) -> tensor<2x3x3xf32>
  return %r : tensor<2x3x3xf32>
}
func.func @conv3d_input_grad(%a: tensor<1x2x4x4x2xf32>, %b: tensor<2x2x2x3x2xf32>) -> tensor<1x2x3x4x3xf32> {
  %r = ttc.conv3d_input_grad %a, %b {input_size = array<i64: 3, 4, 3>, padding = array<i64: 1, 1, 0>}
      : (tensor<1x2x4x4x2xf32>, tensor<2x2x2x3x2xf32>) -> tensor<1x2x3x4x3xf32>
  return %r : tensor<1x2x3x4x3xf32>
}
func.func @conv3d_weight_grad(%a: tensor<1x2x3x4x3xf32>, %b: tensor<1x2x4x4x2xf32>) -> tensor<2x2x2x3x2xf32> {
  %r = ttc.conv3d_weight_grad %a, %b {kernel_size = array<i64: 2, 3, 2>, padding = array<i64: 1, 1, 0>}
      : (tensor<1x2x3x4x3xf32>, tensor<1x2x4x4x2xf32>) -> tensor<2x2x2x3x2xf32>
  return %r : tensor<2x2x2x3x2xf32>
}
