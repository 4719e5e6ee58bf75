// RUN: ttc-opt %s --verify-each --ttc-differentiate --mlir-print-debuginfo | FileCheck %s

// A backward operation has its forward operation's location.
// CHECK: ttc.exp {{.*}} loc(#[[EXP:.*]])
// CHECK: ttc.mul {{.*}} loc(#[[MUL:.*]])
// CHECK: #[[EXP]] = loc("model.cpp":7:3)
// CHECK: #[[MUL]] = loc("backward"(#[[EXP]]))
func.func @main(%x: tensor<f32>) -> tensor<f32> {
  %y = ttc.exp %x : (tensor<f32>) -> tensor<f32> loc("model.cpp":7:3)
  %d = ttc.gradient %y wrt %x : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return %d : tensor<f32>
}
