//===- Target.h - The machine that code is compiled for -------------------===//
#ifndef TTC_LIB_JIT_TARGET_H
#define TTC_LIB_JIT_TARGET_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>

namespace llvm {
class TargetMachine;
} // namespace llvm

namespace ttc::jit {

/// An instruction set with its tuning.
struct Target {
  std::string cpu;          ///< LLVM's processor name, which selects the tuning
  std::string features;     ///< LLVM's feature string, e.g. "+avx2,-avx512f"; empty: those of `cpu`
  unsigned vectorBits;      ///< width of a vector register: 128, 256 or 512
  unsigned vectorRegisters; ///< number of vector registers: 16 or 32
  std::string name;         ///< what it was selected by: "native", "avx512", "avx2" or "x86-64"
};

/// Selects a target by name:
///   "" or "native"  what this host has, by its feature flags; the environment's TTC_TARGET overrides ""
///   "avx512"        x86-64-v4
///   "avx2"          x86-64-v3
///   "x86-64"        the baseline with SSE2
/// Fails for other names, and for instruction sets that this host cannot run.
llvm::Expected<Target> selectTarget(llvm::StringRef spec = "");

/// LLVM's code generator for `target`: position independent, with a * b + c fused.
llvm::Expected<std::unique_ptr<llvm::TargetMachine>> createTargetMachine(const Target &target);

} // namespace ttc::jit

#endif
