// Sorting, running sums, recurrences and sums of rows: results, and the loops they become.
// RUN: ttc-run %s | FileCheck %s --check-prefix=RUNS
// RUN: ttc-opt %s --verify-each --pass-pipeline="builtin.module(func.func(ttc-lower-to-linalg))" | FileCheck %s

// CHECK: ttc.loops tasks 1 {{.*}}ins(%{{.*}} : tensor<1x5x1xf32>) outs(%{{.*}} : tensor<1x5x1xf32>, tensor<1x5x1xi64>, tensor<1x10xi64>)
// RUNS: out0: f32 [5]
// RUNS-NEXT: [-2.,  1.,  1.,  3., nan]
// RUNS: out1: i64 [5]
// RUNS-NEXT: [4, 1, 3, 0, 2]
// RUNS: out2: f32 [5]
// RUNS-NEXT: [nan,  3.,  1.,  1., -2.]
// RUNS: out3: i64 [5]
// RUNS-NEXT: [2, 0, 1, 3, 4]
// RUNS: out4: f32 [2]
// RUNS-NEXT: [-2.,  1.]
// RUNS: out5: i64 [2]
// RUNS-NEXT: [4, 1]
// RUNS: out6: f32 [2, 2]
// RUNS-NEXT: {{\[\[}}1., 2.],
// RUNS-NEXT: [4., 6.]]
// RUNS: out7: i64 [2, 2]
// RUNS-NEXT: {{\[\[}}3, 2],
// RUNS-NEXT: [7, 4]]
// RUNS: out8: f32 [2, 2]
// RUNS-NEXT: {{\[\[}} 1.,  2.],
// RUNS-NEXT: {{\[ }}6., 12.]]
// RUNS: out9: f32 [3, 2]
// RUNS-NEXT: {{\[\[}}0., 0.],
// RUNS-NEXT: [0., 0.],
// RUNS-NEXT: [4., 6.]]
// RUNS: out10: f32 [3]
// RUNS-NEXT: [0., 0., 4.]
// RUNS: out11: f32 [3]
// RUNS-NEXT: [0., 0., 4.]
// RUNS: out12: f32 [3]
// RUNS-NEXT: [1., 3., 3.]
// RUNS: out13: f32 [3]
// RUNS-NEXT: [1., 3., 3.]
func.func @main() -> (
    tensor<5xf32>, tensor<5xi64>, tensor<5xf32>, tensor<5xi64>, tensor<2xf32>, tensor<2xi64>,
    tensor<2x2xf32>, tensor<2x2xi64>, tensor<2x2xf32>, tensor<3x2xf32>,
    tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) {
  // Equal elements keep their order both ways, and NaN is the greatest.
  %ax = ttc.constant dense<[3.0, 1.0, 0x7FC00000, 1.0, -2.0]> : tensor<5xf32>
  %a0, %a1 = ttc.sort %ax {dim = 0 : i64} : (tensor<5xf32>) -> (tensor<5xf32>, tensor<5xi64>)
  %a2, %a3 = ttc.sort %ax {dim = 0 : i64, descending = true} : (tensor<5xf32>) -> (tensor<5xf32>, tensor<5xi64>)
  %a4, %a5 = ttc.topk %ax {k = 2 : i64, dim = 0 : i64, largest = false} : (tensor<5xf32>) -> (tensor<2xf32>, tensor<2xi64>)

  %bx = ttc.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %bn = ttc.constant dense<[[1, 2], [3, 4]]> : tensor<2x2xi64>
  %bi = ttc.constant dense<[2, 2]> : tensor<2xi64>
  %b0 = ttc.cumsum %bx {dim = 0 : i64} : (tensor<2x2xf32>) -> tensor<2x2xf32>
  %b1 = ttc.cumsum %bn {dim = 1 : i64, reverse = true} : (tensor<2x2xi64>) -> tensor<2x2xi64>
  %b2 = ttc.linear_recurrence %bx, %bx {dim = 0 : i64} : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  %b3 = ttc.index_add %bx, %bi {dim = 0 : i64, size = 3 : i64} : (tensor<2x2xf32>, tensor<2xi64>) -> tensor<3x2xf32>

  // Nothing outside of the operands is read or written; marked as checked, so that the program does not stop here.
  %cx = ttc.constant dense<[1.0, 4.0, 3.0]> : tensor<3xf32>
  %ci = ttc.constant dense<[-1000000000000, 2, 1000000000000]> : tensor<3xi64>
  %c0 = ttc.index_add %cx, %ci {dim = 0 : i64, size = 3 : i64} : (tensor<3xf32>, tensor<3xi64>) -> tensor<3xf32>
  %c1 = ttc.scatter_add %cx, %ci {dim = 0 : i64, size = 3 : i64, checked = true} : (tensor<3xf32>, tensor<3xi64>) -> tensor<3xf32>
  %c2 = ttc.gather %cx, %ci {dim = 0 : i64, checked = true} : (tensor<3xf32>, tensor<3xi64>) -> tensor<3xf32>
  %c3 = ttc.index_select %cx, %ci {dim = 0 : i64, checked = true} : (tensor<3xf32>, tensor<3xi64>) -> tensor<3xf32>

  return %a0, %a1, %a2, %a3, %a4, %a5,
         %b0, %b1, %b2, %b3,
         %c0, %c1, %c2, %c3
      : tensor<5xf32>, tensor<5xi64>, tensor<5xf32>, tensor<5xi64>, tensor<2xf32>, tensor<2xi64>,
        tensor<2x2xf32>, tensor<2x2xi64>, tensor<2x2xf32>, tensor<3x2xf32>,
        tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
}
