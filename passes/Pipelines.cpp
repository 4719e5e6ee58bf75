//===- Pipelines.cpp - The compiler as named stages -----------------------===//

#include "passes/Pipelines.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"
#include "passes/Passes.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace ttc;

/// Whether `stage` is to optimize, and not only to lower.
static bool optimizes(const PipelineOptions &options, StringRef stage) {
  if (options.optimizeThrough.empty())
    return true;
  for (const PipelineStage &each : stages()) {
    if (each.name == stage)
      return true;
    if (each.name == options.optimizeThrough)
      return false;
  }
  return false;
}

/// Passes on each kernel's function; the kernels' modules run in parallel.
static OpPassManager &kernels(OpPassManager &manager) { return manager.nest<ModuleOp>().nest<func::FuncOp>(); }

static void specialize(OpPassManager &manager, const PipelineOptions &options) {
  manager.addPass(createVerifyProgram());
  SpecializeOptions specializeOptions;
  for (const auto &[name, extent] : options.dims)
    specializeOptions.dims.push_back(name + "=" + std::to_string(extent));
  manager.addPass(createSpecialize(specializeOptions));
  manager.addPass(createVerifyProgram({/*isStatic=*/true}));
}

static void optimizer(OpPassManager &manager, const PipelineOptions &) {
  manager.addPass(createAppendOptimizer());
  manager.addPass(createVerifyProgram({/*isStatic=*/true}));
}

static void autodiff(OpPassManager &manager, const PipelineOptions &options) {
  manager.addPass(createInsertChecks({options.checkIndices}));
  manager.addPass(createDifferentiate());
  manager.addPass(createStripCustomGradients());
  manager.addPass(createPrune());
}

static void simplify(OpPassManager &manager, const PipelineOptions &options) {
  manager.addPass(createWidenTypes());
  if (optimizes(options, "simplify"))
    manager.addPass(createSimplify());
  manager.addPass(createOutlineScans());
}

static void layout(OpPassManager &manager, const PipelineOptions &options) {
  if (!optimizes(options, "layout"))
    return;
  manager.addPass(createLayout());
  manager.addPass(createSimplify());
  manager.addPass(createSplitReductions());
}

static void fusion(OpPassManager &manager, const PipelineOptions &options) {
  FormKernelsOptions formOptions;
  formOptions.enable = optimizes(options, "fusion");
  manager.addNestedPass<func::FuncOp>(createFormKernels(formOptions));
  manager.addPass(createOutlineKernels());
  manager.addPass(createDeduplicateKernels());
}

static void structured(OpPassManager &manager, const PipelineOptions &options) {
  OpPassManager &each = kernels(manager);
  each.addPass(createLowerToLinalg());
  if (optimizes(options, "linalg"))
    each.addPass(createFuseLinalg());
  each.addPass(createLegalizeStorage());
}

static void bufferize(OpPassManager &manager, const PipelineOptions &options) {
  kernels(manager).addPass(createBufferizeKernel());
  if (!optimizes(options, "bufferize"))
    return;
  MergeKernelsOptions mergeOptions;
  mergeOptions.vectorBits = options.vectorBits;
  mergeOptions.vectorRegisters = options.vectorRegisters;
  manager.addPass(createMergeKernels(mergeOptions));
}

static void tiling(OpPassManager &manager, const PipelineOptions &options) {
  OpPassManager &each = kernels(manager);
  VectorizeOptions vectorizeOptions;
  vectorizeOptions.vectorBits = options.vectorBits;
  vectorizeOptions.vectorRegisters = options.vectorRegisters;
  each.addPass(createVectorize(vectorizeOptions));
  each.addPass(createExpandMath());
  each.addPass(createCSEPass());
}

static void schedule(OpPassManager &manager, const PipelineOptions &) {
  manager.addNestedPass<func::FuncOp>(createSchedule());
}

static void memory(OpPassManager &manager, const PipelineOptions &) {
  manager.addPass(createPlanMemory());
  manager.addNestedPass<func::FuncOp>(createInsertBarriers());
}

