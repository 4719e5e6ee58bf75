// RUN: ttc-opt %s -verify-diagnostics --split-input-file --ttc-plan-memory

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

// -----

// One buffer that no number of bytes describes.
func.func @main(%x: tensor<32xf32>) -> tensor<32xf32> {
  // expected-error @+1 {{'k0_cumsum': expected temporary buffers of at most 2305843009213693952 bytes together, got more with 'tensor<1152921504606846976xf32>'}}
  %0 = ttc.launch @k0_cumsum(%x) {phase = 0 : i64} : (tensor<32xf32>) -> tensor<1152921504606846976xf32>
  %1 = ttc.launch @k1(%0) {phase = 1 : i64} : (tensor<1152921504606846976xf32>) -> tensor<32xf32>
  return %1 : tensor<32xf32>
}
module @k0_cumsum {
  func.func @k0_cumsum(%x: memref<32xf32>, %y: memref<1152921504606846976xf32> {ttc.result}) {
    return
  }
}
module @k1 {
  func.func @k1(%x: memref<1152921504606846976xf32>, %y: memref<32xf32> {ttc.result}) {
    return
  }
}

// -----

// Each of the buffers is countable, their sum is not.
func.func @main(%x: tensor<32xf32>) -> tensor<32xf32> {
  %0 = ttc.launch @k0(%x) {phase = 0 : i64} : (tensor<32xf32>) -> tensor<288230376151711744xf32>
  %1 = ttc.launch @k0(%x) {phase = 0 : i64} : (tensor<32xf32>) -> tensor<288230376151711744xf32>
  // expected-error @+1 {{'k0': expected temporary buffers of at most 2305843009213693952 bytes together, got more with 'tensor<288230376151711744xf32>'}}
  %2 = ttc.launch @k0(%x) {phase = 0 : i64} : (tensor<32xf32>) -> tensor<288230376151711744xf32>
  %3 = ttc.launch @k1(%0, %1, %2) {phase = 1 : i64} : (tensor<288230376151711744xf32>, tensor<288230376151711744xf32>, tensor<288230376151711744xf32>) -> tensor<32xf32>
  return %3 : tensor<32xf32>
}
module @k0 {
  func.func @k0(%x: memref<32xf32>, %y: memref<288230376151711744xf32> {ttc.result}) {
    return
  }
}
module @k1 {
  func.func @k1(%x: memref<288230376151711744xf32>, %a: memref<288230376151711744xf32>, %b: memref<288230376151711744xf32>, %y: memref<32xf32> {ttc.result}) {
    return
  }
}
