// The gradient of a scan is a scan in the other direction.
// RUN: ttc-opt %s --verify-each --ttc-differentiate --ttc-prune --canonicalize --cse | FileCheck %s

// The forward scan also stacks the product that tanh' needs. The backward body has no update of dw: one product over the
// stacks makes it after the loop. The state that each step begins with is h0 and the states before.
// CHECK-LABEL: func.func @weight
// CHECK-SAME: (%[[X:.*]]: tensor<5x4x8xf32>, %[[H0:.*]]: tensor<4x8xf32>, %[[W:.*]]: tensor<8x8xf32>)
// CHECK: %[[FORWARD:.*]]:{{[0-9]}} = ttc.scan carries(%[[H0]]) xs(%[[X]]) consts(%[[W]])
// CHECK: %[[OTHERS:.*]] = ttc.slice %[[FORWARD]]#{{[0-9]}} {end = array<i64: 4, 4, 8>
// CHECK: %[[STATES:.*]] = ttc.cat %{{.*}}, %[[OTHERS]]
// CHECK: %[[BACKWARD:.*]]:{{[0-9]}} = ttc.scan reverse
// CHECK: ttc.matmul
// CHECK-NOT: ttc.matmul
// CHECK: ttc.yield
// CHECK: ttc.matmul %{{.*}}, %{{.*}} : (tensor<8x20xf32>, tensor<20x8xf32>) -> tensor<8x8xf32>
func.func @weight(%x: tensor<5x4x8xf32>, %h0: tensor<4x8xf32>, %w: tensor<8x8xf32>) -> (tensor<8x8xf32>, tensor<5x4x8xf32>) {
  %r:2 = ttc.scan carries(%h0) xs(%x) consts(%w)
      : (tensor<4x8xf32>, tensor<5x4x8xf32>, tensor<8x8xf32>) -> (tensor<4x8xf32>, tensor<5x4x8xf32>) {
  ^bb0(%h: tensor<4x8xf32>, %x_t: tensor<4x8xf32>, %w_in: tensor<8x8xf32>):
    %0 = ttc.matmul %h, %w_in : (tensor<4x8xf32>, tensor<8x8xf32>) -> tensor<4x8xf32>
    %1 = ttc.add %0, %x_t : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %2 = ttc.tanh %1 : (tensor<4x8xf32>) -> tensor<4x8xf32>
    ttc.yield %2, %2 : tensor<4x8xf32>, tensor<4x8xf32>
  }
  %loss = ttc.sum %r#1 : (tensor<5x4x8xf32>) -> tensor<f32>
  %g:2 = ttc.gradient %loss wrt %w, %x : (tensor<f32>, tensor<8x8xf32>, tensor<5x4x8xf32>) -> (tensor<8x8xf32>, tensor<5x4x8xf32>)
  return %g#0, %g#1 : tensor<8x8xf32>, tensor<5x4x8xf32>
}

// An elementwise constant's gradient is carried along.
// CHECK-LABEL: func.func @accumulate
// CHECK: ttc.scan reverse carries(%{{.*}}, %{{.*}}) xs(%{{[^,]*}}) consts
func.func @accumulate(%h0: tensor<8xf32>, %c: tensor<8xf32>) -> tensor<8xf32> {
  %r = ttc.scan length 5 carries(%h0) consts(%c) : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%h: tensor<8xf32>, %c_in: tensor<8xf32>):
    %0 = ttc.mul %h, %c_in : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
    ttc.yield %0 : tensor<8xf32>
  }
  %loss = ttc.sum %r : (tensor<8xf32>) -> tensor<f32>
  %g = ttc.gradient %loss wrt %c : (tensor<f32>, tensor<8xf32>) -> tensor<8xf32>
  return %g : tensor<8xf32>
}

// Nothing happens in no steps.
// CHECK-LABEL: func.func @empty
// CHECK-SAME: (%{{[^:]*}}: tensor<8xf32>, %[[D:[^:]*]]: tensor<8xf32>
// CHECK: %[[ZERO:.*]] = ttc.constant dense<0.0
// CHECK: return %[[D]], %[[ZERO]]
func.func @empty(%h0: tensor<8xf32>, %d: tensor<8xf32>, %c: tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>) {
  %r = ttc.scan length 0 carries(%h0) consts(%c) : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%h: tensor<8xf32>, %c_in: tensor<8xf32>):
    %0 = ttc.mul %h, %c_in : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
    ttc.yield %0 : tensor<8xf32>
  }
  %g:2 = ttc.gradient %r wrt %h0, %c seed %d : (tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>)
  return %g#0, %g#1 : tensor<8xf32>, tensor<8xf32>
}
