//===- Contraction.h - Matrix products ------------------------------------===//
#ifndef TTC_DIALECT_CONTRACTION_CONTRACTION_H
#define TTC_DIALECT_CONTRACTION_CONTRACTION_H

#include "dialect/core/TTCDialect.h"

#define GET_OP_CLASSES
#include "dialect/contraction/Contraction.h.inc"

#endif
