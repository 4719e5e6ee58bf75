//===- Families.cpp - Registration of all operations ----------------------===//

#include "dialect/Families.h"
#include "dialect/checks/Checks.h"
#include "dialect/contraction/Contraction.h"
#include "dialect/conv/Conv.h"
#include "dialect/elementwise/Elementwise.h"
#include "dialect/kernel/Kernel.h"
#include "dialect/normalization/Normalization.h"
#include "dialect/pooling/Pooling.h"
#include "dialect/random/Random.h"
#include "dialect/reduction/Reduction.h"
#include "dialect/scan/Scan.h"
#include "dialect/shape/Shape.h"
#include "dialect/sorting/Sorting.h"
#include "dialect/training/Training.h"

using namespace mlir;
using namespace ttc::ir;

void ttc::ir::registerFamilies(TTCDialect *dialect) {
  dialect->addOperationsOf<
#define GET_OP_LIST
#include "dialect/checks/Checks.cpp.inc"
      ,
#define GET_OP_LIST
#include "dialect/contraction/Contraction.cpp.inc"
      ,
#define GET_OP_LIST
#include "dialect/conv/Conv.cpp.inc"
      ,
#define GET_OP_LIST
#include "dialect/elementwise/Elementwise.cpp.inc"
      ,
#define GET_OP_LIST
#include "dialect/kernel/Kernel.cpp.inc"
      ,
#define GET_OP_LIST
#include "dialect/normalization/Normalization.cpp.inc"
      ,
#define GET_OP_LIST
#include "dialect/pooling/Pooling.cpp.inc"
      ,
#define GET_OP_LIST
#include "dialect/random/Random.cpp.inc"
      ,
#define GET_OP_LIST
#include "dialect/reduction/Reduction.cpp.inc"
      ,
#define GET_OP_LIST
#include "dialect/scan/Scan.cpp.inc"
      ,
#define GET_OP_LIST
#include "dialect/shape/Shape.cpp.inc"
      ,
#define GET_OP_LIST
#include "dialect/sorting/Sorting.cpp.inc"
      ,
#define GET_OP_LIST
#include "dialect/training/Training.cpp.inc"
      >();
}

Operation *ttc::ir::buildConstant(OpBuilder &builder, Attribute value, Type type, Location location) {
  auto elements = dyn_cast<ElementsAttr>(value);
  if (!elements || elements.getType() != type || !isa<RankedTensorType>(type))
    return nullptr;
  return ConstantOp::create(builder, location, elements);
}
