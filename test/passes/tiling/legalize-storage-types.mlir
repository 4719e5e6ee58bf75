// Types of storage: bits are moved, numbers are made from them at conversions alone.
// RUN: ttc-opt %s --ttc-lower-to-linalg --ttc-fuse-linalg --ttc-legalize-storage | FileCheck %s

// CHECK-LABEL: func.func @arithmetic(
// CHECK-SAME: %{{.*}}: tensor<8xi16>) -> tensor<8xi16>
// CHECK: ^bb0(%[[B:.*]]: i16, %{{.*}}: i16):
// CHECK: %[[H:.*]] = arith.bitcast %[[B]] : i16 to bf16
// CHECK: %[[F:.*]] = arith.extf %[[H]] : bf16 to f32
// CHECK: %[[N:.*]] = arith.negf %[[F]]
// CHECK: %[[T:.*]] = arith.truncf %[[N]] : f32 to bf16
// CHECK: %[[R:.*]] = arith.bitcast %[[T]] : bf16 to i16
// CHECK: linalg.yield %[[R]] : i16
func.func @arithmetic(%x: tensor<8xbf16>) -> tensor<8xbf16> {
  %0 = ttc.cast %x {dtype = f32} : (tensor<8xbf16>) -> tensor<8xf32>
  %1 = ttc.neg %0 : (tensor<8xf32>) -> tensor<8xf32>
  %2 = ttc.cast %1 {dtype = bf16} : (tensor<8xf32>) -> tensor<8xbf16>
  return %2 : tensor<8xbf16>
}

// CHECK-LABEL: func.func @unsigned(
// CHECK-SAME: %{{.*}}: tensor<8xi8>) -> (tensor<8xi32>, tensor<8xi8>)
// CHECK: %[[E:.*]] = arith.extui %{{.*}} : i8 to i32
// CHECK: linalg.yield %[[E]]
// CHECK-NOT: unrealized_conversion_cast
// CHECK: return
func.func @unsigned(%x: tensor<8xui8>) -> (tensor<8xi32>, tensor<8xui8>) {
  %0 = ttc.cast %x {dtype = i32} : (tensor<8xui8>) -> tensor<8xi32>
  %1 = ttc.cast %0 {dtype = ui8} : (tensor<8xi32>) -> tensor<8xui8>
  return %0, %1 : tensor<8xi32>, tensor<8xui8>
}

// CHECK-LABEL: func.func @choice(
// CHECK-SAME: %{{.*}}: tensor<8xi8>, %{{.*}}: tensor<8xi16>)
// CHECK: %[[C:.*]] = arith.trunci %{{.*}} : i8 to i1
// CHECK: %[[ONE:.*]] = arith.constant 15360 : i16
// CHECK: arith.select %[[C]], %{{.*}}, %[[ONE]] : i16
// CHECK-NOT: f16
// CHECK: return
func.func @choice(%c: tensor<8xi1>, %x: tensor<8xf16>) -> tensor<8xf16> {
  %one = ttc.constant dense<1.0> : tensor<f16>
  %0 = ttc.where %c, %x, %one : (tensor<8xi1>, tensor<8xf16>, tensor<f16>) -> tensor<8xf16>
  return %0 : tensor<8xf16>
}

// CHECK-LABEL: func.func @constants(
// CHECK-DAG: arith.constant dense<[16256, 16384]> : tensor<2xi16>
// CHECK-DAG: arith.constant -56 : i8
// CHECK: linalg.fill ins(%{{.*}} : i8)
func.func @constants() -> (tensor<2xbf16>, tensor<3xui8>) {
  %0 = ttc.constant dense<[1.0, 2.0]> : tensor<2xbf16>
  %1 = ttc.constant dense<200> : tensor<3xui8>
  return %0, %1 : tensor<2xbf16>, tensor<3xui8>
}

// CHECK-LABEL: func.func @gathered(
// CHECK: %[[B:.*]] = tensor.extract %{{.*}} : tensor<4xi8>
// CHECK: arith.trunci %[[B]] : i8 to i1
func.func @gathered(%x: tensor<4xi1>, %i: tensor<2xi64>) -> tensor<2xi1> {
  %0 = ttc.gather %x, %i {dim = 0 : i64} : (tensor<4xi1>, tensor<2xi64>) -> tensor<2xi1>
  return %0 : tensor<2xi1>
}
