//===- GradientCheck.cpp - Derivatives against central differences --------===//

#include "lib/driver/GradientCheck.h"
#include "dialect/core/TTCDialect.h"
#include "lib/driver/DerivativeGraph.h"
#include "lib/driver/SlotLayout.h"
#include "mlir/Pass/PassManager.h"
#include "passes/Pipelines.h"
#include "passes/graph/Signature.h"
#include "runtime/Philox.h"
#include "ttc/Error.h"
#include <cmath>
#include <fmt/format.h>
#include <numeric>

using namespace mlir;
using namespace ttc;
using namespace ttc::driver;

namespace {

constexpr double kEpsilon = 0x1p-52;
/// One-sided differences of a smooth function disagree by h y'' only, those of two steps by much less.
constexpr double kKinkTolerance = 1e-2;

/// A program and the buffers for its outputs.
class Compiled {
public:
  /// Throws ttc::Error when the program cannot be compiled; a diagnostic has said why.
  Compiled(ModuleOp module, const std::string &optimizeThrough) {
    // One thread: the programs are small, and more would not change a bit.
    program = compile(module, {}, {.threads = 1, .opt_level = 1}, optimizeThrough);
    if (!program)
      throw Error("the program cannot be compiled");
    instance = program->instantiate();
    for (const Slot &slot : program->arguments()) {
      layouts.emplace_back(slot);
      stored.push_back(layouts.back().isIdentity() ? Array() : Array::empty(slot.shape, slot.dtype));
    }
    for (const Slot &slot : program->outputs())
      outputs.push_back(Array::zeros(slot.shape, slot.dtype));
  }

  /// The outputs' buffers are overwritten by the next run.
  const std::vector<Array> &run(ArrayRef<Array> inputs) {
    SmallVector<void *> pointers;
    for (auto [i, input] : llvm::enumerate(inputs)) {
      if (!layouts[i].isIdentity())
        layouts[i].toPhysical(input, stored[i]);
      pointers.push_back((layouts[i].isIdentity() ? input : stored[i]).raw());
    }
    for (const Array &output : outputs)
      pointers.push_back(output.raw());
    instance->run(pointers.data());
    return outputs;
  }

private:
  std::shared_ptr<const Program> program;
  std::unique_ptr<Instance> instance;
  std::vector<SlotLayout> layouts;
  std::vector<Array> stored, outputs;
};

/// One perturbation: an element of an argument, or the whole argument along a direction.
struct Probe {
  unsigned wrt;
  /// -1: along `direction`.
  int64_t element;
  Array direction;
  double difference = 0;
};

std::string indexText(int64_t element, const Shape &shape) {
  SmallVector<int64_t> index(shape.rank());
  for (int64_t d = shape.rank(); d-- > 0; element /= shape[d])
    index[d] = element % shape[d];
  return fmt::format("[{}]", fmt::join(index, ", "));
}

/// The text of the module after `stage`, with the optimizations through `optimizeThrough`.
FailureOr<std::string> textAfter(ModuleOp module, StringRef stage, const std::string &optimizeThrough) {
  OwningOpRef<ModuleOp> clone = module.clone();
  PipelineOptions options;
  options.optimizeThrough = optimizeThrough;
  PassManager manager(module.getContext());
  for (const PipelineStage &each : stages()) {
    each.build(manager, options);
    if (each.name == stage)
      break;
  }
  if (failed(manager.run(*clone)))
    return failure();
  std::string text;
  llvm::raw_string_ostream(text) << *clone;
  return text;
}

/// The check of one order.
class Check {
public:
  Check(DerivativeGraph &graph, mlir::Location loc, unsigned order, const GradientCheckOptions &options,
        GradientCheckReport &report)
      : graph(graph), main(graph.main()), loc(loc), order(order), options(options), report(report) {}

