// RUN: ttc-opt %s --verify-each --split-input-file --ttc-prune | FileCheck %s

// CHECK-LABEL: func.func @dead
// CHECK-SAME: (%[[X:[^:]*]]: tensor<4xf32>, %{{.*}}: tensor<4xf32> {ttc.kind = "input", ttc.name = "unused"}) -> tensor<4xf32>
// CHECK-NEXT: return %[[X]]
func.func @dead(%x: tensor<4xf32>, %y: tensor<4xf32> {ttc.kind = "input", ttc.name = "unused"},
                %s: tensor<4xf32> {ttc.kind = "state", ttc.name = "s"})
    -> (tensor<4xf32>, tensor<4xf32> {ttc.updates = "s"}) {
  %a = ttc.exp %y : (tensor<4xf32>) -> tensor<4xf32>
  %b = ttc.exp %a : (tensor<4xf32>) -> tensor<4xf32>
  return %x, %s : tensor<4xf32>, tensor<4xf32>
}

// -----

// A state that is read or updated stays, even where only its own update reads it.
// CHECK-LABEL: func.func @live
// CHECK-SAME: ttc.name = "count"
// CHECK-SAME: ttc.name = "scale"
// CHECK: ttc.add
func.func @live(%x: tensor<f32>, %c: tensor<i64> {ttc.kind = "state", ttc.name = "count"},
                %s: tensor<f32> {ttc.kind = "state", ttc.name = "scale"})
    -> (tensor<f32>, tensor<i64> {ttc.updates = "count"}, tensor<f32> {ttc.updates = "scale"}) {
  %y = ttc.mul %x, %s : (tensor<f32>, tensor<f32>) -> tensor<f32>
  %one = ttc.constant dense<1> : tensor<i64>
  %n = ttc.add %c, %one : (tensor<i64>, tensor<i64>) -> tensor<i64>
  return %y, %n, %s : tensor<f32>, tensor<i64>, tensor<f32>
}
