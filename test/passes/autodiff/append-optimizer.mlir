// RUN: ttc-opt %s --verify-each --split-input-file --ttc-append-optimizer | FileCheck %s

// CHECK-LABEL: func.func @sgd
// CHECK-SAME: %[[W:[^:]*]]: tensor<4xf32> {ttc.kind = "parameter", ttc.name = "w"}
// CHECK-SAME: %[[LR:[^:]*]]: tensor<f64> {ttc.initial = 1.000000e-01 : f64, ttc.kind = "state", ttc.name = "optim.lr"}
// CHECK-SAME: %[[STEP:[^:]*]]: tensor<i64> {ttc.kind = "state", ttc.name = "optim.step"}
// CHECK-SAME: tensor<f32> {ttc.name = "loss"}
// CHECK-SAME: tensor<i64> {ttc.name = "optim.step", ttc.updates = "optim.step"}
// CHECK-SAME: tensor<4xf32> {ttc.name = "w", ttc.updates = "w"}
// CHECK-NOT: ttc.optimizer
// CHECK: %[[LOSS:.*]] = ttc.sum %[[W]]
// CHECK: %[[G:.*]] = ttc.gradient %[[LOSS]] wrt %[[W]]
// CHECK: %[[NEXT:.*]] = ttc.add %[[STEP]]
// CHECK: %[[RATE:.*]] = ttc.cast %[[LR]] {dtype = f32}
// CHECK: %[[MOVE:.*]] = ttc.mul %[[RATE]], %[[G]]
// CHECK: %[[NEW:.*]] = ttc.sub %[[W]], %[[MOVE]]
// CHECK: return %[[LOSS]], %[[NEXT]], %[[NEW]]
func.func @sgd(%w: tensor<4xf32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.sgd<lr = 1.0e-1>, ttc.loss = "loss"} {
  %loss = ttc.sum %w : (tensor<4xf32>) -> tensor<f32>
  return %loss : tensor<f32>
}

// -----

// Momentum with dampening: the first step takes the whole gradient.
// CHECK-LABEL: func.func @momentum
// CHECK-SAME: %[[B:[^:]*]]: tensor<f64> {ttc.kind = "state", ttc.name = "optim.w.momentum_buffer"}
// CHECK: %[[LOSS:.*]] = ttc.mul
// CHECK: %[[G:.*]] = ttc.gradient %[[LOSS]]
// CHECK: %[[NEXT:.*]] = ttc.add
// CHECK: %[[FIRST:.*]] = ttc.eq %[[NEXT]]
// CHECK: %[[FACTOR:.*]] = ttc.where %[[FIRST]]
// CHECK: ttc.mul %[[FACTOR]], %[[G]]
func.func @momentum(%w: tensor<f64> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<f64> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.sgd<lr = 0.1, momentum = 0.9, dampening = 0.5>, ttc.loss = "loss"} {
  %loss = ttc.mul %w, %w : (tensor<f64>, tensor<f64>) -> tensor<f64>
  return %loss : tensor<f64>
}

// -----

// States by torch's names; an existing learning rate is used; a parameter that the loss doesn't depend on is left alone.
// CHECK-LABEL: func.func @adam
// CHECK-SAME: %[[LR:[^:]*]]: tensor<f64> {ttc.kind = "state", ttc.name = "optim.lr"}
// CHECK-SAME: "unused"
// CHECK-SAME: "optim.step"
// CHECK-SAME: "optim.w.exp_avg"
// CHECK-SAME: "optim.w.exp_avg_sq"
// CHECK-SAME: "optim.w.max_exp_avg_sq"
// CHECK-SAME: ttc.updates = "optim.step"
// CHECK-SAME: ttc.updates = "w"
// CHECK-SAME: ttc.updates = "optim.w.exp_avg"
// CHECK-SAME: ttc.updates = "optim.w.exp_avg_sq"
// CHECK-SAME: ttc.updates = "optim.w.max_exp_avg_sq"
// CHECK-NOT: ttc.updates = "unused"
// CHECK: ttc.gradient
// CHECK: ttc.maximum
// CHECK: %[[E:.*]] = ttc.expm1 %{{.*}} : (tensor<f64>)
// CHECK: %[[C:.*]] = ttc.neg %[[E]]
// CHECK: ttc.div %[[LR]], %[[C]] : (tensor<f64>, tensor<f64>)
func.func @adam(%lr: tensor<f64> {ttc.name = "optim.lr", ttc.kind = "state"},
                %w: tensor<4xf32> {ttc.name = "w", ttc.kind = "parameter"},
                %u: tensor<4xf32> {ttc.name = "unused", ttc.kind = "parameter"}) -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.adam<amsgrad = true>, ttc.loss = "loss"} {
  %loss = ttc.sum %w : (tensor<4xf32>) -> tensor<f32>
  return %loss : tensor<f32>
}

