//===- Training.h - Gradients and optimizers ------------------------------===//
#ifndef TTC_DIALECT_TRAINING_TRAINING_H
#define TTC_DIALECT_TRAINING_TRAINING_H

#include "dialect/core/TTCDialect.h"
#include "dialect/training/OptimizerInterface.h"

#define GET_OP_CLASSES
#include "dialect/training/Training.h.inc"

#endif
