// Wrong convolutions over one and three axes.
// RUN: ttc-opt %s -verify-diagnostics -split-input-file

func.func @rank(%x: tensor<1x4x8x8xf32>, %w: tensor<3x4x3x3x3xf32>) {
  // expected-error @+2 {{conv3d: expected an input of rank 5, got [1, 4, 8, 8]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.conv3d %x, %w : (tensor<1x4x8x8xf32>, tensor<3x4x3x3x3xf32>) -> tensor<1x3x6x6x6xf32>
  return
}

// -----

func.func @weight_rank(%x: tensor<1x4x8xf32>, %w: tensor<3x4x3x3xf32>) {
  // expected-error @+2 {{conv1d: expected a weight of rank 3, got [3, 4, 3, 3]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.conv1d %x, %w : (tensor<1x4x8xf32>, tensor<3x4x3x3xf32>) -> tensor<1x3x6xf32>
  return
}

// -----

func.func @stride(%x: tensor<1x4x8xf32>, %w: tensor<3x4x3xf32>) {
  // expected-error @+2 {{conv1d: expected one stride value of at least 1, got [0]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.conv1d %x, %w {stride = array<i64: 0>} : (tensor<1x4x8xf32>, tensor<3x4x3xf32>) -> tensor<1x3x6xf32>
  return
}

// -----

func.func @format(%x: tensor<1x4x8x8x8xf32>, %w: tensor<3x4x3x3x3xf32>) {
  // expected-error @+2 {{conv3d: expected data_format "NCDHW" or "NDHWC", got "NCHW"}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.conv3d %x, %w {data_format = "NCHW"} : (tensor<1x4x8x8x8xf32>, tensor<3x4x3x3x3xf32>) -> tensor<1x3x6x6x6xf32>
  return
}

// -----

func.func @input_size(%dy: tensor<1x3x6xf32>, %w: tensor<3x4x3xf32>) {
  // expected-error @+2 {{conv1d_input_grad: expected 1 input_size values and a cotangent of rank 3, got [8, 8] and [1, 3, 6]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.conv1d_input_grad %dy, %w {input_size = array<i64: 8, 8>} : (tensor<1x3x6xf32>, tensor<3x4x3xf32>) -> tensor<1x4x8xf32>
  return
}

// -----

func.func @cotangent(%x: tensor<1x4x8xf32>, %dy: tensor<1x3x5xf32>) {
  // expected-error @+2 {{conv1d_weight_grad: expected a cotangent [1, 3, 6], got [1, 3, 5]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.conv1d_weight_grad %x, %dy {kernel_size = array<i64: 3>} : (tensor<1x4x8xf32>, tensor<1x3x5xf32>) -> tensor<3x4x3xf32>
  return
}
