// RUN: ttc-opt %s --verify-each --ttc-deduplicate-kernels | FileCheck %s

// CHECK-LABEL: func.func @main
// CHECK: %[[A:.*]] = ttc.launch @k0(%{{.*}}) : (tensor<8xf32>) -> tensor<8xf32>
// CHECK: %[[B:.*]] = ttc.launch @k0(%[[A]]) : (tensor<8xf32>) -> tensor<8xf32>
// CHECK: %[[C:.*]] = ttc.launch @constant(%[[B]])
// CHECK: %[[D:.*]] = ttc.launch @order(%[[A]], %[[C]])
// CHECK: %[[E:.*]] = ttc.launch @swapped(%[[D]], %[[C]])
// CHECK: ttc.launch @k0(%[[E]])
func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
  %a = ttc.launch @k0(%x) : (tensor<8xf32>) -> tensor<8xf32>
  %b = ttc.launch @k1(%a) : (tensor<8xf32>) -> tensor<8xf32>
  %c = ttc.launch @constant(%b) : (tensor<8xf32>) -> tensor<8xf32>
  %d = ttc.launch @order(%a, %c) : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %e = ttc.launch @swapped(%d, %c) : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %f = ttc.launch @k5(%e) : (tensor<8xf32>) -> tensor<8xf32>
  return %f : tensor<8xf32>
}

// CHECK: module @k0 {
// CHECK-NEXT: func.func @k0(
module @k0 {
  func.func @k0(%x: tensor<8xf32>) -> tensor<8xf32> {
    %c = arith.constant dense<1.0> : tensor<8xf32>
    %0 = arith.addf %x, %c : tensor<8xf32>
    return %0 : tensor<8xf32>
  }
}

// Equal but for its names and locations.
// CHECK-NOT: @k1
module @k1 {
  func.func @k1(%other: tensor<8xf32>) -> tensor<8xf32> {
    %one = arith.constant dense<1.0> : tensor<8xf32>
    %sum = arith.addf %other, %one : tensor<8xf32>
    return %sum : tensor<8xf32>
  }
}

// Another constant.
// CHECK: module @constant {
// CHECK-NEXT: func.func @constant(
module @constant {
  func.func @constant(%x: tensor<8xf32>) -> tensor<8xf32> {
    %c = arith.constant dense<2.0> : tensor<8xf32>
    %0 = arith.addf %x, %c : tensor<8xf32>
    return %0 : tensor<8xf32>
  }
}

// The same operation on other operands.
// CHECK: module @order {
module @order {
  func.func @order(%x: tensor<8xf32>, %y: tensor<8xf32>) -> tensor<8xf32> {
    %0 = arith.subf %x, %y : tensor<8xf32>
    return %0 : tensor<8xf32>
  }
}
// CHECK: module @swapped {
module @swapped {
  func.func @swapped(%x: tensor<8xf32>, %y: tensor<8xf32>) -> tensor<8xf32> {
    %0 = arith.subf %y, %x : tensor<8xf32>
    return %0 : tensor<8xf32>
  }
}

// CHECK-NOT: @k5
module @k5 {
  func.func @k5(%x: tensor<8xf32>) -> tensor<8xf32> {
    %c = arith.constant dense<1.0> : tensor<8xf32>
    %0 = arith.addf %x, %c : tensor<8xf32>
    return %0 : tensor<8xf32>
  }
}
