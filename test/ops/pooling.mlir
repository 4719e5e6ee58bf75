// Pooling and its gradients.
// Each result is compared with that of torch, and each gradient with central differences along one direction, in f64.
// RUN: ttc-run %s | FileCheck %s

// CHECK: out0: bool []
// CHECK-NEXT: true
func.func @main() -> (tensor<i1>, tensor<33xi1>) {
  %tolerance = ttc.constant dense<1.0e-7> : tensor<f64>
  %step = ttc.constant dense<1.0e-5> : tensor<f64>
  %two_steps = ttc.constant dense<2.0e-5> : tensor<f64>

  // 0: max, windows side by side
  %x0.0 = ttc.constant dense<[[[[-1.55, 1.78, 0.19, -1.21], [1.71, 1.16, 1.11, -1.27], [-1.69, 0.58, 0.63, -0.02], [-0.92, -1.11, -1.9, -0.37]], [[0.88, 1.9, -1.41, -0.58], [-1.35, -1.61, -1.17, -0.21], [1.01, 0.19, 1.86, 1.0], [-0.99, -1.31, -1.22, 0.65]]]]> : tensor<1x2x4x4xf64>
  %y0:2 = ttc.max_pool2d %x0.0 {kernel_size = array<i64: 2, 2>} : (tensor<1x2x4x4xf64>) -> (tensor<1x2x2x2xf64>, tensor<1x2x2x2xi32>)
  %w0.0 = ttc.constant dense<[[[[1.78, 1.11], [0.58, 0.63]], [[1.9, -0.21], [1.01, 1.86]]]]> : tensor<1x2x2x2xf64>
  %e0.0 = ttc.sub %y0#0, %w0.0 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %a0.0 = ttc.abs %e0.0 : (tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %l0.0 = ttc.lt %a0.0, %tolerance : (tensor<1x2x2x2xf64>, tensor<f64>) -> tensor<1x2x2x2xi1>
  %ok0.0 = ttc.all %l0.0 : (tensor<1x2x2x2xi1>) -> tensor<i1>
  %w0.1 = ttc.constant dense<[[[[1, 2], [1, 0]], [[1, 3], [0, 0]]]]> : tensor<1x2x2x2xi32>
  %l0.1 = ttc.eq %y0#1, %w0.1 : (tensor<1x2x2x2xi32>, tensor<1x2x2x2xi32>) -> tensor<1x2x2x2xi1>
  %ok0.1 = ttc.all %l0.1 : (tensor<1x2x2x2xi1>) -> tensor<i1>
  %s0 = ttc.constant dense<[[[[0.41, -1.88], [0.75, 1.9]], [[-1.19, -0.47], [-1.51, 0.97]]]]> : tensor<1x2x2x2xf64>
  %g0 = ttc.gradient %y0#0 wrt %x0.0 seed %s0 : (tensor<1x2x2x2xf64>, tensor<1x2x4x4xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x4x4xf64>
  %d0.0 = ttc.constant dense<[[[[0.01, 0.84, -0.09, -0.99], [0.04, 0.66, 1.12, 1.01], [-0.25, -0.27, 1.93, -1.09], [-1.03, -1.33, -0.63, -0.64]], [[-0.51, -1.04, -1.5, 0.29], [1.46, 0.02, 1.59, 1.74], [-0.82, -1.81, 0.95, 0.73], [-0.53, 0.58, 1.17, 0.4]]]]> : tensor<1x2x4x4xf64>
  %h0.0 = ttc.mul %d0.0, %step : (tensor<1x2x4x4xf64>, tensor<f64>) -> tensor<1x2x4x4xf64>
  %p0.0 = ttc.add %x0.0, %h0.0 : (tensor<1x2x4x4xf64>, tensor<1x2x4x4xf64>) -> tensor<1x2x4x4xf64>
  %m0.0 = ttc.sub %x0.0, %h0.0 : (tensor<1x2x4x4xf64>, tensor<1x2x4x4xf64>) -> tensor<1x2x4x4xf64>
  %t0.0 = ttc.mul %g0, %d0.0 : (tensor<1x2x4x4xf64>, tensor<1x2x4x4xf64>) -> tensor<1x2x4x4xf64>
  %u0.0 = ttc.sum %t0.0 : (tensor<1x2x4x4xf64>) -> tensor<f64>
  %fp0:2 = ttc.max_pool2d %p0.0 {kernel_size = array<i64: 2, 2>} : (tensor<1x2x4x4xf64>) -> (tensor<1x2x2x2xf64>, tensor<1x2x2x2xi32>)
  %fm0:2 = ttc.max_pool2d %m0.0 {kernel_size = array<i64: 2, 2>} : (tensor<1x2x4x4xf64>) -> (tensor<1x2x2x2xf64>, tensor<1x2x2x2xi32>)
  %c0 = ttc.sub %fp0#0, %fm0#0 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %cs0 = ttc.mul %c0, %s0 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %n0 = ttc.sum %cs0 : (tensor<1x2x2x2xf64>) -> tensor<f64>
  %q0 = ttc.div %n0, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r0.0 = ttc.sub %q0, %u0.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b0 = ttc.abs %r0.0 : (tensor<f64>) -> tensor<f64>
  %ok0 = ttc.lt %b0, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 1: max, a row left over
  %x1.0 = ttc.constant dense<[[[[0.16, -1.04, -0.39], [-0.46, 0.1, -1.34], [-1.65, 1.22, -0.07], [-0.4, 1.91, -1.38], [0.32, 1.06, 0.28]]]]> : tensor<1x1x5x3xf64>
  %y1:2 = ttc.max_pool2d %x1.0 {kernel_size = array<i64: 2, 2>} : (tensor<1x1x5x3xf64>) -> (tensor<1x1x2x1xf64>, tensor<1x1x2x1xi32>)
  %w1.0 = ttc.constant dense<[[[[0.16], [1.91]]]]> : tensor<1x1x2x1xf64>
  %e1.0 = ttc.sub %y1#0, %w1.0 : (tensor<1x1x2x1xf64>, tensor<1x1x2x1xf64>) -> tensor<1x1x2x1xf64>
  %a1.0 = ttc.abs %e1.0 : (tensor<1x1x2x1xf64>) -> tensor<1x1x2x1xf64>
  %l1.0 = ttc.lt %a1.0, %tolerance : (tensor<1x1x2x1xf64>, tensor<f64>) -> tensor<1x1x2x1xi1>
  %ok1.0 = ttc.all %l1.0 : (tensor<1x1x2x1xi1>) -> tensor<i1>
  %w1.1 = ttc.constant dense<[[[[0], [3]]]]> : tensor<1x1x2x1xi32>
  %l1.1 = ttc.eq %y1#1, %w1.1 : (tensor<1x1x2x1xi32>, tensor<1x1x2x1xi32>) -> tensor<1x1x2x1xi1>
  %ok1.1 = ttc.all %l1.1 : (tensor<1x1x2x1xi1>) -> tensor<i1>
  %s1 = ttc.constant dense<[[[[-0.23], [-0.44]]]]> : tensor<1x1x2x1xf64>
  %g1 = ttc.gradient %y1#0 wrt %x1.0 seed %s1 : (tensor<1x1x2x1xf64>, tensor<1x1x5x3xf64>, tensor<1x1x2x1xf64>) -> tensor<1x1x5x3xf64>
  %d1.0 = ttc.constant dense<[[[[1.02, -1.21, -1.5], [0.98, -0.62, 1.57], [1.79, -0.11, -1.23], [-0.7, 0.94, 0.1], [-1.59, 1.87, -0.18]]]]> : tensor<1x1x5x3xf64>
  %h1.0 = ttc.mul %d1.0, %step : (tensor<1x1x5x3xf64>, tensor<f64>) -> tensor<1x1x5x3xf64>
  %p1.0 = ttc.add %x1.0, %h1.0 : (tensor<1x1x5x3xf64>, tensor<1x1x5x3xf64>) -> tensor<1x1x5x3xf64>
  %m1.0 = ttc.sub %x1.0, %h1.0 : (tensor<1x1x5x3xf64>, tensor<1x1x5x3xf64>) -> tensor<1x1x5x3xf64>
  %t1.0 = ttc.mul %g1, %d1.0 : (tensor<1x1x5x3xf64>, tensor<1x1x5x3xf64>) -> tensor<1x1x5x3xf64>
  %u1.0 = ttc.sum %t1.0 : (tensor<1x1x5x3xf64>) -> tensor<f64>
  %fp1:2 = ttc.max_pool2d %p1.0 {kernel_size = array<i64: 2, 2>} : (tensor<1x1x5x3xf64>) -> (tensor<1x1x2x1xf64>, tensor<1x1x2x1xi32>)
  %fm1:2 = ttc.max_pool2d %m1.0 {kernel_size = array<i64: 2, 2>} : (tensor<1x1x5x3xf64>) -> (tensor<1x1x2x1xf64>, tensor<1x1x2x1xi32>)
  %c1 = ttc.sub %fp1#0, %fm1#0 : (tensor<1x1x2x1xf64>, tensor<1x1x2x1xf64>) -> tensor<1x1x2x1xf64>
  %cs1 = ttc.mul %c1, %s1 : (tensor<1x1x2x1xf64>, tensor<1x1x2x1xf64>) -> tensor<1x1x2x1xf64>
  %n1 = ttc.sum %cs1 : (tensor<1x1x2x1xf64>) -> tensor<f64>
  %q1 = ttc.div %n1, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r1.0 = ttc.sub %q1, %u1.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b1 = ttc.abs %r1.0 : (tensor<f64>) -> tensor<f64>
  %ok1 = ttc.lt %b1, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 2: max, rounded up
  %x2.0 = ttc.constant dense<[[[[0.64, -0.76, -0.76], [1.48, -1.65, -1.21], [-0.83, -1.19, 2.0], [1.83, -0.47, 0.71], [-1.84, 0.09, -1.97]]]]> : tensor<1x1x5x3xf64>
  %y2:2 = ttc.max_pool2d %x2.0 {kernel_size = array<i64: 2, 2>, ceil_mode = true} : (tensor<1x1x5x3xf64>) -> (tensor<1x1x3x2xf64>, tensor<1x1x3x2xi32>)
  %w2.0 = ttc.constant dense<[[[[1.48, -0.76], [1.83, 2.0], [0.09, -1.97]]]]> : tensor<1x1x3x2xf64>
  %e2.0 = ttc.sub %y2#0, %w2.0 : (tensor<1x1x3x2xf64>, tensor<1x1x3x2xf64>) -> tensor<1x1x3x2xf64>
  %a2.0 = ttc.abs %e2.0 : (tensor<1x1x3x2xf64>) -> tensor<1x1x3x2xf64>
  %l2.0 = ttc.lt %a2.0, %tolerance : (tensor<1x1x3x2xf64>, tensor<f64>) -> tensor<1x1x3x2xi1>
  %ok2.0 = ttc.all %l2.0 : (tensor<1x1x3x2xi1>) -> tensor<i1>
  %w2.1 = ttc.constant dense<[[[[2, 0], [2, 0], [1, 0]]]]> : tensor<1x1x3x2xi32>
  %l2.1 = ttc.eq %y2#1, %w2.1 : (tensor<1x1x3x2xi32>, tensor<1x1x3x2xi32>) -> tensor<1x1x3x2xi1>
  %ok2.1 = ttc.all %l2.1 : (tensor<1x1x3x2xi1>) -> tensor<i1>
  %s2 = ttc.constant dense<[[[[1.75, 0.18], [-0.99, -1.24], [0.42, -1.15]]]]> : tensor<1x1x3x2xf64>
  %g2 = ttc.gradient %y2#0 wrt %x2.0 seed %s2 : (tensor<1x1x3x2xf64>, tensor<1x1x5x3xf64>, tensor<1x1x3x2xf64>) -> tensor<1x1x5x3xf64>
  %d2.0 = ttc.constant dense<[[[[-1.34, 0.28, 1.95], [1.65, 1.28, -0.52], [1.34, 1.19, 1.57], [1.31, -1.5, 0.07], [-1.69, -1.94, -1.51]]]]> : tensor<1x1x5x3xf64>
  %h2.0 = ttc.mul %d2.0, %step : (tensor<1x1x5x3xf64>, tensor<f64>) -> tensor<1x1x5x3xf64>
  %p2.0 = ttc.add %x2.0, %h2.0 : (tensor<1x1x5x3xf64>, tensor<1x1x5x3xf64>) -> tensor<1x1x5x3xf64>
  %m2.0 = ttc.sub %x2.0, %h2.0 : (tensor<1x1x5x3xf64>, tensor<1x1x5x3xf64>) -> tensor<1x1x5x3xf64>
  %t2.0 = ttc.mul %g2, %d2.0 : (tensor<1x1x5x3xf64>, tensor<1x1x5x3xf64>) -> tensor<1x1x5x3xf64>
  %u2.0 = ttc.sum %t2.0 : (tensor<1x1x5x3xf64>) -> tensor<f64>
  %fp2:2 = ttc.max_pool2d %p2.0 {kernel_size = array<i64: 2, 2>, ceil_mode = true} : (tensor<1x1x5x3xf64>) -> (tensor<1x1x3x2xf64>, tensor<1x1x3x2xi32>)
  %fm2:2 = ttc.max_pool2d %m2.0 {kernel_size = array<i64: 2, 2>, ceil_mode = true} : (tensor<1x1x5x3xf64>) -> (tensor<1x1x3x2xf64>, tensor<1x1x3x2xi32>)
  %c2 = ttc.sub %fp2#0, %fm2#0 : (tensor<1x1x3x2xf64>, tensor<1x1x3x2xf64>) -> tensor<1x1x3x2xf64>
  %cs2 = ttc.mul %c2, %s2 : (tensor<1x1x3x2xf64>, tensor<1x1x3x2xf64>) -> tensor<1x1x3x2xf64>
  %n2 = ttc.sum %cs2 : (tensor<1x1x3x2xf64>) -> tensor<f64>
  %q2 = ttc.div %n2, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r2.0 = ttc.sub %q2, %u2.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b2 = ttc.abs %r2.0 : (tensor<f64>) -> tensor<f64>
  %ok2 = ttc.lt %b2, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 3: max, overlapping and padded
  %x3.0 = ttc.constant dense<[[[[-1.76, 0.09, 0.68, -0.57], [1.15, -0.92, 1.36, -0.55], [-1.71, -0.76, -1.57, -1.85], [0.05, -0.25, -0.52, -0.32]], [[0.36, -1.03, -1.52, 1.78], [1.58, -1.13, 1.81, -1.93], [1.52, 1.86, 0.69, 0.94], [0.32, -0.47, -0.68, 0.58]]]]> : tensor<1x2x4x4xf64>
  %y3:2 = ttc.max_pool2d %x3.0 {kernel_size = array<i64: 3, 2>, stride = array<i64: 2, 1>, padding = array<i64: 1, 1>} : (tensor<1x2x4x4xf64>) -> (tensor<1x2x2x5xf64>, tensor<1x2x2x5xi32>)
  %w3.0 = ttc.constant dense<[[[[1.15, 1.15, 1.36, 1.36, -0.55], [1.15, 1.15, 1.36, 1.36, -0.32]], [[1.58, 1.58, 1.81, 1.81, 1.78], [1.58, 1.86, 1.86, 1.81, 0.94]]]]> : tensor<1x2x2x5xf64>
  %e3.0 = ttc.sub %y3#0, %w3.0 : (tensor<1x2x2x5xf64>, tensor<1x2x2x5xf64>) -> tensor<1x2x2x5xf64>
  %a3.0 = ttc.abs %e3.0 : (tensor<1x2x2x5xf64>) -> tensor<1x2x2x5xf64>
  %l3.0 = ttc.lt %a3.0, %tolerance : (tensor<1x2x2x5xf64>, tensor<f64>) -> tensor<1x2x2x5xi1>
  %ok3.0 = ttc.all %l3.0 : (tensor<1x2x2x5xi1>) -> tensor<i1>
  %w3.1 = ttc.constant dense<[[[[5, 4, 5, 4, 4], [1, 0, 1, 0, 4]], [[5, 4, 5, 4, 2], [1, 3, 2, 0, 2]]]]> : tensor<1x2x2x5xi32>
  %l3.1 = ttc.eq %y3#1, %w3.1 : (tensor<1x2x2x5xi32>, tensor<1x2x2x5xi32>) -> tensor<1x2x2x5xi1>
  %ok3.1 = ttc.all %l3.1 : (tensor<1x2x2x5xi1>) -> tensor<i1>
  %s3 = ttc.constant dense<[[[[-1.4, -1.33, -0.03, -2.0, -0.55], [0.02, 1.39, 1.06, 1.65, 0.9]], [[1.92, 1.56, -0.48, 0.7, 0.94], [-1.08, -0.92, -0.26, -0.47, 1.37]]]]> : tensor<1x2x2x5xf64>
  %g3 = ttc.gradient %y3#0 wrt %x3.0 seed %s3 : (tensor<1x2x2x5xf64>, tensor<1x2x4x4xf64>, tensor<1x2x2x5xf64>) -> tensor<1x2x4x4xf64>
  %d3.0 = ttc.constant dense<[[[[-0.93, 2.0, -1.81, -0.45], [-0.98, 0.8, 0.13, -1.48], [-0.64, -0.52, 0.74, 0.36], [-1.51, -0.95, 1.08, -1.09]], [[-0.3, 0.77, 0.72, -1.87], [0.17, -1.06, 0.98, -1.32], [-0.05, 1.45, -1.71, -0.57], [-0.74, 0.77, -1.09, -1.83]]]]> : tensor<1x2x4x4xf64>
  %h3.0 = ttc.mul %d3.0, %step : (tensor<1x2x4x4xf64>, tensor<f64>) -> tensor<1x2x4x4xf64>
  %p3.0 = ttc.add %x3.0, %h3.0 : (tensor<1x2x4x4xf64>, tensor<1x2x4x4xf64>) -> tensor<1x2x4x4xf64>
  %m3.0 = ttc.sub %x3.0, %h3.0 : (tensor<1x2x4x4xf64>, tensor<1x2x4x4xf64>) -> tensor<1x2x4x4xf64>
  %t3.0 = ttc.mul %g3, %d3.0 : (tensor<1x2x4x4xf64>, tensor<1x2x4x4xf64>) -> tensor<1x2x4x4xf64>
  %u3.0 = ttc.sum %t3.0 : (tensor<1x2x4x4xf64>) -> tensor<f64>
  %fp3:2 = ttc.max_pool2d %p3.0 {kernel_size = array<i64: 3, 2>, stride = array<i64: 2, 1>, padding = array<i64: 1, 1>} : (tensor<1x2x4x4xf64>) -> (tensor<1x2x2x5xf64>, tensor<1x2x2x5xi32>)
  %fm3:2 = ttc.max_pool2d %m3.0 {kernel_size = array<i64: 3, 2>, stride = array<i64: 2, 1>, padding = array<i64: 1, 1>} : (tensor<1x2x4x4xf64>) -> (tensor<1x2x2x5xf64>, tensor<1x2x2x5xi32>)
  %c3 = ttc.sub %fp3#0, %fm3#0 : (tensor<1x2x2x5xf64>, tensor<1x2x2x5xf64>) -> tensor<1x2x2x5xf64>
  %cs3 = ttc.mul %c3, %s3 : (tensor<1x2x2x5xf64>, tensor<1x2x2x5xf64>) -> tensor<1x2x2x5xf64>
  %n3 = ttc.sum %cs3 : (tensor<1x2x2x5xf64>) -> tensor<f64>
  %q3 = ttc.div %n3, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r3.0 = ttc.sub %q3, %u3.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b3 = ttc.abs %r3.0 : (tensor<f64>) -> tensor<f64>
  %ok3 = ttc.lt %b3, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 4: max, dilated
  %x4.0 = ttc.constant dense<[[[[-1.07, 0.36, -0.43, 1.28, 0.2], [0.71, 1.99, 1.46, 1.2, -1.61], [1.89, 0.44, -1.06, -1.36, -0.75], [-1.08, -1.49, -1.23, -1.12, -0.19], [0.12, -1.18, -0.62, -1.76, -1.98]]]]> : tensor<1x1x5x5xf64>
  %y4:2 = ttc.max_pool2d %x4.0 {kernel_size = array<i64: 2, 2>, stride = array<i64: 2, 1>, dilation = array<i64: 2, 2>} : (tensor<1x1x5x5xf64>) -> (tensor<1x1x2x3xf64>, tensor<1x1x2x3xi32>)
  %w4.0 = ttc.constant dense<[[[[1.89, 1.28, 0.2], [1.89, 0.44, -0.62]]]]> : tensor<1x1x2x3xf64>
  %e4.0 = ttc.sub %y4#0, %w4.0 : (tensor<1x1x2x3xf64>, tensor<1x1x2x3xf64>) -> tensor<1x1x2x3xf64>
  %a4.0 = ttc.abs %e4.0 : (tensor<1x1x2x3xf64>) -> tensor<1x1x2x3xf64>
  %l4.0 = ttc.lt %a4.0, %tolerance : (tensor<1x1x2x3xf64>, tensor<f64>) -> tensor<1x1x2x3xi1>
  %ok4.0 = ttc.all %l4.0 : (tensor<1x1x2x3xi1>) -> tensor<i1>
  %w4.1 = ttc.constant dense<[[[[2, 1, 1], [0, 0, 2]]]]> : tensor<1x1x2x3xi32>
  %l4.1 = ttc.eq %y4#1, %w4.1 : (tensor<1x1x2x3xi32>, tensor<1x1x2x3xi32>) -> tensor<1x1x2x3xi1>
  %ok4.1 = ttc.all %l4.1 : (tensor<1x1x2x3xi1>) -> tensor<i1>
  %s4 = ttc.constant dense<[[[[1.93, 1.49, -0.51], [-0.67, -0.23, 0.6]]]]> : tensor<1x1x2x3xf64>
  %g4 = ttc.gradient %y4#0 wrt %x4.0 seed %s4 : (tensor<1x1x2x3xf64>, tensor<1x1x5x5xf64>, tensor<1x1x2x3xf64>) -> tensor<1x1x5x5xf64>
  %d4.0 = ttc.constant dense<[[[[0.74, 1.45, -0.73, -0.46, -1.75], [-0.88, 1.37, -0.55, 0.83, 0.37], [0.24, 1.79, -1.3, -0.11, -1.58], [1.68, -0.52, -0.79, 1.13, 0.7], [-1.16, -0.46, -0.38, 1.32, -0.98]]]]> : tensor<1x1x5x5xf64>
  %h4.0 = ttc.mul %d4.0, %step : (tensor<1x1x5x5xf64>, tensor<f64>) -> tensor<1x1x5x5xf64>
  %p4.0 = ttc.add %x4.0, %h4.0 : (tensor<1x1x5x5xf64>, tensor<1x1x5x5xf64>) -> tensor<1x1x5x5xf64>
  %m4.0 = ttc.sub %x4.0, %h4.0 : (tensor<1x1x5x5xf64>, tensor<1x1x5x5xf64>) -> tensor<1x1x5x5xf64>
  %t4.0 = ttc.mul %g4, %d4.0 : (tensor<1x1x5x5xf64>, tensor<1x1x5x5xf64>) -> tensor<1x1x5x5xf64>
  %u4.0 = ttc.sum %t4.0 : (tensor<1x1x5x5xf64>) -> tensor<f64>
  %fp4:2 = ttc.max_pool2d %p4.0 {kernel_size = array<i64: 2, 2>, stride = array<i64: 2, 1>, dilation = array<i64: 2, 2>} : (tensor<1x1x5x5xf64>) -> (tensor<1x1x2x3xf64>, tensor<1x1x2x3xi32>)
  %fm4:2 = ttc.max_pool2d %m4.0 {kernel_size = array<i64: 2, 2>, stride = array<i64: 2, 1>, dilation = array<i64: 2, 2>} : (tensor<1x1x5x5xf64>) -> (tensor<1x1x2x3xf64>, tensor<1x1x2x3xi32>)
  %c4 = ttc.sub %fp4#0, %fm4#0 : (tensor<1x1x2x3xf64>, tensor<1x1x2x3xf64>) -> tensor<1x1x2x3xf64>
  %cs4 = ttc.mul %c4, %s4 : (tensor<1x1x2x3xf64>, tensor<1x1x2x3xf64>) -> tensor<1x1x2x3xf64>
  %n4 = ttc.sum %cs4 : (tensor<1x1x2x3xf64>) -> tensor<f64>
  %q4 = ttc.div %n4, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r4.0 = ttc.sub %q4, %u4.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b4 = ttc.abs %r4.0 : (tensor<f64>) -> tensor<f64>
  %ok4 = ttc.lt %b4, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 5: max, NHWC
  %x5.0 = ttc.constant dense<[[[[1.88, -1.44], [-0.04, 1.06], [1.55, 0.69], [1.17, -1.36]], [[-0.05, -1.97], [-0.67, 0.62], [0.77, 0.17], [-0.52, -1.39]], [[-0.07, 0.18], [-0.8, -1.18], [-0.03, 1.94], [1.0, 0.12]], [[1.31, -0.55], [1.2, -0.22], [-0.17, -1.58], [-1.47, 0.04]]]]> : tensor<1x4x4x2xf64>
  %y5:2 = ttc.max_pool2d %x5.0 {kernel_size = array<i64: 2, 2>, data_format = "NHWC"} : (tensor<1x4x4x2xf64>) -> (tensor<1x2x2x2xf64>, tensor<1x2x2x2xi32>)
  %w5.0 = ttc.constant dense<[[[[1.88, 1.06], [1.55, 0.69]], [[1.31, 0.18], [1.0, 1.94]]]]> : tensor<1x2x2x2xf64>
  %e5.0 = ttc.sub %y5#0, %w5.0 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %a5.0 = ttc.abs %e5.0 : (tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %l5.0 = ttc.lt %a5.0, %tolerance : (tensor<1x2x2x2xf64>, tensor<f64>) -> tensor<1x2x2x2xi1>
  %ok5.0 = ttc.all %l5.0 : (tensor<1x2x2x2xi1>) -> tensor<i1>
  %w5.1 = ttc.constant dense<[[[[0, 1], [0, 0]], [[2, 0], [1, 0]]]]> : tensor<1x2x2x2xi32>
  %l5.1 = ttc.eq %y5#1, %w5.1 : (tensor<1x2x2x2xi32>, tensor<1x2x2x2xi32>) -> tensor<1x2x2x2xi1>
  %ok5.1 = ttc.all %l5.1 : (tensor<1x2x2x2xi1>) -> tensor<i1>
  %s5 = ttc.constant dense<[[[[0.26, 0.61], [1.03, -1.41]], [[-0.93, -1.16], [0.32, 1.13]]]]> : tensor<1x2x2x2xf64>
  %g5 = ttc.gradient %y5#0 wrt %x5.0 seed %s5 : (tensor<1x2x2x2xf64>, tensor<1x4x4x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x4x4x2xf64>
  %d5.0 = ttc.constant dense<[[[[-1.36, -1.72], [-1.31, 1.87], [0.88, 0.47], [-1.43, -1.19]], [[-0.5, -0.18], [0.3, -0.56], [-1.41, 1.3], [-0.84, 0.34]], [[-0.48, -0.1], [-0.57, -0.38], [0.5, -1.38], [-1.08, 1.83]], [[-1.19, -1.02], [1.76, 0.57], [0.88, 0.48], [1.08, -0.72]]]]> : tensor<1x4x4x2xf64>
  %h5.0 = ttc.mul %d5.0, %step : (tensor<1x4x4x2xf64>, tensor<f64>) -> tensor<1x4x4x2xf64>
  %p5.0 = ttc.add %x5.0, %h5.0 : (tensor<1x4x4x2xf64>, tensor<1x4x4x2xf64>) -> tensor<1x4x4x2xf64>
  %m5.0 = ttc.sub %x5.0, %h5.0 : (tensor<1x4x4x2xf64>, tensor<1x4x4x2xf64>) -> tensor<1x4x4x2xf64>
  %t5.0 = ttc.mul %g5, %d5.0 : (tensor<1x4x4x2xf64>, tensor<1x4x4x2xf64>) -> tensor<1x4x4x2xf64>
  %u5.0 = ttc.sum %t5.0 : (tensor<1x4x4x2xf64>) -> tensor<f64>
  %fp5:2 = ttc.max_pool2d %p5.0 {kernel_size = array<i64: 2, 2>, data_format = "NHWC"} : (tensor<1x4x4x2xf64>) -> (tensor<1x2x2x2xf64>, tensor<1x2x2x2xi32>)
  %fm5:2 = ttc.max_pool2d %m5.0 {kernel_size = array<i64: 2, 2>, data_format = "NHWC"} : (tensor<1x4x4x2xf64>) -> (tensor<1x2x2x2xf64>, tensor<1x2x2x2xi32>)
  %c5 = ttc.sub %fp5#0, %fm5#0 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %cs5 = ttc.mul %c5, %s5 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %n5 = ttc.sum %cs5 : (tensor<1x2x2x2xf64>) -> tensor<f64>
  %q5 = ttc.div %n5, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r5.0 = ttc.sub %q5, %u5.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b5 = ttc.abs %r5.0 : (tensor<f64>) -> tensor<f64>
  %ok5 = ttc.lt %b5, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 6: max, NHWC, overlapping
  %x6.0 = ttc.constant dense<[[[[-0.66, -1.88], [0.11, -0.14], [1.26, -1.59], [0.47, -1.39]], [[-0.52, 1.15], [-0.52, -1.18], [-0.93, -0.57], [0.71, -1.18]], [[-0.55, -0.91], [-1.16, 0.89], [1.62, 0.95], [-0.16, -0.9]], [[-0.4, -0.91], [0.59, 1.31], [1.6, 1.65], [0.78, -1.49]], [[-1.51, -1.04], [0.71, 0.1], [-0.28, -0.77], [0.33, -1.83]]]]> : tensor<1x5x4x2xf64>
  %y6:2 = ttc.max_pool2d %x6.0 {kernel_size = array<i64: 3, 3>, stride = array<i64: 2, 1>, padding = array<i64: 1, 1>, data_format = "NHWC"} : (tensor<1x5x4x2xf64>) -> (tensor<1x3x4x2xf64>, tensor<1x3x4x2xi32>)
  %w6.0 = ttc.constant dense<[[[[0.11, 1.15], [1.26, 1.15], [1.26, -0.14], [1.26, -0.57]], [[0.59, 1.31], [1.62, 1.65], [1.62, 1.65], [1.62, 1.65]], [[0.71, 1.31], [1.6, 1.65], [1.6, 1.65], [1.6, 1.65]]]]> : tensor<1x3x4x2xf64>
  %e6.0 = ttc.sub %y6#0, %w6.0 : (tensor<1x3x4x2xf64>, tensor<1x3x4x2xf64>) -> tensor<1x3x4x2xf64>
  %a6.0 = ttc.abs %e6.0 : (tensor<1x3x4x2xf64>) -> tensor<1x3x4x2xf64>
  %l6.0 = ttc.lt %a6.0, %tolerance : (tensor<1x3x4x2xf64>, tensor<f64>) -> tensor<1x3x4x2xi1>
  %ok6.0 = ttc.all %l6.0 : (tensor<1x3x4x2xi1>) -> tensor<i1>
  %w6.1 = ttc.constant dense<[[[[5, 7], [5, 6], [4, 3], [3, 6]], [[8, 8], [5, 8], [4, 7], [3, 6]], [[5, 2], [2, 2], [1, 1], [0, 0]]]]> : tensor<1x3x4x2xi32>
  %l6.1 = ttc.eq %y6#1, %w6.1 : (tensor<1x3x4x2xi32>, tensor<1x3x4x2xi32>) -> tensor<1x3x4x2xi1>
  %ok6.1 = ttc.all %l6.1 : (tensor<1x3x4x2xi1>) -> tensor<i1>
  %s6 = ttc.constant dense<[[[[1.49, 0.22], [0.53, -1.92], [-0.29, 0.02], [-1.26, 0.52]], [[1.45, 1.87], [0.11, 1.84], [-0.65, 0.16], [-0.52, -0.94]], [[-1.48, -0.99], [1.53, 1.14], [-1.75, 0.44], [1.87, -1.82]]]]> : tensor<1x3x4x2xf64>
  %g6 = ttc.gradient %y6#0 wrt %x6.0 seed %s6 : (tensor<1x3x4x2xf64>, tensor<1x5x4x2xf64>, tensor<1x3x4x2xf64>) -> tensor<1x5x4x2xf64>
  %d6.0 = ttc.constant dense<[[[[-1.07, -0.38], [-1.29, 0.93], [0.89, -1.35], [-1.07, 1.25]], [[1.14, -1.49], [-1.28, 1.86], [1.66, -1.34], [-0.17, 1.49]], [[-0.37, 0.36], [1.89, 0.06], [1.95, -1.31], [1.46, 1.55]], [[-1.35, 0.87], [-0.63, 0.36], [0.82, 0.55], [-0.22, -0.96]], [[1.85, -1.41], [-0.81, 1.04], [-0.51, 0.93], [-1.92, -1.7]]]]> : tensor<1x5x4x2xf64>
  %h6.0 = ttc.mul %d6.0, %step : (tensor<1x5x4x2xf64>, tensor<f64>) -> tensor<1x5x4x2xf64>
  %p6.0 = ttc.add %x6.0, %h6.0 : (tensor<1x5x4x2xf64>, tensor<1x5x4x2xf64>) -> tensor<1x5x4x2xf64>
  %m6.0 = ttc.sub %x6.0, %h6.0 : (tensor<1x5x4x2xf64>, tensor<1x5x4x2xf64>) -> tensor<1x5x4x2xf64>
  %t6.0 = ttc.mul %g6, %d6.0 : (tensor<1x5x4x2xf64>, tensor<1x5x4x2xf64>) -> tensor<1x5x4x2xf64>
  %u6.0 = ttc.sum %t6.0 : (tensor<1x5x4x2xf64>) -> tensor<f64>
  %fp6:2 = ttc.max_pool2d %p6.0 {kernel_size = array<i64: 3, 3>, stride = array<i64: 2, 1>, padding = array<i64: 1, 1>, data_format = "NHWC"} : (tensor<1x5x4x2xf64>) -> (tensor<1x3x4x2xf64>, tensor<1x3x4x2xi32>)
  %fm6:2 = ttc.max_pool2d %m6.0 {kernel_size = array<i64: 3, 3>, stride = array<i64: 2, 1>, padding = array<i64: 1, 1>, data_format = "NHWC"} : (tensor<1x5x4x2xf64>) -> (tensor<1x3x4x2xf64>, tensor<1x3x4x2xi32>)
  %c6 = ttc.sub %fp6#0, %fm6#0 : (tensor<1x3x4x2xf64>, tensor<1x3x4x2xf64>) -> tensor<1x3x4x2xf64>
  %cs6 = ttc.mul %c6, %s6 : (tensor<1x3x4x2xf64>, tensor<1x3x4x2xf64>) -> tensor<1x3x4x2xf64>
  %n6 = ttc.sum %cs6 : (tensor<1x3x4x2xf64>) -> tensor<f64>
  %q6 = ttc.div %n6, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r6.0 = ttc.sub %q6, %u6.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b6 = ttc.abs %r6.0 : (tensor<f64>) -> tensor<f64>
  %ok6 = ttc.lt %b6, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 7: mean, windows side by side
  %x7.0 = ttc.constant dense<[[[[0.33, 1.08, -1.33, 0.65], [1.65, -0.44, 1.01, 0.13], [-0.97, -1.26, -0.98, -0.0], [-0.15, -1.93, 0.58, -0.91]], [[-0.86, -1.64, 0.95, -1.16], [-0.79, -0.36, -1.09, 1.2], [1.23, -0.76, -0.88, 0.98], [1.8, -1.93, -1.09, 0.19]]]]> : tensor<1x2x4x4xf64>
  %y7 = ttc.avg_pool2d %x7.0 {kernel_size = array<i64: 2, 2>} : (tensor<1x2x4x4xf64>) -> tensor<1x2x2x2xf64>
  %w7.0 = ttc.constant dense<[[[[0.655, 0.11499999999999999], [-1.0775, -0.3275]], [[-0.9125, -0.025000000000000022], [0.08500000000000002, -0.2]]]]> : tensor<1x2x2x2xf64>
  %e7.0 = ttc.sub %y7, %w7.0 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %a7.0 = ttc.abs %e7.0 : (tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %l7.0 = ttc.lt %a7.0, %tolerance : (tensor<1x2x2x2xf64>, tensor<f64>) -> tensor<1x2x2x2xi1>
  %ok7.0 = ttc.all %l7.0 : (tensor<1x2x2x2xi1>) -> tensor<i1>
  %s7 = ttc.constant dense<[[[[-1.46, -0.46], [1.75, 1.06]], [[0.03, 1.52], [-0.75, -0.97]]]]> : tensor<1x2x2x2xf64>
  %g7 = ttc.gradient %y7 wrt %x7.0 seed %s7 : (tensor<1x2x2x2xf64>, tensor<1x2x4x4xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x4x4xf64>
  %d7.0 = ttc.constant dense<[[[[1.54, -1.13, -0.38, -0.67], [-1.82, 0.27, -1.35, -0.16], [1.41, -0.09, -0.35, -1.24], [-1.39, 0.19, -0.77, 1.48]], [[-0.91, 0.93, -0.39, 1.25], [1.78, 1.57, -1.7, 0.67], [-1.66, 1.31, -0.06, 0.92], [-1.58, 0.57, -1.85, -0.93]]]]> : tensor<1x2x4x4xf64>
  %h7.0 = ttc.mul %d7.0, %step : (tensor<1x2x4x4xf64>, tensor<f64>) -> tensor<1x2x4x4xf64>
  %p7.0 = ttc.add %x7.0, %h7.0 : (tensor<1x2x4x4xf64>, tensor<1x2x4x4xf64>) -> tensor<1x2x4x4xf64>
  %m7.0 = ttc.sub %x7.0, %h7.0 : (tensor<1x2x4x4xf64>, tensor<1x2x4x4xf64>) -> tensor<1x2x4x4xf64>
  %t7.0 = ttc.mul %g7, %d7.0 : (tensor<1x2x4x4xf64>, tensor<1x2x4x4xf64>) -> tensor<1x2x4x4xf64>
  %u7.0 = ttc.sum %t7.0 : (tensor<1x2x4x4xf64>) -> tensor<f64>
  %fp7 = ttc.avg_pool2d %p7.0 {kernel_size = array<i64: 2, 2>} : (tensor<1x2x4x4xf64>) -> tensor<1x2x2x2xf64>
  %fm7 = ttc.avg_pool2d %m7.0 {kernel_size = array<i64: 2, 2>} : (tensor<1x2x4x4xf64>) -> tensor<1x2x2x2xf64>
  %c7 = ttc.sub %fp7, %fm7 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %cs7 = ttc.mul %c7, %s7 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %n7 = ttc.sum %cs7 : (tensor<1x2x2x2xf64>) -> tensor<f64>
  %q7 = ttc.div %n7, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r7.0 = ttc.sub %q7, %u7.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b7 = ttc.abs %r7.0 : (tensor<f64>) -> tensor<f64>
  %ok7 = ttc.lt %b7, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 8: mean, rounded up
  %x8.0 = ttc.constant dense<[[[[1.06, 1.1, 1.54], [0.77, -0.96, -1.51], [0.24, 1.41, 1.63], [0.77, -0.84, 1.52], [0.28, -0.82, 1.3]]]]> : tensor<1x1x5x3xf64>
  %y8 = ttc.avg_pool2d %x8.0 {kernel_size = array<i64: 2, 2>, ceil_mode = true} : (tensor<1x1x5x3xf64>) -> tensor<1x1x3x2xf64>
  %w8.0 = ttc.constant dense<[[[[0.49250000000000005, 0.015000000000000013], [0.395, 1.575], [-0.26999999999999996, 1.3]]]]> : tensor<1x1x3x2xf64>
  %e8.0 = ttc.sub %y8, %w8.0 : (tensor<1x1x3x2xf64>, tensor<1x1x3x2xf64>) -> tensor<1x1x3x2xf64>
  %a8.0 = ttc.abs %e8.0 : (tensor<1x1x3x2xf64>) -> tensor<1x1x3x2xf64>
  %l8.0 = ttc.lt %a8.0, %tolerance : (tensor<1x1x3x2xf64>, tensor<f64>) -> tensor<1x1x3x2xi1>
  %ok8.0 = ttc.all %l8.0 : (tensor<1x1x3x2xi1>) -> tensor<i1>
  %s8 = ttc.constant dense<[[[[0.48, -1.39], [1.31, -0.7], [-1.83, 1.21]]]]> : tensor<1x1x3x2xf64>
  %g8 = ttc.gradient %y8 wrt %x8.0 seed %s8 : (tensor<1x1x3x2xf64>, tensor<1x1x5x3xf64>, tensor<1x1x3x2xf64>) -> tensor<1x1x5x3xf64>
  %d8.0 = ttc.constant dense<[[[[-0.25, -1.26, 1.79], [1.16, -1.64, 1.57], [0.92, 1.55, 0.08], [-1.82, 1.59, -0.84], [-0.69, 1.65, 1.67]]]]> : tensor<1x1x5x3xf64>
  %h8.0 = ttc.mul %d8.0, %step : (tensor<1x1x5x3xf64>, tensor<f64>) -> tensor<1x1x5x3xf64>
  %p8.0 = ttc.add %x8.0, %h8.0 : (tensor<1x1x5x3xf64>, tensor<1x1x5x3xf64>) -> tensor<1x1x5x3xf64>
  %m8.0 = ttc.sub %x8.0, %h8.0 : (tensor<1x1x5x3xf64>, tensor<1x1x5x3xf64>) -> tensor<1x1x5x3xf64>
  %t8.0 = ttc.mul %g8, %d8.0 : (tensor<1x1x5x3xf64>, tensor<1x1x5x3xf64>) -> tensor<1x1x5x3xf64>
  %u8.0 = ttc.sum %t8.0 : (tensor<1x1x5x3xf64>) -> tensor<f64>
  %fp8 = ttc.avg_pool2d %p8.0 {kernel_size = array<i64: 2, 2>, ceil_mode = true} : (tensor<1x1x5x3xf64>) -> tensor<1x1x3x2xf64>
  %fm8 = ttc.avg_pool2d %m8.0 {kernel_size = array<i64: 2, 2>, ceil_mode = true} : (tensor<1x1x5x3xf64>) -> tensor<1x1x3x2xf64>
  %c8 = ttc.sub %fp8, %fm8 : (tensor<1x1x3x2xf64>, tensor<1x1x3x2xf64>) -> tensor<1x1x3x2xf64>
  %cs8 = ttc.mul %c8, %s8 : (tensor<1x1x3x2xf64>, tensor<1x1x3x2xf64>) -> tensor<1x1x3x2xf64>
  %n8 = ttc.sum %cs8 : (tensor<1x1x3x2xf64>) -> tensor<f64>
  %q8 = ttc.div %n8, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r8.0 = ttc.sub %q8, %u8.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b8 = ttc.abs %r8.0 : (tensor<f64>) -> tensor<f64>
  %ok8 = ttc.lt %b8, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 9: mean, padding counted
  %x9.0 = ttc.constant dense<[[[[1.79, -0.53, 0.18, 0.63], [1.43, -1.36, -1.82, -0.25], [-0.85, 0.69, 0.47, 0.62], [0.57, -0.45, 1.51, 1.41]]]]> : tensor<1x1x4x4xf64>
  %y9 = ttc.avg_pool2d %x9.0 {kernel_size = array<i64: 3, 2>, stride = array<i64: 2, 1>, padding = array<i64: 1, 1>} : (tensor<1x1x4x4xf64>) -> tensor<1x1x2x5xf64>
  %w9.0 = ttc.constant dense<[[[[0.5366666666666666, 0.22166666666666665, -0.5883333333333334, -0.21, 0.06333333333333334], [0.19166666666666665, 0.0049999999999999585, -0.16000000000000011, 0.32333333333333325, 0.29666666666666663]]]]> : tensor<1x1x2x5xf64>
  %e9.0 = ttc.sub %y9, %w9.0 : (tensor<1x1x2x5xf64>, tensor<1x1x2x5xf64>) -> tensor<1x1x2x5xf64>
  %a9.0 = ttc.abs %e9.0 : (tensor<1x1x2x5xf64>) -> tensor<1x1x2x5xf64>
  %l9.0 = ttc.lt %a9.0, %tolerance : (tensor<1x1x2x5xf64>, tensor<f64>) -> tensor<1x1x2x5xi1>
  %ok9.0 = ttc.all %l9.0 : (tensor<1x1x2x5xi1>) -> tensor<i1>
  %s9 = ttc.constant dense<[[[[0.46, 0.47, -0.93, -0.17, -1.43], [1.73, 1.74, -1.5, -1.06, 0.69]]]]> : tensor<1x1x2x5xf64>
  %g9 = ttc.gradient %y9 wrt %x9.0 seed %s9 : (tensor<1x1x2x5xf64>, tensor<1x1x4x4xf64>, tensor<1x1x2x5xf64>) -> tensor<1x1x4x4xf64>
  %d9.0 = ttc.constant dense<[[[[1.59, -1.76, -1.9, -0.34], [0.8, 0.29, 0.73, -0.05], [0.41, -0.85, -0.55, 0.3], [0.01, -0.53, -0.39, -0.23]]]]> : tensor<1x1x4x4xf64>
  %h9.0 = ttc.mul %d9.0, %step : (tensor<1x1x4x4xf64>, tensor<f64>) -> tensor<1x1x4x4xf64>
  %p9.0 = ttc.add %x9.0, %h9.0 : (tensor<1x1x4x4xf64>, tensor<1x1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %m9.0 = ttc.sub %x9.0, %h9.0 : (tensor<1x1x4x4xf64>, tensor<1x1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %t9.0 = ttc.mul %g9, %d9.0 : (tensor<1x1x4x4xf64>, tensor<1x1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %u9.0 = ttc.sum %t9.0 : (tensor<1x1x4x4xf64>) -> tensor<f64>
  %fp9 = ttc.avg_pool2d %p9.0 {kernel_size = array<i64: 3, 2>, stride = array<i64: 2, 1>, padding = array<i64: 1, 1>} : (tensor<1x1x4x4xf64>) -> tensor<1x1x2x5xf64>
  %fm9 = ttc.avg_pool2d %m9.0 {kernel_size = array<i64: 3, 2>, stride = array<i64: 2, 1>, padding = array<i64: 1, 1>} : (tensor<1x1x4x4xf64>) -> tensor<1x1x2x5xf64>
  %c9 = ttc.sub %fp9, %fm9 : (tensor<1x1x2x5xf64>, tensor<1x1x2x5xf64>) -> tensor<1x1x2x5xf64>
  %cs9 = ttc.mul %c9, %s9 : (tensor<1x1x2x5xf64>, tensor<1x1x2x5xf64>) -> tensor<1x1x2x5xf64>
  %n9 = ttc.sum %cs9 : (tensor<1x1x2x5xf64>) -> tensor<f64>
  %q9 = ttc.div %n9, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r9.0 = ttc.sub %q9, %u9.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b9 = ttc.abs %r9.0 : (tensor<f64>) -> tensor<f64>
  %ok9 = ttc.lt %b9, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 10: mean, padding not counted
  %x10.0 = ttc.constant dense<[[[[-2.0, -1.69, -0.24, -1.27], [0.7, -1.45, -0.31, -1.12], [0.48, -0.26, 1.41, 1.88], [0.44, -0.38, 0.22, -0.03]]]]> : tensor<1x1x4x4xf64>
  %y10 = ttc.avg_pool2d %x10.0 {kernel_size = array<i64: 3, 2>, stride = array<i64: 2, 1>, padding = array<i64: 1, 1>, count_include_pad = false} : (tensor<1x1x4x4xf64>) -> tensor<1x1x2x5xf64>
  %w10.0 = ttc.constant dense<[[[[-0.65, -1.11, -0.9225, -0.7350000000000001, -1.195], [0.5399999999999999, -0.07833333333333334, -0.12833333333333335, 0.3416666666666666, 0.24333333333333326]]]]> : tensor<1x1x2x5xf64>
  %e10.0 = ttc.sub %y10, %w10.0 : (tensor<1x1x2x5xf64>, tensor<1x1x2x5xf64>) -> tensor<1x1x2x5xf64>
  %a10.0 = ttc.abs %e10.0 : (tensor<1x1x2x5xf64>) -> tensor<1x1x2x5xf64>
  %l10.0 = ttc.lt %a10.0, %tolerance : (tensor<1x1x2x5xf64>, tensor<f64>) -> tensor<1x1x2x5xi1>
  %ok10.0 = ttc.all %l10.0 : (tensor<1x1x2x5xi1>) -> tensor<i1>
  %s10 = ttc.constant dense<[[[[0.33, 1.35, -0.22, 0.62, 0.98], [-0.24, -1.49, -0.61, 1.33, 1.11]]]]> : tensor<1x1x2x5xf64>
  %g10 = ttc.gradient %y10 wrt %x10.0 seed %s10 : (tensor<1x1x2x5xf64>, tensor<1x1x4x4xf64>, tensor<1x1x2x5xf64>) -> tensor<1x1x4x4xf64>
  %d10.0 = ttc.constant dense<[[[[1.0, 0.57, -0.13, -1.44], [-0.46, 1.23, -0.39, 1.78], [-0.7, -0.53, -0.47, 1.16], [1.65, -1.69, 0.45, -0.16]]]]> : tensor<1x1x4x4xf64>
  %h10.0 = ttc.mul %d10.0, %step : (tensor<1x1x4x4xf64>, tensor<f64>) -> tensor<1x1x4x4xf64>
  %p10.0 = ttc.add %x10.0, %h10.0 : (tensor<1x1x4x4xf64>, tensor<1x1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %m10.0 = ttc.sub %x10.0, %h10.0 : (tensor<1x1x4x4xf64>, tensor<1x1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %t10.0 = ttc.mul %g10, %d10.0 : (tensor<1x1x4x4xf64>, tensor<1x1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %u10.0 = ttc.sum %t10.0 : (tensor<1x1x4x4xf64>) -> tensor<f64>
  %fp10 = ttc.avg_pool2d %p10.0 {kernel_size = array<i64: 3, 2>, stride = array<i64: 2, 1>, padding = array<i64: 1, 1>, count_include_pad = false} : (tensor<1x1x4x4xf64>) -> tensor<1x1x2x5xf64>
  %fm10 = ttc.avg_pool2d %m10.0 {kernel_size = array<i64: 3, 2>, stride = array<i64: 2, 1>, padding = array<i64: 1, 1>, count_include_pad = false} : (tensor<1x1x4x4xf64>) -> tensor<1x1x2x5xf64>
  %c10 = ttc.sub %fp10, %fm10 : (tensor<1x1x2x5xf64>, tensor<1x1x2x5xf64>) -> tensor<1x1x2x5xf64>
  %cs10 = ttc.mul %c10, %s10 : (tensor<1x1x2x5xf64>, tensor<1x1x2x5xf64>) -> tensor<1x1x2x5xf64>
  %n10 = ttc.sum %cs10 : (tensor<1x1x2x5xf64>) -> tensor<f64>
  %q10 = ttc.div %n10, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r10.0 = ttc.sub %q10, %u10.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b10 = ttc.abs %r10.0 : (tensor<f64>) -> tensor<f64>
  %ok10 = ttc.lt %b10, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 11: mean, own divisor
  %x11.0 = ttc.constant dense<[[[[0.03, -1.51, 0.45, -0.25], [-1.35, -1.23, -1.43, 1.09], [0.08, -0.98, 2.0, 0.79], [-1.23, 1.56, -1.08, -0.33]]]]> : tensor<1x1x4x4xf64>
  %y11 = ttc.avg_pool2d %x11.0 {kernel_size = array<i64: 2, 2>, divisor_override = 3 : i64} : (tensor<1x1x4x4xf64>) -> tensor<1x1x2x2xf64>
  %w11.0 = ttc.constant dense<[[[[-1.3533333333333335, -0.046666666666666634], [-0.18999999999999995, 0.45999999999999996]]]]> : tensor<1x1x2x2xf64>
  %e11.0 = ttc.sub %y11, %w11.0 : (tensor<1x1x2x2xf64>, tensor<1x1x2x2xf64>) -> tensor<1x1x2x2xf64>
  %a11.0 = ttc.abs %e11.0 : (tensor<1x1x2x2xf64>) -> tensor<1x1x2x2xf64>
  %l11.0 = ttc.lt %a11.0, %tolerance : (tensor<1x1x2x2xf64>, tensor<f64>) -> tensor<1x1x2x2xi1>
  %ok11.0 = ttc.all %l11.0 : (tensor<1x1x2x2xi1>) -> tensor<i1>
  %s11 = ttc.constant dense<[[[[-0.6, 0.56], [1.63, -0.68]]]]> : tensor<1x1x2x2xf64>
  %g11 = ttc.gradient %y11 wrt %x11.0 seed %s11 : (tensor<1x1x2x2xf64>, tensor<1x1x4x4xf64>, tensor<1x1x2x2xf64>) -> tensor<1x1x4x4xf64>
  %d11.0 = ttc.constant dense<[[[[1.5, 1.78, 0.88, 0.79], [0.63, -0.37, 1.14, -0.8], [0.64, -1.91, -0.62, -0.56], [-1.24, -1.52, -1.49, -0.26]]]]> : tensor<1x1x4x4xf64>
  %h11.0 = ttc.mul %d11.0, %step : (tensor<1x1x4x4xf64>, tensor<f64>) -> tensor<1x1x4x4xf64>
  %p11.0 = ttc.add %x11.0, %h11.0 : (tensor<1x1x4x4xf64>, tensor<1x1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %m11.0 = ttc.sub %x11.0, %h11.0 : (tensor<1x1x4x4xf64>, tensor<1x1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %t11.0 = ttc.mul %g11, %d11.0 : (tensor<1x1x4x4xf64>, tensor<1x1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %u11.0 = ttc.sum %t11.0 : (tensor<1x1x4x4xf64>) -> tensor<f64>
  %fp11 = ttc.avg_pool2d %p11.0 {kernel_size = array<i64: 2, 2>, divisor_override = 3 : i64} : (tensor<1x1x4x4xf64>) -> tensor<1x1x2x2xf64>
  %fm11 = ttc.avg_pool2d %m11.0 {kernel_size = array<i64: 2, 2>, divisor_override = 3 : i64} : (tensor<1x1x4x4xf64>) -> tensor<1x1x2x2xf64>
  %c11 = ttc.sub %fp11, %fm11 : (tensor<1x1x2x2xf64>, tensor<1x1x2x2xf64>) -> tensor<1x1x2x2xf64>
  %cs11 = ttc.mul %c11, %s11 : (tensor<1x1x2x2xf64>, tensor<1x1x2x2xf64>) -> tensor<1x1x2x2xf64>
  %n11 = ttc.sum %cs11 : (tensor<1x1x2x2xf64>) -> tensor<f64>
  %q11 = ttc.div %n11, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r11.0 = ttc.sub %q11, %u11.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b11 = ttc.abs %r11.0 : (tensor<f64>) -> tensor<f64>
  %ok11 = ttc.lt %b11, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 12: mean, NHWC
  %x12.0 = ttc.constant dense<[[[[-0.53, 1.42], [-0.72, 1.27], [-0.09, 0.5], [-0.31, -1.61]], [[0.77, -1.79], [1.08, -1.35], [-0.15, 1.01], [-1.9, -0.38]], [[0.09, 0.75], [1.28, -0.0], [-1.83, 0.89], [1.65, 1.16]], [[1.63, -0.64], [-0.89, -1.48], [-1.52, -0.6], [-1.19, -1.78]]]]> : tensor<1x4x4x2xf64>
  %y12 = ttc.avg_pool2d %x12.0 {kernel_size = array<i64: 2, 2>, data_format = "NHWC"} : (tensor<1x4x4x2xf64>) -> tensor<1x2x2x2xf64>
  %w12.0 = ttc.constant dense<[[[[0.15000000000000002, -0.11250000000000004], [-0.6125, -0.12000000000000002]], [[0.5275, -0.3425], [-0.7225, -0.08250000000000007]]]]> : tensor<1x2x2x2xf64>
  %e12.0 = ttc.sub %y12, %w12.0 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %a12.0 = ttc.abs %e12.0 : (tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %l12.0 = ttc.lt %a12.0, %tolerance : (tensor<1x2x2x2xf64>, tensor<f64>) -> tensor<1x2x2x2xi1>
  %ok12.0 = ttc.all %l12.0 : (tensor<1x2x2x2xi1>) -> tensor<i1>
  %s12 = ttc.constant dense<[[[[0.4, 0.39], [0.83, 0.7]], [[-0.53, -0.96], [0.13, 1.78]]]]> : tensor<1x2x2x2xf64>
  %g12 = ttc.gradient %y12 wrt %x12.0 seed %s12 : (tensor<1x2x2x2xf64>, tensor<1x4x4x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x4x4x2xf64>
  %d12.0 = ttc.constant dense<[[[[0.92, -0.12], [-1.01, -1.15], [0.67, 1.82], [-0.68, 1.94]], [[1.46, 1.83], [1.26, -1.67], [-1.85, -0.5], [0.22, -1.74]], [[-1.11, -0.69], [-1.38, 0.02], [-1.24, 1.26], [1.36, -0.07]], [[-1.6, 1.62], [-0.53, -1.43], [-0.21, -1.43], [-1.06, 1.96]]]]> : tensor<1x4x4x2xf64>
  %h12.0 = ttc.mul %d12.0, %step : (tensor<1x4x4x2xf64>, tensor<f64>) -> tensor<1x4x4x2xf64>
  %p12.0 = ttc.add %x12.0, %h12.0 : (tensor<1x4x4x2xf64>, tensor<1x4x4x2xf64>) -> tensor<1x4x4x2xf64>
  %m12.0 = ttc.sub %x12.0, %h12.0 : (tensor<1x4x4x2xf64>, tensor<1x4x4x2xf64>) -> tensor<1x4x4x2xf64>
  %t12.0 = ttc.mul %g12, %d12.0 : (tensor<1x4x4x2xf64>, tensor<1x4x4x2xf64>) -> tensor<1x4x4x2xf64>
  %u12.0 = ttc.sum %t12.0 : (tensor<1x4x4x2xf64>) -> tensor<f64>
  %fp12 = ttc.avg_pool2d %p12.0 {kernel_size = array<i64: 2, 2>, data_format = "NHWC"} : (tensor<1x4x4x2xf64>) -> tensor<1x2x2x2xf64>
  %fm12 = ttc.avg_pool2d %m12.0 {kernel_size = array<i64: 2, 2>, data_format = "NHWC"} : (tensor<1x4x4x2xf64>) -> tensor<1x2x2x2xf64>
  %c12 = ttc.sub %fp12, %fm12 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %cs12 = ttc.mul %c12, %s12 : (tensor<1x2x2x2xf64>, tensor<1x2x2x2xf64>) -> tensor<1x2x2x2xf64>
  %n12 = ttc.sum %cs12 : (tensor<1x2x2x2xf64>) -> tensor<f64>
  %q12 = ttc.div %n12, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r12.0 = ttc.sub %q12, %u12.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b12 = ttc.abs %r12.0 : (tensor<f64>) -> tensor<f64>
  %ok12 = ttc.lt %b12, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  %v0 = ttc.reshape %ok0.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v1 = ttc.reshape %ok0.1 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v2 = ttc.reshape %ok0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v3 = ttc.reshape %ok1.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v4 = ttc.reshape %ok1.1 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v5 = ttc.reshape %ok1 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v6 = ttc.reshape %ok2.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v7 = ttc.reshape %ok2.1 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v8 = ttc.reshape %ok2 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v9 = ttc.reshape %ok3.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v10 = ttc.reshape %ok3.1 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v11 = ttc.reshape %ok3 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v12 = ttc.reshape %ok4.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v13 = ttc.reshape %ok4.1 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v14 = ttc.reshape %ok4 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v15 = ttc.reshape %ok5.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v16 = ttc.reshape %ok5.1 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v17 = ttc.reshape %ok5 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v18 = ttc.reshape %ok6.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v19 = ttc.reshape %ok6.1 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v20 = ttc.reshape %ok6 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v21 = ttc.reshape %ok7.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v22 = ttc.reshape %ok7 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v23 = ttc.reshape %ok8.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v24 = ttc.reshape %ok8 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v25 = ttc.reshape %ok9.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v26 = ttc.reshape %ok9 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v27 = ttc.reshape %ok10.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v28 = ttc.reshape %ok10 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v29 = ttc.reshape %ok11.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v30 = ttc.reshape %ok11 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v31 = ttc.reshape %ok12.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v32 = ttc.reshape %ok12 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %each = ttc.cat %v0, %v1, %v2, %v3, %v4, %v5, %v6, %v7, %v8, %v9, %v10, %v11, %v12, %v13, %v14, %v15, %v16, %v17, %v18, %v19, %v20, %v21, %v22, %v23, %v24, %v25, %v26, %v27, %v28, %v29, %v30, %v31, %v32 {dim = 0 : i64} : (tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>) -> tensor<33xi1>
  %every = ttc.all %each : (tensor<33xi1>) -> tensor<i1>
  return %every, %each : tensor<i1>, tensor<33xi1>
}
