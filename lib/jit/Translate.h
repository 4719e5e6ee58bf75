//===- Translate.h - From the LLVM dialect to LLVM IR ---------------------===//
#ifndef TTC_LIB_JIT_TRANSLATE_H
#define TTC_LIB_JIT_TRANSLATE_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>
#include <vector>

namespace ttc::jit {

/// A part of a program that is compiled by itself. It has a context of its own, so that parts can be compiled in
/// parallel.
struct Unit {
  std::string name;
  std::unique_ptr<llvm::LLVMContext> context;
  std::unique_ptr<llvm::Module> module;
};

/// Translates `program` to one unit for each nested module, named as its first function, and one named "main" for its
/// own functions; units without a function body are left out. Everything must be in the LLVM and OpenMP dialects; the
/// failing operation is reported as a diagnostic, the unit by the error.
llvm::Expected<std::vector<Unit>> translateUnits(mlir::ModuleOp program);

} // namespace ttc::jit

#endif
