// Derivatives of piecewise smooth and piecewise constant functions of one operand, on both sides of their kinks.
// RUN: ttc-opt %s --verify-grad=order=2 -o /dev/null

func.func @abs(%a: tensor<3x7xf32> {ttc.range = [-2, 2]}) -> tensor<3x7xf32> {
  %r = ttc.abs %a : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @abs_1(%a: tensor<1x5x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x5x1xf32> {
  %r = ttc.abs %a : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @abs_2(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.abs %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @relu(%a: tensor<3x7xf32> {ttc.range = [-2, 2]}) -> tensor<3x7xf32> {
  %r = ttc.relu %a : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @relu_1(%a: tensor<1x5x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x5x1xf32> {
  %r = ttc.relu %a : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @relu_2(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.relu %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @relu6(%a: tensor<3x7xf32> {ttc.range = [-2, 9]}) -> tensor<3x7xf32> {
  %r = ttc.relu6 %a : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @relu6_1(%a: tensor<1x5x1xf32> {ttc.range = [-2, 9]}) -> tensor<1x5x1xf32> {
  %r = ttc.relu6 %a : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @relu6_2(%a: tensor<f32> {ttc.range = [-2, 9]}) -> tensor<f32> {
  %r = ttc.relu6 %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @leaky_relu(%a: tensor<3x7xf32> {ttc.range = [-2, 2]}) -> tensor<3x7xf32> {
  %r = ttc.leaky_relu %a : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @leaky_relu_1(%a: tensor<1x5x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x5x1xf32> {
  %r = ttc.leaky_relu %a : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @leaky_relu_2(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.leaky_relu %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @leaky_relu_3(%a: tensor<3x7xf32> {ttc.range = [-2, 2]}) -> tensor<3x7xf32> {
  %r = ttc.leaky_relu %a {negative_slope = 0.3 : f64} : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @leaky_relu_4(%a: tensor<1x5x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x5x1xf32> {
  %r = ttc.leaky_relu %a {negative_slope = 0.3 : f64} : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @leaky_relu_5(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.leaky_relu %a {negative_slope = 0.3 : f64} : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @elu(%a: tensor<3x7xf32> {ttc.range = [-2, 2]}) -> tensor<3x7xf32> {
  %r = ttc.elu %a : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @elu_1(%a: tensor<1x5x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x5x1xf32> {
  %r = ttc.elu %a : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @elu_2(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.elu %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @elu_3(%a: tensor<3x7xf32> {ttc.range = [-2, 2]}) -> tensor<3x7xf32> {
  %r = ttc.elu %a {alpha = 1.5 : f64} : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @elu_4(%a: tensor<1x5x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x5x1xf32> {
  %r = ttc.elu %a {alpha = 1.5 : f64} : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @elu_5(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.elu %a {alpha = 1.5 : f64} : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @hardswish(%a: tensor<3x7xf32> {ttc.range = [-5, 5]}) -> tensor<3x7xf32> {
  %r = ttc.hardswish %a : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @hardswish_1(%a: tensor<1x5x1xf32> {ttc.range = [-5, 5]}) -> tensor<1x5x1xf32> {
  %r = ttc.hardswish %a : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @hardswish_2(%a: tensor<f32> {ttc.range = [-5, 5]}) -> tensor<f32> {
  %r = ttc.hardswish %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @hardsigmoid(%a: tensor<3x7xf32> {ttc.range = [-5, 5]}) -> tensor<3x7xf32> {
  %r = ttc.hardsigmoid %a : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @hardsigmoid_1(%a: tensor<1x5x1xf32> {ttc.range = [-5, 5]}) -> tensor<1x5x1xf32> {
  %r = ttc.hardsigmoid %a : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @hardsigmoid_2(%a: tensor<f32> {ttc.range = [-5, 5]}) -> tensor<f32> {
  %r = ttc.hardsigmoid %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @clamp(%a: tensor<3x7xf32> {ttc.range = [-2, 2]}) -> tensor<3x7xf32> {
  %r = ttc.clamp %a {min = -1.0 : f64, max = 0.5 : f64} : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @clamp_1(%a: tensor<1x5x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x5x1xf32> {
  %r = ttc.clamp %a {min = -1.0 : f64, max = 0.5 : f64} : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @clamp_2(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.clamp %a {min = -1.0 : f64, max = 0.5 : f64} : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @clamp_3(%a: tensor<3x7xf32> {ttc.range = [-2, 2]}) -> tensor<3x7xf32> {
  %r = ttc.clamp %a {min = 0.0 : f64} : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @clamp_4(%a: tensor<1x5x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x5x1xf32> {
  %r = ttc.clamp %a {min = 0.0 : f64} : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @clamp_5(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.clamp %a {min = 0.0 : f64} : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @clamp_6(%a: tensor<3x7xf32> {ttc.range = [-2, 2]}) -> tensor<3x7xf32> {
  %r = ttc.clamp %a {max = 0.5 : f64} : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @clamp_7(%a: tensor<1x5x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x5x1xf32> {
  %r = ttc.clamp %a {max = 0.5 : f64} : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @clamp_8(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.clamp %a {max = 0.5 : f64} : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @sign(%a: tensor<3x7xf32> {ttc.range = [-2, 2]}) -> tensor<3x7xf32> {
  %r = ttc.sign %a : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @sign_1(%a: tensor<1x5x1xf32> {ttc.range = [-2, 2]}) -> tensor<1x5x1xf32> {
  %r = ttc.sign %a : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @sign_2(%a: tensor<f32> {ttc.range = [-2, 2]}) -> tensor<f32> {
  %r = ttc.sign %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @floor(%a: tensor<3x7xf32> {ttc.range = [-3, 3]}) -> tensor<3x7xf32> {
  %r = ttc.floor %a : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @floor_1(%a: tensor<1x5x1xf32> {ttc.range = [-3, 3]}) -> tensor<1x5x1xf32> {
  %r = ttc.floor %a : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @floor_2(%a: tensor<f32> {ttc.range = [-3, 3]}) -> tensor<f32> {
  %r = ttc.floor %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @ceil(%a: tensor<3x7xf32> {ttc.range = [-3, 3]}) -> tensor<3x7xf32> {
  %r = ttc.ceil %a : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @ceil_1(%a: tensor<1x5x1xf32> {ttc.range = [-3, 3]}) -> tensor<1x5x1xf32> {
  %r = ttc.ceil %a : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @ceil_2(%a: tensor<f32> {ttc.range = [-3, 3]}) -> tensor<f32> {
  %r = ttc.ceil %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
func.func @round(%a: tensor<3x7xf32> {ttc.range = [-3, 3]}) -> tensor<3x7xf32> {
  %r = ttc.round %a : (tensor<3x7xf32>) -> tensor<3x7xf32>
  return %r : tensor<3x7xf32>
}
func.func @round_1(%a: tensor<1x5x1xf32> {ttc.range = [-3, 3]}) -> tensor<1x5x1xf32> {
  %r = ttc.round %a : (tensor<1x5x1xf32>) -> tensor<1x5x1xf32>
  return %r : tensor<1x5x1xf32>
}
func.func @round_2(%a: tensor<f32> {ttc.range = [-3, 3]}) -> tensor<f32> {
  %r = ttc.round %a : (tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
}
// Where the gradient of a function is zero or the function has a kink, the differences say so, too.
func.func @relu_at_zero(%a: tensor<3xf32> {ttc.values = dense<[-1.0, 0.0, 1.0]> : tensor<3xf64>}) -> tensor<3xf32> {
  %r = ttc.relu %a : (tensor<3xf32>) -> tensor<3xf32>
  return %r : tensor<3xf32>
}
