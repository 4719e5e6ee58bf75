// Derivatives of operations that move elements, to the second order; the square keeps the second from vanishing.
// RUN: ttc-opt %s --verify-grad=order=2 -o /dev/null

func.func @reshape(%a: tensor<2x6xf32>) -> tensor<3x4xf32> {
  %y = ttc.reshape %a {shape = array<i64: 3, 4>} : (tensor<2x6xf32>) -> tensor<3x4xf32>
  %r = ttc.square %y : (tensor<3x4xf32>) -> tensor<3x4xf32>
  return %r : tensor<3x4xf32>
}
func.func @reshape_1(%a: tensor<2x2x3xf32>) -> tensor<4x3xf32> {
  %y = ttc.reshape %a {shape = array<i64: 4, -1>} : (tensor<2x2x3xf32>) -> tensor<4x3xf32>
  %r = ttc.square %y : (tensor<4x3xf32>) -> tensor<4x3xf32>
  return %r : tensor<4x3xf32>
}
func.func @reshape_2(%a: tensor<1xf32>) -> tensor<f32> {
  %y = ttc.reshape %a {shape = array<i64>} : (tensor<1xf32>) -> tensor<f32>
  %r = ttc.square %y : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @reshape_3(%a: tensor<f32>) -> tensor<1x1xf32> {
  %y = ttc.reshape %a {shape = array<i64: 1, 1>} : (tensor<f32>) -> tensor<1x1xf32>
  %r = ttc.square %y : (tensor<1x1xf32>) -> tensor<1x1xf32>
  return %r : tensor<1x1xf32>
}
func.func @reshape_4(%a: tensor<7xf32>) -> tensor<1x7x1xf32> {
  %y = ttc.reshape %a {shape = array<i64: 1, 7, 1>} : (tensor<7xf32>) -> tensor<1x7x1xf32>
  %r = ttc.square %y : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @permute(%a: tensor<3x5xf32>) -> tensor<5x3xf32> {
  %y = ttc.permute %a {dims = array<i64: 1, 0>} : (tensor<3x5xf32>) -> tensor<5x3xf32>
  %r = ttc.square %y : (tensor<5x3xf32>) -> tensor<5x3xf32>
  return %r : tensor<5x3xf32>
}
func.func @permute_1(%a: tensor<2x3x4xf32>) -> tensor<4x2x3xf32> {
  %y = ttc.permute %a {dims = array<i64: 2, 0, 1>} : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  %r = ttc.square %y : (tensor<4x2x3xf32>) -> tensor<4x2x3xf32>
  return %r : tensor<4x2x3xf32>
}
func.func @permute_2(%a: tensor<2x3x4xf32>) -> tensor<2x4x3xf32> {
  %y = ttc.permute %a {dims = array<i64: 0, -1, 1>} : (tensor<2x3x4xf32>) -> tensor<2x4x3xf32>
  %r = ttc.square %y : (tensor<2x4x3xf32>) -> tensor<2x4x3xf32>
  return %r : tensor<2x4x3xf32>
}
func.func @permute_3(%a: tensor<1x3x1xf32>) -> tensor<3x1x1xf32> {
  %y = ttc.permute %a {dims = array<i64: 1, 2, 0>} : (tensor<1x3x1xf32>) -> tensor<3x1x1xf32>
  %r = ttc.square %y : (tensor<3x1x1xf32>) -> tensor<3x1x1xf32>
  return %r : tensor<3x1x1xf32>
}
func.func @permute_4(%a: tensor<2x1x3x2xf32>) -> tensor<2x1x2x3xf32> {
  %y = ttc.permute %a {dims = array<i64: 3, 1, 0, 2>} : (tensor<2x1x3x2xf32>) -> tensor<2x1x2x3xf32>
  %r = ttc.square %y : (tensor<2x1x2x3xf32>) -> tensor<2x1x2x3xf32>
  return %r : tensor<2x1x2x3xf32>
}
func.func @expand(%a: tensor<3xf32>) -> tensor<4x3xf32> {
  %y = ttc.expand %a {shape = array<i64: 4, 3>} : (tensor<3xf32>) -> tensor<4x3xf32>
  %r = ttc.square %y : (tensor<4x3xf32>) -> tensor<4x3xf32>
  return %r : tensor<4x3xf32>
}
func.func @expand_1(%a: tensor<3x1xf32>) -> tensor<3x5xf32> {
  %y = ttc.expand %a {shape = array<i64: 3, 5>} : (tensor<3x1xf32>) -> tensor<3x5xf32>
  %r = ttc.square %y : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @expand_2(%a: tensor<f32>) -> tensor<2x3xf32> {
  %y = ttc.expand %a {shape = array<i64: 2, 3>} : (tensor<f32>) -> tensor<2x3xf32>
  %r = ttc.square %y : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return %r : tensor<2x3xf32>
}
func.func @expand_3(%a: tensor<1x3x1xf32>) -> tensor<2x3x4xf32> {
  %y = ttc.expand %a {shape = array<i64: 2, -1, 4>} : (tensor<1x3x1xf32>) -> tensor<2x3x4xf32>
  %r = ttc.square %y : (tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
func.func @expand_4(%a: tensor<5xf32>) -> tensor<5xf32> {
  %y = ttc.expand %a {shape = array<i64: 5>} : (tensor<5xf32>) -> tensor<5xf32>
  %r = ttc.square %y : (tensor<5xf32>) -> tensor<5xf32>
  return %r : tensor<5xf32>
}
func.func @slice(%a: tensor<9xf32>) -> tensor<4xf32> {
  %y = ttc.slice %a {start = array<i64: 1>, end = array<i64: -1>, step = array<i64: 2>}
      : (tensor<9xf32>) -> tensor<4xf32>
  %r = ttc.square %y : (tensor<4xf32>) -> tensor<4xf32>
  return %r : tensor<4xf32>
}
func.func @slice_1(%a: tensor<3x5xf32>) -> tensor<3x1xf32> {
  %y = ttc.slice %a {start = array<i64: 0, 1>, end = array<i64: 3, 4>, step = array<i64: 1, 3>}
      : (tensor<3x5xf32>) -> tensor<3x1xf32>
  %r = ttc.square %y : (tensor<3x1xf32>) -> tensor<3x1xf32>
  return %r : tensor<3x1xf32>
}
func.func @slice_2(%a: tensor<2x7x3xf32>) -> tensor<2x3x1xf32> {
  %y = ttc.slice %a {start = array<i64: 0, -6, 1>, end = array<i64: 2, 7, 2>, step = array<i64: 1, 2, 1>}
      : (tensor<2x7x3xf32>) -> tensor<2x3x1xf32>
  %r = ttc.square %y : (tensor<2x3x1xf32>) -> tensor<2x3x1xf32>
  return %r : tensor<2x3x1xf32>
}
func.func @slice_3(%a: tensor<4x3xf32>) -> tensor<1x3xf32> {
  %y = ttc.slice %a {start = array<i64: 3, 0>, end = array<i64: 100, 3>, step = array<i64: 1, 1>}
      : (tensor<4x3xf32>) -> tensor<1x3xf32>
  %r = ttc.square %y : (tensor<1x3xf32>) -> tensor<1x3xf32>
  return %r : tensor<1x3xf32>
}
func.func @slice_4(%a: tensor<1xf32>) -> tensor<1xf32> {
  %y = ttc.slice %a {start = array<i64: 0>, end = array<i64: 1>, step = array<i64: 1>}
      : (tensor<1xf32>) -> tensor<1xf32>
  %r = ttc.square %y : (tensor<1xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
func.func @flip(%a: tensor<4xf32>) -> tensor<4xf32> {
  %y = ttc.flip %a {dims = array<i64: 0>} : (tensor<4xf32>) -> tensor<4xf32>
  %r = ttc.square %y : (tensor<4xf32>) -> tensor<4xf32>
  return %r : tensor<4xf32>
}
func.func @flip_1(%a: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %y = ttc.flip %a {dims = array<i64: -1>} : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %r = ttc.square %y : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @flip_2(%a: tensor<2x3x4xf32>) -> tensor<2x3x4xf32> {
  %y = ttc.flip %a {dims = array<i64: 0, 2>} : (tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %r = ttc.square %y : (tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
func.func @flip_3(%a: tensor<1x3xf32>) -> tensor<1x3xf32> {
  %y = ttc.flip %a {dims = array<i64: 0>} : (tensor<1x3xf32>) -> tensor<1x3xf32>
  %r = ttc.square %y : (tensor<1x3xf32>) -> tensor<1x3xf32>
  return %r : tensor<1x3xf32>
}
func.func @cat(%a: tensor<2x3xf32>, %b: tensor<4x3xf32>) -> tensor<6x3xf32> {
  %y = ttc.cat %a, %b {dim = 0 : i64} : (tensor<2x3xf32>, tensor<4x3xf32>) -> tensor<6x3xf32>
  %r = ttc.square %y : (tensor<6x3xf32>) -> tensor<6x3xf32>
  return %r : tensor<6x3xf32>
}
func.func @cat_1(%a: tensor<2x3xf32>, %b: tensor<2x1xf32>, %c: tensor<2x4xf32>) -> tensor<2x8xf32> {
  %y = ttc.cat %a, %b, %c {dim = -1 : i64} : (tensor<2x3xf32>, tensor<2x1xf32>, tensor<2x4xf32>) -> tensor<2x8xf32>
  %r = ttc.square %y : (tensor<2x8xf32>) -> tensor<2x8xf32>
  return %r : tensor<2x8xf32>
}
func.func @cat_2(%a: tensor<5xf32>) -> tensor<5xf32> {
  %y = ttc.cat %a {dim = 0 : i64} : (tensor<5xf32>) -> tensor<5xf32>
  %r = ttc.square %y : (tensor<5xf32>) -> tensor<5xf32>
  return %r : tensor<5xf32>
}
func.func @cat_3(%a: tensor<1x2x3xf32>, %b: tensor<1x2x3xf32>) -> tensor<1x4x3xf32> {
  %y = ttc.cat %a, %b {dim = 1 : i64} : (tensor<1x2x3xf32>, tensor<1x2x3xf32>) -> tensor<1x4x3xf32>
  %r = ttc.square %y : (tensor<1x4x3xf32>) -> tensor<1x4x3xf32>
  return %r : tensor<1x4x3xf32>
}
func.func @pad(%a: tensor<4xf32>) -> tensor<7xf32> {
  %y = ttc.pad %a {low = array<i64: 1>, high = array<i64: 2>, value = 0.5 : f64} : (tensor<4xf32>) -> tensor<7xf32>
  %r = ttc.square %y : (tensor<7xf32>) -> tensor<7xf32>
  return %r : tensor<7xf32>
}
func.func @pad_1(%a: tensor<2x3xf32>) -> tensor<4x4xf32> {
  %y = ttc.pad %a {low = array<i64: 0, 1>, high = array<i64: 2, 0>, value = 0.5 : f64}
      : (tensor<2x3xf32>) -> tensor<4x4xf32>
  %r = ttc.square %y : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return %r : tensor<4x4xf32>
}
func.func @pad_2(%a: tensor<3xf32>) -> tensor<9xf32> {
  %y = ttc.pad %a {low = array<i64: 1>, high = array<i64: 1>, value = 0.5 : f64, interior = array<i64: 2>}
      : (tensor<3xf32>) -> tensor<9xf32>
  %r = ttc.square %y : (tensor<9xf32>) -> tensor<9xf32>
  return %r : tensor<9xf32>
}
func.func @pad_3(%a: tensor<1x4xf32>) -> tensor<4x10xf32> {
  %y = ttc.pad %a {low = array<i64: 0, 2>, high = array<i64: 3, 1>, value = 0.5 : f64, interior = array<i64: 0, 1>}
      : (tensor<1x4xf32>) -> tensor<4x10xf32>
  %r = ttc.square %y : (tensor<4x10xf32>) -> tensor<4x10xf32>
  return %r : tensor<4x10xf32>
}
// Indices in any order, repeated too.
func.func @gather(%a: tensor<4x5xf32>, %b: tensor<4x3xi64> {ttc.range = [0, 4]}) -> tensor<4x3xf32> {
  %y = ttc.gather %a, %b {dim = 1 : i64} : (tensor<4x5xf32>, tensor<4x3xi64>) -> tensor<4x3xf32>
  %r = ttc.square %y : (tensor<4x3xf32>) -> tensor<4x3xf32>
  return %r : tensor<4x3xf32>
}
func.func @gather_1(%a: tensor<4x5xf32>, %b: tensor<2x5xi64> {ttc.range = [0, 3]}) -> tensor<2x5xf32> {
  %y = ttc.gather %a, %b {dim = 0 : i64} : (tensor<4x5xf32>, tensor<2x5xi64>) -> tensor<2x5xf32>
  %r = ttc.square %y : (tensor<2x5xf32>) -> tensor<2x5xf32>
  return %r : tensor<2x5xf32>
}
func.func @gather_2(%a: tensor<3x4x2xf32>, %b: tensor<2x7x2xi64> {ttc.range = [0, 3]}) -> tensor<2x7x2xf32> {
  %y = ttc.gather %a, %b {dim = -2 : i64} : (tensor<3x4x2xf32>, tensor<2x7x2xi64>) -> tensor<2x7x2xf32>
  %r = ttc.square %y : (tensor<2x7x2xf32>) -> tensor<2x7x2xf32>
  return %r : tensor<2x7x2xf32>
}
func.func @gather_3(%a: tensor<5xf32>, %b: tensor<1xi64> {ttc.range = [0, 4]}) -> tensor<1xf32> {
  %y = ttc.gather %a, %b {dim = 0 : i64} : (tensor<5xf32>, tensor<1xi64>) -> tensor<1xf32>
  %r = ttc.square %y : (tensor<1xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
func.func @gather_4(%a: tensor<1x6xf32>, %b: tensor<1x3xi64> {ttc.range = [0, 5]}) -> tensor<1x3xf32> {
  %y = ttc.gather %a, %b {dim = -1 : i64} : (tensor<1x6xf32>, tensor<1x3xi64>) -> tensor<1x3xf32>
  %r = ttc.square %y : (tensor<1x3xf32>) -> tensor<1x3xf32>
  return %r : tensor<1x3xf32>
}
func.func @scatter_add(%a: tensor<4x3xf32>, %b: tensor<4x3xi32> {ttc.range = [0, 4]}) -> tensor<4x5xf32> {
  %y = ttc.scatter_add %a, %b {dim = 1 : i64, size = 5 : i64} : (tensor<4x3xf32>, tensor<4x3xi32>) -> tensor<4x5xf32>
  %r = ttc.square %y : (tensor<4x5xf32>) -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}
func.func @scatter_add_1(%a: tensor<2x5xf32>, %b: tensor<2x5xi32> {ttc.range = [0, 3]}) -> tensor<4x5xf32> {
  %y = ttc.scatter_add %a, %b {dim = 0 : i64, size = 4 : i64} : (tensor<2x5xf32>, tensor<2x5xi32>) -> tensor<4x5xf32>
  %r = ttc.square %y : (tensor<4x5xf32>) -> tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}
func.func @scatter_add_2(%a: tensor<3x7x2xf32>, %b: tensor<3x7x2xi32> {ttc.range = [0, 1]}) -> tensor<3x2x2xf32> {
  %y = ttc.scatter_add %a, %b {dim = -2 : i64, size = 2 : i64}
      : (tensor<3x7x2xf32>, tensor<3x7x2xi32>) -> tensor<3x2x2xf32>
  %r = ttc.square %y : (tensor<3x2x2xf32>) -> tensor<3x2x2xf32>
  return %r : tensor<3x2x2xf32>
}
func.func @scatter_add_3(%a: tensor<1xf32>, %b: tensor<1xi32> {ttc.range = [0, 2]}) -> tensor<3xf32> {
  %y = ttc.scatter_add %a, %b {dim = 0 : i64, size = 3 : i64} : (tensor<1xf32>, tensor<1xi32>) -> tensor<3xf32>
  %r = ttc.square %y : (tensor<3xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @index_add(%a: tensor<4x3xf32>, %b: tensor<4xi64> {ttc.range = [0, 4]}) -> tensor<5x3xf32> {
  %y = ttc.index_add %a, %b {dim = 0 : i64, size = 5 : i64} : (tensor<4x3xf32>, tensor<4xi64>) -> tensor<5x3xf32>
  %r = ttc.square %y : (tensor<5x3xf32>) -> tensor<5x3xf32>
  return %r : tensor<5x3xf32>
}
func.func @index_add_1(%a: tensor<2x7xf32>, %b: tensor<7xi64> {ttc.range = [0, 3]}) -> tensor<2x4xf32> {
  %y = ttc.index_add %a, %b {dim = 1 : i64, size = 4 : i64} : (tensor<2x7xf32>, tensor<7xi64>) -> tensor<2x4xf32>
  %r = ttc.square %y : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return %r : tensor<2x4xf32>
}
func.func @index_add_2(%a: tensor<3x2x2xf32>, %b: tensor<2xi64> {ttc.range = [0, 2]}) -> tensor<3x3x2xf32> {
  %y = ttc.index_add %a, %b {dim = -2 : i64, size = 3 : i64} : (tensor<3x2x2xf32>, tensor<2xi64>) -> tensor<3x3x2xf32>
  %r = ttc.square %y : (tensor<3x3x2xf32>) -> tensor<3x3x2xf32>
  return %r : tensor<3x3x2xf32>
}
func.func @index_add_3(%a: tensor<1xf32>, %b: tensor<1xi64> {ttc.range = [0, 1]}) -> tensor<2xf32> {
  %y = ttc.index_add %a, %b {dim = 0 : i64, size = 2 : i64} : (tensor<1xf32>, tensor<1xi64>) -> tensor<2xf32>
  %r = ttc.square %y : (tensor<2xf32>) -> tensor<2xf32>
  return %r : tensor<2xf32>
}
func.func @index_select(%a: tensor<5x3xf32>, %b: tensor<4xi64> {ttc.range = [0, 4]}) -> tensor<4x3xf32> {
  %y = ttc.index_select %a, %b {dim = 0 : i64} : (tensor<5x3xf32>, tensor<4xi64>) -> tensor<4x3xf32>
  %r = ttc.square %y : (tensor<4x3xf32>) -> tensor<4x3xf32>
  return %r : tensor<4x3xf32>
}
func.func @index_select_1(%a: tensor<3x5xf32>, %b: tensor<7xi64> {ttc.range = [0, 4]}) -> tensor<3x7xf32> {
  %y = ttc.index_select %a, %b {dim = -1 : i64} : (tensor<3x5xf32>, tensor<7xi64>) -> tensor<3x7xf32>
  %r = ttc.square %y : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @index_select_2(%a: tensor<2x1x3xf32>, %b: tensor<3xi64> {ttc.range = [0, 0]}) -> tensor<2x3x3xf32> {
  %y = ttc.index_select %a, %b {dim = 1 : i64} : (tensor<2x1x3xf32>, tensor<3xi64>) -> tensor<2x3x3xf32>
  %r = ttc.square %y : (tensor<2x3x3xf32>) -> tensor<2x3x3xf32>
  return %r : tensor<2x3x3xf32>
}
func.func @index_select_3(%a: tensor<4xf32>, %b: tensor<1xi64> {ttc.range = [0, 3]}) -> tensor<1xf32> {
  %y = ttc.index_select %a, %b {dim = 0 : i64} : (tensor<4xf32>, tensor<1xi64>) -> tensor<1xf32>
  %r = ttc.square %y : (tensor<1xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
