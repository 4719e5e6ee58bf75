// The examples of the other operations' records survive printing and parsing.
// RUN: ttc-opt %s --verify-each | ttc-opt --verify-each | FileCheck %s

// CHECK-LABEL: func.func @matmul
// CHECK: ttc.matmul %{{.*}}, %{{.*}} : (tensor<8x4x3xf32>, tensor<3x5xf32>) -> tensor<8x4x5xf32>
func.func @matmul(%x: tensor<8x4x3xf32>, %y: tensor<3x5xf32>) {
  %z = ttc.matmul %x, %y : (tensor<8x4x3xf32>, tensor<3x5xf32>) -> tensor<8x4x5xf32>
  return
}

// CHECK-LABEL: func.func @all
// CHECK: ttc.all %{{.*}} {dims = array<i64: 1>} : (tensor<4x3xi1>) -> tensor<4xi1>
func.func @all(%x: tensor<4x3xi1>) {
  %y = ttc.all %x {dims = array<i64: 1>} : (tensor<4x3xi1>) -> tensor<4xi1>
  return
}

// CHECK-LABEL: func.func @amax
// CHECK: ttc.amax %{{.*}} {dims = array<i64: 1>} : (tensor<4x3xf32>) -> tensor<4xf32>
func.func @amax(%x: tensor<4x3xf32>) {
  %y = ttc.amax %x {dims = array<i64: 1>} : (tensor<4x3xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @amin
// CHECK: ttc.amin %{{.*}} {dims = array<i64: 1>} : (tensor<4x3xf32>) -> tensor<4xf32>
func.func @amin(%x: tensor<4x3xf32>) {
  %y = ttc.amin %x {dims = array<i64: 1>} : (tensor<4x3xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @any
// CHECK: ttc.any %{{.*}} {dims = array<i64: 1>} : (tensor<4x3xi1>) -> tensor<4xi1>
func.func @any(%x: tensor<4x3xi1>) {
  %y = ttc.any %x {dims = array<i64: 1>} : (tensor<4x3xi1>) -> tensor<4xi1>
  return
}

// CHECK-LABEL: func.func @argmax
// CHECK: ttc.argmax %{{.*}} {dim = 1 : i64} : (tensor<4x3xf32>) -> tensor<4xi64>
func.func @argmax(%x: tensor<4x3xf32>) {
  %i = ttc.argmax %x {dim = 1 : i64} : (tensor<4x3xf32>) -> tensor<4xi64>
  return
}

// CHECK-LABEL: func.func @argmin
// CHECK: ttc.argmin %{{.*}} {dim = 1 : i64} : (tensor<4x3xf32>) -> tensor<4xi64>
func.func @argmin(%x: tensor<4x3xf32>) {
  %i = ttc.argmin %x {dim = 1 : i64} : (tensor<4x3xf32>) -> tensor<4xi64>
  return
}

// CHECK-LABEL: func.func @mean
// CHECK: ttc.mean %{{.*}} {dims = array<i64: 1>} : (tensor<4x3xf32>) -> tensor<4xf32>
func.func @mean(%x: tensor<4x3xf32>) {
  %y = ttc.mean %x {dims = array<i64: 1>} : (tensor<4x3xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @prod
// CHECK: ttc.prod %{{.*}} {dims = array<i64: 1>} : (tensor<4x3xf32>) -> tensor<4xf32>
func.func @prod(%x: tensor<4x3xf32>) {
  %y = ttc.prod %x {dims = array<i64: 1>} : (tensor<4x3xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @sum
// CHECK: ttc.sum %{{.*}} {dims = array<i64: 1>} : (tensor<4x3xf32>) -> tensor<4xf32>
func.func @sum(%x: tensor<4x3xf32>) {
  %y = ttc.sum %x {dims = array<i64: 1>} : (tensor<4x3xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @cat
// CHECK: ttc.cat %{{.*}}, %{{.*}} {dim = 0 : i64} : (tensor<4x3xf32>, tensor<2x3xf32>) -> tensor<6x3xf32>
func.func @cat(%x: tensor<4x3xf32>, %y: tensor<2x3xf32>) {
  %z = ttc.cat %x, %y {dim = 0 : i64} : (tensor<4x3xf32>, tensor<2x3xf32>) -> tensor<6x3xf32>
  return
}

// CHECK-LABEL: func.func @constant
// CHECK: ttc.constant dense<1.000000e+00> : tensor<4xf32>
func.func @constant() {
  %c = ttc.constant dense<1.0> : tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @expand
// CHECK: ttc.expand %{{.*}} {shape = array<i64: 4, 3>} : (tensor<3xf32>) -> tensor<4x3xf32>
func.func @expand(%x: tensor<3xf32>) {
  %y = ttc.expand %x {shape = array<i64: 4, 3>} : (tensor<3xf32>) -> tensor<4x3xf32>
  return
}

// CHECK-LABEL: func.func @flip
// CHECK: ttc.flip %{{.*}} {dims = array<i64: 0>} : (tensor<4xf32>) -> tensor<4xf32>
func.func @flip(%x: tensor<4xf32>) {
  %y = ttc.flip %x {dims = array<i64: 0>} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @gather
// CHECK: ttc.gather %{{.*}}, %{{.*}} {dim = 1 : i64} : (tensor<4x10xf32>, tensor<4x1xi64>) -> tensor<4x1xf32>
func.func @gather(%x: tensor<4x10xf32>, %i: tensor<4x1xi64>) {
  %y = ttc.gather %x, %i {dim = 1 : i64} : (tensor<4x10xf32>, tensor<4x1xi64>) -> tensor<4x1xf32>
  return
}

// CHECK-LABEL: func.func @index_select
// CHECK: ttc.index_select %{{.*}}, %{{.*}} {dim = 0 : i64} : (tensor<10x8xf32>, tensor<4xi64>) -> tensor<4x8xf32>
func.func @index_select(%x: tensor<10x8xf32>, %i: tensor<4xi64>) {
  %y = ttc.index_select %x, %i {dim = 0 : i64} : (tensor<10x8xf32>, tensor<4xi64>) -> tensor<4x8xf32>
  return
}

// CHECK-LABEL: func.func @iota
// CHECK: ttc.iota  {dim = 1 : i64, dtype = i64, shape = array<i64: 4, 3>} : () -> tensor<4x3xi64>
func.func @iota() {
  %i = ttc.iota {shape = array<i64: 4, 3>, dim = 1 : i64, dtype = i64} : () -> tensor<4x3xi64>
  return
}

// CHECK-LABEL: func.func @pad
// CHECK: ttc.pad %{{.*}} {high = array<i64: 2>, low = array<i64: 1>} : (tensor<4xf32>) -> tensor<7xf32>
func.func @pad(%x: tensor<4xf32>) {
  %y = ttc.pad %x {low = array<i64: 1>, high = array<i64: 2>, value = 0.0 : f64} : (tensor<4xf32>) -> tensor<7xf32>
  return
}

// CHECK-LABEL: func.func @permute
// CHECK: ttc.permute %{{.*}} {dims = array<i64: 0, 2, 1>} : (tensor<2x3x4xf32>) -> tensor<2x4x3xf32>
func.func @permute(%x: tensor<2x3x4xf32>) {
  %y = ttc.permute %x {dims = array<i64: 0, 2, 1>} : (tensor<2x3x4xf32>) -> tensor<2x4x3xf32>
  return
}

// CHECK-LABEL: func.func @reshape
// CHECK: ttc.reshape %{{.*}} {shape = array<i64: 4, -1>} : (tensor<2x2x3xf32>) -> tensor<4x3xf32>
func.func @reshape(%x: tensor<2x2x3xf32>) {
  %y = ttc.reshape %x {shape = array<i64: 4, -1>} : (tensor<2x2x3xf32>) -> tensor<4x3xf32>
  return
}

// CHECK-LABEL: func.func @scatter_add
// CHECK: ttc.scatter_add %{{.*}}, %{{.*}} {dim = 1 : i64, size = 10 : i64} : (tensor<4x1xf32>, tensor<4x1xi64>) -> tensor<4x10xf32>
func.func @scatter_add(%s: tensor<4x1xf32>, %i: tensor<4x1xi64>) {
  %y = ttc.scatter_add %s, %i {dim = 1 : i64, size = 10 : i64} : (tensor<4x1xf32>, tensor<4x1xi64>) -> tensor<4x10xf32>
  return
}

// CHECK-LABEL: func.func @slice
// CHECK: ttc.slice %{{.*}} {end = array<i64: -1>, start = array<i64: 1>, step = array<i64: 2>} : (tensor<9xf32>) -> tensor<4xf32>
func.func @slice(%x: tensor<9xf32>) {
  %y = ttc.slice %x {start = array<i64: 1>, end = array<i64: -1>, step = array<i64: 2>} : (tensor<9xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @conv2d_input_grad
// CHECK: ttc.conv2d_input_grad %{{.*}}, %{{.*}} {input_size = array<i64: 8, 8>} : (tensor<2x4x6x6xf32>, tensor<4x3x3x3xf32>) -> tensor<2x3x8x8xf32>
func.func @conv2d_input_grad(%dy: tensor<2x4x6x6xf32>, %w: tensor<4x3x3x3xf32>) {
  %dx = ttc.conv2d_input_grad %dy, %w {input_size = array<i64: 8, 8>} : (tensor<2x4x6x6xf32>, tensor<4x3x3x3xf32>) -> tensor<2x3x8x8xf32>
  return
}

// CHECK-LABEL: func.func @conv2d
// CHECK: ttc.conv2d %{{.*}}, %{{.*}} {padding = array<i64: 1, 1>} : (tensor<2x3x8x8xf32>, tensor<4x3x3x3xf32>) -> tensor<2x4x8x8xf32>
func.func @conv2d(%x: tensor<2x3x8x8xf32>, %w: tensor<4x3x3x3xf32>) {
  %y = ttc.conv2d %x, %w {padding = array<i64: 1, 1>} : (tensor<2x3x8x8xf32>, tensor<4x3x3x3xf32>) -> tensor<2x4x8x8xf32>
  return
}

// CHECK-LABEL: func.func @conv2d_weight_grad
// CHECK: ttc.conv2d_weight_grad %{{.*}}, %{{.*}} {kernel_size = array<i64: 3, 3>} : (tensor<2x3x8x8xf32>, tensor<2x4x6x6xf32>) -> tensor<4x3x3x3xf32>
func.func @conv2d_weight_grad(%x: tensor<2x3x8x8xf32>, %dy: tensor<2x4x6x6xf32>) {
  %dw = ttc.conv2d_weight_grad %x, %dy {kernel_size = array<i64: 3, 3>} : (tensor<2x3x8x8xf32>, tensor<2x4x6x6xf32>) -> tensor<4x3x3x3xf32>
  return
}

// CHECK-LABEL: func.func @avg_pool2d_grad
// CHECK: ttc.avg_pool2d_grad %{{.*}} {input_size = array<i64: 8, 8>, kernel_size = array<i64: 2, 2>} : (tensor<2x3x4x4xf32>) -> tensor<2x3x8x8xf32>
func.func @avg_pool2d_grad(%dy: tensor<2x3x4x4xf32>) {
  %dx = ttc.avg_pool2d_grad %dy {input_size = array<i64: 8, 8>, kernel_size = array<i64: 2, 2>} : (tensor<2x3x4x4xf32>) -> tensor<2x3x8x8xf32>
  return
}

// CHECK-LABEL: func.func @avg_pool2d
// CHECK: ttc.avg_pool2d %{{.*}} {kernel_size = array<i64: 2, 2>} : (tensor<2x3x8x8xf32>) -> tensor<2x3x4x4xf32>
func.func @avg_pool2d(%x: tensor<2x3x8x8xf32>) {
  %y = ttc.avg_pool2d %x {kernel_size = array<i64: 2, 2>} : (tensor<2x3x8x8xf32>) -> tensor<2x3x4x4xf32>
  return
}

// CHECK-LABEL: func.func @max_pool2d_gather
// CHECK: ttc.max_pool2d_gather %{{.*}}, %{{.*}} {kernel_size = array<i64: 2, 2>} : (tensor<2x3x8x8xf32>, tensor<2x3x4x4xi32>) -> tensor<2x3x4x4xf32>
func.func @max_pool2d_gather(%x: tensor<2x3x8x8xf32>, %i: tensor<2x3x4x4xi32>) {
  %y = ttc.max_pool2d_gather %x, %i {kernel_size = array<i64: 2, 2>} : (tensor<2x3x8x8xf32>, tensor<2x3x4x4xi32>) -> tensor<2x3x4x4xf32>
  return
}

// CHECK-LABEL: func.func @max_pool2d_grad
// CHECK: ttc.max_pool2d_grad %{{.*}}, %{{.*}} {input_size = array<i64: 8, 8>, kernel_size = array<i64: 2, 2>} : (tensor<2x3x4x4xf32>, tensor<2x3x4x4xi32>) -> tensor<2x3x8x8xf32>
func.func @max_pool2d_grad(%dy: tensor<2x3x4x4xf32>, %i: tensor<2x3x4x4xi32>) {
  %dx = ttc.max_pool2d_grad %dy, %i {input_size = array<i64: 8, 8>, kernel_size = array<i64: 2, 2>} : (tensor<2x3x4x4xf32>, tensor<2x3x4x4xi32>) -> tensor<2x3x8x8xf32>
  return
}

// CHECK-LABEL: func.func @max_pool2d
// CHECK: ttc.max_pool2d %{{.*}} {kernel_size = array<i64: 2, 2>} : (tensor<2x3x8x8xf32>) -> (tensor<2x3x4x4xf32>, tensor<2x3x4x4xi32>)
func.func @max_pool2d(%x: tensor<2x3x8x8xf32>) {
  %y:2 = ttc.max_pool2d %x {kernel_size = array<i64: 2, 2>} : (tensor<2x3x8x8xf32>) -> (tensor<2x3x4x4xf32>, tensor<2x3x4x4xi32>)
  return
}

// CHECK-LABEL: func.func @log_softmax
// CHECK: ttc.log_softmax %{{.*}} {dim = 1 : i64} : (tensor<4x10xf32>) -> tensor<4x10xf32>
func.func @log_softmax(%x: tensor<4x10xf32>) {
  %y = ttc.log_softmax %x {dim = 1 : i64} : (tensor<4x10xf32>) -> tensor<4x10xf32>
  return
}

// CHECK-LABEL: func.func @softmax
// CHECK: ttc.softmax %{{.*}} {dim = 1 : i64} : (tensor<4x10xf32>) -> tensor<4x10xf32>
func.func @softmax(%x: tensor<4x10xf32>) {
  %y = ttc.softmax %x {dim = 1 : i64} : (tensor<4x10xf32>) -> tensor<4x10xf32>
  return
}

// CHECK-LABEL: func.func @sort
// CHECK: ttc.sort %{{.*}} {descending = true, dim = 1 : i64} : (tensor<4x9xf32>) -> (tensor<4x9xf32>, tensor<4x9xi64>)
func.func @sort(%x: tensor<4x9xf32>) {
  %v, %i = ttc.sort %x {dim = 1 : i64, descending = true} : (tensor<4x9xf32>) -> (tensor<4x9xf32>, tensor<4x9xi64>)
  return
}

// CHECK-LABEL: func.func @topk
// CHECK: ttc.topk %{{.*}} {dim = 1 : i64, k = 3 : i64} : (tensor<4x9xf32>) -> (tensor<4x3xf32>, tensor<4x3xi64>)
func.func @topk(%x: tensor<4x9xf32>) {
  %v, %i = ttc.topk %x {k = 3 : i64, dim = 1 : i64} : (tensor<4x9xf32>) -> (tensor<4x3xf32>, tensor<4x3xi64>)
  return
}

// CHECK-LABEL: func.func @cumsum
// CHECK: ttc.cumsum %{{.*}} {dim = 1 : i64} : (tensor<4x9xf32>) -> tensor<4x9xf32>
func.func @cumsum(%x: tensor<4x9xf32>) {
  %y = ttc.cumsum %x {dim = 1 : i64} : (tensor<4x9xf32>) -> tensor<4x9xf32>
  return
}

// CHECK-LABEL: func.func @linear_recurrence
// CHECK: ttc.linear_recurrence %{{.*}}, %{{.*}} {dim = 0 : i64, reverse = true} : (tensor<9xf32>, tensor<9xf32>) -> tensor<9xf32>
func.func @linear_recurrence(%a: tensor<9xf32>, %b: tensor<9xf32>) {
  %h = ttc.linear_recurrence %a, %b {dim = 0 : i64, reverse = true} : (tensor<9xf32>, tensor<9xf32>) -> tensor<9xf32>
  return
}

// CHECK-LABEL: func.func @index_add
// CHECK: ttc.index_add %{{.*}}, %{{.*}} {dim = 0 : i64, size = 10 : i64} : (tensor<4x8xf32>, tensor<4xi64>) -> tensor<10x8xf32>
func.func @index_add(%s: tensor<4x8xf32>, %i: tensor<4xi64>) {
  %y = ttc.index_add %s, %i {dim = 0 : i64, size = 10 : i64} : (tensor<4x8xf32>, tensor<4xi64>) -> tensor<10x8xf32>
  return
}

// CHECK-LABEL: func.func @loops
// CHECK: ttc.loops tasks 4 flops 400 ins(%{{.*}} : tensor<4x100xf32>) outs(%{{.*}} : tensor<4xf32>) {
// CHECK-NEXT: ^bb0(%{{.*}}: index, %{{.*}}: memref<4x100xf32>, %{{.*}}: memref<4xf32>):
// CHECK: } -> tensor<4xf32>
// CHECK: ttc.loops tasks 1 ins() outs(%{{.*}}, %{{.*}} : memref<4xf32>, memref<f32>) {
func.func @loops(%x: tensor<4x100xf32>, %e: tensor<4xf32>, %y: memref<4xf32>, %z: memref<f32>) {
  %r = ttc.loops tasks 4 flops 400 ins(%x : tensor<4x100xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%task: index, %from: memref<4x100xf32>, %to: memref<4xf32>):
    %c99 = arith.constant 99 : index
    %last = memref.load %from[%task, %c99] : memref<4x100xf32>
    memref.store %last, %to[%task] : memref<4xf32>
  } -> tensor<4xf32>
  ttc.loops tasks 1 ins() outs(%y, %z : memref<4xf32>, memref<f32>) {
  ^bb0(%task: index, %from: memref<4xf32>, %to: memref<f32>):
  }
  return
}
