// RUN: ttc-opt %s -verify-diagnostics --ttc-outline-scans

func.func @main(%h: tensor<3xf32>, %x: tensor<?x3xf32, #ttc.dims<"T", "">>) -> tensor<3xf32> {
  // expected-error @+1 {{expected a known number of steps, got a symbol; run ttc-specialize first}}
  %0 = ttc.scan carries(%h) xs(%x) : (tensor<3xf32>, tensor<?x3xf32, #ttc.dims<"T", "">>) -> tensor<3xf32> {
  ^bb0(%p: tensor<3xf32>, %x_t: tensor<3xf32>):
    %1 = ttc.add %p, %x_t : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    ttc.yield %1 : tensor<3xf32>
  }
  return %0 : tensor<3xf32>
}
