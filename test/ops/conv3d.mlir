// Convolutions over one and three axes: the preferred layout and the loop nest.
// RUN: ttc-opt %s --ttc-layout | FileCheck %s
// RUN: ttc-opt %s --ttc-stop-after=linalg | FileCheck %s --check-prefix=LINALG

// CHECK-LABEL: func.func @main
// CHECK-SAME: tensor<3x3x3x3x4xf32> {ttc.kind = "parameter", ttc.layout = array<i64: 2, 3, 4, 1, 0>
// CHECK: ttc.permute %{{.*}} {dims = array<i64: 0, 2, 3, 4, 1>}
// CHECK: ttc.pad %{{.*}} {high = array<i64: 0, 1, 1, 1, 0>, low = array<i64: 0, 1, 1, 1, 0>}
// CHECK: ttc.conv3d %{{.*}} {data_format = "NDHWC"} : (tensor<2x6x7x8x3xf32>, tensor<3x3x3x3x4xf32>) -> tensor<2x4x5x6x4xf32>
// CHECK: ttc.permute %{{.*}} {dims = array<i64: 0, 4, 1, 2, 3>}
// One loop nest: five parallel dimensions, then the kernel's three and the channels.
// LINALG-LABEL: func.func @{{k[0-9]+_.*conv3d}}
// LINALG: iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction"]
func.func @main(%x: tensor<2x3x4x5x6xf32> {ttc.name = "x", ttc.kind = "input"},
                %w: tensor<4x3x3x3x3xf32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<2x4x4x5x6xf32> {ttc.name = "y"}) {
  %0 = ttc.conv3d %x, %w {padding = array<i64: 1, 1, 1>}
      : (tensor<2x3x4x5x6xf32>, tensor<4x3x3x3x3xf32>) -> tensor<2x4x4x5x6xf32>
  return %0 : tensor<2x4x4x5x6xf32>
}
