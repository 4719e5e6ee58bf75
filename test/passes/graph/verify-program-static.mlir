// RUN: ttc-opt %s --ttc-verify-program=static -verify-diagnostics -split-input-file

// expected-error @+1 {{expected argument 0 to have numbers for all extents, got 'tensor<?xf32, #ttc.dims<"B">>'}}
func.func @symbol(%x: tensor<?xf32, #ttc.dims<"B">>) {
  return
}

// -----

func.func @numbers(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}
