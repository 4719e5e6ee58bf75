// RUN: ttc-opt %s -verify-diagnostics -split-input-file

func.func @arguments(%x: tensor<8xf32>) -> tensor<8xf32> {
  // expected-error @+1 {{expected the region's arguments to have the operands' types, got 'tensor<4xf32>' for 'tensor<8xf32>'}}
  %0 = ttc.kernel(%x) : (tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%a: tensor<4xf32>):
    %c = ttc.constant dense<0.0> : tensor<8xf32>
    ttc.yield %c : tensor<8xf32>
  }
  return %0 : tensor<8xf32>
}

// -----

func.func @results(%x: tensor<8xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{expected to yield 'tensor<4xf32>', got 'tensor<8xf32>'}}
  %0 = ttc.kernel(%x) : (tensor<8xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<8xf32>):
    ttc.yield %a : tensor<8xf32>
  }
  return %0 : tensor<4xf32>
}

// -----

func.func @yield_elsewhere(%x: tensor<8xf32>) {
  // expected-error @+1 {{expects parent op to be one of 'ttc.kernel, ttc.scan, ttc.custom_gradient'}}
  ttc.yield %x : tensor<8xf32>
}

// -----

func.func @tasks(%x: memref<8xf32>) {
  // expected-error @+1 {{expected at least 1 task, got 0}}
  ttc.launch @k(%x) tasks 0 : (memref<8xf32>) -> ()
  return
}

// -----

func.func @writes(%x: memref<8xf32>) {
  // expected-error @+1 {{expected positions of operands below 1 in 'writes', got 1}}
  ttc.launch @k(%x) tasks 1 writes [1] : (memref<8xf32>) -> ()
  return
}

// -----

func.func @unknown(%x: memref<8xf32>) {
  // expected-error @+1 {{unknown kernel @k}}
  ttc.launch @k(%x) : (memref<8xf32>) -> ()
  return
}

// -----

module @k {
  func.func @other(%x: memref<8xf32>) {
    return
  }
}

func.func @no_function(%x: memref<8xf32>) {
  // expected-error @+1 {{expected module @k to hold a function of its name}}
  ttc.launch @k(%x) : (memref<8xf32>) -> ()
  return
}

// -----

func.func @loops_tasks(%x: memref<8xf32>) {
  // expected-error @+1 {{expected at least 1 task, got 0}}
  ttc.loops tasks 0 ins() outs(%x : memref<8xf32>) {
  ^bb0(%task: index, %a: memref<8xf32>):
  }
  return
}

// -----

func.func @loops_outputs(%x: memref<8xf32>) {
  // expected-error @+1 {{expected at least one output, got 1 inputs of 1 operands}}
  ttc.loops tasks 1 ins(%x : memref<8xf32>) outs() {
  ^bb0(%task: index, %a: memref<8xf32>):
  }
  return
}

// -----

func.func @loops_mixed(%x: tensor<8xf32>, %y: memref<8xf32>) {
  // expected-error @+1 {{expected tensors only or buffers only, got 'tensor<8xf32>', 'memref<8xf32>'}}
  ttc.loops tasks 1 ins(%x : tensor<8xf32>) outs(%y : memref<8xf32>) {
  ^bb0(%task: index, %a: memref<8xf32>, %b: memref<8xf32>):
  }
  return
}

// -----

func.func @loops_arguments(%x: memref<8xf32>) {
  // expected-error @+1 {{expected the region's arguments to be 'index', 'memref<8xf32>', got 'memref<8xf32>'}}
  ttc.loops tasks 1 ins() outs(%x : memref<8xf32>) {
  ^bb0(%a: memref<8xf32>):
  }
  return
}

// -----

func.func @loops_symbols(%x: tensor<?xf32>) {
  // expected-error @+1 {{expected static shapes, got 'tensor<?xf32>'}}
  %0 = ttc.loops tasks 1 ins() outs(%x : tensor<?xf32>) {
  ^bb0(%task: index, %a: memref<?xf32>):
  } -> tensor<?xf32>
  return
}

// -----

func.func @negative_inputs(%x: tensor<4xf32>, %e: tensor<4xf32>) {
  // expected-error @+1 {{'ttc.loops' op}}
  %0 = "ttc.loops"(%x, %e) ({
  ^bb0(%task: index, %from: memref<4xf32>, %to: memref<4xf32>):
  }) {tasks = 1 : i64, flops = 0 : i64, num_inputs = -1 : i64} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @many_inputs(%x: tensor<4xf32>, %e: tensor<4xf32>) {
  // expected-error @+1 {{'ttc.loops' op}}
  %0 = "ttc.loops"(%x, %e) ({
  ^bb0(%task: index, %from: memref<4xf32>, %to: memref<4xf32>):
  }) {tasks = 1 : i64, flops = 0 : i64, num_inputs = 3 : i64} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @least_inputs(%x: tensor<4xf32>, %e: tensor<4xf32>) {
  // expected-error @+1 {{'ttc.loops' op}}
  %0 = "ttc.loops"(%x, %e) ({
  ^bb0(%task: index, %from: memref<4xf32>, %to: memref<4xf32>):
  }) {tasks = 1 : i64, flops = 0 : i64, num_inputs = -9223372036854775808 : i64} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

module @k {
  func.func @k(%x: memref<4xf32>) {
    return
  }
}
func.func @negative_tasks(%x: memref<4xf32>) {
  // expected-error @+1 {{expected at least 1 task, got -1}}
  ttc.launch @k(%x) tasks -1 writes [0] : (memref<4xf32>) -> ()
  return
}
