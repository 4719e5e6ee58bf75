//===- Sorting.h - Order along a dimension --------------------------------===//
#ifndef TTC_DIALECT_SORTING_SORTING_H
#define TTC_DIALECT_SORTING_SORTING_H

#include "dialect/core/TTCDialect.h"

#define GET_OP_CLASSES
#include "dialect/sorting/Sorting.h.inc"

#endif
