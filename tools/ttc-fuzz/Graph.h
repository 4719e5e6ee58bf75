//===- Graph.h - A graph that grows at random -----------------------------===//
#ifndef TTC_TOOLS_TTC_FUZZ_GRAPH_H
#define TTC_TOOLS_TTC_FUZZ_GRAPH_H

#include "Random.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

namespace ttc::fuzz {

using Extents = llvm::SmallVector<int64_t>;

/// Which values of a float operand make sense.
enum class Domain {
  Any,      ///< whatever there is
  Tame,     ///< of a size that the next few operations don't blow up
  Unit,     ///< in (-1, 1)
  Positive, ///< in about [0.5, 2.5]
  NearOne,  ///< in about [0.75, 1.25], for long products
};

/// A module with a function `@main` to which operations are added, and the values that later ones may take. Within a
/// region (see `Scope`) these are the region's own.
class Graph {
public:
  Graph(mlir::MLIRContext *context, Random &random, int64_t maxElements);

  Random &random;
  mlir::OpBuilder builder;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  mlir::func::FuncOp main;
  mlir::Location loc;
  /// The element type that most floats of this graph have.
  mlir::Type floatType;
  /// No tensor has more elements.
  int64_t maxElements;

  // Types and shapes.
  int64_t randomExtent();
  /// A shape of at most `maxElements` elements.
  Extents randomShape(int64_t minRank, int64_t maxRank);
  /// The shape of some value, or a new one, of these ranks.
  Extents someShape(int64_t minRank, int64_t maxRank);
  /// One of `types`; the graph's float type is preferred.
  mlir::Type someType(llvm::ArrayRef<mlir::Type> types);
  /// `floatType`, now and then another.
  mlir::Type someFloatType();

  // Values.
  /// A new argument with uniform elements in [low, high], or a constant within a region.
  mlir::Value argument(mlir::Type element, llvm::ArrayRef<int64_t> shape, double low, double high);
  mlir::Value constant(mlir::Type element, llvm::ArrayRef<int64_t> shape, double low, double high);
  mlir::Value splat(mlir::Type element, llvm::ArrayRef<int64_t> shape, double value);
  /// A value of this type: one there is, a view or conversion of one, a constant, or an argument.
  mlir::Value value(mlir::Type element, llvm::ArrayRef<int64_t> shape, Domain domain = Domain::Tame);
  /// Integers in [0, size); none may be asked for when `size` is 0.
  mlir::Value index(mlir::Type element, llvm::ArrayRef<int64_t> shape, int64_t size);
  /// A random one of the values that fulfil `condition`; null if none does.
  mlir::Value find(llvm::function_ref<bool(mlir::Value)> condition);
  /// `value` brought into the domain by elementwise operations.
  mlir::Value bring(mlir::Value value, Domain domain);

  /// Adds ttc.`name` with the results that its inference tells; its values join the pool. Returns null where the
  /// inference or the verifier declines, or where a result has too many elements.
  mlir::Operation *add(llvm::StringRef name, mlir::ValueRange operands,
                       llvm::ArrayRef<mlir::NamedAttribute> attributes = {},
                       llvm::function_ref<void(mlir::Region &)> body = {});

  mlir::NamedAttribute attribute(llvm::StringRef name, mlir::Attribute value);
  mlir::NamedAttribute attribute(llvm::StringRef name, int64_t value);
  mlir::NamedAttribute attribute(llvm::StringRef name, llvm::ArrayRef<int64_t> values);
  mlir::NamedAttribute attribute(llvm::StringRef name, bool value);
  mlir::NamedAttribute attribute(llvm::StringRef name, mlir::Type type);

  /// The values that operations may take.
  llvm::SmallVector<mlir::Value> pool;

  /// While it lives, operations are added to a block of a region, and only its values are taken.
  class Scope {
  public:
    Scope(Graph &graph, mlir::Block &block);
    ~Scope();
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;

  private:
    Graph &graph;
    llvm::SmallVector<mlir::Value> outerPool;
    mlir::OpBuilder::InsertPoint outerPoint;
  };

private:
  mlir::Value derive(mlir::Type element, llvm::ArrayRef<int64_t> shape);
  int wildness(mlir::Value value) const { return wild.lookup(value); }

  /// How many operations that enlarge values stand behind a value.
  llvm::DenseMap<mlir::Value, int> wild;
  llvm::DenseMap<mlir::Value, std::pair<double, double>> ranges;
  int depth = 0;
  int64_t arguments = 0;
};

/// The static shape of a tensor.
llvm::ArrayRef<int64_t> shapeOf(mlir::Value value);
mlir::Type elementOf(mlir::Value value);
bool isFloat(mlir::Value value);
/// The number of elements; saturates.
int64_t countOf(llvm::ArrayRef<int64_t> shape);
/// All element types of the dialect, floats first.
llvm::SmallVector<mlir::Type> elementTypes(mlir::MLIRContext *context);

} // namespace ttc::fuzz

#endif
