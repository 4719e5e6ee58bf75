//===- DerivativeGraph.cpp - A function with its derivative beside it -----===//

#include "lib/driver/DerivativeGraph.h"
#include "dialect/elementwise/Elementwise.h"
#include "dialect/reduction/Reduction.h"
#include "dialect/training/Training.h"
#include "mlir/IR/AttrTypeSubElements.h"
#include "mlir/Pass/PassManager.h"
#include "passes/Passes.h"
#include "passes/graph/Signature.h"
#include "passes/graph/VerifyProgram.h"

using namespace mlir;
using namespace ttc;
using namespace ttc::driver;

static bool isFloat(Type type) { return isa<FloatType>(getElementTypeOrSelf(type)); }

void driver::widenToF64(Operation *root) {
  Type f64 = Float64Type::get(root->getContext());
  auto widened = [](const APFloat &value) {
    APFloat wide = value;
    bool losesInfo;
    wide.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven, &losesInfo);
    return wide;
  };
  AttrTypeReplacer replacer;
  replacer.addReplacement([&](FloatType) -> std::pair<Type, WalkResult> { return {f64, WalkResult::skip()}; });
  replacer.addReplacement([&](FloatAttr value) -> std::pair<Attribute, WalkResult> {
    return {FloatAttr::get(f64, widened(value.getValue())), WalkResult::skip()};
  });
  replacer.addReplacement([&](DenseFPElementsAttr values) -> std::pair<Attribute, WalkResult> {
    auto bits = [&](const APFloat &value) { return widened(value).bitcastToAPInt(); };
    return {values.mapValues(f64, bits), WalkResult::skip()};
  });
  replacer.recursivelyReplaceElementsIn(root, /*replaceAttrs=*/true, /*replaceLocs=*/false, /*replaceTypes=*/true);
}

static LogicalResult runPass(ModuleOp module, std::unique_ptr<Pass> pass) {
  PassManager manager(module.getContext());
  manager.addPass(std::move(pass));
  return manager.run(module);
}

/// The bindings of all symbolic dimensions of the arguments, as `ttc-specialize` takes them.
static SpecializeOptions bindSymbols(func::FuncOp func, const std::map<std::string, int64_t> &dims) {
  std::map<std::string, int64_t> bound;
  for (Type type : func.getArgumentTypes()) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    auto encoding = tensor ? dyn_cast_or_null<ir::DimsAttr>(tensor.getEncoding()) : ir::DimsAttr();
    for (StringAttr name : encoding ? encoding.getNames() : ArrayRef<StringAttr>()) {
      auto given = dims.find(name.str());
      if (!name.empty())
        bound[name.str()] = given == dims.end() ? 3 : given->second;
    }
  }
  SpecializeOptions options;
  for (const auto &[name, extent] : bound)
    options.dims.push_back(name + "=" + std::to_string(extent));
  return options;
}

/// Makes `values` the function's results.
static void setResults(func::FuncOp func, ValueRange values) {
  signature::returnOf(func)->setOperands(values);
  func.setType(FunctionType::get(func.getContext(), func.getArgumentTypes(), values.getTypes()));
  func.removeResAttrsAttr();
}

/// Appends an argument for the cotangent of each of `values`, all float, and the gradients.
static FailureOr<DerivativeGraph> appendDerivative(OwningOpRef<ModuleOp> module, ArrayRef<Value> values) {
  DerivativeGraph graph;
  graph.module = std::move(module);
  graph.numValues = values.size();
  func::FuncOp func = graph.main();
  graph.numArguments = func.getNumArguments();
  SmallVector<Value> wrt;
  for (BlockArgument argument : func.getArguments())
    if (isFloat(argument.getType())) {
      graph.wrt.push_back(argument.getArgNumber());
      wrt.push_back(argument);
    }
  if (wrt.empty() || values.empty())
    return func.emitError() << "expected float arguments and results to differentiate, got " << wrt.size()
                            << " arguments and " << values.size() << " results";

  Location loc = func.getLoc();
  OpBuilder builder(signature::returnOf(func));
  // Neither close to zero, where a wrong factor would not show, nor all alike, which a sum over the wrong elements
  // needs.
  ArrayAttr range = builder.getF64ArrayAttr({0.5, 1.5});
  Value loss, seed;
  for (auto [i, value] : llvm::enumerate(values)) {
    std::string name = "cotangent " + std::to_string(graph.numArguments + i);
    auto attributes =
        builder.getDictionaryAttr({builder.getNamedAttr(signature::nameAttr, builder.getStringAttr(name)),
                                   builder.getNamedAttr(signature::kindAttr, builder.getStringAttr("input")),
                                   builder.getNamedAttr("ttc.range", range)});
    unsigned index = func.getNumArguments();
    if (failed(func.insertArgument(index, value.getType(), attributes, loc)))
      return failure();
    Value cotangent = func.getArgument(index);
    if (values.size() == 1) {
      loss = value;
      seed = cotangent;
      break;
    }
    Value product = ir::MulOp::create(builder, loc, value, cotangent);
    if (cast<RankedTensorType>(product.getType()).getRank() > 0)
      product = ir::SumOp::create(builder, loc, product, ArrayRef<int64_t>(), /*keepdim=*/false);
    loss = loss ? ir::AddOp::create(builder, loc, loss, product).getResult() : product;
  }
  SmallVector<Value> results(values);
  llvm::append_range(results, ir::GradientOp::create(builder, loc, loss, wrt, seed).getResults());
  setResults(func, results);
  return graph;
}

func::FuncOp DerivativeGraph::main() const { return *(*module)->getRegion(0).front().getOps<func::FuncOp>().begin(); }

FailureOr<DerivativeGraph> driver::buildDerivative(func::FuncOp func, const std::map<std::string, int64_t> &dims) {
  OwningOpRef<ModuleOp> module = ModuleOp::create(func.getLoc());
  func::FuncOp main = func.clone();
  module->push_back(main);
  main.setName("main");
  main.setPublic();
  main->removeAttr(signature::optimizerAttr);
  main->removeAttr(signature::lossAttr);
  main.removeResAttrsAttr();
  for (unsigned i = 0; i < main.getNumArguments(); ++i)
    if (signature::argumentKind(main, i) != signature::parameterKind)
      main.setArgAttr(i, signature::kindAttr, StringAttr::get(func.getContext(), "input"));
  widenToF64(main);

  if (failed(verifyProgram(*module)) || failed(runPass(*module, createSpecialize(bindSymbols(main, dims)))) ||
      failed(runPass(*module, createDifferentiate())))
    return failure();
  func::ReturnOp returned = signature::returnOf(main);
  if (!returned)
    return func.emitError() << "expected a function of one block with a return";
  SmallVector<Value> values;
  llvm::copy_if(returned.getOperands(), std::back_inserter(values),
                [](Value value) { return isFloat(value.getType()); });
  return appendDerivative(std::move(module), values);
}

FailureOr<DerivativeGraph> driver::differentiateAgain(const DerivativeGraph &graph) {
  OwningOpRef<ModuleOp> module = cast<ModuleOp>((*graph.module)->clone());
  if (failed(runPass(*module, createDifferentiate())))
    return failure();
  auto main = *module->getOps<func::FuncOp>().begin();
  SmallVector<Value> gradients(signature::returnOf(main).getOperands().drop_front(graph.numValues));
  return appendDerivative(std::move(module), gradients);
}
