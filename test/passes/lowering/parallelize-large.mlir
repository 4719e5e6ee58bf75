// Numbers beyond 29, 31 and 32 bits.
// RUN: ttc-opt %s --verify-each --split-input-file --ttc-parallelize | FileCheck %s

// Offsets of 2^28 bytes and more don't fit the operation's own numbers.
// CHECK-LABEL: llvm.func @ttc_main
// CHECK-SAME: (%{{.*}}: !llvm.ptr, %[[ARENA:.*]]: !llvm.ptr, %{{.*}}: !llvm.ptr)
// CHECK: llvm.getelementptr %[[ARENA]][268435392] :
// CHECK: %[[MIB256:.*]] = llvm.mlir.constant(268435456 : i64)
// CHECK: llvm.getelementptr %[[ARENA]][%[[MIB256]]] :
// CHECK: %[[GIB3:.*]] = llvm.mlir.constant(3221225472 : i64)
// CHECK: llvm.getelementptr %[[ARENA]][%[[GIB3]]] :
// CHECK: %[[TIB:.*]] = llvm.mlir.constant(1099511627776 : i64)
// CHECK: llvm.getelementptr %[[ARENA]][%[[TIB]]] :
func.func @main(%arena: memref<2199023255552xi8>) {
  %below = arith.constant 268435392 : index
  %mib256 = arith.constant 268435456 : index
  %gib3 = arith.constant 3221225472 : index
  %tib = arith.constant 1099511627776 : index
  %a = memref.view %arena[%below][] : memref<2199023255552xi8> to memref<8xf32>
  %b = memref.view %arena[%mib256][] : memref<2199023255552xi8> to memref<8xf32>
  %c = memref.view %arena[%gib3][] : memref<2199023255552xi8> to memref<8xf32>
  %d = memref.view %arena[%tib][] : memref<2199023255552xi8> to memref<8xf32>
  ttc.launch @k(%a, %b, %c, %d) tasks 1 writes [3] : (memref<8xf32>, memref<8xf32>, memref<8xf32>, memref<8xf32>) -> ()
  return
}

module @k {
  func.func @k(%a: memref<8xf32>, %b: memref<8xf32>, %c: memref<8xf32>, %d: memref<8xf32> {ttc.result}) {
    return
  }
}

// -----

// Copies and rows of more than 2^32 bytes.
// CHECK-LABEL: llvm.func @ttc_main
// CHECK: %[[ROW:.*]] = llvm.mlir.constant(17179869184 : i64)
// CHECK: llvm.mul %{{.*}}, %[[ROW]]
// CHECK: %[[BYTES:.*]] = llvm.mlir.constant(2305843009213693952 : i64)
// CHECK: "llvm.intr.memcpy"(%{{.*}}, %{{.*}}, %[[BYTES]])
func.func @main(%arena: memref<64xi8>, %x: memref<3x4294967296xf32>, %y: memref<4294967296xf32>, %z: memref<288230376151711744xf64>, %t: memref<288230376151711744xf64>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  scf.for %i = %c0 to %c3 step %c1 {
    %x_t = ttc.row %x[%i] : memref<3x4294967296xf32> to memref<4294967296xf32>
    ttc.launch @k(%x_t, %y) tasks 4 writes [1] : (memref<4294967296xf32>, memref<4294967296xf32>) -> ()
    ttc.barrier
  }
  memref.copy %z, %t : memref<288230376151711744xf64> to memref<288230376151711744xf64>
  return
}

module @k {
  func.func @k(%x: memref<4294967296xf32>, %y: memref<4294967296xf32> {ttc.result}) {
    return
  }
}

// -----

// The runtime counts fewer than 2^24 claims of a launch: 2^40 + 1 tasks are claimed in 65,536 groups.
// CHECK-LABEL: llvm.func @ttc_main
// CHECK: %[[COUNT:.*]] = llvm.mlir.constant(65536 : i64)
// CHECK: %[[CLAIM:.*]] = llvm.call @ttc_rt_claim(%{{.*}}, %{{.*}}, %{{.*}}, %[[COUNT]])
// CHECK: %[[GROUP:.*]] = llvm.mlir.constant(16777217 : i64)
// CHECK: %[[FIRST:.*]] = llvm.mul %[[CLAIM]], %[[GROUP]]
// CHECK: %[[WHOLE:.*]] = llvm.mlir.constant(16777217 : i64)
// CHECK: %[[NEXT:.*]] = llvm.add %[[FIRST]], %[[WHOLE]]
// CHECK: %[[ALL:.*]] = llvm.mlir.constant(1099511627777 : i64)
// CHECK: %[[LAST:.*]] = llvm.intr.smin(%[[NEXT]], %[[ALL]])
// CHECK: llvm.call @k(%{{.*}}, %{{.*}}, %[[FIRST]], %[[LAST]])
func.func @main(%arena: memref<64xi8>, %x: memref<8xf32>, %y: memref<8xf32>) {
  ttc.launch @k(%x, %y) tasks 1099511627777 writes [1] : (memref<8xf32>, memref<8xf32>) -> ()
  return
}

module @k {
  func.func @k(%x: memref<8xf32>, %y: memref<8xf32> {ttc.result}) {
    return
  }
}

// -----

// Iterations without a barrier would add up to 2^31 claims and more: each waits for the one before.
// CHECK-LABEL: llvm.func @ttc_main
// CHECK: llvm.call @ttc_rt_iterate
// CHECK-NEXT: llvm.call @ttc_rt_barrier
// CHECK: llvm.call @ttc_rt_claim
// CHECK-NOT: llvm.call @ttc_rt_barrier
// CHECK: omp.terminator
func.func @main(%arena: memref<64xi8>, %x: memref<536870912x8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %times = arith.constant 536870912 : index
  scf.for %i = %c0 to %times step %c1 {
    %row = ttc.row %x[%i] : memref<536870912x8xf32> to memref<8xf32>
    ttc.launch @k(%row) tasks 4 writes [0] : (memref<8xf32>) -> ()
  }
  return
}

module @k {
  func.func @k(%x: memref<8xf32> {ttc.result}) {
    return
  }
}

// -----

// One iteration fewer, and none waits.
// CHECK-LABEL: llvm.func @ttc_main
// CHECK: llvm.call @ttc_rt_iterate
// CHECK-NOT: llvm.call @ttc_rt_barrier
// CHECK: omp.terminator
func.func @main(%arena: memref<64xi8>, %x: memref<536870911x8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %times = arith.constant 536870911 : index
  scf.for %i = %c0 to %times step %c1 {
    %row = ttc.row %x[%i] : memref<536870911x8xf32> to memref<8xf32>
    ttc.launch @k(%row) tasks 4 writes [0] : (memref<8xf32>) -> ()
  }
  return
}

module @k {
  func.func @k(%x: memref<8xf32> {ttc.result}) {
    return
  }
}
