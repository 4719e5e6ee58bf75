// RUN: ttc-opt %s --ttc-verify-program -verify-diagnostics -split-input-file

// expected-error @+1 {{expected a function with a body, got the declaration @main}}
func.func private @main(%x: tensor<8xf32>) -> tensor<8xf32>

// -----

// expected-error @+1 {{expected a body of one block, got 2}}
func.func @blocks(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  cf.br ^bb1
^bb1:
  return %0 : tensor<8xf32>
}

// -----

module {
  // expected-error @+1 {{expected functions alone in the module of a program, got 'builtin.module'}}
  module @main {
  }
}

// -----

func.func @main() {
  return
}
// expected-error @+1 {{expected functions alone in the module of a program, got 'llvm.func'}}
llvm.func @other()

// -----

// expected-error @+1 {{expected argument 1 to be a ranked tensor of f32, f64, bf16, f16, i64, i32, i16, i8, ui8 or i1, got 'index'}}
func.func @index(%x: tensor<8xf32>, %i: index) {
  return
}

// -----

// expected-error @+1 {{expected argument 0 to be a ranked tensor of f32, f64, bf16, f16, i64, i32, i16, i8, ui8 or i1, got 'tensor<*xf32>'}}
func.func @unranked(%x: tensor<*xf32>) {
  return
}

// -----

// expected-error @+1 {{expected argument 0 to be a ranked tensor of f32, f64, bf16, f16, i64, i32, i16, i8, ui8 or i1, got 'memref<8xf32>'}}
func.func @buffer(%x: memref<8xf32>) {
  return
}

// -----

// expected-error @+1 {{expected argument 0 to be a ranked tensor of f32, f64, bf16, f16, i64, i32, i16, i8, ui8 or i1, got 'tensor<8xi128>'}}
func.func @element(%x: tensor<8xi128>) {
  return
}

// -----

// expected-error @+1 {{expected argument 0 to have no encoding other than #ttc.dims, got 'tensor<8xf32, "elsewhere">'}}
func.func @encoding(%x: tensor<8xf32, "elsewhere">) {
  return
}

// -----

// expected-error @+1 {{argument 0: [2305843009213693952] has more elements than a tensor can hold}}
func.func @bytes(%x: tensor<2305843009213693952xf32>) {
  return
}

// -----

// expected-error @+1 {{expected arguments of different names, got "x" for argument 0 and for argument 1}}
func.func @names(%x: tensor<8xf32> {ttc.name = "x"}, %y: tensor<8xf32> {ttc.name = "x"}) {
  return
}

// -----

// expected-error @+1 {{expected ttc.kind of argument 0 to be one of}}
func.func @attribute(%x: tensor<8xf32> {ttc.kind = 3}) {
  return
}

// -----

func.func @foreign(%x: tensor<8xf32>) -> tensor<8xf32> {
  // expected-error @+1 {{expected operations of the graph level, got 'arith.addf'}}
  %0 = arith.addf %x, %x : tensor<8xf32>
  return %0 : tensor<8xf32>
}

// -----

func.func @recursion(%x: tensor<8xf32>) -> tensor<8xf32> {
  // expected-error @+1 {{expected operations of the graph level, got 'func.call'}}
  %0 = call @recursion(%x) : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

// -----

func.func @within(%x: tensor<8xf32>) -> tensor<8xf32> {
  %y = ttc.scan length 3 carries(%x) : (tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%h: tensor<8xf32>):
    // expected-error @+1 {{expected operations of the graph level, got 'tensor.cast'}}
    %0 = tensor.cast %h : tensor<8xf32> to tensor<8xf32>
    ttc.yield %0 : tensor<8xf32>
  }
  return %y : tensor<8xf32>
}

// -----

func.func @kernel(%x: tensor<8xf32>) -> tensor<8xf32> {
  // expected-error @+1 {{expected operations of the graph level, got 'ttc.kernel'}}
  %y = ttc.kernel(%x) : (tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%0: tensor<8xf32>):
    ttc.yield %0 : tensor<8xf32>
  }
  return %y : tensor<8xf32>
}

// -----

func.func @barrier() {
  // expected-error @+1 {{expected operations of the graph level, got 'ttc.barrier'}}
  ttc.barrier
  return
}

// -----

func.func @unknown_update(%w: tensor<8xf32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<8xf32> {ttc.updates = "v"}) {
  // expected-error @+1 {{expected ttc.updates of result 0 to name an argument, got "v"}}
  %0 = ttc.exp %w : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

// -----

func.func @input_update(%w: tensor<8xf32> {ttc.name = "w", ttc.kind = "input"}) -> (tensor<8xf32> {ttc.updates = "w"}) {
  // expected-error @+1 {{expected ttc.updates of result 0 to name a parameter or a state, got the input "w"}}
  %0 = ttc.exp %w : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

// -----

func.func @update_twice(%w: tensor<8xf32> {ttc.name = "w", ttc.kind = "state"})
    -> (tensor<8xf32> {ttc.updates = "w"}, tensor<8xf32> {ttc.updates = "w"}) {
  // expected-error @+1 {{expected one update of "w", got result 1 beside another}}
  %0 = ttc.exp %w : (tensor<8xf32>) -> tensor<8xf32>
  return %0, %0 : tensor<8xf32>, tensor<8xf32>
}

// -----

func.func @update_shape(%w: tensor<8xf32> {ttc.name = "w", ttc.kind = "state"}) -> (tensor<f32> {ttc.updates = "w"}) {
  // expected-error @+1 {{expected the update of "w" to have its type 'tensor<8xf32>', got 'tensor<f32>'}}
  %0 = ttc.sum %w : (tensor<8xf32>) -> tensor<f32>
  return %0 : tensor<f32>
}

// -----

func.func @update_element(%w: tensor<8xf32> {ttc.name = "w", ttc.kind = "state"}) -> (tensor<8xf64> {ttc.updates = "w"}) {
  // expected-error @+1 {{expected the update of "w" to have its type 'tensor<8xf32>', got 'tensor<8xf64>'}}
  %0 = ttc.cast %w {dtype = f64} : (tensor<8xf32>) -> tensor<8xf64>
  return %0 : tensor<8xf64>
}

// -----

func.func @gradient_twice(%w: tensor<8xf32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<8xf32> {ttc.gradient_of = "w"}, tensor<8xf32> {ttc.gradient_of = "w"}) {
  // expected-error @+1 {{expected one gradient of "w", got result 1 beside another}}
  %0 = ttc.exp %w : (tensor<8xf32>) -> tensor<8xf32>
  return %0, %0 : tensor<8xf32>, tensor<8xf32>
}

// -----

func.func @several(%w: tensor<i64> {ttc.name = "w", ttc.kind = "state"})
    -> (tensor<i64> {ttc.updates = "w", ttc.check = {message = "m", location = loc(unknown)}}) {
  // expected-error @+1 {{expected result 0 to have one of ttc.updates, ttc.gradient_of and ttc.check, got several}}
  %0 = ttc.neg %w : (tensor<i64>) -> tensor<i64>
  return %0 : tensor<i64>
}

// -----

func.func @check_first(%w: tensor<i64>) -> (tensor<i64> {ttc.check = {message = "m", location = loc(unknown)}}, tensor<i64>) {
  // expected-error @+1 {{expected results with ttc.check after the outputs, got result 0 before the output 1}}
  %0 = ttc.neg %w : (tensor<i64>) -> tensor<i64>
  return %0, %0 : tensor<i64>, tensor<i64>
}
