// Elementwise operations of one operand.
// Each result is compared with that of torch, and each gradient with central differences along one direction, in f64.
// RUN: ttc-run %s | FileCheck %s

// CHECK: out0: bool []
// CHECK-NEXT: true
func.func @main() -> (tensor<i1>, tensor<38xi1>) {
  %tolerance = ttc.constant dense<1.0e-7> : tensor<f64>
  %step = ttc.constant dense<1.0e-5> : tensor<f64>
  %two_steps = ttc.constant dense<2.0e-5> : tensor<f64>

  // 0: neg
  %x0.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y0 = ttc.neg %x0.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w0.0 = ttc.constant dense<[2.4, 0.6, -0.3, -1.2]> : tensor<4xf64>
  %e0.0 = ttc.sub %y0, %w0.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a0.0 = ttc.abs %e0.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l0.0 = ttc.lt %a0.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok0.0 = ttc.all %l0.0 : (tensor<4xi1>) -> tensor<i1>
  %s0 = ttc.constant dense<[-1.86, -0.85, 1.09, -1.3]> : tensor<4xf64>
  %g0 = ttc.gradient %y0 wrt %x0.0 seed %s0 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d0.0 = ttc.constant dense<[1.02, 0.43, -1.21, -0.27]> : tensor<4xf64>
  %h0.0 = ttc.mul %d0.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p0.0 = ttc.add %x0.0, %h0.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m0.0 = ttc.sub %x0.0, %h0.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t0.0 = ttc.mul %g0, %d0.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u0.0 = ttc.sum %t0.0 : (tensor<4xf64>) -> tensor<f64>
  %fp0 = ttc.neg %p0.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm0 = ttc.neg %m0.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c0 = ttc.sub %fp0, %fm0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs0 = ttc.mul %c0, %s0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n0 = ttc.sum %cs0 : (tensor<4xf64>) -> tensor<f64>
  %q0 = ttc.div %n0, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r0.0 = ttc.sub %q0, %u0.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b0 = ttc.abs %r0.0 : (tensor<f64>) -> tensor<f64>
  %ok0 = ttc.lt %b0, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 1: abs
  %x1.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y1 = ttc.abs %x1.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w1.0 = ttc.constant dense<[2.4, 0.6, 0.3, 1.2]> : tensor<4xf64>
  %e1.0 = ttc.sub %y1, %w1.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a1.0 = ttc.abs %e1.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l1.0 = ttc.lt %a1.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok1.0 = ttc.all %l1.0 : (tensor<4xi1>) -> tensor<i1>
  %s1 = ttc.constant dense<[-0.38, 1.11, -1.25, 0.38]> : tensor<4xf64>
  %g1 = ttc.gradient %y1 wrt %x1.0 seed %s1 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d1.0 = ttc.constant dense<[-0.21, -0.63, 1.88, -1.65]> : tensor<4xf64>
  %h1.0 = ttc.mul %d1.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p1.0 = ttc.add %x1.0, %h1.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m1.0 = ttc.sub %x1.0, %h1.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t1.0 = ttc.mul %g1, %d1.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u1.0 = ttc.sum %t1.0 : (tensor<4xf64>) -> tensor<f64>
  %fp1 = ttc.abs %p1.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm1 = ttc.abs %m1.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c1 = ttc.sub %fp1, %fm1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs1 = ttc.mul %c1, %s1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n1 = ttc.sum %cs1 : (tensor<4xf64>) -> tensor<f64>
  %q1 = ttc.div %n1, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r1.0 = ttc.sub %q1, %u1.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b1 = ttc.abs %r1.0 : (tensor<f64>) -> tensor<f64>
  %ok1 = ttc.lt %b1, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 2: sign
  %x2.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y2 = ttc.sign %x2.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w2.0 = ttc.constant dense<[-1.0, -1.0, 1.0, 1.0]> : tensor<4xf64>
  %e2.0 = ttc.sub %y2, %w2.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a2.0 = ttc.abs %e2.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l2.0 = ttc.lt %a2.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok2.0 = ttc.all %l2.0 : (tensor<4xi1>) -> tensor<i1>
  %s2 = ttc.constant dense<[-1.54, 0.13, 1.8, -1.49]> : tensor<4xf64>
  %g2 = ttc.gradient %y2 wrt %x2.0 seed %s2 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d2.0 = ttc.constant dense<[0.64, 0.19, -1.8, -0.94]> : tensor<4xf64>
  %h2.0 = ttc.mul %d2.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p2.0 = ttc.add %x2.0, %h2.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m2.0 = ttc.sub %x2.0, %h2.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t2.0 = ttc.mul %g2, %d2.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u2.0 = ttc.sum %t2.0 : (tensor<4xf64>) -> tensor<f64>
  %fp2 = ttc.sign %p2.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm2 = ttc.sign %m2.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c2 = ttc.sub %fp2, %fm2 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs2 = ttc.mul %c2, %s2 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n2 = ttc.sum %cs2 : (tensor<4xf64>) -> tensor<f64>
  %q2 = ttc.div %n2, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r2.0 = ttc.sub %q2, %u2.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b2 = ttc.abs %r2.0 : (tensor<f64>) -> tensor<f64>
  %ok2 = ttc.lt %b2, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 3: exp
  %x3.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y3 = ttc.exp %x3.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w3.0 = ttc.constant dense<[0.09071795328941251, 0.5488116360940265, 1.3498588075760032, 3.3201169227365472]> : tensor<4xf64>
  %e3.0 = ttc.sub %y3, %w3.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a3.0 = ttc.abs %e3.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l3.0 = ttc.lt %a3.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok3.0 = ttc.all %l3.0 : (tensor<4xi1>) -> tensor<i1>
  %s3 = ttc.constant dense<[-0.24, -1.66, -0.27, 0.28]> : tensor<4xf64>
  %g3 = ttc.gradient %y3 wrt %x3.0 seed %s3 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d3.0 = ttc.constant dense<[0.26, 0.85, 1.35, -1.83]> : tensor<4xf64>
  %h3.0 = ttc.mul %d3.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p3.0 = ttc.add %x3.0, %h3.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m3.0 = ttc.sub %x3.0, %h3.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t3.0 = ttc.mul %g3, %d3.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u3.0 = ttc.sum %t3.0 : (tensor<4xf64>) -> tensor<f64>
  %fp3 = ttc.exp %p3.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm3 = ttc.exp %m3.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c3 = ttc.sub %fp3, %fm3 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs3 = ttc.mul %c3, %s3 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n3 = ttc.sum %cs3 : (tensor<4xf64>) -> tensor<f64>
  %q3 = ttc.div %n3, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r3.0 = ttc.sub %q3, %u3.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b3 = ttc.abs %r3.0 : (tensor<f64>) -> tensor<f64>
  %ok3 = ttc.lt %b3, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 4: expm1
  %x4.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y4 = ttc.expm1 %x4.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w4.0 = ttc.constant dense<[-0.9092820467105875, -0.45118836390597356, 0.3498588075760031, 2.3201169227365472]> : tensor<4xf64>
  %e4.0 = ttc.sub %y4, %w4.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a4.0 = ttc.abs %e4.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l4.0 = ttc.lt %a4.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok4.0 = ttc.all %l4.0 : (tensor<4xi1>) -> tensor<i1>
  %s4 = ttc.constant dense<[-1.98, -1.61, -1.47, 1.44]> : tensor<4xf64>
  %g4 = ttc.gradient %y4 wrt %x4.0 seed %s4 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d4.0 = ttc.constant dense<[-1.26, -0.17, -0.06, 1.65]> : tensor<4xf64>
  %h4.0 = ttc.mul %d4.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p4.0 = ttc.add %x4.0, %h4.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m4.0 = ttc.sub %x4.0, %h4.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t4.0 = ttc.mul %g4, %d4.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u4.0 = ttc.sum %t4.0 : (tensor<4xf64>) -> tensor<f64>
  %fp4 = ttc.expm1 %p4.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm4 = ttc.expm1 %m4.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c4 = ttc.sub %fp4, %fm4 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs4 = ttc.mul %c4, %s4 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n4 = ttc.sum %cs4 : (tensor<4xf64>) -> tensor<f64>
  %q4 = ttc.div %n4, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r4.0 = ttc.sub %q4, %u4.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b4 = ttc.abs %r4.0 : (tensor<f64>) -> tensor<f64>
  %ok4 = ttc.lt %b4, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 5: square
  %x5.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y5 = ttc.square %x5.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w5.0 = ttc.constant dense<[5.76, 0.36, 0.09, 1.44]> : tensor<4xf64>
  %e5.0 = ttc.sub %y5, %w5.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a5.0 = ttc.abs %e5.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l5.0 = ttc.lt %a5.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok5.0 = ttc.all %l5.0 : (tensor<4xi1>) -> tensor<i1>
  %s5 = ttc.constant dense<[0.21, -0.44, -0.42, 0.37]> : tensor<4xf64>
  %g5 = ttc.gradient %y5 wrt %x5.0 seed %s5 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d5.0 = ttc.constant dense<[-0.63, -0.51, 0.58, 0.33]> : tensor<4xf64>
  %h5.0 = ttc.mul %d5.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p5.0 = ttc.add %x5.0, %h5.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m5.0 = ttc.sub %x5.0, %h5.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t5.0 = ttc.mul %g5, %d5.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u5.0 = ttc.sum %t5.0 : (tensor<4xf64>) -> tensor<f64>
  %fp5 = ttc.square %p5.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm5 = ttc.square %m5.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c5 = ttc.sub %fp5, %fm5 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs5 = ttc.mul %c5, %s5 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n5 = ttc.sum %cs5 : (tensor<4xf64>) -> tensor<f64>
  %q5 = ttc.div %n5, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r5.0 = ttc.sub %q5, %u5.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b5 = ttc.abs %r5.0 : (tensor<f64>) -> tensor<f64>
  %ok5 = ttc.lt %b5, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 6: sin
  %x6.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y6 = ttc.sin %x6.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w6.0 = ttc.constant dense<[-0.675463180551151, -0.5646424733950354, 0.29552020666133955, 0.9320390859672263]> : tensor<4xf64>
  %e6.0 = ttc.sub %y6, %w6.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a6.0 = ttc.abs %e6.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l6.0 = ttc.lt %a6.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok6.0 = ttc.all %l6.0 : (tensor<4xi1>) -> tensor<i1>
  %s6 = ttc.constant dense<[-0.81, -1.74, 0.72, -0.31]> : tensor<4xf64>
  %g6 = ttc.gradient %y6 wrt %x6.0 seed %s6 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d6.0 = ttc.constant dense<[0.98, 0.58, -0.47, 0.95]> : tensor<4xf64>
  %h6.0 = ttc.mul %d6.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p6.0 = ttc.add %x6.0, %h6.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m6.0 = ttc.sub %x6.0, %h6.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t6.0 = ttc.mul %g6, %d6.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u6.0 = ttc.sum %t6.0 : (tensor<4xf64>) -> tensor<f64>
  %fp6 = ttc.sin %p6.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm6 = ttc.sin %m6.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c6 = ttc.sub %fp6, %fm6 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs6 = ttc.mul %c6, %s6 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n6 = ttc.sum %cs6 : (tensor<4xf64>) -> tensor<f64>
  %q6 = ttc.div %n6, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r6.0 = ttc.sub %q6, %u6.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b6 = ttc.abs %r6.0 : (tensor<f64>) -> tensor<f64>
  %ok6 = ttc.lt %b6, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 7: cos
  %x7.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y7 = ttc.cos %x7.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w7.0 = ttc.constant dense<[-0.7373937155412454, 0.8253356149096783, 0.955336489125606, 0.3623577544766736]> : tensor<4xf64>
  %e7.0 = ttc.sub %y7, %w7.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a7.0 = ttc.abs %e7.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l7.0 = ttc.lt %a7.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok7.0 = ttc.all %l7.0 : (tensor<4xi1>) -> tensor<i1>
  %s7 = ttc.constant dense<[-0.63, -0.65, -0.57, -0.23]> : tensor<4xf64>
  %g7 = ttc.gradient %y7 wrt %x7.0 seed %s7 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d7.0 = ttc.constant dense<[-1.47, -0.64, -1.96, -1.67]> : tensor<4xf64>
  %h7.0 = ttc.mul %d7.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p7.0 = ttc.add %x7.0, %h7.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m7.0 = ttc.sub %x7.0, %h7.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t7.0 = ttc.mul %g7, %d7.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u7.0 = ttc.sum %t7.0 : (tensor<4xf64>) -> tensor<f64>
  %fp7 = ttc.cos %p7.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm7 = ttc.cos %m7.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c7 = ttc.sub %fp7, %fm7 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs7 = ttc.mul %c7, %s7 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n7 = ttc.sum %cs7 : (tensor<4xf64>) -> tensor<f64>
  %q7 = ttc.div %n7, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r7.0 = ttc.sub %q7, %u7.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b7 = ttc.abs %r7.0 : (tensor<f64>) -> tensor<f64>
  %ok7 = ttc.lt %b7, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 8: tan
  %x8.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y8 = ttc.tan %x8.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w8.0 = ttc.constant dense<[0.9160142896734107, -0.6841368083416923, 0.30933624960962325, 2.5721516221263188]> : tensor<4xf64>
  %e8.0 = ttc.sub %y8, %w8.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a8.0 = ttc.abs %e8.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l8.0 = ttc.lt %a8.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok8.0 = ttc.all %l8.0 : (tensor<4xi1>) -> tensor<i1>
  %s8 = ttc.constant dense<[-0.99, 0.63, -1.96, 2.0]> : tensor<4xf64>
  %g8 = ttc.gradient %y8 wrt %x8.0 seed %s8 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d8.0 = ttc.constant dense<[1.37, -1.05, -1.42, -1.29]> : tensor<4xf64>
  %h8.0 = ttc.mul %d8.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p8.0 = ttc.add %x8.0, %h8.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m8.0 = ttc.sub %x8.0, %h8.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t8.0 = ttc.mul %g8, %d8.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u8.0 = ttc.sum %t8.0 : (tensor<4xf64>) -> tensor<f64>
  %fp8 = ttc.tan %p8.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm8 = ttc.tan %m8.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c8 = ttc.sub %fp8, %fm8 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs8 = ttc.mul %c8, %s8 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n8 = ttc.sum %cs8 : (tensor<4xf64>) -> tensor<f64>
  %q8 = ttc.div %n8, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r8.0 = ttc.sub %q8, %u8.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b8 = ttc.abs %r8.0 : (tensor<f64>) -> tensor<f64>
  %ok8 = ttc.lt %b8, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 9: tanh
  %x9.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y9 = ttc.tanh %x9.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w9.0 = ttc.constant dense<[-0.9836748576936802, -0.5370495669980353, 0.2913126124515909, 0.8336546070121552]> : tensor<4xf64>
  %e9.0 = ttc.sub %y9, %w9.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a9.0 = ttc.abs %e9.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l9.0 = ttc.lt %a9.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok9.0 = ttc.all %l9.0 : (tensor<4xi1>) -> tensor<i1>
  %s9 = ttc.constant dense<[0.51, 1.93, 1.87, -1.39]> : tensor<4xf64>
  %g9 = ttc.gradient %y9 wrt %x9.0 seed %s9 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d9.0 = ttc.constant dense<[0.43, 0.01, -1.95, -1.95]> : tensor<4xf64>
  %h9.0 = ttc.mul %d9.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p9.0 = ttc.add %x9.0, %h9.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m9.0 = ttc.sub %x9.0, %h9.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t9.0 = ttc.mul %g9, %d9.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u9.0 = ttc.sum %t9.0 : (tensor<4xf64>) -> tensor<f64>
  %fp9 = ttc.tanh %p9.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm9 = ttc.tanh %m9.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c9 = ttc.sub %fp9, %fm9 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs9 = ttc.mul %c9, %s9 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n9 = ttc.sum %cs9 : (tensor<4xf64>) -> tensor<f64>
  %q9 = ttc.div %n9, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r9.0 = ttc.sub %q9, %u9.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b9 = ttc.abs %r9.0 : (tensor<f64>) -> tensor<f64>
  %ok9 = ttc.lt %b9, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 10: erf
  %x10.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y10 = ttc.erf %x10.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w10.0 = ttc.constant dense<[-0.999311486103355, -0.6038560908479259, 0.3286267594591274, 0.9103139782296353]> : tensor<4xf64>
  %e10.0 = ttc.sub %y10, %w10.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a10.0 = ttc.abs %e10.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l10.0 = ttc.lt %a10.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok10.0 = ttc.all %l10.0 : (tensor<4xi1>) -> tensor<i1>
  %s10 = ttc.constant dense<[1.18, -1.55, 0.58, 1.61]> : tensor<4xf64>
  %g10 = ttc.gradient %y10 wrt %x10.0 seed %s10 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d10.0 = ttc.constant dense<[1.76, -1.97, -0.78, -0.24]> : tensor<4xf64>
  %h10.0 = ttc.mul %d10.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p10.0 = ttc.add %x10.0, %h10.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m10.0 = ttc.sub %x10.0, %h10.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t10.0 = ttc.mul %g10, %d10.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u10.0 = ttc.sum %t10.0 : (tensor<4xf64>) -> tensor<f64>
  %fp10 = ttc.erf %p10.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm10 = ttc.erf %m10.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c10 = ttc.sub %fp10, %fm10 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs10 = ttc.mul %c10, %s10 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n10 = ttc.sum %cs10 : (tensor<4xf64>) -> tensor<f64>
  %q10 = ttc.div %n10, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r10.0 = ttc.sub %q10, %u10.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b10 = ttc.abs %r10.0 : (tensor<f64>) -> tensor<f64>
  %ok10 = ttc.lt %b10, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 11: floor
  %x11.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y11 = ttc.floor %x11.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w11.0 = ttc.constant dense<[-3.0, -1.0, 0.0, 1.0]> : tensor<4xf64>
  %e11.0 = ttc.sub %y11, %w11.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a11.0 = ttc.abs %e11.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l11.0 = ttc.lt %a11.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok11.0 = ttc.all %l11.0 : (tensor<4xi1>) -> tensor<i1>
  %s11 = ttc.constant dense<[1.74, 0.67, 0.01, 0.13]> : tensor<4xf64>
  %g11 = ttc.gradient %y11 wrt %x11.0 seed %s11 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d11.0 = ttc.constant dense<[0.51, -0.99, -0.61, 1.29]> : tensor<4xf64>
  %h11.0 = ttc.mul %d11.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p11.0 = ttc.add %x11.0, %h11.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m11.0 = ttc.sub %x11.0, %h11.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t11.0 = ttc.mul %g11, %d11.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u11.0 = ttc.sum %t11.0 : (tensor<4xf64>) -> tensor<f64>
  %fp11 = ttc.floor %p11.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm11 = ttc.floor %m11.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c11 = ttc.sub %fp11, %fm11 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs11 = ttc.mul %c11, %s11 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n11 = ttc.sum %cs11 : (tensor<4xf64>) -> tensor<f64>
  %q11 = ttc.div %n11, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r11.0 = ttc.sub %q11, %u11.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b11 = ttc.abs %r11.0 : (tensor<f64>) -> tensor<f64>
  %ok11 = ttc.lt %b11, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 12: ceil
  %x12.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y12 = ttc.ceil %x12.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w12.0 = ttc.constant dense<[-2.0, -0.0, 1.0, 2.0]> : tensor<4xf64>
  %e12.0 = ttc.sub %y12, %w12.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a12.0 = ttc.abs %e12.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l12.0 = ttc.lt %a12.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok12.0 = ttc.all %l12.0 : (tensor<4xi1>) -> tensor<i1>
  %s12 = ttc.constant dense<[0.99, -0.21, -1.1, -1.25]> : tensor<4xf64>
  %g12 = ttc.gradient %y12 wrt %x12.0 seed %s12 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d12.0 = ttc.constant dense<[-0.54, -1.31, 0.2, 1.43]> : tensor<4xf64>
  %h12.0 = ttc.mul %d12.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p12.0 = ttc.add %x12.0, %h12.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m12.0 = ttc.sub %x12.0, %h12.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t12.0 = ttc.mul %g12, %d12.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u12.0 = ttc.sum %t12.0 : (tensor<4xf64>) -> tensor<f64>
  %fp12 = ttc.ceil %p12.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm12 = ttc.ceil %m12.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c12 = ttc.sub %fp12, %fm12 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs12 = ttc.mul %c12, %s12 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n12 = ttc.sum %cs12 : (tensor<4xf64>) -> tensor<f64>
  %q12 = ttc.div %n12, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r12.0 = ttc.sub %q12, %u12.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b12 = ttc.abs %r12.0 : (tensor<f64>) -> tensor<f64>
  %ok12 = ttc.lt %b12, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 13: round
  %x13.0 = ttc.constant dense<[-2.4, -0.6, 0.3, 1.2]> : tensor<4xf64>
  %y13 = ttc.round %x13.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w13.0 = ttc.constant dense<[-2.0, -1.0, 0.0, 1.0]> : tensor<4xf64>
  %e13.0 = ttc.sub %y13, %w13.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a13.0 = ttc.abs %e13.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l13.0 = ttc.lt %a13.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok13.0 = ttc.all %l13.0 : (tensor<4xi1>) -> tensor<i1>
  %s13 = ttc.constant dense<[1.16, -0.88, 1.57, -1.15]> : tensor<4xf64>
  %g13 = ttc.gradient %y13 wrt %x13.0 seed %s13 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d13.0 = ttc.constant dense<[-0.35, -1.83, -0.11, -0.35]> : tensor<4xf64>
  %h13.0 = ttc.mul %d13.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p13.0 = ttc.add %x13.0, %h13.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m13.0 = ttc.sub %x13.0, %h13.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t13.0 = ttc.mul %g13, %d13.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u13.0 = ttc.sum %t13.0 : (tensor<4xf64>) -> tensor<f64>
  %fp13 = ttc.round %p13.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm13 = ttc.round %m13.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c13 = ttc.sub %fp13, %fm13 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs13 = ttc.mul %c13, %s13 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n13 = ttc.sum %cs13 : (tensor<4xf64>) -> tensor<f64>
  %q13 = ttc.div %n13, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r13.0 = ttc.sub %q13, %u13.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b13 = ttc.abs %r13.0 : (tensor<f64>) -> tensor<f64>
  %ok13 = ttc.lt %b13, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 14: log
  %x14.0 = ttc.constant dense<[0.2, 0.7, 1.4, 2.9]> : tensor<4xf64>
  %y14 = ttc.log %x14.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w14.0 = ttc.constant dense<[-1.6094379124341003, -0.35667494393873245, 0.3364722366212129, 1.0647107369924282]> : tensor<4xf64>
  %e14.0 = ttc.sub %y14, %w14.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a14.0 = ttc.abs %e14.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l14.0 = ttc.lt %a14.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok14.0 = ttc.all %l14.0 : (tensor<4xi1>) -> tensor<i1>
  %s14 = ttc.constant dense<[-0.26, 1.73, 1.13, 0.49]> : tensor<4xf64>
  %g14 = ttc.gradient %y14 wrt %x14.0 seed %s14 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d14.0 = ttc.constant dense<[-1.67, 0.18, -1.47, 0.3]> : tensor<4xf64>
  %h14.0 = ttc.mul %d14.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p14.0 = ttc.add %x14.0, %h14.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m14.0 = ttc.sub %x14.0, %h14.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t14.0 = ttc.mul %g14, %d14.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u14.0 = ttc.sum %t14.0 : (tensor<4xf64>) -> tensor<f64>
  %fp14 = ttc.log %p14.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm14 = ttc.log %m14.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c14 = ttc.sub %fp14, %fm14 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs14 = ttc.mul %c14, %s14 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n14 = ttc.sum %cs14 : (tensor<4xf64>) -> tensor<f64>
  %q14 = ttc.div %n14, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r14.0 = ttc.sub %q14, %u14.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b14 = ttc.abs %r14.0 : (tensor<f64>) -> tensor<f64>
  %ok14 = ttc.lt %b14, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 15: log1p
  %x15.0 = ttc.constant dense<[0.2, 0.7, 1.4, 2.9]> : tensor<4xf64>
  %y15 = ttc.log1p %x15.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w15.0 = ttc.constant dense<[0.18232155679395465, 0.5306282510621704, 0.8754687373538999, 1.3609765531356006]> : tensor<4xf64>
  %e15.0 = ttc.sub %y15, %w15.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a15.0 = ttc.abs %e15.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l15.0 = ttc.lt %a15.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok15.0 = ttc.all %l15.0 : (tensor<4xi1>) -> tensor<i1>
  %s15 = ttc.constant dense<[1.19, -0.04, -0.0, 1.79]> : tensor<4xf64>
  %g15 = ttc.gradient %y15 wrt %x15.0 seed %s15 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d15.0 = ttc.constant dense<[1.0, 1.01, 1.23, 1.78]> : tensor<4xf64>
  %h15.0 = ttc.mul %d15.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p15.0 = ttc.add %x15.0, %h15.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m15.0 = ttc.sub %x15.0, %h15.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t15.0 = ttc.mul %g15, %d15.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u15.0 = ttc.sum %t15.0 : (tensor<4xf64>) -> tensor<f64>
  %fp15 = ttc.log1p %p15.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm15 = ttc.log1p %m15.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c15 = ttc.sub %fp15, %fm15 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs15 = ttc.mul %c15, %s15 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n15 = ttc.sum %cs15 : (tensor<4xf64>) -> tensor<f64>
  %q15 = ttc.div %n15, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r15.0 = ttc.sub %q15, %u15.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b15 = ttc.abs %r15.0 : (tensor<f64>) -> tensor<f64>
  %ok15 = ttc.lt %b15, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 16: sqrt
  %x16.0 = ttc.constant dense<[0.2, 0.7, 1.4, 2.9]> : tensor<4xf64>
  %y16 = ttc.sqrt %x16.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w16.0 = ttc.constant dense<[0.4472135954999579, 0.8366600265340756, 1.1832159566199232, 1.70293863659264]> : tensor<4xf64>
  %e16.0 = ttc.sub %y16, %w16.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a16.0 = ttc.abs %e16.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l16.0 = ttc.lt %a16.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok16.0 = ttc.all %l16.0 : (tensor<4xi1>) -> tensor<i1>
  %s16 = ttc.constant dense<[0.53, -1.06, 0.88, -0.08]> : tensor<4xf64>
  %g16 = ttc.gradient %y16 wrt %x16.0 seed %s16 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d16.0 = ttc.constant dense<[-0.09, -1.51, -1.09, -1.25]> : tensor<4xf64>
  %h16.0 = ttc.mul %d16.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p16.0 = ttc.add %x16.0, %h16.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m16.0 = ttc.sub %x16.0, %h16.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t16.0 = ttc.mul %g16, %d16.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u16.0 = ttc.sum %t16.0 : (tensor<4xf64>) -> tensor<f64>
  %fp16 = ttc.sqrt %p16.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm16 = ttc.sqrt %m16.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c16 = ttc.sub %fp16, %fm16 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs16 = ttc.mul %c16, %s16 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n16 = ttc.sum %cs16 : (tensor<4xf64>) -> tensor<f64>
  %q16 = ttc.div %n16, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r16.0 = ttc.sub %q16, %u16.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b16 = ttc.abs %r16.0 : (tensor<f64>) -> tensor<f64>
  %ok16 = ttc.lt %b16, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 17: rsqrt
  %x17.0 = ttc.constant dense<[0.2, 0.7, 1.4, 2.9]> : tensor<4xf64>
  %y17 = ttc.rsqrt %x17.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w17.0 = ttc.constant dense<[2.23606797749979, 1.1952286093343936, 0.8451542547285166, 0.5872202195147035]> : tensor<4xf64>
  %e17.0 = ttc.sub %y17, %w17.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a17.0 = ttc.abs %e17.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l17.0 = ttc.lt %a17.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok17.0 = ttc.all %l17.0 : (tensor<4xi1>) -> tensor<i1>
  %s17 = ttc.constant dense<[-1.32, -1.49, 0.92, -0.2]> : tensor<4xf64>
  %g17 = ttc.gradient %y17 wrt %x17.0 seed %s17 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d17.0 = ttc.constant dense<[0.87, 0.83, 0.95, 0.61]> : tensor<4xf64>
  %h17.0 = ttc.mul %d17.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p17.0 = ttc.add %x17.0, %h17.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m17.0 = ttc.sub %x17.0, %h17.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t17.0 = ttc.mul %g17, %d17.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u17.0 = ttc.sum %t17.0 : (tensor<4xf64>) -> tensor<f64>
  %fp17 = ttc.rsqrt %p17.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm17 = ttc.rsqrt %m17.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c17 = ttc.sub %fp17, %fm17 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs17 = ttc.mul %c17, %s17 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n17 = ttc.sum %cs17 : (tensor<4xf64>) -> tensor<f64>
  %q17 = ttc.div %n17, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r17.0 = ttc.sub %q17, %u17.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b17 = ttc.abs %r17.0 : (tensor<f64>) -> tensor<f64>
  %ok17 = ttc.lt %b17, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 18: reciprocal
  %x18.0 = ttc.constant dense<[0.2, 0.7, 1.4, 2.9]> : tensor<4xf64>
  %y18 = ttc.reciprocal %x18.0 : (tensor<4xf64>) -> tensor<4xf64>
  %w18.0 = ttc.constant dense<[5.0, 1.4285714285714286, 0.7142857142857143, 0.3448275862068966]> : tensor<4xf64>
  %e18.0 = ttc.sub %y18, %w18.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a18.0 = ttc.abs %e18.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l18.0 = ttc.lt %a18.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok18.0 = ttc.all %l18.0 : (tensor<4xi1>) -> tensor<i1>
  %s18 = ttc.constant dense<[-0.86, -1.09, -1.17, -0.19]> : tensor<4xf64>
  %g18 = ttc.gradient %y18 wrt %x18.0 seed %s18 : (tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %d18.0 = ttc.constant dense<[-0.96, 0.51, 0.81, -0.78]> : tensor<4xf64>
  %h18.0 = ttc.mul %d18.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p18.0 = ttc.add %x18.0, %h18.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m18.0 = ttc.sub %x18.0, %h18.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t18.0 = ttc.mul %g18, %d18.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u18.0 = ttc.sum %t18.0 : (tensor<4xf64>) -> tensor<f64>
  %fp18 = ttc.reciprocal %p18.0 : (tensor<4xf64>) -> tensor<4xf64>
  %fm18 = ttc.reciprocal %m18.0 : (tensor<4xf64>) -> tensor<4xf64>
  %c18 = ttc.sub %fp18, %fm18 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %cs18 = ttc.mul %c18, %s18 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %n18 = ttc.sum %cs18 : (tensor<4xf64>) -> tensor<f64>
  %q18 = ttc.div %n18, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r18.0 = ttc.sub %q18, %u18.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b18 = ttc.abs %r18.0 : (tensor<f64>) -> tensor<f64>
  %ok18 = ttc.lt %b18, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

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
  %v35 = ttc.reshape %ok17 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v36 = ttc.reshape %ok18.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v37 = ttc.reshape %ok18 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %each = ttc.cat %v0, %v1, %v2, %v3, %v4, %v5, %v6, %v7, %v8, %v9, %v10, %v11, %v12, %v13, %v14, %v15, %v16, %v17, %v18, %v19, %v20, %v21, %v22, %v23, %v24, %v25, %v26, %v27, %v28, %v29, %v30, %v31, %v32, %v33, %v34, %v35, %v36, %v37 {dim = 0 : i64} : (tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>) -> tensor<38xi1>
  %every = ttc.all %each : (tensor<38xi1>) -> tensor<i1>
  return %every, %each : tensor<i1>, tensor<38xi1>
}
