// RUN: ttc-opt %s --verify-each --ttc-legalize-storage | FileCheck %s

// CHECK-LABEL: func.func @body
// CHECK-SAME: (%[[M:.*]]: tensor<8xi8>, %[[X:.*]]: tensor<8xf32>) -> tensor<8xi8>
// CHECK: linalg.generic {{.*}} ins(%[[M]], %[[X]] : tensor<8xi8>, tensor<8xf32>)
// CHECK: ^bb0(%[[A:.*]]: i8, %{{.*}}: f32, %{{.*}}: i8):
// CHECK: %[[BIT:.*]] = arith.trunci %[[A]] : i8 to i1
// CHECK: %[[BOTH:.*]] = arith.andi %[[BIT]], %{{.*}} : i1
// CHECK: %[[BYTE:.*]] = arith.extui %[[BOTH]] : i1 to i8
// CHECK: linalg.yield %[[BYTE]] : i8
func.func @body(%m: tensor<8xi1>, %x: tensor<8xf32>) -> tensor<8xi1> {
  %empty = tensor.empty() : tensor<8xi1>
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>],
                       iterator_types = ["parallel"]}
      ins(%m, %x : tensor<8xi1>, tensor<8xf32>) outs(%empty : tensor<8xi1>) {
  ^bb0(%a: i1, %b: f32, %out: i1):
    %zero = arith.constant 0.0 : f32
    %positive = arith.cmpf ogt, %b, %zero : f32
    %both = arith.andi %a, %positive : i1
    linalg.yield %both : i1
  } -> tensor<8xi1>
  return %0 : tensor<8xi1>
}

// CHECK-LABEL: func.func @constant
// CHECK: %[[C:.*]] = arith.constant dense<[1, 0]> : tensor<2xi8>
// CHECK: return %[[C]]
func.func @constant() -> tensor<2xi1> {
  %0 = arith.constant dense<[true, false]> : tensor<2xi1>
  return %0 : tensor<2xi1>
}

// CHECK-LABEL: func.func @fill
// CHECK: %[[ONE:.*]] = arith.extui %{{.*}} : i1 to i8
// CHECK: linalg.fill ins(%[[ONE]] : i8) outs(%{{.*}} : tensor<8xi8>)
func.func @fill() -> tensor<8xi1> {
  %true = arith.constant true
  %empty = tensor.empty() : tensor<8xi1>
  %0 = linalg.fill ins(%true : i1) outs(%empty : tensor<8xi1>) -> tensor<8xi1>
  return %0 : tensor<8xi1>
}

// Other types stay.
// CHECK-LABEL: func.func @numbers
// CHECK-SAME: tensor<8xi32>) -> tensor<8xi32>
func.func @numbers(%x: tensor<8xi32>) -> tensor<8xi32> {
  return %x : tensor<8xi32>
}

// Loops read and write bytes.
// CHECK-LABEL: func.func @loops
// CHECK: ttc.loops tasks 1 ins(%{{.*}} : tensor<8xi8>) outs(%{{.*}} : tensor<8xi8>)
// CHECK: ^bb0(%{{.*}}: index, %[[A:.*]]: memref<8xi8>, %[[B:.*]]: memref<8xi8>):
// CHECK: %[[BYTE:.*]] = memref.load %[[A]]{{.*}} : memref<8xi8>
// CHECK: %[[BIT:.*]] = arith.trunci %[[BYTE]] : i8 to i1
// CHECK: %[[BOTH:.*]] = arith.andi %[[BIT]], %[[BIT]] : i1
// CHECK: %[[WIDE:.*]] = arith.extui %[[BOTH]] : i1 to i8
// CHECK: memref.store %[[WIDE]], %[[B]]{{.*}} : memref<8xi8>
// CHECK: %[[V:.*]] = vector.load %[[A]]{{.*}} : memref<8xi8>, vector<4xi8>
// CHECK: arith.trunci %[[V]] : vector<4xi8> to vector<4xi1>
func.func @loops(%m: tensor<8xi1>) -> tensor<8xi1> {
  %empty = tensor.empty() : tensor<8xi1>
  %0 = ttc.loops tasks 1 ins(%m : tensor<8xi1>) outs(%empty : tensor<8xi1>) {
  ^bb0(%task: index, %a: memref<8xi1>, %b: memref<8xi1>):
    %bit = memref.load %a[%task] : memref<8xi1>
    %both = arith.andi %bit, %bit : i1
    memref.store %both, %b[%task] : memref<8xi1>
    %bits = vector.load %a[%task] : memref<8xi1>, vector<4xi1>
    vector.store %bits, %b[%task] : memref<8xi1>, vector<4xi1>
  } -> tensor<8xi1>
  return %0 : tensor<8xi1>
}

// CHECK-LABEL: func.func @loops_halves
// CHECK: ^bb0(%{{.*}}: index, %[[A:.*]]: memref<8xi16>, %[[B:.*]]: memref<8xi16>):
// CHECK: %[[V:.*]] = vector.load %[[A]]{{.*}} : memref<8xi16>, vector<4xi16>
// CHECK: vector.store %[[V]], %[[B]]{{.*}} : memref<8xi16>, vector<4xi16>
func.func @loops_halves(%m: tensor<8xbf16>) -> tensor<8xbf16> {
  %empty = tensor.empty() : tensor<8xbf16>
  %0 = ttc.loops tasks 1 ins(%m : tensor<8xbf16>) outs(%empty : tensor<8xbf16>) {
  ^bb0(%task: index, %a: memref<8xbf16>, %b: memref<8xbf16>):
    %bits = vector.load %a[%task] : memref<8xbf16>, vector<4xbf16>
    vector.store %bits, %b[%task] : memref<8xbf16>, vector<4xbf16>
  } -> tensor<8xbf16>
  return %0 : tensor<8xbf16>
}
