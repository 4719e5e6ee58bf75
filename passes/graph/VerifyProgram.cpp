//===- VerifyProgram.cpp - Check the contract of the graph level ----------===//

#include "passes/graph/VerifyProgram.h"
#include "dialect/core/TTCDialect.h"
#include "passes/Passes.h"
#include "passes/graph/Signature.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;

namespace ttc {

#define GEN_PASS_DEF_VERIFYPROGRAM
#include "passes/Passes.h.inc"

namespace {

bool isElementType(Type type) {
  return type.isF32() || type.isF64() || type.isBF16() || type.isF16() || type.isSignlessInteger(1) ||
         type.isSignlessInteger(8) || type.isSignlessInteger(16) || type.isSignlessInteger(32) ||
         type.isSignlessInteger(64) || type.isUnsignedInteger(8);
}

/// The check of one function.
class Verification {
public:
  Verification(func::FuncOp func, bool isStatic) : func(func), isStatic(isStatic) {}

  LogicalResult run() {
    if (failed(ir::verifySignatureAttributes(func)))
      return failure();
    if (func.isDeclaration())
      return func.emitError() << "expected a function with a body, got the declaration @" << func.getName();
    if (!func.getBody().hasOneBlock())
      return func.emitError() << "expected a body of one block, got " << func.getBody().getBlocks().size();
    Block &block = func.getBody().front();
    if (block.empty() || !isa<func::ReturnOp>(block.back()))
      return func.emitError("expected a body that ends with return");
    return success(succeeded(verifyArguments()) && succeeded(verifyResults()) &&
                   succeeded(verifyOperations(func.getBody())));
  }

private:
  LogicalResult verifyType(Type type, Location loc, const Twine &what) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    if (!tensor || !isElementType(tensor.getElementType()))
      return emitError(loc) << "expected " << what
                            << " to be a ranked tensor of f32, f64, bf16, f16, i64, i32, i16, i8, ui8 or i1, got "
                            << type;
    if (tensor.getEncoding() && !isa<ir::DimsAttr>(tensor.getEncoding()))
      return emitError(loc) << "expected " << what << " to have no encoding other than #ttc.dims, got " << type;
    if (isStatic && !tensor.hasStaticShape())
      return emitError(loc) << "expected " << what << " to have numbers for all extents, got " << type;
    return ir::verifySize(loc, what.str(), tensor);
  }

  LogicalResult verifyArguments() {
    for (BlockArgument argument : func.getArguments()) {
      unsigned index = argument.getArgNumber();
      if (failed(verifyType(argument.getType(), argument.getLoc(), "argument " + Twine(index))))
        return failure();
      StringRef name = signature::argumentName(func, index);
      if (!name.empty() && !arguments.try_emplace(name, index).second)
        return emitError(argument.getLoc()) << "expected arguments of different names, got \"" << name
                                            << "\" for argument " << arguments[name] << " and for argument " << index;
    }
    return success();
  }

  LogicalResult verifyResults() {
    llvm::StringSet<> updated, differentiated;
    int64_t firstCheck = -1;
    for (auto [index, operand] : llvm::enumerate(signature::returnOf(func)->getOpOperands())) {
      Location loc = operand.get().getLoc();
      if (failed(verifyType(operand.get().getType(), loc, "result " + Twine(index))))
        return failure();
      StringRef name = signature::updatedArgument(func, index);
      auto parameter = func.getResultAttrOfType<StringAttr>(index, signature::gradientOfAttr);
      bool isCheck = !!func.getResultAttr(index, signature::checkAttr);
      if (isCheck + !name.empty() + !!parameter > 1)
        return emitError(loc) << "expected result " << index
                              << " to have one of ttc.updates, ttc.gradient_of and ttc.check, got several";
      if (!name.empty() && failed(verifyUpdate(index, name, operand.get(), updated)))
        return failure();
      if (parameter && !differentiated.insert(parameter.getValue()).second)
        return emitError(loc) << "expected one gradient of " << parameter << ", got result " << index
                              << " beside another";
      if (isCheck && firstCheck < 0)
        firstCheck = index;
      if (firstCheck >= 0 && !isCheck && name.empty())
        return emitError(loc) << "expected results with ttc.check after the outputs, got result " << firstCheck
                              << " before the output " << index;
    }
    return success();
  }

  LogicalResult verifyUpdate(unsigned index, StringRef name, Value value, llvm::StringSet<> &updated) {
    auto argument = arguments.find(name);
    if (argument == arguments.end())
      return emitError(value.getLoc()) << "expected ttc.updates of result " << index << " to name an argument, got \""
                                       << name << "\"";
    StringRef kind = signature::argumentKind(func, argument->second);
    if (kind == signature::inputKind)
      return emitError(value.getLoc()) << "expected ttc.updates of result " << index
                                       << " to name a parameter or a state, got the input \"" << name << "\"";
    if (!updated.insert(name).second)
      return emitError(value.getLoc()) << "expected one update of \"" << name << "\", got result " << index
                                       << " beside another";
    Type type = func.getArgument(argument->second).getType();
    if (isStatic ? type != value.getType() : !ir::compatibleTypes(type, value.getType()))
      return emitError(value.getLoc()) << "expected the update of \"" << name << "\" to have its type " << type
                                       << ", got " << value.getType();
    return success();
  }

  LogicalResult verifyOperations(Region &region) {
    for (Block &block : region)
      for (Operation &op : block) {
        bool isGraphLevel = isa<ir::ScalarBody, ir::LinalgLowerable, ir::RegionInference>(op) ||
                            op.hasTrait<ir::StandsForGradient>() || op.hasTrait<OpTrait::IsTerminator>();
        if (!isGraphLevel)
          return op.emitError() << "expected operations of the graph level, got '" << op.getName() << "'";
        for (OpResult result : op.getResults())
          if (failed(verifyType(result.getType(), op.getLoc(), "result " + Twine(result.getResultNumber()))))
            return failure();
        for (Region &nested : op.getRegions())
          if (failed(verifyOperations(nested)))
            return failure();
      }
    return success();
  }

  func::FuncOp func;
  bool isStatic;
  llvm::StringMap<unsigned> arguments;
};

struct VerifyProgram : impl::VerifyProgramBase<VerifyProgram> {
  using VerifyProgramBase::VerifyProgramBase;

  void runOnOperation() override {
    if (failed(verifyProgram(getOperation(), isStatic)))
      return signalPassFailure();
    markAllAnalysesPreserved();
  }
};

} // namespace

LogicalResult verifyProgram(ModuleOp module, bool isStatic) {
  for (Operation &op : *module.getBody()) {
    auto func = dyn_cast<func::FuncOp>(op);
    if (!func)
      return op.emitError() << "expected functions alone in the module of a program, got '" << op.getName() << "'";
    if (failed(Verification(func, isStatic).run()))
      return failure();
  }
  return success();
}

} // namespace ttc
