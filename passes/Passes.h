//===- Passes.h - Constructors and registration of all passes -------------===//
#ifndef TTC_PASSES_PASSES_H
#define TTC_PASSES_PASSES_H

#include "mlir/Pass/Pass.h"
#include <memory>

namespace ttc {

#define GEN_PASS_DECL
#include "passes/Passes.h.inc"

/// Registers every pass and the pipelines of Pipelines.h for ttc-opt.
void registerPasses();

} // namespace ttc

#endif
