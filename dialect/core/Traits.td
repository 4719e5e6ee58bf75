//===- Traits.td - How far an operation's gradient can be trusted ---------===//
//
// Marks of differentiable operations, for reports about a model's
// trainability. An operation without one is smooth wherever it is defined.
// And a check that all operations share.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_TRAITS_TD
#define TTC_TRAITS_TD

include "mlir/IR/OpBase.td"

class TTC_Trait<string name> : NativeOpTrait<name> { let cppNamespace = "::ttc::ir"; }

/// Has places (kinks, ties, jumps) without a derivative, where the gradient is one of the one-sided ones or between
/// them.
def HasKinks : TTC_Trait<"HasKinks">;

/// Its derivative is zero wherever it exists, so that nothing before it learns.
def PiecewiseConstant : TTC_Trait<"PiecewiseConstant">;

/// Keeps the gradient away from its operands on purpose.
def StopsGradient : TTC_Trait<"StopsGradient">;

/// Its results are tensors that can be, see `verifySize`.
def SizedResults : TTC_Trait<"SizedResults">;

/// Stands for a derivative until autodiff replaces it by operations that compute it.
def StandsForGradient : TTC_Trait<"StandsForGradient">;

#endif
