// Derivatives of operations along one dimension in its order: sorting, running sums, scatters; to the second order.
// RUN: ttc-opt %s --verify-grad=order=2 -o /dev/null

func.func @sort(%a: tensor<3x11xf32>) -> tensor<3x11xf32> {
  %y, %i = ttc.sort %a {dim = 1 : i64} : (tensor<3x11xf32>) -> (tensor<3x11xf32>, tensor<3x11xi64>)
  %w = ttc.iota {shape = array<i64: 3, 11>, dim = 1 : i64, dtype = f32} : () -> tensor<3x11xf32>
  %v = ttc.mul %y, %w : (tensor<3x11xf32>, tensor<3x11xf32>) -> tensor<3x11xf32>
  %r = ttc.square %v : (tensor<3x11xf32>) -> tensor<3x11xf32>
  return %r : tensor<3x11xf32>
}
func.func @sort_1(%a: tensor<3x11xf32>) -> tensor<3x11xf32> {
  %y, %i = ttc.sort %a {dim = 1 : i64, descending = true} : (tensor<3x11xf32>) -> (tensor<3x11xf32>, tensor<3x11xi64>)
  %w = ttc.iota {shape = array<i64: 3, 11>, dim = 1 : i64, dtype = f32} : () -> tensor<3x11xf32>
  %v = ttc.mul %y, %w : (tensor<3x11xf32>, tensor<3x11xf32>) -> tensor<3x11xf32>
  %r = ttc.square %v : (tensor<3x11xf32>) -> tensor<3x11xf32>
  return %r : tensor<3x11xf32>
}
func.func @topk(%a: tensor<3x11xf32>) -> tensor<3x9xf32> {
  %y, %i = ttc.topk %a {k = 9 : i64, dim = 1 : i64} : (tensor<3x11xf32>) -> (tensor<3x9xf32>, tensor<3x9xi64>)
  %r = ttc.square %y : (tensor<3x9xf32>) -> tensor<3x9xf32>
  return %r : tensor<3x9xf32>
}
func.func @topk_1(%a: tensor<3x11xf32>) -> tensor<3x9xf32> {
  %y, %i = ttc.topk %a {k = 9 : i64, dim = 1 : i64, largest = false}
      : (tensor<3x11xf32>) -> (tensor<3x9xf32>, tensor<3x9xi64>)
  %r = ttc.square %y : (tensor<3x9xf32>) -> tensor<3x9xf32>
  return %r : tensor<3x9xf32>
}
func.func @sort_2(%a: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %y, %i = ttc.sort %a {dim = 0 : i64} : (tensor<3x5xf32>) -> (tensor<3x5xf32>, tensor<3x5xi64>)
  %w = ttc.iota {shape = array<i64: 3, 5>, dim = 0 : i64, dtype = f32} : () -> tensor<3x5xf32>
  %v = ttc.mul %y, %w : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  %r = ttc.square %v : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @sort_3(%a: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %y, %i = ttc.sort %a {dim = 0 : i64, descending = true} : (tensor<3x5xf32>) -> (tensor<3x5xf32>, tensor<3x5xi64>)
  %w = ttc.iota {shape = array<i64: 3, 5>, dim = 0 : i64, dtype = f32} : () -> tensor<3x5xf32>
  %v = ttc.mul %y, %w : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  %r = ttc.square %v : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @topk_2(%a: tensor<3x5xf32>) -> tensor<1x5xf32> {
  %y, %i = ttc.topk %a {k = 1 : i64, dim = 0 : i64} : (tensor<3x5xf32>) -> (tensor<1x5xf32>, tensor<1x5xi64>)
  %r = ttc.square %y : (tensor<1x5xf32>) -> tensor<1x5xf32>
  return %r : tensor<1x5xf32>
}
func.func @topk_3(%a: tensor<3x5xf32>) -> tensor<1x5xf32> {
  %y, %i = ttc.topk %a {k = 1 : i64, dim = 0 : i64, largest = false}
      : (tensor<3x5xf32>) -> (tensor<1x5xf32>, tensor<1x5xi64>)
  %r = ttc.square %y : (tensor<1x5xf32>) -> tensor<1x5xf32>
  return %r : tensor<1x5xf32>
}
func.func @sort_4(%a: tensor<2x7x2xf32>) -> tensor<2x7x2xf32> {
  %y, %i = ttc.sort %a {dim = -2 : i64} : (tensor<2x7x2xf32>) -> (tensor<2x7x2xf32>, tensor<2x7x2xi64>)
  %w = ttc.iota {shape = array<i64: 2, 7, 2>, dim = 1 : i64, dtype = f32} : () -> tensor<2x7x2xf32>
  %v = ttc.mul %y, %w : (tensor<2x7x2xf32>, tensor<2x7x2xf32>) -> tensor<2x7x2xf32>
  %r = ttc.square %v : (tensor<2x7x2xf32>) -> tensor<2x7x2xf32>
  return %r : tensor<2x7x2xf32>
}
func.func @sort_5(%a: tensor<2x7x2xf32>) -> tensor<2x7x2xf32> {
  %y, %i = ttc.sort %a {dim = -2 : i64, descending = true}
      : (tensor<2x7x2xf32>) -> (tensor<2x7x2xf32>, tensor<2x7x2xi64>)
  %w = ttc.iota {shape = array<i64: 2, 7, 2>, dim = 1 : i64, dtype = f32} : () -> tensor<2x7x2xf32>
  %v = ttc.mul %y, %w : (tensor<2x7x2xf32>, tensor<2x7x2xf32>) -> tensor<2x7x2xf32>
  %r = ttc.square %v : (tensor<2x7x2xf32>) -> tensor<2x7x2xf32>
  return %r : tensor<2x7x2xf32>
}
func.func @topk_4(%a: tensor<2x7x2xf32>) -> tensor<2x7x2xf32> {
  %y, %i = ttc.topk %a {k = 7 : i64, dim = -2 : i64} : (tensor<2x7x2xf32>) -> (tensor<2x7x2xf32>, tensor<2x7x2xi64>)
  %r = ttc.square %y : (tensor<2x7x2xf32>) -> tensor<2x7x2xf32>
  return %r : tensor<2x7x2xf32>
}
func.func @topk_5(%a: tensor<2x7x2xf32>) -> tensor<2x7x2xf32> {
  %y, %i = ttc.topk %a {k = 7 : i64, dim = -2 : i64, largest = false}
      : (tensor<2x7x2xf32>) -> (tensor<2x7x2xf32>, tensor<2x7x2xi64>)
  %r = ttc.square %y : (tensor<2x7x2xf32>) -> tensor<2x7x2xf32>
  return %r : tensor<2x7x2xf32>
}
func.func @sort_6(%a: tensor<1xf32>) -> tensor<1xf32> {
  %y, %i = ttc.sort %a {dim = 0 : i64} : (tensor<1xf32>) -> (tensor<1xf32>, tensor<1xi64>)
  %w = ttc.iota {shape = array<i64: 1>, dim = 0 : i64, dtype = f32} : () -> tensor<1xf32>
  %v = ttc.mul %y, %w : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  %r = ttc.square %v : (tensor<1xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
func.func @sort_7(%a: tensor<1xf32>) -> tensor<1xf32> {
  %y, %i = ttc.sort %a {dim = 0 : i64, descending = true} : (tensor<1xf32>) -> (tensor<1xf32>, tensor<1xi64>)
  %w = ttc.iota {shape = array<i64: 1>, dim = 0 : i64, dtype = f32} : () -> tensor<1xf32>
  %v = ttc.mul %y, %w : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  %r = ttc.square %v : (tensor<1xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
func.func @topk_6(%a: tensor<1xf32>) -> tensor<1xf32> {
  %y, %i = ttc.topk %a {k = 1 : i64, dim = 0 : i64} : (tensor<1xf32>) -> (tensor<1xf32>, tensor<1xi64>)
  %r = ttc.square %y : (tensor<1xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
func.func @topk_7(%a: tensor<1xf32>) -> tensor<1xf32> {
  %y, %i = ttc.topk %a {k = 1 : i64, dim = 0 : i64, largest = false} : (tensor<1xf32>) -> (tensor<1xf32>, tensor<1xi64>)
  %r = ttc.square %y : (tensor<1xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
func.func @sort_8(%a: tensor<4x1xf32>) -> tensor<4x1xf32> {
  %y, %i = ttc.sort %a {dim = 1 : i64} : (tensor<4x1xf32>) -> (tensor<4x1xf32>, tensor<4x1xi64>)
  %w = ttc.iota {shape = array<i64: 4, 1>, dim = 1 : i64, dtype = f32} : () -> tensor<4x1xf32>
  %v = ttc.mul %y, %w : (tensor<4x1xf32>, tensor<4x1xf32>) -> tensor<4x1xf32>
  %r = ttc.square %v : (tensor<4x1xf32>) -> tensor<4x1xf32>
  return %r : tensor<4x1xf32>
}
func.func @sort_9(%a: tensor<4x1xf32>) -> tensor<4x1xf32> {
  %y, %i = ttc.sort %a {dim = 1 : i64, descending = true} : (tensor<4x1xf32>) -> (tensor<4x1xf32>, tensor<4x1xi64>)
  %w = ttc.iota {shape = array<i64: 4, 1>, dim = 1 : i64, dtype = f32} : () -> tensor<4x1xf32>
  %v = ttc.mul %y, %w : (tensor<4x1xf32>, tensor<4x1xf32>) -> tensor<4x1xf32>
  %r = ttc.square %v : (tensor<4x1xf32>) -> tensor<4x1xf32>
  return %r : tensor<4x1xf32>
}
func.func @topk_8(%a: tensor<4x1xf32>) -> tensor<4x1xf32> {
  %y, %i = ttc.topk %a {k = 1 : i64, dim = 1 : i64} : (tensor<4x1xf32>) -> (tensor<4x1xf32>, tensor<4x1xi64>)
  %r = ttc.square %y : (tensor<4x1xf32>) -> tensor<4x1xf32>
  return %r : tensor<4x1xf32>
}
func.func @topk_9(%a: tensor<4x1xf32>) -> tensor<4x1xf32> {
  %y, %i = ttc.topk %a {k = 1 : i64, dim = 1 : i64, largest = false}
      : (tensor<4x1xf32>) -> (tensor<4x1xf32>, tensor<4x1xi64>)
  %r = ttc.square %y : (tensor<4x1xf32>) -> tensor<4x1xf32>
  return %r : tensor<4x1xf32>
}
func.func @cumsum(%a: tensor<3x11xf32>) -> tensor<3x11xf32> {
  %y = ttc.cumsum %a {dim = 1 : i64} : (tensor<3x11xf32>) -> tensor<3x11xf32>
  %r = ttc.square %y : (tensor<3x11xf32>) -> tensor<3x11xf32>
  return %r : tensor<3x11xf32>
}
func.func @linear_recurrence(%a: tensor<3x11xf32>, %b: tensor<3x11xf32>) -> tensor<3x11xf32> {
  %r = ttc.linear_recurrence %a, %b {dim = 1 : i64} : (tensor<3x11xf32>, tensor<3x11xf32>) -> tensor<3x11xf32>
  return %r : tensor<3x11xf32>
}
func.func @cumsum_1(%a: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %y = ttc.cumsum %a {dim = 0 : i64, reverse = true} : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %r = ttc.square %y : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @linear_recurrence_1(%a: tensor<3x5xf32>, %b: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %r = ttc.linear_recurrence %a, %b {dim = 0 : i64, reverse = true}
      : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @cumsum_2(%a: tensor<2x7x2xf32>) -> tensor<2x7x2xf32> {
  %y = ttc.cumsum %a {dim = -2 : i64} : (tensor<2x7x2xf32>) -> tensor<2x7x2xf32>
  %r = ttc.square %y : (tensor<2x7x2xf32>) -> tensor<2x7x2xf32>
  return %r : tensor<2x7x2xf32>
}
func.func @linear_recurrence_2(%a: tensor<2x7x2xf32>, %b: tensor<2x7x2xf32>) -> tensor<2x7x2xf32> {
  %r = ttc.linear_recurrence %a, %b {dim = -2 : i64} : (tensor<2x7x2xf32>, tensor<2x7x2xf32>) -> tensor<2x7x2xf32>
  return %r : tensor<2x7x2xf32>
}
func.func @cumsum_3(%a: tensor<1xf32>) -> tensor<1xf32> {
  %y = ttc.cumsum %a {dim = 0 : i64} : (tensor<1xf32>) -> tensor<1xf32>
  %r = ttc.square %y : (tensor<1xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
func.func @linear_recurrence_3(%a: tensor<1xf32>, %b: tensor<1xf32>) -> tensor<1xf32> {
  %r = ttc.linear_recurrence %a, %b {dim = 0 : i64} : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
func.func @cumsum_4(%a: tensor<4x1xf32>) -> tensor<4x1xf32> {
  %y = ttc.cumsum %a {dim = 1 : i64, reverse = true} : (tensor<4x1xf32>) -> tensor<4x1xf32>
  %r = ttc.square %y : (tensor<4x1xf32>) -> tensor<4x1xf32>
  return %r : tensor<4x1xf32>
}
func.func @linear_recurrence_4(%a: tensor<4x1xf32>, %b: tensor<4x1xf32>) -> tensor<4x1xf32> {
  %r = ttc.linear_recurrence %a, %b {dim = 1 : i64, reverse = true}
      : (tensor<4x1xf32>, tensor<4x1xf32>) -> tensor<4x1xf32>
  return %r : tensor<4x1xf32>
}
