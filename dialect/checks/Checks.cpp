//===- Checks.cpp - Inference, folds and lowering of checks ---------------===//

#include "dialect/checks/Checks.h"
#include "dialect/elementwise/TensorExpr.h"
#include "dialect/reduction/Reduction.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace ttc::ir;

using Types = SmallVectorImpl<Type>;
using OptionalLocation = std::optional<Location>;

LogicalResult CheckIndexOp::inferReturnTypes(MLIRContext *, OptionalLocation location, Adaptor adaptor,
                                             Types &results) {
  ttc::ir::Dims size = dimsFromAttributes(adaptor.getShape(), adaptor.getNamesAttr());
  if (size.size() != 1 || !(size[0].isStatic() || size[0].isNamed()))
    return emitOptionalError(location, "check_index: expected one extent, a number or a name, got ", str(size));
  results.push_back(adaptor.getIndex().getType());
  return success();
}

OpFoldResult CheckIndexOp::fold(FoldAdaptor adaptor) {
  if (!getChecked())
    return {};
  if (!getWrap())
    return getIndex();
  auto elements = dyn_cast_or_null<DenseIntElementsAttr>(adaptor.getIndex());
  if (!elements)
    return {};
  return elements.mapValues(elements.getElementType(), [&](const APInt &value) {
    return value.isNegative() ? value + APInt(value.getBitWidth(), getShape()[0], /*isSigned=*/true) : value;
  });
}

void CheckIndexOp::bindSymbols(function_ref<std::optional<int64_t>(StringRef)> extentOf) {
  bindShapeAttributes(getOperation(), extentOf);
}

SmallVector<Value> CheckIndexOp::buildScalar(OpBuilder &builder, ValueRange scalars) {
  if (!getWrap())
    return {scalars[0]};
  Type type = scalars[0].getType();
  Value zero = arith::ConstantOp::create(builder, getLoc(), builder.getIntegerAttr(type, 0));
  Value size = arith::ConstantOp::create(builder, getLoc(), builder.getIntegerAttr(type, getShape()[0]));
  Value negative = arith::CmpIOp::create(builder, getLoc(), arith::CmpIPredicate::slt, scalars[0], zero);
  Value moved = arith::AddIOp::create(builder, getLoc(), scalars[0], size);
  return {arith::SelectOp::create(builder, getLoc(), negative, moved, scalars[0])};
}

SmallVector<IndexCheck> CheckIndexOp::getIndexChecks() {
  if (getChecked())
    return {};
  int64_t size = getShape()[0];
  return {{getIndex(), getWrap() ? -size : 0, size, getIgnored(), withNumber(getMessage(), "size", size)}};
}

void CheckIndexOp::markChecked() { setChecked(true); }

std::string ttc::ir::withNumber(StringRef message, StringRef name, int64_t number) {
  std::string text = message.str(), key = "{" + name.str() + "}";
  if (size_t at = text.find(key); at != std::string::npos)
    text.replace(at, key.size(), std::to_string(number));
  return text;
}

std::optional<int64_t> ttc::ir::firstOffender(const IndexCheck &check, DenseIntElementsAttr values) {
  for (const APInt &element : values) {
    int64_t value = element.getSExtValue();
    if ((value < check.lower || value >= check.upper) && value != check.ignored)
      return value;
  }
  return std::nullopt;
}

Value ttc::ir::buildOffender(OpBuilder &builder, Location location, const IndexCheck &check) {
  TensorExpr index(builder, location, check.index);
  Type element = elementType(check.index), i64 = builder.getI64Type();
  if (element != i64)
    index = index.apply<CastOp>(i64);
  TensorExpr bad = (index < check.lower).apply<LogicalOrOp>(Value(index >= check.upper));
  if (check.ignored)
    bad = bad.apply<LogicalAndOp>(Value(index.apply<NeOp>(Value(index.constant(*check.ignored)))));
  // The number after the sentinel stands for the sentinel, too.
  TensorExpr value = maximum(index, noOffender + 1);
  TensorExpr offender = bad.where(value, value.constant(noOffender));
  if (cast<RankedTensorType>(check.index.getType()).getRank() == 0)
    return offender;
  return AmaxOp::create(builder, location, offender, ArrayRef<int64_t>(), /*keepdim=*/false);
}

#define GET_OP_CLASSES
#include "dialect/checks/Checks.cpp.inc"
