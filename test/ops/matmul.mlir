// Matrix products of all ranks.
// Each result is compared with that of torch, and each gradient with central differences along one direction, in f64.
// RUN: ttc-run %s | FileCheck %s

// CHECK: out0: bool []
// CHECK-NEXT: true
func.func @main() -> (tensor<i1>, tensor<18xi1>) {
  %tolerance = ttc.constant dense<1.0e-7> : tensor<f64>
  %step = ttc.constant dense<1.0e-5> : tensor<f64>
  %two_steps = ttc.constant dense<2.0e-5> : tensor<f64>

  // 0: [3, 4] x [4, 2]
  %x0.0 = ttc.constant dense<[[1.67, 1.46, -1.6, -0.34], [1.74, -0.39, -1.51, 0.65], [-0.67, -1.02, -1.76, -1.4]]> : tensor<3x4xf64>
  %x0.1 = ttc.constant dense<[[0.87, -0.36], [1.88, 0.22], [0.94, 1.2], [0.17, 0.4]]> : tensor<4x2xf64>
  %y0 = ttc.matmul %x0.0, %x0.1 : (tensor<3x4xf64>, tensor<4x2xf64>) -> tensor<3x2xf64>
  %w0.0 = ttc.constant dense<[[2.6358999999999995, -2.336], [-0.5282999999999999, -2.2641999999999998], [-4.392899999999999, -2.6552000000000002]]> : tensor<3x2xf64>
  %e0.0 = ttc.sub %y0, %w0.0 : (tensor<3x2xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  %a0.0 = ttc.abs %e0.0 : (tensor<3x2xf64>) -> tensor<3x2xf64>
  %l0.0 = ttc.lt %a0.0, %tolerance : (tensor<3x2xf64>, tensor<f64>) -> tensor<3x2xi1>
  %ok0.0 = ttc.all %l0.0 : (tensor<3x2xi1>) -> tensor<i1>
  %s0 = ttc.constant dense<[[-1.83, 1.71], [-1.21, -1.16], [-1.72, 0.16]]> : tensor<3x2xf64>
  %g0:2 = ttc.gradient %y0 wrt %x0.0, %x0.1 seed %s0 : (tensor<3x2xf64>, tensor<3x4xf64>, tensor<4x2xf64>, tensor<3x2xf64>) -> (tensor<3x4xf64>, tensor<4x2xf64>)
  %d0.0 = ttc.constant dense<[[-1.16, -0.79, -1.94, -1.88], [-1.72, 0.92, 1.18, -1.49], [-1.05, -1.63, -0.33, 1.08]]> : tensor<3x4xf64>
  %h0.0 = ttc.mul %d0.0, %step : (tensor<3x4xf64>, tensor<f64>) -> tensor<3x4xf64>
  %p0.0 = ttc.add %x0.0, %h0.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %m0.0 = ttc.sub %x0.0, %h0.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %t0.0 = ttc.mul %g0#0, %d0.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %u0.0 = ttc.sum %t0.0 : (tensor<3x4xf64>) -> tensor<f64>
  %d0.1 = ttc.constant dense<[[1.97, 0.67], [-1.78, -1.84], [1.53, -0.08], [-0.53, -1.94]]> : tensor<4x2xf64>
  %h0.1 = ttc.mul %d0.1, %step : (tensor<4x2xf64>, tensor<f64>) -> tensor<4x2xf64>
  %p0.1 = ttc.add %x0.1, %h0.1 : (tensor<4x2xf64>, tensor<4x2xf64>) -> tensor<4x2xf64>
  %m0.1 = ttc.sub %x0.1, %h0.1 : (tensor<4x2xf64>, tensor<4x2xf64>) -> tensor<4x2xf64>
  %t0.1 = ttc.mul %g0#1, %d0.1 : (tensor<4x2xf64>, tensor<4x2xf64>) -> tensor<4x2xf64>
  %u0.1 = ttc.sum %t0.1 : (tensor<4x2xf64>) -> tensor<f64>
  %fp0 = ttc.matmul %p0.0, %p0.1 : (tensor<3x4xf64>, tensor<4x2xf64>) -> tensor<3x2xf64>
  %fm0 = ttc.matmul %m0.0, %m0.1 : (tensor<3x4xf64>, tensor<4x2xf64>) -> tensor<3x2xf64>
  %c0 = ttc.sub %fp0, %fm0 : (tensor<3x2xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  %cs0 = ttc.mul %c0, %s0 : (tensor<3x2xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  %n0 = ttc.sum %cs0 : (tensor<3x2xf64>) -> tensor<f64>
  %q0 = ttc.div %n0, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r0.0 = ttc.sub %q0, %u0.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r0.1 = ttc.sub %r0.0, %u0.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b0 = ttc.abs %r0.1 : (tensor<f64>) -> tensor<f64>
  %ok0 = ttc.lt %b0, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 1: [4] x [4]
  %x1.0 = ttc.constant dense<[-1.51, -1.8, -0.52, 0.3]> : tensor<4xf64>
  %x1.1 = ttc.constant dense<[-1.9, 1.06, -1.02, 0.22]> : tensor<4xf64>
  %y1 = ttc.matmul %x1.0, %x1.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<f64>
  %w1.0 = ttc.constant dense<1.5574> : tensor<f64>
  %e1.0 = ttc.sub %y1, %w1.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %a1.0 = ttc.abs %e1.0 : (tensor<f64>) -> tensor<f64>
  %l1.0 = ttc.lt %a1.0, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>
  %ok1.0 = ttc.all %l1.0 : (tensor<i1>) -> tensor<i1>
  %s1 = ttc.constant dense<-0.29> : tensor<f64>
  %g1:2 = ttc.gradient %y1 wrt %x1.0, %x1.1 seed %s1 : (tensor<f64>, tensor<4xf64>, tensor<4xf64>, tensor<f64>) -> (tensor<4xf64>, tensor<4xf64>)
  %d1.0 = ttc.constant dense<[-0.58, 0.05, -1.43, 1.11]> : tensor<4xf64>
  %h1.0 = ttc.mul %d1.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p1.0 = ttc.add %x1.0, %h1.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m1.0 = ttc.sub %x1.0, %h1.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t1.0 = ttc.mul %g1#0, %d1.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u1.0 = ttc.sum %t1.0 : (tensor<4xf64>) -> tensor<f64>
  %d1.1 = ttc.constant dense<[1.16, 0.1, 1.51, 1.25]> : tensor<4xf64>
  %h1.1 = ttc.mul %d1.1, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p1.1 = ttc.add %x1.1, %h1.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m1.1 = ttc.sub %x1.1, %h1.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t1.1 = ttc.mul %g1#1, %d1.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u1.1 = ttc.sum %t1.1 : (tensor<4xf64>) -> tensor<f64>
  %fp1 = ttc.matmul %p1.0, %p1.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<f64>
  %fm1 = ttc.matmul %m1.0, %m1.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<f64>
  %c1 = ttc.sub %fp1, %fm1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %cs1 = ttc.mul %c1, %s1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %n1 = ttc.sum %cs1 : (tensor<f64>) -> tensor<f64>
  %q1 = ttc.div %n1, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r1.0 = ttc.sub %q1, %u1.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r1.1 = ttc.sub %r1.0, %u1.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b1 = ttc.abs %r1.1 : (tensor<f64>) -> tensor<f64>
  %ok1 = ttc.lt %b1, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 2: [3, 4] x [4]
  %x2.0 = ttc.constant dense<[[-0.11, 0.4, 0.88, -0.37], [0.71, -1.09, 1.55, -1.65], [-0.95, -0.55, -0.01, -0.33]]> : tensor<3x4xf64>
  %x2.1 = ttc.constant dense<[-0.16, 1.75, -1.62, 0.83]> : tensor<4xf64>
  %y2 = ttc.matmul %x2.0, %x2.1 : (tensor<3x4xf64>, tensor<4xf64>) -> tensor<3xf64>
  %w2.0 = ttc.constant dense<[-1.0151000000000001, -5.9016, -1.0682]> : tensor<3xf64>
  %e2.0 = ttc.sub %y2, %w2.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %a2.0 = ttc.abs %e2.0 : (tensor<3xf64>) -> tensor<3xf64>
  %l2.0 = ttc.lt %a2.0, %tolerance : (tensor<3xf64>, tensor<f64>) -> tensor<3xi1>
  %ok2.0 = ttc.all %l2.0 : (tensor<3xi1>) -> tensor<i1>
  %s2 = ttc.constant dense<[0.94, 1.33, 0.57]> : tensor<3xf64>
  %g2:2 = ttc.gradient %y2 wrt %x2.0, %x2.1 seed %s2 : (tensor<3xf64>, tensor<3x4xf64>, tensor<4xf64>, tensor<3xf64>) -> (tensor<3x4xf64>, tensor<4xf64>)
  %d2.0 = ttc.constant dense<[[-1.36, 1.59, 1.12, -1.23], [1.19, -0.77, 1.52, -1.28], [-0.39, -1.06, 0.06, -0.45]]> : tensor<3x4xf64>
  %h2.0 = ttc.mul %d2.0, %step : (tensor<3x4xf64>, tensor<f64>) -> tensor<3x4xf64>
  %p2.0 = ttc.add %x2.0, %h2.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %m2.0 = ttc.sub %x2.0, %h2.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %t2.0 = ttc.mul %g2#0, %d2.0 : (tensor<3x4xf64>, tensor<3x4xf64>) -> tensor<3x4xf64>
  %u2.0 = ttc.sum %t2.0 : (tensor<3x4xf64>) -> tensor<f64>
  %d2.1 = ttc.constant dense<[0.55, -0.48, -1.92, -1.56]> : tensor<4xf64>
  %h2.1 = ttc.mul %d2.1, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p2.1 = ttc.add %x2.1, %h2.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m2.1 = ttc.sub %x2.1, %h2.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t2.1 = ttc.mul %g2#1, %d2.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u2.1 = ttc.sum %t2.1 : (tensor<4xf64>) -> tensor<f64>
  %fp2 = ttc.matmul %p2.0, %p2.1 : (tensor<3x4xf64>, tensor<4xf64>) -> tensor<3xf64>
  %fm2 = ttc.matmul %m2.0, %m2.1 : (tensor<3x4xf64>, tensor<4xf64>) -> tensor<3xf64>
  %c2 = ttc.sub %fp2, %fm2 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %cs2 = ttc.mul %c2, %s2 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %n2 = ttc.sum %cs2 : (tensor<3xf64>) -> tensor<f64>
  %q2 = ttc.div %n2, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r2.0 = ttc.sub %q2, %u2.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r2.1 = ttc.sub %r2.0, %u2.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b2 = ttc.abs %r2.1 : (tensor<f64>) -> tensor<f64>
  %ok2 = ttc.lt %b2, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 3: [4] x [4, 2]
  %x3.0 = ttc.constant dense<[-1.43, 1.15, -1.95, -0.86]> : tensor<4xf64>
  %x3.1 = ttc.constant dense<[[-0.26, -0.01], [-1.2, -1.7], [1.0, -1.71], [1.52, 0.81]]> : tensor<4x2xf64>
  %y3 = ttc.matmul %x3.0, %x3.1 : (tensor<4xf64>, tensor<4x2xf64>) -> tensor<2xf64>
  %w3.0 = ttc.constant dense<[-4.2654, 0.6971999999999999]> : tensor<2xf64>
  %e3.0 = ttc.sub %y3, %w3.0 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %a3.0 = ttc.abs %e3.0 : (tensor<2xf64>) -> tensor<2xf64>
  %l3.0 = ttc.lt %a3.0, %tolerance : (tensor<2xf64>, tensor<f64>) -> tensor<2xi1>
  %ok3.0 = ttc.all %l3.0 : (tensor<2xi1>) -> tensor<i1>
  %s3 = ttc.constant dense<[-0.79, 1.46]> : tensor<2xf64>
  %g3:2 = ttc.gradient %y3 wrt %x3.0, %x3.1 seed %s3 : (tensor<2xf64>, tensor<4xf64>, tensor<4x2xf64>, tensor<2xf64>) -> (tensor<4xf64>, tensor<4x2xf64>)
  %d3.0 = ttc.constant dense<[1.77, -0.48, 0.53, 1.04]> : tensor<4xf64>
  %h3.0 = ttc.mul %d3.0, %step : (tensor<4xf64>, tensor<f64>) -> tensor<4xf64>
  %p3.0 = ttc.add %x3.0, %h3.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %m3.0 = ttc.sub %x3.0, %h3.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %t3.0 = ttc.mul %g3#0, %d3.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %u3.0 = ttc.sum %t3.0 : (tensor<4xf64>) -> tensor<f64>
  %d3.1 = ttc.constant dense<[[1.86, -0.04], [-1.38, -0.22], [-1.97, -1.87], [0.41, -0.84]]> : tensor<4x2xf64>
  %h3.1 = ttc.mul %d3.1, %step : (tensor<4x2xf64>, tensor<f64>) -> tensor<4x2xf64>
  %p3.1 = ttc.add %x3.1, %h3.1 : (tensor<4x2xf64>, tensor<4x2xf64>) -> tensor<4x2xf64>
  %m3.1 = ttc.sub %x3.1, %h3.1 : (tensor<4x2xf64>, tensor<4x2xf64>) -> tensor<4x2xf64>
  %t3.1 = ttc.mul %g3#1, %d3.1 : (tensor<4x2xf64>, tensor<4x2xf64>) -> tensor<4x2xf64>
  %u3.1 = ttc.sum %t3.1 : (tensor<4x2xf64>) -> tensor<f64>
  %fp3 = ttc.matmul %p3.0, %p3.1 : (tensor<4xf64>, tensor<4x2xf64>) -> tensor<2xf64>
  %fm3 = ttc.matmul %m3.0, %m3.1 : (tensor<4xf64>, tensor<4x2xf64>) -> tensor<2xf64>
  %c3 = ttc.sub %fp3, %fm3 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %cs3 = ttc.mul %c3, %s3 : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  %n3 = ttc.sum %cs3 : (tensor<2xf64>) -> tensor<f64>
  %q3 = ttc.div %n3, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r3.0 = ttc.sub %q3, %u3.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r3.1 = ttc.sub %r3.0, %u3.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b3 = ttc.abs %r3.1 : (tensor<f64>) -> tensor<f64>
  %ok3 = ttc.lt %b3, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 4: [2, 3, 2] x [2, 4]
  %x4.0 = ttc.constant dense<[[[1.36, -0.72], [1.18, 0.27], [0.97, -1.48]], [[1.11, -0.87], [-1.11, -1.95], [-1.28, 1.65]]]> : tensor<2x3x2xf64>
  %x4.1 = ttc.constant dense<[[0.87, 0.84, -1.63, 0.7], [0.85, -1.53, -1.43, -1.9]]> : tensor<2x4xf64>
  %y4 = ttc.matmul %x4.0, %x4.1 : (tensor<2x3x2xf64>, tensor<2x4xf64>) -> tensor<2x3x4xf64>
  %w4.0 = ttc.constant dense<[[[0.5712, 2.2439999999999998, -1.1872000000000003, 2.32], [1.2561, 0.5780999999999998, -2.3095, 0.31299999999999994], [-0.4141, 3.0792, 0.5353000000000001, 3.4909999999999997]], [[0.22620000000000018, 2.2635, -0.5652000000000001, 2.43], [-2.6232, 2.0511, 4.5978, 2.9279999999999995], [0.28889999999999993, -3.5996999999999995, -0.2730999999999999, -4.031]]]> : tensor<2x3x4xf64>
  %e4.0 = ttc.sub %y4, %w4.0 : (tensor<2x3x4xf64>, tensor<2x3x4xf64>) -> tensor<2x3x4xf64>
  %a4.0 = ttc.abs %e4.0 : (tensor<2x3x4xf64>) -> tensor<2x3x4xf64>
  %l4.0 = ttc.lt %a4.0, %tolerance : (tensor<2x3x4xf64>, tensor<f64>) -> tensor<2x3x4xi1>
  %ok4.0 = ttc.all %l4.0 : (tensor<2x3x4xi1>) -> tensor<i1>
  %s4 = ttc.constant dense<[[[1.8, -1.26, 1.97, 0.76], [0.39, 1.02, -1.76, 1.01], [1.53, 1.31, 0.96, -1.45]], [[-1.61, -0.5, -1.73, -1.93], [1.72, -1.52, 1.47, 2.0], [0.73, 1.55, 0.22, 0.5]]]> : tensor<2x3x4xf64>
  %g4:2 = ttc.gradient %y4 wrt %x4.0, %x4.1 seed %s4 : (tensor<2x3x4xf64>, tensor<2x3x2xf64>, tensor<2x4xf64>, tensor<2x3x4xf64>) -> (tensor<2x3x2xf64>, tensor<2x4xf64>)
  %d4.0 = ttc.constant dense<[[[-1.8, -1.25], [1.71, -1.57], [-0.14, 1.78]], [[1.06, 1.1], [-1.26, -0.44], [1.99, 1.24]]]> : tensor<2x3x2xf64>
  %h4.0 = ttc.mul %d4.0, %step : (tensor<2x3x2xf64>, tensor<f64>) -> tensor<2x3x2xf64>
  %p4.0 = ttc.add %x4.0, %h4.0 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %m4.0 = ttc.sub %x4.0, %h4.0 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %t4.0 = ttc.mul %g4#0, %d4.0 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %u4.0 = ttc.sum %t4.0 : (tensor<2x3x2xf64>) -> tensor<f64>
  %d4.1 = ttc.constant dense<[[0.4, 1.78, 0.48, 1.24], [-1.21, 0.61, 1.81, 0.37]]> : tensor<2x4xf64>
  %h4.1 = ttc.mul %d4.1, %step : (tensor<2x4xf64>, tensor<f64>) -> tensor<2x4xf64>
  %p4.1 = ttc.add %x4.1, %h4.1 : (tensor<2x4xf64>, tensor<2x4xf64>) -> tensor<2x4xf64>
  %m4.1 = ttc.sub %x4.1, %h4.1 : (tensor<2x4xf64>, tensor<2x4xf64>) -> tensor<2x4xf64>
  %t4.1 = ttc.mul %g4#1, %d4.1 : (tensor<2x4xf64>, tensor<2x4xf64>) -> tensor<2x4xf64>
  %u4.1 = ttc.sum %t4.1 : (tensor<2x4xf64>) -> tensor<f64>
  %fp4 = ttc.matmul %p4.0, %p4.1 : (tensor<2x3x2xf64>, tensor<2x4xf64>) -> tensor<2x3x4xf64>
  %fm4 = ttc.matmul %m4.0, %m4.1 : (tensor<2x3x2xf64>, tensor<2x4xf64>) -> tensor<2x3x4xf64>
  %c4 = ttc.sub %fp4, %fm4 : (tensor<2x3x4xf64>, tensor<2x3x4xf64>) -> tensor<2x3x4xf64>
  %cs4 = ttc.mul %c4, %s4 : (tensor<2x3x4xf64>, tensor<2x3x4xf64>) -> tensor<2x3x4xf64>
  %n4 = ttc.sum %cs4 : (tensor<2x3x4xf64>) -> tensor<f64>
  %q4 = ttc.div %n4, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r4.0 = ttc.sub %q4, %u4.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r4.1 = ttc.sub %r4.0, %u4.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b4 = ttc.abs %r4.1 : (tensor<f64>) -> tensor<f64>
  %ok4 = ttc.lt %b4, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 5: [2, 2, 3] x [2, 3, 2]
  %x5.0 = ttc.constant dense<[[[0.69, 1.17, 0.02], [-1.9, 0.34, 1.49]], [[-1.48, -1.94, -0.74], [0.43, -1.56, -1.59]]]> : tensor<2x2x3xf64>
  %x5.1 = ttc.constant dense<[[[-1.86, -1.04], [1.36, -1.07], [-0.73, 0.52]], [[-1.38, -0.28], [-0.19, 0.84], [1.85, 0.05]]]> : tensor<2x3x2xf64>
  %y5 = ttc.matmul %x5.0, %x5.1 : (tensor<2x2x3xf64>, tensor<2x3x2xf64>) -> tensor<2x2x2xf64>
  %w5.0 = ttc.constant dense<[[[0.29320000000000007, -1.9591], [2.9087, 2.387]], [[1.0419999999999996, -1.2521999999999998], [-3.2385, -1.5103]]]> : tensor<2x2x2xf64>
  %e5.0 = ttc.sub %y5, %w5.0 : (tensor<2x2x2xf64>, tensor<2x2x2xf64>) -> tensor<2x2x2xf64>
  %a5.0 = ttc.abs %e5.0 : (tensor<2x2x2xf64>) -> tensor<2x2x2xf64>
  %l5.0 = ttc.lt %a5.0, %tolerance : (tensor<2x2x2xf64>, tensor<f64>) -> tensor<2x2x2xi1>
  %ok5.0 = ttc.all %l5.0 : (tensor<2x2x2xi1>) -> tensor<i1>
  %s5 = ttc.constant dense<[[[-1.07, -1.41], [0.37, -1.89]], [[1.9, -1.76], [0.52, 1.98]]]> : tensor<2x2x2xf64>
  %g5:2 = ttc.gradient %y5 wrt %x5.0, %x5.1 seed %s5 : (tensor<2x2x2xf64>, tensor<2x2x3xf64>, tensor<2x3x2xf64>, tensor<2x2x2xf64>) -> (tensor<2x2x3xf64>, tensor<2x3x2xf64>)
  %d5.0 = ttc.constant dense<[[[-0.32, -0.14, -0.78], [0.01, 0.68, 1.86]], [[1.89, -1.8, 1.94], [-0.95, -0.14, 1.07]]]> : tensor<2x2x3xf64>
  %h5.0 = ttc.mul %d5.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p5.0 = ttc.add %x5.0, %h5.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m5.0 = ttc.sub %x5.0, %h5.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t5.0 = ttc.mul %g5#0, %d5.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u5.0 = ttc.sum %t5.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %d5.1 = ttc.constant dense<[[[-0.48, 1.63], [-0.34, 1.37], [0.43, 1.73]], [[1.65, 0.78], [1.85, -1.54], [-0.08, 1.08]]]> : tensor<2x3x2xf64>
  %h5.1 = ttc.mul %d5.1, %step : (tensor<2x3x2xf64>, tensor<f64>) -> tensor<2x3x2xf64>
  %p5.1 = ttc.add %x5.1, %h5.1 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %m5.1 = ttc.sub %x5.1, %h5.1 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %t5.1 = ttc.mul %g5#1, %d5.1 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %u5.1 = ttc.sum %t5.1 : (tensor<2x3x2xf64>) -> tensor<f64>
  %fp5 = ttc.matmul %p5.0, %p5.1 : (tensor<2x2x3xf64>, tensor<2x3x2xf64>) -> tensor<2x2x2xf64>
  %fm5 = ttc.matmul %m5.0, %m5.1 : (tensor<2x2x3xf64>, tensor<2x3x2xf64>) -> tensor<2x2x2xf64>
  %c5 = ttc.sub %fp5, %fm5 : (tensor<2x2x2xf64>, tensor<2x2x2xf64>) -> tensor<2x2x2xf64>
  %cs5 = ttc.mul %c5, %s5 : (tensor<2x2x2xf64>, tensor<2x2x2xf64>) -> tensor<2x2x2xf64>
  %n5 = ttc.sum %cs5 : (tensor<2x2x2xf64>) -> tensor<f64>
  %q5 = ttc.div %n5, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r5.0 = ttc.sub %q5, %u5.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r5.1 = ttc.sub %r5.0, %u5.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b5 = ttc.abs %r5.1 : (tensor<f64>) -> tensor<f64>
  %ok5 = ttc.lt %b5, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 6: [2, 1, 2, 3] x [2, 3, 2]
  %x6.0 = ttc.constant dense<[[[[-0.45, -0.68, -1.14], [-1.16, -1.82, 0.57]]], [[[1.17, 0.37, 1.75], [-0.32, -1.92, -1.05]]]]> : tensor<2x1x2x3xf64>
  %x6.1 = ttc.constant dense<[[[-0.85, -1.2], [0.88, -1.97], [1.45, 0.87]], [[-1.33, -1.0], [1.94, -0.32], [-0.13, -1.43]]]> : tensor<2x3x2xf64>
  %y6 = ttc.matmul %x6.0, %x6.1 : (tensor<2x1x2x3xf64>, tensor<2x3x2xf64>) -> tensor<2x2x2x2xf64>
  %w6.0 = ttc.constant dense<[[[[-1.8688999999999998, 0.8878000000000003], [0.21089999999999964, 5.473299999999999]], [[-0.5725000000000001, 2.2977999999999996], [-2.0621, 0.9273]]], [[[1.8686000000000003, -0.6103999999999998], [-2.9401, 3.2529000000000003]], [[-1.0658, -3.7908999999999997], [-3.1626999999999996, 2.4359]]]]> : tensor<2x2x2x2xf64>
  %e6.0 = ttc.sub %y6, %w6.0 : (tensor<2x2x2x2xf64>, tensor<2x2x2x2xf64>) -> tensor<2x2x2x2xf64>
  %a6.0 = ttc.abs %e6.0 : (tensor<2x2x2x2xf64>) -> tensor<2x2x2x2xf64>
  %l6.0 = ttc.lt %a6.0, %tolerance : (tensor<2x2x2x2xf64>, tensor<f64>) -> tensor<2x2x2x2xi1>
  %ok6.0 = ttc.all %l6.0 : (tensor<2x2x2x2xi1>) -> tensor<i1>
  %s6 = ttc.constant dense<[[[[0.41, -0.17], [-1.03, 0.06]], [[0.7, -0.83], [-1.06, 0.6]]], [[[-1.02, 0.34], [-1.36, 0.82]], [[0.23, 0.87], [-0.37, 1.19]]]]> : tensor<2x2x2x2xf64>
  %g6:2 = ttc.gradient %y6 wrt %x6.0, %x6.1 seed %s6 : (tensor<2x2x2x2xf64>, tensor<2x1x2x3xf64>, tensor<2x3x2xf64>, tensor<2x2x2x2xf64>) -> (tensor<2x1x2x3xf64>, tensor<2x3x2xf64>)
  %d6.0 = ttc.constant dense<[[[[-0.02, 1.89, -0.98], [0.07, -1.7, -0.53]]], [[[0.95, -0.92, 0.28], [-0.25, -0.58, -1.42]]]]> : tensor<2x1x2x3xf64>
  %h6.0 = ttc.mul %d6.0, %step : (tensor<2x1x2x3xf64>, tensor<f64>) -> tensor<2x1x2x3xf64>
  %p6.0 = ttc.add %x6.0, %h6.0 : (tensor<2x1x2x3xf64>, tensor<2x1x2x3xf64>) -> tensor<2x1x2x3xf64>
  %m6.0 = ttc.sub %x6.0, %h6.0 : (tensor<2x1x2x3xf64>, tensor<2x1x2x3xf64>) -> tensor<2x1x2x3xf64>
  %t6.0 = ttc.mul %g6#0, %d6.0 : (tensor<2x1x2x3xf64>, tensor<2x1x2x3xf64>) -> tensor<2x1x2x3xf64>
  %u6.0 = ttc.sum %t6.0 : (tensor<2x1x2x3xf64>) -> tensor<f64>
  %d6.1 = ttc.constant dense<[[[-1.7, -0.11], [0.6, 1.6], [-0.15, 0.36]], [[1.04, -0.65], [-0.27, 0.11], [0.56, -0.45]]]> : tensor<2x3x2xf64>
  %h6.1 = ttc.mul %d6.1, %step : (tensor<2x3x2xf64>, tensor<f64>) -> tensor<2x3x2xf64>
  %p6.1 = ttc.add %x6.1, %h6.1 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %m6.1 = ttc.sub %x6.1, %h6.1 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %t6.1 = ttc.mul %g6#1, %d6.1 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %u6.1 = ttc.sum %t6.1 : (tensor<2x3x2xf64>) -> tensor<f64>
  %fp6 = ttc.matmul %p6.0, %p6.1 : (tensor<2x1x2x3xf64>, tensor<2x3x2xf64>) -> tensor<2x2x2x2xf64>
  %fm6 = ttc.matmul %m6.0, %m6.1 : (tensor<2x1x2x3xf64>, tensor<2x3x2xf64>) -> tensor<2x2x2x2xf64>
  %c6 = ttc.sub %fp6, %fm6 : (tensor<2x2x2x2xf64>, tensor<2x2x2x2xf64>) -> tensor<2x2x2x2xf64>
  %cs6 = ttc.mul %c6, %s6 : (tensor<2x2x2x2xf64>, tensor<2x2x2x2xf64>) -> tensor<2x2x2x2xf64>
  %n6 = ttc.sum %cs6 : (tensor<2x2x2x2xf64>) -> tensor<f64>
  %q6 = ttc.div %n6, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r6.0 = ttc.sub %q6, %u6.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r6.1 = ttc.sub %r6.0, %u6.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b6 = ttc.abs %r6.1 : (tensor<f64>) -> tensor<f64>
  %ok6 = ttc.lt %b6, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 7: [3] x [2, 3, 2]
  %x7.0 = ttc.constant dense<[1.66, 1.2, 1.42]> : tensor<3xf64>
  %x7.1 = ttc.constant dense<[[[1.55, 1.09], [0.32, 1.8], [1.07, 1.72]], [[-1.2, 1.28], [1.91, 0.62], [-1.57, -1.92]]]> : tensor<2x3x2xf64>
  %y7 = ttc.matmul %x7.0, %x7.1 : (tensor<3xf64>, tensor<2x3x2xf64>) -> tensor<2x2xf64>
  %w7.0 = ttc.constant dense<[[4.4764, 6.4117999999999995], [-1.9294, 0.1424000000000003]]> : tensor<2x2xf64>
  %e7.0 = ttc.sub %y7, %w7.0 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %a7.0 = ttc.abs %e7.0 : (tensor<2x2xf64>) -> tensor<2x2xf64>
  %l7.0 = ttc.lt %a7.0, %tolerance : (tensor<2x2xf64>, tensor<f64>) -> tensor<2x2xi1>
  %ok7.0 = ttc.all %l7.0 : (tensor<2x2xi1>) -> tensor<i1>
  %s7 = ttc.constant dense<[[1.83, -0.64], [1.58, -0.17]]> : tensor<2x2xf64>
  %g7:2 = ttc.gradient %y7 wrt %x7.0, %x7.1 seed %s7 : (tensor<2x2xf64>, tensor<3xf64>, tensor<2x3x2xf64>, tensor<2x2xf64>) -> (tensor<3xf64>, tensor<2x3x2xf64>)
  %d7.0 = ttc.constant dense<[1.36, 1.9, 0.38]> : tensor<3xf64>
  %h7.0 = ttc.mul %d7.0, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p7.0 = ttc.add %x7.0, %h7.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m7.0 = ttc.sub %x7.0, %h7.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t7.0 = ttc.mul %g7#0, %d7.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u7.0 = ttc.sum %t7.0 : (tensor<3xf64>) -> tensor<f64>
  %d7.1 = ttc.constant dense<[[[0.67, 0.51], [-1.79, 0.95], [0.04, -0.22]], [[0.28, 1.39], [0.89, -1.72], [1.31, -0.86]]]> : tensor<2x3x2xf64>
  %h7.1 = ttc.mul %d7.1, %step : (tensor<2x3x2xf64>, tensor<f64>) -> tensor<2x3x2xf64>
  %p7.1 = ttc.add %x7.1, %h7.1 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %m7.1 = ttc.sub %x7.1, %h7.1 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %t7.1 = ttc.mul %g7#1, %d7.1 : (tensor<2x3x2xf64>, tensor<2x3x2xf64>) -> tensor<2x3x2xf64>
  %u7.1 = ttc.sum %t7.1 : (tensor<2x3x2xf64>) -> tensor<f64>
  %fp7 = ttc.matmul %p7.0, %p7.1 : (tensor<3xf64>, tensor<2x3x2xf64>) -> tensor<2x2xf64>
  %fm7 = ttc.matmul %m7.0, %m7.1 : (tensor<3xf64>, tensor<2x3x2xf64>) -> tensor<2x2xf64>
  %c7 = ttc.sub %fp7, %fm7 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %cs7 = ttc.mul %c7, %s7 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %n7 = ttc.sum %cs7 : (tensor<2x2xf64>) -> tensor<f64>
  %q7 = ttc.div %n7, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r7.0 = ttc.sub %q7, %u7.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r7.1 = ttc.sub %r7.0, %u7.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b7 = ttc.abs %r7.1 : (tensor<f64>) -> tensor<f64>
  %ok7 = ttc.lt %b7, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 8: [2, 2, 3] x [3]
  %x8.0 = ttc.constant dense<[[[-0.85, -1.5, 0.61], [1.7, -1.78, 0.42]], [[0.8, 0.36, 0.74], [1.72, 0.13, -0.03]]]> : tensor<2x2x3xf64>
  %x8.1 = ttc.constant dense<[0.26, -0.41, 1.72]> : tensor<3xf64>
  %y8 = ttc.matmul %x8.0, %x8.1 : (tensor<2x2x3xf64>, tensor<3xf64>) -> tensor<2x2xf64>
  %w8.0 = ttc.constant dense<[[1.4432, 1.8941999999999999], [1.3332, 0.3423]]> : tensor<2x2xf64>
  %e8.0 = ttc.sub %y8, %w8.0 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %a8.0 = ttc.abs %e8.0 : (tensor<2x2xf64>) -> tensor<2x2xf64>
  %l8.0 = ttc.lt %a8.0, %tolerance : (tensor<2x2xf64>, tensor<f64>) -> tensor<2x2xi1>
  %ok8.0 = ttc.all %l8.0 : (tensor<2x2xi1>) -> tensor<i1>
  %s8 = ttc.constant dense<[[-1.29, -0.63], [0.8, 1.4]]> : tensor<2x2xf64>
  %g8:2 = ttc.gradient %y8 wrt %x8.0, %x8.1 seed %s8 : (tensor<2x2xf64>, tensor<2x2x3xf64>, tensor<3xf64>, tensor<2x2xf64>) -> (tensor<2x2x3xf64>, tensor<3xf64>)
  %d8.0 = ttc.constant dense<[[[-1.72, -1.55, 0.75], [-1.7, -0.21, -0.5]], [[-1.97, 1.21, 0.71], [-0.55, -0.58, -1.34]]]> : tensor<2x2x3xf64>
  %h8.0 = ttc.mul %d8.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p8.0 = ttc.add %x8.0, %h8.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m8.0 = ttc.sub %x8.0, %h8.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t8.0 = ttc.mul %g8#0, %d8.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u8.0 = ttc.sum %t8.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %d8.1 = ttc.constant dense<[0.38, -0.51, -0.96]> : tensor<3xf64>
  %h8.1 = ttc.mul %d8.1, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p8.1 = ttc.add %x8.1, %h8.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m8.1 = ttc.sub %x8.1, %h8.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t8.1 = ttc.mul %g8#1, %d8.1 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u8.1 = ttc.sum %t8.1 : (tensor<3xf64>) -> tensor<f64>
  %fp8 = ttc.matmul %p8.0, %p8.1 : (tensor<2x2x3xf64>, tensor<3xf64>) -> tensor<2x2xf64>
  %fm8 = ttc.matmul %m8.0, %m8.1 : (tensor<2x2x3xf64>, tensor<3xf64>) -> tensor<2x2xf64>
  %c8 = ttc.sub %fp8, %fm8 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %cs8 = ttc.mul %c8, %s8 : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %n8 = ttc.sum %cs8 : (tensor<2x2xf64>) -> tensor<f64>
  %q8 = ttc.div %n8, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r8.0 = ttc.sub %q8, %u8.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r8.1 = ttc.sub %r8.0, %u8.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b8 = ttc.abs %r8.1 : (tensor<f64>) -> tensor<f64>
  %ok8 = ttc.lt %b8, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

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
  %each = ttc.cat %v0, %v1, %v2, %v3, %v4, %v5, %v6, %v7, %v8, %v9, %v10, %v11, %v12, %v13, %v14, %v15, %v16, %v17 {dim = 0 : i64} : (tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>) -> tensor<18xi1>
  %every = ttc.all %each : (tensor<18xi1>) -> tensor<i1>
  return %every, %each : tensor<i1>, tensor<18xi1>
}
