//===- SimplifyPatterns.h - Identities between families of operations -----===//
#ifndef TTC_PASSES_GRAPH_SIMPLIFYPATTERNS_H
#define TTC_PASSES_GRAPH_SIMPLIFYPATTERNS_H

#include "mlir/IR/PatternMatch.h"

namespace ttc {

/// Broadcasts: elementwise operations and reductions of expanded values.
void populateBroadcastPatterns(mlir::RewritePatternSet &patterns);

/// Sums of padded pieces.
void populatePadPatterns(mlir::RewritePatternSet &patterns);

/// Signs and casts.
void populateAlgebraPatterns(mlir::RewritePatternSet &patterns);

} // namespace ttc

#endif
