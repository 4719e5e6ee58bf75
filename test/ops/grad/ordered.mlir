// Derivatives of what walks a dimension in order: sorting, running sums, recurrences, sums of rows, to the second order.
// RUN: ttc-opt %s --verify-grad=order=2 -o /dev/null

func.func @sort(%a: tensor<3x11xf32> {ttc.range = [-2, 2]}) -> tensor<3x11xf32> {
  %v, %i = ttc.sort %a {dim = 1 : i64} : (tensor<3x11xf32>) -> (tensor<3x11xf32>, tensor<3x11xi64>)
  %r = ttc.square %v : (tensor<3x11xf32>) -> tensor<3x11xf32>
  return %r : tensor<3x11xf32>
}
func.func @sort_1(%a: tensor<5x2x3xf32> {ttc.range = [-2, 2]}) -> tensor<5x2x3xf32> {
  %v, %i = ttc.sort %a {dim = -3 : i64, descending = true} : (tensor<5x2x3xf32>) -> (tensor<5x2x3xf32>, tensor<5x2x3xi64>)
  %r = ttc.square %v : (tensor<5x2x3xf32>) -> tensor<5x2x3xf32>
  return %r : tensor<5x2x3xf32>
}
func.func @topk(%a: tensor<3x11xf32> {ttc.range = [-2, 2]}) -> tensor<3x4xf32> {
  %v, %i = ttc.topk %a {k = 4 : i64, dim = 1 : i64} : (tensor<3x11xf32>) -> (tensor<3x4xf32>, tensor<3x4xi64>)
  %r = ttc.square %v : (tensor<3x4xf32>) -> tensor<3x4xf32>
  return %r : tensor<3x4xf32>
}
func.func @topk_1(%a: tensor<1x5x2xf32> {ttc.range = [-2, 2]}) -> tensor<1x1x2xf32> {
  %v, %i = ttc.topk %a {k = 1 : i64, dim = -2 : i64, largest = false} : (tensor<1x5x2xf32>) -> (tensor<1x1x2xf32>, tensor<1x1x2xi64>)
  %r = ttc.square %v : (tensor<1x1x2xf32>) -> tensor<1x1x2xf32>
  return %r : tensor<1x1x2xf32>
}
func.func @cumsum(%a: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %y = ttc.cumsum %a {dim = 1 : i64} : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %r = ttc.square %y : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @cumsum_1(%a: tensor<4x1x7xf32>) -> tensor<4x1x7xf32> {
  %y = ttc.cumsum %a {dim = -3 : i64, reverse = true} : (tensor<4x1x7xf32>) -> tensor<4x1x7xf32>
  %r = ttc.square %y : (tensor<4x1x7xf32>) -> tensor<4x1x7xf32>
  return %r : tensor<4x1x7xf32>
}
func.func @linear_recurrence(%a: tensor<3x5xf32>, %b: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %r = ttc.linear_recurrence %a, %b {dim = 1 : i64} : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @linear_recurrence_1(%a: tensor<4x19xf32>, %b: tensor<4x19xf32>) -> tensor<4x19xf32> {
  %r = ttc.linear_recurrence %a, %b {dim = 0 : i64, reverse = true} : (tensor<4x19xf32>, tensor<4x19xf32>) -> tensor<4x19xf32>
  return %r : tensor<4x19xf32>
}
func.func @linear_recurrence_2(%a: tensor<1xf32>, %b: tensor<1xf32>) -> tensor<1xf32> {
  %r = ttc.linear_recurrence %a, %b {dim = -1 : i64} : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
func.func @index_add(%a: tensor<6x5xf32>, %b: tensor<6xi64> {ttc.range = [0, 3]}) -> tensor<4x5xf32> {
  %y = ttc.index_add %a, %b {dim = 0 : i64, size = 4 : i64} : (tensor<6x5xf32>, tensor<6xi64>) -> tensor<4x5xf32>
  %r = ttc.square %y : (tensor<4x5xf32>) -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}
func.func @index_add_1(%a: tensor<3x7x2xf32>, %b: tensor<7xi32> {ttc.range = [0, 2]}) -> tensor<3x3x2xf32> {
  %y = ttc.index_add %a, %b {dim = -2 : i64, size = 3 : i64} : (tensor<3x7x2xf32>, tensor<7xi32>) -> tensor<3x3x2xf32>
  %r = ttc.square %y : (tensor<3x3x2xf32>) -> tensor<3x3x2xf32>
  return %r : tensor<3x3x2xf32>
}
