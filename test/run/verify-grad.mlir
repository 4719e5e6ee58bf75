// Derivatives against central differences, with ranges, symbols, whole-number arguments, kinks and other widths of floats.
// RUN: ttc-opt %s --verify-grad -o /dev/null 2>&1 | FileCheck %s
// RUN: ttc-opt %s --verify-grad="order=2 samples=2 seed=7 dims=B=5" -o /dev/null 2>&1 | FileCheck %s --check-prefix=SECOND

// CHECK: verify-grad: @layer: 80 derivatives agree, 0 left out at kinks; stages graph, simplify, fusion, linalg, bufferize
// SECOND: verify-grad: @layer
func.func @layer(%x: tensor<?x4xf32, #ttc.dims<"B", "">> {ttc.name = "x", ttc.kind = "input"},
                 %w: tensor<4x1xf32> {ttc.name = "w", ttc.kind = "parameter", ttc.range = [-0.1, 0.1]}) -> (tensor<f32> {ttc.name = "loss"}) {
  %0 = ttc.matmul %x, %w : (tensor<?x4xf32, #ttc.dims<"B", "">>, tensor<4x1xf32>) -> tensor<?x1xf32>
  %1 = ttc.log1p %0 : (tensor<?x1xf32>) -> tensor<?x1xf32>
  %2 = ttc.sum %1 : (tensor<?x1xf32>) -> tensor<f32>
  return %2 : tensor<f32>
}

// The whole number gets no derivative, but must stay inside x.
// CHECK: verify-grad: @rows: 6 derivatives agree
func.func @rows(%x: tensor<3x2xf64>, %i: tensor<7xi64> {ttc.range = [0, 2]}) -> tensor<7x2xf64> {
  %y = ttc.index_select %x, %i {dim = 0 : i64} : (tensor<3x2xf64>, tensor<7xi64>) -> tensor<7x2xf64>
  return %y : tensor<7x2xf64>
}

// CHECK: verify-grad: @kink: {{[1-9][0-9]*}} derivatives agree, 1 left out at kinks
func.func @kink(%x: tensor<3xf32> {ttc.values = dense<[-1.0, 0.0, 2.0]> : tensor<3xf64>}) -> tensor<3xf32> {
  %y = ttc.abs %x : (tensor<3xf32>) -> tensor<3xf32>
  return %y : tensor<3xf32>
}

// Perturbed at 64 elements, and as a whole.
// CHECK: verify-grad: @large: {{[0-9]+}} derivatives agree
func.func @large(%x: tensor<20x30xf32> {ttc.range = [0.5, 1.5]}) -> (tensor<20xf32>, tensor<f32>) {
  %y = ttc.prod %x {dims = array<i64: 1>} : (tensor<20x30xf32>) -> tensor<20xf32>
  %z = ttc.mean %x : (tensor<20x30xf32>) -> tensor<f32>
  return %y, %z : tensor<20xf32>, tensor<f32>
}

// A gradient that is in the function already is expanded first.
// CHECK: verify-grad: @gradient
func.func @gradient(%x: tensor<3xf32>) -> tensor<3xf32> {
  %y = ttc.tanh %x : (tensor<3xf32>) -> tensor<3xf32>
  %s = ttc.sum %y : (tensor<3xf32>) -> tensor<f32>
  %g = ttc.gradient %s wrt %x : (tensor<f32>, tensor<3xf32>) -> tensor<3xf32>
  return %g : tensor<3xf32>
}