static void lowering(OpPassManager &manager, const PipelineOptions &options) {
  manager.nest<ModuleOp>().addPass(createLowerKernel());
  ParallelizeOptions parallelizeOptions;
  parallelizeOptions.profile = options.profile;
  manager.addPass(createParallelize(parallelizeOptions));
}

ArrayRef<PipelineStage> ttc::stages() {
  static const PipelineStage all[] = {
      {"specialize", "symbolic dimensions bound to numbers", specialize},
      {"optimizer", "updates of all parameters appended", optimizer},
      {"autodiff", "gradients expanded to the backward graph", autodiff},
      {"simplify", "canonical graph", simplify, /*optimizes=*/true},
      {"layout", "memory layouts chosen, large reductions split", layout, /*optimizes=*/true},
      {"fusion", "operations grouped into kernels", fusion, /*optimizes=*/true},
      {"linalg", "kernels as fused linalg on tensors", structured, /*optimizes=*/true},
      {"bufferize", "kernels on buffers, neighbours merged", bufferize, /*optimizes=*/true},
      {"tiling", "kernels as loops over vectors", tiling},
      {"schedule", "launches in phases", schedule},
      {"memory", "one arena, updates in place, barriers", memory},
      {"lowering", "LLVM and OpenMP dialects", lowering},
  };
  return all;
}

/// Parses "STAGE key=value ..." and adds the stages up to STAGE.
static LogicalResult buildUpTo(OpPassManager &manager, StringRef text,
                               function_ref<LogicalResult(const Twine &)> error) {
  PipelineOptions options;
  StringRef last = stages().back().name;
  SmallVector<StringRef> words;
  llvm::SplitString(text, words);
  for (StringRef word : words) {
    auto [key, value] = word.split('=');
    if (!word.contains('=')) {
      last = word;
    } else if (key == "dims") {
      for (StringRef binding : llvm::split(value, ',')) {
        auto [name, number] = binding.split('=');
        int64_t extent;
        if (number.getAsInteger(10, extent))
          return error("expected NAME=NUMBER in 'dims', got '" + binding + "'");
        options.dims[name.str()] = extent;
      }
    } else if (key == "optimize-through") {
      options.optimizeThrough = value.str();
    } else if (key != "vector-bits" && key != "vector-registers") {
      return error("unknown option '" + key + "'; known are dims, optimize-through, vector-bits, vector-registers");
    } else if (value.getAsInteger(10, key == "vector-bits" ? options.vectorBits : options.vectorRegisters)) {
      return error("expected a number for '" + key + "', got '" + value + "'");
    }
    if (!llvm::isPowerOf2_32(options.vectorBits) || options.vectorBits < 128 || options.vectorBits > 2048)
      return error("expected 'vector-bits' to be a power of two from 128 to 2048, got '" + value + "'");
    if (options.vectorRegisters < 8 || options.vectorRegisters > 1024)
      return error("expected 'vector-registers' from 8 to 1024, got '" + value + "'");
  }
  for (StringRef name : {last, StringRef(options.optimizeThrough)}) {
    bool known = llvm::any_of(stages(), [&](const PipelineStage &stage) { return stage.name == name; });
    if (known || name.empty())
      continue;
    std::string names =
        llvm::join(llvm::map_range(stages(), [](const PipelineStage &stage) { return stage.name; }), ", ");
    return error("unknown stage '" + name + "'; stages are " + names);
  }
  for (const PipelineStage &stage : stages()) {
    stage.build(manager, options);
    if (stage.name == last)
      break;
  }
  return success();
}

void ttc::registerPipelines() {
  auto noOptions = [](function_ref<void(const mlir::detail::PassOptions &)>) {};
  registerPassPipeline("ttc-stop-after", "Run the compiler's stages up to the named one", buildUpTo, noOptions);
  registerPassPipeline("ttc-pipeline", "Run all stages of the compiler", buildUpTo, noOptions);
}
