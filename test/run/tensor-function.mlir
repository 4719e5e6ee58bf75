// RUN: ttc-run %s --random --seed 3 --output-dir %t
// RUN: ttc-run %s --entry negate --input %t/out0.npy --output-dir %t/twice
// RUN: ttc-run %s --entry negate --input %t/twice/out0.npy --output-dir %t/again
// RUN: cmp %t/out0.npy %t/again/out0.npy
// RUN: ttc-run %s --entry table --time 3 | FileCheck %s
// RUN: ttc-run %s --entry table --target x86-64 --statistics | FileCheck %s --check-prefixes=CHECK,STATISTICS

func.func @main(%a: tensor<4x8xf32>, %b: tensor<8x3xf32>) -> tensor<4x3xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4x3xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x3xf32>) -> tensor<4x3xf32>
  %c = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x3xf32>) outs(%init : tensor<4x3xf32>) -> tensor<4x3xf32>
  %x = math.exp %c : tensor<4x3xf32>
  return %x : tensor<4x3xf32>
}

func.func @negate(%a: tensor<?x?xf32>) -> tensor<4x3xf32> {
  %static = tensor.cast %a : tensor<?x?xf32> to tensor<4x3xf32>
  %empty = tensor.empty() : tensor<4x3xf32>
  %r = linalg.map { arith.negf } ins(%static : tensor<4x3xf32>) outs(%empty : tensor<4x3xf32>)
  return %r : tensor<4x3xf32>
}

// STATISTICS: translate {{.*}} ms, compile {{.*}} ms, load {{.*}} ms, object {{.*}} bytes
// CHECK: out0: i64 [2, 2]
// CHECK-NEXT: {{\[\[}}1, 2],
// CHECK-NEXT: [3, 4]]
// CHECK: out1: bool [2]
func.func @table() -> (tensor<2x2xi64>, tensor<2xi1>) {
  %0 = arith.constant dense<[[1, 2], [3, 4]]> : tensor<2x2xi64>
  %1 = arith.constant dense<[true, false]> : tensor<2xi1>
  return %0, %1 : tensor<2x2xi64>, tensor<2xi1>
}
