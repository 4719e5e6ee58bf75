// RUN: ttc-opt %s --split-input-file --verify-diagnostics --ttc-differentiate

func.func @no_derivative(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-note @+1 {{'tensor.cast' has no derivative}}
  %a = tensor.cast %x : tensor<4xf32> to tensor<4xf32>
  // expected-note @+1 {{'arith.negf' has no derivative}}
  %b = arith.negf %a : tensor<4xf32>
  %loss = ttc.sum %b : (tensor<4xf32>) -> tensor<f32>
  // expected-error @+1 {{2 operations between the values and the loss cannot be differentiated}}
  %dx = ttc.gradient %loss wrt %x : (tensor<f32>, tensor<4xf32>) -> tensor<4xf32>
  return %dx : tensor<4xf32>
}

// -----

func.func @symbolic(%x: tensor<?xf32>) -> tensor<?xf32> {
  %loss = ttc.sum %x : (tensor<?xf32>) -> tensor<f32>
  // expected-error @+1 {{expected static shapes, got 'tensor<?xf32>'}}
  %dx = ttc.gradient %loss wrt %x : (tensor<f32>, tensor<?xf32>) -> tensor<?xf32>
  return %dx : tensor<?xf32>
}

// -----

func.func @no_seed(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{expected a loss of rank 0 or a seed, got 'tensor<4xf32>'}}
  %dx = ttc.gradient %x wrt %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %dx : tensor<4xf32>
}

// -----

func.func @seed_shape(%x: tensor<4xf32>, %s: tensor<3xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{expected a seed of the loss's shape 'tensor<4xf32>', got 'tensor<3xf32>'}}
  %dx = ttc.gradient %x wrt %x seed %s : (tensor<4xf32>, tensor<4xf32>, tensor<3xf32>) -> tensor<4xf32>
  return %dx : tensor<4xf32>
}

// -----

func.func @seed_dtype(%x: tensor<4xf32>, %s: tensor<4xf64>) -> tensor<4xf32> {
  // expected-error @+1 {{expected a seed of element type 'f32', got 'f64'}}
  %dx = ttc.gradient %x wrt %x seed %s : (tensor<4xf32>, tensor<4xf32>, tensor<4xf64>) -> tensor<4xf32>
  return %dx : tensor<4xf32>
}
