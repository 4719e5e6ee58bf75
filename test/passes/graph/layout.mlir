// RUN: ttc-opt %s --verify-each --split-input-file --ttc-layout | FileCheck %s
// RUN: ttc-opt %s --verify-each --split-input-file --ttc-layout --ttc-layout | FileCheck %s

// A weight that is read through one permutation, whose gradient comes through the inverse one, is stored permuted; its
// momentum too, though only a product of it meets the gradient.
// CHECK-LABEL: func.func @store_permuted
// CHECK-SAME: %[[X:[^:]*]]: tensor<64x784xf32>
// CHECK-SAME: %[[DY:[^:]*]]: tensor<64x128xf32>
// CHECK-SAME: %[[W:[^:]*]]: tensor<784x128xf32> {ttc.kind = "parameter", ttc.layout = array<i64: 1, 0>, ttc.name = "w"}
// CHECK-SAME: %[[M:[^:]*]]: tensor<784x128xf32> {ttc.kind = "state", ttc.layout = array<i64: 1, 0>, ttc.name = "m"}
// CHECK-SAME: -> (tensor<64x128xf32>, tensor<784x128xf32> {ttc.updates = "w"}, tensor<784x128xf32> {ttc.updates = "m"})
// CHECK: %[[Y:.*]] = ttc.matmul %[[X]], %[[W]]
// CHECK: %[[XT:.*]] = ttc.permute %[[X]]
// CHECK: %[[G:.*]] = ttc.matmul %[[XT]], %[[DY]]
// CHECK: %[[D:.*]] = ttc.mul %{{.*}}, %[[M]]
// CHECK: %[[NM:.*]] = ttc.add %[[D]], %[[G]]
// CHECK: %[[NW:.*]] = ttc.sub %[[W]], %[[NM]]
// CHECK: return %[[Y]], %[[NW]], %[[NM]]
func.func @store_permuted(%x: tensor<64x784xf32>, %dy: tensor<64x128xf32>,
                          %w: tensor<128x784xf32> {ttc.name = "w", ttc.kind = "parameter"},
                          %m: tensor<128x784xf32> {ttc.name = "m", ttc.kind = "state"})
    -> (tensor<64x128xf32>, tensor<128x784xf32> {ttc.updates = "w"}, tensor<128x784xf32> {ttc.updates = "m"}) {
  %wt = ttc.permute %w {dims = array<i64: 1, 0>} : (tensor<128x784xf32>) -> tensor<784x128xf32>
  %y = ttc.matmul %x, %wt : (tensor<64x784xf32>, tensor<784x128xf32>) -> tensor<64x128xf32>
  %xt = ttc.permute %x {dims = array<i64: 1, 0>} : (tensor<64x784xf32>) -> tensor<784x64xf32>
  %gt = ttc.matmul %xt, %dy : (tensor<784x64xf32>, tensor<64x128xf32>) -> tensor<784x128xf32>
  %g = ttc.permute %gt {dims = array<i64: -1, -2>} : (tensor<784x128xf32>) -> tensor<128x784xf32>
  %c = ttc.constant dense<0.9> : tensor<f32>
  %d = ttc.mul %c, %m : (tensor<f32>, tensor<128x784xf32>) -> tensor<128x784xf32>
  %nm = ttc.add %d, %g : (tensor<128x784xf32>, tensor<128x784xf32>) -> tensor<128x784xf32>
  %nw = ttc.sub %w, %nm : (tensor<128x784xf32>, tensor<128x784xf32>) -> tensor<128x784xf32>
  return %y, %nw, %nm : tensor<64x128xf32>, tensor<128x784xf32>, tensor<128x784xf32>
}

// -----

