//===- InsertChecks.cpp - Make the program check its indices --------------===//
//
//   1. An index that is an input is checked before the program runs: the condition
//      becomes an attribute of the argument.
//   2. A constant index is checked here.
//   3. For any other the function returns the offending element, and updates keep
//      the old value where there is one.
//
//===----------------------------------------------------------------------===//

#include "dialect/checks/Checks.h"
#include "dialect/elementwise/TensorExpr.h"
#include "mlir/IR/Matchers.h"
#include "passes/Passes.h"
#include "passes/graph/Signature.h"

using namespace mlir;

namespace ttc {

#define GEN_PASS_DEF_INSERTCHECKS
#include "passes/Passes.h.inc"

namespace {

/// The value of which `value` is a rearrangement or repetition.
Value sourceOf(Value value) {
  while (auto op = value.getDefiningOp<ir::LinalgLowerable>()) {
    bool moves = op.getFusionKind() == ir::FusionKind::Alias || op.getFusionKind() == ir::FusionKind::View;
    if (!moves || op->getNumOperands() != 1)
      break;
    auto from = cast<RankedTensorType>(op->getOperand(0).getType()), to = cast<RankedTensorType>(value.getType());
    if (from.getElementType() != to.getElementType() || from.getNumElements() > to.getNumElements())
      break;
    value = op->getOperand(0);
  }
  return value;
}

/// The checks of one function.
class Insertion {
public:
  explicit Insertion(func::FuncOp func) : func(func), builder(func.getContext()) {}

  LogicalResult run() {
    for (auto op : llvm::make_early_inc_range(func.getBody().front().getOps<ir::RuntimeChecked>())) {
      for (ir::IndexCheck &check : op.getIndexChecks())
        if (failed(insert(check, op.getLoc())))
          return failure();
      op.markChecked();
    }
    guardUpdates();
    return success();
  }

private:
  LogicalResult insert(ir::IndexCheck &check, Location loc) {
    check.index = sourceOf(check.index);
    auto type = cast<RankedTensorType>(check.index.getType());
    if (type.getNumElements() == 0)
      return success();
    if (DenseIntElementsAttr elements; matchPattern(check.index, m_Constant(&elements))) {
      if (std::optional<int64_t> value = ir::firstOffender(check, elements))
        return emitError(loc, ir::withNumber(check.message, "value", *value));
      return success();
    }
    Attribute key = builder.getI64ArrayAttr({check.lower, check.upper, check.ignored.value_or(0), !!check.ignored});
    if (!known.insert({check.index, key}).second)
      return success();
    auto argument = dyn_cast<BlockArgument>(check.index);
    bool isInput = argument && signature::argumentKind(func, argument.getArgNumber()) != signature::parameterKind &&
                   signature::argumentKind(func, argument.getArgNumber()) != signature::stateKind;
    if (isInput)
      describe(argument, check, loc);
    else
      compute(check, loc);
    return success();
  }

  NamedAttrList report(const ir::IndexCheck &check, Location loc) {
    NamedAttrList attrs;
    attrs.set("message", builder.getStringAttr(check.message));
    attrs.set("location", LocationAttr(loc));
    return attrs;
  }

  void describe(BlockArgument argument, const ir::IndexCheck &check, Location loc) {
    NamedAttrList attrs = report(check, loc);
    attrs.set("lower", builder.getI64IntegerAttr(check.lower));
    attrs.set("upper", builder.getI64IntegerAttr(check.upper));
    if (check.ignored)
      attrs.set("ignored", builder.getI64IntegerAttr(*check.ignored));
    unsigned number = argument.getArgNumber();
    SmallVector<Attribute> all;
    if (auto before = func.getArgAttrOfType<ArrayAttr>(number, signature::checksAttr))
      llvm::append_range(all, before);
    all.push_back(attrs.getDictionary(func.getContext()));
    func.setArgAttr(number, signature::checksAttr, builder.getArrayAttr(all));
  }

  void compute(const ir::IndexCheck &check, Location loc) {
    OpBuilder ops = OpBuilder(signature::returnOf(func));
    ir::TensorExpr offender(ops, loc, ir::buildOffender(ops, loc, check));
    ir::TensorExpr fine = offender == ir::noOffender;
    good = good ? fine.apply<ir::LogicalAndOp>(good) : fine;
    DictionaryAttr attr = report(check, loc).getDictionary(func.getContext());
    (void)func.insertResult(func.getNumResults(), Value(offender).getType(),
                            builder.getDictionaryAttr(builder.getNamedAttr(signature::checkAttr, attr)));
    signature::returnOf(func)->insertOperands(signature::returnOf(func)->getNumOperands(), Value(offender));
  }

  void guardUpdates() {
    if (!good)
      return;
    func::ReturnOp ret = signature::returnOf(func);
    OpBuilder ops(ret);
    for (OpOperand &operand : ret->getOpOperands()) {
      StringRef name = signature::updatedArgument(func, operand.getOperandNumber());
      std::optional<unsigned> argument = signature::findArgument(func, name);
      if (!name.empty() && argument)
        operand.set(ir::WhereOp::create(ops, operand.get().getLoc(), good, operand.get(), func.getArgument(*argument)));
    }
  }

  func::FuncOp func;
  Builder builder;
  llvm::DenseSet<std::pair<Value, Attribute>> known;
  /// Whether all computed indices are good; null without any.
  Value good;
};

struct InsertChecks : impl::InsertChecksBase<InsertChecks> {
  using InsertChecksBase::InsertChecksBase;

  void runOnOperation() override {
    for (func::FuncOp func : getOperation().getOps<func::FuncOp>()) {
      if (!signature::returnOf(func))
        continue;
      if (enable && failed(Insertion(func).run()))
        return signalPassFailure();
      func.walk([](ir::RuntimeChecked op) { op.markChecked(); });
    }
  }
};

} // namespace
} // namespace ttc
