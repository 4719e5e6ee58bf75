//===- TTCDialect.cpp - Registration of the dialect and its attributes ----===//

#include "dialect/core/TTCDialect.h"
#include "dialect/Families.h"
#include "dialect/core/SignatureAttrs.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace ttc::ir;

#include "dialect/core/TTCDialect.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "dialect/core/TTCAttrs.cpp.inc"

#include "dialect/core/Interfaces.cpp.inc"

void TTCDialect::initialize() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "dialect/core/TTCAttrs.cpp.inc"
      >();
  registerFamilies(this);
}

Operation *TTCDialect::materializeConstant(OpBuilder &builder, Attribute value, Type type, Location loc) {
  return buildConstant(builder, value, type, loc);
}

LogicalResult TTCDialect::verifyOperationAttribute(Operation *op, NamedAttribute attribute) {
  return verifyFunctionAttribute(op, attribute);
}

LogicalResult TTCDialect::verifyRegionArgAttribute(Operation *op, unsigned, unsigned index, NamedAttribute attribute) {
  return verifyArgumentAttribute(op, index, attribute);
}

LogicalResult TTCDialect::verifyRegionResultAttribute(Operation *op, unsigned, unsigned index,
                                                      NamedAttribute attribute) {
  return verifyResultAttribute(op, index, attribute);
}

LogicalResult DimsAttr::verifyEncoding(ArrayRef<int64_t> shape, Type,
                                       function_ref<InFlightDiagnostic()> emitError) const {
  if (getNames().size() != shape.size())
    return emitError() << "expected #ttc.dims with one name for each of " << shape.size() << " dimensions, got "
                       << getNames().size();
  return success();
}
