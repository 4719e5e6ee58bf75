// Comparisons, logic and casts: NaN equals nothing.
// Each result is compared with that of torch.
// RUN: ttc-run %s | FileCheck %s

// CHECK: out0: bool []
// CHECK-NEXT: true
func.func @main() -> (tensor<i1>, tensor<24xi1>) {
  %tolerance = ttc.constant dense<1.0e-7> : tensor<f64>

  // 0: eq
  %x0.0 = ttc.constant dense<[1.0, 2.0, 0x7FF8000000000000, -1.0]> : tensor<4xf64>
  %x0.1 = ttc.constant dense<[1.0, 3.0, 0.0, 0x7FF8000000000000]> : tensor<4xf64>
  %y0 = ttc.eq %x0.0, %x0.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
  %w0.0 = ttc.constant dense<[true, false, false, false]> : tensor<4xi1>
  %l0.0 = ttc.eq %y0, %w0.0 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %ok0.0 = ttc.all %l0.0 : (tensor<4xi1>) -> tensor<i1>

  // 1: eq of integers
  %x1.0 = ttc.constant dense<[1, 2, 3]> : tensor<3xi64>
  %x1.1 = ttc.constant dense<[3, 2, 1]> : tensor<3xi64>
  %y1 = ttc.eq %x1.0, %x1.1 : (tensor<3xi64>, tensor<3xi64>) -> tensor<3xi1>
  %w1.0 = ttc.constant dense<[false, true, false]> : tensor<3xi1>
  %l1.0 = ttc.eq %y1, %w1.0 : (tensor<3xi1>, tensor<3xi1>) -> tensor<3xi1>
  %ok1.0 = ttc.all %l1.0 : (tensor<3xi1>) -> tensor<i1>

  // 2: ne
  %x2.0 = ttc.constant dense<[1.0, 2.0, 0x7FF8000000000000, -1.0]> : tensor<4xf64>
  %x2.1 = ttc.constant dense<[1.0, 3.0, 0.0, 0x7FF8000000000000]> : tensor<4xf64>
  %y2 = ttc.ne %x2.0, %x2.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
  %w2.0 = ttc.constant dense<[false, true, true, true]> : tensor<4xi1>
  %l2.0 = ttc.eq %y2, %w2.0 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %ok2.0 = ttc.all %l2.0 : (tensor<4xi1>) -> tensor<i1>

  // 3: ne of integers
  %x3.0 = ttc.constant dense<[1, 2, 3]> : tensor<3xi64>
  %x3.1 = ttc.constant dense<[3, 2, 1]> : tensor<3xi64>
  %y3 = ttc.ne %x3.0, %x3.1 : (tensor<3xi64>, tensor<3xi64>) -> tensor<3xi1>
  %w3.0 = ttc.constant dense<[true, false, true]> : tensor<3xi1>
  %l3.0 = ttc.eq %y3, %w3.0 : (tensor<3xi1>, tensor<3xi1>) -> tensor<3xi1>
  %ok3.0 = ttc.all %l3.0 : (tensor<3xi1>) -> tensor<i1>

  // 4: lt
  %x4.0 = ttc.constant dense<[1.0, 2.0, 0x7FF8000000000000, -1.0]> : tensor<4xf64>
  %x4.1 = ttc.constant dense<[1.0, 3.0, 0.0, 0x7FF8000000000000]> : tensor<4xf64>
  %y4 = ttc.lt %x4.0, %x4.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
  %w4.0 = ttc.constant dense<[false, true, false, false]> : tensor<4xi1>
  %l4.0 = ttc.eq %y4, %w4.0 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %ok4.0 = ttc.all %l4.0 : (tensor<4xi1>) -> tensor<i1>

  // 5: lt of integers
  %x5.0 = ttc.constant dense<[1, 2, 3]> : tensor<3xi64>
  %x5.1 = ttc.constant dense<[3, 2, 1]> : tensor<3xi64>
  %y5 = ttc.lt %x5.0, %x5.1 : (tensor<3xi64>, tensor<3xi64>) -> tensor<3xi1>
  %w5.0 = ttc.constant dense<[true, false, false]> : tensor<3xi1>
  %l5.0 = ttc.eq %y5, %w5.0 : (tensor<3xi1>, tensor<3xi1>) -> tensor<3xi1>
  %ok5.0 = ttc.all %l5.0 : (tensor<3xi1>) -> tensor<i1>

  // 6: le
  %x6.0 = ttc.constant dense<[1.0, 2.0, 0x7FF8000000000000, -1.0]> : tensor<4xf64>
  %x6.1 = ttc.constant dense<[1.0, 3.0, 0.0, 0x7FF8000000000000]> : tensor<4xf64>
  %y6 = ttc.le %x6.0, %x6.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
  %w6.0 = ttc.constant dense<[true, true, false, false]> : tensor<4xi1>
  %l6.0 = ttc.eq %y6, %w6.0 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %ok6.0 = ttc.all %l6.0 : (tensor<4xi1>) -> tensor<i1>

  // 7: le of integers
  %x7.0 = ttc.constant dense<[1, 2, 3]> : tensor<3xi64>
  %x7.1 = ttc.constant dense<[3, 2, 1]> : tensor<3xi64>
  %y7 = ttc.le %x7.0, %x7.1 : (tensor<3xi64>, tensor<3xi64>) -> tensor<3xi1>
  %w7.0 = ttc.constant dense<[true, true, false]> : tensor<3xi1>
  %l7.0 = ttc.eq %y7, %w7.0 : (tensor<3xi1>, tensor<3xi1>) -> tensor<3xi1>
  %ok7.0 = ttc.all %l7.0 : (tensor<3xi1>) -> tensor<i1>

  // 8: gt
  %x8.0 = ttc.constant dense<[1.0, 2.0, 0x7FF8000000000000, -1.0]> : tensor<4xf64>
  %x8.1 = ttc.constant dense<[1.0, 3.0, 0.0, 0x7FF8000000000000]> : tensor<4xf64>
  %y8 = ttc.gt %x8.0, %x8.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
  %w8.0 = ttc.constant dense<[false, false, false, false]> : tensor<4xi1>
  %l8.0 = ttc.eq %y8, %w8.0 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %ok8.0 = ttc.all %l8.0 : (tensor<4xi1>) -> tensor<i1>

  // 9: gt of integers
  %x9.0 = ttc.constant dense<[1, 2, 3]> : tensor<3xi64>
  %x9.1 = ttc.constant dense<[3, 2, 1]> : tensor<3xi64>
  %y9 = ttc.gt %x9.0, %x9.1 : (tensor<3xi64>, tensor<3xi64>) -> tensor<3xi1>
  %w9.0 = ttc.constant dense<[false, false, true]> : tensor<3xi1>
  %l9.0 = ttc.eq %y9, %w9.0 : (tensor<3xi1>, tensor<3xi1>) -> tensor<3xi1>
  %ok9.0 = ttc.all %l9.0 : (tensor<3xi1>) -> tensor<i1>

  // 10: ge
  %x10.0 = ttc.constant dense<[1.0, 2.0, 0x7FF8000000000000, -1.0]> : tensor<4xf64>
  %x10.1 = ttc.constant dense<[1.0, 3.0, 0.0, 0x7FF8000000000000]> : tensor<4xf64>
  %y10 = ttc.ge %x10.0, %x10.1 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
  %w10.0 = ttc.constant dense<[true, false, false, false]> : tensor<4xi1>
  %l10.0 = ttc.eq %y10, %w10.0 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %ok10.0 = ttc.all %l10.0 : (tensor<4xi1>) -> tensor<i1>

  // 11: ge of integers
  %x11.0 = ttc.constant dense<[1, 2, 3]> : tensor<3xi64>
  %x11.1 = ttc.constant dense<[3, 2, 1]> : tensor<3xi64>
  %y11 = ttc.ge %x11.0, %x11.1 : (tensor<3xi64>, tensor<3xi64>) -> tensor<3xi1>
  %w11.0 = ttc.constant dense<[false, true, true]> : tensor<3xi1>
  %l11.0 = ttc.eq %y11, %w11.0 : (tensor<3xi1>, tensor<3xi1>) -> tensor<3xi1>
  %ok11.0 = ttc.all %l11.0 : (tensor<3xi1>) -> tensor<i1>

  // 12: logical_and
  %x12.0 = ttc.constant dense<[true, true, false, false]> : tensor<4xi1>
  %x12.1 = ttc.constant dense<[true, false, true, false]> : tensor<4xi1>
  %y12 = ttc.logical_and %x12.0, %x12.1 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %w12.0 = ttc.constant dense<[true, false, false, false]> : tensor<4xi1>
  %l12.0 = ttc.eq %y12, %w12.0 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %ok12.0 = ttc.all %l12.0 : (tensor<4xi1>) -> tensor<i1>

  // 13: logical_or
  %x13.0 = ttc.constant dense<[true, true, false, false]> : tensor<4xi1>
  %x13.1 = ttc.constant dense<[true, false, true, false]> : tensor<4xi1>
  %y13 = ttc.logical_or %x13.0, %x13.1 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %w13.0 = ttc.constant dense<[true, true, true, false]> : tensor<4xi1>
  %l13.0 = ttc.eq %y13, %w13.0 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %ok13.0 = ttc.all %l13.0 : (tensor<4xi1>) -> tensor<i1>

  // 14: logical_xor
  %x14.0 = ttc.constant dense<[true, true, false, false]> : tensor<4xi1>
  %x14.1 = ttc.constant dense<[true, false, true, false]> : tensor<4xi1>
  %y14 = ttc.logical_xor %x14.0, %x14.1 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %w14.0 = ttc.constant dense<[false, true, true, false]> : tensor<4xi1>
  %l14.0 = ttc.eq %y14, %w14.0 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %ok14.0 = ttc.all %l14.0 : (tensor<4xi1>) -> tensor<i1>

  // 15: logical_not
  %x15.0 = ttc.constant dense<[true, true, false, false]> : tensor<4xi1>
  %y15 = ttc.logical_not %x15.0 : (tensor<4xi1>) -> tensor<4xi1>
  %w15.0 = ttc.constant dense<[false, false, true, true]> : tensor<4xi1>
  %l15.0 = ttc.eq %y15, %w15.0 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %ok15.0 = ttc.all %l15.0 : (tensor<4xi1>) -> tensor<i1>

  // 16: cast f64 to i64
  %x16.0 = ttc.constant dense<[-1.5, 0.0, 2.7]> : tensor<3xf64>
  %y16 = ttc.cast %x16.0 {dtype = i64} : (tensor<3xf64>) -> tensor<3xi64>
  %w16.0 = ttc.constant dense<[-1, 0, 2]> : tensor<3xi64>
  %l16.0 = ttc.eq %y16, %w16.0 : (tensor<3xi64>, tensor<3xi64>) -> tensor<3xi1>
  %ok16.0 = ttc.all %l16.0 : (tensor<3xi1>) -> tensor<i1>

  // 17: cast f64 to i32
  %x17.0 = ttc.constant dense<[-1.5, 0.0, 2.7]> : tensor<3xf64>
  %y17 = ttc.cast %x17.0 {dtype = i32} : (tensor<3xf64>) -> tensor<3xi32>
  %w17.0 = ttc.constant dense<[-1, 0, 2]> : tensor<3xi32>
  %l17.0 = ttc.eq %y17, %w17.0 : (tensor<3xi32>, tensor<3xi32>) -> tensor<3xi1>
  %ok17.0 = ttc.all %l17.0 : (tensor<3xi1>) -> tensor<i1>

  // 18: cast f64 to i1
  %x18.0 = ttc.constant dense<[-1.5, 0.0, 2.7]> : tensor<3xf64>
  %y18 = ttc.cast %x18.0 {dtype = i1} : (tensor<3xf64>) -> tensor<3xi1>
  %w18.0 = ttc.constant dense<[true, false, true]> : tensor<3xi1>
  %l18.0 = ttc.eq %y18, %w18.0 : (tensor<3xi1>, tensor<3xi1>) -> tensor<3xi1>
  %ok18.0 = ttc.all %l18.0 : (tensor<3xi1>) -> tensor<i1>

  // 19: cast i64 to f64
  %x19.0 = ttc.constant dense<[-3, 0, 5]> : tensor<3xi64>
  %y19 = ttc.cast %x19.0 {dtype = f64} : (tensor<3xi64>) -> tensor<3xf64>
  %w19.0 = ttc.constant dense<[-3.0, 0.0, 5.0]> : tensor<3xf64>
  %e19.0 = ttc.sub %y19, %w19.0 : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
  %a19.0 = ttc.abs %e19.0 : (tensor<3xf64>) -> tensor<3xf64>
  %l19.0 = ttc.lt %a19.0, %tolerance : (tensor<3xf64>, tensor<f64>) -> tensor<3xi1>
  %ok19.0 = ttc.all %l19.0 : (tensor<3xi1>) -> tensor<i1>

  // 20: cast i64 to i32
  %x20.0 = ttc.constant dense<[-3, 0, 5]> : tensor<3xi64>
  %y20 = ttc.cast %x20.0 {dtype = i32} : (tensor<3xi64>) -> tensor<3xi32>
  %w20.0 = ttc.constant dense<[-3, 0, 5]> : tensor<3xi32>
  %l20.0 = ttc.eq %y20, %w20.0 : (tensor<3xi32>, tensor<3xi32>) -> tensor<3xi1>
  %ok20.0 = ttc.all %l20.0 : (tensor<3xi1>) -> tensor<i1>

  // 21: cast i64 to i1
  %x21.0 = ttc.constant dense<[-3, 0, 5]> : tensor<3xi64>
  %y21 = ttc.cast %x21.0 {dtype = i1} : (tensor<3xi64>) -> tensor<3xi1>
  %w21.0 = ttc.constant dense<[true, false, true]> : tensor<3xi1>
  %l21.0 = ttc.eq %y21, %w21.0 : (tensor<3xi1>, tensor<3xi1>) -> tensor<3xi1>
  %ok21.0 = ttc.all %l21.0 : (tensor<3xi1>) -> tensor<i1>

  // 22: cast i1 to f64
  %x22.0 = ttc.constant dense<[true, true, false, false]> : tensor<4xi1>
  %y22 = ttc.cast %x22.0 {dtype = f64} : (tensor<4xi1>) -> tensor<4xf64>
  %w22.0 = ttc.constant dense<[1.0, 1.0, 0.0, 0.0]> : tensor<4xf64>
  %e22.0 = ttc.sub %y22, %w22.0 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
  %a22.0 = ttc.abs %e22.0 : (tensor<4xf64>) -> tensor<4xf64>
  %l22.0 = ttc.lt %a22.0, %tolerance : (tensor<4xf64>, tensor<f64>) -> tensor<4xi1>
  %ok22.0 = ttc.all %l22.0 : (tensor<4xi1>) -> tensor<i1>

  // 23: cast i1 to i64
  %x23.0 = ttc.constant dense<[true, true, false, false]> : tensor<4xi1>
  %y23 = ttc.cast %x23.0 {dtype = i64} : (tensor<4xi1>) -> tensor<4xi64>
  %w23.0 = ttc.constant dense<[1, 1, 0, 0]> : tensor<4xi64>
  %l23.0 = ttc.eq %y23, %w23.0 : (tensor<4xi64>, tensor<4xi64>) -> tensor<4xi1>
  %ok23.0 = ttc.all %l23.0 : (tensor<4xi1>) -> tensor<i1>

  %v0 = ttc.reshape %ok0.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v1 = ttc.reshape %ok1.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v2 = ttc.reshape %ok2.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v3 = ttc.reshape %ok3.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v4 = ttc.reshape %ok4.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v5 = ttc.reshape %ok5.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v6 = ttc.reshape %ok6.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v7 = ttc.reshape %ok7.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v8 = ttc.reshape %ok8.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v9 = ttc.reshape %ok9.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v10 = ttc.reshape %ok10.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v11 = ttc.reshape %ok11.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v12 = ttc.reshape %ok12.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v13 = ttc.reshape %ok13.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v14 = ttc.reshape %ok14.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v15 = ttc.reshape %ok15.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v16 = ttc.reshape %ok16.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v17 = ttc.reshape %ok17.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v18 = ttc.reshape %ok18.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v19 = ttc.reshape %ok19.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v20 = ttc.reshape %ok20.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v21 = ttc.reshape %ok21.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v22 = ttc.reshape %ok22.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %v23 = ttc.reshape %ok23.0 {shape = array<i64: 1>} : (tensor<i1>) -> tensor<1xi1>
  %each = ttc.cat %v0, %v1, %v2, %v3, %v4, %v5, %v6, %v7, %v8, %v9, %v10, %v11, %v12, %v13, %v14, %v15, %v16, %v17, %v18, %v19, %v20, %v21, %v22, %v23 {dim = 0 : i64} : (tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>, tensor<1xi1>) -> tensor<24xi1>
  %every = ttc.all %each : (tensor<24xi1>) -> tensor<i1>
  return %every, %each : tensor<i1>, tensor<24xi1>
}
