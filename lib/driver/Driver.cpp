//===- Driver.cpp - From a graph to a program that runs -------------------===//

#include "lib/driver/Driver.h"
#include "dialect/core/ElementTypes.h"
#include "dialect/core/Saturating.h"
#include "dialect/core/TTCDialect.h"
#include "dialect/kernel/Kernel.h"
#include "lib/driver/ElementTypes.h"
#include "lib/driver/Extension.h"
#include "lib/driver/RuntimeChecks.h"
#include "lib/host/Text.h"
#include "lib/jit/CompilerThreads.h"
#include "lib/jit/Jit.h"
#include "mlir/Dialect/Arith/Transforms/BufferizableOpInterfaceImpl.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Bufferization/Transforms/FuncBufferizableOpInterfaceImpl.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Linalg/Transforms/BufferizableOpInterfaceImpl.h"
#include "mlir/Dialect/Linalg/Transforms/SubsetInsertionOpInterfaceImpl.h"
#include "mlir/Dialect/OpenMP/OpenMPDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/TensorInferTypeOpInterfaceImpl.h"
#include "mlir/Dialect/Tensor/Transforms/BufferizableOpInterfaceImpl.h"
#include "mlir/Dialect/Tensor/Transforms/SubsetInsertionOpInterfaceImpl.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/Verifier.h"
#include "passes/Pipelines.h"
#include "passes/graph/Signature.h"
#include "runtime/Abi.h"
#include "ttc/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <filesystem>
#include <fmt/format.h>

using namespace mlir;
using namespace ttc;
using namespace ttc::driver;

void driver::registerDialects(DialectRegistry &registry) {
  registry.insert<ir::TTCDialect, affine::AffineDialect, arith::ArithDialect, bufferization::BufferizationDialect,
                  cf::ControlFlowDialect, func::FuncDialect, linalg::LinalgDialect, LLVM::LLVMDialect,
                  math::MathDialect, memref::MemRefDialect, omp::OpenMPDialect, scf::SCFDialect, tensor::TensorDialect,
                  vector::VectorDialect>();
  arith::registerBufferizableOpInterfaceExternalModels(registry);
  linalg::registerBufferizableOpInterfaceExternalModels(registry);
  linalg::registerSubsetOpInterfaceExternalModels(registry);
  tensor::registerBufferizableOpInterfaceExternalModels(registry);
  tensor::registerSubsetOpInterfaceExternalModels(registry);
  tensor::registerInferTypeOpInterfaceExternalModels(registry);
  bufferization::func_ext::registerBufferizableOpInterfaceExternalModels(registry);
  insertExtensions(registry);
}

void driver::loadDialects(MLIRContext &context) {
  DialectRegistry registry;
  registerDialects(registry);
  context.appendDialectRegistry(registry);
  context.loadAllAvailableDialects();
}

namespace {

/// The slot of a tensor of the graph, whose dimensions `layout` has permuted.
Slot makeSlot(StringRef name, StringRef kind, RankedTensorType type, DenseI64ArrayAttr layout) {
  Slot slot;
  slot.name = name.str();
  slot.kind = kind.str();
  slot.dtype = *dtypeOf(type.getElementType());
  std::vector<int64_t> extents(type.getShape().begin(), type.getShape().end());
  if (layout) {
    slot.permutation.assign(layout.asArrayRef().begin(), layout.asArrayRef().end());
    for (auto [physical, logical] : llvm::enumerate(layout.asArrayRef()))
      extents[logical] = type.getDimSize(physical);
  }
  slot.shape = Shape(extents);
  return slot;
}

class CompiledProgram : public Program, public std::enable_shared_from_this<CompiledProgram> {
public:
  const std::vector<Slot> &arguments() const override { return argumentSlots; }
  const std::vector<Slot> &outputs() const override { return outputSlots; }
  const Statistics &statistics() const override { return stats; }
  std::unique_ptr<Instance> instantiate(std::optional<int> threads) const override;

