// RUN: ttc-opt %s --ttc-specialize="dims=B=4,T=3" | FileCheck %s
// The types within regions are inferred anew, too.

// The region of a custom gradient is inferred anew, too.
// CHECK-LABEL: func.func @custom_gradient
// CHECK: ttc.custom_gradient "f"({{.*}}) {wrt = array<i64: 0>} : (tensor<4x3xf32>, tensor<4x3xf32>) -> tensor<4x3xf32>
// CHECK: ttc.neg %{{.*}} : (tensor<4x3xf32>) -> tensor<4x3xf32>
func.func @custom_gradient(%x: tensor<?x?xf32, #ttc.dims<"B", "T">>) -> tensor<?x?xf32, #ttc.dims<"B", "T">> {
  %y = ttc.custom_gradient "f"(%x, %x) {wrt = array<i64: 0>}
      : (tensor<?x?xf32, #ttc.dims<"B", "T">>, tensor<?x?xf32, #ttc.dims<"B", "T">>) -> tensor<?x?xf32, #ttc.dims<"B", "T">> {
  ^bb0(%out: tensor<?x?xf32, #ttc.dims<"B", "T">>, %dout: tensor<?x?xf32, #ttc.dims<"B", "T">>,
       %in: tensor<?x?xf32, #ttc.dims<"B", "T">>):
    %n = ttc.neg %dout : (tensor<?x?xf32, #ttc.dims<"B", "T">>) -> tensor<?x?xf32, #ttc.dims<"B", "T">>
    ttc.yield %n : tensor<?x?xf32, #ttc.dims<"B", "T">>
  }
  return %y : tensor<?x?xf32, #ttc.dims<"B", "T">>
}

// As is the body of a scan.
// CHECK-LABEL: func.func @scan
// CHECK: ttc.scan carries(%{{.*}}) xs(%{{.*}}) : (tensor<3xf32>, tensor<4x3xf32>) -> (tensor<3xf32>, tensor<4x3xf32>)
// CHECK: ^bb0(%{{.*}}: tensor<3xf32>, %{{.*}}: tensor<3xf32>)
func.func @scan(%h: tensor<?xf32, #ttc.dims<"T">>, %x: tensor<?x?xf32, #ttc.dims<"B", "T">>)
    -> (tensor<?xf32, #ttc.dims<"T">>, tensor<?x?xf32, #ttc.dims<"B", "T">>) {
  %r:2 = ttc.scan carries(%h) xs(%x)
      : (tensor<?xf32, #ttc.dims<"T">>, tensor<?x?xf32, #ttc.dims<"B", "T">>) -> (tensor<?xf32, #ttc.dims<"T">>, tensor<?x?xf32, #ttc.dims<"B", "T">>) {
  ^bb0(%p: tensor<?xf32, #ttc.dims<"T">>, %x_t: tensor<?xf32, #ttc.dims<"T">>):
    %0 = ttc.add %p, %x_t : (tensor<?xf32, #ttc.dims<"T">>, tensor<?xf32, #ttc.dims<"T">>) -> tensor<?xf32, #ttc.dims<"T">>
    ttc.yield %0, %0 : tensor<?xf32, #ttc.dims<"T">>, tensor<?xf32, #ttc.dims<"T">>
  }
  return %r#0, %r#1 : tensor<?xf32, #ttc.dims<"T">>, tensor<?x?xf32, #ttc.dims<"B", "T">>
}
