//===- Program.cpp - A whole random program -------------------------------===//

#include "Program.h"
#include "dialect/core/TTCDialect.h"
#include "dialect/core/Traits.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/Diagnostics.h"
#include "passes/graph/Signature.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

using namespace mlir;

namespace ttc::fuzz {
namespace {

/// Ends a graph: chooses its results, its loss, its optimizer.
class Ending {
public:
  explicit Ending(Graph &graph) : graph(graph), random(graph.random) {}

  void plain() {
    addState();
    chooseSinks();
    finish();
  }

  void derivatives() {
    if (Value loss = makeLoss()) {
      SmallVector<Value> wrt = floatArguments();
      if (!wrt.empty()) {
        differentiate(loss, wrt);
        // A penalty on the gradient is differentiated again.
        if (random.chance(0.2))
          if (Value again = makeLoss())
            differentiate(again, wrt);
      }
      results.push_back(loss);
    }
    if (random.chance(0.5))
      addState();
    if (random.chance(0.5))
      chooseSinks();
    finish();
  }

  void training() {
    Value loss = makeLoss();
    SmallVector<Value> arguments = floatArguments();
    if (!loss || arguments.empty())
      return plain();
    bool anyParameter = false;
    for (Value argument : arguments) {
      // The epsilon of most optimizers is 0 in f16, as in torch: a gradient of 0 becomes 0 / 0.
      if (elementOf(argument).isF16() || (anyParameter && random.chance(0.3)))
        continue;
      unsigned index = cast<BlockArgument>(argument).getArgNumber();
      graph.main.setArgAttr(index, signature::kindAttr, graph.builder.getStringAttr("parameter"));
      if (random.chance(0.1))
        graph.main.setArgAttr(index, signature::optimizerAttr, someOptimizer());
      anyParameter |= reaches(loss, argument);
    }
    results.push_back(loss);
    if (random.chance(0.3))
      addState();
    if (random.chance(0.3))
      chooseSinks();
    if (anyParameter) {
      graph.main->setAttr(signature::optimizerAttr, someOptimizer());
      graph.main->setAttr(signature::lossAttr, graph.builder.getStringAttr("r0"));
      if (random.chance(0.2))
        graph.main->setAttr(signature::momentumStateAttr, graph.builder.getUnitAttr());
    }
    finish();
  }

private:
  /// Whether a gradient surely arrives: by floats, past nothing that stops it or looks at a region.
  static bool reaches(Value value, Value argument) {
    SmallVector<Value> worklist = {value};
    DenseSet<Value> seen;
    while (!worklist.empty()) {
      Value next = worklist.pop_back_val();
      if (next == argument)
        return true;
      Operation *op = next.getDefiningOp();
      if (!op || op->getNumRegions() > 0 || op->hasTrait<ir::StopsGradient>() ||
          op->hasTrait<ir::PiecewiseConstant>() || !isa<ir::Differentiable>(op))
        continue;
      for (Value operand : op->getOperands())
        if (isFloat(operand) && seen.insert(operand).second)
          worklist.push_back(operand);
    }
    return false;
  }

  SmallVector<Value> floatArguments() {
    SmallVector<Value> values;
    for (BlockArgument argument : graph.main.getArguments())
      if (isFloat(argument))
        values.push_back(argument);
    return values;
  }

  /// A scalar of the floats that nothing reads, or of some other.
  Value makeLoss() {
    SmallVector<Value> sources;
    for (Value value : graph.pool)
      if (isFloat(value) && value.getDefiningOp() && value.use_empty() && countOf(shapeOf(value)) > 0)
        sources.push_back(value);
    if (sources.empty())
      if (Value value = graph.find([](Value v) { return isFloat(v) && countOf(shapeOf(v)) > 0; }))
        sources.push_back(value);
    if (sources.empty())
      return {};
    random.shuffle(sources);
    sources.truncate(std::min<size_t>(sources.size(), static_cast<size_t>(random.between(1, 3))));
    Value loss;
    for (Value source : sources) {
      Value value = scalarOf(graph.bring(source, Domain::Tame));
      if (!value)
        continue;
      if (loss) {
        Operation *sum = graph.add("add", {loss, value});
        value = sum ? sum->getResult(0) : value;
      }
      loss = value;
    }
    return loss;
  }

  Value scalarOf(Value value) {
    auto result = [](Operation *op) { return op ? op->getResult(0) : Value(); };
    if (elementOf(value) != graph.floatType)
      value = result(graph.add("cast", value, graph.attribute("dtype", graph.floatType)));
    if (!value)
      return {};
    switch (random.below(3)) {
    case 0: // A mean of squares.
      if (Operation *square = graph.add("square", value))
        value = square->getResult(0);
      break;
    case 1: { // A weighted sum, which tells elements from each other.
      Value weights = graph.argument(graph.floatType, shapeOf(value), 0.5, 1.5);
      value = result(graph.add("mul", {value, weights}));
      break;
    }
    default:
      break;
    }
    if (!value || shapeOf(value).empty())
      return value;
    return result(graph.add(random.chance(0.5) ? "sum" : "mean", value));
  }

  void differentiate(Value loss, ArrayRef<Value> wrt) {
    SmallVector<Value> operands = {loss};
    for (Value value : wrt)
      if (random.chance(0.8))
        operands.push_back(value);
    if (operands.size() == 1)
      operands.push_back(wrt.front());
    if (Operation *op = graph.add("gradient", operands))
      llvm::append_range(results, op->getResults());
  }