  /// What a launch does in one run.
  struct Launch {
    std::string kernel, location;
    int64_t flops = 0, bytes = 0, tasks = 1;
  };
  std::vector<Launch> launches;
  bool profiled = false;
  PipelineOptions pipeline;
  std::vector<Slot> argumentSlots, outputSlots;
  RuntimeChecks checks;
  Statistics stats;
  std::unique_ptr<jit::LoadedCode> code;
  void (*entry)(void *const *, void *, ttc_rt_team *) = nullptr;
  int32_t teamLaunches = 0;
  int threads = 0;
};

class CompiledInstance : public Instance {
public:
  CompiledInstance(std::shared_ptr<const CompiledProgram> compiled, int threads)
      : program(std::move(compiled)), offenders(program->checks.makeOffenders()),
        arenaBytes(static_cast<size_t>(program->stats.arena_bytes)),
        arena(ttc_rt_arena_alloc(std::max<size_t>(arenaBytes, 64))),
        team(arena ? ttc_rt_team_create(program->teamLaunches, threads) : nullptr) {
    if (team)
      return;
    ttc_rt_arena_free(arena, arenaBytes);
    throw Error(fmt::format("compile: {}", ttc_rt_last_error()));
  }
  CompiledInstance(const CompiledInstance &) = delete;
  CompiledInstance &operator=(const CompiledInstance &) = delete;
  ~CompiledInstance() override {
    ttc_rt_team_destroy(team);
    ttc_rt_arena_free(arena, arenaBytes);
  }

  void run(void *const *pointers) override {
    program->checks.checkInputs(pointers);
    if (!offenders.empty())
      pointers = offenders.appendedTo(pointers, program->argumentSlots.size() + program->outputSlots.size());
    program->entry(pointers, arena, team);
    program->checks.check(offenders);
    runs += 1;
  }

