//===- Program.h - A whole random program ---------------------------------===//
#ifndef TTC_TOOLS_TTC_FUZZ_PROGRAM_H
#define TTC_TOOLS_TTC_FUZZ_PROGRAM_H

#include "Catalogue.h"

namespace ttc::fuzz {

/// Program `index` of `seed`: a pure function of the two. Operations on random values with several results; in a third
/// of the programs derivatives of a loss, in a quarter a whole training step with an optimizer, in some a state that is
/// updated. Arguments say the range of their elements in `ttc.range`.
mlir::OwningOpRef<mlir::ModuleOp> generateProgram(mlir::MLIRContext *context, const Catalogue &catalogue, uint64_t seed,
                                                  uint64_t index);

} // namespace ttc::fuzz

#endif
