//===- ttc-opt.cpp - Runs passes on a .mlir file --------------------------===//
//
// All upstream dialects and passes beside ttc's own: each pass by its flag, and
// the compiler's pipeline up to a named stage by --ttc-stop-after=STAGE, and
// --verify-grad.
//
//===----------------------------------------------------------------------===//
#include "VerifyGrad.h"
#include "dialect/core/TTCDialect.h"
#include "lib/driver/SourceFile.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "passes/Passes.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/ToolOutputFile.h"

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  mlir::registerAllPasses();
  ttc::registerPasses();
  ttc::registerVerifyGrad();

  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  registry.insert<ttc::ir::TTCDialect>();

  auto [inputPath, outputPath] = mlir::registerAndParseCLIOptions(
      argc, argv, "ttc: the tensor training compiler's optimizer driver\n", registry);
  auto config = mlir::MlirOptMainConfig::createFromCLOptions();
  // Upstream's own main answers these without an input.
  if (config.shouldShowDialects() || config.shouldListPasses())
    return mlir::asMainReturnCode(mlir::MlirOptMain(argc, argv, inputPath, outputPath, registry));

  std::string error;
  std::unique_ptr<llvm::MemoryBuffer> input = ttc::driver::openSource(inputPath, error);
  std::unique_ptr<llvm::ToolOutputFile> output = input ? mlir::openOutputFile(outputPath, &error) : nullptr;
  if (!output) {
    llvm::errs() << "ttc-opt: " << error << '\n';
    return EXIT_FAILURE;
  }
  if (mlir::failed(mlir::MlirOptMain(output->os(), std::move(input), registry, config)))
    return EXIT_FAILURE;
  output->keep();
  return EXIT_SUCCESS;
}
