//===- Moving.h - A dialect with a moving average -------------------------===//
#ifndef MOVING_H
#define MOVING_H

#include "dialect/core/TTCDialect.h"

#include "Moving.dialect.h.inc"

#define GET_OP_CLASSES
#include "Moving.op.h.inc"

#endif
