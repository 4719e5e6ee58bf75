//===- GenerateRegions.cpp - Loops, gradients of one's own, derivatives ---===//

#include "Catalogue.h"
#include "mlir/IR/Block.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;

namespace ttc::fuzz {
namespace {

/// What bodies of loops are made of.
constexpr StringRef kSmooth[] = {"sin", "sigmoid", "tanh", "neg", "relu", "silu"};
constexpr StringRef kPairs[] = {"add", "mul", "sub", "maximum"};

/// A few operations on the values of the region.
void growBody(Graph &graph) {
  for (int64_t count = graph.random.between(1, 4); count > 0; --count) {
    Value x = graph.find(isFloat);
    if (!x)
      return;
    if (graph.random.chance(0.15) && shapeOf(x).size() == 1) {
      Extents square = {shapeOf(x).front(), shapeOf(x).front()};
      if (Value w = graph.find([&](Value v) { return v.getType() == RankedTensorType::get(square, elementOf(x)); }))
        graph.add("matmul", {x, w});
      continue;
    }
    if (graph.random.chance(0.5)) {
      StringRef name = graph.random.pick(kSmooth);
      graph.add(name, x);
    } else {
      StringRef name = graph.random.pick(kPairs);
      graph.add(name, {x, graph.value(elementOf(x), shapeOf(x))});
    }
  }
}

Operation *generateScan(Graph &graph, const Entry &entry) {
  Random &random = graph.random;
  Type element = graph.someFloatType();
  int64_t times = random.chance(0.05) ? 0 : random.chance(0.1) ? 1 : random.between(2, 9);
  Extents shape = graph.someShape(0, 2);
  Extents stacked = {times};
  stacked.append(shape.begin(), shape.end());
  if (countOf(stacked) > graph.maxElements || countOf(shape) > 4096)
    return nullptr;
  int64_t carries = random.between(0, 2);
  int64_t xs = random.between(carries == 0 ? 1 : 0, 2);
  int64_t consts = random.between(0, 2);
  int64_t outputs = random.between(carries == 0 ? 1 : 0, 2);
  SmallVector<Value> operands;
  SmallVector<Type> inside;
  for (int64_t i = 0; i < carries + xs + consts; ++i) {
    bool isElement = i >= carries && i < carries + xs;
    Extents own = isElement ? stacked : shape;
    // Weights of a recurrence.
    if (i >= carries + xs && shape.size() == 1 && shape[0] <= 16 && random.chance(0.5))
      own = {shape[0], shape[0]};
    operands.push_back(graph.value(element, own, Domain::Unit));
    inside.push_back(RankedTensorType::get(isElement ? ArrayRef<int64_t>(shape) : own, element));
  }
  SmallVector<NamedAttribute> attributes = {graph.attribute("num_carries", carries), graph.attribute("num_xs", xs)};
  if (random.chance(0.4))
    attributes.push_back(graph.attribute("reverse", Attribute(graph.builder.getUnitAttr())));
  if (xs == 0)
    attributes.push_back(graph.attribute("length", times));
  return graph.add(entry.name, operands, attributes, [&](Region &region) {
    Block &block = region.emplaceBlock();
    for (Type type : inside)
      block.addArgument(type, graph.loc);
    Graph::Scope scope(graph, block);
    growBody(graph);
    SmallVector<Value> results;
    for (int64_t i = 0; i < carries + outputs; ++i) {
      Value result = graph.value(element, shape, Domain::Any);
      // Carries that don't grow from step to step.
      results.push_back(i < carries ? graph.bring(result, Domain::Unit) : result);
    }
    OperationState yield(graph.loc, "ttc.yield", results, {}, {});
    graph.builder.create(yield);
  });
}

/// Values with their true gradient, written as a region, so that it can be compared with differences.
Operation *generateCustomGradient(Graph &graph, const Entry &entry) {
  Type element = graph.someFloatType();
  Extents shape = graph.someShape(0, 3);
  bool square = graph.random.chance(0.5);
  Value x = graph.value(element, shape);
  Operation *op = graph.add(square ? "square" : "tanh", x);
  if (!op)
    return nullptr;
  Value y = op->getResult(0);
  SmallVector<NamedAttribute> attributes = {
      graph.attribute("name", Attribute(graph.builder.getStringAttr(square ? "own square" : "own tanh"))),
      graph.attribute("wrt", ArrayRef<int64_t>(0))};
  return graph.add(entry.name, {y, x}, attributes, [&](Region &region) {
    Block &block = region.emplaceBlock();
    for (int i = 0; i < 3; ++i)
      block.addArgument(x.getType(), graph.loc);
    Graph::Scope scope(graph, block);
    Value out = block.getArgument(0), cotangent = block.getArgument(1), in = block.getArgument(2);
    auto result = [](Operation *op) { return op ? op->getResult(0) : Value(); };
    Value gradient;
    if (square) {
      Value product = result(graph.add("mul", {cotangent, in}));
      gradient = result(graph.add("add", {product, product}));
    } else {
      Value slope = result(graph.add("sub", {graph.splat(element, {}, 1), result(graph.add("square", out))}));
      gradient = result(graph.add("mul", {cotangent, slope}));
    }
    OperationState yield(graph.loc, "ttc.yield", gradient, {}, {});
    graph.builder.create(yield);
  });
}

Operation *generateGradient(Graph &graph, const Entry &entry) {
  Random &random = graph.random;
  Value y = graph.find([](Value v) { return isFloat(v) && v.getDefiningOp(); });
  if (!y)
    return nullptr;
  SmallVector<Value> operands;
  bool seeded = !shapeOf(y).empty() && random.chance(0.3);
  if (!seeded && !shapeOf(y).empty()) {
    Operation *sum = graph.add(random.chance(0.5) ? "sum" : "mean", graph.bring(y, Domain::Tame));
    if (!sum)
      return nullptr;
    y = sum->getResult(0);
  }
  operands.push_back(y);
  SmallVector<Value> candidates =
      llvm::to_vector(llvm::make_filter_range(graph.pool, [](Value v) { return isFloat(v) && isa<BlockArgument>(v); }));
  // Now and then by a value in between.
  if (random.chance(0.15))
    if (Value inner = graph.find([&](Value v) { return isFloat(v) && v.getDefiningOp() && v != y; }))
      candidates.push_back(inner);
  random.shuffle(candidates);
  if (candidates.empty())
    return nullptr;
  candidates.truncate(std::min<size_t>(candidates.size(), static_cast<size_t>(random.between(1, 3))));
  llvm::append_range(operands, candidates);
  SmallVector<NamedAttribute> attributes;
  if (seeded) {
    Value seed = graph.value(elementOf(y), shapeOf(y));
    operands.push_back(seed);
    attributes.push_back(graph.attribute("seeded", Attribute(graph.builder.getUnitAttr())));
  }
  return graph.add(entry.name, operands, attributes);
}

} // namespace

ArrayRef<Named> regionGenerators() {
  static const Named all[] = {
      {"scan", "regions", generateScan},
      {"custom_gradient", "regions", generateCustomGradient},
      {"gradient", "derivatives", generateGradient},
  };
  return all;
}

} // namespace ttc::fuzz
