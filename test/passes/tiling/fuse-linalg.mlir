// RUN: ttc-opt %s --verify-each --ttc-lower-to-linalg --ttc-fuse-linalg | FileCheck %s

// A chain becomes one operation; the value that is returned too becomes a second result.
// CHECK-LABEL: func.func @chain
// CHECK: %[[R:.*]]:2 = linalg.generic
// CHECK: %[[E:.*]] = math.exp
// CHECK: %[[N:.*]] = arith.negf %[[E]]
// CHECK: linalg.yield %[[E]], %[[N]]
// CHECK-NOT: linalg.generic
// CHECK: return %[[R]]#0, %[[R]]#1
func.func @chain(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>) {
  %a = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  %b = ttc.neg %a : (tensor<8xf32>) -> tensor<8xf32>
  return %a, %b : tensor<8xf32>, tensor<8xf32>
}

// Into the body of a reduction.
// CHECK-LABEL: func.func @reduction
// CHECK-SAME: %[[X:[^:]*]]: tensor<4x8xf32>
// CHECK: linalg.generic {{.*}}"reduction"]} ins(%[[X]] :
// CHECK: %[[E:.*]] = math.exp
// CHECK: arith.addf %[[E]]
// CHECK-NOT: linalg.generic
// CHECK: return
func.func @reduction(%x: tensor<4x8xf32>) -> tensor<4xf32> {
  %e = ttc.exp %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %s = ttc.sum %e {dims = array<i64: 1>} : (tensor<4x8xf32>) -> tensor<4xf32>
  return %s : tensor<4xf32>
}

// A reduction can't give the elements to others: it computes its own.
// CHECK-LABEL: func.func @reduced_and_returned
// CHECK-SAME: %[[X:[^:]*]]: tensor<4x8xf32>
// CHECK: %[[A:.*]] = linalg.generic {{.*}}["parallel", "parallel"]} ins(%[[X]] :
// CHECK: math.exp
// CHECK: %[[S:.*]] = linalg.generic {{.*}}["parallel", "reduction"]} ins(%[[X]] :
// CHECK: math.exp
// CHECK: return %[[A]], %[[S]]
func.func @reduced_and_returned(%x: tensor<4x8xf32>) -> (tensor<4x8xf32>, tensor<4xf32>) {
  %e = ttc.exp %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %s = ttc.sum %e {dims = array<i64: 1>} : (tensor<4x8xf32>) -> tensor<4xf32>
  return %e, %s : tensor<4x8xf32>, tensor<4xf32>
}

// A contraction reads its operands many times: exp stays before it.
// CHECK-LABEL: func.func @contraction
// CHECK: %[[E:.*]] = linalg.generic
// CHECK: math.exp
// CHECK: linalg.generic {{.*}}"reduction"]} ins(%[[E]],
// CHECK-NOT: math.exp
// CHECK: return
func.func @contraction(%x: tensor<4x3xf32>, %y: tensor<3x5xf32>) -> tensor<4x5xf32> {
  %e = ttc.exp %x : (tensor<4x3xf32>) -> tensor<4x3xf32>
  %0 = ttc.matmul %e, %y : (tensor<4x3xf32>, tensor<3x5xf32>) -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}

// A copy moves into the map by which the contraction reads.
// CHECK-LABEL: func.func @copy
// CHECK-SAME: %[[X:[^:]*]]: tensor<3x4xf32>, %[[Y:[^:]*]]: tensor<3x5xf32>
// CHECK-NOT: ["parallel", "parallel"]
// CHECK: linalg.generic {{.*}}"reduction"]} ins(%[[X]], %[[Y]] :
// CHECK: return
func.func @copy(%x: tensor<3x4xf32>, %y: tensor<3x5xf32>) -> tensor<4x5xf32> {
  %t = ttc.permute %x {dims = array<i64: 1, 0>} : (tensor<3x4xf32>) -> tensor<4x3xf32>
  %0 = ttc.matmul %t, %y : (tensor<4x3xf32>, tensor<3x5xf32>) -> tensor<4x5xf32>
  return %0 : tensor<4x5xf32>
}

// Two ways from a producer to its consumer compute it once.
// CHECK-LABEL: func.func @diamond
// CHECK-COUNT-1: math.exp
// CHECK-NOT: math.exp
// CHECK: return
func.func @diamond(%x: tensor<8xf32>) -> tensor<8xf32> {
  %e = ttc.exp %x : (tensor<8xf32>) -> tensor<8xf32>
  %a = ttc.neg %e : (tensor<8xf32>) -> tensor<8xf32>
  %b = ttc.sqrt %e : (tensor<8xf32>) -> tensor<8xf32>
  %c = ttc.add %a, %b : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  return %c : tensor<8xf32>
}

// A contraction extends what it reads on its own: nothing wide goes through memory.
// CHECK-LABEL: func.func @extended
// CHECK-SAME: %[[X:[^:]*]]: tensor<4x8xbf16>, %[[Y:[^:]*]]: tensor<8x16xbf16>
// CHECK: linalg.generic {{.*}}"reduction"]} ins(%[[X]], %[[Y]] : tensor<4x8xbf16>, tensor<8x16xbf16>)
// CHECK-DAG: arith.extf
// CHECK-DAG: arith.extf
// CHECK: arith.mulf
// CHECK-NOT: linalg.generic
// CHECK: return
func.func @extended(%x: tensor<4x8xbf16>, %y: tensor<8x16xbf16>) -> tensor<4x16xf32> {
  %0 = ttc.cast %x {dtype = f32} : (tensor<4x8xbf16>) -> tensor<4x8xf32>
  %1 = ttc.cast %y {dtype = f32} : (tensor<8x16xbf16>) -> tensor<8x16xf32>
  %2 = ttc.matmul %0, %1 : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<4x16xf32>
  return %2 : tensor<4x16xf32>
}

// The body of a later operation reads a result of the merged one: of what the consumer computed itself, too.
// CHECK-LABEL: func.func @read_by_a_body
// CHECK: %[[MERGED:.+]]:2 = linalg.generic
// CHECK: math.exp
// CHECK: arith.negf
// CHECK: linalg.generic
// CHECK: tensor.extract %[[MERGED]]#{{[01]}}
func.func @read_by_a_body(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>) {
  %e = tensor.empty() : tensor<8xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%a: f32, %out: f32):
    %v = math.exp %a : f32
    linalg.yield %v : f32
  } -> tensor<8xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%0 : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%a: f32, %out: f32):
    %v = arith.negf %a : f32
    linalg.yield %v : f32
  } -> tensor<8xf32>
  %c7 = arith.constant 7 : index
  %2 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      outs(%e : tensor<8xf32>) {
  ^bb0(%out: f32):
    %v = tensor.extract %1[%c7] : tensor<8xf32>
    linalg.yield %v : f32
  } -> tensor<8xf32>
  return %0, %2 : tensor<8xf32>, tensor<8xf32>
}
