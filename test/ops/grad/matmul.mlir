// Derivatives of matrix products of all ranks, to the second order.
// RUN: ttc-opt %s --verify-grad=order=2 -o /dev/null

func.func @matmul(%a: tensor<3x4xf32>, %b: tensor<4x5xf32>) -> tensor<3x5xf32> {
  %r = ttc.matmul %a, %b : (tensor<3x4xf32>, tensor<4x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @matmul_1(%a: tensor<1x3xf32>, %b: tensor<3x1xf32>) -> tensor<1x1xf32> {
  %r = ttc.matmul %a, %b : (tensor<1x3xf32>, tensor<3x1xf32>) -> tensor<1x1xf32>
  return %r : tensor<1x1xf32>
}
func.func @matmul_2(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<f32> {
  %r = ttc.matmul %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @matmul_3(%a: tensor<4xf32>, %b: tensor<4x3xf32>) -> tensor<3xf32> {
  %r = ttc.matmul %a, %b : (tensor<4xf32>, tensor<4x3xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @matmul_4(%a: tensor<3x4xf32>, %b: tensor<4xf32>) -> tensor<3xf32> {
  %r = ttc.matmul %a, %b : (tensor<3x4xf32>, tensor<4xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @matmul_5(%a: tensor<2x3x4xf32>, %b: tensor<4x5xf32>) -> tensor<2x3x5xf32> {
  %r = ttc.matmul %a, %b : (tensor<2x3x4xf32>, tensor<4x5xf32>) -> tensor<2x3x5xf32>
  return %r : tensor<2x3x5xf32>
}
func.func @matmul_6(%a: tensor<2x3x4xf32>, %b: tensor<2x4x5xf32>) -> tensor<2x3x5xf32> {
  %r = ttc.matmul %a, %b : (tensor<2x3x4xf32>, tensor<2x4x5xf32>) -> tensor<2x3x5xf32>
  return %r : tensor<2x3x5xf32>
}
func.func @matmul_7(%a: tensor<2x1x3x4xf32>, %b: tensor<3x4x2xf32>) -> tensor<2x3x3x2xf32> {
  %r = ttc.matmul %a, %b : (tensor<2x1x3x4xf32>, tensor<3x4x2xf32>) -> tensor<2x3x3x2xf32>
  return %r : tensor<2x3x3x2xf32>
}
func.func @matmul_8(%a: tensor<4xf32>, %b: tensor<2x4x3xf32>) -> tensor<2x3xf32> {
  %r = ttc.matmul %a, %b : (tensor<4xf32>, tensor<2x4x3xf32>) -> tensor<2x3xf32>
  return %r : tensor<2x3xf32>
}
func.func @matmul_9(%a: tensor<2x3x4xf32>, %b: tensor<4xf32>) -> tensor<2x3xf32> {
  %r = ttc.matmul %a, %b : (tensor<2x3x4xf32>, tensor<4xf32>) -> tensor<2x3xf32>
  return %r : tensor<2x3xf32>
}
func.func @matmul_10(%a: tensor<5x7xf32>, %b: tensor<7x1xf32>) -> tensor<5x1xf32> {
  %r = ttc.matmul %a, %b : (tensor<5x7xf32>, tensor<7x1xf32>) -> tensor<5x1xf32>
  return %r : tensor<5x1xf32>
}
func.func @matmul_11(%a: tensor<1x1xf32>, %b: tensor<1x1xf32>) -> tensor<1x1xf32> {
  %r = ttc.matmul %a, %b : (tensor<1x1xf32>, tensor<1x1xf32>) -> tensor<1x1xf32>
  return %r : tensor<1x1xf32>
}
func.func @matmul_12(%a: tensor<17x9xf32>, %b: tensor<9x33xf32>) -> tensor<17x33xf32> {
  %r = ttc.matmul %a, %b : (tensor<17x9xf32>, tensor<9x33xf32>) -> tensor<17x33xf32>
  return %r : tensor<17x33xf32>
}
