// Gradients at kinks and ties, and values at NaN, as torch has them.
// RUN: ttc-run %s | FileCheck %s

func.func @main() -> (tensor<2x4xf64>, tensor<2xf64>, tensor<2x3xf64>, tensor<2x3xf64>, tensor<2x3xf64>, tensor<3xf64>,
                      tensor<2x3xf64>, tensor<1x1x2x2xf64>) {
  %nan = ttc.constant dense<0x7FF8000000000000> : tensor<1xf64>
  %kink = ttc.constant dense<[-1.0, 0.0, 1.0]> : tensor<3xf64>
  %x = ttc.cat %kink, %nan {dim = 0 : i64} : (tensor<3xf64>, tensor<1xf64>) -> tensor<4xf64>
  %seed = ttc.constant dense<1.0> : tensor<4xf64>

  // relu and its gradient pass NaN.
  // CHECK: out0: f64 [2, 4]
  // CHECK-NEXT: {{\[\[}} 0., 0., 1., nan],
  // CHECK-NEXT: [ 0., 0., 1., 1.]]
  %relu = ttc.relu %x : (tensor<4xf64>) -> tensor<4xf64>
  %drelu = ttc.gradient %relu wrt %x seed %seed : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %r0 = ttc.reshape %relu {shape = array<i64: 1, 4>} : (tensor<4xf64>) -> tensor<1x4xf64>
  %r1 = ttc.reshape %drelu {shape = array<i64: 1, 4>} : (tensor<4xf64>) -> tensor<1x4xf64>
  %r = ttc.cat %r0, %r1 {dim = 0 : i64} : (tensor<1x4xf64>, tensor<1x4xf64>) -> tensor<2x4xf64>

  // |x| has gradient 0 at 0, and clamp at both ends.
  // CHECK: out1: f64 [2]
  // CHECK-NEXT: [0., 0.]
  %zero = ttc.constant dense<0.0> : tensor<1xf64>
  %one = ttc.constant dense<1.0> : tensor<1xf64>
  %abs = ttc.abs %zero : (tensor<1xf64>) -> tensor<1xf64>
  %dabs = ttc.gradient %abs wrt %zero seed %one : (tensor<1xf64>, tensor<1xf64>, tensor<1xf64>) -> tensor<1xf64>
  %clamp = ttc.clamp %one {min = -1.0 : f64, max = 1.0 : f64} : (tensor<1xf64>) -> tensor<1xf64>
  %dclamp = ttc.gradient %clamp wrt %one seed %one : (tensor<1xf64>, tensor<1xf64>, tensor<1xf64>) -> tensor<1xf64>
  %a = ttc.cat %dabs, %dclamp {dim = 0 : i64} : (tensor<1xf64>, tensor<1xf64>) -> tensor<2xf64>

  // Equal operands of maximum share the gradient; NaN is the maximum.
  // CHECK: out2: f64 [2, 3]
  // CHECK-NEXT: {{\[\[}} 2., 3., nan],
  // CHECK-NEXT: [ 2., 3., nan]]
  // CHECK: out3: f64 [2, 3]
  // CHECK-NEXT: {{\[\[}}0.5000, 1.0000, 1.0000],
  // CHECK-NEXT: [0.5000, 0.0000, 1.0000]]
  %p0 = ttc.constant dense<[2.0, 3.0]> : tensor<2xf64>
  %p = ttc.cat %p0, %nan {dim = 0 : i64} : (tensor<2xf64>, tensor<1xf64>) -> tensor<3xf64>
  %q = ttc.constant dense<[2.0, 1.0, 7.0]> : tensor<3xf64>
  %ones = ttc.constant dense<1.0> : tensor<3xf64>
  %max = ttc.maximum %p, %q : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %swapped = ttc.maximum %q, %p : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %dp, %dq = ttc.gradient %max wrt %p, %q seed %ones : (tensor<3xf64>, tensor<3xf64>, tensor<3xf64>, tensor<3xf64>) -> (tensor<3xf64>, tensor<3xf64>)
  %m0 = ttc.reshape %max {shape = array<i64: 1, 3>} : (tensor<3xf64>) -> tensor<1x3xf64>
  %m1 = ttc.reshape %swapped {shape = array<i64: 1, 3>} : (tensor<3xf64>) -> tensor<1x3xf64>
  %m = ttc.cat %m0, %m1 {dim = 0 : i64} : (tensor<1x3xf64>, tensor<1x3xf64>) -> tensor<2x3xf64>
  %d0 = ttc.reshape %dp {shape = array<i64: 1, 3>} : (tensor<3xf64>) -> tensor<1x3xf64>
  %d1 = ttc.reshape %dq {shape = array<i64: 1, 3>} : (tensor<3xf64>) -> tensor<1x3xf64>
  %d = ttc.cat %d0, %d1 {dim = 0 : i64} : (tensor<1x3xf64>, tensor<1x3xf64>) -> tensor<2x3xf64>

  // So do the elements equal to amax.
  // CHECK: out4: f64 [2, 3]
  // CHECK-NEXT: {{\[\[}}0.5000, 0.0000, 0.5000],
  // CHECK-NEXT: [0.0000, 1.0000, 0.0000]]
  %t = ttc.constant dense<[[4.0, 1.0, 4.0], [0.0, 2.0, 1.0]]> : tensor<2x3xf64>
  %amax = ttc.amax %t {dims = array<i64: 1>} : (tensor<2x3xf64>) -> tensor<2xf64>
  %seed2 = ttc.constant dense<1.0> : tensor<2xf64>
  %dt = ttc.gradient %amax wrt %t seed %seed2 : (tensor<2xf64>, tensor<2x3xf64>, tensor<2xf64>) -> tensor<2x3xf64>

  // amax of a column with NaN is NaN.
  // CHECK: out5: f64 [3]
  // CHECK-NEXT: [nan, 3., nan]
  %u = ttc.cat %p0, %nan {dim = 0 : i64} : (tensor<2xf64>, tensor<1xf64>) -> tensor<3xf64>
  %flipped = ttc.flip %u {dims = array<i64: 0>} : (tensor<3xf64>) -> tensor<3xf64>
  %u0 = ttc.reshape %u {shape = array<i64: 1, 3>} : (tensor<3xf64>) -> tensor<1x3xf64>
  %u1 = ttc.reshape %flipped {shape = array<i64: 1, 3>} : (tensor<3xf64>) -> tensor<1x3xf64>
  %columns = ttc.cat %u0, %u1 {dim = 0 : i64} : (tensor<1x3xf64>, tensor<1x3xf64>) -> tensor<2x3xf64>
  %colmax = ttc.amax %columns {dims = array<i64: 0>} : (tensor<2x3xf64>) -> tensor<3xf64>

  // x ^ y has gradient 0 by y at x = 0, and by x at y = 0.
  // CHECK: out6: f64 [2, 3]
  // CHECK-NEXT: {{\[\[}}0.0000, 0.0000, 4.0000],
  // CHECK-NEXT: [0.0000, 0.0000, 2.7726]]
  %base = ttc.constant dense<[0.0, 0.0, 2.0]> : tensor<3xf64>
  %exponent = ttc.constant dense<[0.0, 3.0, 2.0]> : tensor<3xf64>
  %pow = ttc.pow %base, %exponent : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %db, %de = ttc.gradient %pow wrt %base, %exponent seed %ones : (tensor<3xf64>, tensor<3xf64>, tensor<3xf64>, tensor<3xf64>) -> (tensor<3xf64>, tensor<3xf64>)
  %e0 = ttc.reshape %db {shape = array<i64: 1, 3>} : (tensor<3xf64>) -> tensor<1x3xf64>
  %e1 = ttc.reshape %de {shape = array<i64: 1, 3>} : (tensor<3xf64>) -> tensor<1x3xf64>
  %e = ttc.cat %e0, %e1 {dim = 0 : i64} : (tensor<1x3xf64>, tensor<1x3xf64>) -> tensor<2x3xf64>

  // The first of equal elements of a window gets its gradient.
  // CHECK: out7: f64 [1, 1, 2, 2]
  // CHECK-NEXT: {{\[\[\[\[}}0., 1.],
  // CHECK-NEXT: [0., 0.]]]]
  %image = ttc.constant dense<[[[[1.0, 3.0], [3.0, 2.0]]]]> : tensor<1x1x2x2xf64>
  %pooled, %index = ttc.max_pool2d %image {kernel_size = array<i64: 2, 2>} : (tensor<1x1x2x2xf64>) -> (tensor<1x1x1x1xf64>, tensor<1x1x1x1xi32>)
  %dpooled = ttc.constant dense<1.0> : tensor<1x1x1x1xf64>
  %dimage = ttc.gradient %pooled wrt %image seed %dpooled : (tensor<1x1x1x1xf64>, tensor<1x1x2x2xf64>, tensor<1x1x1x1xf64>) -> tensor<1x1x2x2xf64>
  return %r, %a, %m, %d, %dt, %colmax, %e, %dimage : tensor<2x4xf64>, tensor<2xf64>, tensor<2x3xf64>, tensor<2x3xf64>,
      tensor<2x3xf64>, tensor<3xf64>, tensor<2x3xf64>, tensor<1x1x2x2xf64>
}
