//===- Startup.cpp - Tables of LLVM that outlive the user's globals -------===//
//
// Programs may be compiled by destructors of globals, while the process ends.
// LLVM makes some of its tables at their first use, and what is made last is
// destroyed first: those that can be reached are made here, when the library is
// loaded, before any global of a program that links it.
//
//===----------------------------------------------------------------------===//
#include "mlir/Support/TypeID.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/OptBisect.h"
#include "llvm/IR/PrintPasses.h"
#include "llvm/PassRegistry.h"
#include "llvm/Support/DynamicLibrary.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace {

struct TypeIDs : mlir::detail::FallbackTypeIDResolver {
  static void touch() { registerImplicitTypeID("ttc startup"); }
};

[[maybe_unused]] const bool touched = [] {
  TypeIDs::touch();
  llvm::LibFunc function;
  llvm::TargetLibraryInfoImpl(llvm::Triple("x86_64-linux-gnu")).getLibFunc("logf", function);
  llvm::getGlobalPassGate();
  llvm::isFunctionInPrintList("main");
  llvm::isPassInPrintList("none");
  llvm::PassRegistry::getPassRegistry();
  llvm::sys::DynamicLibrary::getPermanentLibrary(nullptr);
  llvm::vfs::getRealFileSystem();
  return true;
}();

} // namespace