// -----

// A parameter with an optimizer of its own has a learning rate of its own.
// CHECK-LABEL: func.func @override
// CHECK-SAME: "optim.lr"
// CHECK-SAME: "optim.step"
// CHECK-SAME: tensor<f64> {ttc.initial = 1.000000e-02 : f64, ttc.kind = "state", ttc.name = "optim.b.lr"}
// CHECK-SAME: "optim.b.square_avg"
// CHECK-SAME: "optim.b.momentum_buffer"
// CHECK-SAME: "optim.b.grad_avg"
func.func @override(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"},
                    %b: tensor<f32> {ttc.name = "b", ttc.kind = "parameter",
                                     ttc.optimizer = #ttc.rmsprop<momentum = 0.9, centered = true>})
    -> (tensor<f32> {ttc.name = "loss"}) attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  %loss = ttc.mul %w, %b : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return %loss : tensor<f32>
}

// -----

// AdamW decays the parameter itself.
// CHECK-LABEL: func.func @adamw
// CHECK-SAME: %[[W:[^:]*]]: tensor<f32> {ttc.kind = "parameter"
// CHECK: %[[DECAY:.*]] = ttc.cast
// CHECK: ttc.mul %[[W]], %[[DECAY]]
func.func @adamw(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.adamw<lr = 0.001>, ttc.loss = "loss"} {
  %loss = ttc.exp %w : (tensor<f32>) -> tensor<f32>
  return %loss : tensor<f32>
}

// -----

// Gradients that are given are taken instead of the loss's, and leave the signature.
// CHECK-LABEL: func.func @given
// CHECK-SAME: %[[W:[^:]*]]: tensor<f32> {ttc.kind = "parameter"
// CHECK-NOT: ttc.gradient_of
// CHECK: %[[G:.*]] = ttc.tanh
// CHECK-NOT: ttc.gradient
// CHECK: %[[MOVE:.*]] = ttc.mul %{{.*}}, %[[G]]
// CHECK: ttc.sub %[[W]], %[[MOVE]]
func.func @given(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<f32> {ttc.name = "loss"}, tensor<f32> {ttc.name = "g", ttc.gradient_of = "w"})
    attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  %loss = ttc.exp %w : (tensor<f32>) -> tensor<f32>
  %g = ttc.tanh %w : (tensor<f32>) -> tensor<f32>
  return %loss, %g : tensor<f32>, tensor<f32>
}

// -----

// A momentum that is scheduled is a state.
// CHECK-LABEL: func.func @momentum_state
// CHECK-SAME: %[[M:[^:]*]]: tensor<f64> {ttc.initial = 9.000000e-01 : f64, ttc.kind = "state", ttc.name = "optim.momentum"}
// CHECK: %[[F:.*]] = ttc.cast %[[M]] {dtype = f32}
// CHECK: ttc.mul %[[F]]
func.func @momentum_state(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.sgd<momentum = 0.9>, ttc.loss = "loss", ttc.momentum_state} {
  %loss = ttc.exp %w : (tensor<f32>) -> tensor<f32>
  return %loss : tensor<f32>
}

// -----

// A state has the initial value that the optimizer asks for.
// CHECK-LABEL: func.func @adagrad
// CHECK-SAME: {ttc.initial = 5.000000e-01 : f64, ttc.kind = "state", ttc.name = "optim.w.sum"}
func.func @adagrad(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.adagrad<initial_accumulator_value = 0.5>, ttc.loss = "loss"} {
  %loss = ttc.exp %w : (tensor<f32>) -> tensor<f32>
  return %loss : tensor<f32>
}

// -----

// A function without the attribute stays as it is.
// CHECK-LABEL: func.func @predict
// CHECK-NEXT: return
func.func @predict(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"}) -> tensor<f32> {
  return %w : tensor<f32>
}

// -----

