// RUN: not ttc-run %s 2>&1 | FileCheck %s --check-prefix=INPUTS
// RUN: not ttc-run %s --entry nobody 2>&1 | FileCheck %s --check-prefix=ENTRY
// RUN: not ttc-run %s --entry scalar 2>&1 | FileCheck %s --check-prefix=SCALAR
// RUN: not ttc-run %s --entry dynamic --random 2>&1 | FileCheck %s --check-prefix=DYNAMIC
// RUN: not ttc-run %s --random --dims B=0 2>&1 | FileCheck %s --check-prefix=DIMS
// RUN: not ttc-run %s --random --target vax 2>&1 | FileCheck %s --check-prefix=TARGET
// RUN: not ttc-run %s --random --threads 9999 2>&1 | FileCheck %s --check-prefix=THREADS
// RUN: not ttc-run %s --input %t.missing.npy 2>&1 | FileCheck %s --check-prefix=FILE
// RUN: ttc-run %s --entry table --output-dir %t
// RUN: not ttc-run %s --input %t/out0.npy 2>&1 | FileCheck %s --check-prefix=SHAPE

// INPUTS: ttc-run: @main: expected 1 inputs, got 0 (--random makes up the others)
// SHAPE: ttc-run: arg0: expected f32 [3], got i64 [2]
// FILE: missing.npy
// TARGET: ttc-run: target: expected native, {{.*}}, got 'vax'
// THREADS: ttc-run: expected 0 to 1024 threads, got 9999
// DIMS: ttc-run: --dims: expected NAME=EXTENT with a positive extent, got 'B=0'
func.func @main(%x: tensor<3xf32>) -> tensor<3xf32> {
  return %x : tensor<3xf32>
}

func.func @table() -> tensor<2xi64> {
  %0 = arith.constant dense<[1, 2]> : tensor<2xi64>
  return %0 : tensor<2xi64>
}

// ENTRY: ttc-run: expected a function @nobody with a body, got none

// SCALAR: ttc-run: arg0: expected a ranked tensor or memref of f32, f64, bf16, f16, i8, i16, i32, i64, ui8, index or i1, got f32
func.func @scalar(%x: f32) {
  return
}

// DYNAMIC: ttc-run: arg0: a random input needs a static shape, got [-1]
func.func @dynamic(%x: memref<?xf32>) {
  return
}
