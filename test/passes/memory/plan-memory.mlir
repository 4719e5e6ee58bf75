// RUN: ttc-opt %s --verify-each --split-input-file --ttc-plan-memory | FileCheck %s

// Of three temporaries the first and the last share bytes: their phases don't meet. The last launch writes the output.
// CHECK-LABEL: func.func @main
// CHECK-SAME: (%[[ARENA:[^:]*]]: memref<256xi8>, %[[X:[^:]*]]: memref<32xf32>, %[[Y:[^:]*]]: memref<32xf32> {ttc.kind = "output", ttc.name = "y"})
// CHECK-SAME: ttc.arena_bytes = 256 : i64, ttc.buffer_bytes = 384 : i64
// CHECK: %[[A:.*]] = memref.view %[[ARENA]][%c0
// CHECK: ttc.launch @k(%[[X]], %[[A]]) tasks 4 writes [1]
// CHECK: %[[B:.*]] = memref.view %[[ARENA]][%c128
// CHECK: ttc.launch @k(%[[A]], %[[B]])
// CHECK: %[[C:.*]] = memref.view %[[ARENA]][%c0
// CHECK: ttc.launch @k(%[[B]], %[[C]])
// CHECK: ttc.launch @k(%[[C]], %[[Y]])
func.func @main(%x: tensor<32xf32>) -> (tensor<32xf32> {ttc.name = "y"}) {
  %0 = ttc.launch @k(%x) {phase = 0 : i64} : (tensor<32xf32>) -> tensor<32xf32>
  %1 = ttc.launch @k(%0) {phase = 1 : i64} : (tensor<32xf32>) -> tensor<32xf32>
  %2 = ttc.launch @k(%1) {phase = 2 : i64} : (tensor<32xf32>) -> tensor<32xf32>
  %3 = ttc.launch @k(%2) {phase = 3 : i64} : (tensor<32xf32>) -> tensor<32xf32>
  return %3 : tensor<32xf32>
}
module @k {
  func.func @k(%x: memref<32xf32>, %y: memref<32xf32> {ttc.result}) attributes {ttc.tasks = 4 : i64} {
    return
  }
}

// -----

// Where the kernel allows it, a launch writes its result over the operand that nobody reads later.
// CHECK-LABEL: func.func @main
// CHECK-SAME: ttc.arena_bytes = 128 : i64, ttc.buffer_bytes = 128 : i64
// CHECK: %[[A:.*]] = memref.view
// CHECK: ttc.launch @k(%{{.*}}, %[[A]])
// CHECK: ttc.launch @k(%[[A]], %[[A]])
// CHECK: ttc.launch @k(%[[A]], %{{.*}})
func.func @main(%x: tensor<32xf32>) -> (tensor<32xf32> {ttc.name = "y"}) {
  %0 = ttc.launch @k(%x) {phase = 0 : i64} : (tensor<32xf32>) -> tensor<32xf32>
  %1 = ttc.launch @k(%0) {phase = 1 : i64} : (tensor<32xf32>) -> tensor<32xf32>
  %2 = ttc.launch @k(%1) {phase = 2 : i64} : (tensor<32xf32>) -> tensor<32xf32>
  return %2 : tensor<32xf32>
}
module @k {
  func.func @k(%x: memref<32xf32>, %y: memref<32xf32> {ttc.inplace = array<i64: 0>, ttc.result}) attributes {ttc.tasks = 4 : i64} {
    return
  }
}

// -----

// An update is written over its argument; scratch is of the arena.
// CHECK-LABEL: func.func @main
// CHECK-SAME: (%[[ARENA:[^:]*]]: memref<64xi8>, %[[W:[^:]*]]: memref<32xf32> {ttc.kind = "parameter", ttc.name = "w"})
// CHECK: %[[S:.*]] = memref.view %[[ARENA]]
// CHECK: ttc.launch @k(%[[W]], %[[W]], %[[S]]) tasks 1 writes [1, 2]
func.func @main(%w: tensor<32xf32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<32xf32> {ttc.updates = "w"}) {
  %0 = ttc.launch @k(%w) {phase = 0 : i64} : (tensor<32xf32>) -> tensor<32xf32>
  return %0 : tensor<32xf32>
}
module @k {
  func.func @k(%x: memref<32xf32>, %y: memref<32xf32> {ttc.inplace = array<i64: 0>, ttc.result},
               %t: memref<16xf32> {ttc.scratch}) {
    return
  }
}

