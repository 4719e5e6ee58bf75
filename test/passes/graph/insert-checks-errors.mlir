// RUN: ttc-opt %s --ttc-insert-checks --verify-diagnostics

func.func @constant(%x: tensor<8xf32>) -> tensor<2xf32> {
  %c = ttc.constant dense<[0, 8]> : tensor<2xi64>
  // expected-error @below {{index_select: index 8 is out of range for dimension 0 of extent 8}}
  %a = ttc.index_select %x, %c {dim = 0 : i64} : (tensor<8xf32>, tensor<2xi64>) -> tensor<2xf32>
  return %a : tensor<2xf32>
}
