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

BlockArgument appendState(func::FuncOp func, StringRef name, Type type, Location loc, double initial) {
  Builder builder(func.getContext());
  SmallVector<NamedAttribute> attrs{builder.getNamedAttr(nameAttr, builder.getStringAttr(name)),
                                    builder.getNamedAttr(kindAttr, builder.getStringAttr(stateKind))};
  if (initial != 0)
    attrs.push_back(builder.getNamedAttr(initialAttr, builder.getF64FloatAttr(initial)));
  unsigned index = func.getNumArguments();
  (void)func.insertArgument(index, type, builder.getDictionaryAttr(attrs), loc);
  return func.getArgument(index);
}

void appendUpdate(func::FuncOp func, StringRef name, Value value) {
  Builder builder(func.getContext());
  StringAttr string = builder.getStringAttr(name);
  auto attrs = builder.getDictionaryAttr(
      {builder.getNamedAttr(nameAttr, string), builder.getNamedAttr(updatesAttr, string)});
  (void)func.insertResult(func.getNumResults(), value.getType(), attrs);
  returnOf(func)->insertOperands(returnOf(func)->getNumOperands(), value);
}

func::ReturnOp returnOf(func::FuncOp func) {
  if (func.isDeclaration())
    return nullptr;
  return dyn_cast<func::ReturnOp>(func.getBody().front().getTerminator());
}

} // namespace ttc::signature
