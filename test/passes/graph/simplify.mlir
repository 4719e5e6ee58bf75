// RUN: ttc-opt %s --verify-each --split-input-file --ttc-simplify | FileCheck %s

// Elementwise operations broadcast by themselves.
// CHECK-LABEL: func.func @expand_into_elementwise
// CHECK-SAME: %[[S:.*]]: tensor<f32>, %[[X:.*]]: tensor<64x10xf32>
// CHECK-NEXT: %[[Y:.*]] = ttc.mul %[[S]], %[[X]]
// CHECK-NEXT: return %[[Y]]
func.func @expand_into_elementwise(%s: tensor<f32>, %x: tensor<64x10xf32>) -> tensor<64x10xf32> {
  %e = ttc.expand %s {shape = array<i64: 64, 10>} : (tensor<f32>) -> tensor<64x10xf32>
  %y = ttc.mul %e, %x : (tensor<64x10xf32>, tensor<64x10xf32>) -> tensor<64x10xf32>
  return %y : tensor<64x10xf32>
}

// -----

// Fewer elements are computed before the repetition than after it.
// CHECK-LABEL: func.func @elementwise_before_expand
// CHECK-SAME: %[[A:.*]]: tensor<64x1xf32>, %[[B:.*]]: tensor<f32>
// CHECK: %[[Y:.*]] = ttc.add %[[A]], %[[B]] : (tensor<64x1xf32>, tensor<f32>) -> tensor<64x1xf32>
// CHECK: %[[E:.*]] = ttc.expand %[[Y]] {shape = array<i64: 64, 10>}
// CHECK: return %[[E]]
func.func @elementwise_before_expand(%a: tensor<64x1xf32>, %b: tensor<f32>) -> tensor<64x10xf32> {
  %ea = ttc.expand %a {shape = array<i64: 64, 10>} : (tensor<64x1xf32>) -> tensor<64x10xf32>
  %eb = ttc.expand %b {shape = array<i64: 64, 10>} : (tensor<f32>) -> tensor<64x10xf32>
  %y = ttc.add %ea, %eb : (tensor<64x10xf32>, tensor<64x10xf32>) -> tensor<64x10xf32>
  return %y : tensor<64x10xf32>
}

// -----

// CHECK-LABEL: func.func @sum_of_expand
// CHECK-SAME: %[[X:.*]]: tensor<3x1xf32>
// CHECK-DAG: %[[TEN:.*]] = ttc.constant dense<1.000000e+01> : tensor<f32>
// CHECK-DAG: %[[S:.*]] = ttc.sum %[[X]] {dims = array<i64: 0>} : (tensor<3x1xf32>) -> tensor<1xf32>
// CHECK: %[[M:.*]] = ttc.mul %[[S]], %[[TEN]]
// CHECK: ttc.reshape %[[M]]
func.func @sum_of_expand(%x: tensor<3x1xf32>) -> tensor<f32> {
  %e = ttc.expand %x {shape = array<i64: 3, 10>} : (tensor<3x1xf32>) -> tensor<3x10xf32>
  %s = ttc.sum %e {dims = array<i64: 0, 1>} : (tensor<3x10xf32>) -> tensor<f32>
  return %s : tensor<f32>
}

// -----

// The kept dimension is repeated, the reduced one isn't: still a sum.
// CHECK-LABEL: func.func @sum_over_other_dim
// CHECK: ttc.expand
// CHECK: ttc.sum
func.func @sum_over_other_dim(%x: tensor<3x1xf32>) -> tensor<10xf32> {
  %e = ttc.expand %x {shape = array<i64: 3, 10>} : (tensor<3x1xf32>) -> tensor<3x10xf32>
  %s = ttc.sum %e {dims = array<i64: 0>} : (tensor<3x10xf32>) -> tensor<10xf32>
  return %s : tensor<10xf32>
}

// -----

// CHECK-LABEL: func.func @mean_of_expand
// CHECK-SAME: %[[X:.*]]: tensor<f32>
// CHECK-NEXT: return %[[X]]
func.func @mean_of_expand(%x: tensor<f32>) -> tensor<f32> {
  %e = ttc.expand %x {shape = array<i64: 3, 10>} : (tensor<f32>) -> tensor<3x10xf32>
  %s = ttc.mean %e : (tensor<3x10xf32>) -> tensor<f32>
  return %s : tensor<f32>
}

// -----

// CHECK-LABEL: func.func @signs
// CHECK-SAME: %[[A:.*]]: tensor<f32>, %[[B:.*]]: tensor<f32>
// CHECK-DAG: %[[SUB:.*]] = ttc.sub %[[A]], %[[B]]
// CHECK-DAG: %[[ADD:.*]] = ttc.add %[[A]], %[[B]]
// CHECK-DAG: %[[MUL:.*]] = ttc.mul %[[A]], %[[B]]
// CHECK: return %[[SUB]], %[[ADD]], %[[MUL]]
func.func @signs(%a: tensor<f32>, %b: tensor<f32>) -> (tensor<f32>, tensor<f32>, tensor<f32>) {
  %na = ttc.neg %a : (tensor<f32>) -> tensor<f32>
  %nb = ttc.neg %b : (tensor<f32>) -> tensor<f32>
  %0 = ttc.add %a, %nb : (tensor<f32>, tensor<f32>) -> tensor<f32>
  %1 = ttc.sub %a, %nb : (tensor<f32>, tensor<f32>) -> tensor<f32>
  %2 = ttc.mul %na, %nb : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return %0, %1, %2 : tensor<f32>, tensor<f32>, tensor<f32>
}

