// RUN: ttc-opt %s --verify-each --ttc-expand-math | FileCheck %s

// CHECK-LABEL: func.func @exp
// CHECK-NOT: math.exp
// CHECK: math.fma {{.*}} : vector<16xf32>
// CHECK: %[[HALF:.*]] = arith.shrsi
// CHECK: %[[FIRST:.*]] = arith.mulf
// CHECK: arith.mulf %[[FIRST]], %{{.*}} : vector<16xf32>
func.func @exp(%x: vector<16xf32>) -> vector<16xf32> {
  %0 = math.exp %x : vector<16xf32>
  return %0 : vector<16xf32>
}

// Numbers below the smallest normal one are scaled first and the exponent corrected.
// CHECK-LABEL: func.func @log
// CHECK-SAME: %[[X:[^:]*]]: f32
// CHECK: %[[SUBNORMAL:.*]] = arith.cmpf olt, %[[X]]
// CHECK: %[[SCALED:.*]] = arith.mulf %[[X]], %{{.*}} : f32
// CHECK: arith.select %[[SUBNORMAL]], %[[SCALED]], %[[X]]
// CHECK-NOT: math.log
// CHECK: return
func.func @log(%x: f32) -> f32 {
  %0 = math.log %x : f32
  return %0 : f32
}

// No call is left of any of them.
// CHECK-LABEL: func.func @all
// CHECK-NOT: math.{{exp|log|tan|erf|atan|powf|sin|cos}}
// CHECK: return
func.func @all(%x: vector<8xf32>) -> vector<8xf32> {
  %0 = math.expm1 %x : vector<8xf32>
  %1 = math.log1p %0 : vector<8xf32>
  %2 = math.tanh %1 : vector<8xf32>
  %3 = math.erf %2 : vector<8xf32>
  %4 = math.exp2 %3 : vector<8xf32>
  %5 = math.log2 %4 : vector<8xf32>
  %6 = math.atan %5 : vector<8xf32>
  %7 = math.atan2 %6, %x : vector<8xf32>
  return %7 : vector<8xf32>
}

// A large angle in any lane takes a branch with the exact reduction.
// CHECK-LABEL: func.func @sin
// CHECK: %[[LARGE:.*]] = arith.cmpf ogt, {{.*}} : vector<8xf32>
// CHECK: %[[ANY:.*]] = vector.reduction <or>, %[[LARGE]] : vector<8xi1> into i1
// CHECK: %{{.*}}:2 = scf.if %[[ANY]] -> (vector<8xi32>, vector<8xf32>)
// CHECK: arith.muli {{.*}} : vector<8xi64>
// CHECK: } else {
// CHECK-NEXT: scf.yield
// CHECK-NOT: math.sin
func.func @sin(%x: vector<8xf32>) -> vector<8xf32> {
  %0 = math.sin %x : vector<8xf32>
  return %0 : vector<8xf32>
}

// The lanes of a matrix are looked at in a row; a scalar needs no reduction.
// CHECK-LABEL: func.func @shapes
// CHECK: vector.shape_cast {{.*}} : vector<2x4xi1> to vector<8xi1>
// CHECK: vector.reduction <or>
// CHECK: %[[LARGE:.*]] = arith.cmpf ogt, {{.*}} : f32
// CHECK: scf.if %[[LARGE]] -> (i32, f32)
func.func @shapes(%x: vector<2x4xf32>, %y: f32) -> (vector<2x4xf32>, f32) {
  %0 = math.cos %x : vector<2x4xf32>
  %1 = math.tan %y : f32
  return %0, %1 : vector<2x4xf32>, f32
}

// The power is formed in f64.
// CHECK-LABEL: func.func @pow
// CHECK: arith.extf {{.*}} : vector<8xf32> to vector<8xf64>
// CHECK: arith.truncf {{.*}} : vector<8xf64> to vector<8xf32>
// CHECK-NOT: math.powf
func.func @pow(%x: vector<8xf32>, %y: vector<8xf32>) -> vector<8xf32> {
  %0 = math.powf %x, %y : vector<8xf32>
  return %0 : vector<8xf32>
}

// e^x - 1 of f64 by libm's exp and log.
// CHECK-LABEL: func.func @expm1
// CHECK: %[[U:.*]] = math.exp %{{.*}} : f64
// CHECK: %[[M:.*]] = arith.subf %[[U]]
// CHECK: math.log %[[U]]
// CHECK-NOT: math.expm1
func.func @expm1(%x: f64) -> f64 {
  %0 = math.expm1 %x : f64
  return %0 : f64
}

// f64 goes to libm; what the machine computes itself stays.
// CHECK-LABEL: func.func @kept
// CHECK: math.exp %{{.*}} : vector<8xf64>
// CHECK: math.sin %{{.*}} : vector<8xf64>
// CHECK: math.sqrt %{{.*}} : vector<8xf32>
func.func @kept(%x: vector<8xf64>, %y: vector<8xf32>) -> (vector<8xf64>, vector<8xf32>) {
  %0 = math.exp %x : vector<8xf64>
  %1 = math.sin %0 : vector<8xf64>
  %2 = math.sqrt %y : vector<8xf32>
  return %1, %2 : vector<8xf64>, vector<8xf32>
}
