// Attributes and arithmetic of whole numbers keep all bits.
// RUN: ttc-run %s | FileCheck %s

// CHECK: out0: i64 [3]
// CHECK-NEXT: [9007199254740993, 9007199254740994, 9007199254740995]
// CHECK: out1: i64 [2]
// CHECK-NEXT: [9007199254740993, 1]
// CHECK: out2: i64 [4]
// CHECK-NEXT: [25010001, -1, 0, 1]
// CHECK: out3: u8 [3]
// CHECK-NEXT: [ 5, 5, 33]
// CHECK: out4: bool [2]
// CHECK-NEXT: [ true, false]
func.func @main() -> (tensor<3xi64>, tensor<2xi64>, tensor<4xi64>, tensor<3xui8>, tensor<2xi1>) {
  %x = ttc.constant dense<[0, 9007199254740994, 9223372036854775807]> : tensor<3xi64>
  %clamped = ttc.clamp %x {min = 9007199254740993, max = 9007199254740995} : (tensor<3xi64>) -> tensor<3xi64>
  %one = ttc.constant dense<1> : tensor<1xi64>
  %padded = ttc.pad %one {low = array<i64: 1>, high = array<i64: 0>, value = 9007199254740993}
    : (tensor<1xi64>) -> tensor<2xi64>
  %base = ttc.constant dense<[5001, -1, 2, 1]> : tensor<4xi64>
  %exponent = ttc.constant dense<[2, -3, -1, -5]> : tensor<4xi64>
  %power = ttc.pow %base, %exponent : (tensor<4xi64>, tensor<4xi64>) -> tensor<4xi64>
  // Bounds beyond the type limit nothing.
  %bytes = ttc.constant dense<[0, 5, 33]> : tensor<3xui8>
  %limited = ttc.clamp %bytes {min = 5.0 : f64, max = 1099511627776} : (tensor<3xui8>) -> tensor<3xui8>
  %flag = ttc.constant dense<false> : tensor<1xi1>
  %flags = ttc.pad %flag {low = array<i64: 1>, high = array<i64: 0>, value = 2.0 : f64} : (tensor<1xi1>) -> tensor<2xi1>
  return %clamped, %padded, %power, %limited, %flags
    : tensor<3xi64>, tensor<2xi64>, tensor<4xi64>, tensor<3xui8>, tensor<2xi1>
}
