// Records of the passes in passes/lowering.
include "passes/lowering/DeduplicateKernels.td"
