//===- Saturating.h - Sums and products that stop at the largest number ---===//
//
// Extents, bytes and counts multiply beyond 64 bits before anybody can refuse them. Arithmetic
// that stops at the ends keeps "too large" too large, so that one check behind it suffices.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_CORE_SATURATING_H
#define TTC_DIALECT_CORE_SATURATING_H

#include <cstdint>

namespace ttc::ir {

/// `a + b`, or the end of int64_t that lies nearest.
constexpr int64_t saturatingAdd(int64_t a, int64_t b) {
  int64_t sum;
  return __builtin_add_overflow(a, b, &sum) ? (b < 0 ? INT64_MIN : INT64_MAX) : sum;
}

/// `a b`, or the end of int64_t that lies nearest.
constexpr int64_t saturatingMultiply(int64_t a, int64_t b) {
  int64_t product;
  return __builtin_mul_overflow(a, b, &product) ? ((a < 0) != (b < 0) ? INT64_MIN : INT64_MAX) : product;
}

/// The product of numbers of at least 0; 0 wherever one of them is, also beside an overflow.
template <typename Range> constexpr int64_t saturatingProduct(const Range &factors) {
  int64_t product = 1;
  bool empty = false;
  for (int64_t factor : factors) {
    empty |= factor == 0;
    product = saturatingMultiply(product, factor);
  }
  return empty ? 0 : product;
}

} // namespace ttc::ir

#endif
