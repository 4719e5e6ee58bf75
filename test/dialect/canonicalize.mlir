// RUN: ttc-opt %s --verify-each --canonicalize | FileCheck %s

// CHECK-LABEL: func.func @neutral
// CHECK-SAME: (%[[X:.*]]: tensor<4xf32>)
// CHECK-NEXT: return %[[X]], %[[X]], %[[X]], %[[X]], %[[X]]
func.func @neutral(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  %zero = ttc.constant dense<0.0> : tensor<f32>
  %one = ttc.constant dense<1.0> : tensor<f32>
  %0 = ttc.add %x, %zero : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %1 = ttc.mul %one, %x : (tensor<f32>, tensor<4xf32>) -> tensor<4xf32>
  %2 = ttc.sub %x, %zero : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %3 = ttc.div %x, %one : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %4 = ttc.neg %x : (tensor<4xf32>) -> tensor<4xf32>
  %5 = ttc.neg %4 : (tensor<4xf32>) -> tensor<4xf32>
  return %0, %1, %2, %3, %5 : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}

// A product with zero stays (it may be NaN), and so does a sum that broadcasts.
// CHECK-LABEL: func.func @kept
// CHECK: ttc.mul
// CHECK: ttc.add
func.func @kept(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<2x4xf32>) {
  %zero = ttc.constant dense<0.0> : tensor<f32>
  %zeros = ttc.constant dense<0.0> : tensor<2x1xf32>
  %0 = ttc.mul %x, %zero : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %1 = ttc.add %x, %zeros : (tensor<4xf32>, tensor<2x1xf32>) -> tensor<2x4xf32>
  return %0, %1 : tensor<4xf32>, tensor<2x4xf32>
}

// CHECK-LABEL: func.func @constants
// CHECK-DAG: %[[SUM:.*]] = ttc.constant dense<5.000000e+00> : tensor<2xf32>
// CHECK-DAG: %[[ROOT:.*]] = ttc.constant dense<1.500000e+00> : tensor<f32>
// CHECK-DAG: %[[INT:.*]] = ttc.constant dense<-2.000000e+00> : tensor<f32>
func.func @constants() -> (tensor<2xf32>, tensor<f32>, tensor<f32>) {
  %a = ttc.constant dense<2.0> : tensor<2xf32>
  %b = ttc.constant dense<3.0> : tensor<f32>
  %0 = ttc.add %a, %b : (tensor<2xf32>, tensor<f32>) -> tensor<2xf32>
  %c = ttc.constant dense<2.25> : tensor<f64>
  %1 = ttc.sqrt %c : (tensor<f64>) -> tensor<f64>
  %2 = ttc.cast %1 {dtype = f32} : (tensor<f64>) -> tensor<f32>
  %d = ttc.constant dense<-2> : tensor<i64>
  %3 = ttc.cast %d {dtype = f32} : (tensor<i64>) -> tensor<f32>
  return %0, %2, %3 : tensor<2xf32>, tensor<f32>, tensor<f32>
}

// CHECK-LABEL: func.func @powers
// CHECK-SAME: (%[[X:.*]]: tensor<4xf32>)
// CHECK-DAG: %[[SQUARE:.*]] = ttc.square %[[X]]
// CHECK-DAG: %[[RECIPROCAL:.*]] = ttc.reciprocal %[[X]]
// CHECK-DAG: %[[CUBE:.*]] = ttc.mul %{{.*}}, %[[X]]
// CHECK-NOT: ttc.pow
func.func @powers(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  %1 = ttc.constant dense<1.0> : tensor<f32>
  %2 = ttc.constant dense<2.0> : tensor<f32>
  %3 = ttc.constant dense<3.0> : tensor<f32>
  %n = ttc.constant dense<-1.0> : tensor<f32>
  %a = ttc.pow %x, %1 : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %b = ttc.pow %x, %2 : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %c = ttc.pow %x, %3 : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %d = ttc.pow %x, %n : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  return %a, %b, %c, %d : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}

