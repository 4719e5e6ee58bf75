//===- Normalization.cpp - Definitions of normalizations ------------------===//

#include "dialect/normalization/Normalization.h"

using namespace mlir;
using namespace ttc::ir;

#define GET_OP_CLASSES
#include "dialect/normalization/Normalization.cpp.inc"
