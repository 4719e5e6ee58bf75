// RUN: ttc-opt %s --verify-each --ttc-expand-math | FileCheck %s

// CHECK-LABEL: func.func @exp
// CHECK-NOT: math.exp
// CHECK: math.fma {{.*}} : vector<16xf32>
func.func @exp(%x: vector<16xf32>) -> vector<16xf32> {
  %0 = math.exp %x : vector<16xf32>
  return %0 : vector<16xf32>
}

// Numbers below the smallest normal one are scaled first and the result corrected.
// CHECK-LABEL: func.func @log
// CHECK-SAME: %[[X:[^:]*]]: f32
// CHECK: %[[SUBNORMAL:.*]] = arith.andi
// CHECK: %[[SCALED:.*]] = arith.mulf %[[X]], %{{.*}} : f32
// CHECK: arith.select %[[SUBNORMAL]], %[[SCALED]], %[[X]]
// CHECK-NOT: math.log
// CHECK: %[[R:.*]] = arith.select %[[SUBNORMAL]]
// CHECK: return %[[R]]
func.func @log(%x: f32) -> f32 {
  %0 = math.log %x : f32
  return %0 : f32
}

// f64 goes to libm.
// CHECK-LABEL: func.func @double
// CHECK: math.exp %{{.*}} : vector<8xf64>
// CHECK: math.log %{{.*}} : vector<8xf64>
func.func @double(%x: vector<8xf64>) -> vector<8xf64> {
  %0 = math.exp %x : vector<8xf64>
  %1 = math.log %0 : vector<8xf64>
  return %1 : vector<8xf64>
}

// Far from zero no polynomial is good for an angle.
// CHECK-LABEL: func.func @angle
// CHECK: math.sin
// CHECK: math.cos
// CHECK: math.atan2
func.func @angle(%x: f32) -> f32 {
  %0 = math.sin %x : f32
  %1 = math.cos %x : f32
  %2 = math.atan2 %0, %1 : f32
  return %2 : f32
}
