// RUN: ttc-opt %s --verify-each --ttc-insert-barriers | FileCheck %s

// A launch reads what the one before writes.
// CHECK-LABEL: func.func @read_after_write
// CHECK: ttc.launch
// CHECK-NEXT: ttc.barrier
// CHECK-NEXT: ttc.launch
func.func @read_after_write(%x: memref<32xf32>, %y: memref<32xf32>, %z: memref<32xf32>) {
  ttc.launch @k(%x, %y) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  ttc.launch @k(%y, %z) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  return
}

// A launch writes what the one before reads; a copy writes what a launch wrote.
// CHECK-LABEL: func.func @write_after
// CHECK: ttc.launch
// CHECK-NEXT: ttc.barrier
// CHECK-NEXT: ttc.launch
// CHECK-NEXT: ttc.barrier
// CHECK-NEXT: memref.copy
func.func @write_after(%x: memref<32xf32>, %y: memref<32xf32>, %z: memref<32xf32>) {
  ttc.launch @k(%x, %y) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  ttc.launch @k(%z, %x) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  memref.copy %y, %x : memref<32xf32> to memref<32xf32>
  return
}

// Two that read the same, and write bytes of the arena that don't overlap.
// CHECK-LABEL: func.func @apart
// CHECK-NOT: ttc.barrier
// CHECK: return
func.func @apart(%arena: memref<256xi8>, %x: memref<32xf32>) {
  %c0 = arith.constant 0 : index
  %c128 = arith.constant 128 : index
  %a = memref.view %arena[%c0][] : memref<256xi8> to memref<32xf32>
  %b = memref.view %arena[%c128][] : memref<256xi8> to memref<32xf32>
  ttc.launch @k(%x, %a) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  ttc.launch @k(%x, %b) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  return
}

// Bytes that overlap.
// CHECK-LABEL: func.func @overlap
// CHECK: ttc.launch
// CHECK-NEXT: ttc.barrier
// CHECK-NEXT: ttc.launch
func.func @overlap(%arena: memref<256xi8>, %x: memref<32xf32>) {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %a = memref.view %arena[%c0][] : memref<256xi8> to memref<32xf32>
  %b = memref.view %arena[%c64][] : memref<256xi8> to memref<32xf32>
  ttc.launch @k(%x, %a) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  ttc.launch @k(%x, %b) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  return
}

module @k {
  func.func @k(%x: memref<32xf32>, %y: memref<32xf32> {ttc.result}) attributes {ttc.tasks = 4 : i64} {
    return
  }
}
