//===- Moves.cpp - Moves that happen at once, one after the other ---------===//

#include "passes/memory/Moves.h"
#include "llvm/ADT/MapVector.h"

using namespace ttc;

llvm::SmallVector<Move> ttc::sequentialize(llvm::ArrayRef<Move> moves,
                                           llvm::function_ref<unsigned(unsigned)> makeSpare) {
  // What is still to be moved, by target; and how many of these moves read a place.
  llvm::MapVector<unsigned, unsigned> sourceOf;
  llvm::DenseMap<unsigned, unsigned> readers;
  for (const Move &move : moves)
    if (move.source != move.target && sourceOf.insert({move.target, move.source}).second)
      ++readers[move.source];

  llvm::SmallVector<Move> sequence;
  llvm::SmallVector<unsigned> free;
  llvm::DenseMap<unsigned, bool> done;
  for (auto [target, source] : sourceOf)
    if (!readers.lookup(target))
      free.push_back(target);
  auto moveInto = [&](unsigned target, unsigned from) {
    unsigned source = sourceOf.lookup(target);
    sequence.push_back({from, target});
    done[target] = true;
    if (--readers[source] == 0 && sourceOf.contains(source) && !done.lookup(source))
      free.push_back(source);
  };
  auto drain = [&] {
    while (!free.empty()) {
      unsigned target = free.pop_back_val();
      moveInto(target, sourceOf.lookup(target));
    }
  };
  drain();

  // Only rings are left: each place in them is read by one move.
  for (auto [first, source] : sourceOf) {
    if (done.lookup(first))
      continue;
    unsigned spare = makeSpare(first);
    sequence.push_back({first, spare});
    for (unsigned target = first; !done.lookup(target);) {
      unsigned next = sourceOf.lookup(target);
      sequence.push_back({next == first ? spare : next, target});
      done[target] = true;
      target = next;
    }
  }
  return sequence;
}
