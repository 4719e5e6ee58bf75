// RUN: ttc-opt %s --split-input-file --verify-diagnostics | FileCheck %s
// RUN: ttc-opt %s --split-input-file --verify-diagnostics --canonicalize | FileCheck %s --check-prefix=FOLD

// CHECK-LABEL: func.func @roundtrip
// CHECK: ttc.check_index %{{.*}} {message = "of {size}", shape = array<i64: 32>} : (tensor<4xi64>) -> tensor<4xi64>
// CHECK: ttc.check_index %{{.*}} {ignored = -1 : i64, message = "bad", shape = array<i64: 32>, wrap = true}
// FOLD-LABEL: func.func @roundtrip
// FOLD-COUNT-2: ttc.check_index
func.func @roundtrip(%i: tensor<4xi64>) -> (tensor<4xi64>, tensor<4xi64>) {
  %a = ttc.check_index %i {shape = array<i64: 32>, message = "of {size}"} : (tensor<4xi64>) -> tensor<4xi64>
  %b = ttc.check_index %i {shape = array<i64: 32>, message = "bad", wrap = true, ignored = -1 : i64}
    : (tensor<4xi64>) -> tensor<4xi64>
  return %a, %b : tensor<4xi64>, tensor<4xi64>
}

// -----

// Once checked, an index that needs no wrapping is itself, and a constant wraps now.
// FOLD-LABEL: func.func @checked
// FOLD-SAME: (%[[I:.*]]: tensor<4xi64>)
// FOLD-DAG: %[[C:.*]] = ttc.constant dense<[4, 2]>
// FOLD-DAG: %[[W:.*]] = ttc.check_index %[[I]] {{.*}}wrap = true
// FOLD: return %[[I]], %[[W]], %[[C]]
func.func @checked(%i: tensor<4xi64>) -> (tensor<4xi64>, tensor<4xi64>, tensor<2xi64>) {
  %c = ttc.constant dense<[-1, 2]> : tensor<2xi64>
  %a = ttc.check_index %i {shape = array<i64: 5>, message = "", checked = true} : (tensor<4xi64>) -> tensor<4xi64>
  %b = ttc.check_index %i {shape = array<i64: 5>, message = "", checked = true, wrap = true} : (tensor<4xi64>) -> tensor<4xi64>
  %w = ttc.check_index %c {shape = array<i64: 5>, message = "", checked = true, wrap = true} : (tensor<2xi64>) -> tensor<2xi64>
  return %a, %b, %w : tensor<4xi64>, tensor<4xi64>, tensor<2xi64>
}

// -----

func.func @two_extents(%i: tensor<4xi64>) -> tensor<4xi64> {
  // expected-error @+2 {{check_index: expected one extent, a number or a name, got [5, 6]}}
  // expected-error @+1 {{failed to infer returned types}}
  %a = ttc.check_index %i {shape = array<i64: 5, 6>, message = ""} : (tensor<4xi64>) -> tensor<4xi64>
  return %a : tensor<4xi64>
}