  std::string report() const override {
    std::string text;
    for (const jit::UnitStatistics &unit : program->code->statistics().units)
      text += fmt::format("{:48} {:6.1f} ms optimized {:6.1f} ms generated {:7} bytes\n", unit.name, unit.optimizeMs,
                          unit.codegenMs, unit.objectBytes);
    if (!program->profiled || runs == 0)
      return text;
    for (auto [index, launch] : llvm::enumerate(program->launches)) {
      double seconds = 1e-9 * static_cast<double>(ttc_rt_marked(team, static_cast<int32_t>(index))) / runs;
      text += fmt::format("{:48} {:8.2f} us {:8.1f} Gop/s {:9} bytes {:3} tasks  {}\n", launch.kernel, 1e6 * seconds,
                          launch.flops * 1e-9 / seconds, launch.bytes, launch.tasks, launch.location);
    }
    return text;
  }

private:
  std::shared_ptr<const CompiledProgram> program;
  RuntimeChecks::Offenders offenders;
  size_t arenaBytes;
  void *arena;
  ttc_rt_team *team;
  double runs = 0;
};

std::unique_ptr<Instance> CompiledProgram::instantiate(std::optional<int> wanted) const {
  return std::make_unique<CompiledInstance>(shared_from_this(), wanted.value_or(threads));
}

int64_t countOps(func::FuncOp function) {
  int64_t count = 0;
  for (Operation &op : function.getBody().front().without_terminator())
    count += !op.hasTrait<OpTrait::ConstantLike>();
  return count;
}

/// Reads the program's interface off the graph once its layout is final.
void describe(CompiledProgram &program, func::FuncOp main) {
  for (BlockArgument argument : main.getArguments()) {
    auto attribute = [&](StringRef name) {
      auto text = main.getArgAttrOfType<StringAttr>(argument.getArgNumber(), name);
      return text ? text.getValue() : StringRef();
    };
    program.argumentSlots.push_back(
        makeSlot(attribute("ttc.name"), attribute("ttc.kind"), cast<RankedTensorType>(argument.getType()),
                 main.getArgAttrOfType<DenseI64ArrayAttr>(argument.getArgNumber(), "ttc.layout")));
    Slot &slot = program.argumentSlots.back();
    if (auto initial = main.getArgAttrOfType<FloatAttr>(argument.getArgNumber(), "ttc.initial"))
      slot.initial = initial.getValueAsDouble();
    if (slot.kind != "input")
      program.stats.state_bytes += slot.shape.numel() * static_cast<int64_t>(itemsize(slot.dtype));
  }
  for (auto [i, type] : llvm::enumerate(main.getResultTypes())) {
    if (auto updated = main.getResultAttrOfType<StringAttr>(i, "ttc.updates"))
      for (Slot &slot : program.argumentSlots)
        slot.updated |= slot.name == updated.getValue();
    if (main.getResultAttr(i, "ttc.updates") || main.getResultAttr(i, signature::checkAttr))
      continue;
    auto name = main.getResultAttrOfType<StringAttr>(i, "ttc.name");
    program.outputSlots.push_back(
        makeSlot(name ? name.getValue() : StringRef(), "output", cast<RankedTensorType>(type), nullptr));
  }
}

/// Writes a file of `dump_ir`.
void dump(const std::string &folder, const std::string &name, llvm::function_ref<void(llvm::raw_ostream &)> print) {
  const std::filesystem::path path = std::filesystem::path(folder) / name;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    throw Error(fmt::format("dump_ir: can't make the folder {}: {}", host::path_in_quotes(folder), error.message()));
  llvm::raw_fd_ostream file(path.c_str(), error);
  if (!error) {
    print(file);
    file.close();
    error = file.error();
    // LLVM would end the program for an error that nobody has seen.
    file.clear_error();
  }
  if (error)
    throw Error(fmt::format("dump_ir: can't write {}: {}", host::path_in_quotes(path), error.message()));
}

/// How often `op` runs within the loops around it.
int64_t repetitions(Operation *op) {
  int64_t times = 1;
  for (auto loop = op->getParentOfType<scf::ForOp>(); loop; loop = loop->getParentOfType<scf::ForOp>())
    times = ir::saturatingMultiply(times, *getConstantIntValue(loop.getUpperBound()));
  return times;
}

/// Notes what the schedule launches, in the order of its code, before it becomes code. A copy counts as a launch.
void describeLaunches(CompiledProgram &program, ModuleOp module) {
  module.lookupSymbol<func::FuncOp>("main").walk<WalkOrder::PreOrder>([&](Operation *op) {
    auto launch = dyn_cast<ir::LaunchOp>(op);
    if (!launch && !isa<memref::CopyOp>(op))
      return;
    const int64_t times = repetitions(op);
    CompiledProgram::Launch described;
    described.kernel = "copy";
    llvm::raw_string_ostream(described.location) << op->getLoc();
    if (launch) {
      auto kernel = module.lookupSymbol<ModuleOp>(launch.getKernel()).lookupSymbol<func::FuncOp>(launch.getKernel());
      described.kernel = launch.getKernel().str();
      if (auto flops = kernel->getAttrOfType<IntegerAttr>("ttc.flops"))
        described.flops = ir::saturatingMultiply(times, flops.getInt());
      described.tasks = static_cast<int64_t>(launch.getTasks().value_or(1));
    }
    for (Value operand : op->getOperands()) {
      auto type = cast<MemRefType>(operand.getType());
      described.bytes = ir::saturatingAdd(described.bytes, ir::saturatingMultiply(times, ir::bytesOf(type)));
    }
    program.launches.push_back(described);
  });
}

/// Launches in the schedule of `main`, those in loops counted once.
int64_t countLaunches(func::FuncOp main) {
  int64_t count = 0;
  main.walk([&](ir::LaunchOp) { ++count; });
  return count;
}

/// Whether this process can have the arena; else there is a diagnostic at the launch that writes its largest buffer.
bool fitsMemory(func::FuncOp main) {
  int64_t wanted = cast<MemRefType>(main.getArgument(0).getType()).getNumElements(), largest = -1;
  uint64_t most = ttc_rt_memory_bytes();
  if (static_cast<uint64_t>(wanted) <= most)
    return true;
  ir::LaunchOp culprit;
  main.walk([&](ir::LaunchOp launch) {
    for (int64_t written : launch.getWrites().value_or(ArrayRef<int64_t>())) {
      int64_t bytes = ir::bytesOf(cast<MemRefType>(launch.getOperands()[written].getType()));
      if (bytes > largest && launch.getOperands()[written].getDefiningOp<memref::ViewOp>())
        std::tie(culprit, largest) = std::pair(launch, bytes);
    }
  });
  InFlightDiagnostic error = culprit ? culprit.emitError() << "'" << culprit.getKernel() << "': " : main.emitError();
  error << "expected intermediate values of at most " << most << " bytes, the memory there is, got " << wanted;
  if (culprit)
    error << ", " << largest << " of them in one tensor that is computed here";
  return false;
}

/// Runs the stages; false after a diagnostic. What is given and what each stage makes of it is verified.
bool runStages(ModuleOp module, const CompileOptions &options, CompiledProgram &program) {
  if (failed(verify(module)))
    return false;
  auto main = module.lookupSymbol<func::FuncOp>("main");
  if (!main || main.isExternal()) {
    mlir::emitError(module.getLoc(), "expected a function @main with a body, got ")
        << (main ? "a declaration" : "none");
    return false;
  }
  for (auto [index, stage] : llvm::enumerate(stages())) {
    jit::CompilerSection section;
    PassManager manager(module.getContext());
    // Once for a stage, not for every pass of it.
    manager.enableVerifier(!options.dump_ir.empty());
    stage.build(manager, program.pipeline);
    if (stage.name == "fusion") {
      for (auto function : module.getOps<func::FuncOp>())
        program.stats.ops_before_fusion += countOps(function);
      describe(program, main);
      program.checks.describe(main);
    }
    if (failed(manager.run(module)) || failed(verify(module)))
      return false;
    if (stage.name == "memory") {
      if (!fitsMemory(module.lookupSymbol<func::FuncOp>("main")))
        return false;
      program.stats.kernels = llvm::range_size(module.getOps<ModuleOp>());
      program.stats.ops_after_fusion = countLaunches(module.lookupSymbol<func::FuncOp>("main"));
      describeLaunches(program, module);
    }
    if (!options.dump_ir.empty())
      dump(options.dump_ir, fmt::format("{:02}-{}.mlir", index, stage.name.str()),
           [&](llvm::raw_ostream &file) { module.print(file); });
  }
  return true;
}

template <typename T> T unwrap(llvm::Expected<T> value) {
  if (!value)
    throw Error(llvm::toString(value.takeError()));
  return std::move(*value);
}

} // namespace

