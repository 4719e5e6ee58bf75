// RUN: ttc-opt %s --verify-each --split-input-file --ttc-form-kernels | FileCheck %s
// RUN: ttc-opt %s --verify-each --split-input-file --ttc-form-kernels=fuse=false | FileCheck %s --check-prefix=OFF

// Rule 1: each reader of a view copies it into its kernel.
// CHECK-LABEL: func.func @views
// CHECK-SAME: %[[X:[^:]*]]: tensor<4x8xf32>
// CHECK: %[[A:.*]] = ttc.kernel(%[[X]]) {name = "permute_exp"}
// CHECK: %[[T:.*]] = ttc.permute
// CHECK: ttc.exp %[[T]]
// CHECK: %[[S:.*]] = ttc.kernel(%[[A]]) {name = "softmax"}
// CHECK: %[[B:.*]] = ttc.kernel(%[[X]], %[[S]]) {name = "permute_sub"}
// CHECK: %[[T2:.*]] = ttc.permute
// CHECK: ttc.sub %[[T2]], %{{.*}}
// CHECK: return %[[A]], %[[B]]
func.func @views(%x: tensor<4x8xf32>) -> (tensor<8x4xf32>, tensor<8x4xf32>) {
  %t = ttc.permute %x {dims = array<i64: 1, 0>} : (tensor<4x8xf32>) -> tensor<8x4xf32>
  %a = ttc.exp %t : (tensor<8x4xf32>) -> tensor<8x4xf32>
  %s = ttc.softmax %a {dim = 1 : i64} : (tensor<8x4xf32>) -> tensor<8x4xf32>
  %b = ttc.sub %t, %s : (tensor<8x4xf32>, tensor<8x4xf32>) -> tensor<8x4xf32>
  return %a, %b : tensor<8x4xf32>, tensor<8x4xf32>
}

// -----

// Random numbers join the one elementwise operation that reads them, and stay out of a contraction's epilogue.
// CHECK-LABEL: func.func @generator
// CHECK: %[[Y:.*]] = ttc.kernel(%{{.*}}) {name = "matmul"}
// CHECK: ttc.kernel({{.*}}%[[Y]]{{.*}}) {name = "uniform_add"}
func.func @generator(%x: tensor<4x8xf32>, %w: tensor<8x4xf32>, %state: tensor<2xi64>, %stream: tensor<i64>)
    -> tensor<4x4xf32> {
  %y = ttc.matmul %x, %w : (tensor<4x8xf32>, tensor<8x4xf32>) -> tensor<4x4xf32>
  %u = ttc.uniform %state, %stream {shape = array<i64: 4, 4>, dtype = f32} : (tensor<2xi64>, tensor<i64>) -> tensor<4x4xf32>
  %z = ttc.add %y, %u : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return %z : tensor<4x4xf32>
}

// -----

// Random numbers with two readers are drawn once.
// CHECK-LABEL: func.func @generator_shared
// CHECK: ttc.kernel(%{{.*}}) {name = "uniform"}
// CHECK: ttc.uniform
// CHECK-NOT: ttc.uniform
// CHECK: return
func.func @generator_shared(%state: tensor<2xi64>, %stream: tensor<i64>) -> (tensor<4xf32>, tensor<2xf32>) {
  %u = ttc.uniform %state, %stream {shape = array<i64: 4>, dtype = f32} : (tensor<2xi64>, tensor<i64>) -> tensor<4xf32>
  %a = ttc.exp %u : (tensor<4xf32>) -> tensor<4xf32>
  %r = ttc.reshape %u {shape = array<i64: 2, 2>} : (tensor<4xf32>) -> tensor<2x2xf32>
  %b = ttc.sum %r {dims = array<i64: 1>} : (tensor<2x2xf32>) -> tensor<2xf32>
  return %a, %b : tensor<4xf32>, tensor<2xf32>
}

// -----

