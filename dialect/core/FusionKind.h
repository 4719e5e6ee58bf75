//===- FusionKind.h - How fusion may treat an operation -------------------===//
#ifndef TTC_DIALECT_CORE_FUSIONKIND_H
#define TTC_DIALECT_CORE_FUSIONKIND_H

namespace ttc::ir {

/// What `ttc-fuse` may do with an operation that has a `buildLinalg`.
enum class FusionKind {
  /// An index remapping that costs no arithmetic and can be folded into its consumers'
  /// reads (permute, slice, expand): may be duplicated.
  View,
  /// Computes each element from its index alone, at some cost: like a view it joins its consumer, but it is never
  /// duplicated, and stays out of a contraction's tiles.
  Generator,
  /// A reinterpretation of the same bytes in row-major order (reshape): never a kernel.
  Alias,
  /// Reduces its operands: takes elementwise producers into its body, and an
  /// elementwise epilogue on its result.
  Reduction,
  /// A contraction or convolution: multiply-accumulate with reuse. Takes an elementwise
  /// epilogue; its operands are read many times, so it takes no producers.
  Contraction,
  /// Puts its operands at places of its result (pad, cat): takes elementwise producers.
  Placement,
  /// Stands alone in its kernel.
  Opaque,
};

} // namespace ttc::ir

#endif
