//===- Graph.cpp - A graph that grows at random ---------------------------===//

#include "Graph.h"
#include "dialect/core/ElementTypes.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"
#include <cmath>

using namespace mlir;

namespace ttc::fuzz {

ArrayRef<int64_t> shapeOf(Value value) { return cast<RankedTensorType>(value.getType()).getShape(); }
Type elementOf(Value value) { return cast<RankedTensorType>(value.getType()).getElementType(); }
bool isFloat(Value value) { return isa<FloatType>(elementOf(value)); }

int64_t countOf(ArrayRef<int64_t> shape) {
  int64_t count = 1;
  for (int64_t extent : shape)
    count = llvm::SaturatingMultiply<uint64_t>(count, extent) > INT64_MAX ? INT64_MAX : count * extent;
  return count;
}

SmallVector<Type> elementTypes(MLIRContext *context) {
  Builder b(context);
  return {b.getF32Type(),      b.getF64Type(),       b.getBF16Type(),
          b.getF16Type(),      b.getI32Type(),       b.getI64Type(),
          b.getIntegerType(8), b.getIntegerType(16), b.getIntegerType(8, /*isSigned=*/false),
          b.getI1Type()};
}

Graph::Graph(MLIRContext *context, Random &random, int64_t maxElements)
    : random(random), builder(context), module(ModuleOp::create(UnknownLoc::get(context))),
      loc(UnknownLoc::get(context)), maxElements(maxElements) {
  builder.setInsertionPointToStart(module->getBody());
  main = func::FuncOp::create(builder, loc, "main", builder.getFunctionType({}, {}));
  builder.setInsertionPointToStart(main.addEntryBlock());
  func::ReturnOp end = func::ReturnOp::create(builder, loc);
  builder.setInsertionPoint(end);
  SmallVector<Type> types = elementTypes(context);
  // In most graphs f32, with which rounding errors are easy to tell from faults.
  int64_t roll = random.below(100);
  floatType = types[roll < 70 ? 0 : roll < 82 ? 1 : roll < 92 ? 2 : 3];
}

//===----------------------------------------------------------------------===//
// Types and shapes
//===----------------------------------------------------------------------===//

int64_t Graph::randomExtent() {
  static const int64_t small[] = {2, 3, 4, 5, 6, 7, 8};
  static const int64_t middle[] = {9, 11, 12, 13, 15, 16, 17, 19, 24, 31, 32, 33};
  static const int64_t large[] = {63, 64, 65, 67, 97, 127, 128, 129, 257, 1000, 1024, 4099, 65537};
  int64_t roll = random.below(100);
  if (roll < 3)
    return 0;
  if (roll < 15)
    return 1;
  if (roll < 72)
    return random.pick(small);
  return roll < 94 ? random.pick(middle) : random.pick(large);
}

Extents Graph::randomShape(int64_t minRank, int64_t maxRank) {
  int64_t rank = random.between(minRank, maxRank);
  Extents shape;
  for (int64_t i = 0; i < rank; ++i) {
    int64_t extent = randomExtent();
    shape.push_back(extent);
    if (countOf(shape) > maxElements)
      shape.back() = random.between(1, 2);
    if (countOf(shape) > maxElements)
      shape.back() = 1;
  }
  random.shuffle(shape);
  return shape;
}

Extents Graph::someShape(int64_t minRank, int64_t maxRank) {
  auto fits = [&](Value value) {
    int64_t rank = shapeOf(value).size();
    return rank >= minRank && rank <= maxRank;
  };
  if (random.chance(0.75))
    if (Value value = find(fits))
      return Extents(shapeOf(value));
  return randomShape(minRank, maxRank);
}

Type Graph::someType(ArrayRef<Type> types) {
  if (llvm::is_contained(types, floatType) && random.chance(0.75))
    return floatType;
  return random.pick(types);
}

Type Graph::someFloatType() {
  if (random.chance(0.92))
    return floatType;
  SmallVector<Type> types = elementTypes(builder.getContext());
  return random.pick(ArrayRef(types).take_front(4));
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

Value Graph::argument(Type element, ArrayRef<int64_t> shape, double low, double high) {
  if (depth > 0)
    return constant(element, shape, low, high);
  std::string name = "a" + std::to_string(arguments++);
  Attribute range = isa<FloatType>(element)
                        ? builder.getF64ArrayAttr({low, high})
                        : builder.getI64ArrayAttr({static_cast<int64_t>(low), static_cast<int64_t>(high)});
  auto attributes =
      builder.getDictionaryAttr({attribute("ttc.name", builder.getStringAttr(name)),
                                 attribute("ttc.kind", builder.getStringAttr("input")), attribute("ttc.range", range)});
  unsigned index = main.getNumArguments();
  if (failed(main.insertArgument(index, RankedTensorType::get(shape, element), attributes, loc)))
    return {};
  Value value = main.getArgument(index);
  ranges[value] = {low, high};
  pool.push_back(value);
  return value;
}

Value Graph::splat(Type element, ArrayRef<int64_t> shape, double value) {
  auto type = RankedTensorType::get(shape, element);
  Attribute attr = isa<FloatType>(element) ? Attribute(builder.getFloatAttr(element, value))
                                           : Attribute(builder.getIntegerAttr(element, static_cast<int64_t>(value)));
  Operation *op = add("constant", {}, {attribute("value", DenseElementsAttr::get(type, attr))});
  return op ? op->getResult(0) : Value();
}

Value Graph::constant(Type element, ArrayRef<int64_t> shape, double low, double high) {
  auto draw = [&]() -> double {
    return isa<FloatType>(element)
               // Every type holds eighths of this size.
               ? static_cast<double>(random.between(static_cast<int64_t>(std::ceil(low * 8)),
                                                    static_cast<int64_t>(std::floor(high * 8)))) /
                     8
               : static_cast<double>(random.between(static_cast<int64_t>(low), static_cast<int64_t>(high)));
  };
  int64_t count = countOf(shape);
  if (count > 64 || random.chance(0.4)) {
    static const double simple[] = {0, 1, -1, 2, 0.5};
    double value = random.chance(0.5) ? random.pick(simple) : draw();
    if (value < low || value > high)
      value = draw();
    return splat(element, shape, value);
  }
  SmallVector<Attribute> values;
  for (int64_t i = 0; i < count; ++i) {
    double number = draw();
    values.push_back(isa<FloatType>(element)
                         ? Attribute(builder.getFloatAttr(element, number))
                         : Attribute(builder.getIntegerAttr(element, static_cast<int64_t>(number))));
  }
  auto elements = DenseElementsAttr::get(RankedTensorType::get(shape, element), values);
  Operation *op = add("constant", {}, {attribute("value", elements)});
  return op ? op->getResult(0) : Value();
}

Value Graph::find(function_ref<bool(Value)> condition) {
  SmallVector<Value> fitting;
  for (Value value : pool)
    if (condition(value))
      fitting.push_back(value);
  if (fitting.empty())
    return {};
  // Results that nothing reads yet make chains, in which there is something to fuse.
  SmallVector<Value> fresh;
  llvm::copy_if(fitting, std::back_inserter(fresh), [](Value v) { return v.getDefiningOp() && v.use_empty(); });
  return !fresh.empty() && random.chance(0.6) ? random.pick(fresh) : random.pick(fitting);
}

Value Graph::derive(Type element, ArrayRef<int64_t> shape) {
  switch (random.below(4)) {
  case 0: // A conversion.
    if (Value from = find([&](Value v) { return shapeOf(v) == shape && elementOf(v) != element; }))
      if (Operation *op = add("cast", from, attribute("dtype", element)))
        return op->getResult(0);
    return {};
  case 1: // The same elements.
    if (Value from = find([&](Value v) { return elementOf(v) == element && countOf(shapeOf(v)) == countOf(shape); }))
      if (Operation *op = add("reshape", from, attribute("shape", shape)))
        return op->getResult(0);
    return {};
  case 2: { // A repetition.
    auto stretches = [&](Value v) {
      ArrayRef<int64_t> from = shapeOf(v);
      return elementOf(v) == element && from.size() <= shape.size() &&
             llvm::all_of(llvm::zip(from, shape.take_back(from.size())),
                          [](auto pair) { return std::get<0>(pair) == 1 || std::get<0>(pair) == std::get<1>(pair); });
    };
    if (Value from = find(stretches))
      if (Operation *op = add("expand", from, attribute("shape", shape)))
        return op->getResult(0);
    return {};
  }
  default: { // A part.
    auto contains = [&](Value v) {
      ArrayRef<int64_t> from = shapeOf(v);
      return elementOf(v) == element && from.size() == shape.size() &&
             llvm::all_of(llvm::zip(from, shape), [](auto pair) { return std::get<0>(pair) >= std::get<1>(pair); });
    };
    Value from = find(contains);
    if (!from)
      return {};
    Extents start, end, step(shape.size(), 1);
    for (auto [whole, part] : llvm::zip(shapeOf(from), shape)) {
      start.push_back(random.between(0, whole - part));
      end.push_back(start.back() + part);
    }
    Operation *op = add("slice", from, {attribute("start", start), attribute("end", end), attribute("step", step)});
    return op ? op->getResult(0) : Value();
  }
  }
}

Value Graph::value(Type element, ArrayRef<int64_t> shape, Domain domain) {
  auto type = RankedTensorType::get(shape, element);
  Value found;
  if (random.chance(0.75))
    found = find([&](Value v) { return v.getType() == type; });
  if (!found && random.chance(0.6))
    found = derive(element, shape);
  if (!found && random.chance(0.15))
    found = constant(element, shape, isa<FloatType>(element) ? -2 : 0, element.isInteger(1) ? 1 : 2);
  if (found)
    return bring(found, domain);
  if (element.isInteger(1))
    return argument(element, shape, 0, 1);
  if (isa<IntegerType>(element) && random.chance(0.1)) {
    // All that the type holds, or most of it.
    unsigned bits = std::min(element.getIntOrFloatBitWidth(), 62U) - (element.isUnsignedInteger() ? 0 : 1);
    double high = std::ldexp(1.0, static_cast<int>(bits)) - 1;
    return argument(element, shape, element.isUnsignedInteger() ? 0 : -high - 1, high);
  }
  if (isa<IntegerType>(element))
    return argument(element, shape, element.isUnsignedInteger() || random.chance(0.3) ? 0 : -5, 9);
  switch (domain) {
  case Domain::Unit:
    return argument(element, shape, -0.9, 0.9);
  case Domain::Positive:
    return argument(element, shape, 0.5, 2.5);
  case Domain::NearOne:
    return argument(element, shape, 0.75, 1.25);
  default:
    if (random.chance(0.02))
      return argument(element, shape, -5000, 5000);
    return random.chance(0.25) ? argument(element, shape, 0.5, 2) : argument(element, shape, -2, 2);
  }
}

Value Graph::bring(Value value, Domain domain) {
  if (!isFloat(value) || domain == Domain::Any)
    return value;
  auto known = ranges.find(value);
  auto within = [&](double low, double high) {
    return known != ranges.end() && known->second.first >= low && known->second.second <= high;
  };
  auto apply = [&](StringRef name, Value operand) {
    Operation *op = add(name, operand);
    return op ? op->getResult(0) : operand;
  };
  auto shifted = [&](StringRef name, Value operand, double by) {
    Value scalar = splat(elementOf(operand), {}, by);
    Operation *op = add(name, {operand, scalar});
    return op ? op->getResult(0) : operand;
  };
  switch (domain) {
  case Domain::Tame:
    return wildness(value) >= 3 && random.chance(0.85) ? apply(random.chance(0.7) ? "tanh" : "sin", value) : value;
  case Domain::Unit:
    return within(-1, 1) ? value : apply("tanh", value);
  case Domain::Positive: {
    if (within(0.1, 10))
      return value;
    Value result = shifted("add", apply("sigmoid", value), 0.5);
    ranges[result] = {0.5, 1.5};
    return result;
  }
  case Domain::NearOne: {
    if (within(0.5, 1.5))
      return value;
    Value result = shifted("add", shifted("mul", apply("tanh", value), 0.25), 1);
    ranges[result] = {0.75, 1.25};
    return result;
  }
  case Domain::Any:
    break;
  }
  return value;
}

Value Graph::index(Type element, ArrayRef<int64_t> shape, int64_t size) {
  auto type = RankedTensorType::get(shape, element);
  int64_t last = std::max<int64_t>(size - 1, 0);
  if (random.chance(0.3))
    if (Value found = find([&](Value v) { return v.getType() == type; }))
      if (Operation *op = add("clamp", found,
                              {attribute("min", builder.getF64FloatAttr(0)),
                               attribute("max", builder.getF64FloatAttr(static_cast<double>(last)))}))
        return op->getResult(0);
  return random.chance(0.2) ? constant(element, shape, 0, static_cast<double>(last))
                            : argument(element, shape, 0, static_cast<double>(last));
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

Operation *Graph::add(StringRef name, ValueRange operands, ArrayRef<NamedAttribute> attributes,
                      function_ref<void(Region &)> body) {
  if (llvm::is_contained(operands, Value()))
    return nullptr;
  OperationState state(loc, ("ttc." + name).str(), operands, /*types=*/{}, attributes);
  if (body)
    body(*state.addRegion());
  std::optional<RegisteredOperationName> info = state.name.getRegisteredInfo();
  if (info)
    info->populateDefaultAttrs(state.attributes);
  auto *inference = info ? info->getInterface<InferTypeOpInterface>() : nullptr;
  if (inference) {
    if (failed(inference->inferReturnTypes(builder.getContext(), loc, operands,
                                           state.attributes.getDictionary(builder.getContext()), nullptr, state.regions,
                                           state.types)))
      return nullptr;
  } else if (auto value = dyn_cast_or_null<ElementsAttr>(state.attributes.get("value"))) {
    state.addTypes(value.getType());
  } else {
    return nullptr;
  }
  for (Type type : state.types) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    if (!tensor || !tensor.hasStaticShape() || countOf(tensor.getShape()) > maxElements)
      return nullptr;
  }
  Operation *op = builder.create(state);
  if (failed(verify(op))) {
    op->erase();
    return nullptr;
  }
  int enlarged = 0;
  for (Value operand : op->getOperands())
    enlarged = std::max(enlarged, wildness(operand));
  static const StringRef bounded[] = {"tanh", "sigmoid", "sin", "cos", "erf", "softmax", "sign"};
  static const StringRef explosive[] = {"exp", "pow", "prod", "expm1", "linear_recurrence"};
  if (llvm::is_contained(bounded, name))
    enlarged = 0;
  else if (!op->hasTrait<ir::StorageAgnostic>())
    enlarged += llvm::is_contained(explosive, name) ? 2 : 1;
  for (Value result : op->getResults()) {
    wild[result] = enlarged;
    // The address may be that of an operation that was declined.
    ranges.erase(result);
    if (name == "tanh" || name == "sin")
      ranges[result] = {-1, 1};
    pool.push_back(result);
  }
  return op;
}

NamedAttribute Graph::attribute(StringRef name, Attribute value) { return builder.getNamedAttr(name, value); }
NamedAttribute Graph::attribute(StringRef name, int64_t value) {
  return builder.getNamedAttr(name, builder.getI64IntegerAttr(value));
}
NamedAttribute Graph::attribute(StringRef name, ArrayRef<int64_t> values) {
  return builder.getNamedAttr(name, builder.getDenseI64ArrayAttr(values));
}
NamedAttribute Graph::attribute(StringRef name, bool value) {
  return builder.getNamedAttr(name, builder.getBoolAttr(value));
}
NamedAttribute Graph::attribute(StringRef name, Type type) { return builder.getNamedAttr(name, TypeAttr::get(type)); }

Graph::Scope::Scope(Graph &graph, Block &block)
    : graph(graph), outerPool(std::move(graph.pool)), outerPoint(graph.builder.saveInsertionPoint()) {
  graph.pool.assign(block.args_begin(), block.args_end());
  for (Value argument : graph.pool) {
    graph.wild.erase(argument);
    graph.ranges.erase(argument);
  }
  graph.builder.setInsertionPointToEnd(&block);
  ++graph.depth;
}

Graph::Scope::~Scope() {
  graph.pool = std::move(outerPool);
  graph.builder.restoreInsertionPoint(outerPoint);
  --graph.depth;
}

} // namespace ttc::fuzz
