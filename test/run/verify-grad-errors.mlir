// Wrong derivatives, and functions that cannot be checked.
// RUN: ttc-opt %s --verify-grad --split-input-file --verify-diagnostics -o /dev/null
// RUN: not ttc-opt %s --verify-grad="dims=B=x" 2>&1 | FileCheck %s --check-prefix=DIMS
// DIMS: expected NAME=NUMBER in 'dims', got 'B=x'

// The gradient of a square that forgets the factor 2.
// expected-error@+1 {{derivative by 'x' at [0, 0]: expected 2.14172595 by central differences, got 1.07086298 at the graph level}}
func.func @wrong(%x: tensor<2x3xf32> {ttc.name = "x", ttc.range = [1.0, 2.0]}) -> tensor<2x3xf32> {
  %y = ttc.square %x : (tensor<2x3xf32>) -> tensor<2x3xf32>
  %z = ttc.custom_gradient "square"(%y, %x) {wrt = array<i64: 0>} : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32> {
  ^bb0(%out: tensor<2x3xf32>, %dout: tensor<2x3xf32>, %in: tensor<2x3xf32>):
    %d = ttc.mul %dout, %in : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
    ttc.yield %d : tensor<2x3xf32>
  }
  return %z : tensor<2x3xf32>
}

// -----

// expected-error@+1 {{expected float arguments and results to differentiate, got 0 arguments and 1 results}}
func.func @no_argument() -> tensor<f32> {
  %x = ttc.constant dense<1.0> : tensor<f32>
  return %x : tensor<f32>
}

// -----

func.func @domain(%x: tensor<8xf32>) -> tensor<8xf32> {
  // expected-error@+1 {{result 0 is not finite for arguments in their ranges; expected a ttc.range inside the domain}}
  %y = ttc.log %x : (tensor<8xf32>) -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// -----

func.func @only_kinks(%x: tensor<2xf32> {ttc.values = dense<0.0> : tensor<2xf64>}) -> tensor<2xf32> {
  // expected-error@+1 {{no derivative can be compared: all of 2 differences meet a kink or jump}}
  %y = ttc.abs %x : (tensor<2xf32>) -> tensor<2xf32>
  return %y : tensor<2xf32>
}

// -----

// expected-error@+1 {{expected ttc.range = [low, high], got [2, 1]}}
func.func @range(%x: tensor<2xf32> {ttc.range = [2, 1]}) -> tensor<2xf32> {
  %y = ttc.abs %x : (tensor<2xf32>) -> tensor<2xf32>
  return %y : tensor<2xf32>
}

// -----

// expected-error@+1 {{expected ttc.values of type 'tensor<2xf64>', got 'tensor<3xf64>'}}
func.func @values(%x: tensor<2xf32> {ttc.values = dense<0.0> : tensor<3xf64>}) -> tensor<2xf32> {
  %y = ttc.abs %x : (tensor<2xf32>) -> tensor<2xf32>
  return %y : tensor<2xf32>
}
