// Dialects of one's own in ttc's compiler. This header needs MLIR: in CMake, find_package(ttc COMPONENTS mlir) and link
// ttc::mlir, which also brings the headers and records of the ttc dialect ("dialect/core/Interfaces.td" and others).
//
// An operation of such a dialect is used like one of ttc's own when it infers its result types (InferTypeOpInterface),
// and implements `Differentiable` to have a gradient, and either `ScalarBody` (elementwise) or `LinalgLowerable` to
// become code. `buildLinalg` may answer with linalg operations or, where no structured operation fits, with
// `ttc.loops`.
#ifndef TTC_MLIR_EXTENSION_H
#define TTC_MLIR_EXTENSION_H

#include "mlir/IR/DialectRegistry.h"
#include <functional>

namespace ttc {

/// Makes what `insert` adds to a registry known to all graphs and programs that are made afterwards. Not thread-safe:
/// call it before the first graph.
void register_extension(std::function<void(mlir::DialectRegistry &)> insert);

/// Makes a dialect known.
template <typename DialectT> void register_dialect() {
  register_extension([](mlir::DialectRegistry &registry) { registry.insert<DialectT>(); });
}

} // namespace ttc

#endif // TTC_MLIR_EXTENSION_H
