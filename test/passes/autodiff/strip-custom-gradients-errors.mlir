// RUN: ttc-opt %s --ttc-strip-custom-gradients -verify-diagnostics

func.func @main(%x: tensor<f32>) -> tensor<f32> {
  // expected-error @+1 {{expected to be expanded before custom gradients are dropped}}
  %g = ttc.gradient %x wrt %x : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return %g : tensor<f32>
}
