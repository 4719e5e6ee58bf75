//===- GenerateShaping.cpp - Constants and moves of elements --------------===//

#include "Catalogue.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;

namespace ttc::fuzz {
namespace {

/// A value of any element type, preferably of the graph's float type.
Value someValue(Graph &graph, int64_t minRank, int64_t maxRank) {
  Random &random = graph.random;
  auto fits = [&](Value v) {
    auto rank = static_cast<int64_t>(shapeOf(v).size());
    return rank >= minRank && rank <= maxRank;
  };
  if (random.chance(0.8))
    if (Value found = graph.find(fits))
      return found;
  SmallVector<Type> types = elementTypes(graph.builder.getContext());
  Type element = graph.someType(types);
  Extents shape = graph.randomShape(minRank, maxRank);
  return graph.value(element, shape);
}

Operation *generateConstant(Graph &graph, const Entry &) {
  SmallVector<Type> types = elementTypes(graph.builder.getContext());
  Type element = graph.someType(types);
  Extents shape = graph.someShape(0, 3);
  bool isNumber = !element.isInteger(1);
  Value value = graph.constant(element, shape, isa<FloatType>(element) ? -3 : 0, isNumber ? 3 : 1);
  return value ? value.getDefiningOp() : nullptr;
}

Operation *generateIota(Graph &graph, const Entry &entry) {
  SmallVector<Type> types = elementTypes(graph.builder.getContext());
  types.pop_back();
  Type element = graph.someType(types);
  Extents shape = graph.someShape(1, 3);
  int64_t dim = graph.random.below(static_cast<int64_t>(shape.size()));
  return graph.add(entry.name, {},
                   {graph.attribute("shape", shape), graph.attribute("dim", dim), graph.attribute("dtype", element)});
}

Operation *generateReshape(Graph &graph, const Entry &entry) {
  Random &random = graph.random;
  Value x = someValue(graph, 0, 4);
  Extents shape(shapeOf(x));
  // Merges neighbours, splits extents, puts in ones.
  for (int64_t change = random.between(1, 3); change > 0; --change) {
    auto rank = static_cast<int64_t>(shape.size());
    int64_t at = rank ? random.below(rank) : 0;
    switch (random.below(4)) {
    case 0:
    case 1:
      if (at + 1 < rank) {
        shape[at] *= shape[at + 1];
        shape.erase(shape.begin() + at + 1);
      }
      break;
    case 2:
      if (rank > 0 && rank < 5) {
        SmallVector<int64_t> divisors;
        for (int64_t d = 2; d <= std::min<int64_t>(shape[at], 64); ++d)
          if (shape[at] % d == 0)
            divisors.push_back(d);
        if (!divisors.empty()) {
          int64_t divisor = random.pick(divisors);
          shape[at] /= divisor;
          shape.insert(shape.begin() + at, divisor);
        }
      }
      break;
    default:
      if (rank < 5)
        shape.insert(shape.begin() + (rank ? random.below(rank + 1) : 0), 1);
      else
        llvm::erase(shape, 1);
    }
  }
  if (!shape.empty() && countOf(shape) > 0 && random.chance(0.2))
    shape[random.below(static_cast<int64_t>(shape.size()))] = -1;
  return graph.add(entry.name, x, graph.attribute("shape", shape));
}

Operation *generatePermute(Graph &graph, const Entry &entry) {
  Value x = someValue(graph, 0, 4);
  SmallVector<int64_t> dims = llvm::to_vector(llvm::seq<int64_t>(0, shapeOf(x).size()));
  graph.random.shuffle(dims);
  return graph.add(entry.name, x, graph.attribute("dims", dims));
}

Operation *generateExpand(Graph &graph, const Entry &entry) {
  Random &random = graph.random;
  Value x = someValue(graph, 0, 3);
  Extents shape(shapeOf(x));
  for (int64_t &extent : shape)
    if (extent == 1 && random.chance(0.7))
      extent = random.chance(0.05) ? 0 : random.between(1, 9);
  while (shape.size() < 4 && random.chance(0.5))
    shape.insert(shape.begin(), random.chance(0.05) ? 0 : random.between(1, 7));
  return graph.add(entry.name, x, graph.attribute("shape", shape));
}

Operation *generateSlice(Graph &graph, const Entry &entry) {
  Random &random = graph.random;
  Value x = someValue(graph, 1, 4);
  Extents start, end, step;
  for (int64_t extent : shapeOf(x)) {
    bool whole = random.chance(0.4);
    int64_t from = whole ? 0 : random.between(0, extent);
    int64_t to = whole ? INT64_MAX : random.between(from, extent);
    // Counted from the end, or beyond it.
    if (from > 0 && from < extent && random.chance(0.2))
      from -= extent;
    if (!whole && to == extent && random.chance(0.3))
      to += random.between(1, 5);
    else if (!whole && to < extent && random.chance(0.2))
      to -= extent;
    start.push_back(from);
    end.push_back(to);
    step.push_back(random.chance(0.7) ? 1 : random.between(2, 5));
  }
  return graph.add(entry.name, x,
                   {graph.attribute("start", start), graph.attribute("end", end), graph.attribute("step", step)});
}

Operation *generateFlip(Graph &graph, const Entry &entry) {
  Value x = someValue(graph, 0, 4);
  SmallVector<int64_t> dims;
  for (int64_t d : llvm::seq<int64_t>(0, shapeOf(x).size()))
    if (graph.random.chance(0.5))
      dims.push_back(d);
  return graph.add(entry.name, x, graph.attribute("dims", dims));
}

Operation *generateCat(Graph &graph, const Entry &entry) {
  Random &random = graph.random;
  Value first = someValue(graph, 1, 4);
  Extents shape(shapeOf(first));
  int64_t dim = random.below(static_cast<int64_t>(shape.size()));
  SmallVector<Value> parts = {first};
  int64_t count = random.chance(0.04) ? random.between(9, 40) : random.between(1, 4);
  while (static_cast<int64_t>(parts.size()) < count) {
    if (random.chance(0.2)) {
      parts.push_back(random.pick(parts));
      continue;
    }
    Extents part = shape;
    if (random.chance(0.5))
      part[dim] = random.chance(0.1) ? 0 : random.between(1, 9);
    if (countOf(part) > graph.maxElements)
      return nullptr;
    Value value = graph.value(elementOf(first), part, Domain::Any);
    parts.push_back(value);
  }
  random.shuffle(parts);
  if (random.chance(0.2))
    dim -= static_cast<int64_t>(shape.size());
  return graph.add(entry.name, parts, graph.attribute("dim", dim));
}

Operation *generatePad(Graph &graph, const Entry &entry) {
  Random &random = graph.random;
  Value x = someValue(graph, 1, 4);
  Extents low, high, interior;
  for ([[maybe_unused]] int64_t extent : shapeOf(x)) {
    // Negative amounts cut.
    int64_t least = random.chance(0.15) ? -std::min<int64_t>(extent / 2, 2) : 0;
    low.push_back(random.chance(0.5) ? 0 : random.between(least, 3));
    high.push_back(random.chance(0.5) ? 0 : random.between(least, 3));
    interior.push_back(random.chance(0.8) ? 0 : random.between(0, 2));
  }
  SmallVector<NamedAttribute> attributes = {graph.attribute("low", low), graph.attribute("high", high)};
  if (random.chance(0.3))
    attributes.push_back(graph.attribute("interior", interior));
  if (random.chance(0.5)) {
    int64_t value = random.between(0, 1);
    Attribute whole = graph.builder.getI64IntegerAttr(value);
    Attribute floating = graph.builder.getF64FloatAttr(static_cast<double>(value));
    attributes.push_back(graph.attribute("value", random.chance(0.5) ? whole : floating));
  }
  return graph.add(entry.name, x, attributes);
}

} // namespace

ArrayRef<Named> shapingGenerators() {
  static const Named all[] = {
      {"constant", "shape", generateConstant}, {"iota", "shape", generateIota},
      {"reshape", "shape", generateReshape},   {"permute", "shape", generatePermute},
      {"expand", "shape", generateExpand},     {"slice", "shape", generateSlice},
      {"flip", "shape", generateFlip},         {"cat", "shape", generateCat},
      {"pad", "shape", generatePad},
  };
  return all;
}

} // namespace ttc::fuzz
