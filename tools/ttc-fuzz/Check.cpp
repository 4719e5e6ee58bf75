//===- Check.cpp - Whether all ways of compiling a program agree ----------===//

#include "Check.h"
#include "Random.h"
#include "Reference.h"
#include "dialect/elementwise/Elementwise.h"
#include "dialect/shape/Shape.h"
#include "lib/driver/ElementTypes.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "passes/graph/Signature.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>
#include <cstring>
#include <fmt/format.h>

using namespace mlir;

namespace ttc::fuzz {
namespace {

uint64_t hash(const std::string &text) {
  uint64_t value = 0xcbf29ce484222325; // FNV-1a
  for (char c : text)
    value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return value;
}

/// Elements of an argument: uniform in its range; in some arguments whole numbers and zeros of both signs, which make
/// ties. They depend on its name, not on its place, so that a program keeps its values as it shrinks.
Array makeArgument(func::FuncOp main, unsigned index, uint64_t seed) {
  std::string name = signature::argumentName(main, index).str();
  auto type = cast<RankedTensorType>(main.getArgumentTypes()[index]);
  Shape shape(std::vector<int64_t>(type.getShape().begin(), type.getShape().end()));
  DType dtype = *driver::dtypeOf(type.getElementType());
  bool isFloating = isa<FloatType>(type.getElementType());
  double low = isFloating ? -2 : 0, high = isFloating ? 2 : 1;
  if (auto range = main.getArgAttrOfType<ArrayAttr>(index, "ttc.range"); range && range.size() == 2) {
    auto number = [](Attribute bound) {
      auto integer = dyn_cast<IntegerAttr>(bound);
      return integer ? static_cast<double>(integer.getInt()) : cast<FloatAttr>(bound).getValueAsDouble();
    };
    low = number(range[0]), high = number(range[1]);
  }
  Random random(seed, hash(name));
  uint64_t draws = random.bits();
  if (!isFloating)
    return Array::randint(shape, draws, static_cast<int64_t>(low), static_cast<int64_t>(high) + 1).to(dtype);
  Array values = Array::uniform(shape, draws, low, high, DType::F64);
  if (random.chance(0.12))
    for (double &value : values.data<double>())
      value = std::clamp(std::round(value * 2) / 2, low, high);
  // What is no number, in a few elements of a few arguments.
  if (random.chance(0.03) && shape.numel() > 1)
    for (int i = 0; i < 3; ++i) {
      static const double special[] = {INFINITY, -INFINITY, NAN, -0.0, 0.0};
      double value = random.pick(special);
      values.data<double>()[random.below(shape.numel())] = value;
    }
  return values.to(DType::F32).to(dtype);
}

/// The program as text: what parsing must give back.
std::string print(ModuleOp module, bool generic) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  OpPrintingFlags flags;
  if (generic)
    flags.printGenericOpForm();
  module->print(stream, flags);
  return text;
}

OwningOpRef<ModuleOp> printAndParse(ModuleOp module, bool generic) {
  std::string text = print(module, generic), diagnostics;
  ScopedDiagnosticHandler collect(module.getContext(), [&](Diagnostic &diagnostic) {
    llvm::raw_string_ostream(diagnostics) << diagnostic << '\n';
    return success();
  });
  OwningOpRef<ModuleOp> parsed = parseSourceString<ModuleOp>(text, ParserConfig(module.getContext()));
  if (!parsed)
    throw Failure{"parse", "cannot parse what was printed: " + diagnostics};
  if (std::string again = print(*parsed, generic); again != text)
    throw Failure{"parse", "printing, parsing and printing give another text:\n" + again};
  return parsed;
}

bool sameBits(const Values &a, const Values &b, std::string &where) {
  for (const auto &[name, array] : a)
    if (std::memcmp(array.raw(), b.at(name).raw(), array.nbytes()) != 0) {
      where = name;
      return false;
    }
  return true;
}

/// Multiplies the last float value that an operation of @main computes and another one reads.
bool injectFault(ModuleOp module, double factor) {
  auto main = module.lookupSymbol<func::FuncOp>("main");
  for (Operation &op : llvm::reverse(main.getBody().front()))
    for (Value result : op.getResults()) {
      auto type = dyn_cast<RankedTensorType>(result.getType());
      if (!type || !isa<FloatType>(type.getElementType()) || result.use_empty() || type.getNumElements() == 0)
        continue;
      OpBuilder builder(main.getContext());
      builder.setInsertionPointAfter(&op);
      auto scalar = RankedTensorType::get({}, type.getElementType());
      auto constant = ir::ConstantOp::create(
          builder, op.getLoc(), DenseElementsAttr::get(scalar, builder.getFloatAttr(type.getElementType(), factor)));
      auto product = ir::MulOp::create(builder, op.getLoc(), result, constant);
      result.replaceAllUsesExcept(product.getResult(), product);
      return true;
    }
  return false;
}

} // namespace

