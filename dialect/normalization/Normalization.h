//===- Normalization.h - Normalizations along a dimension -----------------===//
#ifndef TTC_DIALECT_NORMALIZATION_NORMALIZATION_H
#define TTC_DIALECT_NORMALIZATION_NORMALIZATION_H

#include "dialect/core/TTCDialect.h"

#define GET_OP_CLASSES
#include "dialect/normalization/Normalization.h.inc"

#endif
