// A file is checked in all ways, or in those that are named. A result that is wrong in the ninth bit from the last is seen.
// RUN: ttc-fuzz %s | FileCheck %s --check-prefix=RIGHT
// RUN: not ttc-fuzz %s --variant native --fault 1.00003 | FileCheck %s --check-prefix=WRONG

// RIGHT: 1 passed, 0 failed
// WRONG: native: r0[{{.*}}]: expected {{.*}} +- {{.*}}, got
// WRONG: 0 passed, 1 failed
func.func @main(%x: tensor<7x5xf32> {ttc.name = "x", ttc.kind = "input"},
                %w: tensor<5x3xf32> {ttc.name = "w", ttc.kind = "input"}) -> (tensor<7x3xf32> {ttc.name = "r0"}) {
  %0 = ttc.matmul %x, %w : (tensor<7x5xf32>, tensor<5x3xf32>) -> tensor<7x3xf32>
  %1 = ttc.tanh %0 : (tensor<7x3xf32>) -> tensor<7x3xf32>
  return %1 : tensor<7x3xf32>
}
