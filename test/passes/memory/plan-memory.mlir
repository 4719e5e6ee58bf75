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
