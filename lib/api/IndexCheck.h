// Indices that a run checks, for the files that define the public operations. No MLIR in here.
#ifndef TTC_API_INDEXCHECK_H
#define TTC_API_INDEXCHECK_H

#include "ttc/Tensor.h"

#include <optional>
#include <string>

namespace ttc::detail {

/// What a run checks of an index, and says of one that is out of range.
struct IndexCheck {
  /// E.g. "embedding: index {value} is out of range for {size} rows".
  std::string message;
  /// Negative indices count from the end.
  bool wrap = false;
  /// A value that is allowed beside those in range.
  std::optional<std::int64_t> ignored = {};
};

/// An index to read with.
struct CheckedIndex {
  /// In [0, size) or ignored, if `checked`; else as it was given.
  Tensor index;
  /// Whether a run checks it. An extent without a name can't be spoken of: the operation that reads will check.
  bool checked = false;
};

/// `index` with a check that its elements lie in [0, size), or [-size, size) with `wrap`.
CheckedIndex check_index(const Tensor &index, const Dim &size, const IndexCheck &check, Location where);

/// Throws "op: expected an index of whole numbers, got f32" for other types than i32 and i64, with a hint for Bool.
/// Returns the index, narrower integers as i64.
Tensor whole_index(const char *op, const Tensor &index, Location where);

} // namespace ttc::detail

#endif // TTC_API_INDEXCHECK_H
