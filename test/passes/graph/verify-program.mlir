// What a program may be made of; the pass changes nothing.
// RUN: ttc-opt %s --ttc-verify-program | FileCheck %s

// CHECK-LABEL: func.func @main
// CHECK-SAME: ttc.kind = "parameter", ttc.name = "w"
// CHECK-SAME: ttc.updates = "w"
func.func @main(%x: tensor<?x8xf32, #ttc.dims<"B", "">> {ttc.name = "x", ttc.kind = "input"},
                %w: tensor<8xf32> {ttc.name = "w", ttc.kind = "parameter"}, %unnamed: tensor<2xi1>, %other: tensor<2xui8>)
    -> (tensor<8xf32> {ttc.name = "y"}, tensor<8xf32> {ttc.updates = "w"},
        tensor<i64> {ttc.check = {message = "m", location = loc(unknown)}}) {
  // CHECK: ttc.scan
  %y = ttc.scan carries(%w) xs(%x) : (tensor<8xf32>, tensor<?x8xf32, #ttc.dims<"B", "">>) -> tensor<8xf32> {
  ^bb0(%h: tensor<8xf32>, %x_t: tensor<8xf32>):
    %0 = ttc.add %h, %x_t : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
    ttc.yield %0 : tensor<8xf32>
  }
  %loss = ttc.sum %y : (tensor<8xf32>) -> tensor<f32>
  // CHECK: ttc.gradient
  %dw = ttc.gradient %loss wrt %w : (tensor<f32>, tensor<8xf32>) -> tensor<8xf32>
  %zero = ttc.constant dense<0> : tensor<i64>
  return %y, %dw, %zero : tensor<8xf32>, tensor<8xf32>, tensor<i64>
}

// CHECK-LABEL: func.func private @body
func.func private @body() {
  return
}
