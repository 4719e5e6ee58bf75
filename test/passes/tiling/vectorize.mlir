// RUN: ttc-opt %s --verify-each --ttc-vectorize --cse | FileCheck %s --check-prefixes=CHECK,AVX2
// RUN: ttc-opt %s --verify-each --ttc-vectorize="vector-bits=512 vector-registers=32" --cse | FileCheck %s --check-prefixes=CHECK,AVX512

// Whole vectors, two at a time, then the last four elements under a mask.
// CHECK-LABEL: func.func @elementwise
// CHECK-SAME: (%[[X:[^:]*]]: memref<100xf32>, %[[Y:[^:]*]]: memref<100xf32> {ttc.result}, %[[BEGIN:[^:]*]]: index, %[[END:[^:]*]]: index)
// CHECK-SAME: ttc.tasks = 1 : i64
// CHECK: vector.constant_mask [4]
// CHECK: scf.for %{{.*}} = %[[BEGIN]] to %[[END]]
// CHECK: scf.for %[[I:.*]] = %{{.*}} to %c96
// AVX2: %[[V:.*]] = vector.load %[[X]][%[[I]]] : memref<100xf32>, vector<8xf32>
// AVX512: %[[V:.*]] = vector.load %[[X]][%[[I]]] : memref<100xf32>, vector<16xf32>
// CHECK: %[[N:.*]] = arith.negf %[[V]]
// CHECK: vector.store %[[N]], %[[Y]][%[[I]]]
// CHECK: %[[T:.*]] = vector.maskedload %[[X]][%c96
// CHECK: %[[TN:.*]] = arith.negf %[[T]]
// CHECK: vector.maskedstore %[[Y]][%c96{{.*}}], %{{.*}}, %[[TN]]
func.func @elementwise(%x: memref<100xf32>, %y: memref<100xf32> {ttc.result}) {
  linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]}
      ins(%x : memref<100xf32>) outs(%y : memref<100xf32>) {
  ^bb0(%a: f32, %out: f32):
    %n = arith.negf %a : f32
    linalg.yield %n : f32
  }
  return
}

// Several accumulators along the row, summed at its end.
// CHECK-LABEL: func.func @row_sum
// AVX2: %[[A:.*]]:4 = scf.for {{.*}} iter_args
// AVX512: %[[A:.*]] = scf.for {{.*}} iter_args
// CHECK: vector.load
// CHECK: arith.addf
// CHECK: vector.maskedload
// CHECK: arith.select
// CHECK: vector.reduction <add>
// CHECK: memref.store
func.func @row_sum(%x: memref<4x100xf32>, %y: memref<4xf32> {ttc.result}) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%y : memref<4xf32>)
  linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>],
                  iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<4x100xf32>) outs(%y : memref<4xf32>) {
  ^bb0(%a: f32, %out: f32):
    %s = arith.addf %a, %out : f32
    linalg.yield %s : f32
  }
  return
}

// Vectors of columns; each column in one lane.
// CHECK-LABEL: func.func @column_sum
// AVX2: %[[A:.*]]:4 = scf.for {{.*}} iter_args
// AVX512: %[[A:.*]]:2 = scf.for {{.*}} iter_args
// CHECK: vector.load
// CHECK: arith.addf
// CHECK: scf.yield
// CHECK-NOT: vector.reduction
// CHECK: vector.store %[[A]]#0
// CHECK: vector.store %[[A]]#1
func.func @column_sum(%x: memref<100x32xf32>, %y: memref<32xf32> {ttc.result}) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%y : memref<32xf32>)
  linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0)>],
                  iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<100x32xf32>) outs(%y : memref<32xf32>) {
  ^bb0(%a: f32, %out: f32):
    %s = arith.addf %a, %out : f32
    linalg.yield %s : f32
  }
  return
}