// -----

// A kernel that can't compute in place gets a buffer of its own, copied at the end.
// CHECK-LABEL: func.func @main
// CHECK-SAME: %[[W:[^:]*]]: memref<32xf32> {ttc.kind = "parameter", ttc.name = "w"})
// CHECK: %[[A:.*]] = memref.view
// CHECK: ttc.launch @k(%[[W]], %[[A]])
// CHECK: memref.copy %[[A]], %[[W]]
func.func @main(%w: tensor<32xf32> {ttc.name = "w", ttc.kind = "parameter"}) -> (tensor<32xf32> {ttc.updates = "w"}) {
  %0 = ttc.launch @k(%w) {phase = 0 : i64} : (tensor<32xf32>) -> tensor<32xf32>
  return %0 : tensor<32xf32>
}
module @k {
  func.func @k(%x: memref<32xf32>, %y: memref<32xf32> {ttc.result}) attributes {ttc.tasks = 4 : i64} {
    return
  }
}

// -----

// A loop: the carry lives in the output, into which its first value is copied, elements of the stacks are views, the body's temporary is one
// of this function's.
// CHECK-LABEL: func.func @main
// CHECK-SAME: (%[[ARENA:[^:]*]]: memref<256xi8>, %[[X:[^:]*]]: memref<4x32xf32>, %{{[^:]*}}: memref<32xf32>, %[[OUT:[^:]*]]: memref<32xf32> {{{.*}}}, %[[YS:[^:]*]]: memref<4x32xf32> {{{.*}}})
// CHECK: ttc.launch @k(%{{.*}}, %[[A:.*]]) tasks 4 writes [1]
// CHECK: memref.copy %[[A]], %[[OUT]]
// CHECK: scf.for %[[T:.*]] = %c0{{.*}} to %c4{{.*}} step %c1
// CHECK: %[[X_T:.*]] = ttc.row %[[X]][%[[T]]] reverse : memref<4x32xf32> to memref<32xf32>
// CHECK: %[[Y_T:.*]] = ttc.row %[[YS]][%[[T]]] reverse : memref<4x32xf32> to memref<32xf32>
// CHECK: %[[TEMP:.*]] = memref.view %{{.*}}
// CHECK: ttc.launch @k(%[[X_T]], %[[TEMP]])
// CHECK: ttc.launch @k2(%[[OUT]], %[[TEMP]], %[[OUT]], %[[Y_T]]) tasks 4 writes [2, 3]
// CHECK-NOT: func.func private @scan0
func.func @main(%x: tensor<4x32xf32>, %h: tensor<32xf32>) -> (tensor<32xf32>, tensor<4x32xf32>) {
  %a = ttc.launch @k(%h) {phase = 0 : i64} : (tensor<32xf32>) -> tensor<32xf32>
  %r:2 = ttc.repeat @scan0 times 4 reverse carries(%a) xs(%x) {phase = 1 : i64}
      : (tensor<32xf32>, tensor<4x32xf32>) -> (tensor<32xf32>, tensor<4x32xf32>)
  return %r#0, %r#1 : tensor<32xf32>, tensor<4x32xf32>
}
func.func private @scan0(%h: tensor<32xf32> {ttc.name = "carry0", ttc.kind = "carry"}, %x_t: tensor<32xf32>)
    -> (tensor<32xf32> {ttc.updates = "carry0"}, tensor<32xf32>) {
  %0 = ttc.launch @k(%x_t) {phase = 0 : i64} : (tensor<32xf32>) -> tensor<32xf32>
  %1:2 = ttc.launch @k2(%h, %0) {phase = 1 : i64} : (tensor<32xf32>, tensor<32xf32>) -> (tensor<32xf32>, tensor<32xf32>)
  return %1#0, %1#1 : tensor<32xf32>, tensor<32xf32>
}
module @k {
  func.func @k(%x: memref<32xf32>, %y: memref<32xf32> {ttc.result}) attributes {ttc.tasks = 4 : i64} {
    return
  }
}
module @k2 {
  func.func @k2(%h: memref<32xf32>, %x: memref<32xf32>, %y: memref<32xf32> {ttc.result, ttc.inplace = array<i64: 0>},
                %z: memref<32xf32> {ttc.result}) attributes {ttc.tasks = 4 : i64} {
    return
  }
}

