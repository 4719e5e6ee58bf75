// Random numbers: round trip, symbols, errors, lowering, and the words of runtime/Philox.h.
// RUN: split-file %s %t
// RUN: ttc-opt %t/ops.mlir --verify-each | ttc-opt --verify-each | FileCheck %s --check-prefix=OPS
// RUN: ttc-opt %t/ops.mlir --verify-each --ttc-specialize="dims=B=3" | FileCheck %s --check-prefix=BOUND
// RUN: ttc-opt %t/errors.mlir --split-input-file --verify-diagnostics
// RUN: ttc-opt %t/run.mlir --verify-each --ttc-stop-after=linalg | FileCheck %s --check-prefix=LINALG
// RUN: ttc-run %t/run.mlir | FileCheck %s --check-prefix=BITS
// RUN: ttc-run %t/run.mlir --threads 1 --target x86-64 | FileCheck %s --check-prefix=BITS

//--- ops.mlir
// OPS-LABEL: func.func @uniform
// OPS: ttc.uniform %{{.*}}, %{{.*}} {dtype = f64, names = #ttc.dims<"B", "">, shape = array<i64: -1, 4>}
// OPS-SAME: (tensor<2xi64>, tensor<i64>) -> tensor<?x4xf64, #ttc.dims<"B", "">>
// BOUND-LABEL: func.func @uniform
// BOUND: ttc.uniform {{.*}} -> tensor<3x4xf64>
func.func @uniform(%state: tensor<2xi64>, %stream: tensor<i64>, %x: tensor<?x4xf64, #ttc.dims<"B", "">>)
    -> tensor<?x4xf64, #ttc.dims<"B", "">> {
  %u = ttc.uniform %state, %stream {shape = array<i64: -1, 4>, dtype = f64, names = #ttc.dims<"B", "">}
    : (tensor<2xi64>, tensor<i64>) -> tensor<?x4xf64, #ttc.dims<"B", "">>
  %y = ttc.add %u, %x : (tensor<?x4xf64, #ttc.dims<"B", "">>, tensor<?x4xf64, #ttc.dims<"B", "">>)
    -> tensor<?x4xf64, #ttc.dims<"B", "">>
  return %y : tensor<?x4xf64, #ttc.dims<"B", "">>
}

//--- errors.mlir
func.func @state(%state: tensor<3xi64>, %stream: tensor<i64>) {
  // expected-error @+2 {{failed to infer returned types}}
  // expected-error @+1 {{uniform: expected a state of 2 elements, got 'tensor<3xi64>'}}
  %u = ttc.uniform %state, %stream {shape = array<i64: 4>, dtype = f32} : (tensor<3xi64>, tensor<i64>) -> tensor<4xf32>
  return
}

// -----

func.func @stream(%state: tensor<2xi64>, %stream: tensor<1xi64>) {
  // expected-error @+2 {{failed to infer returned types}}
  // expected-error @+1 {{uniform: expected a stream of rank 0, got 'tensor<1xi64>'}}
  %u = ttc.uniform %state, %stream {shape = array<i64: 4>, dtype = f32} : (tensor<2xi64>, tensor<1xi64>) -> tensor<4xf32>
  return
}

// -----

func.func @dtype(%state: tensor<2xi64>, %stream: tensor<i64>) {
  // expected-error @+2 {{failed to infer returned types}}
  // expected-error @+1 {{uniform: expected dtype f32 or f64, got 'i64'}}
  %u = ttc.uniform %state, %stream {shape = array<i64: 4>, dtype = i64} : (tensor<2xi64>, tensor<i64>) -> tensor<4xf32>
  return
}

// -----

func.func @size(%state: tensor<2xi64>, %stream: tensor<i64>) {
  // expected-error @+2 {{failed to infer returned types}}
  // expected-error @+1 {{uniform: expected at most 17179869184 elements, got [131072, 131073]}}
  %u = ttc.uniform %state, %stream {shape = array<i64: 131072, 131073>, dtype = f32}
    : (tensor<2xi64>, tensor<i64>) -> tensor<131072x131073xf32>
  return
}

//--- run.mlir
// The numbers join the comparison that reads them.
// LINALG: linalg.generic
// LINALG: arith.mului_extended
// LINALG: arith.cmpf oge
// LINALG-NOT: linalg.generic
// BITS: out0: f32 [4]
// BITS-NEXT: [0.6938, 0.1991, 0.9784, 0.6370]
// BITS: out1: bool [2, 2]
// BITS-NEXT: true, false
// BITS-NEXT: true, true
func.func @main() -> (tensor<4xf32>, tensor<2x2xi1>) {
  %state = ttc.constant dense<[7, 3]> : tensor<2xi64>
  %stream = ttc.constant dense<5> : tensor<i64>
  %half = ttc.constant dense<0.5> : tensor<f32>
  %u = ttc.uniform %state, %stream {shape = array<i64: 4>, dtype = f32} : (tensor<2xi64>, tensor<i64>) -> tensor<4xf32>
  %v = ttc.uniform %state, %stream {shape = array<i64: 2, 2>, dtype = f32}
    : (tensor<2xi64>, tensor<i64>) -> tensor<2x2xf32>
  %m = ttc.ge %v, %half : (tensor<2x2xf32>, tensor<f32>) -> tensor<2x2xi1>
  return %u, %m : tensor<4xf32>, tensor<2x2xi1>
}
