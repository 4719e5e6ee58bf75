// What operations with a lowering of their own become.
// RUN: ttc-opt %s --verify-each --ttc-lower-to-linalg | FileCheck %s

// CHECK-DAG: #[[ROWS:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
// CHECK-DAG: #[[COLUMNS:.*]] = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
// CHECK-DAG: #[[PRODUCT:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
// CHECK-DAG: #[[IMAGE:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1 * 2 + d4, d2 + d5 * 3, d6)>
// CHECK-DAG: #[[FILTER:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d4, d5, d6, d3)>
// CHECK-DAG: #[[RESULT:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1, d2, d3)>
// CHECK-DAG: #[[WINDOW:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d1 floordiv 2, d2 floordiv 2, d3)>

// CHECK-LABEL: func.func @matmul
// CHECK: linalg.fill
// CHECK: linalg.generic {indexing_maps = [#[[ROWS]], #[[COLUMNS]], #[[PRODUCT]]], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
// CHECK: arith.mulf %{{.*}}, %{{.*}} fastmath<contract>
// CHECK: arith.addf %{{.*}}, %{{.*}} fastmath<reassoc,contract>
// CHECK-NOT: linalg.generic
func.func @matmul(%x: tensor<2x3x4xf32>, %y: tensor<4x5xf32>) -> tensor<2x3x5xf32> {
  %0 = ttc.matmul %x, %y : (tensor<2x3x4xf32>, tensor<4x5xf32>) -> tensor<2x3x5xf32>
  return %0 : tensor<2x3x5xf32>
}

// CHECK-LABEL: func.func @conv2d_nhwc
// CHECK: linalg.generic {indexing_maps = [#[[IMAGE]], #[[FILTER]], #[[RESULT]]], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]}
// CHECK-NOT: linalg.generic
func.func @conv2d_nhwc(%x: tensor<2x9x9x3xf32>, %w: tensor<3x2x3x4xf32>) -> tensor<2x4x6x4xf32> {
  %0 = ttc.conv2d %x, %w {stride = array<i64: 2, 1>, dilation = array<i64: 1, 3>, data_format = "NHWC"} : (tensor<2x9x9x3xf32>, tensor<3x2x3x4xf32>) -> tensor<2x4x6x4xf32>
  return %0 : tensor<2x4x6x4xf32>
}

// Windows side by side: one parallel operation, without a reduction over the window.
// CHECK-LABEL: func.func @max_pool2d_grad
// CHECK: linalg.generic {indexing_maps = [#[[WINDOW]], #[[WINDOW]], #{{.*}}], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
// CHECK-NOT: linalg.generic
func.func @max_pool2d_grad(%dy: tensor<2x4x4x3xf32>, %i: tensor<2x4x4x3xi32>) -> tensor<2x8x8x3xf32> {
  %0 = ttc.max_pool2d_grad %dy, %i {input_size = array<i64: 8, 8>, kernel_size = array<i64: 2, 2>, data_format = "NHWC"} : (tensor<2x4x4x3xf32>, tensor<2x4x4x3xi32>) -> tensor<2x8x8x3xf32>
  return %0 : tensor<2x8x8x3xf32>
}

// CHECK-LABEL: func.func @pad
// CHECK: %[[FILLED:.*]] = linalg.fill
// CHECK: tensor.insert_slice %{{.*}} into %[[FILLED]][1, 0] [2, 3] [1, 2] : tensor<2x3xf32> into tensor<3x7xf32>
func.func @pad(%x: tensor<2x3xf32>) -> tensor<3x7xf32> {
  %0 = ttc.pad %x {low = array<i64: 1, 0>, high = array<i64: 0, 2>, interior = array<i64: 0, 1>} : (tensor<2x3xf32>) -> tensor<3x7xf32>
  return %0 : tensor<3x7xf32>
}

// CHECK-LABEL: func.func @reshape
// CHECK: %[[FLAT:.*]] = tensor.collapse_shape %{{.*}} {{\[\[}}0, 1]] : tensor<2x6xf32> into tensor<12xf32>
// CHECK: tensor.expand_shape %[[FLAT]] {{\[\[}}0, 1]] output_shape [4, 3] : tensor<12xf32> into tensor<4x3xf32>
func.func @reshape(%x: tensor<2x6xf32>) -> tensor<4x3xf32> {
  %0 = ttc.reshape %x {shape = array<i64: 4, 3>} : (tensor<2x6xf32>) -> tensor<4x3xf32>
  return %0 : tensor<4x3xf32>
}

// A number that fills a tensor takes no memory of its own.
// CHECK-LABEL: func.func @filled
// CHECK: %[[NUMBER:.*]] = arith.constant 2.000000e+00 : f32
// CHECK: linalg.fill ins(%[[NUMBER]] : f32)
func.func @filled() -> tensor<4x3xf32> {
  %0 = ttc.constant dense<2.0> : tensor<4x3xf32>
  return %0 : tensor<4x3xf32>
}
