//===- Passes.cpp - Registration of all passes ----------------------------===//
#include "passes/Passes.h"
#include "passes/Pipelines.h"

namespace ttc {

#define GEN_PASS_REGISTRATION
#include "passes/Passes.h.inc"

void registerPasses() {
  registerTTCPasses();
  registerPipelines();
}

} // namespace ttc
