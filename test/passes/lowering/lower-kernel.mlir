// RUN: ttc-opt %s --verify-each --ttc-lower-kernel | FileCheck %s

// Bare pointers, then the range of tasks.
// CHECK-LABEL: llvm.func @k0
// CHECK-SAME: (%{{.*}}: !llvm.ptr, %{{.*}}: !llvm.ptr, %[[BEGIN:.*]]: i64, %[[END:.*]]: i64)
// CHECK: llvm.br ^[[HEAD:.*]](%[[BEGIN]] : i64)
// CHECK: ^[[HEAD]](%[[I:.*]]: i64):
// CHECK: llvm.icmp "slt" %[[I]], %[[END]]
// CHECK: %[[V:.*]] = llvm.load %{{.*}} : !llvm.ptr -> vector<8xf32>
// CHECK: llvm.store %{{.*}} : vector<8xf32>, !llvm.ptr
// CHECK: llvm.return
func.func @k0(%x: memref<64xf32>, %y: memref<64xf32>, %begin: index, %end: index) {
  %c1 = arith.constant 1 : index
  scf.for %i = %begin to %end step %c1 {
    %v = vector.load %x[%i] : memref<64xf32>, vector<8xf32>
    %n = arith.negf %v : vector<8xf32>
    vector.store %n, %y[%i] : memref<64xf32>, vector<8xf32>
  }
  return
}

// What LLVM has no intrinsic for is a call of libm.
// CHECK-LABEL: llvm.func @libm
// CHECK: llvm.call @erff
func.func @libm(%x: memref<1xf32>, %begin: index, %end: index) {
  %v = memref.load %x[%begin] : memref<1xf32>
  %s = math.erf %v : f32
  memref.store %s, %x[%begin] : memref<1xf32>
  return
}

// Rounding to bf16 is integer arithmetic on vectors, and a NaN stays one.
// CHECK-LABEL: llvm.func @round
// CHECK: llvm.fcmp "une" %[[X:.*]], %[[X]] : vector<8xf32>
// CHECK: llvm.lshr %{{.*}}, %{{.*}} : vector<8xi32>
// CHECK: llvm.select
// CHECK-NOT: llvm.fptrunc
// CHECK: llvm.store %{{.*}} : vector<8xi16>
func.func @round(%x: memref<8xf32>, %y: memref<8xi16>, %begin: index, %end: index) {
  %c0 = arith.constant 0 : index
  %v = vector.load %x[%c0] : memref<8xf32>, vector<8xf32>
  %h = arith.truncf %v : vector<8xf32> to vector<8xbf16>
  %b = arith.bitcast %h : vector<8xbf16> to vector<8xi16>
  vector.store %b, %y[%c0] : memref<8xi16>, vector<8xi16>
  return
}
