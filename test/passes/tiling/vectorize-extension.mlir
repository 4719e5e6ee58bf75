// Contractions of 16-bit operands: both are extended to panels of f32, the accumulators are f32.
// RUN: ttc-opt %s --verify-each --ttc-vectorize --cse | FileCheck %s

#x = affine_map<(m, n, k) -> (m, k)>
#t = affine_map<(m, n, k) -> (k, m)>
#y = affine_map<(m, n, k) -> (k, n)>
#z = affine_map<(m, n, k) -> (m, n)>

// Rows that are contiguous along the reduction are extended along it.
// CHECK-LABEL: func.func @rows
// CHECK-SAME: (%[[X:[^:]*]]: memref<64x64xi16>, %[[Y:[^:]*]]: memref<64x16xi16>
// CHECK-DAG: %[[COLUMNS:.*]] = memref.alloca() {{.*}} : memref<1024xf32>
// CHECK-DAG: %[[ROWS:.*]] = memref.alloca() {{.*}} : memref<{{[0-9]+}}xf32>
// CHECK: scf.for
// CHECK: %[[C:.*]] = vector.load %{{.*}} : memref<1024xi16>, vector<8xi16>
// CHECK: %[[CB:.*]] = arith.bitcast %[[C]] : vector<8xi16> to vector<8xbf16>
// CHECK: %[[CF:.*]] = arith.extf %[[CB]] : vector<8xbf16> to vector<8xf32>
// CHECK: vector.store %[[CF]], %[[COLUMNS]]
// CHECK: vector.load %{{.*}} : memref<4096xi16>, vector<8xi16>
// CHECK: arith.extf
// CHECK: vector.store %{{.*}}, %[[ROWS]]
// CHECK: iter_args
// CHECK: vector.load %[[COLUMNS]]
// CHECK: memref.load %[[ROWS]]
// CHECK-NOT: arith.extf
// CHECK: vector.fma
func.func @rows(%x: memref<64x64xi16>, %y: memref<64x16xi16>, %z: memref<64x16xf32> {ttc.result}) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%z : memref<64x16xf32>)
  linalg.generic {indexing_maps = [#x, #y, #z], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %y : memref<64x64xi16>, memref<64x16xi16>) outs(%z : memref<64x16xf32>) {
  ^bb0(%a: i16, %b: i16, %out: f32):
    %ab = arith.bitcast %a : i16 to bf16
    %bb = arith.bitcast %b : i16 to bf16
    %af = arith.extf %ab : bf16 to f32
    %bf = arith.extf %bb : bf16 to f32
    %m = arith.mulf %af, %bf : f32
    %s = arith.addf %out, %m : f32
    linalg.yield %s : f32
  }
  return
}

// Transposed rows are extended along the tile, under its mask.
// CHECK-LABEL: func.func @transposed_rows
// CHECK: vector.maskedload %{{.*}} : memref<4096xi16>, vector<8xi1>, vector<8xi16> into vector<8xi16>
// CHECK: arith.extf
// CHECK: vector.maskedstore
// CHECK: vector.fma
func.func @transposed_rows(%x: memref<64x64xi16>, %y: memref<64x16xi16>, %z: memref<64x16xf32> {ttc.result}) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%z : memref<64x16xf32>)
  linalg.generic {indexing_maps = [#t, #y, #z], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %y : memref<64x64xi16>, memref<64x16xi16>) outs(%z : memref<64x16xf32>) {
  ^bb0(%a: i16, %b: i16, %out: f32):
    %ab = arith.bitcast %a : i16 to f16
    %bb = arith.bitcast %b : i16 to f16
    %af = arith.extf %ab : f16 to f32
    %bf = arith.extf %bb : f16 to f32
    %m = arith.mulf %af, %bf : f32
    %s = arith.addf %out, %m : f32
    linalg.yield %s : f32
  }
  return
}
