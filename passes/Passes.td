//===- Passes.td - All passes of ttc --------------------------------------===//
//
// One record a pass, in its stage's folder; see Pipelines.cpp for their order.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_PASSES_TD
#define TTC_PASSES_TD

include "mlir/Pass/PassBase.td"
include "passes/graph/Passes.td"
include "passes/autodiff/Passes.td"
include "passes/fusion/Passes.td"
include "passes/tiling/Passes.td"
include "passes/memory/Passes.td"
include "passes/lowering/Passes.td"

#endif