// CHECK-LABEL: func.func @where
// CHECK-SAME: (%[[X:[^:]*]]: tensor<4xf32>, %[[Y:[^:]*]]: tensor<4xf32>
// CHECK-NEXT: return %[[X]], %[[Y]], %[[X]]
func.func @where(%x: tensor<4xf32>, %y: tensor<4xf32>, %c: tensor<4xi1>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  %true = ttc.constant dense<true> : tensor<i1>
  %false = ttc.constant dense<false> : tensor<i1>
  %0 = ttc.where %true, %x, %y : (tensor<i1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %1 = ttc.where %false, %x, %y : (tensor<i1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %2 = ttc.where %c, %x, %x : (tensor<4xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0, %1, %2 : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}

// CHECK-LABEL: func.func @permutes
// CHECK-SAME: (%[[X:.*]]: tensor<2x3x4xf32>)
// CHECK-NEXT: %[[P:.*]] = ttc.permute %[[X]] {dims = array<i64: 1, 0, 2>}
// CHECK-NEXT: return %[[X]], %[[P]]
func.func @permutes(%x: tensor<2x3x4xf32>) -> (tensor<2x3x4xf32>, tensor<3x2x4xf32>) {
  %0 = ttc.permute %x {dims = array<i64: 2, 0, 1>} : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  %1 = ttc.permute %0 {dims = array<i64: 1, 2, 0>} : (tensor<4x2x3xf32>) -> tensor<2x3x4xf32>
  %2 = ttc.permute %0 {dims = array<i64: -1, 1, 0>} : (tensor<4x2x3xf32>) -> tensor<3x2x4xf32>
  return %1, %2 : tensor<2x3x4xf32>, tensor<3x2x4xf32>
}

// A permutation of extents of 1 moves nothing.
// CHECK-LABEL: func.func @trivial_permute
// CHECK-NEXT: ttc.reshape %{{.*}} {shape = array<i64: 8, 28, 28, 1>}
func.func @trivial_permute(%x: tensor<8x1x28x28xf32>) -> tensor<8x28x28x1xf32> {
  %0 = ttc.permute %x {dims = array<i64: 0, 2, 3, 1>} : (tensor<8x1x28x28xf32>) -> tensor<8x28x28x1xf32>
  return %0 : tensor<8x28x28x1xf32>
}

// CHECK-LABEL: func.func @reshapes
// CHECK-SAME: (%[[X:.*]]: tensor<2x6xf32>)
// CHECK-NEXT: %[[R:.*]] = ttc.reshape %[[X]] {shape = array<i64: 4, -1>} : (tensor<2x6xf32>) -> tensor<4x3xf32>
// CHECK-NEXT: return %[[X]], %[[R]]
func.func @reshapes(%x: tensor<2x6xf32>) -> (tensor<2x6xf32>, tensor<4x3xf32>) {
  %0 = ttc.reshape %x {shape = array<i64: 12>} : (tensor<2x6xf32>) -> tensor<12xf32>
  %1 = ttc.reshape %0 {shape = array<i64: 2, 6>} : (tensor<12xf32>) -> tensor<2x6xf32>
  %2 = ttc.reshape %0 {shape = array<i64: 4, -1>} : (tensor<12xf32>) -> tensor<4x3xf32>
  return %1, %2 : tensor<2x6xf32>, tensor<4x3xf32>
}

// CHECK-LABEL: func.func @identities
// CHECK-SAME: (%[[X:.*]]: tensor<2x3xf32>)
// CHECK-NEXT: return %[[X]], %[[X]], %[[X]], %[[X]], %[[X]], %[[X]]
func.func @identities(%x: tensor<2x3xf32>)
    -> (tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>) {
  %0 = ttc.expand %x {shape = array<i64: 2, -1>} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  %1 = ttc.slice %x {start = array<i64: 0, 0>, end = array<i64: 9, 3>, step = array<i64: 1, 1>} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  %2 = ttc.pad %x {low = array<i64: 0, 0>, high = array<i64: 0, 0>} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  %3 = ttc.cat %x {dim = 0 : i64} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  %4 = ttc.cast %x {dtype = f32} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  %5 = ttc.permute %x {dims = array<i64: 0, 1>} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return %0, %1, %2, %3, %4, %5 : tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>
}

// CHECK-LABEL: func.func @expands
// CHECK-NEXT: ttc.expand %{{.*}} {shape = array<i64: 5, 2, 3>} : (tensor<3xf32>) -> tensor<5x2x3xf32>
func.func @expands(%x: tensor<3xf32>) -> tensor<5x2x3xf32> {
  %0 = ttc.expand %x {shape = array<i64: 2, 3>} : (tensor<3xf32>) -> tensor<2x3xf32>
  %1 = ttc.expand %0 {shape = array<i64: 5, -1, -1>} : (tensor<2x3xf32>) -> tensor<5x2x3xf32>
  return %1 : tensor<5x2x3xf32>
}

// CHECK-LABEL: func.func @sum_of_ones
// CHECK-SAME: (%[[X:.*]]: tensor<3x1xf32>)
// CHECK-NEXT: %[[R:.*]] = ttc.reshape %[[X]] {shape = array<i64: 3>}
// CHECK-NEXT: return %[[R]], %[[X]]
func.func @sum_of_ones(%x: tensor<3x1xf32>) -> (tensor<3xf32>, tensor<3x1xf32>) {
  %0 = ttc.sum %x {dims = array<i64: 1>} : (tensor<3x1xf32>) -> tensor<3xf32>
  %1 = ttc.sum %x {dims = array<i64: 1>, keepdim = true} : (tensor<3x1xf32>) -> tensor<3x1xf32>
  return %0, %1 : tensor<3xf32>, tensor<3x1xf32>
}

// Casts of constants round, saturate and wrap as compiled ones do.
// CHECK-LABEL: func.func @cast_constants
// CHECK-DAG: dense<-128> : tensor<i8>
// CHECK-DAG: dense<255> : tensor<ui8>
// CHECK-DAG: dense<44> : tensor<ui8>
// CHECK-DAG: dense<1.000000e+00> : tensor<bf16>
// CHECK-DAG: dense<2.000000e+02> : tensor<f16>
func.func @cast_constants() -> (tensor<i8>, tensor<ui8>, tensor<ui8>, tensor<bf16>, tensor<f16>) {
  %a = ttc.constant dense<-1.0e9> : tensor<f32>
  %b = ttc.constant dense<1.0e9> : tensor<f32>
  %c = ttc.constant dense<300> : tensor<i32>
  %d = ttc.constant dense<1.001> : tensor<f64>
  %e = ttc.constant dense<200> : tensor<ui8>
  %0 = ttc.cast %a {dtype = i8} : (tensor<f32>) -> tensor<i8>
  %1 = ttc.cast %b {dtype = ui8} : (tensor<f32>) -> tensor<ui8>
  %2 = ttc.cast %c {dtype = ui8} : (tensor<i32>) -> tensor<ui8>
  %3 = ttc.cast %d {dtype = bf16} : (tensor<f64>) -> tensor<bf16>
  %4 = ttc.cast %e {dtype = f16} : (tensor<ui8>) -> tensor<f16>
  return %0, %1, %2, %3, %4 : tensor<i8>, tensor<ui8>, tensor<ui8>, tensor<bf16>, tensor<f16>
}

// Powers of integers have no reciprocals.
// CHECK-LABEL: func.func @integer_powers
// CHECK-DAG: ttc.square
// CHECK-DAG: ttc.pow
func.func @integer_powers(%x: tensor<4xi64>) -> (tensor<4xi64>, tensor<4xi64>) {
  %two = ttc.constant dense<2> : tensor<i64>
  %less = ttc.constant dense<-1> : tensor<i64>
  %0 = ttc.pow %x, %two : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  %1 = ttc.pow %x, %less : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  return %0, %1 : tensor<4xi64>, tensor<4xi64>
}
