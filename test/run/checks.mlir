// An index out of range ends the run with the place of the operation.
// RUN: not ttc-run %s --random --seed 3 2>&1 | FileCheck %s
// CHECK: ttc-run: checks.mlir:8: gather: index 9 is out of range for dimension 0 of extent 4
func.func @main(%x: tensor<4xf32> {ttc.name = "x"}) -> (tensor<2xf32> {ttc.name = "y"}) {
  %c = ttc.constant dense<[0, 7]> : tensor<2xi64>
  %two = ttc.constant dense<2> : tensor<i64>
  %i = ttc.add %c, %two : (tensor<2xi64>, tensor<i64>) -> tensor<2xi64>
  %y = ttc.gather %x, %i {dim = 0 : i64} : (tensor<4xf32>, tensor<2xi64>) -> tensor<2xf32>
  return %y : tensor<2xf32>
}
