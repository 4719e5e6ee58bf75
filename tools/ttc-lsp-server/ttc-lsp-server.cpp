//===- ttc-lsp-server.cpp - Language server for .mlir files ---------------===//
//
// Upstream's language server with the ttc dialect: go to definition, hover and
// diagnostics in editors.
//
//===----------------------------------------------------------------------===//
#include "dialect/core/TTCDialect.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Tools/mlir-lsp-server/MlirLspServerMain.h"
#include "llvm/Support/thread.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  registry.insert<ttc::ir::TTCDialect>();
  // The parser recurses: a stack that brackets nested some 100,000 deep don't overflow.
  constexpr std::optional<unsigned> stackBytes = 1u << 30;
  bool failed = false;
  llvm::thread server(stackBytes, [&] { failed = mlir::failed(mlir::MlirLspServerMain(argc, argv, registry)); });
  server.join();
  return failed;
}
