// Scans of every kind against central differences, first and second order, before and after the loops exist.
// RUN: ttc-opt %s --verify-grad -o /dev/null 2>&1 | FileCheck %s
// RUN: ttc-opt %s --verify-grad="order=2 samples=2 seed=3" -o /dev/null 2>&1 | FileCheck %s

// A recurrent layer: a weight gradient as one product over time.
// CHECK: verify-grad: @rnn: {{[1-9][0-9]*}} derivatives agree
func.func @rnn(%x: tensor<5x3x4xf32>, %h0: tensor<3x4xf32>, %w: tensor<4x4xf32>, %b: tensor<4xf32>)
    -> (tensor<3x4xf32>, tensor<5x3x4xf32>) {
  %h1, %ys = ttc.scan carries(%h0) xs(%x) consts(%w, %b)
      : (tensor<3x4xf32>, tensor<5x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> (tensor<3x4xf32>, tensor<5x3x4xf32>) {
  ^bb0(%h: tensor<3x4xf32>, %x_t: tensor<3x4xf32>, %w_in: tensor<4x4xf32>, %b_in: tensor<4xf32>):
    %0 = ttc.matmul %h, %w_in : (tensor<3x4xf32>, tensor<4x4xf32>) -> tensor<3x4xf32>
    %1 = ttc.add %0, %x_t : (tensor<3x4xf32>, tensor<3x4xf32>) -> tensor<3x4xf32>
    %2 = ttc.add %1, %b_in : (tensor<3x4xf32>, tensor<4xf32>) -> tensor<3x4xf32>
    %3 = ttc.tanh %2 : (tensor<3x4xf32>) -> tensor<3x4xf32>
    ttc.yield %3, %3 : tensor<3x4xf32>, tensor<3x4xf32>
  }
  return %h1, %ys : tensor<3x4xf32>, tensor<5x3x4xf32>
}

// From the end, two carries that change places, a constant whose gradient is carried along.
// CHECK: verify-grad: @swap: {{[1-9][0-9]*}} derivatives agree
func.func @swap(%x: tensor<4x3xf32>, %a0: tensor<3xf32>, %b0: tensor<3xf32>, %c: tensor<3xf32>)
    -> (tensor<3xf32>, tensor<3xf32>, tensor<4x3xf32>) {
  %a1, %b1, %ys = ttc.scan reverse carries(%a0, %b0) xs(%x) consts(%c)
      : (tensor<3xf32>, tensor<3xf32>, tensor<4x3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>, tensor<4x3xf32>) {
  ^bb0(%a: tensor<3xf32>, %b: tensor<3xf32>, %x_t: tensor<3xf32>, %c_in: tensor<3xf32>):
    %0 = ttc.mul %a, %c_in : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    %1 = ttc.sin %0 : (tensor<3xf32>) -> tensor<3xf32>
    %2 = ttc.add %1, %x_t : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    %3 = ttc.mul %2, %b : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    ttc.yield %b, %2, %3 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
  }
  return %a1, %b1, %ys : tensor<3xf32>, tensor<3xf32>, tensor<4x3xf32>
}

// Without xs; one step; a whole number that counts.
// CHECK: verify-grad: @power: {{[1-9][0-9]*}} derivatives agree
func.func @power(%x: tensor<f32> {ttc.range = [0.5, 1.5]}) -> (tensor<f32>, tensor<1xf32>) {
  %one = ttc.constant dense<1.0> : tensor<f32>
  %zero = ttc.constant dense<0> : tensor<i64>
  %y, %n = ttc.scan length 6 carries(%one, %zero) consts(%x) : (tensor<f32>, tensor<i64>, tensor<f32>) -> (tensor<f32>, tensor<i64>) {
  ^bb0(%p: tensor<f32>, %i: tensor<i64>, %x_in: tensor<f32>):
    %0 = ttc.mul %p, %x_in : (tensor<f32>, tensor<f32>) -> tensor<f32>
    %c1 = ttc.constant dense<1> : tensor<i64>
    %1 = ttc.add %i, %c1 : (tensor<i64>, tensor<i64>) -> tensor<i64>
    %f = ttc.cast %1 {dtype = f32} : (tensor<i64>) -> tensor<f32>
    %2 = ttc.add %0, %f : (tensor<f32>, tensor<f32>) -> tensor<f32>
    ttc.yield %2, %1 : tensor<f32>, tensor<i64>
  }
  %z, %zs = ttc.scan length 1 carries(%y) consts(%x) : (tensor<f32>, tensor<f32>) -> (tensor<f32>, tensor<1xf32>) {
  ^bb0(%p: tensor<f32>, %x_in: tensor<f32>):
    %0 = ttc.mul %p, %x_in : (tensor<f32>, tensor<f32>) -> tensor<f32>
    ttc.yield %0, %p : tensor<f32>, tensor<f32>
  }
  return %z, %zs : tensor<f32>, tensor<1xf32>
}

// A scan within a scan; the inner one's steps are the columns of the outer one's.
// CHECK: verify-grad: @nested: {{[1-9][0-9]*}} derivatives agree
func.func @nested(%x: tensor<3x4x2xf32>, %h0: tensor<2xf32>, %w: tensor<2x2xf32>) -> (tensor<2xf32>, tensor<3x4x2xf32>) {
  %h1, %ys = ttc.scan carries(%h0) xs(%x) consts(%w) : (tensor<2xf32>, tensor<3x4x2xf32>, tensor<2x2xf32>) -> (tensor<2xf32>, tensor<3x4x2xf32>) {
  ^bb0(%h: tensor<2xf32>, %row: tensor<4x2xf32>, %w_in: tensor<2x2xf32>):
    %0:2 = ttc.scan carries(%h) xs(%row) consts(%w_in) : (tensor<2xf32>, tensor<4x2xf32>, tensor<2x2xf32>) -> (tensor<2xf32>, tensor<4x2xf32>) {
    ^bb0(%g: tensor<2xf32>, %x_t: tensor<2xf32>, %w_inner: tensor<2x2xf32>):
      %1 = ttc.matmul %g, %w_inner : (tensor<2xf32>, tensor<2x2xf32>) -> tensor<2xf32>
      %2 = ttc.mul %1, %x_t : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
      %3 = ttc.sigmoid %2 : (tensor<2xf32>) -> tensor<2xf32>
      ttc.yield %3, %3 : tensor<2xf32>, tensor<2xf32>
    }
    %4 = ttc.tanh %0#0 : (tensor<2xf32>) -> tensor<2xf32>
    ttc.yield %4, %0#1 : tensor<2xf32>, tensor<4x2xf32>
  }
  return %h1, %ys : tensor<2xf32>, tensor<3x4x2xf32>
}

// No steps at all.
// CHECK: verify-grad: @empty: {{[1-9][0-9]*}} derivatives agree
func.func @empty(%x: tensor<0x3xf32>, %h0: tensor<3xf32>) -> tensor<3xf32> {
  %h1, %ys = ttc.scan carries(%h0) xs(%x) : (tensor<3xf32>, tensor<0x3xf32>) -> (tensor<3xf32>, tensor<0x3xf32>) {
  ^bb0(%h: tensor<3xf32>, %x_t: tensor<3xf32>):
    %0 = ttc.mul %h, %x_t : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    ttc.yield %0, %0 : tensor<3xf32>, tensor<3xf32>
  }
  return %h1 : tensor<3xf32>
}
