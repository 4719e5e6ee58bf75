//===- Shrink.cpp - The smallest program that still fails -----------------===//
//
// Greedy: each pass proposes changes to a clone from the end of the program on,
// so that what only fed the removed operation dies with it; a change is kept
// when the clone verifies and still fails. Passes repeat until none helps.
//
//===----------------------------------------------------------------------===//

#include "Shrink.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "passes/graph/Signature.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace mlir;

namespace ttc::fuzz {
namespace {

func::FuncOp mainOf(ModuleOp module) { return module.lookupSymbol<func::FuncOp>("main"); }

/// Removes operations and arguments that nothing reads.
void sweep(ModuleOp module) {
  func::FuncOp main = mainOf(module);
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(main.getBody().front())))
    if (isOpTriviallyDead(&op))
      op.erase();
  llvm::BitVector dead(main.getNumArguments());
  for (BlockArgument argument : main.getArguments())
    if (argument.use_empty() && !signature::findUpdate(main, signature::argumentName(main, argument.getArgNumber())))
      dead.set(argument.getArgNumber());
  (void)main.eraseArguments(dead);
}

/// The number of operations of @main beside its end.
size_t size(ModuleOp module) { return llvm::range_size(mainOf(module).getBody().front()) - 1; }

Operation *operationAt(ModuleOp module, size_t index) {
  return &*std::next(mainOf(module).getBody().front().begin(), static_cast<std::ptrdiff_t>(index));
}

/// An argument in the place of a value.
Value appendArgument(func::FuncOp main, Type type) {
  Builder builder(main.getContext());
  std::string name;
  for (int i = 0; name.empty() || signature::findArgument(main, name); ++i)
    name = "s" + std::to_string(i);
  bool isFloating = isa<FloatType>(getElementTypeOrSelf(type));
  auto attributes =
      builder.getDictionaryAttr({builder.getNamedAttr(signature::nameAttr, builder.getStringAttr(name)),
                                 builder.getNamedAttr(signature::kindAttr, builder.getStringAttr("input")),
                                 builder.getNamedAttr("ttc.range", isFloating ? builder.getF64ArrayAttr({0.5, 2})
                                                                              : builder.getI64ArrayAttr({0, 1}))});
  unsigned index = main.getNumArguments();
  if (failed(main.insertArgument(index, type, attributes, main.getLoc())))
    return {};
  return main.getArgument(index);
}

/// Makes the function's type that of its block.
void updateType(func::FuncOp main) {
  main.setType(FunctionType::get(main.getContext(), main.getBody().getArgumentTypes(),
                                 ValueRange(signature::returnOf(main)->getOperands()).getTypes()));
}

/// Infers all result types again, in order; false where an operation declines.
bool inferAgain(func::FuncOp main) {
  for (Operation &op : main.getBody().front().without_terminator()) {
    auto inference = dyn_cast<InferTypeOpInterface>(&op);
    if (!inference)
      continue;
    SmallVector<Type> types;
    if (failed(inference.inferReturnTypes(op.getContext(), op.getLoc(), op.getOperands(), op.getAttrDictionary(),
                                          op.getPropertiesStorage(), op.getRegions(), types)))
      return false;
    for (auto [result, type] : llvm::zip_equal(op.getResults(), types))
      result.setType(type);
  }
  updateType(main);
  return true;
}

bool isReturn(Operation *op) { return isa<func::ReturnOp>(op); }

/// Whether every update has the type of its argument.
bool updatesFit(func::FuncOp main) {
  for (unsigned i = 0; i < main.getNumResults(); ++i)
    if (auto updated = signature::findArgument(main, signature::updatedArgument(main, i));
        updated && main.getArgumentTypes()[*updated] != main.getResultTypes()[i])
      return false;
  return true;
}

/// Takes the attribute's default or leaves it out; false where the operation requires it or has no other.
bool dropAttribute(Operation *op, StringAttr name) {
  NamedAttrList attributes(op->getAttrs());
  attributes.erase(name);
  op->getName().populateDefaultAttrs(attributes);
  DictionaryAttr dictionary = attributes.getDictionary(op->getContext());
  if (dictionary == op->getAttrDictionary())
    return false;
  op->setAttrs(dictionary);
  // Inference takes for granted what is required, which the verifier looks at first.
  bool required = false;
  ScopedDiagnosticHandler handler(op->getContext(), [&](Diagnostic &diagnostic) {
    required |= StringRef(diagnostic.str()).contains("requires attribute");
    return success();
  });
  (void)verify(op);
  return !required;
}

class Shrinker {
public:
  Shrinker(ModuleOp module, int budget, const std::function<bool(ModuleOp)> &fails)
      : best(module.clone()), budget(budget), fails(fails) {}

  OwningOpRef<ModuleOp> run() {
    bool helped = true;
    while (helped && budget > 0) {
      helped = dropFunctionAttributes();
      helped |= dropResults();
      helped |= dropOperations();
      helped |= dropAttributes();
      helped |= shrinkExtents();
    }
    return std::move(best);
  }

private:
  /// Keeps the change if the program then still fails.
  bool attempt(function_ref<bool(ModuleOp)> change) {
    if (budget <= 0)
      return false;
    OwningOpRef<ModuleOp> clone = cast<ModuleOp>((*best)->clone());
    if (!change(*clone))
      return false;
    sweep(*clone);
    if (failed(verify(*clone)))
      return false;
    --budget;
    if (!fails(*clone))
      return false;
    best = std::move(clone);
    return true;
  }

