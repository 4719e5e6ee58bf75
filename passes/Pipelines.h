//===- Pipelines.h - The compiler as named stages -------------------------===//
#ifndef TTC_PASSES_PIPELINES_H
#define TTC_PASSES_PIPELINES_H

#include "mlir/Pass/PassManager.h"
#include <map>
#include <string>

namespace ttc {

/// What the stages need to know beside the IR.
struct PipelineOptions {
  /// Numbers for the symbolic dimensions.
  std::map<std::string, int64_t> dims;
  /// Width in bits of the target's vector registers, and how many there are.
  unsigned vectorBits = 256;
  unsigned vectorRegisters = 16;
  /// Measure each launch.
  bool profile = false;
  /// Make the program check its indices.
  bool checkIndices = true;
  /// The last stage that optimizes; those after it do only what the stages that follow need. Empty: all optimize.
  std::string optimizeThrough;
};

/// A stage of the pipeline: where `ttc-opt --ttc-stop-after=NAME` may stop.
struct PipelineStage {
  llvm::StringRef name;
  llvm::StringRef description;
  void (*build)(mlir::OpPassManager &manager, const PipelineOptions &options);
  /// Whether the program would run without it, or without a part of it; see PipelineOptions::optimizeThrough.
  bool optimizes = false;
};

/// All stages in their order: specialize, optimizer, autodiff, simplify, layout, fusion, linalg, bufferize, tiling,
/// schedule, memory, lowering.
llvm::ArrayRef<PipelineStage> stages();

/// Registers `--ttc-stop-after=STAGE[ dims=B=64,T=3][ vector-bits=512][ vector-registers=32][ optimize-through=STAGE]`
/// and `--ttc-pipeline` (all stages).
void registerPipelines();

} // namespace ttc

#endif
