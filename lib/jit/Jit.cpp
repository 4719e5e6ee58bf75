//===- Jit.cpp - Compiles a lowered program and loads it ------------------===//
#include "lib/jit/Jit.h"
#include "lib/jit/Codegen.h"
#include "lib/jit/CompilerThreads.h"
#include "lib/jit/Translate.h"
#include "runtime/Abi.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ExecutionEngine/Orc/ExecutionUtils.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/ExecutionEngine/Orc/SelfExecutorProcessControl.h"
#include "llvm/TargetParser/Host.h"
#include <chrono>
#include <optional>

namespace ttc::jit {
namespace {

double milliseconds(std::chrono::steady_clock::time_point since) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since).count();
}

/// What `ttc_rt_symbol` knows, before the process is searched for what the user's own operations call.
class RuntimeSymbols : public llvm::orc::DefinitionGenerator {
public:
  llvm::Error tryToGenerate(llvm::orc::LookupState &, llvm::orc::LookupKind, llvm::orc::JITDylib &library,
                            llvm::orc::JITDylibLookupFlags, const llvm::orc::SymbolLookupSet &wanted) override {
    llvm::orc::SymbolMap found;
    for (const auto &[name, flags] : wanted)
      if (void *address = ttc_rt_symbol((*name).str().c_str()))
        found[name] = {llvm::orc::ExecutorAddr::fromPtr(address), llvm::JITSymbolFlags::Exported};
    if (found.empty())
      return llvm::Error::success();
    return library.define(llvm::orc::absoluteSymbols(std::move(found)));
  }
};

llvm::Expected<std::unique_ptr<llvm::orc::LLJIT>> createSession(const Target &target, std::string &messages) {
  llvm::orc::JITTargetMachineBuilder machine{llvm::Triple(llvm::sys::getProcessTriple())};
  machine.setCPU(target.cpu);
  // Objects are all it gets, from this thread: no initializers to run, no IR to compile, no threads of its own.
  auto process =
      llvm::orc::SelfExecutorProcessControl::Create(nullptr, std::make_unique<llvm::orc::InPlaceTaskDispatcher>());
  if (!process)
    return process.takeError();
  auto session = llvm::orc::LLJITBuilder()
                     .setExecutorProcessControl(std::move(*process))
                     .setJITTargetMachineBuilder(std::move(machine))
                     .setPlatformSetUp(llvm::orc::setUpInactivePlatform)
                     .create();
  if (!session)
    return session.takeError();
  (*session)->getMainJITDylib().addGenerator(std::make_unique<RuntimeSymbols>());
  (*session)->getExecutionSession().setErrorReporter([&messages](llvm::Error error) {
    messages += (messages.empty() ? "" : "; ") + llvm::toString(std::move(error));
  });
  return session;
}

} // namespace

struct LoadedCode::Impl {
  std::string messages; ///< what the session reported; outlives it
  std::unique_ptr<llvm::orc::LLJIT> session;
  JitStatistics statistics;
  llvm::StringMap<std::string> assembly;

  /// The address of `function`; links what it needs when first asked for.
  llvm::Expected<void *> lookup(llvm::StringRef function) {
    auto address = session->lookup(function);
    if (address)
      return address->toPtr<void *>();
    std::string reason = llvm::toString(address.takeError());
    if (!messages.empty())
      reason = std::exchange(messages, "");
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "cannot load '%s': %s", function.str().c_str(),
                                   reason.c_str());
  }
};

LoadedCode::LoadedCode(std::unique_ptr<Impl> impl) : impl(std::move(impl)) {}
LoadedCode::~LoadedCode() = default;

llvm::Expected<void *> LoadedCode::lookup(llvm::StringRef function) const { return impl->lookup(function); }
const JitStatistics &LoadedCode::statistics() const { return impl->statistics; }

llvm::StringRef LoadedCode::assembly(llvm::StringRef unit) const {
  auto found = impl->assembly.find(unit);
  return found == impl->assembly.end() ? llvm::StringRef() : llvm::StringRef(found->second);
}

llvm::Expected<std::unique_ptr<LoadedCode>> compileAndLoad(mlir::ModuleOp program, const JitOptions &options) {
  auto impl = std::make_unique<LoadedCode::Impl>();
  JitStatistics &statistics = impl->statistics;

  auto start = std::chrono::steady_clock::now();
  std::optional<CompilerSection> section(std::in_place);
  auto units = translateUnits(program);
  if (!units)
    return units.takeError();
  std::vector<std::string> functions;
  for (const Unit &unit : *units)
    for (const llvm::Function &function : *unit.module)
      if (!function.isDeclaration() && !function.hasLocalLinkage())
        functions.push_back(function.getName().str());
  statistics.translateMs = milliseconds(start);

  start = std::chrono::steady_clock::now();
  section.reset();
  unsigned threads = options.threads ? options.threads : CompilerThreads::get().getMaxConcurrency();
  auto objects = compileUnits(std::move(*units), {options.target, options.optLevel, options.keepAssembly}, threads);
  if (!objects)
    return objects.takeError();
  statistics.compileMs = milliseconds(start);

  start = std::chrono::steady_clock::now();
  section.emplace();
  auto session = createSession(options.target, impl->messages);
  if (!session)
    return session.takeError();
  impl->session = std::move(*session);
  for (Object &object : *objects) {
    size_t bytes = object.buffer->getBufferSize();
    statistics.units.push_back({object.name, object.optimizeMs, object.codegenMs, bytes});
    statistics.objectBytes += bytes;
    if (options.keepAssembly)
      impl->assembly[object.name] = std::move(object.assembly);
    if (llvm::Error error = impl->session->addObjectFile(std::move(object.buffer)))
      return error;
  }
  // Linking happens at the first look-up: do it now, so that missing symbols are found and the first step is fast.
  for (const std::string &function : functions)
    if (auto address = impl->lookup(function); !address)
      return address.takeError();
  statistics.loadMs = milliseconds(start);
  return std::unique_ptr<LoadedCode>(new LoadedCode(std::move(impl)));
}

} // namespace ttc::jit
