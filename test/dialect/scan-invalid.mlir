// Wrong uses of ttc.scan, ttc.repeat and ttc.row.
// RUN: ttc-opt %s -verify-diagnostics -split-input-file

func.func @extents(%a: tensor<4x2xf32>, %b: tensor<5x2xf32>) {
  // expected-error @+2 {{scan: xs have different extents along dimension 0: 4 and 5}}
  // expected-error @+1 {{failed to infer returned types}}
  %y = ttc.scan xs(%a, %b) : (tensor<4x2xf32>, tensor<5x2xf32>) -> tensor<4x2xf32> {
  ^bb0(%p: tensor<2xf32>, %q: tensor<2xf32>):
    ttc.yield %p : tensor<2xf32>
  }
  return
}

// -----

func.func @length(%h: tensor<2xf32>) {
  // expected-error @+2 {{scan: expected xs or a length, got neither}}
  // expected-error @+1 {{failed to infer returned types}}
  %y = ttc.scan carries(%h) : (tensor<2xf32>) -> tensor<2xf32> {
  ^bb0(%p: tensor<2xf32>):
    ttc.yield %p : tensor<2xf32>
  }
  return
}

// -----

func.func @negative(%h: tensor<2xf32>) {
  // expected-error @+2 {{scan: expected a length of at least 0, got -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %y = ttc.scan length -1 carries(%h) : (tensor<2xf32>) -> tensor<2xf32> {
  ^bb0(%p: tensor<2xf32>):
    ttc.yield %p : tensor<2xf32>
  }
  return
}

// -----

func.func @disagree(%x: tensor<4xf32>) {
  // expected-error @+2 {{scan: expected xs of the length 3, got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %y = ttc.scan length 3 xs(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%p: tensor<f32>):
    ttc.yield %p : tensor<f32>
  }
  return
}

// -----

func.func @scalar(%x: tensor<f32>) {
  // expected-error @+2 {{scan: expected xs of rank 1 or more, got []}}
  // expected-error @+1 {{failed to infer returned types}}
  %y = ttc.scan xs(%x) : (tensor<f32>) -> tensor<4xf32> {
  ^bb0(%p: tensor<f32>):
    ttc.yield %p : tensor<f32>
  }
  return
}

// -----

func.func @carry(%h: tensor<2xf32>, %x: tensor<4x3xf32>) {
  // expected-error @+2 {{scan: carry 0 is [2] f32 before a step and [3] f32 after it}}
  // expected-error @+1 {{failed to infer returned types}}
  %y = ttc.scan carries(%h) xs(%x) : (tensor<2xf32>, tensor<4x3xf32>) -> tensor<2xf32> {
  ^bb0(%p: tensor<2xf32>, %q: tensor<3xf32>):
    ttc.yield %q : tensor<3xf32>
  }
  return
}

// -----

func.func @count(%h: tensor<2xf32>, %x: tensor<4x3xf32>) {
  // expected-error @+2 {{scan: expected the body to return 1 carries, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %y = ttc.scan carries(%h) xs(%x) : (tensor<2xf32>, tensor<4x3xf32>) -> tensor<2xf32> {
  ^bb0(%p: tensor<2xf32>, %q: tensor<3xf32>):
    ttc.yield
  }
  return
}

// -----

func.func @arguments(%h: tensor<2xf32>, %x: tensor<4x3xf32>) {
  // expected-error @+1 {{expected the body's arguments to be 'tensor<2xf32>', 'tensor<3xf32>', got 'tensor<2xf32>', 'tensor<4x3xf32>'}}
  %y = ttc.scan carries(%h) xs(%x) : (tensor<2xf32>, tensor<4x3xf32>) -> tensor<2xf32> {
  ^bb0(%p: tensor<2xf32>, %q: tensor<4x3xf32>):
    ttc.yield %p : tensor<2xf32>
  }
  return
}

// -----

