// Printing and parsing of scans, and what canonicalization does to them.
// RUN: ttc-opt %s --verify-each | ttc-opt --verify-each | FileCheck %s
// RUN: ttc-opt %s --verify-each --canonicalize --cse | FileCheck %s --check-prefix=CANON

// CHECK-LABEL: func.func @round_trip
// CHECK: ttc.scan reverse carries(%{{.*}}) xs(%{{.*}}) consts(%{{.*}}) : (tensor<3xf32>, tensor<?x3xf32, #ttc.dims<"T", "">>, tensor<3xf32>) -> (tensor<3xf32>, tensor<?x3xf32, #ttc.dims<"T", "">>)
// CHECK: ttc.yield
// CHECK: ttc.scan length 4 carries(%{{.*}})
func.func @round_trip(%h: tensor<3xf32>, %x: tensor<?x3xf32, #ttc.dims<"T", "">>, %c: tensor<3xf32>)
    -> (tensor<3xf32>, tensor<?x3xf32, #ttc.dims<"T", "">>, tensor<3xf32>) {
  %0:2 = ttc.scan reverse carries(%h) xs(%x) consts(%c)
      : (tensor<3xf32>, tensor<?x3xf32, #ttc.dims<"T", "">>, tensor<3xf32>) -> (tensor<3xf32>, tensor<?x3xf32, #ttc.dims<"T", "">>) {
  ^bb0(%p: tensor<3xf32>, %x_t: tensor<3xf32>, %c_in: tensor<3xf32>):
    %1 = ttc.add %p, %x_t : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    %2 = ttc.mul %1, %c_in : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    ttc.yield %2, %1 : tensor<3xf32>, tensor<3xf32>
  }
  %3 = ttc.scan length 4 carries(%h) : (tensor<3xf32>) -> tensor<3xf32> {
  ^bb0(%p: tensor<3xf32>):
    %4 = ttc.exp %p : (tensor<3xf32>) -> tensor<3xf32>
    ttc.yield %4 : tensor<3xf32>
  }
  return %0#0, %0#1, %3 : tensor<3xf32>, tensor<?x3xf32, #ttc.dims<"T", "">>, tensor<3xf32>
}

// Results without use, and what only they need.
// CANON-LABEL: func.func @drop_unused
// CANON-SAME: (%[[H:.*]]: tensor<3xf32>, %{{.*}}: tensor<3xf32>, %[[X:.*]]: tensor<4x3xf32>, %{{.*}}: tensor<4x3xf32>
// CANON: ttc.scan carries(%[[H]]) xs(%[[X]]) : (tensor<3xf32>, tensor<4x3xf32>) -> tensor<3xf32>
// CANON-NOT: ttc.exp
// CANON: ttc.yield %{{.*}} : tensor<3xf32>
func.func @drop_unused(%h: tensor<3xf32>, %g: tensor<3xf32>, %x: tensor<4x3xf32>, %z: tensor<4x3xf32>) -> tensor<3xf32> {
  %0:3 = ttc.scan carries(%h, %g) xs(%x, %z)
      : (tensor<3xf32>, tensor<3xf32>, tensor<4x3xf32>, tensor<4x3xf32>) -> (tensor<3xf32>, tensor<3xf32>, tensor<4x3xf32>) {
  ^bb0(%p: tensor<3xf32>, %q: tensor<3xf32>, %x_t: tensor<3xf32>, %z_t: tensor<3xf32>):
    %1 = ttc.add %p, %x_t : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    %2 = ttc.add %q, %z_t : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    %3 = ttc.exp %q : (tensor<3xf32>) -> tensor<3xf32>
    ttc.yield %1, %2, %3 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
  }
  return %0#0 : tensor<3xf32>
}

// A carry stays while a result in use needs it.
// CANON-LABEL: func.func @keep_needed
// CANON: ttc.scan length 4 carries(%{{.*}}, %{{.*}})
func.func @keep_needed(%h: tensor<3xf32>, %g: tensor<3xf32>) -> tensor<3xf32> {
  %0:2 = ttc.scan length 4 carries(%h, %g) : (tensor<3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>) {
  ^bb0(%p: tensor<3xf32>, %q: tensor<3xf32>):
    %1 = ttc.add %p, %q : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    %2 = ttc.exp %q : (tensor<3xf32>) -> tensor<3xf32>
    ttc.yield %1, %2 : tensor<3xf32>, tensor<3xf32>
  }
  return %0#0 : tensor<3xf32>
}

// What is the same in all steps comes before the loop; what would grow, stays.
// CANON-LABEL: func.func @hoist
// CANON-SAME: (%[[H:.*]]: tensor<2x3xf32>, %[[C:.*]]: tensor<2x3xf32>, %[[W:.*]]: tensor<3xf32>
// CANON: %[[EXP:.*]] = ttc.exp %[[C]]
// CANON: ttc.scan length 4 carries(%[[H]]) consts({{.*}}%[[EXP]]{{.*}})
// CANON-NOT: ttc.exp
// CANON: ttc.expand
// CANON: ttc.add
// CANON: ttc.yield %{{.*}} : tensor<2x3xf32>
// CANON: return %{{.*}}, %[[C]]
func.func @hoist(%h: tensor<2x3xf32>, %c: tensor<2x3xf32>, %w: tensor<3xf32>) -> (tensor<2x3xf32>, tensor<2x3xf32>) {
  %0:2 = ttc.scan length 4 carries(%h, %c) consts(%w)
      : (tensor<2x3xf32>, tensor<2x3xf32>, tensor<3xf32>) -> (tensor<2x3xf32>, tensor<2x3xf32>) {
  ^bb0(%p: tensor<2x3xf32>, %q: tensor<2x3xf32>, %w_in: tensor<3xf32>):
    %1 = ttc.exp %q : (tensor<2x3xf32>) -> tensor<2x3xf32>
    %2 = ttc.expand %w_in {shape = array<i64: 2, 3>} : (tensor<3xf32>) -> tensor<2x3xf32>
    %3 = ttc.add %1, %2 : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
    %4 = ttc.mul %p, %3 : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
    ttc.yield %4, %q : tensor<2x3xf32>, tensor<2x3xf32>
  }
  return %0#0, %0#1 : tensor<2x3xf32>, tensor<2x3xf32>
}

// Operands and results that occur twice.
// CANON-LABEL: func.func @merge
// CANON: %[[S:.*]]:2 = ttc.scan carries(%{{.*}}) xs(%{{.*}}) consts(%{{.*}}) : (tensor<3xf32>, tensor<4x3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<4x3xf32>)
// CANON: return %[[S]]#0, %[[S]]#1, %[[S]]#1
func.func @merge(%h: tensor<3xf32>, %x: tensor<4x3xf32>, %c: tensor<3xf32>) -> (tensor<3xf32>, tensor<4x3xf32>, tensor<4x3xf32>) {
  %0:3 = ttc.scan carries(%h) xs(%x, %x) consts(%c, %c)
      : (tensor<3xf32>, tensor<4x3xf32>, tensor<4x3xf32>, tensor<3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<4x3xf32>, tensor<4x3xf32>) {
  ^bb0(%p: tensor<3xf32>, %a: tensor<3xf32>, %b: tensor<3xf32>, %d: tensor<3xf32>, %e: tensor<3xf32>):
    %1 = ttc.mul %a, %d : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    %2 = ttc.mul %b, %e : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    %3 = ttc.sub %1, %p : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    %4 = ttc.add %2, %3 : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    ttc.yield %4, %3, %3 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
  }
  return %0#0, %0#1, %0#2 : tensor<3xf32>, tensor<4x3xf32>, tensor<4x3xf32>
}

// No steps.
// CANON-LABEL: func.func @empty
// CANON-SAME: (%[[H:.*]]: tensor<3xf32>
// CANON: %[[Y:.*]] = ttc.constant dense<> : tensor<0x3xf32>
// CANON: return %[[H]], %[[Y]]
func.func @empty(%h: tensor<3xf32>, %x: tensor<0x3xf32>) -> (tensor<3xf32>, tensor<0x3xf32>) {
  %0:2 = ttc.scan carries(%h) xs(%x) : (tensor<3xf32>, tensor<0x3xf32>) -> (tensor<3xf32>, tensor<0x3xf32>) {
  ^bb0(%p: tensor<3xf32>, %x_t: tensor<3xf32>):
    %1 = ttc.add %p, %x_t : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    ttc.yield %1, %1 : tensor<3xf32>, tensor<3xf32>
  }
  return %0#0, %0#1 : tensor<3xf32>, tensor<0x3xf32>
}