  LogicalResult run() {
    if (failed(fillInputs()))
      return failure();
    Compiled unoptimized(*graph.module, "autodiff");
    for (const Array &output : unoptimized.run(inputs))
      reference.push_back(output.clone());
    for (unsigned i = 0; i < graph.numValues; ++i)
      for (double value : reference[i].data<double>())
        if (!std::isfinite(value))
          return emitError(loc) << "result " << i
                                << " is not finite for arguments in their ranges; expected a ttc.range "
                                << "inside the domain";
    chooseProbes();
    if (failed(takeDifferences(unoptimized)))
      return failure();
    note("graph");
    if (failed(compareWithDifferences(reference, "at the graph level")))
      return failure();

    std::string previous = "autodiff";
    for (const PipelineStage &stage : stages()) {
      if (!stage.optimizes)
        continue;
      FailureOr<std::string> before = textAfter(*graph.module, stage.name, previous);
      FailureOr<std::string> after = textAfter(*graph.module, stage.name, stage.name.str());
      if (failed(before) || failed(after))
        return failure();
      previous = stage.name.str();
      if (*before == *after)
        continue;
      note(stage.name);
      Compiled optimized(*graph.module, stage.name.str());
      std::string place = ("after stage " + stage.name).str();
      const std::vector<Array> &outputs = optimized.run(inputs);
      if (failed(compareWithDifferences(outputs, place)) || failed(compareWithReference(outputs, place)))
        return failure();
    }
    return success();
  }

private:
  void note(StringRef stage) {
    if (!llvm::is_contained(report.stages, stage))
      report.stages.push_back(stage.str());
  }

  std::string nameOf(unsigned argument) const {
    StringRef name = signature::argumentName(main, argument);
    return name.empty() ? "argument " + std::to_string(argument) : "'" + name.str() + "'";
  }

  /// What an output of the program is.
  std::string describe(size_t output) const {
    std::string derivative = order == 1 ? "derivative" : fmt::format("derivative of order {}", order);
    return output < graph.numValues ? fmt::format("result {}", output)
                                    : derivative + " by " + nameOf(graph.wrt[output - graph.numValues]);
  }

  static bool isClose(double expected, double got, double tolerance) {
    return std::abs(expected - got) <= tolerance * std::max(1.0, std::abs(expected));
  }

  LogicalResult fillInputs() {
    for (BlockArgument argument : main.getArguments()) {
      unsigned i = argument.getArgNumber();
      auto type = cast<RankedTensorType>(argument.getType());
      Shape shape(std::vector<int64_t>(type.getShape().begin(), type.getShape().end()));
      Type element = type.getElementType();
      bool isFloating = isa<FloatType>(element);
      double low = isFloating ? -2 : 0, high = isFloating ? 2 : 1;
      if (auto range = main.getArgAttrOfType<ArrayAttr>(i, "ttc.range")) {
        SmallVector<double> bounds;
        for (Attribute bound : range)
          if (auto number = dyn_cast<FloatAttr>(bound))
            bounds.push_back(number.getValueAsDouble());
          else if (auto number = dyn_cast<IntegerAttr>(bound))
            bounds.push_back(static_cast<double>(number.getInt()));
        if (bounds.size() != 2 || bounds[0] > bounds[1])
          return emitError(argument.getLoc()) << "expected ttc.range = [low, high], got " << range;
        low = bounds[0], high = bounds[1];
      }
      uint64_t seed = options.seed * 1000003 + i;
      if (auto values = main.getArgAttrOfType<DenseElementsAttr>(i, "ttc.values")) {
        if (values.getType() != type)
          return emitError(argument.getLoc()) << "expected ttc.values of type " << type << ", got " << values.getType();
        inputs.push_back(fromElements(values, shape));
      } else if (isFloating) {
        inputs.push_back(Array::uniform(shape, seed, low, high, DType::F64));
      } else {
        Array whole = Array::randint(shape, seed, int64_t(low), int64_t(high) + 1);
        DType dtype = element.isInteger(1) ? DType::Bool : element.isInteger(32) ? DType::I32 : DType::I64;
        inputs.push_back(whole.to(dtype));
      }
    }
    return success();
  }