// A weight that is read both ways stays; its gradient is computed in its order.
// CHECK-LABEL: func.func @read_both_ways
// CHECK-SAME: %[[X:[^:]*]]: tensor<64x784xf32>, %[[DY:[^:]*]]: tensor<64x128xf32>
// CHECK-SAME: %[[W:[^:]*]]: tensor<128x784xf32> {ttc.kind = "parameter", ttc.name = "w"}
// CHECK: %[[WT:.*]] = ttc.permute %[[W]]
// CHECK: ttc.matmul %[[X]], %[[WT]]
// CHECK: ttc.matmul %[[DY]], %[[W]]
// CHECK: %[[DYT:.*]] = ttc.permute %[[DY]]
// CHECK: %[[G:.*]] = ttc.matmul %[[DYT]], %[[X]]
// CHECK: ttc.sub %[[W]], %[[G]]
func.func @read_both_ways(%x: tensor<64x784xf32>, %dy: tensor<64x128xf32>,
                          %w: tensor<128x784xf32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<64x128xf32>, tensor<64x784xf32>, tensor<128x784xf32> {ttc.updates = "w"}) {
  %wt = ttc.permute %w {dims = array<i64: 1, 0>} : (tensor<128x784xf32>) -> tensor<784x128xf32>
  %y = ttc.matmul %x, %wt : (tensor<64x784xf32>, tensor<784x128xf32>) -> tensor<64x128xf32>
  %dx = ttc.matmul %dy, %w : (tensor<64x128xf32>, tensor<128x784xf32>) -> tensor<64x784xf32>
  %xt = ttc.permute %x {dims = array<i64: 1, 0>} : (tensor<64x784xf32>) -> tensor<784x64xf32>
  %gt = ttc.matmul %xt, %dy : (tensor<784x64xf32>, tensor<64x128xf32>) -> tensor<784x128xf32>
  %g = ttc.permute %gt {dims = array<i64: 1, 0>} : (tensor<784x128xf32>) -> tensor<128x784xf32>
  %nw = ttc.sub %w, %g : (tensor<128x784xf32>, tensor<128x784xf32>) -> tensor<128x784xf32>
  return %y, %dx, %nw : tensor<64x128xf32>, tensor<64x784xf32>, tensor<128x784xf32>
}

// -----

// A weight that is an output as well stays, and so does an input.
// CHECK-LABEL: func.func @declined
// CHECK-NOT: ttc.layout
// CHECK: ttc.permute %{{.*}} {dims = array<i64: 1, 0>}
// CHECK: ttc.permute %{{.*}} {dims = array<i64: 1, 0>}
func.func @declined(%w: tensor<3x4xf32> {ttc.name = "w", ttc.kind = "parameter"},
                    %x: tensor<5x3xf32> {ttc.name = "x", ttc.kind = "input"})
    -> (tensor<4x5xf32>, tensor<3x4xf32>) {
  %wt = ttc.permute %w {dims = array<i64: 1, 0>} : (tensor<3x4xf32>) -> tensor<4x3xf32>
  %xt = ttc.permute %x {dims = array<i64: 1, 0>} : (tensor<5x3xf32>) -> tensor<3x5xf32>
  %y = ttc.matmul %wt, %xt : (tensor<4x3xf32>, tensor<3x5xf32>) -> tensor<4x5xf32>
  return %y, %w : tensor<4x5xf32>, tensor<3x4xf32>
}

// -----

// Moving extents of 1 moves no bytes.
// CHECK-LABEL: func.func @unit_extents
// CHECK: ttc.reshape %{{.*}} {shape = array<i64: 64, 28, 28, 1>}
func.func @unit_extents(%x: tensor<64x1x28x28xf32>) -> tensor<64x28x28x1xf32> {
  %y = ttc.permute %x {dims = array<i64: 0, 2, 3, 1>} : (tensor<64x1x28x28xf32>) -> tensor<64x28x28x1xf32>
  return %y : tensor<64x28x28x1xf32>
}

// -----