// -----

// The first value of a carry is copied where others need it, too.
// CHECK-LABEL: func.func @main
// CHECK-SAME: %[[H:[^:]*]]: memref<32xf32>, %[[OUT:[^:]*]]: memref<32xf32> {
// CHECK: memref.copy %[[H]], %[[OUT]]
// CHECK-NEXT: arith.constant
// CHECK: scf.for
// CHECK: ttc.launch @k(%[[OUT]], %[[OUT]])
func.func @main(%h: tensor<32xf32>) -> tensor<32xf32> {
  %r = ttc.repeat @scan0 times 4 carries(%h) {phase = 0 : i64} : (tensor<32xf32>) -> tensor<32xf32>
  return %r : tensor<32xf32>
}
func.func private @scan0(%h: tensor<32xf32> {ttc.name = "carry0", ttc.kind = "carry"})
    -> (tensor<32xf32> {ttc.updates = "carry0"}) {
  %0 = ttc.launch @k(%h) {phase = 0 : i64} : (tensor<32xf32>) -> tensor<32xf32>
  return %0 : tensor<32xf32>
}
module @k {
  func.func @k(%x: memref<32xf32>, %y: memref<32xf32> {ttc.result, ttc.inplace = array<i64: 0>})
      attributes {ttc.tasks = 4 : i64} {
    return
  }
}

// -----

// States that exchange their values need a spare place; an output of what a state was comes before.
// CHECK-LABEL: func.func @main
// CHECK-SAME: (%[[ARENA:[^:]*]]: memref<64xi8>, %[[P:[^:]*]]: memref<2xf32> {ttc.name = "p"}, %[[Q:[^:]*]]: memref<2xf32> {ttc.name = "q"}, %[[R:[^:]*]]: memref<2xf32> {ttc.name = "r"}, %[[Y:[^:]*]]: memref<2xf32>
// CHECK: memref.copy %[[P]], %[[Y]]
// CHECK: memref.copy %[[P]], %[[R]]
// CHECK: %[[SPARE:.*]] = memref.view %[[ARENA]]
// CHECK: memref.copy %[[P]], %[[SPARE]]
// CHECK: memref.copy %[[Q]], %[[P]]
// CHECK: memref.copy %[[SPARE]], %[[Q]]
// CHECK-NOT: memref.copy
func.func @main(%p: tensor<2xf32> {ttc.name = "p"}, %q: tensor<2xf32> {ttc.name = "q"}, %r: tensor<2xf32> {ttc.name = "r"})
    -> (tensor<2xf32> {ttc.updates = "p"}, tensor<2xf32> {ttc.updates = "q"}, tensor<2xf32> {ttc.updates = "r"},
        tensor<2xf32> {ttc.name = "y"}) {
  return %q, %p, %p, %p : tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>
}

// -----

// A state that is returned in another shape keeps its value until it is copied.
// CHECK-LABEL: func.func @main
// CHECK-SAME: %[[P:[^:]*]]: memref<2xf32> {ttc.name = "p"}, %[[Y:[^:]*]]: memref<1x2xf32>
// CHECK: %[[NEW:.*]] = memref.view
// CHECK: ttc.launch @k(%[[P]], %[[NEW]])
// CHECK: %[[OLD:.*]] = memref.reinterpret_cast %[[P]]
// CHECK: memref.copy %[[OLD]], %[[Y]]
// CHECK: memref.copy %[[NEW]], %[[P]]
func.func @main(%p: tensor<2xf32> {ttc.name = "p"}) -> (tensor<2xf32> {ttc.updates = "p"}, tensor<1x2xf32> {ttc.name = "y"}) {
  %0 = ttc.launch @k(%p) {phase = 0 : i64} : (tensor<2xf32>) -> tensor<2xf32>
  %1 = ttc.reshape %p {shape = array<i64: 1, 2>} : (tensor<2xf32>) -> tensor<1x2xf32>
  return %0, %1 : tensor<2xf32>, tensor<1x2xf32>
}
module @k {
  func.func @k(%x: memref<2xf32>, %y: memref<2xf32> {ttc.inplace = array<i64: 0>, ttc.result}) attributes {ttc.tasks = 1 : i64} {
    return
  }
}
