//===- Reference.cpp - What a program should compute, and how exactly -----===//

#include "Reference.h"
#include "Random.h"
#include "dialect/core/Traits.h"
#include "dialect/elementwise/Elementwise.h"
#include "dialect/random/Random.h"
#include "dialect/shape/Shape.h"
#include "dialect/training/Training.h"
#include "lib/driver/DerivativeGraph.h"
#include "mlir/IR/Diagnostics.h"
#include "passes/Pipelines.h"
#include "passes/graph/Signature.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>
#include <fmt/format.h>

using namespace mlir;

namespace ttc::fuzz {
namespace {

func::FuncOp mainOf(ModuleOp module) { return module.lookupSymbol<func::FuncOp>("main"); }

/// The least precise of the program's float types; f64 for a program without floats.
FloatType coarsestType(ModuleOp module) {
  FloatType coarsest = Float64Type::get(module.getContext());
  auto look = [&](Type type) {
    auto element = dyn_cast<FloatType>(getElementTypeOrSelf(type));
    if (element && element.getFPMantissaWidth() < coarsest.getFPMantissaWidth())
      coarsest = element;
  };
  module.walk([&](Operation *op) {
    for (Region &region : op->getRegions())
      for (Block &block : region)
        for (Type type : block.getArgumentTypes())
          look(type);
    for (Type type : op->getResultTypes())
      look(type);
  });
  return coarsest;
}

/// Adds a result behind the others, but before those that hold offending indices.
void appendResult(func::FuncOp main, Value value, const std::string &name) {
  unsigned index = 0;
  while (index < main.getNumResults() && !main.getResultAttr(index, signature::checkAttr))
    ++index;
  Builder builder(main.getContext());
  auto attributes = builder.getDictionaryAttr(builder.getNamedAttr(signature::nameAttr, builder.getStringAttr(name)));
  signature::returnOf(main)->insertOperands(index, value);
  (void)main.insertResult(index, value.getType(), attributes);
}

void runStage(ModuleOp module, StringRef name) {
  std::string diagnostics;
  ScopedDiagnosticHandler collect(module.getContext(), [&](Diagnostic &diagnostic) {
    llvm::raw_string_ostream(diagnostics) << diagnostic << '\n';
    return success();
  });
  PassManager manager(module.getContext());
  for (const PipelineStage &stage : stages())
    if (stage.name == name)
      stage.build(manager, {});
  if (failed(manager.run(module)))
    throw Failure{"compile reference", diagnostics};
}

double dot(const Array &a, const Array &b) {
  double sum = 0;
  for (auto [x, y] : llvm::zip_equal(a.data<double>(), b.data<double>()))
    sum += x * y;
  return sum;
}

} // namespace

void widenProgram(ModuleOp module) {
  SmallVector<ir::UniformOp> draws;
  module.walk([&](ir::UniformOp op) {
    if (!getElementTypeOrSelf(op.getType()).isF64())
      draws.push_back(op);
  });
  driver::widenToF64(module);
  for (ir::UniformOp op : draws) {
    OpBuilder builder(op->getContext());
    builder.setInsertionPointAfter(op);
    auto wide = cast<RankedTensorType>(op.getType());
    op->setAttr("dtype", TypeAttr::get(builder.getF32Type()));
    op.getResult().setType(wide.clone(builder.getF32Type()));
    auto cast = ir::CastOp::create(builder, op.getLoc(), op.getResult(), builder.getF64Type());
    op.getResult().replaceAllUsesExcept(cast.getResult(), cast);
  }
}

Reference::Reference(ModuleOp program, const Values &arguments, int steps, uint64_t seed)
    : module(program.clone()), steps(steps), seed(seed) {
  FloatType type = coarsestType(program);
  const llvm::fltSemantics &semantics = type.getFloatSemantics();
  coarse.unit = std::ldexp(1.0, -static_cast<int>(type.getFPMantissaWidth()));
  coarse.tiny = std::ldexp(1.0, llvm::APFloat::semanticsMinExponent(semantics));
  f64.unit = 0x1p-53;
  f64.tiny = 0x1p-1022;
  for (const auto &[name, array] : arguments)
    inputs[name] = is_floating_point(array.dtype()) ? array.to(DType::F64) : array;

  expand();
  addNoise();
  runner = std::make_unique<Runner>(*module, CompileOptions{.opt_level = 0}, "autodiff", "reference");

  exact = sample(0, 0);
  // Four units in the last place where rounding makes half of one: with the factor of Comparison.cpp, results may be
  // some tens of times as far off as they usually are.
  // An exact tie goes the same way in all of n samples with a probability of 2^-n.
  constexpr uint64_t samples = 8;
  for (uint64_t i = 0; i < samples; ++i) {
    coarse.noisy.push_back(sample(4 * coarse.unit, 1 + i));
    f64.noisy.push_back(sample(4 * f64.unit, 1 + samples + i));
  }
  findOutOfRange(std::ldexp(1.0, llvm::APFloat::semanticsMaxExponent(semantics)) / 4, coarse.tiny);
}

void Reference::expand() {
  widenProgram(*module);
  runStage(*module, "specialize");
  runStage(*module, "optimizer");
  func::FuncOp main = mainOf(*module);
  bool stops = module
                   ->walk([](Operation *op) {
                     return op->hasTrait<ir::StopsGradient>() ? WalkResult::interrupt() : WalkResult::advance();
                   })
                   .wasInterrupted();
  SmallVector<ir::GradientOp> ops(main.getOps<ir::GradientOp>());
  for (auto [i, op] : llvm::enumerate(ops)) {
    // Where a gradient stops on purpose it isn't that of the function.
    if (op.getSeed() || stops)
      continue;
    Derivative derivative = {fmt::format("loss {}", i), {}};
    for (auto [wrt, gradient] : llvm::zip_equal(op.getWrt(), op.getResults())) {
      auto argument = dyn_cast<BlockArgument>(wrt);
      if (!argument)
        continue;
      std::string name = signature::argumentName(main, argument.getArgNumber()).str();
      derivative.gradients.push_back({name, fmt::format("d loss {} / d {}", i, name)});
      appendResult(main, gradient, derivative.gradients.back().second);
    }
    if (derivative.gradients.empty())
      continue;
    appendResult(main, op.getLoss(), derivative.loss);
    gradients.push_back(std::move(derivative));
  }
  runStage(*module, "autodiff");
}

void Reference::addNoise() {
  func::FuncOp main = mainOf(*module);
  Block &body = main.getBody().front();
  SmallVector<Value> values;
  for (BlockArgument argument : main.getArguments())
    values.push_back(argument);
  for (Operation &op : body.without_terminator())
    // Constants and indices are exact.
    if (!op.hasTrait<OpTrait::ConstantLike>() && op.getNumOperands() > 0)
      llvm::append_range(values, op.getResults());
  OpBuilder builder(main.getContext());
  for (auto [i, value] : llvm::enumerate(values)) {
    // Drawn numbers are those of f32.
    if (!getElementTypeOrSelf(value.getType()).isF64())
      continue;
    std::string name = fmt::format("noise {}", i);
    auto attributes =
        builder.getDictionaryAttr({builder.getNamedAttr(signature::nameAttr, builder.getStringAttr(name)),
                                   builder.getNamedAttr(signature::kindAttr, builder.getStringAttr("input"))});
    unsigned index = main.getNumArguments();
    (void)main.insertArgument(index, value.getType(), attributes, main.getLoc());
    if (Operation *op = value.getDefiningOp())
      builder.setInsertionPointAfter(op);
    else
      builder.setInsertionPointToStart(&body);
    auto product = ir::MulOp::create(builder, main.getLoc(), value, main.getArgument(index));
    value.replaceAllUsesExcept(product.getResult(), product);
    auto type = cast<RankedTensorType>(value.getType());
    ones[name] = Array::ones(Shape(std::vector<int64_t>(type.getShape().begin(), type.getShape().end())), DType::F64);
    noise.push_back(name);
    appendResult(main, product.getResult(), fmt::format("value {}", i));
  }
}

Values Reference::sample(double amplitude, uint64_t stream) {
  Random random(seed, stream);
  Values arguments = inputs;
  for (const auto &[name, array] : ones)
    arguments[name] = array.clone();
  return runner->run(arguments, steps, 1, [&](Values &current) {
    for (const std::string &name : noise)
      for (double &value : current[name].data<double>())
        value = 1 + amplitude * random.uniform(-1, 1);
  });
}

Values Reference::runOnce(const Values &changed) {
  Values arguments = inputs;
  for (const auto &[name, array] : ones)
    arguments[name] = array;
  for (const auto &[name, array] : changed)
    arguments[name] = array;
  return runner->run(arguments, 1, 1);
}

void Reference::findOutOfRange(double largest, double least) {
  for (const auto &[name, array] : exact) {
    if (array.dtype() != DType::F64)
      continue;
    for (double value : array.data<double>()) {
      double size = std::abs(value);
      if (std::isfinite(size) && (size > largest || (size > 0 && size < least))) {
        outOfRange = fmt::format("{} has an element {}", name, value);
        return;
      }
    }
  }
}

void Reference::checkDerivatives() {
  // As in driver::checkGradients: a step whose rounding and truncation errors are alike, and kinks where the sides or
  // the lengths of steps disagree.
  constexpr double step = 6.0554544523933395e-06;
  constexpr double kinkTolerance = 1e-2, tolerance = 1e-6;
  if (gradients.empty())
    return;
  Values centre = runOnce({});
  for (const Derivative &derivative : gradients) {
    double loss = centre.at(derivative.loss).item<double>();
    double spread = 0;
    for (const Values &noisy : f64.noisy)
      spread = std::max(spread, std::abs(noisy.at(derivative.loss).item<double>() - loss));
    // After several steps the samples belong to other parameters.
    if (steps > 1)
      spread = std::max(4 * f64.unit * std::abs(loss), 1e-13);
    for (uint64_t probe = 0; probe < 3; ++probe) {
      Random random(seed, 100 + probe);
      Values direction;
      double analytic = 0, size = 0;
      for (const auto &[argument, gradient] : derivative.gradients) {
        Array along = Array::zeros(inputs.at(argument).shape(), DType::F64);
        std::span<double> elements = along.data<double>();
        // All elements at once, then single ones.
        if (probe == 0)
          for (double &element : elements)
            element = random.uniform(-1, 1);
        else if (!elements.empty())
          elements[random.below(static_cast<int64_t>(elements.size()))] = 1;
        analytic += dot(along, centre.at(gradient));
        for (double element : centre.at(gradient).data<double>())
          size = std::max(size, std::abs(element));
        direction[argument] = along;
      }
      auto lossAt = [&](double by) {
        Values moved;
        for (const auto &[argument, along] : direction) {
          moved[argument] = inputs.at(argument).clone();
          std::span<double> elements = moved[argument].data<double>();
          for (size_t i = 0; i < elements.size(); ++i)
            elements[i] += by * along.data<double>()[i];
        }
        return runOnce(moved).at(derivative.loss).item<double>();
      };
      double right = (lossAt(step) - loss) / step, left = (loss - lossAt(-step)) / step;
      double central = (right + left) / 2;
      double half = (lossAt(step / 2) - lossAt(-step / 2)) / step;
      if (!std::isfinite(analytic) || !std::isfinite(right) || !std::isfinite(left) || !std::isfinite(half)) {
        ++kinks;
        continue;
      }
      double scale = std::max(1.0, std::abs(central));
      if (std::abs(right - left) > kinkTolerance * scale || std::abs(half - central) > kinkTolerance * scale) {
        ++kinks;
        continue;
      }
      ++derivatives;
      // At a kink the gradient is one between those of the two sides, which differ by h y'' elsewhere.
      double allowed = tolerance * std::max(scale, size) + 16 * spread / step + 4 * std::abs(half - central) +
                       std::abs(right - left);
      if (std::abs(central - analytic) > allowed)
        throw Failure{"derivative",
                      fmt::format("{} by {} arguments{}: expected {:.9g} +- {:.1g} by central differences, got {:.9g}",
                                  derivative.loss, derivative.gradients.size(),
                                  probe ? ", one element of each" : ", along a direction", central, allowed, analytic)};
    }
  }
}

} // namespace ttc::fuzz
