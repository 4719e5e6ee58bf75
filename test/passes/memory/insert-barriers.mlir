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

// In a loop a launch also meets what the step before has left: one barrier separates the two within a step, and one the
// last from the next step's first. What comes before the loop needs none of its own.
// CHECK-LABEL: func.func @loop
// CHECK: ttc.launch @k
// CHECK-NEXT: scf.for
// CHECK: ttc.row
// CHECK-NEXT: ttc.barrier
// CHECK-NEXT: ttc.launch
// CHECK-NEXT: ttc.barrier
// CHECK-NEXT: ttc.launch
// CHECK-NEXT: }
// CHECK-NEXT: ttc.barrier
// CHECK-NEXT: ttc.launch
func.func @loop(%x: memref<4x32xf32>, %h: memref<32xf32>, %t: memref<32xf32>, %y: memref<32xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  ttc.launch @k(%y, %h) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  scf.for %i = %c0 to %c4 step %c1 {
    %x_t = ttc.row %x[%i] : memref<4x32xf32> to memref<32xf32>
    ttc.launch @k(%h, %t) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
    ttc.launch @k(%x_t, %h) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  }
  ttc.launch @k(%h, %y) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  return
}

// Each step reads another element and writes another one: the loop needs no barrier between launches that only read,
// but one between steps, since elements of one buffer count as the same bytes.
// CHECK-LABEL: func.func @elements
// CHECK: scf.for
// CHECK: ttc.row
// CHECK-NEXT: ttc.row
// CHECK-NEXT: ttc.barrier
// CHECK-NEXT: ttc.launch
// CHECK-NEXT: }
func.func @elements(%x: memref<4x32xf32>, %y: memref<4x32xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  scf.for %i = %c0 to %c4 step %c1 {
    %x_t = ttc.row %x[%i] : memref<4x32xf32> to memref<32xf32>
    %y_t = ttc.row %y[%i] reverse : memref<4x32xf32> to memref<32xf32>
    ttc.launch @k(%x_t, %y_t) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  }
  return
}

// Views of a view of the arena.
// CHECK-LABEL: func.func @views
// CHECK: ttc.launch
// CHECK-NEXT: ttc.launch
// CHECK-NEXT: ttc.barrier
// CHECK-NEXT: ttc.launch
func.func @views(%arena: memref<512xi8>, %x: memref<32xf32>) {
  %c0 = arith.constant 0 : index
  %c128 = arith.constant 128 : index
  %c256 = arith.constant 256 : index
  %sub = memref.view %arena[%c256][] : memref<512xi8> to memref<256xi8>
  %a = memref.view %sub[%c0][] : memref<256xi8> to memref<32xf32>
  %b = memref.view %sub[%c128][] : memref<256xi8> to memref<32xf32>
  %c = memref.view %arena[%c256][] : memref<512xi8> to memref<32xf32>
  ttc.launch @k(%x, %a) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  ttc.launch @k(%x, %b) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  ttc.launch @k(%x, %c) tasks 4 writes [1] : (memref<32xf32>, memref<32xf32>) -> ()
  return
}

module @k {
  func.func @k(%x: memref<32xf32>, %y: memref<32xf32> {ttc.result}) attributes {ttc.tasks = 4 : i64} {
    return
  }
}
