// RUN: ttc-opt %s --verify-each --split-input-file --ttc-schedule | FileCheck %s

// Side by side when neither depends on the other; after both otherwise. A reshape makes no phase.
// CHECK-LABEL: func.func @main
// CHECK-DAG: %[[A:.*]] = ttc.launch @k(%{{.*}}) {phase = 0 : i64}
// CHECK-DAG: %[[B:.*]] = ttc.launch @k(%{{.*}}) {phase = 0 : i64}
// CHECK: %[[R:.*]] = ttc.reshape %[[A]]
// CHECK: ttc.launch @two(%[[R]], %[[B]]) {phase = 1 : i64}
func.func @main(%x: tensor<8xf32>, %y: tensor<8xf32>) -> tensor<8xf32> {
  %a = ttc.launch @k(%x) : (tensor<8xf32>) -> tensor<8xf32>
  %r = ttc.reshape %a {shape = array<i64: 2, 4>} : (tensor<8xf32>) -> tensor<2x4xf32>
  %b = ttc.launch @k(%y) : (tensor<8xf32>) -> tensor<8xf32>
  %c = ttc.launch @two(%r, %b) : (tensor<2x4xf32>, tensor<8xf32>) -> tensor<8xf32>
  return %c : tensor<8xf32>
}
module @k {
  func.func private @k()
}
module @two {
  func.func private @two()
}

// -----

// The update waits for the reader of the old value.
// CHECK-LABEL: func.func @main
// CHECK-SAME: %[[W:[^:]*]]: tensor<8xf32>
// CHECK: %[[DX:.*]] = ttc.launch @dx(%{{.*}}, %[[W]]) {phase = 0 : i64}
// CHECK: %[[NEW:.*]] = ttc.launch @update(%[[W]], %{{.*}}) {phase = 1 : i64}
// CHECK: return %[[NEW]], %[[DX]]
func.func @main(%w: tensor<8xf32> {ttc.name = "w", ttc.kind = "parameter"}, %g: tensor<8xf32>)
    -> (tensor<8xf32> {ttc.updates = "w"}, tensor<8xf32>) {
  %new = ttc.launch @update(%w, %g) : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %dx = ttc.launch @dx(%g, %w) : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  return %new, %dx : tensor<8xf32>, tensor<8xf32>
}
module @update {
  func.func private @update()
}
module @dx {
  func.func private @dx()
}

// -----

// The reader needs the update's result: the order of the data counts.
// CHECK-LABEL: func.func @main
// CHECK-SAME: %[[W:[^:]*]]: tensor<8xf32>
// CHECK: %[[NEW:.*]] = ttc.launch @update(%[[W]]) {phase = 0 : i64}
// CHECK: ttc.launch @both(%[[NEW]], %[[W]]) {phase = 1 : i64}
func.func @main(%w: tensor<8xf32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<8xf32> {ttc.updates = "w"}, tensor<8xf32>) {
  %new = ttc.launch @update(%w) : (tensor<8xf32>) -> tensor<8xf32>
  %d = ttc.launch @both(%new, %w) : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  return %new, %d : tensor<8xf32>, tensor<8xf32>
}
module @update {
  func.func private @update()
}
module @both {
  func.func private @both()
}

// -----

// A loop is launched like a kernel.
// CHECK-LABEL: func.func @main
// CHECK: %[[A:.*]] = ttc.launch @k(%{{.*}}) {phase = 0 : i64}
// CHECK: %[[R:.*]]:2 = ttc.repeat @scan0 times 4 carries(%[[A]]) {phase = 1 : i64}
// CHECK: ttc.launch @k(%[[R]]#0) {phase = 2 : i64}
func.func @main(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<4x8xf32>) {
  %a = ttc.launch @k(%x) : (tensor<8xf32>) -> tensor<8xf32>
  %r:2 = ttc.repeat @scan0 times 4 carries(%a) : (tensor<8xf32>) -> (tensor<8xf32>, tensor<4x8xf32>)
  %b = ttc.launch @k(%r#0) : (tensor<8xf32>) -> tensor<8xf32>
  return %b, %r#1 : tensor<8xf32>, tensor<4x8xf32>
}
func.func private @scan0(tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>)
module @k {
  func.func private @k()
}
