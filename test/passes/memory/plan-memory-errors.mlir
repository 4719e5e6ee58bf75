// RUN: ttc-opt %s -verify-diagnostics --ttc-plan-memory

func.func @main(%x: tensor<32xf32>) -> tensor<32xf32> {
  // expected-error @+1 {{expected the attribute 'phase'; run ttc-schedule first}}
  %0 = ttc.launch @k(%x) : (tensor<32xf32>) -> tensor<32xf32>
  return %0 : tensor<32xf32>
}
module @k {
  func.func @k(%x: memref<32xf32>, %y: memref<32xf32> {ttc.result}) attributes {ttc.tasks = 4 : i64} {
    return
  }
}
