// All operations on symbolic tensors.
#ifndef TTC_OPS_H
#define TTC_OPS_H

#include "ttc/ops/Contraction.h"
#include "ttc/ops/Conv.h"
#include "ttc/ops/Cumulative.h"
#include "ttc/ops/Custom.h"
#include "ttc/ops/Elementwise.h"
#include "ttc/ops/Indexing.h"
#include "ttc/ops/Losses.h"
#include "ttc/ops/Native.h"
#include "ttc/ops/Normalization.h"
#include "ttc/ops/Pooling.h"
#include "ttc/ops/Random.h"
#include "ttc/ops/Recurrent.h"
#include "ttc/ops/Reduction.h"
#include "ttc/ops/Resize.h"
#include "ttc/ops/Scan.h"
#include "ttc/ops/Shaping.h"
#include "ttc/ops/Sorting.h"

#endif // TTC_OPS_H
