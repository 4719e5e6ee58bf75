// RUN: ttc-opt %s --split-input-file --ttc-insert-checks | FileCheck %s
// RUN: ttc-opt %s --split-input-file --ttc-insert-checks | ttc-opt --split-input-file --ttc-insert-checks | FileCheck %s
// RUN: ttc-opt %s --split-input-file --ttc-insert-checks=enable=false | FileCheck %s --check-prefix=OFF

// OFF-NOT: ttc.checks
// OFF-NOT: ttc.check =

// The condition on an input becomes an attribute of the argument, once for equal conditions, also when
// the index is rearranged on the way; reading operations are marked.
// CHECK-LABEL: func.func @inputs
// CHECK-SAME: %[[I:[a-z0-9]+]]: tensor<2x3xi64> {ttc.checks = [{location = {{[^,]*}}, lower = 0 : i64, message = "index_select: index {value} is out of range for dimension 1 of extent 9", upper = 9 : i64}, {location
// CHECK-SAME: message = "gather: index {value} is out of range for dimension 0 of extent 4"
// CHECK-SAME: -> (tensor<8x6xf32>, tensor<8x6xf32>, tensor<2x3xf32>) {
// CHECK: ttc.index_select %{{.*}} {checked = true, dim = -1 : i64}
// CHECK: ttc.index_select %{{.*}} {checked = true, dim = 1 : i64}
// CHECK: ttc.gather %{{.*}}, %[[I]] {checked = true, dim = 0 : i64}
func.func @inputs(%x: tensor<8x9xf32>, %y: tensor<4x3xf32>, %i: tensor<2x3xi64>)
    -> (tensor<8x6xf32>, tensor<8x6xf32>, tensor<2x3xf32>) {
  %flat = ttc.reshape %i {shape = array<i64: 6>} : (tensor<2x3xi64>) -> tensor<6xi64>
  %turned = ttc.permute %flat {dims = array<i64: 0>} : (tensor<6xi64>) -> tensor<6xi64>
  %a = ttc.index_select %x, %flat {dim = -1 : i64} : (tensor<8x9xf32>, tensor<6xi64>) -> tensor<8x6xf32>
  %b = ttc.index_select %x, %turned {dim = 1 : i64} : (tensor<8x9xf32>, tensor<6xi64>) -> tensor<8x6xf32>
  %c = ttc.gather %y, %i {dim = 0 : i64} : (tensor<4x3xf32>, tensor<2x3xi64>) -> tensor<2x3xf32>
  return %a, %b, %c : tensor<8x6xf32>, tensor<8x6xf32>, tensor<2x3xf32>
}

// -----

// An ignored value and a range with negative numbers.
// CHECK-LABEL: func.func @ranges
// CHECK-SAME: ignored = -100 : i64, location = {{[^,]*}}, lower = 0 : i64, message = "nll_loss: class {value} is out of range for 7 classes", upper = 7 : i64
// CHECK-SAME: lower = -5 : i64, message = "index: {value} of 5", upper = 5 : i64
func.func @ranges(%t: tensor<4xi64>, %i: tensor<3xi32>) -> (tensor<4xi64>, tensor<3xi32>) {
  %a = ttc.check_index %t {shape = array<i64: 7>, ignored = -100 : i64,
    message = "nll_loss: class {value} is out of range for {size} classes"} : (tensor<4xi64>) -> tensor<4xi64>
  %b = ttc.check_index %i {shape = array<i64: 5>, wrap = true, message = "index: {value} of {size}"}
    : (tensor<3xi32>) -> tensor<3xi32>
  return %a, %b : tensor<4xi64>, tensor<3xi32>
}

// -----

// An index that the program computes, or a part of an input, is checked in the program; updates are guarded.
// CHECK-LABEL: func.func @computed
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<8x9xf32>, %{{.*}}: tensor<6xi64>, %[[S:[a-z0-9]+]]: tensor<2x9xf32> {ttc.kind = "state", ttc.name = "s"})
// CHECK-SAME: tensor<2x9xf32> {ttc.updates = "s"}, tensor<i64> {ttc.check = {location = {{[^,]*}}, message = "index_select: index {value} is out of range for dimension 0 of extent 8"}})
// CHECK: %[[PART:.*]] = ttc.slice
// CHECK: %[[Y:.*]] = ttc.index_select %[[X]], %[[PART]]
// CHECK: %[[BAD:.*]] = ttc.logical_or
// CHECK: %[[OFFENDER:.*]] = ttc.amax
// CHECK: %[[GOOD:.*]] = ttc.eq %[[OFFENDER]]
// CHECK: %[[NEW:.*]] = ttc.where %[[GOOD]], %[[Y]], %[[S]]
// CHECK: return %[[NEW]], %[[OFFENDER]]
func.func @computed(%x: tensor<8x9xf32>, %i: tensor<6xi64>,
                    %s: tensor<2x9xf32> {ttc.kind = "state", ttc.name = "s"})
    -> (tensor<2x9xf32> {ttc.updates = "s"}) {
  %part = ttc.slice %i {start = array<i64: 0>, end = array<i64: 2>, step = array<i64: 1>} : (tensor<6xi64>) -> tensor<2xi64>
  %y = ttc.index_select %x, %part {dim = 0 : i64} : (tensor<8x9xf32>, tensor<2xi64>) -> tensor<2x9xf32>
  return %y : tensor<2x9xf32>
}

// -----

// Constants are checked here, and no index at all is a good one.
// CHECK-LABEL: func.func @nothing_to_do
// CHECK-NOT: ttc.check
// CHECK: return
func.func @nothing_to_do(%x: tensor<8xf32>, %i: tensor<0xi64>) -> (tensor<2xf32>, tensor<0xf32>) {
  %c = ttc.constant dense<[0, 7]> : tensor<2xi64>
  %a = ttc.index_select %x, %c {dim = 0 : i64} : (tensor<8xf32>, tensor<2xi64>) -> tensor<2xf32>
  %b = ttc.index_select %x, %i {dim = 0 : i64} : (tensor<8xf32>, tensor<0xi64>) -> tensor<0xf32>
  return %a, %b : tensor<2xf32>, tensor<0xf32>
}