// A view that only the caller sees is a kernel of its own; a reshape is none.
// CHECK-LABEL: func.func @view_alone
// CHECK: %[[T:.*]] = ttc.kernel(%{{.*}}) {name = "permute"}
// CHECK: }
// CHECK: %[[R:.*]] = ttc.reshape %[[T]]
// CHECK: return %[[R]]
func.func @view_alone(%x: tensor<4x8xf32>) -> tensor<32xf32> {
  %t = ttc.permute %x {dims = array<i64: 1, 0>} : (tensor<4x8xf32>) -> tensor<8x4xf32>
  %r = ttc.reshape %t {shape = array<i64: 32>} : (tensor<8x4xf32>) -> tensor<32xf32>
  return %r : tensor<32xf32>
}

// -----

// Rule 2: elementwise operations of one shape, also when others read their values.
// CHECK-LABEL: func.func @elementwise
// CHECK: %[[K:.*]]:2 = ttc.kernel(%{{.*}}) {name = "exp_neg"}
// CHECK: %[[E:.*]] = ttc.exp
// CHECK: %[[N:.*]] = ttc.neg %[[E]]
// CHECK: ttc.yield %[[E]], %[[N]]
// CHECK: return %[[K]]#0, %[[K]]#1
// OFF-LABEL: func.func @elementwise
// OFF: ttc.kernel(%{{.*}}) {name = "exp"}
// OFF: ttc.kernel(%{{.*}}) {name = "neg"}
func.func @elementwise(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>) {
  %a = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  %b = ttc.neg %a : (tensor<8xf32>) -> tensor<8xf32>
  return %a, %b : tensor<8xf32>, tensor<8xf32>
}

// -----

// Elementwise operations of different shapes stay apart.
// CHECK-LABEL: func.func @other_shape
// CHECK: ttc.kernel(%{{.*}}) {name = "exp"}
// CHECK: ttc.kernel(%{{.*}}) {name = "add"}
func.func @other_shape(%x: tensor<8xf32>, %y: tensor<4x8xf32>) -> (tensor<8xf32>, tensor<4x8xf32>) {
  %a = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  %b = ttc.add %y, %a : (tensor<4x8xf32>, tensor<8xf32>) -> tensor<4x8xf32>
  return %a, %b : tensor<8xf32>, tensor<4x8xf32>
}

// -----

// Rule 3: what continues a contraction joins it; the constant goes along.
// CHECK-LABEL: func.func @epilogue
// CHECK-SAME: %[[X:[^:]*]]: tensor<64x8xf32>, %[[W:[^:]*]]: tensor<8x16xf32>, %[[B:[^:]*]]: tensor<16xf32>
// CHECK-NEXT: %[[K:.*]] = ttc.kernel(%[[X]], %[[W]], %[[B]]) {name = "matmul_add_mul"}
// CHECK-NEXT: ^bb0(%[[KX:[^:]*]]: tensor<64x8xf32>, %[[KW:[^:]*]]: tensor<8x16xf32>, %[[KB:[^:]*]]: tensor<16xf32>):
// CHECK: %[[M:.*]] = ttc.matmul %[[KX]], %[[KW]]
// CHECK: %[[A:.*]] = ttc.add %[[M]], %[[KB]]
// CHECK: %[[C:.*]] = ttc.constant
// CHECK: %[[R:.*]] = ttc.mul %[[A]], %[[C]]
// CHECK: ttc.yield %[[R]]
// CHECK: return %[[K]]
func.func @epilogue(%x: tensor<64x8xf32>, %w: tensor<8x16xf32>, %b: tensor<16xf32>) -> tensor<64x16xf32> {
  %c = ttc.constant dense<2.0> : tensor<f32>
  %0 = ttc.matmul %x, %w : (tensor<64x8xf32>, tensor<8x16xf32>) -> tensor<64x16xf32>
  %1 = ttc.add %0, %b : (tensor<64x16xf32>, tensor<16xf32>) -> tensor<64x16xf32>
  %2 = ttc.mul %1, %c : (tensor<64x16xf32>, tensor<f32>) -> tensor<64x16xf32>
  return %2 : tensor<64x16xf32>
}

// -----