// Parameters that no gradient reaches stay as they are: cut off, unused, or reached through whole numbers only.
// CHECK-LABEL: func.func @unreached
// CHECK-NOT: optim.{{[cun]}}.
// CHECK-SAME: ttc.updates = "optim.step"}, tensor<4xf32> {ttc.name = "w", ttc.updates = "w"}, tensor<4xf32> {ttc.name = "optim.w.momentum_buffer", ttc.updates = "optim.w.momentum_buffer"})
// CHECK: ttc.gradient %{{.*}} wrt %arg0 :
func.func @unreached(%w: tensor<4xf32> {ttc.name = "w", ttc.kind = "parameter"},
                     %c: tensor<4xf32> {ttc.name = "c", ttc.kind = "parameter"},
                     %u: tensor<4xf32> {ttc.name = "u", ttc.kind = "parameter"},
                     %n: tensor<4xf32> {ttc.name = "n", ttc.kind = "parameter"}) -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.sgd<lr = 1.0e-1, momentum = 0.9, weight_decay = 0.1>, ttc.loss = "loss"} {
  %0 = ttc.stop_gradient %c : (tensor<4xf32>) -> tensor<4xf32>
  %1 = ttc.mul %w, %0 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %2 = ttc.cast %n {dtype = i32} : (tensor<4xf32>) -> tensor<4xi32>
  %3 = ttc.cast %2 {dtype = f32} : (tensor<4xi32>) -> tensor<4xf32>
  %4 = ttc.mul %1, %3 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %loss = ttc.sum %4 : (tensor<4xf32>) -> tensor<f32>
  return %loss : tensor<f32>
}

// -----

// A frozen parameter may be updated by other means.
// CHECK-LABEL: func.func @frozen
// CHECK-SAME: tensor<f32> {ttc.updates = "v"}, tensor<i64> {ttc.name = "optim.step", ttc.updates = "optim.step"}, tensor<f32> {ttc.name = "w", ttc.updates = "w"})
func.func @frozen(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"},
                  %v: tensor<f32> {ttc.name = "v", ttc.kind = "parameter", ttc.frozen})
    -> (tensor<f32> {ttc.name = "loss"}, tensor<f32> {ttc.updates = "v"})
    attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  %loss = ttc.mul %w, %v : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return %loss, %w : tensor<f32>, tensor<f32>
}

// -----

// Given gradients say which parameters are trained.
// CHECK-LABEL: func.func @given
// CHECK-SAME: -> (tensor<f32> {ttc.name = "loss"}, tensor<i64> {ttc.name = "optim.step", ttc.updates = "optim.step"}, tensor<f32> {ttc.name = "w", ttc.updates = "w"})
// CHECK-NOT: ttc.gradient
func.func @given(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"},
                 %b: tensor<f32> {ttc.name = "b", ttc.kind = "parameter"})
    -> (tensor<f32> {ttc.name = "loss"}, tensor<f32> {ttc.name = "g", ttc.gradient_of = "w"})
    attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  %loss = ttc.mul %w, %b : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return %loss, %loss : tensor<f32>, tensor<f32>
}

// -----

// States under another prefix; a parameter that counts its updates by itself.
// CHECK-LABEL: func.func @names
// CHECK-SAME: ttc.name = "optim1.lr"
// CHECK-SAME: %[[STEP:[^:]*]]: tensor<i64> {ttc.kind = "state", ttc.name = "optim1.step"}
// CHECK-SAME: ttc.name = "optim1.w.exp_avg"
// CHECK-SAME: %[[OWN:[^:]*]]: tensor<i64> {ttc.kind = "state", ttc.name = "optim1.v.step"}
// CHECK-NOT: ttc.optimizer
// CHECK-DAG: ttc.add %[[STEP]]
// CHECK-DAG: ttc.add %[[OWN]]
func.func @names(%w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"},
                 %v: tensor<f32> {ttc.name = "v", ttc.kind = "parameter", ttc.step = "optim1.v.step"})
    -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.adam<>, ttc.loss = "loss", ttc.optimizer_prefix = "optim1."} {
  %loss = ttc.mul %w, %v : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return %loss : tensor<f32>
}

// -----

// What reaches a gradient within the loss shows only in that gradient: d/dx (x w + b) doesn't depend on b.
// CHECK-LABEL: func.func @nested
// CHECK-SAME: ttc.updates = "optim.step"}, tensor<f32> {ttc.name = "w", ttc.updates = "w"})
// CHECK: ttc.gradient
// CHECK: ttc.gradient %{{.*}} wrt %arg1 :
func.func @nested(%x: tensor<f32> {ttc.name = "x", ttc.kind = "input"},
                  %w: tensor<f32> {ttc.name = "w", ttc.kind = "parameter"},
                  %b: tensor<f32> {ttc.name = "b", ttc.kind = "parameter"}) -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.sgd<>, ttc.loss = "loss"} {
  %0 = ttc.mul %x, %w : (tensor<f32>, tensor<f32>) -> tensor<f32>
  %1 = ttc.add %0, %b : (tensor<f32>, tensor<f32>) -> tensor<f32>
  %2 = ttc.gradient %1 wrt %x : (tensor<f32>, tensor<f32>) -> tensor<f32>
  %loss = ttc.mul %2, %2 : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return %loss : tensor<f32>
}
