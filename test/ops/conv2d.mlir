// Convolutions and their gradients.
// Each result is compared with that of torch, and each gradient with central differences along one direction, in f64.
// RUN: ttc-run %s | FileCheck %s

// CHECK: out0: bool []
// CHECK-NEXT: true
func.func @main() -> (tensor<i1>, tensor<18xi1>) {
  %tolerance = ttc.constant dense<1.0e-7> : tensor<f64>
  %step = ttc.constant dense<1.0e-5> : tensor<f64>
  %two_steps = ttc.constant dense<2.0e-5> : tensor<f64>

  // 0: plain
  %x0.0 = ttc.constant dense<[[[[1.55, 0.31, 1.6, -1.37], [0.97, 0.02, -0.41, -0.09], [-1.04, -1.12, 1.83, 0.79], [-1.41, 0.79, -1.1, 1.47]], [[1.54, 0.39, -1.48, 0.29], [-1.06, -0.86, 1.76, 1.12], [1.88, -1.13, 0.65, 0.24], [1.22, -0.14, 0.47, -0.43]]], [[[-1.82, 1.82, 0.27, -1.19], [0.78, 1.2, 0.89, -0.26], [-1.55, 1.18, -1.74, -0.21], [-1.62, 1.14, 1.31, 1.91]], [[-1.39, -0.18, 0.88, -0.26], [-0.77, 1.44, 0.86, -0.78], [1.38, -0.31, 0.8, -0.74], [1.92, -1.65, 0.49, -1.44]]]]> : tensor<2x2x4x4xf64>
  %x0.1 = ttc.constant dense<[[[[-0.45, -0.97], [0.48, 0.03], [0.83, -1.95]], [[1.7, -1.24], [0.27, -1.85], [-0.56, -0.19]]], [[[-0.2, -1.19], [-0.47, 1.35], [-0.09, 0.28]], [[0.35, -0.89], [-1.89, -1.2], [0.96, 1.44]]]]> : tensor<2x2x3x2xf64>
  %y0 = ttc.conv2d %x0.0, %x0.1 : (tensor<2x2x4x4xf64>, tensor<2x2x3x2xf64>) -> tensor<2x2x2x3xf64>
  %w0.0 = ttc.constant dense<[[[[3.3899, -6.673, -4.4942], [-2.4936, -2.456200000000001, -1.4524]], [[2.0770999999999997, -1.0974000000000004, -3.0388999999999995], [-1.7260999999999995, 3.132399999999999, -1.1592000000000002]]], [[[-9.8491, 1.3163999999999998, 3.6037000000000003], [-8.7014, -1.848600000000001, 0.38639999999999997]], [[0.20090000000000025, -4.3866, 0.24299999999999988], [-3.1176, -5.452399999999999, -0.1494000000000002]]]]> : tensor<2x2x2x3xf64>
  %e0.0 = ttc.sub %y0, %w0.0 : (tensor<2x2x2x3xf64>, tensor<2x2x2x3xf64>) -> tensor<2x2x2x3xf64>
  %a0.0 = ttc.abs %e0.0 : (tensor<2x2x2x3xf64>) -> tensor<2x2x2x3xf64>
  %l0.0 = ttc.lt %a0.0, %tolerance : (tensor<2x2x2x3xf64>, tensor<f64>) -> tensor<2x2x2x3xi1>
  %ok0.0 = ttc.all %l0.0 : (tensor<2x2x2x3xi1>) -> tensor<i1>
  %s0 = ttc.constant dense<[[[[0.74, 1.22, 0.36], [-1.64, -0.98, 0.48]], [[-1.84, -0.3, -0.34], [-1.24, 0.92, 1.64]]], [[[0.81, -1.89, -1.29], [0.01, -1.14, -0.08]], [[-1.5, -1.03, -1.62], [0.95, 1.68, -0.32]]]]> : tensor<2x2x2x3xf64>
  %g0:2 = ttc.gradient %y0 wrt %x0.0, %x0.1 seed %s0 : (tensor<2x2x2x3xf64>, tensor<2x2x4x4xf64>, tensor<2x2x3x2xf64>, tensor<2x2x2x3xf64>) -> (tensor<2x2x4x4xf64>, tensor<2x2x3x2xf64>)
  %d0.0 = ttc.constant dense<[[[[0.36, 0.15, 1.99, 0.72], [0.29, -1.63, -1.43, 1.33], [-0.94, 0.56, -1.46, 1.14], [-1.94, 1.44, -1.92, 0.87]], [[-0.63, -0.15, 0.45, -1.32], [-1.05, 1.07, 1.01, -0.6], [-0.61, 1.27, 0.63, -1.18], [1.71, 1.58, 0.39, 1.54]]], [[[0.59, -1.0, -0.41, -1.0], [-1.59, -0.84, 1.73, -0.45], [-0.02, 0.47, -0.68, 1.19], [1.13, 0.28, 1.79, -0.13]], [[1.38, -1.52, 1.59, 1.41], [0.91, -0.09, 1.47, -1.77], [-0.9, 0.5, -0.84, 1.28], [0.45, 1.84, -1.65, 1.97]]]]> : tensor<2x2x4x4xf64>
  %h0.0 = ttc.mul %d0.0, %step : (tensor<2x2x4x4xf64>, tensor<f64>) -> tensor<2x2x4x4xf64>
  %p0.0 = ttc.add %x0.0, %h0.0 : (tensor<2x2x4x4xf64>, tensor<2x2x4x4xf64>) -> tensor<2x2x4x4xf64>
  %m0.0 = ttc.sub %x0.0, %h0.0 : (tensor<2x2x4x4xf64>, tensor<2x2x4x4xf64>) -> tensor<2x2x4x4xf64>
  %t0.0 = ttc.mul %g0#0, %d0.0 : (tensor<2x2x4x4xf64>, tensor<2x2x4x4xf64>) -> tensor<2x2x4x4xf64>
  %u0.0 = ttc.sum %t0.0 : (tensor<2x2x4x4xf64>) -> tensor<f64>
  %d0.1 = ttc.constant dense<[[[[-1.14, -1.03], [1.25, 1.3], [0.7, 1.51]], [[0.47, 1.48], [-1.72, 1.54], [0.39, 0.39]]], [[[-0.5, -0.78], [-0.56, -1.64], [-1.48, -0.26]], [[1.61, 0.99], [-0.22, 0.45], [0.86, -1.78]]]]> : tensor<2x2x3x2xf64>
  %h0.1 = ttc.mul %d0.1, %step : (tensor<2x2x3x2xf64>, tensor<f64>) -> tensor<2x2x3x2xf64>
  %p0.1 = ttc.add %x0.1, %h0.1 : (tensor<2x2x3x2xf64>, tensor<2x2x3x2xf64>) -> tensor<2x2x3x2xf64>
  %m0.1 = ttc.sub %x0.1, %h0.1 : (tensor<2x2x3x2xf64>, tensor<2x2x3x2xf64>) -> tensor<2x2x3x2xf64>
  %t0.1 = ttc.mul %g0#1, %d0.1 : (tensor<2x2x3x2xf64>, tensor<2x2x3x2xf64>) -> tensor<2x2x3x2xf64>
  %u0.1 = ttc.sum %t0.1 : (tensor<2x2x3x2xf64>) -> tensor<f64>
  %fp0 = ttc.conv2d %p0.0, %p0.1 : (tensor<2x2x4x4xf64>, tensor<2x2x3x2xf64>) -> tensor<2x2x2x3xf64>
  %fm0 = ttc.conv2d %m0.0, %m0.1 : (tensor<2x2x4x4xf64>, tensor<2x2x3x2xf64>) -> tensor<2x2x2x3xf64>
  %c0 = ttc.sub %fp0, %fm0 : (tensor<2x2x2x3xf64>, tensor<2x2x2x3xf64>) -> tensor<2x2x2x3xf64>
  %cs0 = ttc.mul %c0, %s0 : (tensor<2x2x2x3xf64>, tensor<2x2x2x3xf64>) -> tensor<2x2x2x3xf64>
  %n0 = ttc.sum %cs0 : (tensor<2x2x2x3xf64>) -> tensor<f64>
  %q0 = ttc.div %n0, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r0.0 = ttc.sub %q0, %u0.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r0.1 = ttc.sub %r0.0, %u0.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b0 = ttc.abs %r0.1 : (tensor<f64>) -> tensor<f64>
  %ok0 = ttc.lt %b0, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 1: padded
  %x1.0 = ttc.constant dense<[[[[0.93, 1.93, 0.35], [-1.83, -1.89, -0.41], [0.5, 1.73, 1.81]], [[-0.31, -1.24, 1.95], [-1.56, 0.91, -1.53], [1.29, -1.8, 1.09]]]]> : tensor<1x2x3x3xf64>
  %x1.1 = ttc.constant dense<[[[[-1.51, 0.37, 0.24], [-0.28, -1.9, -1.01], [-0.09, -1.8, -1.41]], [[-1.29, -1.55, 1.76], [1.28, 0.07, -0.96], [0.05, -1.07, 1.42]]], [[[1.69, 0.93, -0.73], [-0.75, 0.58, 0.37], [-1.92, 1.58, -1.6]], [[1.01, 1.62, -0.92], [0.85, -0.05, -0.41], [1.33, -0.7, 1.11]]]]> : tensor<2x2x3x3xf64>
  %y1 = ttc.conv2d %x1.0, %x1.1 {padding = array<i64: 1, 2>} : (tensor<1x2x3x3xf64>, tensor<2x2x3x3xf64>) -> tensor<1x2x3x5xf64>
  %w1.0 = ttc.constant dense<[[[[-0.2766000000000002, 6.3727, -5.716, -0.06539999999999968, 2.3583999999999996], [4.1503, -3.7671, 7.0281, -6.511800000000001, -4.9959999999999996], [-4.9282, 2.0099, -4.901599999999999, -2.2513000000000005, 3.4812000000000003]], [[1.6676000000000002, 4.012099999999999, -3.676300000000001, 2.8663, 0.1473], [0.2007000000000001, -6.8402, 1.4386, 3.904700000000001, -0.4574999999999998], [2.4272, -2.0830000000000006, -1.2072000000000012, -6.967099999999999, -2.6692]]]]> : tensor<1x2x3x5xf64>
  %e1.0 = ttc.sub %y1, %w1.0 : (tensor<1x2x3x5xf64>, tensor<1x2x3x5xf64>) -> tensor<1x2x3x5xf64>
  %a1.0 = ttc.abs %e1.0 : (tensor<1x2x3x5xf64>) -> tensor<1x2x3x5xf64>
  %l1.0 = ttc.lt %a1.0, %tolerance : (tensor<1x2x3x5xf64>, tensor<f64>) -> tensor<1x2x3x5xi1>
  %ok1.0 = ttc.all %l1.0 : (tensor<1x2x3x5xi1>) -> tensor<i1>
  %s1 = ttc.constant dense<[[[[-1.5, -1.39, -1.81, -1.42, 1.88], [1.02, 0.33, 0.13, 0.28, 0.87], [-1.14, -1.62, -1.43, -1.95, 0.08]], [[-0.48, -0.17, -0.1, -0.26, 1.73], [1.77, 1.47, 1.68, -0.94, -0.76], [1.91, 1.21, -0.09, -1.25, -1.04]]]]> : tensor<1x2x3x5xf64>
  %g1:2 = ttc.gradient %y1 wrt %x1.0, %x1.1 seed %s1 : (tensor<1x2x3x5xf64>, tensor<1x2x3x3xf64>, tensor<2x2x3x3xf64>, tensor<1x2x3x5xf64>) -> (tensor<1x2x3x3xf64>, tensor<2x2x3x3xf64>)
  %d1.0 = ttc.constant dense<[[[[0.53, -1.44, 1.38], [-0.38, 1.68, -1.71], [0.7, -1.93, -0.37]], [[-1.97, -1.11, 0.62], [-1.77, 1.44, 0.83], [0.03, 1.35, 0.99]]]]> : tensor<1x2x3x3xf64>
  %h1.0 = ttc.mul %d1.0, %step : (tensor<1x2x3x3xf64>, tensor<f64>) -> tensor<1x2x3x3xf64>
  %p1.0 = ttc.add %x1.0, %h1.0 : (tensor<1x2x3x3xf64>, tensor<1x2x3x3xf64>) -> tensor<1x2x3x3xf64>
  %m1.0 = ttc.sub %x1.0, %h1.0 : (tensor<1x2x3x3xf64>, tensor<1x2x3x3xf64>) -> tensor<1x2x3x3xf64>
  %t1.0 = ttc.mul %g1#0, %d1.0 : (tensor<1x2x3x3xf64>, tensor<1x2x3x3xf64>) -> tensor<1x2x3x3xf64>
  %u1.0 = ttc.sum %t1.0 : (tensor<1x2x3x3xf64>) -> tensor<f64>
  %d1.1 = ttc.constant dense<[[[[1.16, 1.66, 0.96], [1.21, -0.77, 0.15], [0.3, 0.2, -0.75]], [[-1.47, 0.72, -0.23], [0.95, 1.66, -1.97], [-0.9, -0.75, -1.82]]], [[[-1.02, -0.5, 1.53], [-1.52, 1.6, -1.18], [-1.22, -1.84, 0.9]], [[1.77, 1.03, 1.12], [0.85, -1.5, -1.1], [-0.53, 1.55, 0.8]]]]> : tensor<2x2x3x3xf64>
  %h1.1 = ttc.mul %d1.1, %step : (tensor<2x2x3x3xf64>, tensor<f64>) -> tensor<2x2x3x3xf64>
  %p1.1 = ttc.add %x1.1, %h1.1 : (tensor<2x2x3x3xf64>, tensor<2x2x3x3xf64>) -> tensor<2x2x3x3xf64>
  %m1.1 = ttc.sub %x1.1, %h1.1 : (tensor<2x2x3x3xf64>, tensor<2x2x3x3xf64>) -> tensor<2x2x3x3xf64>
  %t1.1 = ttc.mul %g1#1, %d1.1 : (tensor<2x2x3x3xf64>, tensor<2x2x3x3xf64>) -> tensor<2x2x3x3xf64>
  %u1.1 = ttc.sum %t1.1 : (tensor<2x2x3x3xf64>) -> tensor<f64>
  %fp1 = ttc.conv2d %p1.0, %p1.1 {padding = array<i64: 1, 2>} : (tensor<1x2x3x3xf64>, tensor<2x2x3x3xf64>) -> tensor<1x2x3x5xf64>
  %fm1 = ttc.conv2d %m1.0, %m1.1 {padding = array<i64: 1, 2>} : (tensor<1x2x3x3xf64>, tensor<2x2x3x3xf64>) -> tensor<1x2x3x5xf64>
  %c1 = ttc.sub %fp1, %fm1 : (tensor<1x2x3x5xf64>, tensor<1x2x3x5xf64>) -> tensor<1x2x3x5xf64>
  %cs1 = ttc.mul %c1, %s1 : (tensor<1x2x3x5xf64>, tensor<1x2x3x5xf64>) -> tensor<1x2x3x5xf64>
  %n1 = ttc.sum %cs1 : (tensor<1x2x3x5xf64>) -> tensor<f64>
  %q1 = ttc.div %n1, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r1.0 = ttc.sub %q1, %u1.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r1.1 = ttc.sub %r1.0, %u1.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b1 = ttc.abs %r1.1 : (tensor<f64>) -> tensor<f64>
  %ok1 = ttc.lt %b1, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 2: strides that leave a row over
  %x2.0 = ttc.constant dense<[[[[0.45, 1.21, -0.87, -0.43, 0.62], [-0.3, -1.57, 0.05, -0.04, -1.5], [-1.48, -0.11, 1.62, -0.67, -0.19], [-1.63, -0.58, -0.3, 0.7, -1.07], [-0.03, -1.59, 1.68, 0.25, 0.92], [-0.23, -1.91, 1.87, -1.94, -0.94]], [[1.67, -1.47, 1.21, -1.29, -1.96], [1.28, 0.97, -1.14, -0.18, -1.67], [-1.77, -1.46, -1.8, 0.4, -1.01], [0.09, 1.41, 1.99, -1.47, 1.16], [1.95, 1.75, -1.36, 0.29, -1.31], [0.64, -1.49, -0.03, 0.88, 1.74]]]]> : tensor<1x2x6x5xf64>
  %x2.1 = ttc.constant dense<[[[[1.15, 1.53], [-1.11, 1.4], [1.24, 1.46]], [[0.76, 1.05], [-1.28, -1.72], [0.34, -0.19]]], [[[-0.79, -1.55], [1.57, 0.52], [-0.93, 1.42]], [[-0.21, 1.94], [1.32, 0.42], [-0.17, 0.36]]]]> : tensor<2x2x3x2xf64>
  %y2 = ttc.conv2d %x2.0, %x2.1 {stride = array<i64: 2, 3>, padding = array<i64: 1, 0>} : (tensor<1x2x6x5xf64>, tensor<2x2x3x2xf64>) -> tensor<1x2x3x2xf64>
  %w2.0 = ttc.constant dense<[[[[-0.8280000000000004, 4.3842], [2.4044999999999996, -3.9427999999999996], [-11.484799999999998, -1.6481999999999992]], [[1.1039, -5.5421], [0.13769999999999993, -3.395199999999999], [4.194800000000001, 5.3143]]]]> : tensor<1x2x3x2xf64>
  %e2.0 = ttc.sub %y2, %w2.0 : (tensor<1x2x3x2xf64>, tensor<1x2x3x2xf64>) -> tensor<1x2x3x2xf64>
  %a2.0 = ttc.abs %e2.0 : (tensor<1x2x3x2xf64>) -> tensor<1x2x3x2xf64>
  %l2.0 = ttc.lt %a2.0, %tolerance : (tensor<1x2x3x2xf64>, tensor<f64>) -> tensor<1x2x3x2xi1>
  %ok2.0 = ttc.all %l2.0 : (tensor<1x2x3x2xi1>) -> tensor<i1>
  %s2 = ttc.constant dense<[[[[-1.3, 1.28], [-1.14, -1.95], [1.77, -0.45]], [[-0.71, -1.56], [-1.98, 0.21], [-1.21, 0.02]]]]> : tensor<1x2x3x2xf64>
  %g2:2 = ttc.gradient %y2 wrt %x2.0, %x2.1 seed %s2 : (tensor<1x2x3x2xf64>, tensor<1x2x6x5xf64>, tensor<2x2x3x2xf64>, tensor<1x2x3x2xf64>) -> (tensor<1x2x6x5xf64>, tensor<2x2x3x2xf64>)
  %d2.0 = ttc.constant dense<[[[[-1.82, 0.84, -1.55, 1.78, 0.56], [-1.73, -0.29, -0.52, -0.19, -0.24], [0.81, 1.7, 0.57, 1.19, -1.32], [0.26, -0.19, -1.15, -1.47, -1.89], [0.87, 1.7, -1.3, 0.77, -1.7], [0.52, -1.62, 0.81, 1.27, -1.59]], [[0.7, -1.54, -0.32, 1.35, 0.94], [-0.58, 1.07, 0.84, 0.05, 0.54], [-0.35, 1.99, -0.26, -1.16, -0.47], [1.63, -0.51, -1.94, 0.4, -0.44], [0.18, 0.01, 1.27, -1.49, -0.87], [1.78, 1.6, 1.91, -1.92, 1.35]]]]> : tensor<1x2x6x5xf64>
  %h2.0 = ttc.mul %d2.0, %step : (tensor<1x2x6x5xf64>, tensor<f64>) -> tensor<1x2x6x5xf64>
  %p2.0 = ttc.add %x2.0, %h2.0 : (tensor<1x2x6x5xf64>, tensor<1x2x6x5xf64>) -> tensor<1x2x6x5xf64>
  %m2.0 = ttc.sub %x2.0, %h2.0 : (tensor<1x2x6x5xf64>, tensor<1x2x6x5xf64>) -> tensor<1x2x6x5xf64>
  %t2.0 = ttc.mul %g2#0, %d2.0 : (tensor<1x2x6x5xf64>, tensor<1x2x6x5xf64>) -> tensor<1x2x6x5xf64>
  %u2.0 = ttc.sum %t2.0 : (tensor<1x2x6x5xf64>) -> tensor<f64>
  %d2.1 = ttc.constant dense<[[[[1.61, -1.17], [1.1, -0.45], [0.69, 1.38]], [[1.69, -0.81], [-0.42, -0.9], [0.97, 0.22]]], [[[-0.09, -0.96], [1.62, 1.72], [-1.94, -1.6]], [[1.85, 0.43], [1.85, 1.82], [0.42, -0.1]]]]> : tensor<2x2x3x2xf64>
  %h2.1 = ttc.mul %d2.1, %step : (tensor<2x2x3x2xf64>, tensor<f64>) -> tensor<2x2x3x2xf64>
  %p2.1 = ttc.add %x2.1, %h2.1 : (tensor<2x2x3x2xf64>, tensor<2x2x3x2xf64>) -> tensor<2x2x3x2xf64>
  %m2.1 = ttc.sub %x2.1, %h2.1 : (tensor<2x2x3x2xf64>, tensor<2x2x3x2xf64>) -> tensor<2x2x3x2xf64>
  %t2.1 = ttc.mul %g2#1, %d2.1 : (tensor<2x2x3x2xf64>, tensor<2x2x3x2xf64>) -> tensor<2x2x3x2xf64>
  %u2.1 = ttc.sum %t2.1 : (tensor<2x2x3x2xf64>) -> tensor<f64>
  %fp2 = ttc.conv2d %p2.0, %p2.1 {stride = array<i64: 2, 3>, padding = array<i64: 1, 0>} : (tensor<1x2x6x5xf64>, tensor<2x2x3x2xf64>) -> tensor<1x2x3x2xf64>
  %fm2 = ttc.conv2d %m2.0, %m2.1 {stride = array<i64: 2, 3>, padding = array<i64: 1, 0>} : (tensor<1x2x6x5xf64>, tensor<2x2x3x2xf64>) -> tensor<1x2x3x2xf64>
  %c2 = ttc.sub %fp2, %fm2 : (tensor<1x2x3x2xf64>, tensor<1x2x3x2xf64>) -> tensor<1x2x3x2xf64>
  %cs2 = ttc.mul %c2, %s2 : (tensor<1x2x3x2xf64>, tensor<1x2x3x2xf64>) -> tensor<1x2x3x2xf64>
  %n2 = ttc.sum %cs2 : (tensor<1x2x3x2xf64>) -> tensor<f64>
  %q2 = ttc.div %n2, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r2.0 = ttc.sub %q2, %u2.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r2.1 = ttc.sub %r2.0, %u2.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b2 = ttc.abs %r2.1 : (tensor<f64>) -> tensor<f64>
  %ok2 = ttc.lt %b2, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 3: dilated
  %x3.0 = ttc.constant dense<[[[[-1.04, -0.16, 1.52, -0.91, -1.47, -1.37], [0.22, -1.29, -1.64, -2.0, -1.4, -0.44], [-0.17, 0.14, 0.57, 0.63, 1.79, 0.79], [-0.38, 1.22, 1.51, -0.64, -1.27, 1.78], [1.04, -1.36, -0.88, -0.36, -1.82, 0.96]]]]> : tensor<1x1x5x6xf64>
  %x3.1 = ttc.constant dense<[[[[1.98, -1.28, 1.67], [-0.38, -0.69, 0.48]]], [[[0.58, 1.62, 1.76], [-1.85, -0.86, -0.05]]]]> : tensor<2x1x2x3xf64>
  %y3 = ttc.conv2d %x3.0, %x3.1 {padding = array<i64: 1, 1>, dilation = array<i64: 2, 1>} : (tensor<1x1x5x6xf64>, tensor<2x1x2x3xf64>) -> tensor<1x2x5x6xf64>
  %w3.0 = ttc.constant dense<[[[[-0.7709999999999999, 0.019300000000000095, 0.6617999999999999, 1.3311999999999997, 1.5148, 0.8355999999999999], [1.2485, 0.9255999999999996, -3.9261999999999992, 1.9274000000000004, -3.3034, -2.3823], [-1.5881000000000003, -0.6245999999999997, -5.6077, -3.766999999999999, -0.9289000000000002, -2.9543999999999997], [-0.919, 0.5568999999999998, 1.5509000000000002, 3.0206999999999997, 2.1289000000000002, 2.5622], [2.5238, 0.2077, -0.5860000000000001, 1.6881, 3.331, -4.793]], [[-0.1247, 0.7843999999999999, 3.8969, 4.824, 4.926, 2.9684], [-1.8272000000000002, 1.9784000000000004, -0.012700000000000072, -4.865600000000001, -8.0648, -7.0629], [-1.6481999999999999, -5.2703, -10.4486, -8.834800000000001, -2.0151999999999997, -0.7060999999999995], [-0.8553999999999999, 0.42099999999999976, 5.4042, 6.5302, 6.838800000000001, 4.859400000000001], [1.5315999999999996, 4.413600000000001, 2.0274, -2.3962000000000003, 0.7041999999999997, 2.1470000000000002]]]]> : tensor<1x2x5x6xf64>
  %e3.0 = ttc.sub %y3, %w3.0 : (tensor<1x2x5x6xf64>, tensor<1x2x5x6xf64>) -> tensor<1x2x5x6xf64>
  %a3.0 = ttc.abs %e3.0 : (tensor<1x2x5x6xf64>) -> tensor<1x2x5x6xf64>
  %l3.0 = ttc.lt %a3.0, %tolerance : (tensor<1x2x5x6xf64>, tensor<f64>) -> tensor<1x2x5x6xi1>
  %ok3.0 = ttc.all %l3.0 : (tensor<1x2x5x6xi1>) -> tensor<i1>
  %s3 = ttc.constant dense<[[[[1.03, 1.98, -0.47, -0.04, 0.18, -0.17], [1.7, -0.6, 0.25, -0.05, -1.26, -1.79], [1.76, 1.32, 0.36, -0.46, 1.54, -0.23], [-1.48, -0.78, -0.64, 1.69, 1.01, 1.92], [-1.58, 0.07, 0.17, -0.62, -0.55, 1.16]], [[1.48, -0.78, -1.15, -0.01, -0.86, -1.97], [-1.79, 1.01, -1.38, -1.29, -1.04, -1.82], [1.82, 0.48, 0.71, 1.62, 0.28, -1.3], [-1.61, -1.64, -0.77, -0.59, 0.66, -0.91], [-0.78, 0.01, 0.57, -1.21, 0.4, 1.81]]]]> : tensor<1x2x5x6xf64>
  %g3:2 = ttc.gradient %y3 wrt %x3.0, %x3.1 seed %s3 : (tensor<1x2x5x6xf64>, tensor<1x1x5x6xf64>, tensor<2x1x2x3xf64>, tensor<1x2x5x6xf64>) -> (tensor<1x1x5x6xf64>, tensor<2x1x2x3xf64>)
  %d3.0 = ttc.constant dense<[[[[1.16, 0.61, -0.66, 1.26, 0.06, -1.97], [1.65, -0.22, 0.9, 1.27, 0.28, 0.46], [0.55, -0.79, 0.35, 0.13, 0.63, -1.21], [-1.18, -1.15, -0.09, 1.69, -0.32, 0.58], [-0.87, -1.66, -1.29, 0.45, -0.39, -1.65]]]]> : tensor<1x1x5x6xf64>
  %h3.0 = ttc.mul %d3.0, %step : (tensor<1x1x5x6xf64>, tensor<f64>) -> tensor<1x1x5x6xf64>
  %p3.0 = ttc.add %x3.0, %h3.0 : (tensor<1x1x5x6xf64>, tensor<1x1x5x6xf64>) -> tensor<1x1x5x6xf64>
  %m3.0 = ttc.sub %x3.0, %h3.0 : (tensor<1x1x5x6xf64>, tensor<1x1x5x6xf64>) -> tensor<1x1x5x6xf64>
  %t3.0 = ttc.mul %g3#0, %d3.0 : (tensor<1x1x5x6xf64>, tensor<1x1x5x6xf64>) -> tensor<1x1x5x6xf64>
  %u3.0 = ttc.sum %t3.0 : (tensor<1x1x5x6xf64>) -> tensor<f64>
  %d3.1 = ttc.constant dense<[[[[-1.56, -0.8, -1.9], [0.17, -0.72, -0.68]]], [[[-1.81, -1.73, 1.26], [0.87, -1.75, 0.72]]]]> : tensor<2x1x2x3xf64>
  %h3.1 = ttc.mul %d3.1, %step : (tensor<2x1x2x3xf64>, tensor<f64>) -> tensor<2x1x2x3xf64>
  %p3.1 = ttc.add %x3.1, %h3.1 : (tensor<2x1x2x3xf64>, tensor<2x1x2x3xf64>) -> tensor<2x1x2x3xf64>
  %m3.1 = ttc.sub %x3.1, %h3.1 : (tensor<2x1x2x3xf64>, tensor<2x1x2x3xf64>) -> tensor<2x1x2x3xf64>
  %t3.1 = ttc.mul %g3#1, %d3.1 : (tensor<2x1x2x3xf64>, tensor<2x1x2x3xf64>) -> tensor<2x1x2x3xf64>
  %u3.1 = ttc.sum %t3.1 : (tensor<2x1x2x3xf64>) -> tensor<f64>
  %fp3 = ttc.conv2d %p3.0, %p3.1 {padding = array<i64: 1, 1>, dilation = array<i64: 2, 1>} : (tensor<1x1x5x6xf64>, tensor<2x1x2x3xf64>) -> tensor<1x2x5x6xf64>
  %fm3 = ttc.conv2d %m3.0, %m3.1 {padding = array<i64: 1, 1>, dilation = array<i64: 2, 1>} : (tensor<1x1x5x6xf64>, tensor<2x1x2x3xf64>) -> tensor<1x2x5x6xf64>
  %c3 = ttc.sub %fp3, %fm3 : (tensor<1x2x5x6xf64>, tensor<1x2x5x6xf64>) -> tensor<1x2x5x6xf64>
  %cs3 = ttc.mul %c3, %s3 : (tensor<1x2x5x6xf64>, tensor<1x2x5x6xf64>) -> tensor<1x2x5x6xf64>
  %n3 = ttc.sum %cs3 : (tensor<1x2x5x6xf64>) -> tensor<f64>
  %q3 = ttc.div %n3, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r3.0 = ttc.sub %q3, %u3.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r3.1 = ttc.sub %r3.0, %u3.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b3 = ttc.abs %r3.1 : (tensor<f64>) -> tensor<f64>
  %ok3 = ttc.lt %b3, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 4: groups
  %x4.0 = ttc.constant dense<[[[[-1.54, -0.3, -1.22, -1.89], [0.52, -0.87, -0.58, 1.03], [-0.97, -0.64, -0.36, -0.05], [0.9, -0.43, -1.75, 1.16]], [[-1.82, 0.52, 1.39, 0.92], [-0.77, 1.08, -0.55, -0.49], [-1.54, -1.9, 1.85, 0.41], [0.63, 0.44, 0.26, -0.99]], [[1.88, -1.64, -1.02, 1.17], [0.36, 0.81, 0.16, -1.57], [-0.87, -1.98, 0.88, 0.15], [0.77, -1.06, -1.84, 0.46]], [[1.92, -0.84, -1.78, -0.15], [0.04, -1.98, -1.81, 0.64], [-1.53, -1.2, 0.63, 1.51], [-0.33, -0.41, -1.62, 0.57]]]]> : tensor<1x4x4x4xf64>
  %x4.1 = ttc.constant dense<[[[[-1.37, -0.35, -0.94], [-0.62, -1.96, 1.52], [1.39, 0.23, -0.26]], [[0.15, 0.86, -1.3], [-0.5, 0.39, -1.66], [0.06, 1.61, 0.17]]], [[[-1.24, -1.58, -0.02], [-1.89, 0.43, -0.82], [-0.44, -0.34, 1.58]], [[-0.64, -1.02, -0.39], [1.98, -0.03, 0.94], [0.26, 0.21, -1.88]]]]> : tensor<2x2x3x3xf64>
  %y4 = ttc.conv2d %x4.0, %x4.1 {padding = array<i64: 1, 0>, groups = 2 : i64} : (tensor<1x4x4x4xf64>, tensor<2x2x3x3xf64>) -> tensor<1x2x4x2xf64>
  %w4.0 = ttc.constant dense<[[[[0.7664000000000003, -4.0552], [-0.28959999999999936, 7.967500000000001], [2.3297000000000003, 1.7449000000000008], [-5.328900000000001, 8.8074]], [[1.5480000000000007, -5.038700000000001], [-0.8112999999999991, 0.3847999999999998], [-1.3713000000000002, 4.960499999999999], [3.5808999999999997, 1.2058999999999997]]]]> : tensor<1x2x4x2xf64>
  %e4.0 = ttc.sub %y4, %w4.0 : (tensor<1x2x4x2xf64>, tensor<1x2x4x2xf64>) -> tensor<1x2x4x2xf64>
  %a4.0 = ttc.abs %e4.0 : (tensor<1x2x4x2xf64>) -> tensor<1x2x4x2xf64>
  %l4.0 = ttc.lt %a4.0, %tolerance : (tensor<1x2x4x2xf64>, tensor<f64>) -> tensor<1x2x4x2xi1>
  %ok4.0 = ttc.all %l4.0 : (tensor<1x2x4x2xi1>) -> tensor<i1>
  %s4 = ttc.constant dense<[[[[-0.07, -0.55], [-0.03, -1.37], [0.54, 1.69], [1.8, 0.64]], [[-0.94, -1.61], [-0.39, 0.49], [-1.33, -1.5], [0.39, 1.97]]]]> : tensor<1x2x4x2xf64>
  %g4:2 = ttc.gradient %y4 wrt %x4.0, %x4.1 seed %s4 : (tensor<1x2x4x2xf64>, tensor<1x4x4x4xf64>, tensor<2x2x3x3xf64>, tensor<1x2x4x2xf64>) -> (tensor<1x4x4x4xf64>, tensor<2x2x3x3xf64>)
  %d4.0 = ttc.constant dense<[[[[0.8, -1.13, -0.13, -1.7], [0.07, 1.69, -1.59, -1.01], [1.8, 0.77, 1.1, 1.26], [-1.76, 0.22, -1.37, 0.01]], [[-1.2, -1.85, -1.39, -1.85], [-0.52, -1.89, -0.47, -1.62], [-0.71, -0.07, 0.65, -1.83], [-0.79, 1.23, 1.87, 1.21]], [[-0.46, 0.54, -1.45, -1.83], [-1.85, -0.04, 0.38, 1.08], [-0.99, 0.85, 0.91, 0.97], [0.81, -1.42, 0.27, -0.5]], [[-1.97, -1.38, -1.99, -0.25], [0.03, 1.14, -0.27, -0.35], [-1.17, 0.98, -0.6, -1.63], [1.36, 1.22, 1.16, 1.75]]]]> : tensor<1x4x4x4xf64>
  %h4.0 = ttc.mul %d4.0, %step : (tensor<1x4x4x4xf64>, tensor<f64>) -> tensor<1x4x4x4xf64>
  %p4.0 = ttc.add %x4.0, %h4.0 : (tensor<1x4x4x4xf64>, tensor<1x4x4x4xf64>) -> tensor<1x4x4x4xf64>
  %m4.0 = ttc.sub %x4.0, %h4.0 : (tensor<1x4x4x4xf64>, tensor<1x4x4x4xf64>) -> tensor<1x4x4x4xf64>
  %t4.0 = ttc.mul %g4#0, %d4.0 : (tensor<1x4x4x4xf64>, tensor<1x4x4x4xf64>) -> tensor<1x4x4x4xf64>
  %u4.0 = ttc.sum %t4.0 : (tensor<1x4x4x4xf64>) -> tensor<f64>
  %d4.1 = ttc.constant dense<[[[[-1.97, 1.11, -1.41], [-0.5, -1.52, 1.57], [-1.87, -1.19, 1.88]], [[-0.45, -0.62, 1.06], [-1.49, 0.56, 0.46], [-0.81, -0.2, 0.05]]], [[[1.43, 1.51, 1.92], [-0.6, 1.38, -0.95], [-0.73, 0.2, -0.2]], [[-1.41, -1.78, 1.15], [0.19, 1.59, -1.0], [1.2, -0.38, 0.48]]]]> : tensor<2x2x3x3xf64>
  %h4.1 = ttc.mul %d4.1, %step : (tensor<2x2x3x3xf64>, tensor<f64>) -> tensor<2x2x3x3xf64>
  %p4.1 = ttc.add %x4.1, %h4.1 : (tensor<2x2x3x3xf64>, tensor<2x2x3x3xf64>) -> tensor<2x2x3x3xf64>
  %m4.1 = ttc.sub %x4.1, %h4.1 : (tensor<2x2x3x3xf64>, tensor<2x2x3x3xf64>) -> tensor<2x2x3x3xf64>
  %t4.1 = ttc.mul %g4#1, %d4.1 : (tensor<2x2x3x3xf64>, tensor<2x2x3x3xf64>) -> tensor<2x2x3x3xf64>
  %u4.1 = ttc.sum %t4.1 : (tensor<2x2x3x3xf64>) -> tensor<f64>
  %fp4 = ttc.conv2d %p4.0, %p4.1 {padding = array<i64: 1, 0>, groups = 2 : i64} : (tensor<1x4x4x4xf64>, tensor<2x2x3x3xf64>) -> tensor<1x2x4x2xf64>
  %fm4 = ttc.conv2d %m4.0, %m4.1 {padding = array<i64: 1, 0>, groups = 2 : i64} : (tensor<1x4x4x4xf64>, tensor<2x2x3x3xf64>) -> tensor<1x2x4x2xf64>
  %c4 = ttc.sub %fp4, %fm4 : (tensor<1x2x4x2xf64>, tensor<1x2x4x2xf64>) -> tensor<1x2x4x2xf64>
  %cs4 = ttc.mul %c4, %s4 : (tensor<1x2x4x2xf64>, tensor<1x2x4x2xf64>) -> tensor<1x2x4x2xf64>
  %n4 = ttc.sum %cs4 : (tensor<1x2x4x2xf64>) -> tensor<f64>
  %q4 = ttc.div %n4, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r4.0 = ttc.sub %q4, %u4.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r4.1 = ttc.sub %r4.0, %u4.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b4 = ttc.abs %r4.1 : (tensor<f64>) -> tensor<f64>
  %ok4 = ttc.lt %b4, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 5: depthwise, strided
  %x5.0 = ttc.constant dense<[[[[-1.36, -0.99, -1.45, 1.59], [0.95, -1.85, 1.8, 0.38], [-1.08, 0.11, -1.21, -0.59], [-1.78, 0.07, -0.83, 0.39], [0.28, -0.29, 0.83, -1.93]], [[1.55, 1.91, 0.77, 1.27], [-1.07, 1.21, 0.05, -1.79], [0.4, -0.27, 1.62, -0.14], [-1.64, -1.76, 1.47, -0.25], [-1.2, -0.66, 1.83, 1.53]]]]> : tensor<1x2x5x4xf64>
  %x5.1 = ttc.constant dense<[[[[1.49, -1.31], [-0.17, -0.84]]], [[[-1.96, -1.05], [-1.98, 0.53]]], [[[-0.17, 1.04], [0.17, 0.62]]], [[[0.32, -0.71], [-1.21, 0.53]]]]> : tensor<4x1x2x2xf64>
  %y5 = ttc.conv2d %x5.0, %x5.1 {stride = array<i64: 2, 1>, groups = 2 : i64} : (tensor<1x2x5x4xf64>, tensor<4x1x2x2xf64>) -> tensor<1x4x2x3xf64>
  %w5.0 = ttc.constant dense<[[[[0.6629999999999998, -0.7731000000000001, -4.8686], [-1.5095000000000003, 2.4343, -1.2165]], [[0.8435999999999997, 8.0799, -2.1901], [5.5628, 0.4763999999999999, 4.8412]], [[2.2912, 0.7128000000000001, 0.08859999999999979], [-1.7187999999999999, 2.3429, -0.32610000000000006]], [[1.0759, -1.3731, -1.6645], [1.3712999999999995, 1.6721, -1.2933999999999999]]]]> : tensor<1x4x2x3xf64>
  %e5.0 = ttc.sub %y5, %w5.0 : (tensor<1x4x2x3xf64>, tensor<1x4x2x3xf64>) -> tensor<1x4x2x3xf64>
  %a5.0 = ttc.abs %e5.0 : (tensor<1x4x2x3xf64>) -> tensor<1x4x2x3xf64>
  %l5.0 = ttc.lt %a5.0, %tolerance : (tensor<1x4x2x3xf64>, tensor<f64>) -> tensor<1x4x2x3xi1>
  %ok5.0 = ttc.all %l5.0 : (tensor<1x4x2x3xi1>) -> tensor<i1>
  %s5 = ttc.constant dense<[[[[-1.96, -1.89, -0.13], [0.9, 0.57, 0.03]], [[-1.49, 0.62, 1.46], [-0.15, 0.21, 1.68]], [[0.73, 0.4, 0.54], [-1.31, -1.4, -0.56]], [[-1.67, -0.39, -0.59], [1.54, 0.84, -1.65]]]]> : tensor<1x4x2x3xf64>
  %g5:2 = ttc.gradient %y5 wrt %x5.0, %x5.1 seed %s5 : (tensor<1x4x2x3xf64>, tensor<1x2x5x4xf64>, tensor<4x1x2x2xf64>, tensor<1x4x2x3xf64>) -> (tensor<1x2x5x4xf64>, tensor<4x1x2x2xf64>)
  %d5.0 = ttc.constant dense<[[[[-0.48, 1.97, -1.81, 0.9], [0.26, 1.49, 0.23, 0.55], [1.56, -0.6, 1.71, -0.65], [-0.24, 1.29, 1.62, 0.26], [-0.49, 1.1, 0.93, -0.47]], [[-0.84, 1.4, -0.2, -0.25], [0.57, 1.47, -1.8, 1.28], [1.54, 0.05, 0.36, -1.56], [0.67, -1.04, 0.96, -1.91], [-1.65, 0.35, 0.35, -0.28]]]]> : tensor<1x2x5x4xf64>
  %h5.0 = ttc.mul %d5.0, %step : (tensor<1x2x5x4xf64>, tensor<f64>) -> tensor<1x2x5x4xf64>
  %p5.0 = ttc.add %x5.0, %h5.0 : (tensor<1x2x5x4xf64>, tensor<1x2x5x4xf64>) -> tensor<1x2x5x4xf64>
  %m5.0 = ttc.sub %x5.0, %h5.0 : (tensor<1x2x5x4xf64>, tensor<1x2x5x4xf64>) -> tensor<1x2x5x4xf64>
  %t5.0 = ttc.mul %g5#0, %d5.0 : (tensor<1x2x5x4xf64>, tensor<1x2x5x4xf64>) -> tensor<1x2x5x4xf64>
  %u5.0 = ttc.sum %t5.0 : (tensor<1x2x5x4xf64>) -> tensor<f64>
  %d5.1 = ttc.constant dense<[[[[-0.22, -1.27], [-1.74, 1.25]]], [[[-0.64, -1.62], [-1.81, -1.71]]], [[[-0.25, -0.59], [-0.73, -0.35]]], [[[0.87, 1.71], [-1.76, -0.93]]]]> : tensor<4x1x2x2xf64>
  %h5.1 = ttc.mul %d5.1, %step : (tensor<4x1x2x2xf64>, tensor<f64>) -> tensor<4x1x2x2xf64>
  %p5.1 = ttc.add %x5.1, %h5.1 : (tensor<4x1x2x2xf64>, tensor<4x1x2x2xf64>) -> tensor<4x1x2x2xf64>
  %m5.1 = ttc.sub %x5.1, %h5.1 : (tensor<4x1x2x2xf64>, tensor<4x1x2x2xf64>) -> tensor<4x1x2x2xf64>
  %t5.1 = ttc.mul %g5#1, %d5.1 : (tensor<4x1x2x2xf64>, tensor<4x1x2x2xf64>) -> tensor<4x1x2x2xf64>
  %u5.1 = ttc.sum %t5.1 : (tensor<4x1x2x2xf64>) -> tensor<f64>
  %fp5 = ttc.conv2d %p5.0, %p5.1 {stride = array<i64: 2, 1>, groups = 2 : i64} : (tensor<1x2x5x4xf64>, tensor<4x1x2x2xf64>) -> tensor<1x4x2x3xf64>
  %fm5 = ttc.conv2d %m5.0, %m5.1 {stride = array<i64: 2, 1>, groups = 2 : i64} : (tensor<1x2x5x4xf64>, tensor<4x1x2x2xf64>) -> tensor<1x4x2x3xf64>
  %c5 = ttc.sub %fp5, %fm5 : (tensor<1x4x2x3xf64>, tensor<1x4x2x3xf64>) -> tensor<1x4x2x3xf64>
  %cs5 = ttc.mul %c5, %s5 : (tensor<1x4x2x3xf64>, tensor<1x4x2x3xf64>) -> tensor<1x4x2x3xf64>
  %n5 = ttc.sum %cs5 : (tensor<1x4x2x3xf64>) -> tensor<f64>
  %q5 = ttc.div %n5, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r5.0 = ttc.sub %q5, %u5.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r5.1 = ttc.sub %r5.0, %u5.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b5 = ttc.abs %r5.1 : (tensor<f64>) -> tensor<f64>
  %ok5 = ttc.lt %b5, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 6: a point, padded more than it covers
  %x6.0 = ttc.constant dense<[[[[-0.55, -1.92], [-0.8, -0.62]], [[-0.6, -1.62], [1.34, -0.89]]]]> : tensor<1x2x2x2xf64>
  %x6.1 = ttc.constant dense<[[[[-0.08]], [[-0.1]]]]> : tensor<1x2x1x1xf64>
  %y6 = ttc.conv2d %x6.0, %x6.1 {padding = array<i64: 1, 1>} : (tensor<1x2x2x2xf64>, tensor<1x2x1x1xf64>) -> tensor<1x1x4x4xf64>
  %w6.0 = ttc.constant dense<[[[[0.0, 0.0, 0.0, 0.0], [0.0, 0.10400000000000001, 0.3156, 0.0], [0.0, -0.07, 0.1386, 0.0], [0.0, 0.0, 0.0, 0.0]]]]> : tensor<1x1x4x4xf64>
  %e6.0 = ttc.sub %y6, %w6.0 : (tensor<1x1x4x4xf64>, tensor<1x1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %a6.0 = ttc.abs %e6.0 : (tensor<1x1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %l6.0 = ttc.lt %a6.0, %tolerance : (tensor<1x1x4x4xf64>, tensor<f64>) -> tensor<1x1x4x4xi1>
  %ok6.0 = ttc.all %l6.0 : (tensor<1x1x4x4xi1>) -> tensor<i1>
  %s6 = ttc.constant dense<[[[[0.61, 0.86, -1.37, -0.6], [-0.2, 0.6, -0.26, -1.93], [-1.07, 0.65, 1.8, 0.82], [-1.57, -0.09, 1.32, -1.72]]]]> : tensor<1x1x4x4xf64>
  %g6:2 = ttc.gradient %y6 wrt %x6.0, %x6.1 seed %s6 : (tensor<1x1x4x4xf64>, tensor<1x2x2x2xf64>, tensor<1x2x1x1xf64>, tensor<1x1x4x4xf64>) -> (tensor<1x2x2x2xf64>, tensor<1x2x1x1xf64>)
  %d6.0 = ttc.constant dense<[[[[-1.97, -0.62], [1.16, -0.0]], [[0.09, -1.6], [1.12, 0.93]]]]> : tensor<1x2x2x2xf64>
  %h6.0 = ttc.mul %d6.0, %step : (tensor<1x2x2x2xf64>, tensor<f64>) -> tensor<1x2x2x2xf64>
  %p6.0 = ttc.add %x6.0, %h6.0 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %m6.0 = ttc.sub %x6.0, %h6.0 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %t6.0 = ttc.mul %g6#0, %d6.0 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %u6.0 = ttc.sum %t6.0 : (tensor<1x2x2x2xf64>) -> tensor<f64>
  %d6.1 = ttc.constant dense<[[[[-0.03]], [[0.13]]]]> : tensor<1x2x1x1xf64>
  %h6.1 = ttc.mul %d6.1, %step : (tensor<1x2x1x1xf64>, tensor<f64>) -> tensor<1x2x1x1xf64>
  %p6.1 = ttc.add %x6.1, %h6.1 : (tensor<1x2x1x1xf64>, tensor<1x2x1x1xf64>) -> tensor<1x2x1x1xf64>
  %m6.1 = ttc.sub %x6.1, %h6.1 : (tensor<1x2x1x1xf64>, tensor<1x2x1x1xf64>) -> tensor<1x2x1x1xf64>
  %t6.1 = ttc.mul %g6#1, %d6.1 : (tensor<1x2x1x1xf64>, tensor<1x2x1x1xf64>) -> tensor<1x2x1x1xf64>
  %u6.1 = ttc.sum %t6.1 : (tensor<1x2x1x1xf64>) -> tensor<f64>
  %fp6 = ttc.conv2d %p6.0, %p6.1 {padding = array<i64: 1, 1>} : (tensor<1x2x2x2xf64>, tensor<1x2x1x1xf64>) -> tensor<1x1x4x4xf64>
  %fm6 = ttc.conv2d %m6.0, %m6.1 {padding = array<i64: 1, 1>} : (tensor<1x2x2x2xf64>, tensor<1x2x1x1xf64>) -> tensor<1x1x4x4xf64>
  %c6 = ttc.sub %fp6, %fm6 : (tensor<1x1x4x4xf64>, tensor<1x1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %cs6 = ttc.mul %c6, %s6 : (tensor<1x1x4x4xf64>, tensor<1x1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %n6 = ttc.sum %cs6 : (tensor<1x1x4x4xf64>) -> tensor<f64>
  %q6 = ttc.div %n6, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r6.0 = ttc.sub %q6, %u6.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r6.1 = ttc.sub %r6.0, %u6.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b6 = ttc.abs %r6.1 : (tensor<f64>) -> tensor<f64>
  %ok6 = ttc.lt %b6, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 7: NHWC
  %x7.0 = ttc.constant dense<[[[[0.15, 0.95], [-0.45, -1.63], [-0.41, -1.41], [1.28, -0.02]], [[1.27, 0.48], [1.69, 0.52], [-0.56, -1.79], [-0.43, -1.3]], [[0.08, -1.66], [-1.79, 1.54], [1.76, 0.85], [1.09, -0.68]], [[-1.42, 0.62], [-0.76, -0.35], [-0.28, -1.67], [-0.51, -1.66]]]]> : tensor<1x4x4x2xf64>
  %x7.1 = ttc.constant dense<[[[[0.48, -0.79, 0.77], [-1.82, -0.61, 0.68]], [[1.69, 0.0, 0.26], [-1.46, 1.77, -1.34]], [[-0.88, 1.45, -1.09], [0.38, -1.05, -0.21]]], [[[0.84, 0.73, 1.05], [0.52, 1.87, -1.74]], [[0.72, -0.21, -1.25], [-0.62, -0.15, 0.27]], [[0.73, 0.88, -1.34], [-0.37, -1.1, 1.85]]], [[[1.69, 1.4, -1.69], [1.4, -0.14, -0.52]], [[-0.31, -0.9, -1.19], [-0.14, 1.78, -0.92]], [[0.08, -0.98, 0.03], [-1.96, -0.21, -0.19]]]]> : tensor<3x3x2x3xf64>
  %y7 = ttc.conv2d %x7.0, %x7.1 {padding = array<i64: 1, 1>, data_format = "NHWC"} : (tensor<1x4x4x2xf64>, tensor<3x3x2x3xf64>) -> tensor<1x4x4x3xf64>
  %w7.0 = ttc.constant dense<[[[[-1.5513000000000003, -0.8310000000000002, -4.344499999999999], [7.2142, 5.455299999999999, -7.994300000000001], [6.8171, -1.6251999999999995, 0.16409999999999975], [-3.2807, -5.662199999999999, 4.0024]], [[-2.6528, 1.7209999999999996, -2.0759999999999996], [-1.1231, 2.9641999999999995, 0.8694000000000008], [5.432299999999999, 0.6569000000000003, -2.2956999999999996], [7.5786999999999995, -2.1686000000000005, -2.2897]], [[0.34480000000000005, 2.917, 3.5982], [1.5797999999999996, -2.984, 10.4857], [4.259899999999999, -4.183099999999999, -0.9625000000000009], [4.8664, -0.6733, 2.2804]], [[2.8871, -7.229299999999999, 6.1861999999999995], [-4.226800000000001, 7.2602, -10.1217], [-2.8909000000000002, 4.7509, -4.7353], [1.6911000000000003, -6.0837, 5.9289]]]]> : tensor<1x4x4x3xf64>
  %e7.0 = ttc.sub %y7, %w7.0 : (tensor<1x4x4x3xf64>, tensor<1x4x4x3xf64>) -> tensor<1x4x4x3xf64>
  %a7.0 = ttc.abs %e7.0 : (tensor<1x4x4x3xf64>) -> tensor<1x4x4x3xf64>
  %l7.0 = ttc.lt %a7.0, %tolerance : (tensor<1x4x4x3xf64>, tensor<f64>) -> tensor<1x4x4x3xi1>
  %ok7.0 = ttc.all %l7.0 : (tensor<1x4x4x3xi1>) -> tensor<i1>
  %s7 = ttc.constant dense<[[[[-0.24, 1.55, 1.06], [0.15, -0.85, 1.15], [1.23, 0.18, -0.05], [0.73, -0.15, 1.88]], [[0.64, 1.54, -0.73], [0.58, -0.1, -1.13], [-1.22, -1.71, -0.25], [-0.87, 1.13, 1.97]], [[-0.67, 1.32, -1.55], [-1.34, -0.88, -1.62], [-1.58, -1.7, 1.47], [1.66, -1.74, -0.85]], [[1.1, -1.14, -1.66], [1.72, 1.96, 1.77], [-1.76, -1.04, -0.07], [-1.23, -1.85, 0.22]]]]> : tensor<1x4x4x3xf64>
  %g7:2 = ttc.gradient %y7 wrt %x7.0, %x7.1 seed %s7 : (tensor<1x4x4x3xf64>, tensor<1x4x4x2xf64>, tensor<3x3x2x3xf64>, tensor<1x4x4x3xf64>) -> (tensor<1x4x4x2xf64>, tensor<3x3x2x3xf64>)
  %d7.0 = ttc.constant dense<[[[[-0.87, 0.0], [-0.41, 1.38], [0.04, -0.34], [-1.64, 0.54]], [[-0.31, 1.85], [-1.23, -1.1], [1.1, 1.55], [-1.63, 1.28]], [[-0.65, 0.53], [-1.02, 1.56], [-0.7, 0.64], [-0.12, 1.24]], [[0.53, -1.4], [1.86, -1.79], [0.21, -1.54], [-1.33, -0.75]]]]> : tensor<1x4x4x2xf64>
  %h7.0 = ttc.mul %d7.0, %step : (tensor<1x4x4x2xf64>, tensor<f64>) -> tensor<1x4x4x2xf64>
  %p7.0 = ttc.add %x7.0, %h7.0 : (tensor<1x4x4x2xf64>, tensor<1x4x4x2xf64>) -> tensor<1x4x4x2xf64>
  %m7.0 = ttc.sub %x7.0, %h7.0 : (tensor<1x4x4x2xf64>, tensor<1x4x4x2xf64>) -> tensor<1x4x4x2xf64>
  %t7.0 = ttc.mul %g7#0, %d7.0 : (tensor<1x4x4x2xf64>, tensor<1x4x4x2xf64>) -> tensor<1x4x4x2xf64>
  %u7.0 = ttc.sum %t7.0 : (tensor<1x4x4x2xf64>) -> tensor<f64>
  %d7.1 = ttc.constant dense<[[[[-0.58, -0.07, 1.91], [0.99, -1.2, -0.67]], [[-1.38, 0.53, -0.96], [0.17, 1.52, 0.7]], [[0.06, -1.89, -0.83], [-0.59, -1.64, 0.59]]], [[[0.44, -1.36, 1.8], [-1.8, -1.99, 1.03]], [[0.25, 1.49, -1.87], [-0.71, -0.63, -0.89]], [[-1.59, 1.32, -0.45], [-1.92, -1.83, 1.2]]], [[[-0.32, -1.77, 0.63], [1.35, -1.93, -0.29]], [[-1.28, -1.81, 1.07], [0.22, 1.86, -1.59]], [[0.5, -0.56, 1.23], [0.49, -0.56, 1.44]]]]> : tensor<3x3x2x3xf64>
  %h7.1 = ttc.mul %d7.1, %step : (tensor<3x3x2x3xf64>, tensor<f64>) -> tensor<3x3x2x3xf64>
  %p7.1 = ttc.add %x7.1, %h7.1 : (tensor<3x3x2x3xf64>, tensor<3x3x2x3xf64>) -> tensor<3x3x2x3xf64>
  %m7.1 = ttc.sub %x7.1, %h7.1 : (tensor<3x3x2x3xf64>, tensor<3x3x2x3xf64>) -> tensor<3x3x2x3xf64>
  %t7.1 = ttc.mul %g7#1, %d7.1 : (tensor<3x3x2x3xf64>, tensor<3x3x2x3xf64>) -> tensor<3x3x2x3xf64>
  %u7.1 = ttc.sum %t7.1 : (tensor<3x3x2x3xf64>) -> tensor<f64>
  %fp7 = ttc.conv2d %p7.0, %p7.1 {padding = array<i64: 1, 1>, data_format = "NHWC"} : (tensor<1x4x4x2xf64>, tensor<3x3x2x3xf64>) -> tensor<1x4x4x3xf64>
  %fm7 = ttc.conv2d %m7.0, %m7.1 {padding = array<i64: 1, 1>, data_format = "NHWC"} : (tensor<1x4x4x2xf64>, tensor<3x3x2x3xf64>) -> tensor<1x4x4x3xf64>
  %c7 = ttc.sub %fp7, %fm7 : (tensor<1x4x4x3xf64>, tensor<1x4x4x3xf64>) -> tensor<1x4x4x3xf64>
  %cs7 = ttc.mul %c7, %s7 : (tensor<1x4x4x3xf64>, tensor<1x4x4x3xf64>) -> tensor<1x4x4x3xf64>
  %n7 = ttc.sum %cs7 : (tensor<1x4x4x3xf64>) -> tensor<f64>
  %q7 = ttc.div %n7, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r7.0 = ttc.sub %q7, %u7.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r7.1 = ttc.sub %r7.0, %u7.1 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b7 = ttc.abs %r7.1 : (tensor<f64>) -> tensor<f64>
  %ok7 = ttc.lt %b7, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 8: NHWC with groups and strides
  %x8.0 = ttc.constant dense<[[[[0.78, -1.31, 1.17, 0.34], [0.29, -1.48, -0.36, 0.65], [0.53, 0.44, 1.83, 1.61], [-1.0, 1.94, 0.54, -0.0]], [[1.72, -0.11, -0.68, 0.82], [0.82, 0.59, 0.98, 1.49], [-0.62, 1.36, -1.09, -1.47], [1.61, 1.06, -1.19, 1.92]], [[-1.11, 0.2, 0.53, -1.4], [-1.92, 0.57, 1.23, -0.46], [1.14, -1.58, -1.63, 0.44], [-0.18, -0.35, 1.48, 0.16]], [[0.25, 1.68, -1.93, 1.58], [1.06, -0.65, 1.95, 1.57], [-1.5, -0.83, -0.8, 0.13], [0.63, -0.17, -0.3, -0.06]], [[1.08, -0.67, -0.2, -0.67], [1.4, 1.07, 0.05, 0.59], [1.52, -1.9, 1.57, 1.85], [0.16, -0.6, 1.71, -0.41]]]]> : tensor<1x5x4x4xf64>
  %x8.1 = ttc.constant dense<[[[[-0.92, 1.63], [-0.21, 1.83]], [[0.31, 1.26], [1.39, -1.72]]], [[[-0.64, 0.32], [0.26, -0.2]], [[-0.24, -1.85], [-1.03, -1.25]]]]> : tensor<2x2x2x2xf64>
  %y8 = ttc.conv2d %x8.0, %x8.1 {stride = array<i64: 2, 2>, padding = array<i64: 0, 1>, groups = 2 : i64, data_format = "NHWC"} : (tensor<1x5x4x4xf64>, tensor<2x2x2x2xf64>) -> tensor<1x2x3x2xf64>
  %w8.0 = ttc.constant dense<[[[[-1.8786, 1.1224000000000003], [-0.8035000000000001, 4.0089], [-0.24219999999999992, 0.1154]], [[-1.8565, 4.6713], [0.1714000000000001, -0.020000000000000157], [-0.20830000000000004, 2.6212]]]]> : tensor<1x2x3x2xf64>
  %e8.0 = ttc.sub %y8, %w8.0 : (tensor<1x2x3x2xf64>, tensor<1x2x3x2xf64>) -> tensor<1x2x3x2xf64>
  %a8.0 = ttc.abs %e8.0 : (tensor<1x2x3x2xf64>) -> tensor<1x2x3x2xf64>
  %l8.0 = ttc.lt %a8.0, %tolerance : (tensor<1x2x3x2xf64>, tensor<f64>) -> tensor<1x2x3x2xi1>
  %ok8.0 = ttc.all %l8.0 : (tensor<1x2x3x2xi1>) -> tensor<i1>
  %s8 = ttc.constant dense<[[[[0.68, -1.73], [-0.75, -0.23], [-0.62, 0.26]], [[-0.65, 0.25], [-0.31, -1.45], [-1.14, 1.93]]]]> : tensor<1x2x3x2xf64>
  %g8:2 = ttc.gradient %y8 wrt %x8.0, %x8.1 seed %s8 : (tensor<1x2x3x2xf64>, tensor<1x5x4x4xf64>, tensor<2x2x2x2xf64>, tensor<1x2x3x2xf64>) -> (tensor<1x5x4x4xf64>, tensor<2x2x2x2xf64>)
  %d8.0 = ttc.constant dense<[[[[-1.82, 0.24, -0.21, -1.53], [-1.22, 0.72, 1.6, 0.47], [-0.47, -1.68, -1.09, 1.94], [0.52, 1.04, 1.16, 0.41]], [[-0.35, 0.73, -1.92, 0.75], [0.57, -1.24, 1.16, 1.46], [1.37, -0.15, -0.92, 1.65], [-1.93, -1.91, -1.85, -1.85]], [[0.99, 0.03, 1.44, 1.22], [1.59, -0.17, -0.58, -1.95], [0.44, 0.28, -1.68, -0.17], [-0.86, -1.8, 0.73, 0.11]], [[0.19, 1.65, -1.32, -1.41], [-1.9, -1.93, -1.78, 0.41], [-1.8, 1.26, 1.17, 0.01], [-0.36, -1.82, -1.59, -1.94]], [[1.2, 1.15, 0.84, -1.78], [1.36, -0.13, 0.67, -0.61], [-0.06, -0.41, 1.32, 1.52], [-1.05, -0.83, -0.45, 1.5]]]]> : tensor<1x5x4x4xf64>
  %h8.0 = ttc.mul %d8.0, %step : (tensor<1x5x4x4xf64>, tensor<f64>) -> tensor<1x5x4x4xf64>
  %p8.0 = ttc.add %x8.0, %h8.0 : (tensor<1x5x4x4xf64>, tensor<1x5x4x4xf64>) -> tensor<1x5x4x4xf64>
  %m8.0 = ttc.sub %x8.0, %h8.0 : (tensor<1x5x4x4xf64>, tensor<1x5x4x4xf64>) -> tensor<1x5x4x4xf64>
  %t8.0 = ttc.mul %g8#0, %d8.0 : (tensor<1x5x4x4xf64>, tensor<1x5x4x4xf64>) -> tensor<1x5x4x4xf64>
  %u8.0 = ttc.sum %t8.0 : (tensor<1x5x4x4xf64>) -> tensor<f64>
  %d8.1 = ttc.constant dense<[[[[0.45, 0.84], [0.5, -0.72]], [[-0.52, 0.73], [-0.63, 1.54]]], [[[-1.39, -1.86], [0.09, -0.48]], [[-0.89, -1.04], [-0.73, 0.34]]]]> : tensor<2x2x2x2xf64>
  %h8.1 = ttc.mul %d8.1, %step : (tensor<2x2x2x2xf64>, tensor<f64>) -> tensor<2x2x2x2xf64>
  %p8.1 = ttc.add %x8.1, %h8.1 : (tensor<2x2x2x2xf64>, tensor<2x2x2x2xf64>) -> tensor<2x2x2x2xf64>
  %m8.1 = ttc.sub %x8.1, %h8.1 : (tensor<2x2x2x2xf64>, tensor<2x2x2x2xf64>) -> tensor<2x2x2x2xf64>
  %t8.1 = ttc.mul %g8#1, %d8.1 : (tensor<2x2x2x2xf64>, tensor<2x2x2x2xf64>) -> tensor<2x2x2x2xf64>
  %u8.1 = ttc.sum %t8.1 : (tensor<2x2x2x2xf64>) -> tensor<f64>
  %fp8 = ttc.conv2d %p8.0, %p8.1 {stride = array<i64: 2, 2>, padding = array<i64: 0, 1>, groups = 2 : i64, data_format = "NHWC"} : (tensor<1x5x4x4xf64>, tensor<2x2x2x2xf64>) -> tensor<1x2x3x2xf64>
  %fm8 = ttc.conv2d %m8.0, %m8.1 {stride = array<i64: 2, 2>, padding = array<i64: 0, 1>, groups = 2 : i64, data_format = "NHWC"} : (tensor<1x5x4x4xf64>, tensor<2x2x2x2xf64>) -> tensor<1x2x3x2xf64>
  %c8 = ttc.sub %fp8, %fm8 : (tensor<1x2x3x2xf64>, tensor<1x2x3x2xf64>) -> tensor<1x2x3x2xf64>
  %cs8 = ttc.mul %c8, %s8 : (tensor<1x2x3x2xf64>, tensor<1x2x3x2xf64>) -> tensor<1x2x3x2xf64>
  %n8 = ttc.sum %cs8 : (tensor<1x2x3x2xf64>) -> tensor<f64>
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
