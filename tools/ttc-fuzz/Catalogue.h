//===- Catalogue.h - How each operation of the dialect is generated -------===//
#ifndef TTC_TOOLS_TTC_FUZZ_CATALOGUE_H
#define TTC_TOOLS_TTC_FUZZ_CATALOGUE_H

#include "Graph.h"
#include "mlir/IR/OperationSupport.h"
#include <functional>
#include <string>
#include <vector>

namespace ttc::fuzz {

/// An operation of the dialect that graphs are made of.
struct Entry {
  std::string name; ///< without "ttc."
  std::string family;
  /// The element types that its operands may have together, where the family asks the verifier for them.
  std::vector<llvm::SmallVector<mlir::Type>> signatures;
  llvm::SmallVector<llvm::StringRef> attributes;
  /// Adds one instance on random operands; null where the draw makes no valid one.
  std::function<mlir::Operation *(Graph &, const Entry &)> generate;
};

/// An operation that is left out, and why.
struct Exception {
  std::string name, reason;
};

/// All operations registered in the dialect. Those of the kinds that interfaces tell (elementwise, reductions) and
/// those that walk one dimension (`dim`) need no line anywhere: their operands' types are those that their inference
/// and verifier accept. For the others the files Generate*.cpp have a generator by name.
class Catalogue {
public:
  explicit Catalogue(mlir::MLIRContext *context);

  std::vector<Entry> entries;
  std::vector<Exception> exceptions;
  /// Neither generated nor excepted: a fault of this tool.
  std::vector<Exception> missing;

private:
  void probe(Entry &entry, mlir::RegisteredOperationName info, llvm::ArrayRef<int64_t> shape);
};

using Generator = mlir::Operation *(*)(Graph &, const Entry &);
/// A generator of one operation by name.
struct Named {
  llvm::StringRef name, family;
  Generator generate;
};

// The families' generators by name.
llvm::ArrayRef<Named> shapingGenerators();
llvm::ArrayRef<Named> indexingGenerators();
llvm::ArrayRef<Named> windowGenerators();
llvm::ArrayRef<Named> regionGenerators();

/// Values for the attributes of `entry` that are known by name, for an operand of shape `shape`.
llvm::SmallVector<mlir::NamedAttribute> randomAttributes(Graph &graph, const Entry &entry,
                                                         llvm::ArrayRef<int64_t> shape);

} // namespace ttc::fuzz

#endif
