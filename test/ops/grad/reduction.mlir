// Derivatives of reductions, to the second order.
// RUN: ttc-opt %s --verify-grad=order=2 -o /dev/null

func.func @sum(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.sum %a : (tensor<3x5xf32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @sum_1(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<3xf32> {
  %r = ttc.sum %a {dims = array<i64: 1>} : (tensor<3x5xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @sum_2(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<1x5xf32> {
  %r = ttc.sum %a {dims = array<i64: -2>, keepdim = true} : (tensor<3x5xf32>) -> tensor<1x5xf32>
  return %r : tensor<1x5xf32>
}
func.func @sum_3(%a: tensor<2x3x4xf32> {ttc.range = [-2, 2]}) -> tensor<3xf32> {
  %r = ttc.sum %a {dims = array<i64: 0, -1>} : (tensor<2x3x4xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @sum_4(%a: tensor<2x1x5xf32> {ttc.range = [-2, 2]}) -> tensor<2x5xf32> {
  %r = ttc.sum %a {dims = array<i64: 1>} : (tensor<2x1x5xf32>) -> tensor<2x5xf32>
  return %r : tensor<2x5xf32>
}
func.func @sum_5(%a: tensor<2x1x5xf32> {ttc.range = [-2, 2]}) -> tensor<1x1x1xf32> {
  %r = ttc.sum %a {dims = array<i64: 0, 2>, keepdim = true} : (tensor<2x1x5xf32>) -> tensor<1x1x1xf32>
  return %r : tensor<1x1x1xf32>
}
func.func @sum_6(%a: tensor<1xf32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.sum %a {dims = array<i64: 0>} : (tensor<1xf32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @sum_7(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.sum %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @sum_8(%a: tensor<7xf32> {ttc.range = [-2, 2]}) -> tensor<1xf32> {
  %r = ttc.sum %a {dims = array<i64: -1>, keepdim = true} : (tensor<7xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
func.func @mean(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.mean %a : (tensor<3x5xf32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @mean_1(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<3xf32> {
  %r = ttc.mean %a {dims = array<i64: 1>} : (tensor<3x5xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @mean_2(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<1x5xf32> {
  %r = ttc.mean %a {dims = array<i64: -2>, keepdim = true} : (tensor<3x5xf32>) -> tensor<1x5xf32>
  return %r : tensor<1x5xf32>
}
func.func @mean_3(%a: tensor<2x3x4xf32> {ttc.range = [-2, 2]}) -> tensor<3xf32> {
  %r = ttc.mean %a {dims = array<i64: 0, -1>} : (tensor<2x3x4xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @mean_4(%a: tensor<2x1x5xf32> {ttc.range = [-2, 2]}) -> tensor<2x5xf32> {
  %r = ttc.mean %a {dims = array<i64: 1>} : (tensor<2x1x5xf32>) -> tensor<2x5xf32>
  return %r : tensor<2x5xf32>
}
func.func @mean_5(%a: tensor<2x1x5xf32> {ttc.range = [-2, 2]}) -> tensor<1x1x1xf32> {
  %r = ttc.mean %a {dims = array<i64: 0, 2>, keepdim = true} : (tensor<2x1x5xf32>) -> tensor<1x1x1xf32>
  return %r : tensor<1x1x1xf32>
}
func.func @mean_6(%a: tensor<1xf32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.mean %a {dims = array<i64: 0>} : (tensor<1xf32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @mean_7(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.mean %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @mean_8(%a: tensor<7xf32> {ttc.range = [-2, 2]}) -> tensor<1xf32> {
  %r = ttc.mean %a {dims = array<i64: -1>, keepdim = true} : (tensor<7xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
func.func @prod(%a: tensor<3x5xf32> {ttc.range = [0.5, 2]}) -> tensor<f32> {
  %r = ttc.prod %a : (tensor<3x5xf32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @prod_1(%a: tensor<3x5xf32> {ttc.range = [0.5, 2]}) -> tensor<3xf32> {
  %r = ttc.prod %a {dims = array<i64: 1>} : (tensor<3x5xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @prod_2(%a: tensor<3x5xf32> {ttc.range = [0.5, 2]}) -> tensor<1x5xf32> {
  %r = ttc.prod %a {dims = array<i64: -2>, keepdim = true} : (tensor<3x5xf32>) -> tensor<1x5xf32>
  return %r : tensor<1x5xf32>
}
func.func @prod_3(%a: tensor<2x3x4xf32> {ttc.range = [0.5, 2]}) -> tensor<3xf32> {
  %r = ttc.prod %a {dims = array<i64: 0, -1>} : (tensor<2x3x4xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @prod_4(%a: tensor<2x1x5xf32> {ttc.range = [0.5, 2]}) -> tensor<2x5xf32> {
  %r = ttc.prod %a {dims = array<i64: 1>} : (tensor<2x1x5xf32>) -> tensor<2x5xf32>
  return %r : tensor<2x5xf32>
}
func.func @prod_5(%a: tensor<2x1x5xf32> {ttc.range = [0.5, 2]}) -> tensor<1x1x1xf32> {
  %r = ttc.prod %a {dims = array<i64: 0, 2>, keepdim = true} : (tensor<2x1x5xf32>) -> tensor<1x1x1xf32>
  return %r : tensor<1x1x1xf32>
}
func.func @prod_6(%a: tensor<1xf32> {ttc.range = [0.5, 2]}) -> tensor<f32> {
  %r = ttc.prod %a {dims = array<i64: 0>} : (tensor<1xf32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @prod_7(%a: tensor<f32> {ttc.range = [0.5, 2]}) -> tensor<f32> {
  %r = ttc.prod %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @prod_8(%a: tensor<7xf32> {ttc.range = [0.5, 2]}) -> tensor<1xf32> {
  %r = ttc.prod %a {dims = array<i64: -1>, keepdim = true} : (tensor<7xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
func.func @amax(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.amax %a : (tensor<3x5xf32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @amax_1(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<3xf32> {
  %r = ttc.amax %a {dims = array<i64: 1>} : (tensor<3x5xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @amax_2(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<1x5xf32> {
  %r = ttc.amax %a {dims = array<i64: -2>, keepdim = true} : (tensor<3x5xf32>) -> tensor<1x5xf32>
  return %r : tensor<1x5xf32>
}
func.func @amax_3(%a: tensor<2x3x4xf32> {ttc.range = [-2, 2]}) -> tensor<3xf32> {
  %r = ttc.amax %a {dims = array<i64: 0, -1>} : (tensor<2x3x4xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @amax_4(%a: tensor<2x1x5xf32> {ttc.range = [-2, 2]}) -> tensor<2x5xf32> {
  %r = ttc.amax %a {dims = array<i64: 1>} : (tensor<2x1x5xf32>) -> tensor<2x5xf32>
  return %r : tensor<2x5xf32>
}
func.func @amax_5(%a: tensor<2x1x5xf32> {ttc.range = [-2, 2]}) -> tensor<1x1x1xf32> {
  %r = ttc.amax %a {dims = array<i64: 0, 2>, keepdim = true} : (tensor<2x1x5xf32>) -> tensor<1x1x1xf32>
  return %r : tensor<1x1x1xf32>
}
func.func @amax_6(%a: tensor<1xf32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.amax %a {dims = array<i64: 0>} : (tensor<1xf32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @amax_7(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.amax %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @amax_8(%a: tensor<7xf32> {ttc.range = [-2, 2]}) -> tensor<1xf32> {
  %r = ttc.amax %a {dims = array<i64: -1>, keepdim = true} : (tensor<7xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
func.func @amin(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.amin %a : (tensor<3x5xf32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @amin_1(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<3xf32> {
  %r = ttc.amin %a {dims = array<i64: 1>} : (tensor<3x5xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @amin_2(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<1x5xf32> {
  %r = ttc.amin %a {dims = array<i64: -2>, keepdim = true} : (tensor<3x5xf32>) -> tensor<1x5xf32>
  return %r : tensor<1x5xf32>
}
func.func @amin_3(%a: tensor<2x3x4xf32> {ttc.range = [-2, 2]}) -> tensor<3xf32> {
  %r = ttc.amin %a {dims = array<i64: 0, -1>} : (tensor<2x3x4xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @amin_4(%a: tensor<2x1x5xf32> {ttc.range = [-2, 2]}) -> tensor<2x5xf32> {
  %r = ttc.amin %a {dims = array<i64: 1>} : (tensor<2x1x5xf32>) -> tensor<2x5xf32>
  return %r : tensor<2x5xf32>
}
func.func @amin_5(%a: tensor<2x1x5xf32> {ttc.range = [-2, 2]}) -> tensor<1x1x1xf32> {
  %r = ttc.amin %a {dims = array<i64: 0, 2>, keepdim = true} : (tensor<2x1x5xf32>) -> tensor<1x1x1xf32>
  return %r : tensor<1x1x1xf32>
}
func.func @amin_6(%a: tensor<1xf32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.amin %a {dims = array<i64: 0>} : (tensor<1xf32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @amin_7(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.amin %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @amin_8(%a: tensor<7xf32> {ttc.range = [-2, 2]}) -> tensor<1xf32> {
  %r = ttc.amin %a {dims = array<i64: -1>, keepdim = true} : (tensor<7xf32>) -> tensor<1xf32>
  return %r : tensor<1xf32>
}
// Products with negative elements, with one zero, and with several.
func.func @prod_signs(%a: tensor<3x4xf32>) -> tensor<3xf32> {
  %r = ttc.prod %a {dims = array<i64: 1>} : (tensor<3x4xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
func.func @prod_zeros(%a: tensor<3x3xf32> {ttc.values = dense<[[0.5, 0.0, 2.0], [0.0, 3.0, 0.0], [0.0, 0.0, 0.0]]> : tensor<3x3xf64>})
    -> tensor<3xf32> {
  %r = ttc.prod %a {dims = array<i64: 1>} : (tensor<3x3xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
// Large enough that reductions are split into stages.
func.func @sum_large(%a: tensor<700x100xf32>) -> tensor<f32> {
  %s = ttc.square %a : (tensor<700x100xf32>) -> tensor<700x100xf32>
  %r = ttc.sum %s : (tensor<700x100xf32>) -> tensor<f32>
  return %r : tensor<f32>
}
// Softmax and its logarithm.
func.func @softmax(%a: tensor<3x5xf32> {ttc.range = [-3, 3]}) -> tensor<3x5xf32> {
  %r = ttc.softmax %a {dim = 1 : i64} : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @softmax_1(%a: tensor<3x5xf32> {ttc.range = [-3, 3]}) -> tensor<3x5xf32> {
  %r = ttc.softmax %a {dim = 0 : i64} : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @softmax_2(%a: tensor<2x3x4xf32> {ttc.range = [-3, 3]}) -> tensor<2x3x4xf32> {
  %r = ttc.softmax %a {dim = -2 : i64} : (tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
func.func @softmax_3(%a: tensor<1x7xf32> {ttc.range = [-3, 3]}) -> tensor<1x7xf32> {
  %r = ttc.softmax %a {dim = -1 : i64} : (tensor<1x7xf32>) -> tensor<1x7xf32>
  return %r : tensor<1x7xf32>
}
func.func @softmax_4(%a: tensor<4x1xf32> {ttc.range = [-3, 3]}) -> tensor<4x1xf32> {
  %r = ttc.softmax %a {dim = 1 : i64} : (tensor<4x1xf32>) -> tensor<4x1xf32>
  return %r : tensor<4x1xf32>
}
func.func @softmax_5(%a: tensor<5xf32> {ttc.range = [-3, 3]}) -> tensor<5xf32> {
  %r = ttc.softmax %a {dim = 0 : i64} : (tensor<5xf32>) -> tensor<5xf32>
  return %r : tensor<5xf32>
}
func.func @log_softmax(%a: tensor<3x5xf32> {ttc.range = [-3, 3]}) -> tensor<3x5xf32> {
  %r = ttc.log_softmax %a {dim = 1 : i64} : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @log_softmax_1(%a: tensor<3x5xf32> {ttc.range = [-3, 3]}) -> tensor<3x5xf32> {
  %r = ttc.log_softmax %a {dim = 0 : i64} : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @log_softmax_2(%a: tensor<2x3x4xf32> {ttc.range = [-3, 3]}) -> tensor<2x3x4xf32> {
  %r = ttc.log_softmax %a {dim = -2 : i64} : (tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
func.func @log_softmax_3(%a: tensor<1x7xf32> {ttc.range = [-3, 3]}) -> tensor<1x7xf32> {
  %r = ttc.log_softmax %a {dim = -1 : i64} : (tensor<1x7xf32>) -> tensor<1x7xf32>
  return %r : tensor<1x7xf32>
}
func.func @log_softmax_4(%a: tensor<4x1xf32> {ttc.range = [-3, 3]}) -> tensor<4x1xf32> {
  %r = ttc.log_softmax %a {dim = 1 : i64} : (tensor<4x1xf32>) -> tensor<4x1xf32>
  return %r : tensor<4x1xf32>
}
func.func @log_softmax_5(%a: tensor<5xf32> {ttc.range = [-3, 3]}) -> tensor<5xf32> {
  %r = ttc.log_softmax %a {dim = 0 : i64} : (tensor<5xf32>) -> tensor<5xf32>
  return %r : tensor<5xf32>
}
