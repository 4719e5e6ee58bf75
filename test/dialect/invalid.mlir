// RUN: ttc-opt %s --split-input-file --verify-diagnostics

func.func @matmul_inner(%x: tensor<?x784xf32, #ttc.dims<"B", "">>, %y: tensor<512x10xf32>) {
  // expected-error @+2 {{matmul: inner dimensions differ: [B, 784] x [512, 10]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.matmul %x, %y : (tensor<?x784xf32, #ttc.dims<"B", "">>, tensor<512x10xf32>) -> tensor<?x10xf32, #ttc.dims<"B", "">>
  return
}

// -----

func.func @matmul_batch(%x: tensor<2x3x4xf32>, %y: tensor<3x4x5xf32>) {
  // expected-error @+2 {{matmul: batch dimensions do not broadcast: [2, 3, 4] x [3, 4, 5]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.matmul %x, %y : (tensor<2x3x4xf32>, tensor<3x4x5xf32>) -> tensor<2x3x5xf32>
  return
}

// -----

func.func @matmul_scalar(%x: tensor<f32>, %y: tensor<3xf32>) {
  // expected-error @+2 {{matmul: expected operands of rank 1 or more, got [] x [3]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.matmul %x, %y : (tensor<f32>, tensor<3xf32>) -> tensor<f32>
  return
}

// -----

func.func @symbols_differ(%x: tensor<?xf32, #ttc.dims<"B">>, %y: tensor<?xf32, #ttc.dims<"T">>) {
  // expected-error @+2 {{add: shapes do not broadcast: [B] and [T]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.add %x, %y : (tensor<?xf32, #ttc.dims<"B">>, tensor<?xf32, #ttc.dims<"T">>) -> tensor<?xf32>
  return
}

// -----

func.func @element_types(%x: tensor<4xf32>, %y: tensor<4xf64>) {
  // expected-error @+2 {{add: expected operands of one element type, got f32 and f64}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.add %x, %y : (tensor<4xf32>, tensor<4xf64>) -> tensor<4xf32>
  return
}

// -----

