// Fusion rounds a product and a sum once, which a check that allows no difference reports.
// RUN: not ttc-opt %s --verify-grad="stage-tolerance=0" -o /dev/null 2>&1 | FileCheck %s

// CHECK: error: result 0 at {{.*}}: expected {{.*}} as at the graph level, got {{.*}} after stage {{fusion|linalg}}
func.func @rounded(%x: tensor<64xf32>, %y: tensor<64xf32>) -> tensor<64xf32> {
  %0 = ttc.mul %x, %y : (tensor<64xf32>, tensor<64xf32>) -> tensor<64xf32>
  %1 = ttc.add %0, %y : (tensor<64xf32>, tensor<64xf32>) -> tensor<64xf32>
  return %1 : tensor<64xf32>
}
