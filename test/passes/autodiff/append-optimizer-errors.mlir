// RUN: ttc-opt %s --split-input-file --verify-diagnostics --ttc-append-optimizer

// expected-error @+1 {{expected the attribute ttc.loss beside ttc.optimizer, got none}}
func.func @no_loss(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.sgd<>} {
  return %w : tensor<f32>
}

// -----

// expected-error @+1 {{expected a result named "los" as the loss, got "loss", "y"}}
func.func @unknown_loss(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<f32> {ttc.name = "loss"}, tensor<f32> {ttc.name = "y"})
    attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "los"} {
  return %w, %w : tensor<f32>, tensor<f32>
}

// -----

func.func @loss_shape(%w: tensor<2xf32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<2xf32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  // expected-error @+1 {{expected the loss "loss" to be a float scalar, got 'tensor<2xf32>'}}
  %loss = ttc.exp %w : (tensor<2xf32>) -> tensor<2xf32>
  return %loss : tensor<2xf32>
}

// -----

// expected-error @+1 {{expected at least one argument of kind "parameter" to train, got none}}
func.func @no_parameters(%x: tensor<f32> {ttc.name = "x", ttc.kind = "input"}) -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  return %x : tensor<f32>
}

// -----

// expected-error @+1 {{no gradient of the loss reaches a parameter that is trained}}
func.func @independent(%x: tensor<f32> {ttc.name = "x", ttc.kind = "input"},
                       %w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  return %x : tensor<f32>
}

// -----

// expected-error @+1 {{expected parameter "w" to be a float tensor, got 'tensor<i64>'}}
func.func @integer(%w: tensor<i64> {ttc.name = "w", ttc.kind = "parameter"}, %x: tensor<f32>)
    -> (tensor<f32> {ttc.name = "loss"}) attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  return %x : tensor<f32>
}

// -----

// expected-error @+1 {{parameter "w" is trained, but updated by a result, too}}
func.func @twice(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<f32> {ttc.name = "loss"}, tensor<f32> {ttc.updates = "w"})
    attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  return %w, %w : tensor<f32>, tensor<f32>
}

// -----

// expected-error @+2 {{expected state "optim.lr" of type 'tensor<f64>', got 'tensor<f32>'}}
func.func @state_type(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"},
                      %lr: tensor<f32> {ttc.name = "optim.lr", ttc.kind = "state"})
    -> (tensor<f32> {ttc.name = "loss"}) attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  return %w : tensor<f32>
}

// -----

// expected-error @+1 {{expected ttc.optimizer of the function to be an optimizer, got "sgd"}}
func.func @no_optimizer(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = "sgd", ttc.loss = "loss"} {
  return %w : tensor<f32>
}

// -----

// expected-error @+2 {{expected lr of at least 0, got -1.000000e+00}}
func.func @negative_rate(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.sgd<lr = -1.0>, ttc.loss = "loss"} {
  return %w : tensor<f32>
}

// -----

// expected-error @+2 {{expected beta2 in [0, 1), got 1.000000e+00}}
func.func @beta(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.adam<beta2 = 1.0>, ttc.loss = "loss"} {
  return %w : tensor<f32>
}

// -----

// expected-error @+2 {{expected nesterov with a momentum and no dampening, got momentum 0.000000e+00 and dampening 0.000000e+00}}
func.func @nesterov(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.sgd<nesterov = true>, ttc.loss = "loss"} {
  return %w : tensor<f32>
}

// -----

func.func @gradient_of_nothing(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<f32> {ttc.name = "loss"}, tensor<f32> {ttc.name = "g", ttc.gradient_of = "v"})
    attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  // expected-error @+1 {{expected ttc.gradient_of to name a parameter, got "v"}}
  %loss = ttc.exp %w : (tensor<f32>) -> tensor<f32>
  return %loss, %loss : tensor<f32>, tensor<f32>
}

// -----

// expected-error @+1 {{no gradient of the loss reaches a parameter that is trained}}
func.func @frozen(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter", ttc.frozen})
    -> (tensor<f32> {ttc.name = "loss"}) attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  return %w : tensor<f32>
}

// -----

func.func @two_gradients(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<f32> {ttc.name = "loss"}, tensor<f32> {ttc.gradient_of = "w"}, tensor<f32> {ttc.gradient_of = "w"})
    attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  // expected-error @+1 {{expected one gradient of "w", got two}}
  %loss = ttc.exp %w : (tensor<f32>) -> tensor<f32>
  return %loss, %loss, %loss : tensor<f32>, tensor<f32>, tensor<f32>
}
