//===- Transpose.cpp - Transposing squares in registers -------------------===//
//
// Step s = 1, 2, 4, ... exchanges, in each pair of rows (i, i + s), the elements whose
// index has bit s set in the upper row with those that have it clear in the lower one:
// the transpose swaps each bit of the row index with the same bit of the column index.
//
//===----------------------------------------------------------------------===//

#include "passes/tiling/Transpose.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

void ttc::transposeSquare(OpBuilder &builder, Location loc, SmallVectorImpl<Value> &rows) {
  int64_t n = rows.size();
  for (int64_t s = 1; s < n; s *= 2) {
    SmallVector<int64_t> upper(n), lower(n);
    for (int64_t j = 0; j < n; ++j) {
      upper[j] = j & s ? n + j - s : j;
      lower[j] = j & s ? n + j : j + s;
    }
    for (int64_t i = 0; i < n; ++i) {
      if (i & s)
        continue;
      Value a = rows[i], b = rows[i + s];
      rows[i] = vector::ShuffleOp::create(builder, loc, a, b, upper);
      rows[i + s] = vector::ShuffleOp::create(builder, loc, a, b, lower);
    }
  }
}