  static Array fromElements(DenseElementsAttr values, const Shape &shape) {
    std::vector<double> numbers;
    if (isa<FloatType>(values.getElementType())) {
      for (const APFloat &value : values.getValues<APFloat>())
        numbers.push_back(value.convertToDouble());
      return Array::from(numbers, shape);
    }
    for (const APInt &value : values.getValues<APInt>())
      numbers.push_back(
          static_cast<double>(values.getElementType().isInteger(1) ? value.getZExtValue() : value.getSExtValue()));
    DType dtype = values.getElementType().isInteger(1)    ? DType::Bool
                  : values.getElementType().isInteger(32) ? DType::I32
                                                          : DType::I64;
    return Array::from(numbers, shape).to(dtype);
  }

  void chooseProbes() {
    philox::Sequence random(options.seed, /*stream=*/order);
    for (auto [w, argument] : llvm::enumerate(graph.wrt)) {
      int64_t count = inputs[argument].numel();
      std::vector<int64_t> elements(count);
      std::iota(elements.begin(), elements.end(), 0);
      int64_t taken = options.samples == 0 ? count : std::min(options.samples, count);
      // The first steps of Fisher and Yates' shuffle.
      for (int64_t i = 0; taken < count && i < taken; ++i)
        std::swap(elements[i], elements[i + int64_t(random.next() % uint64_t(count - i))]);
      for (int64_t i = 0; i < taken; ++i)
        probes.push_back({unsigned(w), elements[i], Array()});
      if (taken < count)
        probes.push_back({unsigned(w), -1, Array::uniform(inputs[argument].shape(), random.next(), -1, 1, DType::F64)});
    }
  }

  /// Adds `step` times the probe to its argument.
  void perturb(const Probe &probe, const Array &unperturbed, double step) {
    std::span<double> values = inputs[graph.wrt[probe.wrt]].data<double>();
    std::span<const double> original = unperturbed.data<double>();
    if (probe.element >= 0) {
      values[probe.element] = original[probe.element] + step;
      return;
    }
    std::span<const double> direction = probe.direction.data<double>();
    for (size_t i = 0; i < values.size(); ++i)
      values[i] = original[i] + step * direction[i];
  }

  /// sum over all results of <cotangent, a - b>.
  double weightedDifference(ArrayRef<Array> a, ArrayRef<Array> b) const {
    double sum = 0;
    for (unsigned v = 0; v < graph.numValues; ++v) {
      std::span<const double> left = a[v].data<double>(), right = b[v].data<double>();
      std::span<const double> weights = inputs[graph.numArguments + v].data<double>();
      for (size_t i = 0; i < left.size(); ++i)
        sum += weights[i] * (left[i] - right[i]);
    }
    return sum;
  }

  /// The difference quotients of a step: to the right, to the left, and over both.
  struct Quotients {
    double right, left, central;
  };

  Quotients takeQuotients(Compiled &program, const Probe &probe, const Array &unperturbed, double step) {
    perturb(probe, unperturbed, step);
    std::vector<Array> above;
    for (const Array &output : ArrayRef(program.run(inputs)).take_front(graph.numValues))
      above.push_back(output.clone());
    perturb(probe, unperturbed, -step);
    const std::vector<Array> &below = program.run(inputs);
    Quotients quotients = {weightedDifference(above, reference) / step, weightedDifference(reference, below) / step,
                           weightedDifference(above, below) / (2 * step)};
    perturb(probe, unperturbed, 0);
    return quotients;
  }

  LogicalResult takeDifferences(Compiled &program) {
    int64_t kinks = 0;
    for (Probe &probe : probes) {
      Array unperturbed = inputs[graph.wrt[probe.wrt]].clone();
      double x = probe.element >= 0 ? unperturbed.data<double>()[probe.element] : 1;
      double step = std::cbrt(kEpsilon) * std::max(1.0, std::abs(x));
      // A step that adds to x without rounding.
      step = (x + step) - x;
      Quotients whole = takeQuotients(program, probe, unperturbed, step);
      probe.difference = whole.central;
      // A kink shows in the two sides, a jump at x itself in the length of the step.
      double allowed = kKinkTolerance * std::max(1.0, std::abs(whole.central));
      if (std::abs(whole.right - whole.left) <= allowed &&
          std::abs(takeQuotients(program, probe, unperturbed, step / 2).central - whole.central) <= allowed)
        continue;
      probe.difference = std::nan("");
      ++kinks;
    }
    if (kinks == int64_t(probes.size()))
      return emitError(loc) << "no derivative can be compared: all of " << kinks << " differences meet a kink or jump";
    report.kinks += kinks;
    return success();
  }

