// RUN: ttc-opt %s --ttc-stop-after="specialize dims=B=64" | FileCheck %s --check-prefix=SPECIALIZE
// RUN: ttc-opt %s --ttc-stop-after="optimizer dims=B=64" | FileCheck %s --check-prefix=OPTIMIZER
// RUN: ttc-opt %s --ttc-stop-after="autodiff dims=B=64" | FileCheck %s --check-prefix=AUTODIFF
// RUN: ttc-opt %s --ttc-stop-after="simplify dims=B=64" | FileCheck %s --check-prefix=SIMPLIFY
// RUN: ttc-opt %s --ttc-stop-after="layout dims=B=64" | FileCheck %s --check-prefix=LAYOUT
// RUN: ttc-opt %s --ttc-stop-after="fusion dims=B=64" | FileCheck %s --check-prefix=FUSION
// RUN: ttc-opt %s --ttc-stop-after="linalg dims=B=64" | FileCheck %s --check-prefix=LINALG
// RUN: ttc-opt %s --ttc-stop-after="bufferize dims=B=64" | FileCheck %s --check-prefix=BUFFERIZE
// RUN: ttc-opt %s --ttc-stop-after="tiling dims=B=64 vector-bits=512 vector-registers=32" | FileCheck %s --check-prefix=TILING
// RUN: ttc-opt %s --ttc-stop-after="schedule dims=B=64" | FileCheck %s --check-prefix=SCHEDULE
// RUN: ttc-opt %s --ttc-stop-after="memory dims=B=64" | FileCheck %s --check-prefix=MEMORY
// RUN: ttc-opt %s --ttc-stop-after="lowering dims=B=64" | FileCheck %s --check-prefix=LOWERING
// RUN: ttc-opt %s --ttc-pipeline="dims=B=64" | FileCheck %s --check-prefix=LOWERING

// SPECIALIZE: func.func @main(%{{.*}}: tensor<64x32xf32>
// SPECIALIZE: ttc.matmul %{{.*}} -> tensor<64x16xf32>

// OPTIMIZER: func.func @main
// OPTIMIZER: ttc.gradient
// OPTIMIZER: ttc.sub

// AUTODIFF: func.func @main
// AUTODIFF-NOT: ttc.gradient
// AUTODIFF: ttc.sub

// SIMPLIFY: func.func @main
// SIMPLIFY: ttc.matmul
// SIMPLIFY: return

// LAYOUT: func.func @main
// LAYOUT: ttc.matmul
// LAYOUT: return

// FUSION: func.func @main
// FUSION-NOT: ttc.matmul
// FUSION: ttc.launch @k0
// FUSION: return
// FUSION: module @k0
// FUSION: ttc.matmul

// LINALG: ttc.launch
// LINALG: linalg.generic {{.*}} : tensor<

// BUFFERIZE: ttc.launch
// BUFFERIZE: linalg.generic {{.*}} : memref<

// TILING: ttc.launch
// TILING-NOT: linalg.generic
// TILING: vector.fma {{.*}} : vector<16xf32>

// SCHEDULE: ttc.launch {{.*}} {phase = 0 : i64}

// MEMORY: func.func @main(%{{.*}}: memref<{{[0-9]+}}xi8>
// MEMORY: ttc.launch {{.*}} writes
// MEMORY: ttc.barrier

// LOWERING: llvm.func @ttc_main
// LOWERING: omp.parallel
// LOWERING: llvm.call @ttc_rt_claim
// LOWERING: module @k{{.*}}.module
// LOWERING: llvm.func @k
func.func @main(%x: tensor<?x32xf32, #ttc.dims<"B", "">> {ttc.name = "x", ttc.kind = "input"},
                %w: tensor<32x16xf32> {ttc.name = "w", ttc.kind = "parameter"})
    -> (tensor<f32> {ttc.name = "loss"})
    attributes {ttc.optimizer = #ttc.sgd<lr = 1.0e-1>, ttc.loss = "loss"} {
  %y = ttc.matmul %x, %w : (tensor<?x32xf32, #ttc.dims<"B", "">>, tensor<32x16xf32>) -> tensor<?x16xf32, #ttc.dims<"B", "">>
  %r = ttc.relu %y : (tensor<?x16xf32, #ttc.dims<"B", "">>) -> tensor<?x16xf32, #ttc.dims<"B", "">>
  %loss = ttc.sum %r {dims = array<i64: 0, 1>} : (tensor<?x16xf32, #ttc.dims<"B", "">>) -> tensor<f32>
  return %loss : tensor<f32>
}