// -----

// A cast that loses nothing vanishes before another; one that rounds stays.
// CHECK-LABEL: func.func @casts
// CHECK-SAME: %[[X:.*]]: tensor<f32>, %[[D:.*]]: tensor<f64>
// CHECK: %[[R:.*]] = ttc.cast %[[D]] {dtype = f32}
// CHECK: %[[W:.*]] = ttc.cast %[[R]] {dtype = f64}
// CHECK: return %[[X]], %[[W]]
func.func @casts(%x: tensor<f32>, %d: tensor<f64>) -> (tensor<f32>, tensor<f64>) {
  %0 = ttc.cast %x {dtype = f64} : (tensor<f32>) -> tensor<f64>
  %1 = ttc.cast %0 {dtype = f32} : (tensor<f64>) -> tensor<f32>
  %2 = ttc.cast %d {dtype = f32} : (tensor<f64>) -> tensor<f32>
  %3 = ttc.cast %2 {dtype = f64} : (tensor<f32>) -> tensor<f64>
  return %1, %3 : tensor<f32>, tensor<f64>
}

// -----

// The same from and to a type of storage.
// CHECK-LABEL: func.func @cast_chains
// CHECK-SAME: (%[[X:.*]]: tensor<4xbf16>, %[[Y:.*]]: tensor<4xf32>)
// CHECK: %[[R:.*]] = ttc.cast %[[Y]] {dtype = bf16}
// CHECK: %[[W:.*]] = ttc.cast %[[R]] {dtype = f32}
// CHECK: return %[[X]], %[[W]]
func.func @cast_chains(%x: tensor<4xbf16>, %y: tensor<4xf32>) -> (tensor<4xbf16>, tensor<4xf32>) {
  %0 = ttc.cast %x {dtype = f32} : (tensor<4xbf16>) -> tensor<4xf32>
  %1 = ttc.cast %0 {dtype = bf16} : (tensor<4xf32>) -> tensor<4xbf16>
  %2 = ttc.cast %y {dtype = bf16} : (tensor<4xf32>) -> tensor<4xbf16>
  %3 = ttc.cast %2 {dtype = f32} : (tensor<4xbf16>) -> tensor<4xf32>
  return %1, %3 : tensor<4xbf16>, tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @merge
// CHECK: %[[E:.*]] = ttc.exp
// CHECK-NEXT: return %[[E]], %[[E]]
func.func @merge(%x: tensor<f32>) -> (tensor<f32>, tensor<f32>) {
  %0 = ttc.exp %x : (tensor<f32>) -> tensor<f32>
  %1 = ttc.exp %x : (tensor<f32>) -> tensor<f32>
  return %0, %1 : tensor<f32>, tensor<f32>
}

// -----

// The gradient of a tensor that was split is put together, with zeros between pieces that leave a gap; pieces at one
// place are added before. Others that overlap are added as they are.
// CHECK-LABEL: func.func @pieces
// CHECK-SAME: %[[A:.*]]: tensor<2x3xf32>, %[[B:.*]]: tensor<2x3xf32>, %[[C:.*]]: tensor<2x2xf32>
// CHECK: %[[GAP:.*]] = ttc.constant dense<0.000000e+00> : tensor<2x1xf32>
// CHECK: %[[TWO:.*]] = ttc.pad %[[A]] {high = array<i64: 0, 5>, low = array<i64: 0, 0>
// CHECK: %[[CAT:.*]] = ttc.cat %[[A]], %[[B]], %[[C]] {dim = 1 : i64}
// CHECK: %[[ONE:.*]] = ttc.pad %[[B]] {high = array<i64: 0, 4>, low = array<i64: 0, 1>
// CHECK: %[[OVERLAP:.*]] = ttc.add %[[ONE]], %[[TWO]]
// CHECK: %[[BOTH:.*]] = ttc.add %[[A]], %[[B]]
// CHECK: %[[GAPS:.*]] = ttc.cat %[[BOTH]], %[[GAP]], %[[C]] {dim = 1 : i64}
// CHECK: %[[PADDED:.*]] = ttc.pad %[[GAPS]] {high = array<i64: 0, 1>, low = array<i64: 0, 1>
// CHECK: return %[[CAT]], %[[OVERLAP]], %[[PADDED]]
func.func @pieces(%a: tensor<2x3xf32>, %b: tensor<2x3xf32>, %c: tensor<2x2xf32>)
    -> (tensor<2x8xf32>, tensor<2x8xf32>, tensor<2x8xf32>) {
  %0 = ttc.pad %b {low = array<i64: 0, 3>, high = array<i64: 0, 2>} : (tensor<2x3xf32>) -> tensor<2x8xf32>
  %1 = ttc.pad %a {low = array<i64: 0, 0>, high = array<i64: 0, 5>} : (tensor<2x3xf32>) -> tensor<2x8xf32>
  %2 = ttc.pad %c {low = array<i64: 0, 6>, high = array<i64: 0, 0>} : (tensor<2x2xf32>) -> tensor<2x8xf32>
  %3 = ttc.add %0, %1 : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
  %4 = ttc.add %3, %2 : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
  %5 = ttc.pad %b {low = array<i64: 0, 1>, high = array<i64: 0, 4>} : (tensor<2x3xf32>) -> tensor<2x8xf32>
  %6 = ttc.add %5, %1 : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
  %7 = ttc.pad %a {low = array<i64: 0, 1>, high = array<i64: 0, 4>} : (tensor<2x3xf32>) -> tensor<2x8xf32>
  %8 = ttc.pad %b {low = array<i64: 0, 1>, high = array<i64: 0, 4>} : (tensor<2x3xf32>) -> tensor<2x8xf32>
  %9 = ttc.pad %c {low = array<i64: 0, 5>, high = array<i64: 0, 1>} : (tensor<2x2xf32>) -> tensor<2x8xf32>
  %10 = ttc.add %7, %8 : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
  %11 = ttc.add %10, %9 : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
  return %4, %6, %11 : tensor<2x8xf32>, tensor<2x8xf32>, tensor<2x8xf32>
}

// -----

// Of the least integer the negation wraps, so that signs don't cancel in a quotient; they do in a product.
// CHECK-LABEL: func.func @integer_signs
// CHECK-SAME: %[[A:.*]]: tensor<4xi32>, %[[B:.*]]: tensor<4xi32>
// CHECK-DAG: %[[NA:.*]] = ttc.neg %[[A]]
// CHECK-DAG: %[[NB:.*]] = ttc.neg %[[B]]
// CHECK-DAG: ttc.div %[[NA]], %[[NB]]
// CHECK-DAG: ttc.mul %[[A]], %[[B]]
func.func @integer_signs(%a: tensor<4xi32>, %b: tensor<4xi32>) -> (tensor<4xi32>, tensor<4xi32>) {
  %na = ttc.neg %a : (tensor<4xi32>) -> tensor<4xi32>
  %nb = ttc.neg %b : (tensor<4xi32>) -> tensor<4xi32>
  %q = ttc.div %na, %nb : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
  %p = ttc.mul %na, %nb : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
  return %q, %p : tensor<4xi32>, tensor<4xi32>
}

// -----

// From a float an integer is limited to the range of the type, from an integer it wraps.
// CHECK-LABEL: func.func @limited_casts
// CHECK-SAME: %[[X:.*]]: tensor<4xi8>
// CHECK-DAG: %[[F:.*]] = ttc.cast %[[X]] {dtype = f32}
// CHECK-DAG: ttc.cast %[[F]] {dtype = ui8}
// CHECK-DAG: ttc.cast %[[X]] {dtype = i64}
func.func @limited_casts(%x: tensor<4xi8>) -> (tensor<4xui8>, tensor<4xi64>) {
  %f = ttc.cast %x {dtype = f32} : (tensor<4xi8>) -> tensor<4xf32>
  %0 = ttc.cast %f {dtype = ui8} : (tensor<4xf32>) -> tensor<4xui8>
  %1 = ttc.cast %f {dtype = i64} : (tensor<4xf32>) -> tensor<4xi64>
  return %0, %1 : tensor<4xui8>, tensor<4xi64>
}

// -----

// A mean of nothing is NaN, and a sum of nothing 0, also where elements are repeated no times.
// CHECK-LABEL: func.func @reductions_of_nothing
// CHECK: ttc.mean
// CHECK: ttc.sum
func.func @reductions_of_nothing(%x: tensor<1x2xf32>) -> (tensor<2xf32>, tensor<2xf32>) {
  %e = ttc.expand %x {shape = array<i64: 0, 2>} : (tensor<1x2xf32>) -> tensor<0x2xf32>
  %m = ttc.mean %e {dims = array<i64: 0>} : (tensor<0x2xf32>) -> tensor<2xf32>
  %s = ttc.sum %e {dims = array<i64: 0>} : (tensor<0x2xf32>) -> tensor<2xf32>
  return %m, %s : tensor<2xf32>, tensor<2xf32>
}

// -----

// A wide concatenation becomes one of concatenations, the last of what is left.
// CHECK-LABEL: func.func @wide_cat
// CHECK: %[[A:.*]] = ttc.cat {{.*}} -> tensor<32xf32>
// CHECK: %[[B:.*]] = ttc.cat {{.*}} -> tensor<2xf32>
// CHECK: %[[ALL:.*]] = ttc.cat %[[A]], %[[A]], %[[B]] {dim = 0 : i64}
// CHECK: return %[[ALL]]
func.func @wide_cat(%x: tensor<1xf32>) -> tensor<66xf32> {
  %0 = ttc.cat %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x {dim = 0 : i64}
      : (tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<66xf32>
  return %0 : tensor<66xf32>
}