// A register tile: packed columns times broadcast rows, the accumulators in registers over the whole reduction.
// CHECK-LABEL: func.func @contraction
// CHECK: %[[PANEL:.*]] = memref.alloca() {alignment = 64 : i64}
// CHECK: vector.store %{{.*}}, %[[PANEL]]
// AVX2: %[[A:.*]]:8 = scf.for {{.*}} iter_args
// AVX512: %[[A:.*]]:16 = scf.for {{.*}} iter_args
// CHECK: vector.load %[[PANEL]]
// CHECK: %[[ROW:.*]] = memref.load
// CHECK: vector.broadcast %[[ROW]]
// AVX2-COUNT-8: vector.fma {{.*}} : vector<8xf32>
// AVX512-COUNT-16: vector.fma {{.*}} : vector<16xf32>
// CHECK-NOT: vector.fma
// CHECK: scf.yield
// CHECK: vector.store %[[A]]#0
func.func @contraction(%x: memref<64x32xf32>, %w: memref<32x64xf32>, %y: memref<64x64xf32> {ttc.result}) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%y : memref<64x64xf32>)
  linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d2)>, affine_map<(d0, d1, d2) -> (d2, d1)>,
                                   affine_map<(d0, d1, d2) -> (d0, d1)>],
                  iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<64x32xf32>, memref<32x64xf32>) outs(%y : memref<64x64xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %out, %p : f32
    linalg.yield %s : f32
  }
  return
}

// What follows a contraction is applied to the accumulators; the temporary vanishes.
// CHECK-LABEL: func.func @epilogue
// CHECK-SAME: %[[BIAS:[^:]*]]: memref<64xf32>, %[[Y:[^:]*]]: memref<64x64xf32> {ttc.result}, %{{[^:]*}}: index, %{{[^:]*}}: index)
// CHECK: %[[OUT:.*]] = memref.collapse_shape %[[Y]]
// CHECK: %[[A:.*]]:{{8|16}} = scf.for {{.*}} iter_args
// CHECK: vector.fma
// CHECK: scf.yield
// CHECK: %[[B:.*]] = vector.load %[[BIAS]]
// CHECK: %[[S:.*]] = arith.addf %[[A]]#0, %[[B]]
// CHECK: vector.store %[[S]], %[[OUT]]
func.func @epilogue(%x: memref<64x32xf32>, %w: memref<32x64xf32>, %b: memref<64xf32>, %y: memref<64x64xf32> {ttc.result},
                    %t: memref<64x64xf32> {ttc.scratch}) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%t : memref<64x64xf32>)
  linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d2)>, affine_map<(d0, d1, d2) -> (d2, d1)>,
                                   affine_map<(d0, d1, d2) -> (d0, d1)>],
                  iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<64x32xf32>, memref<32x64xf32>) outs(%t : memref<64x64xf32>) {
  ^bb0(%a: f32, %c: f32, %out: f32):
    %p = arith.mulf %a, %c : f32
    %s = arith.addf %out, %p : f32
    linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1)>,
                                   affine_map<(d0, d1) -> (d0, d1)>],
                  iterator_types = ["parallel", "parallel"]}
      ins(%t, %b : memref<64x64xf32>, memref<64xf32>) outs(%y : memref<64x64xf32>) {
  ^bb0(%a: f32, %c: f32, %out: f32):
    %s = arith.addf %a, %c : f32
    linalg.yield %s : f32
  }
  return
}

// What follows a contraction in another order of elements is a loop of its own: the contraction keeps its tile.
// CHECK-LABEL: func.func @reordered
// CHECK: %[[A:.*]]:{{8|16}} = scf.for {{.*}} iter_args
// CHECK: vector.fma
// CHECK: vector.store %[[A]]#0
// CHECK: arith.negf
func.func @reordered(%x: memref<64x32xf32>, %w: memref<32x64xf32>, %y: memref<64x64xf32> {ttc.result},
                     %t: memref<64x64xf32> {ttc.scratch}) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%t : memref<64x64xf32>)
  linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d2)>, affine_map<(d0, d1, d2) -> (d2, d1)>,
                                   affine_map<(d0, d1, d2) -> (d0, d1)>],
                  iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<64x32xf32>, memref<32x64xf32>) outs(%t : memref<64x64xf32>) {
  ^bb0(%a: f32, %c: f32, %out: f32):
    %p = arith.mulf %a, %c : f32
    %s = arith.addf %out, %p : f32
    linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1, d0)>],
                  iterator_types = ["parallel", "parallel"]}
      ins(%t : memref<64x64xf32>) outs(%y : memref<64x64xf32>) {
  ^bb0(%a: f32, %out: f32):
    %s = arith.negf %a : f32
    linalg.yield %s : f32
  }
  return
}

