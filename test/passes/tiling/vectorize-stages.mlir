// RUN: ttc-opt %s --verify-each --ttc-vectorize --cse | FileCheck %s

// A long sum is made of sums of runs, whose accumulators start from zero: here runs of 64 rows, runs of 16 of these, and
// the rest. The last run is shorter.
// CHECK-LABEL: func.func @rows
// CHECK: %[[ZERO:.*]] = vector.broadcast %{{.*}} : f32 to vector<8xf32>
// CHECK: scf.for %[[I:.*]] = %c0 to %c3001 step %c1024 iter_args(%{{.*}} = %[[ZERO]])
// CHECK: %[[END:.*]] = arith.minsi %{{.*}}, %c3001
// CHECK: %[[OUTER:.*]] = scf.for %[[J:.*]] = %[[I]] to %[[END]] step %c64 iter_args(%[[SUM:.*]] = %[[ZERO]])
// CHECK: %[[LAST:.*]] = arith.minsi %{{.*}}, %c3001
// CHECK: %[[INNER:.*]] = scf.for %{{.*}} = %[[J]] to %[[LAST]] step %c1 iter_args(%{{.*}} = %[[ZERO]])
// CHECK: vector.maskedload
// CHECK: arith.addf %[[SUM]], %[[INNER]]
func.func @rows(%x: memref<3001x4xf32>, %y: memref<4xf32> {ttc.result}) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%y : memref<4xf32>)
  linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0)>],
                  iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<3001x4xf32>) outs(%y : memref<4xf32>) {
  ^bb0(%a: f32, %out: f32):
    %s = arith.addf %a, %out fastmath<reassoc> : f32
    linalg.yield %s : f32
  }
  return
}

// A maximum is the same in any order: one loop.
// CHECK-LABEL: func.func @maximum
// CHECK: scf.for {{.*}} = %c0 to %c3001 step %c1 iter_args
// CHECK-NOT: scf.for
// CHECK: return
func.func @maximum(%x: memref<3001x4xf32>, %y: memref<4xf32> {ttc.result}) {
  %zero = arith.constant 0xFF800000 : f32
  linalg.fill ins(%zero : f32) outs(%y : memref<4xf32>)
  linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0)>],
                  iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<3001x4xf32>) outs(%y : memref<4xf32>) {
  ^bb0(%a: f32, %out: f32):
    %s = arith.maximumf %a, %out : f32
    linalg.yield %s : f32
  }
  return
}

// A contraction saves its tile after runs of 256 products.
// CHECK-LABEL: func.func @contraction
// CHECK: scf.for %[[K:.*]] = %c0 to %c1000 step %c256 iter_args
// CHECK: scf.for %{{.*}} = %[[K]] to %{{.*}} step %c1 iter_args
// CHECK: vector.fma
// CHECK: arith.addf
func.func @contraction(%a: memref<4x1000xf32>, %b: memref<1000x16xf32>, %c: memref<4x16xf32> {ttc.result}) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%c : memref<4x16xf32>)
  linalg.matmul ins(%a, %b : memref<4x1000xf32>, memref<1000x16xf32>) outs(%c : memref<4x16xf32>)
  return
}
