//===- GenerateIndexing.cpp - Indices, and random numbers -----------------===//

#include "Catalogue.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;

namespace ttc::fuzz {
namespace {

Type indexType(Graph &graph) {
  return graph.random.chance(0.7) ? graph.builder.getI64Type() : graph.builder.getI32Type();
}

/// A value of any type to choose from.
Value someSource(Graph &graph, bool number) {
  SmallVector<Type> all = elementTypes(graph.builder.getContext());
  Type element = graph.someType(number ? ArrayRef(all).drop_back() : ArrayRef(all));
  Extents shape = graph.someShape(1, 3);
  return graph.value(element, shape);
}

int64_t someDim(Graph &graph, ArrayRef<int64_t> shape) {
  return graph.random.below(static_cast<int64_t>(shape.size()));
}

int64_t maybeNegative(Graph &graph, int64_t dim, ArrayRef<int64_t> shape) {
  return graph.random.chance(0.25) ? dim - static_cast<int64_t>(shape.size()) : dim;
}

/// How many positions to choose: none where there are none to choose from.
int64_t someCount(Graph &graph, int64_t size) {
  return size == 0 ? 0 : graph.random.chance(0.05) ? 0 : graph.random.between(1, 12);
}

Operation *generateGather(Graph &graph, const Entry &entry) {
  Value x = someSource(graph, /*number=*/false);
  Extents shape(shapeOf(x));
  int64_t dim = someDim(graph, shape);
  int64_t size = shape[dim];
  for (int64_t &extent : shape)
    if (extent > 1 && graph.random.chance(0.2))
      --extent;
  shape[dim] = someCount(graph, size);
  Type type = indexType(graph);
  Value index = graph.index(type, shape, size);
  return graph.add(entry.name, {x, index}, graph.attribute("dim", maybeNegative(graph, dim, shape)));
}

Operation *generateIndexSelect(Graph &graph, const Entry &entry) {
  Value x = someSource(graph, /*number=*/false);
  ArrayRef<int64_t> shape = shapeOf(x);
  int64_t dim = someDim(graph, shape);
  int64_t count = someCount(graph, shape[dim]);
  Type type = indexType(graph);
  Value index = graph.index(type, {count}, shape[dim]);
  return graph.add(entry.name, {x, index}, graph.attribute("dim", maybeNegative(graph, dim, shape)));
}

/// scatter_add and index_add: sums at positions below `size`.
Operation *generateSums(Graph &graph, const Entry &entry) {
  Value source = someSource(graph, /*number=*/true);
  Extents shape(shapeOf(source));
  int64_t dim = someDim(graph, shape);
  int64_t size = countOf(shape) == 0 && graph.random.chance(0.3) ? 0 : graph.random.between(1, 12);
  Type type = indexType(graph);
  Extents indexShape = entry.name == "index_add" ? Extents{shape[dim]} : shape;
  if (size == 0 && countOf(indexShape) > 0)
    size = 1;
  Value index = graph.index(type, indexShape, size);
  return graph.add(entry.name, {source, index},
                   {graph.attribute("dim", maybeNegative(graph, dim, shape)), graph.attribute("size", size)});
}

Operation *generateCheckIndex(Graph &graph, const Entry &entry) {
  Type type = indexType(graph);
  Extents shape = graph.someShape(0, 3);
  int64_t size = graph.random.between(1, 20);
  Value index = graph.index(type, shape, size);
  SmallVector<NamedAttribute> attributes = {
      graph.attribute("shape", ArrayRef<int64_t>(size)),
      graph.attribute("message", Attribute(graph.builder.getStringAttr("index {value} is out of range for {size}")))};
  if (graph.random.chance(0.4))
    attributes.push_back(graph.attribute("wrap", true));
  if (graph.random.chance(0.3))
    attributes.push_back(graph.attribute("ignored", static_cast<int64_t>(-100)));
  return graph.add(entry.name, index, attributes);
}

Operation *generateUniform(Graph &graph, const Entry &entry) {
  Builder &b = graph.builder;
  Value state = graph.find(
      [](Value v) { return v.getType() == RankedTensorType::get({2}, elementOf(v)) && elementOf(v).isInteger(64); });
  if (!state)
    state = graph.argument(b.getI64Type(), {2}, 0, 1000);
  Value stream = graph.constant(b.getI64Type(), {}, 0, 5);
  Extents shape = graph.someShape(0, 3);
  Type element = graph.floatType.isF64() ? Type(b.getF64Type()) : Type(b.getF32Type());
  return graph.add(entry.name, {state, stream}, {graph.attribute("shape", shape), graph.attribute("dtype", element)});
}

} // namespace

ArrayRef<Named> indexingGenerators() {
  static const Named all[] = {
      {"gather", "indexing", generateGather},          {"index_select", "indexing", generateIndexSelect},
      {"scatter_add", "indexing", generateSums},       {"index_add", "indexing", generateSums},
      {"check_index", "indexing", generateCheckIndex}, {"uniform", "random", generateUniform},
  };
  return all;
}

} // namespace ttc::fuzz
