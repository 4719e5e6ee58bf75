// Reductions.
// Each result is compared with that of torch, and each gradient with central differences along one direction, in f64.
// RUN: ttc-run %s | FileCheck %s

// CHECK: out0: bool []
// CHECK-NEXT: true
func.func @main() -> (tensor<i1>, tensor<40xi1>) {
  %tolerance = ttc.constant dense<1.0e-7> : tensor<f64>
  %step = ttc.constant dense<1.0e-5> : tensor<f64>
  %two_steps = ttc.constant dense<2.0e-5> : tensor<f64>

  // 0: sum over rows
  %x0.0 = ttc.constant dense<[[-0.08, -1.79, -1.79, 1.27], [-1.53, -1.44, 1.3, -0.41], [1.85, -1.06, 1.49, -1.36]]> : tensor<3x4xf64>
  %y0 = ttc.sum %x0.0 {dims = array<i64: 1>} : (tensor<3x4xf64>) -> tensor<3xf64>
  %w0.0 = ttc.constant dense<[-2.39, -2.0799999999999996, 0.9200000000000002]> : tensor<3xf64>
  %e0.0 = ttc.sub %y0, %w0.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %a0.0 = ttc.abs %e0.0 : (tensor<3xf64>) -> tensor<3xf64>
  %l0.0 = ttc.lt %a0.0, %tolerance : (tensor<3xf64>, tensor<f64>) -> tensor<3xi1>
  %ok0.0 = ttc.all %l0.0 : (tensor<3xi1>) -> tensor<i1>
  %s0 = ttc.constant dense<[0.83, -1.32, -1.48]> : tensor<3xf64>
  %g0 = ttc.gradient %y0 wrt %x0.0 seed %s0 : (tensor<3xf64>, tensor<3x4xf64>, tensor<3xf64>) -> tensor<3x4xf64>
  %d0.0 = ttc.constant dense<[[-1.27, 0.85, 0.79, 0.27], [-0.92, 0.89, 1.56, 0.35], [-0.97, 1.01, -1.39, -1.21]]> : tensor<3x4xf64>
  %h0.0 = ttc.mul %d0.0, %step : (tensor<3x4xf64>, tensor<f64>) -> tensor<3x4xf64>
  %p0.0 = ttc.add %x0.0, %h0.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %m0.0 = ttc.sub %x0.0, %h0.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %t0.0 = ttc.mul %g0, %d0.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %u0.0 = ttc.sum %t0.0 : (tensor<3x4xf64>) -> tensor<f64>
  %fp0 = ttc.sum %p0.0 {dims = array<i64: 1>} : (tensor<3x4xf64>) -> tensor<3xf64>
  %fm0 = ttc.sum %m0.0 {dims = array<i64: 1>} : (tensor<3x4xf64>) -> tensor<3xf64>
  %c0 = ttc.sub %fp0, %fm0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %cs0 = ttc.mul %c0, %s0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %n0 = ttc.sum %cs0 : (tensor<3xf64>) -> tensor<f64>
  %q0 = ttc.div %n0, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r0.0 = ttc.sub %q0, %u0.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b0 = ttc.abs %r0.0 : (tensor<f64>) -> tensor<f64>
  %ok0 = ttc.lt %b0, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 1: sum over columns, kept
  %x1.0 = ttc.constant dense<[[-0.91, 0.04, -1.64, -1.05], [-1.73, -0.45, -1.95, -1.51], [-0.81, 0.34, -0.98, 1.85]]> : tensor<3x4xf64>
  %y1 = ttc.sum %x1.0 {dims = array<i64: 0>, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xf64>
  %w1.0 = ttc.constant dense<[[-3.45, -0.07, -4.57, -0.71]]> : tensor<1x4xf64>
  %e1.0 = ttc.sub %y1, %w1.0 : (tensor<1x4xf64>, tensor<1x4xf64>) -> tensor<1x4xf64>
  %a1.0 = ttc.abs %e1.0 : (tensor<1x4xf64>) -> tensor<1x4xf64>
  %l1.0 = ttc.lt %a1.0, %tolerance : (tensor<1x4xf64>, tensor<f64>) -> tensor<1x4xi1>
  %ok1.0 = ttc.all %l1.0 : (tensor<1x4xi1>) -> tensor<i1>
  %s1 = ttc.constant dense<[[1.66, -1.34, 1.08, -1.94]]> : tensor<1x4xf64>
  %g1 = ttc.gradient %y1 wrt %x1.0 seed %s1 : (tensor<1x4xf64>, tensor<3x4xf64>, tensor<1x4xf64>) -> tensor<3x4xf64>
  %d1.0 = ttc.constant dense<[[-1.77, -1.74, 0.0, -0.68], [-0.61, 0.08, -1.62, -0.27], [0.26, -0.57, 1.74, 1.61]]> : tensor<3x4xf64>
  %h1.0 = ttc.mul %d1.0, %step : (tensor<3x4xf64>, tensor<f64>) -> tensor<3x4xf64>
  %p1.0 = ttc.add %x1.0, %h1.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %m1.0 = ttc.sub %x1.0, %h1.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %t1.0 = ttc.mul %g1, %d1.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %u1.0 = ttc.sum %t1.0 : (tensor<3x4xf64>) -> tensor<f64>
  %fp1 = ttc.sum %p1.0 {dims = array<i64: 0>, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xf64>
  %fm1 = ttc.sum %m1.0 {dims = array<i64: 0>, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xf64>
  %c1 = ttc.sub %fp1, %fm1 : (tensor<1x4xf64>, tensor<1x4xf64>) -> tensor<1x4xf64>
  %cs1 = ttc.mul %c1, %s1 : (tensor<1x4xf64>, tensor<1x4xf64>) -> tensor<1x4xf64>
  %n1 = ttc.sum %cs1 : (tensor<1x4xf64>) -> tensor<f64>
  %q1 = ttc.div %n1, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r1.0 = ttc.sub %q1, %u1.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b1 = ttc.abs %r1.0 : (tensor<f64>) -> tensor<f64>
  %ok1 = ttc.lt %b1, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 2: sum over all
  %x2.0 = ttc.constant dense<[[[-1.29, -1.72, -0.5], [1.81, -1.0, -1.06]], [[-1.81, 1.96, -1.79], [-1.91, 1.55, 0.27]]]> : tensor<2x2x3xf64>
  %y2 = ttc.sum %x2.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %w2.0 = ttc.constant dense<-5.489999999999999> : tensor<f64>
  %e2.0 = ttc.sub %y2, %w2.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %a2.0 = ttc.abs %e2.0 : (tensor<f64>) -> tensor<f64>
  %l2.0 = ttc.lt %a2.0, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>
  %ok2.0 = ttc.all %l2.0 : (tensor<i1>) -> tensor<i1>
  %s2 = ttc.constant dense<-1.73> : tensor<f64>
  %g2 = ttc.gradient %y2 wrt %x2.0 seed %s2 : (tensor<f64>, tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %d2.0 = ttc.constant dense<[[[0.37, 0.13, -1.2], [-0.37, -0.61, -1.77]], [[-1.56, 1.89, 1.13], [0.75, 1.08, 0.85]]]> : tensor<2x2x3xf64>
  %h2.0 = ttc.mul %d2.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p2.0 = ttc.add %x2.0, %h2.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m2.0 = ttc.sub %x2.0, %h2.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t2.0 = ttc.mul %g2, %d2.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u2.0 = ttc.sum %t2.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp2 = ttc.sum %p2.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fm2 = ttc.sum %m2.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %c2 = ttc.sub %fp2, %fm2 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %cs2 = ttc.mul %c2, %s2 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %n2 = ttc.sum %cs2 : (tensor<f64>) -> tensor<f64>
  %q2 = ttc.div %n2, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r2.0 = ttc.sub %q2, %u2.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b2 = ttc.abs %r2.0 : (tensor<f64>) -> tensor<f64>
  %ok2 = ttc.lt %b2, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 3: sum over the outer dimensions
  %x3.0 = ttc.constant dense<[[[0.33, -0.44, -1.61], [-0.76, 0.23, 0.87]], [[1.43, -1.17, -0.41], [-1.31, 1.5, -1.71]]]> : tensor<2x2x3xf64>
  %y3 = ttc.sum %x3.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2xf64>
  %w3.0 = ttc.constant dense<[-1.87, -1.1800000000000002]> : tensor<2xf64>
  %e3.0 = ttc.sub %y3, %w3.0 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %a3.0 = ttc.abs %e3.0 : (tensor<2xf64>) -> tensor<2xf64>
  %l3.0 = ttc.lt %a3.0, %tolerance : (tensor<2xf64>, tensor<f64>) -> tensor<2xi1>
  %ok3.0 = ttc.all %l3.0 : (tensor<2xi1>) -> tensor<i1>
  %s3 = ttc.constant dense<[0.83, -0.99]> : tensor<2xf64>
  %g3 = ttc.gradient %y3 wrt %x3.0 seed %s3 : (tensor<2xf64>, tensor<2x2x3xf64>, tensor<2xf64>) -> tensor<2x2x3xf64>
  %d3.0 = ttc.constant dense<[[[0.78, 0.95, -0.59], [-1.37, -0.03, 1.11]], [[1.91, -0.55, -0.33], [-1.53, -1.32, 0.81]]]> : tensor<2x2x3xf64>
  %h3.0 = ttc.mul %d3.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p3.0 = ttc.add %x3.0, %h3.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m3.0 = ttc.sub %x3.0, %h3.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t3.0 = ttc.mul %g3, %d3.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u3.0 = ttc.sum %t3.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp3 = ttc.sum %p3.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2xf64>
  %fm3 = ttc.sum %m3.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2xf64>
  %c3 = ttc.sub %fp3, %fm3 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %cs3 = ttc.mul %c3, %s3 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %n3 = ttc.sum %cs3 : (tensor<2xf64>) -> tensor<f64>
  %q3 = ttc.div %n3, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r3.0 = ttc.sub %q3, %u3.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b3 = ttc.abs %r3.0 : (tensor<f64>) -> tensor<f64>
  %ok3 = ttc.lt %b3, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 4: mean over rows
  %x4.0 = ttc.constant dense<[[-1.0, -1.03, 0.09, 0.25], [0.86, 0.49, -1.12, -0.3], [-1.61, 1.34, -1.1, 0.25]]> : tensor<3x4xf64>
  %y4 = ttc.mean %x4.0 {dims = array<i64: 1>} : (tensor<3x4xf64>) -> tensor<3xf64>
  %w4.0 = ttc.constant dense<[-0.42250000000000004, -0.0175, -0.28]> : tensor<3xf64>
  %e4.0 = ttc.sub %y4, %w4.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %a4.0 = ttc.abs %e4.0 : (tensor<3xf64>) -> tensor<3xf64>
  %l4.0 = ttc.lt %a4.0, %tolerance : (tensor<3xf64>, tensor<f64>) -> tensor<3xi1>
  %ok4.0 = ttc.all %l4.0 : (tensor<3xi1>) -> tensor<i1>
  %s4 = ttc.constant dense<[-1.48, -0.69, -0.35]> : tensor<3xf64>
  %g4 = ttc.gradient %y4 wrt %x4.0 seed %s4 : (tensor<3xf64>, tensor<3x4xf64>, tensor<3xf64>) -> tensor<3x4xf64>
  %d4.0 = ttc.constant dense<[[1.75, -0.2, -1.86, 0.08], [0.11, 1.0, 0.68, -1.64], [-0.4, 0.11, -1.6, 1.89]]> : tensor<3x4xf64>
  %h4.0 = ttc.mul %d4.0, %step : (tensor<3x4xf64>, tensor<f64>) -> tensor<3x4xf64>
  %p4.0 = ttc.add %x4.0, %h4.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %m4.0 = ttc.sub %x4.0, %h4.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %t4.0 = ttc.mul %g4, %d4.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %u4.0 = ttc.sum %t4.0 : (tensor<3x4xf64>) -> tensor<f64>
  %fp4 = ttc.mean %p4.0 {dims = array<i64: 1>} : (tensor<3x4xf64>) -> tensor<3xf64>
  %fm4 = ttc.mean %m4.0 {dims = array<i64: 1>} : (tensor<3x4xf64>) -> tensor<3xf64>
  %c4 = ttc.sub %fp4, %fm4 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %cs4 = ttc.mul %c4, %s4 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %n4 = ttc.sum %cs4 : (tensor<3xf64>) -> tensor<f64>
  %q4 = ttc.div %n4, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r4.0 = ttc.sub %q4, %u4.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b4 = ttc.abs %r4.0 : (tensor<f64>) -> tensor<f64>
  %ok4 = ttc.lt %b4, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 5: mean over columns, kept
  %x5.0 = ttc.constant dense<[[0.95, 0.14, 1.03, -0.45], [1.87, -1.05, -0.65, -1.13], [-0.45, 1.91, 0.21, 1.37]]> : tensor<3x4xf64>
  %y5 = ttc.mean %x5.0 {dims = array<i64: 0>, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xf64>
  %w5.0 = ttc.constant dense<[[0.79, 0.3333333333333333, 0.19666666666666666, -0.06999999999999991]]> : tensor<1x4xf64>
  %e5.0 = ttc.sub %y5, %w5.0 : (tensor<1x4xf64>, tensor<1x4xf64>) -> tensor<1x4xf64>
  %a5.0 = ttc.abs %e5.0 : (tensor<1x4xf64>) -> tensor<1x4xf64>
  %l5.0 = ttc.lt %a5.0, %tolerance : (tensor<1x4xf64>, tensor<f64>) -> tensor<1x4xi1>
  %ok5.0 = ttc.all %l5.0 : (tensor<1x4xi1>) -> tensor<i1>
  %s5 = ttc.constant dense<[[-1.4, 0.36, -0.27, -0.15]]> : tensor<1x4xf64>
  %g5 = ttc.gradient %y5 wrt %x5.0 seed %s5 : (tensor<1x4xf64>, tensor<3x4xf64>, tensor<1x4xf64>) -> tensor<3x4xf64>
  %d5.0 = ttc.constant dense<[[-0.12, 0.16, -0.23, 1.78], [1.92, -1.88, -1.95, 1.1], [-0.87, -1.04, -0.96, 0.3]]> : tensor<3x4xf64>
  %h5.0 = ttc.mul %d5.0, %step : (tensor<3x4xf64>, tensor<f64>) -> tensor<3x4xf64>
  %p5.0 = ttc.add %x5.0, %h5.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %m5.0 = ttc.sub %x5.0, %h5.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %t5.0 = ttc.mul %g5, %d5.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %u5.0 = ttc.sum %t5.0 : (tensor<3x4xf64>) -> tensor<f64>
  %fp5 = ttc.mean %p5.0 {dims = array<i64: 0>, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xf64>
  %fm5 = ttc.mean %m5.0 {dims = array<i64: 0>, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xf64>
  %c5 = ttc.sub %fp5, %fm5 : (tensor<1x4xf64>, tensor<1x4xf64>) -> tensor<1x4xf64>
  %cs5 = ttc.mul %c5, %s5 : (tensor<1x4xf64>, tensor<1x4xf64>) -> tensor<1x4xf64>
  %n5 = ttc.sum %cs5 : (tensor<1x4xf64>) -> tensor<f64>
  %q5 = ttc.div %n5, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r5.0 = ttc.sub %q5, %u5.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b5 = ttc.abs %r5.0 : (tensor<f64>) -> tensor<f64>
  %ok5 = ttc.lt %b5, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 6: mean over all
  %x6.0 = ttc.constant dense<[[[-0.85, -0.71, -0.39], [0.01, -0.9, 0.01]], [[0.31, -1.27, 0.09], [0.7, -1.67, 0.34]]]> : tensor<2x2x3xf64>
  %y6 = ttc.mean %x6.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %w6.0 = ttc.constant dense<-0.36083333333333334> : tensor<f64>
  %e6.0 = ttc.sub %y6, %w6.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %a6.0 = ttc.abs %e6.0 : (tensor<f64>) -> tensor<f64>
  %l6.0 = ttc.lt %a6.0, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>
  %ok6.0 = ttc.all %l6.0 : (tensor<i1>) -> tensor<i1>
  %s6 = ttc.constant dense<-0.47> : tensor<f64>
  %g6 = ttc.gradient %y6 wrt %x6.0 seed %s6 : (tensor<f64>, tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %d6.0 = ttc.constant dense<[[[0.48, 1.44, -1.01], [-0.91, -1.98, 0.8]], [[1.01, -0.13, 1.94], [-0.07, -0.97, -1.04]]]> : tensor<2x2x3xf64>
  %h6.0 = ttc.mul %d6.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p6.0 = ttc.add %x6.0, %h6.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m6.0 = ttc.sub %x6.0, %h6.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t6.0 = ttc.mul %g6, %d6.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u6.0 = ttc.sum %t6.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp6 = ttc.mean %p6.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fm6 = ttc.mean %m6.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %c6 = ttc.sub %fp6, %fm6 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %cs6 = ttc.mul %c6, %s6 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %n6 = ttc.sum %cs6 : (tensor<f64>) -> tensor<f64>
  %q6 = ttc.div %n6, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r6.0 = ttc.sub %q6, %u6.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b6 = ttc.abs %r6.0 : (tensor<f64>) -> tensor<f64>
  %ok6 = ttc.lt %b6, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 7: mean over the outer dimensions
  %x7.0 = ttc.constant dense<[[[-0.06, -1.15, -1.46], [-0.35, -1.9, 1.55]], [[-1.71, -1.41, -1.43], [-1.95, 1.18, -1.24]]]> : tensor<2x2x3xf64>
  %y7 = ttc.mean %x7.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2xf64>
  %w7.0 = ttc.constant dense<[-1.2033333333333334, -0.45166666666666666]> : tensor<2xf64>
  %e7.0 = ttc.sub %y7, %w7.0 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %a7.0 = ttc.abs %e7.0 : (tensor<2xf64>) -> tensor<2xf64>
  %l7.0 = ttc.lt %a7.0, %tolerance : (tensor<2xf64>, tensor<f64>) -> tensor<2xi1>
  %ok7.0 = ttc.all %l7.0 : (tensor<2xi1>) -> tensor<i1>
  %s7 = ttc.constant dense<[1.38, 0.76]> : tensor<2xf64>
  %g7 = ttc.gradient %y7 wrt %x7.0 seed %s7 : (tensor<2xf64>, tensor<2x2x3xf64>, tensor<2xf64>) -> tensor<2x2x3xf64>
  %d7.0 = ttc.constant dense<[[[-1.16, -1.12, -0.34], [-1.8, -1.24, -0.47]], [[0.31, -1.67, -0.88], [-0.46, -0.1, 0.91]]]> : tensor<2x2x3xf64>
  %h7.0 = ttc.mul %d7.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p7.0 = ttc.add %x7.0, %h7.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m7.0 = ttc.sub %x7.0, %h7.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t7.0 = ttc.mul %g7, %d7.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u7.0 = ttc.sum %t7.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp7 = ttc.mean %p7.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2xf64>
  %fm7 = ttc.mean %m7.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2xf64>
  %c7 = ttc.sub %fp7, %fm7 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %cs7 = ttc.mul %c7, %s7 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %n7 = ttc.sum %cs7 : (tensor<2xf64>) -> tensor<f64>
  %q7 = ttc.div %n7, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r7.0 = ttc.sub %q7, %u7.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b7 = ttc.abs %r7.0 : (tensor<f64>) -> tensor<f64>
  %ok7 = ttc.lt %b7, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 8: amax over rows
  %x8.0 = ttc.constant dense<[[-0.75, -1.47, -0.53, -1.96], [1.02, -0.99, -1.81, 0.41], [1.87, -1.36, 0.37, 0.66]]> : tensor<3x4xf64>
  %y8 = ttc.amax %x8.0 {dims = array<i64: 1>} : (tensor<3x4xf64>) -> tensor<3xf64>
  %w8.0 = ttc.constant dense<[-0.53, 1.02, 1.87]> : tensor<3xf64>
  %e8.0 = ttc.sub %y8, %w8.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %a8.0 = ttc.abs %e8.0 : (tensor<3xf64>) -> tensor<3xf64>
  %l8.0 = ttc.lt %a8.0, %tolerance : (tensor<3xf64>, tensor<f64>) -> tensor<3xi1>
  %ok8.0 = ttc.all %l8.0 : (tensor<3xi1>) -> tensor<i1>
  %s8 = ttc.constant dense<[-0.68, 0.83, -1.25]> : tensor<3xf64>
  %g8 = ttc.gradient %y8 wrt %x8.0 seed %s8 : (tensor<3xf64>, tensor<3x4xf64>, tensor<3xf64>) -> tensor<3x4xf64>
  %d8.0 = ttc.constant dense<[[-0.22, -0.87, 1.56, -0.27], [-0.55, -1.22, 0.86, 0.75], [-1.86, 0.42, -0.16, 0.47]]> : tensor<3x4xf64>
  %h8.0 = ttc.mul %d8.0, %step : (tensor<3x4xf64>, tensor<f64>) -> tensor<3x4xf64>
  %p8.0 = ttc.add %x8.0, %h8.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %m8.0 = ttc.sub %x8.0, %h8.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %t8.0 = ttc.mul %g8, %d8.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %u8.0 = ttc.sum %t8.0 : (tensor<3x4xf64>) -> tensor<f64>
  %fp8 = ttc.amax %p8.0 {dims = array<i64: 1>} : (tensor<3x4xf64>) -> tensor<3xf64>
  %fm8 = ttc.amax %m8.0 {dims = array<i64: 1>} : (tensor<3x4xf64>) -> tensor<3xf64>
  %c8 = ttc.sub %fp8, %fm8 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %cs8 = ttc.mul %c8, %s8 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %n8 = ttc.sum %cs8 : (tensor<3xf64>) -> tensor<f64>
  %q8 = ttc.div %n8, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r8.0 = ttc.sub %q8, %u8.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b8 = ttc.abs %r8.0 : (tensor<f64>) -> tensor<f64>
  %ok8 = ttc.lt %b8, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 9: amax over columns, kept
  %x9.0 = ttc.constant dense<[[-1.06, -0.35, 1.74, 1.95], [0.22, 1.1, -1.91, 1.43], [-0.74, 1.78, -0.25, 0.48]]> : tensor<3x4xf64>
  %y9 = ttc.amax %x9.0 {dims = array<i64: 0>, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xf64>
  %w9.0 = ttc.constant dense<[[0.22, 1.78, 1.74, 1.95]]> : tensor<1x4xf64>
  %e9.0 = ttc.sub %y9, %w9.0 : (tensor<1x4xf64>, tensor<1x4xf64>) -> tensor<1x4xf64>
  %a9.0 = ttc.abs %e9.0 : (tensor<1x4xf64>) -> tensor<1x4xf64>
  %l9.0 = ttc.lt %a9.0, %tolerance : (tensor<1x4xf64>, tensor<f64>) -> tensor<1x4xi1>
  %ok9.0 = ttc.all %l9.0 : (tensor<1x4xi1>) -> tensor<i1>
  %s9 = ttc.constant dense<[[-0.63, 1.34, -0.92, -1.14]]> : tensor<1x4xf64>
  %g9 = ttc.gradient %y9 wrt %x9.0 seed %s9 : (tensor<1x4xf64>, tensor<3x4xf64>, tensor<1x4xf64>) -> tensor<3x4xf64>
  %d9.0 = ttc.constant dense<[[-0.41, -0.71, 1.42, -1.06], [0.14, 0.8, -0.73, 1.8], [-1.66, 1.77, 1.95, -0.66]]> : tensor<3x4xf64>
  %h9.0 = ttc.mul %d9.0, %step : (tensor<3x4xf64>, tensor<f64>) -> tensor<3x4xf64>
  %p9.0 = ttc.add %x9.0, %h9.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %m9.0 = ttc.sub %x9.0, %h9.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %t9.0 = ttc.mul %g9, %d9.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %u9.0 = ttc.sum %t9.0 : (tensor<3x4xf64>) -> tensor<f64>
  %fp9 = ttc.amax %p9.0 {dims = array<i64: 0>, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xf64>
  %fm9 = ttc.amax %m9.0 {dims = array<i64: 0>, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xf64>
  %c9 = ttc.sub %fp9, %fm9 : (tensor<1x4xf64>, tensor<1x4xf64>) -> tensor<1x4xf64>
  %cs9 = ttc.mul %c9, %s9 : (tensor<1x4xf64>, tensor<1x4xf64>) -> tensor<1x4xf64>
  %n9 = ttc.sum %cs9 : (tensor<1x4xf64>) -> tensor<f64>
  %q9 = ttc.div %n9, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r9.0 = ttc.sub %q9, %u9.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b9 = ttc.abs %r9.0 : (tensor<f64>) -> tensor<f64>
  %ok9 = ttc.lt %b9, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 10: amax over all
  %x10.0 = ttc.constant dense<[[[-1.95, -1.63, 0.18], [-0.5, -1.38, -0.52]], [[-1.57, -1.79, 0.81], [-1.21, 0.16, -1.88]]]> : tensor<2x2x3xf64>
  %y10 = ttc.amax %x10.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %w10.0 = ttc.constant dense<0.81> : tensor<f64>
  %e10.0 = ttc.sub %y10, %w10.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %a10.0 = ttc.abs %e10.0 : (tensor<f64>) -> tensor<f64>
  %l10.0 = ttc.lt %a10.0, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>
  %ok10.0 = ttc.all %l10.0 : (tensor<i1>) -> tensor<i1>
  %s10 = ttc.constant dense<1.61> : tensor<f64>
  %g10 = ttc.gradient %y10 wrt %x10.0 seed %s10 : (tensor<f64>, tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %d10.0 = ttc.constant dense<[[[-0.29, 0.49, -0.05], [-1.88, -0.41, 0.67]], [[0.3, 1.3, 0.67], [1.52, -1.92, 1.01]]]> : tensor<2x2x3xf64>
  %h10.0 = ttc.mul %d10.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p10.0 = ttc.add %x10.0, %h10.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m10.0 = ttc.sub %x10.0, %h10.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t10.0 = ttc.mul %g10, %d10.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u10.0 = ttc.sum %t10.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp10 = ttc.amax %p10.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fm10 = ttc.amax %m10.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %c10 = ttc.sub %fp10, %fm10 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %cs10 = ttc.mul %c10, %s10 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %n10 = ttc.sum %cs10 : (tensor<f64>) -> tensor<f64>
  %q10 = ttc.div %n10, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r10.0 = ttc.sub %q10, %u10.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b10 = ttc.abs %r10.0 : (tensor<f64>) -> tensor<f64>
  %ok10 = ttc.lt %b10, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 11: amax over the outer dimensions
  %x11.0 = ttc.constant dense<[[[1.56, 0.76, 0.89], [0.45, 1.18, -0.23]], [[-0.4, 1.4, 1.28], [-1.15, -1.28, -1.95]]]> : tensor<2x2x3xf64>
  %y11 = ttc.amax %x11.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2xf64>
  %w11.0 = ttc.constant dense<[1.56, 1.18]> : tensor<2xf64>
  %e11.0 = ttc.sub %y11, %w11.0 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %a11.0 = ttc.abs %e11.0 : (tensor<2xf64>) -> tensor<2xf64>
  %l11.0 = ttc.lt %a11.0, %tolerance : (tensor<2xf64>, tensor<f64>) -> tensor<2xi1>
  %ok11.0 = ttc.all %l11.0 : (tensor<2xi1>) -> tensor<i1>
  %s11 = ttc.constant dense<[-1.95, -0.81]> : tensor<2xf64>
  %g11 = ttc.gradient %y11 wrt %x11.0 seed %s11 : (tensor<2xf64>, tensor<2x2x3xf64>, tensor<2xf64>) -> tensor<2x2x3xf64>
  %d11.0 = ttc.constant dense<[[[0.94, 1.95, 1.5], [-0.84, 0.28, -0.14]], [[0.69, -0.05, -1.62], [-1.02, -1.45, -0.34]]]> : tensor<2x2x3xf64>
  %h11.0 = ttc.mul %d11.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p11.0 = ttc.add %x11.0, %h11.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m11.0 = ttc.sub %x11.0, %h11.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t11.0 = ttc.mul %g11, %d11.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u11.0 = ttc.sum %t11.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp11 = ttc.amax %p11.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2xf64>
  %fm11 = ttc.amax %m11.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2xf64>
  %c11 = ttc.sub %fp11, %fm11 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %cs11 = ttc.mul %c11, %s11 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %n11 = ttc.sum %cs11 : (tensor<2xf64>) -> tensor<f64>
  %q11 = ttc.div %n11, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r11.0 = ttc.sub %q11, %u11.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b11 = ttc.abs %r11.0 : (tensor<f64>) -> tensor<f64>
  %ok11 = ttc.lt %b11, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 12: amin over rows
  %x12.0 = ttc.constant dense<[[1.69, -0.35, -0.8, -0.44], [0.9, -0.49, -0.55, -0.5], [-1.39, 1.19, 1.08, 0.13]]> : tensor<3x4xf64>
  %y12 = ttc.amin %x12.0 {dims = array<i64: 1>} : (tensor<3x4xf64>) -> tensor<3xf64>
  %w12.0 = ttc.constant dense<[-0.8, -0.55, -1.39]> : tensor<3xf64>
  %e12.0 = ttc.sub %y12, %w12.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %a12.0 = ttc.abs %e12.0 : (tensor<3xf64>) -> tensor<3xf64>
  %l12.0 = ttc.lt %a12.0, %tolerance : (tensor<3xf64>, tensor<f64>) -> tensor<3xi1>
  %ok12.0 = ttc.all %l12.0 : (tensor<3xi1>) -> tensor<i1>
  %s12 = ttc.constant dense<[1.15, 0.68, 0.84]> : tensor<3xf64>
  %g12 = ttc.gradient %y12 wrt %x12.0 seed %s12 : (tensor<3xf64>, tensor<3x4xf64>, tensor<3xf64>) -> tensor<3x4xf64>
  %d12.0 = ttc.constant dense<[[0.34, -0.05, 0.02, -0.25], [-1.48, -0.09, -0.1, -1.5], [-1.84, -1.02, 1.61, -0.74]]> : tensor<3x4xf64>
  %h12.0 = ttc.mul %d12.0, %step : (tensor<3x4xf64>, tensor<f64>) -> tensor<3x4xf64>
  %p12.0 = ttc.add %x12.0, %h12.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %m12.0 = ttc.sub %x12.0, %h12.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %t12.0 = ttc.mul %g12, %d12.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %u12.0 = ttc.sum %t12.0 : (tensor<3x4xf64>) -> tensor<f64>
  %fp12 = ttc.amin %p12.0 {dims = array<i64: 1>} : (tensor<3x4xf64>) -> tensor<3xf64>
  %fm12 = ttc.amin %m12.0 {dims = array<i64: 1>} : (tensor<3x4xf64>) -> tensor<3xf64>
  %c12 = ttc.sub %fp12, %fm12 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %cs12 = ttc.mul %c12, %s12 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %n12 = ttc.sum %cs12 : (tensor<3xf64>) -> tensor<f64>
  %q12 = ttc.div %n12, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r12.0 = ttc.sub %q12, %u12.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b12 = ttc.abs %r12.0 : (tensor<f64>) -> tensor<f64>
  %ok12 = ttc.lt %b12, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 13: amin over columns, kept
  %x13.0 = ttc.constant dense<[[-1.26, 1.91, -0.65, -0.26], [1.74, 0.97, 0.6, 1.32], [1.82, 0.46, -0.49, 1.19]]> : tensor<3x4xf64>
  %y13 = ttc.amin %x13.0 {dims = array<i64: 0>, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xf64>
  %w13.0 = ttc.constant dense<[[-1.26, 0.46, -0.65, -0.26]]> : tensor<1x4xf64>
  %e13.0 = ttc.sub %y13, %w13.0 : (tensor<1x4xf64>, tensor<1x4xf64>) -> tensor<1x4xf64>
  %a13.0 = ttc.abs %e13.0 : (tensor<1x4xf64>) -> tensor<1x4xf64>
  %l13.0 = ttc.lt %a13.0, %tolerance : (tensor<1x4xf64>, tensor<f64>) -> tensor<1x4xi1>
  %ok13.0 = ttc.all %l13.0 : (tensor<1x4xi1>) -> tensor<i1>
  %s13 = ttc.constant dense<[[-1.54, 1.36, 0.23, 1.13]]> : tensor<1x4xf64>
  %g13 = ttc.gradient %y13 wrt %x13.0 seed %s13 : (tensor<1x4xf64>, tensor<3x4xf64>, tensor<1x4xf64>) -> tensor<3x4xf64>
  %d13.0 = ttc.constant dense<[[0.67, -1.84, 1.73, -0.76], [-1.38, 1.78, -0.37, -1.06], [1.63, -0.33, -1.3, -1.28]]> : tensor<3x4xf64>
  %h13.0 = ttc.mul %d13.0, %step : (tensor<3x4xf64>, tensor<f64>) -> tensor<3x4xf64>
  %p13.0 = ttc.add %x13.0, %h13.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %m13.0 = ttc.sub %x13.0, %h13.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %t13.0 = ttc.mul %g13, %d13.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %u13.0 = ttc.sum %t13.0 : (tensor<3x4xf64>) -> tensor<f64>
  %fp13 = ttc.amin %p13.0 {dims = array<i64: 0>, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xf64>
  %fm13 = ttc.amin %m13.0 {dims = array<i64: 0>, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xf64>
  %c13 = ttc.sub %fp13, %fm13 : (tensor<1x4xf64>, tensor<1x4xf64>) -> tensor<1x4xf64>
  %cs13 = ttc.mul %c13, %s13 : (tensor<1x4xf64>, tensor<1x4xf64>) -> tensor<1x4xf64>
  %n13 = ttc.sum %cs13 : (tensor<1x4xf64>) -> tensor<f64>
  %q13 = ttc.div %n13, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r13.0 = ttc.sub %q13, %u13.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b13 = ttc.abs %r13.0 : (tensor<f64>) -> tensor<f64>
  %ok13 = ttc.lt %b13, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 14: amin over all
  %x14.0 = ttc.constant dense<[[[0.4, 1.22, -1.94], [1.39, -0.43, 0.18]], [[0.34, 1.27, -0.26], [0.74, 0.03, 0.95]]]> : tensor<2x2x3xf64>
  %y14 = ttc.amin %x14.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %w14.0 = ttc.constant dense<-1.94> : tensor<f64>
  %e14.0 = ttc.sub %y14, %w14.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %a14.0 = ttc.abs %e14.0 : (tensor<f64>) -> tensor<f64>
  %l14.0 = ttc.lt %a14.0, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>
  %ok14.0 = ttc.all %l14.0 : (tensor<i1>) -> tensor<i1>
  %s14 = ttc.constant dense<1.81> : tensor<f64>
  %g14 = ttc.gradient %y14 wrt %x14.0 seed %s14 : (tensor<f64>, tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %d14.0 = ttc.constant dense<[[[-0.76, -0.42, 0.61], [0.6, 0.32, -0.75]], [[0.14, 1.25, 0.4], [-0.09, 0.29, -1.44]]]> : tensor<2x2x3xf64>
  %h14.0 = ttc.mul %d14.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p14.0 = ttc.add %x14.0, %h14.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m14.0 = ttc.sub %x14.0, %h14.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t14.0 = ttc.mul %g14, %d14.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u14.0 = ttc.sum %t14.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp14 = ttc.amin %p14.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fm14 = ttc.amin %m14.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %c14 = ttc.sub %fp14, %fm14 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %cs14 = ttc.mul %c14, %s14 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %n14 = ttc.sum %cs14 : (tensor<f64>) -> tensor<f64>
  %q14 = ttc.div %n14, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r14.0 = ttc.sub %q14, %u14.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b14 = ttc.abs %r14.0 : (tensor<f64>) -> tensor<f64>
  %ok14 = ttc.lt %b14, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 15: amin over the outer dimensions
  %x15.0 = ttc.constant dense<[[[-1.74, -0.14, 0.94], [-1.98, 1.59, -1.85]], [[-0.85, -0.66, 0.64], [1.72, -1.57, -1.5]]]> : tensor<2x2x3xf64>
  %y15 = ttc.amin %x15.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2xf64>
  %w15.0 = ttc.constant dense<[-1.74, -1.98]> : tensor<2xf64>
  %e15.0 = ttc.sub %y15, %w15.0 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %a15.0 = ttc.abs %e15.0 : (tensor<2xf64>) -> tensor<2xf64>
  %l15.0 = ttc.lt %a15.0, %tolerance : (tensor<2xf64>, tensor<f64>) -> tensor<2xi1>
  %ok15.0 = ttc.all %l15.0 : (tensor<2xi1>) -> tensor<i1>
  %s15 = ttc.constant dense<[1.41, 0.82]> : tensor<2xf64>
  %g15 = ttc.gradient %y15 wrt %x15.0 seed %s15 : (tensor<2xf64>, tensor<2x2x3xf64>, tensor<2xf64>) -> tensor<2x2x3xf64>
  %d15.0 = ttc.constant dense<[[[1.8, -0.04, 1.86], [-1.79, 1.65, -0.59]], [[-0.95, -0.54, -0.13], [0.27, 0.81, 0.26]]]> : tensor<2x2x3xf64>
  %h15.0 = ttc.mul %d15.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p15.0 = ttc.add %x15.0, %h15.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m15.0 = ttc.sub %x15.0, %h15.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t15.0 = ttc.mul %g15, %d15.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u15.0 = ttc.sum %t15.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp15 = ttc.amin %p15.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2xf64>
  %fm15 = ttc.amin %m15.0 {dims = array<i64: 0, -1>} : (tensor<2x2x3xf64>) -> tensor<2xf64>
  %c15 = ttc.sub %fp15, %fm15 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %cs15 = ttc.mul %c15, %s15 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %n15 = ttc.sum %cs15 : (tensor<2xf64>) -> tensor<f64>
  %q15 = ttc.div %n15, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r15.0 = ttc.sub %q15, %u15.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b15 = ttc.abs %r15.0 : (tensor<f64>) -> tensor<f64>
  %ok15 = ttc.lt %b15, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 16: prod with zeros
  %x16.0 = ttc.constant dense<[[1.0, 2.0, 3.0], [0.0, 2.0, 3.0], [0.0, 0.0, 3.0]]> : tensor<3x3xf64>
  %y16 = ttc.prod %x16.0 {dims = array<i64: 1>} : (tensor<3x3xf64>) -> tensor<3xf64>
  %w16.0 = ttc.constant dense<[6.0, 0.0, 0.0]> : tensor<3xf64>
  %e16.0 = ttc.sub %y16, %w16.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %a16.0 = ttc.abs %e16.0 : (tensor<3xf64>) -> tensor<3xf64>
  %l16.0 = ttc.lt %a16.0, %tolerance : (tensor<3xf64>, tensor<f64>) -> tensor<3xi1>
  %ok16.0 = ttc.all %l16.0 : (tensor<3xi1>) -> tensor<i1>
  %s16 = ttc.constant dense<[0.51, 0.34, -1.97]> : tensor<3xf64>
  %g16 = ttc.gradient %y16 wrt %x16.0 seed %s16 : (tensor<3xf64>, tensor<3x3xf64>, tensor<3xf64>) -> tensor<3x3xf64>
  %d16.0 = ttc.constant dense<[[-1.24, -1.93, -0.51], [1.47, 1.78, -0.59], [-1.34, -0.68, -1.28]]> : tensor<3x3xf64>
  %h16.0 = ttc.mul %d16.0, %step : (tensor<3x3xf64>, tensor<f64>) -> tensor<3x3xf64>
  %p16.0 = ttc.add %x16.0, %h16.0 : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  %m16.0 = ttc.sub %x16.0, %h16.0 : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  %t16.0 = ttc.mul %g16, %d16.0 : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  %u16.0 = ttc.sum %t16.0 : (tensor<3x3xf64>) -> tensor<f64>
  %fp16 = ttc.prod %p16.0 {dims = array<i64: 1>} : (tensor<3x3xf64>) -> tensor<3xf64>
  %fm16 = ttc.prod %m16.0 {dims = array<i64: 1>} : (tensor<3x3xf64>) -> tensor<3xf64>
  %c16 = ttc.sub %fp16, %fm16 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %cs16 = ttc.mul %c16, %s16 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %n16 = ttc.sum %cs16 : (tensor<3xf64>) -> tensor<f64>
  %q16 = ttc.div %n16, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r16.0 = ttc.sub %q16, %u16.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b16 = ttc.abs %r16.0 : (tensor<f64>) -> tensor<f64>
  %ok16 = ttc.lt %b16, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 17: argmax of ties and NaN
  %x17.0 = ttc.constant dense<[[1.0, 3.0, 3.0], [0x7FF8000000000000, 2.0, 1.0], [1.0, 0x7FF8000000000000, 0x7FF8000000000000], [1.0, 1.0, 1.0]]> : tensor<4x3xf64>
  %y17 = ttc.argmax %x17.0 {dim = 1 : i64} : (tensor<4x3xf64>) -> tensor<4xi64>
  %w17.0 = ttc.constant dense<[1, 0, 1, 0]> : tensor<4xi64>
  %l17.0 = ttc.eq %y17, %w17.0 : (tensor<4xi64>, tensor<4xi64>) -> tensor<4xi1>
  %ok17.0 = ttc.all %l17.0 : (tensor<4xi1>) -> tensor<i1>

  // 18: argmax of columns
  %x18.0 = ttc.constant dense<[[-1.87, -1.94, -0.3, -1.96], [-0.37, -1.89, 1.98, 1.85], [0.91, 1.52, 1.16, 0.71]]> : tensor<3x4xf64>
  %y18 = ttc.argmax %x18.0 {dim = 0 : i64, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xi64>
  %w18.0 = ttc.constant dense<[[2, 2, 1, 1]]> : tensor<1x4xi64>
  %l18.0 = ttc.eq %y18, %w18.0 : (tensor<1x4xi64>, tensor<1x4xi64>) -> tensor<1x4xi1>
  %ok18.0 = ttc.all %l18.0 : (tensor<1x4xi1>) -> tensor<i1>

  // 19: argmin of ties and NaN
  %x19.0 = ttc.constant dense<[[1.0, 3.0, 3.0], [0x7FF8000000000000, 2.0, 1.0], [1.0, 0x7FF8000000000000, 0x7FF8000000000000], [1.0, 1.0, 1.0]]> : tensor<4x3xf64>
  %y19 = ttc.argmin %x19.0 {dim = 1 : i64} : (tensor<4x3xf64>) -> tensor<4xi64>
  %w19.0 = ttc.constant dense<[0, 0, 1, 0]> : tensor<4xi64>
  %l19.0 = ttc.eq %y19, %w19.0 : (tensor<4xi64>, tensor<4xi64>) -> tensor<4xi1>
  %ok19.0 = ttc.all %l19.0 : (tensor<4xi1>) -> tensor<i1>

  // 20: argmin of columns
  %x20.0 = ttc.constant dense<[[-1.38, 1.49, 0.45, -0.57], [-0.11, -1.05, 0.63, -0.81], [-0.34, -0.21, -1.85, -0.68]]> : tensor<3x4xf64>
  %y20 = ttc.argmin %x20.0 {dim = 0 : i64, keepdim = true} : (tensor<3x4xf64>) -> tensor<1x4xi64>
  %w20.0 = ttc.constant dense<[[0, 1, 2, 1]]> : tensor<1x4xi64>
  %l20.0 = ttc.eq %y20, %w20.0 : (tensor<1x4xi64>, tensor<1x4xi64>) -> tensor<1x4xi1>
  %ok20.0 = ttc.all %l20.0 : (tensor<1x4xi1>) -> tensor<i1>

  // 21: any
  %x21.0 = ttc.constant dense<[[true, false], [false, false]]> : tensor<2x2xi1>
  %y21 = ttc.any %x21.0 {dims = array<i64: 1>} : (tensor<2x2xi1>) -> tensor<2xi1>
  %w21.0 = ttc.constant dense<[true, false]> : tensor<2xi1>
  %l21.0 = ttc.eq %y21, %w21.0 : (tensor<2xi1>, tensor<2xi1>) -> tensor<2xi1>
  %ok21.0 = ttc.all %l21.0 : (tensor<2xi1>) -> tensor<i1>

  // 22: all
  %x22.0 = ttc.constant dense<[[true, false], [true, true]]> : tensor<2x2xi1>
  %y22 = ttc.all %x22.0 {dims = array<i64: 0>} : (tensor<2x2xi1>) -> tensor<2xi1>
  %w22.0 = ttc.constant dense<[true, false]> : tensor<2xi1>
  %l22.0 = ttc.eq %y22, %w22.0 : (tensor<2xi1>, tensor<2xi1>) -> tensor<2xi1>
  %ok22.0 = ttc.all %l22.0 : (tensor<2xi1>) -> tensor<i1>

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
  %v17 = ttc.reshape %ok8 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v18 = ttc.reshape %ok9.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v19 = ttc.reshape %ok9 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v20 = ttc.reshape %ok10.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v21 = ttc.reshape %ok10 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v22 = ttc.reshape %ok11.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v23 = ttc.reshape %ok11 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v24 = ttc.reshape %ok12.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v25 = ttc.reshape %ok12 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v26 = ttc.reshape %ok13.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v27 = ttc.reshape %ok13 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v28 = ttc.reshape %ok14.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v29 = ttc.reshape %ok14 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v30 = ttc.reshape %ok15.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v31 = ttc.reshape %ok15 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v32 = ttc.reshape %ok16.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v33 = ttc.reshape %ok16 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v34 = ttc.reshape %ok17.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v35 = ttc.reshape %ok18.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v36 = ttc.reshape %ok19.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v37 = ttc.reshape %ok20.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v38 = ttc.reshape %ok21.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v39 = ttc.reshape %ok22.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %each = ttc.cat %v0, %v1, %v2, %v3, %v4, %v5, %v6, %v7, %v8, %v9, %v10, %v11, %v12, %v13, %v14, %v15, %v16, %v17, %v18, %v19, %v20, %v21, %v22, %v23, %v24, %v25, %v26, %v27, %v28, %v29, %v30, %v31, %v32, %v33, %v34, %v35, %v36, %v37, %v38, %v39 {dim = 0 : i64} : (tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>) -> tensor<40xi1>
  %every = ttc.all %each : (tensor<40xi1>) -> tensor<i1>
  return %every, %each : tensor<i1>, tensor<40xi1>
}
