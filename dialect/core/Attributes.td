//===- Attributes.td - All attributes of the dialect ----------------------===//
//
// One generated file registers, parses and prints them all.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_ATTRIBUTES_TD
#define TTC_ATTRIBUTES_TD

include "dialect/core/TTCDialect.td"
include "dialect/training/Optimizers.td"

#endif