// What broadcasts a reduction's result doesn't continue it.
// CHECK-LABEL: func.func @broadcast_result
// CHECK: ttc.kernel(%{{.*}}) {name = "sum"}
// CHECK: ttc.kernel(%{{.*}}) {name = "sub"}
func.func @broadcast_result(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %s = ttc.sum %x {dims = array<i64: 0>} : (tensor<4x8xf32>) -> tensor<8xf32>
  %y = ttc.sub %x, %s : (tensor<4x8xf32>, tensor<8xf32>) -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// -----

// Rule 4: what a reduction consumes joins it.
// CHECK-LABEL: func.func @prologue
// CHECK: %[[K:.*]] = ttc.kernel(%{{.*}}) {name = "exp_sum"}
// CHECK: return %[[K]]
func.func @prologue(%x: tensor<4x8xf32>) -> tensor<4xf32> {
  %e = ttc.exp %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %s = ttc.sum %e {dims = array<i64: 1>} : (tensor<4x8xf32>) -> tensor<4xf32>
  return %s : tensor<4xf32>
}

// -----

// The same for a placement.
// CHECK-LABEL: func.func @placement
// CHECK: ttc.kernel(%{{.*}}) {name = "exp_pad"}
// CHECK-NOT: ttc.kernel
// CHECK: return
func.func @placement(%x: tensor<8xf32>) -> tensor<10xf32> {
  %e = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  %p = ttc.pad %e {low = array<i64: 1>, high = array<i64: 1>} : (tensor<8xf32>) -> tensor<10xf32>
  return %p : tensor<10xf32>
}

// -----

// Somebody else reads the operand of the reduction, or a contraction reads it many times.
// CHECK-LABEL: func.func @no_prologue
// CHECK: %[[E:.*]] = ttc.kernel(%{{.*}}) {name = "exp"}
// CHECK: ttc.kernel(%[[E]]) {name = "sum"}
// CHECK: ttc.kernel(%[[E]], %{{.*}}) {name = "matmul"}
func.func @no_prologue(%x: tensor<4x8xf32>, %w: tensor<8x4xf32>) -> (tensor<4xf32>, tensor<4x4xf32>) {
  %e = ttc.exp %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %s = ttc.sum %e {dims = array<i64: 1>} : (tensor<4x8xf32>) -> tensor<4xf32>
  %m = ttc.matmul %e, %w : (tensor<4x8xf32>, tensor<8x4xf32>) -> tensor<4x4xf32>
  return %s, %m : tensor<4xf32>, tensor<4x4xf32>
}

// -----

// The second operation can't join the first: the matrix product between them would be in a cycle.
// CHECK-LABEL: func.func @cycle
// CHECK: ttc.kernel(%{{.*}}) {name = "exp"}
// CHECK: ttc.kernel(%{{.*}}) {name = "matmul"}
// CHECK: ttc.kernel(%{{.*}}) {name = "softmax"}
// CHECK: ttc.kernel(%{{.*}}) {name = "add"}
func.func @cycle(%x: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %a = ttc.exp %x : (tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = ttc.matmul %a, %x : (tensor<8x8xf32>, tensor<8x8xf32>) -> tensor<8x8xf32>
  %s = ttc.softmax %m {dim = 1 : i64} : (tensor<8x8xf32>) -> tensor<8x8xf32>
  %b = ttc.add %a, %s : (tensor<8x8xf32>, tensor<8x8xf32>) -> tensor<8x8xf32>
  return %b : tensor<8x8xf32>
}

// -----

// A constant that is returned needs bytes of its own.
// CHECK-LABEL: func.func @constant
// CHECK: %[[C:.*]] = ttc.kernel() {name = "constant"}
// CHECK: return %[[C]]
func.func @constant() -> tensor<2xf32> {
  %c = ttc.constant dense<[1.0, 2.0]> : tensor<2xf32>
  return %c : tensor<2xf32>
}

// -----

// An argument that is returned is copied.
// CHECK-LABEL: func.func @argument
// CHECK-SAME: %[[X:[^:]*]]: tensor<8xf32>
// CHECK: %[[C:.*]] = ttc.kernel(%[[X]]) {name = "copy"}
// CHECK-NEXT: ^bb0(%[[I:[^:]*]]: tensor<8xf32>):
// CHECK-NEXT: ttc.yield %[[I]]
// CHECK: return %[[C]]
func.func @argument(%x: tensor<8xf32>) -> tensor<8xf32> {
  return %x : tensor<8xf32>
}

// -----

// Too many inputs for one kernel.
// CHECK-LABEL: func.func @many_inputs
// CHECK: ttc.kernel
// CHECK: ttc.kernel
// CHECK-NOT: ttc.kernel
// CHECK: return
func.func @many_inputs(%a0: tensor<8xf32>, %a1: tensor<8xf32>, %a2: tensor<8xf32>, %a3: tensor<8xf32>,
                       %a4: tensor<8xf32>, %a5: tensor<8xf32>, %a6: tensor<8xf32>, %a7: tensor<8xf32>,
                       %a8: tensor<8xf32>, %a9: tensor<8xf32>, %a10: tensor<8xf32>, %a11: tensor<8xf32>,
                       %a12: tensor<8xf32>, %a13: tensor<8xf32>, %a14: tensor<8xf32>, %a15: tensor<8xf32>,
                       %a16: tensor<8xf32>, %a17: tensor<8xf32>, %a18: tensor<8xf32>, %a19: tensor<8xf32>,
                       %a20: tensor<8xf32>, %a21: tensor<8xf32>, %a22: tensor<8xf32>, %a23: tensor<8xf32>,
                       %a24: tensor<8xf32>, %a25: tensor<8xf32>) -> tensor<8xf32> {
  %s1 = ttc.add %a0, %a1 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s2 = ttc.add %s1, %a2 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s3 = ttc.add %s2, %a3 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s4 = ttc.add %s3, %a4 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s5 = ttc.add %s4, %a5 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s6 = ttc.add %s5, %a6 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s7 = ttc.add %s6, %a7 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s8 = ttc.add %s7, %a8 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s9 = ttc.add %s8, %a9 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s10 = ttc.add %s9, %a10 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s11 = ttc.add %s10, %a11 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s12 = ttc.add %s11, %a12 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s13 = ttc.add %s12, %a13 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s14 = ttc.add %s13, %a14 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s15 = ttc.add %s14, %a15 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s16 = ttc.add %s15, %a16 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s17 = ttc.add %s16, %a17 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s18 = ttc.add %s17, %a18 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s19 = ttc.add %s18, %a19 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s20 = ttc.add %s19, %a20 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s21 = ttc.add %s20, %a21 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s22 = ttc.add %s21, %a22 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s23 = ttc.add %s22, %a23 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s24 = ttc.add %s23, %a24 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  %s25 = ttc.add %s24, %a25 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  return %s25 : tensor<8xf32>
}

// -----

// An extension to a wider type is computed by each of its readers, also by a contraction.
// CHECK-LABEL: func.func @extension
// CHECK-SAME: (%[[X:[^:]*]]: tensor<4x8xbf16>, %[[Y:[^:]*]]: tensor<8x16xbf16>)
// CHECK-NEXT: ttc.kernel(%[[X]], %[[Y]])
// CHECK: ttc.cast
// CHECK: ttc.cast
// CHECK: ttc.matmul
// CHECK: ttc.cast
// CHECK: ttc.yield
// CHECK-NOT: ttc.kernel
// CHECK: return
func.func @extension(%x: tensor<4x8xbf16>, %y: tensor<8x16xbf16>) -> tensor<4x16xbf16> {
  %0 = ttc.cast %x {dtype = f32} : (tensor<4x8xbf16>) -> tensor<4x8xf32>
  %1 = ttc.cast %y {dtype = f32} : (tensor<8x16xbf16>) -> tensor<8x16xf32>
  %2 = ttc.matmul %0, %1 : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<4x16xf32>
  %3 = ttc.cast %2 {dtype = bf16} : (tensor<4x16xf32>) -> tensor<4x16xbf16>
  return %3 : tensor<4x16xbf16>
}

// -----

// A conversion that rounds is no extension: it is computed once, before the contraction.
// CHECK-LABEL: func.func @truncation
// CHECK: ttc.kernel
// CHECK: ttc.cast
// CHECK: ttc.kernel
// CHECK: ttc.matmul
func.func @truncation(%x: tensor<4x8xf64>, %y: tensor<8x16xf32>) -> tensor<4x16xf32> {
  %0 = ttc.cast %x {dtype = f32} : (tensor<4x8xf64>) -> tensor<4x8xf32>
  %1 = ttc.matmul %0, %y : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<4x16xf32>
  return %1 : tensor<4x16xf32>
}