  /// A state with a new value: a running mean, or whatever has its type.
  void addState() {
    if (!random.chance(0.3))
      return;
    Value source = graph.find([](Value v) { return v.getDefiningOp() != nullptr; });
    if (!source)
      return;
    Value state = graph.argument(elementOf(source), shapeOf(source), 0, 1);
    unsigned index = cast<BlockArgument>(state).getArgNumber();
    graph.main.setArgAttr(index, signature::kindAttr, graph.builder.getStringAttr("state"));
    Value next = source;
    if (isFloat(source) && random.chance(0.7)) {
      Value weight = graph.splat(elementOf(source), {}, 0.5);
      Operation *old = graph.add("mul", {state, weight});
      Operation *fresh = graph.add("mul", {source, weight});
      Operation *sum = old && fresh ? graph.add("add", {old->getResult(0), fresh->getResult(0)}) : nullptr;
      next = sum ? sum->getResult(0) : source;
    } else if (random.chance(0.5)) {
      // A delay line.
      results.push_back(state);
    }
    updates.push_back({next, signature::argumentName(graph.main, index).str()});
  }

  void chooseSinks() {
    for (Value value : graph.pool)
      if (value.use_empty() && value.getDefiningOp() && !llvm::is_contained(results, value) && random.chance(0.85))
        results.push_back(value);
    // Now and then one that others read, an argument, or the same value twice.
    if (random.chance(0.3) && !graph.pool.empty())
      results.push_back(random.pick(graph.pool));
    if (results.empty() && !graph.pool.empty())
      results.push_back(graph.pool.back());
  }

  void finish() {
    SmallVector<Value> returned(results);
    for (const auto &update : updates)
      returned.push_back(update.first);
    signature::returnOf(graph.main)->setOperands(returned);
    SmallVector<Type> types(ValueRange(returned).getTypes());
    graph.main.setType(graph.builder.getFunctionType(graph.main.getArgumentTypes(), types));
    auto text = [&](const std::string &value) { return graph.builder.getStringAttr(value); };
    for (size_t i = 0; i < results.size(); ++i)
      graph.main.setResultAttr(i, signature::nameAttr, text("r" + std::to_string(i)));
    for (auto [i, update] : llvm::enumerate(updates))
      graph.main.setResultAttr(results.size() + i, signature::updatesAttr, text(update.second));
  }

  Attribute someOptimizer() {
    auto flag = [&](const char *name) { return random.chance(0.3) ? fmt::format(", {} = true", name) : std::string(); };
    // In an order of their own: the order in which operands of + are evaluated is not.
    std::string decay = random.chance(0.4) ? ", weight_decay = 1.25e-1" : "";
    std::string maximize = flag("maximize");
    std::string amsgrad = flag("amsgrad");
    std::string centered = flag("centered");
    std::string nesterov = random.chance(0.4) ? ", momentum = 5.0e-1, nesterov = true" : ", momentum = 2.5e-1";
    std::string momentum = random.chance(0.5) ? ", momentum = 5.0e-1" : "";
    std::string decoupled = flag("decoupled_weight_decay");
    const std::string texts[] = {
        "sgd<lr = 6.25e-2" + decay + maximize + ">",
        "sgd<lr = 6.25e-2" + nesterov + decay + maximize + ">",
        "adam<lr = 6.25e-2" + decay + amsgrad + maximize + ">",
        "adamw<lr = 6.25e-2" + decay + amsgrad + maximize + ">",
        "rmsprop<lr = 6.25e-2" + momentum + centered + decay + maximize + ">",
        "adagrad<lr = 6.25e-2, lr_decay = 1.25e-1" + decay + maximize + ">",
        "adadelta<rho = 7.5e-1" + decay + maximize + ">",
        "adamax<lr = 6.25e-2" + decay + maximize + ">",
        "nadam<lr = 6.25e-2" + decay + decoupled + maximize + ">",
        "radam<lr = 6.25e-2" + decay + decoupled + maximize + ">",
    };
    std::string chosen = "#ttc." + random.pick(texts);
    return parseAttribute(chosen, graph.builder.getContext());
  }

  Graph &graph;
  Random &random;
  SmallVector<Value> results;
  SmallVector<std::pair<Value, std::string>> updates;
};

} // namespace

OwningOpRef<ModuleOp> generateProgram(MLIRContext *context, const Catalogue &catalogue, uint64_t seed, uint64_t index) {
  // Inference and verifier decline many draws.
  ScopedDiagnosticHandler silent(context, [](Diagnostic &) { return success(); });
  Random random(seed, index);
  bool large = random.chance(0.03);
  Graph graph(context, random, large ? 100'000 : 3'000);
  int64_t operations = random.between(1, 9);
  for (int64_t made = 0, tried = 0; made < operations && tried < 6 * operations; ++tried) {
    const Entry &entry = random.pick(catalogue.entries);
    made += entry.generate(graph, entry) != nullptr;
  }
  Ending ending(graph);
  int64_t kind = random.below(100);
  if (kind < 42)
    ending.plain();
  else if (kind < 75)
    ending.derivatives();
  else
    ending.training();
  return std::move(graph.module);
}

} // namespace ttc::fuzz
