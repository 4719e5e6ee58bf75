// Named extents in attributes are bound with those of the arguments, and products of names are evaluated.
// RUN: ttc-opt %s --verify-each | FileCheck %s --check-prefix=NAMED
// RUN: ttc-opt %s --verify-each --ttc-specialize="dims=B=2,T=5" | FileCheck %s --check-prefix=BOUND

// NAMED: ttc.reshape %{{.*}} {names = #ttc.dims<"B", "">, shape = array<i64: -1, -1>}
// NAMED: ttc.reshape %{{.*}} {shape = array<i64: -1, 4>} : {{.*}} -> tensor<?x4xf32, #ttc.dims<"B*T", "">>
// BOUND: ttc.reshape %{{.*}} {shape = array<i64: 2, -1>} : (tensor<2x5x4xf32>) -> tensor<2x20xf32>
// BOUND: ttc.reshape %{{.*}} {shape = array<i64: -1, 4>} : (tensor<2x5x4xf32>) -> tensor<10x4xf32>
// BOUND: ttc.reshape %{{.*}} {shape = array<i64: 10, 2, 2>} : (tensor<10x4xf32>) -> tensor<10x2x2xf32>
// BOUND: ttc.expand %{{.*}} {shape = array<i64: 2, 3>} : (tensor<f32>) -> tensor<2x3xf32>
// BOUND: ttc.iota {dim = 0 : i64, dtype = i64, shape = array<i64: 5>} : () -> tensor<5xi64>
func.func @main(%x: tensor<?x?x4xf32, #ttc.dims<"B", "T", "">>, %c: tensor<f32>) -> tensor<?x?xf32, #ttc.dims<"B", "4*T">> {
  %0 = ttc.reshape %x {shape = array<i64: -1, -1>, names = #ttc.dims<"B", "">}
      : (tensor<?x?x4xf32, #ttc.dims<"B", "T", "">>) -> tensor<?x?xf32, #ttc.dims<"B", "4*T">>
  %1 = ttc.reshape %x {shape = array<i64: -1, 4>}
      : (tensor<?x?x4xf32, #ttc.dims<"B", "T", "">>) -> tensor<?x4xf32, #ttc.dims<"B*T", "">>
  %2 = ttc.reshape %1 {shape = array<i64: -1, 2, 2>, names = #ttc.dims<"B*T", "", "">}
      : (tensor<?x4xf32, #ttc.dims<"B*T", "">>) -> tensor<?x2x2xf32, #ttc.dims<"B*T", "", "">>
  %3 = ttc.expand %c {shape = array<i64: -1, 3>, names = #ttc.dims<"B", "">}
      : (tensor<f32>) -> tensor<?x3xf32, #ttc.dims<"B", "">>
  %4 = ttc.iota {shape = array<i64: -1>, dim = 0 : i64, dtype = i64, names = #ttc.dims<"T">}
      : () -> tensor<?xi64, #ttc.dims<"T">>
  return %0 : tensor<?x?xf32, #ttc.dims<"B", "4*T">>
}
