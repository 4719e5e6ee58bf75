//===- Signature.cpp - Names and kinds of a model's arguments and results -===//

#include "passes/graph/Signature.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/Sequence.h"

using namespace mlir;

namespace ttc::signature {

static StringRef argumentString(func::FuncOp func, unsigned index, StringRef attr) {
  auto string = func.getArgAttrOfType<StringAttr>(index, attr);
  return string ? string.getValue() : StringRef();
}

static StringRef resultString(func::FuncOp func, unsigned index, StringRef attr) {
  auto string = func.getResultAttrOfType<StringAttr>(index, attr);
  return string ? string.getValue() : StringRef();
}

StringRef argumentName(func::FuncOp func, unsigned index) { return argumentString(func, index, nameAttr); }
StringRef argumentKind(func::FuncOp func, unsigned index) { return argumentString(func, index, kindAttr); }
StringRef resultName(func::FuncOp func, unsigned index) { return resultString(func, index, nameAttr); }
StringRef updatedArgument(func::FuncOp func, unsigned index) { return resultString(func, index, updatesAttr); }

std::optional<unsigned> findArgument(func::FuncOp func, StringRef name) {
  for (unsigned index : llvm::seq(func.getNumArguments()))
    if (argumentName(func, index) == name)
      return index;
  return std::nullopt;
}

std::optional<unsigned> findUpdate(func::FuncOp func, StringRef name) {
  for (unsigned index : llvm::seq(func.getNumResults()))
    if (updatedArgument(func, index) == name)
      return index;
  return std::nullopt;
}

func::ReturnOp returnOf(func::FuncOp func) {
  if (func.isDeclaration())
    return nullptr;
  return dyn_cast<func::ReturnOp>(func.getBody().front().getTerminator());
}

Extension::Extension(func::FuncOp func) : func(func) {
  for (BlockArgument argument : func.getArguments()) {
    unsigned index = argument.getArgNumber();
    argumentAttrs.push_back(func.getArgAttrDict(index));
    if (StringRef name = argumentName(func, index); !name.empty())
      arguments.try_emplace(name, argument);
  }
  for (unsigned index : llvm::seq(func.getNumResults())) {
    resultAttrs.push_back(func.getResultAttrDict(index));
    if (StringRef name = updatedArgument(func, index); !name.empty())
      updated.insert(name);
  }
}

BlockArgument Extension::appendState(StringRef name, Type type, Location loc, double initial) {
  Builder builder(func.getContext());
  SmallVector<NamedAttribute> attrs{builder.getNamedAttr(nameAttr, builder.getStringAttr(name)),
                                    builder.getNamedAttr(kindAttr, builder.getStringAttr(stateKind))};
  if (initial != 0)
    attrs.push_back(builder.getNamedAttr(initialAttr, builder.getF64FloatAttr(initial)));
  argumentAttrs.push_back(builder.getDictionaryAttr(attrs));
  return arguments[name] = func.getBody().addArgument(type, loc);
}

void Extension::appendUpdate(StringRef name, Value value) {
  Builder builder(func.getContext());
  StringAttr string = builder.getStringAttr(name);
  resultAttrs.push_back(
      builder.getDictionaryAttr({builder.getNamedAttr(nameAttr, string), builder.getNamedAttr(updatesAttr, string)}));
  results.push_back(value);
  updated.insert(name);
}

void Extension::finish() {
  Operation *end = returnOf(func);
  end->insertOperands(end->getNumOperands(), results);
  func.setFunctionType(FunctionType::get(func.getContext(), func.getBody().getArgumentTypes(), end->getOperandTypes()));
  auto given = [&](ArrayRef<DictionaryAttr> attrs) {
    return llvm::map_to_vector(
        attrs, [&](DictionaryAttr attr) { return attr ? attr : DictionaryAttr::get(func.getContext()); });
  };
  func.setAllArgAttrs(given(argumentAttrs));
  func.setAllResultAttrs(given(resultAttrs));
}

} // namespace ttc::signature
