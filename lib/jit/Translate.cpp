//===- Translate.cpp - From the LLVM dialect to LLVM IR -------------------===//
#include "lib/jit/Translate.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/OpenMP/OpenMPToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"

namespace ttc::jit {
namespace {

/// The first function with a body, null if there is none.
mlir::LLVM::LLVMFuncOp firstDefinition(mlir::ModuleOp module) {
  for (auto function : module.getOps<mlir::LLVM::LLVMFuncOp>())
    if (!function.isExternal())
      return function;
  return {};
}

llvm::Expected<Unit> translateUnit(mlir::ModuleOp module, llvm::StringRef name) {
  Unit unit = {name.str(), std::make_unique<llvm::LLVMContext>(), nullptr};
  unit.module = mlir::translateModuleToLLVMIR(module, *unit.context, name);
  if (!unit.module)
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "cannot translate '%s' to LLVM IR",
                                   unit.name.c_str());
  return unit;
}

} // namespace

llvm::Expected<std::vector<Unit>> translateUnits(mlir::ModuleOp program) {
  mlir::MLIRContext &context = *program.getContext();
  mlir::registerBuiltinDialectTranslation(context);
  mlir::registerLLVMDialectTranslation(context);
  mlir::registerOpenMPDialectTranslation(context);

  std::vector<Unit> units;
  auto add = [&](mlir::ModuleOp module) -> llvm::Error {
    mlir::LLVM::LLVMFuncOp function = firstDefinition(module);
    if (!function)
      return llvm::Error::success();
    llvm::Expected<Unit> unit = translateUnit(module, module == program ? "main" : function.getName());
    if (!unit)
      return unit.takeError();
    units.push_back(std::move(*unit));
    return llvm::Error::success();
  };
  for (auto nested : program.getOps<mlir::ModuleOp>())
    if (llvm::Error error = add(nested))
      return error;
  if (llvm::Error error = add(program))
    return error;
  return units;
}

} // namespace ttc::jit
