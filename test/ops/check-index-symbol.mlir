// The range may be that of a symbolic dimension.
// RUN: ttc-opt %s --ttc-specialize="dims=B=3" | FileCheck %s

// CHECK-LABEL: func.func @symbol
// CHECK: ttc.check_index %{{.*}} {message = "", shape = array<i64: 3>}
func.func @symbol(%x: tensor<?xf32, #ttc.dims<"B">>, %i: tensor<4xi64>) -> (tensor<?xf32, #ttc.dims<"B">>, tensor<4xi64>) {
  %a = ttc.check_index %i {shape = array<i64: -1>, names = #ttc.dims<"B">, message = ""} : (tensor<4xi64>) -> tensor<4xi64>
  return %x, %a : tensor<?xf32, #ttc.dims<"B">>, tensor<4xi64>
}
