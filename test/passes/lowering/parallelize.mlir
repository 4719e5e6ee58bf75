// RUN: ttc-opt %s --verify-each --split-input-file --ttc-parallelize | FileCheck %s
// RUN: ttc-opt %s --verify-each --split-input-file --ttc-parallelize=profile=true | FileCheck %s --check-prefix=PROFILE

// CHECK: llvm.func @k(!llvm.ptr, !llvm.ptr, i64, i64)
// CHECK-LABEL: llvm.func @ttc_main
// CHECK-SAME: (%[[ARGUMENTS:.*]]: !llvm.ptr, %[[ARENA:.*]]: !llvm.ptr, %[[TEAM:.*]]: !llvm.ptr)
// CHECK-SAME: ttc.launches = 3 : i64
// CHECK: %[[THREADS:.*]] = llvm.call @ttc_rt_step_begin(%[[TEAM]])
// CHECK: omp.parallel num_threads(%[[THREADS]] : i32)
// CHECK: %[[THREAD:.*]] = llvm.call @ttc_rt_thread_id(%[[TEAM]])
// CHECK: ^[[CLAIM:[a-z0-9]+]]:
// CHECK: %[[COUNT:.*]] = llvm.mlir.constant(4 : i64)
// CHECK: %[[TASK:.*]] = llvm.call @ttc_rt_claim(%[[TEAM]], %[[THREAD]], %{{.*}}, %[[COUNT]])
// CHECK: llvm.cond_br %{{.*}}, ^[[WORK:[a-z0-9]+]], ^[[NEXT:[a-z0-9]+]]
// CHECK: ^[[WORK]]:
// CHECK: %[[SLOT:.*]] = llvm.getelementptr %[[ARGUMENTS]][0]
// CHECK: %[[X:.*]] = llvm.load %[[SLOT]]
// CHECK: %[[VIEW:.*]] = llvm.getelementptr %[[ARENA]][128]
// CHECK: %[[AFTER:.*]] = llvm.add %[[TASK]]
// CHECK: llvm.call @k(%[[X]], %[[VIEW]], %[[TASK]], %[[AFTER]])
// CHECK: llvm.br ^[[CLAIM]]
// CHECK: ^[[NEXT]]:
// CHECK: llvm.call @ttc_rt_barrier(%[[TEAM]], %[[THREAD]])
// CHECK: llvm.call @k
// CHECK: llvm.call @ttc_rt_barrier
// CHECK: "llvm.intr.memcpy"
// CHECK-NOT: ttc_rt_mark
// CHECK: omp.terminator

// A mark before the first launch and one after each.
// PROFILE-LABEL: llvm.func @ttc_main
// PROFILE-COUNT-4: llvm.call @ttc_rt_mark
// PROFILE-NOT: ttc_rt_mark
// PROFILE: omp.terminator
func.func @main(%arena: memref<256xi8>, %x: memref<32xf32>, %y: memref<32xf32>) {
  %c128 = arith.constant 128 : index
  %a = memref.view %arena[%c128][] : memref<256xi8> to memref<32xf32>
  ttc.launch @k(%x, %a) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  ttc.barrier
  ttc.launch @k(%a, %y) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  ttc.barrier
  memref.copy %y, %x : memref<32xf32> to memref<32xf32>
  return
}

// CHECK: module @k.module
module @k {
  func.func @k(%x: memref<32xf32>, %y: memref<32xf32> {ttc.result}) attributes {ttc.tasks = 4 : i64} {
    return
  }
}

// -----

// Every thread walks the steps of a loop; elements are addressed by the step.
// CHECK-LABEL: llvm.func @ttc_main
// CHECK-SAME: ttc.launches = 2 : i64
// CHECK: omp.parallel
// CHECK: %[[FIRST:.*]] = llvm.mlir.constant(0 : i64)
// CHECK: llvm.br ^[[HEAD:.*]](%[[FIRST]] : i64)
// CHECK: ^[[HEAD]](%[[T:.*]]: i64):
// CHECK: llvm.call @ttc_rt_iterate
// CHECK: llvm.call @ttc_rt_claim
// CHECK: %[[BYTES:.*]] = llvm.mlir.constant(128 : i64)
// CHECK: %[[OFFSET:.*]] = llvm.mul %[[T]], %[[BYTES]]
// CHECK: llvm.getelementptr %{{.*}}[%[[OFFSET]]]
// CHECK: %[[LAST:.*]] = llvm.mlir.constant(3 : i64)
// CHECK: %[[BACK:.*]] = llvm.sub %[[LAST]], %[[T]]
// CHECK: llvm.mul %[[BACK]]
// CHECK: llvm.call @k
// CHECK: llvm.call @ttc_rt_barrier
// CHECK: %[[NEXT:.*]] = llvm.add %[[T]]
// CHECK: %[[END:.*]] = llvm.mlir.constant(4 : i64)
// CHECK: %[[AGAIN:.*]] = llvm.icmp "slt" %[[NEXT]], %[[END]]
// CHECK: llvm.cond_br %[[AGAIN]], ^[[HEAD]](%[[NEXT]] : i64), ^[[AFTER:.*]]
// CHECK: llvm.call @k
// CHECK: omp.terminator
func.func @main(%arena: memref<256xi8>, %x: memref<4x32xf32>, %y: memref<4x32xf32>, %z: memref<32xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  scf.for %i = %c0 to %c4 step %c1 {
    %x_t = ttc.row %x[%i] : memref<4x32xf32> to memref<32xf32>
    %y_t = ttc.row %y[%i] reverse : memref<4x32xf32> to memref<32xf32>
    ttc.launch @k(%x_t, %y_t) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
    ttc.barrier
  }
  %c128 = arith.constant 128 : index
  %a = memref.view %arena[%c128][] : memref<256xi8> to memref<32xf32>
  ttc.launch @k(%z, %a) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  return
}

module @k {
  func.func @k(%x: memref<32xf32>, %y: memref<32xf32> {ttc.result}) attributes {ttc.tasks = 4 : i64} {
    return
  }
}
