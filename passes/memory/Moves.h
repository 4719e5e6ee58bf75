//===- Moves.h - Moves that happen at once, one after the other -----------===//
#ifndef TTC_PASSES_MEMORY_MOVES_H
#define TTC_PASSES_MEMORY_MOVES_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace ttc {

/// The value at place `source` goes to place `target`.
struct Move {
  unsigned source, target;
};

/// A sequence of moves with the effect of all `moves` at once, so that each reads what was at its source before; no two
/// have the same target. A ring of places needs a spare one: `makeSpare` gives it for the value at a place. The order
/// is the topological one of parallel copies: L. Rideau, B. Serpette, X. Leroy, "Tilting at windmills with Coq", JAR
/// 2008. Takes linear time.
llvm::SmallVector<Move> sequentialize(llvm::ArrayRef<Move> moves, llvm::function_ref<unsigned(unsigned)> makeSpare);

} // namespace ttc

#endif
