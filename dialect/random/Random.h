//===- Random.h - Random numbers by Philox counters -----------------------===//
#ifndef TTC_DIALECT_RANDOM_RANDOM_H
#define TTC_DIALECT_RANDOM_RANDOM_H

#include "dialect/core/TTCDialect.h"

#define GET_OP_CLASSES
#include "dialect/random/Random.h.inc"

#endif
