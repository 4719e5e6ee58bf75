// RUN: ttc-opt %s -verify-diagnostics -split-input-file --ttc-lower-to-linalg

func.func @elementwise(%x: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error @+1 {{expected static shapes, got 'tensor<?xf32>'; run ttc-specialize first}}
  %0 = ttc.neg %x : (tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// -----

func.func @contraction(%x: tensor<?x3xf32>, %y: tensor<3x5xf32>) -> tensor<?x5xf32> {
  // expected-error @+1 {{expected static shapes, got 'tensor<?x3xf32>'; run ttc-specialize first}}
  %0 = ttc.matmul %x, %y : (tensor<?x3xf32>, tensor<3x5xf32>) -> tensor<?x5xf32>
  return %0 : tensor<?x5xf32>
}

// -----

func.func @storage(%x: tensor<4xbf16>) -> tensor<4xbf16> {
  // expected-error @+1 {{expected element types that are computed in, got 'bf16'; run ttc-widen-types first}}
  %0 = ttc.neg %x : (tensor<4xbf16>) -> tensor<4xbf16>
  return %0 : tensor<4xbf16>
}