std::vector<Variant> allVariants() {
  return {{.name = "native"},
          {.name = "f64", .f64 = true},
          {.name = "avx2", .avx2 = true},
          {.name = "f64 avx2", .f64 = true, .avx2 = true}};
}

std::vector<Variant> chooseVariants(uint64_t seed, uint64_t index) {
  Random random(seed ^ 0x5eed, index);
  std::vector<Variant> all = allVariants(), chosen = {all[0], all[1 + static_cast<size_t>(index % 3)]};
  for (Variant &variant : chosen) {
    int64_t roll = random.below(100);
    variant.optLevel = roll < 75 ? 1 : roll < 95 ? 2 : roll < 97 ? 3 : 0;
    variant.profile = random.chance(0.05);
    variant.checkIndices = !random.chance(0.15);
  }
  return chosen;
}

void check(ModuleOp module, const CheckOptions &options, Counts &counts) {
  auto main = module.lookupSymbol<func::FuncOp>("main");
  if (!main || main.isExternal())
    throw Failure{"parse", "expected a function @main with a body, got none"};
  Random random(options.seed, 0xc4ec4);
  // Updates are seen by later steps.
  bool updates = main->hasAttr(signature::optimizerAttr);
  for (unsigned i = 0; i < main.getNumResults(); ++i)
    updates |= !signature::updatedArgument(main, i).empty();
  int steps = updates ? static_cast<int>(random.between(1, 3)) : 1;

  Values arguments;
  for (unsigned i = 0; i < main.getNumArguments(); ++i)
    arguments[signature::argumentName(main, i).str()] = makeArgument(main, i, options.seed);
  OwningOpRef<ModuleOp> parsed = printAndParse(module, random.chance(0.3));
  Reference reference(module, arguments, steps, options.seed);

  for (const Variant &variant : options.variants) {
    OwningOpRef<ModuleOp> program = cast<ModuleOp>((*parsed)->clone());
    Values own = arguments;
    if (variant.f64) {
      widenProgram(*program);
      for (auto &[name, array] : own)
        if (is_floating_point(array.dtype()))
          array = array.to(DType::F64);
    }
    if (options.fault != 0 && !injectFault(*program, options.fault))
      continue;
    CompileOptions compileOptions = {.target = variant.avx2 ? "avx2" : "native",
                                     .opt_level = variant.optLevel,
                                     .profile = variant.profile,
                                     .check_indices = variant.checkIndices};
    Runner runner(*program, compileOptions, "", variant.name);
    Values results = runner.run(own, steps, 1);
    std::string where;
    if (!sameBits(results, runner.run(own, steps, 3), where))
      throw Failure{"threads " + variant.name, where + " has other bits with 3 threads than with 1"};
    if (!variant.f64 && !reference.outOfRange.empty()) {
      ++counts.outOfRange;
      continue;
    }
    const Reference::Samples &samples = variant.f64 ? reference.f64 : reference.coarse;
    compare(reference.exact, samples.noisy, results, samples.unit, samples.tiny, variant.name, counts);
  }
  reference.checkDerivatives();
  counts.derivatives += reference.derivatives;
  counts.kinks += reference.kinks;
}

} // namespace ttc::fuzz
