//===- Catalogue.cpp - How each operation of the dialect is generated -----===//

#include "Catalogue.h"
#include "dialect/core/TTCDialect.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;

namespace ttc::fuzz {
namespace {

/// What isn't a part of a model's graph.
const Exception kExceptions[] = {
    {"barrier", "made by the schedule"},
    {"kernel", "made by the fusion"},
    {"launch", "made by the fusion"},
    {"loops", "made by the lowering"},
    {"repeat", "made of ttc.scan"},
    {"row", "made by the schedule"},
    {"yield", "ends the region of another operation"},
};

/// The domains in which functions are finite and smooth; operations that aren't here get tame values.
struct Operands {
  StringRef name;
  Domain first, second;
};
constexpr Operands kDomains[] = {
    {"log", Domain::Positive, Domain::Tame},
    {"log1p", Domain::Positive, Domain::Tame},
    {"sqrt", Domain::Positive, Domain::Tame},
    {"rsqrt", Domain::Positive, Domain::Tame},
    {"tan", Domain::Unit, Domain::Tame},
    {"reciprocal", Domain::Positive, Domain::Tame},
    {"pow", Domain::Positive, Domain::Unit},
    {"div", Domain::Tame, Domain::Positive},
    {"fmod", Domain::Tame, Domain::Positive},
    {"prod", Domain::NearOne, Domain::Tame},
    {"linear_recurrence", Domain::Unit, Domain::Tame},
};

Domain domainOf(Graph &graph, const Entry &entry, unsigned operand) {
  if (graph.random.chance(0.04))
    return Domain::Any;
  for (const Operands &each : kDomains)
    if (entry.name == each.name)
      return operand == 0 ? each.first : each.second;
  return Domain::Tame;
}

/// A shape that broadcasts to `shape`.
Extents stretchable(Graph &graph, ArrayRef<int64_t> shape) {
  Extents result(shape.drop_front(graph.random.below(static_cast<int64_t>(shape.size()) + 1)));
  for (int64_t &extent : result)
    if (graph.random.chance(0.3))
      extent = 1;
  return result;
}

/// The operands' element types of one instance: the graph's float type where it is among them.
SmallVector<Type> someSignature(Graph &graph, const Entry &entry) {
  if (graph.random.chance(0.75)) {
    SmallVector<SmallVector<Type>> preferred;
    for (const SmallVector<Type> &signature : entry.signatures)
      if (llvm::is_contained(signature, graph.floatType))
        preferred.push_back(signature);
    if (!preferred.empty())
      return graph.random.pick(preferred);
  }
  return graph.random.pick(entry.signatures);
}

Operation *generateElementwise(Graph &graph, const Entry &entry) {
  SmallVector<Type> types = someSignature(graph, entry);
  Extents shape = graph.someShape(0, 4);
  bool broadcasts = types.size() > 1 && graph.random.chance(0.4);
  int64_t whole = graph.random.below(std::max<int64_t>(types.size(), 1));
  SmallVector<Value> operands;
  for (auto [i, type] : llvm::enumerate(types)) {
    Extents own = broadcasts && static_cast<int64_t>(i) != whole ? stretchable(graph, shape) : shape;
    operands.push_back(graph.value(type, own, domainOf(graph, entry, i)));
  }
  return graph.add(entry.name, operands, randomAttributes(graph, entry, shape));
}

Operation *generateReduction(Graph &graph, const Entry &entry) {
  SmallVector<Type> types = someSignature(graph, entry);
  Extents shape = graph.someShape(0, 4);
  SmallVector<Value> operands;
  for (auto [i, type] : llvm::enumerate(types))
    operands.push_back(graph.value(type, shape, domainOf(graph, entry, i)));
  return graph.add(entry.name, operands, randomAttributes(graph, entry, shape));
}

Operation *generateAlong(Graph &graph, const Entry &entry) {
  SmallVector<Type> types = someSignature(graph, entry);
  Extents shape = graph.someShape(1, 4);
  SmallVector<Value> operands;
  for (auto [i, type] : llvm::enumerate(types))
    operands.push_back(graph.value(type, shape, domainOf(graph, entry, i)));
  return graph.add(entry.name, operands, randomAttributes(graph, entry, shape));
}

template <template <typename> class Trait> bool has(RegisteredOperationName info) { return info.hasTrait<Trait>(); }

/// The fixed number of operands, if any.
std::optional<unsigned> arityOf(RegisteredOperationName info) {
  if (has<OpTrait::ZeroOperands>(info))
    return 0;
  if (has<OpTrait::OneOperand>(info))
    return 1;
  if (has<OpTrait::NOperands<2>::Impl>(info))
    return 2;
  if (has<OpTrait::NOperands<3>::Impl>(info))
    return 3;
  return std::nullopt;
}

} // namespace

SmallVector<NamedAttribute> randomAttributes(Graph &graph, const Entry &entry, ArrayRef<int64_t> shape) {
  Random &random = graph.random;
  Builder &b = graph.builder;
  auto rank = static_cast<int64_t>(shape.size());
  auto signedDim = [&](int64_t dim) { return random.chance(0.3) ? dim - rank : dim; };
  int64_t dim = rank ? random.below(rank) : 0;
  auto number = [&](double low, double high) -> Attribute {
    // Every float type holds eighths of this size.
    return b.getF64FloatAttr(
        static_cast<double>(random.between(static_cast<int64_t>(low * 8), static_cast<int64_t>(high * 8))) / 8);
  };
  SmallVector<NamedAttribute> attributes;
  for (StringRef name : entry.attributes) {
    Attribute value;
    if (name == "dim")
      value = b.getI64IntegerAttr(signedDim(dim));
    else if (name == "dims") {
      SmallVector<int64_t> dims;
      for (int64_t d = 0; d < rank; ++d)
        if (random.chance(0.5))
          dims.push_back(signedDim(d));
      value = b.getDenseI64ArrayAttr(dims);
    } else if (name == "keepdim" || name == "reverse" || name == "descending" || name == "largest")
      value = b.getBoolAttr(random.chance(0.5));
    else if (name == "k")
      value = b.getI64IntegerAttr(rank ? random.between(0, shape[dim]) : 0);
    else if (name == "dtype") {
      SmallVector<Type> types = elementTypes(graph.builder.getContext());
      value = TypeAttr::get(graph.someType(types));
    } else if (name == "negative_slope" || name == "alpha" || name == "beta")
      value = number(0.25, 2);
    else if (name == "threshold")
      value = number(4, 20);
    else if (name == "min" && random.chance(0.8))
      value = random.chance(0.3) ? Attribute(b.getI64IntegerAttr(random.between(-3, 1))) : number(-1, 0);
    else if (name == "max" && random.chance(0.8))
      value = random.chance(0.3) ? Attribute(b.getI64IntegerAttr(random.between(1, 5))) : number(0.25, 2);
    else if (name == "approximate")
      value = b.getStringAttr(random.chance(0.5) ? "tanh" : "none");
    if (value)
      attributes.push_back(b.getNamedAttr(name, value));
  }
  return attributes;
}

/// Asks inference and verifier which element types the operands may have together.
void Catalogue::probe(Entry &entry, RegisteredOperationName info, ArrayRef<int64_t> shape) {
  std::optional<unsigned> arity = arityOf(info);
  if (!arity || *arity == 0)
    return;
  MLIRContext *context = info.getContext();
  SmallVector<Type> types = elementTypes(context);
  // Attributes of an instance in which they have sense, from choices of its own.
  Random random(0, 0);
  Graph graph(context, random, 1 << 20);
  Block operands;
  SmallVector<Value> values;
  for (Type type : types)
    values.push_back(operands.addArgument(RankedTensorType::get(shape, type), graph.loc));
  size_t combinations = 1;
  for (unsigned i = 0; i < *arity; ++i)
    combinations *= types.size();
  for (size_t code = 0; code < combinations; ++code) {
    SmallVector<Type> signature;
    SmallVector<Value> chosen;
    for (size_t i = 0, rest = code; i < *arity; ++i, rest /= types.size()) {
      signature.push_back(types[rest % types.size()]);
      chosen.push_back(values[rest % types.size()]);
    }
    // An operation may take some pair of types with some attributes only.
    for (int attempt = 0; attempt < 3; ++attempt) {
      Operation *op = graph.add(entry.name, chosen, randomAttributes(graph, entry, shape));
      if (!op)
        continue;
      entry.signatures.push_back(signature);
      op->erase();
      graph.pool.clear();
      break;
    }
  }
}

Catalogue::Catalogue(MLIRContext *context) {
  ScopedDiagnosticHandler silent(context, [](Diagnostic &) { return success(); });
  std::vector<Named> named;
  for (ArrayRef<Named> each : {shapingGenerators(), indexingGenerators(), windowGenerators(), regionGenerators()})
    named.insert(named.end(), each.begin(), each.end());

  std::vector<RegisteredOperationName> operations;
  for (RegisteredOperationName info : context->getRegisteredOperations())
    if (isa<ir::TTCDialect>(info.getDialect()))
      operations.push_back(info);
  llvm::sort(operations, [](const RegisteredOperationName &a, const RegisteredOperationName &b) {
    return a.getStringRef() < b.getStringRef();
  });
  for (RegisteredOperationName info : operations) {
    Entry entry;
    entry.name = info.stripDialect().str();
    for (StringAttr name : info.getAttributeNames())
      entry.attributes.push_back(name.getValue());
    auto excepted = llvm::find_if(kExceptions, [&](const Exception &e) { return e.name == entry.name; });
    if (excepted != std::end(kExceptions)) {
      exceptions.push_back(*excepted);
      continue;
    }
    auto special = llvm::find_if(named, [&](const Named &n) { return n.name == entry.name; });
    if (special != named.end()) {
      entry.family = special->family.str();
      entry.generate = special->generate;
    } else if (info.hasInterface<ir::ScalarBody>()) {
      entry.family = "elementwise";
      entry.generate = generateElementwise;
      probe(entry, info, {2, 3});
    } else if (info.hasInterface<ir::SplittableReduction>()) {
      entry.family = "reduction";
      entry.generate = generateReduction;
      probe(entry, info, {2, 3});
    } else if (llvm::is_contained(entry.attributes, "dim")) {
      entry.family = "along a dimension";
      entry.generate = generateAlong;
      probe(entry, info, {2, 3});
    } else {
      missing.push_back({entry.name, "no generator, and of no kind that its interfaces tell"});
      continue;
    }
    if (special == named.end() && entry.signatures.empty()) {
      missing.push_back(
          {entry.name, "neither inference nor verifier accept any operands; an attribute may need a value"});
      continue;
    }
    entries.push_back(std::move(entry));
  }
}

} // namespace ttc::fuzz
