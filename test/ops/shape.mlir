// Operations that move elements.
// Each result is compared with that of torch, and each gradient with central differences along one direction, in f64.
// RUN: ttc-run %s | FileCheck %s

// CHECK: out0: bool []
// CHECK-NEXT: true
func.func @main() -> (tensor<i1>, tensor<24xi1>) {
  %tolerance = ttc.constant dense<1.0e-7> : tensor<f64>
  %step = ttc.constant dense<1.0e-5> : tensor<f64>
  %two_steps = ttc.constant dense<2.0e-5> : tensor<f64>

  // 0: reshape
  %x0.0 = ttc.constant dense<[[[1.54, -0.24], [0.5, 0.66], [-1.43, 0.77]], [[0.43, -0.32], [0.78, -1.34], [-1.91, 0.61]]]> : tensor<2x3x2xf64>
  %y0 = ttc.reshape %x0.0 {shape = array<i64: 3, -1>} : (tensor<2x3x2xf64>) -> tensor<3x4xf64>
  %w0.0 = ttc.constant dense<[[1.54, -0.24, 0.5, 0.66], [-1.43, 0.77, 0.43, -0.32], [0.78, -1.34, -1.91, 0.61]]> : tensor<3x4xf64>
  %e0.0 = ttc.sub %y0, %w0.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %a0.0 = ttc.abs %e0.0 : (tensor<3x4xf64>) -> tensor<3x4xf64>
  %l0.0 = ttc.lt %a0.0, %tolerance : (tensor<3x4xf64>, tensor<f64>) -> tensor<3x4xi1>
  %ok0.0 = ttc.all %l0.0 : (tensor<3x4xi1>) -> tensor<i1>
  %s0 = ttc.constant dense<[[-0.77, 0.28, 1.1, 1.22], [0.14, 0.31, -0.23, -0.25], [0.44, 1.92, 0.23, 0.75]]> : tensor<3x4xf64>
  %g0 = ttc.gradient %y0 wrt %x0.0 seed %s0 : (tensor<3x4xf64>, tensor<2x3x2xf64>, tensor<3x4xf64>) -> tensor<2x3x2xf64>
  %d0.0 = ttc.constant dense<[[[0.52, 1.78], [-1.85, 1.22], [-1.74, -1.94]], [[0.88, -0.35], [0.85, -0.04], [0.39, 1.97]]]> : tensor<2x3x2xf64>
  %h0.0 = ttc.mul %d0.0, %step : (tensor<2x3x2xf64>, tensor<f64>) -> tensor<2x3x2xf64>
  %p0.0 = ttc.add %x0.0, %h0.0 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %m0.0 = ttc.sub %x0.0, %h0.0 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %t0.0 = ttc.mul %g0, %d0.0 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %u0.0 = ttc.sum %t0.0 : (tensor<2x3x2xf64>) -> tensor<f64>
  %fp0 = ttc.reshape %p0.0 {shape = array<i64: 3, -1>} : (tensor<2x3x2xf64>) -> tensor<3x4xf64>
  %fm0 = ttc.reshape %m0.0 {shape = array<i64: 3, -1>} : (tensor<2x3x2xf64>) -> tensor<3x4xf64>
  %c0 = ttc.sub %fp0, %fm0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %cs0 = ttc.mul %c0, %s0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %n0 = ttc.sum %cs0 : (tensor<3x4xf64>) -> tensor<f64>
  %q0 = ttc.div %n0, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r0.0 = ttc.sub %q0, %u0.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b0 = ttc.abs %r0.0 : (tensor<f64>) -> tensor<f64>
  %ok0 = ttc.lt %b0, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 1: permute
  %x1.0 = ttc.constant dense<[[[-1.01, 0.78, -1.07], [0.74, -1.99, -1.53]], [[1.76, 1.46, -1.51], [1.08, 0.9, 1.91]]]> : tensor<2x2x3xf64>
  %y1 = ttc.permute %x1.0 {dims = array<i64: 2, 0, 1>} : (tensor<2x2x3xf64>) -> tensor<3x2x2xf64>
  %w1.0 = ttc.constant dense<[[[-1.01, 0.74], [1.76, 1.08]], [[0.78, -1.99], [1.46, 0.9]], [[-1.07, -1.53], [-1.51, 1.91]]]> : tensor<3x2x2xf64>
  %e1.0 = ttc.sub %y1, %w1.0 : (tensor<3x2x2xf64>, tensor<3x2x2xf64>) -> tensor<3x2x2xf64>
  %a1.0 = ttc.abs %e1.0 : (tensor<3x2x2xf64>) -> tensor<3x2x2xf64>
  %l1.0 = ttc.lt %a1.0, %tolerance : (tensor<3x2x2xf64>, tensor<f64>) -> tensor<3x2x2xi1>
  %ok1.0 = ttc.all %l1.0 : (tensor<3x2x2xi1>) -> tensor<i1>
  %s1 = ttc.constant dense<[[[0.17, 1.16], [-0.06, 1.94]], [[-0.44, -1.04], [-0.94, -0.15]], [[0.44, 1.03], [0.56, 1.77]]]> : tensor<3x2x2xf64>
  %g1 = ttc.gradient %y1 wrt %x1.0 seed %s1 : (tensor<3x2x2xf64>, tensor<2x2x3xf64>, tensor<3x2x2xf64>) -> tensor<2x2x3xf64>
  %d1.0 = ttc.constant dense<[[[1.93, -1.36, -1.49], [1.26, -1.32, 1.85]], [[1.17, 0.01, 1.69], [1.6, 1.58, -1.26]]]> : tensor<2x2x3xf64>
  %h1.0 = ttc.mul %d1.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p1.0 = ttc.add %x1.0, %h1.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m1.0 = ttc.sub %x1.0, %h1.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t1.0 = ttc.mul %g1, %d1.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u1.0 = ttc.sum %t1.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp1 = ttc.permute %p1.0 {dims = array<i64: 2, 0, 1>} : (tensor<2x2x3xf64>) -> tensor<3x2x2xf64>
  %fm1 = ttc.permute %m1.0 {dims = array<i64: 2, 0, 1>} : (tensor<2x2x3xf64>) -> tensor<3x2x2xf64>
  %c1 = ttc.sub %fp1, %fm1 : (tensor<3x2x2xf64>, tensor<3x2x2xf64>) -> tensor<3x2x2xf64>
  %cs1 = ttc.mul %c1, %s1 : (tensor<3x2x2xf64>, tensor<3x2x2xf64>) -> tensor<3x2x2xf64>
  %n1 = ttc.sum %cs1 : (tensor<3x2x2xf64>) -> tensor<f64>
  %q1 = ttc.div %n1, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r1.0 = ttc.sub %q1, %u1.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b1 = ttc.abs %r1.0 : (tensor<f64>) -> tensor<f64>
  %ok1 = ttc.lt %b1, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 2: expand
  %x2.0 = ttc.constant dense<[[1.99], [1.39]]> : tensor<2x1xf64>
  %y2 = ttc.expand %x2.0 {shape = array<i64: 2, 2, 3>} : (tensor<2x1xf64>) -> tensor<2x2x3xf64>
  %w2.0 = ttc.constant dense<[[[1.99, 1.99, 1.99], [1.39, 1.39, 1.39]], [[1.99, 1.99, 1.99], [1.39, 1.39, 1.39]]]> : tensor<2x2x3xf64>
  %e2.0 = ttc.sub %y2, %w2.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %a2.0 = ttc.abs %e2.0 : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %l2.0 = ttc.lt %a2.0, %tolerance : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xi1>
  %ok2.0 = ttc.all %l2.0 : (tensor<2x2x3xi1>) -> tensor<i1>
  %s2 = ttc.constant dense<[[[0.94, 1.1, -0.14], [-0.31, 1.9, -1.71]], [[1.61, -0.34, -1.65], [-1.47, -0.31, -0.37]]]> : tensor<2x2x3xf64>
  %g2 = ttc.gradient %y2 wrt %x2.0 seed %s2 : (tensor<2x2x3xf64>, tensor<2x1xf64>, tensor<2x2x3xf64>) -> tensor<2x1xf64>
  %d2.0 = ttc.constant dense<[[-1.04], [1.16]]> : tensor<2x1xf64>
  %h2.0 = ttc.mul %d2.0, %step : (tensor<2x1xf64>, tensor<f64>) -> tensor<2x1xf64>
  %p2.0 = ttc.add %x2.0, %h2.0 : (tensor<2x1xf64>, tensor<2x1xf64>) -> tensor<2x1xf64>
  %m2.0 = ttc.sub %x2.0, %h2.0 : (tensor<2x1xf64>, tensor<2x1xf64>) -> tensor<2x1xf64>
  %t2.0 = ttc.mul %g2, %d2.0 : (tensor<2x1xf64>, tensor<2x1xf64>) -> tensor<2x1xf64>
  %u2.0 = ttc.sum %t2.0 : (tensor<2x1xf64>) -> tensor<f64>
  %fp2 = ttc.expand %p2.0 {shape = array<i64: 2, 2, 3>} : (tensor<2x1xf64>) -> tensor<2x2x3xf64>
  %fm2 = ttc.expand %m2.0 {shape = array<i64: 2, 2, 3>} : (tensor<2x1xf64>) -> tensor<2x2x3xf64>
  %c2 = ttc.sub %fp2, %fm2 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %cs2 = ttc.mul %c2, %s2 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %n2 = ttc.sum %cs2 : (tensor<2x2x3xf64>) -> tensor<f64>
  %q2 = ttc.div %n2, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r2.0 = ttc.sub %q2, %u2.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b2 = ttc.abs %r2.0 : (tensor<f64>) -> tensor<f64>
  %ok2 = ttc.lt %b2, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 3: slice
  %x3.0 = ttc.constant dense<[[0.71, 1.2, -1.26], [0.97, 1.64, 0.02], [1.17, -1.62, 1.94], [0.47, 0.78, -0.46], [1.07, -0.14, -1.28]]> : tensor<5x3xf64>
  %y3 = ttc.slice %x3.0 {start = array<i64: 1, -2>, end = array<i64: 5, 9>, step = array<i64: 2, 1>} : (tensor<5x3xf64>) -> tensor<2x2xf64>
  %w3.0 = ttc.constant dense<[[1.64, 0.02], [0.78, -0.46]]> : tensor<2x2xf64>
  %e3.0 = ttc.sub %y3, %w3.0 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %a3.0 = ttc.abs %e3.0 : (tensor<2x2xf64>) -> tensor<2x2xf64>
  %l3.0 = ttc.lt %a3.0, %tolerance : (tensor<2x2xf64>, tensor<f64>) -> tensor<2x2xi1>
  %ok3.0 = ttc.all %l3.0 : (tensor<2x2xi1>) -> tensor<i1>
  %s3 = ttc.constant dense<[[0.49, -1.54], [-0.74, 0.13]]> : tensor<2x2xf64>
  %g3 = ttc.gradient %y3 wrt %x3.0 seed %s3 : (tensor<2x2xf64>, tensor<5x3xf64>, tensor<2x2xf64>) -> tensor<5x3xf64>
  %d3.0 = ttc.constant dense<[[1.86, 0.51, -0.07], [-1.23, 1.2, 1.23], [1.1, -1.8, 0.03], [-0.46, 0.64, -0.3], [-0.99, 1.84, -1.09]]> : tensor<5x3xf64>
  %h3.0 = ttc.mul %d3.0, %step : (tensor<5x3xf64>, tensor<f64>) -> tensor<5x3xf64>
  %p3.0 = ttc.add %x3.0, %h3.0 : (tensor<5x3xf64>, tensor<5x3xf64>) -> tensor<5x3xf64>
  %m3.0 = ttc.sub %x3.0, %h3.0 : (tensor<5x3xf64>, tensor<5x3xf64>) -> tensor<5x3xf64>
  %t3.0 = ttc.mul %g3, %d3.0 : (tensor<5x3xf64>, tensor<5x3xf64>) -> tensor<5x3xf64>
  %u3.0 = ttc.sum %t3.0 : (tensor<5x3xf64>) -> tensor<f64>
  %fp3 = ttc.slice %p3.0 {start = array<i64: 1, -2>, end = array<i64: 5, 9>, step = array<i64: 2, 1>} : (tensor<5x3xf64>) -> tensor<2x2xf64>
  %fm3 = ttc.slice %m3.0 {start = array<i64: 1, -2>, end = array<i64: 5, 9>, step = array<i64: 2, 1>} : (tensor<5x3xf64>) -> tensor<2x2xf64>
  %c3 = ttc.sub %fp3, %fm3 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %cs3 = ttc.mul %c3, %s3 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %n3 = ttc.sum %cs3 : (tensor<2x2xf64>) -> tensor<f64>
  %q3 = ttc.div %n3, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r3.0 = ttc.sub %q3, %u3.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b3 = ttc.abs %r3.0 : (tensor<f64>) -> tensor<f64>
  %ok3 = ttc.lt %b3, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 4: flip
  %x4.0 = ttc.constant dense<[[[1.83, -0.61, -0.27], [-0.9, 0.34, 0.24]], [[1.31, 1.12, -0.1], [-0.42, -0.94, -1.83]]]> : tensor<2x2x3xf64>
  %y4 = ttc.flip %x4.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %w4.0 = ttc.constant dense<[[[-0.1, 1.12, 1.31], [-1.83, -0.94, -0.42]], [[-0.27, -0.61, 1.83], [0.24, 0.34, -0.9]]]> : tensor<2x2x3xf64>
  %e4.0 = ttc.sub %y4, %w4.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %a4.0 = ttc.abs %e4.0 : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %l4.0 = ttc.lt %a4.0, %tolerance : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xi1>
  %ok4.0 = ttc.all %l4.0 : (tensor<2x2x3xi1>) -> tensor<i1>
  %s4 = ttc.constant dense<[[[0.49, 0.83, 1.86], [-0.68, -1.03, 0.77]], [[1.19, -1.48, -0.06], [0.39, 0.34, -1.6]]]> : tensor<2x2x3xf64>
  %g4 = ttc.gradient %y4 wrt %x4.0 seed %s4 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %d4.0 = ttc.constant dense<[[[0.1, -0.18, -0.63], [1.95, 0.07, 0.71]], [[-1.44, -0.33, -1.44], [-1.79, 1.49, -0.42]]]> : tensor<2x2x3xf64>
  %h4.0 = ttc.mul %d4.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p4.0 = ttc.add %x4.0, %h4.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m4.0 = ttc.sub %x4.0, %h4.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t4.0 = ttc.mul %g4, %d4.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u4.0 = ttc.sum %t4.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp4 = ttc.flip %p4.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %fm4 = ttc.flip %m4.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %c4 = ttc.sub %fp4, %fm4 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %cs4 = ttc.mul %c4, %s4 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %n4 = ttc.sum %cs4 : (tensor<2x2x3xf64>) -> tensor<f64>
  %q4 = ttc.div %n4, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r4.0 = ttc.sub %q4, %u4.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b4 = ttc.abs %r4.0 : (tensor<f64>) -> tensor<f64>
  %ok4 = ttc.lt %b4, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 5: cat
  %x5.0 = ttc.constant dense<[[-0.55, 1.41], [1.83, 1.12]]> : tensor<2x2xf64>
  %x5.1 = ttc.constant dense<[[-1.03], [-0.29]]> : tensor<2x1xf64>
  %x5.2 = ttc.constant dense<[[-0.27, 0.09, 1.26], [1.17, 0.59, -0.8]]> : tensor<2x3xf64>
  %y5 = ttc.cat %x5.0, %x5.1, %x5.2 {dim = -1 : i64} : (tensor<2x2xf64>, tensor<2x1xf64>, tensor<2x3xf64>) -> tensor<2x6xf64>
  %w5.0 = ttc.constant dense<[[-0.55, 1.41, -1.03, -0.27, 0.09, 1.26], [1.83, 1.12, -0.29, 1.17, 0.59, -0.8]]> : tensor<2x6xf64>
  %e5.0 = ttc.sub %y5, %w5.0 : (tensor<2x6xf64>, tensor<2x6xf64>) -> tensor<2x6xf64>
  %a5.0 = ttc.abs %e5.0 : (tensor<2x6xf64>) -> tensor<2x6xf64>
  %l5.0 = ttc.lt %a5.0, %tolerance : (tensor<2x6xf64>, tensor<f64>) -> tensor<2x6xi1>
  %ok5.0 = ttc.all %l5.0 : (tensor<2x6xi1>) -> tensor<i1>
  %s5 = ttc.constant dense<[[0.64, 0.06, 1.75, -1.13, 1.17, -1.98], [0.4, -0.98, 0.98, 1.96, 1.2, 1.76]]> : tensor<2x6xf64>
  %g5:3 = ttc.gradient %y5 wrt %x5.0, %x5.1, %x5.2 seed %s5 : (tensor<2x6xf64>, tensor<2x2xf64>, tensor<2x1xf64>, tensor<2x3xf64>, tensor<2x6xf64>) -> (tensor<2x2xf64>, tensor<2x1xf64>, tensor<2x3xf64>)
  %d5.0 = ttc.constant dense<[[-1.53, 0.56], [0.78, 0.26]]> : tensor<2x2xf64>
  %h5.0 = ttc.mul %d5.0, %step : (tensor<2x2xf64>, tensor<f64>) -> tensor<2x2xf64>
  %p5.0 = ttc.add %x5.0, %h5.0 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %m5.0 = ttc.sub %x5.0, %h5.0 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %t5.0 = ttc.mul %g5#0, %d5.0 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %u5.0 = ttc.sum %t5.0 : (tensor<2x2xf64>) -> tensor<f64>
  %d5.1 = ttc.constant dense<[[0.79], [-1.25]]> : tensor<2x1xf64>
  %h5.1 = ttc.mul %d5.1, %step : (tensor<2x1xf64>, tensor<f64>) -> tensor<2x1xf64>
  %p5.1 = ttc.add %x5.1, %h5.1 : (tensor<2x1xf64>, tensor<2x1xf64>) -> tensor<2x1xf64>
  %m5.1 = ttc.sub %x5.1, %h5.1 : (tensor<2x1xf64>, tensor<2x1xf64>) -> tensor<2x1xf64>
  %t5.1 = ttc.mul %g5#1, %d5.1 : (tensor<2x1xf64>, tensor<2x1xf64>) -> tensor<2x1xf64>
  %u5.1 = ttc.sum %t5.1 : (tensor<2x1xf64>) -> tensor<f64>
  %d5.2 = ttc.constant dense<[[0.88, 1.83, 1.46], [-1.35, 0.37, 1.24]]> : tensor<2x3xf64>
  %h5.2 = ttc.mul %d5.2, %step : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xf64>
  %p5.2 = ttc.add %x5.2, %h5.2 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %m5.2 = ttc.sub %x5.2, %h5.2 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %t5.2 = ttc.mul %g5#2, %d5.2 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %u5.2 = ttc.sum %t5.2 : (tensor<2x3xf64>) -> tensor<f64>
  %fp5 = ttc.cat %p5.0, %p5.1, %p5.2 {dim = -1 : i64} : (tensor<2x2xf64>, tensor<2x1xf64>, tensor<2x3xf64>) -> tensor<2x6xf64>
  %fm5 = ttc.cat %m5.0, %m5.1, %m5.2 {dim = -1 : i64} : (tensor<2x2xf64>, tensor<2x1xf64>, tensor<2x3xf64>) -> tensor<2x6xf64>
  %c5 = ttc.sub %fp5, %fm5 : (tensor<2x6xf64>, tensor<2x6xf64>) -> tensor<2x6xf64>
  %cs5 = ttc.mul %c5, %s5 : (tensor<2x6xf64>, tensor<2x6xf64>) -> tensor<2x6xf64>
  %n5 = ttc.sum %cs5 : (tensor<2x6xf64>) -> tensor<f64>
  %q5 = ttc.div %n5, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r5.0 = ttc.sub %q5, %u5.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r5.1 = ttc.sub %r5.0, %u5.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r5.2 = ttc.sub %r5.1, %u5.2 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b5 = ttc.abs %r5.2 : (tensor<f64>) -> tensor<f64>
  %ok5 = ttc.lt %b5, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 6: pad
  %x6.0 = ttc.constant dense<[[-1.55, 1.51, -1.22], [0.51, -0.69, -1.31]]> : tensor<2x3xf64>
  %y6 = ttc.pad %x6.0 {low = array<i64: 1, 0>, high = array<i64: 0, 2>, value = 1.5 : f64} : (tensor<2x3xf64>) -> tensor<3x5xf64>
  %w6.0 = ttc.constant dense<[[1.5, 1.5, 1.5, 1.5, 1.5], [-1.55, 1.51, -1.22, 1.5, 1.5], [0.51, -0.69, -1.31, 1.5, 1.5]]> : tensor<3x5xf64>
  %e6.0 = ttc.sub %y6, %w6.0 : (tensor<3x5xf64>, tensor<3x5xf64>) -> tensor<3x5xf64>
  %a6.0 = ttc.abs %e6.0 : (tensor<3x5xf64>) -> tensor<3x5xf64>
  %l6.0 = ttc.lt %a6.0, %tolerance : (tensor<3x5xf64>, tensor<f64>) -> tensor<3x5xi1>
  %ok6.0 = ttc.all %l6.0 : (tensor<3x5xi1>) -> tensor<i1>
  %s6 = ttc.constant dense<[[-0.25, 1.52, 0.95, 1.02, -0.11], [1.48, 0.12, 1.6, -1.82, 1.65], [0.9, -0.07, -0.01, 0.34, 1.93]]> : tensor<3x5xf64>
  %g6 = ttc.gradient %y6 wrt %x6.0 seed %s6 : (tensor<3x5xf64>, tensor<2x3xf64>, tensor<3x5xf64>) -> tensor<2x3xf64>
  %d6.0 = ttc.constant dense<[[1.66, -1.0, -1.36], [0.8, 1.31, 0.44]]> : tensor<2x3xf64>
  %h6.0 = ttc.mul %d6.0, %step : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xf64>
  %p6.0 = ttc.add %x6.0, %h6.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %m6.0 = ttc.sub %x6.0, %h6.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %t6.0 = ttc.mul %g6, %d6.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %u6.0 = ttc.sum %t6.0 : (tensor<2x3xf64>) -> tensor<f64>
  %fp6 = ttc.pad %p6.0 {low = array<i64: 1, 0>, high = array<i64: 0, 2>, value = 1.5 : f64} : (tensor<2x3xf64>) -> tensor<3x5xf64>
  %fm6 = ttc.pad %m6.0 {low = array<i64: 1, 0>, high = array<i64: 0, 2>, value = 1.5 : f64} : (tensor<2x3xf64>) -> tensor<3x5xf64>
  %c6 = ttc.sub %fp6, %fm6 : (tensor<3x5xf64>, tensor<3x5xf64>) -> tensor<3x5xf64>
  %cs6 = ttc.mul %c6, %s6 : (tensor<3x5xf64>, tensor<3x5xf64>) -> tensor<3x5xf64>
  %n6 = ttc.sum %cs6 : (tensor<3x5xf64>) -> tensor<f64>
  %q6 = ttc.div %n6, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r6.0 = ttc.sub %q6, %u6.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b6 = ttc.abs %r6.0 : (tensor<f64>) -> tensor<f64>
  %ok6 = ttc.lt %b6, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 7: pad between elements
  %x7.0 = ttc.constant dense<[-0.97, -1.67, 1.81]> : tensor<3xf64>
  %y7 = ttc.pad %x7.0 {low = array<i64: 1>, high = array<i64: 2>, interior = array<i64: 2>} : (tensor<3xf64>) -> tensor<10xf64>
  %w7.0 = ttc.constant dense<[0.0, -0.97, 0.0, 0.0, -1.67, 0.0, 0.0, 1.81, 0.0, 0.0]> : tensor<10xf64>
  %e7.0 = ttc.sub %y7, %w7.0 : (tensor<10xf64>, tensor<10xf64>) -> tensor<10xf64>
  %a7.0 = ttc.abs %e7.0 : (tensor<10xf64>) -> tensor<10xf64>
  %l7.0 = ttc.lt %a7.0, %tolerance : (tensor<10xf64>, tensor<f64>) -> tensor<10xi1>
  %ok7.0 = ttc.all %l7.0 : (tensor<10xi1>) -> tensor<i1>
  %s7 = ttc.constant dense<[0.09, 1.77, -1.49, -1.14, -0.14, 1.26, -0.92, 0.64, -1.91, 0.37]> : tensor<10xf64>
  %g7 = ttc.gradient %y7 wrt %x7.0 seed %s7 : (tensor<10xf64>, tensor<3xf64>, tensor<10xf64>) -> tensor<3xf64>
  %d7.0 = ttc.constant dense<[-0.87, -1.33, 1.28]> : tensor<3xf64>
  %h7.0 = ttc.mul %d7.0, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p7.0 = ttc.add %x7.0, %h7.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m7.0 = ttc.sub %x7.0, %h7.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t7.0 = ttc.mul %g7, %d7.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u7.0 = ttc.sum %t7.0 : (tensor<3xf64>) -> tensor<f64>
  %fp7 = ttc.pad %p7.0 {low = array<i64: 1>, high = array<i64: 2>, interior = array<i64: 2>} : (tensor<3xf64>) -> tensor<10xf64>
  %fm7 = ttc.pad %m7.0 {low = array<i64: 1>, high = array<i64: 2>, interior = array<i64: 2>} : (tensor<3xf64>) -> tensor<10xf64>
  %c7 = ttc.sub %fp7, %fm7 : (tensor<10xf64>, tensor<10xf64>) -> tensor<10xf64>
  %cs7 = ttc.mul %c7, %s7 : (tensor<10xf64>, tensor<10xf64>) -> tensor<10xf64>
  %n7 = ttc.sum %cs7 : (tensor<10xf64>) -> tensor<f64>
  %q7 = ttc.div %n7, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r7.0 = ttc.sub %q7, %u7.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b7 = ttc.abs %r7.0 : (tensor<f64>) -> tensor<f64>
  %ok7 = ttc.lt %b7, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 8: iota
  %y8 = ttc.iota {shape = array<i64: 2, 3>, dim = 1 : i64, dtype = i64} : () -> tensor<2x3xi64>
  %w8.0 = ttc.constant dense<[[0, 1, 2], [0, 1, 2]]> : tensor<2x3xi64>
  %l8.0 = ttc.eq %y8, %w8.0 : (tensor<2x3xi64>, tensor<2x3xi64>) -> tensor<2x3xi1>
  %ok8.0 = ttc.all %l8.0 : (tensor<2x3xi1>) -> tensor<i1>

  // 9: iota of floats
  %y9 = ttc.iota {shape = array<i64: 2, 3>, dim = -2 : i64, dtype = f64} : () -> tensor<2x3xf64>
  %w9.0 = ttc.constant dense<[[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]]> : tensor<2x3xf64>
  %e9.0 = ttc.sub %y9, %w9.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %a9.0 = ttc.abs %e9.0 : (tensor<2x3xf64>) -> tensor<2x3xf64>
  %l9.0 = ttc.lt %a9.0, %tolerance : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xi1>
  %ok9.0 = ttc.all %l9.0 : (tensor<2x3xi1>) -> tensor<i1>

  // 10: gather
  %x10.0 = ttc.constant dense<[[-0.74, -1.55, 1.82, -0.84], [-0.5, 0.71, 1.67, -1.63], [1.06, -0.13, 1.35, -0.8]]> : tensor<3x4xf64>
  %x10.1 = ttc.constant dense<[[0, 3], [2, 2]]> : tensor<2x2xi64>
  %y10 = ttc.gather %x10.0, %x10.1 {dim = 1 : i64} : (tensor<3x4xf64>, tensor<2x2xi64>) -> tensor<2x2xf64>
  %w10.0 = ttc.constant dense<[[-0.74, -0.84], [1.67, 1.67]]> : tensor<2x2xf64>
  %e10.0 = ttc.sub %y10, %w10.0 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %a10.0 = ttc.abs %e10.0 : (tensor<2x2xf64>) -> tensor<2x2xf64>
  %l10.0 = ttc.lt %a10.0, %tolerance : (tensor<2x2xf64>, tensor<f64>) -> tensor<2x2xi1>
  %ok10.0 = ttc.all %l10.0 : (tensor<2x2xi1>) -> tensor<i1>
  %s10 = ttc.constant dense<[[0.01, 0.29], [1.09, -0.03]]> : tensor<2x2xf64>
  %g10 = ttc.gradient %y10 wrt %x10.0 seed %s10 : (tensor<2x2xf64>, tensor<3x4xf64>, tensor<2x2xf64>) -> tensor<3x4xf64>
  %d10.0 = ttc.constant dense<[[1.12, -0.66, -1.07, 1.67], [1.45, -0.61, 1.95, -0.41], [-0.84, -0.23, 0.35, -0.35]]> : tensor<3x4xf64>
  %h10.0 = ttc.mul %d10.0, %step : (tensor<3x4xf64>, tensor<f64>) -> tensor<3x4xf64>
  %p10.0 = ttc.add %x10.0, %h10.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %m10.0 = ttc.sub %x10.0, %h10.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %t10.0 = ttc.mul %g10, %d10.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %u10.0 = ttc.sum %t10.0 : (tensor<3x4xf64>) -> tensor<f64>
  %fp10 = ttc.gather %p10.0, %x10.1 {dim = 1 : i64} : (tensor<3x4xf64>, tensor<2x2xi64>) -> tensor<2x2xf64>
  %fm10 = ttc.gather %m10.0, %x10.1 {dim = 1 : i64} : (tensor<3x4xf64>, tensor<2x2xi64>) -> tensor<2x2xf64>
  %c10 = ttc.sub %fp10, %fm10 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %cs10 = ttc.mul %c10, %s10 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %n10 = ttc.sum %cs10 : (tensor<2x2xf64>) -> tensor<f64>
  %q10 = ttc.div %n10, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r10.0 = ttc.sub %q10, %u10.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b10 = ttc.abs %r10.0 : (tensor<f64>) -> tensor<f64>
  %ok10 = ttc.lt %b10, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 11: scatter_add
  %x11.0 = ttc.constant dense<[[1.14, -0.64, 0.66, -0.93], [0.21, -1.14, 0.47, -0.09]]> : tensor<2x4xf64>
  %x11.1 = ttc.constant dense<[[0, 2, 2, 1], [1, 1, 1, 1]]> : tensor<2x4xi64>
  %y11 = ttc.scatter_add %x11.0, %x11.1 {dim = 1 : i64, size = 3 : i64} : (tensor<2x4xf64>, tensor<2x4xi64>) -> tensor<2x3xf64>
  %w11.0 = ttc.constant dense<[[1.14, -0.93, 0.020000000000000018], [0.0, -0.5499999999999999, 0.0]]> : tensor<2x3xf64>
  %e11.0 = ttc.sub %y11, %w11.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %a11.0 = ttc.abs %e11.0 : (tensor<2x3xf64>) -> tensor<2x3xf64>
  %l11.0 = ttc.lt %a11.0, %tolerance : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xi1>
  %ok11.0 = ttc.all %l11.0 : (tensor<2x3xi1>) -> tensor<i1>
  %s11 = ttc.constant dense<[[-0.53, -1.09, -1.03], [-0.83, 0.28, 0.48]]> : tensor<2x3xf64>
  %g11 = ttc.gradient %y11 wrt %x11.0 seed %s11 : (tensor<2x3xf64>, tensor<2x4xf64>, tensor<2x3xf64>) -> tensor<2x4xf64>
  %d11.0 = ttc.constant dense<[[-1.93, -0.55, 1.75, -1.22], [0.18, -1.33, 1.32, 0.93]]> : tensor<2x4xf64>
  %h11.0 = ttc.mul %d11.0, %step : (tensor<2x4xf64>, tensor<f64>) -> tensor<2x4xf64>
  %p11.0 = ttc.add %x11.0, %h11.0 : (tensor<2x4xf64>, tensor<2x4xf64>) -> tensor<2x4xf64>
  %m11.0 = ttc.sub %x11.0, %h11.0 : (tensor<2x4xf64>, tensor<2x4xf64>) -> tensor<2x4xf64>
  %t11.0 = ttc.mul %g11, %d11.0 : (tensor<2x4xf64>, tensor<2x4xf64>) -> tensor<2x4xf64>
  %u11.0 = ttc.sum %t11.0 : (tensor<2x4xf64>) -> tensor<f64>
  %fp11 = ttc.scatter_add %p11.0, %x11.1 {dim = 1 : i64, size = 3 : i64} : (tensor<2x4xf64>, tensor<2x4xi64>) -> tensor<2x3xf64>
  %fm11 = ttc.scatter_add %m11.0, %x11.1 {dim = 1 : i64, size = 3 : i64} : (tensor<2x4xf64>, tensor<2x4xi64>) -> tensor<2x3xf64>
  %c11 = ttc.sub %fp11, %fm11 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %cs11 = ttc.mul %c11, %s11 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %n11 = ttc.sum %cs11 : (tensor<2x3xf64>) -> tensor<f64>
  %q11 = ttc.div %n11, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r11.0 = ttc.sub %q11, %u11.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b11 = ttc.abs %r11.0 : (tensor<f64>) -> tensor<f64>
  %ok11 = ttc.lt %b11, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 12: index_select
  %x12.0 = ttc.constant dense<[[-0.49, -0.56], [-1.95, -0.64], [-1.57, -1.57]]> : tensor<3x2xf64>
  %x12.1 = ttc.constant dense<[2, 0, 2, 1]> : tensor<4xi64>
  %y12 = ttc.index_select %x12.0, %x12.1 {dim = 0 : i64} : (tensor<3x2xf64>, tensor<4xi64>) -> tensor<4x2xf64>
  %w12.0 = ttc.constant dense<[[-1.57, -1.57], [-0.49, -0.56], [-1.57, -1.57], [-1.95, -0.64]]> : tensor<4x2xf64>
  %e12.0 = ttc.sub %y12, %w12.0 : (tensor<4x2xf64>, tensor<4x2xf64>) -> tensor<4x2xf64>
  %a12.0 = ttc.abs %e12.0 : (tensor<4x2xf64>) -> tensor<4x2xf64>
  %l12.0 = ttc.lt %a12.0, %tolerance : (tensor<4x2xf64>, tensor<f64>) -> tensor<4x2xi1>
  %ok12.0 = ttc.all %l12.0 : (tensor<4x2xi1>) -> tensor<i1>
  %s12 = ttc.constant dense<[[1.05, -1.66], [1.21, -1.63], [1.37, -0.31], [0.34, 0.96]]> : tensor<4x2xf64>
  %g12 = ttc.gradient %y12 wrt %x12.0 seed %s12 : (tensor<4x2xf64>, tensor<3x2xf64>, tensor<4x2xf64>) -> tensor<3x2xf64>
  %d12.0 = ttc.constant dense<[[-0.57, 0.79], [-0.55, 1.14], [1.7, 0.33]]> : tensor<3x2xf64>
  %h12.0 = ttc.mul %d12.0, %step : (tensor<3x2xf64>, tensor<f64>) -> tensor<3x2xf64>
  %p12.0 = ttc.add %x12.0, %h12.0 : (tensor<3x2xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  %m12.0 = ttc.sub %x12.0, %h12.0 : (tensor<3x2xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  %t12.0 = ttc.mul %g12, %d12.0 : (tensor<3x2xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  %u12.0 = ttc.sum %t12.0 : (tensor<3x2xf64>) -> tensor<f64>
  %fp12 = ttc.index_select %p12.0, %x12.1 {dim = 0 : i64} : (tensor<3x2xf64>, tensor<4xi64>) -> tensor<4x2xf64>
  %fm12 = ttc.index_select %m12.0, %x12.1 {dim = 0 : i64} : (tensor<3x2xf64>, tensor<4xi64>) -> tensor<4x2xf64>
  %c12 = ttc.sub %fp12, %fm12 : (tensor<4x2xf64>, tensor<4x2xf64>) -> tensor<4x2xf64>
  %cs12 = ttc.mul %c12, %s12 : (tensor<4x2xf64>, tensor<4x2xf64>) -> tensor<4x2xf64>
  %n12 = ttc.sum %cs12 : (tensor<4x2xf64>) -> tensor<f64>
  %q12 = ttc.div %n12, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r12.0 = ttc.sub %q12, %u12.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b12 = ttc.abs %r12.0 : (tensor<f64>) -> tensor<f64>
  %ok12 = ttc.lt %b12, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  %v0 = ttc.reshape %ok0.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v1 = ttc.reshape %ok0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v2 = ttc.reshape %ok1.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v3 = ttc.reshape %ok1 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v4 = ttc.reshape %ok2.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v5 = ttc.reshape %ok2 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v6 = ttc.reshape %ok3.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v7 = ttc.reshape %ok3 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v8 = ttc.reshape %ok4.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v9 = ttc.reshape %ok4 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v10 = ttc.reshape %ok5.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v11 = ttc.reshape %ok5 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v12 = ttc.reshape %ok6.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v13 = ttc.reshape %ok6 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v14 = ttc.reshape %ok7.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v15 = ttc.reshape %ok7 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v16 = ttc.reshape %ok8.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v17 = ttc.reshape %ok9.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v18 = ttc.reshape %ok10.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v19 = ttc.reshape %ok10 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v20 = ttc.reshape %ok11.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v21 = ttc.reshape %ok11 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v22 = ttc.reshape %ok12.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v23 = ttc.reshape %ok12 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %each = ttc.cat %v0, %v1, %v2, %v3, %v4, %v5, %v6, %v7, %v8, %v9, %v10, %v11, %v12, %v13, %v14, %v15, %v16, %v17, %v18, %v19, %v20, %v21, %v22, %v23 {dim = 0 : i64} : (tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>) -> tensor<24xi1>
  %every = ttc.all %each : (tensor<24xi1>) -> tensor<i1>
  return %every, %each : tensor<i1>, tensor<24xi1>
}
