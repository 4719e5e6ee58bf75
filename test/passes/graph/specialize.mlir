// RUN: ttc-opt %s --verify-each --ttc-specialize="dims=B=64,T=3" | FileCheck %s

// CHECK-LABEL: func.func @main
// CHECK-SAME: %[[X:.*]]: tensor<64x3x8xf32>, %[[W:.*]]: tensor<8x5xf32>
// CHECK-SAME: -> (tensor<192x5xf32>, tensor<64x3xi64>)
// CHECK: %[[R:.*]] = ttc.relu %[[X]] : (tensor<64x3x8xf32>) -> tensor<64x3x8xf32>
// CHECK: %[[F:.*]] = ttc.reshape %[[R]] {shape = array<i64: 192, 8>} : (tensor<64x3x8xf32>) -> tensor<192x8xf32>
// CHECK: ttc.matmul %[[F]], %[[W]] : (tensor<192x8xf32>, tensor<8x5xf32>) -> tensor<192x5xf32>
// CHECK: ttc.iota
// CHECK-SAME: shape = array<i64: 64, 3>} : () -> tensor<64x3xi64>
func.func @main(%x: tensor<?x?x8xf32, #ttc.dims<"B", "T", "">>, %w: tensor<8x5xf32>)
    -> (tensor<?x5xf32, #ttc.dims<"B*T", "">>, tensor<?x?xi64, #ttc.dims<"B", "T">>) {
  %r = ttc.relu %x : (tensor<?x?x8xf32, #ttc.dims<"B", "T", "">>) -> tensor<?x?x8xf32, #ttc.dims<"B", "T", "">>
  %f = ttc.reshape %r {shape = array<i64: -1, 8>, names = #ttc.dims<"B*T", "">}
      : (tensor<?x?x8xf32, #ttc.dims<"B", "T", "">>) -> tensor<?x8xf32, #ttc.dims<"B*T", "">>
  %y = ttc.matmul %f, %w : (tensor<?x8xf32, #ttc.dims<"B*T", "">>, tensor<8x5xf32>) -> tensor<?x5xf32, #ttc.dims<"B*T", "">>
  %i = ttc.iota {shape = array<i64: -1, -1>, dim = 0 : i64, dtype = i64, names = #ttc.dims<"B", "T">}
      : () -> tensor<?x?xi64, #ttc.dims<"B", "T">>
  return %y, %i : tensor<?x5xf32, #ttc.dims<"B*T", "">>, tensor<?x?xi64, #ttc.dims<"B", "T">>
}
