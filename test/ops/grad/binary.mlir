// Derivatives of elementwise functions of two operands that broadcast, to the second order.
// RUN: ttc-opt %s --verify-grad=order=2 -o /dev/null

func.func @add(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}, %b: tensor<3x5xf32> {ttc.range = [-2, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.add %a, %b : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @add_1(%a: tensor<3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<1x5xf32> {ttc.range = [-2, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.add %a, %b : (tensor<3x1xf32>, tensor<1x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @add_2(%a: tensor<2x3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<4xf32> {ttc.range = [-2, 2]})
    -> tensor<2x3x4xf32> {
  %r = ttc.add %a, %b : (tensor<2x3x1xf32>, tensor<4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
func.func @add_3(%a: tensor<f32> {ttc.range = [-2, 2]}, %b: tensor<7xf32> {ttc.range = [-2, 2]}) -> tensor<7xf32> {
  %r = ttc.add %a, %b : (tensor<f32>, tensor<7xf32>) -> tensor<7xf32>
  return %r : tensor<7xf32>
}
func.func @add_4(%a: tensor<1x1x3xf32> {ttc.range = [-2, 2]}, %b: tensor<2x1x1xf32> {ttc.range = [-2, 2]})
    -> tensor<2x1x3xf32> {
  %r = ttc.add %a, %b : (tensor<1x1x3xf32>, tensor<2x1x1xf32>) -> tensor<2x1x3xf32>
  return %r : tensor<2x1x3xf32>
}
func.func @sub(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}, %b: tensor<3x5xf32> {ttc.range = [-2, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.sub %a, %b : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @sub_1(%a: tensor<3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<1x5xf32> {ttc.range = [-2, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.sub %a, %b : (tensor<3x1xf32>, tensor<1x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @sub_2(%a: tensor<2x3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<4xf32> {ttc.range = [-2, 2]})
    -> tensor<2x3x4xf32> {
  %r = ttc.sub %a, %b : (tensor<2x3x1xf32>, tensor<4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
func.func @sub_3(%a: tensor<f32> {ttc.range = [-2, 2]}, %b: tensor<7xf32> {ttc.range = [-2, 2]}) -> tensor<7xf32> {
  %r = ttc.sub %a, %b : (tensor<f32>, tensor<7xf32>) -> tensor<7xf32>
  return %r : tensor<7xf32>
}
func.func @sub_4(%a: tensor<1x1x3xf32> {ttc.range = [-2, 2]}, %b: tensor<2x1x1xf32> {ttc.range = [-2, 2]})
    -> tensor<2x1x3xf32> {
  %r = ttc.sub %a, %b : (tensor<1x1x3xf32>, tensor<2x1x1xf32>) -> tensor<2x1x3xf32>
  return %r : tensor<2x1x3xf32>
}
func.func @mul(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}, %b: tensor<3x5xf32> {ttc.range = [-2, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.mul %a, %b : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @mul_1(%a: tensor<3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<1x5xf32> {ttc.range = [-2, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.mul %a, %b : (tensor<3x1xf32>, tensor<1x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @mul_2(%a: tensor<2x3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<4xf32> {ttc.range = [-2, 2]})
    -> tensor<2x3x4xf32> {
  %r = ttc.mul %a, %b : (tensor<2x3x1xf32>, tensor<4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
func.func @mul_3(%a: tensor<f32> {ttc.range = [-2, 2]}, %b: tensor<7xf32> {ttc.range = [-2, 2]}) -> tensor<7xf32> {
  %r = ttc.mul %a, %b : (tensor<f32>, tensor<7xf32>) -> tensor<7xf32>
  return %r : tensor<7xf32>
}
func.func @mul_4(%a: tensor<1x1x3xf32> {ttc.range = [-2, 2]}, %b: tensor<2x1x1xf32> {ttc.range = [-2, 2]})
    -> tensor<2x1x3xf32> {
  %r = ttc.mul %a, %b : (tensor<1x1x3xf32>, tensor<2x1x1xf32>) -> tensor<2x1x3xf32>
  return %r : tensor<2x1x3xf32>
}
func.func @div(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}, %b: tensor<3x5xf32> {ttc.range = [0.4, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.div %a, %b : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @div_1(%a: tensor<3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<1x5xf32> {ttc.range = [0.4, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.div %a, %b : (tensor<3x1xf32>, tensor<1x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @div_2(%a: tensor<2x3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<4xf32> {ttc.range = [0.4, 2]})
    -> tensor<2x3x4xf32> {
  %r = ttc.div %a, %b : (tensor<2x3x1xf32>, tensor<4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
func.func @div_3(%a: tensor<f32> {ttc.range = [-2, 2]}, %b: tensor<7xf32> {ttc.range = [0.4, 2]}) -> tensor<7xf32> {
  %r = ttc.div %a, %b : (tensor<f32>, tensor<7xf32>) -> tensor<7xf32>
  return %r : tensor<7xf32>
}
func.func @div_4(%a: tensor<1x1x3xf32> {ttc.range = [-2, 2]}, %b: tensor<2x1x1xf32> {ttc.range = [0.4, 2]})
    -> tensor<2x1x3xf32> {
  %r = ttc.div %a, %b : (tensor<1x1x3xf32>, tensor<2x1x1xf32>) -> tensor<2x1x3xf32>
  return %r : tensor<2x1x3xf32>
}
func.func @pow(%a: tensor<3x5xf32> {ttc.range = [0.3, 2.5]}, %b: tensor<3x5xf32> {ttc.range = [-2, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.pow %a, %b : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @pow_1(%a: tensor<3x1xf32> {ttc.range = [0.3, 2.5]}, %b: tensor<1x5xf32> {ttc.range = [-2, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.pow %a, %b : (tensor<3x1xf32>, tensor<1x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @pow_2(%a: tensor<2x3x1xf32> {ttc.range = [0.3, 2.5]}, %b: tensor<4xf32> {ttc.range = [-2, 2]})
    -> tensor<2x3x4xf32> {
  %r = ttc.pow %a, %b : (tensor<2x3x1xf32>, tensor<4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
func.func @pow_3(%a: tensor<f32> {ttc.range = [0.3, 2.5]}, %b: tensor<7xf32> {ttc.range = [-2, 2]}) -> tensor<7xf32> {
  %r = ttc.pow %a, %b : (tensor<f32>, tensor<7xf32>) -> tensor<7xf32>
  return %r : tensor<7xf32>
}
func.func @pow_4(%a: tensor<1x1x3xf32> {ttc.range = [0.3, 2.5]}, %b: tensor<2x1x1xf32> {ttc.range = [-2, 2]})
    -> tensor<2x1x3xf32> {
  %r = ttc.pow %a, %b : (tensor<1x1x3xf32>, tensor<2x1x1xf32>) -> tensor<2x1x3xf32>
  return %r : tensor<2x1x3xf32>
}
func.func @maximum(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}, %b: tensor<3x5xf32> {ttc.range = [-2, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.maximum %a, %b : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @maximum_1(%a: tensor<3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<1x5xf32> {ttc.range = [-2, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.maximum %a, %b : (tensor<3x1xf32>, tensor<1x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @maximum_2(%a: tensor<2x3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<4xf32> {ttc.range = [-2, 2]})
    -> tensor<2x3x4xf32> {
  %r = ttc.maximum %a, %b : (tensor<2x3x1xf32>, tensor<4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
func.func @maximum_3(%a: tensor<f32> {ttc.range = [-2, 2]}, %b: tensor<7xf32> {ttc.range = [-2, 2]}) -> tensor<7xf32> {
  %r = ttc.maximum %a, %b : (tensor<f32>, tensor<7xf32>) -> tensor<7xf32>
  return %r : tensor<7xf32>
}
func.func @maximum_4(%a: tensor<1x1x3xf32> {ttc.range = [-2, 2]}, %b: tensor<2x1x1xf32> {ttc.range = [-2, 2]})
    -> tensor<2x1x3xf32> {
  %r = ttc.maximum %a, %b : (tensor<1x1x3xf32>, tensor<2x1x1xf32>) -> tensor<2x1x3xf32>
  return %r : tensor<2x1x3xf32>
}
func.func @minimum(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}, %b: tensor<3x5xf32> {ttc.range = [-2, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.minimum %a, %b : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @minimum_1(%a: tensor<3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<1x5xf32> {ttc.range = [-2, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.minimum %a, %b : (tensor<3x1xf32>, tensor<1x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @minimum_2(%a: tensor<2x3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<4xf32> {ttc.range = [-2, 2]})
    -> tensor<2x3x4xf32> {
  %r = ttc.minimum %a, %b : (tensor<2x3x1xf32>, tensor<4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
func.func @minimum_3(%a: tensor<f32> {ttc.range = [-2, 2]}, %b: tensor<7xf32> {ttc.range = [-2, 2]}) -> tensor<7xf32> {
  %r = ttc.minimum %a, %b : (tensor<f32>, tensor<7xf32>) -> tensor<7xf32>
  return %r : tensor<7xf32>
}
func.func @minimum_4(%a: tensor<1x1x3xf32> {ttc.range = [-2, 2]}, %b: tensor<2x1x1xf32> {ttc.range = [-2, 2]})
    -> tensor<2x1x3xf32> {
  %r = ttc.minimum %a, %b : (tensor<1x1x3xf32>, tensor<2x1x1xf32>) -> tensor<2x1x3xf32>
  return %r : tensor<2x1x3xf32>
}
func.func @fmod(%a: tensor<3x5xf32> {ttc.range = [-5, 5]}, %b: tensor<3x5xf32> {ttc.range = [0.7, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.fmod %a, %b : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @fmod_1(%a: tensor<3x1xf32> {ttc.range = [-5, 5]}, %b: tensor<1x5xf32> {ttc.range = [0.7, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.fmod %a, %b : (tensor<3x1xf32>, tensor<1x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @fmod_2(%a: tensor<2x3x1xf32> {ttc.range = [-5, 5]}, %b: tensor<4xf32> {ttc.range = [0.7, 2]})
    -> tensor<2x3x4xf32> {
  %r = ttc.fmod %a, %b : (tensor<2x3x1xf32>, tensor<4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
func.func @fmod_3(%a: tensor<f32> {ttc.range = [-5, 5]}, %b: tensor<7xf32> {ttc.range = [0.7, 2]}) -> tensor<7xf32> {
  %r = ttc.fmod %a, %b : (tensor<f32>, tensor<7xf32>) -> tensor<7xf32>
  return %r : tensor<7xf32>
}
func.func @fmod_4(%a: tensor<1x1x3xf32> {ttc.range = [-5, 5]}, %b: tensor<2x1x1xf32> {ttc.range = [0.7, 2]})
    -> tensor<2x1x3xf32> {
  %r = ttc.fmod %a, %b : (tensor<1x1x3xf32>, tensor<2x1x1xf32>) -> tensor<2x1x3xf32>
  return %r : tensor<2x1x3xf32>
}
func.func @atan2(%a: tensor<3x5xf32> {ttc.range = [-2, 2]}, %b: tensor<3x5xf32> {ttc.range = [0.3, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.atan2 %a, %b : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @atan2_1(%a: tensor<3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<1x5xf32> {ttc.range = [0.3, 2]})
    -> tensor<3x5xf32> {
  %r = ttc.atan2 %a, %b : (tensor<3x1xf32>, tensor<1x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @atan2_2(%a: tensor<2x3x1xf32> {ttc.range = [-2, 2]}, %b: tensor<4xf32> {ttc.range = [0.3, 2]})
    -> tensor<2x3x4xf32> {
  %r = ttc.atan2 %a, %b : (tensor<2x3x1xf32>, tensor<4xf32>) -> tensor<2x3x4xf32>
  return %r : tensor<2x3x4xf32>
}
func.func @atan2_3(%a: tensor<f32> {ttc.range = [-2, 2]}, %b: tensor<7xf32> {ttc.range = [0.3, 2]}) -> tensor<7xf32> {
  %r = ttc.atan2 %a, %b : (tensor<f32>, tensor<7xf32>) -> tensor<7xf32>
  return %r : tensor<7xf32>
}
func.func @atan2_4(%a: tensor<1x1x3xf32> {ttc.range = [-2, 2]}, %b: tensor<2x1x1xf32> {ttc.range = [0.3, 2]})
    -> tensor<2x1x3xf32> {
  %r = ttc.atan2 %a, %b : (tensor<1x1x3xf32>, tensor<2x1x1xf32>) -> tensor<2x1x3xf32>
  return %r : tensor<2x1x3xf32>
}
// A power of negative numbers needs whole exponents; both operands may be one value.
func.func @pow_whole(%a: tensor<3x2xf32>) -> tensor<3x2xf32> {
  %two = ttc.constant dense<3.0> : tensor<f32>
  %r = ttc.pow %a, %two : (tensor<3x2xf32>, tensor<f32>) -> tensor<3x2xf32>
  return %r : tensor<3x2xf32>
}
func.func @mul_self(%a: tensor<3x2xf32>) -> tensor<3x2xf32> {
  %r = ttc.mul %a, %a : (tensor<3x2xf32>, tensor<3x2xf32>) -> tensor<3x2xf32>
  return %r : tensor<3x2xf32>
}
func.func @atan2_left(%a: tensor<5xf32> {ttc.range = [-2, -0.3]}, %b: tensor<5xf32> {ttc.range = [-2, -0.3]})
    -> tensor<5xf32> {
  %r = ttc.atan2 %a, %b : (tensor<5xf32>, tensor<5xf32>) -> tensor<5xf32>
  return %r : tensor<5xf32>
}
// The mask of a choice broadcasts like its values.
func.func @where(%a: tensor<3x5xi1>, %b: tensor<3x5xf32>, %c: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %r = ttc.where %a, %b, %c : (tensor<3x5xi1>, tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @where_1(%a: tensor<3x1xi1>, %b: tensor<5xf32>, %c: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %r = ttc.where %a, %b, %c : (tensor<3x1xi1>, tensor<5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @where_2(%a: tensor<i1>, %b: tensor<2x3xf32>, %c: tensor<1x3xf32>) -> tensor<2x3xf32> {
  %r = ttc.where %a, %b, %c : (tensor<i1>, tensor<2x3xf32>, tensor<1x3xf32>) -> tensor<2x3xf32>
  return %r : tensor<2x3xf32>
}
func.func @where_3(%a: tensor<7xi1>, %b: tensor<f32>, %c: tensor<1xf32>) -> tensor<7xf32> {
  %r = ttc.where %a, %b, %c : (tensor<7xi1>, tensor<f32>, tensor<1xf32>) -> tensor<7xf32>
  return %r : tensor<7xf32>
}
func.func @where_4(%a: tensor<2x1x3xi1>, %b: tensor<4x1xf32>, %c: tensor<f32>) -> tensor<2x4x3xf32> {
  %r = ttc.where %a, %b, %c : (tensor<2x1x3xi1>, tensor<4x1xf32>, tensor<f32>) -> tensor<2x4x3xf32>
  return %r : tensor<2x4x3xf32>
}
func.func @binary_cross_entropy(%a: tensor<3x5xf32> {ttc.range = [0.1, 0.9]},
                                %b: tensor<3x5xf32> {ttc.range = [0, 1]}) -> tensor<3x5xf32> {
  %r = ttc.binary_cross_entropy %a, %b : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @binary_cross_entropy_1(%a: tensor<3x1xf32> {ttc.range = [0.1, 0.9]},
                                  %b: tensor<1x5xf32> {ttc.range = [0, 1]}) -> tensor<3x5xf32> {
  %r = ttc.binary_cross_entropy %a, %b : (tensor<3x1xf32>, tensor<1x5xf32>) -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}
func.func @binary_cross_entropy_2(%a: tensor<f32> {ttc.range = [0.1, 0.9]}, %b: tensor<7xf32> {ttc.range = [0, 1]})
    -> tensor<7xf32> {
  %r = ttc.binary_cross_entropy %a, %b : (tensor<f32>, tensor<7xf32>) -> tensor<7xf32>
  return %r : tensor<7xf32>
}
