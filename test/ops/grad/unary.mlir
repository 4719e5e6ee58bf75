// Derivatives of smooth elementwise functions of one operand, to the second order.
// RUN: ttc-opt %s --verify-grad=order=2 -o /dev/null

func.func @neg(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<3x5xf32> {
  %r = ttc.neg %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @neg_1(%a: tensor<1x7x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x7x1xf32> {
  %r = ttc.neg %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @neg_2(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.neg %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @exp(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<3x5xf32> {
  %r = ttc.exp %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @exp_1(%a: tensor<1x7x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x7x1xf32> {
  %r = ttc.exp %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @exp_2(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.exp %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @log(%a: tensor<3x5xf32> {ttc.range = [0.2, 3]}) -> tensor<3x5xf32> {
  %r = ttc.log %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @log_1(%a: tensor<1x7x1xf32> {ttc.range = [0.2, 3]}) -> tensor<1x7x1xf32> {
  %r = ttc.log %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @log_2(%a: tensor<f32> {ttc.range = [0.2, 3]}) -> tensor<f32> {
  %r = ttc.log %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @log1p(%a: tensor<3x5xf32> {ttc.range = [-0.6, 3]}) -> tensor<3x5xf32> {
  %r = ttc.log1p %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @log1p_1(%a: tensor<1x7x1xf32> {ttc.range = [-0.6, 3]}) -> tensor<1x7x1xf32> {
  %r = ttc.log1p %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @log1p_2(%a: tensor<f32> {ttc.range = [-0.6, 3]}) -> tensor<f32> {
  %r = ttc.log1p %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @expm1(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<3x5xf32> {
  %r = ttc.expm1 %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @expm1_1(%a: tensor<1x7x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x7x1xf32> {
  %r = ttc.expm1 %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @expm1_2(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.expm1 %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @sqrt(%a: tensor<3x5xf32> {ttc.range = [0.2, 3]}) -> tensor<3x5xf32> {
  %r = ttc.sqrt %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @sqrt_1(%a: tensor<1x7x1xf32> {ttc.range = [0.2, 3]}) -> tensor<1x7x1xf32> {
  %r = ttc.sqrt %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @sqrt_2(%a: tensor<f32> {ttc.range = [0.2, 3]}) -> tensor<f32> {
  %r = ttc.sqrt %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @rsqrt(%a: tensor<3x5xf32> {ttc.range = [0.2, 3]}) -> tensor<3x5xf32> {
  %r = ttc.rsqrt %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @rsqrt_1(%a: tensor<1x7x1xf32> {ttc.range = [0.2, 3]}) -> tensor<1x7x1xf32> {
  %r = ttc.rsqrt %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @rsqrt_2(%a: tensor<f32> {ttc.range = [0.2, 3]}) -> tensor<f32> {
  %r = ttc.rsqrt %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @reciprocal(%a: tensor<3x5xf32> {ttc.range = [0.3, 3]}) -> tensor<3x5xf32> {
  %r = ttc.reciprocal %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @reciprocal_1(%a: tensor<1x7x1xf32> {ttc.range = [0.3, 3]}) -> tensor<1x7x1xf32> {
  %r = ttc.reciprocal %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @reciprocal_2(%a: tensor<f32> {ttc.range = [0.3, 3]}) -> tensor<f32> {
  %r = ttc.reciprocal %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @square(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<3x5xf32> {
  %r = ttc.square %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @square_1(%a: tensor<1x7x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x7x1xf32> {
  %r = ttc.square %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @square_2(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.square %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @sin(%a: tensor<3x5xf32> {ttc.range = [-7, 7]}) -> tensor<3x5xf32> {
  %r = ttc.sin %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @sin_1(%a: tensor<1x7x1xf32> {ttc.range = [-7, 7]}) -> tensor<1x7x1xf32> {
  %r = ttc.sin %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @sin_2(%a: tensor<f32> {ttc.range = [-7, 7]}) -> tensor<f32> {
  %r = ttc.sin %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @cos(%a: tensor<3x5xf32> {ttc.range = [-7, 7]}) -> tensor<3x5xf32> {
  %r = ttc.cos %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @cos_1(%a: tensor<1x7x1xf32> {ttc.range = [-7, 7]}) -> tensor<1x7x1xf32> {
  %r = ttc.cos %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @cos_2(%a: tensor<f32> {ttc.range = [-7, 7]}) -> tensor<f32> {
  %r = ttc.cos %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @tan(%a: tensor<3x5xf32> {ttc.range = [-1.2, 1.2]}) -> tensor<3x5xf32> {
  %r = ttc.tan %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @tan_1(%a: tensor<1x7x1xf32> {ttc.range = [-1.2, 1.2]}) -> tensor<1x7x1xf32> {
  %r = ttc.tan %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @tan_2(%a: tensor<f32> {ttc.range = [-1.2, 1.2]}) -> tensor<f32> {
  %r = ttc.tan %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @tanh(%a: tensor<3x5xf32> {ttc.range = [-3, 3]}) -> tensor<3x5xf32> {
  %r = ttc.tanh %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @tanh_1(%a: tensor<1x7x1xf32> {ttc.range = [-3, 3]}) -> tensor<1x7x1xf32> {
  %r = ttc.tanh %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @tanh_2(%a: tensor<f32> {ttc.range = [-3, 3]}) -> tensor<f32> {
  %r = ttc.tanh %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @sigmoid(%a: tensor<3x5xf32> {ttc.range = [-6, 6]}) -> tensor<3x5xf32> {
  %r = ttc.sigmoid %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @sigmoid_1(%a: tensor<1x7x1xf32> {ttc.range = [-6, 6]}) -> tensor<1x7x1xf32> {
  %r = ttc.sigmoid %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @sigmoid_2(%a: tensor<f32> {ttc.range = [-6, 6]}) -> tensor<f32> {
  %r = ttc.sigmoid %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @logsigmoid(%a: tensor<3x5xf32> {ttc.range = [-6, 6]}) -> tensor<3x5xf32> {
  %r = ttc.logsigmoid %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @logsigmoid_1(%a: tensor<1x7x1xf32> {ttc.range = [-6, 6]}) -> tensor<1x7x1xf32> {
  %r = ttc.logsigmoid %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @logsigmoid_2(%a: tensor<f32> {ttc.range = [-6, 6]}) -> tensor<f32> {
  %r = ttc.logsigmoid %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @silu(%a: tensor<3x5xf32> {ttc.range = [-6, 6]}) -> tensor<3x5xf32> {
  %r = ttc.silu %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @silu_1(%a: tensor<1x7x1xf32> {ttc.range = [-6, 6]}) -> tensor<1x7x1xf32> {
  %r = ttc.silu %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @silu_2(%a: tensor<f32> {ttc.range = [-6, 6]}) -> tensor<f32> {
  %r = ttc.silu %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @mish(%a: tensor<3x5xf32> {ttc.range = [-6, 6]}) -> tensor<3x5xf32> {
  %r = ttc.mish %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @mish_1(%a: tensor<1x7x1xf32> {ttc.range = [-6, 6]}) -> tensor<1x7x1xf32> {
  %r = ttc.mish %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @mish_2(%a: tensor<f32> {ttc.range = [-6, 6]}) -> tensor<f32> {
  %r = ttc.mish %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @erf(%a: tensor<3x5xf32> {ttc.range = [-2.5, 2.5]}) -> tensor<3x5xf32> {
  %r = ttc.erf %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @erf_1(%a: tensor<1x7x1xf32> {ttc.range = [-2.5, 2.5]}) -> tensor<1x7x1xf32> {
  %r = ttc.erf %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @erf_2(%a: tensor<f32> {ttc.range = [-2.5, 2.5]}) -> tensor<f32> {
  %r = ttc.erf %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @gelu(%a: tensor<3x5xf32> {ttc.range = [-4, 4]}) -> tensor<3x5xf32> {
  %r = ttc.gelu %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @gelu_1(%a: tensor<1x7x1xf32> {ttc.range = [-4, 4]}) -> tensor<1x7x1xf32> {
  %r = ttc.gelu %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @gelu_2(%a: tensor<f32> {ttc.range = [-4, 4]}) -> tensor<f32> {
  %r = ttc.gelu %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @gelu_3(%a: tensor<3x5xf32> {ttc.range = [-4, 4]}) -> tensor<3x5xf32> {
  %r = ttc.gelu %a {approximate = "tanh"} : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @gelu_4(%a: tensor<1x7x1xf32> {ttc.range = [-4, 4]}) -> tensor<1x7x1xf32> {
  %r = ttc.gelu %a {approximate = "tanh"} : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @gelu_5(%a: tensor<f32> {ttc.range = [-4, 4]}) -> tensor<f32> {
  %r = ttc.gelu %a {approximate = "tanh"} : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @softplus(%a: tensor<3x5xf32> {ttc.range = [-5, 5]}) -> tensor<3x5xf32> {
  %r = ttc.softplus %a : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @softplus_1(%a: tensor<1x7x1xf32> {ttc.range = [-5, 5]}) -> tensor<1x7x1xf32> {
  %r = ttc.softplus %a : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @softplus_2(%a: tensor<f32> {ttc.range = [-5, 5]}) -> tensor<f32> {
  %r = ttc.softplus %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @softplus_3(%a: tensor<3x5xf32> {ttc.range = [-5, 5]}) -> tensor<3x5xf32> {
  %r = ttc.softplus %a {beta = 2.0 : f64, threshold = 3.0 : f64} : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @softplus_4(%a: tensor<1x7x1xf32> {ttc.range = [-5, 5]}) -> tensor<1x7x1xf32> {
  %r = ttc.softplus %a {beta = 2.0 : f64, threshold = 3.0 : f64} : (tensor<1x7x1xf32>) -> tensor<1x7x1xf32>
  return %r : tensor<1x7x1xf32>
}
func.func @softplus_5(%a: tensor<f32> {ttc.range = [-5, 5]}) -> tensor<f32> {
  %r = ttc.softplus %a {beta = 2.0 : f64, threshold = 3.0 : f64} : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @cast(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}) -> tensor<3x5xf64> {
  %r = ttc.cast %a {dtype = f64} : (tensor<3x5xf32>) -> tensor<3x5xf64>
  return %r : tensor<3x5xf64>
}
func.func @cast_1(%a: tensor<1x7x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x7x1xf64> {
  %r = ttc.cast %a {dtype = f64} : (tensor<1x7x1xf32>) -> tensor<1x7x1xf64>
  return %r : tensor<1x7x1xf64>
}
func.func @cast_2(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f64> {
  %r = ttc.cast %a {dtype = f64} : (tensor<f32>) -> tensor<f64>
  return %r : tensor<f64>
}
