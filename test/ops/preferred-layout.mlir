// Convolutions and pooling in NHWC, their padding made explicit.
// RUN: ttc-opt %s --verify-each --ttc-layout | FileCheck %s

// CHECK-LABEL: func.func @conv2d
// CHECK-DAG: %[[PADDED:.*]] = ttc.pad %{{.*}} {high = array<i64: 0, 1, 2, 0>, low = array<i64: 0, 1, 2, 0>}
// CHECK: ttc.conv2d %[[PADDED]], %{{.*}} {data_format = "NHWC"} : (tensor<2x10x12x3xf32>, tensor<3x3x3x4xf32>) -> tensor<2x8x10x4xf32>
func.func @conv2d(%x: tensor<2x3x8x8xf32>, %w: tensor<4x3x3x3xf32>) -> tensor<2x4x8x10xf32> {
  %0 = ttc.conv2d %x, %w {padding = array<i64: 1, 2>} : (tensor<2x3x8x8xf32>, tensor<4x3x3x3xf32>) -> tensor<2x4x8x10xf32>
  return %0 : tensor<2x4x8x10xf32>
}

// With stride 1 the gradient by the input is a convolution.
// CHECK-LABEL: func.func @input_grad
// CHECK-DAG: ttc.flip
// CHECK-DAG: ttc.pad %{{.*}} {high = array<i64: 0, 1, 1, 0>, low = array<i64: 0, 1, 1, 0>}
// CHECK: ttc.conv2d %{{.*}} {data_format = "NHWC"} : (tensor<2x10x10x4xf32>, tensor<3x3x4x3xf32>) -> tensor<2x8x8x3xf32>
func.func @input_grad(%dy: tensor<2x4x8x8xf32>, %w: tensor<4x3x3x3xf32>) -> tensor<2x3x8x8xf32> {
  %0 = ttc.conv2d_input_grad %dy, %w {input_size = array<i64: 8, 8>, padding = array<i64: 1, 1>} : (tensor<2x4x8x8xf32>, tensor<4x3x3x3xf32>) -> tensor<2x3x8x8xf32>
  return %0 : tensor<2x3x8x8xf32>
}

// With other strides it stays what it is.
// CHECK-LABEL: func.func @input_grad_strided
// CHECK: ttc.conv2d_input_grad {{.*}}data_format = "NHWC"
func.func @input_grad_strided(%dy: tensor<2x4x4x4xf32>, %w: tensor<4x3x3x3xf32>) -> tensor<2x3x8x8xf32> {
  %0 = ttc.conv2d_input_grad %dy, %w {input_size = array<i64: 8, 8>, padding = array<i64: 1, 1>, stride = array<i64: 2, 2>} : (tensor<2x4x4x4xf32>, tensor<4x3x3x3xf32>) -> tensor<2x3x8x8xf32>
  return %0 : tensor<2x3x8x8xf32>
}

// CHECK-LABEL: func.func @max_pool2d
// CHECK: ttc.pad %{{.*}} {high = array<i64: 0, 1, 1, 0>, low = array<i64: 0, 1, 1, 0>, value = 0xFFF0000000000000 : f64}
// CHECK: ttc.max_pool2d %{{.*}} {data_format = "NHWC", kernel_size = array<i64: 3, 3>, stride = array<i64: 2, 2>}
func.func @max_pool2d(%x: tensor<2x3x9x9xf32>) -> tensor<2x3x5x5xf32> {
  %0:2 = ttc.max_pool2d %x {kernel_size = array<i64: 3, 3>, stride = array<i64: 2, 2>, padding = array<i64: 1, 1>} : (tensor<2x3x9x9xf32>) -> (tensor<2x3x5x5xf32>, tensor<2x3x5x5xi32>)
  return %0#0 : tensor<2x3x5x5xf32>
}
