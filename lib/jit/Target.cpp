//===- Target.cpp - The machine that code is compiled for -----------------===//
//
// The host is described by its feature flags: its processor's name may be that
// of an older model, when the hypervisor or LLVM's table doesn't know better.
//
//===----------------------------------------------------------------------===//
#include "lib/jit/Target.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/SubtargetFeature.h"
#include "llvm/TargetParser/Triple.h"
#include <cstdlib>
#include <mutex>

namespace ttc::jit {
namespace {

/// A named instruction set of x86-64.
struct Level {
  const char *name;
  const char *cpu;
  unsigned vectorBits;
  unsigned vectorRegisters;
  llvm::ArrayRef<const char *> required; ///< flags that the host must have
};

const char *const kAvx512Flags[] = {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl", "avx2", "fma", "bmi2"};
const char *const kAvx2Flags[] = {"avx2", "fma", "bmi2", "f16c", "lzcnt", "movbe"};

/// From the widest on.
const Level kLevels[] = {
    {"avx512", "x86-64-v4", 512, 32, kAvx512Flags},
    {"avx2", "x86-64-v3", 256, 16, kAvx2Flags},
    {"x86-64", "x86-64", 128, 16, {}},
};

const llvm::StringMap<bool> &hostFeatures() {
  // Never freed: programs may be compiled while the process ends.
  static const auto *features = [] {
    auto *result = new llvm::StringMap<bool>;
    for (const auto &feature : llvm::sys::getHostCPUFeatures())
      (*result)[feature.getKey()] = feature.getValue();
    return result;
  }();
  return *features;
}

std::string missingOnHost(const Level &level) {
  std::string missing;
  for (const char *flag : level.required)
    if (!hostFeatures().lookup(flag))
      missing += (missing.empty() ? "" : ", ") + std::string(flag);
  return missing;
}

Target hostTarget() {
  std::string cpu = llvm::sys::getHostCPUName().str();
  llvm::SubtargetFeatures features;
  for (const auto &feature : hostFeatures())
    features.AddFeature(feature.getKey(), feature.getValue());
  Target target = {cpu, features.getString(), 128, 32, "native"};
  if (!llvm::Triple(llvm::sys::getProcessTriple()).isX86())
    return target;
  const Level &level = *llvm::find_if(kLevels, [](const Level &level) { return missingOnHost(level).empty(); });
  target.vectorBits = level.vectorBits;
  target.vectorRegisters = level.vectorRegisters;
  if (cpu.empty() || cpu == "generic")
    target.cpu = level.cpu;
  return target;
}

template <typename... Args> llvm::Error makeError(const char *format, const Args &...args) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), format, args...);
}

} // namespace

llvm::Expected<Target> selectTarget(llvm::StringRef spec) {
  std::string name = spec.str();
  const char *environment = std::getenv("TTC_TARGET");
  if (name.empty() && environment)
    name = environment;
  if (name.empty() || name == "native")
    return hostTarget();
  const bool isX86 = llvm::Triple(llvm::sys::getProcessTriple()).isX86();
  const Level *level = llvm::find_if(kLevels, [&](const Level &level) { return name == level.name; });
  if (!isX86 || level == std::end(kLevels))
    return makeError("target: expected %s, got '%s'", isX86 ? "native, avx512, avx2 or x86-64" : "native",
                     name.substr(0, 64).c_str());
  if (std::string missing = missingOnHost(*level); !missing.empty())
    return makeError("target: expected a host with %s, which lacks %s", level->name, missing.c_str());
  return Target{level->cpu, "", level->vectorBits, level->vectorRegisters, level->name};
}

llvm::Expected<std::unique_ptr<llvm::TargetMachine>> createTargetMachine(const Target &target) {
  static std::once_flag initialized;
  std::call_once(initialized, [] {
    llvm::InitializeNativeTarget();
    llvm::InitializeNativeTargetAsmPrinter();
  });
  llvm::Triple triple(llvm::sys::getProcessTriple());
  std::string message;
  const llvm::Target *backend = llvm::TargetRegistry::lookupTarget(triple, message);
  if (!backend)
    return makeError("target: %s", message.c_str());
  llvm::TargetOptions options;
  options.AllowFPOpFusion = llvm::FPOpFusion::Fast;
  std::unique_ptr<llvm::TargetMachine> machine(backend->createTargetMachine(
      triple, target.cpu, target.features, options, llvm::Reloc::PIC_, std::nullopt, llvm::CodeGenOptLevel::Default,
      /*JIT=*/true));
  if (!machine)
    return makeError("target: LLVM has no code generator for %s", triple.str().c_str());
  return machine;
}

} // namespace ttc::jit