func.func @unknown(%h: tensor<2xf32>) {
  // expected-error @+1 {{unknown body @scan0}}
  %y = ttc.repeat @scan0 times 4 carries(%h) : (tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

func.func private @scan0(tensor<2xf32>) -> tensor<2xf32>
func.func @steps(%h: tensor<2xf32>) {
  // expected-error @+1 {{expected at least 1 step, got 0}}
  %y = ttc.repeat @scan0 times 0 carries(%h) : (tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

func.func private @scan0(tensor<2xf32>) -> tensor<2xf32>
func.func @elements(%h: tensor<2xf32>, %x: tensor<3xf32>) {
  // expected-error @+1 {{expected 4 elements along dimension 0, got 'tensor<3xf32>'}}
  %y = ttc.repeat @scan0 times 4 carries(%h) xs(%x) : (tensor<2xf32>, tensor<3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func private @scan0(tensor<2xf32>) -> tensor<2xf32>
func.func @signature(%h: tensor<2xf32>, %x: tensor<4xf32>) {
  // expected-error @+1 {{expected body @scan0 to have 2 arguments and 1 results, got 1 and 1}}
  %y = ttc.repeat @scan0 times 4 carries(%h) xs(%x) : (tensor<2xf32>, tensor<4xf32>) -> tensor<2xf32>
  return
}

// -----

func.func private @scan0(tensor<2xf32>) -> tensor<2xf32>
func.func @types(%h: tensor<2xf32>) {
  // expected-error @+1 {{expected results that begin with the carries' types 'tensor<2xf32>', got 'tensor<3xf32>'}}
  %y = ttc.repeat @scan0 times 4 carries(%h) : (tensor<2xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @row(%x: memref<4x3xf32>, %t: index) {
  // expected-error @+1 {{expected the type of an element of 'memref<4x3xf32>', got 'memref<4xf32>'}}
  %0 = ttc.row %x[%t] : memref<4x3xf32> to memref<4xf32>
  return
}

// -----

func.func @negative_carries(%x: tensor<8xf32>) {
  // expected-error @+2 {{scan: expected numbers of carries and xs of at least 0 whose sum is at most 1, the number of operands, got -1 and 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = "ttc.scan"(%x) ({
  ^bb0(%p: tensor<8xf32>):
    "ttc.yield"(%p) : (tensor<8xf32>) -> ()
  }) {num_carries = -1 : i64, num_xs = 1 : i64, length = 3 : i64} : (tensor<8xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @negative_xs(%x: tensor<8xf32>) {
  // expected-error @+2 {{scan: expected numbers of carries and xs of at least 0 whose sum is at most 1, the number of operands, got 1 and -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = "ttc.scan"(%x) ({
  ^bb0(%p: tensor<8xf32>):
    "ttc.yield"(%p) : (tensor<8xf32>) -> ()
  }) {num_carries = 1 : i64, num_xs = -1 : i64, length = 3 : i64} : (tensor<8xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @negative_both(%x: tensor<8xf32>) {
  // expected-error @+2 {{scan: expected numbers of carries and xs of at least 0 whose sum is at most 1, the number of operands, got -1 and -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = "ttc.scan"(%x) ({
  ^bb0(%p: tensor<8xf32>):
    "ttc.yield"(%p) : (tensor<8xf32>) -> ()
  }) {num_carries = -1 : i64, num_xs = -1 : i64, length = 3 : i64} : (tensor<8xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @many_carries(%x: tensor<8xf32>) {
  // expected-error @+2 {{scan: expected numbers of carries and xs of at least 0 whose sum is at most 1, the number of operands, got 2 and 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = "ttc.scan"(%x) ({
  ^bb0(%p: tensor<8xf32>):
    "ttc.yield"(%p) : (tensor<8xf32>) -> ()
  }) {num_carries = 2 : i64, num_xs = 0 : i64, length = 3 : i64} : (tensor<8xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @many_xs(%x: tensor<8xf32>) {
  // expected-error @+2 {{scan: expected numbers of carries and xs of at least 0 whose sum is at most 1, the number of operands, got 0 and 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = "ttc.scan"(%x) ({
  ^bb0(%p: tensor<8xf32>):
    "ttc.yield"(%p) : (tensor<8xf32>) -> ()
  }) {num_carries = 0 : i64, num_xs = 2 : i64, length = 3 : i64} : (tensor<8xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @sum_wraps(%x: tensor<8xf32>) {
  // expected-error @+2 {{scan: expected numbers of carries and xs of at least 0 whose sum is at most 1, the number of operands, got 9223372036854775807 and 9223372036854775807}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = "ttc.scan"(%x) ({
  ^bb0(%p: tensor<8xf32>):
    "ttc.yield"(%p) : (tensor<8xf32>) -> ()
  }) {num_carries = 9223372036854775807 : i64, num_xs = 9223372036854775807 : i64, length = 3 : i64} : (tensor<8xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @difference(%x: tensor<8xf32>) {
  // expected-error @+2 {{scan: expected numbers of carries and xs of at least 0 whose sum is at most 1, the number of operands, got -9223372036854775808 and 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = "ttc.scan"(%x) ({
  ^bb0(%p: tensor<8xf32>):
    "ttc.yield"(%p) : (tensor<8xf32>) -> ()
  }) {num_carries = -9223372036854775808 : i64, num_xs = 1 : i64, length = 3 : i64} : (tensor<8xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @no_block(%x: tensor<8xf32>) {
  // expected-error @+1 {{'ttc.scan' op region #0 ('body') failed to verify constraint: region with 1 blocks}}
  %0 = "ttc.scan"(%x) ({
  }) {num_carries = 1 : i64, num_xs = 0 : i64, length = 3 : i64} : (tensor<8xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @empty_block(%x: tensor<8xf32>) {
  // expected-error @+1 {{'ttc.scan' op expects a non-empty block}}
  %0 = "ttc.scan"(%x) ({
  ^bb0(%p: tensor<8xf32>):
  }) {num_carries = 1 : i64, num_xs = 0 : i64, length = 3 : i64} : (tensor<8xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @no_counts(%x: tensor<8xf32>) {
  // expected-error @+1 {{'ttc.scan' op requires attribute 'num_carries'}}
  %0 = "ttc.scan"(%x) ({
  ^bb0(%p: tensor<8xf32>):
    "ttc.yield"(%p) : (tensor<8xf32>) -> ()
  }) {num_xs = 0 : i64, length = 3 : i64} : (tensor<8xf32>) -> tensor<8xf32>
  return
}

// -----

func.func private @body(%h: tensor<8xf32>) -> tensor<8xf32>
func.func @repeat_carries(%x: tensor<8xf32>) {
  // expected-error @+1 {{expected numbers of carries and xs of at least 0 whose sum is at most 1, the number of operands, got -1 and 2}}
  %0 = "ttc.repeat"(%x) {body = @body, times = 3 : i64, num_carries = -1 : i64, num_xs = 2 : i64} : (tensor<8xf32>) -> tensor<8xf32>
  return
}

// -----

func.func private @body(%h: tensor<8xf32>) -> tensor<8xf32>
func.func @repeat_times(%x: tensor<8xf32>) {
  // expected-error @+1 {{expected at least 1 step, got -3}}
  %0 = "ttc.repeat"(%x) {body = @body, times = -3 : i64, num_carries = 1 : i64, num_xs = 0 : i64} : (tensor<8xf32>) -> tensor<8xf32>
  return
}
