// RUN: ttc-run %s --random --dims B=2 --statistics --time 3 --threads 2 | FileCheck %s
// RUN: ttc-run %s --random --dims B=2 --target x86-64 | FileCheck %s --check-prefix=VALUES
// RUN: not ttc-run %s --random 2>&1 | FileCheck %s --check-prefix=UNBOUND
// RUN: not ttc-run %s --random --dims B=2 --entry other 2>&1 | FileCheck %s --check-prefix=ENTRY

// Graph-level IR goes through the compiler's own pipeline; a parameter that is updated in place is a result.

// CHECK: {{.*}} launches of {{.*}} kernels; arena {{.*}}; compiled in {{.*}} s
// CHECK: main {{.*}} ms optimized
// CHECK: y: f32 [2, 3]
// CHECK: median of 3 runs: {{.*}} ms
// VALUES: y: f32 [2, 3]
// VALUES-NEXT: {{\[\[}}6., 4., 4.],
// VALUES-NEXT: [6., 4., 4.]]
// VALUES: w: f32 [3]
// VALUES-NEXT: [2., 0., 0.]
// UNBOUND: ttc-run: cannot compile @main
// ENTRY: ttc-run: expected @main as the entry of graph-level IR, got @other
func.func @main(%x: tensor<?x3xf32, #ttc.dims<"B", "">> {ttc.name = "x", ttc.kind = "input"},
                %w: tensor<3xf32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<?x3xf32, #ttc.dims<"B", "">> {ttc.name = "y"}, tensor<3xf32> {ttc.name = "w1", ttc.updates = "w"}) {
  %zero = ttc.constant dense<0.0> : tensor<f32>
  %c = ttc.constant dense<[2.0, 0.0, 0.0]> : tensor<3xf32>
  %four = ttc.constant dense<4.0> : tensor<f32>
  %0 = ttc.mul %x, %zero : (tensor<?x3xf32, #ttc.dims<"B", "">>, tensor<f32>) -> tensor<?x3xf32, #ttc.dims<"B", "">>
  %1 = ttc.add %0, %c : (tensor<?x3xf32, #ttc.dims<"B", "">>, tensor<3xf32>) -> tensor<?x3xf32, #ttc.dims<"B", "">>
  %y = ttc.add %1, %four : (tensor<?x3xf32, #ttc.dims<"B", "">>, tensor<f32>) -> tensor<?x3xf32, #ttc.dims<"B", "">>
  %2 = ttc.mul %w, %zero : (tensor<3xf32>, tensor<f32>) -> tensor<3xf32>
  %w1 = ttc.add %2, %c : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  return %y, %w1 : tensor<?x3xf32, #ttc.dims<"B", "">>, tensor<3xf32>
}
