//===- ttc-opt.cpp - Runs passes on a .mlir file --------------------------===//
//
// All upstream dialects and passes beside ttc's own: each pass by its flag, and
// the compiler's pipeline up to a named stage by --ttc-stop-after=STAGE, and
// --verify-grad.
//
//===----------------------------------------------------------------------===//
#include "VerifyGrad.h"
#include "dialect/core/TTCDialect.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "passes/Passes.h"

int main(int argc, char **argv) {
  mlir::registerAllPasses();
  ttc::registerPasses();
  ttc::registerVerifyGrad();

  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  registry.insert<ttc::ir::TTCDialect>();

  return mlir::asMainReturnCode(
      mlir::MlirOptMain(argc, argv, "ttc: the tensor training compiler's optimizer driver\n", registry));
}
