// RUN: ttc-run %s --entry iota --random --threads 2 | FileCheck %s
// RUN: ttc-run %s --entry unchanged --random | count 0

// An argument that the function writes is a result.
// CHECK-NOT: arg0
// CHECK: arg1: i32 [5]
// CHECK-NEXT: [ 0, 10, 20, 30, 40]
func.func @iota(%x: memref<5xi32>, %y: memref<5xi32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c5 = arith.constant 5 : index
  %c10 = arith.constant 10 : i32
  omp.parallel {
    omp.wsloop {
      omp.loop_nest (%i) : index = (%c0) to (%c5) step (%c1) {
        %v = arith.index_cast %i : index to i32
        %w = arith.muli %v, %c10 : i32
        memref.store %w, %y[%i] : memref<5xi32>
        omp.yield
      }
    }
    omp.terminator
  }
  return
}

func.func @unchanged(%x: memref<5xi32>) {
  return
}