  bool dropFunctionAttributes() {
    return attempt([](ModuleOp module) {
      func::FuncOp main = mainOf(module);
      if (!main->hasAttr(signature::optimizerAttr))
        return false;
      for (StringRef name : {signature::optimizerAttr, signature::lossAttr, signature::momentumStateAttr})
        main->removeAttr(name);
      return true;
    });
  }

  bool dropResults() {
    bool helped = false;
    for (unsigned i = mainOf(*best).getNumResults(); i-- > 0;)
      helped |= attempt([&](ModuleOp module) {
        func::FuncOp main = mainOf(module);
        // The loss is named by the optimizer.
        if (main->hasAttr(signature::lossAttr) &&
            main->getAttr(signature::lossAttr) == main.getResultAttr(i, signature::nameAttr))
          return false;
        llvm::BitVector dropped(main.getNumResults());
        dropped.set(i);
        signature::returnOf(main)->eraseOperands(dropped);
        return succeeded(main.eraseResults(dropped));
      });
    return helped;
  }

  /// Replaces the results of each operation by an operand, an argument, or ones.
  bool dropOperations() {
    bool helped = false;
    for (size_t i = size(*best); i-- > 0;) {
      if (i >= size(*best))
        continue;
      Operation *op = operationAt(*best, i);
      unsigned operands = op->getNumOperands();
      bool done = false;
      for (unsigned o = 0; o < operands && !done; ++o)
        done = attempt([&](ModuleOp module) {
          Operation *op = operationAt(module, i);
          Value operand = op->getOperand(o);
          for (Value result : op->getResults())
            // What is only returned may have another type, as far as it isn't an argument's next value.
            if (result.getType() != operand.getType() && !llvm::all_of(result.getUsers(), isReturn))
              return false;
          for (Value result : op->getResults())
            if (!result.use_empty())
              result.replaceAllUsesWith(operand);
          updateType(mainOf(module));
          return updatesFit(mainOf(module));
        });
      if (!done)
        done = attempt([&](ModuleOp module) {
          Operation *op = operationAt(module, i);
          for (Value result : op->getResults()) {
            if (result.use_empty())
              continue;
            Value argument = appendArgument(mainOf(module), result.getType());
            if (!argument)
              return false;
            result.replaceAllUsesWith(argument);
          }
          return true;
        });
      helped |= done;
    }
    return helped;
  }

  bool dropAttributes() {
    bool helped = false;
    for (size_t i = 0; i < size(*best); ++i) {
      SmallVector<StringAttr> names;
      for (NamedAttribute attribute : operationAt(*best, i)->getAttrs())
        names.push_back(attribute.getName());
      for (StringAttr name : names)
        helped |= attempt(
            [&](ModuleOp module) { return dropAttribute(operationAt(module, i), name) && inferAgain(mainOf(module)); });
    }
    return helped;
  }

  /// Replaces an extent everywhere by a smaller one.
  bool shrinkExtents() {
    std::set<int64_t> extents;
    for (Type type : mainOf(*best).getArgumentTypes())
      for (int64_t extent : cast<RankedTensorType>(type).getShape())
        if (extent > 1)
          extents.insert(extent);
    bool helped = false;
    for (int64_t extent : llvm::reverse(extents)) {
      for (int64_t smaller : {int64_t(1), int64_t(2), extent / 2, extent - 1}) {
        if (smaller >= extent || smaller < 1)
          continue;
        if (attempt([&](ModuleOp module) { return replaceExtent(module, extent, smaller); })) {
          helped = true;
          break;
        }
      }
    }
    return helped;
  }

  static bool replaceExtent(ModuleOp module, int64_t from, int64_t to) {
    func::FuncOp main = mainOf(module);
    // Regions have types of their own.
    if (main.walk([&](Operation *op) {
              return op != main && op->getNumRegions() > 0 ? WalkResult::interrupt() : WalkResult::advance();
            })
            .wasInterrupted())
      return false;
    auto replaced = [&](ArrayRef<int64_t> numbers) {
      SmallVector<int64_t> result(numbers);
      llvm::replace(result, from, to);
      return result;
    };
    for (BlockArgument argument : main.getArguments()) {
      auto type = cast<RankedTensorType>(argument.getType());
      argument.setType(type.clone(replaced(type.getShape())));
    }
    for (Operation &op : main.getBody().front().without_terminator()) {
      for (StringRef name : {"shape", "input_size", "end"})
        if (auto numbers = op.getAttrOfType<DenseI64ArrayAttr>(name))
          op.setAttr(name, DenseI64ArrayAttr::get(op.getContext(), replaced(numbers.asArrayRef())));
      if (auto elements = op.getAttrOfType<DenseElementsAttr>("value")) {
        auto type = cast<RankedTensorType>(elements.getType());
        if (!elements.isSplat() || !llvm::is_contained(type.getShape(), from))
          continue;
        auto smaller = type.clone(replaced(type.getShape()));
        op.setAttr("value", elements.resizeSplat(smaller));
        op.getResult(0).setType(smaller);
      }
    }
    return inferAgain(main);
  }

  OwningOpRef<ModuleOp> best;
  int budget;
  const std::function<bool(ModuleOp)> &fails;
};

} // namespace

OwningOpRef<ModuleOp> shrink(ModuleOp module, int budget, const std::function<bool(ModuleOp)> &fails) {
  ScopedDiagnosticHandler silent(module.getContext(), [](Diagnostic &) { return success(); });
  return Shrinker(module, budget, fails).run();
}

} // namespace ttc::fuzz
