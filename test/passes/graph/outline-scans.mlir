// RUN: ttc-opt %s --verify-each --ttc-outline-scans | FileCheck %s

// CHECK-LABEL: func.func @main
// CHECK-SAME: (%[[H:.*]]: tensor<3xf32>, %[[X:.*]]: tensor<4x3xf32>, %[[C:.*]]: tensor<3xf32>)
// CHECK: %[[R:.*]]:2 = ttc.repeat @scan0 times 4 reverse carries(%[[H]]) xs(%[[X]]) consts(%[[C]])
// CHECK-SAME: (tensor<3xf32>, tensor<4x3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<4x3xf32>)
// CHECK: return %[[R]]#0, %[[R]]#1
func.func @main(%h: tensor<3xf32>, %x: tensor<4x3xf32>, %c: tensor<3xf32>) -> (tensor<3xf32>, tensor<4x3xf32>) {
  %0:2 = ttc.scan reverse carries(%h) xs(%x) consts(%c)
      : (tensor<3xf32>, tensor<4x3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<4x3xf32>) {
  ^bb0(%p: tensor<3xf32>, %x_t: tensor<3xf32>, %c_in: tensor<3xf32>):
    %1 = ttc.add %p, %x_t : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    %2 = ttc.mul %1, %c_in : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    ttc.yield %2, %1 : tensor<3xf32>, tensor<3xf32>
  }
  return %0#0, %0#1 : tensor<3xf32>, tensor<4x3xf32>
}

// The inner scan of two has the lower number; names that are taken are left out.
// CHECK-LABEL: func.func @nested
// CHECK: ttc.repeat @scan3 times 4
func.func @nested(%h: tensor<3xf32>) -> tensor<3xf32> {
  %0 = ttc.scan length 4 carries(%h) : (tensor<3xf32>) -> tensor<3xf32> {
  ^bb0(%p: tensor<3xf32>):
    %1 = ttc.scan length 2 carries(%p) : (tensor<3xf32>) -> tensor<3xf32> {
    ^bb0(%q: tensor<3xf32>):
      %2 = ttc.exp %q : (tensor<3xf32>) -> tensor<3xf32>
      ttc.yield %2 : tensor<3xf32>
    }
    ttc.yield %1 : tensor<3xf32>
  }
  return %0 : tensor<3xf32>
}

// No steps, no loop.
// CHECK-LABEL: func.func @empty
// CHECK-SAME: (%[[H:.*]]: tensor<3xf32>
// CHECK-NOT: ttc.repeat
// CHECK: return %[[H]]
func.func @empty(%h: tensor<3xf32>) -> tensor<3xf32> {
  %0 = ttc.scan length 0 carries(%h) : (tensor<3xf32>) -> tensor<3xf32> {
  ^bb0(%p: tensor<3xf32>):
    %1 = ttc.exp %p : (tensor<3xf32>) -> tensor<3xf32>
    ttc.yield %1 : tensor<3xf32>
  }
  return %0 : tensor<3xf32>
}

func.func private @scan1()

// CHECK-LABEL: func.func private @scan0
// CHECK-SAME: (%[[P:.*]]: tensor<3xf32> {ttc.kind = "carry", ttc.name = "carry0"}, %[[T:.*]]: tensor<3xf32>, %[[K:.*]]: tensor<3xf32>)
// CHECK-SAME: -> (tensor<3xf32> {ttc.updates = "carry0"}, tensor<3xf32>)
// CHECK: %[[SUM:.*]] = ttc.add %[[P]], %[[T]]
// CHECK: %[[PRODUCT:.*]] = ttc.mul %[[SUM]], %[[K]]
// CHECK: return %[[PRODUCT]], %[[SUM]]
// CHECK-LABEL: func.func private @scan2
// CHECK: ttc.exp
// CHECK-LABEL: func.func private @scan3
// CHECK: ttc.repeat @scan2 times 2
