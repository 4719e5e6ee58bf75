//===- Shape.h - Constants and operations that move elements --------------===//
#ifndef TTC_DIALECT_SHAPE_SHAPE_H
#define TTC_DIALECT_SHAPE_SHAPE_H

#include "dialect/core/Number.h"
#include "dialect/core/TTCDialect.h"

#define GET_OP_CLASSES
#include "dialect/shape/Shape.h.inc"

#endif