// Columns that are rows in memory are packed by transposing blocks in registers.
// CHECK-LABEL: func.func @transposed
// CHECK: %[[PANEL:.*]] = memref.alloca()
// CHECK: vector.load
// CHECK-NOT: vector.store
// CHECK: vector.shuffle
// CHECK: vector.store %{{.*}}, %[[PANEL]]
// CHECK: scf.for {{.*}} iter_args
// CHECK: vector.load %[[PANEL]]
// CHECK: vector.fma
func.func @transposed(%x: memref<64x32xf32>, %w: memref<64x32xf32>, %y: memref<64x64xf32> {ttc.result}) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%y : memref<64x64xf32>)
  linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d2)>, affine_map<(d0, d1, d2) -> (d1, d2)>,
                                   affine_map<(d0, d1, d2) -> (d0, d1)>],
                  iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<64x32xf32>, memref<64x32xf32>) outs(%y : memref<64x64xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %out, %p : f32
    linalg.yield %s : f32
  }
  return
}

// Loops alone in a kernel keep their tasks.
// CHECK-LABEL: func.func @loops
// CHECK-SAME: (%[[X:[^:]*]]: memref<4xf32>, %[[Y:[^:]*]]: memref<4xf32> {ttc.result}, %[[BEGIN:[^:]*]]: index, %[[END:[^:]*]]: index)
// CHECK-SAME: ttc.flops = 7 : i64, ttc.tasks = 4 : i64
// CHECK: scf.for %[[TASK:.*]] = %[[BEGIN]] to %[[END]]
// CHECK-NEXT: %[[V:.*]] = memref.load %[[X]][%[[TASK]]]
// CHECK-NEXT: memref.store %[[V]], %[[Y]][%[[TASK]]]
// CHECK-NOT: ttc.loops
func.func @loops(%x: memref<4xf32>, %y: memref<4xf32> {ttc.result}) {
  ttc.loops tasks 4 flops 7 ins(%x : memref<4xf32>) outs(%y : memref<4xf32>) {
  ^bb0(%task: index, %a: memref<4xf32>, %b: memref<4xf32>):
    %v = memref.load %a[%task] : memref<4xf32>
    memref.store %v, %b[%task] : memref<4xf32>
  }
  return
}

// Beside others they run as one task, in the kernel's order: the sum is not joined to the reduction before them.
// CHECK-LABEL: func.func @loops_between
// CHECK-SAME: ttc.tasks = 1 : i64
// CHECK: vector.reduction <add>
// CHECK: scf.for %[[TASK:.*]] = %c0 to %c4
// CHECK: memref.store %{{.*}}, %[[T:.*]][%[[TASK]]] : memref<4xf32>
// CHECK: vector.{{.*}}load %[[T]]
func.func @loops_between(%x: memref<4x64xf32>, %y: memref<4xf32> {ttc.result}, %s: memref<4xf32> {ttc.scratch},
                         %t: memref<4xf32> {ttc.scratch}) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%s : memref<4xf32>)
  linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>],
                  iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<4x64xf32>) outs(%s : memref<4xf32>) {
  ^bb0(%a: f32, %out: f32):
    %sum = arith.addf %a, %out : f32
    linalg.yield %sum : f32
  }
  ttc.loops tasks 4 ins(%s : memref<4xf32>) outs(%t : memref<4xf32>) {
  ^bb0(%task: index, %a: memref<4xf32>, %b: memref<4xf32>):
    %v = memref.load %a[%task] : memref<4xf32>
    memref.store %v, %b[%task] : memref<4xf32>
  }
  linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>],
                  iterator_types = ["parallel"]}
      ins(%s, %t : memref<4xf32>, memref<4xf32>) outs(%y : memref<4xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %sum = arith.addf %a, %b : f32
    linalg.yield %sum : f32
  }
  return
}
