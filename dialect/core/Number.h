//===- Number.h - A number that fits itself to element types --------------===//
//
// Numbers of attributes and formulas. A whole number stays one: no bit of an i64
// is lost on a way through f64.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_CORE_NUMBER_H
#define TTC_DIALECT_CORE_NUMBER_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include <concepts>
#include <variant>

namespace ttc::ir {

/// A whole number of 64 bits, or a floating one.
class Number {
public:
  template <std::floating_point T> Number(T value) : value(static_cast<double>(value)) {}
  template <std::integral T> Number(T value) : value(static_cast<int64_t>(value)) {}

  /// Whether `attribute` is `i64` or `f64`, which `of` reads.
  static bool is(mlir::Attribute attribute);
  static Number of(mlir::Attribute attribute);
  /// It as an attribute `i64` or `f64`.
  mlir::TypedAttr attribute(mlir::MLIRContext *context) const;

  bool isNaN() const;
  bool isZero() const;
  /// Whether elements of `type` can hold it: every float holds any number, integers whole numbers in their range, i1
  /// all of them.
  bool fits(mlir::Type type) const;

  /// It as an element of a float, integer or index type. Floats round to nearest; integers truncate towards zero, with
  /// the nearest bound beyond the type's range and 0 for NaN; i1 tells whether it isn't 0.
  mlir::TypedAttr element(mlir::Type type) const;

private:
  std::variant<int64_t, double> value;
};

} // namespace ttc::ir

#endif