  /// Compares a program's gradients with the differences.
  LogicalResult compareWithDifferences(ArrayRef<Array> outputs, const std::string &stage) {
    for (const Probe &probe : probes) {
      if (std::isnan(probe.difference))
        continue;
      const Array &gradient = outputs[graph.numValues + probe.wrt];
      std::span<const double> values = gradient.data<double>();
      double analytic = 0;
      if (probe.element >= 0)
        analytic = values[probe.element];
      else
        analytic = std::inner_product(values.begin(), values.end(), probe.direction.data<double>().begin(), 0.0);
      ++report.derivatives;
      if (isClose(probe.difference, analytic, options.tolerance))
        continue;
      std::string place = probe.element >= 0 ? "at " + indexText(probe.element, gradient.shape()) : "along a direction";
      return emitError(loc) << describe(graph.numValues + probe.wrt) << ' ' << place << ": expected "
                            << fmt::format("{:.9g}", probe.difference) << " by central differences, got "
                            << fmt::format("{:.9g}", analytic) << ' ' << stage;
    }
    return success();
  }

  /// Compares all outputs with the unoptimized program's.
  LogicalResult compareWithReference(ArrayRef<Array> outputs, const std::string &stage) {
    for (auto [o, output] : llvm::enumerate(outputs)) {
      std::span<const double> expected = reference[o].data<double>(), got = output.data<double>();
      for (size_t i = 0; i < got.size(); ++i)
        if (!isClose(expected[i], got[i], options.stageTolerance))
          return emitError(loc) << describe(o) << " at " << indexText(int64_t(i), output.shape()) << ": expected "
                                << fmt::format("{:.17g}", expected[i]) << " as at the graph level, got "
                                << fmt::format("{:.17g}", got[i]) << ' ' << stage;
    }
    return success();
  }

  DerivativeGraph &graph;
  func::FuncOp main;
  mlir::Location loc;
  unsigned order;
  const GradientCheckOptions &options;
  GradientCheckReport &report;
  std::vector<Array> inputs;
  /// The unoptimized program's outputs.
  std::vector<Array> reference;
  std::vector<Probe> probes;
};

/// The only differentiable operation's location, else the function's.
mlir::Location culprit(func::FuncOp func) {
  SmallVector<Operation *> candidates;
  for (Operation &op : func.getBody().front())
    if (isa<ir::Differentiable>(op))
      candidates.push_back(&op);
  return candidates.size() == 1 ? candidates.front()->getLoc() : func.getLoc();
}

} // namespace

FailureOr<GradientCheckReport> driver::checkGradients(func::FuncOp func, const GradientCheckOptions &options) {
  // The translation to LLVM warns of each attribute that it leaves out.
  ScopedDiagnosticHandler withoutWarnings(func.getContext(), [](Diagnostic &diagnostic) {
    return success(diagnostic.getSeverity() == DiagnosticSeverity::Warning);
  });
  GradientCheckReport report;
  FailureOr<DerivativeGraph> graph = buildDerivative(func, options.dims);
  for (unsigned order = 1; order <= options.order; ++order) {
    if (order > 1 && succeeded(graph))
      graph = differentiateAgain(*graph);
    if (failed(graph))
      return failure();
    try {
      if (failed(Check(*graph, culprit(func), order, options, report).run()))
        return failure();
    } catch (const Error &error) {
      return emitError(culprit(func)) << "cannot be checked: " << error.message();
    }
  }
  return report;
}