std::shared_ptr<const Program> driver::compile(ModuleOp graph, const std::map<std::string, int64_t> &dims,
                                               const CompileOptions &options, const std::string &optimizeThrough) {
  auto start = std::chrono::steady_clock::now();
  OwningOpRef<ModuleOp> module;
  {
    jit::CompilerSection section;
    loadDialects(*graph.getContext());
    module = graph.clone();
  }
  jit::JitOptions jitOptions;
  jitOptions.target = unwrap(jit::selectTarget(options.target));
  jitOptions.optLevel = static_cast<unsigned>(options.opt_level);
  jitOptions.keepAssembly = !options.dump_ir.empty();

  auto program = std::make_shared<CompiledProgram>();
  program->pipeline = {dims,
                       jitOptions.target.vectorBits,
                       jitOptions.target.vectorRegisters,
                       options.profile,
                       options.check_indices,
                       optimizeThrough};
  program->profiled = options.profile;
  if (!runStages(*module, options, *program))
    return nullptr;

  auto main = module->lookupSymbol<LLVM::LLVMFuncOp>("ttc_main");
  auto number = [&](StringRef name) { return main->getAttrOfType<IntegerAttr>(name).getInt(); };
  program->stats.arena_bytes = number("ttc.arena_bytes");
  program->stats.buffer_bytes = number("ttc.buffer_bytes");
  program->stats.target = jitOptions.target.name;
  program->teamLaunches = static_cast<int32_t>(number("ttc.launches"));
  program->code = unwrap(jit::compileAndLoad(*module, jitOptions));
  program->entry =
      reinterpret_cast<void (*)(void *const *, void *, ttc_rt_team *)>(unwrap(program->code->lookup("ttc_main")));
  if (!options.dump_ir.empty())
    for (const jit::UnitStatistics &unit : program->code->statistics().units)
      dump(options.dump_ir, unit.name + ".s",
           [&](llvm::raw_ostream &file) { file << program->code->assembly(unit.name); });

  program->threads = options.threads;
  program->stats.compile_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return program;
}
