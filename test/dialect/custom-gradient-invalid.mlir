// Wrong uses of ttc.custom_gradient.
// RUN: ttc-opt %s -verify-diagnostics -split-input-file

func.func @count(%x: tensor<4xf32>) {
  // expected-error @+2 {{custom_gradient: expected between 1 and 1 values, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %y = ttc.custom_gradient "f"(%x) {num_values = 2 : i64, wrt = array<i64>} : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%out: tensor<4xf32>, %dout: tensor<4xf32>):
    ttc.yield
  }
  return
}

// -----

func.func @position(%r: tensor<4xf32>, %x: tensor<4xf32>) {
  // expected-error @+1 {{expected wrt to name one of 1 inputs, got 1}}
  %y = ttc.custom_gradient "f"(%r, %x) {wrt = array<i64: 1>} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%out: tensor<4xf32>, %dout: tensor<4xf32>, %in: tensor<4xf32>):
    ttc.yield %dout : tensor<4xf32>
  }
  return
}

// -----

func.func @whole(%r: tensor<4xf32>, %x: tensor<4xi64>) {
  // expected-error @+1 {{expected wrt to name floating inputs, got input 0 of type 'tensor<4xi64>'}}
  %y = ttc.custom_gradient "f"(%r, %x) {wrt = array<i64: 0>} : (tensor<4xf32>, tensor<4xi64>) -> tensor<4xf32> {
  ^bb0(%out: tensor<4xf32>, %dout: tensor<4xf32>, %in: tensor<4xi64>):
    ttc.yield %dout : tensor<4xf32>
  }
  return
}

// -----

func.func @arguments(%r: tensor<4xf32>, %x: tensor<4xf32>) {
  // expected-error @+1 {{expected the region's arguments to be 'tensor<4xf32>', 'tensor<4xf32>', 'tensor<4xf32>', got 'tensor<4xf32>', 'tensor<4xf32>'}}
  %y = ttc.custom_gradient "f"(%r, %x) {wrt = array<i64: 0>} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%out: tensor<4xf32>, %dout: tensor<4xf32>):
    ttc.yield %dout : tensor<4xf32>
  }
  return
}

// -----

func.func @cotangents(%r: tensor<4xf32>, %x: tensor<4xf32>) {
  // expected-error @+1 {{expected a region that ends with ttc.yield of 1 cotangents}}
  %y = ttc.custom_gradient "f"(%r, %x) {wrt = array<i64: 0>} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%out: tensor<4xf32>, %dout: tensor<4xf32>, %in: tensor<4xf32>):
    ttc.yield
  }
  return
}

// -----

func.func @type(%r: tensor<4xf32>, %x: tensor<5xf32>) {
  // expected-error @+1 {{expected a cotangent of input 0 of type 'tensor<5xf32>', got 'tensor<4xf32>'}}
  %y = ttc.custom_gradient "f"(%r, %x) {wrt = array<i64: 0>} : (tensor<4xf32>, tensor<5xf32>) -> tensor<4xf32> {
  ^bb0(%out: tensor<4xf32>, %dout: tensor<4xf32>, %in: tensor<5xf32>):
    ttc.yield %dout : tensor<4xf32>
  }
  return
}
