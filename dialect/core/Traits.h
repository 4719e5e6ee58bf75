//===- Traits.h - How far an operation's gradient can be trusted ----------===//
#ifndef TTC_DIALECT_CORE_TRAITS_H
#define TTC_DIALECT_CORE_TRAITS_H

#include "mlir/IR/OpDefinition.h"

namespace ttc::ir {

/// Has places without a derivative; see Traits.td.
template <typename ConcreteOp> class HasKinks : public mlir::OpTrait::TraitBase<ConcreteOp, HasKinks> {};

/// Its derivative is zero wherever it exists; see Traits.td.
template <typename ConcreteOp>
class PiecewiseConstant : public mlir::OpTrait::TraitBase<ConcreteOp, PiecewiseConstant> {};

/// Keeps the gradient away from its operands on purpose; see Traits.td.
template <typename ConcreteOp> class StopsGradient : public mlir::OpTrait::TraitBase<ConcreteOp, StopsGradient> {};

/// Checks each result by `verifySize`.
mlir::LogicalResult verifyResultSizes(mlir::Operation *op);

/// Its results are tensors that can be; see Traits.td.
template <typename ConcreteOp> class SizedResults : public mlir::OpTrait::TraitBase<ConcreteOp, SizedResults> {
public:
  static mlir::LogicalResult verifyTrait(mlir::Operation *op) { return verifyResultSizes(op); }
};

/// Stands for a derivative; see Traits.td.
template <typename ConcreteOp>
class StandsForGradient : public mlir::OpTrait::TraitBase<ConcreteOp, StandsForGradient> {};

} // namespace ttc::ir

#endif