// Convolution, bias, activation and the bias gradient in NHWC; the weight HWIO, its state too. Only the output is
// permuted back.
// CHECK-LABEL: func.func @convolution
// CHECK-SAME: %[[X:[^:]*]]: tensor<2x3x8x8xf32>, %[[B:[^:]*]]: tensor<4xf32>
// CHECK-SAME: %[[W:[^:]*]]: tensor<3x3x3x4xf32> {ttc.kind = "parameter", ttc.layout = array<i64: 2, 3, 1, 0>, ttc.name = "w"}
// CHECK: %[[XP:.*]] = ttc.permute %[[X]] {dims = array<i64: 0, 2, 3, 1>}
// CHECK: %[[PAD:.*]] = ttc.pad %[[XP]] {high = array<i64: 0, 1, 1, 0>, low = array<i64: 0, 1, 1, 0>}
// CHECK: %[[C:.*]] = ttc.conv2d %[[PAD]], %[[W]] {data_format = "NHWC"}
// CHECK: %[[BC:.*]] = ttc.reshape %[[B]] {shape = array<i64: 4, 1, 1>}
// CHECK: %[[BR:.*]] = ttc.reshape %[[BC]] {shape = array<i64: 1, 1, 1, 4>}
// CHECK: %[[A:.*]] = ttc.add %[[C]], %[[BR]] : (tensor<2x8x8x4xf32>, tensor<1x1x1x4xf32>)
// CHECK: %[[R:.*]] = ttc.relu %[[A]]
// CHECK: %[[OUT:.*]] = ttc.permute %[[R]] {dims = array<i64: 0, 3, 1, 2>}
// CHECK: %[[S:.*]] = ttc.sum %[[R]] {dims = array<i64: 0, 1, 2>}
// CHECK: ttc.pad
// CHECK: %[[G:.*]] = ttc.conv2d_weight_grad %{{.*}}, %[[R]]
// CHECK-NOT: ttc.permute
// CHECK: %[[NW:.*]] = ttc.sub %[[W]], %[[G]]
// CHECK: return %[[OUT]], %[[S]], %[[NW]]
func.func @convolution(%x: tensor<2x3x8x8xf32>, %b: tensor<4xf32>,
                       %w: tensor<4x3x3x3xf32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<2x4x8x8xf32>, tensor<4xf32>, tensor<4x3x3x3xf32> {ttc.updates = "w"}) {
  %c = ttc.conv2d %x, %w {padding = array<i64: 1, 1>} : (tensor<2x3x8x8xf32>, tensor<4x3x3x3xf32>) -> tensor<2x4x8x8xf32>
  %br = ttc.reshape %b {shape = array<i64: 4, 1, 1>} : (tensor<4xf32>) -> tensor<4x1x1xf32>
  %a = ttc.add %c, %br : (tensor<2x4x8x8xf32>, tensor<4x1x1xf32>) -> tensor<2x4x8x8xf32>
  %r = ttc.relu %a : (tensor<2x4x8x8xf32>) -> tensor<2x4x8x8xf32>
  %s = ttc.sum %r {dims = array<i64: 0, 2, 3>} : (tensor<2x4x8x8xf32>) -> tensor<4xf32>
  %g = ttc.conv2d_weight_grad %x, %r {padding = array<i64: 1, 1>, kernel_size = array<i64: 3, 3>}
      : (tensor<2x3x8x8xf32>, tensor<2x4x8x8xf32>) -> tensor<4x3x3x3xf32>
  %nw = ttc.sub %w, %g : (tensor<4x3x3x3xf32>, tensor<4x3x3x3xf32>) -> tensor<4x3x3x3xf32>
  return %r, %s, %nw : tensor<2x4x8x8xf32>, tensor<4xf32>, tensor<4x3x3x3xf32>
}

// -----

// A padding and a further convolution take the layout of what they read.
// CHECK-LABEL: func.func @chain
// CHECK: ttc.permute %{{.*}} {dims = array<i64: 0, 2, 3, 1>}
// CHECK-NOT: ttc.permute
// CHECK: ttc.conv2d
// CHECK: ttc.pad %{{.*}} {high = array<i64: 0, 0, 3, 0>, low = array<i64: 0, 2, 0, 0>}
// CHECK: ttc.conv2d
// CHECK: ttc.permute %{{.*}} {dims = array<i64: 0, 3, 1, 2>}
func.func @chain(%x: tensor<2x3x8x8xf32>, %v: tensor<3x3x1x1xf32> {ttc.name = "v", ttc.kind = "parameter"})
    -> tensor<2x3x10x11xf32> {
  %c = ttc.conv2d %x, %v : (tensor<2x3x8x8xf32>, tensor<3x3x1x1xf32>) -> tensor<2x3x8x8xf32>
  %p = ttc.pad %c {low = array<i64: 0, 0, 2, 0>, high = array<i64: 0, 0, 0, 3>}
      : (tensor<2x3x8x8xf32>) -> tensor<2x3x10x11xf32>
  %d = ttc.conv2d %p, %v : (tensor<2x3x10x11xf32>, tensor<3x3x1x1xf32>) -> tensor<2x3x10x11xf32>
  return %d : tensor<2x3x10x11xf32>
}

// -----

// A state that becomes its own transpose has both orders in turns: it stays as it is.
// CHECK-LABEL: func.func @transposed
// CHECK-SAME: (%[[P:[^:]*]]: tensor<2x3x2xf32> {ttc.kind = "state", ttc.name = "p"})
// CHECK: %[[T:.*]] = ttc.permute %[[P]]
// CHECK: return %[[T]]
func.func @transposed(%p: tensor<2x3x2xf32> {ttc.name = "p", ttc.kind = "state"})
    -> (tensor<2x3x2xf32> {ttc.updates = "p"}) {
  %t = ttc.permute %p {dims = array<i64: 2, 1, 0>} : (tensor<2x3x2xf32>) -> tensor<2x3x2xf32>
  return %t : tensor<2x3x2xf32>
}
