// The examples of the elementwise operations' records survive printing and parsing.
// RUN: ttc-opt %s --verify-each | ttc-opt --verify-each | FileCheck %s

// CHECK-LABEL: func.func @abs
// CHECK: ttc.abs %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @abs(%x: tensor<4xf32>) {
  %y = ttc.abs %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @add
// CHECK: ttc.add %{{.*}}, %{{.*}} : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
func.func @add(%x: tensor<4x3xf32>, %y: tensor<3xf32>) {
  %r = ttc.add %x, %y : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
  return
}

// CHECK-LABEL: func.func @atan2
// CHECK: ttc.atan2 %{{.*}}, %{{.*}} : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
func.func @atan2(%x: tensor<4x3xf32>, %y: tensor<3xf32>) {
  %r = ttc.atan2 %x, %y : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
  return
}

// CHECK-LABEL: func.func @cast
// CHECK: ttc.cast %{{.*}} {dtype = f32} : (tensor<4xi64>) -> tensor<4xf32>
func.func @cast(%x: tensor<4xi64>) {
  %y = ttc.cast %x {dtype = f32} : (tensor<4xi64>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @ceil
// CHECK: ttc.ceil %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @ceil(%x: tensor<4xf32>) {
  %y = ttc.ceil %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @clamp_whole
// CHECK: ttc.clamp %{{.*}} {min = 9007199254740993 : i64} : (tensor<4xi64>) -> tensor<4xi64>
func.func @clamp_whole(%x: tensor<4xi64>) {
  %y = ttc.clamp %x {min = 9007199254740993 : i64} : (tensor<4xi64>) -> tensor<4xi64>
  return
}

// CHECK-LABEL: func.func @binary_cross_entropy
// CHECK: ttc.binary_cross_entropy %{{.*}}, %{{.*}} : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
func.func @binary_cross_entropy(%x: tensor<4xf32>, %t: tensor<f32>) {
  %y = ttc.binary_cross_entropy %x, %t : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @clamp
// CHECK: ttc.clamp %{{.*}} {max = 1.000000e+00 : f64, min = 0.000000e+00 : f64} : (tensor<4xf32>) -> tensor<4xf32>
func.func @clamp(%x: tensor<4xf32>) {
  %y = ttc.clamp %x {min = 0.0 : f64, max = 1.0 : f64} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @cos
// CHECK: ttc.cos %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @cos(%x: tensor<4xf32>) {
  %y = ttc.cos %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @div
// CHECK: ttc.div %{{.*}}, %{{.*}} : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
func.func @div(%x: tensor<4x3xf32>, %y: tensor<3xf32>) {
  %r = ttc.div %x, %y : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
  return
}

// CHECK-LABEL: func.func @elu
// CHECK: ttc.elu %{{.*}} {alpha = 1.500000e+00 : f64} : (tensor<4xf32>) -> tensor<4xf32>
func.func @elu(%x: tensor<4xf32>) {
  %y = ttc.elu %x {alpha = 1.5 : f64} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @eq
// CHECK: ttc.eq %{{.*}}, %{{.*}} : (tensor<4xf32>, tensor<f32>) -> tensor<4xi1>
func.func @eq(%x: tensor<4xf32>, %y: tensor<f32>) {
  %r = ttc.eq %x, %y : (tensor<4xf32>, tensor<f32>) -> tensor<4xi1>
  return
}

// CHECK-LABEL: func.func @erf
// CHECK: ttc.erf %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @erf(%x: tensor<4xf32>) {
  %y = ttc.erf %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @exp
// CHECK: ttc.exp %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @exp(%x: tensor<4xf32>) {
  %y = ttc.exp %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @expm1
// CHECK: ttc.expm1 %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @expm1(%x: tensor<4xf32>) {
  %y = ttc.expm1 %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @floor
// CHECK: ttc.floor %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @floor(%x: tensor<4xf32>) {
  %y = ttc.floor %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @fmod
// CHECK: ttc.fmod %{{.*}}, %{{.*}} : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
func.func @fmod(%x: tensor<4x3xf32>, %y: tensor<3xf32>) {
  %r = ttc.fmod %x, %y : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
  return
}

// CHECK-LABEL: func.func @ge
// CHECK: ttc.ge %{{.*}}, %{{.*}} : (tensor<4xf32>, tensor<f32>) -> tensor<4xi1>
func.func @ge(%x: tensor<4xf32>, %y: tensor<f32>) {
  %r = ttc.ge %x, %y : (tensor<4xf32>, tensor<f32>) -> tensor<4xi1>
  return
}

// CHECK-LABEL: func.func @gelu
// CHECK: ttc.gelu %{{.*}} {approximate = "tanh"} : (tensor<4xf32>) -> tensor<4xf32>
func.func @gelu(%x: tensor<4xf32>) {
  %y = ttc.gelu %x {approximate = "tanh"} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @gt
// CHECK: ttc.gt %{{.*}}, %{{.*}} : (tensor<4xf32>, tensor<f32>) -> tensor<4xi1>
func.func @gt(%x: tensor<4xf32>, %y: tensor<f32>) {
  %r = ttc.gt %x, %y : (tensor<4xf32>, tensor<f32>) -> tensor<4xi1>
  return
}

// CHECK-LABEL: func.func @hardsigmoid
// CHECK: ttc.hardsigmoid %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @hardsigmoid(%x: tensor<4xf32>) {
  %y = ttc.hardsigmoid %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @hardswish
// CHECK: ttc.hardswish %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @hardswish(%x: tensor<4xf32>) {
  %y = ttc.hardswish %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @le
// CHECK: ttc.le %{{.*}}, %{{.*}} : (tensor<4xf32>, tensor<f32>) -> tensor<4xi1>
func.func @le(%x: tensor<4xf32>, %y: tensor<f32>) {
  %r = ttc.le %x, %y : (tensor<4xf32>, tensor<f32>) -> tensor<4xi1>
  return
}

// CHECK-LABEL: func.func @leaky_relu
// CHECK: ttc.leaky_relu %{{.*}} {negative_slope = 2.000000e-01 : f64} : (tensor<4xf32>) -> tensor<4xf32>
func.func @leaky_relu(%x: tensor<4xf32>) {
  %y = ttc.leaky_relu %x {negative_slope = 0.2 : f64} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @log1p
// CHECK: ttc.log1p %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @log1p(%x: tensor<4xf32>) {
  %y = ttc.log1p %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @log
// CHECK: ttc.log %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @log(%x: tensor<4xf32>) {
  %y = ttc.log %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @logical_and
// CHECK: ttc.logical_and %{{.*}}, %{{.*}} : (tensor<4xi1>, tensor<i1>) -> tensor<4xi1>
func.func @logical_and(%x: tensor<4xi1>, %y: tensor<i1>) {
  %r = ttc.logical_and %x, %y : (tensor<4xi1>, tensor<i1>) -> tensor<4xi1>
  return
}

// CHECK-LABEL: func.func @logical_not
// CHECK: ttc.logical_not %{{.*}} : (tensor<4xi1>) -> tensor<4xi1>
func.func @logical_not(%x: tensor<4xi1>) {
  %y = ttc.logical_not %x : (tensor<4xi1>) -> tensor<4xi1>
  return
}

// CHECK-LABEL: func.func @logical_or
// CHECK: ttc.logical_or %{{.*}}, %{{.*}} : (tensor<4xi1>, tensor<i1>) -> tensor<4xi1>
func.func @logical_or(%x: tensor<4xi1>, %y: tensor<i1>) {
  %r = ttc.logical_or %x, %y : (tensor<4xi1>, tensor<i1>) -> tensor<4xi1>
  return
}

// CHECK-LABEL: func.func @logical_xor
// CHECK: ttc.logical_xor %{{.*}}, %{{.*}} : (tensor<4xi1>, tensor<i1>) -> tensor<4xi1>
func.func @logical_xor(%x: tensor<4xi1>, %y: tensor<i1>) {
  %r = ttc.logical_xor %x, %y : (tensor<4xi1>, tensor<i1>) -> tensor<4xi1>
  return
}

// CHECK-LABEL: func.func @logsigmoid
// CHECK: ttc.logsigmoid %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @logsigmoid(%x: tensor<4xf32>) {
  %y = ttc.logsigmoid %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @lt
// CHECK: ttc.lt %{{.*}}, %{{.*}} : (tensor<4xf32>, tensor<f32>) -> tensor<4xi1>
func.func @lt(%x: tensor<4xf32>, %y: tensor<f32>) {
  %r = ttc.lt %x, %y : (tensor<4xf32>, tensor<f32>) -> tensor<4xi1>
  return
}

// CHECK-LABEL: func.func @maximum
// CHECK: ttc.maximum %{{.*}}, %{{.*}} : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
func.func @maximum(%x: tensor<4x3xf32>, %y: tensor<3xf32>) {
  %r = ttc.maximum %x, %y : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
  return
}

// CHECK-LABEL: func.func @minimum
// CHECK: ttc.minimum %{{.*}}, %{{.*}} : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
func.func @minimum(%x: tensor<4x3xf32>, %y: tensor<3xf32>) {
  %r = ttc.minimum %x, %y : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
  return
}

// CHECK-LABEL: func.func @mish
// CHECK: ttc.mish %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @mish(%x: tensor<4xf32>) {
  %y = ttc.mish %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @mul
// CHECK: ttc.mul %{{.*}}, %{{.*}} : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
func.func @mul(%x: tensor<4x3xf32>, %y: tensor<3xf32>) {
  %r = ttc.mul %x, %y : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
  return
}

// CHECK-LABEL: func.func @ne
// CHECK: ttc.ne %{{.*}}, %{{.*}} : (tensor<4xf32>, tensor<f32>) -> tensor<4xi1>
func.func @ne(%x: tensor<4xf32>, %y: tensor<f32>) {
  %r = ttc.ne %x, %y : (tensor<4xf32>, tensor<f32>) -> tensor<4xi1>
  return
}

// CHECK-LABEL: func.func @neg
// CHECK: ttc.neg %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @neg(%x: tensor<4xf32>) {
  %y = ttc.neg %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @pow
// CHECK: ttc.pow %{{.*}}, %{{.*}} : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
func.func @pow(%x: tensor<4x3xf32>, %y: tensor<3xf32>) {
  %r = ttc.pow %x, %y : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
  return
}

// CHECK-LABEL: func.func @reciprocal
// CHECK: ttc.reciprocal %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @reciprocal(%x: tensor<4xf32>) {
  %y = ttc.reciprocal %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @relu6
// CHECK: ttc.relu6 %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @relu6(%x: tensor<4xf32>) {
  %y = ttc.relu6 %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @relu
// CHECK: ttc.relu %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @relu(%x: tensor<4xf32>) {
  %y = ttc.relu %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @round
// CHECK: ttc.round %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @round(%x: tensor<4xf32>) {
  %y = ttc.round %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @rsqrt
// CHECK: ttc.rsqrt %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @rsqrt(%x: tensor<4xf32>) {
  %y = ttc.rsqrt %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @sigmoid
// CHECK: ttc.sigmoid %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @sigmoid(%x: tensor<4xf32>) {
  %y = ttc.sigmoid %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @sign
// CHECK: ttc.sign %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @sign(%x: tensor<4xf32>) {
  %y = ttc.sign %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @silu
// CHECK: ttc.silu %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @silu(%x: tensor<4xf32>) {
  %y = ttc.silu %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @sin
// CHECK: ttc.sin %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @sin(%x: tensor<4xf32>) {
  %y = ttc.sin %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @softplus
// CHECK: ttc.softplus %{{.*}} {beta = 2.000000e+00 : f64, threshold = 1.000000e+01 : f64} : (tensor<4xf32>) -> tensor<4xf32>
func.func @softplus(%x: tensor<4xf32>) {
  %y = ttc.softplus %x {beta = 2.0 : f64, threshold = 10.0 : f64} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @sqrt
// CHECK: ttc.sqrt %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @sqrt(%x: tensor<4xf32>) {
  %y = ttc.sqrt %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @square
// CHECK: ttc.square %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @square(%x: tensor<4xf32>) {
  %y = ttc.square %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @stop_gradient
// CHECK: ttc.stop_gradient %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @stop_gradient(%x: tensor<4xf32>) {
  %y = ttc.stop_gradient %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @sub
// CHECK: ttc.sub %{{.*}}, %{{.*}} : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
func.func @sub(%x: tensor<4x3xf32>, %y: tensor<3xf32>) {
  %r = ttc.sub %x, %y : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
  return
}

// CHECK-LABEL: func.func @tan
// CHECK: ttc.tan %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @tan(%x: tensor<4xf32>) {
  %y = ttc.tan %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @tanh
// CHECK: ttc.tanh %{{.*}} : (tensor<4xf32>) -> tensor<4xf32>
func.func @tanh(%x: tensor<4xf32>) {
  %y = ttc.tanh %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @where
// CHECK: ttc.where %{{.*}}, %{{.*}}, %{{.*}} : (tensor<4xi1>, tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
func.func @where(%c: tensor<4xi1>, %x: tensor<4xf32>, %y: tensor<f32>) {
  %r = ttc.where %c, %x, %y : (tensor<4xi1>, tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  return
}
