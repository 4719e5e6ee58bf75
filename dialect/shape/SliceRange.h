//===- SliceRange.h - The elements a slice takes --------------------------===//
#ifndef TTC_DIALECT_SHAPE_SLICERANGE_H
#define TTC_DIALECT_SHAPE_SLICERANGE_H

#include <cstdint>

namespace ttc::ir {

/// `size` elements from `start` in steps of `step`.
struct SliceRange {
  int64_t start, size, step;
};

/// What Python's `[start:end:step]` takes of a dimension of `extent` elements; `step` is positive.
SliceRange resolveSlice(int64_t extent, int64_t start, int64_t end, int64_t step);

} // namespace ttc::ir

#endif
