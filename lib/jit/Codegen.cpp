//===- Codegen.cpp - From LLVM IR to an object file in memory -------------===//
#include "lib/jit/Codegen.h"
#include "lib/jit/CompilerThreads.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/SmallVectorMemoryBuffer.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/Transforms/Utils/Cloning.h"
#include <algorithm>
#include <atomic>
#include <chrono>
#include <numeric>
#include <optional>

namespace ttc::jit {
namespace {

/// Made for loop nests over vectors. O2 as it is takes three times as long, for code of the same speed: most of its
/// time goes to inlining and to vectorization. Loop strength reduction follows in the code generator.
constexpr char kPipeline[] = "function("
                             "sroa,early-cse<memssa>,simplifycfg,instcombine<no-verify-fixpoint>,"
                             "loop-mssa(loop-rotate,licm),"
                             "simplifycfg,"
                             "loop(indvars,loop-deletion,loop-unroll-full),"
                             "sroa,gvn<>,instcombine<no-verify-fixpoint>,"
                             "loop-mssa(licm),loop-unroll<O2;no-runtime;no-upperbound>,"
                             "instcombine<no-verify-fixpoint>,early-cse<memssa>,dse,adce,simplifycfg),"
                             "globaldce";
constexpr char kCleanup[] = "function(sroa,early-cse,simplifycfg)";

class Stopwatch {
public:
  /// Milliseconds since the last call or the construction.
  double lap() {
    auto now = std::chrono::steady_clock::now();
    double ms = std::chrono::duration<double, std::milli>(now - last).count();
    last = now;
    return ms;
  }

private:
  std::chrono::steady_clock::time_point last = std::chrono::steady_clock::now();
};

void setFunctionAttributes(llvm::Module &module, const Target &target) {
  for (llvm::Function &function : module) {
    if (function.isDeclaration())
      continue;
    function.addFnAttr(llvm::Attribute::NoUnwind);
    // Else LLVM splits 512-bit vectors on processors that it thinks slow with them.
    if (target.vectorBits >= 512)
      function.addFnAttr("prefer-vector-width", std::to_string(target.vectorBits));
  }
}

llvm::CodeGenOptLevel codegenLevel(unsigned optLevel) {
  if (optLevel >= 3)
    return llvm::CodeGenOptLevel::Aggressive;
  return optLevel == 2 ? llvm::CodeGenOptLevel::Default : llvm::CodeGenOptLevel::Less;
}

llvm::Error optimize(llvm::Module &module, llvm::TargetMachine &machine, unsigned optLevel) {
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::PipelineTuningOptions tuning;
  tuning.LoopVectorization = tuning.LoopInterleaving = tuning.SLPVectorization = false;
  llvm::PassBuilder builder(&machine, tuning);
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  llvm::ModulePassManager passes;
  if (optLevel >= 3)
    passes = builder.buildPerModuleDefaultPipeline(llvm::OptimizationLevel::O3);
  else if (llvm::Error error = builder.parsePassPipeline(passes, optLevel ? kPipeline : kCleanup))
    return error;
  passes.run(module, modules);
  return llvm::Error::success();
}

llvm::SmallVector<char, 0> emit(llvm::Module &module, llvm::TargetMachine &machine, llvm::CodeGenFileType type) {
  llvm::SmallVector<char, 0> bytes;
  llvm::raw_svector_ostream stream(bytes);
  llvm::legacy::PassManager passes;
  if (machine.addPassesToEmitFile(passes, stream, nullptr, type))
    return {};
  passes.run(module);
  return bytes;
}

size_t sizeOf(const Unit &unit) { return unit.module->getInstructionCount(); }

} // namespace

llvm::Expected<Object> compileUnit(Unit unit, const CodegenOptions &options) {
  auto machine = createTargetMachine(options.target);
  if (!machine)
    return machine.takeError();
  llvm::Module &module = *unit.module;
  module.setTargetTriple((*machine)->getTargetTriple());
  module.setDataLayout((*machine)->createDataLayout());
  (*machine)->setOptLevel(codegenLevel(options.optLevel));
  setFunctionAttributes(module, options.target);

  Object object = {unit.name, nullptr, "", 0, 0};
  Stopwatch watch;
  if (llvm::Error error = optimize(module, **machine, options.optLevel))
    return error;
  object.optimizeMs = watch.lap();
  if (options.keepAssembly) {
    // The code generator changes its input.
    auto copy = llvm::CloneModule(module);
    auto text = emit(*copy, **machine, llvm::CodeGenFileType::AssemblyFile);
    object.assembly.assign(text.begin(), text.end());
    watch.lap();
  }
  auto bytes = emit(module, **machine, llvm::CodeGenFileType::ObjectFile);
  object.codegenMs = watch.lap();
  if (bytes.empty())
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "cannot emit an object file for '%s'",
                                   unit.name.c_str());
  object.buffer = std::make_unique<llvm::SmallVectorMemoryBuffer>(std::move(bytes), unit.name,
                                                                  /*RequiresNullTerminator=*/false);
  return object;
}

llvm::Expected<std::vector<Object>> compileUnits(std::vector<Unit> units, const CodegenOptions &options,
                                                 unsigned threads) {
  std::vector<size_t> order(units.size());
  std::iota(order.begin(), order.end(), 0);
  llvm::sort(order,
             [&](size_t a, size_t b) { return std::pair(sizeOf(units[b]), a) < std::pair(sizeOf(units[a]), b); });

  std::vector<std::optional<llvm::Expected<Object>>> answers(units.size());
  std::atomic<size_t> next = 0;
  auto work = [&] {
    for (size_t i; (i = next++) < order.size();) {
      CompilerSection section;
      answers[order[i]].emplace(compileUnit(std::move(units[order[i]]), options));
    }
  };
  llvm::ThreadPoolTaskGroup helpers(CompilerThreads::get());
  for (size_t i = 1; i < std::min<size_t>(threads, units.size()); ++i)
    helpers.async(work);
  work();
  helpers.wait();

  std::vector<Object> objects;
  llvm::Error failure = llvm::Error::success();
  for (auto &answer : answers) {
    if (*answer)
      objects.push_back(std::move(**answer));
    else
      failure = llvm::joinErrors(std::move(failure), answer->takeError());
  }
  if (failure)
    return failure;
  return objects;
}

} // namespace ttc::jit
