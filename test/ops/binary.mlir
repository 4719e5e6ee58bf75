// Elementwise operations of two and three operands, with broadcasting.
// Each result is compared with that of torch, and each gradient with central differences along one direction, in f64.
// RUN: ttc-run %s | FileCheck %s

// CHECK: out0: bool []
// CHECK-NEXT: true
func.func @main() -> (tensor<i1>, tensor<26xi1>) {
  %tolerance = ttc.constant dense<1.0e-7> : tensor<f64>
  %step = ttc.constant dense<1.0e-5> : tensor<f64>
  %two_steps = ttc.constant dense<2.0e-5> : tensor<f64>

  // 0: add
  %x0.0 = ttc.constant dense<[[-0.85, 1.94, -1.96], [0.68, 0.18, -1.21]]> : tensor<2x3xf64>
  %x0.1 = ttc.constant dense<[0.89, 0.58, 0.06]> : tensor<3xf64>
  %y0 = ttc.add %x0.0, %x0.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %w0.0 = ttc.constant dense<[[0.040000000000000036, 2.52, -1.9], [1.57, 0.76, -1.15]]> : tensor<2x3xf64>
  %e0.0 = ttc.sub %y0, %w0.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %a0.0 = ttc.abs %e0.0 : (tensor<2x3xf64>) -> tensor<2x3xf64>
  %l0.0 = ttc.lt %a0.0, %tolerance : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xi1>
  %ok0.0 = ttc.all %l0.0 : (tensor<2x3xi1>) -> tensor<i1>
  %s0 = ttc.constant dense<[[-0.27, -0.05, 1.2], [0.88, 0.52, -1.63]]> : tensor<2x3xf64>
  %g0:2 = ttc.gradient %y0 wrt %x0.0, %x0.1 seed %s0 : (tensor<2x3xf64>, tensor<2x3xf64>, tensor<3xf64>, tensor<2x3xf64>) -> (tensor<2x3xf64>, tensor<3xf64>)
  %d0.0 = ttc.constant dense<[[-0.86, 0.33, -1.32], [-1.06, -0.59, -0.08]]> : tensor<2x3xf64>
  %h0.0 = ttc.mul %d0.0, %step : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xf64>
  %p0.0 = ttc.add %x0.0, %h0.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %m0.0 = ttc.sub %x0.0, %h0.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %t0.0 = ttc.mul %g0#0, %d0.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %u0.0 = ttc.sum %t0.0 : (tensor<2x3xf64>) -> tensor<f64>
  %d0.1 = ttc.constant dense<[0.69, -0.93, 1.15]> : tensor<3xf64>
  %h0.1 = ttc.mul %d0.1, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p0.1 = ttc.add %x0.1, %h0.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m0.1 = ttc.sub %x0.1, %h0.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t0.1 = ttc.mul %g0#1, %d0.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u0.1 = ttc.sum %t0.1 : (tensor<3xf64>) -> tensor<f64>
  %fp0 = ttc.add %p0.0, %p0.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %fm0 = ttc.add %m0.0, %m0.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %c0 = ttc.sub %fp0, %fm0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %cs0 = ttc.mul %c0, %s0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %n0 = ttc.sum %cs0 : (tensor<2x3xf64>) -> tensor<f64>
  %q0 = ttc.div %n0, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r0.0 = ttc.sub %q0, %u0.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r0.1 = ttc.sub %r0.0, %u0.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b0 = ttc.abs %r0.1 : (tensor<f64>) -> tensor<f64>
  %ok0 = ttc.lt %b0, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 1: sub
  %x1.0 = ttc.constant dense<[[-0.11, 1.14, 0.8], [-1.66, 1.86, -1.81]]> : tensor<2x3xf64>
  %x1.1 = ttc.constant dense<[0.38, 1.05, -1.22]> : tensor<3xf64>
  %y1 = ttc.sub %x1.0, %x1.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %w1.0 = ttc.constant dense<[[-0.49, 0.08999999999999986, 2.02], [-2.04, 0.81, -0.5900000000000001]]> : tensor<2x3xf64>
  %e1.0 = ttc.sub %y1, %w1.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %a1.0 = ttc.abs %e1.0 : (tensor<2x3xf64>) -> tensor<2x3xf64>
  %l1.0 = ttc.lt %a1.0, %tolerance : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xi1>
  %ok1.0 = ttc.all %l1.0 : (tensor<2x3xi1>) -> tensor<i1>
  %s1 = ttc.constant dense<[[-0.99, -1.29, 0.66], [-0.52, -0.13, -1.3]]> : tensor<2x3xf64>
  %g1:2 = ttc.gradient %y1 wrt %x1.0, %x1.1 seed %s1 : (tensor<2x3xf64>, tensor<2x3xf64>, tensor<3xf64>, tensor<2x3xf64>) -> (tensor<2x3xf64>, tensor<3xf64>)
  %d1.0 = ttc.constant dense<[[-1.26, 0.45, -1.27], [-0.53, 0.13, -1.58]]> : tensor<2x3xf64>
  %h1.0 = ttc.mul %d1.0, %step : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xf64>
  %p1.0 = ttc.add %x1.0, %h1.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %m1.0 = ttc.sub %x1.0, %h1.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %t1.0 = ttc.mul %g1#0, %d1.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %u1.0 = ttc.sum %t1.0 : (tensor<2x3xf64>) -> tensor<f64>
  %d1.1 = ttc.constant dense<[1.59, -0.28, 0.05]> : tensor<3xf64>
  %h1.1 = ttc.mul %d1.1, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p1.1 = ttc.add %x1.1, %h1.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m1.1 = ttc.sub %x1.1, %h1.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t1.1 = ttc.mul %g1#1, %d1.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u1.1 = ttc.sum %t1.1 : (tensor<3xf64>) -> tensor<f64>
  %fp1 = ttc.sub %p1.0, %p1.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %fm1 = ttc.sub %m1.0, %m1.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %c1 = ttc.sub %fp1, %fm1 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %cs1 = ttc.mul %c1, %s1 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %n1 = ttc.sum %cs1 : (tensor<2x3xf64>) -> tensor<f64>
  %q1 = ttc.div %n1, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r1.0 = ttc.sub %q1, %u1.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r1.1 = ttc.sub %r1.0, %u1.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b1 = ttc.abs %r1.1 : (tensor<f64>) -> tensor<f64>
  %ok1 = ttc.lt %b1, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 2: mul
  %x2.0 = ttc.constant dense<[[1.99, -0.28, 1.67], [0.06, 0.42, -1.22]]> : tensor<2x3xf64>
  %x2.1 = ttc.constant dense<[-1.08, -1.43, 0.98]> : tensor<3xf64>
  %y2 = ttc.mul %x2.0, %x2.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %w2.0 = ttc.constant dense<[[-2.1492, 0.40040000000000003, 1.6365999999999998], [-0.0648, -0.6005999999999999, -1.1956]]> : tensor<2x3xf64>
  %e2.0 = ttc.sub %y2, %w2.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %a2.0 = ttc.abs %e2.0 : (tensor<2x3xf64>) -> tensor<2x3xf64>
  %l2.0 = ttc.lt %a2.0, %tolerance : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xi1>
  %ok2.0 = ttc.all %l2.0 : (tensor<2x3xi1>) -> tensor<i1>
  %s2 = ttc.constant dense<[[-1.23, -1.73, 0.11], [-0.51, 0.84, 1.13]]> : tensor<2x3xf64>
  %g2:2 = ttc.gradient %y2 wrt %x2.0, %x2.1 seed %s2 : (tensor<2x3xf64>, tensor<2x3xf64>, tensor<3xf64>, tensor<2x3xf64>) -> (tensor<2x3xf64>, tensor<3xf64>)
  %d2.0 = ttc.constant dense<[[1.3, 1.83, -1.13], [-0.58, -1.51, 0.61]]> : tensor<2x3xf64>
  %h2.0 = ttc.mul %d2.0, %step : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xf64>
  %p2.0 = ttc.add %x2.0, %h2.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %m2.0 = ttc.sub %x2.0, %h2.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %t2.0 = ttc.mul %g2#0, %d2.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %u2.0 = ttc.sum %t2.0 : (tensor<2x3xf64>) -> tensor<f64>
  %d2.1 = ttc.constant dense<[-0.47, 1.86, 1.51]> : tensor<3xf64>
  %h2.1 = ttc.mul %d2.1, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p2.1 = ttc.add %x2.1, %h2.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m2.1 = ttc.sub %x2.1, %h2.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t2.1 = ttc.mul %g2#1, %d2.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u2.1 = ttc.sum %t2.1 : (tensor<3xf64>) -> tensor<f64>
  %fp2 = ttc.mul %p2.0, %p2.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %fm2 = ttc.mul %m2.0, %m2.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %c2 = ttc.sub %fp2, %fm2 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %cs2 = ttc.mul %c2, %s2 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %n2 = ttc.sum %cs2 : (tensor<2x3xf64>) -> tensor<f64>
  %q2 = ttc.div %n2, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r2.0 = ttc.sub %q2, %u2.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r2.1 = ttc.sub %r2.0, %u2.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b2 = ttc.abs %r2.1 : (tensor<f64>) -> tensor<f64>
  %ok2 = ttc.lt %b2, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 3: div
  %x3.0 = ttc.constant dense<[[-0.14, -0.19, 0.12], [-0.44, -1.44, 0.24]]> : tensor<2x3xf64>
  %x3.1 = ttc.constant dense<[1.6, -0.76, 1.5]> : tensor<3xf64>
  %y3 = ttc.div %x3.0, %x3.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %w3.0 = ttc.constant dense<[[-0.08750000000000001, 0.25, 0.08], [-0.27499999999999997, 1.894736842105263, 0.16]]> : tensor<2x3xf64>
  %e3.0 = ttc.sub %y3, %w3.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %a3.0 = ttc.abs %e3.0 : (tensor<2x3xf64>) -> tensor<2x3xf64>
  %l3.0 = ttc.lt %a3.0, %tolerance : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xi1>
  %ok3.0 = ttc.all %l3.0 : (tensor<2x3xi1>) -> tensor<i1>
  %s3 = ttc.constant dense<[[-1.67, -0.7, -1.67], [-1.02, 1.93, 1.17]]> : tensor<2x3xf64>
  %g3:2 = ttc.gradient %y3 wrt %x3.0, %x3.1 seed %s3 : (tensor<2x3xf64>, tensor<2x3xf64>, tensor<3xf64>, tensor<2x3xf64>) -> (tensor<2x3xf64>, tensor<3xf64>)
  %d3.0 = ttc.constant dense<[[0.08, 0.17, 1.91], [1.09, -0.75, -1.49]]> : tensor<2x3xf64>
  %h3.0 = ttc.mul %d3.0, %step : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xf64>
  %p3.0 = ttc.add %x3.0, %h3.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %m3.0 = ttc.sub %x3.0, %h3.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %t3.0 = ttc.mul %g3#0, %d3.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %u3.0 = ttc.sum %t3.0 : (tensor<2x3xf64>) -> tensor<f64>
  %d3.1 = ttc.constant dense<[0.24, 1.69, 0.07]> : tensor<3xf64>
  %h3.1 = ttc.mul %d3.1, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p3.1 = ttc.add %x3.1, %h3.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m3.1 = ttc.sub %x3.1, %h3.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t3.1 = ttc.mul %g3#1, %d3.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u3.1 = ttc.sum %t3.1 : (tensor<3xf64>) -> tensor<f64>
  %fp3 = ttc.div %p3.0, %p3.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %fm3 = ttc.div %m3.0, %m3.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %c3 = ttc.sub %fp3, %fm3 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %cs3 = ttc.mul %c3, %s3 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %n3 = ttc.sum %cs3 : (tensor<2x3xf64>) -> tensor<f64>
  %q3 = ttc.div %n3, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r3.0 = ttc.sub %q3, %u3.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r3.1 = ttc.sub %r3.0, %u3.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b3 = ttc.abs %r3.1 : (tensor<f64>) -> tensor<f64>
  %ok3 = ttc.lt %b3, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 4: maximum
  %x4.0 = ttc.constant dense<[[-0.17, -0.06, 0.89], [1.05, -0.58, 1.78]]> : tensor<2x3xf64>
  %x4.1 = ttc.constant dense<[-0.54, -0.45, -0.58]> : tensor<3xf64>
  %y4 = ttc.maximum %x4.0, %x4.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %w4.0 = ttc.constant dense<[[-0.17, -0.06, 0.89], [1.05, -0.45, 1.78]]> : tensor<2x3xf64>
  %e4.0 = ttc.sub %y4, %w4.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %a4.0 = ttc.abs %e4.0 : (tensor<2x3xf64>) -> tensor<2x3xf64>
  %l4.0 = ttc.lt %a4.0, %tolerance : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xi1>
  %ok4.0 = ttc.all %l4.0 : (tensor<2x3xi1>) -> tensor<i1>
  %s4 = ttc.constant dense<[[-1.84, 0.04, 1.94], [0.36, 1.16, 1.77]]> : tensor<2x3xf64>
  %g4:2 = ttc.gradient %y4 wrt %x4.0, %x4.1 seed %s4 : (tensor<2x3xf64>, tensor<2x3xf64>, tensor<3xf64>, tensor<2x3xf64>) -> (tensor<2x3xf64>, tensor<3xf64>)
  %d4.0 = ttc.constant dense<[[1.96, -0.04, 1.4], [-1.97, 1.35, 1.47]]> : tensor<2x3xf64>
  %h4.0 = ttc.mul %d4.0, %step : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xf64>
  %p4.0 = ttc.add %x4.0, %h4.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %m4.0 = ttc.sub %x4.0, %h4.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %t4.0 = ttc.mul %g4#0, %d4.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %u4.0 = ttc.sum %t4.0 : (tensor<2x3xf64>) -> tensor<f64>
  %d4.1 = ttc.constant dense<[-0.01, -0.2, -1.13]> : tensor<3xf64>
  %h4.1 = ttc.mul %d4.1, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p4.1 = ttc.add %x4.1, %h4.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m4.1 = ttc.sub %x4.1, %h4.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t4.1 = ttc.mul %g4#1, %d4.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u4.1 = ttc.sum %t4.1 : (tensor<3xf64>) -> tensor<f64>
  %fp4 = ttc.maximum %p4.0, %p4.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %fm4 = ttc.maximum %m4.0, %m4.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %c4 = ttc.sub %fp4, %fm4 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %cs4 = ttc.mul %c4, %s4 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %n4 = ttc.sum %cs4 : (tensor<2x3xf64>) -> tensor<f64>
  %q4 = ttc.div %n4, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r4.0 = ttc.sub %q4, %u4.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r4.1 = ttc.sub %r4.0, %u4.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b4 = ttc.abs %r4.1 : (tensor<f64>) -> tensor<f64>
  %ok4 = ttc.lt %b4, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 5: minimum
  %x5.0 = ttc.constant dense<[[-0.62, 0.85, 0.03], [0.18, 0.99, 1.81]]> : tensor<2x3xf64>
  %x5.1 = ttc.constant dense<[0.05, -1.93, 1.79]> : tensor<3xf64>
  %y5 = ttc.minimum %x5.0, %x5.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %w5.0 = ttc.constant dense<[[-0.62, -1.93, 0.03], [0.05, -1.93, 1.79]]> : tensor<2x3xf64>
  %e5.0 = ttc.sub %y5, %w5.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %a5.0 = ttc.abs %e5.0 : (tensor<2x3xf64>) -> tensor<2x3xf64>
  %l5.0 = ttc.lt %a5.0, %tolerance : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xi1>
  %ok5.0 = ttc.all %l5.0 : (tensor<2x3xi1>) -> tensor<i1>
  %s5 = ttc.constant dense<[[-0.8, -0.68, -1.12], [-1.89, -1.75, -0.41]]> : tensor<2x3xf64>
  %g5:2 = ttc.gradient %y5 wrt %x5.0, %x5.1 seed %s5 : (tensor<2x3xf64>, tensor<2x3xf64>, tensor<3xf64>, tensor<2x3xf64>) -> (tensor<2x3xf64>, tensor<3xf64>)
  %d5.0 = ttc.constant dense<[[-0.11, 1.14, -1.73], [-0.03, -0.92, 1.37]]> : tensor<2x3xf64>
  %h5.0 = ttc.mul %d5.0, %step : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xf64>
  %p5.0 = ttc.add %x5.0, %h5.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %m5.0 = ttc.sub %x5.0, %h5.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %t5.0 = ttc.mul %g5#0, %d5.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %u5.0 = ttc.sum %t5.0 : (tensor<2x3xf64>) -> tensor<f64>
  %d5.1 = ttc.constant dense<[-0.15, 1.18, 0.81]> : tensor<3xf64>
  %h5.1 = ttc.mul %d5.1, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p5.1 = ttc.add %x5.1, %h5.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m5.1 = ttc.sub %x5.1, %h5.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t5.1 = ttc.mul %g5#1, %d5.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u5.1 = ttc.sum %t5.1 : (tensor<3xf64>) -> tensor<f64>
  %fp5 = ttc.minimum %p5.0, %p5.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %fm5 = ttc.minimum %m5.0, %m5.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %c5 = ttc.sub %fp5, %fm5 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %cs5 = ttc.mul %c5, %s5 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %n5 = ttc.sum %cs5 : (tensor<2x3xf64>) -> tensor<f64>
  %q5 = ttc.div %n5, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r5.0 = ttc.sub %q5, %u5.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r5.1 = ttc.sub %r5.0, %u5.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b5 = ttc.abs %r5.1 : (tensor<f64>) -> tensor<f64>
  %ok5 = ttc.lt %b5, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 6: atan2
  %x6.0 = ttc.constant dense<[[-1.16, 0.33, 1.79], [1.48, 0.61, 1.17]]> : tensor<2x3xf64>
  %x6.1 = ttc.constant dense<[-1.46, 1.04, -0.19]> : tensor<3xf64>
  %y6 = ttc.atan2 %x6.0, %x6.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %w6.0 = ttc.constant dense<[[-2.4702017825856872, 0.3072588153311422, 1.676545611916236], [2.349391874037536, 0.5304625035883023, 1.7317841405657042]]> : tensor<2x3xf64>
  %e6.0 = ttc.sub %y6, %w6.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %a6.0 = ttc.abs %e6.0 : (tensor<2x3xf64>) -> tensor<2x3xf64>
  %l6.0 = ttc.lt %a6.0, %tolerance : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xi1>
  %ok6.0 = ttc.all %l6.0 : (tensor<2x3xi1>) -> tensor<i1>
  %s6 = ttc.constant dense<[[-1.65, -0.02, 1.85], [1.8, 1.52, -1.77]]> : tensor<2x3xf64>
  %g6:2 = ttc.gradient %y6 wrt %x6.0, %x6.1 seed %s6 : (tensor<2x3xf64>, tensor<2x3xf64>, tensor<3xf64>, tensor<2x3xf64>) -> (tensor<2x3xf64>, tensor<3xf64>)
  %d6.0 = ttc.constant dense<[[0.21, 0.41, 0.39], [-1.13, 0.62, 1.76]]> : tensor<2x3xf64>
  %h6.0 = ttc.mul %d6.0, %step : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xf64>
  %p6.0 = ttc.add %x6.0, %h6.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %m6.0 = ttc.sub %x6.0, %h6.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %t6.0 = ttc.mul %g6#0, %d6.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %u6.0 = ttc.sum %t6.0 : (tensor<2x3xf64>) -> tensor<f64>
  %d6.1 = ttc.constant dense<[-1.53, 1.1, -1.42]> : tensor<3xf64>
  %h6.1 = ttc.mul %d6.1, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p6.1 = ttc.add %x6.1, %h6.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m6.1 = ttc.sub %x6.1, %h6.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t6.1 = ttc.mul %g6#1, %d6.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u6.1 = ttc.sum %t6.1 : (tensor<3xf64>) -> tensor<f64>
  %fp6 = ttc.atan2 %p6.0, %p6.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %fm6 = ttc.atan2 %m6.0, %m6.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %c6 = ttc.sub %fp6, %fm6 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %cs6 = ttc.mul %c6, %s6 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %n6 = ttc.sum %cs6 : (tensor<2x3xf64>) -> tensor<f64>
  %q6 = ttc.div %n6, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r6.0 = ttc.sub %q6, %u6.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r6.1 = ttc.sub %r6.0, %u6.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b6 = ttc.abs %r6.1 : (tensor<f64>) -> tensor<f64>
  %ok6 = ttc.lt %b6, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 7: fmod
  %x7.0 = ttc.constant dense<[[1.32, -1.24, 0.69], [-1.59, 0.58, 0.4]]> : tensor<2x3xf64>
  %x7.1 = ttc.constant dense<[0.68, 1.15, -0.84]> : tensor<3xf64>
  %y7 = ttc.fmod %x7.0, %x7.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %w7.0 = ttc.constant dense<[[0.64, -0.09000000000000008, 0.69], [-0.22999999999999998, 0.58, 0.4]]> : tensor<2x3xf64>
  %e7.0 = ttc.sub %y7, %w7.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %a7.0 = ttc.abs %e7.0 : (tensor<2x3xf64>) -> tensor<2x3xf64>
  %l7.0 = ttc.lt %a7.0, %tolerance : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xi1>
  %ok7.0 = ttc.all %l7.0 : (tensor<2x3xi1>) -> tensor<i1>
  %s7 = ttc.constant dense<[[1.76, -1.99, 1.31], [0.74, 1.28, 1.64]]> : tensor<2x3xf64>
  %g7:2 = ttc.gradient %y7 wrt %x7.0, %x7.1 seed %s7 : (tensor<2x3xf64>, tensor<2x3xf64>, tensor<3xf64>, tensor<2x3xf64>) -> (tensor<2x3xf64>, tensor<3xf64>)
  %d7.0 = ttc.constant dense<[[1.93, -0.21, -1.87], [0.21, -1.49, -1.47]]> : tensor<2x3xf64>
  %h7.0 = ttc.mul %d7.0, %step : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xf64>
  %p7.0 = ttc.add %x7.0, %h7.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %m7.0 = ttc.sub %x7.0, %h7.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %t7.0 = ttc.mul %g7#0, %d7.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %u7.0 = ttc.sum %t7.0 : (tensor<2x3xf64>) -> tensor<f64>
  %d7.1 = ttc.constant dense<[-0.3, -1.02, 1.38]> : tensor<3xf64>
  %h7.1 = ttc.mul %d7.1, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p7.1 = ttc.add %x7.1, %h7.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m7.1 = ttc.sub %x7.1, %h7.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t7.1 = ttc.mul %g7#1, %d7.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u7.1 = ttc.sum %t7.1 : (tensor<3xf64>) -> tensor<f64>
  %fp7 = ttc.fmod %p7.0, %p7.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %fm7 = ttc.fmod %m7.0, %m7.1 : (tensor<2x3xf64>, tensor<3xf64>) -> tensor<2x3xf64>
  %c7 = ttc.sub %fp7, %fm7 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %cs7 = ttc.mul %c7, %s7 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %n7 = ttc.sum %cs7 : (tensor<2x3xf64>) -> tensor<f64>
  %q7 = ttc.div %n7, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r7.0 = ttc.sub %q7, %u7.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r7.1 = ttc.sub %r7.0, %u7.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b7 = ttc.abs %r7.1 : (tensor<f64>) -> tensor<f64>
  %ok7 = ttc.lt %b7, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 8: mul of both stretched
  %x8.0 = ttc.constant dense<[[[1.71, 0.55]], [[-0.38, 1.32]]]> : tensor<2x1x2xf64>
  %x8.1 = ttc.constant dense<[[-1.5], [1.92], [-1.97]]> : tensor<3x1xf64>
  %y8 = ttc.mul %x8.0, %x8.1 : (tensor<2x1x2xf64>, tensor<3x1xf64>) -> tensor<2x3x2xf64>
  %w8.0 = ttc.constant dense<[[[-2.565, -0.8250000000000001], [3.2832, 1.056], [-3.3687, -1.0835000000000001]], [[0.5700000000000001, -1.98], [-0.7296, 2.5344], [0.7486, -2.6004]]]> : tensor<2x3x2xf64>
  %e8.0 = ttc.sub %y8, %w8.0 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %a8.0 = ttc.abs %e8.0 : (tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %l8.0 = ttc.lt %a8.0, %tolerance : (tensor<2x3x2xf64>, tensor<f64>) -> tensor<2x3x2xi1>
  %ok8.0 = ttc.all %l8.0 : (tensor<2x3x2xi1>) -> tensor<i1>
  %s8 = ttc.constant dense<[[[-0.57, 0.68], [1.16, -1.81], [-0.96, 0.25]], [[-1.22, -0.13], [1.01, 1.37], [-1.44, -0.89]]]> : tensor<2x3x2xf64>
  %g8:2 = ttc.gradient %y8 wrt %x8.0, %x8.1 seed %s8 : (tensor<2x3x2xf64>, tensor<2x1x2xf64>, tensor<3x1xf64>, tensor<2x3x2xf64>) -> (tensor<2x1x2xf64>, tensor<3x1xf64>)
  %d8.0 = ttc.constant dense<[[[-1.8, -0.18]], [[1.2, 1.27]]]> : tensor<2x1x2xf64>
  %h8.0 = ttc.mul %d8.0, %step : (tensor<2x1x2xf64>, tensor<f64>) -> tensor<2x1x2xf64>
  %p8.0 = ttc.add %x8.0, %h8.0 : (tensor<2x1x2xf64>, tensor<2x1x2xf64>) -> tensor<2x1x2xf64>
  %m8.0 = ttc.sub %x8.0, %h8.0 : (tensor<2x1x2xf64>, tensor<2x1x2xf64>) -> tensor<2x1x2xf64>
  %t8.0 = ttc.mul %g8#0, %d8.0 : (tensor<2x1x2xf64>, tensor<2x1x2xf64>) -> tensor<2x1x2xf64>
  %u8.0 = ttc.sum %t8.0 : (tensor<2x1x2xf64>) -> tensor<f64>
  %d8.1 = ttc.constant dense<[[-1.86], [-0.82], [-0.21]]> : tensor<3x1xf64>
  %h8.1 = ttc.mul %d8.1, %step : (tensor<3x1xf64>, tensor<f64>) -> tensor<3x1xf64>
  %p8.1 = ttc.add %x8.1, %h8.1 : (tensor<3x1xf64>, tensor<3x1xf64>) -> tensor<3x1xf64>
  %m8.1 = ttc.sub %x8.1, %h8.1 : (tensor<3x1xf64>, tensor<3x1xf64>) -> tensor<3x1xf64>
  %t8.1 = ttc.mul %g8#1, %d8.1 : (tensor<3x1xf64>, tensor<3x1xf64>) -> tensor<3x1xf64>
  %u8.1 = ttc.sum %t8.1 : (tensor<3x1xf64>) -> tensor<f64>
  %fp8 = ttc.mul %p8.0, %p8.1 : (tensor<2x1x2xf64>, tensor<3x1xf64>) -> tensor<2x3x2xf64>
  %fm8 = ttc.mul %m8.0, %m8.1 : (tensor<2x1x2xf64>, tensor<3x1xf64>) -> tensor<2x3x2xf64>
  %c8 = ttc.sub %fp8, %fm8 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %cs8 = ttc.mul %c8, %s8 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %n8 = ttc.sum %cs8 : (tensor<2x3x2xf64>) -> tensor<f64>
  %q8 = ttc.div %n8, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r8.0 = ttc.sub %q8, %u8.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r8.1 = ttc.sub %r8.0, %u8.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b8 = ttc.abs %r8.1 : (tensor<f64>) -> tensor<f64>
  %ok8 = ttc.lt %b8, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 9: sub of a scalar
  %x9.0 = ttc.constant dense<0.73> : tensor<f64>
  %x9.1 = ttc.constant dense<[1.81, -0.21, -1.34]> : tensor<3xf64>
  %y9 = ttc.sub %x9.0, %x9.1 : (tensor<f64>, tensor<3xf64>) -> tensor<3xf64>
  %w9.0 = ttc.constant dense<[-1.08, 0.94, 2.0700000000000003]> : tensor<3xf64>
  %e9.0 = ttc.sub %y9, %w9.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %a9.0 = ttc.abs %e9.0 : (tensor<3xf64>) -> tensor<3xf64>
  %l9.0 = ttc.lt %a9.0, %tolerance : (tensor<3xf64>, tensor<f64>) -> tensor<3xi1>
  %ok9.0 = ttc.all %l9.0 : (tensor<3xi1>) -> tensor<i1>
  %s9 = ttc.constant dense<[-0.66, 0.55, 1.98]> : tensor<3xf64>
  %g9:2 = ttc.gradient %y9 wrt %x9.0, %x9.1 seed %s9 : (tensor<3xf64>, tensor<f64>, tensor<3xf64>, tensor<3xf64>) -> (tensor<f64>, tensor<3xf64>)
  %d9.0 = ttc.constant dense<-1.06> : tensor<f64>
  %h9.0 = ttc.mul %d9.0, %step : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %p9.0 = ttc.add %x9.0, %h9.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %m9.0 = ttc.sub %x9.0, %h9.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %t9.0 = ttc.mul %g9#0, %d9.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %u9.0 = ttc.sum %t9.0 : (tensor<f64>) -> tensor<f64>
  %d9.1 = ttc.constant dense<[-1.3, 0.66, 1.24]> : tensor<3xf64>
  %h9.1 = ttc.mul %d9.1, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p9.1 = ttc.add %x9.1, %h9.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m9.1 = ttc.sub %x9.1, %h9.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t9.1 = ttc.mul %g9#1, %d9.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u9.1 = ttc.sum %t9.1 : (tensor<3xf64>) -> tensor<f64>
  %fp9 = ttc.sub %p9.0, %p9.1 : (tensor<f64>, tensor<3xf64>) -> tensor<3xf64>
  %fm9 = ttc.sub %m9.0, %m9.1 : (tensor<f64>, tensor<3xf64>) -> tensor<3xf64>
  %c9 = ttc.sub %fp9, %fm9 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %cs9 = ttc.mul %c9, %s9 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %n9 = ttc.sum %cs9 : (tensor<3xf64>) -> tensor<f64>
  %q9 = ttc.div %n9, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r9.0 = ttc.sub %q9, %u9.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r9.1 = ttc.sub %r9.0, %u9.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b9 = ttc.abs %r9.1 : (tensor<f64>) -> tensor<f64>
  %ok9 = ttc.lt %b9, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 10: pow
  %x10.0 = ttc.constant dense<[0.2, 0.7, 1.4, 2.9]> : tensor<4xf64>
  %x10.1 = ttc.constant dense<[[1.97], [0.37]]> : tensor<2x1xf64>
  %y10 = ttc.pow %x10.0, %x10.1 : (tensor<4xf64>, tensor<2x1xf64>) -> tensor<2x4xf64>
  %w10.0 = ttc.constant dense<[[0.04197871027223815, 0.49527127334820986, 1.9403149517158396, 8.145618308960223], [0.5512912486152176, 0.8763675229736332, 1.1325760489937422, 1.4828159852525455]]> : tensor<2x4xf64>
  %e10.0 = ttc.sub %y10, %w10.0 : (tensor<2x4xf64>, tensor<2x4xf64>) -> tensor<2x4xf64>
  %a10.0 = ttc.abs %e10.0 : (tensor<2x4xf64>) -> tensor<2x4xf64>
  %l10.0 = ttc.lt %a10.0, %tolerance : (tensor<2x4xf64>, tensor<f64>) -> tensor<2x4xi1>
  %ok10.0 = ttc.all %l10.0 : (tensor<2x4xi1>) -> tensor<i1>
  %s10 = ttc.constant dense<[[-1.75, -1.06, 1.8, 1.71], [-0.73, -1.02, -0.56, -0.03]]> : tensor<2x4xf64>
  %g10:2 = ttc.gradient %y10 wrt %x10.0, %x10.1 seed %s10 : (tensor<2x4xf64>, tensor<4xf64>, tensor<2x1xf64>, tensor<2x4xf64>) -> (tensor<4xf64>, tensor<2x1xf64>)
  %d10.0 = ttc.constant dense<[1.89, 0.04, -0.57, 0.75]> : tensor<4xf64>
  %h10.0 = ttc.mul %d10.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p10.0 = ttc.add %x10.0, %h10.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m10.0 = ttc.sub %x10.0, %h10.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t10.0 = ttc.mul %g10#0, %d10.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u10.0 = ttc.sum %t10.0 : (tensor<4xf64>) -> tensor<f64>
  %d10.1 = ttc.constant dense<[[-0.32], [-1.74]]> : tensor<2x1xf64>
  %h10.1 = ttc.mul %d10.1, %step : (tensor<2x1xf64>, tensor<f64>) -> tensor<2x1xf64>
  %p10.1 = ttc.add %x10.1, %h10.1 : (tensor<2x1xf64>, tensor<2x1xf64>) -> tensor<2x1xf64>
  %m10.1 = ttc.sub %x10.1, %h10.1 : (tensor<2x1xf64>, tensor<2x1xf64>) -> tensor<2x1xf64>
  %t10.1 = ttc.mul %g10#1, %d10.1 : (tensor<2x1xf64>, tensor<2x1xf64>) -> tensor<2x1xf64>
  %u10.1 = ttc.sum %t10.1 : (tensor<2x1xf64>) -> tensor<f64>
  %fp10 = ttc.pow %p10.0, %p10.1 : (tensor<4xf64>, tensor<2x1xf64>) -> tensor<2x4xf64>
  %fm10 = ttc.pow %m10.0, %m10.1 : (tensor<4xf64>, tensor<2x1xf64>) -> tensor<2x4xf64>
  %c10 = ttc.sub %fp10, %fm10 : (tensor<2x4xf64>, tensor<2x4xf64>) -> tensor<2x4xf64>
  %cs10 = ttc.mul %c10, %s10 : (tensor<2x4xf64>, tensor<2x4xf64>) -> tensor<2x4xf64>
  %n10 = ttc.sum %cs10 : (tensor<2x4xf64>) -> tensor<f64>
  %q10 = ttc.div %n10, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r10.0 = ttc.sub %q10, %u10.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r10.1 = ttc.sub %r10.0, %u10.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b10 = ttc.abs %r10.1 : (tensor<f64>) -> tensor<f64>
  %ok10 = ttc.lt %b10, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 11: where
  %x11.0 = ttc.constant dense<[true, false, false]> : tensor<3xi1>
  %x11.1 = ttc.constant dense<[[-1.5, -1.81, -1.96], [0.91, 1.2, -1.22]]> : tensor<2x3xf64>
  %x11.2 = ttc.constant dense<[-1.46]> : tensor<1xf64>
  %y11 = ttc.where %x11.0, %x11.1, %x11.2 : (tensor<3xi1>, tensor<2x3xf64>, tensor<1xf64>) -> tensor<2x3xf64>
  %w11.0 = ttc.constant dense<[[-1.5, -1.46, -1.46], [0.91, -1.46, -1.46]]> : tensor<2x3xf64>
  %e11.0 = ttc.sub %y11, %w11.0 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %a11.0 = ttc.abs %e11.0 : (tensor<2x3xf64>) -> tensor<2x3xf64>
  %l11.0 = ttc.lt %a11.0, %tolerance : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xi1>
  %ok11.0 = ttc.all %l11.0 : (tensor<2x3xi1>) -> tensor<i1>
  %s11 = ttc.constant dense<[[-0.64, 1.25, 1.12], [1.86, 0.91, -0.86]]> : tensor<2x3xf64>
  %g11:2 = ttc.gradient %y11 wrt %x11.1, %x11.2 seed %s11 : (tensor<2x3xf64>, tensor<2x3xf64>, tensor<1xf64>, tensor<2x3xf64>) -> (tensor<2x3xf64>, tensor<1xf64>)
  %d11.1 = ttc.constant dense<[[1.19, 1.74, -0.55], [1.33, -0.45, 1.52]]> : tensor<2x3xf64>
  %h11.1 = ttc.mul %d11.1, %step : (tensor<2x3xf64>, tensor<f64>) -> tensor<2x3xf64>
  %p11.1 = ttc.add %x11.1, %h11.1 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %m11.1 = ttc.sub %x11.1, %h11.1 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %t11.1 = ttc.mul %g11#0, %d11.1 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %u11.1 = ttc.sum %t11.1 : (tensor<2x3xf64>) -> tensor<f64>
  %d11.2 = ttc.constant dense<[-1.97]> : tensor<1xf64>
  %h11.2 = ttc.mul %d11.2, %step : (tensor<1xf64>, tensor<f64>) -> tensor<1xf64>
  %p11.2 = ttc.add %x11.2, %h11.2 : (tensor<1xf64>, tensor<1xf64>) -> tensor<1xf64>
  %m11.2 = ttc.sub %x11.2, %h11.2 : (tensor<1xf64>, tensor<1xf64>) -> tensor<1xf64>
  %t11.2 = ttc.mul %g11#1, %d11.2 : (tensor<1xf64>, tensor<1xf64>) -> tensor<1xf64>
  %u11.2 = ttc.sum %t11.2 : (tensor<1xf64>) -> tensor<f64>
  %fp11 = ttc.where %x11.0, %p11.1, %p11.2 : (tensor<3xi1>, tensor<2x3xf64>, tensor<1xf64>) -> tensor<2x3xf64>
  %fm11 = ttc.where %x11.0, %m11.1, %m11.2 : (tensor<3xi1>, tensor<2x3xf64>, tensor<1xf64>) -> tensor<2x3xf64>
  %c11 = ttc.sub %fp11, %fm11 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %cs11 = ttc.mul %c11, %s11 : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xf64>
  %n11 = ttc.sum %cs11 : (tensor<2x3xf64>) -> tensor<f64>
  %q11 = ttc.div %n11, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r11.0 = ttc.sub %q11, %u11.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r11.1 = ttc.sub %r11.0, %u11.2 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b11 = ttc.abs %r11.1 : (tensor<f64>) -> tensor<f64>
  %ok11 = ttc.lt %b11, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 12: cast
  %x12.0 = ttc.constant dense<[-1.24, -0.08, 1.88]> : tensor<3xf64>
  %y12 = ttc.cast %x12.0 {dtype = f64} : (tensor<3xf64>) -> tensor<3xf64>
  %w12.0 = ttc.constant dense<[-1.24, -0.08, 1.88]> : tensor<3xf64>
  %e12.0 = ttc.sub %y12, %w12.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %a12.0 = ttc.abs %e12.0 : (tensor<3xf64>) -> tensor<3xf64>
  %l12.0 = ttc.lt %a12.0, %tolerance : (tensor<3xf64>, tensor<f64>) -> tensor<3xi1>
  %ok12.0 = ttc.all %l12.0 : (tensor<3xi1>) -> tensor<i1>
  %s12 = ttc.constant dense<[-0.56, -0.53, 1.33]> : tensor<3xf64>
  %g12 = ttc.gradient %y12 wrt %x12.0 seed %s12 : (tensor<3xf64>, tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %d12.0 = ttc.constant dense<[-1.63, 1.62, 1.39]> : tensor<3xf64>
  %h12.0 = ttc.mul %d12.0, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p12.0 = ttc.add %x12.0, %h12.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m12.0 = ttc.sub %x12.0, %h12.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t12.0 = ttc.mul %g12, %d12.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u12.0 = ttc.sum %t12.0 : (tensor<3xf64>) -> tensor<f64>
  %fp12 = ttc.cast %p12.0 {dtype = f64} : (tensor<3xf64>) -> tensor<3xf64>
  %fm12 = ttc.cast %m12.0 {dtype = f64} : (tensor<3xf64>) -> tensor<3xf64>
  %c12 = ttc.sub %fp12, %fm12 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %cs12 = ttc.mul %c12, %s12 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %n12 = ttc.sum %cs12 : (tensor<3xf64>) -> tensor<f64>
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
  %v17 = ttc.reshape %ok8 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v18 = ttc.reshape %ok9.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v19 = ttc.reshape %ok9 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v20 = ttc.reshape %ok10.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v21 = ttc.reshape %ok10 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v22 = ttc.reshape %ok11.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v23 = ttc.reshape %ok11 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v24 = ttc.reshape %ok12.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v25 = ttc.reshape %ok12 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %each = ttc.cat %v0, %v1, %v2, %v3, %v4, %v5, %v6, %v7, %v8, %v9, %v10, %v11, %v12, %v13, %v14, %v15, %v16, %v17, %v18, %v19, %v20, %v21, %v22, %v23, %v24, %v25 {dim = 0 : i64} : (tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>) -> tensor<26xi1>
  %every = ttc.all %each : (tensor<26xi1>) -> tensor<i1>
  return %every, %each : tensor<i1>, tensor<26xi1>
}
