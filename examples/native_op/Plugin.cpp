//===- Plugin.cpp - The dialect for ttc-opt --load-dialect-plugin ---------===//

#include "Moving.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"

extern "C" LLVM_ATTRIBUTE_WEAK mlir::DialectPluginLibraryInfo mlirGetDialectPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "moving", "0.1",
          [](mlir::DialectRegistry *registry) { registry->insert<moving::MovingDialect>(); }};
}
