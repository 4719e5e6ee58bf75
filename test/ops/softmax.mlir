// Softmax and its logarithm.
// Each result is compared with that of torch, and each gradient with central differences along one direction, in f64.
// RUN: ttc-run %s | FileCheck %s

// CHECK: out0: bool []
// CHECK-NEXT: true
func.func @main() -> (tensor<i1>, tensor<14xi1>) {
  %tolerance = ttc.constant dense<1.0e-7> : tensor<f64>
  %step = ttc.constant dense<1.0e-5> : tensor<f64>
  %two_steps = ttc.constant dense<2.0e-5> : tensor<f64>

  // 0: softmax along 0
  %x0.0 = ttc.constant dense<[[[-1.32, -5.4, -0.44999999999999996], [5.04, -3.87, -1.7399999999999998]], [[-0.39, -3.51, -4.89], [-4.38, 1.2000000000000002, -0.09]]]> : tensor<2x2x3xf64>
  %y0 = ttc.softmax %x0.0 {dim = 0 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %w0.0 = ttc.constant dense<[[[0.28292471450702744, 0.13124446943852328, 0.988341583445167], [0.9999189205551002, 0.00624319774951655, 0.16110894957658528]], [[0.7170752854929726, 0.8687555305614768, 0.011658416554833108], [8.107944489971729e-05, 0.9937568022504835, 0.8388910504234147]]]> : tensor<2x2x3xf64>
  %e0.0 = ttc.sub %y0, %w0.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %a0.0 = ttc.abs %e0.0 : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %l0.0 = ttc.lt %a0.0, %tolerance : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xi1>
  %ok0.0 = ttc.all %l0.0 : (tensor<2x2x3xi1>) -> tensor<i1>
  %s0 = ttc.constant dense<[[[1.56, 0.44, 1.86], [1.32, 1.91, -1.65]], [[1.9, 1.36, 0.74], [1.46, -1.38, -0.3]]]> : tensor<2x2x3xf64>
  %g0 = ttc.gradient %y0 wrt %x0.0 seed %s0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %d0.0 = ttc.constant dense<[[[0.76, -1.4, 0.39], [1.92, -0.95, -0.88]], [[0.7, -0.33, -1.59], [-1.11, 0.36, -1.66]]]> : tensor<2x2x3xf64>
  %h0.0 = ttc.mul %d0.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p0.0 = ttc.add %x0.0, %h0.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m0.0 = ttc.sub %x0.0, %h0.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t0.0 = ttc.mul %g0, %d0.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u0.0 = ttc.sum %t0.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp0 = ttc.softmax %p0.0 {dim = 0 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %fm0 = ttc.softmax %m0.0 {dim = 0 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %c0 = ttc.sub %fp0, %fm0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %cs0 = ttc.mul %c0, %s0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %n0 = ttc.sum %cs0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %q0 = ttc.div %n0, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r0.0 = ttc.sub %q0, %u0.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b0 = ttc.abs %r0.0 : (tensor<f64>) -> tensor<f64>
  %ok0 = ttc.lt %b0, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 1: log_softmax along 0
  %x1.0 = ttc.constant dense<[[[5.9399999999999995, -0.8999999999999999, -4.199999999999999], [-2.25, 1.23, 1.44]], [[-3.18, 3.9000000000000004, -5.22], [-2.91, -0.78, 0.8400000000000001]]]> : tensor<2x2x3xf64>
  %y1 = ttc.log_softmax %x1.0 {dim = 0 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %w1.0 = ttc.constant dense<[[[-0.00010944868760956607, -4.808196067338269, -0.30792206010159257], [-0.41663669588823926, -0.12574121819114345, -0.4374879504858857]], [[-9.120109448687609, -0.008196067338267764, -1.327922060101593], [-1.0766366958882394, -2.1357412181911433, -1.0374879504858856]]]> : tensor<2x2x3xf64>
  %e1.0 = ttc.sub %y1, %w1.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %a1.0 = ttc.abs %e1.0 : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %l1.0 = ttc.lt %a1.0, %tolerance : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xi1>
  %ok1.0 = ttc.all %l1.0 : (tensor<2x2x3xi1>) -> tensor<i1>
  %s1 = ttc.constant dense<[[[-0.1, 0.52, -0.57], [0.54, 1.55, 0.95]], [[-1.51, 0.19, 1.81], [-1.94, -0.99, -0.68]]]> : tensor<2x2x3xf64>
  %g1 = ttc.gradient %y1 wrt %x1.0 seed %s1 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %d1.0 = ttc.constant dense<[[[-1.38, -1.83, -0.3], [0.8, 0.15, 0.53]], [[1.38, 0.0, 0.51], [1.15, -0.51, -1.66]]]> : tensor<2x2x3xf64>
  %h1.0 = ttc.mul %d1.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p1.0 = ttc.add %x1.0, %h1.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m1.0 = ttc.sub %x1.0, %h1.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t1.0 = ttc.mul %g1, %d1.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u1.0 = ttc.sum %t1.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp1 = ttc.log_softmax %p1.0 {dim = 0 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %fm1 = ttc.log_softmax %m1.0 {dim = 0 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %c1 = ttc.sub %fp1, %fm1 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %cs1 = ttc.mul %c1, %s1 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %n1 = ttc.sum %cs1 : (tensor<2x2x3xf64>) -> tensor<f64>
  %q1 = ttc.div %n1, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r1.0 = ttc.sub %q1, %u1.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b1 = ttc.abs %r1.0 : (tensor<f64>) -> tensor<f64>
  %ok1 = ttc.lt %b1, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 2: softmax along 1
  %x2.0 = ttc.constant dense<[[[0.78, 2.4000000000000004, -0.24], [-1.9500000000000002, 0.48, 5.699999999999999]], [[2.88, -1.0499999999999998, -3.99], [-5.1, -3.66, -3.87]]]> : tensor<2x2x3xf64>
  %y2 = ttc.softmax %x2.0 {dim = 1 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %w2.0 = ttc.constant dense<[[[0.9387738371800921, 0.8721384336809187, 0.0026251202566601956], [0.06122616281990799, 0.12786156631908127, 0.9973748797433398]], [[0.9996578776652353, 0.931502396275674, 0.47003594823542816], [0.00034212233476476033, 0.06849760372432608, 0.5299640517645717]]]> : tensor<2x2x3xf64>
  %e2.0 = ttc.sub %y2, %w2.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %a2.0 = ttc.abs %e2.0 : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %l2.0 = ttc.lt %a2.0, %tolerance : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xi1>
  %ok2.0 = ttc.all %l2.0 : (tensor<2x2x3xi1>) -> tensor<i1>
  %s2 = ttc.constant dense<[[[0.07, -1.14, 0.95], [-0.18, 1.87, -1.62]], [[-0.41, -1.2, -1.92], [-1.7, 1.29, 1.52]]]> : tensor<2x2x3xf64>
  %g2 = ttc.gradient %y2 wrt %x2.0 seed %s2 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %d2.0 = ttc.constant dense<[[[1.51, -1.88, -1.68], [-1.42, -1.79, -1.85]], [[1.52, 1.49, -1.5], [0.98, 0.73, 0.02]]]> : tensor<2x2x3xf64>
  %h2.0 = ttc.mul %d2.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p2.0 = ttc.add %x2.0, %h2.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m2.0 = ttc.sub %x2.0, %h2.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t2.0 = ttc.mul %g2, %d2.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u2.0 = ttc.sum %t2.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp2 = ttc.softmax %p2.0 {dim = 1 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %fm2 = ttc.softmax %m2.0 {dim = 1 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %c2 = ttc.sub %fp2, %fm2 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %cs2 = ttc.mul %c2, %s2 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %n2 = ttc.sum %cs2 : (tensor<2x2x3xf64>) -> tensor<f64>
  %q2 = ttc.div %n2, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r2.0 = ttc.sub %q2, %u2.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b2 = ttc.abs %r2.0 : (tensor<f64>) -> tensor<f64>
  %ok2 = ttc.lt %b2, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 3: log_softmax along 1
  %x3.0 = ttc.constant dense<[[[-4.83, -3.21, -2.4000000000000004], [2.64, -4.800000000000001, 5.85]], [[-5.5200000000000005, 4.47, -4.11], [1.92, -2.91, 3.3000000000000003]]]> : tensor<2x2x3xf64>
  %y3 = ttc.log_softmax %x3.0 {dim = 1 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %w3.0 = ttc.constant dense<[[[-7.470569765949428, -0.18558756070399313, -8.250261224435228], [-0.0005697659494271819, -1.775587560703994, -0.0002612244352277472]], [[-7.440587112813084, -0.000623406527764047, -7.410604987652595], [-0.0005871128130835487, -7.380623406527764, -0.0006049876525944004]]]> : tensor<2x2x3xf64>
  %e3.0 = ttc.sub %y3, %w3.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %a3.0 = ttc.abs %e3.0 : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %l3.0 = ttc.lt %a3.0, %tolerance : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xi1>
  %ok3.0 = ttc.all %l3.0 : (tensor<2x2x3xi1>) -> tensor<i1>
  %s3 = ttc.constant dense<[[[-1.7, 0.76, -1.87], [1.43, 0.27, 0.3]], [[-0.19, 1.88, -0.3], [-1.79, 1.78, 0.6]]]> : tensor<2x2x3xf64>
  %g3 = ttc.gradient %y3 wrt %x3.0 seed %s3 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %d3.0 = ttc.constant dense<[[[1.57, -1.97, -0.71], [-1.99, 0.86, -1.92]], [[-0.76, -1.59, 1.27], [-0.16, -1.3, -0.88]]]> : tensor<2x2x3xf64>
  %h3.0 = ttc.mul %d3.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p3.0 = ttc.add %x3.0, %h3.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m3.0 = ttc.sub %x3.0, %h3.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t3.0 = ttc.mul %g3, %d3.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u3.0 = ttc.sum %t3.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp3 = ttc.log_softmax %p3.0 {dim = 1 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %fm3 = ttc.log_softmax %m3.0 {dim = 1 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %c3 = ttc.sub %fp3, %fm3 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %cs3 = ttc.mul %c3, %s3 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %n3 = ttc.sum %cs3 : (tensor<2x2x3xf64>) -> tensor<f64>
  %q3 = ttc.div %n3, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r3.0 = ttc.sub %q3, %u3.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b3 = ttc.abs %r3.0 : (tensor<f64>) -> tensor<f64>
  %ok3 = ttc.lt %b3, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 4: softmax along -1
  %x4.0 = ttc.constant dense<[[[1.56, -0.81, 4.41], [-4.62, -5.4, -2.0100000000000002]], [[1.47, 1.53, 1.6800000000000002], [-3.0300000000000002, -2.31, -0.5700000000000001]]]> : tensor<2x2x3xf64>
  %y4 = ttc.softmax %x4.0 {dim = -1 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %w4.0 = ttc.constant dense<[[[0.05440322700159351, 0.00508565317197904, 0.9405111198264274], [0.06641227725833387, 0.030443787119689425, 0.9031439356219767]], [[0.3034427454901835, 0.322206596945539, 0.3743506575642775], [0.06775414439534048, 0.1391963644045489, 0.7930494912001105]]]> : tensor<2x2x3xf64>
  %e4.0 = ttc.sub %y4, %w4.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %a4.0 = ttc.abs %e4.0 : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %l4.0 = ttc.lt %a4.0, %tolerance : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xi1>
  %ok4.0 = ttc.all %l4.0 : (tensor<2x2x3xi1>) -> tensor<i1>
  %s4 = ttc.constant dense<[[[-1.86, 0.32, 1.95], [1.29, -0.75, -0.79]], [[-1.23, 1.52, -1.36], [1.47, 0.93, -1.19]]]> : tensor<2x2x3xf64>
  %g4 = ttc.gradient %y4 wrt %x4.0 seed %s4 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %d4.0 = ttc.constant dense<[[[0.98, 1.55, 0.58], [-0.48, 0.06, 1.05]], [[1.41, -1.3, -0.97], [-0.54, 1.16, -1.97]]]> : tensor<2x2x3xf64>
  %h4.0 = ttc.mul %d4.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p4.0 = ttc.add %x4.0, %h4.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m4.0 = ttc.sub %x4.0, %h4.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t4.0 = ttc.mul %g4, %d4.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u4.0 = ttc.sum %t4.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp4 = ttc.softmax %p4.0 {dim = -1 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %fm4 = ttc.softmax %m4.0 {dim = -1 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %c4 = ttc.sub %fp4, %fm4 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %cs4 = ttc.mul %c4, %s4 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %n4 = ttc.sum %cs4 : (tensor<2x2x3xf64>) -> tensor<f64>
  %q4 = ttc.div %n4, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r4.0 = ttc.sub %q4, %u4.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b4 = ttc.abs %r4.0 : (tensor<f64>) -> tensor<f64>
  %ok4 = ttc.lt %b4, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 5: log_softmax along -1
  %x5.0 = ttc.constant dense<[[[-1.71, 1.7399999999999998, 1.9500000000000002], [0.81, 1.32, 1.98]], [[0.27, 4.65, -3.66], [0.54, -0.78, -5.22]]]> : tensor<2x2x3xf64>
  %y5 = ttc.log_softmax %x5.0 {dim = -1 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %w5.0 = ttc.constant dense<[[[-4.267761803840483, -0.8177618038404836, -0.6077618038404832], [-1.7727947424857862, -1.2627947424857862, -0.6027947424857862]], [[-4.392690536093293, -0.012690536093292803, -8.322690536093294], [-0.23924239753569612, -1.5592423975356962, -5.999242397535696]]]> : tensor<2x2x3xf64>
  %e5.0 = ttc.sub %y5, %w5.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %a5.0 = ttc.abs %e5.0 : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %l5.0 = ttc.lt %a5.0, %tolerance : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xi1>
  %ok5.0 = ttc.all %l5.0 : (tensor<2x2x3xi1>) -> tensor<i1>
  %s5 = ttc.constant dense<[[[1.17, -1.32, 1.63], [-1.15, 1.45, 1.38]], [[0.12, -1.17, 0.06], [1.82, -1.01, -1.61]]]> : tensor<2x2x3xf64>
  %g5 = ttc.gradient %y5 wrt %x5.0 seed %s5 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %d5.0 = ttc.constant dense<[[[-0.35, 1.91, 1.47], [0.59, -1.29, -0.23]], [[-0.78, 0.4, -1.36], [1.03, -0.77, 0.4]]]> : tensor<2x2x3xf64>
  %h5.0 = ttc.mul %d5.0, %step : (tensor<2x2x3xf64>, tensor<f64>) -> tensor<2x2x3xf64>
  %p5.0 = ttc.add %x5.0, %h5.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %m5.0 = ttc.sub %x5.0, %h5.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %t5.0 = ttc.mul %g5, %d5.0 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %u5.0 = ttc.sum %t5.0 : (tensor<2x2x3xf64>) -> tensor<f64>
  %fp5 = ttc.log_softmax %p5.0 {dim = -1 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %fm5 = ttc.log_softmax %m5.0 {dim = -1 : i64} : (tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %c5 = ttc.sub %fp5, %fm5 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %cs5 = ttc.mul %c5, %s5 : (tensor<2x2x3xf64>, tensor<2x2x3xf64>) -> tensor<2x2x3xf64>
  %n5 = ttc.sum %cs5 : (tensor<2x2x3xf64>) -> tensor<f64>
  %q5 = ttc.div %n5, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r5.0 = ttc.sub %q5, %u5.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b5 = ttc.abs %r5.0 : (tensor<f64>) -> tensor<f64>
  %ok5 = ttc.lt %b5, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

  // 6: softmax of large numbers
  %x6.0 = ttc.constant dense<[1000.0, 999.0, -1000.0]> : tensor<3xf64>
  %y6 = ttc.softmax %x6.0 {dim = 0 : i64} : (tensor<3xf64>) -> tensor<3xf64>
  %w6.0 = ttc.constant dense<[0.7310585786300049, 0.26894142136999516, 0.0]> : tensor<3xf64>
  %e6.0 = ttc.sub %y6, %w6.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %a6.0 = ttc.abs %e6.0 : (tensor<3xf64>) -> tensor<3xf64>
  %l6.0 = ttc.lt %a6.0, %tolerance : (tensor<3xf64>, tensor<f64>) -> tensor<3xi1>
  %ok6.0 = ttc.all %l6.0 : (tensor<3xi1>) -> tensor<i1>
  %s6 = ttc.constant dense<[-0.8, -1.39, 0.82]> : tensor<3xf64>
  %g6 = ttc.gradient %y6 wrt %x6.0 seed %s6 : (tensor<3xf64>, tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %d6.0 = ttc.constant dense<[-0.02, -0.71, -0.54]> : tensor<3xf64>
  %h6.0 = ttc.mul %d6.0, %step : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
  %p6.0 = ttc.add %x6.0, %h6.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %m6.0 = ttc.sub %x6.0, %h6.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %t6.0 = ttc.mul %g6, %d6.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %u6.0 = ttc.sum %t6.0 : (tensor<3xf64>) -> tensor<f64>
  %fp6 = ttc.softmax %p6.0 {dim = 0 : i64} : (tensor<3xf64>) -> tensor<3xf64>
  %fm6 = ttc.softmax %m6.0 {dim = 0 : i64} : (tensor<3xf64>) -> tensor<3xf64>
  %c6 = ttc.sub %fp6, %fm6 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %cs6 = ttc.mul %c6, %s6 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %n6 = ttc.sum %cs6 : (tensor<3xf64>) -> tensor<f64>
  %q6 = ttc.div %n6, %two_steps : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %r6.0 = ttc.sub %q6, %u6.0 : (tensor<f64>, tensor<f64>) -> tensor<f64>
  %b6 = ttc.abs %r6.0 : (tensor<f64>) -> tensor<f64>
  %ok6 = ttc.lt %b6, %tolerance : (tensor<f64>, tensor<f64>) -> tensor<i1>

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
  %each = ttc.cat %v0, %v1, %v2, %v3, %v4, %v5, %v6, %v7, %v8, %v9, %v10, %v11, %v12, %v13 {dim = 0 : i64} : (tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>) -> tensor<14xi1>
  %every = ttc.all %each : (tensor<14xi1>) -> tensor<i1>
  return %every, %each : tensor<i1>, tensor<14xi1>
}