func.func @wrong_result(%x: tensor<4x1xf32>, %y: tensor<3xf32>) {
  // expected-error @+2 {{failed to infer returned types}}
  // expected-error @+1 {{inferred type(s) 'tensor<4x3xf32>' are incompatible with return type(s) of operation 'tensor<4x4xf32>'}}
  %0 = ttc.add %x, %y : (tensor<4x1xf32>, tensor<3xf32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @float_only(%x: tensor<4xi64>) {
  // expected-error @+1 {{operand #0 must be ranked tensor of 32-bit float or 64-bit float or bfloat16 type or 16-bit float values, but got 'tensor<4xi64>'}}
  %0 = ttc.exp %x : (tensor<4xi64>) -> tensor<4xi64>
  return
}

// -----

func.func @gelu(%x: tensor<4xf32>) {
  // expected-error @+1 {{expected approximate "none" or "tanh", got "erf"}}
  %0 = ttc.gelu %x {approximate = "erf"} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @reduction_dim(%x: tensor<4x3xf32>) {
  // expected-error @+2 {{sum: dimension out of range, expected -2 to 1, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.sum %x {dims = array<i64: 2>} : (tensor<4x3xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @repeated_dim(%x: tensor<4x3xf32>) {
  // expected-error @+2 {{amax: expected different dimensions, got [1, -1]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.amax %x {dims = array<i64: 1, -1>} : (tensor<4x3xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @reshape_count(%x: tensor<?x6xf32, #ttc.dims<"B", "">>) {
  // expected-error @+2 {{reshape: element counts differ: [B, 6] to [?, 4]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.reshape %x {shape = array<i64: -1, 4>} : (tensor<?x6xf32, #ttc.dims<"B", "">>) -> tensor<?x4xf32>
  return
}

// -----

func.func @reshape_two(%x: tensor<6xf32>) {
  // expected-error @+2 {{reshape: expected at most one inferred extent, got [-1, -1]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.reshape %x {shape = array<i64: -1, -1>} : (tensor<6xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @permute(%x: tensor<6x2xf32>) {
  // expected-error @+2 {{permute: expected 2 dimensions, got [0]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.permute %x {dims = array<i64: 0>} : (tensor<6x2xf32>) -> tensor<6x2xf32>
  return
}

// -----

func.func @expand(%x: tensor<3xf32>) {
  // expected-error @+2 {{expand: cannot expand [3] to [2, 4]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.expand %x {shape = array<i64: 2, 4>} : (tensor<3xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @slice_step(%x: tensor<3xf32>) {
  // expected-error @+2 {{slice: expected positive steps, got [0]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.slice %x {start = array<i64: 0>, end = array<i64: 3>, step = array<i64: 0>} : (tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @cat(%x: tensor<3x2xf32>, %y: tensor<3x4xf32>) {
  // expected-error @+2 {{cat: shapes differ beyond dimension 0: [3, 2] and [3, 4]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.cat %x, %y {dim = 0 : i64} : (tensor<3x2xf32>, tensor<3x4xf32>) -> tensor<6x2xf32>
  return
}

// -----

func.func @pad(%x: tensor<3xf32>) {
  // expected-error @+2 {{pad: expected 1 non-negative counts, got [-1]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.pad %x {low = array<i64: -1>, high = array<i64: 0>} : (tensor<3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @gather(%x: tensor<3x4xf32>, %i: tensor<5x1xi64>) {
  // expected-error @+2 {{gather: index does not fit: [3, 4] by [5, 1]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.gather %x, %i {dim = 1 : i64} : (tensor<3x4xf32>, tensor<5x1xi64>) -> tensor<5x1xf32>
  return
}

// -----

func.func @index_select(%x: tensor<3x4xf32>, %i: tensor<5x1xi64>) {
  // expected-error @+2 {{index_select: expected an index of rank 1, got [5, 1]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.index_select %x, %i {dim = 0 : i64} : (tensor<3x4xf32>, tensor<5x1xi64>) -> tensor<5x4xf32>
  return
}

// -----

func.func @scatter_add(%x: tensor<3x4xf32>, %i: tensor<3x1xi64>) {
  // expected-error @+2 {{scatter_add: source and index differ: [3, 4] and [3, 1]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.scatter_add %x, %i {dim = 1 : i64, size = 9 : i64} : (tensor<3x4xf32>, tensor<3x1xi64>) -> tensor<3x9xf32>
  return
}

// -----

func.func @conv_channels(%x: tensor<?x3x8x8xf32, #ttc.dims<"B", "", "", "">>, %w: tensor<4x2x3x3xf32>) {
  // expected-error @+2 {{conv2d: channels differ: input [B, 3, 8, 8] has 3, weight [4, 2, 3, 3] expects 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.conv2d %x, %w : (tensor<?x3x8x8xf32, #ttc.dims<"B", "", "", "">>, tensor<4x2x3x3xf32>) -> tensor<?x4x6x6xf32>
  return
}

// -----

func.func @conv_small(%x: tensor<1x3x2x8xf32>, %w: tensor<4x3x3x3xf32>) {
  // expected-error @+2 {{conv2d: kernel [3, 3] is larger than the padded input [1, 3, 2, 8]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.conv2d %x, %w : (tensor<1x3x2x8xf32>, tensor<4x3x3x3xf32>) -> tensor<1x4x1x6xf32>
  return
}

// -----

func.func @conv_groups(%x: tensor<1x4x8x8xf32>, %w: tensor<3x2x3x3xf32>) {
  // expected-error @+2 {{conv2d: expected groups that divide the output channels, got 2 for 3}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.conv2d %x, %w {groups = 2 : i64} : (tensor<1x4x8x8xf32>, tensor<3x2x3x3xf32>) -> tensor<1x3x6x6xf32>
  return
}

// -----

func.func @conv_format(%x: tensor<1x4x8x8xf32>, %w: tensor<3x4x3x3xf32>) {
  // expected-error @+2 {{conv2d: expected data_format "NCHW" or "NHWC", got "CHWN"}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.conv2d %x, %w {data_format = "CHWN"} : (tensor<1x4x8x8xf32>, tensor<3x4x3x3xf32>) -> tensor<1x3x6x6xf32>
  return
}

// -----

func.func @conv_stride(%x: tensor<1x4x8x8xf32>, %w: tensor<3x4x3x3xf32>) {
  // expected-error @+2 {{conv2d: expected two stride values of at least 1, got [2]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.conv2d %x, %w {stride = array<i64: 2>} : (tensor<1x4x8x8xf32>, tensor<3x4x3x3xf32>) -> tensor<1x3x6x6xf32>
  return
}

// -----

func.func @conv_input_grad(%dy: tensor<1x3x5x6xf32>, %w: tensor<3x4x3x3xf32>) {
  // expected-error @+2 {{conv2d_input_grad: expected a cotangent [1, 3, 6, 6], got [1, 3, 5, 6]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.conv2d_input_grad %dy, %w {input_size = array<i64: 8, 8>} : (tensor<1x3x5x6xf32>, tensor<3x4x3x3xf32>) -> tensor<1x4x8x8xf32>
  return
}

// -----

func.func @pool_padding(%x: tensor<1x4x8x8xf32>) {
  // expected-error @+2 {{max_pool2d: expected padding of at most half the kernel [2, 2], got [2, 2]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = ttc.max_pool2d %x {kernel_size = array<i64: 2, 2>, padding = array<i64: 2, 2>} : (tensor<1x4x8x8xf32>) -> (tensor<1x4x6x6xf32>, tensor<1x4x6x6xi32>)
  return
}

// -----

func.func @pool_rank(%x: tensor<4x8x8xf32>) {
  // expected-error @+2 {{avg_pool2d: expected an input of rank 4, got [4, 8, 8]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.avg_pool2d %x {kernel_size = array<i64: 2, 2>} : (tensor<4x8x8xf32>) -> tensor<4x4x4xf32>
  return
}

// -----

func.func @softmax_dim(%x: tensor<4x8xf32>) {
  // expected-error @+2 {{softmax: dimension out of range, expected -2 to 1, got -3}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.softmax %x {dim = -3 : i64} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @index_add(%x: tensor<3x4xf32>, %i: tensor<4xi64>) {
  // expected-error @+2 {{index_add: expected an index of [3], got [4]}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.index_add %x, %i {dim = 0 : i64, size = 9 : i64} : (tensor<3x4xf32>, tensor<4xi64>) -> tensor<9x4xf32>
  return
}

// -----

func.func @sort(%x: tensor<3x4xf32>) {
  // expected-error @+2 {{sort: dimension out of range, expected -2 to 1, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0, %1 = ttc.sort %x {dim = 2 : i64} : (tensor<3x4xf32>) -> (tensor<3x4xf32>, tensor<3x4xi64>)
  return
}

// -----

func.func @topk(%x: tensor<3x4xf32>) {
  // expected-error @+2 {{topk: expected k in [0, 4], got 5}}
  // expected-error @+1 {{failed to infer returned types}}
  %0, %1 = ttc.topk %x {k = 5 : i64, dim = 1 : i64} : (tensor<3x4xf32>) -> (tensor<3x5xf32>, tensor<3x5xi64>)
  return
}

// -----

func.func @cumsum(%x: tensor<3x4xf32>) {
  // expected-error @+2 {{cumsum: dimension out of range, expected -2 to 1, got -3}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.cumsum %x {dim = -3 : i64} : (tensor<3x4xf32>) -> tensor<3x4xf32>
  return
}

// -----

func.func @linear_recurrence(%a: tensor<3x4xf32>, %b: tensor<3x5xf32>) {
  // expected-error @+2 {{linear_recurrence: a and b differ: [3, 4] f32 and [3, 5] f32}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = ttc.linear_recurrence %a, %b {dim = 0 : i64} : (tensor<3x4xf32>, tensor<3x5xf32>) -> tensor<3x4xf32>
  return
}

// -----

func.func @fractional_bound(%x: tensor<4xi32>) {
  // expected-error @+1 {{'ttc.clamp' op expected whole bounds for i32, got 5.000000e-01 : f64}}
  %0 = ttc.clamp %x {min = 0.5 : f64} : (tensor<4xi32>) -> tensor<4xi32>
  return
}

// -----

func.func @narrow_number(%x: tensor<4xi32>) {
  // expected-error @+1 {{attribute 'max' failed to satisfy constraint: 64-bit float or signless integer}}
  %0 = ttc.clamp %x {max = 3 : i32} : (tensor<4xi32>) -> tensor<4xi32>
  return
}

// -----

func.func @sparse_constant() {
  // expected-error @+1 {{constant: expected dense numbers of a ranked tensor, got sparse<0, 1.000000e+00> : tensor<4xf32>}}
  %0 = ttc.constant sparse<0, 1.0> : tensor<4xf32>
  return
}
